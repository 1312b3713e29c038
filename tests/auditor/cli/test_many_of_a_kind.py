"""Where the like is told of many offices, the terminal names the first few in full and says of whom else, and where all stand."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.i18n import Language, plain
from auditor.model.notice import Notice, Place, Severity, by_kind

TOLD = "is said to have no user ID of its own. Ask whether"


@pytest.mark.parametrize(("offices", "in_full"), [(5, 5), (9, 5)])
def test_of_many_offices_the_like_is_told_of_the_first_in_full_and_the_others_are_named_with_where_all_stand(
    tmp_path, offices, in_full
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*(f"o{n},Office {n},union,Head,1,o{n}.example.gov.bd,Clerk,c{n}.ex" for n in range(offices)))
    upazila.answers(*(f"o{n},,19.02.2024,ফোন,,,,নিজস্ব আইডি নেই,," for n in range(offices)))
    told = upazila.audit().stderr
    assert told.count(TOLD) == in_full
    more = "The like is told 4 more times; all stand at the desk, on the screen Inbox: auditor desk"
    assert (f"{more} (offices: Office 5, Office 6, Office 7, Office 8)" in told) is (offices > in_full)
    with served(upazila.folder, on=date(2024, 2, 20), language=Language.EN) as (service, address):
        shown = unescape(Client(service, address).get("/inbox/").text)
    assert shown.count(TOLD) == offices


def test_what_sums_up_others_of_a_kind_is_told_as_it_is_and_not_counted_as_one_of_them():
    def told(words, **more):
        return Notice(Severity.DOUBTFUL, Place("a.csv"), plain(words), kind=1, **more)

    single = [told(f"one {n}", whose=plain(f"Office {n}")) for n in range(7)]
    sums = told("the same of 30 more", sums_up=True)
    others, (first, more) = by_kind([sums, *single])
    assert others == ([], None)
    assert first == [*single[:5], sums]
    assert more is not None
    assert more.en.startswith("The like is told 2 more times")
    assert more.en.endswith("(offices: Office 5, Office 6)")
    assert by_kind([sums, *single[:5]]) == [([sums, *single[:5]], None)]
