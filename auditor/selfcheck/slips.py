"""Opens the slips in ``evidence/slips/``: authentic ones become observations, the others are named and change nothing.

A slip proves that somebody who held the account's code used our page or program on the day it bears; not that what was
typed is the account's password, nor who typed it. So the program's verdicts count as self-checked, the person's answers
as declared; the six digits that went only to the official mailbox prove that somebody reads it.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from auditor.i18n import Text, joined
from auditor.i18n import month as month_name
from auditor.keys.store import NoKeyStoreError, NoPlaceForKeysError
from auditor.model.counting import CountsFrom
from auditor.model.errors import AuditorError, FileRefusedError
from auditor.model.evidence import Evidence
from auditor.model.facts import PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON
from auditor.model.journal import Invited, SlipOpened, SlipRefused
from auditor.model.notice import Notice, Place, Severity
from auditor.rounds import assessing
from auditor.rounds.asking.slip_order import has_right_clock
from auditor.rounds.evidence import evidence_folder, vouched, whose_rows
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.ledger_end import write_to_note
from auditor.selfcheck import contradicted
from auditor.selfcheck.authentic import AuthenticSlip, OpenCampaign, same_file
from auditor.selfcheck.refusing import KnownSheets, known_sheets
from auditor.selfcheck.slip_reader import SlipReader
from auditor.selfcheck.texts import returned_slips as texts
from auditor.slip import finding, refusals
from auditor.slip.codes import account_code
from auditor.slip.sealing import SlipOpener
from auditor.workspace import folder, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from auditor.keys.store import KeyStore
    from auditor.model.baseline import Baseline
    from auditor.model.subjects import Account, Office, Roster
    from auditor.workspace.folder import Workspace

WRONG_CODES_TOLD: Final = 10
"""From so many slips with wrong codes on, they are told as a number of their own: somebody may be trying."""


class OpenedSlips(Struct, frozen=True):
    """What opening the slips did.

    Attributes:
        taken: how many slips were taken just now.
        taken_before: how many slips in the folder were taken on an earlier run.
        notices: what is to be told: refused files, odd days, wrong mail codes.
        refused_files: in how many files a slip, or the file itself, was refused.
        waiting: how many slips need a key that is not on this computer.
        wrong_codes: how many slips in the folder carry a wrong code.
        made_again: of how many slips taken before the observation file was missing and was made again.
        not_made_again: of how many it is missing still.
        no_key: by campaign (id) why slips of it wait.

    """

    taken: int = 0
    taken_before: int = 0
    notices: tuple[Notice, ...] = ()
    refused_files: int = 0
    waiting: int = 0
    wrong_codes: int = 0
    made_again: int = 0
    not_made_again: int = 0
    no_key: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)


class _Run(Struct):
    """One run over the folder of slips: what is known at its beginning, what is known after the slips it took, and what it gathers."""

    space: Workspace
    sheets: KnownSheets
    day: date
    store: Callable[[], KeyStore]
    ledger: Ledger
    number: int
    opened: dict[str, SlipOpened]
    refused: dict[str, str]
    reader: SlipReader
    campaigns: dict[str, OpenCampaign | AuditorError | None] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    refused_files: set[str] = field(default_factory=set)
    notices: list[Notice] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    no_key: dict[str, tuple[Text, ...]] = field(default_factory=dict)
    present: set[str] | None = None
    known: Mapping[str, Evidence] | None = None
    after: dict[str, Evidence] = field(default_factory=dict)
    undated: dict[str, set[date]] = field(default_factory=dict)
    noted_now: list[SlipOpened | SlipRefused] = field(default_factory=list)

    def note(self) -> None:
        """Write what the run took and refused, in their order, all or none, before it tells of any.

        Each append waits for the disk. Of a run that is killed before, the next one completes the observation files. Who is listed is noted too.
        """
        taken = any(isinstance(each, SlipOpened) for each in self.noted_now)
        self.ledger.note(*(whose_rows.who_is_listed(self.space, self.day) if taken else ()), *self.noted_now)
        self.noted_now.clear()

    def tell(self, weight: Severity, file: str, message: Text) -> None:
        self.notices.append(Notice(weight, Place(file), message))

    def tell_refused(self, file: str, message: Text) -> None:
        """Tell of a file that it, or a slip in it, was refused."""
        self.refused_files.add(file)
        self.tell(Severity.WRONG, file, message)


def open_slips(
    space: Workspace,
    roster: Roster,
    day: date,
    store: Callable[[], KeyStore],
    tick: Callable[[], None] = lambda: None,
) -> OpenedSlips:
    """Open what is in the folder of slips, write an observation file for each authentic one, and note it in the ledger.

    A slip taken before is passed over; where its observation file is missing or altered, the file is made again. Whatever a file holds, the others are still taken.

    Args:
        space: the workspace.
        roster: whose accounts they may be.
        day: today; a slip that bears a day outside the campaign counts for it.
        store: gives the secrets of campaigns; called once a slip needs them.
        tick: called after each file.

    Raises:
        AuditorError: the ledger or an observation file cannot be written.

    """
    ledger = Ledger(space.ledger_path)
    opened = ledger.notes(SlipOpened)
    run = _Run(
        space=space,
        sheets=known_sheets(ledger, roster, day),
        day=day,
        store=store,
        ledger=ledger,
        number=max((slip.run for slip in opened), default=0) + 1,
        opened={slip.slip: slip for slip in opened},
        refused={refusal.found: refusal.reason for refusal in ledger.notes(SlipRefused)},
        reader=SlipReader(space.folder),
    )
    try:
        with run.reader as reader:
            for name, path in folder.slip_paths(space.folder):
                _open_file(run, name, path)
                tick()
            reader.keep()
    finally:
        run.note()
    return OpenedSlips(
        run.counts["taken"],
        run.counts["before"],
        tuple(run.notices),
        len(run.refused_files),
        run.counts["waiting"],
        run.counts["wrong"],
        run.counts["again"],
        run.counts["lost"],
        run.no_key,
    )


def _open_file(run: _Run, name: str, path: Path) -> None:
    try:
        content = folder.evidence_file(name, path).content
    except FileRefusedError as error:
        for message in error.messages:
            run.tell_refused(name, message)
        return
    found = run.reader.slips_in(name, content)
    if found.why_none is not None:
        _refuse(run, hashlib.sha256(content).hexdigest(), found.why_none.value)
        run.tell_refused(name, found.why_none.message.filled(file=name))
    for text in found.slips:
        _open_slip(run, name, text)
    not_read = found.not_read(name)
    if not_read is not None:
        run.tell_refused(name, not_read)


def _open_slip(run: _Run, name: str, text: str) -> None:
    """Open a slip that was found in a file; one that comes in several files is told of each as what it is."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    is_first = run.seen.setdefault(digest, name) == name
    if digest in run.opened:
        if not is_first:
            run.tell(Severity.CHANGED, name, refusals.AGAIN.filled(file=name, other=run.seen[digest]))
            return
        run.counts["before"] += 1
        if not _is_there(run, run.opened[digest]):
            _make_again(run, name, text, run.opened[digest])
        return
    try:
        if run.refused.get(digest) in _FINAL:
            raise refusals.SlipRefusedError(refusals.Refusal(run.refused[digest]))  # noqa: TRY301 refused as before
        opened = _authentic(run, name, text, digest)
    except refusals.SlipRefusedError as error:
        _refuse(run, digest, error.reason.value)
        run.counts["wrong"] += is_first and error.reason is refusals.Refusal.CODE
        run.tell_refused(name, run.sheets.refused(name, text, error.reason.value, error.account))
        return
    if opened is not None:
        _keep(run, name, opened)
    elif is_first:
        run.counts["waiting"] += 1


