"""What the portal's owner was told before, and answered, is cited also where there was nothing to ask him in between, and where other offices told it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from annex_sections import brief_lines
from changing import replace
from sent_letters import sent_letter
from small_upazila import DONE, LETTERHEAD, TWO_STEP, history, meeting, office, tell, tell_all

from auditor import discovery
from auditor.i18n import Language, plain
from auditor.model.baseline import Waiver
from auditor.model.counting import CountsFrom
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.letters import AskedOffice, Letter, LetterAnswered, LetterDrafted, Purpose
from auditor.model.subjects import Account
from auditor.model.views.summary import ProposalCode
from auditor.register.rows import Asking
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History
from auditor.views.letters.errands import Unreminded, portal_request, reminding
from auditor.views.letters.letters import LetterMaterial, LetterWords, named_letters
from auditor.views.letters.sent_letters import owner_told, portal_clauses
from auditor.views.letters.trying_again import answers_in_force, answers_to_try, has_to_try
from auditor.views.office.office import office_view
from auditor.views.office.steps import to_try_later
from reports.layout.proposals import chair_proposal

if TYPE_CHECKING:
    from auditor.model.views.letters import PortalLetter

LOTA, KOYRA = office("lota"), office("koyra")
DAY = date(2024, 9, 22)
TEXT = discovery.documents()["letter"].text


def told_owner(number: int, on: date, answer: str, **causes: Cause) -> Letter:
    """Return a letter that told the portal's owner of causes in offices (ids), answered ten days later where there is an answer."""
    day = on + timedelta(days=10)
    answered = LetterAnswered(number, day, answer, day) if answer else None
    letter = sent_letter(number, Purpose.PORTAL, *causes, on=on, memo=f"memo {number}", answered=answered)
    asked = tuple(AskedOffice(name, (TWO_STEP,), causes=(cause,)) for name, cause in causes.items())
    return replace(letter, draft=replace(letter.draft, offices=asked))


FIRST = told_owner(3, date(2024, 2, 20), "codes come from 25.03.2024", koyra=Cause.NO_CODE)


def standing(letters: tuple[Letter, ...], **causes: Cause) -> History:
    """Return how things stand in September for these causes in offices (ids), after a meeting at which there was nothing to ask."""
    free = meeting([LOTA, KOYRA], [*tell_all(LOTA, DONE), *tell_all(KOYRA, DONE)], "2024-04")
    told = [
        each
        for listed in (LOTA, KOYRA)
        for each in tell_all(
            listed,
            {**DONE, **({TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: causes[listed.id]} if listed.id in causes else {})},
            on=date(2024, 9, 10),
        )
    ]
    past = history(free, meeting([LOTA, KOYRA], told, "2024-09"))
    return History.of(past.now, past.earlier, letters=letters)


def letter_now(past: History) -> PortalLetter:
    """Return the letter that is made now."""
    wanted = portal_request(past, DAY)
    draft = LetterDrafted(9, wanted.purpose, wanted.offices, DAY, None, DAY)
    asking = Asking("2024-09", CountsFrom(date(2024, 1, 18)), DAY, LETTERHEAD)
    ((_, view),) = named_letters(LetterMaterial(past, LETTERHEAD, (draft,), LetterWords(), asking, ()))
    return view


