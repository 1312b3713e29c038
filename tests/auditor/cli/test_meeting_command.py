"""`auditor meeting`: a meeting is put off or not held, in words of both languages."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served

from auditor import discovery
from auditor.i18n import Language
from auditor.model.journal import MeetingCancelled, MeetingMoved
from auditor.model.letters import AskedOffice, LetterDrafted, LetterSent, Purpose
from auditor.model.witnessing import SampleDrawn
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import SeveralMeetingsError, find_meeting, meetings_of
from auditor.rounds.meetings.told_meetings import told_not_held
from auditor.workspace import settings

if TYPE_CHECKING:
    from pathlib import Path

ON = ("--on", "2024-04-02")


def meeting(folder: Path, *words: str, **how):
    return run("meeting", *words, "--workspace", folder, *ON, **how)


def notes(folder: Path, kind):
    return Ledger(folder / "ledger.db").notes(kind)


@pytest.mark.parametrize("named", ["2024-04-18", "2024-04"])
@pytest.mark.parametrize(("language", "words"), [("en", "It stays the same meeting"), ("bn", "সভা একই থাকল")])
def test_a_meeting_put_off_is_noted_and_planned_anew(folder, named, language, words):
    assert words in meeting(folder, "move", named, "2024-05-02", "--language", language, code=0).stderr
    assert notes(folder, MeetingMoved) == (
        MeetingMoved("2024-04", date(2024, 4, 18), date(2024, 5, 2), date(2024, 4, 2)),
    )
    assert settings.told(folder)["next-meeting"] == date(2024, 5, 2)
    assert "02.05.2024" in meeting(folder, code=0).stdout


@pytest.mark.parametrize(
    ("language", "words", "listed"),
    [("en", "the meeting of 18.04.2024 is cancelled.", "cancelled"), ("bn", "তারিখের সভাটি বাতিল হয়েছে।", "বাতিল")],
)
def test_a_meeting_cancelled_before_its_day_is_noted_and_no_longer_planned(folder, language, words, listed):
    assert words in meeting(folder, "cancel", "2024-04-18", "--language", language, code=0).stderr
    assert listed in meeting(folder, "--language", language, code=0).stdout
    assert notes(folder, MeetingCancelled) == (MeetingCancelled("2024-04", date(2024, 4, 18), date(2024, 4, 2)),)
    assert "next-meeting" not in settings.told(folder)
    refused = run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, code=3)
    assert "not held" in refused.stderr


@pytest.mark.parametrize(
    ("language", "words", "again"),
    [
        ("en", "not held", "is held after all, and counts with the rounds kept for it."),
        ("bn", "অনুষ্ঠিত হয়নি", "অনুষ্ঠিত বলে গণ্য হবে; এর জন্য রাখা যাচাইও ধরা হবে।"),
    ],
)
def test_a_meeting_whose_day_has_come_was_not_held_or_is_held_after_all_with_its_round(folder, language, words, again):
    run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, "--yes", code=1)
    later = ("--workspace", folder, "--on", "2024-04-18", "--language", language)
    assert words in run("meeting", "cancel", "2024-04-18", *later, code=0).stderr
    for lists in ("meeting", "rounds"):
        assert set(words.split()) <= set(run(lists, *later, code=0).stdout.split())
    assert again in run("meeting", "held", "2024-04-18", *later, code=0).stderr


@pytest.mark.parametrize(
    ("language", "told", "sent"),
    [
        (
            "en",
            "If its papers are out, tell whoever has them",
            "Send this one if a return of that meeting was sent before",
        ),
        ("bn", "কাগজ কারও কাছে গিয়ে থাকলে তাঁদের জানান", "বিবরণী আগে পাঠানো হয়ে থাকলে এটি পাঠান"),
    ],
)
@pytest.mark.parametrize("has_round", [True, False])
def test_of_a_meeting_that_is_not_held_it_is_said_whom_to_tell_and_how_the_district_learns_it_where_a_round_was_kept_for_it(
    folder, has_round, language, told, sent
):
    there = ("--workspace", folder, *ON, "--language", language)
    if has_round:
        run("audit", "--keep", "--meeting", "2024-04", *there, "--yes", code=1)
        run("return", *there, code=0)
    said = run("meeting", "cancel", "2024-04-18", *there, code=0).stderr
    last = len(Ledger(folder / "ledger.db").rounds())
    assert [told in said, f"auditor return --round {last}" in said] == [has_round] * 2
    if has_round:
        assert sent in run("return", "--round", f"{last}", *there, code=0).stderr


@pytest.mark.parametrize(
    ("language", "told", "noted"),
    [("en", "auditor meeting held", "is held after all. Next"), ("bn", "auditor meeting held", "সভাটি বাতিল নয়, হবে।")],
)
@pytest.mark.parametrize("named", ["2024-04-18", "2024-04"])
def test_a_meeting_noted_as_not_held_by_mistake_is_not_planned_again_unnoticed_and_is_held_after_all(
    folder, language, told, noted, named
):
    meeting(folder, "cancel", "2024-04-18", code=0)
    before = (folder / "auditor.toml").read_bytes()
    again = ("settings", "--next-meeting", "18.04.2024", "--workspace", folder, *ON, "--language", language)
    assert told in run(*again, code=3).stderr
    assert (folder / "auditor.toml").read_bytes() == before
    assert noted in meeting(folder, "held", named, "--language", language, code=0).stderr
    assert settings.told(folder)["next-meeting"] == date(2024, 4, 18)
    run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, "--yes", code=1)
    meeting(folder, "held", named, code=3)
    assert len(notes(folder, MeetingCancelled)) == 2


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "have the district put the earlier file away: where both are there, the one that says not held speaks."),
        ("bn", "আগের ফাইলটি সরিয়ে রাখতে জেলাকে জানান: দুটিই থাকলে “অনুষ্ঠিত হয়নি” লেখা ফাইলটিই ধরা হয়।"),
    ],
)
def test_of_a_meeting_held_after_all_the_district_is_to_put_the_return_away_that_says_not_held(folder, language, told):
    run("audit", "--keep", "--meeting", "2024-03", "--workspace", folder, *ON, "--yes", code=1)
    meeting(folder, "cancel", "2024-04-18", code=0)
    said = meeting(folder, "held", "2024-04-18", "--language", language, code=0).stderr
    assert "auditor return" not in said
    kept = run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, "--yes", code=1)
    assert "put the earlier file away" not in kept.stderr
    meeting(folder, "cancel", "2024-04-18", "--yes", code=0)
    said = meeting(folder, "held", "2024-04-18", "--language", language, code=0).stderr
    assert told in said
    assert "auditor return --round" in said


@pytest.fixture
def two_of_april(folder: Path) -> Path:
    """The meeting of 18 April is cancelled, and one of 25 April is planned."""
    meeting(folder, "cancel", "2024-04-18", code=0)
    run("settings", "--next-meeting", "2024-04-25", "--workspace", folder, *ON, code=0)
    return folder


ALTERING = [("cancel", "2024-04"), ("move", "2024-04", "2024-05-02"), ("held", "2024-04")]


@pytest.mark.parametrize("words", ALTERING, ids=" ".join)
@pytest.mark.parametrize("first_is_held", [False, True])
def test_a_month_of_two_meetings_names_none_that_is_altered_and_both_days_are_told(two_of_april, words, first_is_held):
    if first_is_held:
        meeting(two_of_april, "held", "2024-04-18", code=0)
    before = notes(two_of_april, MeetingCancelled), notes(two_of_april, MeetingMoved)
    refused = meeting(two_of_april, *words, "--yes", code=3).stderr
    assert "Several meetings" in refused
    assert all(day in refused for day in ("2024-04-18", "2024-04-25"))
    assert (notes(two_of_april, MeetingCancelled), notes(two_of_april, MeetingMoved)) == before


@pytest.mark.parametrize(
    ("words", "chosen", "said"),
    [
        (ALTERING[0], "2", "the meeting of 25.04.2024 is cancelled"),
        (ALTERING[1], "2", "the meeting of 25.04.2024 is held on 02.05.2024"),
        (ALTERING[2], "1", "the meeting of 18.04.2024 is held after all"),
    ],
    ids=str,
)
def test_which_of_two_meetings_of_a_month_is_altered_is_asked_at_a_terminal(two_of_april, words, chosen, said):
    assert said in meeting(two_of_april, *words, typed=f"{chosen}\n", code=0).stderr


def test_a_meeting_that_was_cancelled_is_not_cancelled_again_though_it_is_chosen(two_of_april):
    assert "not held" in meeting(two_of_april, *ALTERING[0], typed="1\n", code=3).stderr
    assert len(notes(two_of_april, MeetingCancelled)) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("move", "2024-06", "2024-06-20"),
        ("move", "2024-04", "2024-04-18"),
        ("cancel", "2024-06-01"),
        ("held", "2024-06"),
        ("held", "2024-04"),
    ],
    ids=" ".join,
)
def test_a_meeting_that_is_not_known_or_stays_on_its_day_is_refused_and_nothing_noted(folder, words):
    before = (folder / "auditor.toml").read_bytes()
    meeting(folder, *words, code=3)
    assert not (folder / "ledger.db").exists()
    assert (folder / "auditor.toml").read_bytes() == before


def test_a_move_that_does_not_fit_the_settings_notes_nothing(folder):
    meeting(folder, "move", "2024-04", "2023-12-01", code=3)
    assert not (folder / "ledger.db").exists()


@pytest.mark.parametrize(
    ("to", "words"), [("2042-03-21", "more than 190 days ahead"), ("2024-04-01", "lies before today, 02.04.2024")]
)
def test_a_day_that_is_odd_for_a_meeting_is_asked_about_before_it_is_noted_for_good(folder, to, words):
    refused = meeting(folder, "move", "2024-04", to, code=3).stderr
    assert words in refused
    assert "add --yes" in refused
    meeting(folder, "move", "2024-04", to, typed="n\n", code=3)
    assert not notes(folder, MeetingMoved)
    assert f"{settings.told(folder)['next-meeting']}" == "2024-04-18"
    meeting(folder, "move", "2024-04", to, "--yes", code=0)
    assert [f"{note.to}" for note in notes(folder, MeetingMoved)] == [to]


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("2024-04-10", ["The meeting of 21.03.2024 is over, and a round was kept for it."]),
        ("2024-05-02", ["is over", "would change places with the meeting of 18.04.2024, which is planned"]),
    ],
)
def test_a_meeting_that_is_over_or_would_come_after_a_planned_one_is_moved_only_once_that_is_meant(folder, to, words):
    line = ("--meeting", "2024-03-21", "--next-meeting", "2024-04-18", "--on", "2024-03-20", "--yes")
    run("audit", "--keep", *line, "--workspace", folder)
    refused = meeting(folder, "move", "2024-03-21", to, code=3).stderr
    assert [said for said in words if said not in refused] == []
    assert not notes(folder, MeetingMoved)
    meeting(folder, "move", "2024-03-21", to, "--yes", code=0)
    assert [f"{note.to}" for note in notes(folder, MeetingMoved)] == [to]


@pytest.mark.parametrize(("named", "to"), [("2024-04-18", "2024-03-20"), ("2024-02", "2024-03-22")])
def test_a_meeting_does_not_change_places_with_one_for_which_a_round_was_kept(three, named, to):
    refused = meeting(three, "move", named, to, "--yes", code=3).stderr
    assert "would change places with the meeting of 21.03.2024, for which a round was kept" in refused
    assert "by mistake, or that meeting is not held: auditor meeting cancel 2024-03-21" in refused
    assert not notes(three, MeetingMoved)


@pytest.mark.parametrize("words", [("move", "April", "2024-05-02"), ("move", "2024-04-18", "May"), ("cancel",)])
def test_wrong_usage_notes_nothing(folder, words):
    meeting(folder, *words, code=2)
    assert not (folder / "ledger.db").exists()


def test_a_round_kept_for_a_month_bears_the_day_of_its_meeting(folder):
    run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, code=1)
    (kept,) = Ledger(folder / "ledger.db").rounds()
    assert (kept.header.meeting, kept.header.meets_on) == ("2024-04", date(2024, 4, 18))
    assert "18.04.2024" in meeting(folder, code=0).stdout


def test_a_round_names_another_next_meeting_than_the_settings_only_where_that_is_meant_and_then_both_do(folder):
    settings.tell(folder, {"next-meeting": date(2024, 3, 21)}, discovery.policies(), date(2024, 2, 20))
    keep = ("audit", "--keep", "--meeting", "2024-02-20", "--next-meeting", "2024-03-28", "--on", "2024-02-20")
    said = run(*keep, "--workspace", folder, "--language", "en", code=3).stderr
    assert "The settings name 21.03.2024 as the next meeting" in said
    assert (Ledger(folder / "ledger.db").rounds(), settings.told(folder)["next-meeting"]) == ((), date(2024, 3, 21))
    run(*keep, "--yes", "--workspace", folder)
    (kept,) = Ledger(folder / "ledger.db").rounds()
    assert (kept.header.next_meeting, settings.told(folder)["next-meeting"]) == (date(2024, 3, 28), date(2024, 3, 28))


@pytest.fixture(scope="module")
def three_kept(tmp_path_factory):
    """Rounds for February, March and April."""
    folder = lay_example(tmp_path_factory.mktemp("three") / "space")
    settings.tell(folder, {"next-meeting": date(2024, 3, 21)}, discovery.policies(), date(2024, 2, 20))
    for month, day, following in (
        ("2024-02", "2024-02-20", "2024-03-21"),
        ("2024-03", "2024-03-20", "2024-04-18"),
        ("2024-04", "2024-04-16", "2024-05-16"),
    ):
        line = ("audit", "--keep", "--meeting", month, "--next-meeting", following, "--on", day, "--yes")
        run(*line, "--workspace", folder)
    return folder


@pytest.fixture
def three(three_kept, tmp_path):
    """A copy of them in which a meeting can be noted as not held."""
    return shutil.copytree(three_kept, tmp_path / "space")


def test_a_meeting_that_was_moved_and_then_not_held_is_called_by_its_last_day_beside_the_one_its_papers_bear(folder):
    settings.tell(folder, {"next-meeting": date(2024, 3, 21)}, discovery.policies(), date(2024, 2, 20))
    for month, day in (("2024-03", "2024-03-20"), ("2024-04", "2024-04-16")):
        run("audit", "--keep", "--meeting", month, "--on", day, "--yes", "--workspace", folder)
        if month == "2024-03":
            run("meeting", "move", "2024-03-21", "2024-03-26", "--on", "2024-03-20", "--workspace", folder, code=0)
    on = ("--on", "2024-04-16", "--workspace", folder, "--language", "en")
    for audience in ("chair", "auditor"):
        paper = run("report", "--audience", audience, "--format", "terminal", *on, code=0).stdout
        assert "Compared with the meeting of 26.03.2024; its papers bear its former day, 21.03.2024." in " ".join(
            paper.split()
        )
    said = run("meeting", "cancel", "2024-03-26", *on, code=0).stderr
    assert "Round 2 compares with the meeting of 26.03.2024, which was not held" in said


COMPARES = [
    ("en", "Round 3 compares with the meeting of 21.03.2024, which was not held", "21.03.2024, not held"),
    ("bn", "৩ নম্বর যাচাইয়ের কাগজে ২১.০৩.২০২৪ তারিখের সভার সঙ্গে তুলনা আছে", "২১.০৩.২০২৪, অনুষ্ঠিত হয়নি"),
]


@pytest.mark.sampled
@pytest.mark.parametrize(("language", "compares", "marked"), COMPARES)
def test_a_round_that_compares_with_a_meeting_not_held_is_told_until_it_is_kept_again(
    three, language, compares, marked
):
    space = ("--workspace", three, "--language", language, "--on", "2024-04-16")
    again = "auditor audit --keep --meeting 2024-04-18"
    said = run("meeting", "cancel", "2024-03", *space, code=0).stderr
    assert compares in said
    assert again in said
    listed = run("rounds", *space, code=0)
    assert set(marked.split()) <= set(listed.stdout.split())
    assert compares in listed.stderr
    assert compares in run("report", "--audience", "chair", "--format", "terminal", *space, code=0).stderr
    assert again in run(*space, code=0).stdout
    run("audit", "--keep", "--meeting", "2024-04", "--yes", *space)
    listed = run("rounds", *space, code=0)
    assert set(marked.split()) <= set(listed.stdout.split())
    assert compares not in listed.stderr
    assert len(Ledger(three / "ledger.db").rounds()) == 4
    run("audit", "--keep", "--meeting", "2024-04", "--yes", *space)
    assert len(Ledger(three / "ledger.db").rounds()) == 4


LEAVES_OUT = [
    (
        "en",
        "Round 4 was kept while the meeting of 21.03.2024 was noted as not held, so it neither compares with it nor",
    ),
    ("bn", "৪ নম্বর যাচাই রাখার সময় ২১.০৩.২০২৪ তারিখের সভাটি অনুষ্ঠিত হয়নি বলে লেখা ছিল, তাই এর কাগজে সেটির সঙ্গে তুলনা নেই"),
]


def test_an_earlier_meeting_that_is_moved_once_a_later_round_was_kept_is_not_advised_to_be_kept_again(three):
    on = ("--on", "2024-04-16", "--workspace", three, "--yes")
    said = run("meeting", "move", "2024-03-21", "2024-03-26", *on, "--language", "en", code=0).stderr
    assert "cannot be kept again" in said
    assert "write the new day on them by hand" in said
    assert "--keep" not in said
    said = run("meeting", "move", "2024-03-26", "2024-03-27", *on, "--language", "bn", code=0).stderr
    assert "কাগজে নতুন তারিখ হাতে লিখে দিন" in said
    said = run("meeting", "move", "2024-04-18", "2024-04-19", *on, "--language", "en", code=0).stderr
    assert "auditor audit --keep --meeting 2024-04-19" in said


@pytest.mark.sampled
@pytest.mark.parametrize(("language", "leaves_out"), LEAVES_OUT)
def test_a_round_that_leaves_out_a_meeting_held_after_all_is_told_until_it_is_kept_again(three, language, leaves_out):
    space = ("--workspace", three, "--language", language, "--on", "2024-04-16")
    run("meeting", "cancel", "2024-03", *space, code=0)
    run("audit", "--keep", "--meeting", "2024-04", "--yes", *space)
    assert leaves_out not in run("rounds", *space, code=0).stderr
    said = run("meeting", "held", "2024-03-21", *space, code=0).stderr
    assert leaves_out in said
    assert "auditor audit --keep --meeting 2024-04-18" in said
    assert leaves_out in run("rounds", *space, code=0).stderr
    assert leaves_out in run("report", "--audience", "chair", "--format", "terminal", *space, code=0).stderr
    assert "auditor audit --keep --meeting 2024-04-18" in run(*space, code=0).stdout
    run("audit", "--keep", "--meeting", "2024-04", "--yes", *space)
    assert len(Ledger(three / "ledger.db").rounds()) == 5
    assert "auditor audit --keep" not in run("rounds", *space, code=0).stderr
    chair = run("report", "--audience", "chair", "--format", "terminal", *space, code=0)
    assert ("২১.০৩.২০২৪" if language == "bn" else "21.03.2024") in chair.stdout


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Round 2 was kept for the meeting of 21.03.2024, which was noted as not held"),
        ("bn", "২ নম্বর যাচাই রাখা হয়েছিল ২১.০৩.২০২৪ তারিখের সভার জন্য, যা অনুষ্ঠিত হয়নি"),
    ],
)
def test_papers_of_a_round_whose_meeting_was_not_held_are_told_so(three, language, words):
    space = ("--workspace", three, "--language", language, "--on", "2024-04-16")
    run("meeting", "cancel", "2024-03", *space, code=0)
    chair = ("report", "--audience", "chair", "--format", "terminal")
    assert words in run(*chair, "--round", "2", *space, code=0).stderr
    assert words not in run(*chair, "--round", "3", *space, code=0).stderr


def test_a_round_from_which_was_drawn_is_not_advised_to_be_kept_again(three):
    space = ("--workspace", three, "--language", "en", "--on", "2024-04-16")
    head = Ledger(three / "ledger.db").rounds()[-1]
    Ledger(three / "ledger.db").note(SampleDrawn(head.digest, "2024-04", "", (), date(2024, 4, 16)))
    said = run("meeting", "cancel", "2024-03", *space, code=0).stderr
    assert "its papers stay so" in said
    assert "--keep" not in said
    assert "--keep" not in run(*space, code=0).stdout


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "round 2 kept for it; the draw of 21.03.2024 (0 offices)"),
        ("bn", "এর জন্য রাখা ২ নম্বর যাচাই; ২১.০৩.২০২৪ তারিখের দৈবচয়ন (০টি দপ্তর)"),
    ],
)
def test_a_meeting_at_which_was_drawn_is_noted_as_not_held_only_once_that_is_meant(three, language, words):
    space = ("--workspace", three, "--language", language, "--on", "2024-04-16")
    ledger = Ledger(three / "ledger.db")
    ledger.note(SampleDrawn(ledger.rounds()[1].digest, "2024-03", "", (), date(2024, 3, 21)))
    asked = run("meeting", "cancel", "2024-03", *space, code=3).stderr
    assert words in asked
    assert "--yes" in asked
    assert not notes(three, MeetingCancelled)
    with served(three, on=date(2024, 4, 16), language=Language(language)) as (service, address):
        desk = Client(service, address)
        form = {"meeting": "2024-03", "surely": "yes"}
        page = desk.post("/settings/meetings/cancelled", on="/settings/", **form)
        assert (page.status, words in page.text, 'name="day_meant"' in page.text) == (422, True, True)
    assert not notes(three, MeetingCancelled)
    run("meeting", "cancel", "2024-03", "--yes", *space, code=0)
    assert len(notes(three, MeetingCancelled)) == 1


def test_a_meeting_whose_round_was_corrected_after_its_day_is_noted_as_not_held_only_once_that_is_meant(three):
    space = ("--workspace", three, "--on", "2024-04-20", "--language", "en")
    run("audit", "--keep", "--meeting", "2024-04", "--yes", *space)
    asked = run("meeting", "cancel", "2024-04-18", *space, code=3).stderr
    assert "rounds 3, 4 kept for it; round 4 kept after its day, on 20.04.2024" in asked
    assert not notes(three, MeetingCancelled)


def test_letters_that_went_out_by_a_meeting_s_round_and_its_return_are_told_before_it_is_noted_as_not_held(three):
    """By the days on which they were made: since its round, before that of a later meeting."""
    ledger, owner = Ledger(three / "ledger.db"), (AskedOffice("fisheries", ("two-step-enabled",)),)
    made = (date(2024, 3, 19), date(2024, 3, 20), date(2024, 4, 15), date(2024, 4, 16), date(2024, 4, 1))
    for number, on in enumerate(made, 1):
        ledger.note(LetterDrafted(number, Purpose.FIRST, owner, on, None, on))
        if number < len(made):
            ledger.note(LetterSent(number, on, "", on, on))
    space = ("--workspace", three, "--on", "2024-04-16", "--language", "en")
    asked = run("meeting", "cancel", "2024-03", *space, code=3).stderr
    assert "round 2 kept for it; letters 2, 3, sent since by its figures." in asked
    run("return", "--round", "2", "--workspace", three)
    asked = run("meeting", "cancel", "2024-03", *space, code=3).stderr
    assert "sent since by its figures; a return, which the district counts if it was sent." in asked
    assert not notes(three, MeetingCancelled)


def test_a_meeting_of_which_only_its_round_was_kept_by_its_day_is_noted_as_not_held_without_a_question(three):
    """The draw of another meeting shows nothing of it either."""
    ledger = Ledger(three / "ledger.db")
    ledger.note(SampleDrawn(ledger.rounds()[1].digest, "2024-03", "", (), date(2024, 3, 21)))
    space = ("--workspace", three, "--on", "2024-04-18")
    run("audit", "--keep", "--meeting", "2024-04", "--yes", *space)
    run("meeting", "cancel", "2024-04-18", *space, code=0)
    assert len(notes(three, MeetingCancelled)) == 1


def test_a_month_with_two_meetings_is_asked_about(folder):
    run("audit", "--keep", "--meeting", "2024-04-18", "--workspace", folder, *ON, code=1)
    run("settings", "--next-meeting", "2024-04-30", "--workspace", folder, *ON, code=0)
    line = ("audit", "--meeting", "2024-04", "--workspace", folder, *ON)
    assert "2024-04-18, 2024-04-30" in run(*line, code=3).stderr
    assert "Which meeting?" in run(*line, typed="2\n", code=1).stderr


@pytest.mark.sampled
@pytest.mark.parametrize(("language", "words"), [("en", "If that meeting was put off"), ("bn", "সভাটি পিছিয়ে গেলে")])
def test_another_day_told_for_a_meeting_with_a_round_says_how_to_put_it_off(folder, language, words):
    run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, code=1)
    line = ("settings", "--next-meeting", "2024-05-02", "--workspace", folder, *ON, "--language", language)
    said = run(*line, code=0).stderr
    assert words in said
    assert "auditor meeting move 2024-04-18 2024-05-02" in said
    meeting(folder, "move", "2024-04-18", "2024-05-02", code=0)
    (only,) = meeting(folder, code=0).stdout.splitlines()[2:]
    assert only.startswith("02.05.2024 (before: 18.04.2024)")


@pytest.mark.sampled
def test_after_a_meeting_was_put_off_a_day_told_for_the_one_after_it_is_no_other_putting_off(folder):
    run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, code=1)
    meeting(folder, "move", "2024-04-18", "2024-04-21", code=0)
    said = run(
        "settings", "--next-meeting", "2024-05-02", "--workspace", folder, *ON, "--language", "en", code=0
    ).stderr
    assert "If that meeting was put off" not in said
    assert "The next meeting is that of 21.04.2024; as next meeting the settings hold the one after it." in said


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("language", "moved", "listed"),
    [
        ("en", "keep it again: auditor audit --keep --meeting 2024-05-02", "18.04.2024, now 02.05.2024"),
        ("bn", "আবার রাখুন: auditor audit --keep --meeting 2024-05-02", "১৮.০৪.২০২৪, এখন ০২.০৫.২০২৪"),
    ],
)
def test_a_meeting_put_off_after_its_round_was_kept_is_told_to_be_kept_again_everywhere(
    folder, language, moved, listed
):
    spoken = ("--workspace", folder, *ON, "--language", language)
    run("audit", "--keep", "--meeting", "2024-04", *spoken, code=1)
    assert moved in meeting(folder, "move", "2024-04-18", "2024-05-02", "--language", language, code=0).stderr
    assert set(listed.split()) <= set(run("rounds", *spoken, code=0).stdout.split())
    assert "auditor audit --keep --meeting 2024-05-02" in run(*spoken, code=0).stdout
    papers = ("report", "--audience", "chair", "--format", "terminal", *spoken)
    assert "auditor audit --keep --meeting 2024-05-02" in run(*papers, code=0).stderr
    run("audit", "--keep", "--meeting", "2024-05-02", *spoken, code=1)
    assert "--keep" not in run(*papers, code=0).stderr
    table, now = run("rounds", *spoken, code=0).stdout, listed.split()[1]
    assert set(listed.split()) <= set(table.split())
    assert now in table.splitlines()[2]
    assert table.split().count(now) == 1
    assert "--keep" not in run(*spoken, code=0).stdout


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("language", "words"), [("en", "The next one is that of 09.05.2024"), ("bn", "পরবর্তী সভা ০৯.০৫.২০২৪")]
)
def test_the_next_meeting_is_not_asked_for_where_it_is_known(folder, language, words):
    run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, code=1)
    run("settings", "--next-meeting", "2024-05-09", "--workspace", folder, *ON, code=0)
    said = meeting(folder, "cancel", "2024-04-18", "--language", language, code=0).stderr
    assert words in said
    assert "--next-meeting" not in said


@pytest.mark.sampled
@pytest.mark.parametrize(
    ("language", "words", "listed"),
    [
        ("en", "takes the place of round 1", "Round 1: round 2, kept later for the same meeting, took its place"),
        ("bn", "১ নম্বর যাচাইয়ের জায়গায়", "১ নম্বর যাচাই: একই সভার জন্য পরে রাখা ২ নম্বর যাচাই এর জায়গা নিয়েছে"),
    ],
)
def test_a_round_kept_again_for_its_meeting_says_whose_place_it_takes(folder, language, words, listed):
    run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, code=1)
    done = run(
        "audit",
        "--keep",
        "--meeting",
        "2024-04-18",
        "--workspace",
        folder,
        "--on",
        "2024-04-10",
        "--language",
        language,
        code=1,
    )
    assert words in done.stderr
    rounds = run("rounds", "--workspace", folder, "--language", language, code=0)
    assert listed in rounds.stderr
    assert "18.04.2024" in run("rounds", "--workspace", folder, code=0).stdout


@pytest.fixture(scope="module")
def put_off_kept(tmp_path_factory):
    """March's meeting was put off to 4 April and has its round; April's own has one too, and was then not held; May's is planned."""
    folder = lay_example(tmp_path_factory.mktemp("put-off") / "space")
    space = ("--workspace", folder)
    settings.tell(folder, {"next-meeting": date(2024, 3, 21)}, discovery.policies(), date(2024, 2, 20))
    run("meeting", "move", "2024-03-21", "2024-04-04", "--on", "2024-03-20", *space, code=0)
    for named, on, following in (
        ("2024-04-04", "2024-04-03", "2024-04-18"),
        ("2024-04-18", "2024-04-16", "2024-05-16"),
    ):
        run("audit", "--keep", "--meeting", named, "--next-meeting", following, "--on", on, "--yes", *space)
    run("meeting", "cancel", "2024-04-18", "--on", "2024-04-19", *space, code=0)
    return folder


