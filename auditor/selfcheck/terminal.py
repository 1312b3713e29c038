"""The self-check in a terminal: what it lets a password be judged by, what it says, what it asks, and what a slip tells.

It is the page for those who have this program: the same texts, the same questions, the same slip. Nothing here reads a
key or shows a line; that is the shell's. A password comes in by one function and does not come out of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

from auditor import __version__
from auditor.i18n import Text, ascii_digits, month
from auditor.model.facts import Method, Strength, When
from auditor.model.policy import Composition
from auditor.model.selfcheck import CheckAccount, Slip, SlipFacts, TwoStepAnswer
from auditor.passwords import judging, words
from auditor.passwords.reasons import Kind, Reason
from auditor.selfcheck.texts import FIXED, OWN
from auditor.slip import codes, finding, sealing
from auditor.workspace import folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from auditor.model.selfcheck import CheckRound, LocalWords
    from auditor.passwords.judging import PasswordVerdict
    from auditor.workspace.folder import Workspace

T = TypeVar("T")
VERSION: Final = re.sub(r"[^0-9a-z.-]", ".", f"t{__version__}")[:8]
"""What slips name as the page that made them."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a password is judged by.

    Attributes:
        words: local words.
        rule: the name of the rule in force.
        digit: ``off``, ``advise`` or ``require``.
        year: the year by which dates in passwords are judged.

    """

    words: LocalWords
    rule: str
    digit: str
    year: int


def terms_of(round_: CheckRound) -> Terms:
    """Return by what passwords are judged in a round."""
    return Terms(round_.words, round_.rule, round_.digit, round_.year)


def national_terms(year: int) -> Terms:
    """Return by what passwords are judged where no round and no upazila is known."""
    return Terms(words.local_words((), upazila=_NOWHERE, district=_NOWHERE), judging.RULES[0], "advise", year)


def terms_of_space(space: Workspace, today: date) -> Terms:
    """Return by what passwords are judged in a workspace where no round of self-checks has begun."""
    place = space.config.committee
    known = words.local_words(
        () if space.reading.roster is None else space.reading.roster.offices,
        upazila=place.upazila,
        district=place.district,
        extra=folder.own_words(space.folder),
    )
    settings = (rule.settings for rule in space.baseline.rules)
    digit = next((setting.digit for setting in settings if isinstance(setting, Composition)), "advise")
    return Terms(known, space.baseline.password_rule or judging.RULES[0], digit, today.year)


@dataclass(frozen=True, slots=True)
class Check:
    """What is known of a password when it has been dropped.

    Attributes:
        verdict: rule, band and reasons; the reasons are for the person at the terminal only.
        digit: as in `Terms`.
        leaked: it is in a list of leaked passwords; None when it was not compared.
        reused: it is the same as another of the person's own; None when it was not compared.

    """

    verdict: PasswordVerdict
    digit: str
    leaked: bool | None = None
    reused: bool | None = None

    @property
    def good(self) -> bool:
        """Whether the rule is met, and the password neither weak nor known from a leak."""
        return self.verdict.meets_rule and self.verdict.strength > Strength.WEAK and not self.leaked


Lookup = Callable[[str], bool | None]
"""Looks a password up among leaked ones; None: not checked."""


def examine(
    password: str, terms: Terms, *, offline: Lookup | None = None, online: Lookup | None = None, other: str = ""
) -> Check:
    """Judge a password, once.

    Args:
        password: the password; not empty.
        terms: what it is judged by.
        offline: looks it up in a list on this computer.
        online: looks it up over the network, where there is no list. It is not called for a weak password: that has to be
            changed anyway, and of a local password a look-up lets out more than its answer is worth.
        other: another of the person's own passwords; empty when there is none to compare with.

    Returns:
        What may be known of it; of the password a slip takes rule, band and the two comparisons, nothing finer.

    """
    verdict = judging.judge(password, terms.words, rule=terms.rule, year=terms.year)
    found = None
    if offline is not None:
        found = offline(password)
    elif online is not None and verdict.strength > Strength.WEAK:
        found = online(password)
    reused = _form(password) == _form(other) if other else None
    if reused:
        verdict = verdict.also(Reason.REUSED)
    if found:
        verdict = verdict.also(Reason.BREACHED)
    return Check(verdict, terms.digit, found, reused)


def _form(password: str) -> str:
    return unicodedata.normalize("NFC", password)


def result(check: Check) -> Iterator[Text]:
    """Yield what is said of a password, line by line; for the eyes of the person at the terminal only."""
    yield OWN["result"]
    for kind, label in _KINDS.items():
        if kind is Kind.DIGIT:
            if check.digit == "off":
                continue
            label = FIXED["s2-digit"] if check.digit == "advise" else OWN["digit-rule"]  # noqa: PLW2901 the digit's own
        yield _item(label, FIXED["lacks" if kind in check.verdict.lacks else "has"])
    yield _item(OWN["strength"], OWN[f"band-{check.verdict.strength.name.lower()}"])
    yield check.verdict.summary
    if check.verdict.reasons:
        yield OWN["why-head"]
        yield from (_LISTED.filled(one=reason.text) for reason in check.verdict.reasons)
    if not check.leaked:
        yield FIXED["breach-unchecked"] if check.leaked is None else _NOT_LEAKED
    if check.reused is False:
        yield FIXED["not-reused"]
    if not check.good:
        yield FIXED["tip"]


def _item(label: Text, value: Text) -> Text:
    return _ITEM.filled(label=label, value=value)


def odd_keys(password: str) -> Iterator[Text]:
    """Yield that the keyboard was in Bangla, or in a layout such as Bijoy, where signs of a password say so."""
    if _BANGLA.search(password):
        yield FIXED["kb-bangla"]
    elif not password.isascii():
        yield FIXED["kb-odd"]


def code_wrong(typed: str) -> Text:
    """Return what is said of a code that `account_of` could not read, without repeating it."""
    if _BANGLA_LETTER.search(typed):
        return FIXED["s1-bangla"]
    signs = sum(unicodedata.category(sign)[0] not in "PZC" for sign in typed)
    return FIXED["s1-wrong"] if signs == _CODE_SIGNS else FIXED["s1-short"].filled(n=signs)


def account_of(round_: CheckRound, typed: str) -> CheckAccount | None:
    """Return the account whose code a person typed; None when the code fits none of the round.

    Raises:
        ValueError: it is no code.

    """
    code = codes.read_code(typed)
    tags = {account.tag: account for account in round_.accounts}
    found = (tags.get(codes.code_tag(round_.id, round_.tag_salt, code, count)) for count in set(map(len, tags)))
    return next((account for account in found if account is not None), None)


class Question(NamedTuple, Generic[T]):
    """A question, the answers that may be chosen with what each means, and a note."""

    text: Text
    answers: tuple[tuple[Text, T], ...]
    note: Text | None = None


class Asked(Enum):
    """An answer that needs another question."""

    DAY = "day"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person answered; None and empty: not said."""

    changed: When | None = None
    two_step: TwoStepAnswer | None = None
    method: Method | None = None
    profile: When | None = None
    shared: bool | None = None
    mail_code: str = ""


