"""Where an earlier ledger was put back, no command works by it without a word: what makes or notes refuses with the way back, what shows tells it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest
from earlier_ledger import EARLIER, lay_earlier
from running import run

from auditor.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

MARCH = ("--on", "2024-03-12", "--language", "en")
REFUSES = {
    ("dispute",): (
        "--office",
        "agriculture",
        "--duty",
        "two-step-enabled",
        "--what",
        "done",
        "--received",
        "2024-03-11",
        "--reference",
        "05",
    ),
    ("dispute", "answer"): ("1", "refused", "--reference", "05"),
    ("dispute", "list"): (),
    ("extension",): (),
    ("extension", "back"): ("1",),
    ("extension", "enter"): (
        "agriculture",
        "two-step-enabled",
        "--until",
        "2024-04-11",
        "--reason",
        "transfer",
        "--approved-by",
        "05",
    ),
    ("handover",): ("{place}",),
    ("invite",): (),
    ("invite", "delivered"): ("post", "agriculture"),
    ("invite", "status"): (),
    ("mail", "check"): (),
    ("mail", "domains"): (),
    ("mail", "fetch"): (),
    ("mail", "forget-password"): (),
    ("mail", "invite"): (),
    ("mail", "settings"): (),
    ("meeting", "cancel"): ("2024-02",),
    ("meeting", "held"): ("2024-02",),
    ("meeting", "move"): ("2024-02", "2024-02-27"),
    ("published",): ("{place}/page.html",),
    ("register", "hand-in"): (),
    ("register", "new"): (),
    ("remind",): (),
    ("report",): ("--format", "csv"),
    ("return",): (),
    ("roster", "answers"): (),
    ("roster", "correct"): ("agriculture", "--left", "transfer"),
    ("roster", "corrections"): (),
    ("sample",): (),
    ("sample", "draw"): ("1",),
    ("selfcheck", "page"): (),
    ("slips",): (),
    ("witness",): (),
    ("witness", "sheets"): ("--office", "fisheries"),
}
"""What makes papers, notes something or says how things stand by it, with what it is called with."""
TELLS = {
    (): (),
    ("audit",): (),
    ("backup",): ("{stick}",),
    ("keys",): (),
    ("keys", "forget"): ("2024-02",),
    ("meeting",): (),
    ("roster", "check"): (),
    ("roster", "list"): (),
    ("rounds",): (),
    ("settings",): (),
    ("verify",): (),
}
"""What looks at what is there, or sets it right."""
OF_NO_LEDGER = {
    ("completion", "install"), ("completion", "show"), ("demo",), ("desk",), ("help",), ("init",), ("keys", "new-file"), ("mapping", "list"), ("mapping", "new"), ("policies",),
    ("probe",), ("restore",), ("rollup",), ("selfcheck",), ("totp", "check"), ("vault",),
}  # fmt: skip
"""What uses no ledger, or none of what stands in it."""


def commands(of: click.Command = cli, called: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Return all commands that can be called, by their names."""
    if not isinstance(of, click.Group):
        return {called}
    context = click.Context(of)
    within = {name: of.get_command(context, name) for name in of.list_commands(context)}
    own = {called} if of.invoke_without_command else set()
    return own.union(*(commands(each, (*called, name)) for name, each in within.items() if each is not None))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of two rounds, copied with each of them, with the ledger of its first round put back."""
    return lay_earlier(tmp_path_factory.mktemp("earlier"))


def files(folder: Path) -> dict[Path, bytes]:
    """Return what lies in a folder."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_of_every_command_it_is_said_what_it_does_by_an_earlier_ledger():
    assert commands() == {*REFUSES, *TELLS, *OF_NO_LEDGER}


@pytest.mark.parametrize("command", sorted(REFUSES), ids=" ".join)
def test_what_makes_or_notes_refuses_with_the_way_back(folder, command):
    before = files(folder)
    options = [each.format(place=folder.parent) for each in REFUSES[command]]
    typed = "" if command == ("witness",) else None
    refused = run(*command, *options, *MARCH, "--workspace", folder, code=3, typed=typed)
    assert EARLIER in refused.stderr
    assert 'auditor restore "' in refused.stderr
    assert refused.stderr.count("is an earlier one") == 1
    assert files(folder) == before


@pytest.mark.parametrize("command", sorted(TELLS), ids=lambda command: " ".join(command) or "auditor")
def test_what_shows_tells_it_first_and_once(folder, command):
    options = [each.format(stick=folder.parent / "stick") for each in TELLS[command]]
    told = run(*command, *options, *MARCH, "--workspace", folder)
    said = told.stderr + (told.stdout if not command else "")
    assert said.startswith("The ledger of space (ledger.db) " + EARLIER)
    assert said.count("is an earlier one") == 1


@pytest.mark.parametrize("one", [("--office", "agriculture"), ("--audience", "chair"), ()], ids=" ".join)
def test_one_paper_of_a_kept_round_is_shown_to_who_only_reads_it(folder, one):
    before = files(folder)
    shown = run("report", "--round", "1", *one, "--format", "terminal", *MARCH, "--workspace", folder)
    assert shown.stderr.count("is an earlier one") == 1
    assert "Agriculture" in shown.stdout
    assert files(folder) == before


@pytest.mark.parametrize(
    "told",
    [("--next-meeting", "2024-03-26"), ("--upazila", "Koira", "--same-upazila", "--yes")],
    ids=("answer", "name"),
)
def test_settings_are_shown_and_not_told(folder, told):
    before = files(folder)
    refused = run("settings", *told, *MARCH, "--workspace", folder, code=3)
    assert refused.stderr.count(EARLIER) == 1
    assert files(folder) == before


def test_at_a_terminal_settings_are_shown_and_none_is_asked_for(folder):
    before = files(folder)
    shown = run("settings", *MARCH, "--workspace", folder, code=0, typed="")
    assert shown.stderr.startswith("The ledger of space (ledger.db) " + EARLIER)
    assert "--next-meeting" in shown.stdout
    assert files(folder) == before
