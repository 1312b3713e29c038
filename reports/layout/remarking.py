"""Remarks beside offices, accounts and duties, in words: side by side, in full or as a narrow cell has room for them."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, in_each
from auditor.model.disputes import UPHELD_SETTLED, UPHELD_UNPROVEN, DisputeResult
from auditor.model.views.remarks import Remark, RemarkCode
from reports.layout.cells import NIL, day, quoted
from reports.layout.joining import AND, OR, listed, listed_in_both
from reports.layout.remark_sentences import CAUSE_CONTRADICTED, NO_LONGER, WITH_SIDES, WITHOUT_DAY, sentence_of
from reports.layout.remarked_causes import (
    cause_in_few_words,
    kept_out_in_few_words,
    names_why_kept_out,
    naming_causes_once,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_IN_FEW_WORDS: Final[Mapping[RemarkCode, Text]] = {
    RemarkCode.TRANSFER: Text(en="new holder, {day}", bn="নতুন দায়িত্বপ্রাপ্ত, {day}"),
    RemarkCode.JOINING_IN_DOUBT: Text(en="day of joining in doubt", bn="যোগদানের তারিখ নিশ্চিত নয়"),
    RemarkCode.LAPSED: Text(en="not done by the holder before", bn="আগের দায়িত্বপ্রাপ্তের সময়ে হয়নি"),
    RemarkCode.LAPSED_AT_PORTAL: Text(
        en="waited for the portal under the holder before",
        bn="আগের দায়িত্বপ্রাপ্তের সময়ে পোর্টাল অপেক্ষমাণ ছিল",
    ),
    RemarkCode.UNDATED: Text(en="day of the answer in doubt: {said}", bn="তথ্যের তারিখ নিশ্চিত নয়: {said}"),
    RemarkCode.CONFLICT: Text(en="conflicting information", bn="তথ্যে গরমিল"),
    RemarkCode.KEPT_OUT: Text(en="conflicting information", bn="তথ্যে গরমিল"),
    RemarkCode.TOLD_OTHERWISE: Text(en="told otherwise, too", bn="অন্যরকমও জানানো হয়েছে"),
    RemarkCode.WAIVER_AWAITS: Text(
        en="{said}: time extended until {day} (no information)",
        bn="{said}: {day} পর্যন্ত সময় বর্ধিত (তথ্য পাওয়া যায়নি)",
    ),
    RemarkCode.MISPLACED: Text(en="an answer not in the office's row", bn="উত্তর দপ্তরের নিজের সারিতে নেই"),
    RemarkCode.UNPLACED: Text(en="not known whose one answer is", bn="একটি উত্তর কার, জানা যায়নি"),
    RemarkCode.REMINDED: Text(en="reminded {number} {number:time|times}, last {day}", bn="তাগিদ {number} বার, শেষ {day}"),
    RemarkCode.DISPUTED: Text(en="correction asked, {day}", bn="সংশোধনের অনুরোধ, {day}"),
    RemarkCode.DISPUTE_ANSWERED: Text(en="correction answered, {day}", bn="সংশোধনের অনুরোধের উত্তর, {day}"),
}
"""Of remarks of which another column, section or paper tells the rest."""
_UPHELD: Final[Mapping[Text, Text]] = {
    **dict.fromkeys(
        (DisputeResult.UPHELD.label, UPHELD_SETTLED),
        Text(en="correction upheld, {day}", bn="সংশোধনের অনুরোধ যথার্থ, {day}"),
    ),
    UPHELD_UNPROVEN: Text(
        en="correction upheld, {day}; still to be entered", bn="সংশোধনের অনুরোধ যথার্থ, {day}; তথ্য তোলা বাকি"
    ),
}
"""Of a request that was found right: the cell beside it counts by that."""
_CAUSE_IN_DOUBT: Final = Text(en="answers differ on the cause: {cause}", bn="কারণ নিয়ে উত্তরে অমিল: {cause}")
"""In few words `CAUSE_CONTRADICTED`."""


def in_full(remarks: Iterable[Remark], language: Language) -> str:
    """Return remarks side by side, each once, or the sign for nil."""
    return _side_by_side(((remark, sentence_of(remark)) for remark in naming_causes_once(remarks)), language)


def in_brief(remarks: Iterable[Remark], language: Language) -> str:
    """Return remarks side by side for the narrow cell of a list, each in few words and once, or the sign for nil."""
    told = naming_causes_once(each.brief for each in remarks)
    return _side_by_side(((remark, _in_few_words(remark)) for remark in told), language)


def asked_who(remarks: Iterable[Remark]) -> Text | None:
    """Return what is remarked of it that is not known who of before somebody is; None where nothing is."""
    asked = [each for each in remarks if each.code in _WHO]
    return in_each(partial(in_full, asked)) if asked else None


def of_duties(remark: Remark, duties: Sequence[Text], language: Language) -> str:
    """Return a remark with the duties of which it is, unless it says so itself, or is of the user."""
    of_one_day = remark.code is RemarkCode.CONTRADICTION and remark.cause is None
    if not duties or (remark.sides and not of_one_day) or remark.code in _OF_THE_USER:
        return in_full((remark,), language)
    named = listed([duty.said(language) for duty in duties], language)
    said = _DUTIES_FIRST if of_one_day or names_why_kept_out(remark) else _OF_DUTIES
    return said.said(language, remark=in_full((remark,), language), duties=named)


_OF_DUTIES: Final = Text(en="{remark} ({duties})", bn="{remark} ({duties})")
_DUTIES_FIRST: Final = Text(en="{duties}: {remark}", bn="{duties}: {remark}")
"""Behind a cause, which ends the remark, duties would be taken for what is told there."""
_OF_THE_USER: Final = frozenset({
    RemarkCode.TRANSFER, RemarkCode.CAUSE, RemarkCode.SHARED, RemarkCode.UNLISTED, RemarkCode.LEFT_ROSTER, RemarkCode.NOT_IN_USE,
    RemarkCode.NOT_DEMANDED, RemarkCode.UNIDENTIFIED, RemarkCode.PORTAL_CHANGED, RemarkCode.MAY_HAVE_MOVED,
    RemarkCode.JOINING_IN_DOUBT, RemarkCode.ADDRESS_UNTOLD, RemarkCode.OTHER_MAILBOX, RemarkCode.OTHER_PORTAL,
})  # fmt: skip
"""Remarks that are of the user, or of one duty that they name."""
_WHO: Final = (RemarkCode.UNIDENTIFIED, RemarkCode.PORTAL_CHANGED, RemarkCode.MAY_HAVE_MOVED)
_ALL_SIDES: Final = {
    RemarkCode.UNIDENTIFIED: OR,
    RemarkCode.MAY_HAVE_MOVED: OR,
    RemarkCode.NO_STAYS: AND,
    RemarkCode.PORTAL_STAYS: AND,
    RemarkCode.HELD_OPEN: AND,
}
"""How the sides of a remark are listed of which there may be any number."""
_GATHERED: Final = {
    code: code
    for code in (
        RemarkCode.STALE,
        RemarkCode.BEFORE_START,
        RemarkCode.DAY_UNSURE,
        RemarkCode.OTHER_MAILBOX,
        RemarkCode.OTHER_PORTAL,
        RemarkCode.UNCLEAR,
        RemarkCode.UNDATED,
    )
} | {RemarkCode.DAY_IN_DOUBT: RemarkCode.UNDATED}
"""Remarks that are the same of several days or duties but for these, and are told of all of them in one."""


def _side_by_side(told: Iterable[tuple[Remark, Text]], language: Language) -> str:
    together: dict[tuple[Text, Remark], list[Remark]] = {}
    for remark, sentence in told:
        alike = Remark(_GATHERED[remark.code], cause=remark.cause) if remark.code in _GATHERED else remark
        together.setdefault((sentence, alike), []).append(remark)
    shown = (_gathered(remarks, sentence, language) for (sentence, _), remarks in together.items())
    return "; ".join(_asking_once(list(dict.fromkeys(shown)), language)) or NIL


_AWAITS_OF_ALL: Final = Text(en="time extended until {day} (no information)", bn="{day} পর্যন্ত সময় বর্ধিত (তথ্য পাওয়া যায়নি)")
_TO_BE_TOLD_AGAIN: Final = Text(en="; to be told again", bn="; পুনরায় জানাতে হবে")


def _asking_once(told: Sequence[str], language: Language) -> Iterator[str]:
    """Yield what is remarked; of those side by side that end in asking to tell it again, only the last one asks."""
    asks = _TO_BE_TOLD_AGAIN.said(language)
    for said, following in zip_longest(told, told[1:], fillvalue=""):
        yield said.removesuffix(asks) if following.endswith(asks) else said


def _gathered(alike: Sequence[Remark], sentence: Text, language: Language) -> str:
    """Return remarks that differ in their day or duty alone as one."""
    days = sorted({remark.day for remark in alike if remark.day is not None})
    duties = dict.fromkeys(duty.said(language) for remark in alike for duty in remark.sides)
    values = {"day": listed([day(on, language) for on in days], language)} if len(days) > 1 else {}
    if duties and _GATHERED.get(alike[0].code) in {RemarkCode.UNDATED, RemarkCode.UNCLEAR}:
        values["said"] = listed(list(duties), language)
    return _remark(alike[0], sentence, language, values)


def _in_few_words(remark: Remark) -> Text:
    """Return a remark as a narrow cell has room for it; until when time was given is remarked there of the duty for which it was."""
    sentence = sentence_of(remark)
    if _GATHERED.get(remark.code) is RemarkCode.UNDATED and not remark.sides:
        return sentence
    if remark.code is RemarkCode.WAIVER_AWAITS and not remark.sides:
        return _AWAITS_OF_ALL
    if remark.code is RemarkCode.DISPUTE_ANSWERED and remark.sides:
        return _UPHELD.get(remark.sides[0], _IN_FEW_WORDS[remark.code])
    if names_why_kept_out(remark):
        return kept_out_in_few_words(remark)
    if remark.code is RemarkCode.CAUSE:
        return sentence if remark.later_counts else cause_in_few_words(remark)
    shorter = {
        CAUSE_CONTRADICTED: _CAUSE_IN_DOUBT,
        NO_LONGER: NO_LONGER,
        WITH_SIDES[RemarkCode.PUT_OFF]: WITHOUT_DAY[RemarkCode.PUT_OFF],
    }
    return shorter.get(sentence) or _IN_FEW_WORDS.get(_GATHERED.get(remark.code, remark.code), sentence)


def _remark(remark: Remark, sentence: Text, language: Language, values: Mapping[str, str]) -> str:
    sides = remark.sides
    own: dict[str, Text | str | int] = {
        "day": day(remark.day, language),
        "number": remark.number,
        "reference": quoted(remark.reference, language),
        "cause": remark.cause.label if remark.cause is not None else "",
        "said": listed_in_both(sides, last=_ALL_SIDES[remark.code])
        if remark.code in _ALL_SIDES
        else sides[0]
        if sides
        else "",
        "other": sides[-1] if sides else "",
    }
    return sentence.said(language, **{**own, **values})
