"""What stands around every paper: letterhead, titles, banner of sample data, and foot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.labels import SAMPLE
from auditor.model.paper import Block, Paper
from auditor.model.seal import seal_beginning
from reports.layout.seal import seal_foot

if TYPE_CHECKING:
    from datetime import date

    from auditor.i18n import Language
    from auditor.model.views.head import Head, Letterhead

CONFIDENTIAL: Final = Text(en="For official use only, not for publication", bn="দাপ্তরিক ব্যবহারের জন্য, প্রকাশযোগ্য নয়")
_REPLACES: Final = Text(
    en="Takes the place of {paper} of round {n} for the same meeting (check digest {digest}-…), which counts no longer",
    bn="একই সভার {n} নম্বর যাচাই থেকে তৈরি {paper} (যাচাই-সংকেত {digest}-…) পরিবর্তে; আগেরটি আর প্রযোজ্য নয়",
)
_PREVIEW: Final = Text(en="Only to look at: not a paper of a kept round", bn="শুধু দেখার জন্য — কোনো রাখা যাচাইয়ের কাগজ নয়")
_PAGE: Final = Text(en="Page", bn="পৃষ্ঠা")


class Frame(Struct, frozen=True):
    """What is known of a paper before it says anything.

    Attributes:
        day: the day in its file.
        example: it is made from sample data.
        letterhead: who writes; None for a paper without one.
        foot: what each page says beside its number.
        preview: it shows how a round would be that was not kept.

    """

    day: date
    example: bool
    letterhead: Letterhead | None = None
    foot: str = ""
    preview: bool = False

    def banner(self, language: Language) -> str:
        """Return what stands across every page of what is no paper of a round, or of no real one."""
        told = ((_PREVIEW, self.preview), (SAMPLE, self.example))
        return " · ".join(text.said(language) for text, is_so in told if is_so)


def round_frame(head: Head, language: Language) -> Frame:
    """Return the frame of the papers of a round: each page says from which round it is made."""
    return Frame(head.day, head.example, head.letterhead, seal_foot(head, language), head.is_preview)


def replacing(head: Head, paper: Text, language: Language) -> tuple[str, ...]:
    """Return the line that says the place of which earlier round's paper one takes; none where it takes none's.

    Args:
        head: of the round.
        paper: what such a paper is called, in Bangla in the genitive.
        language: of the line.

    """
    old = head.replaces
    if old is None:
        return ()
    return (_REPLACES.said(language, paper=paper, n=old.number, digest=seal_beginning(old.digest)),)


def build_paper(  # noqa: PLR0913  a paper has as many parts
    frame: Frame,
    language: Language,
    *,
    name: str,
    title: str,
    titles: tuple[str, ...],
    blocks: tuple[Block, ...],
    marking: str = "",
    subtitles: tuple[str, ...] = (),
    landscape: bool = False,
    blank_page: str = "",
) -> Paper:
    """Return the blocks as a paper in its frame.

    Args:
        frame: who writes and of which day.
        language: of all words.
        name: an ASCII id.
        title: how a file of the paper is called in its reader's window.
        titles: its headings, centred.
        blocks: what it says.
        marking: for whom it is.
        subtitles: what it is about, centred.
        landscape: whether it lies on its side.
        blank_page: of a paper printed on both sides, the words of a page added to make their number even.

    """
    return Paper(
        name=name,
        language=language,
        title=title,
        marking=marking,
        banner=frame.banner(language),
        letterhead=frame.letterhead.lines(language) if frame.letterhead is not None else (),
        titles=titles,
        subtitles=subtitles,
        blocks=blocks,
        page_words=_PAGE.said(language),
        foot=frame.foot,
        year=frame.day.year,
        month=frame.day.month,
        day=frame.day.day,
        landscape=landscape,
        blank_page=blank_page,
    )
