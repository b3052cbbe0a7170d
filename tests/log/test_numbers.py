"""A number that is written as people write it: what is told says how a log has it."""

from __future__ import annotations

import pytest

from engross.compiler.engine.log.read import read_records
from engross.compiler.engine.log.vocabulary import Vocabulary
from engross.compiler.phases import Phases

AGREEMENT = """agreement "Supply Agreement" {
  between Company and Holders
}
party Company {
}
class Holders (each a "Holder") {
  roster asks "Who signed?"
}
section 1 "Filing" {
  notice Request from each Holder to Company {
    states fee as number
  }
}
"""
JSON = (
    '{{"agreement": "Supply Agreement", "parameters": {{"Holders": ["Alder"]}}}}\n'
    '{{"date": "2002-09-09", "event": "Request received", "from": "Alder", "fee": {}}}\n'
)
CSV = 'date,event,from,fee\n2002-09-09,Request received,Alder,"{}"\n'


def told(text: str, name: str) -> list[str]:
    phases = Phases("agreement.rr", AGREEMENT.encode())
    assert phases.errors == []
    records, errors = read_records(text.encode(), name)
    assert errors == []
    _, errors = Vocabulary(phases.graph).read(records)
    return [error.help for error in errors if error.code == "RR614"]


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ('"12,000"', "Write 12000: without quotes or commas."),
        ('"12000.50"', "Write 12000.50: without quotes."),
        ('"12,000 USD"', "Write 12000: without quotes, commas or a currency."),
        ('"twelve"', "Write a number."),
        ('"1,2"', "Write a number."),
        ("true", "Write a number."),
    ],
)
def test_in_json(written: str, advice: str) -> None:
    assert told(JSON.format(written), "log.jsonl") == [advice]


@pytest.mark.parametrize(
    ("written", "advice"),
    [
        ("12,000", "Write 12000: without commas."),
        ("$12,000", "Write 12000: without commas or a currency."),
        ("twelve", "Write a number."),
    ],
)
def test_in_a_table(written: str, advice: str) -> None:
    assert told(CSV.format(written), "log.csv") == [advice]


def test_once_written_so_it_is_read() -> None:
    assert told(JSON.format("12000"), "log.jsonl") == []
    assert told(CSV.format("12000"), "log.csv") == []
