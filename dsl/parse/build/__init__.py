"""Build the immutable syntax from the parser's tree, kind by kind."""
