"""The English participle of a verb, for an example that is to be read by people."""

from __future__ import annotations

_IRREGULAR = {
    "be": "been", "become": "become", "bring": "brought", "buy": "bought", "choose": "chosen",
    "draw": "drawn", "forgive": "forgiven", "give": "given", "hold": "held", "keep": "kept",
    "lend": "lent", "let": "let", "lose": "lost", "make": "made", "meet": "met", "pay": "paid",
    "put": "put", "repay": "repaid", "sell": "sold", "send": "sent", "set": "set", "take": "taken",
    "tell": "told", "undertake": "undertaken", "withdraw": "withdrawn", "withhold": "withheld",
    "write": "written",
}  # fmt: skip
_DOUBLED = ("mit", "fer", "cel", "cur", "bar", "ship", "plan", "stop", "drop", "cap", "pel")


def participle(verb: str) -> str:
    """Return what has happened once somebody has done it, as in sent, notified, submitted."""
    word, _, rest = verb.partition(" ")
    return " ".join(filter(None, (_of_word(word), rest)))


def _of_word(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    if verb.endswith(_DOUBLED) and verb not in ("offer", "differ", "suffer"):
        return f"{verb}{verb[-1]}ed"
    return f"{verb}ed"
