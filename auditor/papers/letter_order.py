"""Which letters are wanted, and what their days may be. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.workspace.typed_days import LETTER_AHEAD, far_ahead
from auditor.workspace.working_days import off_day

if TYPE_CHECKING:
    from datetime import date


class Order(Struct, frozen=True):
    """Which letters are wanted.

    Attributes:
        today: the day on which they are made; `day` on which they are to go out.
        offices: only these (ids); all where there are none.
        portal: the letter to the portal's owner instead of reminders.
        visit: the day of the visit that a third reminder proposes.

    """

    today: date
    day: date
    offices: frozenset[str] = frozenset()
    portal: bool = False
    visit: date | None = None


def doubts_of(order: Order) -> dict[Text, str]:
    """Return what is odd about the days of letters that are wanted, by the sentence that tells it, of which (`day` or `visit`): their year may be wrong, or a visit falls on a day on which offices are closed; nothing where they are likely.

    Raises:
        WorkspaceError: they would go out before today, or propose a visit before they do.

    """
    if order.day < order.today:
        raise WorkspaceError(PAST, parts={PAST: "day"})
    if order.visit is not None and order.visit < order.day:
        told = _VISIT_BEFORE.filled(visit=order.visit, day=order.day)
        raise WorkspaceError(told, parts={told: "visit"})
    of_visit = (*far_ahead(_VISIT_ON, order.visit, order.day, LETTER_AHEAD), *off_day(_VISIT_ON, order.visit))
    return dict.fromkeys(far_ahead(_SENT_ON, order.day, order.today, LETTER_AHEAD), "day") | dict.fromkeys(
        of_visit, "visit"
    )


_SENT_ON: Final = Text(en="day of the letters", bn="পত্র পাঠানোর তারিখ")
_VISIT_ON: Final = Text(en="day of the visit", bn="পরিদর্শনের তারিখ")
PAST: Final = Text(
    en="letters go out today or later; to note that one went out before: --sent LETTER --day DATE",
    bn="পত্র আজ বা পরে যাবে; আগে পাঠানো পত্রের জন্য লিখুন: --sent পত্র --day তারিখ",
    on_screen=Text(
        en="Letters go out today or later. Write the day like 28.03.2024; that of one that went out before is noted with the letter.",
        bn="পত্র আজ বা পরে যাবে। তারিখ এভাবে লিখুন: ২৮.০৩.২০২৪; আগে পাঠানো পত্রের তারিখ ওই পত্রের পাশে লিখুন।",
    ),
)
VISIT_IN_FINAL: Final = Text(
    en="Only a final reminder proposes a visit, and an earlier one goes to this office now. Leave the day of the visit out; no letter was made.",
    bn="পরিদর্শনের প্রস্তাব শুধু চূড়ান্ত তাগিদপত্রে থাকে; এই দপ্তরে এখন তার আগের তাগিদপত্র যাবে। পরিদর্শনের তারিখ বাদ দিন; কোনো পত্র তৈরি হয়নি।",
)
_VISIT_BEFORE: Final = Text(
    en="The visit of {visit} would lie before the letter itself goes out, on {day}. Correct the day of the visit.",
    bn="পরিদর্শনের তারিখ ({visit}) পত্র পাঠানোর তারিখের ({day}) আগে। পরিদর্শনের তারিখ ঠিক করুন।",
)
