"""RR7xx: what people decided about an agreement, kept in the record beside it."""

from __future__ import annotations

from engross.dsl.diagnostics.rules.rule import Rule, Severity

RULES = (
    Rule(
        code="RR701",
        name="record-malformed",
        summary="A line of the record is not what a line of its kind is.",
        why="A decision that is half understood would be taken for another one: nothing is "
        "guessed, and nothing runs until the line is mended.",
        bad='{"kind": "election", "reading": "floor", "option": "last"}',
        good="A line that engross readings, coverage or sign wrote.",
    ),
    Rule(
        code="RR702",
        name="election-void",
        summary="An election rests on something that has changed since it was made.",
        why="Whoever elected an option looked at a text and at what hung on it; what has changed "
        "was not before them.",
        bad="floor = last elected, and then “30 days” became “40 days”",
        good="The same option elected again, or another.",
        severity=Severity.NOTE,
    ),
    Rule(
        code="RR703",
        name="election-of-nothing",
        summary="The record elects an option of a reading that the agreement does not have.",
        why="The reading was renamed or taken out; what was decided of it decides nothing now.",
        bad="floor = last elected, and then the reading floor became earliest-day",
        good="earliest-day = last elected.",
        severity=Severity.NOTE,
    ),
    Rule(
        code="RR704",
        name="sign-off-void",
        summary="A section was signed, and then its program or its text was changed.",
        why="Nobody has read what stands there now against what it should say.",
        bad="2(a) signed, and then “not after 45 days” became “not after 54 days”",
        good="2(a) read and signed again.",
        severity=Severity.NOTE,
    ),
    Rule(
        code="RR705",
        name="not-signed",
        summary="Sections of the agreement are signed, and others are not.",
        why="What nobody has read against the text may say anything.",
        bad="2(a) is signed, 2(b) is not",
        good="Each section read and signed.",
        severity=Severity.NOTE,
    ),
)
