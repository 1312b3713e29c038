"""The facts: a closed, typed vocabulary of what may be known of an account or office."""

from __future__ import annotations

from datetime import date
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.ranked import Ranked
from auditor.model.value import Value
from auditor.model.when import When, decode_when, encode_when

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")


class Scope(StrEnum):
    """Of what a fact or policy speaks."""

    ACCOUNT = "account"
    OFFICE = "office"


class Strength(Ranked):
    """How hard a password is to guess, in three bands; nothing finer is ever kept."""

    WEAK = 0
    FAIR = 1
    STRONG = 2


class Method(Ranked):
    """Where the second factor's code comes from, weakest first."""

    EMAIL = 0
    SMS = 1
    OTHER = 2
    TOTP = 3
    KEY = 4


class CodeDevice(Ranked):
    """Whose device shows the code."""

    ANOTHERS = 0
    OFFICES = 1
    HOLDERS = 2

    @property
    def label(self) -> Text:
        """Whose it is, as papers print it."""
        return _DEVICE_LABELS[self]


_DEVICE_LABELS: Final = {
    CodeDevice.ANOTHERS: Text(en="somebody else's", bn="অন্য কারও"),
    CodeDevice.OFFICES: Text(en="the office's", bn="দপ্তরের"),
    CodeDevice.HOLDERS: Text(en="the holder's own", bn="ইউজারের নিজের"),
}


class MailboxKind(Ranked):
    """What kind of address a mailbox has."""

    NONE = 0
    PERSONAL = 1
    TO_VERIFY = 2
    OFFICIAL = 3


OF_TWO_STEP: Final = frozenset({"two-step-enabled", "two-step-method"})
"""The policies (ids) about two-step: what keeps a portal from it hinders no other."""


class Cause(StrEnum):
    """Why a thing is not done where that is no failure of the office."""

    NOT_OFFERED = "not-offered"
    NO_CODE = "no-code"
    MIGRATION = "migration"
    VACANT = "vacant"
    ON_LEAVE = "on-leave"
    NO_OWN_ACCOUNT = "no-own-account"
    LOCKED_OUT = "locked-out"

    @property
    def label(self) -> Text:
        """The cause as papers print it."""
        return _CAUSE_LABELS[self]

    @property
    def of_portal(self) -> bool:
        """Whether only the portal's authority can remove it."""
        return self in {Cause.NOT_OFFERED, Cause.NO_CODE, Cause.MIGRATION}

    @property
    def asked_of_owner(self) -> bool:
        """Whether the portal's owner is asked to do something about it: what only he can remove, and to let in again who cannot log in."""
        return self.of_portal or self is Cause.LOCKED_OUT

    @property
    def hinders_all(self) -> bool:
        """Whether nothing that is left of a user's duties can be done: nobody is in the post, or he cannot log in."""
        return self in {Cause.VACANT, Cause.LOCKED_OUT}

    @property
    def of_holder(self) -> bool:
        """Whether it is told of who has the post: it holds for all duties of the account, be two-step on or off, and says nothing of which it is."""
        return self in {Cause.VACANT, Cause.ON_LEAVE}

    @property
    def of_two_step_alone(self) -> bool:
        """Whether it cannot hold while two-step is on, and is seen when it is tried; the others may explain anything not done."""
        return self in {Cause.NOT_OFFERED, Cause.NO_CODE}

    @property
    def opposes_a_yes(self) -> bool:
        """Whether, told by itself after two-step was told to be on, it speaks against that: nobody who uses the account could tell both."""
        return self.of_two_step_alone or self is Cause.LOCKED_OUT


_CAUSE_LABELS: Final = {
    Cause.NOT_OFFERED: Text(en="the portal does not offer two-step", bn="পোর্টালে Two-step চালুর সুযোগ নেই"),
    Cause.NO_CODE: Text(en="the code does not arrive", bn="কোড আসে না"),
    Cause.MIGRATION: Text(en="the portal is being migrated", bn="পোর্টাল রূপান্তর চলছে"),
    Cause.VACANT: Text(en="the post is vacant", bn="পদ শূন্য"),
    Cause.ON_LEAVE: Text(en="the officer is on leave or training", bn="কর্মকর্তা ছুটিতে বা প্রশিক্ষণে"),
    Cause.NO_OWN_ACCOUNT: Text(en="the office has no account of its own", bn="দপ্তরের নিজস্ব ইউজার আইডি নেই"),
    Cause.LOCKED_OUT: Text(en="login is impossible (reset applied for)", bn="লগইন করা যাচ্ছে না (রিসেটের আবেদন করা হয়েছে)"),
}


class RuleAnswer(Value, frozen=True):
    """Whether a password meets a rule, and which rule it was judged by; under another rule it does not count."""

    rule: str
    met: bool


