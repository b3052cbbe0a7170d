"""The real command, run on the logs of scenarios."""

from __future__ import annotations

import json
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path

from conformance.rows import Json, Row
from conformance.translation import Encoded

from engross.compiler.cli.main import main

AGREEMENT = str(Path(__file__).parents[2] / "agreements" / "bestnet_2002.rr")
AMENDED = Path(__file__).parent / "amendments"


class Runner:
    """Runs `engross status` on the logs of scenarios, once for each set of readings."""

    def __init__(self, encoded: Encoded, folder: Path) -> None:
        self.encoded = encoded
        self._folder = folder
        self._run = cache(self._report)

    def report(self, row: Row) -> Json:
        """Return the report on a row's log under its readings. Raises `NotEncoded`."""
        read = (self.encoded.reading(axis, option) for axis, option in row.readings)
        chosen = tuple(f"{name}={option}" for name, option in read if option is not None)
        records = self.encoded.records(row.scenario)
        log = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        amendments = tuple(self.encoded.amendments(row.scenario))
        return self._run(row.scenario["id"], log, row.scenario["as_of"], chosen, amendments)

    def _amended(self, amendments: tuple[str, ...]) -> str:
        """Return the path of the agreement with these amendments written after it."""
        if not amendments:
            return AGREEMENT
        texts = [Path(AGREEMENT).read_text("utf-8")]
        for name in amendments:
            texts.append((AMENDED / f"{name.replace('-', '_')}.rr").read_text("utf-8"))
        path = self._folder / f"{'_'.join(amendments)}.rr"
        path.write_text("\n".join(texts), encoding="utf-8")
        return str(path)

    def _report(
        self, name: str, log: str, as_of: str, chosen: tuple[str, ...], amendments: tuple[str, ...]
    ) -> Json:
        path = self._folder / f"{name}.jsonl"
        path.write_text(log, encoding="utf-8")
        argv = [
            "status",
            self._amended(amendments),
            str(path),
            "--as-of",
            as_of,
            "--format",
            "json",
        ]
        for reading in chosen:
            argv += ["--reading", reading]
        out, err = BytesIO(), BytesIO()
        with redirect_stdout(TextIOWrapper(out)), redirect_stderr(TextIOWrapper(err)):
            code = main(argv)
            said, complained = out.getvalue().decode(), err.getvalue().decode()
        assert code in (0, 1, 3), complained
        report: Json = json.loads(said)
        return report
