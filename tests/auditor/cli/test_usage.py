"""Wrong usage is told in the language that is meant, says what is wrong, and ends in the next step."""

from __future__ import annotations

import re
from datetime import date
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest
from few_offices import lay_example
from running import run

from auditor.cli._strays import without_strays
from auditor.i18n import Language, Text

BANGLA = re.compile("[\u0980-\u09ff]")

CASES = {
    "no such command": (("adit",), "There is no command", "নামে কোনো কমান্ড নেই", "auditor --help"),
    "no such command of a group": (("keys", "fogret"), "There is no command", "নামে কোনো কমান্ড নেই", "auditor keys --help"),
    "a group alone": (("roster",), "Name one of the commands", "একটি কমান্ড লিখুন", "auditor roster --help"),
    "no such option": (("audit", "--kep"), 'no option "--kep"', "এখানে “--kep” নামে কোনো অপশন নেই", "auditor audit --help"),
    "a missing argument": (("rollup",), "FOLDER is missing", "ফোল্ডার লেখা হয়নি", "auditor rollup --help"),
    "a value after a flag": (("audit", "--keep=3"), "--keep stands alone", "--keep-এর সঙ্গে কোনো মান", "auditor audit --help"),
    "no value after an option": (("audit", "--on"), "After --on a value", "--on-এর পরে একটি মান", "auditor audit --help"),
    "no value after an option of a group": (("settings", "--next-meeting"), "After --next-meeting", "--next-meeting-এর পরে", "auditor settings --help"),
    "no value after an option of a part of a group": (("register", "new", "--output"), "After --output", "--output-এর পরে", "auditor register new --help"),
    "a day": (("audit", "--on", "yesterday"), "--on: a day is written", "--on: তারিখ লিখুন", "auditor audit --help"),
    "a year": (("audit", "--on", "1970-01-01"), "--on: the year cannot be right", "--on: বছরটি ঠিক", "auditor audit --help"),
    "a year in the other order": (
        ("audit", "--on", "০১.০১.১৯৭০"), "--on: the year cannot be right", "--on: বছরটি ঠিক", "auditor audit --help"
    ),
    "a month": (("rollup", ".", "--meeting", "March"), "--meeting: a month is written", "--meeting: মাস লিখুন", "auditor rollup --help"),
    "a month of no meeting": (("register", "new", "--month", "2024-13"), "--month: a month is written", "--month: মাস লিখুন", "auditor register new --help"),
    "a number": (("report", "--round", "first"), "--round is a number", "--round হবে ১ বা তার বড়", "auditor report --help"),
    "a choice": (("report", "--audience", "all-of-us"), "--audience is one of", "--audience হবে এগুলোর একটি", "auditor report --help"),
    "a choice that is no option": (("dispute", "answer", "1", "maybe"), "Write one of: upheld, refused", "এগুলোর একটি লিখুন: upheld, refused", "auditor dispute answer --help"),
    "no choice": (("invite", "delivered"), "Write one of: hand, post", "এগুলোর একটি লিখুন: hand, post", "auditor invite delivered --help"),
    "a choice before a value": (("roster", "correct", "02", "--set", "nosuch", "x"), "--set COLUMN is one of: office, office-en", "--set কলাম হবে এগুলোর একটি: office, office-en", "auditor roster correct --help"),
    "a new office without its name": (("roster", "correct", "--add", "--set", "post", "x"), "--set office NAME", "--set office নাম", "auditor roster correct --help"),
    "nothing to add": (("roster", "correct", "02", "--add"), "--add with --set", "--add-এর সঙ্গে --set", "auditor roster correct --help"),
    "a file": (("restore", "copies/of-may.zip", "."), "FILE copies/of-may.zip: there is no such file", "ফাইল copies/of-may.zip: এমন কোনো ফাইল নেই", "auditor restore --help"),
    "a folder": (("rollup", "in/box"), "FOLDER in/box: there is no such folder", "ফোল্ডার in/box: এমন কোনো ফোল্ডার নেই", "auditor rollup --help"),
    "an option of a group before one of its commands": (
        ("meeting", "--json", "move", "2024-03", "2024-03-28"), "--json: it belongs to auditor meeting alone; move has no such option", "--json: এটি শুধু auditor meeting-এর অপশন", "auditor meeting --help"
    ),
    "an option that a command of a group has, too, before its name": (
        ("dispute", "--yes", "answer", "1"), "--yes: it stands after the name, answer.", "--yes: answer নামটির পরে লিখুন", "auditor dispute --help"
    ),
    "more than it takes": (("rounds", "one", "two"), "more than it takes", "প্রয়োজনের বেশি", "auditor rounds --help"),
    "what a command finds": (("audit", "--keep"), "add --meeting", "--meeting YYYY-MM যোগ করুন", "auditor audit --help"),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "english", "bangla", "step"), CASES.values(), ids=CASES)
