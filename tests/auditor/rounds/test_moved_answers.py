"""What was told of a user ID that moved to another office, in its old office's forms: it keeps day, teller and way, and stands where the user ID stands now."""

from __future__ import annotations

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
import who_is_who
from running import run
from served_desks import Client, served
from small_upazila import LETTERHEAD, tell
from typed_upazila import TypedUpazila
from who_is_who import answer_the_one

from auditor.checklist.state import state_of
from auditor.i18n import Language, digits, plain
from auditor.model.baseline import Waiver
from auditor.model.errors import WorkspaceError
from auditor.model.evidence import ContactRecord, MissingReason, Observation, Reference
from auditor.model.facts import TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Outcome, Status
from auditor.model.grades import SLIP, Grade
from auditor.model.identity import Identities, KnownAccount, KnownOffice, Sameness
from auditor.model.journal import AccountTag, Invited, KeysMade, Recorded, SlipOpened
from auditor.model.source import EvidenceFile
from auditor.model.subjects import OfficeKind, Roster
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.papers import draft_asking
from auditor.register.reading.contacts import contacts
from auditor.register.reading.names import names_of
from auditor.register.recalling import recalled
from auditor.roster.columns import Column
from auditor.rounds import assessing, explaining, foreseeing, looking_back
from auditor.rounds.asking import taking_back
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.evidence import observing, trying, whose_rows
from auditor.rounds.identity import identities, left_roster
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import answer_draft, answering, typed_answers
from auditor.rounds.typed.typed_forms import typed_forms
from auditor.selfcheck import inviting
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.office import directory
from auditor.views.office.office import office_view
from auditor.views.remarks.weights import Weight
from auditor.workspace import waivers, writing

TOLD, MOVED = date(2024, 2, 20), date(2024, 3, 12)
LISTED = (
    "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota1.ex",
    "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Office Assistant,lota2.ex",
    "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,Secretary,koyra1.ex",
)
TALK = {"contacted-on": "20.02.2024", "way": "ফোন", "told-by": "Secretary"}
YES, NO = "চালু, লগইনে কোড চায়", "চালু নেই"


def clerk_of(space, office="lota", post="Office Assistant"):
    found = next(each for each in roster_of(space).offices if each.id == office)
    return next(account.id for account in found.accounts if account.post.en == post)


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*LISTED)
    return made


def question_of_move(upazila, *, since=""):
    """Take the clerk off Lota's list and put him on Koyra's, and return what is asked of it."""
    space = open_workspace(upazila.folder)
    correcting.enter(space, MOVED, correcting.removing(space, MOVED, clerk_of(space), "transferred to Koyra UP"))
    space = open_workspace(upazila.folder)
    cells = {Column.POST: "Office Assistant", Column.LOGIN: "lota2.ex", **({Column.SINCE: since} if since else {})}
    correcting.enter(space, MOVED, correcting.adding(space, MOVED, "koyra", cells))
    (question,) = judged(upazila).questions
    return question


def move(upazila, *, since="", said=Sameness.SAME):
    """Move the clerk from Lota to Koyra, and answer whether he is the same one."""
    question = question_of_move(upazila, since=since)
    day = MOVED if said is Sameness.NEW_HOLDER else None
    who_is_who.answer(upazila.folder, question, said, MOVED, since=day)


def judged(upazila, on=MOVED):
    return assessing.assess(open_workspace(upazila.folder), on)


def of_clerk(upazila, clerk, policy="two-step-enabled", on=MOVED):
    found = next(each for each in judged(upazila, on).assessments if each.office.id == "koyra")
    return next(each for each in found.findings if (each.subject, each.policy) == (clerk, policy))


@pytest.mark.parametrize(("words", "outcome"), [(YES, Outcome.PASS), (NO, Outcome.FAIL)])
def test_an_answer_typed_of_it_before_keeps_its_day_and_way_and_is_shown_where_it_stands_now(upazila, words, outcome):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": words}}, TOLD)
    move(upazila)
    found = of_clerk(upazila, clerk)
    assert (found.outcome, found.observed_on) == (outcome, TOLD)
    assert not [each for each in judged(upazila).notices if "no day of contact" in each.message.en]
    space, seen = open_workspace(upazila.folder), judged(upazila)
    _, subjects = explaining.explained(space, seen, looking_back.preview(space, seen), "koyra")
    (duty,) = (each for of in subjects if of.id == clerk for each in of.duties if each.policy == "two-step-enabled")
    assert (duty.source.en, [(each.on, each.by.en) for each in duty.tellings]) == (
        "phone, typed at the desk",
        [(TOLD, "Secretary, phone")],
    )


@pytest.mark.parametrize(("on", "excused"), [(TOLD, True), (MOVED, False)])
def test_that_its_two_step_was_on_at_the_portal_of_its_old_office_does_not_show_that_the_new_one_offers_it(
    upazila, on, excused
):
    talk = {**TALK, "contacted-on": f"{on:%d.%m.%Y}"}
    space = open_workspace(upazila.folder)
    clerk, secretary = clerk_of(space), clerk_of(space, "koyra", "Secretary")
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    upazila.answers("Koyra UP,Secretary,20.02.2024,ফোন,পোর্টালে সুযোগ নেই", heads=heads)
    answered = {"two-step": YES}
    if on < MOVED:
        upazila.answers_at_the_desk("lota", {"lota": talk, clerk: answered}, on)
    move(upazila)
    if on == MOVED:
        upazila.answers_at_the_desk("koyra", {"koyra": talk, clerk: answered}, on)
    seen = judged(upazila)
    assert of_clerk(upazila, clerk).outcome is Outcome.PASS
    assert of_clerk(upazila, secretary).awaits_portal is excused
    assert bool([each for each in seen.notices if "excuses nothing" in each.message.en]) is not excused


@pytest.mark.parametrize("comes_later", [True, False])
@pytest.mark.parametrize(("words", "outcome"), [(YES, Outcome.PASS), (NO, Outcome.FAIL)])
def test_a_row_of_its_old_office_keeps_the_day_of_that_one_also_once_that_is_listed_no_more(
    upazila, words, outcome, comes_later
):
    clerk = clerk_of(open_workspace(upazila.folder))
    heads = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    rows = ("lota,Lota UP,,20.02.2024,ফোন,", f'{clerk},Lota UP,Office Assistant,,,"{words}"')
    if not comes_later:
        upazila.answers(*rows, heads=heads)
    upazila.keep("--yes", code=1)
    move(upazila)
    space = open_workspace(upazila.folder)
    correcting.enter(space, MOVED, correcting.removing(space, MOVED, "lota", "merged into Koyra UP"))
    upazila.answers(*rows, heads=heads)
    found = of_clerk(upazila, clerk)
    assert (found.outcome, found.observed_on) == (outcome, TOLD)


@pytest.mark.parametrize("is_listed", [True, False])
def test_that_its_two_step_is_on_shows_that_their_one_portal_offers_it_also_once_its_old_office_is_listed_no_more(
    upazila, is_listed
):
    rows = [row.replace("koyra.example", "lota.example") for row in LISTED]
    upazila.lists(*rows)
    space = open_workspace(upazila.folder)
    clerk, secretary = clerk_of(space), clerk_of(space, "koyra", "Secretary")
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    upazila.answers("Koyra UP,Secretary,20.02.2024,ফোন,পোর্টালে সুযোগ নেই", heads=heads)
    upazila.answers_at_the_desk("lota", {"lota": TALK, clerk: {"two-step": YES}}, TOLD)
    upazila.keep("--yes", code=1)
    move(upazila)
    if not is_listed:
        space = open_workspace(upazila.folder)
        correcting.enter(space, MOVED, correcting.removing(space, MOVED, "lota", "merged into Koyra UP"))
    assert [each.office.id for each in judged(upazila).assessments] == ["lota", "koyra"][not is_listed :]
    assert of_clerk(upazila, clerk).outcome is Outcome.PASS
    assert not of_clerk(upazila, secretary).awaits_portal


def test_who_told_its_answers_at_its_old_office_is_not_said_to_have_told_those_of_its_new_one(upazila):
    day = f"{TOLD:%d.%m.%Y}"
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,কে জানিয়েছেন,Two-step"
    upazila.answers(f"Lota UP,,{day},ফোন,Secretary,চালু", f"Koyra UP,,{day},ফোন,Chairman,চালু নেই", heads=heads)
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": TALK, clerk: {"two-step": YES}}, TOLD)
    move(upazila)
    space, seen = open_workspace(upazila.folder), judged(upazila)
    _, subjects = explaining.explained(space, seen, looking_back.preview(space, seen), "koyra")
    told = {
        (of.id == clerk, telling.by.en)
        for of in subjects
        for duty in of.duties
        if duty.policy == "two-step-enabled"
        for telling in duty.tellings
    }
    assert told == {(True, "Secretary, phone"), (False, "Chairman, phone")}


