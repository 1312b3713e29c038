"""Of a nation's list a row costs no more than of a few offices: who moved, and who may be one of before, is gathered once."""

from __future__ import annotations

from datetime import date

from changing import replace
from counting import GoneThrough
from small_upazila import office

from auditor.model.source import SourceContext
from auditor.model.subjects import Roster
from auditor.register.reading.names import Names, names_of


class Seen(dict):
    """Accounts by id, which count how often all are gone through."""

    times = 0

    def items(self):
        self.times += 1
        return super().items()


def names(*, offices: int = 5, moved: int = 0) -> Names:
    """Return the names of some offices with two accounts each; so many of the first ones stand under the last office now."""
    listed = [office(f"office-{n}", ("head", "clerk")) for n in range(offices)]
    gone = [listed[n].accounts[1] for n in range(moved)]
    listed = [replace(each, accounts=each.accounts[:1]) if n < moved else each for n, each in enumerate(listed)]
    listed[-1] = replace(listed[-1], accounts=(*listed[-1].accounts, *gone))
    found = names_of(SourceContext(Roster(tuple(listed)), date(2024, 1, 18), "rule"))
    return replace(found, accounts=Seen(found.accounts))


def test_who_moved_is_found_by_the_office_that_gave_the_id_and_nobody_of_another_one():
    of = names(moved=2)
    whose = {given: [each.account.id for each in of.moved_from(of.offices[given], "clerk")] for given in of.offices}
    assert whose == {
        "office-0": ["office-0/clerk"],
        "office-1": ["office-1/clerk"],
        "office-2": [],
        "office-3": [],
        "office-4": [],
    }


def test_the_accounts_of_all_offices_are_gone_through_once_however_many_rows_name_a_post_that_their_office_does_not_have():
    of = names()
    for each in of.listed:
        assert of.moved_from(each, "no such post") == ()
    assert of.accounts.times == 1


def test_all_offices_are_gone_through_once_however_many_rows_name_one_that_left_the_list():
    found = names()
    perhaps = replace(found.listed[0], doubts=("gone-7",))
    listed = GoneThrough([perhaps, *found.listed[1:]])
    of = replace(found, listed=listed)
    left = [replace(perhaps, id=f"gone-{n}", doubts=()) for n in range(9)]
    assert [of.perhaps_now([each]) for each in left] == [()] * 7 + [(perhaps,)] + [()]
    assert listed.times == 1


def test_the_users_of_an_office_none_of_whom_was_renamed_are_gone_through_once_for_a_former_post():
    of = names()
    users = GoneThrough(of.listed[0].accounts)
    assert of.once_had(replace(of.listed[0], accounts=users), "clerk") == ()
    assert users.times == 1
