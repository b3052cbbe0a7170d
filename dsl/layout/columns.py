"""Columns down the ends of consecutive lines: reading qualifiers, and comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from engross.dsl.layout.lines import WIDTH

# More blanks than these in a line would tear its end off.
WIDEST_GAP = WIDTH // 2


def align_ends(
    lines: Sequence[tuple[str, str]], gap: int, apart: Callable[[str], bool] = lambda _: False
) -> list[str]:
    """Return lines with their ends: in one column where they are consecutive.

    The column stands `gap` blanks after the widest line. Where that would leave too wide a gap,
    or push a line over the edge that fits alone, a new column begins; a line that stands `apart`
    has one of its own.
    """
    done: list[str] = []
    for group in _groups(lines, gap, apart):
        column = max(len(line) for line, _ in group) + gap
        done += [line.ljust(column) + end if end else line for line, end in group]
    return done


def _groups(
    lines: Sequence[tuple[str, str]], gap: int, apart: Callable[[str], bool]
) -> Iterator[list[tuple[str, str]]]:
    group: list[tuple[str, str]] = []
    widest = narrowest = longest = 0
    for line, end in lines:
        fits = len(line) + gap + len(end) <= WIDTH
        if end and group and not apart(line) and not apart(group[-1][0]):
            widest, narrowest = max(widest, len(line)), min(narrowest, len(line))
            longest = max(longest, len(end) if fits else 0)
            near = widest - narrowest + gap <= WIDEST_GAP
            if near and (not longest or widest + gap + longest <= WIDTH):
                group.append((line, end))
                continue
        if group:
            yield group
        group = [(line, end)] if end else []
        widest = narrowest = len(line)
        longest = len(end) if fits else 0
        if not end:
            yield [(line, end)]
    if group:
        yield group
