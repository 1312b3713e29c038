"""What is proposed to the meeting follows from the round, with the number of offices that each clause concerns."""

from __future__ import annotations

import re
from datetime import date

import pytest
import small_upazila
from changing import replace
from rendering import box_of
from sent_letters import sent_letter
from small_upazila import (
    COMPOSITION,
    DONE,
    LETTERHEAD,
    MAIL,
    NOT_DONE,
    PROFILE,
    RESET,
    TOLD,
    TWO_STEP,
    history,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor.i18n import Language, plain
from auditor.model.baseline import Waiver
from auditor.model.facts import (
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    Cause,
    Strength,
)
from auditor.model.grades import Grade
from auditor.model.letters import LetterAnswered, Purpose
from auditor.model.subjects import Account, OfficeKind
from auditor.model.views.summary import Proposal, ProposalCode
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.summary import summary
from auditor.views.compared.history import History
from auditor.views.office.office import office_reports
from reports.layout.minutes import minutes_proposal
from reports.layout.proposals import chair_proposal

UNO, OTHER = OfficeKind.UNO, OfficeKind.OTHER
DUTIES = (PROFILE, RESET, COMPOSITION, TWO_STEP)
HALF = dict(list(DONE.items())[:2])
UNTIL = date(2024, 6, 30)


def count(offices, told=(), **more):
    return summary(history(meeting(offices, told, **more)), LETTERHEAD)


LOTA, GARUIKHALI, LEBUBUNIA = (office(name) for name in ("lota", "garuikhali", "lebubunia"))
MOVED = replace(LOTA, accounts=(Account("lota/head", plain("head"), holder_since=date(2024, 2, 1)),))
SHARING = tell("lota/head", {**DONE, SHARED: True})
PROPOSED = {
    "silent": ([LOTA], [], {ProposalCode.SILENT: 1}),
    "something told, all of it old": (
        [LOTA],
        tell_all(LOTA, {TWO_STEP_ENROLLED: True}, on=date(2022, 1, 1)),
        {ProposalCode.TELL_AGAIN: 1},
    ),
    "not done by a system's record alone: it has not answered, and has that to do": (
        [LOTA],
        tell_all(LOTA, {TWO_STEP_ENROLLED: False}, grade=Grade.EXPORTED, source="exports"),
        {ProposalCode.LEFT: 1},
    ),
    "not done by a system's record alone, and what it told itself is old": (
        [LOTA],
        [
            *tell_all(LOTA, {TWO_STEP_ENROLLED: False}, grade=Grade.EXPORTED, source="exports"),
            *tell_all(LOTA, {PASSWORD_MEETS_RULE: DONE[PASSWORD_MEETS_RULE]}, on=date(2022, 1, 1)),
        ],
        {ProposalCode.LEFT: 1},
    ),
    "done by a system's record alone: it has not answered": (
        [LOTA],
        tell_all(LOTA, {TWO_STEP_ENROLLED: True}, grade=Grade.EXPORTED, source="exports"),
        {ProposalCode.SILENT: 1},
    ),
    "open": ([LOTA], tell_all(LOTA, NOT_DONE), {ProposalCode.LEFT: 1}),
    "half, the rest not told": ([LOTA], tell_all(LOTA, HALF), {ProposalCode.TELL: 1, ProposalCode.SAMPLE: 1}),
    "only advice told: of the duties nothing is known": (
        [LOTA],
        tell("lota/head", {PASSWORD_STRENGTH: Strength.WEAK}),
        {ProposalCode.SILENT: 1},
    ),
    "said to have no user ID of its own: it told, and its form cannot ask more": (
        [office("lota", ())],
        tell("lota", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}),
        {ProposalCode.NO_ACCOUNT: 1},
    ),
    "told no, but not of how many user IDs": (
        [office("lota", ())],
        tell("lota", {TWO_STEP_ENROLLED: False}),
        {ProposalCode.SILENT: 1},
    ),
    "one open, one half, one silent": (
        [LOTA, GARUIKHALI, LEBUBUNIA],
        [*tell_all(LOTA, NOT_DONE), *tell_all(GARUIKHALI, HALF)],
        {ProposalCode.LEFT: 1, ProposalCode.SILENT: 1, ProposalCode.TELL: 1, ProposalCode.SAMPLE: 1},
    ),
    "all done": ([LOTA], tell_all(LOTA, DONE), {ProposalCode.CLOSED: 1, ProposalCode.SAMPLE: 1}),
    "all done, an office that nothing concerns beside it": (
        [LOTA, office("bank", kind=OTHER)],
        tell_all(LOTA, DONE),
        {ProposalCode.CLOSED: 1, ProposalCode.SAMPLE: 1},
    ),
    "one done, one open": (
        [LOTA, GARUIKHALI],
        [*tell_all(LOTA, DONE), *tell_all(GARUIKHALI, NOT_DONE)],
        {ProposalCode.LEFT: 1, ProposalCode.SAMPLE: 1},
    ),
    "nothing that concerns anybody": ([office("bank", kind=OTHER)], [], {}),
    "waiting for the portal": (
        [LOTA],
        tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}),
        {ProposalCode.PORTAL: 1, ProposalCode.SAMPLE: 1},
    ),
    "called without two-step by one of two, where no portal is named": (
        [office("lota", ("a", "b"), portal="")],
        [*tell("lota/a", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}), *tell("lota/b", DONE)],
        {ProposalCode.LEFT: 1, ProposalCode.SAMPLE: 1},
    ),
    "a new holder": ([MOVED], [], {ProposalCode.SILENT: 1, ProposalCode.TRANSFER: 1}),
    "a shared account": ([LOTA], SHARING, {ProposalCode.SHARED: 1, ProposalCode.CLOSED: 1, ProposalCode.SAMPLE: 1}),
    "an account that is not shared": (
        [LOTA],
        tell("lota/head", {**DONE, SHARED: False}),
        {ProposalCode.CLOSED: 1, ProposalCode.SAMPLE: 1},
    ),
    "two shared accounts of one office": (
        [office("lota", ("a", "b"))],
        [*tell("lota/a", {SHARED: True}), *tell("lota/b", {SHARED: True})],
        {ProposalCode.SILENT: 1, ProposalCode.SHARED: 1},
    ),
    "an office that checks itself": ([office("uno", kind=UNO, voluntary=True)], [], {}),
}


