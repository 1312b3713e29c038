"""An office whose portal is another one now: whether its user IDs are the same there is asked; until then what was done at the former one is no yes."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from annex_sections import brief_lines
from changed_portals import DONE, FORMER, MARCH, NOW, OFF, answer, asked, keep
from running import run
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.baseline import Waiver
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.identity import Sameness
from auditor.model.views.remarks import RemarkCode
from auditor.register.columns import REGISTER_SHEET, columns
from auditor.roster.columns import Column
from auditor.rounds import assessing, looking_back
from auditor.rounds.asking import taking_back
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view
from auditor.workspace import waivers
from reports.layout import remarking
from reports.layout.annex import annex

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,তিন ধরনের অক্ষর,প্রোফাইল হালনাগাদ"
PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN


@pytest.fixture
def upazila(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    lists(made, FORMER)
    told = "10.02.2024,ফোন"
    made.answers(f"Lota UP,Secretary,{told},{DONE}", f"Lota UP,Accountant,{told},{OFF}", heads=HEADS)
    made.keep(code=1)
    return made


def lists(upazila, portal, logins=("l1", "l2")):
    first, second = logins
    upazila.lists(f"lota,Lota UP,union,Chairman,,{portal},Secretary,{first}", f"lota,Lota UP,,,,,Accountant,{second}")


def stands(upazila, on=MARCH):
    """Return how each user ID of the office stands with two-step; also of who is gone."""
    (lota,) = assessing.assess(open_workspace(upazila.folder), on).assessments
    called = {account: post.en for account, post in lota.office.called.items()}
    return {called[each.subject]: each.outcome for each in lota.findings if each.policy == "two-step-enabled"}


def of_listed(upazila):
    """Return how each listed user ID stands with two-step, in their order."""
    (lota,) = assessing.assess(open_workspace(upazila.folder), MARCH).assessments
    found = {each.subject: each.outcome for each in lota.findings if each.policy == "two-step-enabled"}
    return [found[account.id] for account in lota.office.accounts if not account.left]


QUESTION = (
    f"Lota UP: its portal was {FORMER}, now it is {NOW}: are these the same accounts there (Secretary, Accountant)?"
)


@pytest.mark.parametrize("logins", [("l1", "l2"), ("", "")])
def test_what_was_done_at_the_former_portal_is_no_yes_at_another_and_what_was_not_done_stays(upazila, logins):
    lists(upazila, NOW, logins)
    for month in ("03", "04"):
        assert stands(upazila) == {"Secretary": UNKNOWN, "Accountant": FAIL}
        assert asked(upazila) == [QUESTION]
        keep(upazila, month)


def counts_as_was_answered(upazila, meant, *, kept):
    if kept:
        keep(upazila, "03")
    answer(upazila, meant)
    assert asked(upazila) == []
    if meant is Sameness.SAME:
        assert stands(upazila) == {"Secretary": PASS, "Accountant": FAIL}
    else:
        assert PASS not in stands(upazila).values()
    keep(upazila, "04")
    assert asked(upazila) == []


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("meant", [Sameness.SAME, Sameness.NEW_HOLDER, Sameness.OTHER])
def test_once_it_is_answered_it_counts_as_was_answered_and_is_not_asked_again(upazila, meant, kept):
    lists(upazila, NOW)
    counts_as_was_answered(upazila, meant, kept=kept)


@pytest.mark.parametrize("kept", [False, True])
def test_a_portal_that_is_put_back_asks_nothing_and_takes_nothing(upazila, kept):
    lists(upazila, NOW)
    if kept:
        keep(upazila, "03")
    lists(upazila, FORMER)
    assert stands(upazila) == {"Secretary": PASS, "Accountant": FAIL}
    assert asked(upazila) == []


@pytest.mark.parametrize("portal", [f"https://www.{FORMER}/", FORMER.upper(), ""])
def test_a_portal_that_is_only_written_otherwise_or_not_at_all_is_no_other(upazila, portal):
    lists(upazila, portal)
    assert stands(upazila) == {"Secretary": PASS, "Accountant": FAIL}
    keep(upazila, "03")
    lists(upazila, NOW)
    assert asked(upazila) == [QUESTION]


def test_what_is_told_since_at_the_present_portal_counts_whatever_is_open(upazila):
    lists(upazila, NOW)
    keep(upazila, "03")
    upazila.answers(f"Lota UP,Accountant,21.03.2024,ফোন,{DONE}", heads=HEADS, name="register-2.csv")
    assert stands(upazila, date(2024, 3, 22)) == {"Secretary": UNKNOWN, "Accountant": PASS}


@pytest.mark.parametrize("kept", [False, True])
def test_office_and_chair_are_told_that_it_is_asked_whether_the_user_ids_are_the_same_at_the_present_portal(
    upazila, kept
):
    lists(upazila, NOW)
    space = open_workspace(upazila.folder)
    if kept:
        keep(upazila, "03")
        past = looking_back.history(space)
    else:
        past = looking_back.preview(space, assessing.assess(space, MARCH))
    (lota,) = past.now.assessments
    report, chair = office_view(lota, past, LETTERHEAD), chair_view(past, LETTERHEAD)
    settles = "whether the same user IDs are used there, the assistant programmer settles."
    assert [each.en for each in report.for_keeper] == [
        f"Secretary, Accountant: the office's portal is {NOW} now; {settles}"
    ]
    assert {each.code for account in report.accounts for each in account.remarks} >= {RemarkCode.PORTAL_CHANGED}
    codes = {each.code for account in report.accounts for each in account.remarks}
    codes |= {each.code for row in chair.rows for each in row.remarks}
    assert RemarkCode.UNIDENTIFIED not in codes
    (asked,) = [
        line for line in brief_lines(chair) if "which one of the earlier list" in line or "portal changed" in line
    ]
    assert asked.startswith("The portal changed; whether the same user IDs are used at the new one")


def test_of_a_user_id_that_may_be_one_of_this_portal_it_is_asked_which_one_it_is(upazila):
    lists(upazila, FORMER, ("l1", "l3"))
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, assessing.assess(space, MARCH))
    (lota,) = past.now.assessments
    (settled,) = office_view(lota, past, LETTERHEAD).for_keeper
    assert settled.en.startswith("Accountant: which one of the earlier list this is")


def records(upazila, day, *states, name="portal-users"):
    rows = "".join(f"{login},{state}\n" for login, state in zip(("l1", "l2"), states, strict=True))
    folder = upazila.folder / "evidence" / "exports"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}-{day}.csv").write_text(f"Username,Status,Two-step\n{rows}", "utf-8")


@pytest.fixture
def recorded(upazila):
    records(upazila, "2024-02-18", "Active,on", "Active,off")
    upazila.keep("--yes", meeting="2024-02", on="2024-02-21", code=1)
    assert stands(upazila) == {"Secretary": PASS, "Accountant": FAIL}
    return upazila


BY_NOW_ALSO = "by now it is also that of user IDs that the office did not have at the last kept round: Lota UP, Secretary; Lota UP, Accountant"


@pytest.mark.parametrize(
    ("meant", "is_told"), [(Sameness.SAME, False), (Sameness.NEW_HOLDER, False), (Sameness.OTHER, True)]
)
def test_extended_time_of_an_office_that_holds_for_others_at_its_portal_of_now_is_told_and_asked_about(
    upazila, meant, is_told
):
    space = open_workspace(upazila.folder)
    policies = {rule.policy.id: rule.policy for rule in space.baseline.rules}
    waiver = Waiver("two-step-enabled", "lota", "portal is moved", "decision V", date(2024, 6, 30))
    waivers.add(upazila.folder, waiver, policies, MARCH, named={}, elsewhere={})
    lists(upazila, NOW)
    assert BY_NOW_ALSO not in upazila.audit(on=MARCH.isoformat()).stderr  # while it is asked whether they are the same
    answer(upazila, meant)
    assert (BY_NOW_ALSO in upazila.audit(on=MARCH.isoformat()).stderr) is is_told
    if is_told:
        assert BY_NOW_ALSO in upazila.keep(meeting="2024-03", on=MARCH.isoformat()).stderr
        keep(upazila, "03")
        assert BY_NOW_ALSO not in upazila.audit(on=MARCH.isoformat()).stderr


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("meant", [None, Sameness.SAME, Sameness.OTHER])
def test_a_record_that_entered_a_round_while_the_portal_was_the_former_one_is_of_the_user_ids_there(
    recorded, meant, kept
):
    lists(recorded, NOW)
    if kept:
        keep(recorded, "03")
    if meant is not None:
        answer(recorded, meant)
    first = PASS if meant is Sameness.SAME else UNKNOWN
    assert of_listed(recorded) == [first, UNKNOWN if meant is Sameness.OTHER else FAIL]


def test_a_record_that_is_taken_at_the_present_portal_counts_there_whatever_is_open(recorded):
    lists(recorded, NOW)
    records(recorded, "2024-03-15", "Active,on", "Active,on")
    assert asked(recorded) == [QUESTION]
    assert stands(recorded) == {"Secretary": PASS, "Accountant": PASS}


def test_who_was_switched_off_at_the_former_portal_is_not_said_to_be_so_at_the_present_one(upazila):
    records(upazila, "2024-02-18", "Inactive,on", "Active,off")
    switched_off = "Switched off in the system: 1"
    assert switched_off in upazila.keep("--yes", meeting="2024-02", on="2024-02-21", code=1).stderr
    lists(upazila, NOW)
    assert switched_off not in upazila.audit(on="2024-03-20", code=1).stderr
    assert of_listed(upazila) == [UNKNOWN, FAIL]


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("meant", [Sameness.SAME, Sameness.NEW_HOLDER, Sameness.OTHER])
def test_an_answer_about_the_portal_that_is_taken_back_is_asked_again_and_gives_nothing(upazila, meant, kept):
    lists(upazila, NOW)
    answer(upazila, meant)
    if kept:
        keep(upazila, "03")
    space = open_workspace(upazila.folder)
    given = taking_back.given(space)
    assert [each.before.en.endswith(f", at {FORMER}") for each in given] == [True, True]
    taking_back.take_back(space, [each.number for each in given], MARCH)
    assert asked(upazila) == [QUESTION]
    assert stands(upazila) == {"Secretary": UNKNOWN, "Accountant": FAIL}


RENAMED = "Lotapara Union Parishad"
AFTER_THE_NAME = QUESTION.replace("Lota UP", RENAMED)


def renamed(upazila, portal, logins=("l1", "l2")):
    first, second = logins
    upazila.lists(
        f"lota,{RENAMED},union,Chairman,,{portal},Secretary,{first}", f"lota,{RENAMED},,,,,Accountant,{second}"
    )


@pytest.mark.parametrize("logins", [("l1", "l2"), ("", "")])
@pytest.mark.parametrize("kept", [False, True])
def test_of_an_office_with_another_name_and_another_portal_it_is_asked_which_it_is_and_then_of_its_user_ids(
    upazila, kept, logins
):
    renamed(upazila, NOW, logins)
    if kept:
        keep(upazila, "03")
    assert asked(upazila) == [f"Lota UP, now {RENAMED}: the same office?"]
    answer(upazila, Sameness.SAME)
    for month in ("04", "05"):
        assert asked(upazila) == [AFTER_THE_NAME]
        assert stands(upazila) == {"Secretary": UNKNOWN, "Accountant": FAIL}
        keep(upazila, month)


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("meant", [Sameness.SAME, Sameness.NEW_HOLDER, Sameness.OTHER])
def test_once_it_is_answered_of_the_user_ids_of_a_renamed_office_it_counts_as_was_answered(upazila, meant, kept):
    renamed(upazila, NOW)
    answer(upazila, Sameness.SAME)
    counts_as_was_answered(upazila, meant, kept=kept)


@pytest.mark.parametrize("portal", [FORMER, f"https://www.{FORMER}/", ""])
def test_a_renamed_office_whose_portal_is_no_other_takes_its_user_ids_along(upazila, portal):
    renamed(upazila, portal)
    answer(upazila, Sameness.SAME)
    assert (stands(upazila), asked(upazila)) == ({"Secretary": PASS, "Accountant": FAIL}, [])
    keep(upazila, "03")
    renamed(upazila, NOW)
    assert asked(upazila) == [AFTER_THE_NAME]


@pytest.mark.parametrize("kept", [False, True])
def test_a_renamed_office_whose_portal_is_put_back_asks_nothing_more(upazila, kept):
    renamed(upazila, NOW)
    answer(upazila, Sameness.SAME)
    if kept:
        keep(upazila, "03")
    renamed(upazila, FORMER)
    assert (stands(upazila), asked(upazila)) == ({"Secretary": PASS, "Accountant": FAIL}, [])


@pytest.mark.parametrize("of_user_ids", [False, True])
def test_that_a_renamed_office_is_the_same_is_taken_back_and_gives_nothing(upazila, of_user_ids):
    renamed(upazila, NOW)
    answer(upazila, Sameness.SAME)
    if of_user_ids:
        answer(upazila, Sameness.SAME)
    keep(upazila, "03")
    space = open_workspace(upazila.folder)
    given = taking_back.given(space)
    taking_back.take_back(space, [each.number for each in given], MARCH)
    assert asked(upazila) == [f"Lota UP, now {RENAMED}: the same office?"]
    assert stands(upazila) == {"Secretary": UNKNOWN, "Accountant": FAIL}
    keep(upazila, "04")
    assert stands(upazila) == {"Secretary": UNKNOWN, "Accountant": FAIL}


def test_a_portal_that_changed_before_the_name_is_asked_about_once_it_is_known_which_office_it_is(upazila):
    lists(upazila, NOW)
    keep(upazila, "03")
    renamed(upazila, NOW)
    answer(upazila, Sameness.SAME)
    assert asked(upazila) == [AFTER_THE_NAME]
    assert stands(upazila) == {"Secretary": UNKNOWN, "Accountant": FAIL}


@pytest.mark.parametrize("another", [False, True])
@pytest.mark.parametrize("also", [{}, {Column.OFFICE: RENAMED}])
def test_with_a_corrected_address_it_is_said_whether_the_portal_is_another_one(upazila, another, also):
    space = open_workspace(upazila.folder)
    wanted = {Column.PORTAL: NOW, **also}
    correcting.enter(space, MARCH, correcting.changing(space, MARCH, "lota", wanted, another_portal=another))
    for month in ("03", "04"):
        assert stands(upazila) == {"Secretary": UNKNOWN if another else PASS, "Accountant": FAIL}
        assert len(asked(upazila)) == another
        keep(upazila, month)
    for entered in correcting.entered(open_workspace(upazila.folder)):
        space = open_workspace(upazila.folder)
        undoing.take_back(space, MARCH, undoing.prepared(space, entered.mark))
    assert (stands(upazila), asked(upazila)) == ({"Secretary": PASS, "Accountant": FAIL}, [])


FOR_ALL = "সব আইডির জন্য"


def told_for_all(upazila, of_all, rule, name="register-1.csv"):
    """Write a register of which only what is told of the password rule of the one who has a row of his own is altered."""
    upazila.answers(
        f'Lota UP,{FOR_ALL},10.02.2024,ফোন,"{of_all}",,,',
        f"Lota UP,Accountant,10.02.2024,ফোন,,,{rule},",
        heads=HEADS,
        name=name,
    )


@pytest.mark.parametrize("again", ["register-1.csv", "again.csv"])
@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("of_all", ["চালু নেই", "চালু, লগইনে কোড চায়"])
def test_an_answer_for_all_is_of_those_who_were_listed_on_its_day_also_once_its_file_is_altered_or_handed_in_again(
    tmp_path, of_all, kept, again
):
    made = TypedUpazila(tmp_path / "other")
    lists(made, FORMER)
    told_for_all(made, of_all, "না")
    made.keep(code=1)
    lists(made, NOW)
    if kept:
        keep(made, "03")
    answer(made, Sameness.OTHER)
    before = stands(made)
    assert list(before.values()).count(UNKNOWN) == (2 if of_all == "চালু নেই" else 4)
    told_for_all(made, of_all, "হ্যাঁ", again)
    assert stands(made) == before
    keep(made, "04")
    assert stands(made, date(2024, 4, 24)) == before


def test_an_answer_for_all_of_an_earlier_day_says_nothing_of_who_was_first_listed_after_the_round_that_followed_it(
    upazila,
):
    more = "lota,Lota UP,,,,,Typist,l3"
    upazila.lists(f"lota,Lota UP,union,Chairman,,{FORMER},Secretary,l1", "lota,Lota UP,,,,,Accountant,l2", more)
    upazila.answers(f"Lota UP,{FOR_ALL},15.02.2024,ফোন,চালু নেই,,,", heads=HEADS, name="register-2.csv")
    assert stands(upazila) == {"Secretary": FAIL, "Accountant": FAIL, "Typist": UNKNOWN}
    upazila.answers(f"Lota UP,{FOR_ALL},21.02.2024,ফোন,চালু নেই,,,", heads=HEADS, name="register-2.csv")
    assert stands(upazila) == {"Secretary": FAIL, "Accountant": FAIL, "Typist": FAIL}  # he may have been listed then


def told_in_a_form(upazila, words):
    """Make the register of the month, and write what is told of the Accountant into it."""
    run("register", "new", "--month", "2024-03", "--on", MARCH.isoformat(), "--workspace", upazila.folder, code=0)
    (lota,) = roster_of(open_workspace(upazila.folder)).offices
    book = openpyxl.load_workbook(upazila.folder / "register-2024-03.xlsx")
    places = {column.name: place for place, column in enumerate(columns())}
    rows = book[REGISTER_SHEET].iter_rows(min_row=4)
    (row,) = (row for row in rows if row[places["id"]].value == lota.accounts[1].id)
    for name, said in {"contacted-on": f"{MARCH:%d.%m.%Y}", "way": "ফোন", "two-step": words}.items():
        row[places[name]].value = said
    book.save(upazila.folder / "evidence" / "register-2024-03.xlsx")


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize(("words", "then"), [("চালু, লগইনে কোড চায়", PASS), ("চালু নেই", FAIL)])
def test_whose_a_row_is_of_a_form_that_was_made_while_an_answer_held_nobody_knows_once_that_is_taken_back(
    upazila, words, then, kept
):
    lists(upazila, NOW)
    answer(upazila, Sameness.SAME)
    told_in_a_form(upazila, words)
    assert of_listed(upazila) == [PASS, then]
    if kept:
        upazila.audit("--keep", "--yes", "--meeting", "2024-03", on=MARCH.isoformat())
    space = open_workspace(upazila.folder)
    taking_back.take_back(space, [each.number for each in taking_back.given(space)], MARCH)
    answer(upazila, Sameness.OTHER)
    (lota,) = assessing.assess(open_workspace(upazila.folder), MARCH).assessments
    listed = {each.id for each in lota.office.accounts if not each.left}
    found = [each for each in lota.findings if each.policy == "two-step-enabled" and each.subject in listed]
    assert [(each.outcome, each.reason) for each in found] == [
        (UNKNOWN, MissingReason.NEVER_TOLD), (UNKNOWN, MissingReason.UNPLACED),
    ]  # fmt: skip


WAITING = {
    "not offered": "পোর্টালে Two-step চালুর সুযোগ নেই",
    "no code": "কোড আসে না",
    "no login": "লগইন করা যাচ্ছে না",
}
WITH_CAUSE = f"{HEADS},কারণ"


def of_accountant(upazila, on=MARCH):
    """Return what is found of the accountant's two-step."""
    (lota,) = assessing.assess(open_workspace(upazila.folder), on).assessments
    return next(
        each for each in lota.findings if (each.policy, each.subject) == ("two-step-enabled", "lota/accountant")
    )


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("cause", WAITING.values(), ids=WAITING)
def test_a_cause_that_was_told_of_the_former_portal_is_none_of_another_and_how_it_stands_there_is_asked_until_it_is_told(
    tmp_path, cause, kept
):
    made = TypedUpazila(tmp_path / "other")
    lists(made, FORMER)
    made.answers(
        f"Lota UP,Secretary,10.02.2024,ফোন,{DONE},",
        f"Lota UP,Accountant,10.02.2024,ফোন,{OFF},{cause}",
        heads=WITH_CAUSE,
    )
    made.keep(code=1)
    was = of_accountant(made, date(2024, 2, 20))
    assert was.cause is not None
    assert was.cause.asked_of_owner
    lists(made, NOW)
    if kept:
        keep(made, "03")
        lists(made, FORMER)
        assert of_accountant(made).cause is was.cause, "it was put back"
        lists(made, NOW)
    answer(made, Sameness.SAME)
    found = of_accountant(made)
    assert (found.outcome, found.reason, found.cause) == (UNKNOWN, MissingReason.OTHER_PORTAL, None)
    assert found.is_open
    made.answers(f"Lota UP,Accountant,22.03.2024,ফোন,{OFF},{cause}", heads=WITH_CAUSE, name="register-2.csv")
    assert of_accountant(made, date(2024, 3, 22)).cause is was.cause


