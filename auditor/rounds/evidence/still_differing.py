"""Copies of a form that a round was kept with, though they answer otherwise and nobody said which was filled in last; what is judged beside each other for that."""

from __future__ import annotations

from collections import ChainMap, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, cast

from msgspec.structs import replace

from auditor.i18n import Text, first_of, joined, plain
from auditor.judging.judge import judge
from auditor.judging.sorting import told_by_subject
from auditor.judging.unknown_order import at_latest, of_unknown_day, of_unknown_order
from auditor.model.facts import ANSWERED_ALONE, answered_with
from auditor.model.notice import Notice, Place, Severity
from auditor.model.subjects import Roster
from auditor.register.questions import questions
from auditor.register.reading.differing import left_open_in
from auditor.rounds.evidence.lost_evidence import names_spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence

    from auditor.judging.judge import JudgingInput, Portals
    from auditor.model.evidence import Observation
    from auditor.model.finding import Finding
    from auditor.model.forms import DifferingCopies, DisputedAnswer
    from auditor.model.round import FileSeen
    from auditor.rounds.asking.slip_order import SlipOrder
    from auditor.rounds.evidence.answered_since import Told

_OFFICES_NAMED: Final = 3
_STILL_DIFFERING: Final = Text(
    en="{files} are copies of one form, and their rows of {offices} differ; a round was kept so. Until you say which copy was filled in last, the answer of the later day "
    "counts, of two on one day the less favourable. Answer at a terminal: auditor audit",
    bn="{files} একই ফরমের কপি, কিন্তু {offices:র} সারিতে ভিন্ন তথ্য আছে; এভাবেই একটি যাচাই রাখা হয়েছে। কোন কপিটি শেষে পূরণ করা হয়েছে তা না জানানো পর্যন্ত পরের তারিখের উত্তর ধরা "
    "হচ্ছে, একই তারিখের হলে কম অনুকূলটি। টার্মিনালে auditor audit চালিয়ে উত্তর দিন।",
    on_screen=Text(
        en="{files} are copies of one form, and their rows of {offices} differ; a round was kept so. Until you say which copy was filled in last, the answer of the later day "
        "counts, of two on one day the less favourable. Answer on the screen Meeting before the next round is kept.",
        bn="{files} একই ফরমের কপি, কিন্তু {offices:র} সারিতে ভিন্ন তথ্য আছে; এভাবেই একটি যাচাই রাখা হয়েছে। কোন কপিটি শেষে পূরণ করা হয়েছে তা না জানানো পর্যন্ত পরের তারিখের উত্তর ধরা "
        "হচ্ছে, একই তারিখের হলে কম অনুকূলটি। যাচাই রাখার আগে “সভা” পাতায় উত্তর দিন।",
    ),
)
_LEFT_OPEN: Final = Text(
    en="{files} are copies of one form, and their rows of {offices} differ; a round was kept so. {left_open} Until then the answer of the later day counts, of two on one day the less "
    "favourable.",
    bn="{files} একই ফরমের কপি, কিন্তু {offices:র} সারিতে ভিন্ন তথ্য আছে; এভাবেই একটি যাচাই রাখা হয়েছে। {left_open} ততদিন পরের তারিখের উত্তর ধরা হচ্ছে, একই তারিখের হলে কম "
    "অনুকূলটি।",
)


def not_settled(
    differing: Iterable[DifferingCopies], told: Told, is_same: Callable[[str, Collection[str]], bool]
) -> Iterator[DifferingCopies]:
    """Yield copies of forms that answer otherwise, but for the rows of which it changes nothing which came last.

    These are rows of which all that is in dispute was answered since elsewhere, and such as differ by the day alone where the office comes to the same by each.

    Args:
        differing: the copies.
        told: all that was told.
        is_same: whether an office (its id) comes to the same by each of some files alone (`SameByEach`).

    """
    for each in differing:
        files = {copy.file for copy in each.copies}
        rows = tuple(
            row
            for row in each.rows
            if not row.answers or not all(_is_answered_since(answer, files, told) for answer in row.answers)
            if not (row.day_alone and is_same(row.office, files))
        )
        if rows:
            yield replace(each, rows=rows)


def with_both(
    judging: JudgingInput,
    differing: Iterable[DifferingCopies],
    order: SlipOrder,
    observations: Iterable[Observation[Any]],
) -> JudgingInput:
    """Return by what is judged, with what counts of copies and of slips of which nobody knows which came last, or of which day one is, and what the others tell, or the same on a later day.

    Args:
        judging: the same without that.
        differing: copies that answer otherwise and are not settled.
        order: how slips follow each other.
        observations: all that was told, also what was told anew since.

    """
    files = (*(each.digests for each in differing), *order.together)
    both = of_unknown_order(files, order.spans, observations, judging)
    beside = of_unknown_day(order.spans, observations, judging)
    undated = at_latest(order.spans, judging) if order.spans else {}
    return replace(
        judging,
        of_unknown_order={**beside, **{who: [*told, *beside.get(who, ())] for who, told in both.items()}},
        undated={**judging.undated, **{who: [*judging.undated.get(who, ()), *told] for who, told in undated.items()}},
    )


