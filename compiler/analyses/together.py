"""Which readings lines stand under, and whether two of them can stand side by side."""

from __future__ import annotations

from engross.dsl.syntax.words import Under

Profile = dict[str, tuple[str, ...]]


def common_profile(first: Under | None, second: Under | None) -> Profile | None:
    """Return the readings under which two lines both stand; None where there are none."""
    common = _chosen(first)
    for axis, options in _chosen(second).items():
        both = tuple(option for option in common.get(axis, options) if option in options)
        if not both:
            return None
        common[axis] = both
    return common


def are_alike(first: Under | None, second: Under | None) -> bool:
    """Tell whether two lines stand under the same readings."""
    sets = [{axis: set(o) for axis, o in _chosen(under).items()} for under in (first, second)]
    return sets[0] == sets[1]


def _chosen(under: Under | None) -> Profile:
    choices = under.choices if under else ()
    return {choice.axis.text: tuple(o.text for o in choice.options) for choice in choices}
