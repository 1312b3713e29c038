"""A round as one page to look things up in: the annex, its table of offices to search and sort, and every office's report.

The file is whole in itself: it fetches nothing, and its content security policy would let it fetch nothing. Without its
script it says the same words; the script only searches, filters and sorts, and keeps what was asked in the address.
The templates beside this file draw; here it is settled what belongs together and which words are shown.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, get_args
from unicodedata import category

from auditor.i18n import Language, Text, serial
from auditor.model.evidence import Grade
from auditor.model.finding import Outcome, Status
from auditor.model.report import Format, RoundBook
from auditor.model.subjects import OfficeKind
from reports import layout
from reports.layout import cells, decisions
from reports.layout.changes import changes_by_office
from reports.layout.offices import offices
from reports.layout.paper import Block, Box, Chart, Heading, Seal, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jinja2 import Environment

    from auditor.model.report import ChairRow, DutyCell, OfficeView, View
    from reports.layout.paper import Paper

_TEMPLATES: Final = Path(__file__).parent / "templates"
_TABLE_ID: Final = "offices"
_REPORTS_ID: Final = "reports"
_MOST_COLUMNS: Final = 7
"""A table with more columns becomes a list of cards on screens that are still wide enough for the others."""

_INTERFACE: Final[Mapping[str, Text]] = {
    "skip": Text(en="Skip to the office table", bn="সরাসরি দপ্তরের তালিকায় যান"),
    "contents": Text(en="On this page", bn="এই পাতায় যা আছে"),
    "reports": Text(en="Office reports", bn="দপ্তরভিত্তিক প্রতিবেদন"),
    "find": Text(en="Find offices", bn="দপ্তর খুঁজুন"),
    "search": Text(en="Search", bn="খুঁজুন"),
    "search_hint": Text(
        en="Search for a name in Bangla or English, a post, an address or a word of the remarks.",
        bn="বাংলা বা ইংরেজি নাম, পদবি, ঠিকানা বা মন্তব্যের যেকোনো শব্দ লিখে খোঁজা যায়।",
    ),
    "all": Text(en="All", bn="সব"),
    "sort": Text(en="Sort by", bn="যে কলাম ধরে সাজানো হবে"),
    "reversed": Text(en="In reverse order", bn="উল্টো ক্রমে"),
    "sort_hint": Text(
        en="A column's heading sorts the table; pressed again, it reverses the order.",
        bn="কলামের শিরোনামে চাপলে তালিকা সেই ক্রমে সাজানো হয়; আবার চাপলে উল্টো ক্রমে।",
    ),
    "reset": Text(en="Show all", bn="সব দেখান"),
    "nothing": Text(
        en="No office fits. Change the words or the choice, or press “Show all”.",
        bn="এমন কোনো দপ্তর পাওয়া যায়নি। লেখা বা বাছাই বদলান, অথবা “সব দেখান” চাপুন।",
    ),
    "since": Text(en="Since the last meeting", bn="গত সভার পর"),
    "back": Text(en="Back to the office table", bn="দপ্তরের তালিকায় ফিরে যান"),
    "previous": Text(en="Previous: {office}", bn="আগের দপ্তর: {office}"),
    "next": Text(en="Next: {office}", bn="পরের দপ্তর: {office}"),
    "qr": Text(en="QR code of the check digest", bn="যাচাই-সংকেতের QR কোড"),
}
"""What only this page says: the words on its controls and links. All other words come from the layout."""
_STATUS: Final = Text(en="Overall status", bn="সার্বিক অবস্থা")
_KIND: Final = Text(en="Kind of office", bn="দপ্তরের ধরন")
_BASIS: Final = Text(en="Basis", bn="তথ্যের ভিত্তি")
_LEFT_UNDER: Final = Text(en="Duties left under", bn="যে সিদ্ধান্তে করণীয় বাকি")
_SHOWN: Final = Text(en="Shown: {n} of {m} offices.", bn="{m}টি দপ্তরের মধ্যে {n}টি দেখানো হচ্ছে।")
_SHOWN_OWN: Final = Text(en="Checked voluntarily: {n} of {m}.", bn="স্বেচ্ছায় যাচাই: {m}টির মধ্যে {n}টি।")

_WORST_FIRST: Final = (
    Status.NOT_IMPLEMENTED,
    Status.NO_INFORMATION,
    Status.PARTIAL,
    Status.WAIVED,
    Status.IMPLEMENTED,
    Status.NOT_APPLICABLE,
)
_OUTCOMES_WORST_FIRST: Final = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.WAIVED, Outcome.PASS, Outcome.NOT_APPLICABLE)
_WHOLE: Final = 1000

_NO_LETTERS: Final = frozenset({"Cc", "Cn", "Cs", "Zl", "Zp"})
"""Categories of signs that a page may not hold or that no font has: controls, unassigned, surrogates, line separators."""
_TURNS: Final = frozenset(map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_TICK_BOX: Final = "[ ]"
_LONGEST_WORD: Final = 20
_LONG_WORD: Final = rf"\S{{{_LONGEST_WORD + 1},}}"
_BANGLA: Final = "[\u0980-\u09ff](?:[\u0980-\u09ff\u0964\u200c\u200d ,;()–-]*[\u0980-\u09ff])?"
_SPECIAL: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.BN: re.compile(rf"(\[ \]|{_LONG_WORD})"),
    Language.EN: re.compile(rf"(\[ \]|{_BANGLA}|{_LONG_WORD})"),
}
"""What is not shown as it stands: tick boxes, words too long for a column, and Bangla on an English page."""
_GOOD_BREAKS: Final = re.compile(r"(?<=[-/_@.,;:&=?+…])(?=\S)")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of the table of offices: its words, by what number it is put in order (None: by them), a status if it is one."""

    words: str
    rank: int | None
    status: str


