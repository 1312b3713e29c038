"""What papers tell of answers that were typed wrongly at the desk and corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.views.corrected import CorrectedAnswer


def of_corrected(corrected: Sequence[CorrectedAnswer]) -> Iterator[Text]:
    """Yield the note on those that were corrected since the last meeting, with before and after."""
    if corrected:
        yield _CORRECTED_ANSWERS.filled(answers=joined(map(_of_any_office, corrected), "; "))


def of_one_office(corrected: CorrectedAnswer) -> Text:
    """Return what the report of the office tells of one."""
    told = _OWN.filled(duty=corrected.duty, before=corrected.before, now=corrected.now, on=corrected.on)
    return told if corrected.whose == corrected.office.name else joined((corrected.whose, told), ": ")


def _of_any_office(corrected: CorrectedAnswer) -> Text:
    office, whose = corrected.office.name, corrected.whose
    told = _CORRECTED if corrected.reason else _WITHOUT_REASON
    return told.filled(
        whose=office if whose == office else joined((office, whose), ", "),
        duty=corrected.duty,
        before=corrected.before,
        now=corrected.now,
        on=corrected.on,
        reason=plain(corrected.reason),
    )


_CORRECTED_ANSWERS: Final = Text(
    en="Answers typed at the desk that were corrected since the last meeting: {answers}.",
    bn="গত সভার পর ডেস্কে লেখা যেসব উত্তর সংশোধন করা হয়েছে: {answers}।",
)
_CORRECTED: Final = Text(
    en="{whose}, “{duty}”: at the last meeting {before}, now {now} (corrected on {on}: {reason})",
    bn="{whose}, “{duty}”: গত সভায় {before}, এখন {now} ({on} তারিখে সংশোধন: {reason})",
)
_WITHOUT_REASON: Final = Text(
    en="{whose}, “{duty}”: at the last meeting {before}, now {now} (corrected on {on})",
    bn="{whose}, “{duty}”: গত সভায় {before}, এখন {now} ({on} তারিখে সংশোধন)",
)
_OWN: Final = Text(
    en="“{duty}” was {before} by an answer that the assistant programmer had written down wrongly; corrected on {on}: {now}",
    bn="“{duty}”: সহকারী প্রোগ্রামারের ভুল লেখা উত্তর {on} তারিখে সংশোধন করা হয়েছে (আগে {before}, এখন {now})",
)
