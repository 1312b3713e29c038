"""Copies of a form that a round was kept with, though they answer otherwise and nobody said which was filled in last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, first_of, joined, plain
from auditor.model.notice import Notice, Place, Severity
from auditor.register.reading.differing import left_open_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.forms import DifferingCopies
    from auditor.model.round import FileSeen

_OFFICES_NAMED: Final = 3
_STILL_DIFFERING: Final = Text(
    en="{files} are copies of one form, and their rows of {offices} differ; a round was kept so. Until you say which copy was filled in last, the answer of the later day "
    "counts, of two on one day the less favourable. Answer at a terminal: auditor audit",
    bn="{files} একই ফরমের কপি, কিন্তু {offices}-এর সারিতে ভিন্ন তথ্য আছে; এভাবেই একটি যাচাই রাখা হয়েছে। কোন কপিটি শেষে পূরণ করা হয়েছে তা না জানানো পর্যন্ত পরের তারিখের উত্তর ধরা "
    "হচ্ছে, একই তারিখের হলে কম অনুকূলটি। টার্মিনালে auditor audit চালিয়ে উত্তর দিন।",
    on_screen=Text(
        en="{files} are copies of one form, and their rows of {offices} differ; a round was kept so. Until you say which copy was filled in last, the answer of the later day "
        "counts, of two on one day the less favourable. Answer on the screen Meeting before the next round is kept.",
        bn="{files} একই ফরমের কপি, কিন্তু {offices}-এর সারিতে ভিন্ন তথ্য আছে; এভাবেই একটি যাচাই রাখা হয়েছে। কোন কপিটি শেষে পূরণ করা হয়েছে তা না জানানো পর্যন্ত পরের তারিখের উত্তর ধরা "
        "হচ্ছে, একই তারিখের হলে কম অনুকূলটি। যাচাই রাখার আগে “সভা” পাতায় উত্তর দিন।",
    ),
)
_LEFT_OPEN: Final = Text(
    en="{files} are copies of one form, and their rows of {offices} differ; a round was kept so. {left_open} Until then the answer of the later day counts, of two on one day the less "
    "favourable.",
    bn="{files} একই ফরমের কপি, কিন্তু {offices}-এর সারিতে ভিন্ন তথ্য আছে; এভাবেই একটি যাচাই রাখা হয়েছে। {left_open} ততদিন পরের তারিখের উত্তর ধরা হচ্ছে, একই তারিখের হলে কম "
    "অনুকূলটি।",
)


def tell_still_differing(
    differing: Iterable[DifferingCopies], files: Iterable[FileSeen], spoke: Iterable[FileSeen]
) -> Iterator[Notice]:
    """Yield a notice for copies of a form that entered the last kept round and answer otherwise, while nobody said which was filled in last, or that does not settle it.

    Of which rows that is was told before it was kept so; of a copy that came since it is told row by row (`auditor.rounds.lost_evidence.told_when_kept`).

    Args:
        differing: the copies.
        files: the files of the evidence.
        spoke: those of the last kept round.

    """
    there = {seen.name: seen.sha256 for seen in files}
    in_round = {seen.sha256 for seen in spoke}
    for each in differing:
        names = [copy.file for copy in each.copies]
        if all(there.get(name) in in_round for name in names):
            said = (_LEFT_OPEN if each.left_open else _STILL_DIFFERING).filled(
                files=joined(map(plain, names)),
                offices=first_of(each.offices, _OFFICES_NAMED),
                left_open=left_open_in(each.left_open),
            )
            yield Notice(Severity.DOUBTFUL, Place(names[0]), said)
