"""A round beside the rounds before it: how offices stand, and since when."""

from __future__ import annotations

from datetime import date
from functools import cached_property, partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import Struct, structs

from auditor.model.baseline import Level
from auditor.model.letters import Purpose, answered_by
from auditor.model.views.head import Head, LeftOut, Letterhead
from auditor.model.views.summary import Correction
from auditor.register.days_told import with_days_told
from auditor.remembering import remembered
from auditor.views.compared.at_meeting import AtMeeting, meetings_called
from auditor.views.compared.corrected import corrected_after
from auditor.views.compared.done_elsewhere import done_elsewhere
from auditor.views.compared.gone_evidence import Gone, KeptFiles
from auditor.views.compared.grown_old import locked_out, outlived
from auditor.views.compared.moves import Moves, brought_along, in_rows_of_moved, laid_beside
from auditor.views.compared.noes_gone import but_corrected, with_noes_gone
from auditor.views.compared.one_of_before import (
    by_ids_of,
    departed_from,
    going_on,
    has_doubts,
    in_place_of,
    perhaps_of_before,
    stood_as_themselves,
)
from auditor.views.compared.returned_causes import without_returned_causes
from auditor.views.compared.since import NOTHING, Since, since
from auditor.views.compared.stood import Standing, Stood, all_stood
from auditor.views.held_alike import by_office, each_changed
from auditor.views.letters.settled import Settled, misses_evidence, settled_in
from auditor.views.noted import Noted
from auditor.views.remarks.answered_between import without_causes_answered
from auditor.views.remarks.mistaken import told_by_mistake

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.disputes import Dispute
    from auditor.model.finding import OfficeAssessment, Status
    from auditor.model.forms import AnswerWithdrawn
    from auditor.model.letters import Letter
    from auditor.model.round import Round, RoundHeader
    from auditor.model.subjects import Account, Office

T = TypeVar("T")

_LEFT_OUT_UNTIL: Final = frozenset(f"0.{n}.0" for n in range(1, 14))
"""Papers of rounds that these versions kept do not tell what was said by and given to one of before whom it is not known whether somebody listed is."""
_UNCOMPARED_UNTIL: Final = _LEFT_OUT_UNTIL | {"0.14.0"}
"""Papers of rounds that these versions kept compare of one of before with who may be that one now only how the office stood, and no duty by itself, and do not remark that what was told does not say since when it is so."""


