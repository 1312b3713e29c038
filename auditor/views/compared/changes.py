"""What changed since the last meeting, and what is still pending."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import joined
from auditor.model.baseline import Level
from auditor.model.finding import OfficeAssessment, Outcome, Status
from auditor.model.views.annexes import Change, Changes, NamedDeparture
from auditor.model.views.head import named_among
from auditor.model.views.moved import Gone, Moved, Renamed, Sharing
from auditor.views.compared.done_elsewhere import done_elsewhere
from auditor.views.compared.recounted import is_only_judged_anew, judged_anew, judged_no_more, recounted_of
from auditor.views.compared.slipping import before_this, has_slipped, in_between, statuses_of
from auditor.views.compared.stood import counted_offices, has_no_part, is_pending, office_name
from auditor.views.waivers.waived_duties import waived_duties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from auditor.i18n import Text
    from auditor.model.baseline import Decision
    from auditor.model.subjects import Office
    from auditor.model.views.head import OfficeName
    from auditor.views.compared.history import History
    from auditor.views.compared.since import Since


_CAME_FROM_ITS_LIST_OF_THEN_SINCE: Final = 21
"""From this revision of judging on (`auditor.rounds.revisions`) a user ID that moved twice is said to have come from the list in which it stood at the last meeting."""


def changes_under(history: History, decision: Decision) -> tuple[list[Change], list[Change], list[Change]]:
    """Return (newly done, slipped back, pending) under one decision; three empty lists at the first meeting.

    What was done slipped back where it is known now not to be done. Where nothing is known of it any more (its telling grew old, or cannot be
    read; another holds the post; it is not known who somebody is, or whose an answer is) nobody undid it: it is pending, and to be told
    again. So is what is open since evidence is gone, or is there again, since a request for correction that was upheld says that it was told by mistake, or it was only told and is seen undone, or of a user ID that is listed since. What is done only since evidence that told otherwise is gone, or evidence
    that told it by an earlier meeting is there again (of who never was all done, not where but another upazila's form stood against it), or since the user IDs at which it was open are gone from the office's list, was not newly done: nobody did it.
    """
    found: tuple[list[Change], list[Change], list[Change]] = ([], [], [])
    for assessment in counted_offices(history.now):
        _add_change(found, assessment, history, decision)
    return found


def unmoved_under(history: History, decision: Decision) -> Counter[Status]:
    """Return how the counted offices stand of which `changes_under` says nothing: with its lists they are all that are counted.

    Of what is pending among them nothing was known at the last meeting: the office, or the decision, is new.
    """
    moved = {change.office.serial for changes in changes_under(history, decision) for change in changes}
    return Counter(
        history.current[assessment.office.id].by_decision[decision.id]
        for assessment in counted_offices(history.now)
        if assessment.serial not in moved
    )


def changes_of(assessment: OfficeAssessment, history: History) -> Changes:
    """Return what changed for one office since the last meeting, under every decision."""
    found: tuple[list[Change], list[Change], list[Change]] = ([], [], [])
    for decision in history.now.header.ordering:
        _add_change(found, assessment, history, decision)
    newly, slipped, pending = map(tuple, found)
    return replace(
        changes_of_whole((assessment,), history),
        newly_done=newly,
        slipped=slipped,
        pending=pending,
        waived=waived_duties((assessment,), history.now.header.rules),
        recounted=recounted_of(assessment, history),
    )


def changes_of_whole(offices: Sequence[OfficeAssessment], history: History) -> Changes:
    """Return what changed since the last meeting for some offices as a whole; how they stand under decisions, and who is counted there by his row, is left to who asks."""

    def those(is_so: Callable[[OfficeAssessment, Since], object]) -> tuple[OfficeName, ...]:
        return tuple(office_name(each) for each in offices if is_so(each, history.since(each.office.id)))

    return Changes(
        listed_anew=those(lambda each, since: _is_listed_anew(each, since, history)),
        lapsed=those(lambda _, since: since.lapsed),
        lapsed_at_portal=those(lambda _, since: since.lapsed and since.lapsed == since.lapsed_at_portal),
        new_accounts=those(lambda _, since: since.new_accounts),
        more_by_number=those(lambda _, since: since.more_by_number),
        listed_again=those(lambda _, since: since.listed_again),
        moved=tuple(chain.from_iterable(_moved(each, history) for each in offices)),
        judged_no_more=judged_no_more(offices, history),
        judged_anew=judged_anew(offices, history),
        gone=tuple(chain.from_iterable(_gone(each, history) for each in offices)),
        sharing=(
            *(Sharing(each, shared=True) for each in those(lambda _, since: since.shared)),
            *(Sharing(each, shared=False) for each in those(lambda _, since: since.shared_no_more)),
        ),
        renamed=tuple(
            Renamed(office_name(each), then)
            for each in offices
            if (then := history.since(each.office.id).called_then) is not None
        ),
    )


def _add_change(
    found: tuple[list[Change], list[Change], list[Change]],
    assessment: OfficeAssessment,
    history: History,
    decision: Decision,
) -> None:
    """Add the change of one office under one decision, if there is one, to the newly done, the slipped back or the pending."""
    if history.previous is None:
        return
    newly, slipped, pending = found
    office, since = office_name(assessment), history.since(assessment.office.id)
    statuses = statuses_of(history, assessment.office.id, decision.id)
    now, before = statuses[-1], before_this(history, assessment.office.id, decision.id)
    if now is Status.IMPLEMENTED and before is not Status.IMPLEMENTED:
        ordered = {finding.about for finding in assessment.of(decision=decision.id, level=Level.SHALL)}
        is_back = not ordered.isdisjoint(since.brought_back) and ordered.isdisjoint(since.done_anew)
        is_back &= not since.passed_on or Status.IMPLEMENTED in statuses[:-1]
        was_not_named = before is Status.NOT_APPLICABLE and decision.id in since.recounted
        nobody_did = is_back or was_not_named or decision.id in since.left_undone
        nobody_did |= is_only_judged_anew(assessment, decision, history) or _came_done(assessment, decision, history)
        if not nobody_did and ordered.isdisjoint(since.undenied):
            newly.append(Change(office, decision.id, in_between=in_between(assessment.office.id, decision, history)))
    elif has_slipped(assessment, decision, history):
        slipped.append(Change(office, decision.id))
    elif is_pending(now) and before is not None:
        awaited = statuses[-2] is Status.AWAITING_PORTAL
        as_now = _asked_as_now(assessment, history)
        stood = [status if alike else None for status, alike in zip(statuses, as_now, strict=True)]
        waited, owes = meetings_pending(history.at_meetings(stood)), not has_no_part(assessment, decision.id)
        pending.append(Change(office, decision.id, waited, awaited, owes=owes))


def _came_done(assessment: OfficeAssessment, decision: Decision, history: History) -> bool:
    """Return whether an office that was not listed at the last meeting has done what a decision orders by user IDs alone that had it done by then in other lists."""
    if not history.earlier or assessment.office.id in (history.previous or {}):
        return False
    done = {each.about for each in done_elsewhere(assessment.office, history)}
    ordered = assessment.of(decision=decision.id, level=Level.SHALL)
    return done.issuperset(each.about for each in ordered if each.outcome is not Outcome.NOT_APPLICABLE)


def _asked_as_now(assessment: OfficeAssessment, history: History) -> list[bool]:
    """Return for each meeting, this one last, whether the office was asked then as it is now: who is in the totals, where it stood in them; who is outside, also where it stood in them."""
    own, office = assessment.office.voluntary, assessment.office.id
    return [own or office in stood.counted_ids for stood in history.stood]


def meetings_pending(statuses: Sequence[Status | None]) -> int:
    """How many meetings in a row, the last included, the office has been pending."""
    run = 0
    for status in reversed(statuses):
        if not is_pending(status):
            break
        run += 1
    return run


def silent_for(assessment: OfficeAssessment, history: History) -> int:
    """For how many meetings in a row, the last included, nothing has been heard of the office; for none once something was."""
    if assessment.answered:
        return 0
    run = 0
    as_now = _asked_as_now(assessment, history)
    at_meetings = history.at_meetings(list(zip(history.standings, as_now, strict=True)))
    for standings, alike in reversed(at_meetings):
        standing = standings.get(assessment.office.id) if alike else None
        if standing is None or standing.answered:
            break
        run += 1
    return run


def _is_listed_anew(assessment: OfficeAssessment, since: Since, history: History) -> bool:
    """Return whether an office was not listed at the last meeting, or in the place of one of before that it is not; not at the first, nor of one that left the roster or may be one of before."""
    before, office = history.previous, assessment.office
    is_new = before is not None and (office.id not in before or since.is_new_office)
    return is_new and not (office.left or office.doubts)


def _moved(assessment: OfficeAssessment, history: History) -> tuple[Moved, ...]:
    """Return between whose lists and an office's user IDs moved since the last meeting; nothing at the first."""

    def then() -> Office | None:
        found = history.meetings[-2].assessment(assessment.office.id)
        return found.office if found is not None else None

    if history.moves is None or not history.earlier:
        return ()
    is_by_day = history.now.header.judging >= _CAME_FROM_ITS_LIST_OF_THEN_SINCE
    moved = history.moves.moved(assessment.office, then, history.earlier[-1].header.day if is_by_day else date.max)
    return tuple(Moved(office_name(assessment), other, came, n) for other, came, n in moved)


def _gone(assessment: OfficeAssessment, history: History) -> Iterator[Gone]:
    """Yield which user IDs of an office left the roster since the last meeting, by the reason that was told; none that moved to another office's list before."""
    office, moves = assessment.office, history.moves
    posts: dict[str, list[Text]] = {}
    for departure in history.now.header.departures:
        given, then = departure.subject, history.departed.get(departure.subject)
        post = then.called.get(given) if then is not None and then.id in {office.id, *office.doubts} else None
        if post is not None and (moves is None or office.id not in moves.stood_at(given)):
            posts.setdefault(departure.reason, []).append(post)
    yield from (Gone(office_name(assessment), tuple(named), reason) for reason, named in posts.items())


def named_departures(history: History) -> tuple[NamedDeparture, ...]:
    """Return by reason who stood in the round of the last meeting and has left the roster since, with whom he stood for; who had moved by then, as the list had him last; a user ID with the serial of its office where another one has that name."""
    stood, office_called = history.departed, named_among([each.office for each in history.now.assessments])
    accounts = (each for given, office in stood.items() for each in office.accounts if each.id == given)
    stood_for = {before for account in accounts for before in account.doubts}
    left: dict[str, list[Text]] = {}
    for departure in history.now.header.departures:
        if departure.subject in stood and departure.subject not in stood_for:
            given, office = departure.subject, stood[departure.subject]
            moved = history.moves.stood_last(given) if history.moves is not None else None
            own = office.name if given == office.id else joined((office_called(office), office.called[given]))
            left.setdefault(departure.reason, []).append(moved or own)
    settled = _settled_offices(history) if left else {}
    return tuple(
        NamedDeparture(reason, tuple(of_reason), tuple(settled.get(reason, ()))) for reason, of_reason in left.items()
    )


def _settled_offices(history: History) -> dict[str, dict[OfficeName, None]]:
    """Return by reason the counted offices that are done under a decision only since accounts left for it."""
    reasons = {departure.subject: departure.reason for departure in history.now.header.departures}
    found: dict[str, dict[OfficeName, None]] = {}
    for assessment in counted_offices(history.now):
        for decision in history.now.header.ordering:
            if history.current[assessment.office.id].by_decision.get(decision.id) is Status.IMPLEMENTED:
                for account in history.since(assessment.office.id).left_undone.get(decision.id, ()):
                    if account in reasons:
                        found.setdefault(reasons[account], {})[office_name(assessment)] = None
    return found
