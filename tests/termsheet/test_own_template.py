"""A firm's own template: what it gets, what it may not do, what it is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.run import Ran, run
from termsheet.pages import OPTION, sheet

from engross.compiler.artefacts.termsheet import own_template
from engross.compiler.artefacts.termsheet.own_template import TemplateFault, render_by
from engross.compiler.artefacts.termsheet.render import read_template

HOSTILE = "{{7*7}} <b>x</b> | *y*"


def printed(template: str, form: str = "html", company: str = "Acme Inc.") -> str:
    made = sheet(OPTION)
    made["header"]["parties"][0]["named"] = company
    words = {name: read_template(name) for name in ("lines.j2", "heads.j2")}
    return render_by(template, made, form, words)


def fault(template: str, form: str = "html") -> TemplateFault:
    with pytest.raises(TemplateFault) as caught:
        printed(template, form)
    return caught.value


def test_it_gets_the_sheet_and_the_words_of_lines() -> None:
    template = (
        "{{ title }}; {{ header.governed }}\n"
        "{% for row in summary.timetable %}{{ row.name }} {{ row.cite }}; {% endfor %}\n"
        "{% for group in schedule if group.part == 'norms' %}"
        "{% for entry in group.entries if entry.name == 'file' %}"
        "{{ head(entry) }}{% for l in entry.lines if l.kind == 'floor' %}; {{ line(l) }}"
        "{% for u in l.under %} [{{ u.options | join(' or ') }}]{% endfor %}{% endfor %}"
        "{% endfor %}{% endfor %}"
    )
    assert printed(template) == (
        "Put Option Agreement; the laws of Nowhere\n"
        "tell 2(a); file 2(b); cover 2(b); complete 2(b); \n"
        "file: Company will file Transfer Deed with Registry; "
        "not before 10 days after last Price Notice is received [last]; "
        "not before 10 days after first Price Notice is received [first]"
    )


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("html", "{{7*7}} &lt;b&gt;x&lt;/b&gt; | *y*"),
        ("md", r"\{\{7\*7\}\} \<b\>x\</b\> \| \*y\*"),
    ],
)
@pytest.mark.parametrize(
    "template",
    [
        "{% set p = header.parties[0].named %}{{ p }}",
        "{% set p %}{{ header.parties[0].named }}{% endset %}{{ p }}",
        "{% macro m(p) %}{{ p }}{% endmacro %}{{ m(header.parties[0].named) }}",
        "{% autoescape false %}{{ header.parties[0].named }}{% endautoescape %}",
        "{{ [header.parties[0].named] | join('; ') }}",
        "{{ head({'kind': 'noise', 'name': header.parties[0].named}) }}",
    ],
)
def test_values_are_escaped_for_the_sink_once(template: str, form: str, expected: str) -> None:
    assert printed(template, form, HOSTILE) == expected


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ title.__class__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ head.__globals__ }}",
        "{{ line.__code__ }}",
        "{{ line({'kind': '__class__'}) }}",
        "{{ line({'kind': '__init__'}) }}",
        "{{ (head | map(attribute='__globals__')) | list }}",
        "{{ '{0.__class__}'.format(title) }}",
        "{{ summary.update({}) }}",
        "{{ schedule.append(1) }}",
        "{{ header.parties.clear() }}",
        "{% set x = range(10000000) %}",
        "{{ title | safe }}",
        "{{ title | attr('__class__') }}",
        "{{ lipsum() }}",
        "{{ [1, 2] | random }}",
    ],
)
def test_it_cannot_leave_the_sandbox(template: str) -> None:
    found = fault(template)
    assert found.line == 1
    assert "Traceback" not in found.message


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("\n\n{{ titel }}", 3, "'titel' is undefined"),
        ("\n{{ header.nosuch }}", 2, "'dict object' has no attribute 'nosuch'"),
        ("\n{% if %}", 2, "Expected an expression, got 'end of statement block'"),
        ("\n{{ 1 / 0 }}", 2, "ZeroDivisionError: division by zero"),
        ("\n{% include 'lines.j2' %}", 2, "a template of your own reads no other template"),
        ("{% import '/etc/passwd' as x %}", 1, "a template of your own reads no other template"),
        ("{% extends 'sheet.j2' %}", 1, "a template of your own reads no other template"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", 0, "it calls itself without end"),
    ],
)
def test_a_fault_is_told_with_its_line(template: str, line: int, message: str) -> None:
    found = fault(template)
    assert (found.line, found.message) == (line, message)


@pytest.mark.parametrize(
    "template", ["{{ title ~ '!' }}", "{{ title + '!' }}", "{{ '%s' % title }}"]
)
def test_values_are_not_joined_in_markdown(template: str) -> None:
    assert "not joined" in fault(template, "md").message


def test_an_endless_loop_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_template, "SECONDS", 1)
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    assert fault(loop).message == "it runs for more than 1 seconds"


@pytest.mark.parametrize(
    "template",
    [
        "{{ 'x' * 10 ** 10 }}",
        "{% set n = namespace(s='x' * 1000) %}"
        "{% for i in range(40) %}{% set n.s = n.s * 2 %}{% endfor %}",
        "{% set n = namespace(s=[0]) %}{% for i in range(60) %}{% set n.s = n.s * 2 %}{% endfor %}",
    ],
)
def test_memory_has_an_end(template: str) -> None:
    assert fault(template).message == "it takes more memory than a template may"


def test_what_it_prints_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_template, "OUTPUT", 100_000)
    found = fault("{% for a in range(99999) %}{{ 'x' * 100 }}{% endfor %}")
    assert found.message == "it prints more than 100,000 characters"


def command(template: str | bytes, tmp_path: Path, *options: str) -> Ran:
    path = tmp_path / "own.j2"
    path.write_bytes(template if isinstance(template, bytes) else template.encode())
    return run("termsheet", OPTION, "--template", path, *options)


def test_the_command_names_the_line(tmp_path: Path) -> None:
    ran = command("a\n{{ nosuch }}", tmp_path, "--to", "html")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{tmp_path / 'own.j2'}:2: 'nosuch' is undefined\n"


def test_the_command_prints_what_it_makes(tmp_path: Path) -> None:
    assert command("{{ title }}\n", tmp_path) == Ran(0, "Put Option Agreement\n", "")


def test_a_template_makes_no_word_file_and_is_text(tmp_path: Path) -> None:
    assert "--to html" in command("x", tmp_path, "--to", "docx", "-o", "x.docx").err
    assert "not UTF-8" in command(b"\xff", tmp_path).err
    assert "cannot be read" in run("termsheet", OPTION, "--template", tmp_path / "none").err
