"""RR2xx: what names stand for."""

from __future__ import annotations

from engross.dsl.diagnostics.rules.rule import Rule, Severity

RULES = (
    Rule(
        code="RR201",
        name="term-not-defined",
        summary="A capitalised term is used and nothing defines it.",
        why="A capital says that the term is defined; a term that is not means what each side "
        "wishes.",
        bad="when Final Notice is received",
        good="notice Final Notice from Company to Holder\n… when Final Notice is received",
    ),
    Rule(
        code="RR202",
        name="two-terms-side-by-side",
        summary="Two defined terms stand side by side with no word between them.",
        why="Capitals alone do not show where one term ends and the next begins.",
        bad="Company must give Holder Notice",
        good="Company must give Notice to Holder",
    ),
    Rule(
        code="RR203",
        name="declared-twice",
        summary="One name is declared twice.",
        why="Two definitions of one term are two agreements: each side will point to its own.",
        bad="party Holder { }\nparty Holder { }",
        good="party Holder { }",
    ),
    Rule(
        code="RR204",
        name="wrong-kind-of-term",
        summary="A term is defined, but it is not the kind of thing that belongs there.",
        why="A notice cannot owe a duty, and a person cannot be received.",
        bad="when Holder is received",
        good="when Notice is received",
    ),
    Rule(
        code="RR205",
        name="nothing-states-it",
        summary="A notice, document or event is said to state what it does not state.",
        why="What nobody has to write down cannot be read later.",
        bad="if price of Notice is at least 10",
        good="notice Notice from Holder to Company { states price as number }",
    ),
    Rule(
        code="RR206",
        name="points-at-nothing",
        summary="“That” or “each other” points back at nothing.",
        why="Words that point back need something earlier to point at, and only one such thing.",
        bad="requires that Offering is planned",
        good="event Delay { states offering as Offering }\n… requires that Offering is planned",
    ),
    Rule(
        code="RR207",
        name="reading-not-declared",
        summary="A line stands under a reading that no block declares.",
        why="A reading is an open question of the text: it must be asked before it is answered.",
        bad="not after 45 days after Notice is sent  under floor = last",
        good='reading floor "Whose receipt counts?" {\n  last "…"\n  first "…"\n}\n'
        "… not after 45 days after Notice is sent  under floor = last",
    ),
    Rule(
        code="RR208",
        name="option-not-declared",
        summary="A line stands under an option that the reading does not have.",
        why="A misspelt option would silently take the line out of the agreement.",
        bad="under floor = lst",
        good="under floor = last",
    ),
    Rule(
        code="RR209",
        name="every-before-an-event",
        summary="“Every” stands before an event whose day is needed.",
        why="Several events have several days; a count of days begins on one of them.",
        bad="not after 10 days after every Notice is received",
        good="not after 10 days after last Notice is received",
    ),
    Rule(
        code="RR210",
        name="never-happens",
        summary="A line waits for something that never happens to the thing.",
        why="A time that runs from an event that cannot happen never begins to run.",
        bad="when Filing is approved",
        good="document Filing { happens approved by Commission }\n… when Filing is approved",
    ),
    Rule(
        code="RR211",
        name="whose-notice",
        summary="Several persons get the notice and the line does not say whose is meant.",
        why="Each of them gets it on a day of his own; a count of days needs one day.",
        bad="not before 30 days after Notice is received",
        good="not before 30 days after last Notice is received",
    ),
    Rule(
        code="RR212",
        name="not-one-of-its-values",
        summary="A value is compared that the declared list does not have.",
        why="A comparison that can never be true is a slip.",
        bad="if source of Issue is gift",
        good="states source as one of conversion, exercise, gift",
    ),
    Rule(
        code="RR213",
        name="name-not-declared",
        summary="A line names a duty, period or counter that no block declares, or an "
        "expectation a thing that its scenario does not tell of.",
        why="An exception to a duty that does not exist protects nobody.",
        bad="suspends fille",
        good="suspends file",
    ),
    Rule(
        code="RR214",
        name="verb-not-declared",
        summary="The sentence has a verb that no event of its thing goes with.",
        why="The verb tells which event performs the duty; without one it is never performed.",
        bad="Company must lodge Filing",
        good="document Filing { happens lodged (to lodge) by Company }\n"
        "… Company must lodge Filing",
    ),
    Rule(
        code="RR215",
        name="duty-without-must",
        summary="The sentence of a norm says “shall” or “will”, or another word for must or may.",
        why="“Shall” has stood for a duty, a future and a condition, often in one agreement.",
        bad="Company shall give Notice to Holder",
        good="Company must give Notice to Holder",
    ),
    Rule(
        code="RR216",
        name="kind-and-sentence-differ",
        summary="The kind of a norm and its sentence say different things.",
        why="A duty says “must”, a prohibition “must not”, a power or right “may”, an immunity "
        "“need not”; where the two differ, one of them is wrong.",
        bad="duty file { Company may file Filing }",
        good="duty file { Company must file Filing }",
    ),
    Rule(
        code="RR217",
        name="no-such-status",
        summary="A scenario expects a status that no norm can have.",
        why="An expectation that can never be met proves nothing about the clause.",
        bad="expect file is done",
        good="expect file is fulfilled",
    ),
    Rule(
        code="RR218",
        name="nothing-uses-it",
        severity=Severity.WARNING,
        summary="A term or counter is declared and nothing uses it.",
        why="A definition without a clause is often the trace of a clause that went missing.",
        bad="counter occasion { at most 1 Filing is made }",
        good="counter occasion { at most 1 Filing is made }\n… unless occasion is used up",
    ),
    Rule(
        code="RR219",
        name="term-without-capitals",
        summary="A term is written without its capitals.",
        why="In small letters the words mean what they mean in English, and not what is defined.",
        bad="when notice is received",
        good="when Notice is received",
    ),
    Rule(
        code="RR220",
        name="each-of-many",
        summary="“Each” stands before the name of the class, not of one of its members.",
        why="“Each Holders” is a slip: it can stand for each Holder or for all Holders together.",
        bad="Company must give Notice to each Holders",
        good="Company must give Notice to each Holder",
    ),
    Rule(
        code="RR221",
        name="section-not-there",
        summary="A condition is set for a section that the program does not have, a reading cites "
        "it, or a norm is added to it.",
        why="What a section depends on must reach the norms in it; a wrong number reaches none.",
        bad="application of 2(x) { if Demand is made }",
        good="application of 2(a) { if Demand is made }",
    ),
    Rule(
        code="RR222",
        name="somebody-else-acts",
        summary="A norm lets another act, or act with another, than its event is declared to be by "
        "or with; or a notice go another way than it is declared to go.",
        why="One of the two names the wrong person, and the duty would be laid on somebody who "
        "cannot perform it.",
        bad="happens filed (to file) by Company\n… Holder must file Filing",
        good="happens filed (to file) by Company\n… Company must file Filing",
    ),
    Rule(
        code="RR231",
        name="restated-as-another-kind",
        summary="An amendment restates a norm as one of another kind.",
        why="A duty that becomes a power is not restated but struck, and another takes its place; "
        "what points to it would point to something else.",
        bad="restates power file { Company may file Filing }",
        good="restates duty file { Company must file Filing }",
    ),
    Rule(
        code="RR232",
        name="changed-twice",
        summary="One amendment changes a norm twice.",
        why="Of two texts of one day nobody can say which governs.",
        bad="strikes file\nrestates duty file { … }",
        good="restates duty file { … }",
    ),
    Rule(
        code="RR241",
        name="scenarios-without-agreement",
        summary="A file of scenarios is read without its agreement, or holds more than scenarios.",
        why="Scenarios speak the vocabulary of their agreement, and only with it can it be told "
        "what they say.",
        bad="engross test scenarios.rr",
        good="engross test agreement.rr scenarios.rr",
    ),
)
