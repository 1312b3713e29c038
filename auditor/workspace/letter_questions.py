"""What a workspace is asked for its letters: the time they give, who gets copies, whom the portal's matter is told. Pure."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text
from auditor.model.letters import Through
from auditor.workspace.question import (
    A_COUNT,
    A_WAY,
    WAYS_OF_A_LETTER,
    WORDS,
    Printed,
    Question,
)

LETTER_QUESTIONS: Final = (
    Question(
        "letter-days",
        "letters",
        "working_days",
        Text(
            en="Working days that a reminder gives for the answer (0: until the next meeting)",
            bn="তাগিদপত্রের উত্তরের জন্য কত কর্মদিবস (০ দিলে পরবর্তী সভা পর্যন্ত)",
        ),
        Text(en="time that reminders give", bn="তাগিদপত্রের সময়"),
        *A_COUNT,
        frozenset({Printed.REMINDERS}),
        default=10,
    ),
    Question(
        "delivery-days",
        "letters",
        "delivery_days",
        Text(
            en="Working days until a letter has reached the offices (0: the same day)",
            bn="পত্র দপ্তরে পৌঁছাতে কত কর্মদিবস লাগে (০ দিলে একই দিনে)",
        ),
        Text(en="time that letters need on their way", bn="পত্র পৌঁছানোর সময়"),
        *A_COUNT,
        frozenset({Printed.REMINDERS}),
        default=0,
    ),
    Question(
        "copy-department",
        "letters",
        "copy_department",
        Text(
            en="Who gets a copy of a departmental office's final reminder (several: put ; between)",
            bn="বিভাগীয় দপ্তরের চূড়ান্ত তাগিদের অনুলিপি কে পাবেন (একাধিক হলে মাঝে ; দিন)",
        ),
        Text(en="copies of departmental offices' final reminders", bn="বিভাগীয় দপ্তরের চূড়ান্ত তাগিদের অনুলিপি"),
        *WORDS,
        frozenset({Printed.FINAL_REMINDERS}),
    ),
    Question(
        "copy-union",
        "letters",
        "copy_union",
        Text(
            en="Who gets a copy of a union parishad's final reminder (several: put ; between)",
            bn="ইউনিয়ন পরিষদের চূড়ান্ত তাগিদের অনুলিপি কে পাবেন (একাধিক হলে মাঝে ; দিন)",
        ),
        Text(en="copies of unions' final reminders", bn="ইউনিয়ন পরিষদের চূড়ান্ত তাগিদের অনুলিপি"),
        *WORDS,
        frozenset({Printed.FINAL_REMINDERS}),
    ),
    Question(
        "portal-owner",
        "letters",
        "portal_owner",
        Text(
            en="To whom the letter about the portal goes (post and office)", bn="পোর্টাল বিষয়ক পত্রের প্রাপক (পদবি ও দপ্তর)"
        ),
        Text(en="the portal's owner", bn="পোর্টাল কর্তৃপক্ষ"),
        *WORDS,
        frozenset({Printed.PORTAL_LETTER}),
    ),
    Question(
        "portal-through",
        "letters",
        "portal_through",
        Text(
            en="Through whom it goes (মাধ্যম): district, for the Deputy Commissioner, or programmer, for the district's programmer",
            bn="পত্রের মাধ্যম: জেলা প্রশাসক (district) অথবা জেলার প্রোগ্রামার (programmer)",
            on_screen=Text(
                en="Through whom the letter about the portal goes (মাধ্যম)", bn="পোর্টাল বিষয়ক পত্র কার মাধ্যমে যাবে"
            ),
        ),
        Text(en="through whom the letter about the portal goes", bn="পোর্টাল বিষয়ক পত্রের মাধ্যম"),
        *A_WAY,
        frozenset({Printed.PORTAL_LETTER}),
        default=Through.DISTRICT.value,
        offered=WAYS_OF_A_LETTER,
    ),
)
