"""How hard a password is to guess: strong, fair or weak, with the reasons that weigh most."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import Strength
from auditor.passwords.guesses import common_words, zxcvbn_guesses
from auditor.passwords.leaked_here import is_leaked
from auditor.passwords.local_words import FIRST_YEAR, look_up_table
from auditor.passwords.neighbour import cheapest_cut
from auditor.passwords.patterns import has_known_shape, patterns_in
from auditor.passwords.reasons import (
    FAIL_STRONG,
    PASS_STRONG,
    PASS_WEAK,
    RULE_FAIL,
    RULE_PASS,
    STRENGTH_TEXTS,
    CharacterClass,
    Reason,
)
from auditor.passwords.signs import character_classes_in, hard_to_type, looked_at, scored_signs
from auditor.passwords.words import national_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.selfcheck import LocalWords

RULES: Final = ("upper+lower+symbol", "upper+lower+symbol+digit")
"""The rules that a decision may name; each lists the kinds of sign it asks for."""
FAIR_FROM: Final = 1e8
"""Guesses from which a password is no longer weak; from `STRONG_FROM` on it is strong."""
STRONG_FROM: Final = 1e10
_UNPAID: Final = 10
"""The neighbour pays nothing for finding out where words begin and end, zxcvbn does: his guesses are worth a tenth."""
MOST_REASONS: Final = 3
LONG_ENOUGH: Final = 12
"""Signs from which a password is not called short; a shorter one is never called strong."""
_TELL_MORE: Final = frozenset(
    {Reason.BIJOY, Reason.COMMON, Reason.SELF, Reason.PLACE, Reason.OFFICE, Reason.PORTAL, Reason.PHRASE}
)
"""Reasons that say which word it is, so that none needs to say that there is one."""
_WEIGHT: Final = {reason: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class PasswordVerdict:
    """What may be said of a password to the person who typed it; only `meets_rule` and `strength` may be kept.

    Attributes:
        missing: kinds that the rule asks for and the password has not.
        lacks: all kinds that the password has not, whatever the rule.
        meets_rule: nothing is missing.
        strength: the band.
        reasons: at most three, the weightiest first.

    """

    missing: tuple[CharacterClass, ...] = field(repr=False)
    lacks: tuple[CharacterClass, ...] = field(repr=False)
    meets_rule: bool
    strength: Strength
    reasons: tuple[Reason, ...] = field(repr=False)

    @property
    def summary(self) -> Text:
        """The rule and the band in one or two sentences."""
        missing = Text(
            en=", ".join(kind.label.en for kind in self.missing) or "-",
            bn=", ".join(kind.label.bn for kind in self.missing) or "-",
        )
        band = STRENGTH_TEXTS[self.strength]
        match (self.meets_rule, self.strength):
            case (True, Strength.WEAK):
                return PASS_WEAK
            case (True, Strength.STRONG):
                return PASS_STRONG
            case (True, _):
                return Text(en=f"{RULE_PASS.en} {band.en}", bn=f"{RULE_PASS.bn} {band.bn}")
            case (_, Strength.STRONG):
                return FAIL_STRONG.filled(missing=missing)
            case _:
                failed = RULE_FAIL.filled(missing=missing)
                return Text(en=f"{failed.en} {band.en}", bn=f"{failed.bn} {band.bn}")

    def also(self, *reasons: Reason) -> PasswordVerdict:
        """Return the verdict with reasons that only the caller can know (leaked, reused), at most three in all."""
        return replace(self, reasons=_weightiest({*self.reasons, *reasons}))


def judge(password: str, words: LocalWords, *, rule: str, year: int) -> PasswordVerdict:
    """Return what may be said of a password; nothing of the password itself is kept, here or in the engine.

    Args:
        password: as it was typed; any text, empty too.
        words: local words.
        rule: one of `RULES`.
        year: the year by which the distance of dates is reckoned.

    Raises:
        ValueError: the rule is not known.
        RuntimeError: the engine broke down; the error says nothing of the password.

    """
    if rule not in RULES:
        raise ValueError("no such rule")
    whole = looked_at(password)
    present = character_classes_in(whole)
    lacks = tuple(kind for kind in CharacterClass if kind not in present)
    missing = tuple(kind for kind in lacks if kind in rule.split("+"))
    scored = scored_signs(whole)
    known = look_up_table(words, common_words())
    cut = cheapest_cut(scored, known)
    guesses, listed = zxcvbn_guesses(scored, known, year)
    reasons = cut.reasons | listed
    strength = _band(min(guesses, cut.guesses / _UNPAID))
    if cut.plain or len(whole) < LONG_ENOUGH:
        strength = min(strength, Strength.FAIR)
    if CharacterClass.SYMBOL in present and has_known_shape(scored):  # letters and digits of chance often have it too
        strength = min(strength, Strength.FAIR)
        reasons.add(Reason.SHAPE)
    if is_leaked(whole):
        strength = Strength.WEAK
        reasons.add(Reason.BREACHED)
    reasons |= patterns_in(scored)
    if len(whole) < LONG_ENOUGH:
        reasons.add(Reason.SHORT)
    if strength is Strength.STRONG:
        reasons.clear()
    elif not reasons:
        reasons.add(Reason.WORD)
    elif reasons & _TELL_MORE:
        reasons.discard(Reason.WORD)
    reasons |= hard_to_type(password, whole)
    return PasswordVerdict(missing, lacks, not missing, strength, _weightiest(reasons))


def may_guard_keys(passphrase: str) -> bool:
    """Whether a passphrase may stand before a key file: long enough, and not weak by the words of the whole country.

    Fair will do: every guess at a key file costs a tenth of a second.
    """
    everywhere = national_words()
    long_enough = len(passphrase) >= LONG_ENOUGH
    return long_enough and judge(passphrase, everywhere, rule=RULES[0], year=FIRST_YEAR).strength > Strength.WEAK


def _weightiest(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=_WEIGHT.__getitem__)[:MOST_REASONS])


def _band(guesses: float) -> Strength:
    if guesses < FAIR_FROM:
        return Strength.WEAK
    return Strength.FAIR if guesses < STRONG_FROM else Strength.STRONG
