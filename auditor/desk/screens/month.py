"""This month: what is due, the one next step as a button, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import render_template

from auditor.checklist.lines import Topic, lines
from auditor.checklist.steps import Deed, next_step
from auditor.desk.screen import screen, the_desk
from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

SCREEN = screen("month", Text(en="This month", bn="এ মাসের কাজ"))


@SCREEN.blueprint.get("/")
def page() -> str:
    """Show how the work of the month stands."""
    state = the_desk().state()
    told, address = _STEPS[next_step(state).deed]
    return render_template(
        "month.html",
        state=state,
        lines=[(line, _PLACES.get(line.topic)) for line in lines(state)],
        step=told,
        step_at=address,
    )


_STEPS: Final[Mapping[Deed, tuple[Text, str]]] = {}
_PLACES: Final[Mapping[Topic, str]] = {}
