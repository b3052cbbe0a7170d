"""Days, conditions, quantities and persons of the graph in English phrases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from engross.compiler.artefacts.termsheet.figures import figure, where
from engross.compiler.artefacts.termsheet.stated import Stated

Json = dict[str, Any]

PLACE = "span"
PLAIN = ("bare", "number", "ratio")
SHORT = 60
MARKS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
EXTREMES = {"earlier": "earliest", "later": "latest"}
STATED = ("attribute", "parameter")  # what no line says in figures
ORDERS = {"by": "no later than", "before": "before", "after": "after", "on": "on"}


class English:
    """Says the expressions of one graph in English."""

    def __init__(self, graph: Json) -> None:
        named = [*graph["classes"], *graph["roles"]]
        self._singular = {node["name"]: node["singular"] for node in named}
        self._stated = Stated(graph["things"])
        self._counted = {node["id"]: node["matter"] for node in graph["counters"]}
        self._units: dict[tuple[str, str], str] = {
            (thing["name"], stated["name"]): stated["unit"]
            for thing in graph["things"]
            for stated in thing["attributes"]
            if "unit" in stated
        }
        self._units |= {("", q["name"]): unit_shown(q["unit"]) for q in graph["quantities"]}
        self._units |= {("", p["name"]): p["unit"] for p in graph["parameters"] if "unit" in p}
        self.unworded: list[str] = []
        self._conditions: dict[str, Callable[[list[Any]], str]] = {
            "all": lambda c: _joined([self._part(part, ("any",)) for part in c[1]], "and"),
            "any": self._any,
            "compare": self._compare,
            "is": self._is,
            "days": self._ordered,
            "covers": self._covers,
            "everyone": self._everyone,
            "generally": lambda c: self.condition(c[1]),
            "equals": lambda c: f"{self.attribute(c[1])} is {self.attribute(c[2])}",
            "found so": lambda c: f"a person found “{c[1]}”",
            "happened": lambda c: self.event(c[1]),
            "during": lambda c: f"{self._moment(c[1])} during {c[2]}",
            "used up": self._used_up,
            "states": lambda c: f"{c[1]['thing']} states {c[1]['attribute']}",
            "names": self._names,
            "not": lambda c: f"it is not so that {self.condition(c[1])}",
            "never": lambda _: "the text’s condition is met, which it never is",
            "same": lambda c: f"{self.attribute(c[1])} is {self.attribute(c[2])}",
            "asks": lambda c: f"a person answers yes to “{c[-1]}”",
        }

    def event(self, mention: Json) -> str:
        """Return a mention of an event: `last Delivery Notice is received`."""
        whose = [line["test"][1] for line in mention["where"] if line["test"][0] == "names"]
        if mention.get("norm"):
            return f"{mention['words']} (as to its {mention['thing']})"
        return str(mention["words"]) + "".join(
            f" ({attribute['attribute']}: that one)" for attribute in whose
        )

    def sentence(self, words: str) -> str:
        """Return the author's sentence with what it mentions of a thing as a sentence says it."""
        return self._stated.sentence(words)

    def attribute(self, node: Json) -> str:
        """Return what a thing states: `price of that Offer`; its `ref` is the thing itself."""
        if node["attribute"] == "ref":
            return f"that {node['thing']}"
        return self._stated.said(node["thing"], node["attribute"], _which(node))

    def one_of(self, name: str) -> str:
        """Return the singular of a class or role."""
        return str(self._singular.get(name, name))

    def persons(self, node: list[Any], *, each: bool = False) -> str:
        """Return persons; with `each`, one by one: `each Holder`."""
        kind = node[0]
        if kind == "union":
            return " and ".join(self.persons(part, each=each) for part in node[1:])
        if kind == "except":
            return f"{self.persons(node[1], each=each)} other than {self.persons(node[2])}"
        if kind == "senders":
            return f"{'each sender' if each else 'the senders'} of {node[1]}"
        if kind == "member":
            return "that one"
        if kind == "named":
            return self.attribute(node[1])
        if each and kind in ("class", "role"):
            return f"each {self.one_of(node[1])}"
        return str(node[1])

    def day(self, node: list[Any]) -> str:
        """Return a day: `30 days after Delivery Notice is received`."""
        kind = node[0]
        if kind == "moment":
            return self._moment(node)
        if kind == "attribute":
            return self.attribute(node[1])
        if kind == "parameter":
            return blank(node)
        if kind == "today":
            return "the day in question"
        if kind in ("earlier", "later"):
            return self._extreme(node)
        if kind == "reaches":
            first, second = self.quantity(node[1]), self.quantity(node[2])
            return f"the day on which {first} reaches {second}"
        if kind in ("earliest", "latest"):
            picked = where(self, node[1]["where"])
            of = node[1]["of"]
            said = self._stated.said(of["thing"], of["attribute"], "any ", f"{kind} ")
            return f"{said}{picked}"
        if kind in ("after", "before"):
            return f"{self.length(node)} {kind} {self.day(node[3])}"
        return self._unworded(node)

    def length(self, node: list[Any]) -> str:
        """Return how long an offset is: `30 days`, `days of Extension`."""
        amount, unit = node[1], node[2]
        if amount[0] != "number":
            return self.quantity(amount)
        return f"{amount[1]} {unit[:-1] if amount[1] == '1' else unit}"

    def stretch(self, length: list[Any] | None) -> str:
        """Return the stretch of time in which something is counted: `any 12 months`."""
        return f"any {self.length(['', *length])}" if length else ""

    def _extreme(self, node: list[Any]) -> str:
        first, second = node[1][0], node[1][-1]
        capped = (
            len(node[1]) == 2
            and first[0] == second[0] == {"earlier": "after", "later": "before"}[node[0]]
            and first[3] == second[3]
            and first[1][0] in STATED
        )
        if capped:
            return f"{self.day(first)}, at most {self.length(second)}"
        which = node[0] if len(node[1]) < 3 else EXTREMES[node[0]]
        return f"the {which} of {_listed([self.day(part) for part in node[1]])}"

    def quantity(self, node: list[Any]) -> str:
        """Return a quantity: `50% of Shares of Holders`."""
        kind = node[0]
        if kind == "number":
            return _grouped(node[1])
        if kind == "percent":
            if node[2][0] == "number":  # a percentage that stands alone: so many hundredths
                return f"{node[2][1]}%"
            return f"{node[1]}% of {self.quantity(node[2])}"
        if kind == "balance":
            return f"{node[1]} of {self.persons(node[2])}"
        if kind == "attribute":
            return self.attribute(node[1])
        if kind == "parameter":
            return blank(node)
        return figure(self, node) or self._unworded(node)

    def condition(self, node: list[Any]) -> str:
        """Return a condition: `price of that Offer is at least 1,000`."""
        make = self._conditions.get(node[0])
        return make(node) if make else self._unworded(node)

    def _is(self, node: list[Any]) -> str:
        of, value = node[1], node[2]
        if isinstance(value, bool):
            return self._stated.answer(of["thing"], of["attribute"], _which(of), yes=value)
        return f"{self.attribute(of)} is {value}"

    def _names(self, node: list[Any]) -> str:
        among = "one of " if node[2][0] in ("class", "role") else ""
        return f"{self.attribute(node[1])} is {among}{self.persons(node[2])}"

    def _any(self, node: list[Any]) -> str:
        said = [part[1:] for part in node[1] if part[0] == "is" and isinstance(part[2], str)]
        if len(said) == len(node[1]) and all(part[0] == said[0][0] for part in said):
            values = _joined([value for _, value in said], "or")
            return f"{self.attribute(said[0][0])} is {values}"
        return _joined([self._part(part, ("all", "any")) for part in node[1]], "or")

    def _part(self, node: list[Any], bracketed: tuple[str, ...]) -> str:
        said = self.condition(node)
        return f"({said})" if node[0] in bracketed else said

    def _compare(self, node: list[Any]) -> str:
        verb = "are" if node[2][0] == "balance" else "is"
        unit = self._unit(node[2]) if node[3][0] == "number" else ""
        said = f"{self.quantity(node[2])} {verb} {node[1]} {self.quantity(node[3])}"
        return f"{said} {unit}" if unit else said

    def _unit(self, node: list[Any]) -> str:
        """Return the unit in which a thing states a figure, or that of a declared quantity."""
        if node[0] == "attribute":
            return self._units.get((node[1]["thing"], node[1]["attribute"]), "")
        if node[0] == "total":
            return self._units.get((node[2]["of"]["thing"], node[2]["of"]["attribute"]), "")
        if node[0] in ("quantity", "parameter"):
            return self._units.get(("", node[1]), "")
        return ""

    def _ordered(self, node: list[Any]) -> str:
        _, order, first, second = node
        said = self.day(second)
        if second[0] == "moment":
            said = f"the day when {said}"
        joined = " is " if first[0] in STATED else " "
        return f"{self.day(first)}{joined}{ORDERS[order]} {said}"

    def _covers(self, node: list[Any]) -> str:
        parts = [self.attribute(part) for part in node[2]]
        asked = node[3] if len(node) > 3 else {"within": None, "own": False, "added": None}
        said = (
            f"for each person, {self.attribute(node[1])} come to at least {_joined(parts, 'and')}"
        )
        if asked["within"]:
            whose = "for its sender alone and " if asked["own"] else ""
            said += f", counted {whose}no further than the {asked['within']} of that person"
        if asked["added"]:
            said += f", those of one sender added up if a person answers yes to “{asked['added']}”"
        return said

    def _everyone(self, node: list[Any]) -> str:
        of = node[1][1]
        verb = "include" if self._stated.are_many(of["thing"], of["attribute"]) else "includes"
        return f"{self.attribute(of)} {verb} {self.persons(node[2], each=True)}"

    def _used_up(self, node: list[Any]) -> str:
        _, counter, elsewhere, day = node
        by = f" by another {self._counted.get(counter) or 'matter'}" if elsewhere else ""
        when = "" if day[0] == "today" else f" when {self._moment(day)}"
        return f"{counter} is used up{by}{when}"

    def _moment(self, node: list[Any]) -> str:
        return self.event(node[1])

    def _unworded(self, node: list[Any]) -> str:
        """Return all that an expression of a kind without a phrase holds, and note the kind."""
        self.unworded.append(str(node[0]))
        return ", ".join(leaves(node))


