"""A waiver that suspends nothing yet speaks up at the terminal: nobody told of its duty, or it met nothing that is not done."""

from __future__ import annotations

import json

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.cli import _standing, _waivers
from auditor.model.finding import Outcome
from auditor.model.views.waivers import WaiverState
from auditor.rounds import looking_back
from auditor.rounds.identity.listed import open_workspace

WAIVER = """
[[waivers]]
policy = "two-step-enabled"
subject = "lota"
reason = "the portal is being migrated"
approved_by = "2024-01/07"
until = 2024-06-30
"""
BEFORE = WAIVER.replace("2024-06-30", "{until}")
AWAITS = (
    "The time of Lota UP (Two-step on for every user) is extended until 30.06.2024; how it stands is not known yet."
)


@pytest.mark.parametrize(
    ("two_step", "awaits", "needless"), [("", True, False), ("চালু নেই", False, False), ("চালু, লগইনে কোড চায়", False, True)]
)
def test_a_waiver_over_a_duty_nobody_told_of_is_not_called_needless(tmp_path, two_step, awaits, needless):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.answers(f"Lota UP,Secretary,10.02.2024,ফোন,{two_step},২০.০১.২০২৪,,,")
    (upazila.folder / "waivers.toml").write_text(WAIVER, "utf-8")
    said = upazila.audit(code=1).stderr
    assert (AWAITS in said, "but the duty is done: the extension is not needed" in said) == (awaits, needless)


def test_of_two_extensions_of_one_duty_that_nobody_told_of_the_one_that_ends_last_is_told(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.answers("Lota UP,Secretary,10.02.2024,ফোন,,২০.০১.২০২৪,,,")
    (upazila.folder / "waivers.toml").write_text(WAIVER + BEFORE.format(until="2024-05-31"), "utf-8")
    said = " ".join(upazila.audit(code=1).stderr.split())
    assert (said.count(AWAITS), said.count("how it stands is not known yet")) == (1, 1)


def test_a_waiver_over_a_duty_that_was_told_and_cannot_count_until_an_answer_is_placed_says_that(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.knows_what_keeping_asks()
    upazila.answers(
        'Lota UP,Secretary,10.02.2024,ফোন,"চালু, লগইনে কোড চায়",২০.০১.২০২৪,,,', "Lota UP,Guard,11.02.2024,ফোন,চালু নেই,,,,"
    )
    (upazila.folder / "waivers.toml").write_text(WAIVER, "utf-8")
    told = upazila.keep("--yes").stderr
    assert (
        "is extended until 30.06.2024; how it stands is not known as long as it is not known whose an answer is that came"
        in told
    )
    assert AWAITS not in told
    listed = run("extension", "--json", "--on", "2024-02-20", "--workspace", upazila.folder).stdout
    assert [each["note"] for each in json.loads(listed)["extensions"]] == ["awaiting-place"]
    for audience, words in (
        ("chair", "Extensions for duties that cannot count until it is known whose an answer is that came: 1"),
        ("auditor", "Time extended until 30.06.2024, an answer came and it is not known whose it is: Lota UP"),
    ):
        given = ("--audience", audience, "--format", "terminal", "--language", "en", "--on", "2024-02-20")
        shown = " ".join(run("report", *given, "--workspace", upazila.folder).stdout.split())
        assert words in shown
        assert "nothing is known yet" not in shown


@pytest.mark.parametrize(("until", "is_over"), [("2024-02-22", True), ("2024-02-23", False)])
def test_time_that_ends_before_the_meeting_is_over_on_its_papers_and_stands_until_then_without_one(
    tmp_path, until, is_over
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,হ্যাঁ,হ্যাঁ,")
    (upazila.folder / "waivers.toml").write_text(BEFORE.format(until=until), "utf-8")
    keep = ("--keep", "--meeting", "2024-02-23", "--next-meeting", "2024-03-24")
    for asked, over in (((), False), (keep, is_over)):
        where = ("--on", "2024-02-20", "--yes", "--workspace", upazila.folder, "--language", "en")
        said = run("audit", *asked, *where).stderr
        assert ("ends on 22.02.2024, before the meeting; on its papers the time is over" in said) is over
    kept = looking_back.history(open_workspace(upazila.folder)).now
    (finding,) = [each for each in kept.assessments[0].findings if each.policy == "two-step-enabled"]
    assert finding.outcome is (Outcome.FAIL if is_over else Outcome.WAIVED)
    assert [note.expired for note in kept.header.waiver_notes] == [True] * is_over
    assert run("verify", "--workspace", upazila.folder).returncode == 0


@pytest.mark.parametrize("is_shown", [True, False], ids=["with the table", "of more offices than a table shows"])
@pytest.mark.parametrize(("two_step", "is_open"), [("চালু নেই", True), ("কোড আসে না", True), ("চালু, লগইনে কোড চায়", False)])
def test_time_that_was_taken_back_since_the_last_meeting_is_told_while_its_duty_is_open(
    tmp_path, monkeypatch, two_step, is_open, is_shown
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.knows_what_keeping_asks()
    upazila.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,হ্যাঁ,হ্যাঁ,")
    (upazila.folder / "waivers.toml").write_text(WAIVER, "utf-8")
    upazila.keep("--yes")
    (upazila.folder / "waivers.toml").write_text("", "utf-8")
    upazila.answers(f"Lota UP,Secretary,01.03.2024,ফোন,{two_step},২০.০১.২০২৪,হ্যাঁ,হ্যাঁ,", name="register-2.csv")
    monkeypatch.setattr(_standing, "LONGEST_TABLE", 100 if is_shown else 0)
    told = "The time of Lota UP (Two-step on for every user) until 30.06.2024 was taken back since the last meeting"
    for again in (upazila.audit(on="2024-03-05"), upazila.keep("--yes", meeting="2024-03", on="2024-03-10")):
        assert (told in " ".join(again.stderr.split())) is is_open


@pytest.mark.parametrize(("shorter", "is_told"), [("2024-02-10", False), ("2024-03-01", True)])
def test_beside_time_that_was_taken_back_the_end_of_a_shorter_one_is_told_unless_it_was_over_at_the_last_meeting(
    tmp_path, shorter, is_told
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    upazila.knows_what_keeping_asks()
    upazila.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,হ্যাঁ,হ্যাঁ,")
    (upazila.folder / "waivers.toml").write_text(BEFORE.format(until=shorter) + WAIVER, "utf-8")
    upazila.keep("--yes")
    (upazila.folder / "waivers.toml").write_text(BEFORE.format(until=shorter), "utf-8")
    said = " ".join(upazila.audit(on="2024-03-05").stderr.split())
    assert "until 30.06.2024 was taken back since the last meeting" in said
    assert ("The waiver of Lota UP (Two-step on for every user) ended on" in said) is is_told


def test_every_state_of_a_waiver_has_words_at_the_terminal():
    assert set(_waivers._WAIVERS) == set(WaiverState)
