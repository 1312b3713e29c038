"""Letters and text messages of the same words: which letter a file is goes by hints, and what was sent is never accused."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from changing import replace

from auditor.i18n import plain
from auditor.model.letters import AskedOffice, Letter, LetterDrafted, LetterSent, Purpose, name_of
from auditor.model.made_papers import MadePaper
from auditor.papers import checking, noted, noted_texts
from auditor.papers.noted import NotedPaper
from auditor.papers.noting import said
from auditor.papers.saying import READING, Line

DAY, LATER = date(2024, 4, 8), date(2024, 4, 9)
MESSAGE = "Last reminder: two duties are open. Answer by 21.04.2024."
OFFICES = {1: "agriculture", 2: "education", 3: "fisheries", 4: "fisheries"}
"""By letters' numbers; the fourth took the place of the third."""
SENT = (1, 2, 4)


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def lines(words: str) -> list[Line]:
    return [Line(plain(f"line {number}"), line) for number, line in enumerate(words.split("\n"), start=1)]


def file(number: int) -> str:
    return f"{name_of(number, Purpose.FINAL, OFFICES[number])}-sms.en.paste.txt"


def made(number: int, words: str = MESSAGE) -> NotedPaper:
    found = said(lines(words))
    path = f"out/letters-{DAY}/{file(number)}"
    marks = " ".join(found.marks)
    paper = MadePaper(path, digest(words), found.words, marks, (number,), "", READING, found.printed)
    return NotedPaper(paper, DAY)


EVERY = [made(number) for number in OFFICES]


def letters(sent=SENT):
    return tuple(
        Letter(
            LetterDrafted(number, Purpose.FINAL, (AskedOffice(office, ("two-step-enabled",)),), DAY, LATER, DAY),
            LetterSent(number, LATER, f"05.44.{number}", LATER, LATER, (digest(MESSAGE),)) if number in sent else None,
        )
        for number, office in OFFICES.items()
    )


@pytest.fixture(autouse=True)
def _letters(monkeypatch):
    """Three letters went out under memo numbers of their own; in the place of one of four another did."""
    monkeypatch.setattr(noted, "letters_of", lambda _: letters())


def exactly(name: str):
    return noted.exactly(None, EVERY, name, MESSAGE.encode())


def like(name: str, words: str, every=EVERY):
    return noted.like(None, every, name, lines(words))


def told(found) -> str:
    return " ".join(message.en for message in noted_texts.compared(found))


@pytest.mark.parametrize("number", SENT)
@pytest.mark.parametrize("find", [exactly, lambda name: like(name, f"{MESSAGE} ")], ids=["exact", "saved anew"])
def test_a_message_is_the_letter_that_its_name_says_among_those_with_its_words(number, find):
    found = find(file(number))
    assert (found.paper.letters, found.was_sent) == ((number,), True)
    assert f"memo no. 05.44.{number}" in told(found)
    others = ", ".join(str(other) for other in OFFICES if other != number)
    assert f"The same words stand in letters {others}, too" in told(found)


@pytest.mark.parametrize("name", ["message.txt", file(3)])
@pytest.mark.parametrize("find", [exactly, lambda name: like(name, f"{MESSAGE} ")], ids=["exact", "saved anew"])
def test_what_equals_a_letter_that_was_sent_is_never_told_as_one_in_whose_place_another_was(name, find):
    found = find(name)
    assert found.was_sent
    assert "instead of" not in told(found)


def test_of_a_file_that_differs_from_a_letter_that_was_sent_it_is_not_said_that_it_was_sent_so():
    found = replace(like(file(1), f"{MESSAGE} "), altered=(plain("line 1"),))
    assert "What was marked as sent on 09.04.2024 is letter 1 as it is on record" in told(found)
    assert "as it stood then" not in told(found)


def test_the_name_of_a_replaced_letter_leads_to_the_one_that_was_sent_in_its_place():
    assert exactly(file(3)).paper.letters == (4,)


def test_a_replaced_letter_with_words_of_its_own_is_still_told_as_that():
    every = [*(paper for paper in EVERY if paper.paper.letters != (3,)), made(3, "Answer by 20.04.2024.")]
    found = noted.exactly(None, every, file(3), b"Answer by 20.04.2024.")
    assert (found.was_sent, found.also) == (False, ())
    assert "letter 4 was marked as sent on 09.04.2024 instead of letter 3" in told(found)


def test_words_of_a_replaced_letter_that_others_were_sent_with_are_told_as_sent_and_accuse_nobody(monkeypatch):
    monkeypatch.setattr(noted, "letters_of", lambda _: letters(sent=(1, 2)))
    found = exactly(file(3))
    assert "Letter 3 was not sent; another took its place." in told(found)
    assert "With the same words letters 1, 2 were marked as sent" in told(found)
    assert not checking.differs(found)


def test_a_replaced_letter_of_which_nothing_was_sent_does_not_count(monkeypatch):
    monkeypatch.setattr(noted, "letters_of", lambda _: letters(sent=()))
    found = exactly(file(3))
    assert "Letter 3 was not sent; another took its place." in told(found)
    assert checking.differs(found)
    assert not checking.differs(exactly(file(4)))


def test_a_memo_number_on_a_letter_tells_whose_it_is():
    words = f"{MESSAGE}\nAsk for help\nNobody tells a password\nMemo no.: …………"
    every = [made(number, words) for number in OFFICES]
    assert like("letter.txt", words.replace("…………", "05.44.1"), every).paper.letters == (1,)


def test_an_altered_message_is_told_beside_the_letter_of_its_name():
    words = "One\nTwo\nThree\nFour"
    every = [made(number, words) for number in OFFICES]
    found = like(file(2), words.replace("Two", "Twenty"), every)
    assert (found.paper.letters, len(found.altered)) == ((2,), 1)


def test_of_letters_as_like_the_one_that_differs_in_fewest_places_is_meant():
    shared = [f"Line {number}" for number in range(9)]
    memo = made(1, "\n".join([*shared, "Memo no.: …………"]))
    other = made(2, "\n".join([*shared, "Date of the visit"]))
    found = like("letter.txt", "\n".join([*shared, "Memo no.: 05"]), [memo, other])
    assert (found.paper.letters, found.altered) == ((1,), ())


def test_a_memo_number_is_told_in_the_digits_of_the_sentence():
    said = [message.bn for message in noted_texts.compared(exactly(file(1)))]
    assert any("স্মারক নং ০৫.৪৪.১" in words for words in said)
