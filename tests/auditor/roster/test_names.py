"""When two writings of a post are one: in both languages, where both have them."""

from __future__ import annotations

import pytest

from auditor.i18n import Text
from auditor.roster.names import is_one_post, post_text

CLERK = Text(en="Union Clerk", bn="ইউনিয়ন করণিক")
SECRETARY = post_text("ইউপি সচিব")
SAME = {
    "the same words": (CLERK, CLERK),
    "another spelling in one language": (CLERK, Text(en="Union Clerk", bn="ইউনিয়ন করনিক")),
    "another spelling of a known post": (SECRETARY, post_text("ইউপি সচীব")),
    "the known post in short": (SECRETARY, post_text("সচিব")),
    "a roster that begins to have English": (post_text("ইউনিয়ন করণিক"), CLERK),
    "English words of its own for a post that we had translated": (
        SECRETARY,
        Text(en="Secretary to the UP", bn="ইউপি সচিব"),
    ),
    "one in Bangla alone, one in English alone": (SECRETARY, post_text("", "UP Secretary")),
}
OTHERS = {
    "renamed in Bangla alone": (CLERK, Text(en="Union Clerk", bn="ইউনিয়ন হিসাবরক্ষক")),
    "a known post renamed in Bangla alone": (SECRETARY, Text(en="UP Secretary", bn="ইউনিয়ন হিসাবরক্ষক")),
    "renamed in English alone": (CLERK, Text(en="Union Accountant", bn="ইউনিয়ন করণিক")),
    "to another known post in English alone": (SECRETARY, Text(en="UP Administrative Officer", bn="ইউপি সচিব")),
    "renamed in both": (SECRETARY, post_text("ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা")),
}


@pytest.mark.parametrize(("first", "second"), SAME.values(), ids=SAME)
def test_writings_of_one_post_meet(first, second):
    assert is_one_post(first, second)
    assert is_one_post(second, first)


@pytest.mark.parametrize(("first", "second"), OTHERS.values(), ids=OTHERS)
def test_a_post_renamed_in_one_language_is_not_silently_the_same(first, second):
    assert not is_one_post(first, second)
    assert not is_one_post(second, first)
