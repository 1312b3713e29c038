"""The sections of an annex, found by their headings: their numbers follow from which of them there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text
from auditor.model.paper import Block, Heading, Items, Paper, Table
from reports.layout.brief import brief

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.views.annexes import ChairView

SECTIONS: Final[Mapping[str, Text]] = {
    "progress": Text(en="Progress by decision", bn="সিদ্ধান্তভিত্তিক অগ্রগতি"),
    "proposals": Text(en="Proposals for the meeting to consider", bn="সভার বিবেচনার জন্য প্রস্তাব"),
    "brief": Text(en="Brief for the chair", bn="সভাপতির জন্য সংক্ষিপ্ত নোট"),
    "causes": Text(en="Causes at the portal", bn="পোর্টালজনিত কারণ"),
    "advice": Text(en="Advice (not part of the decision)", bn="পরামর্শ (সিদ্ধান্তের অংশ নয়)"),
    "summary": Text(en="Summary", bn="সারসংক্ষেপ"),
    "offices": Text(en="Office by office", bn="দপ্তরভিত্তিক অবস্থা"),
    "accounts": Text(en="User IDs", bn="ইউজার আইডিভিত্তিক অবস্থা"),
    "changes": Text(en="Changes since the last meeting", bn="গত সভার পর পরিবর্তন"),
    "notes": Text(en="Notes", bn="দ্রষ্টব্য"),
}


def brief_lines(view: ChairView, language: Language = Language.EN) -> list[str]:
    """Return what the brief for the chair lists: whom to ask what, and whom to thank."""
    return [words for block in brief(view, language) if isinstance(block, Items) for _, words in block.items]


def named(heading: Heading, paper: Paper) -> str:
    """Return which section a heading opens."""
    title = re.sub(r"^\d+\. ", "", heading.text)
    return next(name for name, words in SECTIONS.items() if title.startswith(words.said(paper.language)))


def sections(paper: Paper) -> dict[str, tuple[Block, ...]]:
    """Return the blocks of a paper by the section they stand in, in the order of the paper; those before all under ""."""
    found: dict[str, tuple[Block, ...]] = {"": ()}
    name = ""
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 1:
            name = named(block, paper)
            found[name] = ()
        else:
            found[name] = (*found[name], block)
    return found


def section(paper: Paper, name: str) -> tuple[Block, ...]:
    """Return the blocks of one section."""
    return sections(paper)[name]


def tables_of(paper: Paper, name: str) -> list[Table]:
    """Return the tables of one section."""
    return [block for block in section(paper, name) if isinstance(block, Table)]
