"""The status command: its arguments, its errors, its exit code."""
