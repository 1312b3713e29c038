"""What was seen in person and what on a video call are printed apart."""

from __future__ import annotations

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.grades import Grade, short_of
from auditor.model.paper import Table
from auditor.model.witnessing import WitnessSheetsMade
from auditor.rounds import looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_reports
from reports.layout.office import office_report

ROSTER = [
    f"{name},{name} UP,union,Chairman,,{name}.example.gov.bd,Secretary,{name}1"
    for name in ("lota", "koyra", "bedkashi")
]
TWO_STEP = 3
"""The column of two-step among those of duties."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Two-step was seen in person at one union, on a video call at another, and was told by a third."""
    upazila = TypedUpazila(tmp_path_factory.mktemp("upazila") / "space")
    upazila.lists(*ROSTER)
    seen = zip(("lota", "koyra", "bedkashi"), ("সরেজমিন যাচাই", "ভিডিও কলে যাচাই", "ফোন"), strict=True)
    run("settings", "--phone", "02477123456", "--workspace", upazila.folder)
    run("witness", "sheets", "--office", "1", "--workspace", upazila.folder, "--on", "2024-02-09", code=0)
    number = Ledger(upazila.folder / "ledger.db").notes(WitnessSheetsMade)[-1].sheets[0].number
    upazila.answers(
        *(
            f'{name} UP,Secretary,10.02.2024,{way},"চালু, লগইনে কোড চায়",২০.০১.২০২৪,,,,{proof}'
            for (name, way), proof in zip(seen, (number, "১১:৩০", ""), strict=True)
        )
    )
    upazila.keep(code=1)
    return open_workspace(upazila.folder)


@pytest.mark.parametrize(
    ("language", "narrow", "whole"),
    [
        (Language.BN, ["সরেজমিন", "ভিডিও", "দপ্তরের তথ্য"], ["সরেজমিন যাচাই", "ভিডিও কলে যাচাই", "দপ্তরের তথ্য"]),
        (
            Language.EN,
            ["witnessed", "by video", "declared"],
            ["witnessed in person", "witnessed on a video call", "declared"],
        ),
    ],
)
def test_cells_and_reports_tell_by_which_way_it_was_witnessed(kept, language, narrow, whole):
    past = looking_back.history(kept)
    cells = [row.cells[TWO_STEP] for row in chair_view(past, kept.config.letterhead).rows]
    assert [cell.known.said(language) for cell in cells] == narrow
    for report, words in zip(office_reports(past, kept.config.letterhead).reports, whole, strict=True):
        tables = [block for block in office_report(report, language).blocks if isinstance(block, Table)]
        printed = {cell for table in tables for row in table.rows for cell in row}
        assert words in printed
        assert not printed & {*whole[:2]} - {words}


def test_what_was_witnessed_in_both_ways_or_in_either_is_not_called_seen_on_the_spot():
    assert (
        short_of(Grade.WITNESSED, {"seen-in-person", "seen-on-video"}).bn
        == Grade.WITNESSED.short.bn
        == "সরেজমিন বা ভিডিও"
    )


def test_it_is_recomputed_the_same(kept):
    assert "the same" in run("verify", "--language", "en", "--workspace", kept.folder, code=0).stderr
