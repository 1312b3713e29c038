"""A round or a roll-up as one page to look things up in.

A round is the annex, its table of offices to search and sort, and every office's report; a roll-up is its paper, with a row
for every upazila of the area to search and sort. The file is whole in itself: it fetches nothing, and its content security
policy would let it fetch nothing. Without its script it says the same words; the script only searches, filters and sorts,
and keeps what was asked in the address. The templates beside this file draw; here it is settled what belongs together.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, get_args
from unicodedata import category

from msgspec import Struct

from auditor.i18n import TURNS, Language, Text
from auditor.model.format import PageFormat
from auditor.model.lookup import Listing
from auditor.model.paper import Block, Box, Chart, Heading, Seal, Signatures, Strip, Table
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jinja2 import Environment

    from auditor.model.lookup import LookupPage
    from auditor.model.paper import Paper

_TEMPLATES: Final = Path(__file__).parent / "templates"
_REPORTS_ID: Final = "reports"
_MOST_COLUMNS: Final = 7
"""A table with more columns becomes a list of cards on screens that are still wide enough for the others."""

_MOST_ROWS_HELD: Final = 20
"""A table with more rows is split over pages, also where signatures follow it."""

_CONTROLS: Final[Mapping[str, Text]] = {
    "contents": Text(en="On this page", bn="এই পাতায় যা আছে"),
    "reports": Text(en="Office reports", bn="দপ্তরভিত্তিক প্রতিবেদন"),
    "search": Text(en="Search", bn="খুঁজুন"),
    "all": Text(en="All", bn="সব"),
    "sort": Text(en="Sort by", bn="যে কলাম ধরে সাজানো হবে"),
    "reversed": Text(en="In reverse order", bn="উল্টো ক্রমে"),
    "sort_hint": Text(
        en="A column's heading sorts the table; pressed again, it reverses the order.",
        bn="কলামের শিরোনামে চাপলে তালিকা সেই ক্রমে সাজানো হয়; আবার চাপলে উল্টো ক্রমে।",
    ),
    "reset": Text(en="Show all", bn="সব দেখান"),
    "since": Text(en="Since the last meeting", bn="গত সভার পর"),
    "back": Text(en="Back to the office table", bn="দপ্তরের তালিকায় ফিরে যান"),
    "qr": Text(en="QR code of the check digest", bn="যাচাই-সংকেতের QR কোড"),
}
"""What only these pages say: the words on their controls and links. All other words come from the layout."""
_PREVIOUS: Final = Text(en="Previous: {office}", bn="আগের দপ্তর: {office}")
_NEXT: Final = Text(en="Next: {office}", bn="পরের দপ্তর: {office}")

_NO_LETTERS: Final = frozenset({"Cc", "Cn", "Cs", "Zl", "Zp"})
"""Categories of signs that a page may not hold or that no font has: controls, unassigned, surrogates, line separators."""
_TICK_BOX: Final = "[ ]"
_LONGEST_WORD: Final = 20
_LONG_WORD: Final = rf"\S{{{_LONGEST_WORD + 1},}}"
_KEPT_WHOLE: Final = 11
_HYPHENATED: Final = rf"(?<!\S)(?!\S{{{_KEPT_WHOLE + 1}}})[^\s/_@-]+(?:-[^\s/_@-]+){{1,2}}(?!\S)"
"""A short word that no line breaks at its hyphen, such as Two-step; it stays that hyphen, by which it is searched for and copied. A longer one is broken: a roll-up's table has no room for it."""
_LONG_FRACTION: Final = r"\d+/\d{5,}|[\d/]{14,}"
_BANGLA: Final = "[\u0980-\u09ff](?:[\u0980-\u09ff\u0964\u200c\u200d ,;()–-]*[\u0980-\u09ff])?"
_SPECIAL: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.BN: re.compile(rf"(\[ \]|{_HYPHENATED}|{_LONG_WORD}|{_LONG_FRACTION})"),
    Language.EN: re.compile(rf"(\[ \]|{_BANGLA}|{_HYPHENATED}|{_LONG_WORD}|{_LONG_FRACTION})"),
}
"""What is not shown as it stands: tick boxes, words that stay whole, words and fractions too long for a column, and Bangla on an English page."""
_MAY_BREAK: Final = "\u200b"
_GOOD_BREAKS: Final = re.compile(r"(?<=[-/_@.,;:&=?+…])(?=\S)")


class _Part(Struct, frozen=True):
    """A section of the paper: its anchor, its heading, and the blocks below it."""

    id: str
    title: str
    blocks: tuple[Block | Listing, ...]


_Drawable: TypeAlias = Block | Listing


