"""Reads the records of the folder: what they say of accounts, and what has to be told about them.

Files of one record, such as pages that were downloaded one by one, are told together; where the same record was taken on several
days, only its last one tells how it differs from the roster.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
from msgspec import Struct, field

from auditor.exports import stamps, telling
from auditor.exports.mapping import beside_of
from auditor.exports.opened_once import opened
from auditor.exports.owners import Owners, is_nameless, is_nobodys
from auditor.exports.saying import Silence, combined, day_of, value_of
from auditor.expressions import expression
from auditor.long_reading import passing
from auditor.model.errors import AuditorError
from auditor.model.evidence import Observation, Reference, UnplacedAnswer
from auditor.model.facts import ACTIVE, FACTS
from auditor.model.grades import Grade
from auditor.model.identity import PlacedRow
from auditor.model.source import Parsed
from auditor.model.when import When
from auditor.tables.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from auditor.exports.mapping import Beside
    from auditor.exports.records import Record, Row
    from auditor.model.facts import Fact
    from auditor.model.notice import Notice
    from auditor.model.source import EvidenceFile, SourceContext
    from auditor.model.subjects import Account

ID: Final = "exports"
FOLDER: Final = "exports/"
"""Where records lie, below ``evidence/``."""
MAPPING_SUFFIX: Final = ".toml"
_PAGE_SUFFIXES: Final = (".html", ".htm")
_PAGE_FOLDER: Final = expression(r"(.+)_files/")
_PAGE_NUMBER: Final = expression(r"[-_ .(]*(?:page|part|users)?[-_ ]?\d{1,3}\)?$", re.IGNORECASE)


class Statement(NamedTuple):
    """What a row says of its account: a fact, its value, and on which day it was true."""

    fact: Fact[Any]
    value: Any
    on: date
    row: Row


class Read(Struct):
    """A record whose rows are placed: what it says, and how it and the roster differ; `uncounted` whose login (ids) rows name that are told as another upazila's, `of_others` where most rows name another, whose list it then is."""

    record: Record
    day: date | None
    observations: list[Observation[Any]] = field(default_factory=list)
    unplaced: list[UnplacedAnswer] = field(default_factory=list)
    placed: list[PlacedRow] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    found: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    strangers: list[Row] = field(default_factory=list)
    uncounted: set[str] = field(default_factory=set)
    of_others: bool = False


def parse_all(files: Sequence[EvidenceFile], context: SourceContext) -> list[Parsed | AuditorError]:
    """Return what the records say, in their order; in place of one that is refused, why."""
    names = [file.name for file in files]
    results: dict[str, Parsed | AuditorError] = {}
    besides: dict[str, Beside] = {}
    for file in files:
        if file.name.endswith(MAPPING_SUFFIX):
            results[file.name] = _beside(file, besides, names)
    owners = Owners.of(context)
    read: dict[str, Read] = {}
    for file in files:
        if file.name in results:
            continue
        if _is_of_a_page(file.name, names):
            results[file.name] = Parsed((), (), ())
            continue
        try:
            then = context.placed.get(file.sha256, {})
            read[file.name] = _read(file, _beside_for(file.name, besides), owners, then)
        except AuditorError as error:
            results[file.name] = error
    ahead = {name for name, each in read.items() if context.day is not None and _is_ahead(each, context.day)}
    for name in ahead:
        read[name].notices = telling.of_secrets(read[name].record)
    for last in _last_of_each(each for name, each in read.items() if name not in ahead and not each.of_others):
        last[0].notices += telling.differences([each.record for each in last], _met(last), context.roster)
    results |= {name: _parsed(each) for name, each in read.items()}
    return [results[name] for name in names]


def _parsed(read: Read) -> Parsed:
    return Parsed(
        tuple(read.observations),
        (),
        tuple(read.notices),
        unplaced=tuple(read.unplaced),
        placed=tuple(read.placed),
        cells=read.record.cells,
    )


# Files beside others -----------------------------------------------------------------------------------------------


def _beside(file: EvidenceFile, besides: dict[str, Beside], names: Iterable[str]) -> Parsed | AuditorError:
    try:
        besides[file.name] = beside_of(file.name, file.content)
    except AuditorError as error:
        return error
    stem = file.name.removesuffix(MAPPING_SUFFIX)
    used = any(name.startswith(stem) and not name.endswith(MAPPING_SUFFIX) for name in names)
    return Parsed((), (), () if used else (telling.beside_nothing(file.name),))


def _beside_for(name: str, besides: Mapping[str, Beside]) -> Beside | None:
    """Return what was said beside a record: in the file with the longest name that its own begins with."""
    fitting = [beside for beside in besides if name.startswith(beside.removesuffix(MAPPING_SUFFIX))]
    return besides[max(fitting, key=len)] if fitting else None