@pytest.mark.parametrize(
    ("told_of", "stood", "code"),
    [
        ("koyra", "koyra", ProposalCode.PORTAL_ANSWERED),
        ("koyra", "lota", ProposalCode.PORTAL),
        ("lota", "koyra", ProposalCode.PORTAL),
        ("lota", "lota", ProposalCode.PORTAL_ANSWERED),
    ],
)
def test_a_letter_tells_of_a_user_id_that_moved_by_the_office_in_whose_list_it_stood_then(told_of, stood, code):
    came = Account("koyra/head", KOYRA.accounts[0].post)
    lota = replace(LOTA, accounts=(came,))
    koyra = replace(KOYRA, accounts=())
    told = tell(came.id, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, on=date(2024, 2, 10))
    letter = replace(told_owner(3, date(2024, 2, 12), "soon", **{told_of: Cause.NO_CODE}), stood={came.id: {stood}})
    past = history(meeting([lota, koyra], told, "2024-03"))
    (assessment,) = (each for each in past.now.assessments if each.office.id == "lota")
    assert portal_clauses(assessment, (letter,)) == {code: (Cause.NO_CODE,)}
    with_letter = History.of(past.now, past.earlier, letters=(letter,))
    assert (portal_request(with_letter, DAY) is None) is (code is ProposalCode.PORTAL_ANSWERED)
    steps = " ".join(step.en for step in office_view(assessment, with_letter, LETTERHEAD).steps)
    assert ("Try again and tell how it went" in steps) is (code is ProposalCode.PORTAL_ANSWERED)


@pytest.mark.parametrize(
    ("of_office", "of_head", "told_of", "code"),
    [
        (("koyra",), ("koyra/head",), "koyra", ProposalCode.PORTAL_ANSWERED),
        ((), ("koyra/head",), "koyra", ProposalCode.PORTAL_ANSWERED),
        ((), ("koyra/head",), "lota", ProposalCode.PORTAL_ANSWERED),
        ((), ("koyra/head",), "paikgacha", ProposalCode.PORTAL),
    ],
    ids=["an office that may be a renamed one", "a user ID that may have moved", "one listed there", "of others"],
)
def test_while_it_is_open_who_of_before_somebody_is_a_letter_that_told_of_either_tells_of_him(
    of_office, of_head, told_of, code
):
    head = replace(LOTA.accounts[0], doubts=of_head)
    lota = replace(LOTA, accounts=(head,), doubts=of_office)
    told = tell(head.id, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, on=date(2024, 2, 10))
    letter = told_owner(3, date(2024, 2, 12), "soon", **{told_of: Cause.NO_CODE})
    past = history(meeting([lota], told, "2024-03"))
    (assessment,) = past.now.assessments
    assert portal_clauses(assessment, (letter,)) == {code: (Cause.NO_CODE,)}
    is_tried = code is ProposalCode.PORTAL_ANSWERED
    assert bool(answers_to_try(assessment, answers_in_force((letter,), DAY, DAY))) is is_tried


@pytest.mark.parametrize("answer", ["soon", ""], ids=["answered", "not answered"])
def test_of_who_left_the_roster_the_portals_owner_is_asked_nothing_and_nobody_is_to_try_again_but_only_to_tell_why(
    answer,
):
    head, clerk = Account("lota/head", LOTA.accounts[0].post, left=True), Account("lota/clerk", plain("clerk"))
    lota = replace(LOTA, accounts=(head, clerk))
    without_code = tell(
        head.id, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, on=date(2024, 2, 10)
    )
    letter = told_owner(3, date(2024, 2, 12), answer, lota=Cause.NO_CODE)
    past = history(meeting([lota], [*without_code, *tell(clerk.id, DONE)], "2024-03"))
    (assessment,) = past.now.assessments
    with_letter = History.of(past.now, past.earlier, letters=(letter,))
    (step,) = (each.en for each in office_view(assessment, with_letter, LETTERHEAD).steps)
    assert "no longer in the roster. Tell why" in step
    assert portal_clauses(assessment, (letter,)) == portal_clauses(assessment, ()) == {}
    assert portal_request(past, DAY) is portal_request(with_letter, DAY) is None
    assert not has_to_try(assessment, answers_in_force((letter,), DAY, DAY))


OF_OTHERS = {
    Language.EN: "The letter under source (2) told of other difficulties at the portal or of other offices. "
    "To the letter under source (2) the answer of 01.03.2024 was",
    Language.BN: "সূত্র (২)-এর পত্রে পোর্টালের অন্য সমস্যা বা অন্য দপ্তরের সমস্যার কথা জানানো হয়েছিল। সূত্র (২)-এর উত্তরে ০১.০৩.২০২৪ তারিখে",
}


