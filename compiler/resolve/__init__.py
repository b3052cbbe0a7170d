"""Find what every name of a program stands for."""
