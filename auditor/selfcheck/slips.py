"""Opens the slips in ``evidence/slips/``: authentic ones become observations, the others are named and change nothing.

A slip proves that somebody who held the account's code used our page or program on the day it bears; not that what was
typed is the account's password, nor who typed it. So the program's verdicts count as self-checked, the person's answers
as declared; the six digits that went only to the official mailbox prove that somebody reads it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text
from auditor.i18n import month as month_name
from auditor.model.errors import AuditorError, FileRefusedError
from auditor.model.evidence import Contact, Observation, Reference
from auditor.model.facts import (
    OFFICIAL_EMAIL_READS,
    PASSWORD_BREACHED,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_REUSED,
    PASSWORD_STRENGTH,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    TWO_STEP_OFFERED,
    Cause,
    Fact,
    RuleAnswer,
    When,
)
from auditor.model.grades import Grade
from auditor.model.journal import Invited, KeysMade, SlipOpened, SlipRefused
from auditor.model.notice import Notice, Place, Weight
from auditor.model.selfcheck import TwoStepAnswer
from auditor.rounds import observing
from auditor.rounds.ledger import Ledger
from auditor.selfcheck import slip_files
from auditor.slip import finding, refusals, sealing
from auditor.slip.codes import CampaignSecrets, account_code, mail_code
from auditor.workspace import folder, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from auditor.keys.store import KeyStore
    from auditor.model.selfcheck import Slip
    from auditor.model.subjects import Account, Office, Roster
    from auditor.workspace.folder import Workspace

BY: Final = "slip"
WRONG_CODES_TOLD: Final = 10
"""From so many slips with wrong codes on, they are told as a number of their own: somebody may be trying."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A slip that was taken: whose it is, the number by which the office asks for it, and the day."""

    office: Text
    post: Text
    number: str
    on: date


@dataclass(frozen=True, slots=True)
class Taken:
    """What opening the slips did.

    Attributes:
        new: how many slips were taken just now.
        before: how many slips in the folder were taken on an earlier run.
        notices: what is to be told: refused files, odd days, wrong mail codes.
        waiting: how many slips need a key that is not on this computer.
        wrong_codes: how many slips in the folder carry a wrong code.

    """

    new: int = 0
    before: int = 0
    notices: tuple[Notice, ...] = ()
    waiting: int = 0
    wrong_codes: int = 0


@dataclass(frozen=True, slots=True)
class _Round:
    """A round whose slips can be opened here."""

    made: KeysMade
    secrets: CampaignSecrets
    codes: Mapping[str, str]
    tags: Mapping[str, str]


@dataclass(slots=True)
class _Run:
    """One run over the folder: what is known at its beginning, and what it gathers."""

    space: Workspace
    roster: Roster
    day: date
    store: Callable[[], KeyStore]
    ledger: Ledger
    run: int
    made: Mapping[str, KeysMade]
    latest: str
    invited: Sequence[Invited]
    opened: set[str]
    refused: dict[str, str]
    rounds: dict[str, _Round | AuditorError | None] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def tell(self, weight: Weight, file: str, message: Text) -> None:
        self.notices.append(Notice(weight, Place(file), message))


def receipts(space: Workspace, roster: Roster, day: date) -> tuple[Receipt, ...]:
    """Return the receipts of the slips that were taken on a day, in their order."""
    taken = [one for one in Ledger(space.ledger_path).notes(SlipOpened) if one.on == day]
    found = ((one, _account(roster, one.account)) for one in taken)
    return tuple(Receipt(whose[0].name, whose[1].post, one.number, one.on) for one, whose in found if whose)


