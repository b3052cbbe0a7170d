"""What every node of the syntax is: an immutable tuple whose parts have names.

A class of nodes is declared as one of `typing.NamedTuple` is, and does the same. Python compiles
source text for each of those, which for as many classes as there are here takes longer than to
read an agreement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any, Self, dataclass_transform

_new = tuple.__new__


@dataclass_transform(frozen_default=True)
class NodeType(type):
    """The type of the classes of nodes: what a class annotates are the parts of its nodes."""

    _fields: tuple[str, ...]

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> NodeType:
        """Make a class of nodes; a value given to a part in the class is its default."""
        fields = tuple(body.get("__annotations__", ()))
        defaults = {field: body[field] for field in fields if field in body}
        parts = {field: property(itemgetter(place)) for place, field in enumerate(fields)}
        own = {"__slots__": (), "__new__": _maker(name, fields, defaults), "_fields": fields}
        return super().__new__(mcs, name, bases, {**body, **parts, **own})


def _maker(
    name: str, fields: tuple[str, ...], defaults: dict[str, Any]
) -> Callable[..., tuple[Any, ...]]:
    """Return what makes a node of a class from its parts."""
    size = len(fields)

    def make(cls: type[tuple[Any, ...]], *parts: Any, **named: Any) -> tuple[Any, ...]:
        if named or len(parts) != size:
            given = dict(zip(fields, parts, strict=False))
            whole = {**defaults, **given, **named}
            if len(parts) > size or given.keys() & named.keys() or whole.keys() != set(fields):
                raise TypeError(f"a {name} is made of {', '.join(fields)}, each of them once")
            parts = tuple(whole[field] for field in fields)
        return _new(cls, parts)

    return make


class Node(tuple[Any, ...], metaclass=NodeType):
    """A node: made of its parts in order or by name, equal to one whose parts are equal."""

    def __repr__(self) -> str:
        named = zip(type(self)._fields, self, strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={part!r}' for name, part in named)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    @classmethod
    def _make(cls, parts: Iterable[Any]) -> Self:
        """Return a node of these parts. Raises TypeError where they are too few or too many."""
        return cls(*parts)

    def _replace(self, **changes: Any) -> Self:
        """Return this node with other parts. Raises TypeError for one that it has not."""
        return type(self)(**{**dict(zip(type(self)._fields, self, strict=True)), **changes})
