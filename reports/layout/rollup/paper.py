"""The returns of an area joined: one paper to lay before a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text
from auditor.model.paper import Block, Heading, Items, Paper
from reports.layout.lettering import letter
from reports.layout.reasons import portal_cause_table
from reports.layout.rollup.decisions import decisions, duties, meetings
from reports.layout.rollup.files import files
from reports.layout.rollup.glance import glance
from reports.layout.rollup.sender import signed
from reports.layout.rollup.upazilas import missing, seals, upazilas
from reports.layout.rollup.words import AS_OF, DIGESTS, STATEMENT, about, paper_of
from reports.layout.wording import GRADES_NOTE, NOTES, TITLE

if TYPE_CHECKING:
    from auditor.model.rollup import RollupView

_NUMBERED: Final = Text(en="{n}. {heading}", bn="{n}. {heading}")
_DECISIONS: Final = Text(en="Standing by decision", bn="সিদ্ধান্তভিত্তিক অবস্থা")
_UPAZILAS: Final = Text(en="The upazilas", bn="উপজেলাভিত্তিক বিবরণী")
_DUTIES: Final = Text(en="The duties", bn="করণীয়ভিত্তিক অবস্থা")
_MEETINGS: Final = Text(en="Meeting by meeting", bn="সভাভিত্তিক অগ্রগতি")
_CAUSES: Final = Text(en="Causes at the portal", bn="পোর্টালজনিত কারণ")
_MISSING: Final = Text(en="Upazilas that have not sent their statement", bn="যেসব উপজেলার বিবরণী পাওয়া যায়নি")
_FILES: Final = Text(en="Files that were not counted or came twice", bn="যেসব ফাইল ধরা হয়নি বা দুবার এসেছে")

_COUNTS_ONLY: Final = Text(
    en="The statements hold counts only: no office, account or person. No password was collected or stored.",
    bn="বিবরণীতে শুধু সংখ্যা আছে; কোনো দপ্তর, ইউজার আইডি বা ব্যক্তির নাম নেই। কোনো পাসওয়ার্ড সংগ্রহ বা সংরক্ষণ করা হয়নি।",
)
_SILENT_NOTE: Final = Text(
    en='Upazilas that have not sent their statement are in no count and no rate. "No information" means neither '
    "implemented nor not implemented.",
    bn="যেসব উপজেলার বিবরণী পাওয়া যায়নি, তারা কোনো সংখ্যায় বা হারে নেই। “তথ্য পাওয়া যায়নি” মানে বাস্তবায়িতও নয়, অবাস্তবায়িতও নয়।",
)
_CHECKSUM_NOTE: Final = Text(
    en="The checksum in a file shows accidents and careless changes only. A statement is checked by comparing its check "
    "digest with the annex that the upazila's committee signed.",
    bn="ফাইলের ভেতরের পরীক্ষা-সংখ্যায় শুধু অসাবধানতাবশত পরিবর্তন ধরা পড়ে। বিবরণী সঠিক কি না জানতে এর যাচাই-সংকেত উপজেলা কমিটির "
    "স্বাক্ষরিত পরিশিষ্টের সংকেতের সঙ্গে মেলাতে হবে।",
)
_NOTES: Final = (_COUNTS_ONLY, GRADES_NOTE, _SILENT_NOTE, _CHECKSUM_NOTE)


def rollup_paper(view: RollupView, language: Language) -> Paper:
    """Return the returns of an area as one paper: A4, landscape."""
    sections = [
        (_DECISIONS, decisions(view, language)),
        (_UPAZILAS, upazilas(view, language)),
        (_DUTIES, duties(view, language)),
        (_MEETINGS, meetings(view, language)),
        (_CAUSES, _causes(view, language)),
        (_MISSING, missing(view, language)),
        (_FILES, files(view, language)),
        (DIGESTS, seals(view, language)),
    ]
    shown = [(heading, blocks) for heading, blocks in sections if blocks]
    of_area = about(view, language)
    return paper_of(
        view,
        language,
        name="rollup",
        titles=(TITLE.said(language), STATEMENT.said(language)),
        subtitle=f"{of_area} · {AS_OF.said(language, day=view.day)}",
        blocks=(
            glance(view, language),
            *signed(view, language),
            *(
                block
                for place, (heading, blocks) in enumerate(shown, start=1)
                for block in (Heading(_NUMBERED.said(language, n=place, heading=heading)), *blocks)
            ),
            Heading(NOTES.said(language)),
            Items(
                tuple((letter(place, language), note.said(language)) for place, note in enumerate(_NOTES)), small=True
            ),
        ),
        foot=of_area,
    )


def _causes(view: RollupView, language: Language) -> list[Block]:
    table = portal_cause_table({counted.cause: counted.offices for counted in view.causes}, language)
    return [table] if table is not None else []
