"""Asks of slips of login checks whether somebody was present when they were made, and what was seen then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.cli._doubts import DAY_IS_MEANT
from auditor.i18n import Text, ascii_digits, joined
from auditor.model.grades import Grade, label_of
from auditor.model.views.head import named_among
from auditor.rounds.identity import listed
from auditor.witness import asking, countersigning, recording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.cli._dialog import Dialog
    from auditor.model.selfcheck import SecondFactor
    from auditor.witness.countersigning import ProbeSlip
    from auditor.workspace.folder import Workspace


def countersign_slips(dialog: Dialog, space: Workspace, *, yes: bool) -> None:
    """Offer the slips that nobody countersigned, until none is left or none is chosen.

    Args:
        dialog: asks.
        space: the workspace.
        yes: an odd day is meant.

    Raises:
        AuditorError: roster, ledger or an observation file cannot be used.

    """
    shell = dialog.shell
    roster = listed.counted_roster_of(space)
    called = named_among(roster.offices)
    while slips := countersigning.waiting(space, roster, shell.day):
        shell.say(_WAITING, n=len(slips))
        for place, slip in enumerate(slips, start=1):
            post, saw = slip.office.called[slip.account], asking.SAW[slip.login.second]
            office = called(slip.office)
            shell.say(_SLIP, place=place, office=office, post=post, day=slip.day, number=slip.number, saw=saw)
        chosen = _chosen(dialog, slips)
        if chosen is None:
            return
        odd = recording.doubts_of_day(space, chosen.day)
        dialog.say(*odd)
        if odd and not yes and not dialog.agrees(DAY_IS_MEANT):
            shell.say(asking.STAYS, number=chosen.number)
            return
        _countersign(dialog, space, chosen, called(chosen.office))


def _chosen(dialog: Dialog, slips: Sequence[ProbeSlip]) -> ProbeSlip | None:
    by_place = {str(place): slip for place, slip in enumerate(slips, start=1)}

    def read(typed: str) -> ProbeSlip | None:
        if typed and ascii_digits(typed) not in by_place:
            raise ValueError("no such slip")
        return by_place[ascii_digits(typed)] if typed else None

    return dialog.until_right(_WHICH, read, lambda _: _NO_SUCH.filled(n=len(slips)))


def _countersign(dialog: Dialog, space: Workspace, slip: ProbeSlip, called: Text) -> None:
    """Ask how somebody was present and what was seen, and enter it; without presence nothing is entered."""
    shell = dialog.shell
    way = dialog.choose(*asking.PRESENT)
    if not way:
        shell.say(asking.STAYS, number=slip.number)
        return
    time = ""
    if way == asking.ON_VIDEO:
        time = dialog.until_right(asking.TIME, recording.read_time, lambda _: asking.NO_TIME)
    seen = _seen(dialog, slip)
    file = countersigning.countersign(space, slip, seen, countersigning.Presence(way, time), shell.day)
    shell.say(
        asking.COUNTERSIGNED if seen is slip.login.second else asking.COUNTERSIGNED_WORSE,
        number=slip.number,
        known=label_of(Grade.WITNESSED, {way}),
        file=file,
        whose=joined((called, slip.office.called[slip.account])),
    )


def _seen(dialog: Dialog, slip: ProbeSlip) -> SecondFactor:
    """Return what was seen; where that is not what the slip says it is asked again, and the second answer stands."""
    said = slip.login.second
    if dialog.agrees(_AGREES.filled(saw=asking.SAW[said])):
        return said
    seen = dialog.choose(*asking.AFTER_PASSWORD)
    if seen is said:
        return said
    dialog.say(asking.DIFFERS.filled(saw=asking.SAW[said], seen=asking.SAW[seen]))
    return dialog.choose(*asking.AFTER_PASSWORD)


_WAITING: Final = Text(
    en="{n} {n:slip|slips} of login checks that nobody has countersigned:",
    bn="লগইন যাচাইয়ের {n}টি স্লিপ এখনো প্রতিস্বাক্ষর করা হয়নি:",
)
_SLIP: Final = Text(
    en="  {place}. {office}, {post}, {day}, slip {number}: {saw}",
    bn="  {place}. {office}, {post}, {day}, স্লিপ {number}: {saw}",
)
_WHICH: Final = Text(
    en="Which will you countersign? (number; Enter: none)", bn="কোনটি প্রতিস্বাক্ষর করবেন? (নম্বর; কোনোটি না হলে শুধু Enter)"
)
_NO_SUCH: Final = Text(
    en="Type a number of the list, 1 to {n}, or press Enter alone.",
    bn="তালিকার নম্বর লিখুন, ১ থেকে {n}, অথবা শুধু Enter চাপুন।",
)
_AGREES: Final = Text(en="The slip says: {saw}. Is that what you saw?", bn="স্লিপে আছে: {saw}। আপনিও কি তা-ই দেখেছেন?")
