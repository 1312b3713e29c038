"""What lists tell programs: JSON by a published schema, the same in every language of talk."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest
from few_offices import lay_example
from json_lists import SCHEMA, VALIDATOR
from running import run
from typed_upazila import TypedUpazila
from witnessed_upazila import WitnessedUpazila

from auditor.model.journal import KeysMade
from auditor.rounds.ledger.ledger import Ledger

LISTS = {
    "rounds": ("rounds",),
    "offices": ("roster", "list"),
    "policies": ("policies",),
    "audit": ("audit",),
    "sheets": ("invite", "status"),
    "meetings": ("meeting",),
    "extensions": ("extension",),
    "disputes": ("dispute", "list", "--all"),
    "letters": ("remind", "--list"),
    "sample": ("sample",),
    "keys": ("keys",),
    "mappings": ("mapping", "list"),
    "corrections": ("roster", "corrections"),
    "answers": ("roster", "answers"),
}


DISPUTED = ("dispute", "--duty", "two-step-enabled", "--what", "it is on", "--received", "01.03.2024", "--reference")
EXTENDED = ("--until", "30.04.2024", "--reason", "portal is moved", "--approved-by", "decision V")
WRITTEN = (
    ("settings", "--next-meeting", "25.03.2024"),
    ("meeting", "move", "25.03.2024", "28.03.2024"),
    ("extension", "enter", "fisheries", "two-step-enabled", *EXTENDED),
    (*DISPUTED, "D-1", "--office", "fisheries"),
    (*DISPUTED, "D-2", "--office", "livestock"),
    ("dispute", "answer", "1", "refused", "--day", "10.03.2024", "--reference", "A-1"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A workspace with one kept round, a meeting that was put off, an extension, and two requests of which one was answered."""
    folder = tmp_path_factory.mktemp("lists") / "space"
    lay_example(folder)
    run("audit", "--keep", "--yes", "--meeting", "2024-02", "--on", "2024-02-20", "--workspace", folder, code=1)
    for typed in WRITTEN:
        run(*typed, "--yes", "--on", "2024-03-20", "--workspace", folder, code=0)
    return folder


def listed(folder, *typed, code=None):
    return json.loads(run(*typed, "--json", "--workspace", folder, code=code).stdout)


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert {reference["$ref"].rpartition("/")[2] for reference in SCHEMA["oneOf"]} == {*LISTS}


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_as_its_schema_says_and_the_same_in_every_language(folder, name):
    typed = (*LISTS[name], "--on", "2024-03-21")
    in_english = listed(folder, *typed, "--language", "en")
    assert [error.message for error in VALIDATOR.iter_errors(in_english)] == []
    assert in_english["schema"] == f"portal-auditor/{name}/v1"
    assert listed(folder, *typed, "--language", "bn") == in_english


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_nothing_is_a_list(tmp_path, name):
    run("init", "fresh", "--upazila", "Koyra", "--last-meeting", "2024-01-18", "--on", "2024-02-01", cwd=tmp_path)
    said = listed(tmp_path / "fresh", *LISTS[name], "--on", "2024-03-21", code=1 if name == "audit" else 0)
    assert [error.message for error in VALIDATOR.iter_errors(said)] == []


def test_an_audit_tells_programs_what_it_counts(folder):
    found = listed(folder, "audit", "--on", "2024-03-21", code=1)
    own = [office for office in found["offices"] if office["voluntary"]]
    assert found["counts"]["offices"] == len(found["offices"]) - len(own)
    assert found["round"] is None
    assert {len(office["duties"]) for office in found["offices"]} == {len(found["duties"])}


def test_a_kept_round_is_told_by_its_number(tmp_path):
    lay_example(tmp_path / "space")
    kept = listed(tmp_path / "space", "audit", "--keep", "--yes", "--meeting", "2024-02", "--on", "2024-02-20", code=1)
    assert (kept["round"], kept["meeting"]) == (1, "2024-02")


def test_where_nothing_was_kept_the_list_is_empty(tmp_path):
    lay_example(tmp_path / "space")
    assert listed(tmp_path / "space", "rounds", code=0)["rounds"] == []


def test_one_rule_alone_is_a_list_of_one():
    found = json.loads(run("policies", "two-step-enabled", "--json", code=0).stdout)
    assert [rule["id"] for rule in found["policies"]] == ["two-step-enabled"]


