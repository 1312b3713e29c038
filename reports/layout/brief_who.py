"""What the chair asks of user IDs and offices of which it is not known who of before they are: a sentence a question, each move once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text
from auditor.model.views.remarks import RemarkCode
from reports.layout.joining import OR, listed_in_both
from reports.layout.named_offices import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.views.annexes import ChairRow
    from auditor.model.views.remarks import Remark

_USER_IDS_OF_BEFORE: Final = Text(
    en="Not known yet which one of the earlier list a user ID is; the assistant programmer settles it, by when: {names}.",
    bn="একটি বা একাধিক ইউজার আইডি আগের তালিকার কোনটি, তা এখনো জানা যায়নি; সহকারী প্রোগ্রামার কবে মিলিয়ে নেবেন: {names}।",
)
_OF_BEFORE: Final = {
    RemarkCode.UNIDENTIFIED: Text(
        en="Not known yet which office of the earlier list this is; the assistant programmer settles it, by when: {names}.",
        bn="দপ্তরটি আগের তালিকার কোনটি, তা এখনো জানা যায়নি; সহকারী প্রোগ্রামার কবে মিলিয়ে নেবেন: {names}।",
    ),
    RemarkCode.PORTAL_CHANGED: Text(
        en="The portal changed; whether the same user IDs are used at the new one the assistant programmer settles, by when: {names}.",
        bn="পোর্টাল বদলেছে; নতুন পোর্টালে আগের ইউজার আইডিই ব্যবহার হয় কি না, সহকারী প্রোগ্রামার কবে মিলিয়ে নেবেন: {names}।",
    ),
}
_MOVED: Final = {
    (RemarkCode.UNIDENTIFIED, False): Text(
        en="A user ID stood in the list of {before} before; whether it is the same one the assistant programmer settles, by when: {names}.",
        bn="একটি ইউজার আইডি আগে {before:র} তালিকায় ছিল; একই আইডি কি না, সহকারী প্রোগ্রামার কবে মিলিয়ে নেবেন: {names}।",
    ),
    (RemarkCode.UNIDENTIFIED, True): Text(
        en="{n} user IDs stood in the list of {before} before; whether they are the same ones the assistant programmer settles, by when: {names}.",
        bn="{n}টি ইউজার আইডি আগে {before:র} তালিকায় ছিল; একই আইডি কি না, সহকারী প্রোগ্রামার কবে মিলিয়ে নেবেন: {names}।",
    ),
    (RemarkCode.MAY_HAVE_MOVED, False): Text(
        en="A user ID may now stand in the list of {before}; whether it is the same one the assistant programmer settles, by when: {names}.",
        bn="একটি ইউজার আইডি এখন {before:র} তালিকায়; একই আইডি কি না, সহকারী প্রোগ্রামার কবে মিলিয়ে নেবেন: {names}।",
    ),
    (RemarkCode.MAY_HAVE_MOVED, True): Text(
        en="{n} user IDs may now stand in the list of {before}; whether they are the same ones the assistant programmer settles, by when: {names}.",
        bn="{n}টি ইউজার আইডি এখন {before:র} তালিকায়; একই আইডি কি না, সহকারী প্রোগ্রামার কবে মিলিয়ে নেবেন: {names}।",
    ),
}
"""What is asked of those who stood, or may stand now, in another office's list: one, or several."""


def unidentified(rows: Sequence[ChairRow], language: Language) -> Iterator[str]:
    """Yield of whom it is not known who of before they are; of a user ID that stood in another office's list, or may stand there now, in which: each move once."""
    remarked = [(row, remark) for row in rows for remark in row.remarks]
    moves = {(side, row.name) for row, each in remarked if each.code in _OF_BEFORE for side in each.sides}
    asked: dict[tuple[Text, tuple[Text, ...], int], dict[int, ChairRow]] = {}
    for row, each in remarked:
        if each.code in _OF_BEFORE:
            asked.setdefault(_question(each, each.sides), {})[row.serial] = row
    for row, each in ((row, each) for row, each in remarked if each.code is RemarkCode.MAY_HAVE_MOVED):
        unasked = tuple(side for side in each.sides if (row.name, side) not in moves)
        if unasked:
            asked.setdefault(_question(each, unasked), {})[row.serial] = row
    for (text, sides, number), those in asked.items():
        yield from named(text, those.values(), language, before=listed_in_both(sides, last=OR), n=number)


def _question(remark: Remark, sides: tuple[Text, ...]) -> tuple[Text, tuple[Text, ...], int]:
    """Return what is asked, with the other offices concerned (`sides`), and of how many user IDs where these are several and moved."""
    if sides:
        return _MOVED[remark.code, remark.number > 0], sides, remark.number
    return _USER_IDS_OF_BEFORE if remark.number else _OF_BEFORE[remark.code], (), 0
