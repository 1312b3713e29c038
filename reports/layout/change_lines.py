"""How papers call what changed since the last meeting: each office once under a decision, and once where it changed as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.baseline import in_time
from reports.layout import cells
from reports.layout.joining import listed
from reports.layout.wording import (
    ACCOUNT_AGAIN,
    AGAIN_IMPLEMENTED,
    CAME,
    COUNTED_SINCE,
    COUNTED_UNTIL,
    LAPSED,
    LAPSED_AT_PORTAL,
    LISTED_ANEW,
    MORE_BY_NUMBER,
    NEW_ACCOUNT,
    NEWLY_IMPLEMENTED,
    NO_LONGER,
    NO_LONGER_PENDING,
    NO_LONGER_TO_DO_AGAIN,
    PENDING,
    RENAMED,
    SHARED_NO_MORE,
    SHARED_SINCE,
    TO_DO_AGAIN,
    WENT,
    WITHOUT_DOING,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.i18n import Language
    from auditor.model.baseline import Decision
    from auditor.model.views.annexes import Change, Changes
    from auditor.model.views.head import OfficeName
    from auditor.model.views.moved import Gone


def told_once(changes: Changes) -> tuple[tuple[Text, tuple[Change, ...]], ...]:
    """Return what changed by how it is called, each office once under a decision.

    Who is implemented no longer is, beside that, to do again or pending where it is so: these make one line, so that the counts of the lines add up.
    How offices became implemented without newly doing anything, or are so no longer, is told only where any is.
    """
    lost = {(change.office, change.decision): change for change in changes.lost}

    def parted(members: tuple[Change, ...]) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
        """Return those of which it stands among the lost, as it stands there, and the others."""
        names = [(change.office, change.decision) for change in members]
        return (
            tuple(lost[name] for name in names if name in lost),
            tuple(change for name, change in zip(names, members, strict=True) if name not in lost),
        )

    again, slipped = parted(changes.slipped)
    open_since, pending = parted(changes.pending)
    only_lost = tuple(change for change in changes.lost if change not in again and change not in open_since)
    where_any = (
        (AGAIN_IMPLEMENTED, changes.again),
        (WITHOUT_DOING, changes.without_doing),
        (NO_LONGER_TO_DO_AGAIN, again),
        (NO_LONGER_PENDING, open_since),
        (NO_LONGER, only_lost),
    )
    return (
        (NEWLY_IMPLEMENTED, changes.newly_done),
        *((label, members) for label, members in where_any if members),
        *([] if again and not slipped else [(TO_DO_AGAIN, slipped)]),
        *([] if open_since and not pending else [(PENDING, pending)]),
        *_recounted(changes),
    )


def _recounted(changes: Changes) -> Iterator[tuple[Text, tuple[Change, ...]]]:
    """Yield who is counted no more, and who is counted now, together for each reason."""
    found: dict[Text, list[Change]] = {}
    for each in changes.recounted:
        label = COUNTED_SINCE if each.how.counted else COUNTED_UNTIL
        found.setdefault(_SINCE_WHAT.filled(counted=label, why=each.how.why), []).append(each.change)
    return ((label, tuple(members)) for label, members in found.items())


def named_offices(
    changed: Changes, judged: Sequence[Decision], language: Language
) -> tuple[tuple[Text, tuple[OfficeName, ...]], ...]:
    """Return what a paper in one language tells of what changed for whole offices, under whichever decision; `judged` are those of the round.

    A former name is told only where it is another one in that language.
    """
    renamed = (each for each in changed.renamed if each.before.said(language) != each.office.name.said(language))
    return (
        (LAPSED, tuple(each for each in changed.lapsed if each not in changed.lapsed_at_portal)),
        (LAPSED_AT_PORTAL, changed.lapsed_at_portal),
        (LISTED_ANEW, changed.listed_anew),
        *((RENAMED.filled(name=each.before), (each.office,)) for each in renamed),
        (NEW_ACCOUNT, changed.new_accounts),
        (ACCOUNT_AGAIN, changed.listed_again),
        (MORE_BY_NUMBER, changed.more_by_number),
        *_judged_otherwise(changed, judged),
        *(
            ((CAME if each.came else WENT).filled(office=each.other, n=each.accounts), (each.office,))
            for each in changed.moved
        ),
        (SHARED_SINCE, tuple(each.office for each in changed.sharing if each.shared)),
        (SHARED_NO_MORE, tuple(each.office for each in changed.sharing if not each.shared)),
    )


def left_list(gone: Gone, language: Language) -> str:
    """Return which user IDs of an office left the roster, and for what reason."""
    posts = listed([post.said(language) for post in gone.posts], language)
    return _LEFT_LIST.said(language, n=len(gone.posts), posts=posts, reason=cells.quoted(gone.reason, language))


def counted_otherwise(changes: Changes, judged: Sequence[Decision]) -> tuple[tuple[Text, int], ...]:
    """Return what changed in who is counted under decisions, by how it is called, with how many offices that concerns; `judged` are those of the round."""
    return (
        *((label, len({change.office for change in members})) for label, members in _recounted(changes)),
        *((label, len(offices)) for label, offices in _judged_otherwise(changes, judged)),
    )


def judged_no_more(decisions: Sequence[Decision], judged: Sequence[Decision]) -> Text:
    """Return that decisions are judged no more by the baseline of now, beside those that are, where it is not told of whom."""
    return _JUDGED_NO_MORE.filled(
        decisions=joined(each.called_among((*decisions, *judged)) for each in in_time(decisions))
    )


def _judged_otherwise(changes: Changes, now: Sequence[Decision]) -> Iterator[tuple[Text, tuple[OfficeName, ...]]]:
    """Yield how it is called that a decision is judged no more, or is and was not, with the offices that it concerns."""
    among = (*now, *(each.decision for each in changes.judged_no_more))
    for label, judged in ((COUNTED_UNTIL, changes.judged_no_more), (COUNTED_SINCE, changes.judged_anew)):
        for each in judged:
            why = _ANOTHER_BASELINE.filled(decision=each.decision.called_among(among))
            yield _SINCE_WHAT.filled(counted=label, why=why), each.offices


_LEFT_LIST: Final = Text(
    en="{n:User ID|User IDs} that left the list: {posts} (reason: {reason})",
    bn="তালিকা থেকে বাদ গেছে {n:যে আইডি|যেসব আইডি}: {posts} (কারণ: {reason})",
)
_SINCE_WHAT: Final = Text(en="{counted} ({why})", bn="{counted} ({why})")
_ANOTHER_BASELINE: Final = Text(en="another baseline: {decision}", bn="যাচাইয়ের মানদণ্ড বদলেছে: {decision}")
_JUDGED_NO_MORE: Final = Text(
    en="Judged by another baseline than at the last meeting; not judged any more: {decisions}.",
    bn="গত সভার তুলনায় যাচাইয়ের মানদণ্ড বদলেছে; এবার যা যাচাই করা হয়নি: {decisions}।",
)