SEEN_THERE = f"{WITH_CAUSE},পত্রের নম্বর বা কলের সময়"
NO_CODE, TOLD_ON = "কোড আসে না", '"চালু, লগইনে কোড চায়",20.01.2024,হ্যাঁ,ঠিক আছে'


def seen_at_the_former_portal(tmp_path, cause, told):
    """Return an office where a login was seen with two-step off, and why, and which told on a day that it is on; its portal is another one since, where the user IDs are the same."""
    made = TypedUpazila(tmp_path / "seen")
    lists(made, FORMER)
    made.answers(
        f"Lota UP,Secretary,10.02.2024,ফোন,{DONE},,",
        f"Lota UP,Accountant,10.02.2024,ভিডিও কল,{OFF},{cause},১১:৩০",
        f"Lota UP,Accountant,{told},ফোন,{TOLD_ON},,",
        heads=SEEN_THERE,
    )
    made.keep("--yes", code=1)
    lists(made, NOW)
    answer(made, Sameness.SAME)
    return made


@pytest.mark.parametrize("told", ["12.02.2024", "08.02.2024"], ids=["told on since", "told on before"])
def test_a_cause_seen_at_a_login_at_the_former_portal_is_told_as_that_and_orders_nothing_but_a_login_at_the_present_one(
    tmp_path, told
):
    made = seen_at_the_former_portal(tmp_path, NO_CODE, told)
    found = of_accountant(made)
    assert (found.outcome, found.is_open, found.standing_cause) == (FAIL, True, None)
    space = open_workspace(made.folder)
    past = looking_back.preview(space, assessing.assess(space, MARCH))
    report, chair = office_view(past.now.assessments[0], past, LETTERHEAD), chair_view(past, LETTERHEAD)
    (of_two_step,) = (step.en for step in report.steps if "10.02.2024" in step.en)
    assert of_two_step == (
        "Accountant: at the login seen on 10.02.2024 the former portal was in the way (the code does not arrive); two-step is told to be on. "
        "Ask the assistant programmer to see a login at the portal of now."
    )
    assert not any("turn two-step on" in step.en for step in report.steps)
    remarks = {each for account in report.accounts for each in account.remarks if each.code is RemarkCode.CONFLICT}
    assert remarking.in_full(remarks, Language.EN) == (
        "at the login seen on 10.02.2024 at the former portal: the code does not arrive; told to be on, to be seen at the portal of now"
    )
    lines = "\n".join(brief_lines(chair))
    assert (
        "At a login seen the former portal was in the way; told to be on, and to be seen at the portal of now: Lota UP."
        in lines
    )
    assert "seen undone" not in lines
    assert "told to be mended since" not in lines + str(annex(chair, Language.EN))


