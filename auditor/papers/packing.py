"""The papers of a meeting in one folder: which files lie in which part, one print file a part, and the cover that lists them.

What is in a pack comes from the documents themselves: each says to which part its views belong. `GATHERED` says how what they
are made from is found in a workspace.
"""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from auditor import discovery
from auditor.i18n import Language
from auditor.model.format import PaperFormat
from auditor.model.pack import FOLDERS, Pack, PackedFile, PackedPart, Part
from auditor.papers import letterheads, letters, making, noting
from auditor.papers.documents import cover as cover_document
from auditor.rounds.ledger import record
from auditor.views.compared.history import RoundMaterial
from auditor.views.letters.letters import LetterMaterial
from reports.layout.wording import BLANK_PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from auditor.i18n import Text
    from auditor.model.pack import Dispatch
    from auditor.model.views.head import Head
    from auditor.papers.making import PaperFile, ToBeMade
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


class Gathered(NamedTuple):
    """What papers of a pack are made from, and what is told of what is left out of it."""

    sources: tuple[object, ...]
    told: tuple[Text, ...] = ()


def _of_round(space: Workspace, past: History, today: date) -> Gathered:
    del today
    return Gathered((RoundMaterial(past, space.config.letterhead),))


def _of_letters(space: Workspace, past: History, today: date) -> Gathered:
    del past
    return Gathered(*letters.waiting(space, today))


GATHERED: Final[Mapping[type, Callable[[Workspace, History, date], Gathered]]] = {
    RoundMaterial: _of_round,
    LetterMaterial: _of_letters,
}
"""By the type of what documents of a pack are made from, how all of it is found for a round on a day."""


class PackFile(Struct, frozen=True):
    """A file of a document below the pack's folder."""

    name: str
    file: PaperFile

    def content(self) -> bytes:
        """Return the file's bytes."""
        return self.file.content()

    def origin(self) -> str:
        """Return a digest of all that the file is made from."""
        return self.file.origin()


class PrintFile(Struct, frozen=True):
    """The papers of a part one after the other, each on a sheet of its own: one file to be printed on both sides."""

    name: str
    form: PaperFormat
    language: Language
    files: tuple[PaperFile, ...]

    def content(self) -> bytes:
        """Return the file's bytes; it is drawn as one, so that it is as valid as each paper alone."""
        papers = [paper for file in self.files for paper in file.papers()]
        blank = BLANK_PAGE.said(self.language)
        between = [replace(paper, blank_page=paper.blank_page or blank) for paper in papers[:-1]]
        return self.form.draw([*between, *papers[-1:]])

    def bears_seal(self) -> bool:
        """Return whether pages of it bear the seal of its round, which is known before they are drawn."""
        return any(file.bears_seal() for file in self.files)

    def origin(self) -> str:
        """Return a digest of all that the file is made from."""
        return record.rows_digest(file.origin().encode() for file in self.files)


class PackFiles(Struct, frozen=True):
    """What a pack is made of: by part the files of the documents, and the print files; what lies beside it, and what is told of it."""

    parts: Mapping[Part, tuple[PackFile, ...]]
    printed: Mapping[Part, tuple[PrintFile, ...]]
    beside: tuple[PaperFile, ...]
    told: tuple[Text, ...] = ()

    def letters(self) -> dict[str, tuple[int, ...]]:
        """Return the files of letters below the pack's folder, with the numbers of those that each belongs to."""
        single = {file.name: (letters.number_of(file.file.name),) for file in self.parts.get(Part.LETTERS, ())}
        printed = {
            file.name: tuple(sorted({letters.number_of(paper.name) for paper in file.files}))
            for file in self.printed.get(Part.LETTERS, ())
        }
        return {**single, **printed}

    def every(self) -> Iterator[ToBeMade]:
        """Yield the files that lie in the pack's folder."""
        for part, files in self.parts.items():
            yield from files
            yield from self.printed[part]


def files_of_pack(  # noqa: PLR0913 of what, in which forms, when
    space: Workspace,
    past: History,
    forms: Sequence[str],
    languages: Sequence[Language],
    today: date,
    *,
    for_all: bool = False,
) -> PackFiles:
    """Return the files of a round's pack, by part in the order of their names.

    Args:
        space: the workspace.
        past: the round beside those before it.
        forms: names of formats.
        languages: in which languages.
        today: the day on which it is made, on which its letters are to be true.
        for_all: only what may be published.

    """
    return _pack_of([gather(space, past, today) for gather in GATHERED.values()], forms, languages, for_all=for_all)


def _pack_of(
    gathered: Sequence[Gathered], forms: Sequence[str], languages: Sequence[Language], *, for_all: bool = False
) -> PackFiles:
    found: dict[Part, list[PaperFile]] = {part: [] for part in Part}
    for sources, _ in gathered:
        for file in (made for source in sources for made in making.files_of(source, forms, languages)):
            part = file.document.part(file.view)
            if part is not None:
                found[part].append(file)
    folders = [part for part in (FOLDERS[:1] if for_all else FOLDERS) if found[part]]
    for files in found.values():
        files.sort(key=lambda file: file.name)
    return PackFiles(
        {part: tuple(PackFile(_place(part, file.name), file) for file in found[part]) for part in folders},
        {part: tuple(_print_files(part, found[part])) for part in folders},
        () if for_all else tuple(found[Part.BESIDE]),
        () if for_all else tuple(told for _, of_some in gathered for told in of_some),
    )


