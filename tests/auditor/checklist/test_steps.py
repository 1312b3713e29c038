"""From the state of a workspace to its one next step, state by state, and to the lines above it; in both languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date, timedelta

import pytest

from auditor.checklist.state import LastRound, Register, State
from auditor.checklist.steps import checklist, next_step
from auditor.cli import COMMANDS
from auditor.i18n import Language, Text

DAY = date(2024, 4, 10)
EARLIER, LAST_MONTH, LAST_YEAR = date(2024, 4, 3), date(2024, 3, 21), date(2023, 4, 10)
FOLDER = "out/003-2024-04"
STATE = State(
    day=DAY,
    next_meeting=date(2024, 4, 18),
    offices=35,
    accounts=91,
    counted=33,
    answered=33,
    silent=(),
    sheets_made=35,
    sheets_left=0,
    unread=0,
    doubtful=0,
    roster_mistakes=0,
    register=Register.IN_EVIDENCE,
    kept=None,
)

MAKE_REGISTER = (
    "auditor register new   (then call the offices and fill it in)",
    "auditor register new   (তারপর দপ্তরগুলোতে ফোন করে পূরণ করুন)",
)
FILL_IN = (
    "fill in register-2024-04.xlsx, save and close it, and move it into evidence/",
    "register-2024-04.xlsx পূরণ করে সেভ ও বন্ধ করুন এবং evidence/ ফোল্ডারে রাখুন",
)
KEEP = (
    "auditor audit   and, when it is right, auditor audit --keep --meeting 2024-04",
    "auditor audit   ঠিক থাকলে auditor audit --keep --meeting 2024-04",
)
REPORT = ("auditor report", "auditor report")
MEETING = (
    "print the papers, have them signed, and give each office its own",
    "কাগজ ছাপিয়ে স্বাক্ষর নিন এবং প্রতিটি দপ্তরকে নিজের কাগজ দিন",
)


def kept(day: date, *, papers: bool) -> LastRound:
    return LastRound(day, f"{day:%Y-%m}", FOLDER, papers)


CASES = {
    "nothing was done yet: make the register": (Register.NOT_MADE, None, MAKE_REGISTER),
    "last month is done with its papers: make this month's register": (
        Register.NOT_MADE,
        kept(LAST_MONTH, papers=True),
        MAKE_REGISTER,
    ),
    "this month is done with its papers, without a register: make it": (
        Register.NOT_MADE,
        kept(EARLIER, papers=True),
        MAKE_REGISTER,
    ),
    "last month still owes its papers: make those first": (Register.NOT_MADE, kept(LAST_MONTH, papers=False), REPORT),
    "this month owes its papers since a week: make those first": (
        Register.NOT_MADE,
        kept(EARLIER, papers=False),
        REPORT,
    ),
    "the register lies beside evidence: fill it in": (Register.BEING_FILLED, None, FILL_IN),
    "the register is being filled, though papers are owed: fill it in": (
        Register.BEING_FILLED,
        kept(LAST_MONTH, papers=False),
        FILL_IN,
    ),
    "the register is being filled after this month's round: fill it in": (
        Register.BEING_FILLED,
        kept(EARLIER, papers=True),
        FILL_IN,
    ),
    "the register is in evidence, no round was ever kept: keep one": (Register.IN_EVIDENCE, None, KEEP),
    "the register is in evidence, the last round is last month's: keep one": (
        Register.IN_EVIDENCE,
        kept(LAST_MONTH, papers=True),
        KEEP,
    ),
    "the register is in evidence, last month's papers are owed: keep a round all the same": (
        Register.IN_EVIDENCE,
        kept(LAST_MONTH, papers=False),
        KEEP,
    ),
    "the last round is of this month a year ago: keep one": (Register.IN_EVIDENCE, kept(LAST_YEAR, papers=True), KEEP),
    "this month's round was kept today: make the papers": (Register.IN_EVIDENCE, kept(DAY, papers=False), REPORT),
    "this month's round was kept before: make the papers": (Register.IN_EVIDENCE, kept(EARLIER, papers=False), REPORT),
    "the papers are there: print them and have them signed": (Register.IN_EVIDENCE, kept(DAY, papers=True), MEETING),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_state_has_its_one_next_step_in_both_languages(case):
    register, last, (en, bn) = case
    state = replace(STATE, register=register, kept=last)
    step = next_step(state)
    assert (step.said(Language.EN), step.said(Language.BN)) == (en, bn)
    assert checklist(state)[-1] == Text(en=f"Next: {en}", bn=f"এরপর যা করবেন: {bn}")


def test_the_table_has_every_register_with_and_without_a_round():
    told = {(register, last is not None) for register, last, _ in CASES.values()}
    assert told == {(register, there) for register in Register for there in (True, False)}


def test_a_step_that_names_a_command_names_one_that_exists():
    steps = [step for _, _, both in CASES.values() for step in both]
    commands = {command for step in steps for command in re.findall(r"\bauditor ([a-z]+)", step)}
    assert commands
    assert commands <= set(COMMANDS)


# The lines above it


def lines(language: Language, **changes) -> list[str]:
    return [line.said(language) for line in checklist(replace(STATE, **changes))]


def test_a_quiet_month_has_a_line_for_each_part_of_the_work_and_no_more():
    assert lines(Language.EN, kept=kept(DAY, papers=True)) == [
        "Work for April 2024 · meeting 18.04.2024",
        "Roster: 35 offices, 91 accounts. Enter transfers and new holders.",
        "Sheets: 35 printed, 0 to print.",
        "Answers 33/33.",
        "Audit held 10.04.2024 (meeting of April 2024).",
        "Papers: annex, chair's copy and office reports are in out/003-2024-04.",
        f"Next: {MEETING[0]}",
    ]
    assert lines(Language.BN, kept=kept(DAY, papers=True)) == [
        "এপ্রিল ২০২৪ মাসের কাজ · সভা ১৮.০৪.২০২৪",
        "তালিকা: ৩৫টি দপ্তর, ৯১টি আইডি। বদলি বা নতুন কর্মকর্তা থাকলে তালিকায় তারিখ দিন।",
        "নির্দেশিকা: ৩৫টি ছাপা হয়েছে, ০টি বাকি।",
        "তথ্য এসেছে ৩৩/৩৩।",
        "যাচাই হয়েছে ১০.০৪.২০২৪ (এপ্রিল ২০২৪ মাসের সভার জন্য)।",
        "কাগজ: পরিশিষ্ট, সভাপতির কপি ও দপ্তরের কাগজ out/003-2024-04 ফোল্ডারে আছে।",
        f"এরপর যা করবেন: {MEETING[1]}",
    ]


LINES = {
    "no meeting is planned": (
        {"next_meeting": None},
        "meeting not set (meeting.next in auditor.toml)",
        "সভা ঠিক হয়নি (auditor.toml-এ meeting.next)",
    ),
    "sheets are left to make": (
        {"sheets_made": 30, "sheets_left": 5},
        "Sheets: 30 printed, 5 to print. Make them with: auditor invite",
        "নির্দেশিকা: ৩০টি ছাপা হয়েছে, ৫টি বাকি। তৈরি করতে চালান: auditor invite",
    ),
    "files could not be read": (
        {"unread": 2},
        "2 files could not be read. See: auditor audit",
        "পড়া যায়নি ২টি ফাইল। দেখুন: auditor audit",
    ),
    "cells are doubtful": (
        {"doubtful": 3},
        "3 cells of the register need a second look. See: auditor audit",
        "রেজিস্টারের ৩টি ঘর আবার দেখতে হবে। দেখুন: auditor audit",
    ),
    "the roster has mistakes": (
        {"roster_mistakes": 4},
        "Roster: 4 places to correct. See: auditor roster check",
        "তালিকায় ৪টি জায়গা ঠিক করতে হবে। দেখুন: auditor roster check",
    ),
    "no round was kept": ({"kept": None}, "Audit: not yet.", "যাচাই: এখনো হয়নি।"),
    "the last round is in no copy": (
        {"copy_is_old": True},
        "Copy: the last kept round is not in any. Make one on another disk: auditor backup",
        "কপি: সর্বশেষ রাখা যাচাইটি কোনো কপিতে নেই। অন্য ডিস্কে কপি রাখুন: auditor backup",
    ),
    "papers are not made": (
        {"kept": kept(EARLIER, papers=False)},
        "Papers: not made yet.",
        "কাগজ: এখনো তৈরি হয়নি।",
    ),
}


@pytest.mark.parametrize("case", LINES.values(), ids=LINES)
def test_what_is_open_stands_on_the_checklist_and_is_not_there_otherwise(case):
    changes, en, bn = case
    usual = {"kept": kept(DAY, papers=True)}
    for language, words in ((Language.EN, en), (Language.BN, bn)):
        assert words in "\n".join(lines(language, **{**usual, **changes}))
        assert words not in "\n".join(lines(language, **usual))


def office(number: int) -> Text:
    return Text(en=f"Office {number}", bn=f"দপ্তর {number}")


@pytest.mark.parametrize(
    ("silent", "en", "bn"),
    [
        (1, "Answers 32/33. Missing: Office 1", "তথ্য এসেছে ৩২/৩৩। আসেনি: দপ্তর 1"),
        (
            5,
            "Missing: Office 1, Office 2, Office 3, Office 4, Office 5",
            "আসেনি: দপ্তর 1, দপ্তর 2, দপ্তর 3, দপ্তর 4, দপ্তর 5",
        ),
        (7, "Office 4, Office 5 and 2 more", "দপ্তর 4, দপ্তর 5 ও আরও ২টি"),
    ],
)
def test_silent_offices_are_named_up_to_five_and_then_counted(silent, en, bn):
    names = tuple(office(number) for number in range(1, silent + 1))
    changes = {"answered": 33 - silent, "silent": names}
    assert lines(Language.EN, **changes)[3].endswith(en)
    assert lines(Language.BN, **changes)[3].endswith(bn)


def test_no_line_changes_with_the_day_but_the_month_and_the_step():
    tomorrow = replace(STATE, day=DAY + timedelta(days=1))
    assert checklist(tomorrow) == checklist(STATE)


def test_every_line_is_in_nfc_and_in_both_languages():
    busy = replace(
        STATE, unread=1, doubtful=1, roster_mistakes=1, sheets_left=1, silent=(office(1),), kept=kept(DAY, papers=False)
    )
    for state in (STATE, busy):
        for line in checklist(state):
            assert line.en
            assert line.bn
            assert unicodedata.is_normalized("NFC", line.bn)