@pytest.fixture
def put_off_beside_one_not_held(put_off_kept, tmp_path):
    """A copy of it to go on with."""
    return shutil.copytree(put_off_kept, tmp_path / "space")


def keep(folder, named, on, **how):
    return run(
        "audit", "--keep", "--meeting", named, "--on", on, "--yes", "--language", "en", "--workspace", folder, **how
    )


def test_a_month_whose_own_meeting_was_not_held_does_not_keep_the_one_put_off_into_it_again(
    put_off_beside_one_not_held,
):
    said = keep(put_off_beside_one_not_held, "2024-04", "2024-04-20", code=3).stderr
    assert "the meeting of 18.04.2024 was noted as not held" in said
    assert "name its day: --meeting 2024-04-04" in said
    assert "Next is the meeting of 16.05.2024: --meeting 2024-05-16" in said
    assert len(Ledger(put_off_beside_one_not_held / "ledger.db").rounds()) == 2


def test_after_a_round_kept_for_a_later_meeting_by_mistake_it_is_told_how_the_one_meant_can_be_kept(folder):
    keep(folder, "2024-06", "2024-04-02")
    refused = keep(folder, "2024-04-18", "2024-04-16", code=3).stderr
    helps = "by mistake, or that meeting is not held: auditor meeting cancel 2024-06"
    assert f"If a round was kept for the meeting of June 2024 {helps}\n" in refused
    meeting(folder, "cancel", "2024-06", code=0)
    keep(folder, "2024-04-18", "2024-04-16")
    assert [kept.header.meeting for kept in Ledger(folder / "ledger.db").rounds()] == ["2024-06", "2024-04"]