def test_what_another_office_told_to_be_not_done_is_left_to_do_though_the_office_told_nothing_itself():
    kept = round_of(meeting([LOTA], tell_all(LOTA, NOT_DONE)))
    (row,) = kept.assessments
    there = replace(row, findings=tuple(replace(each, told_there=True) for each in row.findings))
    found = summary(History.of(replace(kept, assessments=(there,)), ()), LETTERHEAD)
    assert {proposal.code: proposal.offices for proposal in found.proposals} == {ProposalCode.LEFT: 1}


@pytest.mark.parametrize(("offices", "told", "numbers"), PROPOSED.values(), ids=PROPOSED)
def test_what_is_proposed_follows_from_the_round_with_the_number_of_offices(offices, told, numbers):
    found = count(offices, told).proposals
    assert {proposal.code: proposal.offices for proposal in found} == numbers
    assert [proposal.code for proposal in found] == sorted(numbers, key=list(ProposalCode).index)
    assert all(len(proposal.serials) == proposal.offices for proposal in found if proposal.code in NAMED)


NAMED = set(ProposalCode) - {ProposalCode.SAMPLE}
"""Clauses whose offices are known when they are proposed; those of the sample are drawn later."""


def test_a_clause_names_by_its_serials_just_the_offices_that_it_concerns():
    offices = [office(name) for name in ("gadaipur", "lota", "garuikhali", "lebubunia", "deluti")]
    moved = replace(offices[4], accounts=(Account("deluti/head", plain("head"), holder_since=date(2024, 2, 1)),))
    blocked = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
    told = [
        *tell_all(offices[0], DONE),
        *tell_all(offices[1], NOT_DONE),
        *tell("lebubunia/head", {**blocked, SHARED: True}),
    ]
    found = {proposal.code: proposal.serials for proposal in count([*offices[:4], moved], told).proposals}
    assert found == {
        ProposalCode.LEFT: (2,),
        ProposalCode.SILENT: (3, 5),
        ProposalCode.PORTAL: (4,),
        ProposalCode.TRANSFER: (5,),
        ProposalCode.SHARED: (4,),
        ProposalCode.SAMPLE: (),
    }


