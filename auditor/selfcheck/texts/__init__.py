"""Every text of the self-check page, in both languages, by the id under which the page holds it; a module a step.

In each module `AGREED` are the texts as they were agreed with offices; `FURTHER` is what else the page has to say, in the
same manner: plain spoken-office Bangla, one thing in a sentence, the next step last. What is said
beside the page is in `talk`, of sheets in `sheets`, of slips that came back in
`returned_slips`.

Placeholders that a campaign fills: ``{committee}``, ``{month}``, ``{decision_date}``, ``{ap_phone}``, ``{uno_mail}``,
``{opened}``, ``{sheet}``; those that the page fills while it is used: ``{date}``, ``{n}``, ``{missing}``, ``{slip_no}``, ``{office}``,
``{post}``, ``{file}``, ``{folder}``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.selfcheck.texts import codes, help_day, password, portal, questions, safety, slip, trouble, two_step

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.i18n import Text

TEXTS: Final[Mapping[str, Text]] = {
    **safety.AGREED,
    **codes.AGREED,
    **password.AGREED,
    **portal.AGREED,
    **two_step.AGREED,
    **questions.AGREED,
    **slip.AGREED,
    **trouble.AGREED,
    **safety.FURTHER,
    **codes.FURTHER,
    **password.FURTHER,
    **portal.FURTHER,
    **two_step.FURTHER,
    **questions.FURTHER,
    **slip.FURTHER,
    **help_day.FURTHER,
}
"""In the order in which the page holds them."""
