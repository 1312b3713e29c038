"""Who became implemented without newly doing anything, and who is implemented no longer: with the newly done they tell all of how a count changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from auditor.model.finding import Status
from auditor.model.views.annexes import Change
from auditor.views.compared.changes import changes_under
from auditor.views.compared.recounted import dropped, is_only_judged_anew
from auditor.views.compared.slipping import before_this
from auditor.views.compared.stood import office_name

if TYPE_CHECKING:
    from auditor.model.baseline import Decision
    from auditor.model.finding import OfficeAssessment
    from auditor.model.views.annexes import Changes
    from auditor.views.compared.history import History


class Turned(Struct, frozen=True):
    """Changes under one decision since the last meeting, beside the newly done.

    Attributes:
        again: implemented now as at a meeting before, and told anew; in between it was only doubted (what told it was too old or not to be read, or it was not known of
            whom it was told), so nobody undid it and nobody did it anew.
        without_doing: implemented now only since user IDs are gone from its list, since what told otherwise is evidence no more, or since what was told
            by a meeting before, and did not count at the last one, counts now, or was done before the decision was judged beside those of the last one.
        counted_now: implemented now and not counted under the decision at the last meeting, nor under one in the place of which it stands: be it known since when, no more is said of it (`Since.recounted`).
        lost: implemented at the last meeting and not now, be it to do again, pending, put off or waiting for the portal.
        counted_no_more: implemented at the last meeting and not counted under the decision now; nothing was undone.

    """

    again: tuple[Change, ...] = ()
    without_doing: tuple[Change, ...] = ()
    counted_now: tuple[Change, ...] = ()
    lost: tuple[Change, ...] = ()
    counted_no_more: tuple[Change, ...] = ()


def turned_under(history: History, decision: Decision) -> Turned:
    """Return who became implemented under a decision without newly doing it, and who is so no longer; nobody at the first meeting.

    Those implemented at the last meeting, the newly done and those of the first three, less those of the last two and of `departed_under`, are
    the implemented of now.
    """
    found = Turned()
    if history.previous is None:
        return found
    newly = {change.office.serial for change in changes_under(history, decision)[0]}
    counted_then = history.stood[-2].counted_ids
    moved: dict[str, list[Change]] = {name: [] for name in found.__struct_fields__}
    for assessment in history.now.assessments:
        is_new, was_counted = assessment.serial in newly, assessment.office.id in counted_then
        if assessment.office.voluntary and not was_counted:
            continue
        name = _turn(assessment, history, decision, is_new=is_new, was_counted=was_counted)
        if name:
            moved[name].append(Change(office_name(assessment), decision.id))
    return Turned(**{name: tuple(changes) for name, changes in moved.items()})


def departed_under(history: History, decision: Decision) -> frozenset[str]:
    """Return the offices (ids) that were counted and implemented under a decision at the last meeting and are listed no more."""
    if history.previous is None:
        return frozenset()
    before = history.stood[-2]
    gone = before.counted_ids - history.of_office.keys()
    return frozenset(each for each in gone if before.standings[each].by_decision.get(decision.id) is Status.IMPLEMENTED)


def _turn(
    assessment: OfficeAssessment, history: History, decision: Decision, *, is_new: bool, was_counted: bool
) -> str:
    """Return as which of `Turned` an office stands under a decision; nothing where as none."""
    office, since = assessment.office.id, history.since(assessment.office.id)
    recount = since.recounted.get(decision.id)
    is_out = decision not in history.now.header.ordering or (recount is not None and not recount.counted)
    is_done = not is_out and history.current[office].by_decision.get(decision.id) is Status.IMPLEMENTED
    before = (history.previous or {}).get(office) if was_counted else None
    was_done = before is not None and before.by_decision.get(decision.id) is Status.IMPLEMENTED
    if was_done and not is_done:
        return "counted_no_more" if is_out else "lost"
    if was_done or not is_done or is_new:
        return ""
    if recount is not None or (dropped(history) and is_only_judged_anew(assessment, decision, history)):
        return "counted_now"
    ordered = {finding.about for finding in assessment.of(decision=decision.id)}
    ended = {*since.left_undone.get(decision.id, ())}
    if ended and (then := history.meetings[-2].assessment(office)) is not None:
        ended -= {*then.office.gone_elsewhere}  # of these it was only asked whether they stand elsewhere
    done_by_nobody = ended or not ordered.isdisjoint(since.undenied)
    was_doubted = before_this(history, office, decision.id) is Status.IMPLEMENTED
    is_confirmed = was_doubted and not ordered.isdisjoint(since.done_anew)
    return "again" if is_confirmed and not done_by_nobody else "without_doing"


def departed_of(history: History) -> frozenset[str]:
    """Return the same under any decision, also one that is not judged any more."""
    return frozenset(office for each in _of_both_meetings(history) for office in departed_under(history, each))


def turned_of(history: History) -> Turned:
    """Return `turned_under` under every decision, one after the other, with those that are not judged any more."""
    moved = [turned_under(history, decision) for decision in _of_both_meetings(history)]
    return Turned(
        **{
            name: tuple(change for under in moved for change in getattr(under, name))
            for name in Turned.__struct_fields__
        }
    )


def _of_both_meetings(history: History) -> tuple[Decision, ...]:
    return (*history.now.header.ordering, *dropped(history))


def with_turned(changes: Changes, assessment: OfficeAssessment, history: History) -> Changes:
    """Return the changes of one office with those by which it became implemented without newly doing anything, or is so no longer."""
    newly = {change.decision for change in changes.newly_done}
    found: dict[str, list[Change]] = {name: [] for name in Turned().__struct_fields__}
    for decision in history.now.header.ordering:
        name = _turn(assessment, history, decision, is_new=decision.id in newly, was_counted=True)
        if name:
            found[name].append(Change(office_name(assessment), decision.id))
    told = changes.__struct_fields__  # who is counted now, or no more, stands there among the recounted
    return replace(changes, **{name: tuple(changed) for name, changed in found.items() if name in told})
