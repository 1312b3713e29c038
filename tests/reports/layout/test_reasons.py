"""Sections on causes and advice: what a fraction counts is said over it."""

from __future__ import annotations

import pytest

from auditor.i18n import Language, Text
from auditor.model.paper import Table
from auditor.model.views.summary import AdviceCount
from reports.layout.reasons import advice_section

OWN_ID = Text(en="A separate account for each user", bn="প্রত্যেক ইউজারের আলাদা আইডি")


@pytest.mark.parametrize(
    ("language", "over", "fraction"),
    [
        (Language.EN, "Offices that need it / with information", "1/1"),
        (Language.BN, "যত দপ্তরে প্রয়োজন / তথ্য পাওয়া দপ্তর", "১/১"),
    ],
)
def test_over_how_many_offices_advice_is_for_stands_that_these_do_not_follow_it_yet(language, over, fraction):
    _, table = advice_section([AdviceCount(OWN_ID, offices=1, known=1)], language)
    assert isinstance(table, Table)
    assert [column.title for column in table.columns][1:] == [over]
    assert table.rows == ((OWN_ID.said(language), fraction),)
