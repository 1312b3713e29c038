"""Tells whom a yes for all does not reach since its form did not ask of them: an answer of theirs is there, and only its day is to be settled."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, joined
from auditor.model.evidence import by_subject, row_of
from auditor.model.facts import TWO_STEP_CAUSE
from auditor.model.notice import AskedAbout, Notice, Place, Severity
from auditor.register.questions import questions, telling
from auditor.rounds.evidence.settled_since import noes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.evidence import Observation
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Office

_NOT_ASKED: Final = Text(
    en="the yes for all does not count for the following {n:account|accounts}, which this form does not ask it, as an answer of {n:its|their} own is there and only "
    "the day of that is to be settled: {posts}. Settle that day, or ask about each, and write its answer on a row of its own.",
    bn="সব আইডির জন্য লেখা “হ্যাঁ” {n:এই|এসব} আইডির ক্ষেত্রে ধরা হয়নি, কারণ এই ফরমে {n:এর|এগুলোর} বিষয়ে তা জিজ্ঞাসা করা হয়নি: {n:এর|এগুলোর} উত্তর জমা আছে, শুধু তারিখ ঠিক করা বাকি: {posts}। "
    "তারিখটি ঠিক করুন, অথবা প্রতিটি আইডির বিষয়ে আলাদাভাবে জেনে নিজ নিজ সারিতে উত্তর লিখুন।",
)


def tell_unreached(
    told: Iterable[Observation[Any]],
    for_all: Mapping[str, Mapping[str, str | None]],
    undated: Iterable[Observation[Any]],
    context: SourceContext,
) -> Iterator[Notice]:
    """Yield of each row for all the questions whose yes does not reach listed accounts of which an answer awaits its day and none came since.

    Args:
        told: all that was told, for whom each row answers.
        for_all: the rows of offices that answer for their accounts (see `lent`).
        undated: the answers that do not count until their day is known.
        context: who is listed.

    """
    waiting = by_subject(undated)
    if not waiting:
        return
    offices = [each for each in context.roster.offices if any(account.id in waiting for account in each.accounts)]
    office_of = {account.id: office for office in offices for account in office.accounts}
    of_rows: dict[tuple[str, str], list[Observation[Any]]] = defaultdict(list)
    answered: dict[str, list[Observation[Any]]] = defaultdict(list)
    for each in told:
        office = next((office_of[given] for given in each.subjects if given in office_of), None)
        if office is None:
            continue
        for given in each.subjects:
            answered[given].append(each)
        file, place = each.reference.at
        if for_all.get(file, {}).get(place) is not None and not noes_of((each,), context.counts_from):
            of_rows[file, place].append(each)
    for (file, place), of_row in of_rows.items():
        office = next(office_of[given] for given in of_row[0].subjects if given in office_of)
        missed: dict[str, dict[str, None]] = defaultdict(dict)
        for each in of_row:
            asked = next(iter(telling(each.fact)), None)
            if asked is None or each.fact == TWO_STEP_CAUSE:
                continue
            missed[asked.name].update(dict.fromkeys(_missed(each, office, waiting, answered)))
        yield from (_notice(file, place, office, name, tuple(ids)) for name, ids in missed.items() if ids)


def _missed(
    yes: Observation[Any],
    office: Office,
    waiting: Mapping[str, Sequence[Observation[Any]]],
    answered: Mapping[str, Sequence[Observation[Any]]],
) -> Iterator[str]:
    """Yield the accounts (ids) of an office that a yes does not reach, of which an answer to the same awaits its day and none came on that of the yes or later."""
    for account in office.accounts:
        is_waiting = any(each.fact == yes.fact for each in waiting.get(account.id, ()))
        since = (each for each in answered[account.id] if each.fact == yes.fact)
        if is_waiting and not account.left and not any(each.observed_on >= yes.observed_on for each in since):
            yield account.id


def _notice(file: str, place: str, office: Office, name: str, missed: tuple[str, ...]) -> Notice:
    sheet, row = row_of(place)
    posts = joined(office.called[given] for given in missed)
    return Notice(
        Severity.DOUBTFUL,
        Place(file, sheet, row, questions()[name].heading.bn),
        _NOT_ASKED.filled(posts=posts, n=len(missed)),
        about=AskedAbout(office.id, name, unreached=missed),
        at_place=True,
    )
