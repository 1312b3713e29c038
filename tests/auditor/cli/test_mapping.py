"""`auditor mapping`: the systems that are known, and a mapping for one that is not."""

from __future__ import annotations

import json
import os
import sys

import pytest
from running import run
from system_records import as_file, facts, read

from auditor.exports.mapping import shipped

LIST = "Konto,ইমেইল,অবস্থা,2FA,Remark\nuao.paikgacha,,সক্রিয়,Ja,Zq7-vulpes\nufo.paikgacha,,নিষ্ক্রিয়,Nein,x y\n"


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "own-list.csv"
    path.write_text(LIST.replace("Konto", "Username"), "utf-8")
    return path


def test_the_list_names_every_system():
    listed = run("mapping", "list", code=0).stdout
    assert all(mapping.id in listed for mapping in shipped())


def test_in_a_pipe_the_proposal_is_printed_and_nothing_is_written(record):
    done = run("mapping", "new", record, code=0)
    assert 'login = ["Username"]' in done.stdout
    assert 'ignores = ["Remark"]' in done.stdout
    assert not record.with_suffix(".toml").exists()


def test_at_a_terminal_each_column_is_confirmed_and_the_mapping_reads_the_record(record):
    # five columns as proposed; then what the two words mean, and the day
    done = run(
        "mapping",
        "new",
        record,
        "--language",
        "en",
        "--on",
        "2024-02-20",
        typed="\n" * 5 + "1\n2\n10.02.2024\n",
        code=0,
    )
    assert 'Column "2FA", proposed: two-step is on' in done.stderr
    assert 'Column "2FA" (two-step is on): the word "Ja" says' in done.stderr
    assert "vulpes" not in done.stderr + done.stdout
    written = record.with_suffix(".toml").read_bytes()
    assert facts(read(as_file(record.name, record.read_bytes()), as_file("own-list.toml", written))) == {
        "agriculture": {"active": True, "two_step_enrolled": True},
        "fisheries": {"active": False, "two_step_enrolled": False},
    }


def test_a_column_can_be_given_another_meaning(record):
    run(
        "mapping",
        "new",
        record,
        "--language",
        "en",
        "--on",
        "2024-02-20",
        typed="\n\n11\n\n\n1\n2\n10.02.2024\n",
        code=0,
    )
    assert 'fact = "active"' not in record.with_suffix(".toml").read_text("utf-8")


def test_a_word_may_mean_otherwise_in_each_column_and_a_locked_account_is_out_of_use(tmp_path):
    path = tmp_path / "ad-2024-02-10.csv"
    path.write_text("Username,2FA,Gesperrt\nuao.paikgacha,Ja,Nein\nufo.paikgacha,Nein,Ja\n", "utf-8")
    done = run(
        "mapping",
        "new",
        path,
        "--language",
        "en",
        "--on",
        "2024-02-20",
        # the third column says who is locked; in it the words are asked for by themselves
        typed="\n\n4\n" + "1\n2\n" * 2,
        code=0,
    )
    assert 'Column "Gesperrt" (account locked, blocked or suspended): the word "Nein" says' in done.stderr
    written = as_file("ad-2024-02-10.toml", path.with_suffix(".toml").read_bytes())
    assert facts(read(as_file(path.name, path.read_bytes()), written)) == {
        "agriculture": {"active": True, "two_step_enrolled": True},
        "fisheries": {"active": False, "two_step_enrolled": False},
    }


@pytest.mark.parametrize(
    ("heading", "yes"),
    [("Locked", "Yes"), ("Blocked", "blocked"), ("Account locked", "1"), ("isDisabled", "true"), ("স্থগিত", "হ্যাঁ")],
)
def test_a_column_of_who_is_locked_is_proposed_as_the_opposite_of_in_use(tmp_path, heading, yes):
    path = tmp_path / "list-2024-02-10.csv"
    path.write_text(f"Username,{heading}\nuao.paikgacha,no\nufo.paikgacha,{yes}\n", "utf-8")
    beside = as_file("list-2024-02-10.toml", run("mapping", "new", path, code=0).stdout)
    assert facts(read(as_file(path.name, path.read_bytes()), beside)) == {
        "agriculture": {"active": True},
        "fisheries": {"active": False},
    }


