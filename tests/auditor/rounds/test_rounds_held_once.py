"""Rounds looked back on: held once where they say the same, and of one office alone where one is asked about."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from changing import replace
from few_offices import lay_example
from msgspec import structs

from auditor.model.finding import OfficeAssessment
from auditor.rounds import keeping, looking_back, record
from auditor.rounds.ledger import Ledger
from auditor.rounds.listed import open_workspace

MEETINGS = (("2024-02", date(2024, 2, 20)), ("2024-03", date(2024, 3, 20)), ("2024-04", date(2024, 4, 16)))


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("kept") / "example")
    for meeting, day in MEETINGS:
        keeping.keep_round(open_workspace(folder), day, meeting, "0" * 32, doubted=lambda _: None)
    return open_workspace(folder)


def test_a_row_is_read_beside_others_as_it_is_by_itself(space):
    ledger, reader = Ledger(space.ledger_path), record.RowReader()
    for head in ledger.rounds():
        assert ledger.round(head, reader.rows) == ledger.round(head)


def test_every_field_of_a_row_is_read(space):
    ledger = Ledger(space.ledger_path)
    row = next(iter(ledger.rows(ledger.rounds()[-1])))
    whole = replace(row, listed=row.office)
    assert {field.name for field in structs.fields(OfficeAssessment)} == {
        field.name for field in fields(record._RowParts)
    }
    assert list(record.RowReader().rows([record.encode(whole)])) == [whole]


def test_what_stands_in_several_rounds_is_held_once(space):
    past = looking_back.history(space)
    rounds = (*past.earlier, past.now)
    found = [finding for round_ in rounds for office in round_.assessments for finding in office.findings]
    assert len({id(finding) for finding in found}) <= len(set(found)) < len(found) * 2 / 3
    offices = [assessment.office for round_ in rounds for assessment in round_.assessments]
    assert len({id(office) for office in offices}) == len(set(offices))


def test_an_office_is_reported_as_with_all_others_and_no_other_is_read(space):
    whole = looking_back.history(space)
    for assessment in whole.now.assessments:
        for named in (assessment.office.id, f"{assessment.serial:02d}"):
            alone = looking_back.history(space, office=named)
            assert [len(round_.assessments) for round_ in (*alone.earlier, alone.now)] == [1] * len(MEETINGS)
            assert looking_back.office_report(alone, space, named) == looking_back.office_report(whole, space, named)
