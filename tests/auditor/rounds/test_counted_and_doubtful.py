"""An office of whose user IDs only the number was told, kept under a wholly different name: while it is asked whether it is the same, each no stays and no yes counts."""

from __future__ import annotations

from datetime import date

import pytest
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome, Status
from auditor.model.views.remarks import RemarkCode
from auditor.rounds import assessing, looking_back
from auditor.rounds.asking import inquiries
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.recomputing import recompute
from auditor.views.annex.annexes import chair_view
from auditor.views.office.directory import last_told
from auditor.views.office.office import office_view

DAY, LATER = date(2024, 2, 20), date(2024, 3, 12)
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,,"
GARI = "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,,"
SUGAR = LOTA.replace("Lota UP", "Sugar Mill Office")
OF_ROADS = LOTA.replace("Lota UP", "Roads Office")
WITH_A_POST = SUGAR.removesuffix(",,") + ",Guard,l1"
TWO_STEP_NO = {"contacted-on": "20.02.2024", "way": "ফোন", "count": "2", "two-step": "চালু নেই", "reset": "২০.০১.২০২৪"}
RESET_NO = {"contacted-on": "10.03.2024", "way": "ফোন", "reset": "না", "two-step": "চালু, লগইনে কোড চায়"}
PASS, FAIL, UNKNOWN = Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN


@pytest.fixture(scope="module")
def kept_before(tmp_path_factory):
    """Return an upazila with a kept round, in which one office told of two user IDs by number; only to be copied."""
    made = TypedUpazila(tmp_path_factory.mktemp("counted") / "space")
    made.lists(LOTA, GARI)
    made.answers_at_the_desk("lota", {"lota": TWO_STEP_NO}, DAY)
    made.keep("--yes", code=1)
    return made


@pytest.fixture
def upazila(kept_before, tmp_path):
    return TypedUpazila(tmp_path / "space", of=kept_before)


def keep_in_march(upazila):
    upazila.keep("--yes", on=f"{LATER:%Y-%m-%d}", meeting="2024-03", code=1)


def stands(upazila, policy="two-step-enabled", office="Sugar Mill Office"):
    """Return how each user ID of an office stands with a duty, in order."""
    seen = assessing.assess(open_workspace(upazila.folder), LATER).assessments
    (found,) = (each for each in seen if each.office.name.en == office)
    return [each.outcome for each in found.findings if each.policy == policy]


def answering_who(upazila, said):
    space = open_workspace(upazila.folder)
    for inquiry in inquiries.who_is_who(space, Meeting("2024-03", LATER), LATER):
        (chosen,) = [each for each in inquiry.answers if each.words.en.startswith(said)]
        if chosen.note is not None:
            chosen.note(None)


LISTED = {
    "by its code": (SUGAR, GARI),
    "without a code": (SUGAR.removeprefix("lota"), GARI),
    "with a smaller number in the list": (SUGAR.replace("Chairman,,", "Chairman,1,"), GARI),
    "with one listed by its post": (WITH_A_POST, GARI),
    "with one listed by its post, and how many in all": (WITH_A_POST.replace("Chairman,,", "Chairman,2,"), GARI),
}


@pytest.mark.parametrize("rows", LISTED.values(), ids=LISTED)
@pytest.mark.parametrize("with_round", [False, True])
def test_while_it_is_asked_which_office_it_is_each_no_of_user_ids_by_number_stays_and_no_yes_counts(
    upazila, rows, with_round
):
    assert stands(upazila, office="Lota UP") == [FAIL, FAIL]
    upazila.lists(*rows)
    if with_round:
        keep_in_march(upazila)
    assert stands(upazila) == [FAIL, FAIL]
    assert stands(upazila, "password-reset") == [UNKNOWN, UNKNOWN]
    space = open_workspace(upazila.folder)
    assert len(assessing.assess(space, LATER).questions) == 1
    assert all(recompute(space, head).same for head in Ledger(space.ledger_path).rounds())