def test_a_round_kept_for_a_later_meeting_by_mistake_is_corrected_though_that_meeting_is_held_as_each_message_says(
    folder,
):
    """The later meeting is called off only until the round that is meant was kept; each step is one that a message named."""
    wrong, right = "2024-06-20", ("2024-04-18", "2024-04-16")
    keep(folder, wrong, "2024-04-02")
    refused = keep(folder, *right, code=3).stderr
    assert (
        "If that meeting is held all the same, note it once this round is kept: auditor meeting held 2024-06-20"
        in refused
    )
    meeting(folder, "cancel", wrong, code=0)
    following = ("audit", "--keep", "--meeting", right[0], "--next-meeting", wrong, "--on", right[1], "--yes")
    refused = run(*following, "--language", "en", "--workspace", folder, code=3).stderr
    assert "first keep the one that is meant, without --next-meeting; then note that this meeting is held" in refused
    keep(folder, *right)
    lists = ("--on", right[1], "--language", "en", "--workspace", folder)
    told = "so its papers do not name that one as the next, before which is due what is left"
    assert told not in run("rounds", *lists, code=0).stderr
    held = run("meeting", "held", wrong, *lists, code=0).stderr
    assert f"Round 2 was kept while the meeting of 20.06.2024 was noted as not held, {told}" in held
    again = f"auditor audit --keep --meeting {right[0]} --next-meeting {wrong}"
    assert again in held
    for said in (run("rounds", *lists, code=0).stderr, run(*lists, code=0).stdout, run("report", *lists).stderr):
        assert again in said
    run(*following, "--language", "en", "--workspace", folder)
    kept = Ledger(folder / "ledger.db").rounds()
    assert [each.header.meeting for each in kept] == ["2024-06", "2024-04", "2024-04"]
    assert kept[-1].header.next_meeting == date(2024, 6, 20)
    for said in (run("rounds", *lists, code=0).stderr, run(*lists, code=0).stdout):
        assert told not in said


