"""What a workspace is asked of its next meeting, and of the day until which duties are to be done. Pure."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text
from auditor.workspace.question import A_COUNT, A_DAY, Printed, Question

MEETING_QUESTIONS: Final = (
    Question(
        "next-meeting",
        "meeting",
        "next",
        Text(en="Day of the next meeting", bn="পরবর্তী সভার তারিখ"),
        Text(en="next meeting", bn="পরবর্তী সভা"),
        *A_DAY,
        frozenset({Printed.SHEETS, Printed.ROUND}),
    ),
    Question(
        "due",
        "meeting",
        "due",
        Text(
            en="Until when duties are to be done, if not the next meeting", bn="কাজ শেষ করার সময়সীমা (খালি রাখলে পরবর্তী সভা)"
        ),
        Text(en="due day", bn="সময়সীমা"),
        *A_DAY,
    ),
)
DUE_DAYS: Final = Question(
    "due-days",
    "meeting",
    "due_working_days",
    Text(
        en="Working days after the meeting until when duties are to be done, where no day is told for it (0: until the next meeting)",
        bn="কাজ শেষ করার তারিখ আলাদা করে না জানালে সভার পর কত কর্মদিবসের মধ্যে কাজ শেষ করতে হবে (০ দিলে পরবর্তী সভা পর্যন্ত)",
    ),
    Text(en="working days until duties are due", bn="কাজ শেষ করার কর্মদিবস"),
    *A_COUNT,
    default=0,
)
