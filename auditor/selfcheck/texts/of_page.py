"""Every text of the self-check page by the id under which the page holds it."""

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
