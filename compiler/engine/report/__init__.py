"""The report: what was found, why, and what would change it, as data and as text."""
