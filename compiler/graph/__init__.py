"""The obligation graph: built from the syntax, plain data, the one source of all that follows."""