class _Foot(Struct, frozen=True):
    """What a page says last, drawn on paper only: at its end, where a browser prints no margins of its own."""

    words: str


class _Held(Struct, frozen=True):
    """Blocks that paper does not part: places to sign, and what is signed."""

    blocks: tuple[_Drawable | _Foot, ...]


def draw(page: LookupPage) -> bytes:
    """Return a page to look things up in as HTML in UTF-8."""
    paper, lookup, reports = page.paper, page.lookup, page.reports
    language = paper.language
    parts = tuple(_parts(paper, lookup.listings, page.table_id))
    shapes = _shapes(
        chain((block for part in parts for block in part.blocks), *(report.paper.blocks for report in reports))
    )
    environment = _environment()
    style = environment.get_template("round.css").render(
        paper=paper,
        language=language,
        shapes=[(name, titles) for titles, name in shapes.items()],
        counts=_counts(paper),
        choices=len(lookup.choices),
        reports=bool(reports),
    )
    drawn = environment.get_template("round.html").render(
        language=language,
        paper=paper,
        parts=parts,
        groups=_with_the_seal(parts),
        reports=reports,
        choices=lookup.choices,
        columns=lookup.listings[0].table.columns if lookup.listings else (),
        said={name: text.said(language) for name, text in chain(_CONTROLS.items(), page.words)},
        previous=lambda office: _PREVIOUS.said(language, office=office),
        next=lambda office: _NEXT.said(language, office=office),
        shape=lambda block: shapes[_titles(block)],
        status_label=page.status_label,
        basis_label=page.basis_label,
        table_id=page.table_id,
        reports_id=_REPORTS_ID,
        held=_held,
        style=style,
        script=_script() if lookup.listings else "",
    )
    return drawn.encode()


# What belongs together


def _parts(paper: Paper, listings: Sequence[Listing], table_id: str) -> Iterator[_Part]:
    """Yield a paper in sections: each begins at a heading, at the box that is read first, or at the seal."""
    drawn = {listing.table: listing for listing in listings}
    title, blocks, number = "", list[_Drawable](), 0

    def part() -> _Part:
        listed = any(isinstance(block, Listing) for block in blocks)
        return _Part(table_id if listed else f"section-{number}", title, tuple(blocks))

    for block in paper.blocks:
        opening = _opening(block)
        if opening:
            if title:
                yield part()
                blocks = []
            title, number = opening, number + 1
        if not isinstance(block, Heading) or block.level > 1:
            blocks.append(drawn.get(block, block) if isinstance(block, Table) else block)
    yield part()


def _opening(block: Block) -> str:
    match block:
        case Heading(text=words, level=1) | Box(lead=words) | Seal(caption=words):
            return words
        case _:
            return ""


_ENDS: Final = (Signatures, Strip, _Foot)
"""What no page begins with: it belongs to what stands before it."""


def _with_the_seal(parts: Sequence[_Part]) -> tuple[tuple[_Part, ...], ...]:
    """Return parts one by one, the seal with the part before it: paper does not part these."""
    sealed = 2 if any(isinstance(block, Seal) for block in parts[-1].blocks) else 1
    return (*((part,) for part in parts[:-sealed]), tuple(parts[-sealed:]))


def _held(blocks: Sequence[_Drawable], foot: str = "") -> Iterator[_Drawable | _Foot | _Held]:
    """Yield blocks, those that go to one page as one: signatures, a strip or the foot, and before them a block with its headings."""
    group: list[_Drawable | _Foot] = []
    for block in (*blocks, _Foot(foot)) if foot else blocks:
        if group and not isinstance(group[-1], Heading) and not isinstance(block, _ENDS):
            yield from _signed(group)
            group = []
        group.append(block)
    yield from _signed(group)


def _signed(group: Sequence[_Drawable | _Foot]) -> Sequence[_Drawable | _Foot | _Held]:
    signed = any(isinstance(block, _ENDS) for block in group)
    tables = (block.table if isinstance(block, Listing) else block for block in group)
    split = any(isinstance(table, Table) and len(table.rows) > _MOST_ROWS_HELD for table in tables)
    return (_Held(tuple(group)),) if signed and not split else group


# How it is drawn


def _titles(block: Table | Chart | Listing) -> tuple[str, ...]:
    match block:
        case Listing(table=table):
            return _titles(table)
        case Table(columns=columns):
            return tuple(column.title for column in columns)
        case Chart(series=series):
            return ("", *series, "")


