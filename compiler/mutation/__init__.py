"""Mutation: change an agreement one place at a time, and see whether its scenarios notice."""