@pytest.mark.parametrize("language", Language)
def test_a_fault_told_and_answered_before_is_cited_where_another_office_tells_it_after_a_meeting_without_any(language):
    words = TEXT(letter_now(standing((FIRST,), lota=Cause.NO_CODE)), language)
    assert OF_OTHERS[language] in words
    assert "codes come from" in words.replace("25.03.2024", "")
    assert "memo" in words.split("\n\n")[1]


def test_each_fault_is_cited_with_its_own_last_letter_and_answer():
    later = told_owner(18, date(2024, 8, 24), "two-step is offered from 10.09.2024", lota=Cause.NOT_OFFERED)
    words = TEXT(letter_now(standing((FIRST, later), lota=Cause.NOT_OFFERED, koyra=Cause.LOCKED_OUT)), Language.EN)
    assert "memo 3" not in words, "nobody tells that codes do not arrive"
    words = TEXT(letter_now(standing((FIRST, later), lota=Cause.NO_CODE, koyra=Cause.NOT_OFFERED)), Language.EN)
    assert "letters under sources (2) and (3) told of other difficulties" in words
    assert "source (2) the answer of 01.03.2024 was" in words
    assert "source (3) the answer of 03.09.2024 was" in words


@pytest.mark.parametrize("language", Language)
def test_the_clauses_say_of_which_letter_the_owner_answered_the_same(language):
    said = {
        Language.EN: "answered on 01.03.2024 to the letter of 20.02.2024; it shall be told by another letter that the code does not arrive",
        Language.BN: "২০.০২.২০২৪ তারিখের পত্রের উত্তর ০১.০৩.২০২৪ তারিখে দিয়েছে; কোড না আসার বিষয়টি আরেকটি পত্রের মাধ্যমে",
    }
    past = standing((FIRST,), lota=Cause.NO_CODE)
    _, clauses = chair_proposal(chair_view(past, LETTERHEAD).summary, language)
    assert said[language] in " ".join(words for words, _ in clauses)
    assert minutes_view(past, LETTERHEAD).summary.portal_request is None, "one office is too few for a clause in it"


@pytest.mark.parametrize(
    ("letters", "causes"),
    [
        ((FIRST,), {"lota": Cause.LOCKED_OUT}),
        ((FIRST,), {}),
        ((replace(FIRST, answered=None),), {"lota": Cause.NO_CODE}),
    ],
    ids=["another fault", "no fault", "not answered"],
)
def test_no_clause_speaks_of_a_letter_on_something_else_or_one_without_answer(letters, causes):
    assert chair_view(standing(letters, **causes), LETTERHEAD).summary.portal_request is None


# One letter's answer, and a later letter about something else

DELUTI = office("deluti")
ANSWERED = told_owner(
    1, date(2024, 2, 20), "it will be offered from 10.03.2024", lota=Cause.NOT_OFFERED, koyra=Cause.NOT_OFFERED
)
ELSE = told_owner(2, date(2024, 4, 2), "", deluti=Cause.NO_CODE)
HINDERED = {**DONE, TWO_STEP_ENROLLED: False}


