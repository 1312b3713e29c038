"""Tells who stood in the last kept round and is not in the roster any more, and which answers are of such offices or accounts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, joined, plain
from auditor.model.notice import Notice, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from auditor.model.evidence import Observation
    from auditor.model.identity import Identities
    from auditor.model.subjects import Roster

MOST_NAMED: Final = 8
"""So many are named before the rest is counted."""


def tell_left(*rosters: Roster) -> list[Notice]:
    """Return one notice of all that rosters mark as left, each once: offices, and accounts of offices that stay."""
    named: dict[str, Text] = {}
    for roster in rosters:
        for left, name in _left(roster):
            named.setdefault(left, name)
    names = list(named.values())
    return [Notice(Severity.DOUBTFUL, Place("roster"), _LEFT.filled(names=_listed(names)))] if names else []


def tell_answers_of_left(
    observations: Iterable[Observation[Any]], roster: Roster, everybody: Identities, spoke: Container[str]
) -> list[Notice]:
    """Return one notice for each file that came since the last kept round and answers for somebody who is not listed.

    Args:
        observations: what was told.
        roster: who is listed; whom of before one of them may be is no stranger either.
        everybody: who was given an id.
        spoke: the digests of the files that entered the last kept round.

    """
    subjects = [subject for office in roster.offices for subject in office.subjects]
    listed = {given for subject in subjects for given in (subject.id, *subject.doubts)}
    known = everybody.offices.keys() | everybody.accounts.keys()
    of_files: dict[str, dict[str, None]] = defaultdict(dict)
    for observation in observations:
        subject = observation.subject
        if subject not in listed and subject in known and observation.reference.sha256 not in spoke:
            of_files[observation.reference.file][subject] = None
    return [
        Notice(
            Severity.DOUBTFUL,
            Place(file),
            _ANSWERS.filled(file=file, names=_listed([_known_name(subject, everybody) for subject in subjects])),
        )
        for file, subjects in of_files.items()
    ]


def _left(roster: Roster) -> Iterator[tuple[str, Text]]:
    """Yield who left, by id, with the name."""
    for office in roster.offices:
        if office.left:
            yield office.id, _NAMED.filled(name=office.name, id=office.id)
            continue
        for account in office.accounts:
            if account.left and account.id not in office.maybe_listed:  # else it is asked which of them is listed
                name = joined((office.name, office.called[account.id]), ", ")
                yield account.id, _NAMED.filled(name=name, id=account.id)


def _known_name(subject: str, everybody: Identities) -> Text:
    account = everybody.accounts.get(subject)
    office = everybody.offices.get(account.office if account is not None else subject)
    names = [known for known in (office.name if office else None, account.post if account else None) if known]
    return joined(names, ", ") if names else plain(subject)


def _listed(names: Sequence[Text]) -> Text:
    listed = joined(names[:MOST_NAMED], "; ")
    return _MORE.filled(names=listed, n=len(names) - MOST_NAMED) if len(names) > MOST_NAMED else listed


_NAMED: Final = Text(en="{name} ({id})", bn="{name} ({id})")
_MORE: Final = Text(en="{names} and {n} more", bn="{names} ও আরও {n}টি")
_LEFT: Final = Text(
    en="Roster: these stood in the last kept round and are not listed any more: {names}. Was an office or user ID closed, merged or "
    "transferred? Say so in auditor.toml under [[departures]], with the code in brackets as subject and the reason; otherwise put its "
    "row back.",
    bn="তালিকা: গত রাখা যাচাইয়ে ছিল, এখন তালিকায় নেই: {names}। দপ্তর বা ইউজার আইডি বন্ধ, একীভূত বা স্থানান্তর হয়ে থাকলে auditor.toml-এর "
    "[[departures]] অংশে subject হিসেবে বন্ধনীর কোডটি ও reason লিখুন; না হলে সারিটি তালিকায় ফিরিয়ে আনুন।",
)
_ANSWERS: Final = Text(
    en="{file} answers for some who are not in the roster any more: {names}. What it tells of them counts for nobody; if one is still "
    "there, put its row back in the roster.",
    bn="{file}-এ এমন দপ্তর বা ইউজার আইডির উত্তর আছে যা এখন তালিকায় নেই: {names}। এসব উত্তর কারও নামে ধরা হয়নি; কোনোটি এখনো থাকলে তালিকায় সারিটি ফিরিয়ে আনুন।",
)
