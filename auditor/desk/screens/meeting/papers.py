"""The papers of the last round: made beside the screens, listed, opened."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from flask import Response, abort, url_for
from msgspec import Struct

from auditor import discovery
from auditor.desk.addresses import get, post
from auditor.desk.answered import read_first
from auditor.desk.files import PDF, called, file_below, sent
from auditor.desk.screen import changing, odd_days, the_desk, to
from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.views.head import Audience
from auditor.papers import letterheads, making, of_round
from auditor.rounds import first_printed, looking_back
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.annex.annexes import annex_view
from auditor.views.compared.history import RoundMaterial
from auditor.workspace.folder import OUT, round_folder
from auditor.workspace.question import Printed

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.desk.jobs import Job
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Question


class MadePaper(Struct, frozen=True):
    """A paper that is there: its name below the folder of its round, its place below ``out/``, and how large it is."""

    name: str
    place: str
    kilobytes: int

    @property
    def title(self) -> Text:
        """What it is, for one of the whole round; its name for any other."""
        return called(self.name, _TITLES)

    @property
    def opens(self) -> bool:
        """Whether a browser shows it as it is; the others are saved."""
        return self.name.endswith(PDF)


def asked_first(space: Workspace) -> tuple[Question, ...]:
    """Return what papers print for the first time, and was not told yet."""
    return first_printed.missing(space, Printed.PAPERS, the_desk().day)


def papers_made(space: Workspace) -> tuple[MadePaper, ...]:
    """Return those papers of the last round that are there."""
    heads = Ledger(space.ledger_path).rounds()
    if not heads:
        return ()
    folder = round_folder(heads[-1].number, heads[-1].header.meeting)
    found = made_in(space, folder)
    return tuple(
        MadePaper(name, place, -(-(space.folder / OUT / place).stat().st_size // 1024)) for name, place in found
    )


def _order(name: str) -> tuple[bool, bool, str]:
    """Papers of the whole round before those of single offices, what is printed before what programs read."""
    return ("/" in name, not name.endswith(PDF), name)


@post("/meeting/papers")
@changing("meeting.page")
def make_papers() -> Response:
    """Make the papers of the last round that are missing or changed."""
    desk = the_desk()
    space = desk.space()
    if first_printed.tell(space, read_first(space, asked_first(space)), desk.day, odd_days):
        space = desk.space()
    past = looking_back.history(space)

    def work(job: Job) -> tuple[Text, ...]:
        files = of_round.files(space, past)
        job.total = len(files)
        letterheads.note(space)
        made = making.make(files, of_round.folder(space, past), job.tick)
        told = _MADE if made.new else _ALL_THERE
        return (told.filled(n=made.new, there=made.there, folder=f"{OUT}/{making.folder_name(past)}"),)

    desk.begin(MAKING, url_for("meeting.page"), work)
    return to("shared.work")


def made_in(space: Workspace, folder: str, begins: str = "") -> tuple[tuple[str, str], ...]:
    """Return the names of what was made in a folder below ``out/`` and is there, each with its place below ``out/``."""
    below = space.folder / OUT / folder
    names = (name for name in making.digests(below) if name.startswith(begins) and (below / name).is_file())
    return tuple((name, f"{folder}/{name}") for name in sorted(names, key=_order))


@get("/meeting/made/<path:name>")
def made_paper(name: str) -> Response:
    """Send a paper that was made here."""
    path = _made(the_desk().folder / OUT, name)
    return sent(path.read_bytes(), path.name) if path is not None else abort(HTTPStatus.NOT_FOUND)


@get("/meeting/word/<audience>.docx")
def as_document(audience: str) -> Response:
    """Send an annex of the last round that was kept as a document to be edited, as the command makes it."""
    if audience not in set(Audience):
        abort(HTTPStatus.NOT_FOUND)
    desk = the_desk()
    space = desk.space()
    language = space.config.language

    def written() -> bytes:
        view = annex_view(RoundMaterial(looking_back.history(space), space.config.letterhead), Audience(audience))
        return discovery.documents()["annex"].render(discovery.formats()["docx"], view, language)

    return sent(desk.remembered(("word", audience), written), f"annex-{audience}.{language.value}.docx")


def _made(out: Path, name: str) -> Path | None:
    """Return a file below ``out/`` that was made here: one that the list of its folder names, a sheet for logins, or a return."""
    path = file_below(out, name)
    if path is None:
        return None
    parts = name.split("/")
    listed = any(
        "/".join(parts[depth:]) in making.digests(out.joinpath(*parts[:depth])) for depth in range(1, len(parts))
    )
    return path if listed or _ALONE.fullmatch(name) else None


_ALONE: Final = expression(r"witness-[0-9]{4}-[0-9]{2}/[\w-][\w.-]*\.(pdf|docx)|[0-9]{3}-[0-9-]+/return-[\w.-]+\.json")
"""What no list names: sheets for logins, and returns."""
_TITLES: Final = {
    "annex-minutes": Text(en="Annex for the minutes", bn="পরিশিষ্ট: কার্যবিবরণীর জন্য"),
    "annex-chair": Text(en="Annex: the chair's copy", bn="পরিশিষ্ট: সভাপতির কপি"),
    "annex-auditor": Text(en="Annex: your own copy", bn="পরিশিষ্ট: আপনার নিজের কপি"),
    "draw-list": Text(en="List for the draw", bn="দৈবচয়নের তালিকা"),
    "enclosed-forms": Text(en="Forms to enclose", bn="সংযুক্তির ফরম"),
    "offices": Text(en="Reports of all offices, to be printed", bn="সব দপ্তরের প্রতিবেদন, ছাপার জন্য"),
    "proposed-decision-minutes": Text(en="Proposed decision for the minutes", bn="প্রস্তাবিত সিদ্ধান্ত: কার্যবিবরণীর জন্য"),
    "proposed-decision-chair": Text(en="Proposed decision: the chair's copy", bn="প্রস্তাবিত সিদ্ধান্ত: সভাপতির কপি"),
}
"""The papers of a whole round, by the first part of their names."""
MAKING: Final = Text(en="The papers are being made", bn="কাগজ তৈরি হচ্ছে")
_ALL_THERE: Final = Text(
    en="Nothing was missing: {there} {there:file is|files are} there as they should be, in {folder}.",
    bn="কিছুই বাদ ছিল না: {there}টি ফাইলের সব কটি ঠিকঠাক আছে, {folder} ফোল্ডারে।",
)
_MADE: Final = Text(
    en="{n} {n:file was|files were} made; {there} are there now, in {folder}.",
    bn="{n}টি ফাইল তৈরি হয়েছে; এখন মোট {there}টি আছে, {folder} ফোল্ডারে।",
)
