"""What is meant, in another form: a name with a capital, a term without, either in quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from engross.dsl.diagnostics.diagnostic import Fix
from engross.dsl.diagnostics.sink import Sink, closest
from engross.dsl.parse.recovery.messages import clip, span_of
from engross.dsl.parse.terms import declared_moments
from engross.dsl.text.span import Span

if TYPE_CHECKING:
    from engross.dsl.parse.recovery.faults import Fault

MAX_WORDS = 6
LIKE = 0.5  # as “ends” is like “ended”
_WORD = re.compile(r"[A-Za-z][\w'&-]*")
# Words that join or begin others, and no name begins with.
SMALL = frozenset((
    "a", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "before",
    "being", "both", "but", "by", "each", "either", "every", "for", "from", "has", "if", "in",
    "is", "its", "of", "on", "or", "such", "than", "that", "the", "then", "to", "unless", "until",
    "upon", "was", "when", "where", "which", "with",
))  # fmt: skip


class Form(NamedTuple):
    """Other words for a place of the text, and what is told of those that stand there."""

    start: int
    end: int
    instead: str
    code: str
    message: str
    help: str


def explain_form(sink: Sink, fault: Fault) -> bool:
    """Report words in a form that the place does not take, if the line is read with another."""
    for form in (_small(fault), _capital(fault), _unquoted(fault), _inner_quotes(fault)):
        if form is not None:
            _report(sink, fault, form)
            return True
    return False


def explain_superfluous(sink: Sink, fault: Fault) -> bool:
    """Report a small word that the line is read without."""
    for word in (fault.previous, fault.token):
        if word is None or word.text not in SMALL:
            continue
        end = fault.token.start_pos if word is fault.previous else word.end_pos
        end += len(fault.trial.text[end:]) - len(fault.trial.text[end:].lstrip(" "))
        if fault.trial.reads(word.start_pos, end, "", further=1):
            _report(
                sink,
                fault,
                Form(
                    word.start_pos, end, "", "RR120",
                    f"“{word}” is not expected here", "Leave it out.",
                ),
            )  # fmt: skip
            return True
    return False


def explain_moment(sink: Sink, fault: Fault) -> bool:
    """Report a verb after a thing, where it is said with “is” what has happened to it."""
    thing, written = fault.previous, fault.token.text
    if thing is None or thing.type != "TERM" or "IS" not in fault.expected:
        return False
    moments = declared_moments(fault.trial.text, thing.text)
    moment = closest(written, moments, LIKE)
    if not moment and len(moments) == 1 and fault.token.type == "NAME":
        moment = moments[0]
    if not moment:
        return False
    said = f"is {moment}"
    message = f"“{clip(written)}” is not how it is said what happens to {clip(thing.text)}"
    if moment == written:
        message = f"“is” is missing before “{written}”"
    fix = Fix(span_of(fault.token), said, safe=False) if fault.reads(fault.token, said) else None
    sink.report("RR120", span_of(fault.token), message, f"Write “{said}”.", fix=fix)
    return True


def _small(fault: Fault) -> Form | None:
    """Return the name that is meant by words with a capital."""
    token = fault.token
    if token.type != "TERM" or "NAME" not in fault.expected:
        return None
    name = "-".join(re.findall(r"[a-z0-9]+", token.text.lower()))
    if not name[:1].isalpha() or not fault.reads(token, name):
        return None
    return Form(
        token.start_pos, token.end_pos, name, "RR126",
        f"“{token}” stands with a capital, as only terms do", f"Write “{name}”.",
    )  # fmt: skip


def _capital(fault: Fault) -> Form | None:
    """Return the term that is meant by words without capitals: as many as the line is read with."""
    token, text = fault.token, fault.trial.text
    if token.type in ("TERM", "WORDS") or "TERM" not in fault.expected:
        return None
    words: list[re.Match[str]] = []
    at = token.start_pos
    while len(words) < MAX_WORDS and (word := _WORD.match(text, at)):
        words.append(word)
        at = word.end() + 1
        if text[word.end() : at] != " ":
            break
    for count in range(len(words), 0, -1):
        if words[0][0].lower() in SMALL or words[count - 1][0].lower() in SMALL:
            continue
        taken = [word[0] for word in words[:count]]
        if any(word in SMALL for word in taken):
            continue
        term = " ".join(word[:1].upper() + word[1:] for word in taken)
        start, end = token.start_pos, words[count - 1].end()
        if fault.trial.reads(start, end, term):
            return Form(
                start, end, term, "RR219",
                f"“{text[start:end]}” is not capitalised, as terms are", f"Write “{term}”.",
            )  # fmt: skip
    return None


def _unquoted(fault: Fault) -> Form | None:
    """Return the term or name that is meant by words in quotes."""
    token = fault.token
    if token.type != "WORDS":
        return None
    said = token.text.strip('"').strip()
    name = "-".join(re.findall(r"[a-z0-9]+", said.lower()))
    for kind, instead in (("TERM", said), ("NAME", name)):
        right = instead[:1].isupper() if kind == "TERM" else instead[:1].isalpha()
        if kind in fault.expected and right and fault.reads(token, instead):
            return Form(
                token.start_pos, token.end_pos, instead, "RR120",
                f"{clip(token.text)} stands in quotes, where only words for people do",
                f"Write “{clip(instead)}”.",
            )  # fmt: skip
    return None


def _inner_quotes(fault: Fault) -> Form | None:
    """Return the quoted words with plain marks inside, where they hold others."""
    token, previous, text = fault.token, fault.previous, fault.trial.text
    if previous is None or previous.type != "WORDS" or previous.end_pos != token.start_pos:
        return None
    line_end = text.find("\n", token.start_pos)
    last = text.rfind('"', token.start_pos, line_end if line_end >= 0 else len(text))
    if last < 0:
        return None
    start = previous.start_pos
    quoted = '"' + text[start + 1 : last].replace('"', "'") + '"'
    if not fault.trial.reads(start, last + 1, quoted):
        return None
    return Form(
        start, last + 1, quoted, "RR123", "words in quotes hold quotation marks of their own",
        "Write ' inside, and \" at the two ends alone.",
    )  # fmt: skip


def _report(sink: Sink, fault: Fault, form: Form) -> None:
    text, token = fault.trial.text, fault.token
    line_start = text.rfind("\n", 0, form.start) + 1
    line = (token.line or 1) - text.count("\n", form.start, token.start_pos)
    start = form.start - line_start + 1
    place = Span(line, start, line, start + form.end - form.start)
    fix = Fix(place, form.instead, safe=False)
    sink.report(form.code, place, form.message, form.help, fix=fix)
