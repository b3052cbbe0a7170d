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
        summary="A period, or a norm that lasts, does not say when it begins or when it ends.",
        why="What has no end lasts for ever, and what has no beginning never starts; where the "
        "agreement itself gives no end, say “no time stated”.",
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
    Rule(
        code="RR311",
        name="no-day-in-the-window",
        summary="The first day on which an act counts lies after the last.",
        why="What has no day on which it can be done in time can only be breached.",
        bad="not before 40 days after Notice is received\n"
        "not after 30 days after Notice is received",
        good="not before 30 days after Notice is received\n"
        "not after 40 days after Notice is received",
    ),
    Rule(
        code="RR312",
        name="giving-not-said",
        severity=Severity.WARNING,
        summary="The giving of a notice is read, and no clause says when a notice is given.",
        why="A notice is sent, given and received on different days. Without a clause each is "
        "taken to be given when it is received, which the agreement may not say.",
        bad="not after 30 days after Notice is given",
        good="not after 30 days after Notice is given\n"
        "…\nnotices {\n  given when received by any other method\n}",
    ),
    Rule(
        code="RR313",
        name="hangs-on-itself",
        summary="A power has a line that is about its own exercise.",
        why="The line says whether an exercise is good. If it asks when the power was exercised, "
        "the answer waits for itself, and there is none.",
        bad="Holder may give Put Notice to Company\nnot after 30 days after Put Notice is given",
        good="Holder may give Put Notice to Company\nnot after 30 days after Sale is completed",
    ),
    Rule(
        code="RR314",
        name="business-days-of-no-calendar",
        summary="Something is counted in business days, and no line says which days these are.",
        why="Whether a day is a business day is a matter of a place and its holidays. Without a "
        "calendar nobody can recompute the date.",
        bad="not after 5 business days after Notice is received",
        good="not after 5 business days after Notice is received\n…\n"
        "counting { business days are the days of new-york }",
    ),
    Rule(
        code="RR315",
        name="window-of-itself",
        summary="Duties have the windows of one another, and none has days of its own.",
        why="“Window of” takes the days of another duty. In a circle nobody says any, and a duty "
        "without days can never be late.",
        bad="duty file { … window of serve }\nduty serve { … window of file }",
        good="duty file { … not after 30 days after Notice is received }\n"
        "duty serve { … window of file }",
    ),
    Rule(
        code="RR316",
        name="breach-of-itself",
        summary="A norm hangs on its own breach, directly or through the breach of others.",
        why="A remedy is owed once something else is breached. In a circle each waits for the "
        "breach of the next, and none is ever owed.",
        bad="duty pay-late-fee {\n  …\n  when pay-late-fee is breached\n}",
        good="duty pay-late-fee {\n  …\n  when deliver is breached\n}",
    ),
    Rule(
        code="RR321",
        name="done-or-kept",
        summary="A line of a deadline stands in a norm that lasts, or the reverse.",
        why="What has to be done has a last day; what has to be kept, or left alone, has a "
        "beginning and an end. A line of the other kind would be read by nothing.",
        bad="Company must keep Policy in-force\nnot after 30 days after Notice is received",
        good="Company must keep Policy in-force\nuntil 1 year after Notice is received",
    ),
    Rule(
        code="RR322",
        name="nothing-breaches-it",
        summary="A duty to keep something in a state does not say which event ends that state.",
        why="It is judged by what is logged against it; with nothing that could be, it is "
        "never breached.",
        bad="Company must keep Policy in-force",
        good="Company must keep Policy in-force\n… breached when Policy is lapsed",
    ),
    Rule(
        code="RR331",
        name="amendment-without-consent",
        summary="There is an amendment, and no rule says whose consent it needs.",
        why="An amendment takes effect with the last consent that the agreement asks for.",
        bad='amendment first "First Amendment" { … }',
        good="amendments { require written consent of Company and each Holder }\n"
        'amendment first "First Amendment" { … }',
    ),
)