def take(
    space: Workspace,
    roster: Roster,
    day: date,
    store: Callable[[], KeyStore],
    tick: Callable[[], None] = lambda: None,
) -> Taken:
    """Open what is in the folder of slips, write an observation file for each authentic one, and note it in the ledger.

    A slip taken before is passed over. Whatever a file holds, the others are still taken.

    Args:
        space: the workspace.
        roster: whose accounts they may be.
        day: today; a slip that bears a day outside the round counts for it.
        store: gives the secrets of rounds; called once a slip needs them.
        tick: called after each file.

    Raises:
        AuditorError: the ledger or an observation file cannot be written.

    """
    ledger = Ledger(space.ledger_path)
    made = ledger.notes(KeysMade)
    opened = ledger.notes(SlipOpened)
    run = _Run(
        space=space,
        roster=roster,
        day=day,
        store=store,
        ledger=ledger,
        run=max((one.run for one in opened), default=0) + 1,
        made={one.round: one for one in made},
        latest=made[-1].round if made else "",
        invited=ledger.notes(Invited),
        opened={one.slip for one in opened},
        refused={one.found: one.reason for one in ledger.notes(SlipRefused)},
    )
    for name, path in folder.slip_paths(space.folder):
        _take_file(run, name, path)
        tick()
    return Taken(
        run.counts["new"], run.counts["before"], tuple(run.notices), run.counts["waiting"], run.counts["wrong"]
    )


def _take_file(run: _Run, name: str, path: Path) -> None:
    try:
        content = folder.evidence_file(name, path).content
    except FileRefusedError as error:
        for message in error.messages:
            run.tell(Weight.WRONG, name, message)
        return
    found = slip_files.slips_in(name, content)
    if found.why_none is not None:
        _refuse(run, hashlib.sha256(content).hexdigest(), found.why_none.value)
        run.tell(Weight.WRONG, name, found.why_none.message.filled(file=name))
    for text in found.slips:
        _take_slip(run, name, text)


def _take_slip(run: _Run, name: str, text: str) -> None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    if digest in run.seen:
        if run.seen[digest] != name:
            run.tell(Weight.CHANGED, name, refusals.AGAIN.filled(file=name))
        return
    run.seen[digest] = name
    if digest in run.opened:
        run.counts["before"] += 1
        return
    try:
        if run.refused.get(digest) in _FINAL:
            raise refusals.SlipRefusedError(refusals.Refusal(run.refused[digest]))  # noqa: TRY301 refused as before
        opened = _open(run, name, text, digest)
    except refusals.SlipRefusedError as error:
        _refuse(run, digest, error.reason.value)
        run.counts["wrong"] += error.reason is refusals.Refusal.CODE
        run.tell(Weight.WRONG, name, _refusal(run, name, text, error))
        return
    if opened is not None:
        _keep(run, name, opened)


@dataclass(frozen=True, slots=True)
class _Opened:
    """An authentic slip: of which round and account, what it says, and the SHA-256 and number of its text."""

    round: _Round
    account: str
    content: Slip
    digest: str
    number: str


def _open(run: _Run, name: str, text: str, digest: str) -> _Opened | None:
    """Return an authentic slip; None, after telling, when its key is not here.

    Raises:
        SlipRefusedError: it is not authentic, or not of a round of this workspace.

    """
    named = finding.slip_round(text)
    if named not in run.made:
        raise refusals.SlipRefusedError(refusals.Refusal.OTHER_ROUND)
    round_ = _round(run, named)
    if isinstance(round_, _Round):
        account, content = sealing.open_slip(text, round_.secrets, round_id=named, codes=round_.codes, tags=round_.tags)
        return _Opened(round_, account, content, digest, finding.slip_number(text))
    if named != run.latest and round_ is None:
        raise refusals.SlipRefusedError(refusals.Refusal.OTHER_ROUND)
    run.counts["waiting"] += 1
    if run.counts["waiting"] == 1:
        for message in _no_key(run, named) if round_ is None else round_.messages:
            run.tell(Weight.WRONG, name, message)
    return None


def _round(run: _Run, named: str) -> _Round | AuditorError | None:
    """Return what opens the slips of a round; None when its key is not here, or why the keys cannot be had."""
    if named not in run.rounds:
        made = run.made[named]
        try:
            secrets = run.store().get(made.key)
        except AuditorError as error:
            run.rounds[named] = error
            return error
        if secrets is None:
            run.rounds[named] = None
            return None
        tags = {one.account: one.tag for sheet in run.invited if sheet.round == named for one in sheet.accounts}
        codes = {account: account_code(secrets, named, account) for account in sorted(tags)}
        run.rounds[named] = _Round(made, secrets, codes, tags)
    return run.rounds[named]


