"""The facts that a report cites, each with what it tells and the exhibit that proves it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from engross.compiler.engine.days import iso_day
from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.log.facts import Fact

MANY_FACTS = 20  # of more that one step rests on, the first and the last are cited


def first_and_last(lines: Iterable[int]) -> list[int]:
    """Return lines in order; of many the first and the last."""
    cited = sorted(set(lines))
    half = MANY_FACTS // 2
    return cited if len(cited) <= MANY_FACTS else [*cited[:half], *cited[-half:]]


class Exhibits:
    """Cites the facts of one log."""

    def __init__(self, evaluation: Evaluation, log_name: str) -> None:
        self.log_name = log_name
        self._kinds: dict[str, Any] = evaluation.program.things
        self._facts: dict[int, Fact] = {fact.line: fact for fact in evaluation.log.facts}

    def cite(self, lines: Iterable[int]) -> list[str]:
        """Return lines of the log as a report cites them."""
        return [f"{self.log_name}:{line}" for line in sorted(set(lines))]

    def told(self, lines: Iterable[int]) -> list[dict[str, str]]:
        """Return what the log says on some of its lines, in the order of its days."""
        known = [self._facts[line] for line in set(lines) if line in self._facts]
        return [self._told(fact) for fact in sorted(known, key=self._place)]

    def _place(self, fact: Fact) -> tuple[Any, ...]:
        """Return what sets facts in order; the order of the log's lines comes last."""
        moments = list(self._kinds.get(fact.thing, {}).get("moments", ()))
        rank = moments.index(fact.moment) if fact.moment in moments else 0
        return (fact.day, fact.thing, rank, fact.content(), fact.line)

    def lines_in(self, told: Iterable[dict[str, Any]]) -> set[int]:
        """Return the lines that parts of a report cite."""
        return {line_of(fact) for part in told for fact in part["facts"]}

    def cited_in(self, citations: Iterable[str]) -> list[dict[str, str]]:
        """Return what the log says on the lines that a report cites, each once."""
        return self.told(map(line_of, citations))

    def _told(self, fact: Fact) -> dict[str, str]:
        said = {
            "fact": self.cite((fact.line,))[0],
            "date": iso_day(fact.day),
            "event": fact.event,
            "ref": fact.ref or "",
            "to": _named_to(fact),
            "exhibit": fact.exhibit,
            "note": fact.note,
            "recorded": iso_day(fact.recorded) if fact.recorded is not None else "",
        }
        return {key: value for key, value in said.items() if value}


def line_of(citation: str) -> int:
    """Return the line of a log that a report cites."""
    return int(citation.rpartition(":")[2])


def _named_to(fact: Fact) -> str:
    to = fact.attributes.get("to")
    return to if isinstance(to, str) else ""
