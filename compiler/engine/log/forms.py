"""What a record of an event may say, made ready once for all the records that are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from engross.compiler.engine.log.values import READERS

TYPES_OF_PERSONS = ("party", "parties", "amounts")


class AttributeForm:
    """An attribute of an event: how its value is read, and whom that names."""

    __slots__ = ("declared", "introduces", "name", "names", "read")

    def __init__(self, node: dict[str, Any]) -> None:
        self.name: str = node["name"]
        self.declared = node
        self.read: Callable[[Any, dict[str, Any], bool], Any] = READERS[node["type"]]
        self.names = node["type"] in TYPES_OF_PERSONS
        self.introduces = bool(node.get("introduces"))  # whom it names need not be known before


class EventForm:
    """An event that a log may tell of: the moment of a thing that it is, and what it may say."""

    __slots__ = ("attributes", "moment", "name", "required", "thing")

    def __init__(
        self, name: str, thing: str, moment: str, attributes: Sequence[dict[str, Any]]
    ) -> None:
        self.name = name
        self.thing = thing
        self.moment = moment
        self.attributes = {node["name"]: AttributeForm(node) for node in attributes}
        self.required = [node["name"] for node in attributes if node.get("required")]


def event_forms(things: Iterable[dict[str, Any]]) -> Iterator[EventForm]:
    """Yield the form of each event of the things that an agreement declares."""
    for thing in things:
        for moment in thing["moments"]:
            name = f"{thing['name']} {moment['name']}"
            yield EventForm(name, thing["name"], moment["name"], thing["attributes"])
