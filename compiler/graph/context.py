"""What the building of the graph carries along: symbols, diagnostics, the norm it stands in."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from engross.compiler.resolve.missing import MAX_GUESSED, Missing
from engross.compiler.resolve.symbols import Symbol, Symbols
from engross.dsl.diagnostics.diagnostic import Fix
from engross.dsl.diagnostics.sink import Sink, closest, did_you_mean
from engross.dsl.syntax.declarations import Notice, Reading, States, Thing
from engross.dsl.syntax.words import Name, Term, Under
from engross.dsl.text.span import Span

Json = dict[str, Any]

# Words that a capital can make a part of a term.
PLAIN_WORDS = (
    *("and", "any", "by", "each", "every", "first", "for", "from", "if"),
    *("is", "last", "of", "or", "that", "the", "to", "when", "with"),
)
PERSONS = {"party", "authority", "class", "role"}
MAX_LISTED = 8
LIKE = 0.6  # as “delivery” is like “delivered”
# What contracts call a moment, and the moment.
NOUNS = {
    "receipt": "received",
    "sending": "sent",
    "mailing": "sent",
    "giving": "given",
    "delivery": "given",
    "return": "returned",
}
KIND_WORDS = {
    "party": "a party",
    "authority": "an authority",
    "class": "a class of persons",
    "role": "a role",
    "parameter": "a parameter",
    "matter": "a matter",
    "balance": "a balance",
    "notice": "a notice",
    "document": "a document",
    "event": "an event",
}


class Context(NamedTuple):
    """Where an expression stands: in which section, in a norm about which thing, for whom.

    `trigger` is the thing that triggers the norm, empty where none does.
    """

    symbols: Symbols
    sink: Sink
    section: str = ""
    act: str = ""
    fork: str = ""
    side: str = ""
    trigger: str = ""

    def at(self, section: str, act: str = "", fork: str = "", side: str = "") -> "Context":
        """Return this context for a norm of a section, about the members on one side of it."""
        return Context(self.symbols, self.sink, section, act, fork, side)

    def term(self, term: Term, *kinds: str) -> Symbol | None:
        """Return what a term stands for; report one that is unknown or of another kind."""
        symbol = self.symbols.terms.get(term.text)
        if symbol is None:
            self._unknown(term, kinds)
            return None
        self.symbols.used.add(("term", symbol.name))
        if kinds and symbol.kind not in kinds:
            *others, last = (KIND_WORDS[kind] for kind in kinds)
            wanted = f"{', '.join(others)} or {last}" if others else last
            self.sink.report(
                "RR204",
                term.span,
                f"“{term.text}” is {KIND_WORDS[symbol.kind]}; {wanted} is expected here",
                f"Write {wanted} instead{self._judged(symbol, kinds)}.",
            )
            return None
        return symbol

    def _judged(self, symbol: Symbol, kinds: tuple[str, ...]) -> str:
        """Return what to write where something is said of a person as if it happened to a thing."""
        if symbol.kind not in PERSONS or "event" not in kinds:
            return ""
        return "; in a condition, what only people can judge is a question in quotes"

    def _unknown(self, term: Term, kinds: tuple[str, ...]) -> None:
        parts = self._split(term.text)
        if parts:
            first, second = parts
            message = f"two terms stand side by side: “{first}” and “{second}”"
            advice = f"Put a word between them, such as “{second} to {first}”."
            known = self.symbols.places()
            self.missing("RR202", ("term", ""), term, known, message, advice)
            return
        if not self._spelt_otherwise(term) and self.capital(term):
            return
        known = self.symbols.places(*kinds)
        advice = "Declare it, or write the term that is meant."
        if kinds and len(known) <= MAX_LISTED and set(kinds) <= PERSONS:
            advice = f"Declare it, or write one of those declared: {', '.join(known)}."
        self.missing("RR201", ("term", ""), term, known, f"“{term.text}” is not defined", advice)

    def _spelt_otherwise(self, term: Term) -> bool:
        """Tell whether a declared term has the same words in other capitals."""
        return any(known.lower() == term.text.lower() for known in self.symbols.terms)

    def capital(self, term: Term) -> bool:
        """Report a word of the language that a capital has made a part of a term."""
        at = term.span.column
        for word in term.text.split(" "):
            if word[0].isupper() and word.lower() in PLAIN_WORDS and word not in self.symbols.terms:
                span = Span(term.span.line, at, term.span.line, at + len(word))
                if word.lower() == "the":
                    rest = Span(term.span.line, at, term.span.line, at + len(word) + 1)
                    self.sink.report(
                        "RR126",
                        span,
                        f"“{word}” is not written before a term",
                        "Leave it out.",
                        fix=Fix(rest, "", safe=True),
                    )
                    return True
                self.sink.report(
                    "RR126",
                    span,
                    f"“{word}” stands with a capital, as only terms do",
                    f"Write “{word.lower()}”.",
                    fix=Fix(span, word.lower(), safe=True),
                )
                return True
            at += len(word) + 1
        return False

    def missing(
        self,
        code: str,
        space: tuple[str, str],
        name: Name | Term,
        known: Mapping[str, Span],
        message: str,
        advice: str,
        owner: Span | None = None,
        *,
        by_nature: bool = False,
    ) -> None:
        """Keep the use of a name that nothing declares, to be reported with its other uses."""
        use = Missing(code, space, name.text, name.span, known, message, advice, owner, by_nature)
        self.symbols.missing.append(use)

    def did_you_mean(self, name: str, known: Iterable[str], otherwise: str) -> str:
        """Return the question with the nearest known name, or other advice.

        A guess takes time: after more of them than anybody reads, the advice is all there is.
        """
        self.symbols.guesses += 1
        guesses = self.symbols.guesses <= MAX_GUESSED
        return did_you_mean(name, known, otherwise) if guesses else otherwise

    def _split(self, text: str) -> tuple[str, str] | None:
        words = text.split(" ")
        for at in range(1, len(words)):
            first, second = " ".join(words[:at]), " ".join(words[at:])
            if first in self.symbols.terms and second in self.symbols.terms:
                return first, second
        return None

    def attribute(self, symbol: Symbol, name: Name) -> States | None:
        """Return the attribute of a thing by name; report one that it does not state."""
        node = symbol.node
        states = node.states if isinstance(node, Notice | Thing) else ()
        for line in states:
            if line.name.text == name.text:
                self.symbols.used.add(("attribute", f"{symbol.name}.{name.text}"))
                return line
        known = {line.name.text: line.name.span for line in states}
        moments = self.symbols.moments.get(symbol.name, {})
        moment = NOUNS.get(name.text, "")
        moment = moment if moment in moments else closest(name.text, moments, LIKE)
        event = f"Write “{symbol.name} is {moment}”. " if moment else ""
        self.missing(
            "RR205",
            ("attribute", f"{symbol.name}."),
            name,
            known,
            f"{symbol.name} does not state “{name.text}”",
            f"{event}It states: {', '.join(known) or 'nothing'}.",
            node.span if isinstance(node, Notice | Thing) else None,
        )
        return None

    def reference_to(self, target: str, span: Span) -> Json | None:
        """Return the attribute by which the norm's own thing refers to `that` thing."""
        symbol = self.symbols.terms.get(self.act)
        node = symbol.node if symbol else None
        for line in node.states if isinstance(node, Notice | Thing) else ():
            if (
                line.type.refers_to
                and line.type.refers_to.text == target
                and line.type.kind == "reference"
            ):
                self.symbols.used.add(("attribute", f"{self.act}.{line.name.text}"))
                return {"thing": self.act, "attribute": line.name.text, "via": None}
        if (self.act and symbol is None) or target not in self.symbols.terms:
            return None  # one of the two is not declared, which is reported
        if self.names_unknown(node):
            return None
        self.sink.report(
            "RR206",
            span,
            f"“that {target}” refers to nothing: {self.act or 'the clause'} names no {target}",
            f"Let {self.act or 'the event'} state it, as in “states it as {target}”.",
            lacking=node.span if isinstance(node, Notice | Thing) else None,
        )
        return None

    def names_unknown(self, node: object) -> bool:
        """Tell whether a thing refers to something that is not declared, which is reported."""
        states = node.states if isinstance(node, Notice | Thing) else ()
        targets = (line.type.refers_to for line in states)
        return any(term and term.text not in self.symbols.terms for term in targets)

    def under(self, under: Under | None, *, uses: bool = True) -> list[Any]:
        """Return a reading qualifier; report readings and options that are not declared.

        Where it is no use of them, they may still be reported as unused.
        """
        found = []
        for choice in under.choices if under else ():
            axis = self.symbols.readings.get(choice.axis.text)
            if axis is None:
                self.missing(
                    "RR207",
                    ("reading", ""),
                    choice.axis,
                    self.symbols.places_in(self.symbols.readings),
                    f"no reading is called “{choice.axis.text}”",
                    "Declare it in a reading block.",
                )
                continue
            if uses:
                self.symbols.used.add(("reading", axis.name))
            node = axis.node
            assert isinstance(node, Reading)
            known = self.symbols.options(node)
            for option in choice.options:
                if option.text in known:
                    if uses:
                        self.symbols.used.add(("option", f"{axis.name}.{option.text}"))
                    continue
                self.missing(
                    "RR208",
                    ("option", f"{axis.name}."),
                    option,
                    known,
                    f"reading “{axis.name}” has no option “{option.text}”",
                    f"Its options are: {', '.join(known)}.",
                    node.span,
                )
            found.append([axis.name, [option.text for option in choice.options]])
        return found


def place(span: Span) -> list[int]:
    """Return a span as the graph holds it."""
    return [span.line, span.column, span.end_line, span.end_column]