def after_both(*, koyra_told: date = date(2024, 2, 10)) -> History:
    """Return how things stand in April, once the owner answered one letter and got another about something else."""
    told = [
        *tell_all(LOTA, {**HINDERED, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, on=date(2024, 2, 10)),
        *tell_all(KOYRA, {**HINDERED, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, on=koyra_told),
        *tell_all(DELUTI, {**HINDERED, TWO_STEP_CAUSE: Cause.NO_CODE}, on=date(2024, 3, 20)),
    ]
    past = history(meeting([LOTA, KOYRA, DELUTI], told, "2024-04", day=date(2024, 4, 20)))
    return History.of(past.now, past.earlier, letters=(ANSWERED, ELSE))


def of_portal(past: History) -> list[str]:
    clauses = chair_proposal(chair_view(past, LETTERHEAD).summary, Language.EN)[1]
    return [clause for clause, _ in clauses if "authority" in clause and "superior" not in clause]


def test_a_later_letter_about_something_else_does_not_let_a_clause_forget_the_answer():
    answered, asked = sorted(of_portal(after_both()), key=lambda clause: "not answered yet" in clause)
    assert "was told by letter of 20.02.2024 that two-step is not offered, and answered on 01.03.2024" in answered
    assert "(serials 01–02)" in answered
    assert "was told by letter of 02.04.2024 that the code does not arrive, and has not answered yet" in asked


def test_who_told_the_same_after_the_answer_is_written_about_again_also_after_a_letter_about_something_else():
    asked, answered = sorted(of_portal(after_both(koyra_told=date(2024, 4, 6))))
    assert "was told by letter of 20.02.2024 that two-step is not offered, and answered on 01.03.2024" in answered
    assert "even after the answer" in answered
    assert "has not answered yet" in asked


def test_the_report_of_the_office_and_what_it_is_asked_remember_the_answer_too():
    past = after_both()
    lota, _, deluti = (office_view(each, past, LETTERHEAD) for each in past.now.assessments)
    assert any("answered on 01.03.2024" in step.en for step in lota.steps)
    assert lota.portal_clauses == ((ProposalCode.PORTAL_ANSWERED, (Cause.NOT_OFFERED,)),)
    assert deluti.portal_request.day == date(2024, 4, 2)
    answered = answers_in_force(past.letters, past.now.header.day, past.now.header.day)
    assert [has_to_try(each, answered) for each in past.now.assessments] == [True, True, False]

    assert "10.03.2024" in "\n".join(brief_lines(chair_view(past, LETTERHEAD)))


# An answer stands until the same is told again after it, whatever the owner was sent since

AGAIN = told_owner(3, date(2024, 4, 4), "", lota=Cause.NOT_OFFERED, koyra=Cause.NOT_OFFERED, deluti=Cause.NO_CODE)


@pytest.mark.parametrize(
    "answer", ["it will be offered from 10.03.2024", "it is offered now"], ids=["a day named", "no day named"]
)
@pytest.mark.parametrize("sent", [date(2024, 2, 25), date(2024, 4, 4)], ids=["before the answer", "after it"])
def test_an_answer_is_not_hidden_by_another_letter_that_tells_the_same_though_nobody_tried_since(sent, answer):
    letters = (told_owner(1, date(2024, 2, 20), answer, lota=Cause.NOT_OFFERED, koyra=Cause.NOT_OFFERED), AGAIN)
    again = replace(AGAIN, sent=replace(AGAIN.sent, day=sent))
    past = replace(after_both(), letters=(letters[0], again))
    lota = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert any("answered on 01.03.2024" in step.en for step in lota.steps)
    assert lota.portal_clauses == ((ProposalCode.PORTAL_ANSWERED, (Cause.NOT_OFFERED,)),)
    answered, asked = sorted(of_portal(past), key=lambda clause: "not answered yet" in clause)
    assert "(serials 01–02)" in answered
    assert "that the code does not arrive, and has not answered yet" in asked
    assert "not offered" not in asked
    assert dict(reminding(past, DAY).others) == {Unreminded.TO_TRY: 2, Unreminded.PORTAL: 1}


def test_who_told_the_same_after_the_answer_waits_for_the_letter_that_told_it_again():
    past = replace(after_both(koyra_told=date(2024, 4, 3)), letters=(ANSWERED, AGAIN))
    lota, koyra, _ = (office_view(each, past, LETTERHEAD) for each in past.now.assessments)
    assert dict(lota.portal_clauses).keys() == {ProposalCode.PORTAL_ANSWERED}
    assert dict(koyra.portal_clauses).keys() == {ProposalCode.PORTAL_ASKED}


@pytest.mark.parametrize("is_extended", [False, True])
def test_after_an_answer_nobody_is_asked_to_try_again_for_whom_the_committee_extended_the_time(is_extended):
    waivers = (Waiver(TWO_STEP, "koyra", "the owner mends it", "2024-08/05", date(2024, 12, 31)),)
    told = tell_all(KOYRA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, on=date(2024, 2, 10))
    letter = told_owner(3, date(2024, 2, 20), "codes come now", koyra=Cause.NO_CODE)
    past = history(meeting([KOYRA], told, "2024-03", waivers=waivers if is_extended else ()))
    past = History.of(past.now, past.earlier, letters=(letter,))
    (koyra,) = past.now.assessments
    assert bool(portal_clauses(koyra, owner_told(past))) is not is_extended
    steps = " ".join(step.en for step in office_view(koyra, past, LETTERHEAD).steps)
    assert ("ry again" in steps) is not is_extended
    assert (
        "shall try again" in str(chair_proposal(chair_view(past, LETTERHEAD).summary, Language.EN))
    ) is not is_extended


@pytest.mark.parametrize(("version", "proposes"), [("0.15.0", True), ("0.16.0", False)])
def test_papers_of_a_round_that_an_earlier_version_kept_propose_it_as_they_did_also_where_the_time_was_extended(
    version, proposes
):
    waivers = (Waiver(TWO_STEP, "koyra", "the owner mends it", "2024-08/05", date(2024, 12, 31)),)
    told = tell_all(KOYRA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, on=date(2024, 2, 10))
    letter = told_owner(3, date(2024, 2, 20), "codes come now", koyra=Cause.NO_CODE)
    past = history(meeting([KOYRA], told, "2024-03", waivers=waivers))
    now = replace(past.now, header=replace(past.now.header, version=version))
    past = History.of(now, past.earlier, letters=(letter,))
    assert (ProposalCode.PORTAL_ANSWERED in portal_clauses(now.assessments[0], owner_told(past))) is proposes


def test_a_letter_concerns_nobody_who_told_nothing_since_the_answer():
    named_none = told_owner(1, date(2024, 2, 20), "it is offered", lota=Cause.NOT_OFFERED, koyra=Cause.NOT_OFFERED)
    past = replace(after_both(koyra_told=date(2024, 4, 6)), letters=(named_none, ELSE))
    found = portal_request(past, DAY)
    assert [(each.office, each.causes) for each in found.offices] == [
        ("koyra", (Cause.NOT_OFFERED,)),
        ("deluti", (Cause.NO_CODE,)),
    ]


def test_of_two_answers_about_the_same_the_later_one_stands_and_what_was_told_after_it_is_told_anew():
    later = told_owner(3, date(2024, 3, 10), "it is offered now", lota=Cause.NOT_OFFERED, koyra=Cause.NOT_OFFERED)
    first = told_owner(1, date(2024, 2, 20), "from 10.06.2024", lota=Cause.NOT_OFFERED, koyra=Cause.NOT_OFFERED)
    past = replace(after_both(koyra_told=date(2024, 4, 6)), letters=(first, later))
    lota, koyra, _ = past.now.assessments
    told = owner_told(past)
    assert [portal_clauses(each, told) for each in (lota, koyra)] == [
        {ProposalCode.PORTAL_ANSWERED: (Cause.NOT_OFFERED,)},
        {ProposalCode.PORTAL: (Cause.NOT_OFFERED,)},
    ]


def test_where_a_later_answer_names_a_later_day_no_register_asks_before_it_by_the_earlier_answer():
    first = told_owner(1, date(2024, 2, 20), "it is offered", lota=Cause.NOT_OFFERED, koyra=Cause.NOT_OFFERED)
    later = told_owner(3, date(2024, 3, 10), "from 01.06.2024", lota=Cause.NOT_OFFERED)
    past, june = replace(after_both(), letters=(first, later)), date(2024, 6, 1)
    lota, koyra, _ = past.now.assessments
    for by, tried in ((june - timedelta(days=1), (frozenset(), {1})), (june, ({3}, {1}))):
        answered = answers_in_force(past.letters, DAY, by)
        assert tuple(answers_to_try(each, answered) for each in (lota, koyra)) == tried
    assert to_try_later(lota, past)
    assert not to_try_later(koyra, past)


def test_a_later_answer_about_an_office_takes_no_user_id_its_own_that_moved_from_there_before():
    """Both letters tell of Lota UP; when the second was made the user ID stood in the list of Koyra UP."""
    came = Account("lota/head", LOTA.accounts[0].post)
    koyra, lota = replace(KOYRA, accounts=(came,)), replace(LOTA, accounts=LOTA.accounts[1:])
    waits = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}
    told = [each for subject in (came, *lota.accounts) for each in tell(subject.id, waits, on=date(2024, 2, 10))]
    past = history(meeting([lota, koyra], told, "2024-03"))
    first = told_owner(1, date(2024, 2, 20), "it is offered", lota=Cause.NOT_OFFERED)
    later = told_owner(3, date(2024, 3, 10), "from 01.06.2024", lota=Cause.NOT_OFFERED)
    letters = replace(first, stood={came.id: {"lota"}}), replace(later, stood={came.id: {"koyra"}})
    tried = {
        each.office.id: answers_to_try(each, answers_in_force(letters, DAY, date(2024, 5, 31)))
        for each in past.now.assessments
    }
    assert tried == {"lota": frozenset(), "koyra": frozenset({1})}


WHEN = {
    Language.EN: (
        "try again before the next meeting (serial 02) and from 01.06.2024 on, before the next meeting (serial 01) and report",
        ("since its authority answered on 01.03.2024: 1.", "from 01.06.2024 on, the day that its authority's answer of 20.03.2024 names: 1."),
        "To have tried again what waited for the portal, since its authority answered; how it went: Koyra",
    ),
    Language.BN: (
        "পরবর্তী সভার আগে (ক্রমিক ০২) ও ০১.০৬.২০২৪ তারিখ থেকে পরবর্তী সভার আগে (ক্রমিক ০১) আবার চেষ্টা",
        ("উত্তর ০১.০৩.২০২৪ তারিখে পাওয়া গেছে, তাই ১টি দপ্তর", "২০.০৩.২০২৪ তারিখের উত্তরে ০১.০৬.২০২৪ তারিখের কথা আছে, তাই ১টি দপ্তর"),
        "আবার চেষ্টা করার কথা; ফলাফল কী:",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", Language)
def test_of_answers_of_which_one_names_a_day_to_come_each_office_is_to_try_again_when_its_own_says(language):
    first = told_owner(1, date(2024, 2, 20), "it is offered", lota=Cause.NOT_OFFERED, koyra=Cause.NOT_OFFERED)
    later = told_owner(3, date(2024, 3, 10), "from 01.06.2024", lota=Cause.NOT_OFFERED)
    past = replace(after_both(), letters=(first, later))
    view = chair_view(past, LETTERHEAD)
    when, counted, asked = WHEN[language]
    assert when in " ".join(clause for clause, _ in chair_proposal(view.summary, language)[1])
    lines = brief_lines(view, language)
    for words in (*counted, asked):
        assert len([line for line in lines if words in line]) == 1


# By account: of one office one user told the same after the answer, another did not

PAIR = office("pair", ("head", "clerk"))
BEFORE, TRIED = date(2024, 2, 10), date(2024, 4, 6)


def told_again_by(*accounts: str) -> History:
    """Return how things stand where these accounts (ids) of two offices told again after the answer that two-step is not offered, and the others before it."""
    told = [
        each
        for listed in (LOTA, PAIR)
        for account in listed.accounts
        for each in tell(account.id, {**HINDERED, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, on=BEFORE)
    ]
    told += [
        each
        for account in accounts
        for each in tell(account, {**HINDERED, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, on=TRIED)
    ]
    letter = told_owner(1, date(2024, 2, 20), "it is offered", lota=Cause.NOT_OFFERED, pair=Cause.NOT_OFFERED)
    past = history(meeting([LOTA, PAIR], told, "2024-04", day=date(2024, 4, 20)))
    return History.of(past.now, past.earlier, letters=(letter,))


@pytest.mark.parametrize(
    ("again", "to_try"),
    [((), {"lota", "pair"}), (("pair/head",), {"lota", "pair"}), (("pair/head", "pair/clerk"), {"lota"})],
    ids=["nobody told again", "one of two users", "both users"],
)
def test_report_brief_and_command_agree_on_who_is_to_try_again_by_the_user(again, to_try):
    past = told_again_by(*again)
    others = {Unreminded.TO_TRY: len(to_try)} | ({Unreminded.PORTAL: 2 - len(to_try)} if len(to_try) < 2 else {})
    reports = {each.office.id: office_view(each, past, LETTERHEAD) for each in past.now.assessments}
    assert {office_id for office_id, view in reports.items() if view.to_try} == to_try
    assert dict(reminding(past, DAY).others) == others
    lines = brief_lines(chair_view(past, LETTERHEAD))
    (trying,) = [line for line in lines if "are to try again" in line]
    assert trying.endswith(f"answered on 01.03.2024: {len(to_try)}.")
    assert bool([line for line in lines if "done what they can" in line]) is (len(to_try) < 2)
    names = ", ".join(sorted(name.capitalize() for name in to_try))
    (asked,) = [line for line in lines if "how it went: " in line]
    assert asked.replace(" and ", ", ").endswith(f"how it went: {names}.")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("lota_again", "said"),
    [
        (
            False,
            {
                Language.EN: "The other office (serial 01), and the other users of such an office (serial 02), shall",
                Language.BN: "অন্য দপ্তরটিকে (ক্রমিক ০১) ও এমন দপ্তরের অন্য ইউজারদের (ক্রমিক ০২) উত্তরটি",
            },
        ),
        (
            True,
            {
                Language.EN: "The other users of such an office (serial 02) shall",
                Language.BN: "এমন দপ্তরের অন্য ইউজারদের (ক্রমিক ০২) উত্তরটি",
            },
        ),
    ],
    ids=["another office", "no other office"],
)
def test_the_clause_calls_other_offices_only_those_of_which_nobody_told_it_again(lota_again, said, language):
    past = told_again_by("pair/head", *([LOTA.accounts[0].id] if lota_again else []))
    clauses = chair_proposal(chair_view(past, LETTERHEAD).summary, language)[1]
    assert said[language] in " ".join(clause for clause, _ in clauses)


def test_who_cannot_log_in_even_after_the_answer_is_asked_how_far_the_reset_has_come_and_the_other_user_how_trying_went():
    told = [
        *tell("pair/head", {TWO_STEP_CAUSE: Cause.LOCKED_OUT}, on=TRIED),
        *tell("pair/clerk", {TWO_STEP_CAUSE: Cause.LOCKED_OUT}, on=BEFORE),
    ]
    letter = told_owner(1, date(2024, 2, 20), "they can log in", pair=Cause.LOCKED_OUT)
    past = history(meeting([PAIR], told, "2024-04", day=date(2024, 4, 20)))
    lines = brief_lines(chair_view(History.of(past.now, past.earlier, letters=(letter,)), LETTERHEAD))
    assert "Users cannot log in; how far the reset has come: Pair." in lines
    assert [line for line in lines if "how it went: Pair." in line]
