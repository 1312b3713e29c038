"""Reads the evidence folder: what its files say of the roster."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import chain, starmap
from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import Struct, structs

from auditor import discovery
from auditor.exports.opened_once import opened_once
from auditor.i18n import Text, first_of, joined, plain
from auditor.judging.judge import FolderEvidence
from auditor.judging.kept_out import unanswered_since
from auditor.long_reading import long_reading
from auditor.model.counting import CountsFrom
from auditor.model.errors import AuditorError, FileHeldError, FileRefusedError, ForeignFormError, PasswordsFoundError
from auditor.model.evidence import UnplacedAnswer
from auditor.model.facts import TWO_STEP_CAUSE
from auditor.model.forms import UnclaimedForm
from auditor.model.grades import Grade
from auditor.model.notice import Notice, Place, Severity
from auditor.model.policy import Since
from auditor.model.round import FileSeen, RowsOfNobody
from auditor.roster.moving import put_back
from auditor.rounds.asking.slip_order import last_answers
from auditor.rounds.evidence.answered_since import differing_perhaps
from auditor.rounds.evidence.told_again import without_their_day, without_told_again
from auditor.rounds.identity.counted import with_counted, with_numbered
from auditor.rounds.identity.put_back import noes_meanwhile
from auditor.rounds.opposing.lending import NotRead, lent
from auditor.rounds.opposing.unreached_awaiting_day import tell_unreached
from auditor.workspace import folder

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from auditor.model.baseline import Baseline
    from auditor.model.evidence import Observation, UnclearAnswer
    from auditor.model.identity import Identities, PlacedRow
    from auditor.model.source import EvidenceFile, Parsed, SourceContext
    from auditor.model.subjects import Roster
    from auditor.workspace.folder import Workspace

_T = TypeVar("_T")


def decision_day_of(baseline: Baseline) -> date:
    """Return the day of the first decision, or that of a rule which counts from an earlier one: before it nothing was asked."""
    days = [rule.settings.since for rule in baseline.rules if isinstance(rule.settings, Since)]
    return min([*days, *(decision.day for decision in baseline.ordering)], default=date(2024, 1, 18))


def counts_from_of(baseline: Baseline) -> CountsFrom:
    """Return from which day resets and profiles count: each from that of its own rule, on whatever days all else was decided."""
    counting = ((rule.policy.reads, rule.settings.since) for rule in baseline.rules if isinstance(rule.settings, Since))
    return CountsFrom.of_rules(counting, decision_day_of(baseline))


def read_evidence_folder(
    files: Sequence[EvidenceFile | UnreadFile],
    context: SourceContext,
    day: date,
    everybody: Identities,
    departed: Container[str],
) -> tuple[Roster, FolderEvidence]:
    """Return the roster with the accounts that were only counted, and what all evidence files say of it.

    An office may say how many accounts it has: those of which no post is listed are numbered (`with_counted`), and the files are
    read again, so that its answers hold for them, and what was told of who was listed in their places meanwhile. An office of
    before says its number only once they are numbered: then they are counted again.
    """
    context = context if context.day == day else structs.replace(context, day=day)
    with opened_once(), long_reading():
        told, read_with = read_evidence_files(files, context), context.roster
        counts = dict.fromkeys(told.counts)
        roster, fewer = with_counted(context.roster, counts, day, everybody, departed)
        while roster != read_with:
            read_with = roster
            known, again = with_numbered(context.known, roster), put_back(everybody, roster.offices, departed)
            told = read_evidence_files(files, structs.replace(context, roster=roster, known=known, put_back=again))
            if not counts.keys() >= {*told.counts}:
                counts |= dict.fromkeys(told.counts)
                roster, fewer = with_counted(context.roster, counts, day, everybody, departed)
    return roster, structs.replace(told, notices=(*told.notices, *fewer))


def read_evidence_files(files: Sequence[EvidenceFile | UnreadFile], context: SourceContext) -> FolderEvidence:
    """Return what all evidence files say; a file that cannot be read is told, and the others still count."""
    parsed = dict(_parsed(files, context))
    read: dict[str, Parsed] = {}
    refused: dict[str, AuditorError] = {}
    seen: list[FileSeen] = []
    placed: dict[str, tuple[PlacedRow, ...]] = {}
    notices: list[Notice] = []
    for file in files:
        as_seen, found = parsed[file.name]
        if isinstance(found, AuditorError):
            refused[file.name] = found
            notices += [Notice(Severity.WRONG, Place(file.name), message) for message in found.messages]
            continue
        read[file.name] = found
        notices += found.notices
        is_later = context.day is not None and found.is_later(context.day)
        more = {"said_of": found.said_of, "is_later": is_later, "carries_on": found.carries_on}
        seen.append(structs.replace(as_seen, cells=found.cells, **more))
        if found.placed:
            placed[as_seen.sha256] = found.placed

    def of_all(part: Callable[[Parsed], Iterable[_T]]) -> tuple[_T, ...]:
        return tuple(chain.from_iterable(map(part, read.values())))

    for_all = {name: found.for_all for name, found in read.items()}
    unplaced, unclear = of_all(lambda found: found.unplaced), of_all(lambda found: found.unclear)
    undated = of_all(lambda found: found.undated)
    undated_rows = {(name, at): first for name, found in read.items() for at, first in found.undated_rows.items()}
    of_months = {at: first for at, first in undated_rows.items() if first is not None}
    told = last_answers(of_all(lambda found: found.observations), context.replaced_by)
    for no in noes_meanwhile(told, context):
        if len(no.subjects) == 1:
            told += (no,)
        elif no.fact != TWO_STEP_CAUSE:
            unplaced += (UnplacedAnswer(no.subjects, no.fact, no),)
    observations, not_lent, kept_out = lent(told, for_all, context, NotRead(unplaced, unclear))
    not_lent += tell_unreached(told, for_all, undated, context)
    observations, notices = _told_once(observations, (*undated, *unclear), of_months, notices)
    kept_out += unanswered_since(of_all(lambda found: found.kept_out), observations)
    return FolderEvidence(
        tuple(observations),
        of_all(lambda found: found.contacts),
        tuple(seen),
        tuple(differing_perhaps([*notices, *not_lent], observations)),
        counts_in={name: found.counts for name, found in read.items() if found.counts},
        unread=tuple(refused),
        unplaced=unplaced,
        placed=placed,
        stopping=tuple(
            name for name, why in refused.items() if isinstance(why, PasswordsFoundError | ForeignFormError)
        ),
        unclaimed=tuple(
            UnclaimedForm(name, found.unclaimed, parsed[name][0].sha256, found.others)
            for name, found in read.items()
            if found.unclaimed
        ),
        odd_days=of_all(lambda found: found.odd_days),
        emails=of_all(lambda found: found.emails),
        forms={name: found.form for name, found in read.items()},
        before_listing=of_all(lambda found: found.before_listing),
        for_all=for_all,
        differing=of_all(lambda found: found.differing),
        kept_out=tuple(kept_out),
        undated=undated,
        undated_rows=frozenset(undated_rows),
        unclear=unclear,
        tellers={name: found.tellers for name, found in read.items()},
        not_known_in={name: found.not_known for name, found in read.items() if found.not_known},
    )


def refused_of(files: Sequence[EvidenceFile | UnreadFile], context: SourceContext) -> Mapping[str, AuditorError]:
    """Return why files are refused whole, by their names; nothing of those that can be read."""
    return {name: found for name, (_, found) in _parsed(files, context) if isinstance(found, AuditorError)}


def rows_of_nobody(notices: Iterable[Notice]) -> tuple[RowsOfNobody, ...]:
    """Return the files with answers that name no office of the roster, as was told of their rows."""
    rows = Counter(notice.place.file for notice in notices if notice.of_nobody)
    return tuple(starmap(RowsOfNobody, sorted(rows.items())))


def _told_once(
    observations: Sequence[Observation[Any]],
    beside: Sequence[Observation[Any] | UnclearAnswer],
    undated_rows: Mapping[tuple[str, str], date],
    notices: list[Notice],
) -> tuple[list[Observation[Any]], list[Notice]]:
    """Return what rows say, without what one whose day nobody knows says again, and what must be told of rows that say something still."""
    if not undated_rows:
        return list(observations), notices
    told = without_told_again(observations, undated_rows)
    left = {each.reference.at for each in (*told, *beside)}
    return told, without_their_day(notices, undated_rows.keys() - left)


def _parsed(
    files: Sequence[EvidenceFile | UnreadFile], context: SourceContext
) -> Iterator[tuple[str, tuple[FileSeen, Parsed | AuditorError]]]:
    """Yield each file by its name, with the source that reads it and what it says, or why it could not be read."""
    of_kind: dict[str, list[EvidenceFile]] = defaultdict(list)
    for file in files:
        if isinstance(file, UnreadFile):
            yield file.name, (FileSeen(file.name, "", ""), file.error)
            continue
        try:
            source = next((source for source in discovery.sources() if source.recognises(file)), None)
        except FileRefusedError as error:
            yield file.name, (FileSeen(file.name, file.sha256, ""), error)
            continue
        if source is None:
            refused = FileRefusedError(_UNRECOGNISED.filled(file=file.name))
            yield file.name, (FileSeen(file.name, file.sha256, ""), refused)
        else:
            of_kind[source.id].append(file)
    sources = {source.id: source for source in discovery.sources()}
    for kind, found in of_kind.items():  # of which there is a file: a source may index the whole roster first
        for file, parsed in zip(found, sources[kind].parsed(found, context), strict=True):
            yield file.name, (FileSeen(file.name, file.sha256, kind), parsed)


_UNRECOGNISED: Final = Text(
    en="{file} in the evidence folder is of no kind that is known here, so it was not read. Registers are tables (.xlsx, .csv); "
    "move other files elsewhere.",
    bn="তথ্য-প্রমাণ ফোল্ডারের {file} চেনা যায়নি, তাই পড়া হয়নি। রেজিস্টার হবে .xlsx বা .csv ফাইল; অন্য ফাইল অন্য ফোল্ডারে সরান।",
)


class UnreadFile(Struct, frozen=True):
    """A file of the evidence folder that could not even be opened, and why."""

    name: str
    error: FileRefusedError

    @property
    def is_held(self) -> bool:
        """Whether it is there and only cannot be read now: then nothing shows that it is other than it was."""
        return isinstance(self.error, FileHeldError)


def evidence_files(space: Workspace) -> list[EvidenceFile | UnreadFile]:
    """Return the files of the evidence folder; in place of one that cannot be read, why."""
    found: list[EvidenceFile | UnreadFile] = []
    for name, path in folder.evidence_paths(space.folder):
        try:
            found.append(folder.evidence_file(name, path))
        except FileRefusedError as error:
            found.append(UnreadFile(name, error))
    return found


def tell_set_aside(observations: Sequence[Observation[Any]], day: date, *, early: bool) -> list[Notice]:
    """Return a notice for each file with answers dated after the day of the audit, naming the first places.

    Where the day itself came too early there is one for all files, which blames none.
    """
    places = _places_ahead(observations, day)
    if early and places:
        files = first_of([plain(name) for name in sorted(places)], _FILES_NAMED)
        told = _ALL_LATER.filled(n=sum(map(len, places.values())), m=len(places), on=day, files=files)
        return [Notice(Severity.DOUBTFUL, Place(next(iter(places))), told)]
    records = records_ahead(observations, day)
    return [
        Notice(
            Severity.DOUBTFUL,
            Place(file),
            records.get(file) or _LATER_ANSWERS.filled(file=file, n=len(found), places=_first_of(found), on=day),
        )
        for file, found in places.items()
    ]


def records_ahead(observations: Sequence[Observation[Any]], day: date) -> Mapping[str, Text]:
    """Return by file what is told, and asked before a round is kept, of systems' records dated after the day of the audit: no system records what is still to come."""
    records = [observation for observation in observations if observation.grade is Grade.EXPORTED]
    last = {each.reference.file: each.observed_on for each in sorted(records, key=lambda each: each.observed_on)}
    return {
        file: _LATER_RECORDS.filled(file=file, n=len(found), places=_first_of(found), last=last[file], on=day)
        for file, found in _places_ahead(records, day).items()
    }


