"""A user ID of one office that stands in the lists of others since: what its office told is no answer of theirs while it is asked whose it is."""

from __future__ import annotations

import json
from datetime import date

import pytest
import who_is_who
from annex_sections import brief_lines
from json_lists import VALIDATOR
from running import run
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila
from who_is_who import answer_the_one

from auditor.model.evidence import MissingReason
from auditor.model.facts import Cause
from auditor.model.finding import Outcome, Status
from auditor.model.identity import Sameness
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.papers import besides
from auditor.rounds import assessing, explaining, looking_back
from auditor.rounds.asking import inquiries, taking_back
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.rounds.typed import typed_answers
from auditor.rounds.typed.typed_forms import typed_forms
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.stood import is_pending, owed_findings
from auditor.views.office.directory import last_told
from auditor.views.office.office import office_view
from auditor.views.remarks.told_before import has_told_before

TOLD, MOVED = date(2024, 2, 20), date(2024, 3, 12)
LOTA, KOYRA, GARUI = (
    f"{code},{code.title()} UP,union,Chairman,,{code}.example.gov.bd,Secretary,{code}1.ex"
    for code in ("lota", "koyra", "garui")
)
TALK = {"contacted-on": "20.02.2024", "way": "ফোন"}
DONE = {"two-step": "চালু, লগইনে কোড চায়", "reset": "20.02.2024", "profile": "ঠিক আছে"}
NOT_DONE = {"two-step": "চালু নেই", "reset": "না", "profile": "not corrected"}


def clerk_at(office, post="Office Assistant"):
    return office.rpartition(",Secretary")[0] + f",{post},lota2.ex"


def told_of_the_clerk(upazila, told):
    """Let one office tell of both its user IDs, and keep the round."""
    upazila.lists(LOTA, clerk_at(LOTA), KOYRA, GARUI)
    (lota, *_) = roster_of(open_workspace(upazila.folder)).offices
    secretary, clerk = (account.id for account in lota.accounts)
    upazila.answers_at_the_desk("lota", {"lota": TALK, secretary: DONE, clerk: told}, TOLD)
    upazila.knows_what_keeping_asks()
    upazila.keep()


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    return TypedUpazila(tmp_path / "space")


ANSWERED_OTHERS = {
    "done, at two": (DONE, (KOYRA, clerk_at(KOYRA), GARUI, clerk_at(GARUI))),
    "not done, at two": (NOT_DONE, (KOYRA, clerk_at(KOYRA), GARUI, clerk_at(GARUI))),
    "done, at one": (DONE, (KOYRA, clerk_at(KOYRA), GARUI)),
    "done, in the place of one of whom nothing was told": (DONE, (KOYRA, clerk_at(GARUI, "Secretary"))),
}


@pytest.mark.parametrize(("told", "others"), ANSWERED_OTHERS.values(), ids=ANSWERED_OTHERS)
def test_what_was_told_of_it_is_no_answer_of_an_office_that_may_have_it_now(upazila, told, others):
    told_of_the_clerk(upazila, told)
    upazila.lists(LOTA, *others)
    space = open_workspace(upazila.folder)
    seen = assessing.assess(space, MOVED)
    assert seen.questions
    past = looking_back.preview(space, seen)
    chair, rows = chair_view(past, LETTERHEAD), past.now.assessments
    assert [each.office.id for each in rows if each.answered] == ["lota"]
    assert not [each for each in rows if has_told_before(each, past.since(each.office.id))]
    assert [each.office.id for each in rows if last_told(each) is not None] == ["lota"]
    assert (chair.summary.answered, chair.summary.told_before) == (1, 0)
    of_others = [
        each.told_by_others
        for row in rows
        for each in row.findings
        if row.office.is_doubtful(each.subject) and each.outcome is Outcome.UNKNOWN and not each.either_way
    ]
    assert all(of_others)
    (silent,) = (each for each in chair.summary.proposals if each.code is ProposalCode.SILENT)
    assert silent.offices == 2


