"""What the checklist tells of the offices and their letters, which are seen one after the other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.checklist.asked_again import still_to_try
from auditor.model.letters import REMINDERS, Purpose
from auditor.model.standing import is_named, status_of
from auditor.model.views.head import OfficeName, told_apart
from auditor.register.days_told import with_days_told
from auditor.register.open_items import asks_anybody
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.letters import open_drafts, undrafted
from auditor.views.annex.counting_yet import counts_already
from auditor.views.compared.since import NOTHING
from auditor.views.compared.stood import is_pending, is_to_correct, owed_duties
from auditor.views.disputes import against_causes, came_with, unproven_of
from auditor.views.letters.errands import errands_of, still_asks, unreminded
from auditor.views.letters.sent_letters import awaited_of_owner, owner_told, portal_letters, reminders_of
from auditor.views.letters.trying_again import answers_in_force, answers_to_try, as_asked
from auditor.views.remarks.told_by_slip import has_only_slips_to_send

if TYPE_CHECKING:
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.finding import OfficeAssessment
    from auditor.model.letters import Errand
    from auditor.rounds.evidence.told_in_month import Tellings
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


class LettersState(Struct, frozen=True):
    """How it stands with letters.

    Attributes:
        reminded: how many offices that still owe something had the first, the second, the final reminder last.
        due: how many offices can be reminded now, where no letter waits to be sent to one of them at least; `waiting` those of them to which one does.
        drafts: the numbers of the letters that were made, not noted as sent, and still ask for something.
        asked_on: when the portal's owner was sent the last letter for whose answer something waits, and its number, where there is one.
        to_try: when he answered last, and how many offices that waited for him are to be asked again, where no register asks them (`still_to_try`).

    """

    reminded: tuple[int, int, int] = (0, 0, 0)
    due: int = 0
    waiting: int = 0
    drafts: tuple[int, ...] = ()
    asked_on: tuple[date, int] | None = None
    to_try: tuple[date, int] | None = None


class Looked:
    """What the checklist tells of the offices, which are seen one after the other."""

    def __init__(
        self, space: Workspace, past: History | None, tellings: Tellings, day: date, asked: tuple[date, date]
    ) -> None:
        """See none yet; who was spoken to since the first of the days `asked` was asked for the meeting to come."""
        self._ledger, self._past, self._tellings, self._day = Ledger(space.ledger_path), past, tellings, day
        self._since, counts_on = asked
        self._answered = answers_in_force(past.letters if past is not None else (), day, counts_on)
        self._reads, self._last = space.baseline.reads, Counter[Purpose]()
        self._due, self._awaited = set[str](), set[int]()
        self._asked: set[Errand] = set()
        self.told = self.to_ask = self.anew = self.owing = self.left = self.unnamed = self.by_slip = 0
        self._unproven, self._to_try = set[int](), dict[int, set[str]]()
        self._offices: list[OfficeName] = []
        self._silent: list[int] = []
        self._unsettled: list[int] = []

    @property
    def unproven(self) -> int:
        """How many requests were upheld without what shows it being evidence yet, at the office whose each is, or where a user ID that it is about went."""
        return len(self._unproven)

    def unheard(self) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
        """Return how those are named that told nothing of the duties, and those whose answers do not count yet."""
        named = told_apart(self._offices)
        return tuple(named[each] for each in self._silent), tuple(named[each] for each in self._unsettled)

    def see(self, assessment: OfficeAssessment, then: OfficeAssessment) -> None:
        """See an office, and the same as it will stand at the next meeting; such as check themselves voluntarily are not counted."""
        office = assessment.office
        self._offices.append(OfficeName(assessment.serial, office.name))
        if self._past is not None:
            self._unproven.update(each.number for each in unproven_of(assessment, self._past))
            self._unproven.update(each.dispute.number for each in came_with(assessment, self._past).values())
        self.left += 1 if office.left else sum(account.left for account in office.accounts)
        if office.voluntary:
            return
        is_known = counts_already(then)
        if not is_named(then):
            self.unnamed += 1
        elif not is_known:
            (self._unsettled if then.answered else self._silent).append(assessment.serial)
        self.told += (is_known or then.answered) and self._tellings.last_in(
            f"{self._day:%Y-%m}", assessment
        ) is not None
        tried = answers_to_try(then, self._answered)
        for number in tried:
            self._to_try.setdefault(number, set()).add(office.id)
        disputed = against_causes(then, self._past) if self._past is not None else frozenset()
        is_anew = is_to_correct(then) or bool(tried or disputed)
        asked = asks_anybody(as_asked(then, NOTHING, self._answered, disputed), self._reads)
        self.owing += asked or is_pending(status_of(then))
        self.by_slip += not asked and has_only_slips_to_send(then)
        self.anew += is_anew
        self.to_ask += asked and (is_anew or all(talk.there or talk.on < self._since for talk in assessment.contacts))
        if self._past is None:
            return
        told = with_days_told(assessment)
        status, sent = status_of(told), reminders_of(told, self._past)
        if sent and owed_duties(told):
            self._last[sent[-1].draft.purpose] += 1
        if unreminded(told, status, sent, self._day) is None:
            self._due.add(office.id)
        self._asked.update(errands_of(told, status, sent, owner_told(self._past)))
        self._awaited |= awaited_of_owner(told, owner_told(self._past))

    def letters(self) -> LettersState:
        """Return how it stands with letters."""
        if self._past is None:
            return LettersState()
        asked = [letter for letter in portal_letters(self._past) if letter.draft.number in self._awaited]
        first, second, final = (self._last[purpose] for purpose in REMINDERS)
        fresh = undrafted(self._past.letters, self._asked, self._due)
        return LettersState(
            (first, second, final),
            len(self._due) if fresh else 0,
            len(self._due) - len(fresh) if fresh else 0,
            tuple(letter.draft.number for letter in open_drafts(self._past.letters) if still_asks(letter, self._asked)),
            next(((letter.sent.day, letter.draft.number) for letter in asked[-1:] if letter.sent), None),
            still_to_try(self._ledger, self._answered, self._to_try, self._day),
        )
