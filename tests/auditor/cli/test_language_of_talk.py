"""Help, errors, tables and questions are in one language: the one asked for, else the workspace's where somebody reads it."""

from __future__ import annotations

import io
import json
import re
import sys
from types import SimpleNamespace

import click
import pytest
from running import run, run_process

from auditor.cli import COMMANDS, _commands, _language, _windows_console, cli
from auditor.i18n import Language

BANGLA = re.compile("[\u0980-\u09ff]")


def every_command(command, path=()):
    yield path, command
    parts = COMMANDS if path == () else getattr(command, "commands", {})
    context = click.Context(command, resilient_parsing=True)
    for name in parts:
        yield from every_command(command.get_command(context, name), (*path, name))


EVERY = dict(every_command(cli))


@pytest.mark.parametrize("path", EVERY, ids=lambda path: " ".join(path) or "auditor")
def test_every_command_and_option_has_its_help_in_both_languages(path):
    command = EVERY[path]
    assert isinstance(command, _commands.Command)
    own = {option.name: option.told for option in command.params if isinstance(option, _commands.Option)}
    clicks = {option.name for option in command.params if isinstance(option, click.Option)} - own.keys()
    assert clicks <= {"version"}
    for told in (command.told, *own.values()):
        assert told.en
        assert BANGLA.search(told.bn), told.en


@pytest.mark.parametrize("path", EVERY, ids=lambda path: " ".join(path) or "auditor")
def test_help_in_bangla_has_none_of_the_words_that_click_says_in_english(path):
    said = run(*path, "--language", "bn", "--help", code=0).stdout
    for words in (
        "Usage",
        "Options:",
        "Commands:",
        "Show ",
        "[OPTIONS]",
        "COMMAND",
        "[ARGS]",
        "DIRECTORY",
        "TEXT",
        "required",
    ):
        assert words not in said
    assert "অপশন" in said


PROMISED = {
    (("report",), "en"): ("of reports, sheets and letters that the command makes", "Register, call sheet, forms and receipts are in the workspace's whatever is said here."),
    (("report",), "bn"): ("এই কমান্ডে তৈরি প্রতিবেদন, নির্দেশিকা ও চিঠির ভাষা", "রেজিস্টার, ফোন তালিকা, তথ্য ছক ও প্রাপ্তিস্বীকার সব সময় কাজের ফোল্ডারের ভাষায় হয়।"),
    (("dispute", "answer"), "en"): ("stands as no information until something is told of it since, or as not done where a no was told before that yes", "What was not done stays so."),
    (("dispute", "answer"), "bn"): ("করণীয়ের নতুন তথ্য না আসা পর্যন্ত “তথ্য পাওয়া যায়নি” থাকে; তারও আগে “হয়নি” জানানো থাকলে সেটি আবার বহাল হয়", "যা হয়নি তা তেমনই থাকে।"),
}  # fmt: skip


@pytest.mark.parametrize(("asked", "promised"), PROMISED.items(), ids=lambda each: " ".join(map(str, each))[:30])
def test_help_says_in_which_language_papers_are_made_and_how_it_stands_after_an_upheld_request(asked, promised):
    path, language = asked
    said = " ".join(run(*path, "--language", language, "--help", code=0).stdout.split())
    assert [words for words in promised if words not in said] == []


@pytest.mark.parametrize("path", EVERY, ids=lambda path: " ".join(path) or "auditor")
def test_help_ends_each_sentence_once_and_in_bangla_names_no_part_of_a_place_in_english(path):
    shown = {language: run(*path, "--language", language, "--help", code=0).stdout for language in ("en", "bn")}
    assert not re.search(r"(?<!\.)\.\.(?!\.)|।।", " ".join(shown.values()))
    assert not re.search(r"<[a-z]+>", shown["bn"])


def test_a_rule_that_is_explained_in_bangla_is_so_to_its_source():
    rules = [rule["id"] for rule in json.loads(run("policies", "--json", code=0).stdout)["policies"]]
    for rule in rules:
        said = run("policies", rule, "--language", "bn", code=0).stdout
        assert all(BANGLA.search(line.partition(": ")[2] or line) for line in said.splitlines()), said
        assert not re.search(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}", said)