def _is_of_a_page(name: str, names: Sequence[str]) -> bool:
    """Return whether a file came along with a page that was saved complete: scripts, pictures, styles."""
    found = _PAGE_FOLDER.match(name)
    return found is not None and any(found[1] + suffix in names for suffix in _PAGE_SUFFIXES)


# One record --------------------------------------------------------------------------------------------------------


def _read(file: EvidenceFile, beside: Beside | None, owners: Owners, then: Mapping[str, PlacedRow]) -> Read:
    """Return what a record says; `then` is whose its rows were when it entered a round, by their places.

    Raises:
        FileRefusedError: it cannot be read, or nobody knows when it was true.

    """
    record = _with_domains(opened(file, beside))
    _refuse_other_order(record)
    day, in_name = _day(record)
    read = Read(record, day, notices=list(record.notices))
    by_name = [row for row in record.rows if in_name and _row_day(record, row, None) is None]
    read.notices += telling.of_record(record, by_name)
    unclear: dict[str, list[Row]] = defaultdict(list)
    undated: list[Row] = []
    of_others: dict[str, list[tuple[Row, tuple[Account, ...]]]] = defaultdict(list)
    placed: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    shared: dict[tuple[str, ...], None] = {}
    read.notices += telling.of_nameless(record, [row for row in record.rows if is_nameless(row, record.mapping)])
    rows_of_logins = [row for row in record.rows if not is_nobodys(row, record.mapping.login)]
    login = record.mapping.login
    named = [owners.named_beside(row, login, *login.fields) for row in rows_of_logins]
    of_others_alone = [others[0] for others, ours in named if others and not ours]
    read.of_others = 2 * len(of_others_alone) > len(named)
    beside_it: dict[str, list[tuple[Row, tuple[Account, ...]]]] = defaultdict(list)
    for row, (_, ours) in passing([*zip(rows_of_logins, named, strict=True)]):
        accounts = owners.whose(row, login)
        others = owners.named_beside(row, login)[0] if accounts and not ours else []
        if others or (accounts and not ours and read.of_others):
            read.uncounted |= {account.id for account in accounts}
            beside_it[(others or of_others_alone)[0]].append((row, accounts))
            continue
        if not accounts:
            domain, called = owners.domain_of_others(row, login)
            if called:
                read.uncounted |= {account.id for account in called}
                of_others[domain].append((row, called))
                continue
            read.strangers.append(row)
        ids = tuple(account.id for account in accounts) or owners.whose_before(row, login)
        whose = owners.whose_then(ids, then.get(row.place))
        if not accounts and (
            _is_switched_off(row, record) or (not ours and (read.of_others or owners.named_beside(row, login)[0]))
        ):
            continue
        for account in accounts:
            read.found[account.id].append(row)
        if len(accounts) > 1:
            shared[ids] = None
        for each in whose:
            placed[each].append(row)
        read.placed += (PlacedRow(row.place, *each) for each in whose if len(each) == 1)
    read.notices += telling.of_other_domains(record, of_others, owners.roster)
    read.notices += telling.of_others_beside(record, beside_it, owners.roster, is_whole=read.of_others)
    for ids, rows in placed.items():
        said = _said_of(record, rows, day, unclear, undated)
        _observe(read, ids, said)
    read.notices += telling.of_rows(record, unclear, undated, _several(record, placed), [*shared], owners.roster)
    return read


def _refuse_other_order(record: Record) -> None:
    """Refuse a record of which one day shows that day and month stand in another order than its mapping says."""
    mapping = record.mapping
    dated = {rule.field for rule in mapping.facts if FACTS[rule.fact].dated} | {*mapping.stamps, mapping.true_on}
    words = (word for row in record.rows for name in dated for word in row.said(name).words)
    if any(isinstance(word, str) and stamps.is_in_other_order(word, mapping.days) for word in words):
        raise refusal(telling.OTHER_ORDER, record.file.name)


def _with_domains(record: Record) -> Record:
    """Return a record with the mail domains that somebody named beside it."""
    if record.beside is None or not record.beside.domains:
        return record
    login = record.mapping.login
    login = msgspec.structs.replace(login, domains=[*login.domains, *record.beside.domains])
    return msgspec.structs.replace(record, mapping=msgspec.structs.replace(record.mapping, login=login))


def _day(record: Record) -> tuple[date | None, bool]:
    """Return when the record was true, and whether only its name says so; no day where each row says its own.

    Raises:
        FileRefusedError: nothing says when, or a day in it lies after that.

    """
    name, mapping = record.file.name, record.mapping
    stated = stamps.read(record.stated, mapping.days, mapping.zone) if record.stated else None
    told = record.beside.recorded_on if record.beside else None
    in_name = stamps.day_in_name(name.rpartition("/")[2])
    day = stated.latest if stated else told or in_name
    if day is None and not mapping.true_on:
        raise refusal(telling.NO_DAY, name)
    if day is not None:
        latest = [day_of(row.said(stamp), mapping) for row in record.rows for stamp in mapping.stamps]
        if any(isinstance(when, When) and (when.earliest or when.latest) > day for when in latest):
            raise refusal(telling.BEFORE_ITS_STAMPS, name)
    return day, day is not None and stated is None and told is None


