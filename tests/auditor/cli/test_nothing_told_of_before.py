"""Where no answer would change what is found nothing waits for it; whatever says "not yet known which" is asked."""

from __future__ import annotations

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.rounds.ledger.ledger import Ledger

OPEN_QUESTION = "not yet known which one of the earlier list"
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,{}"
GARI = "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Secretary,g1"
TOLD_OF_ANOTHER = "Garuikhali UP,,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,,,"
TOLD_OF_IT = "Lota UP,Secretary,10.02.2024,ফোন,,২০.০১.২০২৪,,,"


def kept_twice(folder, told: str, before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, TypedUpazila]:
    """Keep two rounds, between which the roster changed; return what is said when the second is kept, and the upazila."""
    upazila = TypedUpazila(folder / "space")
    upazila.lists(*before, GARI)
    upazila.answers(told)
    upazila.keep(code=1)
    upazila.lists(*now, GARI)
    return upazila.keep("--yes", on="2024-03-20", meeting="2024-03", code=1).stderr, upazila


def annex(upazila: TypedUpazila, number: int = 2) -> str:
    """Return what the page of all that was found in a round says."""
    run("report", "--format", "html", "--language", "en", "--workspace", upazila.folder, code=0)
    (page,) = (upazila.folder / "out").glob(f"{number:03d}-*/round.en.html")
    return page.read_text("utf-8")


def unreminded(upazila: TypedUpazila) -> str:
    return run("remind", "--on", "2024-03-21", "--language", "en", "--workspace", upazila.folder).stderr


@pytest.mark.parametrize(("told", "asked"), [(TOLD_OF_ANOTHER, False), (TOLD_OF_IT, True)])
def test_a_changed_login_is_asked_about_where_papers_say_that_it_is_open_and_nowhere_else(tmp_path, told, asked):
    said, upazila = kept_twice(tmp_path, told, (LOTA.format("l1"),), (LOTA.format("other"),))
    assert ("the same account?" in said) is asked
    assert (OPEN_QUESTION in annex(upazila)) is asked
    ledger = Ledger(upazila.folder / "ledger.db")
    (lota,) = (row.office for row in ledger.rows(ledger.rounds()[-1]) if row.office.id == "lota")
    assert lota.accounts[0].doubts, "what is told of the one before later on is asked about then"


def test_who_left_or_another_of_his_post_is_asked_about_though_nothing_was_told_of_either(tmp_path):
    before = (LOTA.format("l1"), LOTA.format("l2"))
    said, upazila = kept_twice(tmp_path, TOLD_OF_ANOTHER, before, (LOTA.format("other"),))
    assert "which of 2 accounts of before is it" in said
    assert OPEN_QUESTION in annex(upazila)


def test_an_office_is_reminded_of_what_nobody_ever_told_of_an_account_whose_login_changed(tmp_path):
    _, upazila = kept_twice(tmp_path, TOLD_OF_ANOTHER, (LOTA.format("l1"),), (LOTA.format("other"),))
    assert "only the question is open which one" not in unreminded(upazila)


def test_whoever_is_named_as_not_known_yet_is_asked_about(tmp_path):
    one_more = (LOTA.format("lota.up2"), LOTA.format("lota.up3"))
    said, upazila = kept_twice(tmp_path, TOLD_OF_ANOTHER, (LOTA.format("lota.up1"),), one_more)
    assert "which account is not yet known" in annex(upazila)
    rows = [
        f'Lota UP, roster sheet "roster", row {row}, Secretary: the user ID lo… is written otherwise than before'
        for row in (2, 3)
    ]
    assert all(asked in said for asked in rows), "each question says of which of the two it is"


@pytest.mark.parametrize("leaves", [(), ("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Clerk,c1",)])
def test_who_left_before_it_was_answered_who_he_was_is_asked_about_as_one_who_left(tmp_path, leaves):
    _, upazila = kept_twice(tmp_path, TOLD_OF_IT, (LOTA.format("l1"), *leaves), (LOTA.format("other"), *leaves))
    assert OPEN_QUESTION in annex(upazila)
    upazila.lists(*leaves, GARI)
    said = upazila.keep("--yes", on="2024-04-20", meeting="2024-04", code=1).stderr
    assert "are not listed any more: Lota UP" in said
    assert "the same account?" not in said
    assert OPEN_QUESTION not in annex(upazila, 3)
    assert "no longer in the roster; reason not told" in annex(upazila, 3)