class Fact(Struct, Generic[T], frozen=True, eq=False):
    """One word of the vocabulary.

    `floor` and `ceiling` are the ranks between which a value may lie: equal for what is known exactly. A value
    speaks for "at least r" when its floor reaches r, and against it when its ceiling does not.

    Attributes:
        id: the fact's name in files; `scope`, whether it is told of an account or of an office.
        label: the fact as papers name it.
        lapses: it can become untrue by itself, so it counts only while fresh.
        bound_to_holder: it speaks of the person in the post, so a transfer takes its support away.
        no_outlives_holder: all the same its no is the account's, and stays whoever has the post.
        dated: its value is a `When`; after a transfer the *value*, not the telling, must be the new holder's.

    """

    id: str
    scope: Scope
    label: Text
    floor: Callable[[T], Any]
    ceiling: Callable[[T], Any]
    encode: Callable[[T], Any]
    decode: Callable[[Any], T]
    lapses: bool = True
    bound_to_holder: bool = True
    no_outlives_holder: bool = False
    dated: bool = False

    @property
    def ends_with_holder(self) -> bool:
        """Whether nothing that was told of it stays when another has the post, be it a no."""
        return self.bound_to_holder and not self.no_outlives_holder

    def __repr__(self) -> str:
        """Name the fact only."""
        return f"<fact {self.id}>"


E_ = TypeVar("E_", bound=Enum)


def _flag(  # noqa: PLR0913 what a flag is
    name: str, scope: Scope, label: Text, *, good: bool = True, bound: bool = True, no_outlives: bool = False
) -> Fact[bool]:
    def rank(value: bool) -> int:  # noqa: FBT001 a flag's rank is a function of the flag
        return int(value is good)

    return Fact(name, scope, label, rank, rank, bool, bool, bound_to_holder=bound, no_outlives_holder=no_outlives)


def _choice(kind: type[E_], name: str, scope: Scope, label: Text) -> Fact[E_]:
    order = {member: number for number, member in enumerate(kind)}

    def decode(code: Any) -> E_:  # noqa: ANN401 decodes JSON
        return kind[str(code).upper().replace("-", "_")]

    return Fact(name, scope, label, order.__getitem__, order.__getitem__, encode_choice, decode)


def encode_choice(member: Enum) -> str:
    """Return a choice's code in files: its name in kebab case."""
    return member.name.lower().replace("_", "-")


def _decode_day(code: str) -> date:
    return date.fromisoformat(code)


def _dated(name: str, label: Text) -> Fact[When]:
    return Fact(
        name,
        Scope.ACCOUNT,
        label,
        lambda when: when.earliest or date.min,
        lambda when: when.latest,
        encode_when,
        decode_when,
        lapses=False,
        dated=True,
    )