def test_a_register_tells_of_it_by_the_row_of_the_office_under_which_it_is_written(upazila):
    rows = ("Lota UP,,20.02.2024,ফোন,চালু", "Koyra UP,,22.02.2024,ফোন,চালু", "Lota UP,Office Assistant,,,চালু নেই")
    upazila.answers(*rows, heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step")
    clerk = clerk_of(open_workspace(upazila.folder))
    move(upazila)
    found = of_clerk(upazila, clerk)
    assert (found.outcome, found.observed_on) == (Outcome.FAIL, TOLD)


@pytest.mark.parametrize("title", ["Office Assistant", "Record Keeper"])
def test_what_is_told_at_its_old_row_after_it_moved_is_of_who_came_in_its_place_also_once_that_post_is_called_otherwise(
    upazila, title
):
    upazila.answers("Lota UP,Office Assistant,20.02.2024,ফোন,চালু", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step")
    clerk = clerk_of(open_workspace(upazila.folder))
    move(upazila)
    space = open_workspace(upazila.folder)
    correcting.enter(
        space,
        MOVED,
        correcting.adding(space, MOVED, "lota", {Column.POST: "Office Assistant", Column.LOGIN: "lota3.ex"}),
    )
    came = clerk_of(open_workspace(upazila.folder))
    upazila.keep("--yes", "--next-meeting", "16.04.2024", on="2024-03-12")
    space = open_workspace(upazila.folder)
    if title != "Office Assistant":
        correcting.enter(space, MOVED, correcting.changing(space, MOVED, came, {Column.POST: title}))
    upazila.answers(
        f"{clerk},Lota UP,13.03.2024,ফোন,চালু নেই", heads="দপ্তর কোড,দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step", name="later.csv"
    )
    found = {
        each.subject: each.outcome
        for office in judged(upazila, date(2024, 3, 14)).assessments
        for each in office.findings
        if each.policy == "two-step-enabled"
    }
    assert (found[came], found[clerk]) == (Outcome.FAIL, Outcome.PASS)


@pytest.mark.parametrize("moves", [question_of_move, move])
def test_a_row_of_its_old_office_and_post_written_after_it_moved_bars_it_alone_and_names_it(upazila, moves):
    rows = (
        "Lota UP,Secretary,13.03.2024,ফোন,চালু",
        "Koyra UP,,13.03.2024,ফোন,চালু",
        "Koyra UP,Office Assistant,13.03.2024,ফোন,চালু",
    )
    heads, later = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step", date(2024, 3, 20)
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}}, TOLD)
    moves(upazila)
    upazila.answers(*rows, "Lota UP,Office Assistant,14.03.2024,ফোন,চালু নেই", heads=heads)
    seen = judged(upazila, later)
    outcomes = {
        (each.office.id, account.post.en): finding.outcome
        for each in seen.assessments
        for account in each.office.accounts
        for finding in each.findings
        if (finding.subject, finding.policy) == (account.id, "two-step-enabled")
    }
    (told,) = (notice.message.en for notice in seen.notices if "stood under this post" in notice.message.en)
    assert "Koyra UP, Office Assistant" in told
    listed = {
        ("lota", "Secretary"): Outcome.PASS,
        ("koyra", "Secretary"): Outcome.PASS,
        ("koyra", "Office Assistant"): Outcome.UNKNOWN,
    }
    assert outcomes.items() >= listed.items()


ROWS_OF_ITS_OWN = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"


@pytest.mark.parametrize("left_over", [False, True])
@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize(
    ("of_all", "own", "outcome"), [(YES, "", Outcome.UNKNOWN), (NO, "", Outcome.UNKNOWN), (NO, YES, Outcome.PASS)]
)
def test_what_another_office_told_for_all_says_nothing_of_who_has_a_row_under_his_own_office_in_the_same_table(
    upazila, of_all, own, outcome, first, left_over
):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.keep("--yes", code=1)
    rows = (
        f'koyra,Koyra UP,সব আইডির জন্য,20.02.2024,ফোন,"{of_all}"',
        "lota,Lota UP,সব আইডির জন্য,,,",
        f'{clerk},Lota UP,Office Assistant,{"20.02.2024,ফোন" if own else ","},"{own}"',
    )
    question = question_of_move(upazila)
    if left_over:
        space = open_workspace(upazila.folder)
        correcting.enter(space, MOVED, correcting.removing(space, MOVED, "lota", "merged into Koyra UP"))
    if first:  # its rows are noted while it is asked whether it is the same one
        upazila.answers(*rows, heads=ROWS_OF_ITS_OWN)
        (came,) = (each.id for each in roster_of(open_workspace(upazila.folder)).offices[-1].accounts if each.doubts)
        assert of_clerk(upazila, came).outcome is not Outcome.PASS
        whose_rows.note_whose_rows(open_workspace(upazila.folder), MOVED, ("koyra",))
    who_is_who.answer(upazila.folder, question, Sameness.SAME, MOVED)
    upazila.answers(*rows, heads=ROWS_OF_ITS_OWN)
    assert of_clerk(upazila, clerk).outcome is outcome


@pytest.mark.parametrize("is_answered", [True, False])
@pytest.mark.parametrize(
    ("office", "of_all", "on", "outcome"),
    [
        ("Koyra UP", YES, TOLD, Outcome.UNKNOWN),
        ("Koyra UP", NO, TOLD, Outcome.UNKNOWN),
        ("Koyra UP", NO, MOVED - timedelta(days=7), Outcome.FAIL),  # since the last round he may have been there
        ("Koyra UP", NO, MOVED, Outcome.FAIL),
        ("Koyra UP", YES, MOVED, Outcome.PASS),
        ("Lota UP", NO, TOLD, Outcome.FAIL),
        ("Lota UP", YES, TOLD, Outcome.UNKNOWN),
        ("Lota UP", NO, MOVED, Outcome.UNKNOWN),
    ],
)
def test_what_an_office_told_for_all_speaks_of_who_was_of_it_on_that_day_and_a_no_of_who_may_have_been(
    upazila, office, of_all, on, outcome, is_answered
):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.keep("--yes", code=1)
    question = question_of_move(upazila)
    upazila.answers(
        f'{office},সব আইডির জন্য,{on:%d.%m.%Y},ফোন,"{of_all}"', heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    )
    if not is_answered:
        (came,) = (each.id for each in roster_of(open_workspace(upazila.folder)).offices[-1].accounts if each.doubts)
        found = of_clerk(upazila, came).outcome
        assert found is not Outcome.PASS or on == MOVED
        was_there = (office, on) != ("Koyra UP", TOLD)  # whoever he is, he was not in that list then
        assert (found is Outcome.FAIL) is was_there or of_all == YES or (office, on) == ("Lota UP", MOVED)
        return
    who_is_who.answer(upazila.folder, question, Sameness.SAME, MOVED)
    assert of_clerk(upazila, clerk).outcome is outcome


@pytest.mark.parametrize("is_answered", [True, False])
@pytest.mark.parametrize("office", ["koyra", "lota"])
@pytest.mark.parametrize(("words", "outcome"), [(YES, Outcome.PASS), (NO, Outcome.FAIL)])
def test_what_an_office_told_for_all_on_the_day_of_a_round_says_the_same_of_who_moved_before_and_after_it_is_kept(
    upazila, words, outcome, office, is_answered
):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.keep("--yes", code=1)
    question = question_of_move(upazila)
    heads = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    upazila.answers(f'{office},,সব আইডির জন্য,{MOVED:%d.%m.%Y},ফোন,"{words}"', heads=heads)
    (whose,) = (each.id for each in roster_of(open_workspace(upazila.folder)).offices[-1].accounts if each.doubts)
    if is_answered:
        who_is_who.answer(upazila.folder, question, Sameness.SAME, MOVED)
        whose = clerk
    before = of_clerk(upazila, whose).outcome
    upazila.keep("--yes", meeting="2024-03", on=MOVED.isoformat(), code=1)
    later = (MOVED, MOVED + timedelta(days=1), MOVED + timedelta(days=5))
    assert [of_clerk(upazila, whose, on=day).outcome for day in later] == [before] * 3
    assert before is outcome or office == "lota"


