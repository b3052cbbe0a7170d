"""RR4xx: amounts, counts and what is compared with what."""

from __future__ import annotations

from engross.dsl.diagnostics.rules.rule import Rule

RULES = (
    Rule(
        code="RR401",
        name="wrong-type",
        summary="What a thing states, or a blank holds, is of another type than is needed there.",
        why="A count of days cannot be read off a text, nor a date off an amount.",
        bad="states price as text\n… if price of Notice is at least 10",
        good="states price as number\n… if price of Notice is at least 10",
    ),
    Rule(
        code="RR402",
        name="more-than-the-whole",
        summary="A share is more than 100%.",
        why="No part of a whole is more than the whole; such a condition is never met.",
        bad="requires Shares of Holder exceed 150% of Shares of Holders",
        good="requires Shares of Holder exceed 50% of Shares of Holders",
    ),
    Rule(
        code="RR403",
        name="different-units",
        summary="Two figures of different kinds are compared, added or shared.",
        why="Shares and days, dollars and euros, or two kinds of shares have no common measure.",
        bad="requires Issued Shares of Holder exceed 50% of Voting Shares of Holders",
        good="requires Voting Shares of Holder exceed 50% of Voting Shares of Holders",
    ),
    Rule(
        code="RR404",
        name="no-such-unit",
        summary="A number is given in a unit that is none.",
        why="An amount whose unit nobody knows can be held against nothing.",
        bad="at most 150,000 Dollars",
        good="at most 150,000 USD",
    ),
    Rule(
        code="RR405",
        name="one-figure-alone",
        summary="A sum is taken of one figure, or many figures stand where one is expected.",
        why="One figure has no sum; most likely every thing of the kind is meant. Of many, "
        "a line must say whether it means their sum, the least or the greatest.",
        bad="is sum of price of Sale",
        good="is sum of price of every Sale",
    ),
    Rule(
        code="RR406",
        name="whose-figure",
        summary="A quantity or a cap is each person's, and the line does not say whose is meant.",
        why="Each of them has a figure of his own; a comparison needs one.",
        bad="quantity proceeds of each Holder { … }\n… at most proceeds",
        good="quantity proceeds of each Holder { … }\n… at most proceeds of that Holder",
    ),
    Rule(
        code="RR407",
        name="payment-incomplete",
        summary="A payment duty does not say to whom, how much, or what counts as payment; "
        "or a quantity gives no figure.",
        why="A debt is discharged by what is paid on it; what nobody can add up is never paid.",
        bad="Company must pay payee of Bill\namount price of Bill",
        good="Company must pay payee of Bill\namount price of Bill\n"
        "paid sum of amount of every Payment where bill of Payment is that Bill",
    ),
    Rule(
        code="RR408",
        name="nothing-to-reduce",
        summary="An exception reduces a duty that owes no amount.",
        why="Where nothing is owed in money, an exception holds or does not; there is no part.",
        bad="exception late {\n  to file\n  reduces by 100 USD\n}",
        good="duty file {\n  …\n  unless Request is withdrawn\n}",
    ),
    Rule(
        code="RR409",
        name="rests-on-itself",
        summary="A quantity or an exception rests on itself.",
        why="A figure that needs itself to be known is never known.",
        bad="quantity fees { is costs plus 10 USD }\nquantity costs { is fees times 2 }",
        good="quantity fees { is sum of amount of every Bill }\nquantity costs { is fees times 2 }",
    ),
    Rule(
        code="RR410",
        name="point-or-comma",
        summary="An amount of money has three digits after a point, or points in its thousands.",
        why="12.000 is twelve thousand where the point groups digits, and twelve where it parts "
        "them; a program reads twelve.",
        bad="amount 12.000 EUR",
        good="amount 12,000 EUR",
    ),
    Rule(
        code="RR411",
        name="blank-that-nothing-can-read",
        summary="A parameter is of a type that no line can read by the parameter's name.",
        why="Its value would be asked for, and nothing would hang on it. Lines read blanks that "
        "are a date, a figure or a number of days; addresses are read by the notice clause.",
        bad='parameter State as text asks "Of which state is the law?"',
        good='provision state "The state whose law governs is left blank."',
    ),
)