class SameByEach:
    """Knows whether offices come to the same results by each of some files alone, whatever the days on which that was told; also those that are judged no more.

    It looks through all that was told once, when it is asked first.
    """

    def __init__(
        self, roster: Roster, judging: JudgingInput, portals: Portals, observations: Sequence[Observation[Any]]
    ) -> None:
        """Know who is judged and by what, with `JudgingInput.portals_with_two_step` of the roster and all that was told, also what was told anew since."""
        self._offices = {office.id: office for office in roster.offices}
        self._judging, self._portals, self._observations = judging, portals, observations

    @cached_property
    def _told(self) -> Mapping[str, Sequence[Observation[Any]]]:
        """What was told of each office or its accounts, by its id, in order."""
        owners = {subject.id: office.id for office in self._offices.values() for subject in office.subjects}
        found: dict[str, list[Observation[Any]]] = defaultdict(list)
        for each in self._observations:
            for office in {owners[subject] for subject in each.subjects if subject in owners}:
                found[office].append(each)
        return found

    def __call__(self, office: str, files: Collection[str]) -> bool:
        """Whether an office (its id) comes to the same by each of some files (names)."""
        listed = self._offices.get(office)
        if listed is None:
            return True
        results: set[Hashable] = set()
        for file in files:
            others = {*files} - {file}
            by_it, _ = told_by_subject(
                (each for each in self._told.get(office, ()) if each.reference.file not in others), self._judging.day
            )
            own = dict.fromkeys((subject.id for subject in listed.subjects), ())
            # Nothing is written into it; a copy of all would cost as much as the whole nation each time.
            told = ChainMap(
                {**own, **by_it}, cast("dict[str, tuple[Observation[Any], ...]]", self._judging.observations)
            )
            judging = replace(self._but_of(others, [*own]), observations=told)
            judged = judge(Roster((listed,)), judging, self._portals)
            results.add(tuple(_result(finding) for assessment, _ in judged for finding in assessment.findings))
        return len(results) <= 1

    def _but_of(self, files: Collection[str], subjects: Iterable[str]) -> JudgingInput:
        """Return by what is judged without what some files (names) tell of some (ids) of which nobody knows whose it is, or that nobody can read: it bars what others tell."""
        unplaced, unclear = self._judging.unplaced, self._judging.unclear
        theirs = [subject for subject in subjects if subject in unplaced or subject in unclear]
        if not theirs:
            return self._judging
        placed = {
            each: [one for one in unplaced.get(each, ()) if one.told is None or one.told.reference.file not in files]
            for each in theirs
        }
        clear = {each: [one for one in unclear.get(each, ()) if one.reference.file not in files] for each in theirs}
        return replace(self._judging, unplaced={**unplaced, **placed}, unclear={**unclear, **clear})


def _result(finding: Finding) -> Hashable:
    return finding.policy, finding.subject, finding.outcome, finding.code, finding.cause, finding.grade, finding.reason


def but_for_settled(
    notices: Iterable[Notice], differing: Iterable[DifferingCopies], left: Iterable[DifferingCopies]
) -> Iterator[Notice]:
    """Yield notices but for those of rows of two copies that are settled: of all `differing` those that are not `left`."""
    settled = _rows_of(differing) - _rows_of(left)
    if not settled:
        yield from notices
        return
    for notice in notices:
        subject = notice.about.subject if notice.about is not None and not notice.about.question else ""
        if not {(subject, notice.place.file), (subject, notice.beside)} <= settled:
            yield notice


def _rows_of(differing: Iterable[DifferingCopies]) -> set[tuple[str, str]]:
    """Return by whose rows copies differ and in which files."""
    return {(row.owner, copy.file) for each in differing for row in each.rows for copy in each.copies}


def _is_answered_since(disputed: DisputedAnswer, files: Container[str], told: Told) -> bool:
    """Whether a question was answered on a later day than copies may have answered it, and in none of them."""
    question = questions()[disputed.question]
    if question.fact is None:
        counts = told.counted.get(disputed.subject, ())
        return any(each.on > disputed.on and each.file not in files for each in counts)
    telling = answered_with(question.fact) - (ANSWERED_ALONE - {question.fact})
    answers = told.observations.get(disputed.subject, ())
    return any(
        each.fact in telling and each.observed_on > disputed.on and each.reference.file not in files for each in answers
    )


def tell_still_differing(
    differing: Iterable[DifferingCopies], files: Iterable[FileSeen], spoke: Iterable[FileSeen]
) -> Iterator[Notice]:
    """Yield a notice for copies of a form that entered the last kept round and answer otherwise, while nobody said which was filled in last, or that does not settle it.

    Of which rows that is was told before it was kept so; of a copy that came since it is told row by row (`auditor.rounds.evidence.lost_evidence.told_when_kept`).

    Args:
        differing: the copies.
        files: the files of the evidence.
        spoke: those of the last kept round.

    """
    in_round = names_spoken(files, spoke)
    for each in differing:
        names = [copy.file for copy in each.copies]
        if in_round.issuperset(names):
            said = (_LEFT_OPEN if each.left_open else _STILL_DIFFERING).filled(
                files=joined(map(plain, names)),
                offices=first_of(each.offices, _OFFICES_NAMED),
                left_open=left_open_in(each.left_open),
            )
            yield Notice(Severity.DOUBTFUL, Place(names[0]), said)