def _authentic(run: _Run, name: str, text: str, digest: str) -> AuthenticSlip | None:
    """Return an authentic slip; None, after telling, when its key is not here.

    Raises:
        SlipRefusedError: it is not authentic, or not of a campaign of this workspace.

    """
    named = finding.slip_round(text)
    if named not in run.sheets.made:
        raise refusals.SlipRefusedError(run.sheets.why_none(named))
    if run.sheets.has_newer_keys(named):
        raise refusals.SlipRefusedError(refusals.Refusal.OLD_SHEET)
    campaign = _campaign(run, named)
    if isinstance(campaign, OpenCampaign):
        try:
            account, slip = campaign.open(text)
        except refusals.SlipRefusedError as error:
            foreign = error.reason is refusals.Refusal.ALTERED and run.sheets.is_of_no_sheet(text)
            raise refusals.SlipRefusedError(refusals.Refusal.FOREIGN) if foreign else error from None
        return AuthenticSlip(campaign, account, slip, digest, finding.slip_number(text))
    if named != run.sheets.latest and (campaign is None or isinstance(campaign, NoKeyStoreError)):
        raise refusals.SlipRefusedError(refusals.Refusal.OTHER_ROUND)
    if named not in run.no_key:
        run.no_key[named] = _no_key(run, named, campaign)
        for message in run.no_key[named]:
            run.tell(Severity.WRONG, name, message)
    return None


