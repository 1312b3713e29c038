"""What was answered about forms: which days of contact are meant, and which copy was filled in last; how it is listed and no longer holds."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, joined, plain
from auditor.model.journal import CopiesOrdered, DaysSettled
from auditor.model.source import EvidenceFile
from auditor.rounds.evidence_folder import evidence_files
from auditor.rounds.forms import taken_back

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from auditor.rounds.ledger import Ledger
    from auditor.workspace.folder import Workspace


class FormAnswer(Struct, frozen=True):
    """An answer about a form, as it was given.

    Attributes:
        entry: its number in the chain of the ledger.
        on: the day.
        whose: of which form and sheet, or of which copies it is.
        said: what was answered.
        holds: whether it was not taken back, and nothing was answered in its place since.
        is_of_days: whether it says which days are meant; else which copy was filled in last.

    """

    entry: int
    on: date
    whose: Text
    said: Text
    holds: bool
    is_of_days: bool

    @property
    def consequence(self) -> Text:
        """What holds once it is taken back, until it is answered again."""
        return _OF_DAYS if self.is_of_days else _OF_COPIES


def given(space: Workspace, ledger: Ledger) -> tuple[FormAnswer, ...]:
    """Return what was answered about forms, in the order in which it was.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    days, copies = tuple(ledger.numbered(DaysSettled)), tuple(ledger.numbered(CopiesOrdered))
    if not days and not copies:
        return ()
    files = {file.sha256: file.name for file in evidence_files(space) if isinstance(file, EvidenceFile)}
    taken = taken_back(ledger)
    found = (*_of_days(days, taken, files), *_of_copies(copies, taken, files))
    return tuple(sorted(found, key=attrgetter("entry")))


def _of_days(
    noted: tuple[tuple[int, DaysSettled], ...], taken: frozenset[int], files: Mapping[str, str]
) -> Iterator[FormAnswer]:
    last = {
        (each.form, each.sheet, day.written): number
        for number, each in noted
        if number not in taken
        for day in each.days
    }
    for number, each in noted:
        meant = (_MEANT.filled(written=day.written, meant=day.meant) for day in each.days)
        name = plain(files[each.form]) if each.form in files else _FORM.filled(number=each.form[:_SIGNS])
        holds = any(last.get((each.form, each.sheet, day.written)) == number for day in each.days)
        yield FormAnswer(
            number, each.on, _SHEET.filled(form=name, sheet=each.sheet), joined(meant), holds, is_of_days=True
        )


def _of_copies(
    noted: tuple[tuple[int, CopiesOrdered], ...], taken: frozenset[int], files: Mapping[str, str]
) -> Iterator[FormAnswer]:
    last = {frozenset((each.last, *each.before)): number for number, each in noted if number not in taken}
    for number, each in noted:
        every = frozenset((each.last, *each.before))
        names = joined(
            sorted((plain(files.get(digest, digest[:_SIGNS])) for digest in every), key=lambda name: name.en)
        )
        whose = _COPIES.filled(number=each.form, files=names)
        said = _LAST.filled(file=files.get(each.last, each.last[:_SIGNS]))
        yield FormAnswer(number, each.on, whose, said, last.get(every) == number, is_of_days=False)


_SIGNS: Final = 9
"""So many signs of a digest, or all of a form's number, name what is not in the folder any more."""
_FORM: Final = Text(en="form {number}", bn="ফরম {number}")
_SHEET: Final = Text(en='{form}, "{sheet}", days of contact', bn="{form}, “{sheet}”, যোগাযোগের তারিখ")
_MEANT: Final = Text(en="{written} means {meant}", bn="{written} লিখে {meant} বোঝানো হয়েছে")
_COPIES: Final = Text(en="copies of form {number}: {files}", bn="ফরম {number}-এর কপি: {files}")
_LAST: Final = Text(en="{file} was filled in last", bn="{file} শেষে পূরণ করা হয়েছে")
_OF_DAYS: Final = Text(
    en="Until it is answered again which days are meant, no yes of their rows counts, and every no does. Rounds that were kept stay as they are.",
    bn="কোন তারিখ বোঝানো হয়েছে তা আবার না জানানো পর্যন্ত ওই সারিগুলোর কোনো “হ্যাঁ” ধরা হবে না, প্রতিটি “না” ধরা হবে। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
_OF_COPIES: Final = Text(
    en="Until it is answered again which copy was filled in last, the answer of the later day counts, of two on one day the less favourable. Rounds that "
    "were kept stay as they are.",
    bn="কোন কপিটি শেষে পূরণ করা হয়েছে তা আবার না জানানো পর্যন্ত পরের তারিখের উত্তর ধরা হবে, একই তারিখের হলে কম অনুকূলটি। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