def print_files_by_suffix(space: Workspace) -> dict[str, Callable[[History], Iterator[PrintFile]]]:
    """Return what makes the print files of a round's pack, by the suffix of every format that is printed."""
    return {
        form.suffix: print_files(space, form.name)
        for form in discovery.formats().values()
        if isinstance(form, PaperFormat)
    }


def print_files(space: Workspace, form: str) -> Callable[[History], Iterator[PrintFile]]:
    """Return what makes the print files of a round's pack in a format, each language; letters have no digest of a round alone.

    Args:
        space: the workspace.
        form: the format's name.

    """

    def made(past: History) -> Iterator[PrintFile]:
        for language in Language:
            packed = _pack_of([_of_round(space, past, past.now.header.day)], [form], [language])
            yield from (file for part in (Part.MEETING, Part.OFFICES) for file in packed.printed.get(part, ()))

    return made


def _place(part: Part, name: str) -> str:
    """Return where a file lies in a pack; a folder that is called as the part is the part itself."""
    return f"{part.value}/{name.removeprefix(f'{part.name.lower()}/')}"


def _print_files(part: Part, files: Sequence[PaperFile]) -> Iterator[PrintFile]:
    together: dict[tuple[str, Language], list[PaperFile]] = {}
    for file in files:
        if isinstance(file.form, PaperFormat):
            together.setdefault((file.form.name, file.language), []).append(file)
    for (_, language), alike in together.items():
        form = alike[0].form
        if isinstance(form, PaperFormat):
            yield PrintFile(f"{part.value}/{part.value}.{language.value}{form.suffix}", form, language, tuple(alike))


def make_pack(  # noqa: PLR0913, PLR0917 what, where to, when
    space: Workspace,
    packed: PackFiles,
    cover: Cover,
    folder: Path,
    of_round: Path,
    tick: Callable[[], None],
    day: date,
) -> making.Made:
    """Write a pack and its cover into a folder, and what lies beside it into the round's own; note how cover and letters are; return what the pack's folder holds.

    What an earlier run made there and is not in the pack any more is removed, so that the cover lists what is there.

    Args:
        space: the workspace.
        packed: its files.
        cover: what the cover says beside them.
        folder: of the pack.
        of_round: the folder of the round.
        tick: called after each file that is there.
        day: the day of the note.

    Raises:
        FileInUseError: some are open in another program; all others are there, but for the cover.
        WorkspaceError: a file cannot be written.
        LedgerError: they cannot be noted.

    """
    letterheads.note(space)
    made_before = making.digests(folder)
    making.make(packed.beside, of_round, tick)
    made = making.make(packed.every(), folder, tick)
    covers = cover.files(packed, making.digests(folder))
    cover_made = making.make(covers, folder, tick)
    noting.note_there(space, folder, {**dict.fromkeys([file.name for file in covers], ()), **packed.letters()}, day)
    there = {file.name for file in packed.every()} | {file.name for file in covers}
    begin = (*(f"{part.value}/" for part in FOLDERS), f"{cover_document.NAME}.")
    making.remove(folder, [name for name in made_before if name.startswith(begin) and name not in there])
    return making.Made(made.there + cover_made.there, made.new + cover_made.new)


def _by_suffix(files: Sequence[ToBeMade]) -> tuple[tuple[str, int], ...]:
    """Return how many of some files there are of each kind, by its suffix."""
    return tuple(sorted(Counter(PurePosixPath(file.name).suffix for file in files).items()))


class Cover(Struct, frozen=True):
    """What the cover of a pack says beside its files, and in which forms and languages it is made.

    `where` names the round's folder, as the reader finds it.
    """

    head: Head
    dispatch: Dispatch
    where: str
    forms: tuple[str, ...]
    languages: tuple[Language, ...]
    for_all: bool = False

    def files(self, packed: PackFiles, digests: Mapping[str, str]) -> tuple[PaperFile, ...]:
        """Return the cover's own files; `digests` as in `of`."""
        return tuple(making.files_of(self.of(packed, digests), self.forms, self.languages))

    def of(self, packed: PackFiles, digests: Mapping[str, str]) -> Pack:
        """Return what the cover lists, with the digests of the files by name."""
        parts = []
        for part, files in packed.parts.items():
            named: tuple[ToBeMade, ...] = (*packed.printed[part], *files) if part is Part.MEETING else ()
            parts.append(
                PackedPart(
                    part,
                    tuple(PackedFile(file.name, digests[file.name]) for file in named),
                    _by_suffix(files) if part is Part.OFFICES else (),
                )
            )
        beside = dict.fromkeys(file.name.partition(".")[0] for file in packed.beside)
        return Pack(self.head, tuple(parts), self.dispatch, tuple(beside), self.where, self.for_all)
