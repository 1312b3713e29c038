"""Examines a password at the terminal: it comes in by one function and does not come out of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.facts import Strength
from auditor.passwords import judging
from auditor.passwords.reasons import Reason

if TYPE_CHECKING:
    from auditor.passwords.judging import PasswordVerdict
    from auditor.selfcheck.terms import PasswordTerms


class PasswordCheck(Struct, frozen=True):
    """What is known of a password when it has been dropped.

    Attributes:
        verdict: rule, band and reasons; the reasons are for the person at the terminal only.
        digit: as in `PasswordTerms`; `least`, too.
        leaked: it is in a list of leaked passwords that it was compared with; None when it was not. That it is in the list that the
            program carries is a reason why it is weak, and leaves with no slip: it would tell one of a few thousand passwords.
        reused: it is the same as another of the person's own; None when it was not compared.

    """

    verdict: PasswordVerdict
    digit: str
    leaked: bool | None = None
    reused: bool | None = None
    least: str = ""

    @property
    def is_below(self) -> bool:
        """Whether the password is easier to guess than a decision orders."""
        return bool(self.least) and self.verdict.strength < Strength[self.least.upper()]

    @property
    def good(self) -> bool:
        """Whether the rule is met, and the password neither weak, nor easier to guess than is ordered, nor known from a leak."""
        is_weak = self.is_below or self.verdict.strength is Strength.WEAK
        return self.verdict.meets_rule and not is_weak and not self.leaked


Lookup = Callable[[str], bool | None]
"""Looks a password up among leaked ones; None: not checked."""


def examine(
    password: str,
    terms: PasswordTerms,
    *,
    offline: Lookup | None = None,
    online: Lookup | None = None,
    compared_with: str = "",
) -> PasswordCheck:
    """Judge a password, once.

    Args:
        password: the password; not empty.
        terms: what it is judged by.
        offline: looks it up in a list on this computer.
        online: looks it up over the network, where there is no list. It is not called for a weak password: that has to be
            changed anyway, and of a local password a look-up lets out more than its answer is worth.
        compared_with: another of the person's own passwords; empty when there is none to compare with.

    Returns:
        What may be known of it; of the password a slip takes rule, band and the two comparisons, nothing finer.

    """
    verdict = judging.judge(password, terms.words, rule=terms.rule, year=terms.year)
    leaked = None
    if offline is not None:
        leaked = offline(password)
    elif online is not None and verdict.strength > Strength.WEAK:
        leaked = online(password)
    if leaked is not None and Reason.BREACHED in verdict.reasons:
        leaked = True
    reused = _composed(password) == _composed(compared_with) if compared_with else None
    if reused:
        verdict = verdict.also(Reason.REUSED)
    if leaked:
        verdict = verdict.also(Reason.BREACHED)
    return PasswordCheck(verdict, terms.digit, leaked, reused, terms.least)


def _composed(password: str) -> str:
    return unicodedata.normalize("NFC", password)
