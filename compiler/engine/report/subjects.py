"""What a question is about: a standard, a receipt, an attribute, a reading, a blank."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from engross.compiler.engine.findings import Evaluation
from engross.compiler.engine.log.things import Thing
from engross.compiler.engine.ways import TOO_MANY

# What a key says after a norm, or before a thing, and what the question then is about.
NORM_PARTS = (
    ("effort", "finding"),
    ("speed", "finding"),
    ("order", "finding"),
    ("window", "bound"),
)
THING_PARTS = (("receipt ", "receipt"), ("matter of ", "matter"), ("hours of ", "hours"))
WHOSE = "whose "
ABOUT_A_THING = re.compile(r"(.+#[0-9]+)(?:\.(.+)| (.+))")


FIGURES = ("amount", "proportion")  # what a finding may give besides a result


class Subject(NamedTuple):
    """What a question is about, so far as its kind has it.

    `name` is the key that a finding is logged under, or the name of the attribute, moment,
    reading, parameter or party in question. `figure` is what a finding has to give, on the thing
    that carries `ref`.
    """

    kind: str
    name: str = ""
    matter: str = ""
    thing: Thing | None = None
    figure: str = ""
    ref: str = ""


class Subjects:
    """Tells what the questions of one evaluation are about, from their keys."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._program: Any = evaluation.program
        kinds = evaluation.things.by_kind.values()
        self._things = {f"{t.kind}#{t.number}": t for things in kinds for t in things}
        self._refs = {thing.ref for thing in self._things.values() if thing.ref}
        matters = evaluation.elected.matters.values()
        self._matters = {matter.name for found in matters for matter in found}

    def of(self, key: str, text: str) -> Subject:
        """Return what a question is about; of kind `other` where it is none of these."""
        if key == TOO_MANY:
            return Subject("too many")
        return (
            self._of_norm(key)
            or self._named(key)
            or self._of_thing(key)
            or self._quoted(key, text)
            or Subject("other")
        )

    def _of_norm(self, key: str) -> Subject | None:
        for norm in self._program.norms:
            for part, kind in NORM_PARTS:
                on = f"{norm.id}.{part}"
                if key == on or key.startswith(f"{on} "):
                    where = key[len(on) + 1 :]
                    matter = self._matter_in(where)
                    return Subject(kind, on, matter, ref=self._ref_in(where[len(matter) :]))
        return None

    def _named(self, key: str) -> Subject | None:
        for prefix, kind in (
            ("reading ", "reading"),
            ("parameter ", "parameter"),
            ("address of ", "address"),
        ):
            name = key.removeprefix(prefix)
            known = {"reading": self._program.axes, "parameter": self._program.parameters}
            if name != key and name in known.get(kind, (name,)):
                return Subject(kind, name)
        return None

    def _of_thing(self, key: str) -> Subject | None:
        for prefix, kind in THING_PARTS:
            thing = self._things.get(key.removeprefix(prefix))
            if thing is not None and key.startswith(prefix):
                return Subject(kind, thing=thing)
        found = ABOUT_A_THING.fullmatch(key.removeprefix(WHOSE))
        thing = self._things.get(found[1]) if found else None
        if found is None or thing is None:
            return None
        if key.startswith(WHOSE):
            return Subject("whose", found[3], thing=thing)
        if found[2]:
            return Subject("attribute", found[2], thing=thing)
        return Subject("moment", found[3], thing=thing)

    def _quoted(self, key: str, text: str) -> Subject | None:
        """Return a question that the agreement quotes; a finding is logged on it as it stands."""
        if key == text or key.startswith(f"{text} "):
            return Subject("finding", text, self._matter_in(key[len(text) + 1 :]))
        for figure in FIGURES:
            asked = f"{figure} found {text}"
            if key == asked or key.startswith(f"{asked} "):
                rest = key[len(asked) + 1 :]
                matter = self._matter_in(rest)
                ref = self._ref_in(rest[len(matter) :])
                return Subject("figure", text, matter, None, figure, ref)
        return None

    def _ref_in(self, where: str) -> str:
        """Return the ref with which the place of a question ends."""
        words = where.split()
        ends = (" ".join(words[start:]) for start in range(len(words)))
        return next((ref for ref in ends if ref in self._refs), "")

    def _matter_in(self, where: str) -> str:
        """Return the matter with which the place of a question begins."""
        words = where.split(" ")
        begun = (" ".join(words[:end]) for end in range(len(words), 0, -1))
        return next((name for name in begun if name in self._matters), "")
