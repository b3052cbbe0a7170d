"""What a report keeps of its derivations: those that are told, and as text where it is JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from engross.compiler.engine.canonical import Written, written

Derivation = list[dict[str, Any]]
# How deep a derivation stands in a report: in an entry, of a list, of the report.
DEPTH = 3


class Keeping(NamedTuple):
    """Of which norms a report keeps the derivations, whether of its figures too, and as what."""

    of_norm: Callable[[str], bool]
    of_figures: bool
    as_kept: Callable[[Derivation], Derivation | Written]

    def kept(self, norm: str, because: Derivation) -> Derivation | Written:
        """Return what is kept of the derivation of a finding."""
        return self.as_kept(because) if self.of_norm(norm) else []


EVERYTHING = Keeping(lambda _: True, True, lambda because: because)
# Of many findings the text is far smaller than the data.
AS_JSON = EVERYTHING._replace(as_kept=lambda because: written(because, DEPTH))


def told_why(why: str | None) -> Keeping:
    """Return what is kept for people who ask why: of a norm, of all by an empty name, of none."""
    return EVERYTHING._replace(
        of_norm=lambda norm: why is not None and why in ("", norm), of_figures=False
    )
