"""Small things that a report says, and does not say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from engine.logs import begun, demand, found, received, sent, told
from support.run import AGREEMENT, LOG, ROOT, run

from engross.compiler.engine.report.human import human_report
from engross.compiler.engine.report.phrases import answer_words, quantity_words, record_text

EXAMPLES = ROOT / "docs" / "examples"
SUPPLY = EXAMPLES / "supply.rr"
PLAIN = """\
agreement "Plain" {
  between Buyer and Seller
}

section 1 "Delivery" {
  party Buyer { named "Buyer Inc." }
  party Seller { named "Seller Inc." }
  event Goods { happens delivered (to deliver) by Seller }
  event Order { happens placed by Buyer }

  duty deliver {
    Seller must deliver Goods to Buyer
    when      Order is placed
    not after 10 days after Order is placed
  }
}

scenario "In time" {
  2003-03-03 Order placed
  on 2003-03-13
  expect deliver is pending
}
"""


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "plain.rr"
    path.write_text(PLAIN, "utf-8")
    return path


def test_readings_are_not_spoken_of_where_there_are_none(plain: Path, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text('{"date": "2003-03-03", "event": "Order placed"}\n', "utf-8")
    for form in ("human", "html"):
        out = run("status", plain, log, "--as-of", "2003-03-05", "--format", form).out
        assert "deliver (1)" in out
        assert "reading" not in out.replace("reading-", "")


def test_one_scenario_is_not_one_scenarios(plain: Path) -> None:
    assert run("test", plain).out.endswith(": 1 scenario, 1 expectation, 0 not met\n")


def test_a_notice_on_its_way_is_told_as_such() -> None:
    log = begun(demand("2002-09-09"), sent("2002-09-10", "Birch"))
    report = told(log, "2002-09-10")
    assert found(report, "company-notice")["notes"] == [
        "the Company Notice to Birch, sent on 2002-09-10, is on its way: no receipt is logged"
    ]
    arrived = told([*log, received("2002-09-10", "Birch")], "2002-09-10")
    assert found(arrived, "company-notice")["notes"] == []
    assert [n["state"] for n in report["notices"]] == ["received", "on its way"]


def test_the_lag_of_a_notice_is_told() -> None:
    out = run("status", SUPPLY, EXAMPLES / "supply.log.jsonl", "--as-of", "2003-03-15").out
    # 4 March and five days.
    assert "sent 2003-03-04, given 2003-03-09" in out
    assert "9: given 5 days after sent" in out


def test_a_roster_that_runs_names_together_is_a_problem(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(
        'date,event,agreement,parameters[Dealers]\n,,Supply Agreement,"Elm, Oak"\n', "utf-8"
    )
    report = json.loads(run("status", SUPPLY, log, "--as-of", "2003-03-15", "--format", "json").out)
    assert [p["kind"] for p in report["problems"]] == ["roster"]
    assert "“;” between them" in report["problems"][0]["text"]
    log.write_text(
        "date,event,agreement,parameters[Dealers]\n,,Supply Agreement,Elm;Oak\n", "utf-8"
    )
    out = run("status", SUPPLY, log, "--as-of", "2003-03-15", "--format", "json").out
    assert json.loads(out)["problems"] == []


def test_a_csv_log_is_answered_in_cells() -> None:
    answer = {
        "where": "a new line",
        "lines": [],
        "log": {"date": "2003-03-15", "event": "finding", "on": "deliver.speed", "result": "met"},
    }
    assert record_text(answer, "log.jsonl").startswith('{"date": "2003-03-15", ')
    assert (
        record_text(answer, "log.csv")
        == "date: 2003-03-15; event: finding; on: deliver.speed; result: met"
    )
    blank = {"where": "the first record", "lines": [], "log": {"parameters": {"Dealers": ["…"]}}}
    assert record_text(blank, "log.csv") == "parameters[Dealers]: …"
    assert record_text(blank, "log.jsonl") == '"parameters": {"Dealers": ["…"]}'


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (
            {"name": "cap", "value": "150000.00", "currency": "USD", "limit": "200000"},
            "cap of Birch (4(b)): 150,000.00 USD of 200,000 USD",
        ),
        (
            {"name": "days", "value": "12", "unit": "days used"},
            "days of Birch (4(b)): days used 12",
        ),
        (
            {"name": "fee", "value": None, "currency": "EUR", "at_least": "10"},
            "fee of Birch (4(b)): not known, at least 10 EUR",
        ),
    ],
)
def test_any_quantity_is_told(quantity: dict[str, str], words: str) -> None:
    assert quantity_words({"clause": "4(b)", "instance": {"to": "Birch"}, **quantity}) == words


def test_a_bound_that_moves_with_a_supposed_day_is_told_so() -> None:
    answer = {"status": "pending", "due_from": None, "due_by": "2002-10-24", "moving": ["due_from"]}
    assert answer_words(answer) == "pending, from a day that moves with it, to 2002-10-24"


@pytest.mark.parametrize("kind", ["prohibition", "cap", "something-new"])
def test_a_kind_and_a_status_that_are_new_are_shown(kind: str) -> None:
    report = told(begun(demand("2002-09-09")), "2002-09-10")
    finding = found(report, "file")
    finding |= {"kind": kind, "status": "in-abeyance"}
    text = human_report(report, None)
    assert "IN-ABEYANCE  file (1(a))" in text


@pytest.mark.parametrize("form", ["human", "html", "json"])
def test_a_breach_is_said_to_appear_from_the_log(form: str) -> None:
    log = EXAMPLES / "supply-late.log.jsonl"
    ran = run("status", SUPPLY, log, "--as-of", "2003-04-14", "--format", form)
    assert ran.code == 1
    assert "liable" not in ran.out
    if form != "json":
        assert "appears breached on the log" in ran.out


def test_nobody_is_named_for_an_empty_window_that_no_notice_emptied(tmp_path: Path) -> None:
    agreement, log = tmp_path / "plain.rr", tmp_path / "log.jsonl"
    bound = "    not after 10"
    text = PLAIN.partition("\nscenario")[0].replace(
        "happens placed by Buyer", "\n    happens placed by Buyer\n    happens paid\n "
    )
    late = f"    not before 5 days after Order is paid\n{bound}"
    agreement.write_text(text.replace(bound, late), "utf-8")
    placed = '{"date": "2003-03-03", "event": "Order placed", "ref": "O"}'
    paid = '{"date": "2003-03-10", "event": "Order paid", "ref": "O"}'
    log.write_text(f'{{"agreement": "Plain"}}\n{placed}\n{paid}\n', "utf-8")
    told = run("status", agreement, log, "--as-of", "2003-03-11").out
    assert "2 days missing." in " ".join(told.split())
    assert "caused by" not in told


def test_a_last_day_that_is_not_known_is_not_said_to_be_none(plain: Path, tmp_path: Path) -> None:
    agreement, log = tmp_path / "later.rr", tmp_path / "log.jsonl"
    text = plain.read_text("utf-8").partition("\nscenario")[0]
    agreement.write_text(text.replace("Order is placed\n  }", "Goods is delivered\n  }"), "utf-8")
    log.write_text(
        '{"agreement": "Plain"}\n{"date": "2003-03-03", "event": "Order placed"}\n', "utf-8"
    )
    told = run("status", agreement, log, "--as-of", "2003-03-05").out
    assert "from 2003-03-03 Monday, last day not yet known" in told


@pytest.mark.parametrize("day", ["2002-09-12", "2002-12-20"])
def test_a_receipt_is_proved_by_its_own_line_and_by_nobody_elses(day: str) -> None:
    # Birch's notice was sent on the day on which Cedar had its own: line 6, and line 8.
    ran = run("status", AGREEMENT, LOG, "--as-of", day, "--format", "json")
    join = next(
        finding
        for finding in json.loads(ran.out)["findings"]
        if finding["norm"] == "join" and finding["instance"]["bearer"] == "Cedar"
    )
    (anchor,) = [anchor for anchor in join["anchors"] if anchor["of"].startswith("not after")]
    assert anchor["facts"] == ["bestnet_2002.log.jsonl:8"]


def test_what_may_have_been_done_is_not_said_not_to_be() -> None:
    log = EXAMPLES / "supply.log.jsonl"
    told = " ".join(run("status", SUPPLY, log, "--as-of", "2003-03-15").out.split())
    assert "Not known to be done by 2003-03-13; it hangs on an open question." in told
    assert "Not done by 2003-03-13" not in told


def test_what_a_standard_alone_bounds_is_said_not_to_be_done() -> None:
    told = " ".join(run("status", AGREEMENT, LOG, "--as-of", "2002-12-20").out.split())
    assert "Not done by 2002-12-20; it hangs on an open question." in told


def test_what_is_pending_is_not_asked_about_as_done() -> None:
    log = EXAMPLES / "supply.log.jsonl"
    told = run("status", SUPPLY, log, "--as-of", "2003-03-15").out
    assert "Is it being done “promptly”, within the limit?" in told
    assert "Was it done" not in told