ACTIVE: Final = _flag("active", Scope.ACCOUNT, Text(en="in use", bn="ব্যবহার হয়"), good=False, no_outlives=True)
"""Nothing is asked of an account that nobody uses: where two equally well known do not agree, it is in use, and who got it since may use it."""
SHARED: Final = _flag(
    "shared", Scope.ACCOUNT, Text(en="shared account", bn="যৌথ ইউজার আইডি"), good=False, no_outlives=True
)
"""That one person used it is told of that person; the others who use it go on when another has the post."""
HOLDER_SINCE: Final[Fact[date]] = Fact(
    "holder_since",
    Scope.ACCOUNT,
    Text(en="holder since", bn="বর্তমান কর্মস্থলে যোগদানের তারিখ"),
    lambda day: -day.toordinal(),
    lambda day: -day.toordinal(),
    date.isoformat,
    _decode_day,
    lapses=False,
    bound_to_holder=False,
)
PROFILE_UPDATED_ON: Final = _dated("profile_updated_on", Text(en="profile updated", bn="প্রোফাইল হালনাগাদ"))
PASSWORD_CHANGED_ON: Final = _dated("password_changed_on", Text(en="password reset", bn="পাসওয়ার্ড রিসেট"))
PASSWORD_MEETS_RULE: Final[Fact[RuleAnswer]] = Fact(
    "password_meets_rule",
    Scope.ACCOUNT,
    Text(en="password meets the rule", bn="পাসওয়ার্ডের নিয়ম মানা"),
    lambda answer: int(answer.met),
    lambda answer: int(answer.met),
    lambda answer: {"rule": answer.rule, "met": answer.met},
    lambda code: RuleAnswer(str(code["rule"]), bool(code["met"])),
)
PASSWORD_STRENGTH: Final = _choice(
    Strength, "password_strength", Scope.ACCOUNT, Text(en="password strength", bn="পাসওয়ার্ড কতটা শক্তিশালী")
)
PASSWORD_BREACHED: Final = _flag(
    "password_breached", Scope.ACCOUNT, Text(en="known from a leak", bn="ফাঁস হওয়া পাসওয়ার্ড"), good=False
)
PASSWORD_REUSED: Final = _flag(
    "password_reused", Scope.ACCOUNT, Text(en="used in more than one place", bn="একাধিক জায়গায় ব্যবহৃত"), good=False
)
TWO_STEP_OFFERED: Final = _flag(
    "two_step_offered", Scope.ACCOUNT, Text(en="two-step offered", bn="Two-step চালুর সুযোগ"), bound=False
)
TWO_STEP_ENROLLED: Final = _flag("two_step_enrolled", Scope.ACCOUNT, Text(en="two-step on", bn="Two-step চালু"))
TWO_STEP_ENROLLED_ON: Final = _dated("two_step_enrolled_on", Text(en="two-step on since", bn="Two-step চালুর তারিখ"))
TWO_STEP_DEMANDED: Final = _flag("two_step_demanded", Scope.ACCOUNT, Text(en="asked for at login", bn="লগইনে কোড চায়"))
TWO_STEP_REGISTERED: Final = _flag(
    "two_step_registered", Scope.ACCOUNT, Text(en="a second factor is registered", bn="Two-step-এর মাধ্যম নিবন্ধিত")
)
TWO_STEP_CAPABLE: Final = _flag(
    "two_step_capable", Scope.ACCOUNT, Text(en="could use two-step", bn="Two-step ব্যবহার করতে পারেন")
)
TWO_STEP_ENFORCED: Final = _flag(
    "two_step_enforced", Scope.ACCOUNT, Text(en="the system requires two-step", bn="সিস্টেমে Two-step বাধ্যতামূলক")
)
TWO_STEP_METHOD: Final = _choice(
    Method, "two_step_method", Scope.ACCOUNT, Text(en="where the code comes", bn="কোড কোথায় আসে")
)
TWO_STEP_DEVICE: Final = _choice(
    CodeDevice, "two_step_device", Scope.ACCOUNT, Text(en="whose device shows the code", bn="কোড কার ফোনে আসে")
)
TWO_STEP_CAUSE: Final = _choice(Cause, "two_step_cause", Scope.ACCOUNT, Text(en="cause", bn="কারণ"))
OFFICIAL_EMAIL: Final = _choice(
    MailboxKind, "official_email", Scope.OFFICE, Text(en="official e-mail address", bn="সরকারি ই-মেইল ঠিকানা")
)
OFFICIAL_EMAIL_READS: Final = _flag(
    "official_email_reads", Scope.OFFICE, Text(en="the mailbox is read", bn="মেইল দেখা হয়")
)
OFFICIAL_EMAIL_SENDS: Final = _flag(
    "official_email_sends", Scope.OFFICE, Text(en="mail is written from it", bn="মেইল পাঠানো হয়")
)
OFFICIAL_EMAIL_SENDS_AT_ALL: Final = _flag(
    "official_email_sends_at_all",
    Scope.OFFICE,
    Text(en="mail is written from it, if not regularly", bn="মাঝে মাঝে হলেও মেইল পাঠানো হয়"),
)
PUBLISHED_EMAILS: Final = _choice(
    MailboxKind,
    "published_emails",
    Scope.OFFICE,
    Text(en="address published on the portal", bn="পোর্টালে প্রকাশিত ই-মেইল ঠিকানা"),
)

FACTS: Final[Mapping[str, Fact[Any]]] = {
    value.id: value for value in tuple(globals().values()) if isinstance(value, Fact)
}
"""Every fact that is defined above, by id: none can be forgotten."""
ANSWERED_TOGETHER: Final[tuple[frozenset[Fact[Any]], ...]] = (
    frozenset({TWO_STEP_ENROLLED, TWO_STEP_DEMANDED, TWO_STEP_OFFERED, TWO_STEP_CAUSE}),
    frozenset({OFFICIAL_EMAIL_SENDS, OFFICIAL_EMAIL_SENDS_AT_ALL, OFFICIAL_EMAIL_READS}),
)
"""Facts that one answer tells together: who answers anew takes back all that the earlier answer told of them."""
ANSWERED_ALONE: Final = frozenset({TWO_STEP_CAUSE})
"""Those of them that a question of their own asks, too: who answers that one alone takes back what was told of the same fact, and nothing else."""


def answered_with(fact: Fact[Any]) -> frozenset[Fact[Any]]:
    """Return the facts that one answer tells together with a fact, it among them."""
    return next((facts for facts in ANSWERED_TOGETHER if fact in facts), frozenset({fact}))


NEVER_WITNESSED: Final = frozenset({PASSWORD_MEETS_RULE, PASSWORD_STRENGTH, PASSWORD_BREACHED, PASSWORD_REUSED})
"""Facts nobody may claim to have seen: that would mean watching a password typed."""
SEEN_AT_A_LOGIN: Final = frozenset(
    {
        PROFILE_UPDATED_ON,
        TWO_STEP_OFFERED,
        TWO_STEP_ENROLLED,
        TWO_STEP_DEMANDED,
        TWO_STEP_METHOD,
        TWO_STEP_DEVICE,
        TWO_STEP_CAUSE,
    }
)
"""Facts that show themselves at a fresh login and in the profile behind it."""