def _said_of(
    record: Record, rows: Sequence[Row], day: date | None, unclear: dict[str, list[Row]], undated: list[Row]
) -> list[Statement]:
    """Return what rows say of one account."""
    found: list[Statement] = []
    for row in rows:
        on = _row_day(record, row, day)
        if on is None:
            undated.append(row)
            continue
        of_row: list[Statement] = []
        for rule in record.mapping.facts:
            fact = FACTS[rule.fact]
            value = value_of(rule, row, record.mapping)
            if isinstance(value, When):
                value = _until(value, on)
            if value is Silence.UNCLEAR:
                unclear[rule.field].append(row)
            elif value is not Silence.NOTHING:
                of_row.append(Statement(fact, value, on, row))
        off = any(said.fact == ACTIVE and said.value is False for said in of_row)
        found += [said for said in of_row if not (off and said.fact == ACTIVE and said.value)]
    return _of_devices(found) if record.mapping.devices else _in_use_where_any_row_says_so(found)


def _in_use_where_any_row_says_so(found: list[Statement]) -> list[Statement]:
    """Return what is said without "switched off" where another row says "in use": it would excuse an account from its duties."""
    if not any(said.fact == ACTIVE and said.value for said in found):
        return found
    return [said for said in found if said.fact != ACTIVE or said.value]


def _is_switched_off(row: Row, record: Record) -> bool:
    """Return whether a row says that its user ID is out of use: as the roster does not have it, that says nothing of the one that came in its place."""
    return any(
        FACTS[rule.fact] == ACTIVE and value_of(rule, row, record.mapping) is False for rule in record.mapping.facts
    )


def _row_day(record: Record, row: Row, day: date | None) -> date | None:
    when = day_of(row.said(record.mapping.true_on), record.mapping) if record.mapping.true_on else None
    return when.latest if isinstance(when, When) else day


def _until(when: When, on: date) -> When | Silence:
    """Return a span of days up to the day of the record; what lies wholly after it is not clear."""
    if (when.earliest or when.latest) > on:
        return Silence.UNCLEAR
    return msgspec.structs.replace(when, latest=min(when.latest, on))


def _of_devices(found: Sequence[Statement]) -> list[Statement]:
    by_fact: dict[Fact[Any], list[Statement]] = defaultdict(list)
    for said in found:
        by_fact[said.fact].append(said)
    return [
        Statement(
            fact, combined(fact, [said.value for said in said_of]), max(said.on for said in said_of), said_of[0].row
        )
        for fact, said_of in by_fact.items()
    ]


def _observe(read: Read, ids: tuple[str, ...], said: Iterable[Statement]) -> None:
    """Note what was said of an account; where several have its login it is not known of which, and bars what it might refute."""
    file = read.record.file
    for fact, value, on, row in said:
        reference = Reference(file.name, file.sha256, row.place)
        observation = Observation((ids[0],), fact, value, Grade.EXPORTED, ID, on, reference)
        if len(ids) > 1:
            read.unplaced.append(UnplacedAnswer(ids, fact, observation))
            continue
        read.observations.append(observation)


def _several(record: Record, placed: Mapping[tuple[str, ...], Sequence[Row]]) -> list[Sequence[Row]]:
    """Return the rows of accounts that have more than one, where that is not meant."""
    return [] if record.mapping.devices else [rows for rows in placed.values() if len(rows) > 1]


# Several files of one record ---------------------------------------------------------------------------------------


def _last_of_each(found: Iterable[Read]) -> list[list[Read]]:
    """Return the files of each record that were taken last."""
    of_record: dict[tuple[str, str], dict[str, list[Read]]] = defaultdict(lambda: defaultdict(list))
    for read in found:
        name = read.record.file.name.rpartition(".")[0] or read.record.file.name
        stem = _PAGE_NUMBER.sub("", stamps.without_day(name)).strip("-_ .")
        taken = read.day.isoformat() if read.day else ""
        of_record[read.record.mapping.id, stem][taken].append(read)
    return [days[max(days)] for days in of_record.values()]


def _is_ahead(read: Read, day: date) -> bool:
    """Return whether all that a record says is dated after the day of the audit: it is set aside, and nothing is asked of it but its day."""
    return bool(read.observations) and all(each.observed_on > day for each in read.observations)


def _met(reads: Sequence[Read]) -> telling.Met:
    """Return whom the files of one record list."""
    seen = [observation for read in reads for observation in read.observations]
    found = frozenset(account for read in reads for account in read.found)
    off = (each.subject for each in seen if each.fact == ACTIVE and each.value is False)
    return telling.Met(
        found,
        tuple((read.record, row) for read in reads for row in read.strangers),
        tuple(account for account in dict.fromkeys(off) if account in found),
        frozenset(account for read in reads for account in read.uncounted),
    )
