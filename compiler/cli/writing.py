"""Write a file for a verb: a temporary one in its folder first, then that in its place."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from engross.compiler.cli.usage import Usage

NEW = 0o644


def write_file(name: str, data: str | bytes) -> None:
    """Write a file whole or not at all, with the mode it has. Raises `Usage` if it cannot be.

    A link is not followed, and a file that is marked as read-only is left alone.
    """
    import tempfile  # slow to load, and most verbs print

    path = Path(name)
    mode = NEW
    try:
        if path.is_symlink():
            raise Usage(f"{name}: it is a link; nothing was written", "Name the file itself.")
        if path.exists():
            mode = path.stat().st_mode
            if not stat.S_ISREG(mode):
                raise Usage(f"{name}: it is not a plain file; nothing was written")
            if not mode & stat.S_IWUSR:
                raise Usage(f"{name}: it is read-only; nothing was written")
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".engross-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data.encode("utf-8") if isinstance(data, str) else data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(stat.S_IMODE(mode))
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise Usage(f"{name}: cannot be written ({reason})") from None
