"""The syntax of a program: immutable nodes, one class for each kind of clause, with exact spans."""