def _campaign(run: _Run, named: str) -> OpenCampaign | AuditorError | None:
    """Return what opens the slips of a campaign; None when its key is not here, or why the keys cannot be had."""
    if named not in run.campaigns:
        made = run.sheets.made[named]
        try:
            secrets = run.store().get(made.key)
        except AuditorError as error:
            return run.campaigns.setdefault(named, error)
        if secrets is None:
            return run.campaigns.setdefault(named, None)
        sheets = [invited for invited in run.sheets.invited if invited.round == named]
        tags = {tagged.account: tagged.tag for invited in sheets for tagged in invited.accounts}
        codes = {account: account_code(secrets, named, account) for account in sorted(tags)}
        opener = SlipOpener(secrets, named, codes, tags)
        run.campaigns[named] = OpenCampaign(made, secrets, opener, _counts_from(run.space.baseline, sheets))
    return run.campaigns[named]


def _counts_from(baseline: Baseline, sheets: Iterable[Invited]) -> CountsFrom:
    """Return from which days it counts what slips tell: that from which the page asked for a reset, or a page made anew would, whichever is earliest; of sheets that do not say it, the day that was asked for before."""
    named, counts_from = [invited.asked_since for invited in sheets], evidence_folder.counts_from_of(baseline)
    if not named or None in named:
        return CountsFrom(evidence_folder.decision_day_of(baseline))
    days = {
        PASSWORD_CHANGED_ON.id: min(filter(None, (*named, counts_from.of(PASSWORD_CHANGED_ON)))),
        PROFILE_UPDATED_ON.id: counts_from.of(PROFILE_UPDATED_ON),
    }
    return CountsFrom.of_days(counts_from.day, days)


def _no_key(run: _Run, named: str, why: AuditorError | None) -> tuple[Text, ...]:
    month = month_name(run.sheets.made[named].meeting)
    missing = texts.KEY_MISSING.filled(month=month, command="auditor invite --new-keys")
    known = why.messages if why is not None else ()
    return (*known, missing) if not known or isinstance(why, NoPlaceForKeysError) else known


def _refuse(run: _Run, digest: str, reason: str) -> None:
    """Note a refusal, once."""
    if run.refused.get(digest) != reason:
        run.refused[digest] = reason
        run.noted_now.append(SlipRefused(digest, reason, run.day))


def _keep(run: _Run, name: str, opened: AuthenticSlip) -> None:
    """Write what a slip says as an observation file, and note it."""
    found = run.sheets.accounts.get(opened.account)
    if found is None:
        run.tell(Severity.DOUBTFUL, name, texts.LEFT.filled(file=name))
        return
    office, account = found
    made, day = opened.campaign.made, opened.slip.on
    if not made.on <= day <= run.day:
        days = {"clock": day, "first": made.on, "day": run.day}
        told = texts.ODD_DAY if made.on < run.day else texts.ONLY_DAY
        clock_wrong = told.filled(file=name, office=run.sheets.called(office), number=opened.number, **days)
        run.tell(Severity.DOUBTFUL, name, clock_wrong)
        day = run.day
    if opened.slip.facts.mail_code and not opened.has_right_mail_code(office):
        run.tell(Severity.DOUBTFUL, name, texts.WRONG_MAIL_CODE.filled(file=name, office=run.sheets.called(office)))
    _tell_contradictions(run, name, found, opened, day)
    file = opened.file_of(office, account, day, run.space.config.language)
    write_to_note(run.space, file.name, file.content)
    noted = SlipOpened(
        made.round,
        account.id,
        opened.digest,
        opened.number,
        day,
        file.name,
        file.sha256,
        run.day,
        run.number,
        clock=opened.slip.clock,
        life=opened.slip.life,
        nth=opened.slip.nth,
        probe=opened.slip.facts.login is not None,
    )
    run.noted_now.append(noted)
    run.opened[opened.digest] = noted
    if not has_right_clock(noted):
        run.undated.setdefault(account.id, set()).add(day)
    if run.present is not None:
        run.present.add(file.sha256)
    run.counts["taken"] += 1


