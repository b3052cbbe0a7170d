"""A log is a set of facts: neither the order of its lines nor a line said twice matters."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from properties.bench import examples, report, without_order_of_lines
from properties.logs import cases


@examples(15)
@given(case=cases(), data=st.data())
def test_any_order_of_the_lines_gives_the_same_report(
    case: tuple[list[Any], str], data: st.DataObject
) -> None:
    (head, *facts), as_of = case
    mixed = data.draw(st.permutations(facts))
    first, second = [head, *facts], [head, *mixed]
    told = without_order_of_lines(report(first, as_of), first)
    assert without_order_of_lines(report(second, as_of), second) == told


@examples(12)
@given(case=cases(), data=st.data())
def test_the_same_fact_twice_changes_nothing(
    case: tuple[list[Any], str], data: st.DataObject
) -> None:
    records, as_of = case
    again = data.draw(st.sampled_from(records[1:]))
    longer = [*records, again]
    first = without_order_of_lines(report(records, as_of), records)
    second = without_order_of_lines(report(longer, as_of), longer)
    for told in (first, second):
        told["problems"] = [p for p in told["problems"] if p["kind"] != "duplicate"]
        told["ignored"] = [i for n, i in enumerate(told["ignored"]) if i not in told["ignored"][:n]]
    assert second == first
