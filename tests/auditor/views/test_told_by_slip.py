"""A letter asks for self-check slips only where one can tell something of what it asks."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import DONE, LETTERHEAD, MAIL, NO_MAIL, NOT_DONE, history, meeting, office, tell

from auditor.i18n import Language
from auditor.model.counting import CountsFrom
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.grades import Grade
from auditor.model.letters import LetterDrafted, Purpose
from auditor.model.subjects import OfficeKind
from auditor.register.rows import Asking
from auditor.views.compared.history import History
from auditor.views.letters.errands import reminding
from auditor.views.letters.letters import LetterMaterial, LetterWords, named_letters
from reports.layout.reminder import reminder_text

DAY = date(2024, 3, 3)
DAE = office("dae", kind=OfficeKind.DEPARTMENT)
HEAD = DAE.accounts[0].id
SEEN = tell(HEAD, {TWO_STEP_ENROLLED: False}, date(2024, 2, 12), Grade.WITNESSED)
OWED = {
    "duties of a user ID": ([*tell(HEAD, NOT_DONE), *tell("dae", MAIL)], True),
    "nothing is known yet": ([], True),
    "official e-mail alone": ([*tell(HEAD, DONE), *tell("dae", NO_MAIL)], False),
    "what only a login that is seen lifts": ([*tell(HEAD, DONE), *tell("dae", MAIL), *SEEN], False),
    "no user ID of its own": ([*tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}), *tell("dae", NO_MAIL)], False),
}


def letter_on(told, purpose):
    """Return a letter to an office that has its sheet, by what is told of it."""
    return letter_to((DAE,), told, purpose)


def letter_to(offices, told, purpose, sheets=None):
    past = history(meeting(offices, told))
    sheets = frozenset(each.id for each in offices) if sheets is None else sheets
    past = replace(History.of(past.now, past.earlier, letters=()), invited=True, sheets=sheets)
    (asked,) = reminding(past, DAY).letters
    draft = LetterDrafted(1, purpose, asked.offices, DAY, date(2024, 3, 17), DAY)
    asking = Asking("2024-03", CountsFrom(date(2024, 1, 18)), DAY, LETTERHEAD)
    ((_, view),) = named_letters(LetterMaterial(past, LETTERHEAD, (draft,), LetterWords(), asking))
    return view


@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.SECOND, Purpose.FINAL])
@pytest.mark.parametrize(("told", "by_slip"), OWED.values(), ids=OWED)
def test_a_letter_asks_who_has_a_sheet_for_a_slip_only_on_what_a_slip_tells(told, by_slip, purpose):
    view = letter_on(told, purpose)
    assert ("by a self-check slip" in reminder_text(view, Language.EN)) is by_slip
    assert ("স্ব-যাচাই স্লিপে" in reminder_text(view, Language.BN)) is by_slip


ASKS = {
    Purpose.FIRST: "to complete what is left by 17.03.2024, and to say so by a self-check slip.",
    Purpose.SECOND: "to complete what is pending by 17.03.2024, and to say so by a self-check slip.",
    Purpose.FINAL: "Please tell by 17.03.2024 by a self-check slip how things stand.",
}


@pytest.mark.parametrize(("purpose", "asks"), ASKS.items(), ids=ASKS)
def test_the_way_in_which_it_is_told_is_said_of_the_telling_not_of_what_is_told(purpose, asks):
    told, _ = OWED["duties of a user ID"]
    assert asks in reminder_text(letter_on(told, purpose), Language.EN)


@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.SECOND])
@pytest.mark.parametrize(
    "is_mail_left", [True, False], ids=["of one official e-mail alone is left", "of each a user ID"]
)
def test_a_letter_to_several_says_that_slips_tell_of_user_ids_alone_where_one_owes_nothing_of_these(
    is_mail_left, purpose
):
    other = office("dof", kind=OfficeKind.DEPARTMENT)
    head = other.accounts[0].id
    of_other = (
        [*tell(head, DONE), *tell("dof", NO_MAIL)] if is_mail_left else [*tell(head, NOT_DONE), *tell("dof", MAIL)]
    )
    told = [*tell(HEAD, NOT_DONE), *tell("dae", MAIL), *of_other]
    view = letter_to((DAE, other), told, purpose)
    assert ("by a self-check slip (of user IDs' duties alone)" in reminder_text(view, Language.EN)) is is_mail_left
    assert "by a self-check slip" in reminder_text(view, Language.EN)
    assert ("স্ব-যাচাই স্লিপে (শুধু ইউজার আইডির করণীয়)" in reminder_text(view, Language.BN)) is is_mail_left


@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.SECOND])
@pytest.mark.parametrize(
    ("sheets", "is_mail_left", "in_english", "in_bangla"),
    [
        ({"dae"}, False, " (where there is a sheet for it)", " (নির্দেশিকা পেয়ে থাকলে)"),
        (
            {"dae"},
            True,
            " (of user IDs' duties alone, where there is a sheet for it)",
            " (শুধু ইউজার আইডির করণীয়, নির্দেশিকা পেয়ে থাকলে)",
        ),
        ({"dae", "dof"}, False, "", ""),
    ],
    ids=["one has none", "one has none and owes nothing of a user ID", "both have one"],
)
def test_a_letter_to_several_asks_for_slips_only_of_those_that_were_given_a_sheet(
    sheets, is_mail_left, in_english, in_bangla, purpose
):
    other = office("dof", kind=OfficeKind.DEPARTMENT)
    of_other = tell(other.accounts[0].id, DONE if is_mail_left else NOT_DONE) + tell(
        "dof", NO_MAIL if is_mail_left else MAIL
    )
    told = [*tell(HEAD, NOT_DONE), *tell("dae", MAIL), *of_other]
    view = letter_to((DAE, other), told, purpose, frozenset(sheets))
    limit = {Language.EN: in_english, Language.BN: in_bangla}
    for language, by_slip in ((Language.EN, "by a self-check slip"), (Language.BN, "স্ব-যাচাই স্লিপে")):
        words = reminder_text(view, language)
        assert f"{by_slip}{limit[language]}" in words
        assert bool(limit[language]) is (f"{by_slip} (" in words)
