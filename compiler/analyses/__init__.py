"""Static checks that stop nonsense, one file for each."""