def test_where_only_a_self_check_tells_what_is_left_slips_are_asked_for_and_no_form(monkeypatch):
    monkeypatch.setattr(small_upazila, "BASELINE", small_upazila.ordering("password-strength"))
    told = [*tell_all(LOTA, DONE), *tell_all(GARUIKHALI, HALF)]
    found = count([LOTA, GARUIKHALI, LEBUBUNIA], told)
    serials = {each.code: each.serials for each in found.proposals}
    assert serials[ProposalCode.TELL_BY_SLIP] == (1,)
    assert serials[ProposalCode.TELL] == (2,)
    words = [clause for clause, _ in chair_proposal(found, Language.EN)[1]]
    (by_slip,) = [clause for clause in words if "slip" in clause]
    assert "(serial 01)" in by_slip
    assert "answer form" not in by_slip
    (by_form,) = [clause for clause in words if "answer form" in clause]
    assert "01" not in by_form.split(" by ")[0]


def test_where_a_waiver_stands_in_place_of_a_duty_the_matter_can_be_closed():
    waivers = tuple(Waiver(policy, "lota", "migration", "2024-02/05", UNTIL) for policy in DUTIES)
    told = [*tell_all(LOTA, NOT_DONE), *tell_all(GARUIKHALI, DONE)]
    found = count([LOTA, GARUIKHALI], told, waivers=waivers)
    assert found.proposals == (Proposal(ProposalCode.CLOSED, 1, (2,)), Proposal(ProposalCode.SAMPLE, 1))
    assert found.waived == 1


def test_an_office_of_which_it_is_only_open_why_an_account_left_the_roster_is_not_told_to_complete_anything():
    two = office("lota", ("secretary", "clerk"))
    gone = replace(two, accounts=(two.accounts[0], replace(two.accounts[1], left=True)))
    told = meeting([gone], tell_all(two, DONE))
    past = history(told)
    assert ProposalCode.LEFT not in {proposal.code for proposal in summary(past, LETTERHEAD).proposals}


VACANT = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.VACANT}


def test_of_a_vacant_post_alone_nobody_is_told_to_complete_anything_but_to_tell_who_has_the_user_id():
    found = {proposal.code: proposal.serials for proposal in count([LOTA], tell_all(LOTA, VACANT)).proposals}
    assert found == {ProposalCode.VACANT: (1,), ProposalCode.SAMPLE: ()}


def test_an_office_with_a_vacant_post_and_another_duty_is_told_both():
    two = office("lota", ("secretary", "clerk"))
    told = [*tell("lota/secretary", VACANT), *tell("lota/clerk", NOT_DONE)]
    assert {ProposalCode.LEFT, ProposalCode.VACANT} <= {proposal.code for proposal in count([two], told).proposals}


BLOCKED = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
SENT = date(2024, 2, 12)
AGAIN = date(2024, 2, 18)
ANSWERED = LetterAnswered(1, date(2024, 2, 16), "from March", SENT)


def letter_to_owner(*offices, answered=None):
    return sent_letter(1, Purpose.PORTAL, *offices, on=SENT, answered=answered)


def portal_clauses(meetings, letters, language=Language.EN):
    """Return what either copy proposes about the portal."""
    past = history(*meetings)
    past = History.of(past.now, past.earlier, letters=letters)
    chair = chair_proposal(summary(past, LETTERHEAD), language)[1]
    minutes = minutes_proposal(minutes_view(past, LETTERHEAD), language)[1]
    authority = {Language.EN: "portal's authority", Language.BN: "পোর্টাল কর্তৃপক্ষ"}[language]
    return [[clause for clause, _ in clauses if authority in clause] for clauses in (chair, minutes)]


