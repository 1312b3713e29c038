"""Answers while they are given: for whom one does not count is said without an ending put on a list of posts."""

from __future__ import annotations

import pytest
from small_upazila import office

from auditor.rounds.typed.given_now import not_counted_for

THREE, ALONE = office("lota", ("secretary", "operator", "entrepreneur")), office("koyra", ("secretary",))


@pytest.mark.parametrize(
    ("of", "subjects", "english", "bangla"),
    [
        (ALONE, ["koyra/secretary"], "this does not count", "এই উত্তর ধরা হবে না"),
        (THREE, ["lota"], "this does not count", "এই উত্তর ধরা হবে না"),
        (
            THREE,
            [account.id for account in THREE.accounts],
            "this does not count for any user",
            "এই উত্তর কোনো ইউজারের ক্ষেত্রেই ধরা হবে না",
        ),
        (
            THREE,
            ["lota/secretary", "lota/operator", "lota/secretary"],
            "this does not count for secretary and operator",
            "এই উত্তর যাঁদের ক্ষেত্রে ধরা হবে না: secretary ও operator",
        ),
        (
            THREE,
            ["lota/operator"],
            "this does not count for operator",
            "এই উত্তর যাঁর ক্ষেত্রে ধরা হবে না: operator",
        ),
    ],
    ids=["the only user", "the office itself", "all users", "some users", "one of several"],
)
def test_for_whom_an_answer_does_not_count(of, subjects, english, bangla):
    told = not_counted_for(subjects, of)
    assert (told.en, told.bn) == (english, bangla)
