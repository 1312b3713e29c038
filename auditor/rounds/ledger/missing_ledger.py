"""A ledger that is gone, or an earlier one put in its place: what still lies in and beside a folder tells that there was more, so none goes on without a word."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor import discovery
from auditor.expressions import expression
from auditor.i18n import Text, joined, plain
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.evidence_names import INTAKE, files_said
from auditor.model.forms import FormStamp
from auditor.model.journal import FormsMade, KeysMade, WorkspaceNamed
from auditor.model.letters import LetterDrafted, Purpose
from auditor.model.witnessing import WitnessSheetsMade
from auditor.register import answer_file
from auditor.register.belonging import stamp_of
from auditor.register.columns import META_SHEET
from auditor.register.reading.looked import expected, meta_of
from auditor.remembering import OfBytes
from auditor.rounds.copies import backup
from auditor.rounds.evidence.vouched import digests_vouched_for
from auditor.rounds.handover_notes import is_noted, is_of_a_later_round
from auditor.rounds.identity import copied
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.ledger_end import LEDGER_END, noted_end
from auditor.rounds.ledger.missing_ledger_texts import (
    COPIED,
    COPIES_APART,
    COPY,
    COPY_LATER,
    DRAFTS_LATER,
    EARLIER,
    FILE,
    FILES_ODD,
    FORMS,
    FORMS_LATER,
    IS_BACK,
    KEPT_ALL_THE_SAME,
    LATER_ENTRIES,
    MISSING,
    PAPERS,
    PAPERS_UNKNOWN,
    TOLD,
    UNKNOWN,
    WENT_APART,
)
from auditor.tables.files import open_table
from auditor.tables.zips import ZIP_FAULTS, usual
from auditor.workspace.folder import (
    DRAFTS,
    EVIDENCE,
    HANDOVER_NOTE,
    LATER_NOTE,
    LEDGER,
    LETTERS,
    OUT,
    REGISTER,
    load,
    witness_folder,
)
from auditor.workspace.settings import CONFIG, parse_config

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.folder import Workspace

_OF_A_ROUND: Final = expression(r"([0-9]{3,})-[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
"""Folders in out/ with the papers of a round, by its number."""
_NOTED: Final = expression(r"(witness|invitations|fieldwork)-[0-9-]+")
"""Folders in out/ with papers that are noted before they are made; of letters the file's name begins with the letter's number."""
_OF_A_LETTER: Final = expression(rf"([0-9]+)-({'|'.join(Purpose)}).*")
_IN_NAME: Final = 8
_LAID_ASIDE: Final = expression(rf"{LATER_NOTE}[0-9]+\.pdf")
"""Notes for a successor of later rounds, by the number of the round that was kept all the same."""
_WRITTEN_HERE: Final = expression(rf"{EVIDENCE}/{INTAKE}.+-([0-9a-f]{{{_IN_NAME}}})\.json")
"""Files of what was told, as this program names them: by the first digits of their digests."""
_MOST_FORMS: Final = 8
_LONGEST_FORM: Final = 1024 * 1024
"""So many forms are looked into, and none that has more bytes: an upazila's has far fewer, and a look costs little."""

_STAMPS: Final = OfBytes[FormStamp]()
"""What forms say of themselves, for who asks again about the same."""


class Missing(Struct, frozen=True):
    """A ledger that is gone, or that lacks what came later.

    Attributes:
        told: what tells so.
        command: what brings it back; None where only forms that it did not number are there, and it may be the right one.
        bars: nothing is made or noted by what lies there before it is brought back, or before what tells of another state of it is looked into and moved away.

    """

    told: Text
    command: Text | None
    bars: bool

    @property
    def is_lost(self) -> bool:
        """Whether the ledger is gone, or an earlier one lies there."""
        return self.command is not None


