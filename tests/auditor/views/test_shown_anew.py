"""What was seen, recorded or found by a self-check to be undone: from the first paper on it is said that telling alone lifts nothing."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import (
    DONE,
    LETTERHEAD,
    MAIL,
    RULE,
    history,
    meeting,
    office,
    tell,
)

from auditor.i18n import Language
from auditor.model.counting import CountsFrom
from auditor.model.facts import (
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    TWO_STEP_ENROLLED,
    RuleAnswer,
)
from auditor.model.grades import Grade
from auditor.model.letters import LetterDrafted, Purpose
from auditor.model.subjects import OfficeKind
from auditor.model.when import When
from auditor.register.rows import Asking
from auditor.views.compared.history import History
from auditor.views.letters.errands import reminding
from auditor.views.letters.letters import LetterMaterial, LetterWords, named_letters
from auditor.views.office.office import office_reports
from reports.layout.reminder import reminder_text

DAY = date(2024, 3, 3)
ON = date(2024, 2, 12)
OFFICE = office("dae", kind=OfficeKind.DEPARTMENT)
HEAD = OFFICE.accounts[0].id
LONG_AGO = When.on(date(2023, 6, 1))
UNDONE = {
    "a login that was seen": (HEAD, TWO_STEP_ENROLLED, False, Grade.WITNESSED, "see a login again"),
    "a system's record": (HEAD, TWO_STEP_ENROLLED, False, Grade.EXPORTED, "see a login"),
    "a record of a day": (HEAD, PASSWORD_CHANGED_ON, LONG_AGO, Grade.EXPORTED, "a newer record of the system"),
    "letters that were seen": (OFFICE.id, OFFICIAL_EMAIL_SENDS, False, Grade.WITNESSED, "show it to the assistant"),
    "a self-check": (HEAD, PASSWORD_MEETS_RULE, RuleAnswer(RULE, met=False), Grade.SELF_CHECKED, "send the new slip"),
    "the office's own word": (HEAD, TWO_STEP_ENROLLED, False, Grade.DECLARED, ""),
}
ENOUGH = {Language.EN: "it is enough to say so", Language.BN: "শুধু তা জানালেই চলবে"}
NOT_ENOUGH = {Language.EN: "telling alone is not enough", Language.BN: "শুধু জানালে হবে না"}


def standing_by(subject, fact, value, grade):
    """Return how an office stands that told all else to be done, and of which one thing is known to be undone."""
    known = {of: said for of, said in (DONE | MAIL).items() if of is not fact}
    of_head = {of: said for of, said in known.items() if of in DONE}
    of_office = {of: said for of, said in known.items() if of in MAIL}
    told = [*tell(HEAD, of_head), *tell(OFFICE.id, of_office), *tell(subject, {fact: value}, ON, grade)]
    past = history(meeting((OFFICE,), told))
    return History.of(past.now, past.earlier, letters=())


def first_letter(past):
    (asked,) = reminding(past, DAY).letters
    draft = LetterDrafted(1, Purpose.FIRST, asked.offices, DAY, date(2024, 3, 17), DAY)
    asking = Asking("2024-03", CountsFrom(date(2024, 1, 18)), DAY, LETTERHEAD)
    ((_, view),) = named_letters(LetterMaterial(past, LETTERHEAD, (draft,), LetterWords(), asking))
    return view


@pytest.mark.parametrize(("subject", "fact", "value", "grade", "shown"), UNDONE.values(), ids=UNDONE)
def test_only_the_first_letter_on_what_the_office_itself_told_undone_says_that_telling_is_enough(
    subject, fact, value, grade, shown
):
    view = first_letter(standing_by(subject, fact, value, grade))
    for language in Language:
        words = reminder_text(view, language).casefold()
        assert (ENOUGH[language] in words) is not bool(shown)
        assert (NOT_ENOUGH[language] in words) is bool(shown)


@pytest.mark.parametrize(("subject", "fact", "value", "grade", "shown"), UNDONE.values(), ids=UNDONE)
def test_the_step_says_how_it_is_shown_anew_though_nobody_told_otherwise_yet(subject, fact, value, grade, shown):
    (report,) = office_reports(standing_by(subject, fact, value, grade), LETTERHEAD).reports
    (step,) = report.steps
    assert ("telling alone does not" in step.en) is bool(shown)
    assert ("শুধু জানালে তা বদলাবে না" in step.bn) is bool(shown)
    assert ("12.02.2024" in step.en) is bool(shown)
    assert shown in step.en


def test_rounds_from_before_it_was_noted_which_rules_a_login_shows_ask_to_see_one_again_all_the_same():
    past = standing_by(*UNDONE["a login that was seen"][:-1])
    rules = tuple(replace(rule, seen_at_login=False) for rule in past.now.header.rules)
    now = replace(past.now, header=replace(past.now.header, rules=rules))
    (report,) = office_reports(History.of(now, past.earlier, letters=()), LETTERHEAD).reports
    assert "see a login again" in report.steps[0].en


JOINED = date(2024, 2, 25)
SEEN_OFF, TOLD_OFF = (tell(HEAD, {TWO_STEP_ENROLLED: False}, ON, grade) for grade in (Grade.WITNESSED, Grade.DECLARED))
SEEN_ON = tell(HEAD, {TWO_STEP_ENROLLED: True}, date(2024, 2, 22), Grade.WITNESSED)
BEFORE = {
    "seen undone": (SEEN_OFF, [], True),
    "told undone": (TOLD_OFF, [], False),
    "seen undone, and done since the round": (SEEN_OFF, SEEN_ON, False),
}


@pytest.mark.parametrize("meetings", [2, 3])
@pytest.mark.parametrize(("then", "since", "is_shown"), BEFORE.values(), ids=BEFORE)
def test_who_came_since_it_was_seen_undone_reads_before_he_tells_anything_that_telling_does_not_settle_it(
    then, since, is_shown, meetings
):
    others = {of: said for of, said in DONE.items() if of is not TWO_STEP_ENROLLED}
    told = [*tell(HEAD, others), *tell(OFFICE.id, MAIL), *then]
    new = replace(OFFICE, accounts=(replace(OFFICE.accounts[0], holder_since=JOINED),))
    later = [meeting((new,), [*told, *since], f"2024-{month:02d}") for month in range(3, 2 + meetings)]
    (report,) = office_reports(history(meeting((OFFICE,), told), *later), LETTERHEAD).reports
    said = [step for step in report.steps if "telling alone does not settle that" in step.en]
    assert bool(said) is is_shown
    if is_shown:
        assert "on 12.02.2024, before that, it was not done" in said[0].en
        assert said[0].en.endswith("once it is done, show the assistant programmer at a login.")
        assert "শুধু জানালে তা বদলাবে না। কাজটি হলে লগইন করে সহকারী প্রোগ্রামারকে দেখান।" in said[0].bn