def test_wrong_usage_is_told_in_both_languages_with_the_next_step(tmp_path, typed, english, bangla, step):
    said = run(*typed, cwd=tmp_path, code=2).stderr
    assert english in said
    assert step in said
    first, *rest = typed
    in_bangla = run("--language", "bn", first, *rest, cwd=tmp_path, code=2).stderr
    assert bangla in in_bangla
    assert english not in in_bangla


@pytest.fixture
def in_bangla(tmp_path):
    (tmp_path / "auditor.toml").write_text('language = "bn"\n')
    return tmp_path


@pytest.mark.parametrize("typed", [("rollup",), ("audit", "--keep"), ("adit",)])
def test_wrong_usage_is_told_to_a_program_in_english_whatever_the_workspaces_language_is(in_bangla, typed):
    said = run(*typed, cwd=in_bangla, code=2).stderr
    assert not BANGLA.search(said)
    assert said == run(*typed, "--language", "en", cwd=in_bangla, code=2).stderr
    assert BANGLA.search(run(*typed, "--language", "bn", cwd=in_bangla, code=2).stderr)


def test_what_may_be_a_secret_is_not_repeated(tmp_path):
    for typed in (("Padma@2024",), ("verify", "Pad/ma@2024"), ("rollup", "Padma/Jamuna#7"), ("audit", "--Padma@2024")):
        said = run(*typed, cwd=tmp_path).stderr
        assert "ma@2024" not in said
        assert "Jamuna#7" not in said


LIKE_OURS = {
    "an upazila's name": (("init", "new", "--upazila", "Kaliganj", "--last-meeting", "18.01.2024"), "Kaliganj (Satkhira); Kaliganj (Jhenaidah)"),
    "a word of the message": (("report", "--office", "round"), "The round has no office of that name, id or serial"),
    "a word of a command": (("policies", "program"), "there is no policy"),
    "the program's name": (("help", "auditor"), "Commands: auditor --help"),
    "a part of a command": (("report", "--office", "list"), "auditor roster list"),
    "the year of an example": (("init", "new", "--upazila", "Paikgacha", "--last-meeting", "2024"), "Write it like 18.01.2024 or 2024-01-18."),
    "the year of a meeting's example": (("audit", "--keep", "--meeting", "2024"), "such as 14.02.2024, or by its month, such as 2024-02."),
    "the year of a day's example": (("--on", "2024", "rounds"), "such as 14.02.2024, or 2024-02-14."),
    "the year of a month's example": (("register", "new", "--month", "2024"), "such as 2024-02."),
    "the year in Bangla digits": (("settings", "--language", "bn", "--next-meeting", "২০২৪"), "এভাবে লিখুন: ১৮.০১.২০২৪"),
    "a column of a choice": (("roster", "correct", "02", "--add", "--set", "post", "x", "--set", "office", "y"), '"office" (office)'),
    "a month in Bangla digits": (("register", "new", "--language", "bn", "--month", "২০২৪-০২", "--output", "evidence/register-2024-02.xlsx"), "register-2024-02.xlsx"),
    "the year in the other digits": (("settings", "--language", "bn", "--next-meeting", "2024"), "এভাবে লিখুন: ১৮.০১.২০২৪"),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "kept"), LIKE_OURS.values(), ids=LIKE_OURS)
def test_our_own_words_stay_though_the_same_was_typed(tmp_path, typed, kept):
    lay_example(tmp_path / "space")
    if typed[0] == "report":
        run("audit", "--keep", "--yes", "--meeting", "2024-02", "--on", "2024-02-20", cwd=tmp_path / "space")
    assert kept in run(*typed, cwd=tmp_path / "space").stderr


def test_what_was_typed_is_cut_where_it_is_quoted_and_nowhere_else(tmp_path):
    assert 'There is no command "…".' in run("command", cwd=tmp_path, code=2).stderr
    lay_example(tmp_path / "space")
    told = run(
        "dispute", "answer", "4821", "upheld", "--reference", "2024", "--on", "2024-02-20", cwd=tmp_path / "space"
    )
    assert "There is no request no. …." in told.stderr


