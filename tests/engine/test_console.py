"""The status command: exit codes, errors with their places, and the same bytes everywhere."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from engine.handwritten import GRAPH
from engine.logs import (
    HASH,
    HEAD,
    META,
    as_lines,
    begun,
    demand,
    fact,
    filed,
    told,
    told_at_once,
)

from engross.compiler.engine.choices import Axis, TooManyWays
from engross.compiler.engine.command.arguments import Stopped, help_text, parse_options
from engross.compiler.engine.command.console import run_status
from engross.compiler.engine.command.output import shown
from engross.compiler.engine.report.report import canonical_json
from engross.compiler.engine.truth import Question

JUDGED = begun(demand("2002-09-09"), *told_at_once("2002-09-29"), filed("2002-10-25"))
AS_OF = ("--as-of", "2002-10-28")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.jsonl"
    path.write_bytes(as_lines(JUDGED))
    return path


Run = tuple[int, str, str]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run the command; return its exit code and what it wrote, checked to be UTF-8."""

    def run_it(*argv: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run_status(GRAPH, argv, "checker.py", META)
        out, err = capfdbinary.readouterr()
        assert "Traceback" not in err.decode()
        return code, out.decode(), err.decode()

    return run_it


@pytest.mark.parametrize(
    ("readings", "code"),
    [(("--reading", "empty-window=floor"), 1), ((), 3)],
)
def test_exit_codes_of_a_verdict(run: Any, log: Path, readings: tuple[str, ...], code: int) -> None:
    assert run(str(log), *AS_OF, *readings)[0] == code


def test_nothing_breached_and_nothing_undecided(run: Any) -> None:
    code, out, err = run("-", *AS_OF, stdin=as_lines(begun()))
    assert (code, err) == (0, "")
    assert "0  appear breached on the log" in out


def test_json_is_the_report(run: Any, log: Path) -> None:
    code, out, err = run(str(log), *AS_OF, "--format", "json")
    assert (code, err) == (3, "")
    assert out == canonical_json(told(JUDGED, "2002-10-28"))
    assert str(log.parent) not in out


def test_standard_input_is_cited_as_the_log(run: Any) -> None:
    _, out, _ = run("-", *AS_OF, "--format=json", stdin=as_lines(JUDGED))
    assert '"log:5"' in out


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ((), "required: LOG, --as-of"),
        (("log.jsonl",), "required: --as-of"),
        ((*AS_OF, "--why", "log.jsonl"), "LOG comes before --why"),
        (("-", "--as-of", "2002-02-30"), "“2002-02-30” is not a date of the calendar"),
        (("-", *AS_OF, "--known-by", "soon"), "--known-by: “soon” is not a date"),
        (("-", *AS_OF, "--format", "xml"), "“xml” is not one of human, json"),
        (("-", *AS_OF, "--reading", "floor"), "“floor” is not READING=OPTION"),
        (("-", *AS_OF, "--reading", "flor=last"), "Did you mean “floor”?"),
        (("-", *AS_OF, "--reading", "floor=frist"), "Did you mean “first”?"),
        (
            ("-", *AS_OF, "--reading", "floor=first", "--reading", "floor=last"),
            "“floor” is given two options",
        ),
        (("-", *AS_OF, "--why", "flie"), "Did you mean “file”?"),
        (("-", *AS_OF, "--clock"), "unrecognized arguments: --clock"),
        (("-", "--as", "2002-10-28"), "required: --as-of"),
        (("absent.jsonl", *AS_OF), "absent.jsonl: there is no such file"),
        ((".", *AS_OF), ".: it is a folder, not a log"),
        (("a\0b", *AS_OF), "it cannot be read"),
        (("a\x1b[31mb", *AS_OF), r"a\u001b[31mb: there is no such file"),
    ],
)
def test_bad_usage(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert message in err


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (b'{"date": "2002-09-09", "event"', "2:31: RR607"),
        (b'{"date": "2002-09-09", "event": "Sale"}', "2:33: RR612"),
        (b'{"date": "2002-02-30", "event": "Offering planned"}', "2:10: RR615"),
        (b'{"date": "2002-09-09", "event": "Offering planned", "bye": 1}', "2:53: RR611"),
        (b'{"date": "2002-09-09", "event": "Common Stock issued", "to": "Elm"}', "2:62: RR613"),
        (b'{"date": "2002-09-09", "event": "Delay directed", "days": 1e39}', "2:59: RR614"),
        (b'{"date": "2002-09-09", "event": "Delay directed", "days": NaN}', "2:59: RR605"),
        (b'{"date": "2002-09-09", "event": ["Delay directed"]}', "2:33: RR612"),
        (b'{"date": "2002-09-09", "event": {}}', "2:33: RR612"),
    ],
)
def test_a_faulty_log_is_refused_with_the_place(run: Any, broken: bytes, place: str) -> None:
    code, out, err = run("-", *AS_OF, stdin=as_lines([HEAD]) + broken + b"\n")
    assert (code, out) == (2, "")
    assert err.startswith(f"-:{place}")
    assert "\n  help: " in err


def test_a_log_of_another_agreement_is_refused(run: Any) -> None:
    code, out, err = run("-", *AS_OF, stdin=b'{"agreement": "Other"}\n')
    assert (code, out) == (2, "")
    assert err.startswith("-:1:15: RR617 ")


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ({"agreement": []}, "RR617 this log is of another agreement"),
        ({"parameters": []}, "RR614 the parameters are not a map of names"),
        ({"elections": ["floor"]}, "RR614 the elections are not a map of names"),
        ({"elections": {"floor": []}}, "RR611 no reading floor = []"),
    ],
)
def test_a_faulty_first_record_is_refused(run: Any, part: dict[str, Any], message: str) -> None:
    code, out, err = run("-", *AS_OF, stdin=as_lines([HEAD | part, *JUDGED[1:]]))
    assert (code, out) == (2, "")
    assert message in err


