"""The agreement's own text, for the verbs that hold the program against it."""

from __future__ import annotations

from pathlib import Path

from engross.compiler.cli.usage import Usage
from engross.compiler.coverage.text import TextSection, sections_of
from engross.compiler.record.digests import digest_of

MAX_TEXT_BYTES = 4 * 1024 * 1024


def read_text(name: str) -> list[TextSection]:
    """Return the sections of a plain text. Raises `Usage` where it cannot be read."""
    try:
        with Path(name).open("rb") as stream:
            data = stream.read(MAX_TEXT_BYTES + 1)
    except FileNotFoundError:
        raise Usage(f"{name}: there is no such file") from None
    except IsADirectoryError:
        raise Usage(f"{name}: it is a folder, not a text") from None
    except (OSError, ValueError):
        raise Usage(f"{name}: it cannot be read") from None
    if len(data) > MAX_TEXT_BYTES:
        raise Usage(f"{name}: it is larger than {MAX_TEXT_BYTES // 1024**2} MiB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise Usage(
            f"{name}:{line}: it is not UTF-8 text", "Save it as plain text, UTF-8."
        ) from None
    sections = sections_of(text)
    if not sections:
        raise Usage(f"{name}: it has no text")
    return sections


def digests_of_text(sections: list[TextSection]) -> dict[str, tuple[str, ...]]:
    """Return the digest of each sentence, section by section."""
    return {section.cite: tuple(map(digest_of, section.sentences)) for section in sections}
