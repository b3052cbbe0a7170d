"""`engross fmt`, as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from support.run import run

from engross.compiler import load
from engross.compiler.program import ProgramError

NEAT = 'agreement "A" {\n  between Company and Holder\n}\n\nparty Company {}\n\nparty Holder {}\n'
MESSY = 'agreement "A" { between Company and Holder }\nparty   Company{}\nparty Holder {}'
BROKEN = NEAT.replace("between", "betwixt")


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    path = tmp_path / "messy.rr"
    path.write_bytes(MESSY.encode())
    return path


def test_a_file_is_written_once(messy: Path) -> None:
    messy.chmod(0o640)
    assert run("fmt", messy) == (0, f"{messy}: formatted\n", "")
    assert messy.read_bytes() == NEAT.encode()
    assert messy.stat().st_mode & 0o777 == 0o640
    before = messy.stat()
    assert run("fmt", messy) == (0, "", "")
    assert messy.stat() == before
    assert [path.name for path in messy.parent.iterdir()] == ["messy.rr"]


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf" + NEAT.encode(), NEAT.replace("\n", "\r\n").encode(), NEAT.rstrip().encode()],
    ids=["byte order mark", "CRLF", "no last newline"],
)
def test_what_other_editors_leave_behind_goes(messy: Path, data: bytes) -> None:
    messy.write_bytes(data)
    assert run("fmt", "--check", messy).code == 1
    assert run("fmt", messy).code == 0
    assert messy.read_bytes() == NEAT.encode()


def test_check_lists_what_would_change_and_writes_nothing(messy: Path, tmp_path: Path) -> None:
    neat = tmp_path / "neat.rr"
    neat.write_text(NEAT)
    assert run("fmt", "--check", messy, neat) == (1, f"{messy}\n", "")
    assert run("fmt", "--check", neat) == (0, "", "")
    assert messy.read_bytes() == MESSY.encode()


def test_diff_shows_what_would_change_and_writes_nothing(messy: Path) -> None:
    ran = run("fmt", "--diff", messy)
    assert ran.code == 1
    assert ran.out == (
        f"--- {messy}\n+++ {messy}\n@@ -1,3 +1,7 @@\n"
        '-agreement "A" { between Company and Holder }\n-party   Company{}\n-party Holder {}\n'
        "\\ No newline at end of file\n"
        '+agreement "A" {\n+  between Company and Holder\n+}\n+\n+party Company {}\n+\n'
        "+party Holder {}\n"
    )
    assert messy.read_bytes() == MESSY.encode()
    messy.write_text(NEAT)
    assert run("fmt", "--diff", messy) == (0, "", "")


def test_standard_input_goes_to_standard_output() -> None:
    command = [sys.executable, "-m", "engross.compiler.cli.main", "fmt", "-"]
    comment = "# a\ttab and a\u00a0wide blank\n"
    ran = subprocess.run(command, input=(comment + MESSY).encode(), capture_output=True, check=True)
    assert (ran.stdout.decode(), ran.stderr) == (comment + NEAT, b"")


def test_errors_of_syntax_are_told_and_the_file_is_left_alone(messy: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.rr"
    broken.write_text(BROKEN)
    ran = run("fmt", broken, messy)
    assert (ran.code, ran.out) == (1, f"{messy}: formatted\n")
    assert ran.err.startswith("error[RR12")
    assert f"{broken}:2:3" in ran.err
    assert broken.read_text() == BROKEN
    assert run("fmt", "--check", broken).code == 1


def test_errors_of_meaning_do_not_stop_the_layout(messy: Path) -> None:
    messy.write_text("authority   Registry\n")
    assert run("check", messy).code == 1
    assert run("fmt", messy).code == 0
    assert messy.read_text() == "authority Registry\n"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment"])
def test_a_file_that_says_nothing(messy: Path, text: str) -> None:
    messy.write_text(text)
    run("fmt", messy)
    assert messy.read_text() == (text.strip() + "\n" if text.strip() else "")


def test_a_link_and_a_read_only_file_are_refused(messy: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.rr"
    link.symlink_to(messy)
    ran = run("fmt", link)
    assert (ran.code, ran.out) == (2, "")
    assert "it is a link; nothing was written" in ran.err
    assert link.is_symlink()
    messy.chmod(0o444)
    assert "it is read-only; nothing was written" in run("fmt", messy).err
    assert messy.read_bytes() == MESSY.encode()


def test_what_is_no_text_is_2_and_nothing_is_written(messy: Path, tmp_path: Path) -> None:
    word = tmp_path / "agreement.rr"
    word.write_bytes(b"PK\x03\x04" + NEAT.encode())
    ran = run("fmt", messy, word)
    assert (ran.code, ran.out) == (2, "")
    assert "RR111" in ran.err
    assert messy.read_bytes() == MESSY.encode()
    assert run("fmt", messy, tmp_path / "nowhere.rr").code == 2
    assert run("fmt").code == 2
    assert run("fmt", "--check", "--diff", messy).code == 2


def test_a_fault_of_the_formatter_writes_nothing(
    messy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engross.compiler.formatting.lay_out", lambda text, _: text.upper())
    ran = run("fmt", messy)
    assert (ran.code, ran.out) == (2, "")
    assert "internal fault of the formatter" in ran.err
    assert messy.read_bytes() == MESSY.encode()


def test_python_gives_what_the_command_writes(messy: Path) -> None:
    assert load(messy).format() == NEAT
    messy.write_text(BROKEN)
    with pytest.raises(ProgramError, match=r"messy\.rr:2:3: RR12"):
        load(messy).format()