def test_what_was_seen_undone_at_the_former_portal_and_is_told_to_be_done_since_is_only_to_be_seen_at_the_present_one(
    tmp_path,
):
    made = seen_at_the_former_portal(tmp_path, "", "12.02.2024")
    found = of_accountant(made)
    assert (found.outcome, found.seen_at_former) == (FAIL, True)
    space = open_workspace(made.folder)
    past = looking_back.preview(space, assessing.assess(space, MARCH))
    report = office_view(past.now.assessments[0], past, LETTERHEAD)
    steps = [step.en for step in report.steps if "10.02.2024" in step.en]
    assert steps
    assert all("at the former portal, this was not done" in step for step in steps)
    assert not any("turn two-step on" in step.en for step in report.steps)


def test_what_a_record_of_the_former_portals_system_said_undone_and_is_told_to_be_done_since_is_only_to_be_seen_at_the_present_one(
    tmp_path,
):
    made = TypedUpazila(tmp_path / "recorded")
    lists(made, FORMER)
    done = f"ফোন,{DONE}"
    made.answers(f"Lota UP,Secretary,10.02.2024,{done}", f"Lota UP,Accountant,12.02.2024,{done}", heads=HEADS)
    users = made.folder / "evidence" / "exports" / "redmine-users-2024-02-10.csv"
    users.parent.mkdir()
    users.write_text(
        "Login,Email,Administrator,Last connection,Password last changed,Status,Two-factor authentication scheme\n"
        "l2,,No,02/08/2024 11:59 PM,01/21/2024 11:30 PM,active,\n",
        "utf-8",
    )
    made.keep("--yes", code=1)
    lists(made, NOW)
    answer(made, Sameness.SAME)
    found = of_accountant(made)
    assert (found.outcome, found.refuted[-1].grade, found.seen_at_former) == (FAIL, Grade.EXPORTED, True)
    space = open_workspace(made.folder)
    past = looking_back.preview(space, assessing.assess(space, MARCH))
    report = office_view(past.now.assessments[0], past, LETTERHEAD)
    (step,) = (step.en for step in report.steps if "10.02.2024" in step.en)
    assert step == (
        'Accountant: by the system\'s record of 10.02.2024, at the former portal, this was not done: "Two-step on"; '
        "it is told to be done since. Ask the assistant programmer to see a login at the portal of now."
    )
    remarks = {each for account in report.accounts for each in account.remarks if each.code is RemarkCode.CONFLICT}
    assert "at the former portal" in remarking.in_full(remarks, Language.EN)


@pytest.mark.parametrize("cause", ["", NO_CODE])
def test_a_login_seen_at_the_present_portal_since_counts_alone(tmp_path, cause):
    made = seen_at_the_former_portal(tmp_path, NO_CODE, "12.02.2024")
    made.answers(
        f"Lota UP,Accountant,22.03.2024,ভিডিও কল,{OFF if cause else TOLD_ON},{cause},১২:৩০",
        heads=SEEN_THERE,
        name="register-2.csv",
    )
    found = of_accountant(made, date(2024, 3, 22))
    assert (found.outcome, found.seen_at_former) == (FAIL if cause else PASS, False)
    assert found.awaits_portal is bool(cause)
