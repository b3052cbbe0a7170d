"""RR4xx: amounts, counts and what is compared with what."""

from __future__ import annotations

from engross.dsl.diagnostics.rules.rule import Rule

RULES = (
    Rule(
        code="RR401",
        name="wrong-type",
        summary="What a thing states is of another type than is needed there.",
        why="A count of days cannot be read off a text, nor a date off an amount.",
        bad="states price as text\n… if price of Notice is at least 10",
        good="states price as number\n… if price of Notice is at least 10",
    ),
    Rule(
        code="RR402",
        name="more-than-the-whole",
        summary="A share is more than 100%.",
        why="No part of a whole is more than the whole; such a condition is never met.",
        bad="requires Shares of Holder exceed 150% of Shares of Holders",
        good="requires Shares of Holder exceed 50% of Shares of Holders",
    ),
    Rule(
        code="RR403",
        name="different-units",
        summary="Two quantities of different kinds are compared.",
        why="Shares and days, or two kinds of shares, have no common measure.",
        bad="requires Issued Shares of Holder exceed 50% of Voting Shares of Holders",
        good="requires Voting Shares of Holder exceed 50% of Voting Shares of Holders",
    ),
)
