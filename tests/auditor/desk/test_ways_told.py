"""What papers, and the desk's own small window, say of the desk: pages and buttons by the names they have there, before any command."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

from auditor import desk
from auditor.cli import _language, _shell
from auditor.cli import keys as keys_command
from auditor.desk import console, screens
from auditor.i18n import Language, Text
from auditor.selfcheck.texts import sheets
from reports.layout import cover, draw_list, handover

COMMAND = re.compile(r"auditor [a-z]+")
NAMED_BN = re.compile(r"“([^”]+)”")
NAMED_EN = re.compile(
    r"(?:desk|desk, at the desk|Next, at the desk): ([A-Z][^;.]*?)(?= > |;|\)|$)|> ([A-Z][^;.>)]*?)(?= > |;|\)|$)"
)


def texts_of(place):
    """Yield the texts of a module, also those that it keeps together."""
    for value in vars(place).values():
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        yield from (each for each in inside if isinstance(each, Text))


@pytest.fixture(name="at_the_desk", scope="module")
def _at_the_desk():
    found = [importlib.import_module(name) for _, name, _ in pkgutil.walk_packages(desk.__path__, "auditor.desk.")]
    said = {text for place in found for text in texts_of(place)}
    said |= {screen.title for screen in screens.SCREENS}
    return {Language.EN: {text.en for text in said}, Language.BN: {text.bn for text in said}}


def names_told(text):
    """Return the pages and buttons that a text names, by language."""
    return {
        Language.EN: [page or button for page, button in NAMED_EN.findall(text.en)],
        Language.BN: NAMED_BN.findall(text.bn),
    }


SAID = [text for place in (handover, draw_list, cover) for text in texts_of(place) if COMMAND.search(text.bn)]
IN_THE_WINDOW = [keys_command._MADE, sheets.NEXT]


@pytest.mark.parametrize("text", [*SAID, *(text.shown for text in IN_THE_WINDOW)], ids=lambda text: text.en[:40])
def test_what_is_named_of_the_desk_is_called_so_there(text, at_the_desk):
    told = names_told(text)
    assert told[Language.BN]
    for language, names in told.items():
        assert set(names) <= at_the_desk[language]


@pytest.mark.parametrize("text", SAID, ids=lambda text: text.en[:40])
def test_a_paper_names_the_desk_before_the_command(text):
    for words, named in ((text.en, "desk"), (text.bn, "ডেস্ক")):
        assert words.index(named) < COMMAND.search(words).start()


def test_a_window_of_the_desk_is_told_so_and_speaks_of_the_desk(monkeypatch, capsys, tmp_path):
    begun = []
    monkeypatch.setattr(console.shutil, "which", lambda name: name)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(console.sys, "platform", "linux")

    monkeypatch.setattr(console.subprocess, "run", lambda *_, env, **__: begun.append(env))
    assert console.run(tmp_path, ["keys", "new-file"], Language.EN).code is None, "nobody wrote how it ended"
    for text in IN_THE_WINDOW:
        monkeypatch.delenv(_language.AT_DESK, raising=False)
        _shell.Shell().say(text, file="keys.bin")
        assert "auditor invite" in capsys.readouterr().err
        monkeypatch.setenv(_language.AT_DESK, begun[0][_language.AT_DESK])
        _shell.Shell().say(text, file="keys.bin")
        told = capsys.readouterr().err
        assert "Self-check >" in told
        assert "auditor " not in told