@pytest.mark.parametrize("others", [(KOYRA, clerk_at(KOYRA), GARUI), (KOYRA, clerk_at(KOYRA), GARUI, clerk_at(GARUI))])
@pytest.mark.parametrize("own", [{}, DONE], ids=["nothing told there", "told to be done there"])
def test_a_no_of_it_stays_with_the_office_it_was_told_of_and_no_other_is_said_not_to_have_done_it(upazila, others, own):
    told_of_the_clerk(upazila, {**NOT_DONE, "cause": Cause.NO_CODE.label.bn})
    upazila.lists(LOTA, *others)
    if own:
        koyra = next(each for each in roster_of(open_workspace(upazila.folder)).offices if each.id == "koyra")
        clerk = next(each.id for each in koyra.accounts if each.post.en == "Office Assistant")
        talk = {**TALK, "contacted-on": f"{MOVED:%d.%m.%Y}"}
        upazila.answers_at_the_desk("koyra", {"koyra": talk, clerk: own}, MOVED)
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, assessing.assess(space, MOVED))
    lota, *there = past.now.assessments
    noes = {"profile-updated", "password-reset", "two-step-enabled"}
    assert {each.policy for each in lota.perhaps_back if each.is_no} == noes
    row, *rows = chair_view(past, LETTERHEAD).rows
    assert {
        (each.code, each.cause): {side.en for side in each.sides} for each in row.remarks if "stays" in each.code
    } == {
        (RemarkCode.NO_STAYS, None): {"Profile updated", "Password reset"},
        (RemarkCode.PORTAL_STAYS, Cause.NO_CODE): {"Two-step on"},
    }
    told = office_view(lota, past, LETTERHEAD).for_keeper
    (no_stays,) = [each for each in told if "Not done at that user ID" in each.en]
    (portal_stays,) = [each for each in told if "Awaiting the portal at that user ID" in each.en]
    stays = "Until it is settled, that counts as this office's."
    assert no_stays.en == f"Not done at that user ID: Profile updated, Password reset. {stays}"
    assert portal_stays.en == f"Awaiting the portal at that user ID: Two-step on. {stays}"
    assert portal_stays.bn.startswith("ওই আইডিতে পোর্টাল অপেক্ষমাণ: Two-step চালু।")
    counted = upazila.audit(on=f"{MOVED}").stderr
    assert "Besides, 2 duties are not done of user IDs" in counted
    assert "Besides, 1 duty awaits the portal of user IDs" in counted
    listed = json.loads(upazila.audit("--json", on=f"{MOVED}").stdout)
    assert (listed["counts"]["fail_staying"], listed["counts"]["awaiting_portal_staying"]) == (2, 1)
    VALIDATOR.validate(listed)
    assert not [each for office in there for each in office.findings if each.is_no]
    for office in there:
        of_clerk = [each for each in office.findings if office.office.is_doubtful(each.subject) and each.policy in noes]
        told_since = own and office.office.id == "koyra"  # whoever it is, that was told later
        stands = (Outcome.PASS, None) if told_since else (Outcome.UNKNOWN, MissingReason.UNPLACED)
        # Of two-step it was told of another portal: whoever this is, it is to be told here.
        at_portal = stands if told_since else (Outcome.UNKNOWN, MissingReason.NEVER_TOLD)
        assert {(each.outcome, each.reason) for each in of_clerk if each.policy == "two-step-enabled"} <= {at_portal}
        assert {(each.outcome, each.reason) for each in of_clerk if each.policy != "two-step-enabled"} <= {stands}
        assert all(each.either_way for each in of_clerk if each.reason is MissingReason.NEVER_TOLD)
    assert Status.NOT_IMPLEMENTED not in {each.status for each in rows}
    (koyra, *_) = there
    steps = "".join(each.en for each in office_view(koyra, past, LETTERHEAD).steps if "Assistant" in each.en)
    assert "turn two-step on" not in steps


def test_taking_back_that_one_of_two_offices_has_it_tells_that_the_other_is_asked_again_too(upazila):
    told_of_the_clerk(upazila, DONE)
    upazila.lists(LOTA, KOYRA, clerk_at(KOYRA), GARUI, clerk_at(GARUI))
    space = open_workspace(upazila.folder)
    of_koyra, of_garui = assessing.assess(space, MOVED).questions
    who_is_who.answer(upazila.folder, of_koyra, Sameness.NEW_HOLDER, MOVED)
    assert not assessing.assess(open_workspace(upazila.folder), MOVED).questions
    space = open_workspace(upazila.folder)
    restored = taking_back.prepared(space, [given.number for given in taking_back.given(space)], MOVED)
    words = {of_koyra.words.en, of_garui.words.en}
    assert {asked.en for asked in restored.asked} == words
    taking_back.take_back(space, [1], MOVED)
    asked = inquiries.asked_again(open_workspace(upazila.folder), restored, "2024-03", MOVED)
    assert {inquiry.words.en for inquiry in asked} == words


