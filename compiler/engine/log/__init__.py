"""Read the bytes of a log into raw records, strictly, with exact places."""
