"""User IDs that may stand in another office's list than before: every office concerned is told by name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from small_upazila import LETTERHEAD, history, meeting, office

from auditor.i18n import Language, plain
from auditor.model.identity import Answered, Identities, IdentityAnswer, KnownAccount, KnownOffice, Sameness
from auditor.model.subjects import numbered_accounts
from auditor.views.compared.changes import changes_of_whole
from auditor.views.compared.moves import Moves
from auditor.views.office.office import office_reports
from reports.layout.change_lines import named_offices
from reports.layout.office import office_report

LOTA, KOYRA, GARI = (office(name, ("clerk",)) for name in ("lota", "koyra", "gari"))
OF_LOTA, OF_KOYRA = LOTA.accounts[0], KOYRA.accounts[0]


def test_where_two_offices_have_one_name_the_one_in_whose_list_a_user_id_stood_is_told_with_its_serial():
    twin = replace(KOYRA, name=LOTA.name)
    offices = (LOTA, twin, GARI)
    everybody = Identities(
        {each.id: KnownOffice(each.id, each.name, each.kind) for each in offices},
        {OF_KOYRA.id: KnownAccount(OF_KOYRA.id, "koyra", OF_KOYRA.post)},
    )
    asked = replace(GARI.accounts[0], doubts=(OF_KOYRA.id,))
    (before,) = Moves(everybody, lambda: offices).came_from(asked, GARI).offices
    assert (before.en, before.bn) == ("Lota (serial 02)", f"{LOTA.name.bn} (ক্রমিক ০২)")
    moved = replace(everybody, moved_on={OF_KOYRA.id: {"koyra": date(2024, 3, 1)}})
    moved = replace(moved, accounts={OF_KOYRA.id: replace(everybody.accounts[OF_KOYRA.id], office="gari")})
    assert Moves(moved, lambda: offices).told_by(OF_KOYRA.id, date(2024, 2, 20), GARI) == before


def test_what_was_told_on_the_day_of_the_move_or_later_its_own_office_told():
    everybody = Identities(
        {each.id: KnownOffice(each.id, each.name, each.kind) for each in (KOYRA, GARI)},
        {OF_KOYRA.id: KnownAccount(OF_KOYRA.id, "gari", OF_KOYRA.post)},
        moved_on={OF_KOYRA.id: {"koyra": NOTED}},
    )
    moves = Moves(everybody, lambda: (KOYRA, GARI))
    told = [moves.told_by(OF_KOYRA.id, NOTED + timedelta(days=days), GARI) for days in (-1, 0, 1)]
    assert [each.en if each is not None else None for each in told] == ["Koyra", None, None]


FIRST, NOTED = date(2024, 2, 1), date(2024, 3, 1)
OTHER = Answered(IdentityAnswer("gari/clerk", "gari/gone", Sameness.OTHER), 1)


@pytest.mark.parametrize(
    ("came", "answers", "is_so"),
    [
        (NOTED, (), True),
        (FIRST, (), False),
        (FIRST, (OTHER,), True),
        (FIRST, (replace(OTHER, last=2),), False),
        (FIRST, (replace(OTHER, answer=replace(OTHER.answer, answer=Sameness.SAME)),), False),
        (FIRST, (replace(OTHER, answer=replace(OTHER.answer, before="gari")),), False),
    ],
    ids=[
        "listed later",
        "listed first",
        "none of before",
        "as was answered no more",
        "one of before",
        "none of whom all was told",
    ],
)
def test_who_is_none_of_before_had_his_user_id_with_its_holder_from_the_day_it_was_listed(came, answers, is_so):
    everybody = Identities(came={"lota/clerk": FIRST, "gari/clerk": came}, answers=answers)
    moves, account = Moves(everybody, tuple), GARI.accounts[0]
    held = [moves.came_with_holder(replace(account, holder_since=came + timedelta(days=days))) for days in (-1, 0, 1)]
    assert held == [is_so, is_so, False]
    assert not moves.came_with_holder(account)


def reports(doubts, *, without=(OF_LOTA, OF_KOYRA), at=("gari",)):
    """Return the reports of three offices, by id, while a new user ID of the third, or of some, may be one of some of before."""
    before = (LOTA, KOYRA, GARI)
    stay = {each.id: tuple(who for who in each.accounts if who not in without) for each in before}
    new = {
        each: (replace(GARI.accounts[0], id=f"{each}/new", post=plain("operator"), doubts=doubts),)
        if each in at
        else ()
        for each in stay
    }
    now = tuple(replace(each, accounts=(*stay[each.id], *new[each.id])) for each in before)
    everybody = Identities(
        {each.id: KnownOffice(each.id, each.name, each.kind) for each in before},
        {who.id: KnownAccount(who.id, each.id, who.post) for each in before for who in each.accounts},
    )
    past = replace(history(meeting(before), meeting(now, month="2024-03")), moves=Moves(everybody, lambda: now))
    return {each.office_id: each for each in office_reports(past, LETTERHEAD).reports}


def for_keeper(report):
    return [each.en for each in report.for_keeper]


def test_of_one_who_may_be_of_two_other_offices_each_of_the_three_is_told():
    found = reports((OF_LOTA.id, OF_KOYRA.id))
    assert for_keeper(found["gari"]) == [
        "operator: this user ID stood in the list of Lota or Koyra before; whether it is the same one, the assistant programmer settles."
    ]
    for given in ("lota", "koyra"):
        assert for_keeper(found[given]) == [
            "clerk: a user ID that stands in the list of Gari now may be this one; the assistant programmer settles that."
        ]


def test_an_office_of_which_one_may_have_moved_and_the_new_one_are_told_also_where_he_may_be_one_of_the_new_offices_own():
    found = reports((OF_LOTA.id, GARI.accounts[0].id))
    assert for_keeper(found["lota"]) == [
        "clerk: a user ID that stands in the list of Gari now may be this one; the assistant programmer settles that."
    ]
    assert for_keeper(found["gari"]) == [
        "operator: this user ID stood in the list of Lota before; whether it is that one or the one that this office had before, the assistant programmer settles."
    ]


def test_of_one_who_may_be_somebody_in_two_lists_his_office_is_told_both_in_one_sentence():
    found = reports((OF_LOTA.id,), at=("gari", "koyra"))
    assert for_keeper(found["lota"]) == [
        "clerk: a user ID that stands in the list of Koyra or Gari now may be this one; the assistant programmer settles that."
    ]
    (report,) = found["lota"].for_keeper
    assert "এই আইডি এখন দপ্তর (ক্রমিক ০২) বা দপ্তর (ক্রমিক ০৩)-এর তালিকায় থাকতে পারে;" in report.bn


def test_of_one_who_is_listed_still_nobody_is_told_that_he_may_have_gone():
    found = reports((OF_LOTA.id, OF_KOYRA.id), without=(OF_KOYRA,))
    assert for_keeper(found["lota"]) == []


def test_of_several_who_may_have_moved_both_offices_are_told_in_the_plural():
    lota, gari = office("lota", ("clerk", "guard")), office("gari", ())
    doubts = tuple(who.id for who in lota.accounts)
    new = tuple(
        replace(GARI.accounts[0], id=f"gari/{post}", post=plain(post), doubts=doubts) for post in ("driver", "operator")
    )
    everybody = Identities(
        {each.id: KnownOffice(each.id, each.name, each.kind) for each in (lota, gari)},
        {who.id: KnownAccount(who.id, "lota", who.post) for who in lota.accounts},
    )
    now = replace(lota, accounts=()), replace(gari, accounts=new)
    past = history(meeting((lota, gari)), meeting(now, month="2024-03"))
    past = replace(past, moves=Moves(everybody, lambda: now))
    of_lota, of_gari = office_reports(past, LETTERHEAD).reports
    assert for_keeper(of_gari) == [
        "driver, operator: these user IDs stood in the list of Lota before; whether they are the same ones, the assistant programmer settles."
    ]
    assert for_keeper(of_lota) == [
        "clerk, guard: user IDs that stand in the list of Gari now may be some or all of these; the assistant programmer settles that."
    ]
    assert "এসব আইডি আগে দপ্তর (ক্রমিক ০১)-এর তালিকায় ছিল" in of_gari.for_keeper[0].bn
    assert (
        of_lota.for_keeper[0]
        .bn.partition("এগুলোর কয়েকটি বা সবগুলো এখন ")[2]
        .partition(";")[0]
        .endswith("-এর তালিকায় থাকতে পারে")
    )


def test_one_that_was_counted_before_it_was_listed_is_not_told_as_several_who_may_have_moved():
    (counted,) = numbered_accounts("lota", 1)
    gari = replace(GARI, accounts=())
    new = tuple(
        replace(GARI.accounts[0], id=f"gari/{post}", post=plain(post), doubts=(OF_LOTA.id, counted.id))
        for post in ("driver", "operator")
    )
    everybody = Identities(
        {each.id: KnownOffice(each.id, each.name, each.kind) for each in (LOTA, gari)},
        {
            counted.id: KnownAccount(counted.id, "lota", counted.post),
            OF_LOTA.id: KnownAccount(OF_LOTA.id, "lota", OF_LOTA.post, doubts=(counted.id,)),
        },
    )
    now = replace(LOTA, accounts=()), replace(gari, accounts=new)
    past = history(meeting((LOTA, gari)), meeting(now, month="2024-03"))
    past = replace(past, moves=Moves(everybody, lambda: now))
    of_lota, _ = office_reports(past, LETTERHEAD).reports
    assert for_keeper(of_lota) == [
        "clerk: a user ID that stands in the list of Gari now may be this one; the assistant programmer settles that."
    ]


@pytest.mark.parametrize(
    ("doubts", "portal", "is_former"),
    [
        ((OF_LOTA.id,), "former.example.gov.bd", True),
        ((OF_LOTA.id,), LOTA.portal, False),
        ((OF_LOTA.id,), "", False),
        ((), "former.example.gov.bd", False),
        (("lota/unknown",), "former.example.gov.bd", False),
    ],
    ids=["at another portal", "at this portal", "at none that was told", "nobody of before", "of nobody that is known"],
)
def test_only_of_whom_may_be_one_of_another_portal_it_is_asked_whether_the_user_id_is_the_same_there(
    doubts, portal, is_former
):
    everybody = Identities(
        {"lota": KnownOffice("lota", LOTA.name, LOTA.kind)},
        {OF_LOTA.id: KnownAccount(OF_LOTA.id, "lota", OF_LOTA.post, portal=portal)},
    )
    now = replace(LOTA, accounts=(replace(OF_LOTA, id="lota/new", doubts=doubts),))
    assert Moves(everybody, lambda: [now]).stood_at_former_portal("lota/new", now) is is_former


@pytest.mark.parametrize(
    ("posts", "en", "bn"), [(("clerk",), "1 user ID", "১টি"), (("clerk", "guard"), "2 user IDs", "২টি")]
)
def test_papers_of_both_offices_tell_how_many_user_ids_moved(posts, en, bn):
    lota, gari = office("lota", posts), office("gari", ())
    everybody = Identities(
        {each.id: KnownOffice(each.id, each.name, each.kind) for each in (lota, gari)},
        {who.id: KnownAccount(who.id, "gari", who.post) for who in lota.accounts},
        moved_on={who.id: {"lota": date(2024, 3, 1)} for who in lota.accounts},
    )
    now = replace(lota, accounts=()), replace(gari, accounts=lota.accounts)
    past = history(meeting((lota, gari)), meeting(now, month="2024-03"))
    past = replace(past, moves=Moves(everybody, lambda: now))
    changes = changes_of_whole(past.now.assessments, past)
    assert [(each.office.name.en, each.accounts, each.came) for each in changes.moved] == [
        ("Lota", len(posts), False),
        ("Gari", len(posts), True),
    ]
    told = {
        name.name.en: label
        for label, names in named_offices(changes, (), Language.EN)
        for name in names
        if "moved" in label.en
    }
    assert told["Lota"].en == f"{en} moved to the list of Gari"
    assert told["Gari"].en == f"{en} moved here from the list of Lota"
    assert [label.bn.startswith(f"{bn} ইউজার আইডি") for label in told.values()] == [True, True]


def test_an_office_that_was_renamed_is_named_as_it_is_listed_now_wherever_user_ids_moved():
    renamed, gari = replace(office("lota", ("clerk", "guard")), name=plain("Lota Paurashava")), office("gari", ())
    clerk, guard = renamed.accounts
    everybody = Identities(
        {"lota": KnownOffice("lota", plain("Lota"), renamed.kind), "gari": KnownOffice("gari", gari.name, gari.kind)},
        {clerk.id: KnownAccount(clerk.id, "gari", clerk.post), guard.id: KnownAccount(guard.id, "lota", guard.post)},
        moved_on={clerk.id: {"lota": date(2024, 3, 1)}},
    )
    perhaps = replace(guard, id="gari/new", doubts=(guard.id,))
    now = replace(renamed, accounts=()), replace(gari, accounts=(clerk, perhaps))
    moves = Moves(everybody, lambda: now)
    assert [name.en for name, *_ in moves.moved(now[1], lambda: gari, date.max)] == ["Lota Paurashava"]
    assert [name.en for name in moves.came_from(perhaps, now[1]).offices] == ["Lota Paurashava"]
    assert [name.en for name, _ in moves.stood_at(clerk.id).values()] == ["Lota Paurashava"]


@pytest.mark.parametrize(
    ("met", "there"), [(date(2024, 2, 20), "Lota"), (date(2024, 3, 1), "Lota"), (date(2024, 3, 3), "Gari")]
)
def test_what_moved_twice_came_from_the_list_in_which_it_stood_at_the_last_meeting(met, there):
    (clerk,) = office("lota", ("clerk",)).accounts
    named = {given: KnownOffice(given, plain(given.title()), office(given).kind) for given in ("lota", "gari", "koyra")}
    everybody = Identities(
        named,
        {clerk.id: KnownAccount(clerk.id, "koyra", clerk.post)},
        moved_on={clerk.id: {"lota": date(2024, 3, 1), "gari": date(2024, 3, 10)}},
    )
    koyra = office("koyra", ())
    now = replace(koyra, accounts=(clerk,))
    found = [*Moves(everybody, lambda: (now,)).moved(now, lambda: koyra, met)]
    assert [(name.en, is_here, n) for name, is_here, n in found] == [(there, True, 1)]


@pytest.mark.parametrize("is_answered", [True, False])
def test_an_office_that_left_reads_at_every_meeting_after_the_move_that_what_was_told_of_the_user_id_counts_there(
    is_answered,
):
    lota, koyra = office("lota", ("clerk", "guard")), office("koyra", ())
    clerk, guard = lota.accounts
    left = replace(lota, left=True, accounts=(replace(guard, left=True),))
    now = left, replace(koyra, accounts=(clerk,))
    everybody = Identities(
        {each.id: KnownOffice(each.id, each.name, each.kind) for each in (lota, koyra)},
        {clerk.id: KnownAccount(clerk.id, "koyra", clerk.post), guard.id: KnownAccount(guard.id, "lota", guard.post)},
        moved_on={clerk.id: {"lota": date(2024, 3, 1)}} if is_answered else {},
    )
    meetings = meeting((lota, koyra)), meeting(now, month="2024-03"), meeting(now, month="2024-04")
    for last in (2, 3):
        past = replace(history(*meetings[:last]), moves=Moves(everybody, lambda: now))
        of_lota, of_koyra = (
            office_report(each, Language.EN).blocks[0].lead for each in office_reports(past, LETTERHEAD).reports
        )
        assert ("Of user IDs that moved to another list it counts there" in of_lota) is is_answered
        assert "counts there" not in of_koyra
