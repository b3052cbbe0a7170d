"""What is done about a fault: it is told in the words of its author, and the other lines stand."""