def test_meetings_extensions_and_requests_are_told_to_programs_as_they_stand(folder):
    on = ("--on", "2024-03-21")
    moved = listed(folder, "meeting", *on)["meetings"][-1]
    assert (moved["meeting"], moved["day"], moved["former_days"]) == ("2024-03", "2024-03-28", ["2024-03-25"])
    *before, extended = listed(folder, "extension", *on)["extensions"]
    assert [extended[member] for member in ("number", "subject", "duty", "until", "over", "approved_by")] == [
        len(before) + 1, "fisheries", "two-step-enabled", "2024-04-30", False, "decision V",
    ]  # fmt: skip
    assert extended["note"] == "done"
    answered, waiting = listed(folder, "dispute", "list", "--all", *on)["disputes"]
    assert answered["answer"] == {"result": "refused", "day": "2024-03-10", "reference": "A-1"}
    assert (waiting["number"], waiting["office"], waiting["answer"]) == (2, "livestock", None)
    assert listed(folder, "dispute", "list", *on)["disputes"] == [waiting]


LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,{post},"


def valid(folder, *typed):
    """Return a list that is as its schema says."""
    found = listed(folder, *typed, code=0)
    assert [error.message for error in VALIDATOR.iter_errors(found)] == []
    return found


def test_answers_corrections_and_letters_are_told_to_programs_as_they_stand(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA.format(post="Secretary"))
    made.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,১৯.০১.২০২৪,,,")
    made.keep(code=1)
    made.lists(LOTA.format(post="Administrative Officer"))
    made.keep("--yes", meeting="2024-03", on="2024-03-20", typed="\n" * 3 + "1\n", code=1)
    (answer,) = valid(made.folder, "roster", "answers")["answers"]
    assert (answer["number"], answer["day"], answer["holds"]) == (1, "2024-03-20", True)
    assert "Administrative Officer" in answer["whose"]["en"] + answer["said"]["en"]
    typed = ("--yes", "--on", "2024-03-21", "--workspace", made.folder)
    run("roster", "correct", "lota", "--set", "phone", "01712345678", *typed, code=0)
    (correction,) = valid(made.folder, "roster", "corrections")["corrections"]
    assert (correction["number"], correction["day"], correction["left"]) == (1, "2024-03-21", False)
    assert (correction["subject"], correction["name"]["en"]) == ("lota", "Lota UP")
    run("remind", *typed, code=0)
    run("remind", "--sent", "1", "--memo", "05.44", *typed, code=0)
    (letter,) = valid(made.folder, "remind", "--list", "--on", "2024-03-21")["letters"]
    assert (letter["number"], letter["purpose"], letter["offices"]) == (1, "reminder-1", ["lota"])
    assert (letter["sent"]["day"], letter["sent"]["memo"], letter["answered"]) == ("2024-03-21", "05.44", None)


def test_what_was_drawn_and_which_keys_were_made_is_told_to_programs_and_no_secret(tmp_path):
    upazila = WitnessedUpazila(tmp_path / "space")
    upazila.keep(code=1)
    before = valid(upazila.folder, "sample", "--on", "2024-02-22")
    assert (before["round"], before["held"], before["drawn"]) == (1, True, None)
    assert [office["id"] for office in before["offices"]] == ["lota", "koyra"]
    upazila.run("sample", "draw", "--yes", "2", code=0)
    drawn = valid(upazila.folder, "sample", "--on", "2024-02-22")["drawn"]
    assert (drawn["day"], drawn["number"]) == ("2024-02-22", None)
    assert [(office["serial"], office["id"], office["state"]) for office in drawn["offices"]] == [
        (2, "koyra", "waiting")
    ]
    made = KeysMade("2024-02", "2024-02", "0" * 16, "04" * 65, date(2024, 2, 1))
    Ledger(upazila.folder / "ledger.db").note(made)
    (keys,) = valid(upazila.folder, "keys")["keys"]
    assert keys == {"round": "2024-02", "meeting": "2024-02", "made_on": "2024-02-01", "place": None, "needed": True}


@pytest.mark.parametrize(
    "typed", [("roster", "answers", "1"), ("roster", "corrections", "1"), ("remind",), ("remind", "--sent", "1")]
)
def test_what_lists_nothing_prints_no_json_and_does_nothing(folder, typed):
    before = (folder / "ledger.db").read_bytes()
    said = run(*typed, "--json", "--yes", "--on", "2024-03-21", "--workspace", folder, code=2)
    assert "--json" in said.stderr
    assert not said.stdout
    assert (folder / "ledger.db").read_bytes() == before