def test_what_is_a_file_alone_is_not_called_a_file_or_folder():
    named = {(path, param.name): param.make_metavar(click.Context(command)) for path, command in EVERY.items() for param in command.params if isinstance(param, click.Option)}  # fmt: skip
    assert [option for option, metavar in named.items() if metavar == "PATH"] == []


def metavars(command):
    """Return the words in capitals that stand for what is typed with a command."""
    context = click.Context(command, resilient_parsing=True)
    pieces = [piece for param in command.params for piece in param.get_usage_pieces(context)]
    shown = [
        param.make_metavar(context) for param in command.params if isinstance(param, click.Option) and not param.is_flag
    ]
    return set(re.findall(r"[A-Z]+(?:-[A-Z]+)?", " ".join([*pieces, *shown])))


METAVARS = {word for command in EVERY.values() for word in metavars(command)}


@pytest.mark.parametrize("path", EVERY, ids=lambda path: " ".join(path) or "auditor")
def test_help_in_bangla_calls_what_is_to_be_typed_in_bangla_only(path):
    assert {"FILE", "MEETING", "COLUMN", "OFFICE", "YYYY-MM"} <= METAVARS
    said = run(*path, "--language", "bn", "--help", code=0).stdout
    ways_of_writing = {"YYYY-MM"}
    assert not METAVARS - ways_of_writing & set(re.findall(r"[A-Z]+", said))
    assert not re.findall(r"(?m)--[a-z-]+ [A-Z].*", said)
    assert all(re.search(rf"(?m)^ .*--[a-z-]+ {word}", said) is None for word in ways_of_writing)


def test_every_one_line_help_is_in_both_languages():
    shown = {language: run("--language", language, "--help", code=0).stdout for language in ("en", "bn")}
    for name, told in COMMANDS.items():
        assert BANGLA.search(told.bn), name
        assert " ".join(told.en.split()) in " ".join(shown["en"].split())
        assert " ".join(told.bn.split()) in " ".join(shown["bn"].split())


def test_the_language_stands_before_or_after_help():
    for typed in (
        ("--language", "bn", "audit", "--help"),
        ("audit", "--help", "--language=bn"),
        ("help", "audit", "--language", "bn"),
    ):
        assert "যেভাবে লিখতে হয়" in run(*typed, code=0).stdout


TALK = [
    ("roster", "list"),
    ("audit", "--on", "2024-03-21"),
    ("audit", "--help"),
    ("adit",),
    ("rounds", "--on", "yesterday"),
]


@pytest.mark.parametrize("typed", TALK, ids=" ".join)
def test_on_a_screen_a_workspaces_language_is_that_of_the_talk(folder, typed):
    done = run(*typed, cwd=folder, screen="utf-8")
    assert BANGLA.search(done.stdout + done.stderr)
    assert not BANGLA.search(run(*typed, "--language", "en", cwd=folder, screen="utf-8").stderr)


def test_a_paper_of_plain_text_that_is_written_to_a_file_has_the_workspaces_language_as_any_other_paper(
    folder, tmp_path
):
    run("audit", "--keep", "--meeting", "2024-02", "--on", "2024-02-20", "--yes", cwd=folder)
    line = ("report", "--audience", "minutes", "--format", "terminal")
    run(*line, "--output", tmp_path / "minutes.txt", cwd=folder, code=0)
    assert BANGLA.search((tmp_path / "minutes.txt").read_text("utf-8"))
    run(*line, "--output", tmp_path / "english.txt", "--language", "en", cwd=folder, code=0)
    assert "At a glance" in (tmp_path / "english.txt").read_text("utf-8")
    assert not BANGLA.search(run(*line, cwd=folder, code=0).stdout.splitlines()[0])


def test_a_workspace_that_is_named_gives_its_language_too(folder, tmp_path):
    assert BANGLA.search(run("roster", "list", "--workspace", folder, cwd=tmp_path, screen="utf-8", code=0).stdout)


def test_a_folder_of_the_workspace_has_its_language(folder):
    assert BANGLA.search(run("adit", cwd=folder / "evidence", screen="utf-8", code=2).stderr)


def test_a_language_that_there_is_not_is_wrong_usage():
    assert "bn, en" in run("audit", "--language", "fr", code=2).stderr


