"""By what passwords are judged: in a campaign, in a workspace, or anywhere in the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.policy import Composition
from auditor.passwords import judging, words
from auditor.selfcheck import campaigns
from auditor.workspace.near_words import near_words

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.selfcheck import Campaign, LocalWords
    from auditor.workspace.folder import Workspace


class PasswordTerms(Struct, frozen=True):
    """What a password is judged by.

    Attributes:
        words: local words.
        rule: the name of the rule in force.
        digit: ``off``, ``advise`` or ``require``.
        year: the year by which dates in passwords are judged.
        least: the lowest band that is ordered, as in `Campaign.least_strength`.

    """

    words: LocalWords
    rule: str
    digit: str
    year: int
    least: str = ""


def terms_of(campaign: Campaign) -> PasswordTerms:
    """Return by what passwords are judged in a campaign."""
    return PasswordTerms(campaign.words, campaign.rule, campaign.digit, campaign.year, campaign.least_strength)


def national_terms(year: int) -> PasswordTerms:
    """Return by what passwords are judged where no campaign and no upazila is known."""
    return PasswordTerms(words.national_words(), judging.RULES[0], "advise", year)


def terms_of_space(space: Workspace, today: date) -> PasswordTerms:
    """Return by what passwords are judged in a workspace where no campaign has begun."""
    known = near_words(space, () if space.reading.roster is None else space.reading.roster.offices)
    settings = (rule.settings for rule in space.baseline.rules)
    digit = next((setting.digit for setting in settings if isinstance(setting, Composition)), "advise")
    rule, least = space.baseline.password_rule or judging.RULES[0], campaigns.least_strength(space.baseline)
    return PasswordTerms(known, rule, digit, today.year, least)
