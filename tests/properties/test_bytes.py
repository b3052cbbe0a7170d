"""Whatever the bytes, the command ends with 0, 1, 2 or 3 and never with a fault of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties.bench import as_lines, captured, examples, status
from properties.logs import cases
from properties.small import Terms, terms
from support.damages import damage
from support.run import AGREEMENT, LOG, Ran

from engross.compiler.cli.main import main

BAD = (
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\r\n",
    b"\n",
    b"{",
    b"}",
    b'"',
    b"\\u202e",
    b"1e99",
    b"9" * 50,
    b"null",
    b"[]",
    b"-1",
    b"\xe2\x80\xae",
    b"0000-00-00",
    b"9999-12-31",
    b"0001-01-01",
    b",",
    b" ",
)
AS_OF = "2003-01-01"


def sound(ran: Ran) -> Ran:
    """Return what a command gave, after a look at how it ended."""
    assert ran.code in (0, 1, 2, 3)
    assert "Traceback" not in ran.err
    assert "internal error" not in ran.err
    assert ran.code != 2 or ran.err or ran.out
    return ran


@st.composite
def spoilt(draw: st.DrawFn, data: bytes) -> bytes:
    """Return data with a few pieces taken out, put in, doubled or overwritten."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = at + draw(st.sampled_from((0, 0, 1, 2, 10, 200)))
        piece = draw(st.sampled_from((b"", *BAD, data[at:end] * 2)) | st.binary(max_size=4))
        data = data[:at] + piece + data[end:]
    return data


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file to write agreements to."""
    return tmp_path_factory.mktemp("bytes") / "agreement.rr"


def checked(path: Path, data: bytes) -> None:
    """Put bytes through `check` and `fmt`, and through `status` with a log."""
    path.write_bytes(data)
    sound(captured(lambda: main(["fmt", "--check", str(path)])))
    sound(captured(lambda: main(["check", str(path)])))
    sound(captured(lambda: main(["status", str(path), str(LOG), "--as-of", AS_OF])))


@examples(60)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_as_an_agreement(path: Path, data: bytes) -> None:
    checked(path, data)


@examples(60)
@given(said=terms, data=st.data())
def test_a_spoilt_agreement(path: Path, said: Terms, data: st.DataObject) -> None:
    checked(path, data.draw(spoilt(said.text().encode())))


@examples(8)
@given(seed=st.integers(0, 10_000))
def test_a_slip_in_the_agreement(path: Path, seed: int) -> None:
    text = AGREEMENT.read_text(encoding="utf-8")
    checked(path, damage(text, seed).text.encode())


@examples(80)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_as_a_log(data: bytes) -> None:
    sound(status(data, AS_OF))


@examples(80)
@given(data=st.data())
def test_a_spoilt_log(data: st.DataObject) -> None:
    records, as_of = data.draw(cases())
    log = as_lines(records) if data.draw(st.booleans()) else LOG.read_bytes()
    sound(status(data.draw(spoilt(log)), as_of))
