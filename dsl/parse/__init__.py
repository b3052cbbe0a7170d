"""From text to syntax: the parser, its recovery from errors, and the building of the tree."""
