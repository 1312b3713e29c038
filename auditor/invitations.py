"""The sheets by which offices check themselves: a round's keys and codes, its page, what is noted of them, the files.

Codes are derived from the round's master secret and stand on the sheets only. The ledger notes each account's tag, so
the page can be made again by anybody with the folder, without a key.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from auditor import discovery
from auditor.i18n import Text
from auditor.i18n import month as month_name
from auditor.model.baseline import Level
from auditor.model.errors import LedgerError, WorkspaceError
from auditor.model.evidence import Known
from auditor.model.facts import SHARED, TWO_STEP_CAUSE, Cause
from auditor.model.finding import Outcome
from auditor.model.journal import AccountTag, Delivered, Delivery, Invited, KeysMade, SlipOpened
from auditor.model.selfcheck import CheckAccount, CheckRound
from auditor.model.views.head import OfficeName
from auditor.model.views.invitation import Invitation, Invitations, SheetAccount, SheetHead
from auditor.passwords import words
from auditor.rounds import evidence_folder, keeping, terms
from auditor.rounds.ledger import Ledger
from auditor.rounds.listed import roster_of
from auditor.selfcheck.page import page
from auditor.slip.codes import RoundSecrets, account_code, code_tag, code_tags
from auditor.workspace import where, writing
from auditor.workspace.folder import OUT, own_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from auditor.i18n import Language
    from auditor.keys.store import KeyStore
    from auditor.model.baseline import Decision
    from auditor.model.finding import OfficeAssessment
    from auditor.model.subjects import Account, Office, Roster
    from auditor.model.views.invitation import HelpDay
    from auditor.rounds.assessing import Judgement
    from auditor.workspace.folder import Workspace

SHEETS: Final = "sheets"
"""Below a round's folder: what holds codes lies apart from the page, which alone is copied and given to everybody."""
SHEETS_A_FILE: Final = 100
"""So many sheets a print file: an upazila has one file, and memory does not grow with the roster."""
MOST_ROUNDS_A_MEETING: Final = 99
_SHEET: Final = re.compile(r"[0-9]+-(?P<office>.+)\.[a-z]{2}\.pdf")
_COMPOSITION: Final = "password-composition"
_WITH_DIGIT: Final = "upper+lower+symbol+digit"


class PageChange(Enum):
    """What became of the page since sheets of the round were last made."""

    NONE = "none"
    FIRST = "first"
    CHANGED = "changed"
    RETAGGED = "retagged"


@dataclass(frozen=True, slots=True)
class Wish:
    """What sheets are wanted.

    Attributes:
        meeting: for which meeting, YYYY-MM.
        day: today.
        due: until when answers are asked for; None keeps the round's, or takes the workspace's.
        help: when and where users are helped in person, if it is still to come.
        new_keys: make keys and codes anew; the earlier sheets of the meeting no longer count.

    """

    meeting: str
    day: date
    due: date | None = None
    help: HelpDay | None = None
    new_keys: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A round of self-checks whose keys are safe and which is noted in the ledger; only its files are to be written.

    Attributes:
        round: the round's id.
        sheets: one an office, in the annex's order; their codes show in no repr.
        page: the self-check page.
        voided: ids of earlier rounds of the meeting, whose sheets no longer count because new keys were made just now.
        change: what became of the page.
        added: accounts that have a code now and had none when sheets were last made.
        kept_due: the due date of the round, where the workspace now names another one.

    """

    round: str
    sheets: tuple[Invitation, ...]
    page: bytes
    voided: tuple[str, ...]
    change: PageChange
    added: int
    kept_due: date | None


@dataclass(frozen=True, slots=True)
class SheetState:
    """How far one office's sheet is: its accounts, whether it was made, how it was delivered, accounts with a slip."""

    serial: int
    office: str
    name: Text
    accounts: int
    made: bool
    delivered: Delivered | None
    slips: int


def folder_name(round_id: str) -> str:
    """Return the name of a round's folder below ``out/``."""
    return f"invitations-{round_id}"


def page_name(round_id: str) -> str:
    """Return the file name of a round's self-check page."""
    return f"selfcheck-{round_id}.html"


