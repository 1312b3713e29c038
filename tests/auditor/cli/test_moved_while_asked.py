"""A user ID of which it is asked which one of before it is goes on being asked about, wherever its row moves, until that is answered."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.rounds.identity.listed import open_workspace, roster_of

ROW = "{},{},department,{},,{}.example.gov.bd,{},{}"
OFFICER = "Sub-Assistant Officer"
FIRST, SECOND = "agriculture/subassistantofficer", "agriculture/subassistantofficer#2"


def agriculture(post, login):
    return ROW.format("agriculture", "Upazila Agriculture Office", "Head", "agriculture", post, login)


def fisheries(post, login):
    return ROW.format("fisheries", "Upazila Fisheries Office", "Head", "fisheries", post, login)


HEADS = agriculture("Agriculture Officer", "agri.head"), fisheries("Fisheries Officer", "fish.head")


@pytest.fixture
def upazila(tmp_path):
    """Return an upazila in which one of two alike left, and the other has a new user ID: which of them it is was not known and is kept so."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(*HEADS, agriculture(OFFICER, "agric1"), agriculture(OFFICER, "agric2"))
    made.answers(
        "Upazila Agriculture Office,Agriculture Officer,10.02.2024,ফোন,চালু,20.01.2024,ঠিক আছে,,",
        "Upazila Agriculture Office,Sub-Assistant Officer (account no. 1),10.02.2024,ফোন,চালু নেই,,ঠিক আছে,,",
        "Upazila Agriculture Office,Sub-Assistant Officer (account no. 2),10.02.2024,ফোন,চালু,,ঠিক করা হয়নি,,",
    )
    told = ("--next-meeting", "2024-04-18", "--memo", "05.44.4700.001", "--serials", "11, 9")
    run("settings", *told, "--on", "2024-02-20", "--workspace", made.folder, code=0)
    made.keep(code=1)
    made.lists(*HEADS, agriculture(OFFICER, "sub.agri"))
    keep(made, "2024-03", "2024-03-20", "\n")
    made.lists(*HEADS, fisheries(OFFICER, "sub.agri"))
    return made


def keep(upazila, meeting, on, typed):
    line = ("audit", "--keep", "--meeting", meeting, "--on", on, "--yes", "--language", "en")
    return run(*line, "--workspace", upazila.folder, typed=typed).stderr


def offices(upazila):
    return {each.id: each for each in roster_of(open_workspace(upazila.folder)).offices}


QUESTION = "Sub-Assistant Officer (user ID su…): which of 3 accounts of before is it"
THERE = "Upazila Agriculture Office, Sub-Assistant Officer ({})"


def test_it_is_asked_at_its_new_office_and_put_off_at_the_next_meeting_too(upazila):
    said = upazila.audit(on="2024-04-10", code=1).stderr
    assert QUESTION in said
    for called in ("su…", "account no. 1", "account no. 2"):
        assert THERE.format(called) in said
    assert "fail 2," in said, "each no stays"
    keep(upazila, "2024-04", "2024-04-18", "\n\n")
    assert QUESTION in upazila.audit(on="2024-05-10", code=1).stderr
    line = ("report", "--audience", "chair", "--format", "terminal", "--language", "en")
    brief = " ".join(run(*line, "--workspace", upazila.folder, code=0).stdout.replace("|", "").split())
    assert (
        "A user ID stood in the list of Upazila Agriculture Office before; whether it is the same one the assistant "
        "programmer settles, by when: Upazila Fisheries Office." in brief
    )


@pytest.mark.parametrize(("number", "who"), [(2, FIRST), (3, SECOND)])
def test_once_it_is_answered_which_it_is_nothing_of_it_is_asked_any_more(upazila, number, who):
    keep(upazila, "2024-04", "2024-04-18", f"\n{number}\n")
    said = upazila.audit(on="2024-05-10", code=1).stderr
    assert "accounts of before" not in said
    assert "the same user ID" not in said
    assert [account.id for account in offices(upazila)["fisheries"].accounts][1:] == [who]
    assert "fail 2," in said


