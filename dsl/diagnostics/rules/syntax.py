"""RR120 to RR131: how a line and a block are written."""

from __future__ import annotations

from engross.dsl.diagnostics.rules.rule import Rule

RULES = (
    Rule(
        code="RR120",
        name="unexpected-word",
        summary="Something stands where the language does not expect it, or something is missing.",
        why="A line has one form, so that it has one meaning; a line in another form has none.",
        bad="not before 30 days of Notice is received",
        good="not before 30 days after Notice is received",
    ),
    Rule(
        code="RR121",
        name="block-not-closed",
        summary="A block that begins with { has no } of its own.",
        why="Without it no one can tell which lines belong to the block and which to the next.",
        bad='party Company {\n  named "Acme Inc."\nparty Bank {\n}',
        good='party Company {\n  named "Acme Inc."\n}\nparty Bank {\n}',
    ),
    Rule(
        code="RR122",
        name="brace-closes-nothing",
        summary="A } stands where no block is open.",
        why="Either it is one too many, or the line that should open the block is missing.",
        bad="authority Commission\n}",
        good="authority Commission",
    ),
    Rule(
        code="RR123",
        name="quote-not-closed",
        summary="Quoted words are not closed on the line where they begin.",
        why="Without the second mark the rest of the line would be prose that nothing reads.",
        bad='speed "promptly',
        good='speed "promptly"',
    ),
    Rule(
        code="RR124",
        name="sign-without-meaning",
        summary="A sign stands there that the language does not use.",
        why="A line ends with its new line: it needs no full stop and no semicolon. What signs "
        "say elsewhere is said in words: plus, less, times, exceeds, is at least.",
        bad="when Notice is received;",
        good="when Notice is received",
    ),
    Rule(
        code="RR125",
        name="mixed-and-or",
        summary="“and” and “or” stand side by side without brackets.",
        why="Courts have split over such sentences: “A and B or C” can be read in two ways.",
        bad="if Notice is sent and Filing is made or Filing is withdrawn",
        good="if Notice is sent and (Filing is made or Filing is withdrawn)",
    ),
    Rule(
        code="RR126",
        name="capital-on-plain-word",
        summary="A word of the language begins with a capital.",
        why="What is capitalised is a defined term; word processors put a capital on the first "
        "word of each line.",
        bad="Not after 45 days after Notice is received",
        good="not after 45 days after Notice is received",
    ),
    Rule(
        code="RR127",
        name="new-line-missing",
        summary="Two lines stand on one.",
        why="A line is one fact: each is read, cited and compared by itself.",
        bad="when Notice is received not after 45 days after Notice is received",
        good="when Notice is received\nnot after 45 days after Notice is received",
    ),
    Rule(
        code="RR128",
        name="unit-missing",
        summary="A number does not say of what: days, weeks, months or years.",
        why="Forty-five days and forty-five months are different promises.",
        bad="not after 45 after Notice is received",
        good="not after 45 days after Notice is received",
    ),
    Rule(
        code="RR129",
        name="number-in-words",
        summary="A number is written out in words.",
        why="Contracts that say “thirty (45) days” have gone to court; there is one way to "
        "write a number.",
        bad="not after thirty days after Notice is received",
        good="not after 30 days after Notice is received",
    ),
    Rule(
        code="RR130",
        name="number-too-long",
        summary="A number has more than 15 digits.",
        why="No amount in an agreement is as large; it is a slip of the hand.",
        bad="at most 10000000000000000000",
        good="at most 10",
    ),
    Rule(
        code="RR131",
        name="line-twice",
        summary="One line stands twice in its block, word for word.",
        why="It is a slip of copy and paste; where amounts are added it would count twice.",
        bad="plus number of recipient when Share is issued\n"
        "plus number of recipient when Share is issued",
        good="plus number of recipient when Share is issued",
    ),
)