def missing_ledger(space: Workspace) -> Missing | None:
    """Return that a folder had a ledger that is gone, or one that had more than the one that lies there; None where nothing tells of such a one.

    That more rounds were kept is told by copies of the folder, by the note for a successor and by papers of rounds. Forms with a number
    that this ledger never gave, files of what was told that it does not vouch for, drafts, letters and sheets that it does not know, and the note of how far it came, tell only that another state of it did: a later one, or an earlier one that lay here for a while. Where
    not even a ledger without rounds is there, they and files of what was told tell it, too. The example is laid without one. Of a ledger with which a round was kept while it was an earlier one
    copies with another round of that number tell it, as long as they lie in the place for copies.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    rounds = ledger.rounds()
    copy = _best_copy(space, rounds)
    elsewhere = [] if copy is None else [_told_of(copy, rounds)]
    here = [*_of_rounds(space, ledger, rounds)]
    is_lost = bool(elsewhere or here) or not space.ledger_path.exists()
    if not space.config.example:
        here += _of_a_ledger(space, ledger, rounds)
    laid_aside = [name for name in _names_in(space.folder) if _LAID_ASIDE.fullmatch(name)]
    aside = [name for name in laid_aside if not is_noted(space.folder / name, ledger)]
    here += map(plain, laid_aside if aside or not is_lost else ())
    is_odd = bool(here) and not laid_aside
    apart = {} if is_lost else _copies_apart(space, rounds)
    here += [_told_apart(apart)] if apart else []
    if not elsewhere and not here:
        return None
    copy = copy or max(apart, key=backup.how_far, default=None)
    command = joined(
        (plain("auditor restore"), FILE if copy is None else _quoted(copy), _quoted(_beside(space.folder))), " "
    )
    of_here = KEPT_ALL_THE_SAME if aside else IS_BACK if laid_aside else WENT_APART if apart else FILES_ODD
    told = (EARLIER if rounds and is_lost else MISSING if is_lost else of_here).filled(
        folder=space.folder.name,
        n=len(rounds),
        next=len(rounds) + 1,
        traces=joined([*elsewhere, *here], "; "),
        command=command,
        aside=", ".join(laid_aside),
        anew=copied.beginning_anew(space),
    )
    return Missing(told, command if is_lost else None, bars=bool(rounds or here) if is_lost else is_odd)


def refuse_missing(space: Workspace) -> None:
    """Refuse to begin a ledger in a folder that had one, to go on with an earlier one that was put back, or to say what it says.

    Once the folder is begun anew on purpose, only copies elsewhere tell of the old one; before its first round they bar nothing.

    Raises:
        LedgerError: the ledger cannot be read.
        WorkspaceError: there was one with more, and it is gone; or files tell that there may be one.

    """
    missing = missing_ledger(space)
    if missing is not None and missing.bars:
        raise WorkspaceError(missing.told)


def lay_later_note_aside(space: Workspace) -> None:
    """Lay the note for a successor aside where it is of a later round than the ledger has: a round is about to be kept all the same, and its note would take that one's place.

    There it goes on telling that there was more. Where it is open in another program it stays.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger, note = Ledger(space.ledger_path), space.folder / HANDOVER_NOTE
    rounds = ledger.rounds()
    if is_of_a_later_round(note, ledger, rounds):
        with suppress(OSError):
            note.replace(note.with_name(f"{LATER_NOTE}{len(rounds) + 1}.pdf"))


def doubts_of_copy(space: Workspace) -> tuple[Text, ...]:
    """Return that a copy that was made holds an earlier ledger, where it does.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    missing = missing_ledger(space)
    return (COPIED,) if space.ledger_path.exists() and missing is not None and missing.is_lost and missing.bars else ()


def bars(space: Workspace) -> bool:
    """Return whether nothing is made or noted by what lies there, for the ledger is gone, an earlier one, or may be one.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    missing = missing_ledger(space)
    return missing is not None and missing.bars


def is_gone(folder: Path) -> bool:
    """Return whether a workspace has no ledger and itself tells that it had one; what lies in it is then not another's for being in none.

    Raises:
        AuditorError: one of its own files cannot be used.

    """
    return not (folder / LEDGER).exists() and bars(load(folder, discovery.policies(), with_roster=False))


def _best_copy(space: Workspace, rounds: Sequence[RoundHead]) -> Path | None:
    """Return the copy of this committee's folder that goes on from its rounds the furthest, the last of such; None where the settings say of no copies, or none does."""
    if not space.config.backup:
        return None
    last_first = backup.last_first(Path(space.config.backup))
    entries = Ledger(space.ledger_path).length()
    going_on = [path for path in last_first if _goes_on(path, rounds, entries)]
    furthest_first = sorted(going_on, key=backup.how_far, reverse=True)  # of those as far the last stays first
    return next((path for path in furthest_first if _is_of(space, path)), None)


