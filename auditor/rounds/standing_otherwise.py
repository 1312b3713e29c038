"""How offices stand, and which of them would stand otherwise once something is corrected or taken back, in words."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text, first_of, in_digits, joined
from auditor.model.baseline import Level
from auditor.model.finding import Outcome, Status
from auditor.model.standing import put_off_by_waiver, stands_as
from auditor.model.views.head import OfficeName, told_apart
from auditor.views.compared.stood import counted_offices
from auditor.views.office import directory

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from auditor.model.finding import OfficeAssessment
    from auditor.views.compared.history import History
    from auditor.views.office.directory import OfficeLine


def changes(
    was: Mapping[str, tuple[Text, Text]],
    now: Mapping[str, tuple[Text, Text]],
    as_now: Mapping[str, str],
    said: Text | None = None,
) -> Iterator[Text]:
    """Yield which offices of the roster stand otherwise, whatever ids they have; `as_now` are these by those they had, `said` what is said where nothing is taken back."""
    stood = {as_now.get(office, office): standing for office, standing in was.items()}
    for office in dict.fromkeys((*stood, *now)):
        name = (now.get(office) or stood[office])[0]
        then, since = (of_all[office][1] if office in of_all else _NOT_LISTED for of_all in (stood, now))
        if then != since:
            yield (said or _CHANGE).filled(office=name, was=then, now=since)


def standings(history: History) -> Mapping[str, tuple[Text, Text]]:
    """Return each office's name and, in words, how it stands: over all, and how many duties of its user IDs are done, undone and unknown, await the portal or have more time: each is in one count."""
    found = {}
    lines = tuple(directory.lines(history))
    called = _called(lines)
    for line, assessment in zip(lines, history.now.assessments, strict=True):
        counts = _so_many(_kinds(assessment))
        words = _STANDS.filled(status=line.status.label, done=line.done, of=line.of, counts=counts)
        words = words if line.is_named else UNNAMED
        found[line.id] = called[line.serial], words
    return found


def duties_otherwise(before: History, then: History) -> Iterator[Text]:
    """Yield how many duties of the offices that count are done, undone and not known, where that is otherwise than before: each once for each user ID."""
    was, now = (
        _so_many(Counter(chain.from_iterable(_kinds(each).elements() for each in counted_offices(history.now))))
        for history in (before, then)
    )
    if was != now:
        yield _DUTIES_OTHERWISE.filled(was=was, now=now)


def _kinds(assessment: OfficeAssessment) -> Counter[Outcome | Status]:
    put_off = put_off_by_waiver(assessment.findings)
    return Counter(stands_as(finding, put_off) for finding in assessment.of(level=Level.SHALL))


def _so_many(kinds: Mapping[Outcome | Status, int]) -> Text:
    counted = (kind for kind in _COUNTS if kinds.get(kind) or kind in _ALWAYS_COUNTED)
    return joined(_COUNTS[kind].filled(n=kinds.get(kind, 0)) for kind in counted)


def _called(lines: Iterable[OfficeLine]) -> Mapping[int, Text]:
    """Return how offices are called, by their serials (`told_apart`)."""
    return told_apart(OfficeName(line.serial, line.name) for line in lines)


def of_one(was: OfficeLine | None, now: OfficeLine | None) -> Iterator[Text]:
    """Yield how an office that is corrected stands before and after it, where that differs, or how it stood where it is on the list no more; nothing of a new one."""
    if was is None:
        return
    stood = _as_it_stands(was)
    if now is None:
        yield _LEAVES.filled(was=stood)
    elif _as_it_stands(now) != stood:
        yield _STANDS_OTHERWISE.filled(was=stood, now=_as_it_stands(now, _THEN_OF))


def once_gone(lines: Sequence[OfficeLine], leaving: Collection[str]) -> Iterator[Text]:
    """Yield how offices (ids) stand that leave the list together, the first few of several by name, and which of the others get another serial."""
    gone = [line for line in lines if line.id in leaving]
    if len(gone) == 1:
        yield from of_one(gone[0], None)
    elif gone:
        called = _called(lines)
        each = [_STANDS_NOW.filled(office=called[line.serial], stands=_as_it_stands(line)) for line in gone]
        yield _ALL_LEAVE.filled(offices=first_of(each, _MOST_LEAVING, "; "))
    stay = (line for line in lines if line.id not in leaving)
    yield from serials(lines, [replace(line, serial=number) for number, line in enumerate(stay, start=1)])