WITHOUT_ID = LOTA.rpartition(",Secretary")[0] + ",Office Assistant,"


@pytest.mark.parametrize(("told", "stands"), [(DONE, Outcome.UNKNOWN), (NOT_DONE, Outcome.FAIL)])
def test_where_its_old_post_stays_without_it_only_what_is_not_done_counts_and_there_alone_until_it_is_known_who_has_it(
    upazila, told, stands
):
    told_of_the_clerk(upazila, told)
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk_at(KOYRA), GARUI)
    seen = assessing.assess(open_workspace(upazila.folder), MOVED)
    (question,) = seen.questions
    assert "Lota UP, Office Assistant: user ID lo…, now listed under Koyra UP" in question.words.en
    found = {
        each.office.id: [
            (finding.outcome, finding.no_of_several)
            for finding in each.findings
            if finding.policy == "two-step-enabled" and finding.subject.endswith("/অফিসসহকারী")
        ]
        for each in seen.assessments
    }
    assert found == {"lota": [(stands, False)], "koyra": [(Outcome.UNKNOWN, False)], "garui": []}


def test_the_question_names_the_post_that_a_moved_user_id_had_since_two_of_an_office_may_look_alike(upazila):
    told_of_the_clerk(upazila, DONE)
    upazila.lists(LOTA, KOYRA, clerk_at(KOYRA, "Entrepreneur"), GARUI)
    space = open_workspace(upazila.folder)
    (asked, *_) = besides.asked_besides(space, assessing.assess(space, MOVED))["lota"]
    assert asked.en.startswith("Lota UP, Office Assistant: user ID lo…, now listed under Koyra UP (Entrepreneur)")
    assert asked.bn.startswith("Lota UP-এর অফিস সহকারীর আইডি (lo…) এখন Koyra UP-এর তালিকায়")


def test_meanwhile_both_offices_are_asked_and_told_so_and_the_one_with_the_old_post_is_not_thanked(upazila):
    told_of_the_clerk(upazila, DONE)
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk_at(KOYRA), GARUI)
    space = open_workspace(upazila.folder)
    seen = assessing.assess(space, MOVED)
    ((asked_there,), (asked_here,)) = map(besides.asked_besides(space, seen).get, ("lota", "koyra"))
    assert asked_there == asked_here == seen.questions[0].words
    past = looking_back.preview(space, seen)
    lota, koyra, _ = past.now.assessments
    assert (
        office_view(lota, past, LETTERHEAD)
        .for_keeper[0]
        .en.startswith("Office Assistant: this user ID of the office now stands in the list of Koyra UP")
    )
    (row, *_) = chair_view(past, LETTERHEAD).rows
    assert [(each.code, each.sides) for each in row.remarks] == [(RemarkCode.MAY_HAVE_MOVED, (koyra.office.name,))]
    assert (lota.answered, is_pending(past.current["lota"].overall)) == (True, True)
    owed = [each.policy for each in owed_findings(lota) if each.subject.endswith("/অফিসসহকারী")]
    assert "two-step-enabled" not in owed, "what may be told already is not ordered"


def test_once_it_is_answered_that_another_user_id_is_listed_there_the_old_post_has_its_yes_again(upazila):
    told_of_the_clerk(upazila, DONE)
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk_at(KOYRA), GARUI)
    answered_as(upazila, Sameness.OTHER)
    lota, *_ = assessing.assess(open_workspace(upazila.folder), MOVED).assessments
    stands = {each.subject: each.outcome for each in lota.findings if each.policy == "two-step-enabled"}
    assert [*stands.values()] == [Outcome.PASS, Outcome.PASS]


