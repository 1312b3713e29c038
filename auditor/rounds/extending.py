"""Time that the committee extended, for every shell: whose, for which duty, and what is shown before an entry is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypedDict

from auditor import discovery
from auditor.i18n import A_DAY, Text, clean, joined, plain
from auditor.model.baseline import Level, Waiver
from auditor.model.errors import WorkspaceError
from auditor.model.finding import Outcome
from auditor.model.subjects import listed_elsewhere
from auditor.model.views.head import named_apart
from auditor.rounds.correcting.differing_rosters import Difference
from auditor.rounds.to_ask import day_asked_for
from auditor.tables.notes import MISSING, OF_FIELD, fault_of_reference
from auditor.workspace.waivers import longest_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.subjects import Office, Roster
    from auditor.views.waivers.listed_waivers import ListedWaiver
    from auditor.workspace.folder import Workspace
    from auditor.workspace.waivers import TakingBack


class Listed(TypedDict):
    """How offices and accounts are called, by id, and which accounts stood in another office's list before."""

    named: Mapping[str, Text]
    elsewhere: Mapping[str, str]


def listed_in(roster: Roster | None, assessments: Iterable[OfficeAssessment] = ()) -> Listed:
    """Return what a roster says of whose time is extended; nothing where it cannot be read. Of an office that was assessed, those of whom only the number is known, too."""
    offices = with_numbered(() if roster is None else roster.offices, assessments)
    named = named_apart(enumerate(offices, start=1))
    return Listed(named=named, elsewhere=listed_elsewhere(offices))


def with_who_left(known: Listed, waivers: Iterable[Waiver], shown: Iterable[ListedWaiver]) -> Listed:
    """Return what a roster says of whose time is extended, with how lists call who is not in it.

    Args:
        known: what the roster says.
        waivers: the extensions, as they are written.
        shown: the same as lists show them, by the ids that offices and accounts have now.

    """
    named = known["named"]
    called = {
        given.subject: each.called or named.get(each.waiver.subject) for given, each in zip(waivers, shown, strict=True)
    }
    before = {given: name for given, name in called.items() if name is not None}
    return Listed(named={**before, **named}, elsewhere=known["elsewhere"])


def with_numbered(offices: Iterable[Office], assessments: Iterable[OfficeAssessment]) -> tuple[Office, ...]:
    """Return the offices of a roster as they were assessed: with the accounts of which only the number is known."""
    assessed = {each.office.id: each.office for each in assessments}
    return tuple(assessed.get(office.id, office) for office in offices)


def extendable(space: Workspace) -> list[str]:
    """Return the duties of which the committee can extend the time, by id: what is ordered; where nothing is, all that is advised."""
    rules = space.baseline.rules
    return [rule.policy.id for rule in [each for each in rules if each.level is Level.SHALL] or rules]


def duty_called(policy: str, subject: str = "") -> Text | str:
    """Return how a duty is called, of an account (its id) as of that one alone; the id of one that there is not."""
    known: Mapping[str, Any] = discovery.policies()
    if policy not in known:
        return policy
    title: Text = known[policy].title
    of_one: Text | None = known[policy].duty_of_one if "/" in subject else None
    return of_one or title


def typed(words: Mapping[str, str], until: date | None, asked: Mapping[str, Text]) -> Waiver:
    """Return the extension that was typed.

    Args:
        words: what was typed of `subject`, `policy`, `reason` and `approved_by`.
        until: the day until which the time is extended; None where that is no day.
        asked: how the shell calls each part, and `until`.

    Raises:
        WorkspaceError: something of it is missing or may not be kept; each with the name of its part.

    """
    given = {part: clean(words[part]) for part in ("subject", "policy", "reason", "approved_by")}
    missing = {"subject": _NOT_CHOSEN, "policy": _NOT_CHOSEN}
    faults = {part: fault_of_reference(said) if said else missing.get(part, MISSING) for part, said in given.items()}
    faults["until"] = _NO_END if until is None else None
    told = {
        OF_FIELD.filled(asked=asked[part], fault=fault): part for part, fault in faults.items() if fault is not None
    }
    if told or until is None:
        raise WorkspaceError(*told, parts=told)
    return Waiver(**given, until=until)


def refuse_moot(space: Workspace, waiver: Waiver, assessments: Iterable[OfficeAssessment]) -> None:
    """Refuse more time for a duty that is only advised, or does not apply to the office or account.

    Args:
        space: the workspace.
        waiver: the extension.
        assessments: how the offices stand now; none where that is not known.

    Raises:
        WorkspaceError: it is such a duty.

    """
    if waiver.policy in discovery.policies() and waiver.policy not in extendable(space):
        raise WorkspaceError(_ONLY_ADVISED.filled(duty=duty_called(waiver.policy, waiver.subject)))
    if _outcomes(waiver, assessments) == {Outcome.NOT_APPLICABLE}:
        raise WorkspaceError(_NOT_APPLICABLE.filled(duty=duty_called(waiver.policy, waiver.subject)))


def done_already(waiver: Waiver, assessments: Iterable[OfficeAssessment]) -> Text | None:
    """Return that a duty for which more time is entered is done as offices stand now; None where it is not."""
    return (
        _DONE_ALREADY.filled(duty=duty_called(waiver.policy, waiver.subject))
        if is_of_done(waiver, assessments)
        else None
    )


