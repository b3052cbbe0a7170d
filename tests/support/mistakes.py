"""What beginners write: lines in the blocks where they stand, each wrong in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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

# By the place where they stand, the lines that are wrong.
LINES = {
    "agreement": [
        "dated March 1, 2024",
        "dated as of March 1, 2024",
        "governed by the laws of Arizona",
        "governed by New York law.",
        'executed on "x"',
        "between Company, Client",
        'Dated "March 1, 2024"',
    ],
    "party": ["address 12 Main Street, Phoenix", "named Acme Inc.", 'name "Acme Inc."'],
    "items": [
        "waivers { in writing }",
        "waivers {\n  one instance unless general\n}",
        "amendments { written consent of Company }",
        'amendment second "Second" { restates }',
        "counter c { Order is received }",
        "section Schedule 1 {\n}",
        "section 2 Filing {\n}",
        'section Section 2 "Filing" {\n}',
        "party Seller Inc. {\n}",
        'class Buyers (each a Buyer) {\n  roster asks "Who?"\n}',
        "document Notice of Claim {\n  happens handed over\n}",
        "notice Complaint from Client or Company to Company",
        "notice Complaint by Client to Company",
        "parameter Closing Date as date",
        "obligation deliver {\n}",
        'reading which "Which?" {\n  cites Section 1\n}',
    ],
    "notice": [
        "states late as yes/no",
        "states quantity as integer",
        "states goods as string",
        "states price as USD",
        "states kind as one of fresh or frozen",
        "states cost as USD",
        "state colour as text",
        "states the colour as text",
    ],
    "document": ["happens handed over", "happens signed on"],
    "section": ["quantity double { is total-price + 10 EUR }"],
    "notices": [
        "given 3 days after sent by registered mail",
        "no effect by email",
    ],
    "calendar": ['holiday "Labour Day" on first Monday in September', "weekend Sunday, Monday"],
    "counting": ["last day included", "next business day", "last day moves to next business day"],
    "duty": [
        "when Client receives Order",
        "excused if Order is received",
        "excused when Order is received or 30 days after Order is received",
        "Company must deliver Report",
        "not after the earlier of 5 days after Order is received or Rent Day is reached",
        "not after 1.5 months after Order is received",
        "not after 1.5 years after Order is received",
        "not after 30 days after Order is received.",
        "not after 30 days after Order is received;",
        "no later than the 1st of each month",
        "no later than 30 days after Order is received",
        "not later than 90 days before Rent Day is reached",
        "within thirty days of Order is received",
        "within thirty (30) days of Order is received",
        "within 30 days of receipt of Order",
        "if Order is received within 5 days after Rent Day is reached",
        "if Order is received before 1 March 2024",
        "if Order is received before 2024-03-01",
        "if the price of Order exceeds 5 EUR",
        "if price of Order is more than 5 EUR",
        "if price of Order is over 5 EUR",
        "if price of Order is 5 EUR",
        "if price of Order is greater than 5 EUR",
        "if price of Order is no less than 5 EUR",
        "if price of Order > 5 EUR",
        "if price of Order >= 5 EUR",
        "if price of Order = 5 EUR",
        "if price of Order exceeds $5",
        "if price of Order exceeds EUR 5",
        "if price of Order exceeds 12 000 EUR",
        "if price of Order exceeds the greater of 5 EUR or 10 EUR",
        "if price of Order is not 5 EUR",
        "if Report is not delivered",
        "provided that Order is received",
        "for 30 days",
        "each month",
        "every month",
        "unless otherwise agreed",
        "otherwise agreed",
        "when Order is received or Reminder is received",
        "// a comment",
        "owed to Client or Company",
        "owed to Client and/or Company",
        "on or before Rent Day is reached",
        "by 30 days after Order is received",
        "so long as Order is received",
        "if Order is received twice",
        "if price of Order is between 5 EUR and 10 EUR",
        "encodes sentence 1 and 2",
        "owed to the Client",
        "on 2024-03-01",
        "by March 1, 2024",
        "speed promptly",
        "until Order is receved",
        "whne Order is received",
        "if Order is recieved",
        "not after 30 days after delivery of Report",
        "effort best efforts",
        "speed 'promptly'",
        "cites 1",
        "not after 30 after Order is received",
    ],
    "payment": [
        "amount USD 17,000",
        "amount $8,500",
        "amount 8,500 dollars",
        "amount 12,000 EUR.",
        "amount 12,000 EUR;",
        "amount 12,000 EUR,",
        "amount 12 000 EUR",
        "amount the greater of price of Order or 10 EUR, but not below nothing",
        "amount price of Order + 5 EUR",
        "amount price of Order * 2",
        "amount is 5 EUR",
        "paid 5 EUR to Client",
    ],
    "prohibition": ["allowed when Order is received", "if Report is not delivered"],
    "power": [
        "provided that Order is received",
        "requires Order is not received",
        "if Order is received",
        "on Order is received",
        "within 30 days after Order is received",
    ],
    "immunity": ["when Order is received", "for 2 years after Order is received"],
    "quantity": ["is price of Order * 2", "equals price of Order", "price of Order"],
    "cap": ["at most 10 EUR in all", "at most 10 EUR in total", "in all"],
    "amendment": ["restates duty report", "adds to 1 duty new", "strike free", "dated 1 May 2003"],
    "scenario": [
        "2024-04-01 Order recieved",
        "April 1, 2024 Order received",
        "on April 1, 2024",
        "expect report is not breached",
        "expect report owes 8500 EUR",
        'expect report for "April" owes 8500 EUR',
        "2002-09-09 Order received price 100",
        "2002-09-09 Order received, price 100 EUR",
        "2002-09-09: Order received",
    ],
}
# Sentences in the place of that of a duty.
SENTENCES = [
    "Report must be delivered by Company",
    "Report must be delivered",
    "must deliver Report",
    "either party must deliver Report",
    "both parties must deliver Report",
    "Client must accept or reject Order",
    "Company must pay 100 EUR to Client",
    "Company may not deliver Report",
    "Company must not deliver Report",
    "the Company must deliver Report",
    "Company must deliver the Report",
    "Company must promptly deliver Report",
    "Company must hand over Report",
    "Company deliver Report",
    "Company has to deliver Report",
    "company must deliver Report",
]
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
    for line in ("Client may not deliver Report", "Client cannot deliver Report"):
        yield Mistake(f"forbidden: {line}", sound().replace(FORBIDDEN, f"    {line}\n"))
