"""Three years under the agreement: two registrations, four claims, an amendment, two waivers.

The figures were worked out by hand from the log beside this file; the report was read whole.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.run import AGREEMENT, run
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

HERE = Path(__file__).parent
LOG = HERE / "log.jsonl"
DAY = "2005-08-31"

Json = dict[str, Any]


class Text(SingleFileSnapshotExtension):
    """A snapshot as plain text."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the agreement as amended, in one file."""
    path = tmp_path_factory.mktemp("three_years") / "amended.rr"
    amendment = HERE / "amendment.rr"
    path.write_text(AGREEMENT.read_text("utf-8") + amendment.read_text("utf-8"), "utf-8")
    return path


@pytest.fixture(scope="module")
def report(program: Path) -> Json:
    """Return the report on the last day."""
    ran = run("status", program, LOG, "--as-of", DAY, "--format", "json")
    assert ran.code == 1, ran.err
    told: Json = json.loads(ran.out)
    return told


def found(report: Json, norm: str, **instance: str) -> Json:
    """Return the one finding on a norm's instance."""
    wanted = instance.items()
    [one] = [
        finding
        for finding in report["findings"]
        if finding["norm"] == norm and wanted <= finding["instance"].items()
    ]
    entry: Json = one
    return entry


def test_each_registration_is_judged_by_the_notice_clause_of_its_day(report: Json) -> None:
    # The last consent came on 2003-02-03: between the first demand and the second.
    first = found(report, "company-notice", matter="Registration 1", to="Birch")
    assert (first["status"], first["due_by"]) == ("fulfilled", None)
    second = found(report, "company-notice", matter="Registration 2", to="Cedar")
    assert (second["status"], second["due_by"]) == ("fulfilled", "2003-03-08")  # 03-03 + 5


def test_a_waiver_is_for_the_one_who_gave_it(report: Json) -> None:
    # Birch's notice came on 03-10, two days late; Birch had waived on 03-09.
    birch = found(report, "company-notice", matter="Registration 2", to="Birch")
    assert (birch["status"], birch["due_by"]) == ("waived", "2003-03-08")
    # The stop order of 2004-02-02 fell into the year that began on 2003-06-20; Alder waived.
    assert found(report, "keep-effective", to="Alder")["status"] == "waived"
    kept = found(report, "keep-effective", to="Birch")
    assert (kept["status"], kept["due_by"]) == ("breached", "2004-06-20")


def test_the_cap_is_used_up_by_the_claims_in_their_order(report: Json) -> None:
    # Birch sold for 150,000. Of that 90,000 went on the first claim, so 60,000 of the 80,000 are
    # left for the second.
    first = found(report, "indemnify-company", about="Claim C1", bearer="Birch")
    assert (first["status"], first["amount"], first["paid"]) == ("fulfilled", "90000", "90000")
    second = found(report, "indemnify-company", about="Claim C2", bearer="Birch")
    assert (second["status"], second["amount"]) == ("pending", "60000")
    # Read net of the costs of sale, 141,000 - 90,000 = 51,000; for each claim by itself, all of it.
    others = {
        (o.get("proceeds"), o.get("cap-scope")): o["amount"]
        for o in second["readings"]
        if "copy" not in o  # where a copy is required, nobody logged whether there was one
    }
    assert others == {("net", None): "51000", (None, "claim"): "80000"}


def test_prejudice_reduces_what_is_owed_by_what_was_found(report: Json) -> None:
    late = found(report, "indemnify-sellers", about="Claim C3")
    assert (late["status"], late["outstanding"]) == ("pending", "30000")  # 40,000 - 10,000


def test_contribution_hangs_on_whether_the_cap_holds_for_it(report: Json) -> None:
    # Nothing is left of the cap: capped, nothing is owed; uncapped, the whole 30,000, since the
    # director received no proceeds.
    owed = found(report, "contribute", bearer="Birch")
    assert owed["status"] == "needs-judgement"
    answers = {(o["contribution"], o.get("cap-scope")): o["status"] for o in owed["readings"]}
    assert answers[("capped", None)] == "excused"
    assert answers[("uncapped", None)] == "pending"


def test_expenses_go_to_those_who_bear_them(report: Json) -> None:
    values = {quantity["name"]: quantity["value"] for quantity in report["quantities"]}
    assert values["registration-expenses"] == "60460"  # 460 + 60,000
    assert values["excluded-expenses"] == "9000"
    counsel = found(report, "pay-expenses", about="Invoice I2")
    assert (counsel["status"], counsel["outstanding"]) == ("pending", "15000")  # 60,000 - 45,000


def test_the_report_reads_from_top_to_bottom(program: Path, snapshot: SnapshotAssertion) -> None:
    ran = run("status", program, LOG, "--as-of", DAY)
    assert ran.out == snapshot(extension_class=Text)