def test_a_round_that_only_its_day_refuses_is_no_matter_of_meetings(folder):
    keep(folder, "2024-04-18", "2024-04-16")
    assert "by mistake" not in keep(folder, "2024-04-18", "2024-04-10", code=3).stderr


def test_the_round_before_one_of_a_meeting_not_held_can_be_kept_again_and_later_papers_compare_with_it(
    put_off_beside_one_not_held,
):
    folder = put_off_beside_one_not_held
    keep(folder, "2024-04-04", "2024-04-20")
    assert [kept.header.meeting for kept in Ledger(folder / "ledger.db").rounds()] == ["2024-03", "2024-04", "2024-03"]
    keep(folder, "2024-04-04", "2024-04-20")
    assert len(Ledger(folder / "ledger.db").rounds()) == 3
    keep(folder, "2024-05-16", "2024-05-15")
    chair = run("report", "--audience", "chair", "--format", "terminal", "--language", "en", "--workspace", folder)
    assert "Compared with the meeting of 04.04.2024" in chair.stdout
    assert "18.04.2024" not in chair.stdout
    run("verify", "--workspace", folder, code=0)
    refused = keep(folder, "2024-04-04", "2024-05-15", code=3).stderr
    assert "an earlier one cannot follow it" in refused
    assert "The meeting of 18.04.2024 was noted as not held" in refused