def _no_key(run: _Run, named: str) -> tuple[Text, ...]:
    return (_KEY_MISSING.filled(month=month_name(run.made[named].meeting), command="auditor invite --new-keys"),)


def _refuse(run: _Run, found: str, reason: str) -> None:
    """Note a refusal, once."""
    if run.refused.get(found) != reason:
        run.refused[found] = reason
        run.ledger.note(SlipRefused(found, reason, run.day))


def _refusal(run: _Run, name: str, text: str, error: refusals.SlipRefusedError) -> Text:
    """Return what is told of a refused slip: whom to ask, where that is known."""
    found = _account(run.roster, error.account or _account_of_tag(run, text))
    office = found[0].name if found else _AN_OFFICE
    return error.reason.message.filled(file=name, office=office, month=_round_named(run, text))


def _account_of_tag(run: _Run, text: str) -> str:
    """Return the account to which the slip says it belongs, though that may be false; empty where there is none."""
    try:
        named, tag = finding.slip_round(text), finding.slip_tag(text)
    except refusals.SlipRefusedError:
        return ""
    sheets = (sheet for sheet in reversed(run.invited) if sheet.round == named)
    return next((one.account for sheet in sheets for one in sheet.accounts if one.tag == tag), "")


def _round_named(run: _Run, text: str) -> Text:
    try:
        named = finding.slip_round(text)
    except refusals.SlipRefusedError:
        return _ANOTHER_MONTH
    meeting = run.made[named].meeting if named in run.made else named[:7]
    try:
        return month_name(meeting)
    except ValueError:
        return _ANOTHER_MONTH


def _account(roster: Roster, account: str) -> tuple[Office, Account] | None:
    for office in roster.offices:
        for one in office.accounts:
            if one.id == account:
                return office, one
    return None


def _keep(run: _Run, name: str, opened: _Opened) -> None:
    """Write what a slip says as an observation file, note it, and make its receipt."""
    found = _account(run.roster, opened.account)
    if found is None:
        run.tell(Weight.DOUBTFUL, name, _LEFT.filled(file=name))
        return
    office, account = found
    made = opened.round.made
    says = opened.content.on
    if not made.on <= says <= run.day:
        run.tell(Weight.DOUBTFUL, name, _ODD_DAY.filled(file=name, office=office.name, day=run.day))
        says = run.day
    observations = list(_observations(account.id, opened.content, says))
    if opened.content.facts.mail_code:
        right = mail_code(opened.round.secrets, made.round, office.id)
        if hmac.compare_digest(opened.content.facts.mail_code, right):
            observations.append(_observation(office.id, OFFICIAL_EMAIL_READS, True, Grade.PROVEN, says))  # noqa: FBT003 the fact's value
        else:
            run.tell(Weight.DOUBTFUL, name, _WRONG_MAIL_CODE.filled(file=name, office=office.name))
    contact = Contact(office.id, says, BY, account.post.said(run.space.config.language))
    file = observing.file_of(BY, f"slip-{made.round}", observations, [contact], of=opened.digest)
    writing.write(run.space.evidence_folder / file.name, file.content)
    run.ledger.note(
        SlipOpened(made.round, account.id, opened.digest, opened.number, says, file.name, file.sha256, run.day, run.run)
    )
    run.opened.add(opened.digest)
    run.counts["new"] += 1


def _observations(account: str, content: Slip, day: date) -> Iterator[Observation[Any]]:
    """Yield what a slip says of its account on a day: verdicts as self-checked, answers as declared."""
    facts = content.facts
    judged: list[tuple[Fact[Any], Any]] = [
        (PASSWORD_MEETS_RULE, RuleAnswer(facts.rule, facts.meets_rule)),
        (PASSWORD_STRENGTH, facts.strength),
        (PASSWORD_REUSED, facts.reused),
        (PASSWORD_BREACHED, facts.breached),
    ]
    told: list[tuple[Fact[Any], Any]] = [
        (PASSWORD_CHANGED_ON, _by(facts.changed, day)),
        (PROFILE_UPDATED_ON, _by(facts.profile, day)),
        (TWO_STEP_METHOD, facts.method),
        (SHARED, facts.shared),
        *(_TWO_STEP[facts.two_step] if facts.two_step is not None else ()),
    ]
    for grade, said in ((Grade.SELF_CHECKED, judged), (Grade.DECLARED, told)):
        for fact, value in said:
            if value is not None:
                yield _observation(account, fact, value, grade, day)


