"""What stands around every paper: letterhead, titles, banner of sample data, and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.paper import Block, Paper
from reports.layout.seal import seal_foot

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.views.head import Head

CONFIDENTIAL: Final = Text(en="For official use only, not for publication", bn="দাপ্তরিক ব্যবহারের জন্য, প্রকাশযোগ্য নয়")
ASSISTANT_PROGRAMMER: Final = Text(en="Assistant Programmer", bn="সহকারী প্রোগ্রামার")
SAMPLE: Final = Text(en="Sample: not real data", bn="নমুনা — প্রকৃত তথ্য নয়")
PAGE: Final = Text(en="Page", bn="পৃষ্ঠা")


def framed(  # noqa: PLR0913  a paper has as many parts
    head: Head,
    language: Language,
    *,
    name: str,
    title: str,
    marking: str,
    titles: tuple[str, ...],
    subtitles: tuple[str, ...],
    blocks: tuple[Block, ...],
    landscape: bool = False,
) -> Paper:
    """Return the blocks as a paper of the round, in its frame.

    Args:
        head: what stands on every paper of the round.
        language: of all words.
        name: an ASCII id.
        title: how a file of the paper is called in its reader's window.
        marking: for whom it is.
        titles: its headings, centred.
        subtitles: what it is about, centred.
        blocks: what it says.
        landscape: whether it lies on its side.

    """
    return Paper(
        name=name,
        language=language,
        title=title,
        marking=marking,
        banner=SAMPLE.said(language) if head.example else "",
        letterhead=head.letterhead.lines(language),
        titles=titles,
        subtitles=subtitles,
        blocks=blocks,
        page_words=PAGE.said(language),
        foot=seal_foot(head, language),
        year=head.day.year,
        month=head.day.month,
        day=head.day.day,
        landscape=landscape,
    )
