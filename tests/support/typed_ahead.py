"""A terminal at which numbers are typed ahead, for tests of what is asked there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.cli import _kept_round, _shell
from auditor.cli._dialog import Dialog

if TYPE_CHECKING:
    import pytest


def typed_ahead(monkeypatch: pytest.MonkeyPatch, *, then: int | None = None) -> tuple[list[list[str]], list[int]]:
    """Return what is asked, each with its answers, and the numbers that are typed, 0 for Enter alone as where a day is asked; `then` is typed where no more is."""
    asked: list[list[str]] = []
    typed: list[int] = []

    def choose(dialog, question, answers, *, unless_chosen=None):
        asked.append([question.said(dialog.shell.talk), *(words.said(dialog.shell.talk) for words, _ in answers)])
        number = typed.pop(0) if typed or then is None else then
        return answers[number - 1][1] if number else unless_chosen

    monkeypatch.setattr(_shell.Shell, "at_terminal", True)
    monkeypatch.setattr(Dialog, "choose", choose)
    monkeypatch.setattr(Dialog, "until_right", lambda _dialog, _prompt, read, _wrong: read(""))
    monkeypatch.setattr(_kept_round, "before_printing", lambda _shell, space, _printed, **_: space)
    return asked, typed
