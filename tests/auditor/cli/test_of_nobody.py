"""An answer that names no office of the roster bars nothing, and is one line in the chair's and the assistant programmer's copies."""

from __future__ import annotations

import json
from importlib import resources

import jsonschema
import pytest
from running import run
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

SCHEMA = json.loads((resources.files("reports") / "schemas" / "portal-auditor-v1.schema.json").read_text("utf-8"))
DONE = '২০.০২.২০২৪,ফোন,"চালু, লগইনে কোড চায়",১৯.০২.২০২৪,ঠিক আছে,,,'
UNKNOWN = "অচেনা দপ্তর,,২০.০২.২০২৪,ফোন,চালু নেই,,,,,"
LINE = "Answers that name no office of the roster: 2 rows (register-1.csv). They count for nobody, and bar nothing."
LINE_BN = "তালিকার কোনো দপ্তরের নাম নেই এমন উত্তর: ২টি সারি (register-1.csv)। এগুলো কারও নামে ধরা হয়নি, কারও ফলও বদলায়নি।"


@pytest.fixture
def upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    return upazila


def report(upazila, audience, language="en"):
    given = ("--audience", audience, "--format", "terminal", "--language", language)
    return run("report", *given, "--on", "2024-02-20", "--workspace", upazila.folder).stdout


def keep(upazila, *rows):
    upazila.answers(f"Lota UP,,{DONE}", f"Koyra UP,,{DONE}", *rows)
    kept = upazila.keep("--yes")
    assert "Audit kept" in kept.stderr, kept.stderr


@pytest.mark.parametrize("audience", ["chair", "auditor"])
def test_the_copies_for_chair_and_auditor_have_a_line_with_how_many_rows_of_which_file(upazila, audience):
    keep(upazila, UNKNOWN, f",{UNKNOWN.partition(',')[2]}".replace(",,২০", ",Nobody,২০"))
    assert LINE in " ".join(report(upazila, audience).split())
    assert LINE_BN in " ".join(report(upazila, audience, language="bn").split())
    assert run("verify", "--workspace", upazila.folder, "--on", "2024-02-20").returncode == 0


def test_the_minutes_copy_says_nothing_of_it(upazila):
    keep(upazila, UNKNOWN)
    shown = " ".join(report(upazila, "minutes").split())
    assert shown
    assert "name no office" not in shown
    assert "অচেনা" not in shown


def test_nothing_is_said_where_every_row_names_an_office(upazila):
    keep(upazila)
    assert "name no office" not in " ".join(report(upazila, "chair").split())


def test_the_record_has_it_too(upazila):
    keep(upazila, UNKNOWN)
    run("report", "--on", "2024-02-20", "--format", "json", "--workspace", upazila.folder)
    found = {path.name: json.loads(path.read_text("utf-8")) for path in (upazila.folder / "out").rglob("*.json")}
    for audience in ("chair", "auditor"):
        (record,) = [each for name, each in found.items() if f"annex-{audience}" in name]
        jsonschema.validate(record, SCHEMA)
        assert record["of_nobody"] == [{"file": "register-1.csv", "rows": 1}]
