"""Papers: an office's report against weasyprint, reportlab and the bare compiler; papers of a nation; Word and Excel.

    python tests/bench/run.py papers

The report is one of a kept round with a meeting before it: two pages, five tables, signatures, a strip. No two that are drawn have the
same words.
"""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import drawing_rivals
import typst
from measuring import Asked, Claim, Cost, alone, command, here, place
from nation import MONTHS, nation, register, write

from auditor import discovery
from auditor.i18n import Language
from auditor.model.views.office import OfficeView
from auditor.papers import making
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity import listed
from auditor.views.compared.history import RoundMaterial
from reports import pdf
from reports.pdf import typesetter

if TYPE_CHECKING:
    from auditor.model.paper import Paper

PAPERS = 400
SHARING = 4
"""So many use one compiler: the product, the compiler alone, it without tags, and it with bare words."""
WORDS = Path(__file__).with_name("words.typ")
A_RUN = 20
"""So many papers a run, so that a run is long enough to be measured."""


@cache
def _place() -> Path:
    return place("papers")


@cache
def _material(offices: int) -> RoundMaterial:
    """Return what the papers of a second round are made from."""
    folder = _place() / f"upazila-{offices}"
    nation(folder, offices)
    for month in MONTHS[:2]:
        write(folder / "evidence" / f"register-{month}.csv", register(month, offices))
        space = listed.open_workspace(folder)
        keeping.keep_round(space, date.fromisoformat(f"{month}-20"), month, "00", doubted=lambda _: None)
    return RoundMaterial(looking_back.history(space), space.config.letterhead)


@cache
def reports() -> list[Paper]:
    """Return the reports of many offices."""
    files = making.files_of(_material(PAPERS), ["pdf"], [Language.BN])
    return [paper for file in files if isinstance(file.view, OfficeView) for paper in file.papers()]


def _of_run(number: int, who: int = 0) -> list[Paper]:
    """Return what one draws in a run; those that share a compiler draw other papers, for it remembers what it has laid out."""
    first = (number * SHARING + who) * A_RUN
    return [reports()[place % len(reports())] for place in range(first, first + A_RUN)]


def _each(cost: Cost) -> Cost:
    return Cost(cost.cpu / A_RUN, cost.wall / A_RUN, cost.megabytes)


def _drawing(draw: Any) -> Any:
    run = here(lambda number: [draw(paper) for paper in _of_run(number)])
    return lambda number: _each(run(number))


def _compiler_alone(
    number: int, standards: tuple[str, ...] = typesetter.STANDARDS, who: int = 1, **other: Path
) -> Cost:
    """Compile what the product would or by another template, values made ready before the clock begins."""
    ready: list[dict[str, Any]] = []
    with mock.patch.object(pdf, "typeset", lambda values, **_: ready.append(typesetter.template_with(values)) or b""):
        for paper in _of_run(number, who):
            pdf.draw([paper])
    made = datetime(2024, 3, 20, tzinfo=UTC)

    def compile_all(_: int) -> None:
        for files in ready:
            compiler.compile(input={**files, **other}, format="pdf", pdf_standards=list(standards), timestamp=made)

    with typesetter._at_a_compiler((pdf.BUNDLED_FONT,), None) as compiler:
        return _each(here(compile_all)(number))


def _by_weasyprint(paper: Paper) -> bytes:
    return drawing_rivals.weasyprint()(paper)


def _by_reportlab(paper: Paper) -> bytes:
    return drawing_rivals.reportlab()(paper)


def _files(offices: int, form: str) -> Any:
    """Return what makes all papers of a round in one format anew, by the processes that `auditor report` uses."""
    _material(offices)
    space = _place() / f"upazila-{offices}"
    return command(
        *("-m", "auditor", "report", "--format", form, "--workspace", space, "--on", f"{MONTHS[1]}-20"),
        before=lambda _: shutil.rmtree(space / "out", ignore_errors=True),
    )


def _annex_in_word(offices: int) -> Any:
    document = discovery.documents()["annex"]
    view = next(view for name, view in document.views(_material(offices)) if "chair" in name)
    return here(lambda _: document.render(discovery.formats()["docx"], view, Language.BN))


def claims() -> list[Claim]:
    """Return what is measured of papers."""
    typst.Fonts()  # read in before the clock begins
    sys.stderr.write(f"papers: {len(reports())} reports made ready\n")
    return [
        Claim(
            "report",
            "one office's report, two pages, as PDF/A-2a and PDF/UA-1",
            _drawing(lambda paper: pdf.draw([paper])),
            {
                "the compiler alone (typst)": _compiler_alone,
                "the compiler without tags and PDF/A": lambda number: _compiler_alone(number, ("1.7",), who=2),
                "the compiler on the same words as bare paragraphs": lambda number: _compiler_alone(
                    number, who=3, main=WORDS
                ),
                "weasyprint, PDF/UA-1": _drawing(_by_weasyprint),
                "reportlab with shaping, no tags": _drawing(_by_reportlab),
            },
            [Asked("faster", 7, "weasyprint, PDF/UA-1"), Asked("faster", 3, "reportlab with shaping, no tags")],
        ),
        Claim(
            "reports of many",
            f"the reports of {PAPERS} offices as PDF, each a file, by as many processes as cores, their start included",
            alone(Path(__file__).with_name("office_reports.py"), "--bare", "--offices", PAPERS),
            asked=[Asked("wall", PAPERS / 45), Asked("megabytes", 500)],
            runs=3,
        ),
        Claim(
            "all papers",
            f"all papers of {PAPERS} offices in PDF by `auditor report --format pdf`: the reports, the same once more to be printed, annexes",
            _files(PAPERS, "pdf"),
            runs=3,
        ),
        Claim(
            "annex in Word",
            f"the annex of {PAPERS} offices as DOCX",
            _annex_in_word(PAPERS),
            asked=[Asked("cpu", 4)],
            runs=3,
        ),
    ]
