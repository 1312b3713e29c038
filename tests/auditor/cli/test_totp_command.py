"""`auditor totp check` as a person meets it: a terminal, a hidden key, a phone's codes, and words that show no secret."""

from __future__ import annotations

import base64
import hashlib
import itertools
import os
import subprocess
import sys
import time
from pathlib import Path

import pyotp
import pytest
from terminal import Terminal

from auditor.i18n import Language, digits

ROOT = Path(__file__).parents[3]


def invented_key(number: int = 1, size: int = 20) -> str:
    secret = hashlib.sha512(f"an invented key, number {number}".encode()).digest()[:size]
    return base64.b32encode(secret).decode()


KEY = invented_key()


def link(key: str = KEY, more: str = "") -> str:
    return f"otpauth://totp/Portal:union-01?secret={key}{more}"


class Phone(pyotp.TOTP):
    """An app that takes any key, as apps do."""

    min_secret_length_bits = 8

    def now_and_next(self) -> tuple[str, str]:
        now = time.time()
        return self.at(now), self.at(now + 30)


def rehearsal(folder: Path, *arguments: object, before: str = "") -> Terminal:
    return Terminal("totp", "check", *arguments, folder=folder, before=before)


KEY_PROMPT = {"en": "while you type): ", "bn": "দেখা যাবে না): "}
FIRST_PROMPT = {"en": "shows now: ", "bn": "কোড দেখা যাচ্ছে: "}
NEXT_PROMPT = {"en": "Next code of the phone: ", "bn": "ফোনের পরের কোড: "}


def prove(terminal: Terminal, key: str = KEY, language: str = "en") -> int:
    terminal.sees(FIRST_PROMPT[language])
    first, second = Phone(key).now_and_next()
    terminal.types(digits(first, Language(language)))
    terminal.sees(NEXT_PROMPT[language]).types(digits(second, Language(language)))
    return terminal.leaves()


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_person_rehearses_with_a_setup_key_and_two_codes(tmp_path, language):
    terminal = rehearsal(tmp_path, "--language", language)
    terminal.sees(KEY_PROMPT[language]).types(" ".join(KEY[at : at + 4] for at in range(0, len(KEY), 4)).lower())
    assert prove(terminal, language=language) == 0
    assert {"en": "Enable or Verify", "bn": "Enable বা Verify"}[language] in terminal.told
    assert {"en": "recovery codes", "bn": "জরুরি কোড"}[language] in terminal.told
    assert KEY[:4] not in terminal.told.upper()
    assert list(tmp_path.iterdir()) == []


def test_a_mistyped_key_is_asked_for_again_and_not_for_ever(tmp_path):
    terminal = rehearsal(tmp_path)
    for _ in range(3):
        terminal.sees(KEY_PROMPT["en"]).types(KEY[:-1] + "1")
    assert terminal.leaves() == 3
    assert terminal.told.count("Sign 32 of the setup key") == 3


def test_a_link_with_a_short_key_is_rehearsed_and_ends_with_1(tmp_path):
    key = invented_key(size=10)
    terminal = rehearsal(tmp_path)
    terminal.sees(KEY_PROMPT["en"]).types(link(key))
    assert prove(terminal, key) == 1
    assert "Not good enough: " in terminal.told
    assert "Both codes fit" in terminal.told
    assert "do not press Enable or Verify with it" in terminal.told
    assert "Now at the portal" not in terminal.told


def test_a_code_twice_and_codes_of_another_phone_end_with_1(tmp_path):
    terminal = rehearsal(tmp_path)
    terminal.sees(KEY_PROMPT["en"]).types(KEY)
    first, _ = Phone(KEY).now_and_next()
    terminal.sees(FIRST_PROMPT["en"]).types(first)
    terminal.sees(NEXT_PROMPT["en"]).types(first)
    terminal.sees("a code counts once only")
    fit = {Phone(KEY).at(time.time() + 30 * step) for step in range(-100, 100)}
    others = (code for code in map(Phone(invented_key(9)).at, itertools.count(0, 30)) if code not in fit)
    for code in itertools.islice(others, 5):
        terminal.sees(NEXT_PROMPT["en"]).types(code)
        terminal.sees("does not fit")
    assert terminal.leaves() == 1
    assert "Do not turn two-step on at the portal yet" in terminal.told


def test_a_phone_whose_clock_is_far_off_ends_with_1_and_is_not_sent_to_the_portal(tmp_path):
    terminal = rehearsal(tmp_path)
    terminal.sees(KEY_PROMPT["en"]).types(KEY)
    now = time.time() + 180
    terminal.sees(FIRST_PROMPT["en"]).types(Phone(KEY).at(now))
    terminal.sees(NEXT_PROMPT["en"]).types(Phone(KEY).at(now + 30))
    assert terminal.leaves() == 1
    assert " minutes ahead of this computer's" in terminal.told
    assert "Enable or Verify." not in terminal.told.split(FIRST_PROMPT["en"])[1]


