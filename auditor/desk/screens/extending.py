"""Time that the committee extended: entered for an office and a duty that counts there, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from flask import request

from auditor import discovery
from auditor.desk import texts
from auditor.desk.screen import BeforeAndAfter, changing, odd_days, standing, the_desk, written_once_confirmed
from auditor.desk.screen import to as to_page
from auditor.desk.screens.settings import SCREEN, duty_called, extendable, named_in, roster_now, space_read
from auditor.desk.screens.settings import page as settings_page
from auditor.desk.settings_words import WORDS
from auditor.i18n import Text, clean, plain
from auditor.model.baseline import Waiver
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.finding import Outcome
from auditor.model.subjects import listed_elsewhere
from auditor.rounds import foreseeing
from auditor.rounds.differing_rosters import Difference
from auditor.rounds.to_ask import day_asked_for
from auditor.tables.answers import read_day
from auditor.tables.notes import MISSING, OF_FIELD, fault_of_reference
from auditor.workspace import waivers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Response

    from auditor.desk.desk import Desk
    from auditor.workspace.waivers import TakingBack


@SCREEN.blueprint.post("/waivers")
@changing("settings.page")
def waive() -> Response:
    """Enter a duty that the committee suspended."""
    desk, waiver = the_desk(), _waiver_typed()
    _refuse_moot(desk, waiver)
    folder = desk.space(roster=False).folder
    desk.tell(waivers.add(folder, waiver, discovery.policies(), desk.day, odd_days, **_listed(desk)))
    meeting = day_asked_for(desk.space(roster=False), desk.day)
    if waiver.until < meeting:
        desk.tell(_OVER_BY_MEETING.filled(until=waiver.until, meeting=meeting))
    return to_page("settings.page")


class _Listed(TypedDict):
    named: Mapping[str, Text]
    elsewhere: Mapping[str, str]


def _listed(desk: Desk) -> _Listed:
    """Return how offices and accounts are called, and which of these stood in another office's list before; nobody where the roster cannot be read."""
    roster = roster_now(desk)
    return _Listed(named=named_in(roster), elsewhere=listed_elsewhere(() if roster is None else roster.offices))


def _refuse_moot(desk: Desk, waiver: Waiver) -> None:
    """Refuse more time for a duty that is only advised, or does not apply to the office or account.

    Raises:
        WorkspaceError: it is such a duty.

    """
    space, trouble = space_read(desk)
    if waiver.policy in discovery.policies() and waiver.policy not in extendable(space):
        raise WorkspaceError(_ONLY_ADVISED.filled(duty=duty_called(waiver.policy)))
    assessments = () if trouble else desk.history().now.assessments
    outcomes = {
        finding.outcome
        for assessment in assessments
        for finding in assessment.findings
        if finding.policy == waiver.policy and waiver.subject in {finding.subject, assessment.office.id}
    }
    if outcomes == {Outcome.NOT_APPLICABLE}:
        raise WorkspaceError(_NOT_APPLICABLE.filled(duty=duty_called(waiver.policy)))


def _waiver_typed() -> Waiver:
    """Return the extension that was typed.

    Raises:
        WorkspaceError: something of it is missing or may not be kept; each with the name of its field.

    """
    asks = {"subject": "office", "policy": "duty", "reason": "reason", "approved_by": "approved"}
    given = {name: clean(request.form.get(name, "")) for name in asks}
    missing = {"subject": _NOT_CHOSEN, "policy": _NOT_CHOSEN}
    faults = {
        asks[name]: fault_of_reference(words) if words else missing.get(name, MISSING) for name, words in given.items()
    }
    until = read_day(request.form.get("until", ""))
    faults["until"] = _NO_END if until is None else None
    wrong = [OF_FIELD.filled(asked=WORDS[asked], fault=fault) for asked, fault in faults.items() if fault is not None]
    if wrong or until is None:
        raise WorkspaceError(*wrong)
    return Waiver(**given, until=until)


@SCREEN.blueprint.post("/waivers/<entry>/back")
def take_back(entry: str) -> Response:
    """Show a waiver that was entered by mistake, and take it back once that was confirmed."""
    return written_once_confirmed(settings_page, lambda: _taking_back(entry), _shown, _take_back) or to_page(
        "settings.page"
    )


def _taking_back(entry: str) -> TakingBack:
    desk = the_desk()
    return waivers.taking_back(desk.space(roster=False).folder, entry, discovery.policies(), desk.day, **_listed(desk))


def _shown(prepared: TakingBack) -> BeforeAndAfter:
    waiver, still = prepared.waiver, prepared.still
    named = named_in(roster_now(the_desk()))
    extended = Difference(
        named.get(waiver.subject, plain(waiver.subject)),
        _TIME_OF.filled(duty=duty_called(waiver.policy)),
        _UNTIL.filled(day=waiver.until, approved=waiver.approved_by),
        None if still is None else _UNTIL.filled(day=still.until, approved=still.approved_by),
    )
    return BeforeAndAfter((extended,), texts.ENTRY_TAKEN_OUT, _standing_without(waiver), button=texts.TAKE_BACK)


def _standing_without(waiver: Waiver) -> Text | None:
    """Return how offices would stand otherwise without a waiver; None where that stays, or is not known since the roster cannot be read."""
    desk = the_desk()
    try:
        return standing(foreseeing.what_ending_changes(desk.space(), desk.day, waiver, desk.history()))
    except AuditorError:
        return None


def _take_back(prepared: TakingBack) -> None:
    desk = the_desk()
    waivers.take_back(desk.space(roster=False).folder, prepared)
    desk.tell(prepared.told)


_OVER_BY_MEETING: Final = Text(
    en="It ends on {until}, before the meeting of {meeting}: on the papers of that meeting the time is over. If it is to hold there, enter a later day.",
    bn="এটি {until} তারিখে শেষ হবে, {meeting} তারিখের সভার আগেই; ওই সভার কাগজে সময় শেষ ধরা হবে। সভাতেও বহাল রাখতে হলে আরও পরের তারিখ লিখুন।",
)
_TIME_OF: Final = Text(en="Extended time: {duty}", bn="বর্ধিত সময়: {duty}")
_UNTIL: Final = Text(en="until {day} ({approved})", bn="{day} পর্যন্ত ({approved})")
_NO_END: Final = Text(
    en="this is missing, or is no day. Write it like 30.06.2024.", bn="লেখা হয়নি, অথবা বোঝা যায়নি। এভাবে লিখুন: ৩০.০৬.২০২৪"
)
_ONLY_ADVISED: Final = Text(
    en="{duty}: this is only advised, no decision orders it, so its time is not extended; nothing was written. Choose another duty.",
    bn="{duty}: এটি শুধু পরামর্শ, সিদ্ধান্তে নেই, তাই এর সময় বাড়ানোর দরকার নেই; কিছু লেখা হয়নি। অন্য করণীয় বেছে নিন।",
)
_NOT_APPLICABLE: Final = Text(
    en="{duty}: this does not apply there, so its time is not extended; nothing was written. Choose another office or duty.",
    bn="{duty}: এখানে এটি প্রযোজ্য নয়, তাই এর সময় বাড়ানোর দরকার নেই; কিছু লেখা হয়নি। অন্য দপ্তর বা করণীয় বেছে নিন।",
)
_NOT_CHOSEN: Final = Text(en="this is not chosen. Choose one.", bn="বাছা হয়নি। বেছে নিন।")
