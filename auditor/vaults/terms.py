"""By what the passwords of a vault are judged, and whose accounts they may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.subjects import Roster
from auditor.passwords import judging, words
from auditor.workspace.near_words import near_words

if TYPE_CHECKING:
    from auditor.model.selfcheck import LocalWords
    from auditor.workspace.folder import Workspace


class VaultTerms(Struct, frozen=True):
    """By what passwords are judged: local words and the name of the rule in force; and the roster of their accounts."""

    words: LocalWords
    rule: str
    roster: Roster


def national_terms() -> VaultTerms:
    """Return the terms outside of a workspace: words of the whole country, and no accounts."""
    return VaultTerms(words.national_words(), judging.RULES[0], Roster(()))


def terms_of_space(space: Workspace, roster: Roster) -> VaultTerms:
    """Return the terms of a workspace with a roster, which may be empty."""
    return VaultTerms(near_words(space, roster.offices), space.baseline.password_rule or judging.RULES[0], roster)
