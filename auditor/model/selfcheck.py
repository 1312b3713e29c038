"""What the self-check knows of a campaign, and what it may let out: closed, typed, and too narrow for a secret."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_DEMANDED, TWO_STEP_ENROLLED, TWO_STEP_OFFERED, Fact, Method, Strength
from auditor.model.value import Unshown


class TwoStepAnswer(StrEnum):
    """What a person answers to "is two-step on?"."""

    ASKED = "asked"
    ON = "on"
    OFF = "off"
    NOT_OFFERED = "not-offered"
    NO_CODE = "no-code"


class SinceDecision(StrEnum):
    """What a person answers to "when?" who does not know the day."""

    DONE = "since"
    NOT_DONE = "not-since"


DayTold = int | SinceDecision
"""When something was done as a slip tells it: so many days before the slip's own day, or since the decision, or not since.

No day of the calendar is among what a slip tells: a computer whose clock is wrong is wrong about nothing but the slip's own day.
"""


class LocalWords(Struct, frozen=True):
    """Words that a neighbour would try first, in Latin small letters but for the last two; the page holds them too.

    A password is judged by all of them; a word of several groups is told as one of the first of them.

    Attributes:
        years: years and dates, such as ``2024``.
        own: of the person's own: login, name, mailbox; empty in the page, where the person may type them.
        offices: offices and posts.
        portals: labels of portal addresses, and words for a portal.
        places: the upazila, its unions, its district, and other places.
        names: names, faith and feast words, slogans in Latin letters.
        bangla: words and phrases in Bangla script.
        bijoy: what comes in when those are typed while Bijoy is on, as it is scored.

    """

    years: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    portals: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    bangla: tuple[str, ...] = ()
    bijoy: tuple[str, ...] = ()


class CampaignAccount(Struct, frozen=True):
    """An account as the page knows it: no login.

    Attributes:
        tag: the first bits of a hash of its code, by which the page finds it (see `auditor.slip.codes.code_tags`).
        office: the office's name.
        post: how the sheet calls the account: by its post, and what tells it from another of that post.

    """

    tag: str
    office: Text
    post: Text


class Campaign(Struct, frozen=True):
    """A month's self-check as the page and the terminal know it: for one meeting, with one key; nothing in it is secret.

    Attributes:
        id: names the keys of the campaign: the meeting's month ``2024-02``, with ``-2`` … when keys were made again.
        meeting: the month of the meeting, YYYY-MM.
        public_key: the campaign's P-256 key, uncompressed point, 65 bytes.
        tag_salt: enters the tags.
        opened: the day the keys were made.
        due: until when slips are asked for, where it is known.
        rule: the name of the password rule in force, ``upper+lower+symbol`` or ``upper+lower+symbol+digit``.
        digit: ``off``, ``advise`` or ``require``.
        decision_day: the day from which resets count.
        decision_serial: its serial in the minutes.
        committee: the committee's name, with its place.
        ap_phone: the assistant programmer's phone; empty where the workspace names none.
        uno_mail: the mailbox to which slips may be sent.
        accounts: all accounts that have a code.
        words: local words.
        year: the year by which dates in passwords are judged.
        example: the workspace holds example data.
        way_ordered: a decision orders where the code of two-step comes: by SMS or e-mail it does not satisfy that one.
        least_strength: the lowest band that a decision orders, ``fair`` or ``strong``; empty where how hard a password is to guess is only advised.

    """

    id: str
    meeting: str
    public_key: bytes
    tag_salt: str
    opened: date
    due: date | None
    rule: str
    digit: str
    decision_day: date
    decision_serial: str
    committee: Text
    ap_phone: str
    uno_mail: str
    accounts: tuple[CampaignAccount, ...]
    words: LocalWords
    year: int
    example: bool = False
    way_ordered: bool = False
    least_strength: str = ""


class SecondFactor(StrEnum):
    """What a login showed of a second factor: a code was asked for, one was to be set up, or neither."""

    DEMANDED = "demanded"
    OFFERED = "offered"
    ABSENT = "absent"


LOGIN_SAYS: Final[Mapping[SecondFactor, tuple[tuple[Fact[Any], Any], ...]]] = {
    SecondFactor.DEMANDED: ((TWO_STEP_OFFERED, True), (TWO_STEP_ENROLLED, True), (TWO_STEP_DEMANDED, True)),
    SecondFactor.OFFERED: ((TWO_STEP_OFFERED, True), (TWO_STEP_ENROLLED, False), (TWO_STEP_DEMANDED, False)),
    SecondFactor.ABSENT: ((TWO_STEP_DEMANDED, False),),
}
"""What a login says; one that ended inside without a code does not tell whether two-step is offered, or set up and not asked."""


class LoginSeen(Struct, frozen=True):
    """What this program saw of a login that the holder made with it.

    Attributes:
        second: what was seen of a second factor.
        inside: whether it ended inside, so that the password is the portal's; None where no code was typed, or its answer lost.
        method: by which way the code comes, where the portal's page says so.

    """

    second: SecondFactor
    inside: bool | None
    method: Method | None = None


class SlipFacts(Unshown, frozen=True):
    """What a slip may say: verdicts by the program, then what the person answered. None: not said.

    No length, score, guesses, class list, hash or feedback: each narrows a guess (measured).

    Attributes:
        rule: the rule the password was judged by; `meets_rule` whether it does.
        strength: the band.
        reused: the same as another of the person's own passwords.
        breached: found in a list of leaked passwords; None when it was not looked up.
        changed: when the password was reset, told on the day of the slip.
        two_step: the answer to "is two-step on?".
        method: where the code comes.
        profile: when the profile was brought up to date, or seen to be right.
        shared: several people use the account.
        mail_code: the six digits that came to the official mailbox; empty when none were typed.
        login: what a login at the portal showed, of a slip that a probe made.
        not_set: the person said that the password that was tested, which meets the rule, is not set on the portal: what is said of it is of no account.

    """

    rule: str
    meets_rule: bool
    strength: Strength
    reused: bool | None = None
    breached: bool | None = None
    changed: DayTold | None = None
    two_step: TwoStepAnswer | None = None
    method: Method | None = None
    profile: DayTold | None = None
    shared: bool | None = None
    mail_code: str = ""
    login: LoginSeen | None = None
    not_set: bool = False


class Slip(Struct, frozen=True):
    """An opened or unsealed slip.

    Attributes:
        round: the campaign's id; `tag` the account's tag in it.
        page: the version of the page or program that made it, 1 to 16 signs of ``0-9a-z.-``.
        at: the minute by the clock of the computer it was made on.
        nonce: 16 hex digits: eight that slips of one life of the page share, eight fresh for each, so that no two are alike.
        facts: what it says.
        nth: the how manieth slip of one life of the page it is, from 1; 0 where the page did not count, and knew no minute.

    """

    round: str
    tag: str
    page: str
    at: datetime
    nonce: str
    facts: SlipFacts
    nth: int = 1

    @property
    def on(self) -> date:
        """The day by the clock of the computer it was made on."""
        return self.at.date()

    @property
    def clock(self) -> str:
        """The minute by that clock as the ledger has it; the day alone where the slip tells no minute."""
        return self.at.isoformat(timespec="minutes") if self.nth else self.on.isoformat()

    @property
    def life(self) -> str:
        """What slips of one life of the page share; empty where the page did not count."""
        return self.nonce[: len(self.nonce) // 2] if self.nth else ""
