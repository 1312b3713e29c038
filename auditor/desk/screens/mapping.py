"""Records of systems that no mapping knows, in the inbox: what each column says is proposed, confirmed, and handed in with the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request
from msgspec.structs import replace

from auditor.desk.addresses import post
from auditor.desk.faulty_fields import fault_of
from auditor.desk.screen import changing, day_typed, need_a_likely_day, number_of, the_desk
from auditor.desk.screens import inbox
from auditor.exports import proposing
from auditor.exports.meanings import Meaning
from auditor.exports.proposing import Sample
from auditor.exports.reading import MAPPING_SUFFIX
from auditor.exports.stamps import day_in_name
from auditor.i18n import Text
from auditor.model.errors import WorkspaceError

if TYPE_CHECKING:
    from flask import Response

_SAYS: Final = {"yes": True, "no": False}


@post("/inbox/mapping")
@changing("inbox.page")
def take() -> Response:
    """Hand in a record that was not known, with the mapping that says what its columns mean; a day that was said goes into the record's name, for the mapping speaks of later ones too."""
    desk = the_desk()
    need_a_likely_day(desk)
    name = request.form.get("record", "")
    held = desk.handed.unmapped.get(name)
    if held is None:
        raise WorkspaceError(_GONE)
    meant = Sample(
        tuple(column.meant(_meaning(at, column.meaning)) for at, column in enumerate(held.sample.columns)),
        held.sample.rows,
    )
    proposing.refuse_unusable(name, meant)
    unknown = [
        (f"word-{at}-{n}", (at, word))
        for at, column in enumerate(meant.columns)
        for n, word in enumerate(column.not_understood)
    ]
    if any(field not in request.form for field, _ in unknown):
        desk.handed.unmapped = {**desk.handed.unmapped, name: replace(held, sample=meant)}
        raise fault_of(next(field for field, _ in unknown if field not in request.form), _SAY_THE_WORDS)
    says = {asked: _SAYS[said] for field, asked in unknown if (said := request.form.get(field, "")) in _SAYS}
    named = day_in_name(name)
    told = named or day_typed("taken-on", None)
    if told is None or told > desk.day:
        raise fault_of("taken-on", _NO_DAY)
    mapping = proposing.mapping_of(name, meant, None, says).encode()
    stem = name.rpartition(".")[0] or name
    dated = name if named is not None else f"{stem}-{told}{name.removeprefix(stem)}"
    given = [(f"{stem}{MAPPING_SUFFIX}", mapping), (dated, held.content)]
    return inbox.take_in(desk, given, {other: kept for other, kept in desk.handed.unmapped.items() if other != name})


def _meaning(at: int, proposed: Meaning) -> Meaning:
    """Return what was said that a column says, by its place; what is proposed where nothing was."""
    chosen = number_of(request.form.get(f"column-{at}", ""))
    meanings = tuple(Meaning)
    return meanings[chosen] if chosen is not None and chosen < len(meanings) else proposed


_GONE: Final = Text(en="The record is not at hand any more. Hand it in again.", bn="রেকর্ডটি আর পাওয়া যাচ্ছে না। আবার জমা দিন।")
_SAY_THE_WORDS: Final = Text(
    en="Say below also what the words in the columns mean that now say yes or no; then hand it in.",
    bn="যেসব কলাম এখন হ্যাঁ বা না বোঝায়, সেগুলোর শব্দের অর্থও নিচে জানান; তারপর জমা দিন।",
)
_NO_DAY: Final = Text(
    en="Tell on which day the record was taken from the system; it cannot lie after today.",
    bn="রেকর্ডটি সিস্টেম থেকে নেওয়ার তারিখ লিখুন; তারিখটি আজকের পরে হতে পারে না।",
)