def proposed_of_portal(*meetings, letters):
    """Return what both copies propose about the portal, without which offices are meant."""
    told = {clause for clauses in portal_clauses(meetings, letters) for clause in clauses}
    return {re.sub(r" \(serials? [^)]*\)|, named in the chair's copy,", "", clause) for clause in told}


MANY = [office(f"union-{number}") for number in range(12)]
IDS = [each.id for each in MANY]
BLOCKED_THEN = meeting(MANY, [part for each in MANY for part in tell_all(each, BLOCKED)])


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ((), "shall be told by letter that the code does not arrive."),
        (
            (letter_to_owner(*IDS),),
            "was told by letter of 12.02.2024 that the code does not arrive, and has not answered yet; if no answer comes",
        ),
        (
            (letter_to_owner(*IDS, answered=ANSWERED),),
            "and answered on 16.02.2024; the offices concerned shall be told",
        ),
    ],
    ids=["no letter", "no answer", "answered"],
)
def test_what_is_proposed_about_the_portal_follows_from_the_letter_to_its_owner(letters, words):
    (clause,) = proposed_of_portal(BLOCKED_THEN, letters=letters)
    assert words in clause


def test_what_a_letter_that_waits_did_not_tell_of_is_proposed_as_more_and_not_as_if_nothing_was_told():
    clauses = proposed_of_portal(BLOCKED_THEN, letters=(letter_to_owner(*IDS[:6]),))
    (more,) = {clause for clause in clauses if "has not answered yet" not in clause}
    assert more.endswith("that the code does not arrive, also at offices of which the earlier letter did not tell.")
    assert len(clauses) > 1


def test_of_what_no_earlier_letter_told_at_all_it_is_not_said_that_it_did():
    told = [part for each in MANY[:6] for part in tell_all(each, BLOCKED)]
    told += [part for each in MANY[6:] for part in tell_all(each, {TWO_STEP_CAUSE: Cause.LOCKED_OUT})]
    asked = letter_to_owner(*IDS[:6])
    clauses = proposed_of_portal(meeting(MANY, told), letters=(asked,))
    assert clauses
    assert not [clause for clause in clauses if "also at offices" in clause]


def test_the_copy_for_the_minutes_tells_by_which_answer_it_is_tried_again_when():
    later = LetterAnswered(2, date(2024, 2, 18), "from 01.06.2025", date(2024, 2, 18))
    anew = sent_letter(2, Purpose.PORTAL, *IDS[6:], on=date(2024, 2, 13), answered=later)
    letters = (letter_to_owner(*IDS, answered=ANSWERED), anew)
    for language, words in {
        Language.EN: "(after the answer of 16.02.2024) and from 01.06.2025 on",
        Language.BN: "(১৬.০২.২০২৪ তারিখের উত্তরের পর) ও ০১.০৬.২০২৫ তারিখ থেকে",
    }.items():
        _, (in_the_minutes, *_) = portal_clauses([BLOCKED_THEN], letters, language)
        assert words in in_the_minutes


def test_who_is_to_try_after_the_answer_and_of_whom_the_owner_is_told_anew_stand_in_one_clause_that_knows_of_both():
    told = [part for each in MANY[:6] for part in tell_all(each, BLOCKED)]
    told += [part for each in MANY[6:] for part in tell_all(each, BLOCKED, on=AGAIN)]
    (clause,) = proposed_of_portal(meeting(MANY, told), letters=(letter_to_owner(*IDS, answered=ANSWERED),))
    assert "was told by letter of 12.02.2024 that the code does not arrive, and answered on 16.02.2024" in clause
    assert "shall be told again by letter. The other offices shall be told of the answer" in clause