def test_signs_that_cannot_be_read_and_an_empty_line_are_no_codes_and_cost_nothing(tmp_path):
    terminal = rehearsal(tmp_path)
    terminal.sees(KEY_PROMPT["en"]).types(KEY)
    for typed in ("\udcff\udcfe", "", "12 34"):
        terminal.sees(FIRST_PROMPT["en"]).types(typed)
        terminal.sees("A code has 6 digits")
    assert prove(terminal) == 0


def test_what_cannot_be_rehearsed_ends_with_1_without_a_code(tmp_path):
    terminal = rehearsal(tmp_path)
    terminal.sees(KEY_PROMPT["en"]).types(link(more="&algorithm=MD5"))
    assert terminal.leaves() == 1
    assert FIRST_PROMPT["en"] not in terminal.told


def test_leaving_with_ctrl_c_ends_with_130(tmp_path):
    terminal = rehearsal(tmp_path)
    terminal.sees(KEY_PROMPT["en"]).types(KEY)
    terminal.sees(FIRST_PROMPT["en"]).types("\x03")
    assert terminal.leaves() == 130


def test_a_picture_of_the_qr_is_read_and_left_alone(tmp_path):
    import segno

    picture = tmp_path / "qr.png"
    segno.make(link()).save(str(picture), scale=6)
    before = picture.read_bytes()
    terminal = rehearsal(tmp_path, "--qr", picture)
    assert prove(terminal) == 0
    assert "Shift+Delete" in terminal.told
    assert KEY[:4] not in terminal.told
    assert "union-01" not in terminal.told
    assert picture.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["qr.png"]


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(40)])
def test_a_picture_that_cannot_be_read_ends_with_3(tmp_path, content):
    (tmp_path / "qr.png").write_bytes(content)
    terminal = rehearsal(tmp_path, "--qr", tmp_path / "qr.png")
    assert terminal.leaves() == 3
    assert "JPG or PNG" in terminal.told
    assert "type the setup key instead; send neither to anybody" in " ".join(terminal.told.split())
    assert "Ask for" not in terminal.told, "whoever has the picture can make the codes"


def test_before_a_picture_is_read_core_dumps_are_off(tmp_path):
    (tmp_path / "qr.png").write_bytes(b"")
    before = "from auditor.cli import totp\ntotp.leave_no_core_dump = lambda: print('they are off')"
    terminal = rehearsal(tmp_path, "--qr", tmp_path / "qr.png", before=before)
    assert terminal.leaves() == 3
    assert "they are off" in terminal.told


def test_a_picture_that_may_not_be_opened_ends_with_3(tmp_path):
    (tmp_path / "qr.png").write_bytes(b"")
    before = "from pathlib import Path\ndef refuse(*_, **__):\n    raise PermissionError(13, '')\nPath.open = refuse"
    terminal = rehearsal(tmp_path, "--qr", tmp_path / "qr.png", before=before)
    assert terminal.leaves() == 3
    assert "qr.png cannot be opened" in terminal.told


def test_the_export_of_an_app_is_named_and_not_opened(tmp_path):
    import segno

    segno.make("otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8").save(str(tmp_path / "qr.png"), scale=6)
    terminal = rehearsal(tmp_path, "--qr", tmp_path / "qr.png")
    assert terminal.leaves() == 3
    assert "export of an authenticator app" in terminal.told


def test_a_picture_that_is_not_there_is_wrong_usage(tmp_path):
    terminal = rehearsal(tmp_path, "--qr", tmp_path / "none.png")
    assert terminal.leaves() == 2


@pytest.mark.parametrize("more", [[], ["--debug"]])
@pytest.mark.parametrize("place", ["rehearsal.Rehearsal.tried", "weaknesses.weaknesses", "setup._read_key"])
def test_a_defect_shows_nothing_of_the_key_even_with_debug(tmp_path, more, place):
    owner, _, name = place.rpartition(".")
    before = (
        "from auditor.two_step import rehearsal, setup, weaknesses\n"
        "def crash(*words):\n"
        "    raise RuntimeError(f'{words} ' + str([getattr(word, 'secret', word) for word in words]))\n"
        f"setattr({owner}, {name!r}, crash)\n"
    )
    terminal = rehearsal(tmp_path, *more, before=before)
    terminal.sees(KEY_PROMPT["en"]).types(link())
    if place == "rehearsal.Rehearsal.tried":
        terminal.sees(FIRST_PROMPT["en"]).types("123456")
    assert terminal.leaves() == 4
    assert ("crash" in terminal.told) == bool(more)
    assert [KEY[at : at + 4] for at in range(len(KEY) - 3) if KEY[at : at + 4] in terminal.told] == []
    assert "RuntimeError: " not in terminal.told


@pytest.mark.parametrize("arguments", [[], ["--qr", "qr.png"]])
def test_nothing_is_taken_from_a_pipe(tmp_path, arguments):
    (tmp_path / "qr.png").write_bytes(b"")
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "totp", "check", *arguments],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=f"{KEY}\n123456\n123457\n".encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert b"at a terminal only" in done.stderr
    assert KEY.encode() not in done.stdout + done.stderr
    assert done.stdout == b""


def test_a_key_is_no_argument(tmp_path):
    terminal = rehearsal(tmp_path, KEY)
    assert terminal.leaves() == 2
