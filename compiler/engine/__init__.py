"""The status engine: graph and log in, report out; standard library only."""
