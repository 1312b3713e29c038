"""Who is counted otherwise than at the last meeting, from which other day duties count, and who left since, as screens say it in lines."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, first_of, in_each
from auditor.model.views.annexes import Changes
from auditor.model.views.head import Letterhead
from auditor.views.compared.changes import named_departures
from auditor.views.compared.history import head
from auditor.views.compared.recounted import judged_anew, judged_no_more, recounted_of
from auditor.views.compared.stood import counted_offices
from reports.layout import change_lines, decisions

if TYPE_CHECKING:
    from auditor.views.compared.history import History


def counted_otherwise(history: History) -> list[Text]:
    """Say of how many offices it is otherwise than at the last meeting whether they are counted, for each reason: also under decisions that are judged no more, of which no table has a line. From which day duties count, where that was corrected. And who left the roster since, and why."""
    changes = Changes(
        recounted=tuple(chain.from_iterable(recounted_of(each, history) for each in history.now.assessments)),
        judged_no_more=judged_no_more(counted_offices(history.now), history),
        judged_anew=judged_anew(counted_offices(history.now), history),
    )
    left = (_LEFT.filled(reason=each.reason, names=first_of(each.names, _NAMED)) for each in named_departures(history))
    by_how = change_lines.counted_otherwise(changes, history.now.header.ordering)
    told = (_OFFICES.filled(what=label, n=number) for label, number in by_how)
    return [*told, *_counted_from_another_day(history), *left]


def _counted_from_another_day(history: History) -> list[Text]:
    bare = head(history, Letterhead((), ()))
    told = in_each(lambda language: " ".join(decisions.counted_from_another_day(bare, bare.decisions, language)))
    return [told] if told.en else []


_NAMED: Final = 12
_OFFICES: Final = Text(en="{what}: {n} {n:office|offices}", bn="{what}: {n}টি দপ্তর")
_LEFT: Final = Text(
    en="Left the roster since the last meeting ({reason}): {names}", bn="গত সভার পর তালিকা থেকে বাদ ({reason}): {names}"
)
