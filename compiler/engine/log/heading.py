"""Read the first record of a log: which agreement it is of, and what it fills in."""

from __future__ import annotations

from typing import Any

from engross.compiler.engine.log.faults import Faults
from engross.compiler.engine.log.record import Record
from engross.compiler.engine.log.values import WrongType, read_value

HEAD = ("agreement", "graph", "parameters", "note", "elections")


class Heading:
    """What the first record of a log says."""

    def __init__(self, vocabulary: Any) -> None:
        self.vocabulary = vocabulary
        self.parameters: dict[str, Any] = {}
        self.elections: dict[str, str] = {}
        self.faults = Faults()

    def read(self, record: Record) -> None:
        """Read the record; what is wrong with it is kept in `faults`."""
        wanted = self.vocabulary.agreement
        for key, value in record.values.items():
            if key not in HEAD:
                self.faults.unknown_key(record, key, HEAD, "the first record")
            elif key == "agreement" and value != wanted:
                said = f"“{value}”" if isinstance(value, str) else "what is no name"
                message = f"this log is of another agreement: {said}"
                advice = f"Use a log of “{wanted}”, or the checker of the agreement it names."
                self.faults.add("RR617", record, key, message, advice)
        if "agreement" not in record.values:
            message = "the first record has neither an event nor the agreement"
            advice = f'Write "agreement": "{wanted}" in it.'
            self.faults.add("RR616", record, "", message, advice)
        for name, value in self._map(record, "parameters").items():
            self._parameter(record, name, value)
        for name, option in self._map(record, "elections").items():
            self._election(record, name, option)

    def _map(self, record: Record, key: str) -> dict[str, Any]:
        given = record.values.get(key, {})
        if isinstance(given, dict):
            return given
        message = f"the {key} are not a map of names"
        self.faults.add("RR614", record, key, message, "Write them as names with values.")
        return {}

    def _parameter(self, record: Record, name: str, value: Any) -> None:
        declared = self.vocabulary.parameters.get(name)
        if declared is None:
            known = ", ".join(self.vocabulary.parameters) or "none"
            message = f"no parameter “{name}” in the agreement"
            advice = f"Its parameters are: {known}."
            self.faults.add("RR611", record, "parameters", message, advice, name, named=True)
        elif value is not None:
            try:
                self.parameters[name] = read_value(value, declared, record.textual)
            except WrongType as wrong:
                message = f"“{name}” is not {wrong}"
                self.faults.add("RR614", record, "parameters", message, wrong.advice, name)

    def _election(self, record: Record, name: str, option: Any) -> None:
        options = self.vocabulary.axes.get(name, ())
        if option in options:
            self.elections[name] = option
            return
        advice = "Look at the agreement's readings."
        if options:
            advice = f"Its options are: {', '.join(options)}."
        message = f"no reading {name} = {option}"
        self.faults.add("RR611", record, "elections", message, advice, name)