@pytest.mark.parametrize(("words", "outcome"), [(YES, Outcome.PASS), (NO, Outcome.FAIL)])
def test_so_it_does_where_a_round_of_that_day_was_kept_before_the_list_had_him_there(upazila, words, outcome):
    upazila.keep("--yes", code=1)
    upazila.keep("--yes", meeting="2024-03", on=MOVED.isoformat(), code=1)
    upazila.lists(LISTED[0], LISTED[2], LISTED[1].replace("lota,Lota", "koyra,Koyra").replace("lota.", "koyra."))
    heads = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    upazila.answers(f'koyra,,সব আইডির জন্য,{MOVED:%d.%m.%Y},ফোন,"{words}"', heads=heads)
    (came,) = (each.id for each in roster_of(open_workspace(upazila.folder)).offices[-1].accounts if each.doubts)
    before = of_clerk(upazila, came).outcome
    upazila.keep("--yes", meeting="2024-03", on=MOVED.isoformat(), code=1)
    assert [before, of_clerk(upazila, came, on=MOVED + timedelta(days=1)).outcome] == [outcome, outcome]
    assert run("verify", "--workspace", upazila.folder, "--on", MOVED.isoformat()).returncode == 0


@pytest.mark.parametrize(("since", "outcome"), [("15.02.2024", Outcome.FAIL), ("21.02.2024", Outcome.UNKNOWN)])
def test_a_no_for_all_reaches_who_had_joined_by_that_day_though_the_list_had_him_elsewhere_still(
    upazila, since, outcome
):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.keep("--yes", code=1)
    move(upazila, since=since)
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    upazila.answers(f'Koyra UP,সব আইডির জন্য,{TOLD:%d.%m.%Y},ফোন,"{NO}"', heads=heads)
    assert of_clerk(upazila, clerk).outcome is outcome


