"""What beginners write: lines in the blocks where they stand, each wrong in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from support.misworded import FORBIDDING, LINES, SENTENCES

BLOCKS = """agreement "Supply Agreement" {
  between Company and Client
@agreement
}

party Company {
@party
}

party Client {
}

class Holders (each a "Holder") {
  roster asks "Who signed?"
}

@items
section 1 "Filing" {
  notice Order from Client to Company {
    states price as money in EUR
    states urgent as yes or no
@notice
  }

  notice Reminder from Company to Client

  document Report {
    happens delivered (to deliver)
@document
  }

  event Rent Day {
    happens reached
  }

  event Payment {
    happens made (to pay) by Company
    states number as number
    states paid as money in EUR
    states order as Order
  }

  balance Shares of each Holder {
    plus number of holder when Issue is made
  }

  event Issue {
    happens made
    states holder as person
    states number as number
  }

  counter orders {
    at most 2 Order is received
  }
@section

  notices {
@notices
    given when received by mail, registered-mail
  }

  calendar federal {
    weekend Saturday and Sunday
@calendar
    verified 2002-01-01 to 2012-12-31
  }

  counting {
@counting
    calendar days, trigger day excluded, last day included
    business days are the days of federal
  }

  duty report {
    Company must deliver Report
    when Order is received
@duty
    no time stated
  }

  duty pay-order {
    Company must pay price of Order
    when Order is received
    amount price of Order
@payment
    paid sum of paid of every Payment where order of Payment is that Order
    no time stated
  }

  prohibition secret {
    Client must not deliver Report
    when Order is received
@prohibition
    no time stated
  }

  power remind {
    Company may give Reminder to Client
    exercised when Reminder is received
@power
  }

  immunity free {
    Company need not deliver Report
    starts when Order is received
    from Order is received
@immunity
    until 30 days after Order is received
  }

  quantity total-price {
@quantity
    is sum of price of every Order
  }

  cap most {
    at most 100 EUR
@cap
  }

  amendments {
    require written consent of Company and Client
  }

  amendment first-change "First Amendment" {
    dated 2003-01-01
@amendment
    strikes free
  }
}

scenario "in time" {
  2002-09-09 Order received, price 100
@scenario
  on 2002-10-01
  expect report is pending
}
"""

SENTENCE = "    Company must deliver Report\n    when Order"
FORBIDDEN = "    Client must not deliver Report\n"


class Mistake(NamedTuple):
    """A program with one line that is wrong, and the line."""

    line: str
    text: str


def sound() -> str:
    """Return the program without a mistake."""
    return _plain(BLOCKS)


def _plain(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.startswith("@"))


def mistakes() -> Iterator[Mistake]:
    """Yield programs that are wrong in one line each, but for what follows from it."""
    for place, lines in LINES.items():
        for line in lines:
            before, after = BLOCKS.split(f"@{place}\n")
            indent = "" if place == "items" else "  " if place == "section" else "    "
            written = "".join(f"{indent}{part}\n" for part in line.split("\n"))
            yield Mistake(f"{place}: {line}", _plain(f"{before}{written}{after}"))
    for line in SENTENCES:
        yield Mistake(f"sentence: {line}", sound().replace(SENTENCE, f"    {line}\n    when Order"))
    for line in FORBIDDING:
        yield Mistake(f"forbidden: {line}", sound().replace(FORBIDDEN, f"    {line}\n"))
