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
    assert 'The word "Ja" says' in done.stderr
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
        typed="\n\n10\n\n\n1\n2\n10.02.2024\n",
        code=0,
    )
    assert 'fact = "active"' not in record.with_suffix(".toml").read_text("utf-8")


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
