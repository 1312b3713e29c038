"""Tells where two files of the evidence folder contradict each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, joined, plain
from auditor.judging.contradicting import Pair, contradictions
from auditor.model.notice import Notice, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from auditor.model.evidence import Observation, Reference
    from auditor.model.subjects import Roster

MOST_NAMED: Final = 5
"""So many contradictions between two files are named one by one."""
_CONTRADICTS: Final = Text(
    en='{file} and {other} tell different things of {who} on {on} ("{fact}"). The better known counts, of two equally '
    "known the less favourable. Find out which is right and correct the other.",
    bn='{file} ও {other}-এ {who} সম্পর্কে {on} তারিখে ভিন্ন তথ্য আছে ("{fact}")। যেটি বেশি নিশ্চিতভাবে জানা সেটি, সমান হলে কম '
    "অনুকূলটি ধরা হয়েছে। কোনটি ঠিক জেনে অন্যটি ঠিক করুন।",
)
_MORE: Final = Text(
    en="{file} and {other} tell different things in {n} more places of the same kind. See whether one of them is of "
    "another month or office, and correct it.",
    bn="{file} ও {other}-এ আরও {n}টি জায়গায় এভাবে ভিন্ন তথ্য আছে। কোনোটি অন্য মাসের বা অন্য দপ্তরের কি না দেখে ঠিক করুন।",
)


def tell_contradictions(observations: Iterable[Observation[Any]], roster: Roster, day: date) -> list[Notice]:
    """Return a notice for each contradiction between two files; of many between two files one for the rest."""
    of_files: dict[tuple[str, str], dict[tuple[Any, ...], list[Pair]]] = defaultdict(dict)
    for pair in contradictions(observation for observation in observations if observation.observed_on <= day):
        first, other = pair
        of_rows = of_files[
            min(first.reference.file, other.reference.file), max(first.reference.file, other.reference.file)
        ]
        of_rows.setdefault((first.reference, other.reference, first.fact, first.observed_on), []).append(pair)
    names = _names(roster) if of_files else {}
    notices: list[Notice] = []
    for (file, other_file), of_rows in of_files.items():
        named = [_named(pairs, names) for pairs in of_rows.values()]
        notices += named[:MOST_NAMED]
        if len(named) > MOST_NAMED:
            message = _MORE.filled(file=file, other=other_file, n=len(named) - MOST_NAMED)
            notices.append(Notice(Severity.DOUBTFUL, Place(file), message))
    return notices


def _named(pairs: Sequence[Pair], names: Mapping[str, Text]) -> Notice:
    """Return the notice of what two rows tell of one account, or of several accounts of one office."""
    first, other = pairs[0]
    whom = first.subject if len(pairs) == 1 else first.subject.partition("/")[0]
    message = _CONTRADICTS.filled(
        file=_where(first.reference),
        other=_where(other.reference),
        who=names.get(whom, plain(whom)),
        on=first.observed_on,
        fact=first.fact.label,
    )
    return Notice(Severity.DOUBTFUL, Place(first.reference.file), message)


def _where(reference: Reference) -> str:
    return f"{reference.file} ({reference.place})" if reference.place else reference.file


def _names(roster: Roster) -> Mapping[str, Text]:
    offices = {office.id: office.name for office in roster.offices}
    accounts = {
        account: joined((office.name, called), ", ")
        for office in roster.offices
        for account, called in office.called.items()
    }
    return offices | accounts
