"""An office of which only the number of user IDs is known, and whose portal is another one now: whether they are the same there is asked as of those listed by posts; until then what was done at the former one is no yes."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from changed_portals import DONE, FORMER, MARCH, NOW, OFF, answer, asked, keep
from changing import replace
from small_upazila import LETTERHEAD, office
from typed_upazila import TypedUpazila

from auditor.model.errors import WorkspaceError
from auditor.model.finding import Outcome
from auditor.model.identity import Answered, Identities, IdentityAnswer, KnownAccount, KnownOffice, Sameness
from auditor.model.source import UserCount
from auditor.model.subjects import Roster, numbered_accounts
from auditor.model.views.remarks import RemarkCode
from auditor.papers import asking, besides
from auditor.roster.columns import Column
from auditor.roster.news import to_note
from auditor.rounds import assessing, looking_back, recomputing
from auditor.rounds.asking import inquiries, taking_back
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.identity.counted import with_counted
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.changes import changes_of
from auditor.views.compared.stood import users_there
from auditor.views.office.office import office_view

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট,তিন ধরনের অক্ষর,প্রোফাইল হালনাগাদ"
THIRD = "lota.khulna.gov.bd"
RENAMED = "Lotapara Union Parishad"
PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN
TOLD = "10.02.2024,ফোন"


class Upazila(TypedUpazila):
    """An office of two user IDs of which one has done everything; how their number is known is its `way`."""

    way = ""

    def lists_at(self, portal, users=2, name="Lota UP"):
        """Write the roster with the office at a portal, with its number of user IDs where the list has it, and one of them by its post where it has that."""
        number = "" if "told" in self.way else users
        post = "Secretary,l1" if "beside" in self.way else ","
        self.lists(f"lota,{name},union,Chairman,{number},{portal},{post}")


@pytest.fixture(scope="module", params=["list", "told", "beside", "told beside"])
def at_first(request, tmp_path_factory):
    """The first round is kept: once for each way, of which every test has a copy."""
    made = Upazila(tmp_path_factory.mktemp("at-first") / "space")
    made.way = request.param
    made.lists_at(FORMER)
    told = [f"Lota UP,,{TOLD},2,,,,"] if "told" in made.way else []
    first = "Secretary" if "beside" in made.way else "ইউজার ১"
    made.answers(*told, f"Lota UP,{first},{TOLD},,{DONE}", f"Lota UP,ইউজার ২,{TOLD},,{OFF}", heads=HEADS)
    made.keep("--yes", code=1)
    assert stands(made) == [PASS, FAIL]
    return made


@pytest.fixture
def upazila(at_first, tmp_path):
    made = Upazila(tmp_path / "space", at_first)
    made.way = at_first.way
    return made


def lota(upazila, on=MARCH):
    (found,) = assessing.assess(open_workspace(upazila.folder), on).assessments
    return found


def stands(upazila, on=MARCH):
    """Return how each user ID that is there stands with two-step, in their order."""
    of_office = lota(upazila, on)
    found = {each.subject: each.outcome for each in of_office.findings if each.policy == "two-step-enabled"}
    return [found[account.id] for account in of_office.office.accounts if not account.left]


def stay_for_their_no(upazila, on=MARCH):
    """Return how they stand who are not there any more."""
    of_office = lota(upazila, on)
    gone = {account.id for account in of_office.office.accounts if account.left}
    return [each.outcome for each in of_office.findings if each.policy == "two-step-enabled" and each.subject in gone]


def verified(upazila):
    space = open_workspace(upazila.folder)
    return [recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds()]


def question(upazila, then=FORMER, now=NOW):
    first = "Secretary" if "beside" in upazila.way else "User 1"
    return f"Lota UP: its portal was {then}, now it is {now}: are these the same accounts there ({first}, User 2)?"


def test_what_was_done_at_the_former_portal_is_no_yes_at_another_and_what_was_not_done_stays(upazila):
    upazila.lists_at(NOW)
    for month in ("03", "04"):
        assert stands(upazila) == [UNKNOWN, FAIL]
        assert asked(upazila) == [question(upazila)]
        keep(upazila, month)
    assert verified(upazila) == [True, True, True]


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("meant", [Sameness.SAME, Sameness.NEW_HOLDER, Sameness.OTHER])
def test_once_it_is_answered_it_counts_as_was_answered_and_is_not_asked_again(upazila, meant, kept):
    upazila.lists_at(NOW)
    if kept:
        keep(upazila, "03")
    answer(upazila, meant)
    assert asked(upazila) == []
    for month in ("04", "05"):
        if meant is Sameness.SAME:
            assert (stands(upazila), stay_for_their_no(upazila)) == ([PASS, FAIL], [])
        else:
            assert PASS not in stands(upazila)
            assert len(stands(upazila)) == 2
            assert (FAIL in stay_for_their_no(upazila)) is (meant is Sameness.OTHER)
        keep(upazila, month)
        assert asked(upazila) == []
    assert set(verified(upazila)) == {True}


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("meant", [Sameness.SAME, Sameness.NEW_HOLDER, Sameness.OTHER])
def test_of_user_ids_that_are_others_at_the_present_portal_it_is_said_that_they_are_others_and_not_that_they_are_more(
    upazila, meant, kept
):
    upazila.lists_at(NOW)
    if kept:
        keep(upazila, "03")
    answer(upazila, meant)
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, assessing.assess(space, MARCH))
    for told in (chair_view(past, space.config.letterhead).changes, changes_of(past.now.assessments[0], past)):
        assert ([*told.more_by_number], [*told.listed_again]) == ([], [])
        assert bool(told.new_accounts) is (meant is Sameness.OTHER)


def test_user_ids_by_number_that_are_there_again_as_their_portal_is_put_back_are_told_as_that(upazila):
    """Beside one that is listed by its post they stood at the last meeting, too, for their no."""
    upazila.lists_at(NOW)
    answer(upazila, Sameness.OTHER)
    upazila.answers(f"Lota UP,ইউজার ২,20.02.2024,ফোন,,{DONE}", heads=HEADS, name="there.csv")
    keep(upazila, "03")
    upazila.lists_at(FORMER)
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, assessing.assess(space, date(2024, 4, 20)))
    told = chair_view(past, space.config.letterhead).changes
    assert ([*told.new_accounts], [*told.more_by_number]) == ([], [])
    assert bool(told.listed_again) is ("beside" not in upazila.way)


@pytest.mark.parametrize("kept", [False, True])
def test_it_is_asked_once_for_the_office_and_an_answer_that_it_is_not_known_yet_leaves_it_open(upazila, kept):
    upazila.lists_at(NOW)
    if kept:
        keep(upazila, "03")
    space, meeting = open_workspace(upazila.folder), Meeting("2024-03", MARCH)
    (inquiry,) = inquiries.who_is_who(space, meeting, MARCH)
    assert inquiry.words.en == question(upazila)
    answer(upazila, Sameness.LATER)
    assert stands(upazila) == [UNKNOWN, FAIL]
    assert asked(upazila) == [question(upazila)]


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("meant", [None, Sameness.OTHER])
def test_a_portal_that_is_put_back_asks_nothing_and_takes_nothing(upazila, kept, meant):
    upazila.lists_at(NOW)
    if meant is not None:
        answer(upazila, meant)
    if kept:
        keep(upazila, "03")
    upazila.lists_at(FORMER)
    assert (stands(upazila), asked(upazila)) == ([PASS, FAIL], [])
    keep(upazila, "04")
    assert (stands(upazila), asked(upazila)) == ([PASS, FAIL], [])
    assert set(verified(upazila)) == {True}


@pytest.mark.parametrize("portal", [f"https://www.{FORMER}/", FORMER.upper(), ""])
def test_a_portal_that_is_only_written_otherwise_or_not_at_all_is_no_other(upazila, portal):
    upazila.lists_at(portal)
    assert (stands(upazila), asked(upazila)) == ([PASS, FAIL], [])
    keep(upazila, "03")
    upazila.lists_at(NOW)
    assert (stands(upazila), asked(upazila)) == ([UNKNOWN, FAIL], [question(upazila)])


def test_a_third_portal_takes_no_yes_along_either(upazila):
    upazila.lists_at(NOW)
    answer(upazila, Sameness.SAME)
    keep(upazila, "03")
    upazila.lists_at(THIRD)
    assert (stands(upazila), asked(upazila)) == ([UNKNOWN, FAIL], [question(upazila, NOW, THIRD)])
    keep(upazila, "04")
    assert (stands(upazila), asked(upazila)) == ([UNKNOWN, FAIL], [question(upazila, NOW, THIRD)])
    assert set(verified(upazila)) == {True}


@pytest.mark.parametrize("kept", [False, True])
def test_a_third_portal_while_the_second_is_open_gives_nobody_a_yes_and_takes_no_no(upazila, kept):
    upazila.lists_at(NOW)
    keep(upazila, "03")
    upazila.lists_at(THIRD)
    if kept:
        keep(upazila, "04")
    assert stands(upazila) == [UNKNOWN, FAIL]
    assert asked(upazila)
    assert set(verified(upazila)) == {True}


def test_what_is_told_since_at_the_present_portal_counts_whatever_is_open(upazila):
    upazila.lists_at(NOW)
    keep(upazila, "03")
    upazila.answers(f"Lota UP,ইউজার ২,21.03.2024,ফোন,,{DONE}", heads=HEADS, name="register-2.csv")
    assert stands(upazila, date(2024, 3, 22)) == [UNKNOWN, PASS]


@pytest.mark.parametrize("users", [1, 3])
def test_more_or_fewer_at_the_present_portal_have_no_yes_of_the_former_and_every_no_stays(upazila, users):
    upazila.lists_at(NOW, users)
    if "told" in upazila.way:
        upazila.answers(f"Lota UP,,12.03.2024,ফোন,{users},,,,", heads=HEADS, name="register-2.csv")
    for month in ("03", "04"):
        found = [*stands(upazila), *stay_for_their_no(upazila)]
        assert PASS not in found
        assert FAIL in found
        keep(upazila, month)
    assert set(verified(upazila)) == {True}


def test_what_was_not_done_at_the_present_portal_stays_of_who_is_counted_there_no_more(upazila):
    upazila.lists_at(NOW, 3)
    more = ["Lota UP,,12.03.2024,ফোন,3,,,,"] if "told" in upazila.way else []
    upazila.answers(*more, f"Lota UP,ইউজার ৩,12.03.2024,ফোন,,{DONE}", heads=HEADS, name="register-2.csv")
    keep(upazila, "03")
    upazila.answers(f"Lota UP,ইউজার ২,21.03.2024,ফোন,,{OFF}", heads=HEADS, name="register-3.csv")
    keep(upazila, "04")
    upazila.lists_at(THIRD, 1)
    if "told" in upazila.way:
        upazila.answers("Lota UP,,22.04.2024,ফোন,1,,,,", heads=HEADS, name="register-4.csv")
    for month in ("05", "06"):
        found = [*stands(upazila, date(2024, 5, 1)), *stay_for_their_no(upazila, date(2024, 5, 1))]
        assert PASS not in found
        assert FAIL in found
        keep(upazila, month)
    assert set(verified(upazila)) == {True}


@pytest.mark.parametrize("kept", [False, True])
def test_what_was_not_done_at_another_portal_meanwhile_counts_once_the_portal_is_put_back(upazila, kept):
    first = "Secretary" if "beside" in upazila.way else "ইউজার ১"
    upazila.lists_at(NOW)
    keep(upazila, "03")
    upazila.answers(f"Lota UP,{first},21.03.2024,ফোন,,{OFF}", heads=HEADS, name="register-2.csv")
    if kept:
        keep(upazila, "04")
    upazila.lists_at(FORMER)
    assert stands(upazila, date(2024, 4, 20)) == [FAIL, FAIL]
    keep(upazila, "05")
    assert set(verified(upazila)) == {True}


@pytest.mark.parametrize("kept", [False, True])
def test_who_was_counted_no_more_before_the_portal_changed_is_not_back_with_his_yes(tmp_path, kept):
    made = Upazila(tmp_path / "space")
    made.way = "list"
    made.lists_at(FORMER, 2)
    made.answers(*(f"Lota UP,{user},{TOLD},,{DONE}" for user in ("ইউজার ১", "ইউজার ২")), heads=HEADS)
    made.keep("--yes")
    made.lists_at(FORMER, 1)
    made.keep("--yes", meeting="2024-03", on="2024-03-20")
    made.lists_at(NOW, 1)
    if kept:
        keep(made, "04")
    made.lists_at(NOW, 2)
    assert stands(made) == [UNKNOWN, UNKNOWN]


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("meant", [Sameness.SAME, Sameness.NEW_HOLDER, Sameness.OTHER])
def test_an_answer_about_the_portal_that_is_taken_back_is_asked_again_and_gives_nothing(upazila, meant, kept):
    upazila.lists_at(NOW)
    answer(upazila, meant)
    if kept:
        keep(upazila, "03")
    space = open_workspace(upazila.folder)
    given = taking_back.given(space)
    assert [each.before.en.endswith(f", at {FORMER}") for each in given] == [True, True]
    taking_back.take_back(space, [each.number for each in given], MARCH)
    assert asked(upazila) == [question(upazila)]
    assert stands(upazila) == [UNKNOWN, FAIL]
    keep(upazila, "04")
    assert stands(upazila) == [UNKNOWN, FAIL]


@pytest.mark.parametrize("kept", [False, True])
def test_a_user_id_by_number_that_gets_its_post_at_the_present_portal_takes_no_yes_along(upazila, kept):
    upazila.lists_at(NOW)
    if kept:
        keep(upazila, "03")
    first = f"lota,Lota UP,union,Chairman,2,{NOW},Secretary,l1"
    upazila.lists(first, "lota,Lota UP,,,,,Accountant,l2")
    assert PASS not in stands(upazila)
    assert len(stands(upazila)) == 2
    has_no_of_either = any(each.no_of_several for each in lota(upazila).findings)
    assert has_no_of_either or FAIL in (*stands(upazila), *stay_for_their_no(upazila))
    keep(upazila, "04")
    assert PASS not in stands(upazila)
    assert set(verified(upazila)) == {True}


@pytest.mark.parametrize("kept", [False, True])
def test_office_and_chair_are_told_that_it_is_asked_whether_the_user_ids_are_the_same_at_the_present_portal(
    upazila, kept
):
    upazila.lists_at(NOW)
    space = open_workspace(upazila.folder)
    if kept:
        keep(upazila, "03")
        past = looking_back.history(space)
    else:
        past = looking_back.preview(space, assessing.assess(space, MARCH))
    (of_office,) = past.now.assessments
    report, chair = office_view(of_office, past, LETTERHEAD), chair_view(past, LETTERHEAD)
    first = "Secretary" if "beside" in upazila.way else "User 1"
    settles = "whether the same user IDs are used there, the assistant programmer settles."
    assert f"{first}, User 2: the office's portal is {NOW} now; {settles}" in [each.en for each in report.for_keeper]
    codes = {each.code for account in report.accounts for each in account.remarks}
    assert RemarkCode.PORTAL_CHANGED in codes
    codes |= {each.code for row in chair.rows for each in row.remarks}
    assert RemarkCode.UNIDENTIFIED not in codes
    assert any(
        line.startswith("The portal changed; whether the same user IDs are used at the new one")
        for line in brief_lines(chair)
    )


@pytest.mark.parametrize("renamed", [False, True])
@pytest.mark.parametrize("kept", [False, True])
def test_a_portal_that_was_written_wrongly_is_corrected_in_the_program_and_that_is_taken_back_without_a_question(
    upazila, kept, renamed
):
    space = open_workspace(upazila.folder)
    wanted = {Column.PORTAL: NOW} | ({Column.OFFICE: RENAMED} if renamed else {})
    correcting.enter(space, MARCH, correcting.changing(space, MARCH, "lota", wanted, another_portal=False))
    assert (stands(upazila), asked(upazila)) == ([PASS, FAIL], [])
    if kept:
        keep(upazila, "03")
    space = open_workspace(upazila.folder)
    for entered in correcting.entered(space):
        undoing.take_back(space, MARCH, undoing.prepared(space, entered.mark))
        space = open_workspace(upazila.folder)
    assert (stands(upazila), asked(upazila)) == ([PASS, FAIL], [])
    keep(upazila, "04")
    assert (stands(upazila), stay_for_their_no(upazila), asked(upazila)) == ([PASS, FAIL], [], [])
    assert set(verified(upazila)) == {True}


@pytest.mark.parametrize("renamed", [False, True])
@pytest.mark.parametrize("kept", [False, True])
def test_another_portal_that_is_entered_in_the_program_asks_as_in_the_roster_and_that_is_taken_back_without_a_question(
    upazila, kept, renamed
):
    space = open_workspace(upazila.folder)
    wanted = {Column.PORTAL: NOW} | ({Column.OFFICE: RENAMED} if renamed else {})
    correcting.enter(space, MARCH, correcting.changing(space, MARCH, "lota", wanted, another_portal=True))
    assert stands(upazila) == [UNKNOWN, FAIL]
    (said,) = asked(upazila)
    assert said.partition(":")[2] == question(upazila).partition(":")[2]
    if kept:
        keep(upazila, "03")
    for entered in correcting.entered(open_workspace(upazila.folder)):
        space = open_workspace(upazila.folder)
        undoing.take_back(space, MARCH, undoing.prepared(space, entered.mark))
    assert (stands(upazila), asked(upazila)) == ([PASS, FAIL], [])
    keep(upazila, "04")
    assert (stands(upazila), stay_for_their_no(upazila), asked(upazila)) == ([PASS, FAIL], [], [])
    assert set(verified(upazila)) == {True}


def test_of_another_address_of_a_portal_it_is_to_be_said_whether_it_was_only_written_wrongly(upazila):
    space = open_workspace(upazila.folder)
    before = space.ledger_path.read_bytes()
    with pytest.raises(WorkspaceError, match="--same-portal"):
        correcting.enter(space, MARCH, correcting.changing(space, MARCH, "lota", {Column.PORTAL: NOW}))
    assert space.ledger_path.read_bytes() == before
    assert not (upazila.folder / "roster-corrections.toml").exists()


@pytest.mark.parametrize("portal", [f"https://www.{FORMER}/", ""])
def test_of_an_address_that_is_only_written_otherwise_or_not_at_all_nothing_is_to_be_said(upazila, portal):
    space = open_workspace(upazila.folder)
    wanted = {Column.PORTAL: portal, Column.HEAD: "Administrator"}
    correcting.enter(space, MARCH, correcting.changing(space, MARCH, "lota", wanted))
    assert (stands(upazila), asked(upazila)) == ([PASS, FAIL], [])


@pytest.mark.parametrize(("departed", "counted"), [((), ["lota/user-2#2"]), (("lota/user-2",), ["lota/user-3#2"])])
def test_at_the_present_portal_those_are_counted_who_were_there_last_and_nobody_for_whom_it_is_known_why_he_left(
    departed, counted
):
    lota = replace(office("lota", ()), portal=NOW)
    accounts = [KnownAccount(each.id, "lota", each.post) for each in numbered_accounts("lota", 3)]
    accounts[0] = replace(accounts[0], gone=True)
    known = {each.id: each for each in accounts}
    everybody = Identities({"lota": KnownOffice("lota", lota.name, lota.kind, portal=FORMER)}, known)
    told = [UserCount("lota", 1, MARCH)]
    roster, _ = with_counted(Roster((lota,)), told, MARCH, everybody, departed)
    assert [each.id for each in roster.offices[0].accounts] == counted


def test_of_a_number_that_was_told_at_the_former_portal_one_who_left_it_for_a_known_reason_is_taken_off():
    lota = replace(office("lota", ()), portal=NOW)
    known = {each.id: KnownAccount(each.id, "lota", each.post) for each in numbered_accounts("lota", 3)}
    known["lota/user-2"] = replace(known["lota/user-2"], gone=True)
    offices = {"lota": KnownOffice("lota", lota.name, lota.kind, portal=FORMER)}
    everybody = Identities(offices, known, gone_on={"lota/user-2": MARCH})
    told = [UserCount("lota", 3, date(2024, 2, 10))]
    roster, _ = with_counted(Roster((lota,)), told, MARCH, everybody, ("lota/user-2",))
    assert [each.id for each in roster.offices[0].accounts] == ["lota/user-1#2", "lota/user-3#2"]


@pytest.mark.parametrize("way", ["list", "told"])
def test_what_was_not_done_at_the_present_portal_alone_stays_of_who_is_counted_there_no_more_while_it_is_open_who_he_is(
    tmp_path, way
):
    made = Upazila(tmp_path / "space")
    made.way = way
    made.lists_at(FORMER)
    told = [f"Lota UP,,{TOLD},2,,,,"] if way == "told" else []
    made.answers(*told, f"Lota UP,ইউজার ১,{TOLD},,{DONE}", heads=HEADS)
    made.keep("--yes", code=1)
    made.lists_at(NOW)
    keep(made, "03")
    made.answers(f"Lota UP,ইউজার ২,21.03.2024,ফোন,,{OFF}", heads=HEADS, name="register-2.csv")
    keep(made, "04")
    made.lists_at(NOW, 1)
    made.answers("Lota UP,,22.04.2024,ফোন,1,,,,", heads=HEADS, name="register-3.csv")
    for month in ("05", "06"):
        assert stay_for_their_no(made, date(2024, 5, 20)) == [FAIL]
        keep(made, month)
    assert set(verified(made)) == {True}


def test_a_further_user_id_that_is_counted_at_the_present_portal_later_has_the_next_number(tmp_path):
    made = Upazila(tmp_path / "space")
    made.way = "list"
    made.lists_at(FORMER)
    made.answers(f"Lota UP,ইউজার ১,{TOLD},,{DONE}", heads=HEADS)
    made.keep("--yes", code=1)
    made.lists_at(NOW)
    keep(made, "03")
    made.lists_at(NOW, 3)
    assert [each.post.en for each in lota(made).office.accounts] == ["User 1", "User 2", "User 3"]
    assert stands(made) == [UNKNOWN, UNKNOWN, UNKNOWN]


@pytest.mark.parametrize("meant", [None, Sameness.OTHER])
def test_rows_that_have_only_a_number_are_as_many_at_the_present_portal(tmp_path, meant):
    made = TypedUpazila(tmp_path / "space")

    def at(portal):
        made.lists(f"lota,Lota UP,union,Chairman,3,{portal},Secretary,l1", "lota,Lota UP,,,,,ইউজার ২,")

    at(FORMER)
    made.answers(*(f"Lota UP,{user},{TOLD},,{DONE}" for user in ("Secretary", "ইউজার ২", "ইউজার ৩")), heads=HEADS)
    made.keep("--yes")
    at(NOW)
    assert stands(made) == [UNKNOWN] * 3
    if meant is not None:
        answer(made, meant)
    for month in ("03", "04"):
        assert stands(made) == [UNKNOWN] * 3
        keep(made, month)
    assert set(verified(made)) == {True}


def test_that_a_number_is_anothers_at_the_present_portal_makes_it_none_more_than_the_list_counts():
    listed = office("lota", ("head", "clerk"))
    by_number = replace(listed.accounts[1], id="lota/user-2#2", post=numbered_accounts("lota", 2)[1].post, login="")
    lota = replace(listed, portal=NOW, user_count=3, accounts=(listed.accounts[0], by_number))
    former = [KnownAccount(each.id, "lota", each.post) for each in numbered_accounts("lota", 4)[1:]]
    gone = [replace(each, gone=True, portal=FORMER) for each in former]
    there = [replace(each, id=f"{each.id}#2") for each in former]
    others = [Answered(IdentityAnswer(f"{each.id}#2", each.id, Sameness.OTHER), 1) for each in former]
    offices = {"lota": KnownOffice("lota", lota.name, lota.kind, portal=NOW)}
    everybody = Identities(offices, {each.id: each for each in (*gone, *there)}, answers=tuple(others))
    roster, _ = with_counted(Roster((lota,)), (), MARCH, everybody, ())
    assert [each.id for each in roster.offices[0].accounts] == ["lota/head", "lota/user-2#2", "lota/user-3#2"]


def test_of_whom_only_the_number_is_known_it_is_noted_at_which_portal_he_was_also_where_nobody_was_counted():
    lota = replace(office("lota", ()), portal=NOW)
    known = {each.id: KnownAccount(each.id, "lota", each.post) for each in numbered_accounts("lota", 1)}
    everybody = Identities({"lota": KnownOffice("lota", lota.name, lota.kind, portal=FORMER)}, known)
    ((_, accounts),) = to_note(everybody, Roster((lota,)), {}, "", counted=False)
    assert accounts == (replace(known["lota/user-1"], portal=FORMER),)


@pytest.mark.parametrize("kept", [False, True])
def test_of_a_renamed_office_it_is_asked_of_its_user_ids_once_it_is_known_which_it_is(upazila, kept):
    upazila.lists_at(NOW, name=RENAMED)
    its_question = question(upazila).replace("Lota UP", RENAMED)
    if kept:  # as another office, whose user IDs have the numbers that they had in the one that it may be
        keep(upazila, "03")
    answer(upazila, Sameness.SAME)
    for month in ("04", "05"):
        assert asked(upazila) == [its_question]
        assert stands(upazila) == [UNKNOWN, FAIL]
        keep(upazila, month)
    answer(upazila, Sameness.SAME)
    assert (stands(upazila), asked(upazila)) == ([PASS, FAIL], [])
    assert set(verified(upazila)) == {True}


def others_at_the_present_portal(upazila):
    """Answer that the user IDs at the present portal are others, and return how it stands by that."""
    upazila.lists_at(NOW)
    answer(upazila, Sameness.OTHER)
    return open_workspace(upazila.folder), assessing.assess(open_workspace(upazila.folder), MARCH)


def test_user_ids_of_a_former_portal_are_called_by_it_and_those_of_now_as_if_they_were_alone(upazila):
    others_at_the_present_portal(upazila)
    for month in ("03", "04"):
        office_now = lota(upazila).office
        (former,) = {each.former_portal for each in office_now.accounts if each.left}
        called = {each.id: office_now.called[each.id].en for each in office_now.accounts}
        alone = replace(office_now, accounts=tuple(each for each in office_now.accounts if not each.left))
        assert former == FORMER
        assert alone.called.items() <= office_now.called.items()
        assert {called[each.id] for each in office_now.accounts if each.left} <= {
            f"{called[each.id]} (former portal {FORMER})" for each in alone.accounts
        }
        keep(upazila, month)


def test_of_user_ids_of_a_former_portal_it_is_not_told_that_fewer_were_told_of(upazila):
    _, seen = others_at_the_present_portal(upazila)
    (told,) = [each.message.en for each in seen.notices if f"User 2 (former portal {FORMER})" in each.message.en]
    assert told.startswith("Roster: the office has another portal now, and these user IDs of the former one are not")
    assert not any("fewer user IDs" in each.message.en for each in seen.notices)


def test_papers_ask_what_became_of_the_user_ids_of_a_former_portal_and_count_them_not_among_those_told_of(upazila):
    space, seen = others_at_the_present_portal(upazila)
    past = looking_back.preview(space, seen)
    report, chair = office_view(past.now.assessments[0], past, LETTERHEAD), chair_view(past, LETTERHEAD)
    asked_by = {
        "report": [each.en for each in report.steps],
        "call sheet": [each.en for each in besides.asked_besides(space, seen)["lota"]],
        "form": [each.en for each in asking.forms_to_enclose(space, past, seen, "2024-03")["lota"].besides],
    }
    for steps in asked_by.values():
        (step,) = [each for each in steps if FORMER in each]
        assert "not among the user IDs at the office's portal of now" in step
        assert not any("no longer in the roster" in each for each in steps)
    assert any(line.startswith("The office has another portal now; what became") for line in brief_lines(chair))
    remarked = {each for row in chair.rows for each in row.remarks if each.code is RemarkCode.LEFT_ROSTER}
    assert [each.sides[0].en for each in remarked] == [FORMER]
    told = [each for each in asked_by["form"] if "told" in each]
    assert not any("4 user IDs" in each for each in told)
    assert any(each.startswith("2 user IDs were told") for each in told)


@pytest.mark.parametrize("kept", [False, True])
def test_why_a_user_id_of_the_former_portal_left_makes_those_of_the_present_one_no_fewer(upazila, kept):
    others_at_the_present_portal(upazila)
    if kept:
        keep(upazila, "03")
    (former,) = (each.id for each in lota(upazila).office.accounts if each.left and each.post.en == "User 2")
    space = open_workspace(upazila.folder)
    left = correcting.removing(space, MARCH, former, "closed with the former portal")
    assert left.corrections == ()
    correcting.enter(space, MARCH, left)
    of_lota = lota(upazila).office
    there = of_lota.accounts
    assert len([each for each in there if not each.left]) == users_there(of_lota) == 2
    assert former not in {each.id for each in there}


FOR_ALL = "সব আইডির জন্য"


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("told", ["", "2"])
def test_an_answer_for_all_of_the_former_portal_is_of_nobody_there_now_also_once_its_file_is_handed_in_again(
    tmp_path, kept, told
):
    made = Upazila(tmp_path / "space")
    made.way = "told" if told else "list"
    made.lists_at(FORMER)
    made.answers(f"Lota UP,{FOR_ALL},{TOLD},{told},{OFF}", heads=HEADS)
    made.keep("--yes", code=1)
    made.lists_at(NOW)
    if kept:
        keep(made, "03")
    answer(made, Sameness.OTHER)
    before = stands(made), stay_for_their_no(made)
    assert before == ([UNKNOWN, UNKNOWN], [FAIL, FAIL])
    made.answers(f"Lota UP,{FOR_ALL},{TOLD},{told},{OFF},again", heads=f"{HEADS},মন্তব্য", name="again.csv")
    assert (stands(made), stay_for_their_no(made)) == before


def test_a_number_that_is_told_of_an_earlier_day_than_the_last_round_is_of_all_whom_it_counts(tmp_path):
    made = Upazila(tmp_path / "space")
    made.way = "told"
    made.lists_at(FORMER)
    made.answers(f"Lota UP,{FOR_ALL},{TOLD},2,{OFF}", heads=HEADS)
    made.keep("--yes", code=1)
    made.answers(f"Lota UP,{FOR_ALL},15.02.2024,ফোন,3,{OFF}", heads=HEADS, name="later.csv")
    assert stands(made) == [FAIL] * 3
