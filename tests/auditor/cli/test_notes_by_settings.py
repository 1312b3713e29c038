"""The notes of a paper hold whatever the settings say."""

from __future__ import annotations

import json

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


OF_TWO_MEETINGS = {
    "en": ("Resets count from 18.01.2024 (the day of the meeting).", "Duties count from"),
    "bn": ("রিসেটের গণনা শুরু ১৮.০১.২০২৪ খ্রি. (সভার তারিখ)।", "গণনা শুরু সভার তারিখ থেকে"),
}


@pytest.mark.parametrize("audience", ["minutes", "chair"])
@pytest.mark.parametrize("language", OF_TWO_MEETINGS)
def test_of_a_decision_without_a_duty_that_counts_from_a_day_none_is_noted(upazila, audience, language):
    baseline = upazila.folder / "baseline.toml"
    before, of_email = baseline.read_text("utf-8").split('id = "2024-01/09"', 1)
    of_another_day = of_email.replace("day = 2024-01-18", "day = 2024-01-25", 1)
    baseline.write_text(f'{before}id = "2024-01/09"{of_another_day}', "utf-8")
    shown = notes(upazila, audience, language)
    of_dated, of_each = OF_TWO_MEETINGS[language]
    assert of_dated in shown
    assert of_each not in shown
    assert run("verify", "--workspace", upazila.folder, "--on", "2024-02-20").returncode == 0


CORRECTED = {
    (
        "en",
        "25.01.2024",
    ): "the day from which duties count was corrected: Decision 05, now 25.01.2024 (before 18.01.2024). What was done before the new day counts no more.",
    (
        "bn",
        "25.01.2024",
    ): "গণনা শুরুর তারিখ সংশোধন করা হয়েছে: ০৫ নং সিদ্ধান্ত, এখন ২৫.০১.২০২৪ খ্রি. (আগে ১৮.০১.২০২৪ খ্রি.)। নতুন তারিখের আগে করা কাজ আর ধরা হয় না।",
    (
        "en",
        "15.01.2024",
    ): "the day from which duties count was corrected: Decision 05, now 15.01.2024 (before 18.01.2024).",
}


@pytest.mark.parametrize(("audience", "times"), [("minutes", 2), ("chair", 3)])
@pytest.mark.parametrize(("language", "day"), CORRECTED)
def test_that_the_day_of_a_decision_was_corrected_since_the_last_meeting_is_noted_and_told_with_the_changes_and_in_the_brief(
    upazila, audience, times, language, day
):
    upazila.knows_what_keeping_asks()
    assert "corrected" not in notes(upazila, "chair")
    given = ("--last-meeting", day, "--on", "2024-03-01", "--workspace", upazila.folder, "--yes")
    run("settings", *given, code=0)
    upazila.keep("--yes", meeting="2024-03", on="2024-03-12")
    by = ("--language", language, "--on", "2024-03-12", "--workspace", upazila.folder)
    shown = " ".join(run("report", "--audience", audience, "--format", "terminal", *by).stdout.split())
    assert shown.count(CORRECTED[language, day]) == times
    assert ("counts no more" in shown or "আর ধরা হয় না" in shown) is (day > "18.01.2024")
    record = json.loads(run("report", "--audience", audience, "--format", "json", *by).stdout)
    then = {"decision": "2024-01/11", "before": "2024-01-18", "day": "-".join(reversed(day.split(".")))}
    assert record["summary"]["head"]["corrected_days"] == [then]


COUNTED_FROM_LATER = {
    "en": "; offices with duties to do again: 1; duties count from a corrected, later day now, and what was done before it counts no more;",
    "bn": "; ১টি দপ্তরকে পুনরায় কাজ করতে হবে; গণনা শুরুর তারিখ সংশোধন করে পরের একটি তারিখ ধরা হয়েছে, তার আগে করা কাজ আর ধরা হয় না;",
}


@pytest.mark.parametrize("language", COUNTED_FROM_LATER)
def test_who_has_duties_to_do_again_because_a_decision_counts_from_a_later_day_is_told_that_day_and_the_former_one_beside_it(
    upazila, language
):
    upazila.knows_what_keeping_asks()
    upazila.answers(f"Lota UP,,{DONE.replace('১৯.০২.২০২৪', '১৯.০১.২০২৪')}", f"Koyra UP,,{DONE}")
    assert "corrected" not in notes(upazila, "chair")
    by = ("--on", "2024-03-12", "--workspace", upazila.folder)
    run("settings", "--last-meeting", "25.01.2024", "--yes", *by, code=0)
    upazila.keep("--yes", meeting="2024-03", on="2024-03-12")
    told = CORRECTED[language, "25.01.2024"]
    for_office = ("report", "--language", language, "--format", "terminal", *by, "--office")
    assert told in " ".join(run(*for_office, "lota-up").stdout.split())
    assert told.split(":")[0] not in " ".join(run(*for_office, "koyra-up").stdout.split())
    of_chair = ("report", "--language", language, "--audience", "chair", "--format", "terminal", *by)
    shown = " ".join(run(*of_chair).stdout.replace("|", " ").split())
    assert COUNTED_FROM_LATER[language] in shown


CALLED_OTHERWISE = {
    "en": "the day of the meeting that decided was corrected, and the decision is called by the new day: Decision 06 of 27.01.2024 (before 25.01.2024).",
    "bn": "সিদ্ধান্তের সভার তারিখ সংশোধন করা হয়েছে, সিদ্ধান্তটি এখন নতুন তারিখে উল্লেখ করা হয়: ২৭.০১.২০২৪ তারিখের ০৬ নং সিদ্ধান্ত (আগে ২৫.০১.২০২৪ খ্রি.)।",
}


@pytest.mark.parametrize(("audience", "times"), [("minutes", 1), ("chair", 2)])
@pytest.mark.parametrize("language", CALLED_OTHERWISE)
def test_that_a_decision_of_which_no_duty_counts_from_a_day_is_called_by_another_day_since_the_last_meeting_is_told(
    upazila, audience, times, language
):
    upazila.knows_what_keeping_asks()
    by = ("--on", "2024-03-01", "--workspace", upazila.folder, "--yes")
    run("settings", "--last-meeting", "25.01.2024", "--of", "2024-01/09", *by, code=0)
    assert "corrected" not in notes(upazila, "chair")
    run("settings", "--last-meeting", "27.01.2024", "--of", "2024-01/09", *by, code=0)
    upazila.keep("--yes", meeting="2024-03", on="2024-03-12")
    by = ("--language", language, "--on", "2024-03-12", "--workspace", upazila.folder)
    shown = " ".join(run("report", "--audience", audience, "--format", "terminal", *by).stdout.split())
    assert shown.count(CALLED_OTHERWISE[language]) == times
    assert "counts no more" not in shown
    assert "আর ধরা হয় না" not in shown
    record = json.loads(run("report", "--audience", audience, "--format", "json", *by).stdout)
    then = {"decision": "2024-01/09", "before": "2024-01-25", "day": "2024-01-27"}
    assert record["summary"]["head"]["corrected_days"] == [then]
