"""A clock far after every meeting, round and information is told, and a round is kept by it only where its day is said to be right."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.cli._shell import Shell

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