def test_told_to_be_the_one_of_which_it_was_asked_that_is_asked_on(upazila):
    keep(upazila, "2024-04", "2024-04-18", "\n1\n")
    assert "Sub-Assistant Officer (user ID su…): which of 2 accounts of before is it" in (
        upazila.audit(on="2024-05-10", code=1).stderr
    )


def test_told_to_be_none_of_them_it_is_new(upazila):
    keep(upazila, "2024-04", "2024-04-18", "\n7\n")
    assert "accounts of before" not in upazila.audit(on="2024-05-10", code=1).stderr
    assert [account.doubts for account in offices(upazila)["fisheries"].accounts] == [(), ()]


def test_one_of_which_nothing_was_told_is_asked_about_too_as_the_office_where_it_stood_is_told_so(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(*HEADS, agriculture(OFFICER, "agric1"))
    made.answers("Upazila Agriculture Office,Agriculture Officer,10.02.2024,ফোন,চালু,20.01.2024,ঠিক আছে,,")
    made.keep()
    made.lists(*HEADS, fisheries(OFFICER, "agric1"))
    said = made.audit(on="2024-03-20").stderr
    assert "the same user ID" in said
    keep(made, "2024-03", "2024-03-20", "\n" * 5)
    settles = "whether it is the same one, the assistant programmer settles."
    for office, words in (
        ("fisheries", "this user ID stood in the list of Upazila Agriculture Office before"),
        ("agriculture", "this user ID of the office now stands in the list of Upazila Fisheries Office"),
    ):
        line = ("report", "--office", office, "--format", "terminal", "--language", "en", "--workspace", made.folder)
        said = " ".join(run(*line, code=0).stdout.replace("|", "").split())
        assert f"{words}; {settles}" in said


def of_agriculture(upazila, language="en"):
    line = ("report", "--office", "agriculture", "--format", "terminal", "--language", language)
    return " ".join(run(*line, "--workspace", upazila.folder, code=0).stdout.replace("|", "").split())


def test_the_office_in_whose_list_each_stood_is_told_so_and_asked_for_no_reason_why_any_left(upazila):
    keep(upazila, "2024-04", "2024-04-18", "\n\n")
    said = of_agriculture(upazila)
    assert (
        "Sub-Assistant Officer (one of the last round's), Sub-Assistant Officer (su…): a user ID that stands in the list of Upazila "
        "Fisheries Office now may be one of these; the assistant programmer settles that."
    ) in said
    assert (
        "this user ID may now stand in the list of Upazila Fisheries Office; whether it is the same one is not yet"
        in said
    )
    assert "Tell why" not in said
    assert "reason not told" not in said
    line = ("report", "--audience", "chair", "--format", "terminal", "--language", "en")
    chair = " ".join(run(*line, "--workspace", upazila.folder, code=0).stdout.replace("|", "").split())
    assert "no reason was told" not in chair
    assert "not listed any more" not in upazila.audit(on="2024-05-10", code=1).stderr


def test_once_it_is_none_of_them_the_office_is_asked_why_they_left(upazila):
    keep(upazila, "2024-04", "2024-04-18", "\n7\n")
    said = of_agriculture(upazila)
    assert "Fisheries" not in said
    assert "Tell why" in said


MAY_STAND = (
    "a user ID may now stand in the list of Upazila Fisheries Office; whether it is the same one is not yet known"
)
WHICH = "a user ID stood in the list of Upazila Agriculture Office before; whether it is the same one is not yet known"


def test_the_table_of_offices_and_the_desk_s_list_say_of_both_offices_that_it_is_not_known_who_it_is(upazila):
    lines = upazila.audit(on="2024-03-21", code=1).stdout.splitlines()
    column = next(line.index("Not done by all") for line in lines if "Not done by all" in line)
    left = " ".join(" ".join(line[column:].split()) for line in lines)
    assert MAY_STAND in left
    assert WHICH in left
    with served(upazila.folder, on=date(2024, 3, 21), language=Language.EN) as (service, address):
        page = Client(service, address).get("/offices/").text
    first, second = page.split("<tr><td>01</td>")[1].split("<tr><td>02</td>")
    assert MAY_STAND in first
    assert WHICH in second
