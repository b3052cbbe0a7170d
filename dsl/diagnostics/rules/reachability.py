"""RR5xx: readings and lines that leave a gap or reach nothing."""

from __future__ import annotations

from engross.dsl.diagnostics.rules.rule import Rule, Severity

RULES = (
    Rule(
        code="RR501",
        name="option-left-out",
        summary="Under an option of a reading the norm says nothing of this kind.",
        why="Once a line depends on how the text is read, silence under one option may be a gap "
        "or a choice; say which. Bounds have “not before any day” and “not after any day”, a "
        "standard “no effort”, and what only narrows a norm “nothing more”.",
        bad="not before 30 days after Notice is sent  under floor = sent",
        good="not before 30 days after Notice is sent  under floor = sent\n"
        "not before any day                       under floor = none",
    ),
    Rule(
        code="RR502",
        name="two-elected",
        summary="Two options of one reading are elected.",
        why="The election is what holds unless someone chooses otherwise; only one thing can.",
        bad='sent elected "…"\nreceived elected "…"',
        good='sent elected "…"\nreceived "…"',
    ),
    Rule(
        code="RR503",
        name="reading-decides-nothing",
        severity=Severity.WARNING,
        summary="A reading is declared and no line stands under it.",
        why="An open question that changes nothing is settled, or its lines have lost their "
        "“under”.",
        bad='reading floor "Whose receipt counts?" { … }',
        good='reading floor "Whose receipt counts?" { … }\n… under floor = last',
    ),
    Rule(
        code="RR504",
        name="option-decides-nothing",
        severity=Severity.WARNING,
        summary="Two options of a reading are told apart by no line.",
        why="Under each of them only the unqualified lines hold, so that they mean the same; often "
        "a line was forgotten.",
        bad="unless Notice is returned  under last-day = sent\n"
        "nothing more               under last-day = received or signed",
        good="unless Notice is returned  under last-day = sent\n"
        "unless Notice is void      under last-day = received\n"
        "nothing more               under last-day = signed",
    ),
    Rule(
        code="RR505",
        name="another-answer",
        summary="Two lines answer the same question, and both stand under one way of reading.",
        why="What an early act is, how much is owed, over what a cap is used up: each has one "
        "answer at a time. The second line would be passed over, and no one could tell.",
        bad="early act breaches  under early = breach\nearly act performs",
        good="early act breaches  under early = breach\nearly act performs  under early = harmless",
    ),
)
