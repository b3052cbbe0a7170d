"""The summary says what is paid, what is forbidden unless what, and which day is that day."""

from __future__ import annotations

from pathlib import Path

from termsheet.pages import page, sheet

SUBLEASE = """agreement "Sublease" {
  between Subtenant and Sublandlord
}

section 1 "Deposit" {
  party Subtenant
  party Sublandlord

  event Rent Day {
    happens reached
  }

  event Secret {
    happens disclosed (to disclose) by Subtenant
    states public as yes or no
  }

  event Deposit {
    happens paid (to pay)
    states due as money in USD
    states payee as person
  }

  duty deposit {
    Subtenant must pay Deposit to Sublandlord
    when      Rent Day is reached
    amount    17,000 USD
    paid      sum of due of every Deposit
    not after Rent Day is reached
  }

  duty fee {
    Subtenant must pay payee of Deposit
    when   Rent Day is reached
    amount 5% of due of Deposit
    paid   sum of due of every Deposit
    no time stated
  }

  duty interest {
    Subtenant must pay due of Deposit to Sublandlord
    when   Rent Day is reached
    amount amount found "What did the bank pay on the deposit, by its own books?"
    paid   sum of due of every Deposit
    no time stated
  }

  duty repay {
    Sublandlord must pay due of Deposit to Subtenant
    when   Deposit is paid
    amount due of Deposit
    paid   sum of due of every Deposit
    no time stated
  }

  prohibition secrecy {
    Subtenant must not disclose Secret
    when       Rent Day is reached
    allowed if public of Secret is yes
    until      2 years after Rent Day is reached
  }
}
"""


def part(name: str) -> list[str]:
    """Return the lines of a part of the summary, in Markdown."""
    summary = page(SUBLEASE, "md").partition("# Schedule")[0]
    lines = summary.partition(f"## {name}\n")[2].partition("\n## ")[0].split("\n")
    return [line for line in lines if line.startswith(("- ", "| "))]


def test_an_amount_stands_in_the_timetable_with_its_day() -> None:
    (row,) = [line for line in part("Timetable") if line.startswith("| deposit")]
    assert row == (
        "| deposit: Subtenant will pay Deposit to Sublandlord; owes 17,000 USD "
        "| that day | that day | Rent Day is reached | 1 |"
    )


def test_an_amount_without_a_time_is_said_once_and_a_long_one_refers() -> None:
    when = "when Rent Day is reached"
    assert part("Owed without a time stated") == [
        f"- fee: Subtenant will pay payee of Deposit; {when}; owes 5% of due of Deposit (in USD) — 1",
        f"- interest: Subtenant will pay due of Deposit to Sublandlord; {when}; "
        "owes what is worked out in the Schedule — 1",
        "- repay: Sublandlord will pay due of Deposit to Subtenant; when Deposit is paid — 1",
    ]


def test_the_schedule_has_every_amount() -> None:
    schedule = page(SUBLEASE, "md").partition("# Schedule")[2]
    for said in ("owes 17,000 USD", "owes the amount that a person finds", "owes due of Deposit"):
        assert said in schedule


def test_a_prohibition_has_its_own_heading_and_says_what_it_allows() -> None:
    assert part("Prohibitions") == [
        "- secrecy: Subtenant must not disclose Secret; when Rent Day is reached; "
        "until 2 years after Rent Day is reached; allowed if Secret states public: yes — 1"
    ]
    summary = sheet(SUBLEASE)["summary"]
    assert "secrecy" not in [row["name"] for row in summary["timetable"]]


def test_what_bars_an_exercise_stands_beside_the_power() -> None:
    program = Path(__file__).parents[1] / "good" / "barred_powers.rr"
    summary = page(program, "md").partition("# Schedule")[0]
    assert "extend: Owner may give Extension to Keeper; " in summary
    assert "; unless cause of Default is fee" in summary