WAS_IT_HELD = {
    "en": "The meeting of 18.04.2024 was planned and has no round; was it held?",
    "bn": "১৮.০৪.২০২৪ তারিখের সভাটির পরিকল্পনা ছিল, কিন্তু এর জন্য যাচাই রাখা হয়নি; সভাটি কি হয়েছে?",
}
KEEP_MAY = ("audit", "--keep", "--meeting", "2024-05-20", "--next-meeting", "2024-06-20", "--on", "2024-05-10")


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_planned_meeting_that_passed_without_a_round_is_asked_about_and_stays_listed_when_a_later_one_is_kept(
    folder, language
):
    refused = run(*KEEP_MAY, "--language", language, "--workspace", folder, code=3).stderr
    assert WAS_IT_HELD[language] in refused
    assert "auditor meeting cancel 2024-04-18" in refused
    run(*KEEP_MAY, "--yes", "--workspace", folder, code=1)
    listed = run("meeting", "--on", "2024-05-10", "--workspace", folder, "--language", "en", code=0).stdout
    assert ["18.04.2024", "0", "over"] in [line.split() for line in listed.splitlines()]
    june = ("audit", "--keep", "--meeting", "2024-06-20", "--next-meeting", "2024-07-20", "--on", "2024-06-10")
    assert WAS_IT_HELD["en"] not in run(*june, "--language", "en", "--workspace", folder).stderr
    run("meeting", "cancel", "2024-04-18", "--on", "2024-06-10", "--workspace", folder, code=0)


