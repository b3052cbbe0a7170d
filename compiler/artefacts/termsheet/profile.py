"""The readings of an agreement as it elects them, and what stands under them."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
Under = list[list[Any]]

ALWAYS, DEFAULT, OPEN, OTHERWISE = "always", "default", "open", "otherwise"


class Profile:
    """Which option of each reading the agreement elects, if any."""

    def __init__(self, readings: list[Json]) -> None:
        self._elected = {reading["name"]: reading["elected"] for reading in readings}
        self._options = {
            reading["name"]: [option["name"] for option in reading["options"]]
            for reading in readings
        }

    def under(self, under: Under) -> list[Json]:
        """Return the readings that a line stands under, with what each does to it."""
        return [
            {"reading": axis, "options": options, "stands": self._axis(axis, options)}
            for axis, options in under
        ]

    def stands(self, under: Under) -> str:
        """Tell whether a line stands `always`, by `default`, is `open`, or stands `otherwise`."""
        found = {self._axis(axis, options) for axis, options in under}
        return next((kind for kind in (OTHERWISE, OPEN, DEFAULT) if kind in found), ALWAYS)

    def otherwise(self, lines: list[Under]) -> Under:
        """Return the options under which none of the lines stands, reading by reading."""
        taken: dict[str, list[str]] = {}
        for axis, options in (choice for under in lines for choice in under):
            taken.setdefault(axis, []).extend(options)
        return [
            [axis, [option for option in self._options[axis] if option not in options]]
            for axis, options in taken.items()
        ]

    def _axis(self, axis: str, options: list[str]) -> str:
        elected = self._elected.get(axis)
        if elected is None:
            return OPEN
        return DEFAULT if elected in options else OTHERWISE
