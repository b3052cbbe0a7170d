"""Sign-offs: which sections somebody read against their text, and which were changed since."""

from __future__ import annotations

from collections.abc import Mapping

from engross.compiler.graph.context import Json
from engross.compiler.record.digests import digest_of_section
from engross.compiler.record.entries import Record, SignOff, TextDigests

SIGNED, VOID, UNSIGNED = "signed", "void", "unsigned"


def sign_off(graph: Json, section: str, text: tuple[str, ...], by: str, on: str) -> SignOff:
    """Return the sign-off of a section, resting on the graph and the text as they are."""
    return SignOff(section, by, on, digest_of_section(graph, section), text)


def signed_told(graph: Json, record: Record, text: TextDigests | None = None) -> list[Json]:
    """Return for each section of the program whether it is signed, void, or unsigned.

    Only the last sign-off of a section counts. It is held against `text`, where that is given, and
    against the text on record otherwise; where there is neither, against the program alone.
    """
    last = {entry.section: entry for entry in record.signoffs}
    told = []
    for section in graph["sections"]:
        cite = section["cite"]
        entry = last.get(cite)
        if entry is None:
            told.append({"section": cite, "state": UNSIGNED, "by": "", "on": "", "why": ""})
            continue
        why = _void(graph, record, entry, text)
        state = VOID if why else SIGNED
        told.append({"section": cite, "state": state, "by": entry.by, "on": entry.on, "why": why})
    return told


def _void(graph: Json, record: Record, entry: SignOff, text: TextDigests | None) -> str:
    """Return what has changed since a sign-off, empty where nothing has."""
    changed = []
    if digest_of_section(graph, entry.section) != entry.program:
        changed.append("the program has changed")
    if text is not None:
        if _differs(text, entry):
            changed.append("the text has changed")
    elif record.text is not None and _differs(record.text.sections, entry):
        later = [read for read in record.texts if _differs(read.sections, entry)]
        first = next((read for read in later if read.line > entry.line), later[-1])
        changed.append(f"the text has changed, as put on record on {first.on} by {first.by}")
    return " and ".join(changed)


def _differs(text: Mapping[str, tuple[str, ...]], entry: SignOff) -> bool:
    return text.get(entry.section, ()) != entry.text
