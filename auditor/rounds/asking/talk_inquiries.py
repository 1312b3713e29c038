"""What is asked of registers whose rows do not say, in words that can be read, when or how they were told, or in which answers are struck through; once for all that are alike."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, first_of, joined
from auditor.model.evidence_names import TYPED
from auditor.model.forms import COUNTS, EACH_APART, NOBODY_KNOWS, STRUCK, STRUCK_OUT, TalkSettled
from auditor.model.grades import UNPROVED
from auditor.register.answers import WAY_CHOICES
from auditor.register.columns import CONTACTED_ON
from auditor.register.reading.form_month import first_fitting
from auditor.rounds.asking.inquiry import Answer, AskedDay, Inquiry, Kind, inquiry_id
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables.headings import first_rows
from auditor.workspace import where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from auditor.model.notice import DoubtfulTalk, Notice
    from auditor.workspace.folder import Workspace


class TalkAsked(Struct, frozen=True):
    """Cells of one column of a form that are alike, or one of them, of which it is asked when or how their rows were told; or answers that are struck through, of which it is asked whether they count.

    Attributes:
        file, sheet: where they stand; `rows` the numbers of their rows, `offices` whose these are, each once.
        column: the name of the column, of `Talked`, or `STRUCK`.
        talk: by what they are known; `marks` by what their rows are, where the form has no number.
        struck: what is struck through there.
        without_way: the numbers of those rows that say nothing of how they were told, where it is asked when they were; `with_offices_way` of those of which only the office's row says it.

    """

    file: str
    sheet: str
    rows: tuple[int, ...]
    offices: tuple[Text, ...]
    column: str
    talk: DoubtfulTalk
    marks: tuple[str, ...] = ()
    without_way: tuple[int, ...] = ()
    struck: tuple[Text, ...] = ()
    with_offices_way: tuple[int, ...] = ()

    @property
    def id(self) -> str:
        """The id of the question."""
        return inquiry_id(Kind.STRUCK if self.column == STRUCK else Kind.TALK, self.talk.asked)


def asked_in(notices: Iterable[Notice]) -> tuple[TalkAsked, ...]:
    """Return what is asked, by all that is told of files: of cells that are alike at once, each copy of a form once."""
    found: dict[str, list[tuple[Notice, str, DoubtfulTalk]]] = {}
    for notice in notices:
        about = notice.about
        if about is not None and about.talk is not None and not notice.place.file.startswith(TYPED):
            column = about.question if about.talk.struck is None else STRUCK
            found.setdefault(about.talk.asked, []).append((notice, column, about.talk))
    return tuple(map(_together, found.values()))


def _together(alike: list[tuple[Notice, str, DoubtfulTalk]]) -> TalkAsked:
    (first, column, talk), *_ = alike
    place = first.place
    here = [(notice.place.row, each) for notice, _, each in alike if notice.place.file == place.file]
    rows = sorted({row for row, _ in here})
    without_way = tuple(sorted({row for row, each in here if each.lacks_way}))
    with_offices = tuple(sorted({row for row, each in here if each.has_offices_way}))
    in_order = sorted(alike, key=lambda each: (each[0].place.file != place.file, each[0].place.row))
    offices = tuple(dict.fromkeys(each.office for _, _, each in in_order))
    marks = tuple(dict.fromkeys(each.row for _, _, each in in_order if each.row))
    struck = tuple(dict.fromkeys(each.struck for _, _, each in in_order if each.struck is not None))
    return TalkAsked(
        place.file, place.sheet, tuple(rows), offices, column, talk, marks, without_way, struck, with_offices
    )


def of_talk(space: Workspace, told: Callable[[], Iterable[Notice]], day: date) -> Iterator[Inquiry]:
    """Yield when and how rows were told that do not say it, and whether what is struck through in them counts; what is to be answered by each row is asked after that was said.

    Args:
        space: the workspace.
        told: gives what is told of its files as it stands, also after something was noted.
        day: the day of the note; no row was told after it.

    """
    seen: set[str] = set()
    noted: list[str] = []
    waiting = asked_in(told())
    while (asked := next((each for each in waiting if each.id not in seen), None)) is not None:
        seen.add(asked.id)
        yield _inquiry(space, asked, noted, day)
        if noted:
            noted.clear()
            waiting = asked_in(told())


def _inquiry(space: Workspace, asked: TalkAsked, noted: list[str], day: date) -> Inquiry:
    def note(meant: str, _: date | None = None) -> None:
        where.refuse_network_share(space.folder)
        at = asked.talk.form, asked.sheet, asked.column, asked.talk.asked
        rows = asked.marks if meant != EACH_APART else ()
        Ledger(space.ledger_path).note(TalkSettled(*at, meant, day, rows))
        noted.append(meant)

    def note_day(typed: date | None) -> None:
        if typed is not None:
            note(typed.isoformat())

    n = len(asked.rows)
    apart = [Answer(_APART, partial(note, EACH_APART))] if n > 1 else []
    if asked.column == CONTACTED_ON.name:
        answers = [
            *apart,
            Answer(_ALL_ON_ONE, note_day, day_asked(asked.talk.month, day, asked.talk.last)),
            Answer(DAY_LATER),
        ]
    elif asked.column == STRUCK:
        meant = (Answer(_COUNTS, partial(note, COUNTS)), Answer(_STRUCK_OUT, partial(note, STRUCK_OUT)))
        answers = [*meant, *apart, Answer(_STRUCK_LATER)]
    else:
        ways = [Answer(each.label, partial(note, each.value)) for each in WAY_CHOICES if each.value not in UNPROVED]
        answers = [*ways, Answer(_NOBODY, partial(note, NOBODY_KNOWS)), *apart, Answer(_WAY_LATER)]
    words = _WORDS.get(asked.column, _WAY).filled(
        file=asked.file,
        sheet=asked.sheet,
        n=n,
        rows=first_rows(asked.rows),
        offices=first_of(asked.offices, _NAMED),
        struck=first_of(asked.struck, _NAMED),
    )
    to_come = [
        told.filled(n=len(of_rows), rows=first_rows(of_rows))
        for told, of_rows in ((_NO_WAY, asked.without_way), (_OFFICES_WAY, asked.with_offices_way))
        if of_rows
    ]
    return Inquiry(asked.id, joined((words, *to_come), " "), tuple(answers))


def day_asked(month: str, today: date, read_on: date | None) -> AskedDay:
    """Return on which day a row of a form of a month (YYYY-MM; empty where it has none) was told: none that does not fit that, nor after today or after its file was read."""
    last = min(today, read_on or today)
    first = min(first_fitting(month), last) if month else None
    wrong = _NO_DAY.filled(last=last) if first is None else _NO_DAY_BETWEEN.filled(first=first, last=last)
    return AskedDay(_WHICH_DAY, wrong, first, last)


_NAMED: Final = 3
_DAY: Final = Text(
    en='{file}, "{sheet}", {n:row|rows} {rows} ({offices}): the day of contact cannot be read, or is not written. On which day was it told?',
    bn="{file}, “{sheet}”, সারি {rows} ({offices}): যোগাযোগের তারিখ বোঝা যায়নি, অথবা লেখা নেই। কোন তারিখে জানানো হয়েছে?",
)
_WAY: Final = Text(
    en='{file}, "{sheet}", {n:row|rows} {rows} ({offices}): it cannot be read how this was told. How was it?',
    bn="{file}, “{sheet}”, সারি {rows} ({offices}): কীভাবে জানানো হয়েছে তা বোঝা যায়নি। কীভাবে জানানো হয়েছে?",
)
_STRUCK: Final = Text(
    en='{file}, "{sheet}", {n:row|rows} {rows} ({offices}): what is written there is struck through: {struck}. Does it count?',
    bn="{file}, “{sheet}”, সারি {rows} ({offices}): সেখানকার লেখা কেটে দেওয়া (strikethrough): {struck}। লেখাটি কি ধরা হবে?",
)
_WORDS: Final = {CONTACTED_ON.name: _DAY, STRUCK: _STRUCK}
_COUNTS: Final = Text(en="it counts as it is written", bn="যেমন লেখা আছে তেমনই ধরা হবে")
_STRUCK_OUT: Final = Text(en="it is struck out: no answer", bn="কেটে বাদ দেওয়া হয়েছে: কোনো উত্তর ধরা হবে না")
_STRUCK_LATER: Final = Text(
    en="later: until then no yes that is struck through counts, and every no does",
    bn="পরে জানাব: ততক্ষণ কেটে দেওয়া লেখার কোনো “হ্যাঁ” ধরা হবে না, প্রতিটি “না” ধরা হবে",
)
_NO_WAY: Final = Text(
    en='How {n:row|rows} {rows} {n:was|were} told is not written, either: {n:it counts|they count} as declared unless the column "How" is filled in.',
    bn="সারি {rows}: তথ্য কীভাবে জানানো হয়েছে তা-ও লেখা নেই; “কীভাবে” কলাম পূরণ না করলে তা দপ্তরের দেওয়া তথ্য হিসেবে ধরা হবে।",
)
_OFFICES_WAY: Final = Text(
    en='Only the row of the office says how {n:row|rows} {rows} {n:was|were} told: told on another day than that one, {n:it counts|they count} as declared unless the column "How" is filled in.',
    bn="সারি {rows}: তথ্য কীভাবে জানানো হয়েছে তা শুধু দপ্তরের সারিতে লেখা আছে; দপ্তরের সারির তারিখ থেকে ভিন্ন তারিখে জানানো হলে, “কীভাবে” কলাম পূরণ না করলে তা দপ্তরের দেওয়া তথ্য হিসেবে ধরা হবে।",
)
_APART: Final = Text(en="it differs: ask by each row", bn="সব সারিতে এক নয়: প্রতিটি সারির জন্য আলাদাভাবে জানাব")
_ALL_ON_ONE: Final = Text(en="on this day", bn="এই তারিখে")
_WHICH_DAY: Final = Text(en="On which day was it told?", bn="কোন তারিখে জানানো হয়েছে?")
_NO_DAY: Final = Text(
    en="Type the day on which it was told, {last} at the latest.",
    bn="যে তারিখে জানানো হয়েছে তা লিখুন; {last} বা তার আগের তারিখ হতে হবে।",
)
_NO_DAY_BETWEEN: Final = Text(
    en="Type the day on which it was told, from {first} to {last}.",
    bn="যে তারিখে জানানো হয়েছে তা লিখুন, {first} থেকে {last}।",
)
_NOBODY: Final = Text(en="nobody knows: it counts as declared", bn="কারও জানা নেই: দপ্তরের দেওয়া তথ্য হিসেবে ধরা হবে")
DAY_LATER: Final = Text(
    en="later: until then no yes of these rows counts, and every no does",
    bn="পরে জানাব: ততক্ষণ এই সারিগুলোর কোনো “হ্যাঁ” ধরা হবে না, প্রতিটি “না” ধরা হবে",
)
_WAY_LATER: Final = Text(
    en="later: until then it counts as declared", bn="পরে জানাব: ততক্ষণ দপ্তরের দেওয়া তথ্য হিসেবে ধরা হবে"
)