@pytest.mark.parametrize("language", ["en", "bn"])
def test_what_the_workspace_holds_anyway_stays_though_the_same_was_typed_again(tmp_path, language):
    folder, reference = lay_example(tmp_path / "space"), "ডায়েরি ১২/ক"
    on = ("--on", "2024-02-26", "--workspace", folder, "--language", language)
    run("audit", "--keep", "--yes", "--meeting", "2024-02", "--on", "2024-02-20", "--workspace", folder)
    about = ("--office", "livestock", "--duty", "password-reset", "--received", "2024-02-25", "--reference", "7/pa")
    run("dispute", *about, "--what", "done on 12.02.2024", *on, code=0)
    answered = ("dispute", "answer", "1", "upheld", *on, "--reference")
    run(*answered, reference, code=0)
    assert f"({reference})" in run(*answered, reference, code=3).stderr
    assert f"({reference})" in run(*answered, "another one", code=3).stderr


FOLDERS = {
    "a register": (("register", "new", "--month", "2024-03", "--output", "papers.pdf"), 2),
    "an office's report": (("report", "--office", "02", "--format", "pdf", "--output", "papers.pdf"), 3),
    "the self-check": (("selfcheck", "page", "--output", "papers.pdf"), 2),
    "a backup": (("restore", "papers.pdf", "back"), 2),
}


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize(("typed", "code"), FOLDERS.values(), ids=FOLDERS)
def test_a_folder_in_the_place_of_a_file_is_called_one(tmp_path, typed, code, language):
    folder = lay_example(tmp_path / "space")
    (folder / "papers.pdf").mkdir()
    run("audit", "--keep", "--yes", "--meeting", "2024-02", "--on", "2024-02-20", cwd=folder)
    said = run(*typed, "--on", "2024-03-01", "--language", language, cwd=folder, code=code).stderr
    assert {"en": "papers.pdf is a folder, and a file is meant", "bn": "papers.pdf একটি ফোল্ডার"}[language] in said


OTHERWISE_NAMED = {
    "a register": (("register", "new", "--month", "2024-03", "--on", "2024-03-01"), "papers.pdf", ".xlsx"),
    "an office's report": (("report", "--office", "02", "--format", "pdf"), "papers.docx", ".pdf"),
    "the self-check": (("selfcheck", "page"), "page.pdf", ".html"),
    "a mapping": (("mapping", "new", "evidence/register-2024-02.xlsx"), "mapping.xlsx", ".toml"),
}


@pytest.mark.parametrize(("typed", "named", "suffix"), OTHERWISE_NAMED.values(), ids=OTHERWISE_NAMED)
def test_no_file_is_called_as_if_it_were_of_another_kind(tmp_path, typed, named, suffix):
    folder = lay_example(tmp_path / "space")
    run("audit", "--keep", "--yes", "--meeting", "2024-02", "--on", "2024-02-20", cwd=folder)
    said = run(*typed, "--output", named, cwd=folder, code=2).stderr
    assert f"--output: name a file that ends in {suffix}" in said
    assert not (folder / named).exists()


BESIDE_THE_LEDGER = {
    "a return": ("return",),
    "papers": ("report", "--office", "fisheries", "--format", "pdf"),
    "a roll-up": ("rollup", "returns"),
    "the self-check": ("selfcheck", "page"),
    "a register": ("register", "new"),
    "a mapping": ("mapping", "new", "list.csv"),
}


@pytest.mark.parametrize("typed", BESIDE_THE_LEDGER.values(), ids=BESIDE_THE_LEDGER)
def test_no_command_writes_a_file_that_the_ledger_would_take_for_its_own(tmp_path, typed):
    folder = lay_example(tmp_path / "space")
    (folder / "list.csv").write_text("user id,status\nuno,active\n", "utf-8")
    run("audit", "--keep", "--yes", "--meeting", "2024-02", "--on", "2024-02-20", cwd=folder)
    (folder / "returns").mkdir()
    before = {path.name for path in folder.iterdir()}
    said = run(*typed, "--output", "ledger.db-journal", "--on", "2024-03-01", "--language", "en", cwd=folder, code=3)
    assert "would be taken for one of the workspace's own files" in " ".join(said.stderr.split())
    assert {path.name for path in folder.iterdir()} == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize(("language", "told"), [("en", "full is no ordinary file"), ("bn", "full সাধারণ ফাইল নয়")])
def test_a_device_in_the_place_of_a_file_is_not_called_a_folder(tmp_path, language, told):
    folder = lay_example(tmp_path / "space")
    run("audit", "--keep", "--yes", "--meeting", "2024-02", "--on", "2024-02-20", cwd=folder)
    typed = ("return", "--output", "/dev/full", "--on", "2024-03-01", "--language", language)
    assert told in run(*typed, cwd=folder, code=3).stderr