@pytest.mark.parametrize("told", [("cancel", "2024-04-18"), ("move", "2024-04-18", "2024-05-20")])
def test_of_a_passed_meeting_that_was_put_off_or_not_held_nothing_is_asked(folder, told):
    run("meeting", *told, "--yes", "--workspace", folder, "--on", "2024-05-02", code=0)
    assert "was it held?" not in run(*KEEP_MAY, "--language", "en", "--workspace", folder).stderr


def test_after_a_later_meeting_was_cancelled_one_that_has_a_round_is_planned_as_before(folder):
    run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, "--yes", code=1)
    may = ("audit", "--keep", "--meeting", "2024-06-02", "--next-meeting", "2024-07-20", "--on", "2024-06-01", "--yes")
    run(*may, "--workspace", folder, code=1)
    later = ("--workspace", folder, "--on", "2024-06-04", "--language", "en")
    run("meeting", "cancel", "2024-06-02", *later, code=0)
    again = run("audit", "--keep", "--meeting", "2024-04-18", "--next-meeting", "2024-07-20", *later)
    assert "no meeting of April 2024 is planned" not in again.stderr


def test_a_round_whose_meeting_was_moved_and_then_cancelled_is_told_with_both_days(folder):
    run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, "--yes", code=1)
    meeting(folder, "move", "2024-04-18", "2024-04-25", code=0)
    meeting(folder, "cancel", "2024-04-25", code=0)
    space = open_workspace(folder)
    told = told_not_held(space, Ledger(space.ledger_path).rounds()[-1], date(2024, 4, 24))
    assert "kept for the meeting of 25.04.2024 (before: 18.04.2024), which was noted as cancelled" in told.en
    assert "২৫.০৪.২০২৪ তারিখের (আগে ১৮.০৪.২০২৪) সভার জন্য, যা বাতিল বলে লেখা আছে" in told.bn
    over = told_not_held(space, Ledger(space.ledger_path).rounds()[-1], date(2024, 4, 25))
    assert "(before: 18.04.2024), which was noted as not held" in over.en
    assert "যা অনুষ্ঠিত হয়নি বলে লেখা আছে" in over.bn


