"""What is told of a return where its round is not: at the district, or in the folder of another upazila."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, meeting_called
from auditor.model.errors import AuditorError
from auditor.model.return_files import RefusedFile
from auditor.model.seal import seal_words
from auditor.rollup import returns
from auditor.views.annex.figures import OFFICES, decision_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.rollup import Return


def is_return(name: str) -> bool:
    """Whether a file is meant as a return, by its name."""
    return PurePath(name).suffix.lower() == returns.SUFFIX


def telling(file: str, made: Return | RefusedFile) -> Iterator[Text]:
    """Yield the digest and the figures of a return as the annex prints them, so that they can be laid beside each other.

    Raises:
        AuditorError: it is none that counts.

    """
    if isinstance(made, RefusedFile):
        raise AuditorError(_REFUSED.filled(file=file, reason=made.reason, step=made.next_step))
    yield _RETURN.filled(
        file=file,
        upazila=made.upazila,
        district=made.district,
        n=made.number,
        meeting=meeting_called(made.meeting, made.meets_on),
        day=made.day,
    )
    if made.called_off:
        yield _NOT_HELD
    if made.example:
        yield _EXAMPLE
    yield _DIGEST.filled(digest=seal_words(made.digest))
    yield OFFICES.filled(n=made.offices, asked=made.asked, answered=made.answered, done=made.implemented)
    for decision in made.decisions:
        called = decision.as_decided.called_among([each.as_decided for each in made.decisions])
        yield decision_words(called, decision.total)
    yield _PROVES


_RETURN: Final = Text(
    en="{file} is the return of {upazila}, {district}: round {n} for the {meeting}, information of {day}. The file is whole.",
    bn="{file} ফাইলটি {upazila}, {district}-এর বিবরণী: {meeting}র {n} নম্বর যাচাই, তথ্যের তারিখ {day}। ফাইলটি অক্ষত।",
)
_NOT_HELD: Final = Text(
    en="But its upazila noted that meeting as not held; no later roll-up counts it.",
    bn="তবে উপজেলার তথ্যমতে সভাটি অনুষ্ঠিত হয়নি; পরের সভার মাসিক বিবরণীতে এটি ধরা হয় না।",
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
    "স্থায়ী রেকর্ড দিয়ে দেখতে পারে: auditor verify ফাইল",
    on_screen=Text(
        en="If all is the same, the figures that came are those that were signed. If anything differs, ask the upazila for a new file (screen Meeting, Pack of the meeting, Write the return) and for the annex of the same round; with its own ledger, on the screen History, it sees what was changed.",
        bn="সব মিললে প্রাপ্ত সংখ্যাগুলোই স্বাক্ষরিত সংখ্যা। কিছু না মিললে উপজেলার কাছে নতুন ফাইল (“সভা” পাতা, “প্যাক ও জেলার বিবরণী”, “বিবরণী তৈরি করুন”) ও একই যাচাইয়ের পরিশিষ্ট চান; কী বদলেছে তা উপজেলা নিজের স্থায়ী রেকর্ড দিয়ে “আগের যাচাই” পাতায় দেখতে পারে।",
    ),
)
_REFUSED: Final = Text(
    en="{file} is not a return that counts: {reason}. {step} "
    "A paper is compared in the workspace that it was made in: auditor verify FILE --workspace FOLDER",
    bn="{file} গ্রহণযোগ্য বিবরণী নয়: {reason}। {step} কাগজ মেলাতে হয় যে কাজের ফোল্ডারে তৈরি সেখানে: auditor "
    "verify ফাইল --workspace ফোল্ডার",
    on_screen=Text(
        en="{file} is not a return that counts: {reason}. {step} A paper is compared on the screen History of the folder that it was made in.",
        bn="{file} গ্রহণযোগ্য বিবরণী নয়: {reason}। {step} কাগজ মেলাতে হয় যে কাজের ফোল্ডারে তৈরি তার “আগের যাচাই” পাতায়।",
    ),
)
