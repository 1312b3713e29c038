"""The password is not easily guessed by somebody who knows the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.facts import PASSWORD_STRENGTH, Scope, Strength
from auditor.model.policy import Fail, Pass, Policy, Settings, Verdict

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence


class Guessability(Settings, frozen=True):
    """How strong a password is to be.

    Attributes:
        least: the lowest band that passes, ``fair`` or ``strong``.

    """

    least: str = "fair"

    def __post_init__(self) -> None:
        """Refuse other words.

        Raises:
            ValueError: `least` is neither.

        """
        if self.least not in {"fair", "strong"}:
            raise ValueError("least is fair or strong")

    @property
    def band(self) -> Strength:
        """The lowest band that passes."""
        return Strength[self.least.upper()]


def check(evidence: Evidence, settings: Guessability) -> Verdict:
    """Pass from the lowest band on."""
    return Pass() if evidence[PASSWORD_STRENGTH] >= settings.band else Fail()


POLICY = Policy(
    id="password-strength",
    revision=2,
    scope=Scope.ACCOUNT,
    title=Text(en="The password is not easy to guess", bn="পাসওয়ার্ড সহজে অনুমান করা না যাওয়া"),
    duty=Text(en="Password that is hard to guess", bn="সহজে অনুমান করা যায় না এমন পাসওয়ার্ড"),
    column=Text(en="Password strength", bn="পাসওয়ার্ড কতটা শক্তিশালী"),
    why=Text(
        en="A password made of a place, an office, a year or a slogan meets the decision's rule, and yet anybody in "
        "the upazila can guess it.",
        bn="এলাকা, দপ্তর, সাল বা স্লোগান দিয়ে তৈরি পাসওয়ার্ড সিদ্ধান্তের নিয়ম মানে, তবু উপজেলার যে কেউ তা অনুমান করতে পারেন।",
    ),
    broken=Text(en="The password is easy to guess.", bn="পাসওয়ার্ডটি সহজে অনুমান করা যায়।"),
    remedy=Text(
        en="{post}: change the password to one that is hard to guess; test it {self_check} first, or let one be "
        "made there.",
        bn="{post}: সহজে অনুমান করা যায় না এমন পাসওয়ার্ড দিন। আগে {self_check} পরীক্ষা করে নিন, অথবা সেখানেই একটি তৈরি করুন।",
    ),
    when_unknown=Text(
        en="{post}: test the password {self_check} and send the slip (never the password).",
        bn="{post}: {self_check} পাসওয়ার্ড পরীক্ষা করে স্লিপ পাঠান (পাসওয়ার্ড পাঠাবেন না)।",
    ),
    source=Text(
        en="Advice; OWASP ASVS 5.0 6.2.4 and 6.2.11 (no common or context-specific words), NIST SP 800-63B-4 section 3.1.1.2 (blocklists). Bands: guesses below ten to the eighth are weak, from ten to the tenth strong.",
        bn="পরামর্শ; OWASP ASVS 5.0, 6.2.4 ও 6.2.11 (প্রচলিত বা পরিচিত শব্দ নয়), NIST SP 800-63B-4, অংশ 3.1.1.2 (নিষিদ্ধ শব্দের তালিকা)। অনুমান করতে দশ কোটির কম চেষ্টা লাগলে দুর্বল, এক হাজার কোটি বা তার বেশি লাগলে শক্তিশালী।",
    ),
    reads=(PASSWORD_STRENGTH,),
    settings=Guessability,
    check=check,
    advice=Text(en="Change passwords that are easy to guess", bn="সহজে অনুমান করা যায় এমন পাসওয়ার্ড বদলানো"),
)