class History(Noted, frozen=True, dict=True):
    """A round and the last kept round of each earlier meeting, oldest first, with how every office stood.

    The offices of earlier rounds are read again where a paper needs more of them than how they stood, one after the other.

    `invited`: sheets and the self-check page were made for its meeting.
    `stand` works out how the offices stood at every meeting, this one's last, once it is asked: of that all rounds are read.
    `left_out` are the kept rounds before it that are none of the earlier ones, oldest first. `published_before`: what may be published is
    counted as by 0.1.0 (1: kinds, and offices counted under all decisions, were not kept back) or until 0.3.0 (2: kinds were not), or until 0.8.0 (3: lines of advice that concern no office, and what was answered to a letter, were told though no paper prints them; nor was it told that time ended of a duty at the portal, nor was a further meeting of a month whose first was not held called by its day), so that papers of then are known as they were made.
    `listed_in` tells which of some accounts (ids) stood in an earlier round (its number), under whichever office. `moves` knows whose user IDs stood in
    another office's list before; `stood_in` tells which of some accounts (ids) stood in the list of an office (its id) when a letter to it was last drafted; `corrected_since` of which duties an answer was corrected since a kept round (its number); `files` are what is known of the evidence of earlier rounds.
    `beside` are the kept rounds before it that are none of the earlier ones, oldest first: what they knew is told where it is evidence no more; the papers of those `given_out` (numbers) others may hold.
    `seen_on` is the day by whose requests for correction it is told what was told by mistake; None for the day of the round.
    """

    now: Round
    earlier: tuple[Round, ...]
    stand: Callable[[], tuple[Stood, ...]]
    correction: Correction | None = None
    invited: bool = False
    left_out: tuple[LeftOut, ...] = ()
    published_before: int = 0
    listed_in: Callable[[int, AbstractSet[str]], AbstractSet[str]] | None = None
    moves: Moves | None = None
    stood_in: Callable[[str, AbstractSet[str]], AbstractSet[str]] | None = None
    corrected_since: Callable[[int], Mapping[tuple[str, str], AnswerWithdrawn]] = lambda _: {}
    files: KeptFiles = KeptFiles()
    seen_on: date | None = None
    beside: tuple[Round, ...] = ()
    given_out: frozenset[int] = frozenset()

    @classmethod
    def of(  # noqa: PLR0913 each is told beside the rounds
        cls,
        now: Round,
        earlier: Iterable[Round],
        *,
        invited: bool = False,
        letters: tuple[Letter, ...] = (),
        disputes: tuple[Dispute, ...] = (),
        files: KeptFiles = KeptFiles(),  # noqa: B008 frozen
    ) -> History:
        """Return the history; every office's standing is worked out once, when something asks for it."""
        answered = answered_by(letters, now.header.day)
        told = each_changed(now.assessments, lambda each: with_days_told(without_causes_answered(each, answered)))
        now = structs.replace(now, assessments=told)
        rounds = without_returned_causes((*earlier, now), files)
        return cls(
            rounds[-1],
            rounds[:-1],
            remembered(None)(partial(all_stood, rounds)),
            invited=invited,
            letters=letters,
            disputes=disputes,
            files=files,
            perhaps=perhaps_of_before(each.office for each in rounds[-1].assessments),
        )

    def corrected_from(self, replaced: Round) -> History:
        """Return the history with what the last meeting's round corrected in an earlier one that it took the place of."""
        (before,), after = all_stood((replaced,)), self.stand()[-2]
        counted = {office for stood in (before, after) for office, _ in stood.counted}
        differing = sum(
            _stands(before.standings.get(office)) != _stands(after.standings.get(office)) for office in counted
        )
        return structs.replace(self, correction=Correction(replaced.header.day, self.earlier[-1].header.day, differing))

    def as_of(self, place: int) -> History:
        """Return the history as it was when the round at this place was the last one; that is read whole."""
        if place == len(self.earlier):
            return self
        now = structs.replace(self.earlier[place], assessments=tuple(self.earlier[place].assessments))
        return self.when_last(now, place, lambda: self.stand()[: place + 1])

    def when_last(self, now: Round, place: int, stand: Callable[[], tuple[Stood, ...]]) -> History:
        """Return the history as it was when a kept round was the last one, after so many of the earlier ones; `stand` is of these and of it."""
        return structs.replace(
            self,
            now=now,
            earlier=self.earlier[:place],
            stand=stand,
            left_out=tuple(each for each in self.left_out if each.number < now.number),
            beside=tuple(each for each in self.beside if each.number < now.number),
            perhaps=perhaps_of_before(each.office for each in now.assessments),
        )

    @cached_property
    def stood(self) -> tuple[Stood, ...]:
        """How all offices stood at every meeting, this one's last."""
        *earlier, now = self.stand()
        return (*(going_on(each, self.perhaps) for each in earlier), now)

    @property
    def tells_of_before(self) -> bool:
        """Whether papers of the round tell of those who are listed now what is noted of whom of before they may be."""
        return self.now.header.version not in _LEFT_OUT_UNTIL

    @property
    def compares_duties_of_before(self) -> bool:
        """Whether what is known of the duties of one of before is laid beside those of who is listed in his place now."""
        return bool(self.heirs) and self.tells_unsure_days

    @property
    def tells_unsure_days(self) -> bool:
        """Whether it is remarked that what was told does not say whether a duty was done since the day from which it counts."""
        return self.now.header.version not in _UNCOMPARED_UNTIL

    @property
    def _earlier(self) -> list[tuple[int, Iterable[OfficeAssessment]]]:
        """The rounds (their numbers) of the meetings before, oldest first, with their offices by the ids of who is listed in their place now."""
        if not self.compares_duties_of_before:
            return [(round_.number, round_.assessments) for round_ in self.earlier]
        return [(at.round.number, at.all_by_ids_of(self.of_office)) for at in self.meetings[:-1]]

    @cached_property
    def of_office(self) -> Mapping[str, OfficeAssessment]:
        """The assessments of the round by the ids of their offices."""
        return by_office(self.now.assessments)

    @cached_property
    def portal_free(self) -> date:
        """The day of the last earlier round in which there was nothing to ask the portal's owner, where he was sent a letter; else the first day."""
        told = any(letter.draft.purpose is Purpose.PORTAL and letter.sent is not None for letter in self.letters)
        earlier = zip(self.earlier if told else (), self.stood, strict=False)
        return max((round_.header.day for round_, stood in earlier if not stood.asks_owner), default=date.min)

    @cached_property
    def _last_meeting(self) -> dict[str, Since]:
        """What is otherwise in offices (ids) than at the last meeting."""
        departed = frozenset(departure.subject for departure in self.now.header.departures)
        last = (self.earlier[-1] if self.earlier else self.now).header
        decided = last.decided, self.now.header.decided
        gone = self.files.gone(self.earlier[-1], self.now) if self.earlier else Gone()
        found: dict[str, Since] = {}
        heirs = in_place_of(self.stand()[-2].standings if self.earlier and self.perhaps else {}, self.perhaps)
        rows: dict[str, tuple[Account, ...]] = {}
        for before in self.earlier[-1].assessments if self.earlier else ():
            if (now := self.of_office.get(heirs.get(before.office.id, before.office.id))) is not None:
                less = self._but_corrected(self.earlier[-1], before, now) if gone.is_less(before, now) else None
                known = partial(since, met=last.day, came_done=done_elsewhere(now.office, self), less=less)
                found[now.office.id] = known(before, now, decided, departed, passed_on=gone.passed_on(before, now))
                if self.compares_duties_of_before and has_doubts(now.office):
                    done = by_ids_of(now.office, before).of(level=Level.SHALL)
                    found[now.office.id] = found[now.office.id].with_brought_along(done, now)
                rows |= {now.office.id: before.office.accounts} if found[now.office.id].new_accounts else {}
        new = frozenset(account for changed in found.values() for account in changed.new_accounts)
        moved = self.listed_in(self.earlier[-1].number, new) if new and self.listed_in else frozenset[str]()
        moved |= in_rows_of_moved(rows, [each.office for each in self.now.assessments]) if rows else frozenset()
        stood = (at.assessment(office) for at in (self.meetings[:-2] if rows else ()) for office in rows)
        again = {given for each in stood if each for given in stood_as_themselves(each.office.accounts)} - moved
        for office, changed in found.items() if moved or again else ():
            found[office] = changed.with_listed_again(again, moved)
        for then, following in pairwise((*self.earlier, self.now)):
            for before, now in self._of_less(then, following):
                found[now.office.id] = found.get(now.office.id, NOTHING).joined_by(before, now)
        for then in self.beside:
            for before, now in self._of_less(then, self.now):
                found[now.office.id] = with_noes_gone(found.get(now.office.id, NOTHING), before, now)
        self._add_what_was_told_at_any(found)
        return found

    def _of_less(self, then: Round, following: Round) -> Iterator[tuple[OfficeAssessment, OfficeAssessment]]:
        gone = self.files.gone(then, following)
        pairs = laid_beside(then.assessments, self.of_office) if gone.ours else ()
        less = ((before, now) for before, now in pairs if gone.is_less(before, now))
        return ((self._but_corrected(then, before, now), now) for before, now in less)

    def _but_corrected(self, then: Round, before: OfficeAssessment, now: OfficeAssessment) -> OfficeAssessment:
        return but_corrected(before, now, self.corrected_since(then.number))

    def _add_what_was_told_at_any(self, found: dict[str, Since]) -> None:
        """Add to what is otherwise in offices (ids) what was told at whichever meeting before: what counts again, what grew old, and what was told by mistake."""
        for office, changed in found.items():
            for at in self.meetings[:-2] if changed.done_anew else ():
                if (then := at.assessment(office)) is not None:
                    found[office] = found[office].counted_as(then, self.of_office[office], at.round.header.day)
        earlier = [round_.assessments for round_ in self.earlier[-1:]]
        for office, brought in brought_along(chain.from_iterable(earlier), self.of_office).items():
            found[office] = found.get(office, NOTHING).with_brought_along(brought, self.of_office[office])
        for office, aged in outlived((rows for _, rows in self._earlier), self.now.assessments).items():
            found[office] = structs.replace(found.get(office, NOTHING), outlived=aged)
        by_mistake = told_by_mistake(self._earlier, self.of_office, self.upheld_by_now, partial(corrected_after, self))
        for office, mistaken in by_mistake.items():
            found[office] = found.get(office, NOTHING).with_mistaken(mistaken)
        for office, told in locked_out((rows for _, rows in self._earlier), self.of_office).items():
            found[office] = structs.replace(found.get(office, NOTHING), locked_out=told)

    @property
    def upheld_by_now(self) -> tuple[Dispute, ...]:
        """The requests for correction that were upheld by the day of the round, or by that on which it is seen."""
        day = self.seen_on or self.now.header.day
        return tuple(each for each in self.upheld_requests if each.answer is not None and each.answer.day <= day)

    def last_listed(self, office: str) -> OfficeAssessment | None:
        """Return the assessment of an office (its id) at the last meeting at which it was listed; None where it never was."""
        return next(filter(None, (at.assessment(office) for at in reversed(self.meetings))), None)

    def since(self, office: str) -> Since:
        """Return what is otherwise in an office (its id) than at the last meeting."""
        return self._last_meeting.get(office, NOTHING)

    @cached_property
    def departed(self) -> Mapping[str, Office]:
        """The offices in which those stood at the last meeting who left the roster since for a reason, by their ids (see `departed_from`)."""
        return departed_from(self.now, (round_.assessments for round_ in reversed(self.earlier)))

    @property
    def standings(self) -> tuple[dict[str, Standing], ...]:
        """How the offices stood at every meeting, by their ids, oldest first."""
        return tuple(stood.standings for stood in self.stood)

    @cached_property
    def contacted(self) -> frozenset[str]:
        """The offices (ids) with which there was contact by now."""
        return self._contacted(self.now.header.day, self.stood[-1])

    def _contacted(self, day: date, stood: Stood) -> frozenset[str]:
        """Return the offices (ids) with which there was contact by the day of a round: they were spoken to, answered, or were reminded."""
        reminded = {
            office
            for office, letters in self.reminders.items()
            if any(letter.sent is not None and letter.sent.day <= day for letter in letters)
        }
        return stood.asked | reminded

    @cached_property
    def called(self) -> tuple[str, ...]:
        """How papers call the meetings, oldest first (see `meetings_called`)."""
        headers = [round_.header for round_ in (*self.earlier, self.now)]
        return meetings_called(headers, further_by_day=not self.published_before)

    @cached_property
    def meetings(self) -> tuple[AtMeeting, ...]:
        """Every meeting, oldest first."""
        return tuple(
            AtMeeting(called, round_, stood, self._contacted(round_.header.day, stood), self._called_then(stood))
            for called, round_, stood in zip(self.called, (*self.earlier, self.now), self.stood, strict=True)
        )

    def _called_then(self, stood: Stood) -> Mapping[str, str]:
        """Return the ids (of then) of those in whose place offices (their ids now) stand beside a meeting."""
        return {now: then for then, now in in_place_of(stood.places, self.perhaps).items()} if self.heirs else {}

    @cached_property
    def settled(self) -> Mapping[str, tuple[Settled, ...]]:
        """What offices (ids) that were reminded had done by the rounds of meetings since, oldest first; each round is gone through once."""
        first = {office: min(letter.place for letter in sent)[0] for office, sent in self.reminders.items()}
        rows: dict[str, list[tuple[RoundHeader, OfficeAssessment]]] = {}
        are_less = any(misses_evidence(each.header) for each in self.earlier)
        for at in self.meetings[:-1] if first else ():
            since = [office for office, on in first.items() if are_less or on <= at.round.header.day]
            for place, office in sorted((at.place(office), office) for office in since if at.place(office) >= 0):
                rows.setdefault(office, []).append((at.round.header, at.round.assessments[place]))
        return {office: settled_in(of_office, first[office]) for office, of_office in rows.items()}

    def at_meetings(self, known: Sequence[T]) -> Sequence[T]:
        """Return what is known of each round, oldest first, without that of a look between meetings, which is none itself."""
        return known if self.now.header.meeting else known[:-1]

    @property
    def current(self) -> dict[str, Standing]:
        """How the offices stand now."""
        return self.stood[-1].standings

    @property
    def previous(self) -> dict[str, Standing] | None:
        """How they stood at the last meeting; None when this is the first."""
        return self.stood[-2].standings if self.earlier else None


