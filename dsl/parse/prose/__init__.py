"""Turns of phrase of contracts, each with what the language writes in its place."""
