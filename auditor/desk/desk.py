"""What all screens work with: the workspace as it is now, the day, and long work that goes on beside."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from auditor.checklist.state import State, state_of
from auditor.desk import judged_by, texts
from auditor.desk.fingerprints import fingerprint, look_anew, mark_of
from auditor.desk.handed import Handed
from auditor.desk.jobs import Job
from auditor.desk.searches import Searches
from auditor.desk.shown_answers import ShownAnswers
from auditor.desk.worked_out import WorkedOut
from auditor.i18n import Language
from auditor.keys import opening
from auditor.model.errors import NoWorkspaceError
from auditor.rounds import assessing, looking_back, to_ask
from auditor.rounds.asking.clock import clock_fault, refuse_wrong, today_by
from auditor.rounds.copies import backup
from auditor.rounds.identity import listed
from auditor.rounds.judgement import judgement_of
from auditor.rounds.ledger import ledger_file
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import typed_forms
from auditor.rounds.typed.answer_draft import waiting
from auditor.workspace.folder import LEDGER, ORIGINS, OUT

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from auditor.desk.answered import Given
    from auditor.desk.opening import Doorstep
    from auditor.i18n import Text
    from auditor.rounds.assessing import MadeRound
    from auditor.rounds.judged_offices import Judgement
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.rounds.typed.typed_forms import TypedForms
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace

T = TypeVar("T")
DRAWN_FOR: Final[ContextVar[str | None]] = ContextVar("drawn_for", default=None)
"""The mark on the form that is being answered; None where nothing of a workspace is changed."""
TOLD: Final[ContextVar[list[Message]]] = ContextVar("told")
"""What the answer of the form that is being answered has the next page say; long work beside it has none."""
_PATIENCE: Final = 2.0
"""For so many seconds a form waits for what another writes, before long work is a reason to refuse it."""


class OtherWorkspaceError(Exception):
    """A page changes something that was drawn for another workspace than the one that is open.

    Attributes:
        told: what happened, naming both, and the next step.
        folder: of the page's workspace; None where it is not known.

    """

    def __init__(self, told: Text, folder: Path | None) -> None:
        """Keep what is told."""
        super().__init__()
        self.told, self.folder = told, folder


class Message(Struct, frozen=True):
    """What a page says first, and whether it says that something is not as it should be."""

    words: Text
    wrong: bool


class Desk:
    """The desk of one workspace, for one user; every method may be called by several requests at once.

    Attributes:
        folder: the workspace's folder; where none is open yet (`is_open`), the one in which the desk was started.
        mark: by which pages say for which workspace they were drawn; empty where none is open.
        place: where the desk of this workspace is opened from.
        language: in which it speaks; `chosen_language` the one that a hand chose, over those of workspaces.
        returns: the folder of returns that the district looks at; None where it looks at none. `rolled_up` what came of it.
        undone: long work that failed, until the page after it has shown what was typed for it; `over` what was over last in this workspace.
        writing: held while something is changed, so that what one screen writes another does not overwrite; by forms through `changing`.
        ended: set once the desk is to end.
        handed: what became of the files that were handed in last.
        searches: what was searched for at it; `shown_answers` what its pages of asking showed.
        answered: what was answered here before a round was kept, by the questions' ids; `left` the ids of what was left for later.

    """

    def __init__(self, folder: Path, *, on: date | None = None, language: Language | None = None) -> None:
        """Open a desk.

        Args:
            folder: the workspace's folder, or another in which one is looked for or made.
            on: the day of the work; today's where it is None.
            language: in which it speaks; the workspace's where it is None.

        Raises:
            AuditorError: the workspace cannot be read.

        """
        self._used = time.monotonic()
        self._worked_out, self._judged_so, self._judged_for = WorkedOut(), WorkedOut(), WorkedOut()
        self.answered: dict[str, Given] = {}
        self.left: set[str] = set()
        self.over: Job | None = None
        self.searches = Searches()
        self.shown_answers = ShownAnswers()
        self.folder, self.is_open, self.mark = folder, False, ""
        self._marked: dict[str, tuple[Path, Text]] = {}
        self._renamed: dict[str, str] = {}
        self.language = language or Language.BN
        self._on, self.chosen_language = on, language
        self.day_said: date | None = None  # by this computer's clock, and said to be right
        self.place: Doorstep
        with suppress(NoWorkspaceError):
            self._take(listed.open_workspace(folder, roster=False))
        self.writing = threading.RLock()
        self._telling = threading.Lock()
        self.ended = threading.Event()
        self.messages: list[Message] = []
        self.job: Job | None = None
        self.undone: Job | None = None
        self.handed = Handed()
        self.returns: Path | None = None
        self.rolled_up = WorkedOut()

    def open(self, folder: Path) -> None:
        """Go over to another workspace.

        Raises:
            AuditorError: there is none, it cannot be read, its desk is open elsewhere, or long work goes on in this one.

        """
        self.refuse_at_work()
        space = listed.open_workspace(folder, roster=False)
        if space.folder.resolve() != self.folder.resolve():
            self.place = self.place.moved_to(space.folder)
        self._take(space)

    def _take(self, space: Workspace) -> None:
        self.folder, self.is_open = space.folder, True
        self.language = self.chosen_language or space.config.language
        mark = self._renamed.get(own := mark_of(space), own)
        self._call(mark, space)
        self.mark = mark  # last, for a form that is refused meanwhile looks there what it is called
        self.handed, self.over = Handed(), None
        for each in (self._worked_out, self._judged_so, self._judged_for):
            each.clear()
        self.answered.clear()
        self.left.clear()

    def call_anew(self) -> None:
        """Call the open workspace as its settings say now; pages that were drawn before stay pages of it."""
        space = self.space(roster=False)
        self._renamed[mark_of(space)] = self.mark
        self._call(self.mark, space)

    def _call(self, mark: str, space: Workspace) -> None:
        committee = space.config.committee
        names = {"upazila": committee.upazila, "district": committee.district}
        self._marked[mark] = space.folder, texts.CALLED.filled(folder=space.folder.name, **names)

    @property
    def called(self) -> Text:
        """What the open workspace is called: upazila, district and the folder's name."""
        return self._marked[self.mark][1]

    @property
    def clock(self) -> date:
        """The day by this computer's clock."""
        return date.today()  # noqa: DTZ011 the office's own calendar day is meant

    @property
    def day(self) -> date:
        """The day of the work: today, unless another was given when the desk was opened."""
        return self._on or self.clock

    @property
    def today(self) -> date:
        """The day that is taken for today in the workspace: the given one where this computer's clock is wrong and it can be right."""
        return today_by(self.clock, self._on, Ledger(self.space(roster=False).ledger_path).latest_day())

    @property
    def minute(self) -> datetime:
        """The minute of the work: this computer's, on the day of the work."""
        return datetime.combine(self.day, datetime.now().time().replace(second=0, microsecond=0))  # noqa: DTZ005 the office's own clock is meant

    @property
    def works(self) -> bool:
        """Whether long work goes on."""
        return self.job is not None and not self.job.is_over

    def use(self) -> None:
        """Note that somebody did something."""
        self._used = time.monotonic()

    def idle_for(self) -> float:
        """Return for how many seconds nobody did anything."""
        return time.monotonic() - self._used

    def space(self, *, roster: bool = True) -> Workspace:
        """Return the workspace as its files are now.

        Raises:
            AuditorError: one of its own files cannot be used.

        """
        return self.remembered(("space", roster), lambda: listed.open_workspace(self.folder, roster=roster))

    @property
    def day_given(self) -> bool:
        """Whether the day was given for the work, or said here to be right."""
        return self._on is not None or self.day_said == self.day

    def clock_fault(self) -> Text | None:
        """Return what is wrong with this computer's clock; None where it may be right, or another day was given."""
        if self._on is not None:
            return None
        last = Ledger(self.space(roster=False).ledger_path).latest_day() if self.is_open else None
        return clock_fault(self.clock, last)

    def refuse_wrong_clock(self) -> None:
        """Refuse to write a day that cannot be right into what stays, or into papers.

        Raises:
            AuditorError: the clock is wrong, or the day that was given lies in another century.

        """
        refuse_wrong(self.clock_fault(), self.day)

    def state(self) -> State:
        """Return how the workspace stands today.

        Raises:
            AuditorError: the roster has no office, or the ledger cannot be read.

        """
        return self.remembered(("state", self.day, self.day_given, self._beside()), self._state)

    def _beside(self) -> Hashable:
        """Return what a state tells of beside the files that are looked at for changes: drafts, papers that were made, and the last copy."""
        made = tuple(sorted(path.parent.name for path in (self.folder / OUT).glob(f"*/{ORIGINS}")))
        copies = self.space().config.backup
        return waiting(self.folder), made, backup.latest(Path(copies)) if copies else None

    def _state(self) -> State:
        return state_of(
            self.space(),
            self.day,
            clock_fault=self.clock_fault(),
            day_given=self.day_given,
            holds=opening.holds,
            judged=self.judgement(),
            judged_to_ask=self.judged_to_ask(),
            past=self.history(),
            typed=self.typed_forms(),
        )

    def typed_forms(self) -> TypedForms:
        """Return all that was typed at the desk and handed in, as it has become; LedgerError where the ledger cannot be read."""
        return self.remembered(("typed forms",), lambda: typed_forms.typed_forms(self.space()))

    def judgement(self, meeting: Meeting | None = None) -> Judgement:
        """Return the offices judged as of today, as for a meeting or a look (None), with nothing kept.

        Raises:
            AuditorError: the roster has no office, or a file cannot be used.

        """
        return self._judged("judgement", lambda: judgement_of(self.made(meeting)), meeting)

    def made(self, meeting: Meeting | None = None) -> MadeRound:
        """Return the round of which that is the judgement; AuditorError likewise."""
        return self._judged(judged_by.MADE, lambda: assessing.made_now(self.space(), self.day, meeting), meeting)

    def judged_to_ask(self) -> Judgement:
        """Return today's judgement (`judgement`) with the offices as they will stand at the next meeting, by which it is known what they are asked now.

        Raises:
            AuditorError: as `judgement`.

        """
        key = "judged to ask", to_ask.day_asked_for(self.space(), self.day)
        return self._judged(key, lambda: to_ask.as_at_meeting(self.space(), self.made(), self.judgement()))

    def history(self) -> History:
        """Return today's judgement together with the rounds that were kept before; AuditorError as `judgement`."""
        return self.remembered(("history", self.day), lambda: looking_back.preview(self.space(), self.judgement()))

    def begin(self, title: Text, back: str, work: Callable[[Job], tuple[Text, ...]]) -> None:
        """Begin long work, one at a time.

        Args:
            title: what is done.
            back: the address of the screen to which it leads.
            work: what is done; see `Job`.

        Raises:
            WorkspaceError: other work still goes on.

        """
        with self.changing():
            self.refuse_at_work()
            self.finished()
            self.job, self.undone = Job(title, back, work), None

    def refuse_at_work(self) -> None:
        """Refuse what cannot be done beside long work.

        Raises:
            WorkspaceError: long work goes on.

        """
        if self.job is not None:
            self.job.refuse_other()

    def refuse_other_workspace(self) -> None:
        """Refuse a form of a page that was drawn for another workspace than the one that is open.

        Raises:
            OtherWorkspaceError: that is so.

        """
        drawn_for = DRAWN_FOR.get()
        if drawn_for is None or drawn_for == self.mark:
            return
        folder, page = self._marked.get(drawn_for, (None, texts.ANOTHER))
        raise OtherWorkspaceError(texts.OTHER_WORKSPACE.filled(page=page, open=self.called), folder)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Hold what is written while a form changes something; long work that writes is not waited for, lest no page be answered.

        Raises:
            WorkspaceError: long work writes just now.
            OtherWorkspaceError: another workspace was opened while it was waited.

        """
        while not self.writing.acquire(timeout=_PATIENCE):
            self.refuse_at_work()
        look_anew()
        try:
            self.refuse_other_workspace()
            yield
        finally:
            self.writing.release()

    def finished(self, *, again: bool = False) -> Job | None:
        """Take away long work that is over, and have the next page say what became of it; None where there is none, or, `again`, none was yet."""
        with self._telling:
            job = self.job or (self.over if again else None)
            if job is None or not job.is_over:
                return None
            if self.job is None:
                self.messages = [each for each in self.messages if each.words not in job.told]
            self.job, self.over, self.undone = None, job, job if job.failed else None
        for told in job.told:
            self.tell(told, wrong=job.failed or told in job.amiss)
        return job

    def tell(self, *messages: Text, wrong: bool = False) -> None:
        """Have the next page say something first; `wrong` where something is not as it should be, so that it is seen as such."""
        new = [Message(words, wrong) for words in messages]
        TOLD.get([]).extend(new)
        with self._telling:
            self.messages.extend(new)

    def messages_once(self) -> tuple[Message, ...]:
        """Return what the page has to say first, also of long work that is over meanwhile; it is said once."""
        self.finished()
        with self._telling:
            told, self.messages = tuple(self.messages), []
        return told

    def remembered(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """Return what was worked out before, as long as no file of the workspace has changed since."""
        return self._worked_out.get(key, fingerprint(self.folder), lambda: self._work_out(work_out))

    def _judged(self, key: Hashable, work_out: Callable[[], T], meeting: Meeting | None = None) -> T:
        """Return the same of what is judged: also after something was written by which nothing is judged."""
        kept, when = self._judged_so if meeting is None else self._judged_for, (self.day, meeting)
        of = self.remembered(("judged by", *when), lambda: judged_by.known(self.space(), *when, kept))
        return kept.get((key, *when), of, lambda: self._work_out(work_out))

    def _work_out(self, work_out: Callable[[], T]) -> T:
        with ledger_file.held(self.folder / LEDGER):
            return work_out()