SET: Final[Question[bool]] = Question(FIXED["q-set"], ((FIXED["q-set-yes"], True), (FIXED["q-set-no"], False)))
TWO_STEP: Final[Question[TwoStepAnswer | None]] = Question(
    FIXED["q-2s"],
    (
        (FIXED["a-2s-asked"], TwoStepAnswer.ASKED),
        (FIXED["a-2s-on"], TwoStepAnswer.ON),
        (FIXED["a-2s-off"], TwoStepAnswer.OFF),
        (FIXED["a-2s-none"], TwoStepAnswer.NOT_OFFERED),
        (FIXED["a-2s-nocode"], TwoStepAnswer.NO_CODE),
        (FIXED["a-unknown"], None),
    ),
)
METHOD: Final[Question[Method | None]] = Question(
    FIXED["q-method"],
    (
        (FIXED["a-totp"], Method.TOTP),
        (FIXED["a-sms"], Method.SMS),
        (FIXED["a-email"], Method.EMAIL),
        (FIXED["a-other"], Method.OTHER),
        (FIXED["a-unknown"], None),
    ),
    FIXED["method-note"],
)
"""Asked only where two-step is on."""
SHARED: Final[Question[bool | None]] = Question(
    FIXED["q-shared"], ((FIXED["a-yes"], True), (FIXED["a-no"], False), (FIXED["a-unknown"], None))
)
HAS_METHOD: Final = frozenset({TwoStepAnswer.ASKED, TwoStepAnswer.ON})


def reset_question(decision_day: date, today: date) -> Question[When | Asked | None]:
    """Return the question when the password was reset."""
    return Question(
        FIXED["q-when"],
        (
            (FIXED["a-today"], When.on(today)),
            (FIXED["a-date"], Asked.DAY),
            (FIXED["a-since"].filled(decision_date=decision_day), When.since(decision_day, today)),
            (FIXED["a-not-since"].filled(decision_date=decision_day), When.not_since(decision_day)),
            (FIXED["a-unknown"], None),
        ),
    )


def profile_question(decision_day: date, today: date) -> Question[When | None]:
    """Return the question about the profile: one that is seen to be right counts from the day it was seen."""
    return Question(
        FIXED["q-profile"],
        (
            (FIXED["a-profile-today"], When.on(today)),
            (FIXED["a-profile-right"], When.on(today)),
            (FIXED["a-profile-no"], When.not_since(decision_day)),
            (FIXED["a-profile-unknown"], None),
        ),
    )


def read_mail_code(typed: str) -> str:
    """Return the six digits of a mail code as typed, spaces and hyphens left out; empty when nothing was typed.

    Raises:
        ValueError: it is no mail code; the message does not repeat it.

    """
    code = "".join(sign for sign in ascii_digits(typed) if unicodedata.category(sign) not in {"Pd", "Zs", "Cf", "Cc"})
    if code and not re.fullmatch("[0-9]{6}", code):
        raise ValueError("a mail code has six digits")
    return code


