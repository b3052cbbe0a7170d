"""Norms: duties, powers, immunities, and what makes their verdicts."""
