"""RR101 to RR119: what may stand in a source as text."""

from __future__ import annotations

from engross.dsl.diagnostics.rules.rule import Rule

# What cannot be seen in print is written as <U+...> in the examples.
RULES = (
    Rule(
        code="RR101",
        name="not-utf8",
        summary="The file is not text in the encoding UTF-8.",
        why="In another encoding the same bytes are other letters: a name or an amount could be "
        "read as something that nobody wrote.",
        bad="party Soci<E9>t<E9>",
        good='Save the file again and choose the encoding "UTF-8".',
    ),
    Rule(
        code="RR102",
        name="refused-character",
        summary="A character stands in the text that nobody types and few can see.",
        why="Invisible characters can make a line read otherwise on the screen than to the "
        "computer, so that two parties sign different things.",
        bad="not after <U+202E>54 days after Holder Notice is received",
        good="not after 45 days after Holder Notice is received",
    ),
    Rule(
        code="RR103",
        name="curly-quote",
        summary="A curly quotation mark stands where a straight one is expected.",
        why="Word processors turn quotation marks as you type, and sometimes the wrong way. One "
        "kind of mark leaves no doubt where the quoted words begin and end.",
        bad="speed \u201cas soon as practicable\u201d after Holder Notice is given",
        good='speed "as soon as practicable" after Holder Notice is given',
    ),
    Rule(
        code="RR104",
        name="odd-space",
        summary="A space that is not the plain one, such as a non-breaking space.",
        why="It looks like a plain space, but two names that differ only in it are not equal.",
        bad="Holder<U+00A0>Notice is received",
        good="Holder Notice is received",
    ),
    Rule(
        code="RR105",
        name="odd-dash",
        summary="A dash or a special hyphen stands where a plain hyphen, or nothing, is expected.",
        why="There are a dozen dashes that look alike; names and dates are written with one.",
        bad="duty become\u2013effective {",
        good="duty become-effective {",
    ),
    Rule(
        code="RR106",
        name="look-alike-letter",
        summary="A letter of another alphabet passes for a Latin one.",
        why="With a Cyrillic \u0430 in it, a name looks like the defined term and is another.",
        bad="Comp\u0430ny must file Registration Statement with Commission",
        good="Company must file Registration Statement with Commission",
    ),
    Rule(
        code="RR107",
        name="not-nfc",
        summary="An accented letter is spelled as a letter and a separate accent.",
        why="The two spellings look the same, but words spelled so are not equal.",
        bad='silent on "E<U+0301>change"',
        good='silent on "\u00c9change"',
    ),
    Rule(
        code="RR108",
        name="too-large",
        summary="The file is larger than can be read.",
        why="No agreement is as long; a limit keeps the answer quick whatever the file holds.",
        bad="A file of more than 1,048,576 bytes.",
        good="Several files, one for each part of the agreement.",
    ),
    Rule(
        code="RR109",
        name="too-deep",
        summary="Over 100 brackets are open, one inside the other, or a line has over 100 parts.",
        why="No one can read such a text, and programs have failed on it.",
        bad="{ { { { (and so on, more than 100 times)",
        good="section 1(a) { duty file { } }",
    ),
    Rule(
        code="RR110",
        name="too-many-words",
        summary="The file has more words and signs than can be read.",
        why="A limit keeps the answer quick whatever the file holds.",
        bad="A file of more than 175,000 words and signs.",
        good="Several files, one for each part of the agreement.",
    ),
    Rule(
        code="RR111",
        name="not-plain-text",
        summary="The file is a Word, rich text or PDF document, not plain text.",
        why="Such files hold fonts, comments and tracked changes; what counts must be the text.",
        bad="agreement.docx, renamed agreement.rr",
        good='The same, saved from the word processor as "Plain text" in UTF-8.',
    ),
    Rule(
        code="RR112",
        name="curly-apostrophe",
        summary="A curly apostrophe stands where a straight one is expected.",
        why="Word processors turn apostrophes as you type; a name with one is not equal to the "
        "same name with the other.",
        bad='silent on "the Holders\u2019 counsel"',
        good='silent on "the Holders\' counsel"',
    ),
    Rule(
        code="RR113",
        name="autocorrected-sign",
        summary="A single sign stands where a word processor replaced several.",
        why="Word turns (c) into \u00a9 and three full stops into one sign: section 1(c) is lost.",
        bad="section 1\u00a9 {",
        good="section 1(c) {",
    ),
    Rule(
        code="RR114",
        name="soft-hyphen",
        summary="An invisible hyphen stands in a word.",
        why="It shows only where a line ends; the word with it is not equal to the word without.",
        bad="Regis<U+00AD>tration Statement is filed",
        good="Registration Statement is filed",
    ),
    Rule(
        code="RR115",
        name="odd-line-break",
        summary="A line break that only word processors know.",
        why="A line is a fact: what looks like two lines in one program is one in another.",
        bad="when Notice is received<U+000B>not after 45 days after Notice is received",
        good="when Notice is received\nnot after 45 days after Notice is received",
    ),
    Rule(
        code="RR116",
        name="letter-not-a-to-z",
        summary="A word outside quotes has a letter or digit other than a to z and 0 to 9.",
        why="Names are typed by many hands and compared letter by letter; any letters may stand "
        "in quoted words.",
        bad="party Soci\u00e9t\u00e9",
        good='party Societe "Soci\u00e9t\u00e9 G\u00e9n\u00e9rale"',
    ),
    Rule(
        code="RR117",
        name="too-many-places",
        summary="The list of odd characters stops after 1,000.",
        why="The rest are of the same kind: put right the first, and check again.",
        bad="A chapter pasted from a word processor with all its curly marks.",
        good="The same text after Find and Replace has made the marks straight.",
    ),
)
