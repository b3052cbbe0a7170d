"""The syntax of a program: immutable nodes, one class for each kind of clause, with exact spans.

Nodes are named tuples, which Python is quick to set up at each start and to make for each line.
"""
