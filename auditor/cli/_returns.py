"""What `auditor verify` tells of a return where its round is not: at the district, or in the folder of another upazila."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, in_digits, joined, meeting_called
from auditor.model.errors import AuditorError
from auditor.model.finding import Status
from auditor.model.return_files import RefusedFile
from auditor.model.seal import seal_words
from auditor.rollup import returns
from auditor.tables import files

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.cli._shell import Shell
    from auditor.model.rollup import Return
    from auditor.model.tally import Tally

OFFICES: Final = Text(
    en="{n} {n:office|offices}: spoken to {asked}, answered {answered}, all decisions implemented {done}",
    bn="মোট {n}টি দপ্তর: যোগাযোগ হয়েছে {asked}, উত্তর পাওয়া গেছে {answered}, সব সিদ্ধান্ত বাস্তবায়িত {done}",
)
_DECISION: Final = Text(
    en="Decision {decision}, {n} {n:office|offices}: {standings}", bn="{decision} নং সিদ্ধান্ত, {n}টি দপ্তর: {standings}"
)
_STANDING: Final = Text(en="{status} {n}", bn="{status} {n}")


def return_in(path: Path) -> Return | RefusedFile | None:
    """Return what a file holds as a return, or why it is none that counts; None where the file is of another kind.

    Raises:
        FileRefusedError: it cannot be read.

    """
    return returns.parse(path.name, files.load(path)) if path.suffix.lower() == returns.SUFFIX else None


def tell(shell: Shell, file: str, made: Return | RefusedFile) -> None:
    """Tell the digest and the figures of a return as the annex prints them, so that they can be laid beside each other.

    Raises:
        AuditorError: it is none that counts.

    """
    if isinstance(made, RefusedFile):
        raise AuditorError(_REFUSED.filled(file=file, reason=joined([flaw.label for flaw in made.flaws], "; ")))
    shell.say(
        _RETURN,
        file=file,
        upazila=made.upazila,
        district=made.district,
        n=made.number,
        meeting=meeting_called(made.meeting, made.meets_on),
        day=made.day,
    )
    if made.example:
        shell.say(_EXAMPLE)
    shell.say(_DIGEST, digest=seal_words(made.digest))
    shell.say(OFFICES, n=made.offices, asked=made.asked, answered=made.answered, done=made.implemented)
    for decision in made.decisions:
        tell_decision(shell, decision.serial, decision.total)
    shell.say(_PROVES)


def tell_decision(shell: Shell, serial: str, tally: Tally) -> None:
    """Tell how offices stand under a decision."""
    standings = joined(
        _STANDING.filled(status=status.label, n=number)
        for status, number in (
            (Status.IMPLEMENTED, tally.implemented),
            (Status.AWAITING_PORTAL, tally.awaiting_portal),
            (Status.PARTIAL, tally.partial),
            (Status.NOT_IMPLEMENTED, tally.not_implemented),
            (Status.NO_INFORMATION, tally.no_information),
            (Status.WAIVED, tally.waived),
        )
    )
    shell.say(_DECISION, decision=in_digits(serial), n=tally.total, standings=standings)


_RETURN: Final = Text(
    en="{file} is the return of {upazila}, {district}: round {n} for the {meeting}, information of {day}. The file is whole.",
    bn="{file} ফাইলটি {upazila}, {district}-এর বিবরণী: {meeting}র {n} নম্বর যাচাই, তথ্যের তারিখ {day}। ফাইলটি অক্ষত।",
)
_EXAMPLE: Final = Text(en="It is example data.", bn="এটি নমুনা তথ্য।")
_DIGEST: Final = Text(
    en="Lay the annex that its committee signed beside it. At the foot of its pages must stand the check digest {digest} and in it the figures:",
    bn="কমিটির স্বাক্ষরিত পরিশিষ্টটি পাশে রেখে মেলান। তার পাতার নিচে এই যাচাই-সংকেত থাকতে হবে: {digest}; আর ভেতরে এই সংখ্যাগুলো:",
)
_PROVES: Final = Text(
    en="If all is the same, the figures that came are those that were signed. If anything differs, ask the upazila for a new file (auditor return) "
    "and for the annex of the same round; with its own ledger it tells what was changed: auditor verify FILE",
    bn="সব মিললে প্রাপ্ত সংখ্যাগুলোই স্বাক্ষরিত সংখ্যা। কিছু না মিললে উপজেলার কাছে নতুন ফাইল (auditor return) ও একই যাচাইয়ের পরিশিষ্ট চান; কী বদলেছে তা উপজেলা নিজের "
    "স্থায়ী রেকর্ড দিয়ে দেখতে পারে: auditor verify FILE",
)
_REFUSED: Final = Text(
    en="{file} is not a return that counts: {reason}. Ask the upazila to make it again with auditor return and to send it. "
    "A paper is compared in the workspace that it was made in: auditor verify FILE --workspace FOLDER",
    bn="{file} গ্রহণযোগ্য বিবরণী নয়: {reason}। উপজেলাকে auditor return দিয়ে নতুন করে তৈরি করে পাঠাতে বলুন। কাগজ মেলাতে হয় যে কাজের ফোল্ডারে তৈরি সেখানে: auditor "
    "verify FILE --workspace FOLDER",
)