@pytest.mark.parametrize(
    ("last", "chair", "minutes"),
    [
        (12, "the offices concerned (serials 01–12) shall", "the offices concerned, named in the chair's copy, shall"),
        (6, "The other offices (serials 01–06) shall", "The other offices, named in the chair's copy, shall"),
    ],
    ids=["all", "some"],
)
def test_who_is_to_try_again_after_the_answer_is_named_in_the_chairs_copy_to_which_the_other_refers(
    last, chair, minutes
):
    told = [part for each in MANY[:last] for part in tell_all(each, BLOCKED)]
    told += [part for each in MANY[last:] for part in tell_all(each, BLOCKED, on=AGAIN)]
    answered = (letter_to_owner(*IDS, answered=ANSWERED),)
    ((in_the_chairs,), (in_the_minutes,)) = portal_clauses([meeting(MANY, told)], answered)
    assert chair in in_the_chairs
    assert minutes in in_the_minutes
    ((in_the_chairs,), (in_the_minutes,)) = portal_clauses([meeting(MANY, told)], answered, Language.BN)
    assert {12: "(ক্রমিক ০১–১২)", 6: "(ক্রমিক ০১–০৬)"}[last] in in_the_chairs
    assert "সভাপতির কপিতে উল্লিখিত" in in_the_minutes


def test_of_one_office_that_is_to_try_again_the_clause_speaks_as_of_one():
    told = [*tell_all(MANY[0], BLOCKED), *(part for each in MANY[1:] for part in tell_all(each, BLOCKED, on=AGAIN))]
    ((clause,), _) = portal_clauses([meeting(MANY, told)], (letter_to_owner(*IDS, answered=ANSWERED),), Language.BN)
    assert "দপ্তরটিকে (ক্রমিক ০১) উত্তরটি জানাতে হবে; দপ্তরটিকে " in clause


def test_where_all_tell_it_again_after_the_answer_the_owner_is_not_told_as_if_he_had_never_been_written_to():
    told = meeting(MANY, [part for each in MANY for part in tell_all(each, BLOCKED, on=AGAIN)])
    (clause,) = proposed_of_portal(told, letters=(letter_to_owner(*IDS, answered=ANSWERED),))
    assert "answered on 16.02.2024 to the letter of 12.02.2024; it shall be told by another letter that the" in clause


@pytest.mark.parametrize("told_again", [(), IDS[3:6]], ids=["one cause each", "one in both clauses"])
def test_beside_what_was_answered_another_cause_that_all_tell_again_is_not_as_if_the_owner_had_never_been_written_to(
    told_again,
):
    """The letter told of both causes, and was answered."""
    not_offered = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}
    told = [part for each in MANY[:6] for part in tell_all(each, BLOCKED, on=AGAIN if each.id in told_again else TOLD)]
    told += [part for each in MANY[6:] for part in tell_all(each, not_offered, on=AGAIN)]
    letter = letter_to_owner(*IDS, answered=ANSWERED)
    clauses = proposed_of_portal(meeting(MANY, told), letters=(letter,))
    assert len(clauses) == 2
    (anew,) = (clause for clause in clauses if "not offered" in clause or "does not offer" in clause)
    assert anew.startswith("The portal's authority shall be told by another letter that")


ALSO = "Of offices where that is so even after the answer, and of any that the letter did not name, it shall be told again by letter."
NOT_OFFERED = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}
CODE, OFFERED = "that the code does not arrive", "that two-step is not offered"


def told_of_causes(*causes, offices=IDS):
    letter = letter_to_owner(*offices, answered=ANSWERED)
    asked = tuple(replace(each, causes=causes) for each in letter.draft.offices)
    return replace(letter, draft=replace(letter.draft, offices=asked))


