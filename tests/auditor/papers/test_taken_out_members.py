"""What a record tells only where it is so cannot be taken out of it unseen: of a round that such a program kept no paper was made before that was told."""

from __future__ import annotations

import io
import json
from functools import partial

import openpyxl
import pytest

from auditor.i18n import Language
from auditor.model.sheets import AS_PRINTED
from auditor.papers import checking, comparing, making, saying
from auditor.views.compared.history import RoundMaterial

compare = partial(comparing.compare, tick=lambda: None, beside=lambda _: {})


@pytest.fixture(name="papers")
def _papers(space, past):
    made = making.files_of(RoundMaterial(past, space.config.letterhead), ["json", "xlsx"], [Language.EN])
    return {file.name: file.content() for file in made if file.name.startswith("annex-chair")}


def without(value, members):
    if isinstance(value, dict):
        return {name: without(part, members) for name, part in value.items() if name not in members}
    return [without(part, members) for part in value] if isinstance(value, list) else value


def test_all_such_members_taken_out_of_a_record_at_once_are_missed(space, papers):
    record = json.loads(papers["annex-chair.json"])
    emptied = without(record, frozenset().union(*saying.WHERE_SO.values()))
    assert emptied != record
    assert checking.differs(compare(space, "annex-chair.json", json.dumps(emptied).encode()))


def test_so_is_the_sheet_of_a_workbook_with_the_sections_as_printed(space, papers):
    book = openpyxl.load_workbook(io.BytesIO(papers["annex-chair.en.xlsx"]))
    del book[AS_PRINTED.en]
    content = io.BytesIO()
    book.save(content)
    assert checking.differs(compare(space, "annex-chair.en.xlsx", content.getvalue()))


def test_rounds_that_are_kept_now_are_such(past):
    assert past.now.header.version not in saying.READ_UP_TO