def test_a_name_of_a_workspace_that_no_disk_takes_stops_no_help():
    assert "Usage" in run("audit", "--help", "--workspace", "x" * 300, screen="utf-8", code=0).stdout


def test_the_language_of_a_table_of_the_settings_is_not_the_workspaces(tmp_path):
    (tmp_path / "auditor.toml").write_text('[other]\nlanguage = "bn"\n', "utf-8")
    assert not BANGLA.search(run("adit", cwd=tmp_path, screen="utf-8", code=2).stderr)


def test_settings_that_cannot_be_read_stop_no_help(tmp_path):
    (tmp_path / "auditor.toml").write_bytes(b"\xff\xfe language = \x00")
    assert "Usage" in run("audit", "--help", cwd=tmp_path, screen="utf-8", code=0).stdout


def test_programs_that_read_through_a_pipe_are_talked_to_in_english_unless_they_ask(folder):
    assert not BANGLA.search(run_process("roster", "list", cwd=folder, code=0).stdout)
    assert BANGLA.search(run_process("roster", "list", "--language", "bn", cwd=folder, code=0).stdout)


def test_the_checklist_talks_through_a_pipe_as_the_other_commands_do(folder):
    assert not BANGLA.search(run_process(cwd=folder, code=0).stdout)
    assert BANGLA.search(run_process("--language", "bn", cwd=folder, code=0).stdout)
    assert BANGLA.search(run(cwd=folder, screen="utf-8", code=0).stdout)


@pytest.mark.parametrize("screen", ["ascii", "cp437"])
@pytest.mark.parametrize("more", [(), ("--language", "bn")], ids=["the workspace's", "asked"])
def test_a_console_without_bangla_says_so_once_and_goes_on_in_english(folder, screen, more):
    done = run("audit", "--on", "2024-03-21", *more, cwd=folder, screen=screen, code=1)
    assert done.stderr.count("This console cannot show Bangla letters") == 1
    assert "Standing" in done.stdout
    assert "\\u09" not in done.stdout + done.stderr


def console_of(name):
    """Return what Windows tells of a console whose window has a class of that name."""

    def write(window, into, longest):
        assert (window, longest) == (65_842, len(into))
        into.value = name

    return SimpleNamespace(GetConsoleWindow=lambda: 65_842, GetClassNameW=write)


@pytest.mark.parametrize(
    ("window", "talks"),
    [("ConsoleWindowClass", Language.EN), ("PseudoConsoleWindow", Language.BN)],
    ids=["conhost", "Windows Terminal"],
)
def test_the_old_console_of_windows_has_no_bangla_though_python_writes_utf8_to_it(
    folder, window, talks, monkeypatch, capsys
):
    told = console_of(window)
    monkeypatch.setattr(_windows_console, "_library", lambda _name: told)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(_language, "_consoles", lambda: [io.TextIOWrapper(io.BytesIO(), encoding="utf-8")])
    monkeypatch.setattr(sys, "argv", ["auditor", "audit"])
    monkeypatch.setattr(_language, "_ON_WINDOWS", True)
    assert _language.talk() is talks
    _language.tell_of_console()
    assert ("open Windows Terminal" in capsys.readouterr().err) is (talks is Language.EN)


def test_bangla_that_comes_from_a_file_is_shown_as_question_marks_and_told(folder):
    (folder / "evidence" / "তথ্য.xlsx").write_bytes(b"no workbook")
    done = run("audit", "--on", "2024-03-21", "--language", "en", cwd=folder, screen="ascii", code=1)
    assert "?.xlsx" in done.stderr
    assert done.stderr.count("This console cannot show Bangla letters") == 1


def test_a_console_that_is_not_asked_for_bangla_is_told_nothing(tmp_path):
    for asked in ((), ("--language", "en")):
        assert "This console" not in run("policies", *asked, cwd=tmp_path, screen="ascii", code=0).stderr