def waiting(waiver: Waiver, assessments: Iterable[OfficeAssessment]) -> Text | None:
    """Return that more time counts for nobody yet, as it is asked of all to whom it is given who of before they are; None where it is not."""
    waits = [
        assessment.office.awaits_who(finding.subject)
        for assessment in assessments
        for finding in assessment.findings
        if finding.outcome is not Outcome.NOT_APPLICABLE and _is_of(waiver, finding, assessment)
    ]
    return _WAITS if waits and all(waits) else None


def is_of_done(waiver: Waiver, assessments: Iterable[OfficeAssessment]) -> bool:
    """Return whether the duty of an extension is done as offices stand now."""
    return _outcomes(waiver, assessments) - {Outcome.NOT_APPLICABLE} == {Outcome.PASS}


def _outcomes(waiver: Waiver, assessments: Iterable[OfficeAssessment]) -> set[Outcome]:
    return {
        finding.outcome
        for assessment in assessments
        for finding in (*assessment.findings, *assessment.perhaps_back)
        if _is_of(waiver, finding, assessment)
    }


def _is_of(waiver: Waiver, finding: Finding, assessment: OfficeAssessment) -> bool:
    return finding.policy == waiver.policy and waiver.subject in {finding.subject, assessment.office.id}


def over_by_meeting(space: Workspace, waiver: Waiver, day: date, elsewhere: Mapping[str, str]) -> Text | None:
    """Return that an extension entered on a day ends before the meeting of which is asked then; None where it does not, or another one of the same time is longer and counts."""
    meeting = day_asked_for(space, day)
    longest = longest_over(waiver, (waiver, *space.waivers), day, elsewhere)
    is_over = longest is not None and longest.until < meeting
    return _OVER_BY_MEETING.filled(until=waiver.until, meeting=meeting) if is_over else None


def ending_between(space: Workspace, day: date, meeting: date | None, elsewhere: Mapping[str, str]) -> Text | None:
    """Return that what is judged as of a meeting counts no extended time that a day before it still does; None where there is none such."""
    if meeting is None:
        return None
    longest = (longest_over(waiver, space.waivers, day, elsewhere) for waiver in space.waivers)
    ends = sorted({each.until for each in longest if each is not None and each.until < meeting})
    if not ends:
        return None
    return _AS_OF_MEETING.filled(meeting=meeting, days=joined((A_DAY.filled(day=until) for until in ends), ", "))


def taken_back(prepared: TakingBack, named: Mapping[str, Text]) -> Difference:
    """Return what changes once an extension is taken back.

    Args:
        prepared: the taking back.
        named: how offices and accounts are called, by id.

    """
    waiver, still = prepared.waiver, prepared.still
    return Difference(
        named.get(waiver.subject, plain(waiver.subject)),
        _TIME_OF.filled(duty=duty_called(waiver.policy, waiver.subject)),
        _UNTIL.filled(day=waiver.until, approved=waiver.approved_by),
        None if still is None else _UNTIL.filled(day=still.until, approved=still.approved_by),
    )


_DONE_ALREADY: Final = Text(
    en="{duty}: this is done there, so the extension is not needed. It counts only if it is told before its end not to be done. If it was entered by mistake, take it back.",
    bn="{duty}: এটি সেখানে হয়ে গেছে, তাই বর্ধিত সময়ের দরকার নেই। মেয়াদের মধ্যে কাজটি হয়নি বলে জানা গেলেই কেবল তা ধরা হবে। ভুল করে লেখা হয়ে থাকলে বাতিল করুন।",
)
_WAITS: Final = Text(
    en="It does not count until it is known whether the office or its user IDs are those of before; that is asked at a terminal by: auditor audit --keep",
    bn="দপ্তরটি বা এর ইউজার আইডি আগেরটিই কি না তা জানা না যাওয়া পর্যন্ত এটি ধরা হবে না; প্রশ্নটি করা হয় auditor audit --keep চালালে।",
    on_screen=Text(
        en="It does not count until it is known whether the office or its user IDs are those of before; the screen Meeting asks that before a round is kept.",
        bn="দপ্তরটি বা এর ইউজার আইডি আগেরটিই কি না তা জানা না যাওয়া পর্যন্ত এটি ধরা হবে না; যাচাই রাখার আগে “সভা” পাতায় তা জিজ্ঞাসা করা হয়।",
    ),
)
_OVER_BY_MEETING: Final = Text(
    en="It ends on {until}, before the meeting of {meeting}: on the papers of that meeting the time is over. If it is to hold there, enter a later day.",
    bn="এটি {until} তারিখে শেষ হবে, {meeting} তারিখের সভার আগেই; ওই সভার কাগজে সময় শেষ ধরা হবে। সভাতেও বহাল রাখতে হলে আরও পরের তারিখ লিখুন।",
)
_AS_OF_MEETING: Final = Text(
    en="This is judged as of the meeting of {meeting}: extended time that ends before it ({days}) is over here, and still counts on the pages of today.",
    bn="এখানে {meeting} তারিখের সভার দিন ধরে হিসাব করা হয়েছে: এর আগেই শেষ হবে এমন বর্ধিত সময় ({days}) এখানে ধরা হয়নি; আজকের অবস্থার পাতাগুলোতে তা এখনো ধরা হচ্ছে।",
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
