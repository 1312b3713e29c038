"""The sheet on which is written what is seen at a login: one an office, a column a user, signed by each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, serial
from auditor.model.paper import Column, Items, Paragraph, Signatures, Table
from reports.layout.fieldwork import DOTS, NOBODY_KNOWN, USERS_PER_TABLE, USERS_SIGN, user_headings
from reports.layout.frame import CONFIDENTIAL, Frame, build_paper
from reports.layout.lettering import number
from reports.layout.stamp import SHEET, form_foot, with_number
from reports.layout.wording import ASSISTANT_PROGRAMMER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.witness_sheet import OfficeSheet, SheetLine, WitnessSheets

_TITLE: Final = Text(en="What was seen at a login", bn="লগইন যাচাই পত্র")
_OFFICE: Final = Text(en="{serial}. {office}", bn="{serial}. {office}")
_WHEN: Final = Text(
    en="Date {dots}   [ ] in person   [ ] on a video call, at {dots}",
    bn="তারিখ {dots}   [ ] সরেজমিন   [ ] ভিডিও কলে, সময় {dots}",
)
_NO_PASSWORD: Final = Text(
    en="Nobody tells a password, and nobody watches one typed. Write none here.",
    bn="কেউ পাসওয়ার্ড বলবেন না, লেখার সময় কেউ দেখবেন না; এই পত্রেও লিখবেন না।",
)
_LOOKED_AT: Final = Text(en="What was seen", bn="যা দেখা হয়েছে")
_ALT: Final = Text(
    en="What was seen at the login of each user, with boxes to tick, and room for the signatures",
    bn="প্রতি ইউজারের লগইনে যা দেখা হয়েছে, টিক দেওয়ার ঘর ও স্বাক্ষরের জায়গা",
)
_LONGEST_BESIDE: Final = 26
_SIGNS: Final = Text(en="Signature, date", bn="স্বাক্ষর, তারিখ")


def witness_sheets(view: WitnessSheets, language: Language) -> tuple[Paper, ...]:
    """Return the sheets, one an office: A4, portrait, one page for up to three users."""
    return tuple(_sheet(sheet, view, language) for sheet in view.sheets)


def _sheet(sheet: OfficeSheet, view: WitnessSheets, language: Language) -> Paper:
    office = sheet.office
    posts = [office.called[account.id] for account in office.accounts if not account.left]
    users = user_headings(posts or [NOBODY_KNOWN] * USERS_PER_TABLE, language)
    title = _TITLE.said(language)
    return build_paper(
        Frame(view.made_on, view.example, view.letterhead, form_foot(sheet.stamp, language, SHEET, office=office.name)),
        language,
        name=f"witness-{office.id}",
        title=with_number(f"{title} · {office.name.said(language)}", sheet.stamp, language, SHEET),
        marking=with_number(CONFIDENTIAL.said(language), sheet.stamp, language, SHEET),
        titles=(title,),
        subtitles=(_OFFICE.said(language, serial=serial(sheet.serial, language), office=office.name),),
        blocks=(
            Items(
                tuple((number(place, language), step.said(language)) for place, step in enumerate(view.steps)),
                small=True,
            ),
            Paragraph(_NO_PASSWORD.said(language), strong=True),
            Paragraph(_WHEN.said(language, dots=DOTS)),
            *(
                _users(users[first : first + USERS_PER_TABLE], view, language)
                for first in range(0, len(users), USERS_PER_TABLE)
            ),
            Signatures(((ASSISTANT_PROGRAMMER.said(language), _SIGNS.said(language)),)),
        ),
    )


def _users(users: Sequence[str], view: WitnessSheets, language: Language) -> Table:
    """Return the table of up to three users, by their headings."""
    rows = [(line.words.said(language), _boxes(line, language)) for line in view.lines]
    rows.append((USERS_SIGN.said(language), f"\n{DOTS}"))
    return Table(
        (
            Column(_LOOKED_AT.said(language), 1.1),
            *(Column(user, 1.2) for user in users),
        ),
        tuple((words, *(boxes for _ in users)) for words, boxes in rows),
        _ALT.said(language),
        small=True,
        whole=True,
    )


def _boxes(line: SheetLine, language: Language) -> str:
    """Return the answers to tick: short ones side by side, long ones below each other."""
    answers = [f"[ ] {box.said(language)}" for box in line.boxes]
    return ("\n" if max(map(len, answers)) > _LONGEST_BESIDE else "  ").join(answers)