def page_of(space: Workspace, round_: CheckRound) -> bytes:
    """Return the self-check page of a round as the workspace gives it out: the language it begins with is always the same.

    Raises:
        AuditorError: the engine of the page is not installed.

    """
    return page(round_, space.config.language)


def rounds(space: Workspace, meeting: str = "") -> tuple[KeysMade, ...]:
    """Return the rounds of self-checks of a meeting in order, or all; the last one counts."""
    made = Ledger(space.ledger_path).notes(KeysMade)
    return tuple(one for one in made if not meeting or one.meeting == meeting)


def check_round(space: Workspace, round_id: str = "") -> CheckRound | None:
    """Return a round as its page knows it, from the workspace and the ledger alone; None when no sheets were made.

    Args:
        space: the workspace, with its roster.
        round_id: which round; empty for the last one.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    made = next((one for one in reversed(rounds(space)) if round_id in {"", one.round}), None)
    if made is None:
        return None
    known = _last_invited(Ledger(space.ledger_path), made.round)
    return None if known is None else _round(space, roster_of(space), made, known)


def _last_invited(ledger: Ledger, round_id: str) -> Invited | None:
    return next((one for one in reversed(ledger.notes(Invited)) if one.round == round_id), None)


def _round(space: Workspace, roster: Roster, made: KeysMade, known: _Codes | Invited) -> CheckRound:
    config = space.config
    decision = _decision(space)
    tags = {one.account: one.tag for one in known.accounts}
    committee, upazila = config.committee.name, config.committee.upazila
    return CheckRound(
        id=made.round,
        meeting=made.meeting,
        public_key=bytes.fromhex(made.public_key),
        tag_salt=known.tag_salt,
        opened=made.on,
        due=known.due,
        rule=space.baseline.password_rule,
        digit=_digit(space),
        decision_day=evidence_folder.source_context(space, roster).decision_day,
        decision_serial=decision.serial if decision is not None else "",
        committee=Text(en=f"{committee.en}, {upazila.en}", bn=f"{committee.bn}, {upazila.bn}"),
        ap_phone=config.letterhead.ap_phone,
        uno_mail=config.letterhead.uno_mail,
        accounts=tuple(
            CheckAccount(tags[account.id], office.name, account.post, office.portal)
            for office in roster.offices
            for account in office.accounts
            if account.id in tags
        ),
        words=words.local_words(
            roster.offices, upazila=upazila, district=config.committee.district, extra=own_words(space.folder)
        ),
        year=made.on.year,
        example=config.example,
    )


def _decision(space: Workspace) -> Decision | None:
    """Return the decision that orders the kinds of signs in passwords, else the first that orders anything."""
    named = {rule.decision for rule in space.baseline.rules if rule.policy.id == _COMPOSITION}
    ordering = space.baseline.ordering
    return next((one for one in ordering if one.id in named), ordering[0] if ordering else None)


def _digit(space: Workspace) -> str:
    """Return whether a digit is required, advised or left out of account."""
    settings = [rule.settings for rule in space.baseline.rules if rule.policy.id == _COMPOSITION]
    if settings:
        return str(getattr(settings[0], "digit", "advise"))
    return "require" if space.baseline.password_rule == _WITH_DIGIT else "off"


# Keys, codes and what is noted


@dataclass(frozen=True, slots=True)
class _Codes:
    """The codes of a round, and their tags; the codes show in no repr."""

    by_account: _Hidden
    tag_salt: str
    accounts: tuple[AccountTag, ...]
    due: date | None
    retagged: bool


class _Hidden(dict[str, str]):
    """Codes by account, that show themselves nowhere."""

    def __repr__(self) -> str:
        """Tell how many there are."""
        return f"<{len(self)} codes>"


def prepare(space: Workspace, judgement: Judgement, store: KeyStore, wish: Wish) -> Prepared:
    """Make or find the keys of a meeting's round, its codes and its page, and note what is new in the ledger.

    The same wish over the same workspace notes nothing and gives the same sheets and the same page. Keys are safe in their
    store before the ledger names them, and nothing is kept before the page could be made.

    Args:
        space: the workspace, with its roster.
        judgement: how things stand; tells what is left to say to each office.
        store: where secrets are kept.
        wish: what is wanted.

    Raises:
        AuditorError: the round's key is not on this computer, the page cannot be made, or store or ledger fails.

    """
    where.refuse_network_share(space.folder)
    _refuse_far_meeting(wish)
    ledger = Ledger(space.ledger_path)
    keeping.refuse_broken(ledger)
    roster = roster_of(space)
    earlier = rounds(space, wish.meeting)
    fresh = wish.new_keys or not earlier
    made, secrets = _new_keys(earlier, wish) if fresh else (earlier[-1], _kept_keys(store, earlier[-1]))
    before = None if fresh else _last_invited(ledger, made.round)
    due = wish.due or (before.due if before is not None else judgement.header.due)
    codes = _codes(ledger, secrets, made.round, roster, due)
    content = page_of(space, _round(space, roster, made, codes))
    digest = hashlib.sha256(content).hexdigest()
    invited = Invited(made.round, codes.tag_salt, codes.accounts, digest, wish.day, due)
    if fresh:
        _keep_keys(ledger, store, secrets, (made, invited), known=len(earlier))
    elif before is None or not _same(before, invited):
        ledger.note(invited)
    head = _head(space, roster, made, invited, wish)
    known = {one.account for one in before.accounts} if before is not None else {one.account for one in codes.accounts}
    return Prepared(
        made.round,
        tuple(_sheets(head, roster, judgement, codes, _asked_elsewhere(ledger, made.round))),
        content,
        tuple(one.round for one in earlier) if fresh else (),
        _change(before, invited, retagged=codes.retagged),
        sum(one.account not in known for one in codes.accounts),
        due if _names_another_day(judgement, due, wish) else None,
    )


def _names_another_day(judgement: Judgement, due: date | None, wish: Wish) -> bool:
    named = judgement.header.due
    return wish.due is None and named is not None and not judgement.header.due_assumed and named != due


def _same(before: Invited, now: Invited) -> bool:
    return (before.tag_salt, before.accounts, before.page, before.due) == (
        now.tag_salt,
        now.accounts,
        now.page,
        now.due,
    )


def _change(before: Invited | None, now: Invited, *, retagged: bool) -> PageChange:
    if before is None:
        return PageChange.FIRST
    if retagged:
        return PageChange.RETAGGED
    return PageChange.NONE if before.page == now.page else PageChange.CHANGED


def _new_keys(earlier: Sequence[KeysMade], wish: Wish) -> tuple[KeysMade, RoundSecrets]:
    number = len(earlier) + 1
    if number > MOST_ROUNDS_A_MEETING:
        raise WorkspaceError(_TOO_OFTEN.filled(month=month_name(wish.meeting)))
    secrets = RoundSecrets.new()
    round_id = wish.meeting if number == 1 else f"{wish.meeting}-{number}"
    return KeysMade(round_id, wish.meeting, secrets.key_id, secrets.public_key.hex(), wish.day), secrets


def _kept_keys(store: KeyStore, made: KeysMade) -> RoundSecrets:
    secrets = store.get(made.key)
    if secrets is None:
        raise WorkspaceError(
            _KEY_MISSING.filled(month=month_name(made.meeting), command="auditor invite --new-keys --yes")
        )
    return secrets


def _keep_keys(
    ledger: Ledger,
    store: KeyStore,
    secrets: RoundSecrets,
    entries: tuple[KeysMade, Invited],
    *,
    known: int,
) -> None:
    """Put fresh keys into their store, and only then name them in the ledger."""
    store.put(secrets)
    try:
        if sum(one.meeting == entries[0].meeting for one in ledger.notes(KeysMade)) != known:
            raise LedgerError(_MADE_MEANWHILE)  # noqa: TRY301 the keys are taken back as when the ledger fails
        ledger.note(*entries)
    except BaseException:
        with suppress(Exception):
            store.forget(secrets.key_id)
        raise


def _codes(ledger: Ledger, secrets: RoundSecrets, round_id: str, roster: Roster, due: date | None) -> _Codes:
    """Return the codes of all accounts in the roster, with the tags they had, and new ones where there was none.

    Where a new account's tag is already another one's, all tags are made anew under another salt.
    """
    listed = [account.id for account in _listed(roster)]
    codes = _Hidden({account: account_code(secrets, round_id, account) for account in listed})
    sheets = [one for one in ledger.notes(Invited) if one.round == round_id]
    salt = sheets[-1].tag_salt if sheets else ""
    given = {one.account: one.tag for sheet in sheets if sheet.tag_salt == salt for one in sheet.accounts}
    tags = _further_tags(round_id, salt, codes, given) if given else None
    retagged = bool(given) and tags is None
    if tags is None:
        salt, tags = code_tags(round_id, codes)
    return _Codes(codes, salt, tuple(AccountTag(account, tags[account]) for account in listed), due, retagged)


def _further_tags(
    round_id: str, salt: str, codes: Mapping[str, str], given: Mapping[str, str]
) -> dict[str, str] | None:
    """Return the tags given so far and those of further accounts under the same salt; None when two would be the same."""
    size = len(next(iter(given.values())))
    tags = dict(given)
    for account, code in codes.items():
        if account not in tags:
            tag = code_tag(round_id, salt, code, size)
            if tag in tags.values():
                return None
            tags[account] = tag
    return tags


def _listed(roster: Roster) -> Iterator[Account]:
    for office in roster.offices:
        yield from office.accounts


def _asked_elsewhere(ledger: Ledger, round_id: str) -> frozenset[str]:
    """Return the offices that were given a sheet in another round."""
    others = [one for one in ledger.notes(Invited) if one.round != round_id]
    delivered = {office for one in ledger.notes(Delivered) if one.round != round_id for office in one.offices}
    return frozenset(delivered | {one.account.partition("/")[0] for sheet in others for one in sheet.accounts})


# What each office is told


def _head(space: Workspace, roster: Roster, made: KeysMade, invited: Invited, wish: Wish) -> SheetHead:
    return SheetHead(
        committee=space.config.committee,
        letterhead=space.config.letterhead,
        decision=_decision(space),
        round=made.round,
        meeting=made.meeting,
        decision_day=evidence_folder.source_context(space, roster).decision_day,
        made_on=made.on,
        due=invited.due,
        help=wish.help if wish.help is not None and wish.help.day >= wish.day else None,
        page_file=page_name(made.round),
        page_digest=invited.page,
        digit=_digit(space) == "require",
        example=space.config.example,
    )


def _sheets(
    head: SheetHead, roster: Roster, judgement: Judgement, codes: _Codes, asked: Collection[str]
) -> Iterator[Invitation]:
    judged = {one.office.id: one for one in judgement.assessments}
    for serial, office in enumerate(roster.offices, start=1):
        one = judged[office.id]
        counted = max(sum(not account.left for account in one.office.accounts), one.office.user_count)
        yield Invitation(
            head=head,
            office=OfficeName(serial, office.name),
            office_id=office.id,
            kind=office.kind,
            head_post=office.head_post,
            accounts=tuple(
                _sheet_account(account, codes.by_account[account.id], one, judgement, head.decision_day)
                for account in office.accounts
            ),
            unlisted=max(0, counted - len(office.accounts)),
            asked_before=one.answered or office.id in asked,
        )


def _sheet_account(
    account: Account, code: str, one: OfficeAssessment, judgement: Judgement, decision_day: date
) -> SheetAccount:
    evidence = judgement.evidence.get(account.id)
    resolved = evidence.resolved if evidence is not None else {}
    told = {fact: known.value for fact, known in resolved.items() if isinstance(known, Known)}
    since = next((listed.holder_since for listed in one.office.accounts if listed.id == account.id), None)
    open_duties = any(
        found.outcome in {Outcome.FAIL, Outcome.UNKNOWN} for found in one.of(level=Level.SHALL, subject=account.id)
    )
    vacant = told.get(TWO_STEP_CAUSE) is Cause.VACANT
    return SheetAccount(
        post=account.post,
        code=code,
        shared=told.get(SHARED) is True,
        new_holder=not vacant and open_duties and since is not None and since > decision_day,
        vacant=vacant,
    )


# Files


def count(prepared: Prepared, offices: Collection[str] = ()) -> int:
    """Return how many steps `write` takes."""
    return len(_wanted(prepared, offices)) * (1 if offices else 2)


def write(
    prepared: Prepared,
    folder: Path,
    language: Language,
    *,
    offices: Collection[str] = (),
    tick: Callable[[], None] = lambda: None,
) -> None:
    """Write the page and the sheets: one PDF and one text an office, and all of them as a print file.

    A file that is there already and right is left alone.

    Args:
        prepared: what is to be written.
        folder: the round's folder.
        language: the language of the sheets.
        offices: ids of the only offices whose sheets are wanted, without a print file; all where it is empty.
        tick: called after each step.

    Raises:
        WorkspaceError: a file is open in another program or cannot be written; those before it are whole.

    """
    pdf, text = discovery.formats()["pdf"], discovery.formats()["terminal"]
    _make_private(folder)
    _forget_halves(folder)
    _put(folder / page_name(prepared.round), prepared.page)
    wanted = _wanted(prepared, offices)
    for one in wanted:
        name = f"{one.office.serial:02d}-{one.office_id}.{language.value}"
        _put(folder / SHEETS / (name + pdf.suffix), pdf.render(one, language))
        _put(folder / SHEETS / (name + text.suffix), text.render(one, language))
        tick()
    for first in () if offices else range(0, len(wanted), SHEETS_A_FILE):
        together = wanted[first : first + SHEETS_A_FILE]
        name = f"print-{first // SHEETS_A_FILE + 1:02d}.{language.value}{pdf.suffix}"
        _put(folder / SHEETS / name, pdf.render(Invitations(together), language))
        for _ in together:
            tick()


def _wanted(prepared: Prepared, offices: Collection[str]) -> tuple[Invitation, ...]:
    return tuple(one for one in prepared.sheets if not offices or one.office_id in offices)


def _make_private(folder: Path) -> None:
    """Make the folder so that only its owner can look into it, where the system has such a thing."""
    with suppress(OSError):  # told by the first file that cannot be written
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700)


def _forget_halves(folder: Path) -> None:
    """Remove what a killed run left half written: it may hold codes, and nobody would look for it."""
    for half in (*folder.glob(".*.new"), *(folder / SHEETS).glob(".*.new")):
        with suppress(OSError):
            half.unlink()


def _put(path: Path, content: bytes) -> None:
    try:
        same = path.read_bytes() == content
    except OSError:
        same = False
    if not same:
        writing.write(path, content)


# What became of the sheets


def named_offices(space: Workspace, names: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of offices that were named by id or serial, in the roster's order.

    Raises:
        WorkspaceError: there is no such office.

    """
    offices = roster_of(space).offices
    found = {
        key: office.id
        for serial, office in enumerate(offices, start=1)
        for key in (f"{serial}", f"{serial:02d}", office.id)
    }
    unknown = [name for name in names if name not in found]
    if unknown:
        raise WorkspaceError(_NO_SUCH_OFFICE.filled(n=len(unknown)))
    meant = {found[name] for name in names}
    return tuple(office.id for office in offices if office.id in meant)


