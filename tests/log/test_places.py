"""A key that nothing reads is pointed at where it stands, and not at its value."""

from __future__ import annotations

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
  notice Request from each Holder to Company
  duty answer {
    Company must file Statement
    when Request is received
    no time stated
  }
  document Statement {
    happens filed (to file) by Company
  }
}
"""
HEAD = '{"agreement": "Supply Agreement", "parameters": {"Holders": ["Alder", "Birch"]}}\n'


def told(text: str, name: str = "log.jsonl") -> list[tuple[str, int, int]]:
    phases = Phases("agreement.rr", AGREEMENT.encode())
    assert phases.errors == []
    records, errors = read_records(text.encode(), name)
    assert errors == []
    _, errors = Vocabulary(phases.graph).read(records)
    return [(error.code, error.line, error.column) for error in errors]


def pointed(text: str, line: int, column: int) -> str:
    return text.split("\n")[line - 1][column - 1 :]


def test_in_json() -> None:
    text = (
        HEAD + '{"date": "2002-09-09", "event": "Request received", "from": "Alder", "form": "x"}\n'
    )
    ((code, line, column),) = told(text)
    assert code == "RR611"
    assert pointed(text, line, column) == '"form": "x"}'


def test_in_the_first_record() -> None:
    text = '{"agreement": "Supply Agreement", "parameter": {}, "parameters": {"Holder": ["A"]}}\n'
    first, second = told(text)
    assert pointed(text, *first[1:]).startswith('"parameter": {}')
    assert pointed(text, *second[1:]) == '"Holder": ["A"]}}'


def test_in_the_head_of_a_table() -> None:
    text = "date,event,from,form\n2002-09-09,Request received,Alder,x\n"
    assert told(text, "log.csv") == [("RR611", 1, 17)]


def test_a_wrong_value_is_pointed_at_itself() -> None:
    text = HEAD + '{"date": "2002-09-31", "event": "Request received", "from": "Alder"}\n'
    ((code, line, column),) = told(text)
    assert code == "RR615"
    assert pointed(text, line, column).startswith('"2002-09-31"')


def test_a_roster_names_each_once() -> None:
    text = HEAD.replace("Birch", "Alder")
    ((code, line, column),) = told(text)
    assert code == "RR614"
    assert pointed(text, line, column) == '["Alder", "Alder"]}}'


def test_a_scenario_points_at_the_key() -> None:
    scenario = (
        'scenario "One" {\n  given Holders are Alder and Birch\n'
        "  2002-09-09 Request received, from Alder, form x\n  on 2002-09-10\n"
        "  expect answer is pending\n}\n"
    )
    text = AGREEMENT + scenario
    (found,) = Phases("agreement.rr", text.encode()).errors
    place = found.primary.span
    assert pointed(text, place.line, place.column) == "form x"