def facts(check: Check, rule: str, answers: Answers) -> SlipFacts:
    """Return what a slip says: of the password the rule, the band and the two comparisons, nothing finer."""
    return SlipFacts(
        rule=rule,
        meets_rule=check.verdict.meets_rule,
        strength=check.verdict.strength,
        reused=check.reused,
        breached=check.leaked,
        changed=answers.changed,
        two_step=answers.two_step,
        method=answers.method,
        profile=answers.profile,
        shared=answers.shared,
        mail_code=answers.mail_code,
    )


def slip_of(round_: CheckRound, account: CheckAccount, code: str, said: SlipFacts, today: date) -> tuple[str, str]:
    """Return a sealed slip and its number.

    Args:
        round_: the round; its public key seals.
        account: whose slip it is.
        code: the account's code, as typed.
        said: what the slip says.
        today: the day by this computer's clock.

    Raises:
        ValueError: the day lies before a computer's clock can stand, or the page's key is none.

    """
    text = sealing.seal(Slip(round_.id, account.tag, VERSION, today, "", said), code, round_.public_key)
    return text, finding.slip_number(text)


def rehearse(round_: CheckRound) -> None:
    """Judge and seal once with invented values, so that a round that cannot be used is known before anything is typed.

    Raises:
        ValueError: its rule, key, name or words are not as this program makes them.

    """
    account = CheckAccount("0000", _NOWHERE, _NOWHERE)
    try:
        check = examine("invented-07.03.2019-", terms_of(round_))
        slip_of(round_, account, "00000000", facts(check, round_.rule, Answers()), round_.decision_day)
        usable = account_of(round_, "00000000") in {None, *round_.accounts}
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RuntimeError):
        usable = False
    if not usable:
        raise ValueError("this is no round")


def sending(round_: CheckRound, check: Check, number: str) -> Iterator[Text]:
    """Yield what is to be done with a slip, line by line."""
    yield FIXED["s5-number"].filled(slip_no=number)
    yield FIXED["s5-in"]
    if check.leaked is not None:
        yield _ALSO_LEAKED
    if check.reused is not None:
        yield _ALSO_REUSED
    yield FIXED["s5-out"]
    yield FIXED["s5-sealed"]
    yield FIXED["s5-how"]
    ways = [
        FIXED["s5-mail"].filled(uno_mail=round_.uno_mail) if round_.uno_mail else OWN["s5-mail-any"],
        _COPY.filled(ap_phone=round_.ap_phone) if round_.ap_phone else _COPY_ANY,
        FIXED["s5-hand"],
    ]
    yield from (_LISTED.filled(one=way) for way in ways)
    yield FIXED["s5-receipt"]
    yield FIXED["limits-head"]
    yield from (_LISTED.filled(one=FIXED[f"limits-{number}"]) for number in range(1, 5))


def over(round_: CheckRound, today: date) -> Iterator[Text]:
    """Yield that the time of a round is over, as the page does: late slips are taken, and clocks of offices are wrong."""
    if today > (round_.due or round_.opened) + _GRACE:
        yield FIXED["round-over"].filled(month=month(round_.meeting))


_NOWHERE: Final = Text(en="", bn="")
_KINDS: Final[Mapping[Kind, Text]] = {
    Kind.UPPER: FIXED["s2-upper"],
    Kind.LOWER: FIXED["s2-lower"],
    Kind.SYMBOL: FIXED["s2-symbol"],
    Kind.DIGIT: FIXED["s2-digit"],
}
_BANGLA: Final = re.compile("[\u0980-\u09ff]")
_BANGLA_LETTER: Final = re.compile("[\u0980-\u09e5\u09f0-\u09ff]")
_CODE_SIGNS: Final = 8
_GRACE: Final = timedelta(days=60)
_ITEM: Final = Text(en="  {label}: {value}", bn="  {label}: {value}")
_LISTED: Final = Text(en="  - {one}", bn="  - {one}")
_NOT_LEAKED: Final = Text(en="It is not in the list of leaked passwords.", bn="এটি ফাঁস হওয়া পাসওয়ার্ডের তালিকায় নেই।")
_ALSO_LEAKED: Final = Text(
    en="It holds too: whether the password is in the list of leaked ones.",
    bn="স্লিপে আরও থাকে: পাসওয়ার্ডটি ফাঁস হওয়া তালিকায় আছে কি না।",
)
_ALSO_REUSED: Final = Text(
    en="It holds too: whether it is the same as the other one you typed.",
    bn="স্লিপে আরও থাকে: আপনার লেখা অন্য পাসওয়ার্ডটি একই কি না।",
)
_COPY: Final = Text(
    en="Copy the slip's text and send it to the assistant programmer: {ap_phone}",
    bn="স্লিপের লেখা কপি করে সহকারী প্রোগ্রামারের নম্বরে: {ap_phone}",
)
_COPY_ANY: Final = Text(
    en="Copy the slip's text and send it to the assistant programmer",
    bn="স্লিপের লেখা কপি করে সহকারী প্রোগ্রামারের নম্বরে",
)