def _by(when: When | None, day: date) -> When | None:
    """Return a span of days as it was on that day; None for what lies after it, as a wrong clock makes it."""
    if when is None or (when.earliest is not None and when.earliest > day):
        return None
    return When(when.earliest, min(when.latest, day))


def _observation(subject: str, fact: Fact[Any], value: Any, grade: Grade, day: date) -> Observation[Any]:  # noqa: ANN401 any fact's value
    return Observation(subject, fact, value, grade, BY, day, Reference("", ""))


_TWO_STEP: Final[Mapping[TwoStepAnswer, tuple[tuple[Fact[Any], Any], ...]]] = {
    TwoStepAnswer.ASKED: ((TWO_STEP_ENROLLED, True), (TWO_STEP_DEMANDED, True)),
    TwoStepAnswer.ON: ((TWO_STEP_ENROLLED, True),),
    TwoStepAnswer.OFF: ((TWO_STEP_ENROLLED, False),),
    TwoStepAnswer.NOT_OFFERED: (
        (TWO_STEP_ENROLLED, False),
        (TWO_STEP_OFFERED, False),
        (TWO_STEP_CAUSE, Cause.NOT_OFFERED),
    ),
    TwoStepAnswer.NO_CODE: ((TWO_STEP_ENROLLED, False), (TWO_STEP_CAUSE, Cause.NO_CODE)),
}
_FINAL: Final = {
    refusals.Refusal.ALTERED,
    refusals.Refusal.CODE,
    refusals.Refusal.OTHER_ACCOUNT,
    refusals.Refusal.UNKNOWN_FACTS,
}
"""Refusals that no later key, round or program takes back: such a slip is not tried again."""
_AN_OFFICE: Final = Text(en="the office", bn="দপ্তর")
_ANOTHER_MONTH: Final = Text(en="another month", bn="অন্য এক মাস")
_KEY_MISSING: Final = Text(
    en="This computer does not have the key of {month}, so slips cannot be opened. Run where the key is, or make new "
    "sheets with {command}. Earlier records are unharmed.",
    bn="এই কম্পিউটারে {month} মাসের চাবি নেই, তাই স্লিপ খোলা যায়নি। চাবি যেখানে আছে সেখানে চালান, না থাকলে {command} দিয়ে নতুন নির্দেশিকা দিন। "
    "আগের রেকর্ড ঠিক আছে।",
)
_LEFT: Final = Text(
    en="{file}: the slip is of an account that is no longer in the roster; nothing was added. Enter the account again, "
    "or move the file out of the folder.",
    bn="{file}: স্লিপটি যে আইডির, তা এখন তালিকায় নেই; কিছু যোগ হয়নি। তালিকায় আইডিটি আবার লিখুন, অথবা ফাইলটি ফোল্ডার থেকে সরান।",
)
_ODD_DAY: Final = Text(
    en="{file}: the date in the slip of {office} lies outside the round, so their computer's clock is wrong. "
    "The slip counts for {day}. Ask them to set the clock.",
    bn="{file}: {office}-এর স্লিপের তারিখ এই মাসিক যাচাইয়ের বাইরে, অর্থাৎ তাদের কম্পিউটারের তারিখ ভুল। স্লিপটি {day} তারিখের ধরা হয়েছে। "
    "কম্পিউটারের তারিখ ঠিক করতে বলুন।",
)
_WRONG_MAIL_CODE: Final = Text(
    en="{file}: the mail code in the slip of {office} does not fit; the rest of the slip was taken. "
    "Ask them to look at the official mailbox again.",
    bn="{file}: {office}-এর স্লিপে ই-মেইল কোডটি মিলছে না; স্লিপের বাকি তথ্য নেওয়া হয়েছে। সরকারি ই-মেইল আবার দেখতে বলুন।",
)