@pytest.mark.parametrize(
    ("letter", "said"),
    [
        (
            told_of_causes(Cause.NO_CODE, Cause.NOT_OFFERED),
            [f"was told by letter of 12.02.2024 {OFFERED} and {CODE}, and answered on 16.02.2024. {ALSO}"],
        ),
        (
            told_of_causes(Cause.NO_CODE),
            [
                f"The portal's authority shall be told by another letter {OFFERED}, too.",
                f"was told by letter of 12.02.2024 {CODE}, and answered on 16.02.2024. {ALSO}",
            ],
        ),
        (
            told_of_causes(Cause.NO_CODE, Cause.NOT_OFFERED, offices=["elsewhere"]),
            [f"was told by letter of 12.02.2024 {OFFERED} and {CODE}, and answered on 16.02.2024. {ALSO}"],
        ),
        (
            told_of_causes(Cause.LOCKED_OUT),
            [f"16.02.2024 to the letter of 12.02.2024; it shall be told by another letter {OFFERED} and {CODE}."],
        ),
    ],
    ids=["of both", "of one", "of both elsewhere", "of neither"],
)
def test_what_the_owner_was_told_and_answered_is_said_of_each_cause_of_which_he_is_to_be_told_again(letter, said):
    told = [part for each in MANY[:6] for part in tell_all(each, BLOCKED, on=AGAIN)]
    told += [part for each in MANY[6:] for part in tell_all(each, NOT_OFFERED, on=AGAIN)]
    clauses = sorted(
        proposed_of_portal(meeting(MANY, told), letters=(letter,)), key=lambda clause: "was told" in clause
    )
    assert [clause.endswith(words) for clause, words in zip(clauses, said, strict=True)] == [True] * len(said)


def test_beside_a_cause_that_is_to_be_tried_again_one_that_all_tell_again_is_told_as_told_before():
    told = [part for each in MANY[:6] for part in tell_all(each, BLOCKED)]
    told += [part for each in MANY[6:] for part in tell_all(each, NOT_OFFERED, on=AGAIN)]
    letters = (told_of_causes(Cause.NO_CODE, Cause.NOT_OFFERED),)
    clauses = proposed_of_portal(meeting(MANY, told), letters=letters)
    (again,) = (clause for clause in clauses if OFFERED in clause)
    assert again.endswith(f"was told by letter of 12.02.2024 {OFFERED}, and answered on 16.02.2024. {ALSO}")
    in_bangla = portal_clauses([meeting(MANY, told)], letters, Language.BN)
    assert all(
        any(
            "তাদের বিষয়ে আবার পত্র দিতে হবে; আগের পত্রে কোনো দপ্তরের কথা না থাকলে তার বিষয়েও জানাতে হবে।" in each
            for each in of_copy
        )
        for of_copy in in_bangla
    )


def test_a_letter_of_before_the_portal_was_in_nobodys_way_is_none_about_what_is_now():
    free = meeting(MANY, [part for each in MANY for part in tell_all(each, DONE)], "2024-02")
    then = [part for each in MANY for part in tell_all(each, BLOCKED, on=date(2024, 3, 1))]
    (clause,) = proposed_of_portal(free, meeting(MANY, then, "2024-03"), letters=(letter_to_owner(*IDS),))
    assert "shall be told by letter" in clause


@pytest.mark.parametrize(
    ("answered", "told_on", "clause", "words"),
    [
        (False, TOLD, ProposalCode.PORTAL_ASKED, "was told on 12.02.2024 that the code does not arrive"),
        (True, TOLD, ProposalCode.PORTAL_ANSWERED, "answered on 16.02.2024. Try again and tell how it went"),
        (True, AGAIN, ProposalCode.PORTAL, "is being told that the code does not arrive"),
    ],
)
def test_an_office_reads_of_the_portal_what_is_proposed_about_it_and_who_tried_since_the_answer_is_not_to_try_again(
    answered, told_on, clause, words
):
    told = [*tell_all(LOTA, BLOCKED, on=told_on), *tell_all(GARUIKHALI, DONE)]
    past = history(meeting([LOTA, GARUIKHALI], told))
    past = History.of(past.now, letters=(letter_to_owner("lota", answered=ANSWERED if answered else None),), earlier=())
    proposed = {each.code: each.serials for each in summary(past, LETTERHEAD).proposals if "portal" in each.code}
    assert proposed == {clause: (1,)}
    lota, garuikhali = office_reports(past, LETTERHEAD).reports
    assert (lota.portal_clauses, garuikhali.portal_clauses) == (((clause, (Cause.NO_CODE,)),), ())
    assert bool(lota.steps) is (clause is ProposalCode.PORTAL_ANSWERED)
    box = box_of(lota)
    (said,) = [line for line in box.lines if "portal's authority" in line]
    assert words in said
    assert ("nothing for you to do" in said) is not bool(lota.steps)


