"""What is told to people: diagnostics as data, the table of rules, and the output formats.

The rules have a face of their own, `engross.dsl.diagnostics.rules`: where nothing is told they
are not loaded.
"""

from engross.dsl.diagnostics.diagnostic import Diagnostic, Fix, Label, sort_key

__all__ = ["Diagnostic", "Fix", "Label", "sort_key"]
