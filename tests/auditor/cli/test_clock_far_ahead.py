"""A clock far after every meeting, round and information is told, and a round is kept by it only where its day is said to be right."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.cli._shell import Shell
from auditor.rounds.asking.far_days import day_far_ahead
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger

DONE = '২০.০২.২০২৪,ফোন,"চালু, লগইনে কোড চায়",১৯.০২.২০২৪,ঠিক আছে,,,'
FAR = "long after the last meeting, round and information known here"


@pytest.fixture
def upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers(f"Lota UP,,{DONE}", f"Koyra UP,,{DONE}")
    upazila.knows_what_keeping_asks()
    return upazila


@pytest.fixture
def clock(monkeypatch):
    def shows(day):
        monkeypatch.setattr(Shell, "clock", property(lambda _: day))

    return shows


def keep(upazila, *options, **more):
    return run(
        "audit", "--keep", "--meeting", "2099-01", *options, "--workspace", upazila.folder, "--language", "en", **more
    )


def rounds(upazila):
    return run("rounds", "--json", "--workspace", upazila.folder).stdout


def test_yes_does_not_say_that_such_a_clock_is_right(upazila, clock):
    clock(date(2099, 1, 5))
    kept = keep(upazila, "--yes")
    assert kept.returncode == 3
    assert FAR in kept.stderr
    assert "(19.03.2024)" in kept.stderr
    assert "--yes does not say" in kept.stderr
    assert '"number"' not in rounds(upazila)


def test_at_a_terminal_it_is_asked_once_although_yes_was_given(upazila, clock):
    clock(date(2099, 1, 5))
    refused = keep(upazila, "--yes", typed="n\n")
    assert refused.stderr.count(FAR) == 1
    assert '"number"' not in rounds(upazila)


def test_a_day_that_was_given_is_meant(upazila, clock):
    clock(date(2099, 1, 5))
    assert "Audit kept" in keep(upazila, "--yes", "--on", "2099-01-05").stderr


def test_a_no_whose_day_is_not_settled_counts_as_of_that_very_day_and_says_nothing_of_the_clock(upazila):
    space, day = open_workspace(upazila.folder), date(2099, 1, 5)
    assert FAR in day_far_ahead(space, day, lambda: (date(2024, 2, 20), day)).en
    assert day_far_ahead(space, day, lambda: (date(2098, 12, 20), day)) is None


def test_after_a_round_three_months_without_anything_are_odd_and_in_a_new_folder_a_year_is(upazila):
    late, told = date(2024, 6, 21), lambda: (date(2024, 2, 20),)
    assert day_far_ahead(open_workspace(upazila.folder), late, told) is None
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    space = open_workspace(upazila.folder)
    assert "(20.03.2024)" in day_far_ahead(space, late, told).en
    assert day_far_ahead(space, date(2024, 6, 20), told) is None
    assert day_far_ahead(space, late, lambda: (date(2024, 4, 2),)) is None


@pytest.mark.parametrize("command", [(), ("audit",)])
def test_the_checklist_and_a_look_tell_it(upazila, clock, command):
    clock(date(2099, 1, 5))
    shown = run(*command, "--workspace", upazila.folder, "--language", "en")
    assert FAR in shown.stdout + shown.stderr
    clock(date(2024, 4, 10))
    shown = run(*command, "--workspace", upazila.folder, "--language", "en")
    assert FAR not in shown.stdout + shown.stderr


def test_information_that_still_counts_says_that_the_clock_is_right(upazila, clock):
    upazila.answers(f"Lota UP,,{DONE.replace('২০.০২.২০২৪', '০৩.০১.২০৯৯')}", name="register-2.csv")
    clock(date(2099, 1, 5))
    assert FAR not in run("--workspace", upazila.folder, "--language", "en").stdout


@pytest.mark.parametrize("command", [("register", "new", "--yes"), ("invite", "--yes")])
def test_what_is_made_for_a_meeting_is_asked_about_too_and_a_day_that_was_given_is_meant(upazila, clock, command):
    clock(date(2099, 1, 5))
    refused = run(*command, "--workspace", upazila.folder, "--language", "en", code=3).stderr
    assert FAR in refused
    assert "--yes does not say" in refused
    assert not [path for path in (upazila.folder / "out").glob("*") if path.is_file() or "invitations" in path.name]
    given = run(*command, "--on", "2099-01-05", "--workspace", upazila.folder, "--language", "en").stderr
    assert FAR not in given


NOTING = {
    "a request for correction": ("dispute", "--office", "lota", "--duty", "two-step-enabled", "--what", "ভুল", "--received", "2099-01-04", "--reference", "পত্র ৭", "--yes"),
    "letters": ("remind", "--yes"),
    "sheets for a login": ("witness", "sheets", "--office", "lota", "--yes"),
    "more time": ("extension", "enter", "lota", "two-step-enabled", "--until", "2099-06-30", "--reason", "কাজ চলছে", "--approved-by", "সভা ০৫", "--yes"),
    "a correction of the roster": ("roster", "correct", "lota", "--set", "office", "লটা ইউনিয়ন", "--yes"),
    "a meeting put off": ("meeting", "move", "2024-03", "2099-01-20", "--yes"),
    "a name": ("settings", "--upazila", "Koyraa", "--yes"),
    "slips": ("slips", "--yes"),
    "answers typed at the desk": ("register", "hand-in"),
    "the pack for a successor": ("handover", "."),
    "the pack of the meeting": ("report", "--pack"),
}  # fmt: skip


RIGHT_BY_THE_RIGHT_CLOCK = {
    "a look": ("audit", "--next-meeting", "2024-04-18"),
    "a round": ("audit", "--keep", "--meeting", "2024-04", "--next-meeting", "2024-05-16", "--yes"),
    "sheets": ("invite", "--due", "2024-04-18", "--yes"),
    "letters": ("remind", "--day", "2024-04-10", "--yes"),
    "more time": ("extension", "enter", "lota", "two-step-enabled", "--until", "2024-06-30", "--reason", "কাজ চলছে", "--approved-by", "সভা ০৫", "--yes"),
    "a meeting put off": ("meeting", "move", "2024-03", "2024-04-20", "--yes"),
}  # fmt: skip


@pytest.mark.parametrize("command", RIGHT_BY_THE_RIGHT_CLOCK.values(), ids=RIGHT_BY_THE_RIGHT_CLOCK)
def test_the_clock_is_named_and_no_option_whose_day_only_such_a_clock_calls_past(upazila, clock, command):
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    before = contents(upazila.folder)
    clock(date(2099, 1, 5))
    refused = run(*command, "--workspace", upazila.folder, "--language", "en")
    assert FAR in refused.stderr
    assert "How it is written" not in refused.stderr
    assert contents(upazila.folder) == before


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", NOTING.values(), ids=NOTING)
def test_nothing_that_bears_the_day_for_good_is_written_by_such_a_clock(upazila, clock, command):
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    before = contents(upazila.folder)
    clock(date(2099, 1, 5))
    refused = run(*command, "--workspace", upazila.folder, "--language", "en", code=3).stderr
    assert FAR in refused
    assert "nobody could be asked, and --yes does not say" in refused
    assert contents(upazila.folder) == before


@pytest.mark.parametrize(("language", "words"), [("en", "one of the two is wrong"), ("bn", "দুটির একটি ভুল")])
def test_beside_an_entry_of_a_wrong_clock_the_right_one_is_not_called_slow_and_todays_day_sets_it_right(
    upazila, clock, language, words
):
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    where = ("--workspace", upazila.folder, "--language", language)
    dispute = ("dispute", "--office", "lota", "--duty", "two-step-enabled", "--what", "ভুল", "--reference", "পত্র ৭")
    clock(date(2031, 3, 1))
    run(*dispute, "--received", "2031-02-11", "--on", "2031-03-01", *where, code=0)
    clock(date(2026, 4, 2))
    assert words in run("audit", *where, code=3).stderr
    register = ("register", "new", "--on", "2026-04-02", *where)
    run(*register, code=0)
    assert words not in run("audit", *where, code=1).stderr


def test_a_look_by_such_a_clock_opens_no_slip_and_asks_nothing_of_which_the_answer_would_stay(upazila, clock):
    slips, ledger = upazila.folder / "evidence" / "slips", Ledger(upazila.folder / "ledger.db")
    assert slips.is_dir()
    (slips / "slip.txt").write_bytes(b"PWSLIP1.000")
    run("register", "new", "--on", "2024-04-02", "--workspace", upazila.folder, code=0)
    entries = ledger.length()
    clock(date(2099, 1, 5))
    assert "Slips not opened: 1" in run("audit", "--workspace", upazila.folder, "--language", "en", code=1).stderr
    assert ledger.length() == entries
    assert (
        "Slips not opened"
        not in run("audit", "--on", "2024-04-10", "--workspace", upazila.folder, "--language", "en", code=1).stderr
    )
    assert ledger.length() > entries