@pytest.mark.parametrize(
    ("language", "listed", "of_round"),
    [
        ("en", "25.04.2024 (before: 18.04.2024) 1 cancelled", "18.04.2024, now 25.04.2024, cancelled"),
        ("bn", "২৫.০৪.২০২৪ (আগে ১৮.০৪.২০২৪) ১ বাতিল", "১৮.০৪.২০২৪, এখন ২৫.০৪.২০২৪, বাতিল"),
    ],
)
def test_lists_of_meetings_and_rounds_tell_one_that_was_moved_and_cancelled_by_both_days(
    folder, language, listed, of_round
):
    run("audit", "--keep", "--meeting", "2024-04", "--workspace", folder, *ON, "--yes", code=1)
    meeting(folder, "move", "2024-04-18", "2024-04-25", code=0)
    meeting(folder, "cancel", "2024-04-25", code=0)
    assert set(listed.split()) <= set(meeting(folder, "--language", language, code=0).stdout.split())
    rounds = run("rounds", "--workspace", folder, *ON, "--language", language, code=0).stdout
    assert set(of_round.split()) <= set(rounds.split())
    with served(folder, on=date(2024, 4, 2), language=Language(language)) as (service, address):
        desk = Client(service, address)
        settings_page, history, at_meeting = (desk.get(page).text for page in ("/settings/", "/history/", "/meeting/"))
        keep = desk.get("/meeting/keep").text
    assert listed.partition(")")[0] in settings_page
    for day in (of_round[:10], listed[:10], listed.rsplit(maxsplit=1)[-1]):
        assert day in history
    state = {"en": "noted as cancelled", "bn": "যা বাতিল বলে লেখা আছে"}[language]
    assert state in at_meeting
    assert 'class="problems"' not in keep


