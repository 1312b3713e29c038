"""How committee, upazila and district are written: corrected before and after, once it was said that they are the same."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from flask import g, make_response, render_template, request

from auditor.desk.screen import need_a_likely_day, the_desk, to
from auditor.desk.screens.settings import SCREEN
from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.rounds import renaming

if TYPE_CHECKING:
    from flask import Response

    from auditor.rounds.renaming import Prepared

_NAME: Final = "{}-{}"
"""The name of a field: part and language."""
_ANSWERS: Final = (("same", renaming.SAME), ("other", renaming.OTHER))


@SCREEN.blueprint.get("/names")
def names() -> str:
    """Ask how they are written."""
    known = the_desk().space(roster=False).config.committee
    fields = [
        (
            _NAME.format(part, language),
            renaming.IN_LANGUAGE.filled(what=asks, language=called),
            getattr(getattr(known, part), language),
        )
        for part, asks in renaming.ASKED.items()
        for language, called in renaming.LANGUAGES.items()
    ]
    return render_template("names.html", title=WORDS["title"], fields=fields, words=WORDS)


@SCREEN.blueprint.post("/names")
def correct_names() -> Response:
    """Show before and after, and write it where that was confirmed."""
    desk = the_desk()
    if "back" in request.form:
        g.gone_back = True
        return make_response(names())
    prepared = None
    try:
        with desk.changing():
            prepared = renaming.prepared(desk.space(roster=False), _typed())
            if "confirmed" not in request.form:
                return make_response(_asked(prepared))
            need_a_likely_day(desk)
            same = {"same": True, "other": False}.get(request.form.get("which", ""))
            renaming.correct(desk.space(roster=False), desk.day, prepared, same=same)
            desk.call_anew()
    except AuditorError as error:
        g.problems = error.messages
        page = _asked(prepared) if prepared is not None else names()
        return make_response(page, HTTPStatus.UNPROCESSABLE_ENTITY)
    desk.tell(renaming.WRITTEN)
    return to("settings.page")


def _typed() -> dict[tuple[str, str], str]:
    return {
        (part, language): request.form[name]
        for part in renaming.ASKED
        for language in renaming.LANGUAGES
        if (name := _NAME.format(part, language)) in request.form
    }


def _asked(prepared: Prepared) -> str:
    known = the_desk().space(roster=False).config.committee
    return render_template(
        "names_confirm.html",
        title=WORDS["confirm_title"],
        prepared=prepared,
        kept=[(_NAME.format(part, language), words) for (part, language), words in _typed().items()],
        which=renaming.WHICH.filled(upazila=known.upazila, district=known.district) if prepared.asks else None,
        answers=_ANSWERS,
        words=WORDS,
    )


WORDS: Final = {
    "title": Text(en="Names of upazila, district and committee", bn="উপজেলা, জেলা ও কমিটির নাম"),
    "how": Text(
        en="Papers made from now on say it so. Rounds that were kept, and papers that were given out, stay as they are.",
        bn="এখন থেকে তৈরি কাগজে এভাবে লেখা থাকবে। আগে রাখা যাচাই ও বিতরণ করা কাগজ যেমন আছে তেমনই থাকবে।",
    ),
    "look": Text(en="See before and after", bn="আগে ও পরে দেখুন"),
    "confirm_title": Text(en="Is this right?", bn="এটি কি ঠিক?"),
    "what": Text(en="What", bn="কী"),
    "before": Text(en="Before", bn="আগে"),
    "after": Text(en="After", bn="পরে"),
    "write": Text(en="Yes, write it down", bn="হ্যাঁ, লিখুন"),
    "not": Text(en="No, back", bn="না, ফিরে যান"),
    "back": Text(en="Back to the settings", bn="সেটিংসে ফিরুন"),
}
