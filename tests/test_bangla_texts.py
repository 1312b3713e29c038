"""The list of Bangla sentences is what the code says today."""

from __future__ import annotations

import re

import pytest
from product_texts import TEXTS

said = TEXTS["every_text"]


def test_the_list_is_what_the_product_says():
    assert TEXTS["LIST"].read_text("utf-8-sig") == TEXTS["written"](said()), (
        "write it anew: python tests/bangla_texts.py"
    )


@pytest.mark.parametrize(
    ("file", "english", "bangla"),
    [
        ("reports/layout/wording.py", "At a glance", "এক নজরে"),
        ("auditor/model/finding.py", "awaiting the portal", "পোর্টাল অপেক্ষমাণ"),
        (
            "auditor/rounds/meetings/meeting_texts.py",
            "No such meeting is known; nothing was noted.",
            "এমন কোনো সভা লেখা নেই; কিছু লেখা হয়নি।",
        ),
        ("policies/baselines/paikgacha-2024-01.toml", "Use of official e-mail", "সরকারি ই-মেইল ব্যবহার"),
    ],
)
def test_a_sentence_stands_beside_its_english_and_its_place(file, english, bangla):
    assert (file, english, bangla) in {(text.file, text.english, text.bangla) for text in said()}


def test_every_sentence_in_both_languages_is_listed():
    """As many as the code has: the sources are counted in another way than they are read."""
    files = [path for room in TEXTS["ROOMS"] for path in (TEXTS["ROOT"] / room).rglob("*.py")]
    in_code = sum(path.read_text("utf-8").count(" bn=") + path.read_text("utf-8").count("(bn=") for path in files)
    listed = sum(bool(text.english) for text in said() if text.file.endswith(".py"))
    assert listed >= in_code * 0.97


COUNTED = re.compile(
    r"\{(?!file\b)\w+\} (?:(?:more|other|user|working) )?(?:offices|accounts|IDs|meetings|upazilas|slips|seconds|minutes|hours|places|answers|tries"
    r"|serials|questions|days|files)\b"
)
SEVERAL = {
    ("auditor/papers/besides.py", "_WHOSE_IT_IS"),
    ("auditor/rounds/asking/slip_inquiries.py", "_UNORDERED"),
    ("auditor/vaults/showing.py", "_SAME_PASSWORD"),
    ("reports/layout/brief_who.py", "_MOVED"),
    ("reports/layout/remark_sentences.py", "_MOVED"),
    ("reports/layout/wording.py", "_CHECKED"),
    ("reports/layout/wording.py", "_NONE_CHECKED"),
}
"""Said of two or more alone."""


OF_EITHER = re.compile(r"\{(\w+):[^{}|]*\|[^{}|]*\{\1\}[^{}|]*\}")
"""A choice that has the number in its words for several."""


def test_what_is_counted_in_english_has_a_word_for_one():
    fixed = {
        f"{text.file}: {text.english}"
        for text in said()
        if COUNTED.search(OF_EITHER.sub("", text.english)) and (text.file, text.name) not in SEVERAL
    }
    assert not fixed, "write {n} {n:office|offices}"


COUNT = re.compile(r"\{(?!limit|most|digits|meeting)\w+\}\s?(?:টি|জন)")
CHOICE = re.compile(r"\{\w+:[^{}]*\}")
OF_SEVERAL = re.compile(r"(?<![ঀ-৿])(?:এসব|সেসব|এরা|তারা|এঁরা|তাঁরা|এদের|তাদের|এঁদের|তাঁদের|[ঀ-৿]+(?:গুলো|সমূহ))")
NOT_OF_THE_COUNT = {
    ("auditor/cli/rollup.py", "_MISSING_MORE"): "those that are named, too",
    ("auditor/roster/identity_questions.py", "_IN_SEVERAL"): "asked of two offices or more",
    ("auditor/register/belonging.py", "_UNIONS_OF_ANOTHER"): "whose form it is, behind a number of unions",
    ("auditor/rounds/identity/last_listed.py", "_MOVED"): "letters of then, beside offices that moved",
    ("auditor/rounds/copies/restoring.py", "_BACK"): "papers, beside files",
    ("auditor/selfcheck/texts/sheets.py", "WRITTEN"): "a file of sheets, and one of each",
}


def test_what_is_counted_in_bangla_is_not_several_where_it_is_one():
    """`এগুলো` of one is `এটি`: behind a number a pronoun or plural is a choice by it."""
    fixed = {
        f"{text.file} {text.name}: {text.bangla}"
        for text in said()
        if (text.file, text.name) not in NOT_OF_THE_COUNT
        for count in COUNT.finditer(text.bangla)
        if OF_SEVERAL.search(CHOICE.sub("", text.bangla), len(CHOICE.sub("", text.bangla[: count.end()])))
    }
    assert not fixed, "write {n}টি … {n:এটি|এগুলো}"