def test_an_office_that_did_all_is_not_said_to_have_done_so_once_its_post_has_the_user_id_of_another(upazila):
    upazila.lists(LOTA, clerk_at(LOTA), clerk_at(KOYRA).replace("lota2.ex", ""))
    upazila.answers_at_the_desk("koyra", {"koyra": {**TALK, **DONE}}, TOLD)
    upazila.knows_what_keeping_asks()
    upazila.keep()
    upazila.lists(LOTA, WITHOUT_ID, clerk_at(KOYRA))
    seen = assessing.assess(open_workspace(upazila.folder), MOVED)
    (question,), (_, found) = seen.questions, seen.assessments
    assert "which of 2 accounts of before is it" in question.words.en
    assert [account.left for account in found.office.accounts] == [False]
    assert (found.answered, Outcome.PASS in {finding.outcome for finding in found.findings}) == (True, False)


def test_it_is_explained_why_the_yes_at_the_old_post_does_not_count_meanwhile(upazila):
    told_of_the_clerk(upazila, DONE)
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk_at(KOYRA), GARUI)
    space = open_workspace(upazila.folder)
    seen = assessing.assess(space, MOVED)
    _, why = explaining.explained(space, seen, looking_back.preview(space, seen), "lota")
    (two_step,) = (
        each for who in why if who.id.endswith("/অফিসসহকারী") for each in who.duties if each.policy == "two-step-enabled"
    )
    assert two_step.reasons[0].en.startswith("Something was told of those of the earlier list one of which this may be")


def test_of_two_candidates_the_one_that_left_is_named_though_the_last_round_had_the_doubtful_one_in_its_place(upazila):
    clerk, moved = clerk_at(KOYRA, "Clerk"), clerk_at(KOYRA, "Clerk").replace("lota2.ex", "k2.ex")
    upazila.lists(LOTA, clerk_at(LOTA), KOYRA, moved)
    done = f"10.02.2024,ফোন,{DONE['two-step']},{DONE['reset']},{DONE['profile']},,,"
    upazila.answers(f"Lota UP,,{done}", f"Koyra UP,,{done}")
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk)
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-12")
    space, april = open_workspace(upazila.folder), date(2024, 4, 16)
    (question,) = assessing.assess(space, april).questions
    (left,) = (each for each in question.doubts[0].before if each.office == "koyra")
    who_is_who.answer(upazila.folder, question, Sameness.SAME, april, naming="Lota UP")
    with (upazila.folder / "auditor.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[departures]]\nsubject = "{left.id}"\nreason = "switched off"\n')
    upazila.keep("--yes", "--next-meeting", "21.05.2024", meeting="2024-04", on="2024-04-16")
    view = chair_view(looking_back.history(open_workspace(upazila.folder)), LETTERHEAD)
    assert [each.accounts for each in view.summary.gone] == [1]
    assert [[name.en for name in each.names] for each in view.changes.left] == [["Koyra UP, Clerk"]]


def test_of_a_user_id_in_the_lists_of_two_offices_questions_and_reports_say_that_the_other_lists_it_too(upazila):
    told_of_the_clerk(upazila, DONE)
    upazila.lists(LOTA, KOYRA, clerk_at(KOYRA), GARUI, clerk_at(GARUI))
    space = open_workspace(upazila.folder)
    seen = assessing.assess(space, MOVED)
    of_koyra, of_garui = (question.words.en for question in seen.questions)
    assert of_koyra.endswith("The same user ID stands in the list of Garui UP as well: only one of them can be it.")
    assert of_garui.endswith("The same user ID stands in the list of Koyra UP as well: only one of them can be it.")
    asked = besides.asked_besides(space, seen)
    assert [[each.en for each in asked[office]] for office in ("koyra", "garui")] == [[of_koyra], [of_garui]]
    past = looking_back.preview(space, seen)
    _, koyra, garui = (office_view(each, past, LETTERHEAD).for_keeper[0].en for each in past.now.assessments)
    assert "stood in the list of Lota UP before, and stands in that of Garui UP as well now" in koyra
    assert "stood in the list of Lota UP before, and stands in that of Koyra UP as well now" in garui


def clerks(upazila, on=MOVED):
    """Return how the two-step of each Office Assistant stands, by the office."""
    return {
        office.office.id: each.outcome
        for office in assessing.assess(open_workspace(upazila.folder), on).assessments
        for account in office.office.accounts
        for each in office.findings
        if (each.subject, each.policy, account.post.en) == (account.id, "two-step-enabled", "Office Assistant")
    }


def typed_of_clerks(upazila):
    """Return what was typed of the two-step of each Office Assistant, by the office on whose page it stands."""
    space = open_workspace(upazila.folder)
    return {
        office.id: {
            each.words
            for each in typed_answers.of_office(typed_forms(space), office)
            if (each.called.en, each.question) == ("Office Assistant", "two-step")
        }
        for office in roster_of(space).offices
        if office.id != "garui"
    }


def answered_as(upazila, said):
    answer_the_one(upazila.folder, said, MOVED)


STANDS = {"done": (DONE, Outcome.PASS), "not done": (NOT_DONE, Outcome.FAIL)}
LISTED_THERE = date(2024, 3, 5)


@pytest.mark.parametrize("before", STANDS)
@pytest.mark.parametrize("after", STANDS)
@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.NEW_HOLDER])
def test_what_the_old_office_tells_at_its_own_row_once_the_user_id_stands_elsewhere_is_told_of_that_row(
    upazila, said, after, before
):
    told_of_the_clerk(upazila, STANDS[before][0])
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk_at(KOYRA), GARUI)
    (lota, *_) = roster_of(open_workspace(upazila.folder)).offices
    clerk = next(each.id for each in lota.accounts if each.post.en == "Office Assistant")
    told = {"lota": {**TALK, "contacted-on": f"{LISTED_THERE:%d.%m.%Y}"}, clerk: STANDS[after][0]}
    upazila.answers_at_the_desk("lota", told, LISTED_THERE)
    assert Outcome.PASS not in clerks(upazila).values(), "while it is open no yes counts"
    answered_as(upazila, said)
    of_before = STANDS[before][1] if said is Sameness.SAME else Outcome.UNKNOWN
    assert clerks(upazila) == {"lota": STANDS[after][1], "koyra": of_before}
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-12")
    assert typed_of_clerks(upazila) == {
        "lota": {STANDS[after][0]["two-step"]},
        "koyra": {STANDS[before][0]["two-step"]},
    }
    taking_back.take_back(open_workspace(upazila.folder), [1], MOVED)
    assert Outcome.PASS not in clerks(upazila).values()