@dataclass(frozen=True, slots=True)
class _Row:
    """An office in the table: its cells, where its report is, by what it is chosen, and other words it is found by."""

    cells: tuple[_Cell, ...]
    link: str
    status: str
    kind: str
    basis: str
    left_under: str
    also: str


@dataclass(frozen=True, slots=True)
class _Offices:
    """The table of offices, or that of offices that check themselves voluntarily; `shown` tells how many are in sight."""

    table: Table
    rows: tuple[_Row, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class _Choice:
    """By what offices can be chosen: the name in the address, the label, and values with their words."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A section of the annex: its anchor, its heading, and the blocks below it."""

    id: str
    title: str
    blocks: tuple[Block | _Offices, ...]


@dataclass(frozen=True, slots=True)
class _Report:
    """One office's report: its anchor, its paper, and how the office stands."""

    id: str
    name: str
    paper: Paper
    status: str
    status_words: str
    basis: str
    since: tuple[str, ...]


_Drawable: TypeAlias = Block | _Offices


def render(view: View, language: Language) -> bytes:
    """Return a round as HTML in UTF-8.

    Raises:
        TypeError: the view is no whole round.

    """
    if not isinstance(view, RoundBook):
        raise TypeError("a page to look things up in is made of a whole round")
    annex, *papers = layout.papers(view, language)
    tables = _office_tables(view, language)
    parts = tuple(_parts(annex, tables))
    reports = tuple(_reports(view, papers, language))
    shapes = _shapes(chain((block for part in parts for block in part.blocks), *(paper.blocks for paper in papers)))
    environment = _environment()
    style = environment.get_template("round.css").render(
        paper=annex,
        language=language,
        shapes=[(name, titles) for titles, name in shapes.items()],
        counts=_counts(annex),
    )
    page = environment.get_template("round.html").render(
        language=language,
        paper=annex,
        parts=parts,
        reports=reports,
        choices=_choices(view, language),
        columns=tables[0].table.columns,
        said={name: text.said(language) for name, text in _INTERFACE.items() if "{" not in text.en},
        previous=lambda office: _INTERFACE["previous"].said(language, office=office),
        next=lambda office: _INTERFACE["next"].said(language, office=office),
        shape=lambda block: shapes[_titles(block)],
        status_label=_STATUS.said(language),
        basis_label=_BASIS.said(language),
        table_id=_TABLE_ID,
        reports_id=_REPORTS_ID,
        style=style,
        script=_script(),
    )
    return page.encode()


# What belongs together


def _parts(annex: Paper, tables: Sequence[_Offices]) -> Iterator[_Part]:
    """Yield the annex in sections: each begins at a heading, at the box that is read first, or at the seal."""
    drawn = {one.table: one for one in tables}
    title, blocks, number = "", list[_Drawable](), 0
    for block in annex.blocks:
        opening = _opening(block)
        if opening:
            if title:
                yield _part(number, title, blocks)
            title, blocks, number = opening, [], number + 1
        if not isinstance(block, Heading) or block.level > 1:
            blocks.append(drawn.get(block, block) if isinstance(block, Table) else block)
    yield _part(number, title, blocks)


def _opening(block: Block) -> str:
    match block:
        case Heading(text=words, level=1) | Box(lead=words) | Seal(caption=words):
            return words
        case _:
            return ""


def _part(number: int, title: str, blocks: Sequence[_Drawable]) -> _Part:
    holds_offices = any(isinstance(block, _Offices) for block in blocks)
    return _Part(_TABLE_ID if holds_offices else f"section-{number}", title, tuple(blocks))


def _office_tables(view: RoundBook, language: Language) -> list[_Offices]:
    """Return section 3 of the annex with what its rows are found, chosen and sorted by."""
    chair = view.annex.chair
    reports = {report.office.serial: report for report in view.offices.reports}
    tables = [block for block in offices(chair, language) if isinstance(block, Table)]
    made = []
    for table, own in zip(tables, (False, True), strict=False):
        shown = (row for row in chair.rows if row.own is own)
        rows = tuple(
            _row(row, _cells(row, words), reports.get(row.serial), language)
            for row, words in zip(shown, table.rows, strict=True)
        )
        made.append(_Offices(table, rows, (_SHOWN_OWN if own else _SHOWN).said(language)))
    return made


def _cells(row: ChairRow, words: Iterable[str]) -> tuple[_Cell, ...]:
    """Return the cells in the order of the layout's columns."""
    status, basis = (_WORST_FIRST.index(row.status), row.status.value), (row.basis, "")
    by_number = [
        (row.serial, ""),
        (None, ""),
        (None, ""),
        (row.accounts, ""),
        *((_rank(cell), "") for cell in row.cells),
    ]
    by_number += [status, basis, (None, "")]
    return tuple(_Cell(cell, *sides) for cell, sides in zip(words, by_number, strict=True))


def _row(row: ChairRow, shown: tuple[_Cell, ...], report: OfficeView | None, language: Language) -> _Row:
    also, left_under = [row.name.said(_other(language))], list[str]()
    if report is not None:
        posts = dict.fromkeys((report.head_post, *(account.post for account in report.accounts)))
        also += (*(cells.words(post, language) for post in posts), report.email, report.office_id)
        left = {duty.decision for duty in report.duties if _is_left(duty.cell)}
        left_under += (
            str(place) for place, one in enumerate(report.head.decisions) if not left.isdisjoint((one.id, one.serial))
        )
    return _Row(
        shown,
        _anchor(report) if report is not None else "",
        row.status.value,
        row.kind.value,
        row.basis.code if row.basis is not None else "",
        " ".join(left_under),
        " ".join(also),
    )


def _anchor(report: OfficeView) -> str:
    return f"office-{report.office_id}"


def _other(language: Language) -> Language:
    return Language.EN if language is Language.BN else Language.BN


def _rank(cell: DutyCell) -> int:
    """Return where a duty stands among others: the worst outcome first, then the smaller fraction."""
    if not cell.of:
        return len(_OUTCOMES_WORST_FIRST) * _WHOLE
    return _OUTCOMES_WORST_FIRST.index(cell.outcome) * _WHOLE + cell.done * _WHOLE // cell.of


def _is_left(cell: DutyCell) -> bool:
    return bool(cell.of) and cell.outcome in {Outcome.FAIL, Outcome.UNKNOWN}


def _choices(view: RoundBook, language: Language) -> tuple[_Choice, ...]:
    """Return by what offices can be chosen; of each only the values that some office has."""
    rows = view.annex.chair.rows
    statuses, kinds = {row.status for row in rows}, {row.kind for row in rows}
    bases = {row.basis for row in rows}
    ordered = view.annex.chair.summary.head.decisions
    choices = (
        _Choice(
            "status",
            _STATUS.said(language),
            tuple((one.value, one.label.said(language)) for one in Status if one in statuses),
        ),
        _Choice(
            "kind",
            _KIND.said(language),
            tuple((one.value, one.label.said(language)) for one in OfficeKind if one in kinds),
        ),
        _Choice(
            "basis", _BASIS.said(language), tuple((one.code, one.label.said(language)) for one in Grade if one in bases)
        ),
        _Choice(
            "left",
            _LEFT_UNDER.said(language),
            tuple((str(place), decisions.number_of(one, ordered, language)) for place, one in enumerate(ordered)),
        ),
    )
    return tuple(choice for choice in choices if choice.values)


def _reports(view: RoundBook, papers: Sequence[Paper], language: Language) -> Iterator[_Report]:
    changes = changes_by_office(view.annex.chair, language)
    bases = {row.serial: row.basis for row in view.annex.chair.rows}
    for report, paper in zip(view.offices.reports, papers, strict=True):
        place = report.office.serial
        name = f"{serial(place, language)} {cells.words(report.office.name, language)}"
        basis = bases.get(place)
        yield _Report(
            _anchor(report),
            name,
            paper,
            report.status.value,
            report.status.label.said(language),
            basis.label.said(language) if basis is not None else "",
            changes.get(place, ()),
        )


# How it is drawn


def _titles(block: Table | Chart | _Offices) -> tuple[str, ...]:
    match block:
        case _Offices(table=table):
            return _titles(table)
        case Table(columns=columns):
            return tuple(column.title for column in columns)
        case Chart(series=series):
            return ("", *series, "")


def _shapes(blocks: Iterable[_Drawable]) -> dict[tuple[str, ...], str]:
    """Return a class for every row of headings: on narrow screens the style puts them before the cells."""
    shapes: dict[tuple[str, ...], str] = {}
    for block in blocks:
        if isinstance(block, Table | Chart | _Offices):
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


def _is_wide(block: Table | Chart | _Offices) -> bool:
    return len(_titles(block)) > _MOST_COLUMNS


@cache
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
    for kind in (*get_args(Block), _Offices):
        made.tests[kind.__name__.strip("_").casefold()] = lambda block, kind=kind: isinstance(block, kind)
    made.globals |= {"named_by": _named_by, "is_wide": _is_wide, "most": _most}
    return made


def _harmless(value: object) -> object:
    """Return words without signs that turn the direction of writing or that no page may hold; anything else as it is."""
    return _cleaned(value) if type(value) is str else value


@lru_cache(maxsize=4096)
def _cleaned(words: str) -> str:
    if words.isascii() and words.isprintable():
        return words
    return "".join(sign for sign in words if sign == "\n" or not (sign in _TURNS or category(sign) in _NO_LETTERS))


def _words(words: str, language: Language) -> str:
    """Return words as they are shown: tick boxes drawn, long words breakable, Bangla on an English page marked as such."""
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
    return Markup("<wbr>").join(
        Markup('<span class="long">{}</span>').format(part) if len(part) > _LONGEST_WORD else part
        for part in _GOOD_BREAKS.split(piece)
    )


def _css_string(words: str) -> str:
    """Return words as a string of CSS, every sign that is no letter or digit as its code point (CSS Syntax 3, 4.3.7)."""
    from markupsafe import Markup  # noqa: PLC0415

    shown = "".join(sign if sign.isalnum() else f"\\{ord(sign):x} " for sign in _cleaned(words))
    return Markup('"{}"').format(shown)


@cache
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


FORMAT: Final = Format(
    name="html",
    suffix=".html",
    media_type="text/html; charset=utf-8",
    renders=(RoundBook,),
    render=render,
)
