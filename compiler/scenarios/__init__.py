"""The scenarios of a program: read as a log is read, run as a log is run."""