def deliver(space: Workspace, round_id: str, offices: Collection[str], way: Delivery, day: date) -> int:
    """Note how sheets reached their offices, and return for how many that is new.

    Args:
        space: the workspace.
        round_id: of which round; its sheets must have been made.
        offices: ids.
        way: how.
        day: when.

    Raises:
        AuditorError: there is no such round, a sheet was not made, or the ledger fails.

    """
    where.refuse_network_share(space.folder)
    ledger = Ledger(space.ledger_path)
    keeping.refuse_broken(ledger)
    states = {one.office: one for one in states_of(space, round_id)}
    missing = [one for one in offices if not states[one].made]
    if missing:
        raise WorkspaceError(_NOT_MADE.filled(offices=", ".join(missing)))
    new = tuple(one for one in offices if not _is_noted(states[one].delivered, way, day))
    if new:
        ledger.note(Delivered(round_id, new, way, day))
    return len(new)


def _is_noted(delivered: Delivered | None, way: Delivery, day: date) -> bool:
    return delivered is not None and (delivered.way, delivered.on) == (way, day)


def states_of(space: Workspace, round_id: str) -> tuple[SheetState, ...]:
    """Return how far the sheet of every office is, in the annex's order; none was made when there is no such round."""
    ledger = Ledger(space.ledger_path)
    invited = _last_invited(ledger, round_id)
    tagged = {one.account for one in invited.accounts} if invited is not None else set()
    delivered = {office: one for one in ledger.notes(Delivered) if one.round == round_id for office in one.offices}
    told = {one.account for one in ledger.notes(SlipOpened) if one.round == round_id}
    in_folder = _offices_in(space.folder / OUT / folder_name(round_id) / SHEETS)
    return tuple(
        SheetState(
            serial,
            office.id,
            office.name,
            len(office.accounts),
            _is_made(office, tagged, delivered.keys() | in_folder),
            delivered.get(office.id),
            sum(account.id in told for account in office.accounts),
        )
        for serial, office in enumerate(roster_of(space).offices, start=1)
    )