class RoundMaterial(Struct, frozen=True, dict=True):
    """What the papers of a round are made from: the round with its history, and what the workspace prints on its papers.

    The place is written there as it was when the round was kept.
    """

    past: History
    letterhead: Letterhead

    def __post_init__(self) -> None:
        """Write the place in the letterhead as the round has it."""
        structs.force_setattr(self, "letterhead", self.letterhead.naming(self.past.now.header.committee))

    def view(self, made_by: Callable[[History, Letterhead], T]) -> T:
        """Return a view of the round, which is made once however many papers show it."""
        if made_by not in self._views:
            self._views[made_by] = made_by(self.past, self.letterhead)
        found: T = self._views[made_by]
        return found

    @cached_property
    def _views(self) -> dict[Callable[[History, Letterhead], Any], Any]:
        return {}


def _stands(standing: Standing | None) -> dict[str, Status] | None:
    return standing.by_decision if standing is not None else None


_ROUNDS_NAMED: Final = 6
"""So many rounds before it a paper names, about half a year."""


def head(history: History, letterhead: Letterhead) -> Head:
    """Return what stands on every paper of the round, the place written as it was when the round was kept."""
    now, named = history.now, history.earlier[-_ROUNDS_NAMED:]
    first = named[0].number if len(history.earlier) > _ROUNDS_NAMED else 0
    left_out = tuple(each for each in history.left_out if each.number > first)
    replaced = left_out if now.number else ()  # what was not kept takes the place of nothing
    return Head(
        now.header.committee,
        letterhead.naming(now.header.committee),
        now.header.meeting,
        now.number,
        now.digest,
        now.header.day,
        _after_the_meeting(now.header, now.header.due),
        now.header.due_assumed,
        _after_the_meeting(now.header, now.header.next_meeting),
        now.header.ordering,
        now.header.example,
        now.header.meets_on,
        now.header.others,
        tuple((round_.number, round_.digest) for round_ in named),
        left_out[-_ROUNDS_NAMED:],
        next((each for each in reversed(replaced) if each.meeting and each.meeting == now.header.meeting), None),
        tuple((rule.column, rule.since) for rule in now.header.rules if rule.since and rule.level is Level.SHALL),
        now.header.also,
        now.header.from_no_day,
        now.header.corrected_days(history.earlier[-1].header) if history.earlier else (),
    )


def _after_the_meeting(header: RoundHeader, day: date | None) -> date | None:
    """Return a day if the meeting of the round can still decide on it; of the very meeting it may be in rounds kept long ago."""
    meets_on = header.meets_on
    if meets_on is None and header.next_meeting is not None and f"{header.next_meeting:%Y-%m}" == header.meeting:
        meets_on = header.next_meeting  # in rounds from before the day of the meeting was kept
    return day if day is not None and day > max(header.day, meets_on or header.day) else None