def test_a_log_of_another_version_is_refused(run: Any) -> None:
    stale = as_lines([HEAD | {"graph": "sha256:9"}, *JUDGED[1:]])
    code, out, err = run("-", *AS_OF, stdin=stale)
    assert (code, out) == (2, "")
    assert "RR617 this log is of another version of the agreement" in err
    assert run("-", *AS_OF, stdin=as_lines([HEAD | {"graph": HASH}, *JUDGED[1:]]))[0] == 3


def test_a_date_beyond_the_calendar_names_the_norm_and_the_fact(run: Any) -> None:
    late = as_lines(begun(demand("9999-12-01")))
    code, out, err = run("-", "--as-of", "9999-12-31", stdin=late)
    assert (code, out) == (2, "")
    assert err.startswith("-:5:1: RR618 a date that “file” (1(a)) needs lies outside")


def test_at_most_twenty_errors_and_two_hundred_characters(run: Any) -> None:
    broken = as_lines([HEAD, *[fact("2002-09-09", "x" * 500, key="y" * 500)] * 30])
    code, _, err = run("-", *AS_OF, stdin=broken)
    assert code == 2
    assert err.count(" RR612 ") == 20
    assert err.endswith("10 more not shown.\n")
    assert max(map(len, err.splitlines())) <= 200


def test_an_internal_error_is_no_verdict(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise KeyError("secret")

    monkeypatch.setattr("engross.compiler.engine.command.console.human_report", fail)
    code, out, err = run("-", *AS_OF, stdin=as_lines(JUDGED))
    assert (code, out) == (2, "")
    assert err == "checker.py: internal error (KeyError); no verdict was given\n"


def test_a_report_that_hangs_on_too_much_says_what_to_settle(
    run: Any, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Axis("question", "k", (1, 2), (Question("k", "Does it belong to 1 or 2?", "1(a)"),))
    elected = Axis("reading", "floor", ("last", "each"))

    def hangs(*_args: Any) -> None:
        raise TooManyWays((asked, elected))

    monkeypatch.setattr("engross.compiler.engine.command.console.Evaluation", hangs)
    code, out, err = run(str(log), *AS_OF)
    assert (code, out) == (2, "")
    assert "  Does it belong to 1 or 2?\n  the reading floor\n" in err


def test_an_interrupt_is_no_verdict(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("engross.compiler.engine.command.console.human_report", interrupt)
    assert run("-", *AS_OF, stdin=as_lines(JUDGED)) == (2, "", "checker.py: interrupted\n")


def test_help_fits_a_terminal_and_shows_an_example(run: Any) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    assert "checker.py log.jsonl --as-of 2002-10-28 --why" in out
    longer = help_text("engross status", takes_file=True, formats=("human", "json", "html"))
    assert "engross status FILE LOG --as-of DATE" in longer
    assert "human, json or html (human)" in longer
    assert max(map(len, longer.splitlines())) <= 80


def test_the_version_says_where_it_comes_from(run: Any) -> None:
    code, out, _ = run("--version")
    assert code == 0
    for value in (GRAPH["agreement"]["name"], *META.values()):
        assert value in out


def test_the_agreement_file_comes_first_where_one_is_taken() -> None:
    options = parse_options(["a.rr", "b.csv", *AS_OF, "--why"], "engross status", takes_file=True)
    assert (options.file, options.log, options.why) == ("a.rr", "b.csv", "")
    with pytest.raises(Stopped, match="required: LOG"):
        parse_options(["a.rr", *AS_OF], "engross status", takes_file=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain “text” ü\n", "plain “text” ü\n"),
        ("\x1b[2J\x9b\u202e\u2028", r"\u001b[2J\u009b\u202e\u2028"),
        ("\U000e0041\udc80", r"\udb40\udc41\udc80"),
    ],
)
def test_nothing_unprintable_reaches_a_terminal(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_escapes_leave_json_what_it_was() -> None:
    data = {"a": "\x7f\u202e\U000e0041"}
    assert json.loads(shown(canonical_json(data))) == data


COMMAND = (
    "import sys; from engine.handwritten import GRAPH; from engine.logs import META; "
    "from engross.compiler.engine.command.console import run_status; "
    "sys.exit(run_status(GRAPH, sys.argv[1:], 'checker.py', META))"
)


def in_a_process(log: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with a given environment and nothing else of this one's."""
    path = [str(Path(__file__).parents[1]), *filter(None, sys.path)]
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}; {COMMAND}", str(log), *AS_OF]
        + (["--format", "json"] if "HUMAN" not in environment else []),
        env=environment,
        capture_output=True,
        check=False,
    )


def test_the_same_bytes_for_every_seed_zone_and_locale(log: Path) -> None:
    runs = [
        in_a_process(log, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale, PYTHONIOENCODING=encoding)
        for seed, zone, locale, encoding in (
            ("0", "UTC", "C", "ascii"),
            ("1", "Pacific/Kiritimati", "C.UTF-8", "utf-16"),
            ("2", "America/Los_Angeles", "POSIX", "latin-1"),
        )
    ]
    assert [run.returncode for run in runs] == [3, 3, 3]
    assert len({run.stdout for run in runs}) == 1
    assert runs[0].stdout.decode() == canonical_json(told(JUDGED, "2002-10-28"))
    assert not any(run.stderr for run in runs)


def test_a_reader_that_goes_away_is_no_error(log: Path) -> None:
    path = [str(Path(__file__).parents[1]), *filter(None, sys.path)]
    code = f"import sys; sys.path[:0] = {path!r}; {COMMAND}"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(log), *AS_OF, "--why"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 3
