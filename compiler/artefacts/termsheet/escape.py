"""One escaper for each sink: a value is printed as it is written, and never acts.

Each returns `Markup`, so that Jinja's own escaping leaves it alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

RECORD, FIELD = "\x1e", "\x1f"  # between the parts of a Word file in the making

# What a Markdown reader may act upon anywhere in a line.
_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>|~&$@])")
# What it acts upon at the start of a line, or in front of an address.
_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+=](?=\s|$|[-=])|\d+(?=[.)](?:\s|$)))")
_ADDRESS = re.compile(r"(?i)(?<=https)(?=:)|(?<=http)(?=:)|(?<=ftp)(?=:)|(?<=www)(?=\.)")
_SPACE = re.compile(r"\s+")
# What XML 1.0 cannot hold.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape_html(value: Any) -> Markup:
    """Return a value as HTML text, fit for an attribute in quotes too."""
    return value if isinstance(value, Markup) else escape(value)


def escape_markdown(value: Any) -> Markup:
    """Return a value as Markdown text on one line."""
    if isinstance(value, Markup):
        return value
    text = _SPACE.sub(" ", str(value))
    text = _ANYWHERE.sub(r"\\\1", text)
    text = _ADDRESS.sub(r"\\", text)
    text = _START.sub(_started, text)
    return Markup(text)


def _started(found: re.Match[str]) -> str:
    mark = found.group(1)
    # A digit takes no backslash: the point or bracket behind it does.
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def escape_word(value: Any) -> Markup:
    """Return a value as text of a Word file, without what XML cannot hold."""
    if isinstance(value, Markup):
        return value
    return Markup(_NO_XML.sub("�", _SPACE.sub(" ", str(value))))


ESCAPERS: dict[str, Callable[[Any], Markup]] = {
    "md": escape_markdown,
    "html": escape_html,
    "docx": escape_word,
}
