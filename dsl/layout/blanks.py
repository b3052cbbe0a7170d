"""Where blank lines stand: around blocks, and where the author has set lines apart."""

from __future__ import annotations

from collections.abc import Sequence

from engross.dsl.layout.entries import COMMENT, Entry


def space_out(entries: Sequence[Entry]) -> None:
    """Set one blank line around each block of items, and none inside its braces' ends."""
    waiting: dict[int, list[Entry]] = {}
    after_block: dict[int, bool] = {}
    previous: Entry | None = None
    for entry in entries:
        if previous is None or previous.opens or entry.closes:
            entry.blank = False
        if entry.block.holds_items:
            depth = entry.block.depth
            if entry.closes:
                after_block[depth] = True
            elif entry.kind == COMMENT:
                waiting.setdefault(depth, []).append(entry)
            else:
                between = [*waiting.pop(depth, []), entry]
                apart = entry.opens or after_block.get(depth)
                if depth in after_block and apart and not any(each.blank for each in between):
                    between[0].blank = True
                after_block[depth] = False
        if entry.opens:
            for known in (waiting, after_block):
                known.pop(entry.block.depth + 1, None)
        previous = entry