def _goes_on(copy: Path, rounds: Sequence[RoundHead], entries: int) -> bool:
    """Return whether a copy has more rounds or entries, and these rounds first; of an older copy only how many rounds is known."""
    digests = backup.digests_in(copy)[: len(rounds)]
    return backup.how_far(copy) > (len(rounds), entries) and digests in ([], [head.digest for head in rounds])


def _copies_apart(space: Workspace, rounds: Sequence[RoundHead]) -> Mapping[Path, int]:
    """Return the copies of this committee's folder, the last one first, that were one with it, each with the number of the first round that is another one there."""
    copies = backup.last_first(Path(space.config.backup)) if space.config.backup else []
    numbers = ((copy, backup.parted_at(copy, rounds)) for copy in copies)
    return {copy: number for copy, number in numbers if number is not None and _is_of(space, copy)}


def _told_apart(copies: Mapping[Path, int]) -> Text:
    files, place = joined(plain(copy.name) for copy in copies), next(iter(copies)).parent
    return COPIES_APART.filled(files=files, n=len(copies), place=str(place), number=min(copies.values()))


def _is_of(space: Workspace, copy: Path) -> bool:
    """Return whether a copy is one of the committee's folder, by the settings in it."""
    try:
        with zipfile.ZipFile(copy) as packed:
            then = parse_config(packed.read(usual(packed.getinfo(CONFIG))).decode()).committee
    except (*ZIP_FAULTS, AuditorError):
        return False
    return _is_here(space, then.upazila, then.district)


def _is_here(space: Workspace, upazila: Text, district: Text) -> bool:
    now = space.config.committee
    return copied.is_one(upazila, now.upazila) and copied.is_one(district, now.district)


def _told_of(copy: Path, rounds: Sequence[RoundHead]) -> Text:
    n = backup.rounds_in(copy)
    return (COPY if n > len(rounds) else COPY_LATER).filled(file=copy.name, place=str(copy.parent), n=n)


def _of_rounds(space: Workspace, ledger: Ledger, rounds: Sequence[RoundHead]) -> Iterator[Text]:
    if is_of_a_later_round(space.folder / HANDOVER_NOTE, ledger, rounds):
        yield plain(HANDOVER_NOTE)
    found = {name: _OF_A_ROUND.fullmatch(name) for name in _names_in(space.folder / OUT)}
    papers = [f"{OUT}/{name}" for name, of in found.items() if of is not None and int(of[1]) > len(rounds)]
    if papers:
        yield PAPERS.filled(files=files_said(papers))


def _of_a_ledger(space: Workspace, ledger: Ledger, rounds: Sequence[RoundHead]) -> Iterator[Text]:
    lacks_it = not space.ledger_path.exists()
    told = [
        f"{EVIDENCE}/{INTAKE}{name}" for name in _names_in(space.evidence_folder / INTAKE) if name.endswith(".json")
    ]
    if told and lacks_it:
        yield TOLD.filled(files=files_said(told))
    forms = [
        *sorted(space.folder.glob(f"{REGISTER}*.xlsx"), reverse=True),
        *sorted(space.evidence_folder.glob("*.xlsx")),
    ]
    own = {named.id for named in ledger.notes(WorkspaceNamed)}
    given = {number for made in ledger.notes(FormsMade) for number in made.numbers}
    entered = {seen.sha256 for head in rounds for seen in head.header.files}
    numbered = [
        path.relative_to(space.folder).as_posix()
        for path in (forms[:_MOST_FORMS] if own or lacks_it else ())
        if _is_numbered(space, path, own, given, entered)
    ]
    if numbered:
        yield (FORMS if lacks_it else FORMS_LATER).filled(files=files_said(numbered))
    if papers := [*_papers_unknown_to(space, ledger, with_forms=bool(own) and not numbered)]:
        yield PAPERS_UNKNOWN.filled(files=files_said(papers))
    if lacks_it:
        return
    if unknown := [*_unknown_to(space, ledger, told, own)]:
        yield UNKNOWN.filled(files=files_said(unknown))
    if drafts := [*_drafts_of_another(space, own, given)]:
        yield DRAFTS_LATER.filled(files=files_said(drafts))
    if noted_end(space.folder).entries > ledger.length():
        yield LATER_ENTRIES.filled(file=LEDGER_END)