def test_a_no_for_all_reaches_who_is_of_the_office_by_that_day_though_the_table_has_his_old_row_still(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.keep("--yes", code=1)
    move(upazila)
    rows = (f'koyra,Koyra UP,সব আইডির জন্য,{MOVED:%d.%m.%Y},ফোন,"{NO}"', f"{clerk},Lota UP,Office Assistant,,,")
    upazila.answers(*rows, heads=ROWS_OF_ITS_OWN)
    assert of_clerk(upazila, clerk).outcome is Outcome.FAIL


def typed_of(upazila, office):
    space = open_workspace(upazila.folder)
    found = next(each.office for each in judged(upazila).assessments if each.office.id == office)
    return typed_answers.of_office(typed_forms(space), found)


def test_it_stands_among_the_typed_answers_of_the_office_that_has_it_now_and_the_other_tells_where(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": NO}}, TOLD)
    move(upazila)
    (stays,), (moved,) = typed_of(upazila, "lota"), typed_of(upazila, "koyra")
    assert (stays.subject, stays.under) == ("lota", None)
    assert (moved.called.en, moved.words, moved.talk, moved.under.en) == ("Office Assistant", NO, TALK, "Lota UP")
    space = open_workspace(upazila.folder)
    lota = next(each.office for each in judged(upazila).assessments if each.office.id == "lota")
    ((post, where),) = typed_answers.moved_from(typed_forms(space), lota)
    assert (post.en, where.id, where.name.en) == ("Office Assistant", "koyra", "Koyra UP")


@pytest.mark.parametrize("told", [{"two-step": NO}, {}])
def test_the_page_of_its_office_leads_to_what_is_typed_of_it_elsewhere_and_not_handed_in(upazila, told):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": NO}}, TOLD)
    space = open_workspace(upazila.folder)
    draft_asking.begin_draft(space, assessing.assess(space, MOVED), f"{MOVED:%Y-%m}", MOVED, everybody=True)
    seen, context = answer_draft.load(space.folder).revised(""), assessing.assess(space, MOVED).context
    rows = {"lota": {**TALK, "two-step": YES}, **({clerk: told} if told else {})}
    answering.save(space.folder, context, "lota", rows, seen=seen, page="page")
    move(upazila)
    with served(upazila.folder, on=MOVED) as (service, address):
        client = Client(service, address)
        pages = {office: client.get(f"/offices/{office}/").text for office in ("lota", "koyra")}
    words = "এখনো জমা হয়নি, তাই কোথাও ধরা হয়নি"
    assert {office: words in page for office, page in pages.items()} == {"lota": False, "koyra": bool(told)}
    assert ('href="/ask/office/lota"' in pages["koyra"]) is bool(told)


@pytest.mark.parametrize("again", [False, True])
def test_what_was_typed_of_it_is_corrected_and_taken_back_as_of_its_talk(upazila, again):
    clerk = clerk_of(open_workspace(upazila.folder))
    told = {"lota": {**TALK, "two-step": YES, "reset": "20.02.2024"}, clerk: {"two-step": NO}}
    upazila.answers_at_the_desk("lota", told, TOLD)
    move(upazila)
    if again:  # it is corrected as often as it was wrong
        correct(upazila, YES)
        correct(upazila, NO)
    correct(upazila, YES)
    found = of_clerk(upazila, clerk)
    assert (found.outcome, found.observed_on) == (Outcome.PASS, TOLD)
    (moved,) = typed_of(upazila, "koyra")
    space = open_workspace(upazila.folder)
    typed_answers.withdraw(space, MOVED, typed_answers.taking_back(space, moved, "wrong row"))
    assert of_clerk(upazila, clerk).outcome is not Outcome.FAIL
    assert typed_of(upazila, "koyra") == ()
    assert {each.question for each in typed_of(upazila, "lota")} == {"two-step", "reset"}
    run("verify", "--workspace", upazila.folder, code=0)


def correct(upazila, words):
    (moved,) = typed_of(upazila, "koyra")
    space, context = open_workspace(upazila.folder), judged(upazila).context
    typed_answers.withdraw(space, MOVED, typed_answers.correcting(space, context, moved, words, "wrong row"))


def test_what_was_typed_of_it_at_its_new_office_stays_its_own_when_it_leaves_that_again(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": NO}}, TOLD)
    move(upazila)
    talk = {"contacted-on": "12.03.2024", "way": "ফোন"}
    upazila.answers_at_the_desk("koyra", {"koyra": {**talk, "two-step": YES}, clerk: {"two-step": YES}}, MOVED)
    found = of_clerk(upazila, clerk)
    assert (found.outcome, found.observed_on) == (Outcome.PASS, MOVED)
    assert {(each.subject, each.under and each.under.en) for each in typed_of(upazila, "koyra")} == {
        ("koyra", None), (clerk, None), (clerk, "Lota UP")
    }  # fmt: skip


MOVED_TO = "/offices/koyra/roster"


def test_who_moved_there_is_corrected_and_taken_off_on_the_page_of_the_new_office(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": NO}}, TOLD)
    move(upazila)
    with served(upazila.folder, on=MOVED) as (service, address):
        client = Client(service, address)
        page = client.post(MOVED_TO, about="account", whose=clerk, **{f"post-{clerk}": "Accountant"})
        assert (page.status, "<strong>Accountant</strong>" in page.text) == (200, True)
        sent = {"about": "account", "whose": clerk, f"login-{clerk}": "lota3.ex", f"since-{clerk}": "01.03.2024"}
        assert client.post(MOVED_TO, **sent, confirmed="1").status == 303
        (account,) = accounts(upazila, clerk)
        assert (account.login, account.holder_since) == ("lota3.ex", date(2024, 3, 1))
        assert client.post("/offices/lota/roster", about="left", whose=clerk, reason="abolished").status == 422
        left = {"about": "left", "whose": clerk, "reason": "post abolished"}
        assert "post abolished" in client.post(MOVED_TO, **left).text
        assert client.post(MOVED_TO, **left, confirmed="1").status == 303
        assert not accounts(upazila, clerk)


def accounts(upazila, account):
    offices = roster_of(open_workspace(upazila.folder)).offices
    return [each for office in offices for each in office.accounts if each.id == account]


def test_more_time_that_it_was_given_is_told_on_the_page_of_the_new_office(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": NO}}, TOLD)
    space = open_workspace(upazila.folder)
    waiver = Waiver("two-step-enabled", clerk, "portal is moved", "decision V", date(2024, 6, 30))
    waivers.add(
        upazila.folder,
        waiver,
        {rule.policy.id: rule.policy for rule in space.baseline.rules},
        TOLD,
        named={},
        elsewhere={},
    )
    move(upazila)
    with served(upazila.folder, on=MOVED) as (service, address):
        client = Client(service, address)
        assert ["decision V" in client.get(f"/offices/{office}/").text for office in ("koyra", "lota")] == [True, False]


def more_time(upazila, subject, policy="two-step-enabled", until=date(2024, 6, 30)):
    space = open_workspace(upazila.folder)
    policies = {rule.policy.id: rule.policy for rule in space.baseline.rules}
    waiver = Waiver(policy, subject, "portal is moved", "decision V", until)
    waivers.add(upazila.folder, waiver, policies, TOLD, named={}, elsewhere={})


BY_NOW_ALSO = (
    "by now it is also that of user IDs that the office did not have at the last kept round: Koyra UP, Office Assistant"
)
NO_LONGER = "it is no longer that of user IDs that stand in another office's list now: Koyra UP, Office Assistant"


@pytest.mark.parametrize(
    ("extended", "told"),
    [
        (("koyra",), [BY_NOW_ALSO]),
        (("lota",), [NO_LONGER]),
        (("lota", "koyra"), []),
        (("lota", "own"), []),
        (("koyra", "own"), []),
    ],
)
def test_extended_time_of_an_office_that_holds_for_others_since_user_ids_moved_is_told_and_asked_about(
    upazila, extended, told
):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": NO}}, TOLD)
    for subject in extended:
        more_time(upazila, clerk if subject == "own" else subject)
    upazila.keep("--yes", code=1)
    question = question_of_move(upazila)
    assert "Extended time" not in upazila.audit(on=MOVED.isoformat()).stderr  # while it is asked who he is, none counts
    who_is_who.answer(upazila.folder, question, Sameness.SAME, MOVED)
    shown = upazila.audit(on=MOVED.isoformat()).stderr
    assert [words for words in (BY_NOW_ALSO, NO_LONGER) if words in shown] == told
    asked = upazila.keep(meeting="2024-03", on=MOVED.isoformat()).stderr
    assert [words for words in (BY_NOW_ALSO, NO_LONGER) if words in asked] == told
    upazila.keep("--yes", meeting="2024-03", on=MOVED.isoformat(), code=1)
    assert "Extended time" not in upazila.audit(on="2024-03-13").stderr


@pytest.mark.parametrize("is_kept_while_asked", [True, False])
def test_extended_time_of_an_office_is_told_to_be_that_of_a_user_id_once_it_is_answered_who_he_is(
    upazila, is_kept_while_asked
):
    more_time(upazila, "koyra")
    upazila.keep("--yes", code=1)
    question = question_of_move(upazila)
    if is_kept_while_asked:
        upazila.keep("--yes", meeting="2024-03", on=MOVED.isoformat(), code=1)
    who_is_who.answer(upazila.folder, question, Sameness.OTHER, MOVED)
    assert BY_NOW_ALSO in upazila.audit(on="2024-03-13").stderr


JOINED = "১২.০৩.২০২৪"


def told_all_done(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    done = {"two-step": YES, "reset": "20.02.2024", "profile": "ঠিক আছে"}
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, **done}, clerk: done}, TOLD)
    return clerk


def outcomes_of(upazila, clerk, on=MOVED):
    return {policy: of_clerk(upazila, clerk, policy, on).outcome for policy in ("two-step-enabled", "password-reset")}


def test_the_same_officer_who_joined_the_new_office_keeps_what_he_told_and_no_new_one_is_spoken_of(upazila):
    clerk = told_all_done(upazila)
    move(upazila, since=JOINED)
    assert set(outcomes_of(upazila, clerk).values()) == {Outcome.PASS}
    (account,) = accounts(upazila, clerk)
    assert account.holder_since is None
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-12", "--yes", "--workspace", upazila.folder)
    for which in (("--audience", "chair"), ("--office", "koyra"), ("--office", "lota")):
        line = ("report", *which, "--format", "terminal", "--language", "en", "--workspace", upazila.folder)
        said = run(*line, code=0).stdout
        assert "new officer" not in said
        assert "holder" not in said
    run("verify", "--workspace", upazila.folder, code=0)


def test_a_new_officer_there_keeps_nothing_that_was_told_before_he_joined(upazila):
    clerk = told_all_done(upazila)
    move(upazila, since=JOINED, said=Sameness.NEW_HOLDER)
    assert Outcome.PASS not in outcomes_of(upazila, clerk).values()


def test_what_was_not_done_of_it_before_a_new_officer_got_it_there_is_told_as_where_the_holder_changed(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": NO}}, TOLD)
    upazila.keep("--yes", code=1)
    move(upazila, said=Sameness.NEW_HOLDER)
    space, seen = open_workspace(upazila.folder), judged(upazila)
    past = looking_back.preview(space, seen)
    assert past.since("koyra").lapsed == {(clerk, "two-step-enabled")}
    assert not past.since("lota").lapsed
    changes = chair_view(past, LETTERHEAD).changes
    assert [each.name.en for each in changes.lapsed] == ["Koyra UP"]
    own = office_view(past.of_office["koyra"], past, LETTERHEAD)
    assert RemarkCode.LAPSED in {each.code for row in own.duties for each in row.remarks}
    upazila.keep("--yes", meeting="2024-03", on=f"{MOVED}")
    whole = looking_back.history(space)
    for office, row in whole.of_office.items():
        alone = looking_back.history(space, office=office)
        assert looking_back.office_report(alone, space) == office_view(row, whole, space.config.letterhead)


def test_nothing_that_was_told_before_the_same_officer_joined_the_old_office_becomes_his(upazila):
    clerk = told_all_done(upazila)
    space = open_workspace(upazila.folder)
    later = {Column.SINCE: "০১.০৩.২০২৪"}
    correcting.enter(space, MOVED, correcting.changing(space, MOVED, clerk, later))
    assert accounts(upazila, clerk)[0].holder_since == date(2024, 3, 1)
    move(upazila, since=JOINED)
    assert Outcome.PASS not in outcomes_of(upazila, clerk).values()
    assert accounts(upazila, clerk)[0].holder_since == date(2024, 3, 1)


def test_another_day_of_joining_that_is_written_since_is_that_of_a_new_officer(upazila):
    clerk = told_all_done(upazila)
    move(upazila, since=JOINED)
    space, on = open_workspace(upazila.folder), date(2024, 3, 20)
    correcting.enter(space, on, correcting.changing(space, on, clerk, {Column.SINCE: "১৮.০৩.২০২৪"}))
    assert accounts(upazila, clerk)[0].holder_since == date(2024, 3, 18)
    assert Outcome.PASS not in outcomes_of(upazila, clerk, on).values()


@pytest.mark.parametrize(("right", "after"), [("১১.০৩.২০২৪", "11.03.2024"), ("", None)])
def test_before_and_after_of_the_day_on_which_the_same_officer_joined_have_the_day_that_stands_there(
    upazila, right, after
):
    clerk = told_all_done(upazila)
    move(upazila, since=JOINED)
    prepared = correcting.changing(open_workspace(upazila.folder), MOVED, clerk, {Column.SINCE: right})
    (each,) = prepared.differences
    assert (each.before.en, each.after and each.after.en) == ("12.03.2024", after)
    said = [told.en for told in prepared.doubts]
    assert [told.startswith("By this day a new holder has the user ID") for told in said] == ([True] if right else [])


def test_the_day_of_joining_of_the_same_officer_is_put_right_by_answering_anew(upazila):
    def answer_that_he_is_the_same(question):
        return who_is_who.answer(upazila.folder, question, Sameness.SAME, MOVED).words.en

    clerk = told_all_done(upazila)
    answer_that_he_is_the_same(question_of_move(upazila, since=JOINED))
    (same,) = taking_back.given(open_workspace(upazila.folder))
    taking_back.take_back(open_workspace(upazila.folder), [same.number], MOVED)
    space = open_workspace(upazila.folder)
    listed = next(each.accounts for each in roster_of(space).offices if each.id == "koyra")
    moved = next(account.id for account in listed if account.login == "lota2.ex")
    correcting.enter(space, MOVED, correcting.changing(space, MOVED, moved, {Column.SINCE: "১১.০৩.২০২৪"}))
    (question,) = judged(upazila).questions
    assert "11.03.2024" in answer_that_he_is_the_same(question)
    assert set(outcomes_of(upazila, clerk).values()) == {Outcome.PASS}


def test_the_question_says_that_the_day_of_joining_is_that_of_the_same_officer(upazila):
    told_all_done(upazila)
    question = question_of_move(upazila, since=JOINED)
    assert question.choices[0].words.en == (
        "the same, and the same holder; what was told goes on counting, but where two-step was off for a cause at the former portal "
        "(none offered, no code), how it stands at this one is to be told again (the holder joined the new office on 12.03.2024)"
    )


LISTED_DAY = date(2024, 3, 1)


def answered_at_the_desk(upazila, day=""):
    with served(upazila.folder, on=MOVED) as (service, address):
        client = Client(service, address)
        page = client.get("/meeting/keep?meeting=2024-03").text
        (asked,) = re.findall(r'<input type="radio" id="[^"]+" name="(who-[^"]+)" value="0"', page)
        (field,) = re.findall(rf'name="({asked}-[^"]*day)"', page)
        sent = {"meeting": "2024-03", asked: "1", field: day}
        assert client.post("/meeting/keep/answers", on="/meeting/keep?meeting=2024-03", **sent).status == 303
        return page


def answered_at_the_terminal(upazila, day=""):
    upazila.knows_what_keeping_asks()
    return upazila.keep(meeting="2024-03", on=f"{MOVED}", typed=f"\n2\n{day}\n").stderr


@pytest.mark.parametrize("answered", [answered_at_the_desk, answered_at_the_terminal])
@pytest.mark.parametrize(
    ("listed", "typed", "since", "said"),
    [
        ("০১.০৩.২০২৪", "", LISTED_DAY, ("খালি রাখলে: তালিকার তারিখ, ০১.০৩.২০২৪)", "Enter: 01.03.2024, as in the roster)")),
        ("০১.০৩.২০২৪", "10.03.2024", date(2024, 3, 10), ("তালিকার তারিখ, ০১.০৩.২০২৪)", "01.03.2024, as in the roster)")),
        ("", "", MOVED, ("খালি রাখলে: আজ)", "Enter: today)")),
    ],
)
def test_a_new_officer_of_whom_no_day_is_told_joined_on_the_day_in_the_list_and_that_is_said_where_it_is_asked(
    upazila, answered, listed, typed, since, said
):
    clerk = told_all_done(upazila)
    question_of_move(upazila, since=listed)
    assert said[answered is answered_at_the_terminal] in answered(upazila, typed)
    (account,) = accounts(upazila, clerk)
    assert account.holder_since == since


def test_a_day_of_joining_before_the_one_that_was_answered_is_refused_with_the_answer_that_holds(upazila):
    clerk = told_all_done(upazila)
    question_of_move(upazila)
    upazila.knows_what_keeping_asks()
    upazila.keep(meeting="2024-03", on=f"{MOVED}", typed="\n2\n05.03.2024\n")
    (account,) = accounts(upazila, clerk)
    space = open_workspace(upazila.folder)
    for day in ("01.03.2024", "04.03.2024"):
        with pytest.raises(WorkspaceError, match=r"since 05.03.2024, and that counts .*auditor roster answers"):
            correcting.changing(space, MOVED, account.id, {Column.SINCE: day})
    assert correcting.changing(space, MOVED, account.id, {Column.SINCE: "06.03.2024"}).doubts == ()


def told_all_done_since(upazila, since):
    """Tell all that the clerk did, who has the post since a day by the list."""
    clerk, space = clerk_of(open_workspace(upazila.folder)), open_workspace(upazila.folder)
    correcting.enter(space, TOLD, correcting.changing(space, TOLD, clerk, {Column.SINCE: since}))
    return told_all_done(upazila)


ODD = "The new holder is to have the post since 05.01.2024, but the one before has it since 01.02.2024"


def test_at_the_terminal_a_day_of_a_new_officer_before_that_of_the_one_before_is_asked_about(upazila):
    clerk = told_all_done_since(upazila, "01.02.2024")
    question_of_move(upazila)
    upazila.knows_what_keeping_asks()
    typed = "\n2\n05.01.2024\nn\n05.03.2024\n"
    said = upazila.keep(meeting="2024-03", on=f"{MOVED}", typed=typed).stderr
    assert said.count(ODD) == said.count("Is this day meant?") == 1
    assert [account.holder_since for account in accounts(upazila, clerk)] == [date(2024, 3, 5)]


def test_at_the_desk_too_and_nothing_is_noted_until_it_is_said_to_be_meant(upazila):
    clerk = told_all_done_since(upazila, "01.02.2024")
    question_of_move(upazila)
    with served(upazila.folder, on=MOVED, language=Language.EN) as (service, address):
        client, on = Client(service, address), "/meeting/keep?meeting=2024-03"
        page = client.get(on).text
        (asked,) = re.findall(r'<input type="radio" id="[^"]+" name="(who-[^"]+)" value="0"', page)
        (field,) = re.findall(rf'name="({asked}-[^"]*day)"', page)
        sent = {"meeting": "2024-03", asked: "1", field: "05.01.2024"}
        refused = client.post("/meeting/keep/answers", on=on, **sent)
        assert (refused.status, ODD in refused.text) == (422, True)
        assert not accounts(upazila, clerk)
        (meant,) = set(re.findall(r'name="day_meant" value="([^"]+)"', refused.text))
        assert client.post("/meeting/keep/answers", on=on, **sent, day_meant=meant).status == 303
    assert [account.holder_since for account in accounts(upazila, clerk)] == [date(2024, 1, 5)]


def test_the_form_of_the_new_office_says_whose_day_of_joining_stands_there(upazila):
    told_all_done(upazila)
    move(upazila, since=JOINED)
    with served(upazila.folder, on=MOVED) as (service, address):
        client = Client(service, address)
        said = f"একই কর্মকর্তা এই আইডিসহ এই দপ্তরে এসেছেন ও {JOINED} তারিখে যোগ দিয়েছেন"
        assert [said in client.get(f"/offices/{office}/roster").text for office in ("koyra", "lota")] == [True, False]


def test_a_yes_for_all_of_the_old_office_keeps_its_day_in_the_papers_of_the_new_one(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}}, TOLD)
    move(upazila)
    seen = judged(upazila)
    past = looking_back.preview(open_workspace(upazila.folder), seen)
    (found,) = (each for each in past.of_office["koyra"].of(subject=clerk) if each.policy == "two-step-enabled")
    assert (found.outcome, found.observed_on) == (Outcome.PASS, TOLD)


def as_it_stands(upazila, on=MOVED):
    """Return what is found of who is clerk of Koyra now, and the answers that were typed, by the office in whose section they stand."""
    koyra = next(each for each in judged(upazila, on).assessments if each.office.id == "koyra")
    whose = next(each.id for each in koyra.office.accounts if each.post.en == "Office Assistant")
    found = {each.policy: (each.outcome, each.observed_on) for each in koyra.findings if each.subject == whose}
    offices = ("lota", "koyra")
    return found, {office: [(each.called.en, each.words) for each in typed_of(upazila, office)] for office in offices}


def answered_and_taken_back(upazila, question, said=Sameness.SAME):
    """Answer whether the clerk is the same one, keep a round, and take the answer back."""
    day = MOVED if said is Sameness.NEW_HOLDER else None
    space = open_workspace(upazila.folder)
    who_is_who.answer(upazila.folder, question, said, MOVED, since=day)
    yield
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-12", "--yes", "--workspace", upazila.folder)
    (given,) = taking_back.given(space)
    taking_back.take_back(space, [given.number], MOVED)
    yield


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.NEW_HOLDER])
@pytest.mark.parametrize("since", ["", JOINED])
def test_all_stands_as_before_once_the_answer_is_taken_back_and_each_no_of_his_counts_until_it_is_answered(
    upazila, since, said
):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk(
        "lota", {"lota": {**TALK, "mail": "হ্যাঁ"}, clerk: {"rule": "না", "profile": "ঠিক আছে"}}, TOLD
    )
    question = question_of_move(upazila, since=since)
    found, typed = before = as_it_stands(upazila)
    assert found["password-composition"] == (Outcome.FAIL, TOLD)
    assert Outcome.PASS not in {outcome for outcome, _ in found.values()}
    assert typed["koyra"] == []
    assert {words for called, words in typed["lota"] if called == "Office Assistant"} == {"না", "ঠিক আছে"}
    answering = answered_and_taken_back(upazila, question, said)
    next(answering)
    assert as_it_stands(upazila) != before
    next(answering)
    assert as_it_stands(upazila) == before
    run("verify", "--workspace", upazila.folder, code=0)


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.NEW_HOLDER])
@pytest.mark.parametrize("is_kept", [False, True])
def test_the_addition_of_one_who_moved_is_undone_with_the_answer_that_he_is_the_same_and_his_new_office_never_had_him(
    upazila, said, is_kept
):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": NO}}, TOLD)
    move(upazila, said=said)
    if is_kept:
        run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-12", "--yes", "--workspace", upazila.folder)
    space = open_workspace(upazila.folder)
    (added,) = (each for each in correcting.entered(space) if each.left is None)
    prepared = undoing.prepared(space, added.mark)
    assert any("is taken back with it" in each.en for each in prepared.doubts)
    _, foreseen = foreseeing.undone(space, MOVED, prepared)
    undoing.take_back(space, MOVED, prepared)
    found = judged(upazila)
    listed = {each.office.id: [account.post.en for account in each.office.accounts] for each in found.assessments}
    assert listed == {"lota": ["Secretary"], "koyra": ["Secretary"]}
    assert {each.office.id: each for each in foreseen.now.assessments} == {
        each.office.id: each for each in found.assessments
    }
    (left,) = correcting.entered(open_workspace(upazila.folder))
    assert (left.left.subject, left.left.reason) == (clerk, "transferred to Koyra UP")
    run("verify", "--workspace", upazila.folder)
    space = open_workspace(upazila.folder)
    undoing.take_back(space, MOVED, undoing.prepared(space, left.mark))
    assert [clerk_of(open_workspace(upazila.folder))] == [clerk]