def test_an_office_is_sent_to_no_other_page_for_what_it_typed_at_its_own_row_since(upazila):
    told_of_the_clerk(upazila, {})
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk_at(KOYRA), GARUI)
    (lota, *_) = roster_of(open_workspace(upazila.folder)).offices
    clerk = next(each.id for each in lota.accounts if each.post.en == "Office Assistant")
    told = {"lota": {**TALK, "contacted-on": f"{LISTED_THERE:%d.%m.%Y}"}, clerk: DONE}
    upazila.answers_at_the_desk("lota", told, LISTED_THERE)
    answered_as(upazila, Sameness.SAME)
    space = open_workspace(upazila.folder)
    (lota, *_) = roster_of(space).offices
    assert typed_answers.moved_from(typed_forms(space), lota) == ()


def test_what_is_typed_of_a_user_id_that_came_back_beside_its_old_row_is_named_as_its_own(upazila):
    told_of_the_clerk(upazila, {})
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk_at(KOYRA), GARUI)
    answered_as(upazila, Sameness.SAME)
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-12")
    upazila.lists(LOTA, WITHOUT_ID, clerk_at(LOTA), KOYRA, GARUI)
    space = open_workspace(upazila.folder)
    for question in assessing.assess(space, MOVED).questions:
        koyra = (
            "Koyra"
            if any("Koyra" in each.words.en for each in question.choices if each.answer is Sameness.SAME)
            else ""
        )
        who_is_who.answer(upazila.folder, question, Sameness.SAME, MOVED, naming=koyra)
    (lota, *_) = roster_of(open_workspace(upazila.folder)).offices
    clerk = next(each.id for each in lota.accounts if each.login == "lota2.ex")
    upazila.answers_at_the_desk("lota", {"lota": {**TALK, "contacted-on": f"{MOVED:%d.%m.%Y}"}, clerk: DONE}, MOVED)
    typed = typed_answers.of_office(typed_forms(open_workspace(upazila.folder)), lota)
    assert {each.called for each in typed if each.subject == clerk} == {lota.called[clerk]}