def _drafts_of_another(space: Workspace, own: Container[str], given: Container[str]) -> Iterator[str]:
    """Yield the drafts of answers of this workspace, by their names, with a form number that the ledger never gave: it gives each before the draft is begun."""
    for name in _names_in(space.folder / DRAFTS):
        with suppress(OSError, ValueError, TypeError, KeyError):
            draft = json.loads((space.folder / DRAFTS / name).read_bytes())
            if draft["workspace"] in own and draft["number"] not in given:
                yield f"{DRAFTS}/{name}"


def _papers_unknown_to(space: Workspace, ledger: Ledger, *, with_forms: bool) -> Iterator[str]:
    """Yield the papers in out/ other than those of rounds, by their names, of which no entry of the ledger says that they were made: it notes each before it is made.

    Those that are filled in (`with_forms`) are noted since workspaces have an id; where a register tells already, they tell no more.
    """
    made = {witness_folder(sheets.month) for sheets in ledger.notes(WitnessSheetsMade)}
    made |= {f"invitations-{keys.round}" for keys in ledger.notes(KeysMade)}
    forms = Counter(forms.month for forms in ledger.notes(FormsMade))
    made |= {f"fieldwork-{month}" + f"-{nth}" * (nth > 1) for month, n in forms.items() for nth in range(1, n + 1)}
    drafts = {(f"{LETTERS}{draft.on}", draft.number) for draft in ledger.notes(LetterDrafted)}
    for name in _names_in(space.folder / OUT):
        if name.startswith(LETTERS):
            numbered = {file: _OF_A_LETTER.fullmatch(file) for file in _names_in(space.folder / OUT / name)}
            unknown = [file for file, of in numbered.items() if of is not None and (name, int(of[1])) not in drafts]
            whole = len(unknown) == sum(of is not None for of in numbered.values())
            yield from ([f"{OUT}/{name}"] if whole else [f"{OUT}/{name}/{file}" for file in unknown]) if unknown else []
        elif _NOTED.fullmatch(name) and name not in made and (with_forms or not name.startswith("fieldwork")):
            yield f"{OUT}/{name}"


def _unknown_to(space: Workspace, ledger: Ledger, told: Sequence[str], own: Container[str]) -> Iterator[str]:
    """Yield the files of what was told, by their names, that no entry of the ledger vouches for and that are not another workspace's; their names end in what their digests begin with."""
    known = {digest[:_IN_NAME] for digest in digests_vouched_for(ledger)}
    about = noted_end(space.folder).about  # the program ended before it was noted: the next run completes it
    for name in told:
        ending = _WRITTEN_HERE.fullmatch(name)
        if ending is None or ending[1] in known or name == about:
            continue
        with suppress(OSError, ValueError):
            content = (space.folder / name).read_bytes()
            if not hashlib.sha256(content).hexdigest().startswith(ending[1]):
                continue
            if answer_file.FORMAT.encode() not in content or _is_ours(space, answer_file.read(content).stamp, own):
                yield name


def _is_numbered(
    space: Workspace, form: Path, own: Container[str], given: Container[str], entered: Container[str]
) -> bool:
    """Return whether a form of ours has a number that the ledger never gave."""
    try:
        if form.stat().st_size > _LONGEST_FORM:
            return False
        content = form.read_bytes()
        if hashlib.sha256(content).hexdigest() in entered:
            return False
        stamp = _STAMPS.get(content, form.suffix, lambda: _stamp(form.name, content))
    except (OSError, AuditorError):
        return False
    return _is_ours(space, stamp, own) and (not own or (bool(stamp.number) and stamp.number not in given))


def _is_ours(space: Workspace, stamp: FormStamp, own: Container[str]) -> bool:
    """Return whether a form is this workspace's, or of this upazila where no ledger has an id."""
    return stamp.workspace in own if own else bool(stamp.workspace) and _is_here(space, stamp.upazila, stamp.district)


def _stamp(name: str, content: bytes) -> FormStamp:
    return stamp_of(meta_of(open_table(name, content).own_columns(META_SHEET, expected())))


def _names_in(folder: Path) -> list[str]:
    with suppress(OSError):
        return sorted(path.name for path in folder.iterdir())
    return []


def _beside(folder: Path) -> Path:
    return folder.absolute().with_name(f"{folder.absolute().name}-restored")


def _quoted(path: Path) -> Text:
    return plain(f'"{path}"')
