"""Tells of answers, while they are given, that will not count: something else was told on the very day, and the less favourable of two counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, joined
from auditor.judging.contradicting import pair_in
from auditor.judging.objections import side_told
from auditor.model.evidence import of_each
from auditor.model.evidence_names import TYPED
from auditor.model.grades import Grade
from auditor.rounds.typed.given_now import cell_of, not_counted_for
from auditor.views.office.values import side_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.evidence import Observation
    from auditor.model.subjects import Office
    from auditor.rounds.opposing.lending import ToldBefore


def opposed_on_their_day(
    observations: Sequence[Observation[Any]], office: Office, before: ToldBefore
) -> Iterator[tuple[str, int, Text]]:
    """Yield for each such answer the heading of its column, the number of its row, and the words.

    Args:
        observations: what is being answered.
        office: by whom.
        before: what was told before.

    """
    whose: dict[tuple[str, int], list[str]] = {}
    against: dict[tuple[str, int], Observation[Any]] = {}
    for subject, told in of_each(observations):
        at = cell_of(told)
        noes = [each for each in before.told.get(subject, ()) if _opposes(each, told)]
        if at is None or not noes:
            continue
        against.setdefault(at, noes[-1])
        whose.setdefault(at, []).append(subject)
    for at, no in against.items():
        is_typed = no.reference.file.startswith(TYPED)
        yield (
            *at,
            (_OPPOSED_UNDATED if no.reference.at in before.undated else _OPPOSED).filled(
                uncounted=not_counted_for(whose[at], office),
                day=no.observed_on,
                no=joined((no.fact.label, side_said(side_told(no))), ": "),
                step=_CORRECT_TYPED if is_typed else _CORRECT_FILE.filled(file=no.reference.said),
            ),
        )


def _opposes(no: Observation[Any], told: Observation[Any]) -> bool:
    """Whether something told on the same day is less favourable than an answer and no better known; what was seen or recorded is told apart."""
    if (no.fact, no.observed_on) != (told.fact, told.observed_on) or not told.grade <= no.grade < Grade.WITNESSED:
        return False
    pair = pair_in([no, told])
    return pair is not None and pair[0] is no


_OPPOSED: Final = Text(
    en="{uncounted}: on the same day, {day}, something else was told, too: {no}. Of two answers of one day the less favourable counts. {step} "
    "If it was done since, ask again on a later day.",
    bn="{uncounted}; কারণ একই তারিখে ({day}) ভিন্ন তথ্যও জানানো হয়েছে: {no}। একই তারিখের দুটি উত্তরের মধ্যে কম অনুকূলটি ধরা হয়। {step} কাজটি এর পরে হয়ে থাকলে "
    "পরের কোনো তারিখে আবার জিজ্ঞাসা করুন।",
)
_OPPOSED_UNDATED: Final = Text(
    en="{uncounted}: something else was told, too, on a day that is not known: {no}. It may have been told as late as this answer, and of two such the less favourable counts. "
    "Find out on which day it was told, and write that day. {step}",
    bn="{uncounted}; কারণ অজানা তারিখের ভিন্ন তথ্যও আছে: {no}। সেটি এই উত্তরের দিনেরও হতে পারে, আর একই তারিখের দুটি উত্তরের মধ্যে কম অনুকূলটি ধরা হয়। "
    "সেটি কোন তারিখের জেনে তারিখটি লিখুন। {step}",
)
_CORRECT_TYPED: Final = Text(
    en="If that one was typed wrongly, correct it or take it back at the desk, on the page of the office.",
    bn="সেটি ভুল লেখা হয়ে থাকলে ডেস্কে দপ্তরের পাতায় সেটি সংশোধন বা বাতিল করুন।",
    on_screen=Text(
        en="If that one was typed wrongly, correct it or take it back on the screen Offices, on the page of the office.",
        bn="সেটি ভুল লেখা হয়ে থাকলে “দপ্তর” অংশে এই দপ্তরের পাতায় সেটি সংশোধন বা বাতিল করুন।",
    ),
)
_CORRECT_FILE: Final = Text(
    en="If that one, in {file}, is wrong, correct it there.", bn="{file}-এর সেই উত্তরটি ভুল হলে সেখানে ঠিক করুন।"
)
