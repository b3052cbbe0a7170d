"""From bytes to plain text: where things stand, and what may stand in a source at all."""
