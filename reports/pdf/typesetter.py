"""All that is known of typst: which fonts there are, and how a template with its values becomes a PDF.

A compiler works a file of the template out once, and remembers what it drew, as long as nothing changes that it read for it. So what
all papers have in common (`drawing.typ`, `look.json`) comes apart from what one of them says (`paper.typ`, `papers.json`), and
values come as files, for `sys.inputs` belong to the library that every line reads. They are files by name alone, and on no disk.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    import typst

BUNDLED_FONT: Final = "Hind Siliguri"
STANDARDS: Final[tuple[typst.PDFStandard, ...]] = ("a-2a", "ua-1")

_TEMPLATE: Final = Path(__file__).with_name("paper.typ")
"""It draws by `drawing.typ` beside it."""
_WEIGHTS: Final = (400, 600)
"""Those of plain and of strong words."""

_REMEMBERED: Final = 10
"""For so many documents a compiler remembers what it laid out (`comemo::evict` in typst's binding)."""
_MUCH: Final = 3_000_000
"""A file of so many bytes has some seventy pages; those of an upazila have less."""


class DrawingError(RuntimeError):
    """A paper could not be drawn: a defect of the paper or of the template, never of the words in it."""


def typeset(
    values: Mapping[str, Mapping[str, object]],
    *,
    day: date,
    name: str,
    families: tuple[str, ...],
    font_folder: Path | None,
) -> bytes:
    """Return what the template makes of its values as PDF/A-2a and PDF/UA-1.

    Args:
        values: by the names of the files from which the template reads them.
        day: the day in the file.
        name: what is drawn, for messages.
        families: the fonts, asked for in turn.
        font_folder: where else than in the system these may be.

    Raises:
        DrawingError: typst refused or warned.

    """
    import typst  # noqa: PLC0415  20 ms that only drawing should cost

    files = template_with(values)
    try:
        with _at_a_compiler(families, font_folder) as compiler:
            drawn, warnings = compiler.compile_with_warnings(  # type: ignore[type-var] # its stub forgot several files
                input=files,
                format="pdf",
                pdf_standards=list(STANDARDS),
                timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
            )
            if drawn is not None and len(drawn) > _MUCH:
                _forget(compiler)
    except typst.TypstError as error:
        raise DrawingError(f"{name}: the paper could not be drawn; report this as a defect") from error
    if warnings:
        doubt = warnings[0]
        raise DrawingError(f"{name}: the paper was drawn with doubts; report this as a defect") from doubt
    if not isinstance(drawn, bytes):
        raise DrawingError(f"{name}: typst gave no single file; report this as a defect")
    return drawn


def _forget(compiler: typst.Compiler) -> None:
    """Let a compiler forget what it drew; else it holds that, a megabyte a page and more."""
    for _ in range(_REMEMBERED + 1):
        compiler.compile(input=b"", format="pdf")


def template_with(values: Mapping[str, Mapping[str, object]]) -> dict[str, bytes | Path]:
    """Return the template and its values as the files of which typst makes a document."""
    return {"main": _TEMPLATE, **{name: json.dumps(each, ensure_ascii=False).encode() for name, each in values.items()}}


@remembered(None)
def font_used(font: str = BUNDLED_FONT, font_folder: Path | None = None) -> str:
    """Return the family that papers are drawn with: the one wanted if the folder or the system has it.

    Otherwise it is the font that comes with the product, Hind Siliguri.
    """
    if font.casefold() != BUNDLED_FONT.casefold():
        for fonts in _shelves(font_folder):
            for family in fonts.families():
                if family.casefold() == font.casefold():
                    return family
    return BUNDLED_FONT


@remembered(None)
def font_files(family: str, font_folder: Path | None) -> tuple[tuple[Path, int], ...]:
    """Return the upright files of a family with the number of the font in each: regular first, then the bolder.

    Raises:
        DrawingError: no such family is there any more.

    """
    shelves = _bundled_shelf() if family == BUNDLED_FONT else _shelves(font_folder)
    for shelf in shelves:
        upright = [font for font in shelf.fonts() if font.family == family and font.style == "normal" and font.path]
        if upright:
            chosen = [min(upright, key=lambda font: abs(font.weight - weight)) for weight in _WEIGHTS]
            return tuple((Path(str(font.path)), font.index) for font in chosen)
    raise DrawingError(f"the font {family} has gone; run again, or install the product again")


def _shelves(font_folder: Path | None) -> Iterator[typst.Fonts]:
    """Yield where a font of the user's may be, nearest first."""
    import typst  # noqa: PLC0415

    if font_folder is not None and font_folder.is_dir():
        yield typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder)])
    yield typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[])


def _bundled_shelf() -> Iterable[typst.Fonts]:
    """Return where the product's own font is."""
    import fontpkg  # noqa: PLC0415
    import typst  # noqa: PLC0415

    folder = Path(fontpkg.path(BUNDLED_FONT)).parent
    return (typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]),)


@contextmanager
def _at_a_compiler(families: tuple[str, ...], font_folder: Path | None) -> Iterator[typst.Compiler]:
    """Lend a compiler for these families to one thread at a time, as it refuses a second: one that is free, else a new one."""
    free = _free_compilers(families, font_folder)
    try:
        compiler = free.pop()
    except IndexError:
        compiler = _compiler(families, font_folder)
    try:
        yield compiler
    finally:
        free.append(compiler)


@remembered(None)
def _free_compilers(families: tuple[str, ...], font_folder: Path | None) -> list[typst.Compiler]:
    """Return the compilers of this process for these families that no thread is at."""
    del families, font_folder
    return []


def _compiler(families: tuple[str, ...], font_folder: Path | None) -> typst.Compiler:
    """Return a new compiler for these families; it sees their folders and no other font."""
    from multiprocessing import parent_process  # noqa: PLC0415 as typst: only drawing should cost it

    import typst  # noqa: PLC0415

    if parent_process() is not None:
        os.environ.setdefault(
            "RAYON_NUM_THREADS", "1"
        )  # one of several processes: further threads would wait for cores
    folders = {str(file.parent) for family in families for file, _ in font_files(family, font_folder)}
    return typst.Compiler(
        root=str(_TEMPLATE.parent),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted(folders)),
        ignore_system_fonts=True,
    )
