"""The one table of rules: `engross explain`, the documentation and SARIF read it."""

from __future__ import annotations

from engross.dsl.diagnostics.rules import amounts, log, names, reachability, syntax, text, time
from engross.dsl.diagnostics.rules.rule import Rule, Severity

__all__ = ["Rule", "Severity", "all_rules", "rule"]

# One family of codes, one file.
_FAMILIES = (
    text.RULES,
    syntax.RULES,
    names.RULES,
    time.RULES,
    amounts.RULES,
    reachability.RULES,
    log.RULES,
)

_TABLE = {rule.code: rule for family in _FAMILIES for rule in family}


def rule(code: str) -> Rule:
    """Return the rule with this code; KeyError if there is none."""
    return _TABLE[code]


def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of the codes."""
    return tuple(sorted(_TABLE.values(), key=lambda rule: rule.code))