@pytest.mark.parametrize("on_screen", [True, False])
def test_what_no_encoding_has_ends_no_run(monkeypatch, on_screen):
    shown = io.BytesIO()
    stream = io.TextIOWrapper(shown, encoding="utf-8", errors="strict")
    stream.isatty = lambda: on_screen
    monkeypatch.setattr(sys, "stdout", stream)
    _language.make_streams_safe()
    sys.stdout.write("a\udcff.xlsx")
    sys.stdout.flush()
    assert shown.getvalue() == b"a\\udcff.xlsx"


def test_a_run_without_streams_has_a_language(monkeypatch):
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    _language.make_streams_safe()
    assert _language.talk() is _language.Language.EN


@pytest.mark.parametrize("sign", ["\x1b", "\x7f", "\x9b", "\u061c", "\u200f", "\u202e", "\u2067"])
def test_a_sign_that_orders_a_terminal_is_shown_as_a_question_mark(sign):
    assert _language.harmless(f"ক{sign}\u200d\tb\n") == "ক?\u200d\tb\n"


@pytest.mark.parametrize("answer", ["হ্যাঁ", "হ্যা", "জি", "yes", "y"])
def test_yes_may_be_said_in_either_language(folder, answer):
    typed = (
        "meeting",
        "move",
        "2024-02-15",
        "2024-02-16",
        "--on",
        "2030-01-01",
        "--language",
        "bn",
        "--workspace",
        folder,
    )
    said = run(*typed, typed=f"{answer}\n", code=3).stderr
    assert said.count("[হ্যাঁ/না; শুধু Enter: না]") == 1
    assert "এমন কোনো সভা লেখা নেই" in said  # beyond the question
    assert "এমন কোনো সভা লেখা নেই" not in run(*typed, typed="না\n", code=3).stderr


def test_an_office_a_day_and_a_month_may_be_typed_in_bangla_digits(folder):
    run("audit", "--keep", "--yes", "--meeting", "২০২৪-০২", "--on", "২০২৪-০২-২০", "--workspace", folder, code=1)
    told = [
        run("report", "--office", office, "--format", "json", "--workspace", folder, code=0).stdout
        for office in ("02", "০২", "২")
    ]
    assert told[0] == told[1] == told[2]
    assert (
        run("report", "--round", "১", "--office", "০২", "--format", "json", "--workspace", folder, code=0).stdout
        == told[0]
    )


LOCALES = {
    "Bangla": ({"LANG": "bn_BD.UTF-8"}, True),
    "Bangla of India": ({"LANG": "bn_IN"}, True),
    "Bangla, but messages in English": ({"LANG": "bn_BD.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, False),
    "everything in Bangla": ({"LANG": "en_GB.UTF-8", "LC_ALL": "bn_BD.UTF-8"}, True),
    "English": ({"LANG": "en_GB.UTF-8"}, False),
    "none": ({"LANG": "C.UTF-8"}, False),
    "a language that begins alike": ({"LANG": "byn_ER.UTF-8"}, False),
}


@pytest.fixture(params=LOCALES.values(), ids=LOCALES)
def of_locale(request, monkeypatch):
    variables, bangla = request.param
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, variables.get(name, ""))
    return bangla


def test_where_there_is_no_workspace_people_are_talked_to_in_the_language_of_their_computer(of_locale, tmp_path):
    done = run("audit", cwd=tmp_path, screen="utf-8")
    assert bool(BANGLA.search(done.stderr)) is of_locale


def test_a_workspaces_language_and_the_one_asked_for_come_before_the_computers(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert BANGLA.search(run("adit", cwd=folder, screen="utf-8").stderr)
    monkeypatch.setenv("LC_ALL", "bn_BD.UTF-8")
    assert not BANGLA.search(run("audit", "--language", "en", cwd=tmp_path, screen="utf-8").stderr)


def test_programs_are_talked_to_in_english_whatever_the_computers_language_is(tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "bn_BD.UTF-8")
    assert not BANGLA.search(run_process("audit", cwd=tmp_path).stderr)


@pytest.mark.parametrize(
    ("named", "talks"),
    [
        ("Bengali_Bangladesh.1252", Language.BN),
        ("bn-BD", Language.BN),
        ("English_United States.1252", None),
        ("en-GB", None),
        ("C", None),
    ],
)
def test_without_variables_the_system_is_asked(named, talks, monkeypatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(_language.locale, "setlocale", lambda _category: named)
    assert _language.of_computer() is talks
