"""Of two of one office whom a number names, which is counted by it."""

from __future__ import annotations

import pytest
from changing import replace
from named_offices import identified, kept, office

from auditor.model.identity import Identities, KnownAccount
from auditor.model.numbered import numbered_post
from auditor.model.subjects import Account
from auditor.roster.list_number import each_number_once

COUNTED = KnownAccount("lota/user-1", "lota", numbered_post(1))
UNDER_THE_NAME_BETWEEN = KnownAccount("lota-office/user-1", "lota", numbered_post(1))
OF_ANOTHER_NUMBER = KnownAccount("lota-office/user-2", "lota", numbered_post(2))


@pytest.mark.parametrize("gone", [COUNTED, UNDER_THE_NAME_BETWEEN])
def test_of_two_that_were_only_counted_by_one_number_it_is_who_is_there(gone):
    there, *_ = {COUNTED, UNDER_THE_NAME_BETWEEN} - {gone}
    everybody = [replace(gone, gone=True), there, OF_ANOTHER_NUMBER]
    assert each_number_once(everybody) == [there, OF_ANOTHER_NUMBER]
    assert each_number_once(everybody[::-1]) == [OF_ANOTHER_NUMBER, there]


@pytest.mark.parametrize(
    "of_a_row",
    [
        KnownAccount("lota/operator", "lota", numbered_post(1)),
        replace(COUNTED, id="lota/user-1#2", mark="lo…7c8f", seal="s"),
    ],
)
def test_who_has_a_row_of_his_own_whose_post_is_a_number_s_words_is_nobody_who_was_only_counted(of_a_row):
    assert each_number_once([of_a_row, COUNTED]) == [of_a_row, COUNTED]


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_as_many_rows_as_a_list_has_under_the_words_of_one_number_keep_their_ids(rows):
    ids = ("lota/user-2", "lota/user-2#2", "lota/user-2#3")[:rows]
    listed = replace(office("lota"), id="lota", accounts=tuple(Account(given, numbered_post(2)) for given in ids))
    known = Identities()
    for _ in range(3):
        known = kept(known, listed)
        found = identified(known, listed)
        assert ([each.id for each in found.roster.offices[0].accounts], found.doubts) == ([*ids], ())
