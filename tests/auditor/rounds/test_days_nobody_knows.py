"""A row whose day of contact nobody knows counts by the last day that is possible, and is shown with no day: in no message, on no page."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from running import run
from served_desks import Client, served
from small_upazila import office, tell
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.days import UNKNOWN_DAY, beside
from auditor.model.evidence import Reference
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.opposing.lending import ToldBefore
from auditor.rounds.opposing.opposed import opposed_on_their_day

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,কারণ,সরকারি ই-মেইল ব্যবহার,সরকারি ই-মেইল ঠিকানা,যোগদানের তারিখ"
TODAY, UNKNOWN = date(2024, 2, 20), "a day that is not known"
ON, OFF = '"চালু, লগইনে কোড চায়"', "চালু নেই"


def laid(folder, *registers, month=""):
    upazila = TypedUpazila(folder)
    upazila.lists(
        *(f"lota,Lota UP,union,Chairman,,lota.example.gov.bd,{post},{post.lower()}1" for post in ("Secretary", "Clerk"))
    )
    for number, rows in enumerate(registers, start=1):
        upazila.answers(*rows, name=f"register-{number}{month}.csv", heads=HEADS)
    return upazila


def notices(upazila, day=TODAY):
    made = assessing.assess(open_workspace(upazila.folder), day).notices
    return [each.message for each in made]


def secretary(on, two_step):
    return f"Lota UP,Secretary,{on},ফোন,{two_step},,,,,"


MESSAGES = {
    "two answers that differ": (
        ([secretary("", OFF)], [secretary("20.02.2024", ON)]),
        "tell different things of Lota UP, Secretary on 20.02.2024 and {unknown}",
    ),
    "both of which no day is known": (
        ([secretary("", OFF)], [secretary("", '"চালু, কিন্তু লগইনে কোড চায় না"')]),
        "tell different things of Lota UP, Secretary on {unknown} (",
    ),
    "mail that goes out, and no address": (
        (["Lota UP,,10.02.2024,ফোন,,,,নিয়মিত,,"], ["Lota UP,,,ফোন,,,,,নেই,"]),
        "has of {unknown} of its address",
    ),
}


@pytest.mark.parametrize("month", ["", "-2024-02"])
@pytest.mark.parametrize(("registers", "said"), MESSAGES.values(), ids=MESSAGES)
def test_no_message_of_the_audit_gives_such_a_row_the_day_of_the_audit(tmp_path, registers, said, month):
    told = [each.en for each in notices(laid(tmp_path / "space", *registers, month=month))]
    assert [each for each in told if said.format(unknown=UNKNOWN) in each], told
    bangla = [each.bn for each in notices(laid(tmp_path / "again", *registers, month=month))]
    assert [each for each in bangla if "অজানা তারিখ" in each]


def test_a_row_with_its_day_is_told_with_it(tmp_path):
    told = [
        each.en
        for each in notices(laid(tmp_path / "space", [secretary("20.02.2024", OFF)], [secretary("20.02.2024", ON)]))
    ]
    assert [each for each in told if "tell different things of Lota UP, Secretary on 20.02.2024 (" in each]
    assert not [each for each in told if UNKNOWN in each]


def test_the_desk_gives_it_no_day_though_the_office_was_spoken_to_on_that_by_which_it_counts(tmp_path):
    upazila = laid(tmp_path / "space", [secretary("", OFF)], [f"Lota UP,Clerk,20.02.2024,ফোন,{ON},,,,,"])
    with served(upazila.folder, on=TODAY, language=Language.EN) as (service, address):
        page = Client(service, address).get("/offices/lota/").text
    off, on = (next(row for row in page.split("<tr>") if f"register-{number}.csv" in row) for number in (1, 2))
    assert "20.02.2024" not in off
    assert "20.02.2024" in on


def test_whose_no_stands_again_by_a_request_is_said_also_where_nobody_knows_its_day(tmp_path):
    upazila = laid(tmp_path / "space", [secretary("", OFF)])
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", on="2024-02-20", code=1)
    upazila.answers(secretary("24.02.2024", ON), name="register-2.csv", heads=HEADS)
    upazila.keep("--yes", meeting="2024-03", on="2024-02-25", code=1)
    at = ("--workspace", upazila.folder, "--on", "2024-02-27")
    what = ("--office", "lota", "--duty", "two-step-enabled", "--what", "it is off", "--received", "2024-02-26")
    run("dispute", *what, "--reference", "1", *at, code=0)
    asked = run("dispute", "answer", 1, "upheld", "--reference", "2", *at, code=3).stderr
    assert f"Lota UP, Secretary: not done, told on {UNKNOWN}" in asked


def test_an_answer_that_will_not_count_beside_such_a_no_is_not_said_to_be_told_on_its_day():
    lota, place = office("lota"), Reference("register-1.csv", "0" * 64, "sheet!3")
    (no,), (yes,) = (
        [replace(each, reference=place) for each in tell("lota/head", {TWO_STEP_ENROLLED: is_on})]
        for is_on in (False, True)
    )
    told = {}
    for undated in ((), [place.at]):
        before = ToldBefore({"lota/head": [no]}, {}, None, undated=frozenset(undated))
        ((_, _, told[bool(undated)]),) = opposed_on_their_day([yes], lota, before)
    assert "on the same day, 10.02.2024, something else was told" in told[False].en
    assert "10.02.2024" not in told[True].en
    assert "something else was told, too, on a day that is not known" in told[True].en


def test_of_two_days_that_nobody_knows_it_is_not_said_that_they_are_the_same():
    assert beside(TODAY, TODAY) not in {TODAY, UNKNOWN_DAY}
    assert beside(UNKNOWN_DAY, UNKNOWN_DAY) == UNKNOWN_DAY
    assert beside(UNKNOWN_DAY, TODAY) == UNKNOWN_DAY