def moved_on(upazila, clerk, office, post, on):
    """Take a user ID off the list on which it stands, put it on another office's under a post, answer that it is the same one, and return the addition."""
    space = open_workspace(upazila.folder)
    correcting.enter(space, on, correcting.removing(space, on, clerk, f"transferred to {office}"))
    space = open_workspace(upazila.folder)
    cells = {Column.POST: post, Column.LOGIN: "lota2.ex"}
    correcting.enter(space, on, correcting.adding(space, on, office, cells))
    answer_the_one(upazila.folder, Sameness.SAME, on)
    return next(
        each for each in correcting.entered(open_workspace(upazila.folder)) if (each.on, each.subject) == (on, office)
    )


def test_the_answers_by_which_one_moved_on_are_told_on_the_pages_of_both_offices_whatever_its_id(upazila):
    clerk = told_all_done(upazila)
    for days, place in enumerate([("koyra", "Office Assistant"), ("lota", "Typist"), ("koyra", "Accountant")]):
        moved_on(upazila, clerk, *place, date(2024, 3, 12 + days))
    given = taking_back.given(open_workspace(upazila.folder))
    assert [each.offices for each in given] == [{"lota", "koyra"}] * 3
    with served(upazila.folder, on=date(2024, 3, 20)) as (service, address):
        page = Client(service, address).get
        for office in ("lota", "koyra"):
            assert all(f"/-/answers/{each.number}" in page(f"/offices/{office}/").text for each in given)