def _places_ahead(observations: Sequence[Observation[Any]], day: date) -> Mapping[str, Mapping[Text, None]]:
    """Return by file the places of what is dated after a day."""
    places: dict[str, dict[Text, None]] = {}
    for observation in observations:
        if observation.observed_on > day:
            places.setdefault(observation.reference.file, {})[observation.reference.place_said] = None
    return places


def _first_of(places: Iterable[Text]) -> Text:
    """Return the first of some places in brackets; nothing where a file has none, as a slip."""
    named = [place for place in places if place.en]
    told = _FIRST if len(named) > _PLACES_NAMED else _PLACES
    return told.filled(places=joined(named[:_PLACES_NAMED], "; ")) if named else plain("")


_PLACES_NAMED: Final = 3
_FILES_NAMED: Final = 3
_PLACES: Final = Text(en=" ({places})", bn=" ({places})")
_FIRST: Final = Text(en=" ({places} …)", bn=" ({places} …)")
_ALL_LATER: Final = Text(
    en="{n} {n:row|rows} in {m} {m:file|files} {n:is|are} dated after {on} and {n:does|do} not count on that day: {files}.",
    bn="{m}টি ফাইলের {n}টি সারির তারিখ {on} তারিখের পরের; ওই তারিখে {n:সেটি|সেগুলো} ধরা হয় না: {files}।",
)
_LATER_ANSWERS: Final = Text(
    en="{file}: {n} {n:row|rows}{places} {n:is|are} dated after {on} and {n:was|were} set aside. Correct the {n:date|dates}, or audit "
    "on a later day.",
    bn="{file}: {n}টি সারির{places} তারিখ {on} তারিখের পরের; আপাতত ধরা হয়নি। তারিখ ঠিক করুন, অথবা পরের তারিখে যাচাই করুন।",
)
_LATER_RECORDS: Final = Text(
    en="{file}: {n} {n:row|rows}{places} of a system's record {n:is|are} of {last}, after {on}, and {n:was|were} set aside. No system records what is still to come: "
    "where {on} is wrong, set this computer's date, or give the right day with --on YYYY-MM-DD; where {last} is, put the record's day into its name, or "
    "write recorded_on into the .toml of that name beside it.",
    bn="{file}: সিস্টেমের রেকর্ডের {n}টি সারির{places} তারিখ {last}, যা {on} তারিখের পরের; তাই ধরা হয়নি। কোনো সিস্টেম আগামী দিনের তথ্য রাখে না: {on} তারিখটি ভুল হলে কম্পিউটারের "
    "তারিখ ঠিক করুন, অথবা --on YYYY-MM-DD দিয়ে সঠিক তারিখ দিন; {last} তারিখটি ভুল হলে রেকর্ডের তারিখ ফাইলের নামে লিখুন, অথবা পাশে একই নামের .toml ফাইলে recorded_on লিখুন।",
    on_screen=Text(
        en="{file}: {n} {n:row|rows}{places} of a system's record {n:is|are} of {last}, after {on}, and {n:was|were} set aside. No system records what is still to come: "
        "where {on} is wrong, set this computer's date and open the desk again; where {last} is, put the record's day into its name.",
        bn="{file}: সিস্টেমের রেকর্ডের {n}টি সারির{places} তারিখ {last}, যা {on} তারিখের পরের; তাই ধরা হয়নি। কোনো সিস্টেম আগামী দিনের তথ্য রাখে না: {on} তারিখটি ভুল হলে কম্পিউটারের "
        "তারিখ ঠিক করে ডেস্ক আবার খুলুন; {last} তারিখটি ভুল হলে রেকর্ডের তারিখ ফাইলের নামে লিখুন।",
    ),
)
