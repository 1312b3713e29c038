"""How committee, upazila and district are written: corrected before and after, once it was said that they are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import render_template, request

from auditor.desk.addresses import get, post
from auditor.desk.screen import BeforeAndAfter, the_desk, to, written_once_confirmed
from auditor.desk.seen import typed_over
from auditor.i18n import Text
from auditor.rounds.identity import renaming

if TYPE_CHECKING:
    from flask import Response

    from auditor.rounds.identity.renaming import Prepared

_FIELDS: Final = {f"{part}-{language}": (part, language) for part in renaming.ASKED for language in renaming.LANGUAGES}
"""A field of the page, by its name: which name is written there, and in which language."""
_ANSWERS: Final = (("same", renaming.SAME), ("other", renaming.OTHER))


@get("/settings/names")
def names() -> str:
    """Ask how they are written."""
    known = _known()
    fields = [
        (
            name,
            renaming.IN_LANGUAGE.filled(what=renaming.ASKED[part], language=renaming.LANGUAGES[language]),
            known[name],
        )
        for name, (part, language) in _FIELDS.items()
    ]
    return render_template("names.html", title=WORDS["title"], fields=fields, shown=known.items(), words=WORDS)


@post("/settings/names")
def correct_names() -> Response:
    """Show before and after, and write it where that was confirmed."""
    return written_once_confirmed(names, _prepared, _shown, _write) or to("settings.page")


def _prepared() -> Prepared:
    return renaming.prepared(the_desk().space(roster=False), _typed())


def _write(prepared: Prepared) -> None:
    desk = the_desk()
    same = {"same": True, "other": False}.get(request.form.get("which", ""))
    renaming.correct(desk.space(roster=False), desk.day, prepared, same=same)
    desk.call_anew()
    desk.tell(renaming.WRITTEN)


def _known() -> dict[str, str]:
    """Return how they are written now, by the fields' names."""
    committee = the_desk().space(roster=False).config.committee
    return {name: getattr(getattr(committee, part), language) for name, (part, language) in _FIELDS.items()}


def _typed() -> dict[tuple[str, str], str]:
    return {_FIELDS[name]: words for name, words in typed_over(_known()).items()}


def _shown(prepared: Prepared) -> BeforeAndAfter:
    known = the_desk().space(roster=False).config.committee
    which = renaming.WHICH.filled(upazila=known.upazila, district=known.district) if prepared.asks else None
    return BeforeAndAfter(prepared.differences, WORDS["how"], doubts=prepared.doubts, which=which, answers=_ANSWERS)


WORDS: Final = {
    "title": Text(en="Names of upazila, district and committee", bn="উপজেলা, জেলা ও কমিটির নাম"),
    "how": Text(
        en="Papers made from now on say it so. Rounds that were kept, and papers that were given out, stay as they are, with the name of then. Registers "
        "and forms that were given out under it are still taken as this upazila's when they come back.",
        bn="এখন থেকে তৈরি কাগজে এভাবে লেখা থাকবে। আগে রাখা যাচাই ও বিতরণ করা কাগজ যেমন আছে তেমনই থাকবে, তখনকার নামেই। আগের নামে বিতরণ করা রেজিস্টার ও ছক ফেরত এলেও এই "
        "উপজেলারই ধরা হবে।",
    ),
    "back": Text(en="Back to the settings", bn="সেটিংসে ফিরুন"),
}
