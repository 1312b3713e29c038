"""Sentences of one message never run together."""

from __future__ import annotations

from auditor.i18n import Text
from auditor.model.sentences import sentences

EXAMPLE = Text(
    en="Write it as 18.01.2024",
    bn="এভাবে লিখুন: ১৮.০১.২০২৪",
    on_screen=Text(en="Type it as 18.01.2024", bn="লিখুন: ১৮.০১.২০২৪"),
)
WHOLE = Text(en="It lies later.", bn="তারিখটি পরে হবে।")


def test_a_sentence_that_ends_in_an_example_ends_before_the_next_in_both_languages_and_on_screens():
    said = sentences((EXAMPLE, WHOLE))
    assert (said.en, said.bn) == (
        "Write it as 18.01.2024. It lies later.",
        "এভাবে লিখুন: ১৮.০১.২০২৪। তারিখটি পরে হবে।",
    )
    assert (said.shown.en, said.shown.bn) == (
        "Type it as 18.01.2024. It lies later.",
        "লিখুন: ১৮.০১.২০২৪। তারিখটি পরে হবে।",
    )


def test_the_last_sentence_and_those_that_end_as_such_stay_as_they_are():
    assert sentences((WHOLE, EXAMPLE)).bn == f"{WHOLE.bn} {EXAMPLE.bn}"
    assert sentences((EXAMPLE,)).en == EXAMPLE.en