def test_of_one_who_moved_back_and_away_again_each_addition_is_undone_with_its_own_answer(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": NO}}, TOLD)
    places = [("koyra", "Office Assistant"), ("lota", "Typist"), ("koyra", "Accountant")]
    moves = [moved_on(upazila, clerk, *place, date(2024, 3, 12 + days)) for days, place in enumerate(places)]
    on = date(2024, 3, 20)
    for added, said in [*zip(moves, ("koyra/অফিসসহকারী", "lota/typist", "koyra/accountant"), strict=True)][::-1]:
        space = open_workspace(upazila.folder)
        assert correcting.office_of(space, clerk) == added.subject
        prepared = undoing.prepared(space, added.mark)
        assert [(each.now, each.before) for each in prepared.open_again] == [(said, clerk)]
        _, foreseen = foreseeing.undone(space, on, prepared)
        undoing.take_back(space, on, prepared)
        assert [*foreseen.now.assessments] == [*judged(upazila, on).assessments]
        assert not accounts(upazila, clerk)
        space = open_workspace(upazila.folder)
        left = correcting.entered(space)[0]
        assert (left.on, left.left.subject) == (added.on, clerk)
        undoing.take_back(space, on, undoing.prepared(space, left.mark))
    assert clerk_of(open_workspace(upazila.folder)) == clerk


@pytest.mark.parametrize(("left", "is_explained"), [("lota", False), ("koyra", True)])
def test_only_why_the_office_left_in_which_it_stood_last_tells_why_one_who_moved_is_not_listed(left, is_explained):
    offices = {each: KnownOffice(each, plain(each), OfficeKind.UNION) for each in ("lota", "koyra")}
    clerk = KnownAccount("lota/clerk", "koyra", plain("Clerk"))
    told = tell(clerk.id, {TWO_STEP_ENROLLED: True}, on=MOVED)
    everybody = Identities(offices, {clerk.id: clerk})
    (notice,) = left_roster.tell_answers_of_left(told, Roster(()), everybody, (), {left: TOLD}, {})
    assert ("left the roster for a reason that is written" in notice.message.en) is is_explained


def test_a_yes_for_all_of_the_new_office_lifts_no_no_of_his_while_it_is_asked_whether_he_moved_there(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": NO}}, TOLD)
    question_of_move(upazila, since=JOINED)
    later, talk = date(2024, 3, 20), {"contacted-on": "20.03.2024", "way": "ফোন"}
    upazila.answers_at_the_desk("koyra", {"koyra": {**talk, "two-step": YES}}, later)
    found, _ = as_it_stands(upazila, later)
    assert found["two-step-enabled"] == (Outcome.FAIL, TOLD)


def test_what_was_typed_of_him_is_corrected_where_it_stands_while_it_is_asked_whether_he_moved(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": TALK, clerk: {"two-step": NO}}, TOLD)
    question_of_move(upazila, since=JOINED)
    (typed,) = typed_of(upazila, "lota")
    space, context = open_workspace(upazila.folder), judged(upazila).context
    typed_answers.withdraw(space, MOVED, typed_answers.correcting(space, context, typed, YES, "wrong row"))
    found, typed = as_it_stands(upazila)
    assert found["two-step-enabled"][0] is Outcome.UNKNOWN
    assert typed == {"lota": [("Office Assistant", YES)], "koyra": []}


def explained_at_koyra(upazila):
    """Return Koyra's report, and the duties of who is clerk there now, by policy."""
    space, seen = open_workspace(upazila.folder), judged(upazila)
    past = looking_back.preview(space, seen)
    assessment, subjects = explaining.explained(space, seen, past, "koyra")
    whose = next(each.id for each in assessment.office.accounts if each.post.en == "Office Assistant")
    duties = {duty.policy: duty for of in subjects if of.id == whose for duty in of.duties}
    return office_view(assessment, past, LETTERHEAD), duties


def by_the_register(upazila, _, told):
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,প্রোফাইল হালনাগাদ"
    upazila.answers(f"Lota UP,Office Assistant,20.02.2024,ফোন,{told['two-step']},{told['profile']}", heads=heads)


def at_the_desk(upazila, clerk, told):
    upazila.answers_at_the_desk("lota", {"lota": TALK, clerk: told}, TOLD)


@pytest.mark.parametrize("telling", [by_the_register, at_the_desk])
def test_while_it_is_asked_whether_he_moved_a_no_is_listed_with_its_day_and_only_that_is_asked(upazila, telling):
    clerk = clerk_of(open_workspace(upazila.folder))
    telling(upazila, clerk, {"two-step": NO, "profile": "ঠিক আছে"})
    question_of_move(upazila, since=JOINED)
    report, duties = explained_at_koyra(upazila)
    duty = duties["two-step-enabled"]
    told = [(each.on, each.weight) for each in duty.tellings]
    assert (duty.is_no, duty.on, told) == (True, TOLD, [(TOLD, Weight.COUNTS)])
    assert [each.en for each in report.for_keeper] == [
        "Office Assistant: this user ID stood in the list of Lota UP before; whether it is the same one, the assistant programmer settles."
    ]
    assert (report.heard, report.told_on, report.ways) == (False, None, ()), "Lota told it, and Koyra nothing"


def test_a_yes_of_before_is_not_listed_while_it_is_asked_whether_he_moved_and_nobody_was_spoken_to_for_it(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    at_the_desk(upazila, clerk, {"two-step": YES})
    question_of_move(upazila)
    report, duties = explained_at_koyra(upazila)
    assert (duties["two-step-enabled"].tellings, report.told_on, report.ways) == ((), None, ())


def test_while_it_is_asked_whether_he_moved_no_change_of_officer_is_spoken_of(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    at_the_desk(upazila, clerk, {"reset": "না", "profile": "ঠিক আছে"})
    question_of_move(upazila, since=JOINED)
    report, duties = explained_at_koyra(upazila)
    assert duties["password-reset"].is_no
    remarks = [remark for account in report.accounts for remark in account.remarks]
    assert RemarkCode.TRANSFER not in {remark.code for remark in remarks}
    assert RemarkCode.UNIDENTIFIED in {remark.code for remark in remarks}
    (step,) = [each.en for each in report.steps if "Office Assistant" in each.en and "eset" in each.en]
    assert "since joining" not in step


def test_more_time_of_its_new_office_is_told_beside_that_of_the_user_id_when_it_is_entered(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}, clerk: {"two-step": NO}}, TOLD)
    move(upazila)
    given = {"policy": "two-step-enabled", "reason": "portal is moved", "approved_by": "decision V"}
    with served(upazila.folder, on=MOVED) as (service, address):
        client = Client(service, address)
        assert client.post("/settings/waivers", **given, subject="lota", until="30.08.2024").status == 303
        assert client.post("/settings/waivers", **given, subject="koyra", until="30.06.2024").status == 303
        assert client.post("/settings/waivers", **given, subject=clerk, until="30.04.2024").status == 303
        told = client.get("/settings/").text
        assert "আগেই ৩০.০৬.২০২৪ পর্যন্ত সময় বাড়ানো আছে (Koyra UP)" in told


def test_a_file_that_tells_of_it_and_of_its_new_office_is_said_to_tell_of_one_office(upazila):
    told_all_done(upazila)
    move(upazila)
    rows = ("Koyra UP,,12.03.2024,ফোন,চালু", "Koyra UP,Office Assistant,,,চালু নেই")
    path = upazila.answers(*rows, heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step")
    file = EvidenceFile("march.csv", path.read_bytes(), "0" * 64)
    path.unlink()
    (trial,) = trying.trials(open_workspace(upazila.folder), MOVED, [file]).values()
    assert (trial.answers > 0, trial.offices) == (True, 1)


def test_the_office_that_has_it_now_has_the_sheet_with_which_its_slip_was_made(upazila):
    clerk = told_all_done(upazila)
    move(upazila)
    ledger = Ledger(open_workspace(upazila.folder).ledger_path)
    ledger.note(KeysMade("2024-03", "2024-03", "0" * 16, "04", MOVED))
    ledger.note(SlipOpened("2024-03", clerk, "0" * 64, "123456", MOVED, "slips/1.json", "0" * 64, MOVED, 1))
    ledger.note(Invited("2024-02", "00", (AccountTag(clerk, "0"),), "0" * 64, MOVED, None))
    assert looking_back.preview(open_workspace(upazila.folder), judged(upazila)).sheets == {"koyra"}
    assert inviting.asked_elsewhere(ledger, "2024-03", identities.known(ledger)) == {"koyra"}


@pytest.mark.parametrize("chosen", ["Secretary", "Office Assistant"])
def test_the_day_of_a_new_officer_is_that_beside_the_answer_that_was_chosen(upazila, chosen):
    told_all_done(upazila)
    run("audit", "--keep", "--meeting", "2024-02", "--on", f"{TOLD}", "--yes", "--workspace", upazila.folder)
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Typist,", LISTED[2])
    (question,) = judged(upazila).questions
    anew = [at for at, each in enumerate(question.choices) if each.answer is Sameness.NEW_HOLDER]
    place = next(at for at in anew if chosen in question.choices[at].words.en)
    with served(upazila.folder, on=MOVED) as (service, address):
        client, on = Client(service, address), "/meeting/keep?meeting=2024-03"
        (asked,) = set(re.findall(r'name="(who-[^"]+)" value="0"', client.get(on).text))
        fields = re.findall(rf'name="({asked}-[^"]*day)"', client.get(on).text)
        assert len({*fields}) == len(anew) == 2
        days = dict(zip(fields, ("05.03.2024", "06.03.2024"), strict=True))
        assert (
            client.post("/meeting/keep/answers", on=on, meeting="2024-03", **{asked: f"{place}"}, **days).status == 303
        )
    found = next(each for each in roster_of(open_workspace(upazila.folder)).offices if each.id == "lota")
    assert [account.holder_since for account in found.accounts] == [date(2024, 3, 5 + anew.index(place))]


def test_the_last_information_of_an_office_is_also_what_came_with_a_user_id_once_that_is_known_to_be_the_same(upazila):
    earlier = date(2024, 2, 10)
    upazila.answers_at_the_desk("koyra", {"koyra": {**TALK, "contacted-on": "10.02.2024", "two-step": YES}}, earlier)
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "two-step": YES}}, TOLD)
    question = question_of_move(upazila)
    for is_answered, told_on in ((False, earlier), (True, TOLD)):
        if is_answered:
            who_is_who.answer(upazila.folder, question, Sameness.SAME, MOVED)
        with served(upazila.folder, on=MOVED) as (service, address):
            page = Client(service, address).get("/offices/koyra/").text
        assert re.findall("<dt>সর্বশেষ তথ্য বা কথা</dt><dd>(.*?)</dd>", page) == [
            digits(f"{told_on:%d.%m.%Y}", Language.BN)
        ]
        found = directory.lines(looking_back.preview(open_workspace(upazila.folder), judged(upazila)))
        assert {each.id: (each.told_on, each.is_day_in_doubt) for each in found} == {
            "lota": (TOLD, False),
            "koyra": (told_on, False),
        }


HEADS_OF_ALL = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,কারণ,প্রোফাইল হালনাগাদ"
TOLD_THERE = {
    "done": "Lota UP,,20.02.2024,ফোন,চালু,,ঠিক আছে",
    "not done, and why": "Lota UP,Office Assistant,20.02.2024,ফোন,চালু নেই,লগইন করা যাচ্ছে না,ঠিক নেই",
    "why alone": "Lota UP,Office Assistant,20.02.2024,ফোন,,লগইন করা যাচ্ছে না,",
    "why alone, and not for the portal": "Lota UP,Office Assistant,20.02.2024,ফোন,,কর্মকর্তা ছুটিতে বা প্রশিক্ষণে,",
    "what nobody can read": "Lota UP,Office Assistant,20.02.2024,ফোন,হয়তো,,হয়তো",
    "on no day that is known": "Lota UP,,,ফোন,চালু,,ঠিক আছে",
}


def koyra(upazila, on=MOVED):
    """Return how Koyra stands, its report and its line in the list of offices."""
    space, seen = open_workspace(upazila.folder), judged(upazila, on)
    past = looking_back.preview(space, seen)
    (line,) = (each for each in directory.lines(past) if each.id == "koyra")
    (assessment,) = (each for each in past.now.assessments if each.office.id == "koyra")
    return assessment, office_view(assessment, past, LETTERHEAD), line


@pytest.mark.parametrize("row", TOLD_THERE.values(), ids=TOLD_THERE)
def test_an_office_has_answered_nothing_by_what_another_told_of_a_user_id_while_it_is_asked_whether_it_came(
    upazila, row
):
    upazila.answers(row, heads=HEADS_OF_ALL)
    question_of_move(upazila)
    assessment, report, line = koyra(upazila)
    assert [each for each in assessment.findings if each.is_answered] == []
    assert (assessment.answered, assessment.asked, assessment.has_counting) == (False, False, False)
    assert (report.heard, report.told_on, report.ways, report.is_day_in_doubt) == (False, None, (), False)
    assert (line.heard, line.told_on, line.is_day_in_doubt) == (False, None, False)


@pytest.mark.parametrize("kind", ["done", "not done, and why", "why alone, and not for the portal"])
def test_what_counts_of_a_user_id_that_came_is_information_of_its_office_on_its_day_and_by_its_way(upazila, kind):
    upazila.answers(TOLD_THERE[kind], heads=HEADS_OF_ALL)
    move(upazila)
    assessment, report, line = koyra(upazila)
    assert (assessment.answered, assessment.asked, assessment.has_counting) == (True, True, True)
    assert (report.heard, report.told_on, report.ways, report.is_day_in_doubt) == (True, TOLD, ("phone",), False)
    assert (line.heard, line.told_on, line.is_day_in_doubt) == (True, TOLD, False)


def test_no_paper_says_of_an_office_to_which_a_user_id_came_both_how_it_stands_and_that_nothing_is_known_of_it(upazila):
    upazila.answers(TOLD_THERE["done"], heads=HEADS_OF_ALL)
    move(upazila)
    past = looking_back.preview(open_workspace(upazila.folder), judged(upazila))
    (row,) = (each for each in chair_view(past, LETTERHEAD).rows if each.name.en == "Koyra UP")
    counts = chair_view(past, LETTERHEAD).summary
    (minutes,) = (each for each in minutes_view(past, LETTERHEAD).rows if each.name.en == "Koyra UP")
    assert (row.status, row.answered, minutes.answered) == (Status.PARTIAL, True, True)
    assert RemarkCode.NEVER_ANSWERED not in {each.code for each in row.remarks}
    assert (counts.answered, {part.total.answered for part in counts.parts if part.total.total}) == (2, {2})
    proposed = {each.code: each.serials for each in counts.proposals}
    assert ProposalCode.SILENT not in proposed
    state = state_of(open_workspace(upazila.folder), MOVED)
    assert (state.silent, state.unsettled, state.answered) == ((), (), 2)


SAME_PORTAL = (*LISTED[:2], LISTED[2].replace("koyra.example", "lota.example"))


@pytest.mark.parametrize("lists", [LISTED, SAME_PORTAL], ids=["another portal", "the same portal"])
def test_a_cause_goes_along_to_an_office_of_the_same_portal_and_the_answer_says_that_at_another_it_is_told_again(
    tmp_path, lists
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*lists)
    told = "Lota UP,Office Assistant,20.02.2024,ফোন,চালু নেই,পোর্টালে Two-step চালুর সুযোগ নেই,ঠিক নেই"
    upazila.answers(told, heads=HEADS_OF_ALL)
    question = question_of_move(upazila)
    same = question.choices[0]
    assert ("is to be told again" in same.words.en, "আবার জানাতে হবে" in same.words.bn) == (lists is LISTED,) * 2
    who_is_who.answer(upazila.folder, question, Sameness.SAME, MOVED)
    assessment, report, _ = koyra(upazila)
    clerk = next(each.id for each in assessment.office.accounts if each.post.en == "Office Assistant")
    two_step, profile = (
        next(each for each in assessment.findings if (each.subject, each.policy) == (clerk, policy))
        for policy in ("two-step-enabled", "profile-updated")
    )
    assert profile.outcome is Outcome.FAIL, "what no portal is the cause of stays not done"
    steps = [each.en for each in report.steps if "Office Assistant" in each.en and "wo-step" in each.en]
    if lists is SAME_PORTAL:
        assert (two_step.outcome, two_step.standing_cause, two_step.awaits_portal) == (
            Outcome.FAIL,
            Cause.NOT_OFFERED,
            True,
        )
        return
    assert (two_step.outcome, two_step.reason, two_step.cause) == (Outcome.UNKNOWN, MissingReason.OTHER_PORTAL, None)
    assert [each for each in steps if "tell whether" in each] == steps != [], "nobody is asked to turn it on"
    remarks = {each.code: each.day for row in report.duties for each in row.remarks}
    assert remarks[RemarkCode.OTHER_PORTAL] == TOLD


def test_an_office_is_still_to_be_asked_though_another_was_spoken_to_of_a_user_id_that_it_has_now(upazila):
    upazila.answers(TOLD_THERE["done"], heads=HEADS_OF_ALL)
    move(upazila)
    run("settings", "--next-meeting", "2024-03-25", "--on", f"{MOVED}", "--workspace", upazila.folder, code=0)
    spoken = {each.office.id: [talk.there for talk in each.contacts] for each in judged(upazila).assessments}
    assert spoken == {"lota": [False], "koyra": [True]}
    assert state_of(open_workspace(upazila.folder), MOVED).to_ask == 1


def test_what_another_told_of_a_user_id_before_it_came_is_known_all_the_same(upazila):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers(TOLD_THERE["done"], heads=HEADS_OF_ALL)
    move(upazila)
    found = of_clerk(upazila, clerk)
    assert (found.outcome, found.observed_on, found.told_there, found.brought) == (Outcome.PASS, TOLD, False, True)


@pytest.mark.parametrize("is_answered", [True, False])
def test_an_office_has_answered_once_it_told_something_of_a_user_id_that_came_be_it_before_that_was_noted(
    upazila, is_answered
):
    upazila.answers(TOLD_THERE["done"], heads=HEADS_OF_ALL)
    question_of_move(upazila)
    listed_in, noted_on = date(2024, 3, 14), date(2024, 3, 20)
    own = f"Koyra UP,Office Assistant,{listed_in:%d.%m.%Y},ফোন,চালু,,"
    upazila.answers(own, name="march.csv", heads=HEADS_OF_ALL)
    if is_answered:
        answer_the_one(upazila.folder, Sameness.SAME, noted_on)
    assessment, report, line = koyra(upazila, noted_on)
    assert (assessment.answered, report.told_on, report.ways, line.told_on) == (True, listed_in, ("phone",), listed_in)
    there, brought = (
        {each.policy for each in assessment.findings if getattr(each, mark)} for mark in ("told_there", "brought")
    )
    assert "profile-updated" in (brought if is_answered else there)


@pytest.mark.parametrize("is_moved", [False, True])
def test_a_post_of_its_old_office_is_not_named_as_who_told_it_in_the_forms_of_the_new_one(upazila, is_moved):
    clerk = clerk_of(open_workspace(upazila.folder))
    upazila.answers_at_the_desk("lota", {"lota": TALK, clerk: {"two-step": YES}}, TOLD)
    if is_moved:
        move(upazila)
    seen = judged(upazila)
    (its,) = (each for each in seen.assessments if clerk in {account.id for account in each.office.accounts})
    ((_, told),) = recalled(seen.evidence[clerk], {"two-step"}, its.contacts)
    assert told.en.endswith("(20.02.2024)" if is_moved else "(20.02.2024, Secretary)")


def test_where_what_another_office_told_of_it_counts_once_an_answer_is_taken_back_that_is_said_with_its_day(upazila):
    clerk, yes = clerk_of(open_workspace(upazila.folder)), {"two-step": YES}
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "contacted-on": "15.02.2024"}, clerk: yes}, TOLD)
    upazila.answers_at_the_desk("lota", {"lota": TALK, clerk: yes}, TOLD)
    move(upazila)
    space, before = open_workspace(upazila.folder), judged(upazila)
    (answer,) = (each for each in typed_of(upazila, "koyra") if each.talk["contacted-on"] == TALK["contacted-on"])
    left = typed_answers.foreseen(space, typed_answers.taking_back(space, answer, "wrong row"))
    past = looking_back.preview(space, before)
    told = foreseeing.what_a_copy_changes(space, MOVED, left, past, is_back=True, about=answer)
    assert [each.en.partition("told on ")[2][:10] for each in told if "another answer counts then" in each.en] == [
        "15.02.2024"
    ]