def _tell_contradictions(run: _Run, name: str, whose: tuple[Office, Account], opened: AuthenticSlip, day: date) -> None:
    """Tell what a slip claims against what was known before it, by slips of this run too; one of which nobody knows the day takes nothing back."""
    if run.known is None:
        try:
            run.known, run.undated = assessing.assess(run.space, run.day).evidence, _days_not_known(run)
        except AuditorError:
            run.known = {}
    said, made_at = opened.observations(*whose, day), opened.slip.clock if day == opened.slip.on else ""
    known = {who: run.after.get(who) or run.known.get(who, Evidence(who)) for who in {each.subject for each in said}}
    said, (office, account) = contradicted.but_said_later(known, said, made_at, run.opened.values()), whose
    ordered, undated = run.space.baseline.ordered_facts, run.undated.get(account.id, ())
    found: dict[Text, list[Text]] = {texts.CONTRADICTS: [], texts.TAKES_BACK: [], texts.TOLD_OTHERWISE: []}
    for each in contradicted.contradictions(known, said, undated):
        of_ordered = texts.TAKES_BACK if each.takes_back and made_at else texts.CONTRADICTS
        found[of_ordered if each.fact in ordered else texts.TOLD_OTHERWISE].append(each.words)
    for told, what in found.items():
        if what:
            contradicts = told.filled(file=name, office=run.sheets.called(office), what=joined(what, "; "))
            run.tell(Severity.DOUBTFUL, name, contradicts)
    run.after |= contradicted.known_after(known, said)


def _days_not_known(run: _Run) -> dict[str, set[date]]:
    """Return by account (id) the days by which slips of it count of which nobody knows when they were made."""
    found: dict[str, set[date]] = defaultdict(set)
    order = vouched.vouched_by(run.ledger, identities.known(run.ledger)).order
    for slip in order.undated:
        found[slip.account].update(order.spans[slip.sha256])
    return found


def _is_there(run: _Run, noted: SlipOpened) -> bool:
    """Whether the observation file of a slip taken before is in the evidence as it was written."""
    if run.present is None:
        run.present = set(vouched.digests_present(evidence_folder.evidence_files(run.space)))
    return noted.sha256 in run.present


def _make_again(run: _Run, name: str, text: str, noted: SlipOpened) -> None:
    """Write the observation file of a slip taken before again, if it comes out the same to the byte; the ledger stays."""
    campaign, found = _campaign(run, noted.round), run.sheets.accounts.get(noted.account)
    file = same_file(campaign, text, noted, *found) if isinstance(campaign, OpenCampaign) and found else None
    if file is None:
        run.counts["lost"] += 1
        why = campaign.messages[0] if isinstance(campaign, AuditorError) else texts.NOT_HERE
        if isinstance(campaign, NoPlaceForKeysError):  # a new place for keys would open nothing
            why = texts.NOT_HERE
        run.tell(Severity.DOUBTFUL, name, texts.NOT_MADE_AGAIN.filled(file=name, missing=noted.file, why=why))
        return
    writing.write(run.space.evidence_folder / noted.file, file.content)
    run.counts["again"] += 1


_FINAL: Final = {
    refusals.Refusal.ALTERED,
    refusals.Refusal.CODE,
    refusals.Refusal.OTHER_ACCOUNT,
    refusals.Refusal.UNKNOWN_FACTS,
}
"""Refusals that no later key, campaign or program takes back: such a slip is not tried again."""
