"""What a letter says may be told of the portal: of two-step where it asks for that, of the login wherever it asks for duties of user IDs."""

from __future__ import annotations

from datetime import date

import pytest
from small_upazila import DECIDED, DONE, LETTERHEAD, history, meeting, office, tell_all

from auditor.i18n import Language
from auditor.model.counting import CountsFrom
from auditor.model.facts import PASSWORD_CHANGED_ON, TWO_STEP_ENROLLED
from auditor.model.letters import LetterDrafted
from auditor.model.when import When
from auditor.register.rows import Asking
from auditor.views.letters.errands import reminding
from auditor.views.letters.letters import LetterMaterial, LetterWords, named_letters
from reports.layout.reminder import reminder_text

DAY, DUE = date(2024, 3, 3), date(2024, 3, 17)
OF_TWO_STEP = {
    Language.EN: "the portal does not offer two-step authentication",
    Language.BN: "Two-step authentication চালুর সুযোগ না থাকলে",
}
OF_LOGIN = {
    Language.EN: "If the login does not work, telling that is an answer.",
    Language.BN: "। লগইন করা না গেলে সেটিই জানানো যাবে।",
}


def said(undone, language: Language) -> str:
    """Return the first letter to an office that has done all but this."""
    lota = office("lota")
    past = history(meeting([lota], tell_all(lota, DONE | undone)))
    drafts = tuple(LetterDrafted(1, each.purpose, each.offices, DAY, DUE, DAY) for each in reminding(past, DAY).letters)
    asking = Asking("2024-03", CountsFrom(DECIDED), DAY, LETTERHEAD)
    ((_, view),) = named_letters(LetterMaterial(past, LETTERHEAD, drafts, LetterWords(), asking))
    return reminder_text(view, language)


@pytest.mark.parametrize("language", Language)
def test_of_who_has_only_to_reset_a_password_no_letter_speaks_of_two_step_that_is_not_offered(language):
    words = said({PASSWORD_CHANGED_ON: When.not_since(DECIDED)}, language)
    assert OF_TWO_STEP[language] not in words
    assert OF_LOGIN[language] in words


@pytest.mark.parametrize("language", Language)
def test_where_two_step_is_asked_all_that_the_portal_may_hinder_is_named(language):
    words = said({TWO_STEP_ENROLLED: False}, language)
    assert OF_TWO_STEP[language] in words
    assert OF_LOGIN[language] not in words