def test_a_file_in_the_place_of_a_folder_is_called_one(tmp_path):
    folder = lay_example(tmp_path / "space")
    (folder / "papers").touch()
    run("audit", "--keep", "--yes", "--meeting", "2024-02", "--on", "2024-02-20", cwd=folder)
    for typed in (("report", "--output", "papers"), ("return", "--output", "papers/of-may.json")):
        said = run(*typed, "--on", "2024-03-01", cwd=folder, code=3).stderr
        assert "papers is a file, and a folder is meant" in said


def test_a_typed_year_is_not_cut_out_of_a_day():
    told = Text(en="{day}: {typed}", bn="{day}: {typed}").filled(day=date(2024, 1, 18), typed="2024")
    assert without_strays(told, Language.EN, ["2024"]) == "18.01.2024: …"
    assert without_strays(told, Language.BN, ["2024"]) == "১৮.০১.২০২৪: …"


def test_the_programs_own_words_are_read_once_for_all_messages_of_a_run(monkeypatch):
    told = Text(en="No office Kaliganj; no office Satkhira", bn="Kaliganj, Satkhira নেই")
    for message in (told, told):
        assert without_strays(message, Language.EN, ["Kaliganj", "Satkhira"]) == "No office …; no office …"
        monkeypatch.setattr(SourceFileLoader, "get_code", lambda *_: pytest.fail("read again"))


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_number_that_may_be_a_secret_is_repeated_in_the_digits_of_neither_script(tmp_path, language):
    lay_example(tmp_path / "space")
    run("audit", "--keep", "--yes", "--meeting", "2024-02", "--on", "2024-02-20", cwd=tmp_path / "space")
    said = run("report", "--round", "90817263", "--language", language, cwd=tmp_path / "space", code=3).stderr
    assert "90817263" not in said
    assert "৯০৮১৭২৬৩" not in said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (("audti",), "audit"),
        (("rostr",), "roster, restore"),
        (("roster", "chek"), "check"),
        (("audit", "--kep"), "--keep"),
    ],
)
def test_of_what_was_mistyped_only_what_is_near_is_named(tmp_path, typed, meant):
    assert f"Perhaps this is meant: {meant}." in run(*typed, cwd=tmp_path, code=2).stderr


@pytest.mark.parametrize(
    ("typed", "code", "told"),
    [
        (("restore", "{long}", "new"), 2, "there is no such file"),
        (("totp", "check", "--qr", "{long}"), 2, "there is no such file"),
        (("rounds", "--workspace", "{long}"), 3, "is longer than this system takes"),
        (("keys", "--key-file", "{long}"), 3, "is longer than this system takes"),
        (("backup", "{long}"), 3, "is longer than this system takes"),
        (
            ("backup", "odd-\udcff"),
            3,
            "odd-?: its name has a sign that cannot be written down here, so nothing was copied",
        ),
    ],
)
def test_an_address_that_no_file_can_have_is_no_defect_of_the_program(tmp_path, typed, code, told):
    lay_example(tmp_path / "space")
    where = () if "--workspace" in typed else ("--workspace", tmp_path / "space")
    words = (each.replace("{long}", "x" * 300) for each in typed)
    assert told in " ".join(run(*words, *where, "--language", "en", cwd=tmp_path, code=code).stderr.split())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("report", "--output", "annex.pdf"), "Name a folder. For one paper add --office or --audience."),
        (("report", "--format", "html", "--output", "page.html"), "what ends in .html is a file"),
        (("report", "--pack", "--output", "pack.zip"), "what ends in .zip is a file"),
        (("rollup", ".", "--output", "rollup.PDF"), "what ends in .pdf is a file"),
        (("return", "--output", "khulna.txt"), "name a file that ends in .json"),
    ],
)
def test_a_name_that_does_not_fit_what_is_written_is_refused_before_anything_is(tmp_path, typed, told):
    lay_example(tmp_path / "space")
    where = ("--workspace", tmp_path / "space", "--on", "2024-02-20", "--language", "en")
    run("audit", "--keep", "--yes", "--meeting", "2024-02", *where, code=1)
    assert told in " ".join(run(*typed, *where, cwd=tmp_path, code=2).stderr.split())
    assert [path.name for path in tmp_path.iterdir()] == ["space"]
    (tmp_path / typed[-1]).mkdir()
    assert run(*typed, *where, cwd=tmp_path).returncode in {0, 1, 3}
