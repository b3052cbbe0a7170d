"""What a line may hold: beyond it, what is made of the line would be too deep to go through."""

from __future__ import annotations

NEWLINE = "_NL"
LINE_ENDS = frozenset((NEWLINE, "LBRACE", "RBRACE"))

# The words with which a chain goes on: “1 day after 2 days before …”.
STEPS = frozenset(("AFTER", "BEFORE", "OF", "AND"))
MAX_STEPS = 100
LISTS = frozenset(("DATE", "GIVEN"))  # lines of scenarios, whose lists may be long

NUMBERS = frozenset(("INT", "NUMBER", "PERCENT"))
MAX_DIGITS = 15
