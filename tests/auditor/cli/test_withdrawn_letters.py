"""A draft that nobody is asked for any more is void, whether or not another is made: all that speak of letters say so."""

from __future__ import annotations

import shutil

import pytest
from running import run
from typed_upazila import TypedUpazila
from unprinted import unprinted

LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1"
FOOD = "food,Food Office,department,Controller,,food.example.gov.bd,Controller,f1"
KEPT, MADE, LATER = "2024-02-20", "2024-02-22", "2024-02-27"


def auditor(upazila, *arguments, on=LATER, code=0):
    done = run(*arguments, "--on", on, "--language", "en", "--workspace", upazila.folder, code=code)
    return " ".join((done.stdout + done.stderr).split())


@pytest.fixture(scope="module")
def drafted(tmp_path_factory) -> TypedUpazila:
    """Return an upazila where two offices owe something, of different kinds, and a first reminder to each kind is drafted; only to be copied."""
    made = TypedUpazila(tmp_path_factory.mktemp("drafted") / "space")
    made.lists(LOTA, FOOD)
    made.answers(*(f"{office},,10.02.2024,ফোন,চালু নেই,,,,," for office in ("Lota UP", "Food Office")))
    made.keep(on=KEPT, code=1)
    auditor(made, "remind", "--format", "docx", on=MADE)
    return made


@pytest.fixture
def upazila(drafted, tmp_path) -> TypedUpazila:
    """Return the same after the union told that all is done."""
    made = TypedUpazila(tmp_path / "space", of=drafted)
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,নিয়ম"
    told = "Lota UP,Secretary,26.02.2024,ফোন,চালু,২৫.০২.২০২৪,২৫.০২.২০২৪,হ্যাঁ"
    (made.folder / "evidence" / "register-2.csv").write_text(f"ডুমুরিয়া উপজেলা, খুলনা\n{heads}\n{told}\n", "utf-8")
    return made


def files_of_union(upazila):
    return sorted(upazila.folder.glob("out/letters-*/02-reminder-1-union*"))


def test_a_draft_that_asks_nobody_any_more_is_not_pressed_for_and_the_list_says_so(upazila):
    assert "Made and not noted as sent: letters no. 1, 2." in auditor(upazila, on=MADE)
    assert "Made and not noted as sent: letter no. 1." in auditor(upazila)
    assert "void" in auditor(upazila, "remind", "--list")


@pytest.mark.parametrize("order", [(), ("--office", "food"), ("--portal",)])
def test_it_is_withdrawn_whenever_reminders_are_made_though_no_other_takes_its_place(upazila, order):
    assert files_of_union(upazila)
    said = auditor(upazila, "remind", "--format", "docx", *order)
    assert "Withdrawn and not to be sent any more, since nobody is asked for it now: letter no. 2." in said
    assert not files_of_union(upazila)
    assert "Withdrawn" not in auditor(upazila, "remind", "--format", "docx", *order), "it is told once"
    assert "withdrawn" in auditor(upazila, "remind", "--list")


def test_a_paper_of_it_is_told_as_void_and_it_counts_as_sent_only_after_a_yes(upazila, tmp_path):
    paper = shutil.copy(next(path for path in files_of_union(upazila) if path.suffix == ".docx"), tmp_path)
    assert "is not marked as sent so far" in auditor(upazila, "verify", paper)
    auditor(upazila, "remind", "--format", "docx")
    assert "Letter 2 was not sent; it was withdrawn on 27.02.2024" in auditor(upazila, "verify", paper, code=1)
    assert "a draft that was withdrawn on 27.02.2024" in auditor(upazila, "remind", "--sent", "2", code=3)
    assert "Letter 2: sent on 27.02.2024" in auditor(upazila, "remind", "--sent", "2", "--yes")
    assert "Letter 2 was marked as sent on 27.02.2024" in auditor(upazila, "verify", paper)


def test_an_office_that_owes_anew_gets_a_letter_of_another_number(upazila):
    with unprinted():
        auditor(upazila, "remind")
    (upazila.folder / "evidence" / "register-2.csv").unlink()
    with unprinted():
        assert "Letter 4: first reminder, Union parishad" in auditor(upazila, "remind")
