"""Drafts of letters: what a new one keeps of the draft whose place it takes."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from changing import replace
from sent_letters import sent_letter
from small_upazila import DONE, history, meeting, office, tell_all

from auditor.i18n import plain
from auditor.model.errors import WorkspaceError
from auditor.model.letters import AskedOffice, LetterDrafted, Purpose
from auditor.model.views.invitation import HelpDay
from auditor.papers import letters, letters_sent
from auditor.papers.letter_order import Order, doubts_of
from auditor.papers.letters_sent import _doubts_of_memo, note_gone_out
from auditor.rounds import assessing
from auditor.rounds import letters as noting
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.letters import letters_of
from auditor.selfcheck import inviting
from auditor.views.compared.history import History
from auditor.views.letters.errands import WantedLetter

DAY, VISIT = date(2024, 4, 2), date(2024, 4, 8)


def final(space, past, office: str, visit: date | None = None, day: date = DAY) -> LetterDrafted:
    """Draft a final reminder to an office, after the drafts that are there."""
    before = History.of(past.now, past.earlier, letters=letters_of(space))
    now = letters.Standing(before, assessing.assess(space, past.now.header.day))
    wanted = [WantedLetter(Purpose.FINAL, (AskedOffice(office, ("two-step-enabled",)),))]
    (made,) = letters.draft(space, now, wanted, Order(day, day, visit=visit)).drafts
    return made


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order(DAY, date(2024, 4, 1)), "letters go out today or later"),
        (Order(DAY, date(2024, 4, 9), visit=VISIT), "would lie before the letter itself goes out"),
    ],
)
def test_a_letter_goes_out_today_or_later_and_proposes_no_visit_before_it_does(order, words):
    with pytest.raises(WorkspaceError, match=words):
        doubts_of(order)


def test_a_letter_or_visit_long_ahead_is_odd():
    assert not doubts_of(Order(DAY, DAY, visit=VISIT))
    (of_letter,) = doubts_of(Order(DAY, date(2025, 4, 2)))
    assert of_letter.en.startswith("The day of the letters, 02.04.2025, lies more than 62 days ahead")
    (of_visit,) = doubts_of(Order(DAY, DAY, visit=date(2025, 4, 8)))
    assert of_visit.en.startswith("The day of the visit, 08.04.2025, lies")


def test_what_is_odd_is_told_of_the_day_or_the_visit_and_a_visit_may_be_on_the_day_of_the_letter_and_long_after_today():
    later, far = DAY + timedelta(days=40), date(2025, 4, 8)
    assert [*doubts_of(Order(DAY, far)).values()] == ["day"]
    assert [*doubts_of(Order(DAY, DAY, visit=far)).values()] == ["visit"]
    assert doubts_of(Order(DAY, VISIT, visit=VISIT)) == {}
    assert [
        each.en for each in doubts_of(Order(DAY, later, visit=later + timedelta(days=40))) if "ahead" in each.en
    ] == []
    with pytest.raises(WorkspaceError) as refused:
        doubts_of(Order(DAY, VISIT, visit=VISIT - timedelta(days=1)))
    assert [*refused.value.parts.values()] == ["visit"]


@pytest.mark.parametrize(
    ("number", "memo", "odd"),
    [
        (1, "৯১", None),
        (1, "92", "is noted as sent under memo no."),
        (2, "৯১", "is noted of letter 1 already"),
        (2, "92", None),
        (2, "", None),
    ],
    ids=["its own", "another than it has", "that of another letter", "a free one", "none"],
)
def test_a_memo_number_belongs_to_one_letter_in_whichever_digits_it_is_written(number, memo, odd):
    sent = [sent_letter(1, Purpose.FIRST, "lota", memo="91"), sent_letter(2, Purpose.SECOND, "lota", memo="")]
    found = [each.en for each in _doubts_of_memo(sent, number, memo)]
    assert len(found) == (odd is not None)
    assert all(odd in each for each in found)


@pytest.mark.parametrize(
    ("made", "noted", "is_sent", "told"),
    [(0, 0, False, True), (1, 2, False, False), (-2, -1, False, False), (0, 0, True, False)],
    ids=["of its day", "made after it", "noted before it", "sent already"],
)
def test_that_nothing_is_left_of_what_a_letter_asks_is_told_by_a_round_between_its_making_and_its_sending(
    monkeypatch, made, noted, is_sent, told
):
    lota = office("lota")
    past = history(meeting([lota], tell_all(lota, DONE)))
    kept = SimpleNamespace(number=1, header=past.now.header)
    monkeypatch.setattr(letters_sent, "Ledger", lambda _: SimpleNamespace(rounds=lambda: [kept]))
    monkeypatch.setattr(letters_sent.looking_back, "alone", lambda *_: past)
    on, day = (past.now.header.day + timedelta(days=days) for days in (made, noted))
    letter = sent_letter(1, Purpose.FIRST, "lota", on=on)
    letter = letter if is_sent else replace(letter, sent=None)
    assert bool(letters_sent._nothing_left(SimpleNamespace(ledger_path=""), [letter], day)) is told


@pytest.mark.parametrize(
    "closed", [date(2024, 4, 5), date(2024, 4, 6), date(2024, 4, 14)], ids=["Friday", "Saturday", "Pohela Boishakh"]
)
def test_a_visit_day_of_help_or_due_day_on_which_offices_are_closed_is_odd(closed):
    (of_visit,) = doubts_of(Order(DAY, DAY, visit=closed))
    assert "offices are closed" in of_visit.en
    assert "দপ্তর বন্ধ থাকে" in of_visit.bn
    where = plain("Hall")
    (of_help,) = inviting.doubts_of(None, HelpDay(closed, where), DAY)
    assert of_help.en.startswith("The help day, ")
    (of_due_day,) = inviting.doubts_of(closed, HelpDay(VISIT, where), DAY)
    assert of_due_day.en.startswith("The due day, ")
    assert inviting.doubts_of(VISIT, HelpDay(VISIT, where), DAY) == ()


def test_a_final_reminder_drafted_anew_keeps_the_day_of_the_visit_until_that_is_over(space, past):
    office, other = (assessment.office.id for assessment in past.now.assessments[:2])
    first = final(space, past, office, VISIT)
    assert final(space, past, other).visit is None
    assert final(space, past, office) == first
    assert final(space, past, office, day=date(2024, 4, 3)).visit == VISIT
    assert final(space, past, office, date(2024, 4, 9)).visit == date(2024, 4, 9)
    assert final(space, past, office, day=date(2024, 4, 10)).visit is None


def test_letters_are_read_once_before_it_is_asked_whether_a_note_is_meant_and_anew_when_it_is_written(
    space, monkeypatch
):
    Ledger(space.ledger_path).note(LetterDrafted(9, Purpose.PORTAL, (AskedOffice("lota", ()),), DAY, None, DAY))
    letters_known, read = noting.letters_known, []

    def seen(*asked, **bounds):
        read.append(bounds)
        return letters_known(*asked, **bounds)

    monkeypatch.setattr(noting, "letters_known", seen)
    asked = []
    note_gone_out(space, 9, DAY, "৯১", DAY, lambda _: asked.append(len(read)))
    assert (asked, len(read)) == ([1], 2)
