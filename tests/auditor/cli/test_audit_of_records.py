"""A record in the evidence folder, from the audit to the papers and back."""

from __future__ import annotations

import gc
import json

import pytest
from few_offices import lay_example
from running import run
from system_records import SECRET, SECRET_PLACE

from auditor.cli import audit

KEPT = ("--keep", "--meeting", "2024-03", "--on", "2024-03-21", "--yes")
RECORD = "Username,2FA,Konto\nagricultur.1,Ja,x\nagricultur.2,Nein,x\n"
OWN = """
title = { en = "our portal", bn = "আমাদের পোর্টাল" }
recorded_on = 2024-03-20
[[table]]
needs = ["login", "two_step"]
ignores = ["Konto"]
[table.fields]
login = ["Username"]
two_step = ["2FA"]
[[facts]]
fact = "two_step_enrolled"
field = "two_step"
yes = ["Ja"]
no = ["Nein"]
"""


@pytest.fixture(scope="module")
def space(tmp_path_factory):
    """A workspace with a record and a mapping beside it, and a round kept of them."""
    folder = lay_example(tmp_path_factory.mktemp("records") / "space")
    exports = folder / "evidence" / "exports"
    exports.mkdir()
    (exports / "ours.csv").write_text(RECORD, "utf-8")
    (exports / "ours.toml").write_text(OWN, "utf-8")
    run("audit", *KEPT, "--workspace", folder, code=1)
    return folder


def two_step_of(space, office):
    told = json.loads(run("report", "--office", office, "--format", "json", "--workspace", space, code=0).stdout)
    return [(account["duties"][-1]["outcome"], account["duties"][-1]["grade"]) for account in told["accounts"]]


def test_what_a_record_says_stands_in_the_paper_with_its_grade(space):
    assert two_step_of(space, "1")[:2] == [("pass", "exported"), ("fail", None)]
    paper = run(
        "report", "--office", "1", "--format", "terminal", "--language", "bn", "--workspace", space, code=0
    ).stdout
    assert "রেকর্ড" in paper


def test_the_round_comes_out_the_same_and_a_mapping_that_was_changed_is_named(space):
    assert "the same" in run("verify", "--language", "en", "--workspace", space, code=0).stderr
    beside = space / "evidence" / "exports" / "ours.toml"
    beside.write_text(OWN.replace('"Ja"', '"Nein", "Ja"'), "utf-8")
    told = run("verify", "--language", "en", "--workspace", space).stderr
    beside.write_text(OWN, "utf-8")
    assert "exports/ours.toml" in told


def test_a_record_with_passwords_stops_the_keeping_of_a_round(space):
    spoilt = space / "evidence" / "exports" / "list-2024-03-20.csv"
    spoilt.write_text(
        f"Username,Status,Password\nagricultur.1,Active,{SECRET_PLACE.decode()}\n".replace("@@SECRET@@", SECRET),
        "utf-8",
    )
    done = run("audit", "--keep", "--meeting", "2024-04", "--on", "2024-04-18", "--yes", "--workspace", space, code=3)
    spoilt.unlink()
    assert "exports/list-2024-03-20.csv" in done.stderr
    assert SECRET not in done.stderr + done.stdout


def test_a_record_of_a_day_to_come_is_asked_about_with_both_ways_before_a_round_is_kept_without_it(tmp_path):
    folder = lay_example(tmp_path / "space")
    exports = folder / "evidence" / "exports"
    exports.mkdir()
    (exports / "ours.csv").write_text(f"{RECORD}nobody.9,Ja,x\n", "utf-8")
    (exports / "ours.toml").write_text(OWN.replace("2024-03-20", "2024-03-28"), "utf-8")
    where = ("--language", "en", "--workspace", folder)
    said = run("audit", "--on", "2024-03-21", *where).stderr
    for words in ("are of 28.03.2024, after 21.03.2024", "set this computer's date", "--on YYYY-MM-DD", "recorded_on"):
        assert words in said
    assert "and the roster differ" not in said
    said = run("audit", "--on", "2024-03-28", *where).stderr
    assert "and the roster differ" in said
    keep = ("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-21", *where)
    rounds = run("rounds", "--json", "--workspace", folder).stdout
    asked = run(*keep, typed="n\n").stderr
    assert "No system records what is still to come" in asked.partition("Is this meant?")[0]
    assert run("rounds", "--json", "--workspace", folder).stdout == rounds
    run(*keep, "--yes", code=1)


def test_no_garbage_is_looked_for_while_offices_are_judged_and_afterwards_it_is_again(space, monkeypatch):
    looked_for = []

    def looking(*args, **kwargs):
        looked_for.append(gc.isenabled())
        return real(*args, **kwargs)

    real = audit.look
    monkeypatch.setattr(audit, "look", looking)
    run("audit", "--workspace", space, "--on", "2024-03-21")
    assert looked_for == [False]
    assert gc.isenabled()