@pytest.mark.parametrize("again", [None, "register-1.csv", "again.csv"], ids=["once", "altered", "handed in again"])
@pytest.mark.parametrize("said", STANDS)
@pytest.mark.parametrize("day", [TOLD, LISTED_THERE])
def test_an_answer_for_all_of_the_old_office_is_of_the_user_id_until_it_stood_elsewhere_and_of_the_row_from_then_on(
    upazila, day, said, again
):
    told_of_the_clerk(upazila, {})
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk_at(KOYRA), GARUI)
    upazila.audit("--keep", "--yes", "--meeting", "2024-03", on="2024-03-05")
    words, outcome = STANDS[said]
    row = f"Lota UP,,{day:%d.%m.%Y},ফোন,{words['two-step']},,,"
    upazila.answers(f"{row},")
    upazila.audit("--keep", "--yes", "--meeting", "2024-03", on="2024-03-10")
    answered_as(upazila, Sameness.SAME)
    if again is not None:
        upazila.answers(f"{row},as told", name=again)
    of_altered = outcome if said == "not done" or again != "register-1.csv" else Outcome.UNKNOWN
    moved, row_left = (of_altered, Outcome.UNKNOWN) if day == TOLD else (Outcome.UNKNOWN, outcome)
    assert clerks(upazila) == {"lota": row_left, "koyra": moved}


def test_once_it_is_answered_where_a_user_id_stands_no_row_that_stood_in_the_papers_of_the_meeting_before_is_said_to_be_new(
    upazila,
):
    own = clerk_at(KOYRA, "Clerk").replace("lota2.ex", "k2.ex")
    upazila.lists(LOTA, clerk_at(LOTA), KOYRA, own)
    done = f"10.02.2024,ফোন,{DONE['two-step']},{DONE['reset']},{DONE['profile']},,,"
    upazila.answers(f"Lota UP,,{done}", f"Koyra UP,,{done}")
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk_at(KOYRA, "Clerk"))
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-12")
    answer_the_one(upazila.folder, Sameness.SAME, date(2024, 4, 16), naming="Lota UP")
    upazila.keep("--yes", "--next-meeting", "21.05.2024", meeting="2024-04", on="2024-04-16")
    view = chair_view(looking_back.history(open_workspace(upazila.folder)), LETTERHEAD)
    assert [each.name.en for each in view.changes.new_accounts] == []


@pytest.mark.parametrize("is_own_one_gone", [False, True])
def test_the_brief_asks_once_of_a_user_id_that_moved_at_the_office_that_has_it_with_the_one_that_stands_with_the_old_row(
    upazila, is_own_one_gone
):
    own = clerk_at(KOYRA, "Clerk").replace("lota2.ex", "k2.ex")
    upazila.lists(LOTA, clerk_at(LOTA), KOYRA, *([own] if is_own_one_gone else []))
    done = f"10.02.2024,ফোন,{DONE['two-step']},{DONE['reset']},{DONE['profile']},,,"
    upazila.answers(f"Lota UP,,{done}", f"Koyra UP,,{done}")
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk_at(KOYRA, "Clerk"))
    space = open_workspace(upazila.folder)
    view = chair_view(looking_back.preview(space, assessing.assess(space, MOVED)), LETTERHEAD)
    settles = "whether it is the same one the assistant programmer settles, by when"
    lines = brief_lines(view)
    assert [line for line in lines if "A user ID" in line or "which one of the earlier list" in line] == [
        f"A user ID stood in the list of Lota UP before; {settles}: Koyra UP."
    ]


TO_TELL_AGAIN = "Have answered, but whose answer it is, is not known"


@pytest.mark.parametrize("told", [DONE, NOT_DONE])
@pytest.mark.parametrize(
    "listed",
    {
        "its old post stays": (WITHOUT_ID, KOYRA, clerk_at(KOYRA), GARUI),
        "at one": (KOYRA, clerk_at(KOYRA), GARUI),
        "at two": (KOYRA, clerk_at(KOYRA), GARUI, clerk_at(GARUI)),
    }.items(),
    ids=lambda each: each[0],
)
def test_no_office_is_asked_to_tell_again_what_only_the_assistant_programmer_settles_of_a_user_id_that_moved(
    upazila, listed, told
):
    told_of_the_clerk(upazila, told)
    upazila.lists(LOTA, *listed[1])
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, assessing.assess(space, MOVED))
    chair = chair_view(past, LETTERHEAD)
    assert not [line for line in brief_lines(chair) if line.startswith(TO_TELL_AGAIN)]
    assert RemarkCode.UNPLACED not in {remark.code for row in chair.rows for remark in row.remarks}
    (asked,) = [line for line in brief_lines(chair) if line.startswith("A user ID stood in the list of Lota UP before")]
    assert "the assistant programmer settles, by when: Koyra UP" in asked


