"""What is made from a graph for use elsewhere: the standalone checker."""