@pytest.mark.parametrize(("days", "by"), [(-1, ["lota", "koyra"]), (0, ["koyra"]), (1, ["koyra"])])
def test_a_slip_was_sent_by_the_office_in_whose_list_its_user_id_stood_on_its_day_and_goes_along(upazila, days, by):
    clerk = told_all_done(upazila)
    move(upazila)
    made_on = MOVED + timedelta(days)
    enrolled = Observation((clerk,), TWO_STEP_ENROLLED, False, Grade.DECLARED, SLIP, made_on, Reference("", ""))
    talk = ContactRecord("lota", made_on, SLIP, "Office Assistant")
    file = observing.file_of(SLIP, "slip-2024-03", [enrolled], [talk])
    writing.write(upazila.folder / "evidence" / file.name, file.content)
    Ledger(upazila.folder / "ledger.db").note(Recorded(SLIP, file.name, file.sha256, made_on))
    space, seen = open_workspace(upazila.folder), judged(upazila, MOVED + timedelta(2))
    found = directory.lines(looking_back.preview(space, seen))
    assert [each.id for each in found if each.told_on == made_on] == by


@pytest.mark.parametrize(("answers", "spoken_to"), [(("email",), {"lota"}), (("two-step",), {"lota", "koyra"})])
def test_what_its_old_office_told_of_itself_alone_is_no_talk_of_the_office_that_has_it_now(upazila, answers, spoken_to):
    clerk = clerk_of(open_workspace(upazila.folder))
    told_all_done(upazila)
    move(upazila)
    context = judged(upazila).context
    lota, koyra = (next(each for each in context.roster.offices if each.id == office) for office in ("lota", "koyra"))
    gone = next(each for each in koyra.accounts if each.id == clerk)
    row = SimpleNamespace(under=lota, office=lota, account=None, accounts=(gone,), unasked=(), answers=answers)
    talk = SimpleNamespace(on=TOLD, is_day_known=True, has_day=True, told_way="phone", by="Secretary")
    found = contacts([SimpleNamespace(row=row, talk=talk)], names_of(context))
    assert {each.office for each in found} == spoken_to