def test_an_answer_of_nobody_known_is_still_asked_for_of_the_office_that_gave_it(upazila):
    told_of_the_clerk(upazila, DONE)
    day = f"{LISTED_THERE:%d.%m.%Y}"
    upazila.answers(f"Lota UP,Clerk of another post,{day},ফোন,{NOT_DONE['two-step']},,,,", name="register-2.csv")
    space = open_workspace(upazila.folder)
    chair = chair_view(looking_back.preview(space, assessing.assess(space, MOVED)), LETTERHEAD)
    assert [line for line in brief_lines(chair) if line.startswith(TO_TELL_AGAIN) and line.endswith(": Lota UP.")]


def test_nor_is_one_asked_again_for_an_answer_that_nobody_can_read_of_a_user_id_that_may_not_be_its_own(upazila):
    told_of_the_clerk(upazila, DONE)
    upazila.answers("Lota UP,Office Assistant,20.02.2024,ফোন,as it was,,,,", name="register-2.csv")
    upazila.keep("--yes")
    upazila.lists(LOTA, WITHOUT_ID, KOYRA, clerk_at(KOYRA), GARUI)
    space = open_workspace(upazila.folder)
    chair = chair_view(looking_back.preview(space, assessing.assess(space, MOVED)), LETTERHEAD)
    assert not [line for line in brief_lines(chair) if "in words that could not be read" in line]


# Its old row stays as it was

BOTH = (LOTA, clerk_at(LOTA), KOYRA, clerk_at(KOYRA), GARUI)
ASKED = (
    "Lota UP, Office Assistant: user ID lo…, now listed under Koyra UP (Office Assistant): the same user ID, moved there? "
    "The same user ID stands in the list of Lota UP as well: only one of them can be it."
)


def test_a_user_id_that_two_lists_have_is_asked_about_by_every_command_and_its_yes_counts_at_neither_row(upazila):
    told_of_the_clerk(upazila, DONE)
    upazila.lists(*BOTH)
    assert clerks(upazila) == {"lota": Outcome.UNKNOWN, "koyra": Outcome.UNKNOWN}
    checked = run("roster", "check", "--workspace", upazila.folder, "--language", "en")
    assert ASKED in checked.stdout + checked.stderr
    assert ASKED in upazila.audit(on="2024-03-12").stderr
    assert ASKED in upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-12").stderr
    space = open_workspace(upazila.folder)
    assert ASKED in [each.en for each in besides.asked_besides(space, assessing.assess(space, MOVED))["lota"]]
    assert clerks(upazila) == {"lota": Outcome.UNKNOWN, "koyra": Outcome.UNKNOWN}, "also once the list was noted"


def test_a_no_of_it_stays_at_its_old_row_meanwhile(upazila):
    told_of_the_clerk(upazila, NOT_DONE)
    upazila.lists(*BOTH)
    assert clerks(upazila) == {"lota": Outcome.FAIL, "koyra": Outcome.UNKNOWN}


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (Sameness.SAME, {"lota": Outcome.UNKNOWN, "koyra": Outcome.PASS}),
        (Sameness.NEW_HOLDER, {"lota": Outcome.UNKNOWN, "koyra": Outcome.UNKNOWN}),
        (Sameness.OTHER, {"lota": Outcome.PASS, "koyra": Outcome.UNKNOWN}),
    ],
)
def test_once_it_is_answered_its_yes_counts_once_and_nobody_is_asked_again(upazila, said, stands):
    told_of_the_clerk(upazila, DONE)
    upazila.lists(*BOTH)
    answered_as(upazila, said)
    assert clerks(upazila) == stands
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on="2024-03-12")
    seen = assessing.assess(open_workspace(upazila.folder), MOVED)
    assert (seen.questions, clerks(upazila)) == ((), stands)
    past = looking_back.history(open_workspace(upazila.folder))
    assert chair_view(past, LETTERHEAD).changes.new_accounts == (), "the old row is none of a new user ID"
    taking_back.take_back(open_workspace(upazila.folder), [1], MOVED)
    assert clerks(upazila) == {"lota": Outcome.UNKNOWN, "koyra": Outcome.UNKNOWN}