def test_offices_that_stand_by_their_serials_are_named_alike_everywhere():
    """Proposals, brief, letters and annexes are read side by side: `serials 02 and 05` is ক্রমিক ০২ ও ০৫ in each."""
    by_serials = re.compile(r"\{\w+:serial\|serials\} \{serials\}")
    otherwise = [text for text in said() if by_serials.search(text.english) and "ক্রমিক {serials}" not in text.bangla]
    assert [f"{text.file} {text.name}: {text.bangla}" for text in otherwise] == []


PLACEHOLDER = re.compile(r"(?:\bauditor\b[a-zঀ-৿ -]*|--[a-z-]+) (?!YYYY)[A-Z][A-Z]+\b")


def test_a_command_that_is_told_in_bangla_calls_what_is_to_be_typed_in_bangla():
    """As its help does; `YYYY-MM` is a way of writing, and papers (`reports/`) keep the words they were made with."""
    told = [text for text in said() if text.file.startswith("auditor/") and PLACEHOLDER.search(text.bangla)]
    assert [f"{text.file}: {text.bangla}" for text in told] == []


def test_no_message_names_a_file_that_only_the_repository_has():
    """Whoever has the program, or the kit, has none of its documents: what a message sends to is said there itself."""
    document = re.compile(r"\bdocs/|\.md\b|\b(README|CONTRIBUTING|CHANGELOG|SECURITY)\b")
    sends = [
        (text.file, text.name) for text in said() for words in (text.english, text.bangla) if document.search(words)
    ]
    assert sends == []


def test_no_message_sends_into_the_settings_file_for_what_a_command_tells():
    """Why somebody left is told and taken back by `auditor roster`, and mail domains by `auditor settings`."""
    into_the_file = re.compile(
        r"\[\[departures\]\][^.]* auditor\.toml|auditor\.toml \(\[\[departures|domain[^.]* to auditor\.toml"
    )
    assert [(text.file, text.name) for text in said() if into_the_file.search(text.english)] == []


NOT_SO_CALLED = {
    "rows of the list are things": re.compile(r"(তালিকার|যাচাইয়ের) কে |কে (এখন )?কোনজন|কোনটি কে[, ]"),
    "who has a post is no officer everywhere": re.compile(r"একই আইডি, .*নতুন কর্মকর্তা|নতুন কর্মকর্তা কবে"),
    "a duty belongs to nobody": re.compile(r"ওই করণীয় [^।;]*কারও সম্পন্ন"),
    "the ledger has one name": re.compile(r"এই রেকর্ডের "),
    "what a copy of the folder is called": re.compile(r"শেষ ব্যাকআপ চেয়ে|প্যাকেট"),
}


@pytest.mark.parametrize("called", NOT_SO_CALLED.values(), ids=NOT_SO_CALLED)
def test_what_has_a_word_of_its_own_is_called_by_that(called):
    assert [f"{text.file} {text.name}: {text.bangla}" for text in said() if called.search(text.bangla)] == []


TYPED_INTO_A_FILE = re.compile(r'[\w{}-]+ = \[?"[^"]*"\]?')


def test_what_is_to_be_written_into_a_file_stands_in_bangla_sign_for_sign_too():
    """Other quotation marks would make the file unreadable."""
    given = [(text, line) for text in said() for line in TYPED_INTO_A_FILE.findall(text.english)]
    assert len(given) >= 4
    assert [f"{text.file} {text.name}: {text.bangla}" for text, line in given if line not in text.bangla] == []


def test_no_english_sentence_counts_one_thing_behind_an_article():
    """ "The office shall finish", and not "The 1 office shall finish"."""
    counted = re.compile(r"\b[Tt]he \{(\w+)\} \{\1:")
    assert [each.english for each in said() if counted.search(each.english)] == []


TYPED_SO = {
    "auditor/cli/_pack.py", "auditor/cli/_topics.py", "auditor/cli/meeting.py", "auditor/cli/rollup.py", "auditor/cli/sample.py", "auditor/exports/telling.py",
    "auditor/workspace/founding.py", "auditor/workspace/other_decisions.py", "auditor/workspace/toml.py", "reports/pdf/drawing.typ",
}  # fmt: skip
"""Where the marks are typed, as in a command or a settings file, or stand in the docstring of a command."""
AS_ON_THE_PAGE = ("auditor/selfcheck/texts/", "auditor/two_step/texts.py")
"""What is agreed on with the glossary, sign for sign."""


def test_in_bangla_words_are_quoted_in_one_way():
    straight = re.compile(r'"(?:[ঀ-৿][^"{}]*|\{\w+\})"')
    found = {f"{each.file} {each.name}: {each.bangla}" for each in said() if straight.search(each.bangla)}
    assert not {each for each in found if each.split()[0] not in TYPED_SO and not each.startswith(AS_ON_THE_PAGE)}, (
        "write “…”"
    )