def _shapes(blocks: Iterable[_Drawable]) -> dict[tuple[str, ...], str]:
    """Return a class for every row of headings: on narrow screens the style puts them before the cells."""
    shapes: dict[tuple[str, ...], str] = {}
    for block in blocks:
        if isinstance(block, Table | Chart | Listing):
            shapes.setdefault(_titles(block), f"t{len(shapes) + 1}")
    return shapes


def _counts(paper: Paper) -> list[int]:
    """Return by how much parts of bars grow; the style has a class for each, since the policy forbids style in place."""
    charts = [block for block in paper.blocks if isinstance(block, Chart)]
    counts = {
        count for chart in charts for bar in chart.bars for count in (*bar.counts, _most(chart) - sum(bar.counts))
    }
    return sorted(counts - {0})


def _most(chart: Chart) -> int:
    return max((sum(bar.counts) for bar in chart.bars), default=0)


def _named_by(table: Table) -> int:
    """Return the column that names what a row is about: the first that is not a number or a sign in the middle."""
    return next((place for place, column in enumerate(table.columns) if column.align == "left"), 0)


def _is_wide(block: Table | Chart | Listing) -> bool:
    return len(_titles(block)) > _MOST_COLUMNS


@remembered(None)
def _environment() -> Environment:
    """Return what draws the templates: everything is escaped but what is known to be markup."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  30 ms that only drawing should cost

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    made.filters |= {"words": _words, "css": _css_string, "hash": _hash, "raw": _raw, "qr": _qr}
    for kind in (*get_args(Block), Listing, _Held, _Foot):
        made.tests[kind.__name__.strip("_").casefold()] = lambda block, kind=kind: isinstance(block, kind)
    made.globals |= {"named_by": _named_by, "is_wide": _is_wide, "most": _most}
    return made


def _harmless(value: object) -> object:
    """Return words without signs that turn the direction of writing or that no page may hold; anything else as it is."""
    return _cleaned(value) if type(value) is str else value


@remembered(4096)
def _cleaned(words: str) -> str:
    if words.isascii() and words.isprintable():
        return words
    return "".join(sign for sign in words if sign == "\n" or not (sign in TURNS or category(sign) in _NO_LETTERS))


def _words(words: str, language: Language) -> str:
    """Return words as they are shown: tick boxes drawn, short words with a hyphen whole, long words breakable, Bangla on an English page marked as such."""
    from markupsafe import Markup  # noqa: PLC0415

    pieces = _SPECIAL[language].split(_cleaned(words))
    if len(pieces) == 1:
        return pieces[0]
    return Markup().join(_special(piece, language) if place % 2 else piece for place, piece in enumerate(pieces))


def _special(piece: str, language: Language) -> str:
    from markupsafe import Markup  # noqa: PLC0415

    if piece == _TICK_BOX:
        return Markup('<span class="tick"></span>')
    if language is Language.EN and "\u0980" <= piece[0] <= "\u09ff":
        return Markup('<span lang="bn">{}</span>').format(_words(piece, Language.BN))
    if re.fullmatch(_HYPHENATED, piece):
        return Markup("<bdi>{}</bdi>").format(piece)
    return Markup("<wbr>").join(
        Markup('<span class="long">{}</span>').format(part) if len(part) > _LONGEST_WORD else part
        for part in _GOOD_BREAKS.split(piece)
    )


def _css_string(words: str) -> str:
    """Return words as a string of CSS, every sign that is no letter or digit as its code point (CSS Syntax 3, 4.3.7)."""
    from markupsafe import Markup  # noqa: PLC0415

    breakable = re.sub(_LONG_WORD, lambda word: _MAY_BREAK.join(_GOOD_BREAKS.split(word[0])), _cleaned(words))
    shown = "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in breakable)
    return Markup('"{}"').format(shown)


@remembered(None)
def _script() -> str:
    return (_TEMPLATES / "round.js").read_text("utf-8")


def _hash(content: str) -> str:
    """Return how the policy names a style or script that stands in the page (CSP 3, 2.3.1)."""
    return "sha256-" + b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _raw(template: str) -> str:
    """Return style or script that one of the templates made; nothing in it is to be escaped again."""
    from markupsafe import Markup  # noqa: PLC0415

    return Markup(template)  # noqa: S704  made by this module's own templates, where every word is escaped


def _qr(content: str) -> str:
    """Return the QR of a seal as SVG, dark on white in any colours of the page."""
    import segno  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    drawn: str = segno.make_qr(content, error="m").svg_inline(border=4, omitsize=True, light="white")
    return Markup(drawn)  # noqa: S704  made by segno from the seal's letters and digits


FORMAT: Final = PageFormat(name="html", suffix=".html", media_type="text/html; charset=utf-8", draw=draw)
