"""Who had finished since a reminder gets the first one again, whatever became of the meeting whose round showed it."""

from __future__ import annotations

import json
import re

import pytest
from running import run
from typed_upazila import TypedUpazila
from unprinted import unprinted

LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1"
GARI = "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Secretary,g1"
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,নিয়ম,প্রোফাইল"
NO = "{},,{},ফোন,চালু নেই,না,না,ঠিক করা হয়নি"
YES = "{},,{},ফোন,চালু,২০.০১.২০২৪,হ্যাঁ,ঠিক আছে"


def remind(upazila: TypedUpazila, *options: str, on: str) -> str:
    with unprinted():
        return run("remind", *options, "--on", on, "--workspace", upazila.folder, code=0).stderr


@pytest.fixture
def reminded(tmp_path) -> TypedUpazila:
    """Return an upazila in which all were reminded once, and Lota finished by the round of March."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA, GARI)
    made.answers(*(NO.format(name, "10.02.2024") for name in ("Lota UP", "Garuikhali UP")), heads=HEADS)
    answers = ("--next-meeting", "2024-03-20", "--memo", "05.44.4700.001", "--serials", "11, 9")
    run("settings", *answers, "--on", "2024-02-20", "--workspace", made.folder, code=0)
    made.keep(code=1)
    assert "first reminder" in remind(made, on="2024-02-22")
    remind(made, "--sent", "1", on="2024-02-22")
    made.answers(YES.format("Lota UP", "10.03.2024"), name="march.csv", heads=HEADS)
    made.keep("--yes", meeting="2024-03", on="2024-03-20", code=1)
    return made


@pytest.mark.parametrize("held", [True, False])
def test_who_had_finished_by_a_round_is_reminded_for_the_first_time_and_others_go_on(reminded, held):
    if not held:
        run("meeting", "cancel", "2024-03", "--on", "2024-03-21", "--workspace", reminded.folder, code=0)
    reminded.answers(NO.format("Lota UP", "10.04.2024"), name="april.csv", heads=HEADS)
    said = remind(reminded, on="2024-04-12")
    assert re.findall(r"Letter \d+: (\w+) reminder, Union parishad; 1 office", said) == ["first", "second"]
    reminded.keep("--yes", meeting="2024-04", on="2024-04-18", code=1)
    assert _reminded(reminded, "lota") == []
    assert _reminded(reminded, "gari") == ["2024-02-22"]


def test_a_round_that_is_kept_again_forgets_no_reminder_of_who_had_not_finished(reminded):
    reminded.keep("--yes", meeting="2024-03", on="2024-03-21", code=1)
    assert _reminded(reminded, "gari") == ["2024-02-22"]


def _reminded(upazila: TypedUpazila, office: str) -> list[str]:
    """Return on which days an office was reminded, as its own report says it."""
    line = ("report", "--office", office, "--format", "json", "--workspace", upazila.folder)
    found = json.loads(run(*line, code=0).stdout)
    return [each["day"] for each in found["reminders"]]


def test_the_checklist_counts_who_was_reminded_and_had_not_finished(reminded):
    shown = run("--language", "en", "--on", "2024-03-22", "--workspace", reminded.folder, code=0).stdout
    assert "Last reminder sent to offices that still owe something: the first to 1" in " ".join(shown.split())


@pytest.mark.parametrize("held", [True, False])
def test_a_duty_that_a_round_has_as_done_and_that_is_undone_anew_is_reminded_of_for_the_first_time(tmp_path, held):
    made = TypedUpazila(tmp_path / "space")
    made.lists(GARI)
    made.answers(NO.format("Garuikhali UP", "10.02.2024"), heads=HEADS)
    answers = ("--next-meeting", "2024-03-20", "--memo", "05.44.4700.001", "--serials", "11, 9")
    run("settings", *answers, "--on", "2024-02-20", "--workspace", made.folder, code=0)
    made.keep(code=1)
    remind(made, on="2024-02-22")
    remind(made, "--sent", "1", on="2024-02-22")
    made.answers("Garuikhali UP,,10.03.2024,ফোন,চালু,না,না,ঠিক করা হয়নি", name="march.csv", heads=HEADS)
    made.keep("--yes", meeting="2024-03", on="2024-03-20", code=1)
    if not held:
        run("meeting", "cancel", "2024-03", "--on", "2024-03-21", "--workspace", made.folder, code=0)
    assert "second reminder" in remind(made, on="2024-04-09")
    made.answers("Garuikhali UP,,10.04.2024,ফোন,চালু নেই,২০.০৩.২০২৪,হ্যাঁ,ঠিক আছে", name="april.csv", heads=HEADS)
    assert "first reminder" in remind(made, on="2024-04-12")
