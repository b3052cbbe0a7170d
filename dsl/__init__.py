"""From text to checked syntax: parser, diagnostics, formatter."""