@pytest.mark.parametrize(
    ("language", "both", "to_come", "cancelled"),
    [
        ("en", "25.04.2024 (before: 18.04.2024)", "to come", "cancelled"),
        ("bn", "২৫.০৪.২০২৪ (আগে ১৮.০৪.২০২৪)", "হওয়ার কথা", "বাতিল"),
    ],
)
def test_a_moved_meeting_is_listed_by_both_its_days_whether_it_is_to_come_cancelled_or_held_again(
    folder, language, both, to_come, cancelled
):
    for line, state in (
        (("move", "2024-04-18", "2024-04-25"), to_come),
        (("cancel", "2024-04-25"), cancelled),
        (("held", "2024-04-25"), to_come),
    ):
        meeting(folder, *line, code=0)
        listed = meeting(folder, "--language", language, code=0).stdout
        assert [row.split("  ")[-1].strip() for row in listed.splitlines() if both in row] == [state]
        with served(folder, on=date(2024, 4, 2), language=Language(language)) as (service, address):
            rows = Client(service, address).get("/settings/").text
        assert f'<th scope="row">{both}</th>' in rows


@pytest.mark.parametrize(
    ("language", "words"), [("en", "no round was kept for it; it stays listed"), ("bn", "সভাটি তালিকায় থাকল")]
)
def test_a_passed_plan_without_a_round_that_another_takes_the_place_of_stays_listed_and_is_told(
    folder, language, words
):
    on = ("--workspace", folder, "--on", "2024-05-02", "--language", language)
    said = run("settings", "--next-meeting", "2024-05-23", *on, code=0).stderr
    assert words in said
    assert "auditor meeting move 2024-04-18 2024-05-23" in said
    assert "auditor meeting cancel 2024-04-18" in said
    listed = run("meeting", *on, code=0).stdout
    assert ("১৮.০৪.২০২৪" if language == "bn" else "18.04.2024") in listed
    assert ("তারিখ পার হয়েছে" if language == "bn" else "over") in listed  # not that it was held
    run("meeting", "move", "2024-04-18", "2024-05-23", *on, code=0)
    assert len(run("meeting", *on, code=0).stdout.splitlines()) == len(listed.splitlines()) - 1
    assert words not in run("settings", "--next-meeting", "2024-05-30", *on, code=0).stderr


def test_a_passed_plan_that_the_desk_replaces_stays_listed_and_is_told(folder):
    with served(folder, on=date(2024, 5, 2), language=Language.EN) as (service, address):
        desk = Client(service, address)
        desk.post("/settings/answers", on="/settings/", **{"next-meeting": "23.05.2024"})
        page = desk.get("/settings/").text
    assert "no round was kept for it; it stays listed" in page
    assert "18.04.2024" in page.partition('id="meetings"')[2]


@pytest.mark.parametrize(("language", "days"), [("en", "18.04.2024, 20.04.2024"), ("bn", "১৮.০৪.২০২৪, ২০.০৪.২০২৪")])
def test_the_page_of_keeping_shows_the_choice_where_none_was_made_and_names_days_as_the_page_does(
    folder, language, days
):
    run("audit", "--keep", "--meeting", "2024-04-18", "--workspace", folder, *ON, code=1)
    run("settings", "--next-meeting", "2024-04-20", "--workspace", folder, *ON, code=0)
    run("audit", "--keep", "--meeting", "2024-04-20", "--workspace", folder, *ON, "--yes", code=1)
    with pytest.raises(SeveralMeetingsError) as several:
        find_meeting(meetings_of(open_workspace(folder)), "2024-04", date(2024, 4, 25))
    assert days in several.value.messages[0].shown.said(Language(language))
    settings.tell(folder, {"next-meeting": None}, discovery.policies(), date(2024, 4, 25))
    with served(folder, on=date(2024, 4, 25), language=Language(language)) as (service, address):
        desk = Client(service, address)
        asked = desk.get("/meeting/keep").text
        assert 'class="problems"' not in asked
        assert "<details open>" in asked
