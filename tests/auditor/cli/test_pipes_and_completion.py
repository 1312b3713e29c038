"""The program keeps the manners of a shell: a closed pipe and the TAB key are no defects."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest
from few_offices import lay_example
from running import ROOT, run

from auditor.cli import COMMANDS, completion


def process(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "auditor", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def completed(line: str, word: int, shell: str = "bash"):
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(word), "_AUDITOR_COMPLETE": f"{shell}_complete"}
    return process(**asked)


def test_a_pipe_whose_reader_has_gone_is_no_defect(tmp_path):
    lay_example(tmp_path / "space")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "roster", "list", "--workspace", str(tmp_path / "space")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="there is no shell that closes a stream there")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_is_no_defect(tmp_path, closed):
    lay_example(tmp_path / "space")
    command = f"'{sys.executable}' -m auditor roster list --workspace '{tmp_path / 'space'}' {closed}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.long(instead="test_a_pipe_whose_reader_has_gone_is_no_defect")
@pytest.mark.skipif(os.name == "nt", reason="there is no head there")
def test_a_reader_that_leaves_after_a_line_is_no_error():
    command = f"'{sys.executable}' -m auditor policies | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.count("\n"), done.stderr) == (1, "")


def test_tab_offers_the_commands_that_begin_so():
    done = completed("auditor ro", 1)
    assert done.stdout.split() == ["plain,roster", "plain,rounds", "plain,rollup"]
    assert (done.returncode, done.stderr) == (0, "")


def test_tab_offers_parts_and_options_of_a_command():
    assert completed("auditor roster ", 2).stdout.split() == [
        "plain,answers",
        "plain,check",
        "plain,correct",
        "plain,corrections",
        "plain,list",
    ]
    assert "plain,--keep" in completed("auditor audit --k", 2).stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("auditor verify ann", ["file,ann"]),
        ("auditor help gr", ["plain,grades"]),
        ("auditor help ro", ["plain,roster", "plain,rounds", "plain,rollup"]),
        ("auditor policies two", ["plain,two-step-enabled", "plain,two-step-method"]),
        ("auditor extension enter 02 two", ["plain,two-step-enabled", "plain,two-step-method"]),
        ("auditor dispute --duty two", ["plain,two-step-enabled", "plain,two-step-method"]),
    ],
)
def test_tab_offers_what_a_command_takes(line, offered):
    assert completed(line, len(line.split()) - 1).stdout.split() == offered


@pytest.mark.sampled
@pytest.mark.parametrize("line", ["auditor adit ", "auditor roster lst --", "auditor audit --on yesterday "])
def test_tab_says_nothing_where_the_line_is_wrong(line):
    done = completed(line, len(line.split()))
    assert done.stderr == ""
    assert "Traceback" not in done.stdout
    assert done.returncode in {0, 3}


def test_tab_imports_no_command_to_list_them():
    script = (
        "import sys\nfrom auditor.cli import cli\n"
        "from click.shell_completion import BashComplete\n"
        "print([item.value for item in BashComplete(cli, {}, 'auditor', '_AUDITOR_COMPLETE').get_completions([], '')])\n"
        "print([name for name in sys.modules if name == 'auditor.cli.audit'])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [str(list(COMMANDS)), "[]"]


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("XDG_CONFIG_HOME", "ZDOTDIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SHELL", "/bin/bash")
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.mark.parametrize(("shell", "starts"), [("bash", ".bashrc"), ("zsh", ".zshrc")])
def test_completion_is_installed_by_one_line_that_stands_once_behind_what_was_there(home, shell, starts):
    (home / starts).write_text("alias ll='ls -l'", "utf-8")
    for _ in range(2):
        run("completion", "install", shell, code=0)
    alias, line = (home / starts).read_text("utf-8").splitlines()
    assert alias == "alias ll='ls -l'"
    script = home / ".config" / "portal-auditor" / f"auditor-completion.{shell}"
    assert line == f". {shlex.quote(str(script))}"
    assert "_AUDITOR_COMPLETE" in script.read_text("utf-8")


def test_fish_finds_completion_in_its_own_folder_and_nothing_else_is_written(home):
    run("completion", "install", "fish", code=0)
    assert [path.name for path in home.rglob("*") if path.is_file()] == ["auditor.fish"]


def test_the_shell_that_runs_is_meant_where_none_is_named(home):
    assert "Completion is on for bash" in run("completion", "install", code=0).stderr
    assert (home / ".bashrc").exists()


def test_a_shell_that_cannot_be_told_is_asked_for(home, monkeypatch):
    monkeypatch.setenv("SHELL", "/bin/ksh")
    monkeypatch.setattr(sys, "platform", "linux")
    assert "completion install bash" in run("completion", "install", code=2).stderr
    assert not list(home.iterdir())


def test_powershell_is_not_given_a_profile_that_it_would_not_run(home, monkeypatch):

    profile = home / "Documents" / "profile.ps1"
    monkeypatch.setattr(completion, "_answers", lambda _: [str(profile), "Restricted"])
    assert "Set-ExecutionPolicy" in run("completion", "install", "powershell", code=3).stderr
    assert not list(home.iterdir())
    monkeypatch.setattr(completion, "_answers", lambda _: [str(profile), "RemoteSigned"])
    profile.parent.mkdir()
    profile.write_bytes("﻿# mine\r\n".encode("utf-16-le"))
    run("completion", "install", "powershell", code=0)
    run("completion", "install", "powershell", code=0)
    assert profile.read_bytes().decode("utf-16").splitlines() == ["# mine", '. "$PSScriptRoot/auditor-completion.ps1"']
    assert "Register-ArgumentCompleter" in (profile.parent / "auditor-completion.ps1").read_text("utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_can_be_printed_for_every_shell(shell):
    assert "_AUDITOR_COMPLETE" in run("completion", "show", shell, code=0).stdout


@pytest.mark.skipif(os.name == "nt", reason="bash is not everywhere there")
def test_bash_takes_the_script(tmp_path):
    script = run("completion", "show", "bash", code=0).stdout
    (tmp_path / "script").write_text(script, "utf-8")
    done = subprocess.run(
        ["bash", "--norc", "-c", f". '{tmp_path / 'script'}'; complete -p auditor"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "_auditor_completion auditor" in done.stdout