def blank(node: list[Any]) -> str:
    """Return a blank where a line reads it, which shows that it is one and never its value."""
    return f"{node[1]} (blank)"


def unit_shown(unit: str) -> str:
    """Return a unit as it is printed behind a figure; a plain number has none."""
    return "" if unit in PLAIN else unit


def leaves(value: Any) -> Iterator[str]:
    """Yield every word and number within a part of the graph."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key != PLACE:
                yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)
    elif value is not None and value != "":
        yield str(value)


def _which(node: Json) -> str:
    return "that " if node["via"] else "every " if node.get("every") else ""


def _joined(parts: list[str], word: str) -> str:
    if len(parts) < 3:
        return f" {word} ".join(parts)
    return f"{', '.join(parts[:-1])}, {word} {parts[-1]}"


def _listed(parts: list[str]) -> str:
    """Return days side by side, counted off where one of them is long enough to get lost in."""
    if len(parts) > len(MARKS) or all(len(part) <= SHORT for part in parts):
        return _joined(parts, "and")
    return _joined([f"({mark}) {part}" for mark, part in zip(MARKS, parts, strict=False)], "and")


def _grouped(number: str) -> str:
    """Return a number with its thousands marked, as agreements print them."""
    whole, point, rest = number.partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.isdigit() else number
