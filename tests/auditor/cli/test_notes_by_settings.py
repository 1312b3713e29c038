"""The notes of a paper hold whatever the settings say."""

from __future__ import annotations

import pytest
from running import run
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

DONE = '২০.০২.২০২৪,ফোন,"চালু, লগইনে কোড চায়",১৯.০২.২০২৪,ঠিক আছে,,,'
OF_THE_MEETING = "Resets count from 18.01.2024 (the day of the meeting)."
OF_THE_SETTINGS = 'Duties count from the day of the meeting: 18.01.2024. By the settings of this check "Password reset" counts from 01.02.2024.'


@pytest.fixture
def upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers(f"Lota UP,,{DONE}", f"Koyra UP,,{DONE}")
    return upazila


def notes(upazila, audience, language="en"):
    kept = upazila.keep("--yes")
    assert "Audit kept" in kept.stderr, kept.stderr
    options = ("--audience", audience, "--format", "terminal", "--language", language, "--on", "2024-02-20")
    return " ".join(run("report", *options, "--workspace", upazila.folder).stdout.split())


@pytest.mark.parametrize("audience", ["minutes", "chair", "auditor"])
def test_a_duty_that_counts_from_another_day_by_the_settings_is_noted_with_that_day(upazila, audience):
    baseline = upazila.folder / "baseline.toml"
    of_duty = 'policy = "password-reset"'
    baseline.write_text(
        baseline.read_text("utf-8").replace(of_duty, f"{of_duty}\nsettings = {{ since = 2024-02-01 }}"), "utf-8"
    )
    shown = notes(upazila, audience)
    assert OF_THE_SETTINGS in shown
    assert OF_THE_MEETING not in shown
    assert run("verify", "--workspace", upazila.folder, "--on", "2024-02-20").returncode == 0


def test_usually_all_count_from_the_day_of_the_meeting(upazila):
    shown = notes(upazila, "chair")
    assert OF_THE_MEETING in shown
    assert "By the settings" not in shown