def serials(before: Iterable[OfficeLine], then: Iterable[OfficeLine]) -> Iterator[Text]:
    """Yield how many offices get another serial, with the first of them: papers, sheets and letters that were made name the one of before."""
    numbers = {line.id: line.serial for line in before}
    moved = [line for line in then if line.serial != numbers.get(line.id, line.serial)]
    if moved:
        first = moved[0]
        was, now = (in_digits(f"{number:02d}") for number in (numbers[first.id], first.serial))
        yield _SERIALS.filled(n=len(moved), office=first.name, was=was, now=now)


def _as_it_stands(line: OfficeLine, how: Text | None = None) -> Text:
    if not line.is_named:
        return UNNAMED
    return (how or _DONE_OF).filled(status=line.status.label, done=line.done, of=line.of)


_COUNTS: Final[Mapping[Outcome | Status, Text]] = {
    Outcome.PASS: Text(en="{n} done", bn="{n}টি হয়েছে"),
    Outcome.FAIL: Text(en="{n} not done", bn="{n}টি হয়নি"),
    Outcome.UNKNOWN: Text(en="{n} not known", bn="{n}টির তথ্য নেই"),
    Status.AWAITING_PORTAL: Text(en="{n} awaiting the portal", bn="{n}টি পোর্টাল অপেক্ষমাণ"),
    Status.WAIVED: Text(en="{n} with more time", bn="{n}টির সময় বর্ধিত"),
}
_ALWAYS_COUNTED: Final = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN})
_DUTIES_OTHERWISE: Final = Text(
    en="By this duties stand otherwise, counted by user ID: before {was}; after {now}.",
    bn="এতে করণীয়গুলোর অবস্থা বদলাবে (আইডিভিত্তিক হিসাবে): আগে {was}; পরে {now}।",
)
_STANDS: Final = Text(
    en="{status}, {done} of {of} duties done by all (counted by user ID: {counts})",
    bn="{status}, {of}টি করণীয়ের {done}টি সম্পন্ন (আইডিভিত্তিক হিসাবে {counts})",
)
UNNAMED: Final = Text(
    en="not applicable (no decision names an office of its kind: nothing is asked of it)",
    bn="প্রযোজ্য নয় (এ ধরনের দপ্তরের জন্য কোনো সিদ্ধান্ত নেই, কিছু জানতেও চাওয়া হয় না)",
)
"""How an office stands that no decision names (`auditor.model.standing.is_named`)."""
_STANDS_OTHERWISE: Final = Text(
    en="By this the office stands otherwise: before {was}; after {now}.",
    bn="এতে দপ্তরের অবস্থা বদলাবে: আগে {was}; পরে {now}।",
)
_LEAVES: Final = Text(
    en="The office stands so now: {was}. What it told is kept, and counts again if it is put back.",
    bn="দপ্তরটির এখনকার অবস্থা: {was}। এর দেওয়া তথ্য থেকে যাবে; ফিরিয়ে আনলে আবার ধরা হবে।",
)
_MOST_LEAVING: Final = 5
_STANDS_NOW: Final = Text(en="{office}: {stands}", bn="{office}: {stands}")
_ALL_LEAVE: Final = Text(
    en="The offices stand so now: {offices}. What they told is kept, and counts again for each that is put back.",
    bn="দপ্তরগুলোর এখনকার অবস্থা: {offices}। এগুলোর দেওয়া তথ্য থেকে যাবে; কোনোটি ফিরিয়ে আনলে তার তথ্য আবার ধরা হবে।",
)
_SERIALS: Final = Text(
    en="By this {n} {n:office gets|offices get} another serial, {n:from|the first of them from} {was} to {now} ({office}). Papers, sheets and letters made before show the old {n:one|ones}.",
    bn="এতে {n}টি দপ্তরের ক্রমিক বদলাবে: {office} {was} থেকে {now}{n:|, এভাবে পরেরগুলোও}। আগে তৈরি কাগজ, নির্দেশিকা ও পত্রে আগের ক্রমিকই থাকবে।",
)
_DONE_OF: Final = Text(en="{status}, {done} of {of} duties done", bn="{status}, {of}টি করণীয়ের {done}টি সম্পন্ন")
_THEN_OF: Final = Text(en="{status}, {done} of {of}", bn="{status}, {of}টির {done}টি")
_CHANGE: Final = Text(en="{office}: now {was}; then {now}", bn="{office}: এখন {was}; বাতিলের পর {now}")
CORRECTED: Final = Text(en="{office}: now {was}; then {now}", bn="{office}: এখন {was}; এরপর {now}")
"""What is said of a change that takes nothing back."""
_NOT_LISTED: Final = Text(en="not on the list", bn="তালিকায় নেই")