def test_headings_that_a_known_system_has_are_proposed_with_what_they_mean_there(tmp_path):
    path = tmp_path / "redmine-2024-02-10.csv"
    path.write_text("User code,Two-factor authentication scheme,Last connection\nuao.paikgacha,totp,\n", "utf-8")
    proposed = run("mapping", "new", path, code=0).stdout
    assert 'login = ["User code"]' in proposed
    assert 'two_step = ["Two-factor authentication scheme"]' in proposed
    assert 'last_login = ["Last connection"]' in proposed


def test_two_columns_that_are_said_to_hold_the_same_are_told_and_asked_for_again(record):
    done = run(
        "mapping",
        "new",
        record,
        "--language",
        "en",
        "--on",
        "2024-02-20",
        # the remark is said to be the account's state too; then it is not read
        typed="\n\n\n\n3\n" + "\n\n\n\n11\n" + "1\n2\n10.02.2024\n",
        code=0,
    )
    assert 'two columns, "অবস্থা" and "Remark", are said to hold the same (account in use or switched off)' in done.stderr
    assert "vulpes" not in done.stderr
    assert 'status = ["অবস্থা"]' in record.with_suffix(".toml").read_text("utf-8")


def test_json_is_proposed_by_its_paths(tmp_path):
    path = tmp_path / "list-2024-02-10.json"
    path.write_text(
        json.dumps({"data": {"people": [{"username": "uao.paikgacha", "security": {"mfa": True}}]}}), "utf-8"
    )
    done = run("mapping", "new", path, code=0)
    assert 'rows = ["data/people[]"]' in done.stdout
    beside = as_file("list-2024-02-10.toml", done.stdout)
    assert facts(read(as_file(path.name, path.read_bytes()), beside)) == {"agriculture": {"two_step_enrolled": True}}


@pytest.mark.parametrize("sign", ["\\ud800", "\x7f", "\\u007f"])
@pytest.mark.parametrize(
    "written",
    [
        '[{"user@name": "a.b", "mfa": true}]',
        '[{"@": {"username": "a.b"}, "mfa": true}]',
        '{"x@": [{"username": "a.b", "mfa": true}]}',
    ],
)
def test_a_key_with_a_sign_that_no_mapping_can_hold_is_passed_over(tmp_path, written, sign):
    path = tmp_path / "x-2024-02-10.json"
    path.write_text(written.replace("@", sign), "utf-8")
    assert "no row of headings" in run("mapping", "new", path, code=3).stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Username,Password\na,b\n", "password"),
        ("Colour,Size\nred,4\n", "no row of headings"),
        ("Username,Colour\na,red\n", "no column says anything"),
        ("Status,Colour\nactive,red\n", "without a column of user IDs"),
    ],
)
def test_what_cannot_be_mapped_is_refused_in_plain_words(tmp_path, content, told):
    path = tmp_path / "x-2024-02-10.csv"
    path.write_text(content, "utf-8")
    assert told in run("mapping", "new", path, code=3).stderr


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no file can have such a name there")
def test_a_name_that_cannot_be_read_is_refused_in_plain_words(tmp_path, record):
    odd = tmp_path / os.fsdecode(b"own-\xe9.csv")
    record.rename(odd)
    assert "own-?.csv: its name has a sign" in run("mapping", "new", odd, "--language", "en", code=3).stderr
    odd.rename(record)
    line = ("mapping", "new", record, "--output", odd.with_suffix(".toml"), "--language", "en")
    assert "own-?.toml: its name has a sign" in run(*line, code=3).stderr


def test_a_mapping_that_is_there_is_never_overwritten(record):
    place = record.with_suffix(".toml")
    place.write_text("recorded_on = 2024-02-10\n", "utf-8")
    done = run("mapping", "new", record, "--output", place, code=3)
    assert "is there already" in done.stderr
    assert place.read_text("utf-8") == "recorded_on = 2024-02-10\n"


def test_a_record_is_found_by_the_name_that_messages_give_it(tmp_path, record):
    run("init", tmp_path / "new", "--upazila", "Koyra", "--last-meeting", "18.01.2024", code=0)
    exports = tmp_path / "new" / "evidence" / "exports"
    exports.mkdir(parents=True)
    record.rename(exports / record.name)
    assert "Username" in run("mapping", "new", f"exports/{record.name}", "--workspace", tmp_path / "new", code=0).stdout
