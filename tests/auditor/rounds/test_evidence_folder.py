"""What an office answers of how many user IDs it has, beside what the roster counts."""

from __future__ import annotations

import io
from datetime import timedelta
from hashlib import sha256

import openpyxl
import pytest
from changing import replace
from small_upazila import DAY, DECIDED, RULE, TOLD, office, tell

from auditor.i18n import plain
from auditor.model.counting import CountsFrom
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.forms import FormStamp
from auditor.model.identity import Identities
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Roster, numbered_accounts
from auditor.register.columns import REGISTER_SHEET, Talked, columns
from auditor.register.questions.count import QUESTION
from auditor.register.rows import RegisterRow
from auditor.register.workbook import write
from auditor.rounds.evidence.evidence_folder import read_evidence_folder, tell_set_aside

PLACES = {column.name: place for place, column in enumerate(columns(), start=1)}


def told(listed, number: int):
    """Return the roster's office, and what is told, after the office answered how many user IDs it has."""
    row = RegisterRow(
        listed.id,
        listed.id,
        1,
        listed.name,
        listed.head_post,
        "",
        frozenset({QUESTION.name}),
        plain(""),
        is_office=True,
    )
    blank = write(
        (row,), stamp=FormStamp(month="2024-02"), counts_from=CountsFrom(DECIDED), committee=plain("Committee")
    )
    book = openpyxl.load_workbook(io.BytesIO(blank))
    sheet = book[REGISTER_SHEET]
    line = next(cells[0].row for cells in sheet.iter_rows() if listed.id in [cell.value for cell in cells])
    answered = {Talked.CONTACTED_ON: TOLD.isoformat(), Talked.WAY: "ফোন", Talked.TOLD_BY: "সচিব", QUESTION.name: number}
    for name, value in answered.items():
        sheet.cell(line, PLACES[name]).value = value
    saved = io.BytesIO()
    book.save(saved)
    file = EvidenceFile("register.xlsx", saved.getvalue(), sha256(saved.getvalue()).hexdigest())
    roster, found = read_evidence_folder([file], SourceContext(Roster((listed,)), DECIDED, RULE), DAY, Identities(), ())
    return roster.offices[0], [notice.message.en for notice in found.notices]


def numbered(users: int):
    return replace(office("lota", ()), accounts=numbered_accounts("lota", users))


@pytest.mark.parametrize("listed", [numbered(4), office("lota", ("head", "clerk"), user_count=4)])
def test_a_number_raised_in_the_roster_outlasts_a_smaller_answer_and_both_are_told(listed):
    found, notices = told(listed, 2)
    assert found.users == 4
    assert [notice for notice in notices if "fewer user IDs than are listed" in notice and "(told 2 on " in notice]


@pytest.mark.parametrize("listed", [numbered(2), office("lota", ("head", "clerk"))])
def test_a_larger_answer_counts_and_needs_no_question(listed):
    found, notices = told(listed, 4)
    assert found.users == 4
    assert not [notice for notice in notices if "fewer user IDs than are listed" in notice]


@pytest.mark.parametrize(
    ("place", "said"), [("", "1 row is dated"), ("Sheet!4", '1 row (sheet "Sheet", row 4) is dated')]
)
def test_of_answers_dated_ahead_places_are_named_where_a_file_has_some(place, said):
    (ahead,) = tell("lota/head", {TWO_STEP_ENROLLED: True}, on=DAY + timedelta(days=1))
    reference = replace(ahead.reference, place=place)
    (notice,) = tell_set_aside([replace(ahead, reference=reference)], DAY, early=False)
    assert said in notice.message.en


@pytest.mark.parametrize(("rows", "more"), [(1, False), (3, False), (4, True)])
def test_only_where_a_file_has_more_places_than_are_named_they_are_said_to_go_on(rows, more):
    (ahead,) = tell("lota/head", {TWO_STEP_ENROLLED: True}, on=DAY + timedelta(days=1))
    told = [replace(ahead, reference=replace(ahead.reference, place=f"Sheet!{row}")) for row in range(4, 4 + rows)]
    (notice,) = tell_set_aside(told, DAY, early=False)
    assert ("…" in notice.message.en) is more
