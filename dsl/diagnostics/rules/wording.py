"""RR132 to RR139: what contracts word otherwise than the language."""

from __future__ import annotations

from engross.dsl.diagnostics.rules.rule import Rule

RULES = (
    Rule(
        code="RR132",
        name="day-said-otherwise",
        summary="A line says a first or last day in other words than the language has for it.",
        why="“Within 30 days of” an event can mean before or after it, with that day or without; "
        "“not before” and “not after” have one meaning each.",
        bad="within 30 days of Notice is received",
        good="not after 30 days after Notice is received",
    ),
    Rule(
        code="RR133",
        name="no-such-period",
        summary="A period is counted in a unit that the language does not have, or in parts.",
        why="Hours depend on a clock, and nobody knows when half a month has passed. Periods are "
        "whole numbers of days, business days, weeks, months and years.",
        bad="not after 48 hours after Notice is received",
        good="not after 2 days after Notice is received",
    ),
    Rule(
        code="RR134",
        name="currency-sign",
        summary="An amount of money has the sign of a currency, or stands where none can.",
        why="“$” is the sign of several currencies; three letters name one. Where a thing states "
        "money, its declaration names the currency, and a log gives the number alone.",
        bad="states price as money in USD\n… if price of Notice is at least $1,000",
        good="states price as money in USD\n… if price of Notice is at least 1,000 USD",
    ),
    Rule(
        code="RR135",
        name="number-said-twice",
        summary="A number stands in words and in figures.",
        why="Where the two differ, nobody can tell which one was agreed.",
        bad="not after forty (45) days after Notice is received",
        good="not after 45 days after Notice is received",
    ),
    Rule(
        code="RR136",
        name="joined-otherwise",
        summary="A line joins, excepts or illustrates in words that the language does not have.",
        why="“Provided that”, “subject to” and “and/or” have each been read in several ways; the "
        "language has one word for each meaning.",
        bad="if Notice is received and/or Filing is made",
        good="if Notice is received or Filing is made",
    ),
    Rule(
        code="RR137",
        name="date-written-otherwise",
        summary="A date is not written as year, month and day.",
        why="05/01/2002 is the fifth of January to some and the first of May to others.",
        bad="verified January 1, 2002 to 2012-12-31",
        good="verified 2002-01-01 to 2012-12-31",
    ),
    Rule(
        code="RR138",
        name="said-only-once",
        summary="A block says twice, with two answers, what it can say only once.",
        why="Of two answers one would be passed over, and no one could tell which.",
        bad='governed by "the laws of Arizona"\ngoverned by "the laws of Delaware"',
        good='governed by "the laws of Arizona"',
    ),
    Rule(
        code="RR139",
        name="named-twice",
        summary="A list names one thing twice.",
        why="It is a slip for another name, which is now missing.",
        bad="between Company and Company",
        good="between Company and Holder",
    ),
)
