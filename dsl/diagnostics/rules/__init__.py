"""The one table of rules: `engross explain`, the documentation and SARIF read it."""

from __future__ import annotations

from collections.abc import Mapping

from engross.dsl.diagnostics.rules import (
    amounts,
    log,
    names,
    reachability,
    record,
    syntax,
    text,
    time,
    wording,
)
from engross.dsl.diagnostics.rules.rule import Rule, Severity

__all__ = ["FAMILIES", "Rule", "Severity", "all_rules", "rule"]

# One family of codes, one file.
FAMILIES: Mapping[str, tuple[Rule, ...]] = {
    "What may stand in a source as text": text.RULES,
    "How a line and a block are written": syntax.RULES,
    "What contracts word otherwise": wording.RULES,
    "What names stand for": names.RULES,
    "The agreement as a whole, its events, and time": time.RULES,
    "Amounts, and what is compared with what": amounts.RULES,
    "Readings and lines that leave a gap or reach nothing": reachability.RULES,
    "The log of what happened": log.RULES,
    "What people decided about the text": record.RULES,
}

_TABLE = {rule.code: rule for family in FAMILIES.values() for rule in family}


def rule(code: str) -> Rule:
    """Return the rule with this code; KeyError if there is none."""
    return _TABLE[code]


def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the codes."""
    return tuple(sorted(_TABLE.values(), key=lambda rule: rule.code))
