"""RR3xx: the agreement as a whole, its events, and time."""

from __future__ import annotations

from engross.dsl.diagnostics.rules.rule import Rule, Severity

RULES = (
    Rule(
        code="RR301",
        name="no-agreement",
        summary="The file does not name its agreement.",
        why="Logs and reports name the agreement they belong to.",
        bad='section 1 "Filing" { … }',
        good='agreement "Supply Agreement" { between Company and Holder }\n'
        'section 1 "Filing" { … }',
    ),
    Rule(
        code="RR302",
        name="period-too-long",
        summary="A period is longer than a hundred years (36,525 days).",
        why="No period in an agreement is as long; a nought too many is.",
        bad="not after 45000 days after Notice is received",
        good="not after 45 days after Notice is received",
    ),
    Rule(
        code="RR303",
        name="period-half-open",
        summary="A period says when it begins or when it ends, not both.",
        why="An excuse without an end lasts for ever; one without a beginning never starts.",
        bad="from Notice is given\nsuspends file",
        good="from Notice is given\nuntil 180 days after Notice is given\nsuspends file",
    ),
    Rule(
        code="RR304",
        name="matter-not-opened-once",
        summary="A matter has no line that opens it, or more than one.",
        why="Each matter begins with one event: by it facts are told apart.",
        bad="matter Claim { closes when Claim Notice is returned }",
        good="matter Claim { opens when Claim Notice is received }",
    ),
    Rule(
        code="RR305",
        name="nothing-triggers-it",
        summary="A duty, immunity or deeming rule does not say which event brings it about.",
        why="A duty that no event triggers is never owed.",
        bad="duty file { Company must file Filing }",
        good="duty file {\n  Company must file Filing\n  when Notice is received\n}",
    ),
    Rule(
        code="RR306",
        name="duty-without-time",
        severity=Severity.WARNING,
        summary="A duty has no last day and no standard of speed.",
        why="A duty without a time can never be late, so it can never be breached.",
        bad="Company must file Filing",
        good="Company must file Filing\nnot after 45 days after Notice is received",
    ),
    Rule(
        code="RR307",
        name="exercise-not-said",
        summary="A power is exercised by a notice and the clause does not say at which moment.",
        why="A notice is sent, given and received on different days; the power runs from one.",
        bad="Holder may give Notice to Company",
        good="Holder may give Notice to Company\nexercised when Notice is received",
    ),
    Rule(
        code="RR308",
        name="not-in-the-calendar",
        summary="A date does not exist in the calendar.",
        why="A worked case on a day that never comes proves nothing.",
        bad="2002-02-30 Notice received",
        good="2002-02-28 Notice received",
    ),
    Rule(
        code="RR309",
        name="calendar-without-range",
        summary="A calendar does not say for which days it was verified.",
        why="Nobody knows the holidays of all years; outside the range the answer is not known.",
        bad="calendar federal {\n  weekend Saturday and Sunday\n}",
        good="calendar federal {\n  weekend Saturday and Sunday\n"
        "  verified 2002-01-01 to 2012-12-31\n}",
    ),
    Rule(
        code="RR310",
        name="scenario-incomplete",
        summary="A scenario has no day, or expects nothing.",
        why="A worked case asks what holds on a day; without them it asks nothing.",
        bad='scenario "in time" { 2002-09-09 Notice received }',
        good='scenario "in time" {\n  2002-09-09 Notice received\n  on 2002-10-01\n'
        "  expect file is pending\n}",
    ),
)