def test_papers_know_meanwhile_how_many_they_are_and_that_something_was_told_of_the_office_of_before(upazila):
    upazila.lists(SUGAR, GARI)
    space = open_workspace(upazila.folder)
    past = looking_back.preview(space, assessing.assess(space, LATER))
    sugar, _ = past.now.assessments
    assert [account.post.en for account in sugar.office.accounts] == ["User 1", "User 2"]
    assert MissingReason.NO_ACCOUNT_LISTED not in {each.reason for each in sugar.findings}
    row, _ = chair_view(past, LETTERHEAD).rows
    assert (row.status, [remark.code for remark in row.remarks]) == (Status.NOT_IMPLEMENTED, [RemarkCode.UNIDENTIFIED])
    (said, *_) = office_view(sugar, past, LETTERHEAD).for_keeper
    assert said.en.startswith("User 1, User 2: which one of the earlier list this is, is not known yet")
    assert (sugar.answered, last_told(sugar)) == (True, DAY)


def test_a_name_changed_twice_keeps_them_too(upazila):
    upazila.lists(SUGAR, GARI)
    keep_in_march(upazila)
    upazila.lists(OF_ROADS, GARI)
    assert stands(upazila, office="Roads Office") == [FAIL, FAIL]


def test_what_was_told_since_the_last_round_stays_too(upazila):
    upazila.answers_at_the_desk("gari", {"gari": {**TWO_STEP_NO, "contacted-on": "21.02.2024"}}, date(2024, 2, 22))
    upazila.lists(LOTA, GARI.replace("Garuikhali UP", "Sugar Mill Office"))
    assert stands(upazila) == [FAIL, FAIL]


def test_a_smaller_number_told_meanwhile_takes_no_no_away(upazila):
    upazila.lists(SUGAR, GARI)
    upazila.answers_at_the_desk("lota-2", {"lota-2": {**RESET_NO, "count": "1"}}, LATER)
    assert stands(upazila) == [PASS, FAIL]


@pytest.mark.parametrize("with_round", [False, True])
@pytest.mark.parametrize("told", [None, "1", "2"])
def test_once_it_is_another_office_it_has_what_it_told_itself_and_the_one_of_before_left_with_each_no(
    upazila, with_round, told
):
    upazila.lists(SUGAR, GARI)
    if told:
        upazila.answers_at_the_desk("lota-2", {"lota-2": {**RESET_NO, "count": told}}, LATER)
    if with_round:
        keep_in_march(upazila)
    answering_who(upazila, "another")
    assert stands(upazila) == ([PASS] * int(told) if told else [UNKNOWN])
    assert stands(upazila, office="Lota UP") == [FAIL, FAIL]


@pytest.mark.parametrize("with_round", [False, True])
def test_once_it_is_the_same_each_yes_is_its_own_again(upazila, with_round):
    upazila.lists(SUGAR, GARI)
    if with_round:
        keep_in_march(upazila)
    answering_who(upazila, "the same")
    assert (stands(upazila), stands(upazila, "password-reset")) == ([FAIL, FAIL], [PASS, PASS])


@pytest.mark.parametrize("with_round", [False, True])
def test_once_it_is_the_same_what_it_told_meanwhile_is_told_of_them_after_that(upazila, with_round):
    upazila.lists(SUGAR, GARI)
    upazila.answers_at_the_desk("lota-2", {"lota-2": {**RESET_NO, "count": "2"}}, LATER)
    if with_round:
        keep_in_march(upazila)
    answering_who(upazila, "the same")
    assert (stands(upazila), stands(upazila, "password-reset")) == ([PASS, PASS], [FAIL, FAIL])


def test_what_a_register_says_that_entered_no_round_stays_too(upazila):
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,তালিকার সংকেত"
    upazila.answers("Garuikhali UP,,21.02.2024,ফোন,2,চালু নেই,gari", heads=heads)
    assert stands(upazila, office="Garuikhali UP") == [FAIL, FAIL]
    upazila.lists(LOTA, GARI.replace("Garuikhali UP", "Sugar Mill Office"))
    assert stands(upazila) == [FAIL, FAIL]


def test_a_larger_number_told_under_the_code_of_before_counts_when_it_comes_as_in_the_round_made_again(upazila):
    upazila.lists(SUGAR.replace("lota,", "sugar,", 1).replace("Chairman,,", "Chairman,1,"), GARI)
    keep_in_march(upazila)
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,তালিকার সংকেত"
    upazila.answers("Lota UP,,14.03.2024,ফোন,3,চালু নেই,lota", heads=heads)
    upazila.keep("--yes", on="2024-04-18", meeting="2024-04", code=1)
    space = open_workspace(upazila.folder)
    ledger = Ledger(space.ledger_path)
    (sugar, *_) = ledger.rows(ledger.rounds()[-1])
    assert len(sugar.office.accounts) == 3
    assert all(recompute(space, head).same for head in ledger.rounds())
