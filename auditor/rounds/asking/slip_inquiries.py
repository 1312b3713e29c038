"""What is asked of slips: when one of a wrong clock was made, and which of several was made last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, digits, in_each, short_date
from auditor.rounds.asking import slip_doubts
from auditor.rounds.asking.inquiry import Answer, AskedDay, Inquiry, Kind, inquiry_id
from auditor.rounds.assessing import made_now
from auditor.rounds.evidence.vouched import vouched_by
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.model.journal import SlipOpened
    from auditor.rounds.asking.slip_doubts import UndatedSlip, UnorderedSlips
    from auditor.rounds.assessing import MadeRound
    from auditor.workspace.folder import Workspace


def of_slips(space: Workspace, day: date, made: MadeRound | None = None) -> Iterator[Inquiry]:
    """Yield on which day slips of wrong clocks were made, then which of several slips came last.

    Args:
        space: the workspace.
        day: the day of the work.
        made: the round as it would be, where it was made already and nothing was noted since.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    if made is None:
        ledger = Ledger(space.ledger_path)
        order = vouched_by(ledger, identities.known(ledger)).order
        if not (order.undated or order.unordered):
            return
        made = made_now(space, day)
    noted: list[SlipOpened] = []
    for undated in slip_doubts.undated_slips(made):
        yield _when_made(space, undated, noted, day)
    for unordered in slip_doubts.unordered_slips(made_now(space, day) if noted else made):
        yield _made_last(space, unordered, day)


def _when_made(space: Workspace, undated: UndatedSlip, noted: list[SlipOpened], day: date) -> Inquiry:
    slip = undated.slip

    def note(made: date | None) -> None:
        if made is not None:
            slip_doubts.settle_day(space, slip, made, day)
            noted.append(slip)

    words = _UNDATED.filled(office=undated.office, post=undated.post, number=slip.number, clock=_clock(slip))
    wrong = _NO_DAY_OF_SLIP.filled(first=undated.first, last=slip.on)
    asked = AskedDay(_DAY_OF_SLIP, wrong, undated.first, slip.on)
    later = _UNTIL_THEN.filled(first=undated.first, last=slip.on)
    return Inquiry(inquiry_id(Kind.SLIP_DAY, slip.slip), words, (Answer(_DAY_OF_SLIP, note, asked), Answer(later)))


def _made_last(space: Workspace, unordered: UnorderedSlips, day: date) -> Inquiry:
    def noting(last: SlipOpened) -> Callable[[date | None], None]:
        return lambda _: slip_doubts.settle_last(space, last, unordered.slips, day)

    answers = [
        Answer(_SLIP.filled(number=slip.number, clock=_clock(slip), opened=slip.on), noting(slip))
        for slip in unordered.slips
    ]
    about = (slip.slip for slip in unordered.slips)
    words = _UNORDERED.filled(n=len(unordered.slips), office=unordered.office, post=unordered.post)
    return Inquiry(inquiry_id(Kind.SLIP_LAST, *about), words, (*answers, Answer(_LATER)))


def _clock(slip: SlipOpened) -> Text:
    """Return what the clock of a slip's computer said, as it is read."""
    day, _, minute = (slip.clock or slip.says.isoformat()).partition("T")
    on = date.fromisoformat(day)
    return in_each(lambda language: f"{short_date(on, language)} {digits(minute, language)}".strip())


_UNDATED: Final = Text(
    en="The clock of the computer on which {office} ({post}) made slip {number} was wrong: it stood at {clock}. On which day was "
    "the slip made? Its answers count from there.",
    bn="যে কম্পিউটারে {office} ({post}) স্লিপ {number} তৈরি করেছে তার ঘড়ি বা তারিখ ভুল ছিল: {clock}। স্লিপটি আসলে কোন তারিখে তৈরি? উত্তরগুলো ওই তারিখ থেকে গোনা "
    "হবে।",
)
_DAY_OF_SLIP: Final = Text(en="the day on which it was made", bn="স্লিপ তৈরির তারিখ")
_UNTIL_THEN: Final = Text(
    en="later; until then a no counts for {last}, all else for {first}",
    bn="পরে জানাব; ততদিন “না” উত্তর {last}, বাকি সব {first} তারিখের ধরা হোক",
)
_NO_DAY_OF_SLIP: Final = Text(en="Type a day from {first} to {last}.", bn="{first} থেকে {last}-এর মধ্যে একটি তারিখ লিখুন।")
_UNORDERED: Final = Text(
    en="{n} slips of {office} ({post}) say different things, and by the clocks of their computers nobody can tell which was made "
    "last. Until that is known, the less favourable answer counts. Which was made last?",
    bn="{office:র} ({post}) {n}টি স্লিপে ভিন্ন তথ্য আছে, আর কম্পিউটারের তারিখ দেখে কোনটি শেষে তৈরি তা বোঝা যায় না। তা জানা না পর্যন্ত কম অনুকূল উত্তরটি ধরা "
    "হবে। কোনটি শেষে তৈরি?",
)
_SLIP: Final = Text(
    en="slip {number} (its clock stood at {clock}; opened {opened})",
    bn="স্লিপ {number} (কম্পিউটারের তারিখ ছিল {clock}; খোলা হয়েছে {opened})",
)
_LATER: Final = Text(en="later", bn="পরে জানাব")
