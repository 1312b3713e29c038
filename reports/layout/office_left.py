"""How much is left for an office to do, as its report begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.finding import Outcome, Status
from auditor.model.views.remarks import RemarkCode

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.views.office import DutyRow, OfficeView

_LEFT: Final = Text(en="Duties left: {n}{steps}. Due: {due}.", bn="অবশিষ্ট করণীয় {n}টি{steps}। সময়সীমা: {due} খ্রি.")
_LEFT_WITHOUT_DAY: Final = Text(
    en="Duties left: {n}{steps}. Due: before the next meeting.", bn="অবশিষ্ট করণীয় {n}টি{steps}। সময়সীমা: পরবর্তী সভার আগে।"
)
_TELL: Final = Text(en="To be told: {n}{steps}. Due: {due}.", bn="জানাতে হবে {n}টি{steps}। সময়সীমা: {due} খ্রি.")
_TELL_WITHOUT_DAY: Final = Text(
    en="To be told: {n}{steps}. Due: before the next meeting.", bn="জানাতে হবে {n}টি{steps}। সময়সীমা: পরবর্তী সভার আগে।"
)
_USER_IDS: Final = Text(
    en="It is not known with which user IDs your office works, so no duty of user IDs counts as done yet. Tell by {due}:",
    bn="আপনার দপ্তর কোন কোন ইউজার আইডিতে কাজ করে তা জানা নেই, তাই ইউজার আইডির কোনো করণীয় এখনো সম্পন্ন ধরা যায়নি। {due} তারিখের মধ্যে জানান:",
)
_USER_IDS_WITHOUT_DAY: Final = Text(
    en="It is not known with which user IDs your office works, so no duty of user IDs counts as done yet. Tell before the next meeting:",
    bn="আপনার দপ্তর কোন কোন ইউজার আইডিতে কাজ করে তা জানা নেই, তাই ইউজার আইডির কোনো করণীয় এখনো সম্পন্ন ধরা যায়নি। পরবর্তী সভার আগে জানান:",
)
_AGAIN: Final = Text(en="To be told again: {n}{steps}. Due: {due}.", bn="আবার জানাতে হবে {n}টি{steps}। সময়সীমা: {due} খ্রি.")
_AGAIN_WITHOUT_DAY: Final = Text(
    en="To be told again: {n}{steps}. Due: before the next meeting.",
    bn="আবার জানাতে হবে {n}টি{steps}। সময়সীমা: পরবর্তী সভার আগে।",
)
_TELL_AGAIN: Final = Text(
    en="By what is known all is done; to be told again: {n}. Due: {due}.",
    bn="প্রাপ্ত তথ্য অনুযায়ী সব সম্পন্ন; পুনরায় জানাতে হবে {n}টি বিষয়। সময়সীমা: {due} খ্রি.",
)
_TELL_AGAIN_WITHOUT_DAY: Final = Text(
    en="By what is known all is done; to be told again: {n}. Due: before the next meeting.",
    bn="প্রাপ্ত তথ্য অনুযায়ী সব সম্পন্ন; পুনরায় জানাতে হবে {n}টি বিষয়। সময়সীমা: পরবর্তী সভার আগে।",
)
_TRY: Final = Text(
    en="To be tried again, and told how it went: {n}{steps}. Due: {due}.",
    bn="আবার চেষ্টা করে জানাতে হবে {n}টি{steps}। সময়সীমা: {due} খ্রি.",
)
_TRY_WITHOUT_DAY: Final = Text(
    en="To be tried again, and told how it went: {n}{steps}. Due: before the next meeting.",
    bn="আবার চেষ্টা করে জানাতে হবে {n}টি{steps}। সময়সীমা: পরবর্তী সভার আগে।",
)
_TRY_TOO: Final = Text(en="; to be tried again, and told how it went: {n}", bn="; আবার চেষ্টা করে জানাতে হবে {n}টি")
_USER_IDS_FIRST: Final = Text(
    en="; for {n} more the user IDs are to be told first", bn="; আরও {n}টির জন্য আগে ইউজার আইডির তথ্য জানাতে হবে"
)
_WHO_HAS_IT: Final = Text(
    en="No duty is open; to be told: {n}. Due: {due}.",
    bn="কোনো করণীয় অবশিষ্ট নেই; জানাতে হবে {n}টি বিষয়। সময়সীমা: {due} খ্রি.",
)
_WHO_HAS_IT_WITHOUT_DAY: Final = Text(
    en="No duty is open; to be told: {n}. Due: before the next meeting.",
    bn="কোনো করণীয় অবশিষ্ট নেই; জানাতে হবে {n}টি বিষয়। সময়সীমা: পরবর্তী সভার আগে।",
)
_WHO_HAS_IT_TOO: Final = Text(
    en="; {n:vacant post|vacant posts} of which it is to be told who has the user ID: {n}",
    bn="; {n}টি শূন্য পদের আইডি কার কাছে তা জানাতে হবে",
)
_WHY_LEFT_TOO: Final = Text(
    en="; {n:user ID|user IDs} no longer in the roster of which it is to be told why: {n}",
    bn="; তালিকায় আর নেই এমন {n}টি আইডির কারণ জানাতে হবে",
)
_AGAIN_TOO: Final = Text(en="; to be told again: {n}", bn="; আবার জানাতে হবে {n}টি")
_JOINING_TOO: Final = Text(en="; {n:day|days} of joining to be told: {n}", bn="; যোগদানের তারিখ জানাতে হবে {n}টি")
_DAY_TOO: Final = Text(en="; the day of an answer is to be told, too", bn="; পাওয়া উত্তরের তারিখও জানাতে হবে")
_DAY_ALONE: Final = Text(
    en="To be told: the day of the answer that came. Due: {due}.", bn="জানাতে হবে পাওয়া উত্তরের তারিখ। সময়সীমা: {due} খ্রি."
)
_DAY_ALONE_WITHOUT_DAY: Final = Text(
    en="To be told: the day of the answer that came. Due: before the next meeting.",
    bn="জানাতে হবে পাওয়া উত্তরের তারিখ। সময়সীমা: পরবর্তী সভার আগে।",
)
_IN_STEPS: Final = Text(en=" (listed below as {n} {n:task|tasks})", bn=" (নিচে {n}টি কাজে সাজানো)")


def what_is_left(view: OfficeView, language: Language) -> str:
    """Return how many duties the office has left, or to tell of where that is all, and beside them how many are only to be told again."""
    opened = len(view.to_tell_again - view.only_for_user_ids)
    left, steps, again = (
        view.matters_left,
        len(view.steps),
        opened + sum(_is_done_and_to_tell_again(row, view) for row in view.duties),
    )
    to_try, vacant, gone = len(view.to_try), view.vacant_but_done, view.left_roster
    with_day, without, number = _LEFT, _LEFT_WITHOUT_DAY, left or steps
    if left and view.has_only_to_tell:
        with_day, without = _TELL, _TELL_WITHOUT_DAY
    elif not left and view.only_for_user_ids:
        with_day, without = _USER_IDS, _USER_IDS_WITHOUT_DAY
    elif not left and (opened or (again and view.status is not Status.IMPLEMENTED)):
        with_day, without, number = _AGAIN, _AGAIN_WITHOUT_DAY, again
    elif not left and again:
        with_day, without = _TELL_AGAIN, _TELL_AGAIN_WITHOUT_DAY
    elif not left and to_try:
        with_day, without, number = _TRY, _TRY_WITHOUT_DAY, to_try
    elif not left and vacant:
        with_day, without, number = _WHO_HAS_IT, _WHO_HAS_IT_WITHOUT_DAY, vacant
    told = ""
    if with_day is _LEFT and left and view.joining:
        number = left - view.joining
        told = _JOINING_TOO.said(language, n=view.joining)
    told += _AGAIN_TOO.said(language, n=again) if left and again else ""
    told += _TRY_TOO.said(language, n=to_try) if to_try and (left or opened or again) else ""
    told += _WHO_HAS_IT_TOO.said(language, n=vacant) if vacant and (left or opened or again or to_try) else ""
    told += _WHY_LEFT_TOO.said(language, n=gone) if gone else ""
    if steps != (left + again + to_try + vacant + gone or steps) and not (
        steps == 1 and _names_duties(view.steps[0], view)
    ):
        told += _IN_STEPS.said(language, n=steps)
    if left and view.only_for_user_ids:
        told += _USER_IDS_FIRST.said(language, n=len(view.only_for_user_ids))
    told += _DAY_TOO.said(language) if view.has_day_to_tell else ""
    due = view.head.due
    return (with_day if due else without).said(language, n=number, steps=told, due=due or "")


def day_alone(view: OfficeView, language: Language) -> str:
    """Return that nothing is to be done or told but on which day an answer was told."""
    due = view.head.due
    return _DAY_ALONE.said(language, due=due) if due else _DAY_ALONE_WITHOUT_DAY.said(language)


def _names_duties(step: Text, view: OfficeView) -> bool:
    """Whether a step names duties for which it is: who reads it finds there as many as are counted, but where only days of joining are."""
    return any(row.duty.en in step.en for row in view.duties if row.policy not in view.only_for_joining)


def _is_done_and_to_tell_again(row: DutyRow, view: OfficeView) -> bool:
    """Whether a duty counts as done only since what told otherwise is no longer among the evidence, or something opposes or denies it.

    Where it is open beside that, it is told again with what is; but for what others settle.
    """
    if row.cell.is_open and row.policy not in view.only_for_keeper | view.put_off:
        return False
    has_vanished = any(remark.code is RemarkCode.VANISHED and remark.day is not None for remark in row.remarks)
    is_opposed = any(remark.code is RemarkCode.CONTRADICTION and remark.cause is not None for remark in row.remarks)
    return (
        has_vanished
        or row.policy in view.denied
        or (is_opposed and row.cell.outcome in {Outcome.PASS, Outcome.UNKNOWN})
    )
