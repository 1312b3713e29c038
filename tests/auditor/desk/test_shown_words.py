"""No sentence that the desk shows names a command or an option, or bids to run anything: who has only the desk could do nothing with it."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from auditor.i18n import Text, joined, plain

ROOT = Path(__file__).parents[3]
COMMAND = re.compile(
    r"\bauditor [a-z]|\{command\}|\{look\}|(?<![\w-])--[a-z]"
    r"|\b[Rr]un (?:again|anew|auditor|in|it|once|the|them|this|where|with)\b|চালান|চালিয়ে(?! যান)|চালাতে|চালালে|কমান্ড"
)
"""What bids to use a terminal; to carry on asking, and a run that goes on elsewhere, is none of it."""
NEVER_SHOWN = {
    "auditor/checklist/lines.py": "what a terminal adds to a line; the desk shows the line alone, with a link to its screen",
    "auditor/checklist/steps.py": "the command of the next step; the desk has a button instead",
    "auditor/mail/servers.py": "mail servers are spoken to from a terminal alone",
    "auditor/mail/texts.py": "mail codes are sent, and mail fetched, from a terminal alone",
    "auditor/portals/texts.py": "login checks are made from a terminal alone",
    "auditor/selfcheck/page.py": "a page is read where somebody checks a password in a terminal",
    "auditor/selfcheck/permitting.py": "files for login checks are ordered from a terminal alone",
    "auditor/selfcheck/probe_files.py": "login checks are made from a terminal alone",
    "auditor/selfcheck/texts/talk.py": "the self-check in a terminal; in a browser its page speaks",
    "auditor/two_step/texts.py": "setup keys are typed into a terminal alone",
    "auditor/vaults/keepass.py": "vaults are opened in a terminal alone",
    "auditor/vaults/showing.py": "vaults are opened in a terminal alone",
    "auditor/vaults/texts.py": "vaults are opened in a terminal alone",
    "auditor/keys/in_file.py:_DOES_NOT_OPEN": "a passphrase is typed in a terminal window",
    "auditor/keys/in_file.py:_EXISTS": "key files are made in a terminal window",
    "auditor/keys/in_file.py:_NO_KEY_FILE": "a file is named in a terminal alone",
    "auditor/selfcheck/fetching.py:_UNREADABLE": "drives are searched by the command for slips",
    "auditor/selfcheck/texts/sheets.py:HELP_OVER": "said by the command for sheets",
    "auditor/selfcheck/texts/sheets.py:INTERRUPTED": "said by the command for sheets",
    "auditor/selfcheck/texts/sheets.py:VOIDS": "said by the command for sheets",
    "auditor/desk/texts.py:GONE": "the desk is closed: how it is opened again",
    "auditor/desk/texts.py:NOT_SAVED": "the desk is closed: how it is opened again",
    "auditor/desk/texts.py:CLOSED_TO_YOU": "the desk is closed to this browser: how it is opened again",
    "auditor/desk/texts.py:ENDED_HOW": "the desk is closed: how it is opened again",
    "auditor/desk/texts.py:OPEN_AGAIN": "the desk is closed: how it is opened again",
    "auditor/desk/opening.py:_NO_FOLDER": "the desk did not open: what is left is a terminal",
    "auditor/desk/console.py:_NO_WINDOW": "no window opened by itself, so it is opened by hand",
    "auditor/desk/screens/selfcheck/base.py:_WINDOW_CLOSED": "no window opened by itself, so it is opened by hand",
}
"""Texts that name a command and nothing else: whole files, or single texts by name, each with the reason."""


class Said(NamedTuple):
    """A text as it stands in a file: under which name, its words, and those of a screen."""

    file: str
    name: str
    words: str
    shown: str | None

    @property
    def names_a_command(self) -> bool:
        """Whether the words of a terminal do, of which those that any text gives up on a screen are none."""
        return bool(COMMAND.search(plain(self.words).shown.en))

    @property
    def excuses(self) -> set[str]:
        """The entries above that excuse it."""
        return {self.file, f"{self.file}:{self.name}"} & NEVER_SHOWN.keys()


@lru_cache
def every_text():
    return tuple(_every_text())


def _every_text():
    """Yield the texts of all rooms but the terminal's."""
    for path in sorted((ROOT / "auditor").rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        if not file.startswith("auditor/cli/"):
            yield from texts_in(ast.parse(path.read_text("utf-8")), file, "")


def texts_in(node, file, name):
    """Yield the texts below a node of a file, each with the name that it is given, or that of its function."""
    for child in ast.iter_child_nodes(node):
        if is_text(child):
            (shown,) = [given.value for given in child.keywords if given.arg == "on_screen"] or [None]
            words = " ".join(
                words_of(part) for part in (*child.args, *child.keywords) if getattr(part, "arg", "") != "on_screen"
            )
            yield Said(file, name, words, words_of(shown) if shown is not None else None)
        else:
            yield from texts_in(child, file, name or called(child))


def is_text(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Text", "_text"}


def words_of(node):
    return " ".join(
        part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


def called(node):
    """Return the name that a statement gives; empty where it gives none."""
    match node:
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case ast.FunctionDef(name=name):
            return name
    return ""


def test_what_names_a_command_says_on_a_screen_where_the_same_is_done():
    found = [each for each in every_text() if each.names_a_command and each.shown is None and not each.excuses]
    assert not [f"{each.file}:{each.name}: {each.words[:80]}" for each in found]


OF_THE_FILE = {
    "auditor/workspace/settings.py:_SHIPPED": "a baseline of one's own is named in the file alone",
    "auditor/rollup/returns.py:return_of": "what the rules are is written in files alone",
}
"""Texts that send to the file of settings, since no screen has what is meant."""


def test_what_names_the_file_of_settings_names_on_a_screen_the_screen_that_has_the_same():
    found = [each for each in every_text() if "auditor.toml" in each.words and not each.excuses]
    assert not [
        f"{each.file}:{each.name}"
        for each in found
        if each.shown is None and f"{each.file}:{each.name}" not in OF_THE_FILE
    ]


def test_no_screen_is_told_a_command():
    assert not [f"{each.file}:{each.name}" for each in every_text() if each.shown and COMMAND.search(each.shown)]


def test_no_excuse_is_out_of_date():
    used = {excuse for each in every_text() if each.names_a_command and each.shown is None for excuse in each.excuses}
    assert NEVER_SHOWN.keys() == used


def test_what_a_screen_says_is_said_also_within_a_longer_sentence():
    step = Text(en="Run: auditor x {n}", bn="চালান: auditor x {n}", on_screen=Text(en="Go {n}", bn="যান {n}"))
    whole = Text(en="Nothing was done. {step}", bn="কিছু করা হয়নি। {step}").filled(step=step.filled(n=4))
    assert whole.en == "Nothing was done. Run: auditor x 4"
    assert whole.shown == Text(en="Nothing was done. Go 4", bn="কিছু করা হয়নি। যান ৪")
    assert joined((whole, step.filled(n=5)), " ").shown.bn == "কিছু করা হয়নি। যান ৪ যান ৫"
    assert Text(en="Done.", bn="শেষ।").filled().on_screen is None


def test_what_is_to_be_run_again_is_tried_again_on_a_screen():
    closed = Text(en="Close {file} and run again.", bn="{file} বন্ধ করে আবার চালান।")
    assert closed.shown == Text(en="Close {file} and try again.", bn="{file} বন্ধ করে আবার চেষ্টা করুন।")
    named = closed.filled(file="run again.csv")
    assert (named.en, named.shown.en) == ("Close run again.csv and run again.", "Close run again.csv and try again.")
    assert (
        Text(en="{file} is empty.", bn="{file} ফাঁকা।").filled(file="run again.csv").shown.en == "run again.csv is empty."
    )
    assert joined((closed, Text(en="Else wait.", bn="না হলে অপেক্ষা করুন।")), " ").shown.en == (
        "Close {file} and try again. Else wait."
    )


def test_no_template_ends_a_sentence_itself_for_each_language_has_a_stop_of_its_own():
    templates = sorted((ROOT / "auditor" / "desk" / "templates").rglob("*.html"))
    found = {path.name: re.findall(r"(?<!serial )[}%]\}\.(?=[ <{\n]).*", path.read_text("utf-8")) for path in templates}
    assert not {name: stops for name, stops in found.items() if stops}