@pytest.mark.parametrize(
    ("of_clerk", "begins"), [(NOT_DONE, "head: The portal's authority"), (BLOCKED, "The portal's authority")]
)
def test_an_office_reads_whose_matter_waits_for_the_portal_where_another_user_has_something_to_do(of_clerk, begins):
    two = office("lota", ("head", "clerk"))
    past = history(meeting([two], [*tell("lota/head", BLOCKED), *tell("lota/clerk", of_clerk)]))
    (lota,) = office_reports(past, LETTERHEAD).reports
    (said,) = [line for line in box_of(lota).lines if "portal's authority" in line]
    assert said.startswith(begins)
    assert said.endswith("there is nothing for you to do about it.")


LOCKED_OUT = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.LOCKED_OUT}


def test_an_answer_of_the_owner_is_applied_to_nothing_of_which_he_was_not_told_by_then():
    """One told again since that no code comes, one only since that it cannot log in, one has told nothing since."""
    told = [
        *tell_all(LOTA, BLOCKED, on=AGAIN),
        *tell_all(GARUIKHALI, {**DONE, TWO_STEP_ENROLLED: False}),
        *tell_all(GARUIKHALI, {TWO_STEP_CAUSE: Cause.LOCKED_OUT}, on=AGAIN),
        *tell_all(LEBUBUNIA, BLOCKED),
    ]
    letters = (letter_to_owner("lota", "garuikhali", "lebubunia", answered=ANSWERED),)
    past = History.of(history(meeting([LOTA, GARUIKHALI, LEBUBUNIA], told)).now, letters=letters, earlier=())
    proposed = {each.code: (each.serials, each.causes) for each in summary(past, LETTERHEAD).proposals}
    assert proposed[ProposalCode.PORTAL] == ((1, 2), (Cause.NO_CODE, Cause.LOCKED_OUT))
    assert proposed[ProposalCode.PORTAL_ANSWERED] == ((3,), (Cause.NO_CODE,))
    proposal = [clause for clause, _ in chair_proposal(summary(past, LETTERHEAD), Language.EN)[1]]
    of_portal = [clause for clause in proposal if "portal's authority" in clause]
    clauses = [clause for clause in of_portal if "answered" in clause]
    assert ["log in" in clause for clause in clauses] == [False]
    anew = [clause for clause in of_portal if "answered" not in clause]
    assert ["the code" in clause for clause in anew] == [False]
    tries = ["Try again" in step.en for each in office_reports(past, LETTERHEAD).reports for step in each.steps]
    assert tries == [True]


def test_of_a_cause_of_which_the_letter_did_not_tell_for_that_office_the_owner_is_to_be_told():
    letter = letter_to_owner("lota", answered=ANSWERED)
    code = replace(letter.draft.offices[0], causes=(Cause.NO_CODE,))
    letter = replace(letter, draft=replace(letter.draft, offices=(code,)))
    past = History.of(history(meeting([LOTA], tell_all(LOTA, LOCKED_OUT))).now, letters=(letter,), earlier=())
    assert office_reports(past, LETTERHEAD).reports[0].portal_clauses == ((ProposalCode.PORTAL, (Cause.LOCKED_OUT,)),)


def test_who_is_to_try_again_to_log_in_has_one_step_for_all_that_is_left():
    told = tell_all(LOTA, {**NOT_DONE, TWO_STEP_CAUSE: Cause.LOCKED_OUT})
    letters = (letter_to_owner("lota", answered=ANSWERED),)
    past = History.of(history(meeting([LOTA], told)).now, letters=letters, earlier=())
    (report,) = office_reports(past, LETTERHEAD).reports
    (step,) = report.steps
    assert "Try again" in step.en


@pytest.mark.parametrize(
    ("offices", "begins"),
    [
        ([LOTA], "যে দপ্তরে পদ শূন্য (ক্রমিক ০১), সেই দপ্তরকে"),
        ([LOTA, GARUIKHALI], "যেসব দপ্তরে পদ শূন্য (ক্রমিক ০১–০২), সেসব দপ্তরকে"),
    ],
)
def test_a_clause_speaks_of_one_office_as_of_one(offices, begins):
    told = [part for each in offices for part in tell_all(each, VACANT)]
    clauses = [clause for clause, _ in chair_proposal(count(offices, told), Language.BN)[1]]
    assert [clause for clause in clauses if clause.startswith(begins)]