def _offices_in(folder: Path) -> frozenset[str]:
    """Return the offices whose sheets are in a folder."""
    found = (_SHEET.fullmatch(path.name) for path in folder.glob("*.pdf"))
    return frozenset(name["office"] for name in found if name)


def _is_made(office: Office, tagged: Collection[str], there: Collection[str]) -> bool:
    """Whether all accounts have a code; an office that lists none has its sheet when it is in the folder or was given."""
    if office.accounts:
        return all(account.id in tagged for account in office.accounts)
    return office.id in there


def _refuse_far_meeting(wish: Wish) -> None:
    """Refuse a meeting that is not near the day: a slip of the hand would make keys for a month that nobody opens."""
    year, month = (int(part) for part in wish.meeting.split("-"))
    apart = (year - wish.day.year) * 12 + month - wish.day.month
    if not -terms.MOST_MONTHS_APART <= apart <= terms.MOST_MONTHS_APART:
        raise WorkspaceError(_FAR_MEETING.filled(meeting=month_name(wish.meeting), day=wish.day))


_FAR_MEETING: Final = Text(
    en="The meeting of {meeting} is far from today, {day}; nothing was made. Check the month, and this computer's date.",
    bn="আজ {day}, কিন্তু সভার মাস {meeting}; কিছু তৈরি হয়নি। মাসটি এবং এই কম্পিউটারের তারিখ ঠিক আছে কি না দেখুন।",
)
_KEY_MISSING: Final = Text(
    en="This computer does not have the key of {month}, so its sheets cannot be made again; nothing was changed. Run where "
    "the key is, or make new sheets with {command}: the earlier ones then no longer count.",
    bn="এই কম্পিউটারে {month} মাসের চাবি নেই, তাই নির্দেশিকা আবার তৈরি করা যায়নি; কিছু বদলানো হয়নি। চাবি যেখানে আছে সেখানে চালান, না থাকলে "
    "{command} দিয়ে নতুন নির্দেশিকা তৈরি করুন: তখন আগেরগুলো আর চলবে না।",
)
_TOO_OFTEN: Final = Text(
    en="Keys were made for the meeting of {month} as often as can be told apart; nothing was made. Use the last sheets.",
    bn="{month} মাসের সভার জন্য যতবার সম্ভব ততবার নতুন চাবি তৈরি হয়েছে; আর তৈরি হয়নি। শেষ নির্দেশিকাগুলো ব্যবহার করুন।",
)
_MADE_MEANWHILE: Final = Text(
    en="Another run of this program made keys for this meeting just now; nothing was made here. Run again.",
    bn="এইমাত্র এই প্রোগ্রামের আরেকটি কাজ এই সভার চাবি তৈরি করেছে; এখানে কিছু তৈরি হয়নি। আবার চালান।",
)
_NO_SUCH_OFFICE: Final = Text(
    en="Not in the roster, by id or serial: {n} of the offices named. Nothing was done. See the ids with: "
    "auditor roster list",
    bn="যে দপ্তরগুলোর নাম দেওয়া হয়েছে তার {n}টি আইডি বা ক্রম অনুযায়ী তালিকায় নেই; কিছু করা হয়নি। আইডি দেখুন: auditor roster list",
)
_NOT_MADE: Final = Text(
    en="No sheet was made yet for: {offices}. Nothing was noted. Make it first: auditor invite",
    bn="এখনো নির্দেশিকা তৈরি হয়নি: {offices}। কিছু লেখা হয়নি। আগে তৈরি করুন: auditor invite",
)
