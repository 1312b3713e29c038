"""A window that the desk opened for a command: what was said in it goes back to the page that waits, with how it ended."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli._language import AT_DESK, harmless, of_desk
from auditor.i18n import Language

if TYPE_CHECKING:
    from auditor.i18n import Text

_said: list[Text] = []


def hear(text: Text) -> None:
    """Remember what was said in a window of the desk."""
    if of_desk() is not None:
        _said.append(text)


def hand_back(code: int) -> None:
    """Write for the page that waits how the command ended and what it said, in both languages; nothing outside a window of the desk.

    Args:
        code: the exit code.

    """
    waiting = Path(os.environ.get(AT_DESK, "").partition(":")[2])
    if of_desk() is None or not waiting.is_file() or waiting.stat().st_size:
        return
    import json  # noqa: PLC0415 only a window needs it

    said = [{each.value: harmless(text.said(each)) for each in Language} for text in _said]
    waiting.write_text(json.dumps({"code": code, "said": said}), "utf-8")
