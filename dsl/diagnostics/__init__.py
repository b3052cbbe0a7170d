"""What is told to people: diagnostics as data, the table of rules, and the output formats."""

from engross.dsl.diagnostics.diagnostic import Diagnostic, Fix, Label, sort_key
from engross.dsl.diagnostics.rules import Rule, Severity, all_rules, rule

__all__ = ["Diagnostic", "Fix", "Label", "Rule", "Severity", "all_rules", "rule", "sort_key"]
