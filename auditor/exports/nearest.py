"""Why no mapping reads a record: which one comes nearest, and what of it is missing; words of mappings only, none of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.exports.paths import as_words, first_found
from auditor.i18n import Text, clean, plain
from auditor.model.errors import FileRefusedError
from auditor.tables.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from auditor.exports.mapping import Beside, Json, Mapping, Table

    Kind = tuple[Mapping, Table | Json, AbstractSet[str]]
    """A mapping, one of its forms, and the fields of it that the file has."""

_MOST_WRITINGS: Final = 3
_LONGEST_KIND: Final = 40


def unknown_kind(name: str, beside: Beside | None, kinds: Sequence[Kind]) -> FileRefusedError:
    """Return the refusal of a record that fits none of the forms.

    Args:
        name: the file's name.
        beside: what somebody said of it.
        kinds: the forms that were tried, those of surer mappings first.

    """
    nearest = max(kinds, key=_nearness, default=None)
    if beside is not None and (beside.mapping or beside.system) and nearest:
        system, missing = nearest[0].called, _missing(nearest)
        return FileRefusedError(_DOES_NOT_FIT.filled(file=plain(clean(name)), system=system, missing=missing))
    if nearest is None or not _nearness(nearest)[0]:
        return refusal(_UNKNOWN_KIND, name)
    return FileRefusedError(
        _NEARLY.filled(file=plain(clean(name)), system=nearest[0].called, missing=_missing(nearest))
    )


def refuse_several_kinds(name: str, entries: Sequence[Any], where: dict[str, list[str]]) -> None:
    """Refuse entries of several kinds where any ending is asked for: only one of them can be what people log in by.

    Args:
        name: the file's name.
        entries: the entries that are meant.
        where: what they had to say, by path.

    Raises:
        FileRefusedError: they differ at a path at which words that begin with ``*`` and an ending were asked for.

    """
    for path, words in where.items():
        if any(word.startswith("*") and word != "*" for word in words):
            kinds = sorted({as_words(found) for entry in entries for found in first_found([path], entry).values})
            if len(kinds) > 1:
                shown = ", ".join(clean(kind)[:_LONGEST_KIND] for kind in kinds[:_MOST_WRITINGS])
                raise FileRefusedError(_SEVERAL_KINDS.filled(file=plain(clean(name)), kinds=plain(shown)))


def _nearness(kind: Kind) -> tuple[int, int, int]:
    """Return how many needed fields are there, how few are missing, and how many fields there are in all."""
    _, form, there = kind
    needed = len(there & set(form.needs))
    return needed, needed - len(form.needs), len(there & form.fields.keys())


def _missing(kind: Kind) -> Text:
    """Return the fields that are needed and missing, each by the headings or paths that it may have."""
    _, form, there = kind
    return plain("; ".join(" / ".join(form.fields[name][:_MOST_WRITINGS]) for name in form.needs if name not in there))


_SEVERAL_KINDS: Final = Text(
    en="{file} lists users of several kinds ({kinds}), and it is not known by which of them people log in. Take only those from the system.",
    bn="{file}-এ একাধিক ধরনের ইউজার আছে ({kinds}); কোনটি দিয়ে লগইন হয় তা জানা যায়নি। সিস্টেম থেকে শুধু সেটিই নিন।",
)
_UNKNOWN_KIND: Final = Text(
    en="{file}: no mapping knows this record, so it was not read. Make a mapping for its system with: "
    "auditor mapping new {file}",
    bn="{file}: এই রেকর্ড কোন সিস্টেমের তা চেনা যায়নি, তাই পড়া হয়নি। এই সিস্টেমের জন্য ম্যাপিং তৈরি করুন: "
    "auditor mapping new {file}",
    on_screen=Text(
        en="{file}: no mapping knows this record, so it was not read. Type what it says on the screen Ask and answer; or say on the screen Inbox what its columns mean, where that is proposed.",
        bn="{file}: এই রেকর্ড কোন সিস্টেমের তা চেনা যায়নি, তাই পড়া হয়নি। এর তথ্য “জিজ্ঞাসা ও উত্তর” পাতায় লিখুন; অথবা “জমা ফাইল” পাতায় প্রস্তাব দেখানো হলে কোন কলামে কী আছে জানান।",
    ),
)
_NEARLY: Final = Text(
    en="{file}: no mapping knows this record, so it was not read. It comes nearest to {system}, but a column or key that is needed there is missing "
    "({missing}). Take the record with it, or, if the system calls it otherwise, make a mapping with: auditor mapping new {file}",
    bn="{file}: এই রেকর্ড কোন সিস্টেমের তা চেনা যায়নি, তাই পড়া হয়নি। সবচেয়ে কাছাকাছি {system}, কিন্তু তাতে দরকারি কলাম বা নাম (key) নেই ({missing})। সেটিসহ রেকর্ডটি "
    "আবার নিন; সিস্টেমে নাম অন্য রকম হলে ম্যাপিং তৈরি করুন: auditor mapping new {file}",
    on_screen=Text(
        en="{file}: no mapping knows this record, so it was not read. It comes nearest to {system}, but a column or key that is needed there is missing ({missing}). Take the record with it and hand it in again; if the system calls it otherwise, say on the screen Inbox what its columns mean, where that is proposed.",
        bn="{file}: এই রেকর্ড কোন সিস্টেমের তা চেনা যায়নি, তাই পড়া হয়নি। সবচেয়ে কাছাকাছি {system}, কিন্তু তাতে দরকারি কলাম বা নাম (key) নেই ({missing})। সেটিসহ রেকর্ডটি আবার নিয়ে জমা দিন; সিস্টেমে নাম অন্য রকম হলে কোন কলামে কী আছে তা “জমা ফাইল” পাতায় জানান (সেখানে প্রস্তাব দেখানো হলে)।",
    ),
)
_DOES_NOT_FIT: Final = Text(
    en="{file} does not look as the mapping beside it says ({system}): columns or keys that it needs are missing ({missing}). Correct the mapping, or "
    "take the record from the system again.",
    bn="পাশের ম্যাপিং ({system}) অনুযায়ী {file}-এর গঠন মেলে না: দরকারি কলাম বা নাম (key) নেই ({missing})। ম্যাপিংটি ঠিক করুন, অথবা সিস্টেম থেকে রেকর্ডটি আবার নিন।",
)