def test_why_it_was_not_done_at_another_portal_is_no_cause_of_the_office_that_may_have_it_now_nor_once_it_is_the_same(
    upazila,
):
    """Of its own portal nobody said anything: how it stands there is not known, and no portal's owner is asked for anything."""
    told_of_the_clerk(upazila, {**NOT_DONE, "cause": Cause.NOT_OFFERED.label.bn})
    upazila.lists(LOTA, KOYRA, clerk_at(KOYRA), GARUI)
    for answer in (None, Sameness.SAME):
        if answer is not None:
            answered_as(upazila, answer)
        space = open_workspace(upazila.folder)
        past = looking_back.preview(space, assessing.assess(space, MOVED))
        (koyra,) = (each for each in past.now.assessments if each.office.id == "koyra")
        of_duty = [each for each in koyra.findings if each.policy == "two-step-enabled"]
        assert {each.outcome for each in of_duty} == {Outcome.UNKNOWN}
        assert {(each.counted_cause, each.awaits_portal) for each in of_duty} == {(None, False)}
        assert chair_view(past, LETTERHEAD).summary.portal_offices == 0


def test_why_it_is_not_done_stays_a_cause_of_the_office_that_tells_it_of_its_own_whatever_the_other_told(upazila):
    cause = Cause.NOT_OFFERED.label.bn
    told_of_the_clerk(upazila, {**NOT_DONE, "cause": cause})
    upazila.lists(LOTA, KOYRA, clerk_at(KOYRA), GARUI)
    koyra = next(each for each in roster_of(open_workspace(upazila.folder)).offices if each.id == "koyra")
    clerk = next(each.id for each in koyra.accounts if each.post.en == "Office Assistant")
    talk = {**TALK, "contacted-on": f"{MOVED:%d.%m.%Y}"}
    upazila.answers_at_the_desk("koyra", {"koyra": talk, clerk: {"two-step": "চালু নেই", "cause": cause}}, MOVED)
    space = open_workspace(upazila.folder)
    (koyra,) = (each for each in assessing.assess(space, MOVED).assessments if each.office.id == "koyra")
    (found,) = (each for each in koyra.findings if each.policy == "two-step-enabled" and each.is_no)
    assert (found.subject, found.counted_cause) == (clerk, Cause.NOT_OFFERED)


@pytest.mark.parametrize(
    ("told", "is_yes"), [("চালু,১২.০৩.২০২৪,ঠিক আছে", True), ("চালু নেই,না,ঠিক নেই", False)], ids=["yes", "no"]
)
def test_a_yes_for_all_waits_until_it_is_answered_whose_user_id_that_is_and_is_told_so(upazila, told, is_yes):
    upazila.lists(LOTA, clerk_at(LOTA), GARUI)
    upazila.answers("Lota UP,,20.02.2024,ফোন,চালু,২০.০২.২০২৪,ঠিক আছে,,,")
    upazila.knows_what_keeping_asks()
    upazila.keep()
    upazila.lists(LOTA, clerk_at(LOTA), clerk_at(KOYRA), GARUI)
    rows = ("Lota UP,Office Assistant", "Koyra UP,Office Assistant")
    upazila.answers(*(f"{row},,,,,,,," for row in rows), f"Koyra UP,,12.03.2024,ফোন,{told},,,", name="march.csv")
    said = upazila.audit(on=f"{MOVED}").stderr
    assert ("the yes for all does not count for the following account, for the same user ID" in said) is is_yes
    for untrue in (
        "no account of this office is listed",
        "asks about none of the accounts",
        "of whom this form does not",
    ):
        assert untrue not in said
    march = (
        "--meeting",
        "2024-03-19",
        "--next-meeting",
        "2024-04-16",
        "--on",
        "2024-03-19",
        "--yes",
        "--language",
        "en",
    )
    for typed in (None, "3\n"):
        run("audit", "--keep", *march, "--workspace", upazila.folder, **({"typed": typed} if typed else {}))
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, assessing.assess(space, date(2024, 3, 20)))
    (koyra,) = (each for each in past.now.assessments if each.office.id == "koyra")
    counted = {each.policy: each.outcome for each in koyra.findings if each.subject != "koyra"}
    ordered = ("profile-updated", "password-reset", "two-step-enabled")
    assert {counted[each] for each in ordered} == {Outcome.PASS if is_yes else Outcome.FAIL}