BY_KIND = {
    "departments alone": ((OfficeKind.DEPARTMENT,), "সংশ্লিষ্ট দপ্তর প্রধান", "সংশ্লিষ্ট দপ্তর প্রধান"),
    "unions alone": ((OfficeKind.UNION, OfficeKind.UDC), "ইউপি সচিব (সংশ্লিষ্ট)", "ইউপি সচিব (সংশ্লিষ্ট)"),
    "both": ((OfficeKind.DEPARTMENT, OfficeKind.UNION), "সংশ্লিষ্ট দপ্তর প্রধান; ইউপি সচিব (সংশ্লিষ্ট)", "সংশ্লিষ্ট সকল"),
}


@pytest.mark.parametrize(("kinds", "who", "beside"), BY_KIND.values(), ids=BY_KIND)
def test_a_clause_in_the_chairs_copy_names_who_acts_for_the_offices_that_it_concerns_and_nobody_else(
    kinds, who, beside
):
    offices = [office(f"{kind.value}-office", kind=kind) for kind in kinds]
    undone = [each for one in offices for each in tell(f"{one.id}/head", {**DONE, TWO_STEP_ENROLLED: False})]
    vacant = [
        each
        for one in offices
        for each in tell(f"{one.id}/head", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.VACANT})
    ]

    def acting(told):
        chair = chair_view(history(meeting(offices, told)), LETTERHEAD)
        return dict(chair_proposal(chair.summary, Language.BN, chair.rows)[1])

    assert who in acting(undone).values()
    assert f"সহকারী প্রোগ্রামার; {beside}" in acting(vacant).values()


@pytest.mark.parametrize("kind", [OfficeKind.UNION, OfficeKind.DEPARTMENT])
def test_the_time_from_joining_is_proposed_for_who_joins_after_the_meeting_so_that_no_work_has_two_days(kind):
    chair = chair_view(history(meeting([replace(MOVED, kind=kind)], [])), LETTERHEAD)
    acting = dict(chair_proposal(chair.summary, Language.EN, chair.rows)[1])
    ((clause, who),) = ((clause, who) for clause, who in acting.items() if "post" in clause)
    assert clause.startswith("Whoever takes up a post after this meeting shall, within 10 working days")
    assert who == "All office heads and union secretaries", "nobody knows yet who joins"


def test_a_clause_that_is_published_says_of_all_whom_it_may_concern_that_they_act_and_not_of_heads_alone():
    unions = [office(f"union-{number}") for number in range(4)]
    others = [office(f"department-{number}", kind=OfficeKind.DEPARTMENT) for number in range(4)]
    told = [
        each
        for one in unions
        for each in tell(f"{one.id}/head", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.VACANT})
    ]
    told += [each for one in others for each in tell(f"{one.id}/head", DONE)]
    view = minutes_view(history(meeting([*unions, *others], told)), LETTERHEAD)
    (who,) = (who for clause, who in minutes_proposal(view, Language.BN)[1] if "পদ শূন্য" in clause)
    assert who == "সহকারী প্রোগ্রামার; সংশ্লিষ্ট সকল"


def test_what_is_discussed_stands_in_the_order_of_the_minutes_as_at_a_glance_in_both_copies():
    offices = [office(f"department-{number}", kind=OfficeKind.DEPARTMENT) for number in range(3)]
    told = [each for one in offices for each in (*tell(f"{one.id}/head", DONE), *tell(one.id, MAIL))]
    past = history(meeting(offices, told))
    for said, _ in (
        chair_proposal(summary(past, LETTERHEAD), Language.EN),
        minutes_proposal(minutes_view(past, LETTERHEAD), Language.EN),
    ):
        assert re.findall(r"Decision (\d+)", said) == ["09", "11"]
