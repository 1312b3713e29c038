"""A ledger that is gone, or an earlier one put in its place: what still lies in and beside a folder tells that there was more, so none goes on without a word."""

from __future__ import annotations

import hashlib
import re
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor import discovery
from auditor.i18n import Text, joined, plain
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.evidence_names import INTAKE, files_said
from auditor.model.forms import FormStamp
from auditor.model.journal import FormsMade, WorkspaceNamed
from auditor.register import answer_file
from auditor.register.belonging import stamp_of
from auditor.register.columns import META_SHEET
from auditor.register.reading.looked import expected, meta_of
from auditor.remembering import OfBytes
from auditor.rounds import backup, copied
from auditor.rounds.handover_notes import is_of_a_later_round
from auditor.rounds.ledger import Ledger
from auditor.rounds.vouched import digests_vouched_for
from auditor.tables.files import open_table
from auditor.tables.zips import ZIP_FAULTS, usual
from auditor.workspace.folder import EVIDENCE, HANDOVER_NOTE, LATER_NOTE, LEDGER, OUT, REGISTER, load
from auditor.workspace.settings import CONFIG, parse_config

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from auditor.rounds.ledger import RoundHead
    from auditor.workspace.folder import Workspace

_OF_A_ROUND: Final = re.compile(r"([0-9]{3,})-[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
"""Folders in out/ with the papers of a round, by its number."""
_IN_NAME: Final = 8
_LAID_ASIDE: Final = re.compile(rf"{LATER_NOTE}[0-9]+\.pdf")
"""Notes for a successor of later rounds, by the number of the round that was kept all the same."""
_WRITTEN_HERE: Final = re.compile(rf"{EVIDENCE}/{INTAKE}.+-([0-9a-f]{{{_IN_NAME}}})\.json")
"""Files of what was told, as this program names them: by the first digits of their digests."""
_MOST_FORMS: Final = 8
_LONGEST_FORM: Final = 1024 * 1024
"""So many forms are looked into, and none that has more bytes: an upazila's has far fewer, and a look costs little."""
_MOST_COPIES: Final = 50
"""So many copies are looked into, the last first: among fewer, copies of an earlier ledger that was put back could hide a better one."""

_STAMPS: Final = OfBytes[FormStamp]()
"""What forms say of themselves, for who asks again about the same."""


class Missing(Struct, frozen=True):
    """A ledger that is gone, or that lacks what came later.

    Attributes:
        told: what tells so.
        command: what brings it back; None where only forms that it did not number are there, and it may be the right one.
        bars: nothing is made or noted by what lies there before it is brought back.

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
    that this ledger never gave, and files of what was told that it does not vouch for, tell only that another state of it did: a later one, or an earlier one that lay here for a while. Where
    not even a ledger without rounds is there, they and files of what was told tell it, too. The example is laid without one.

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
    aside = [name for name in _names_in(space.folder) if _LAID_ASIDE.fullmatch(name)]
    here += map(plain, aside)
    if not elsewhere and not here:
        return None
    command = joined(
        (plain("auditor restore"), _FILE if copy is None else _quoted(copy), _quoted(_beside(space.folder))), " "
    )
    told = (
        _EARLIER if rounds and is_lost else _MISSING if is_lost else _KEPT_ALL_THE_SAME if aside else _FILES_ODD
    ).filled(
        folder=space.folder.name,
        n=len(rounds),
        next=len(rounds) + 1,
        traces=joined([*elsewhere, *here], "; "),
        command=command,
        anew=copied.beginning_anew(space),
    )
    return Missing(told, command if is_lost else None, bars=is_lost and bool(rounds or here))


def refuse_missing(space: Workspace) -> None:
    """Refuse to begin a ledger in a folder that had one, to go on with an earlier one that was put back, or to say what it says.

    Once the folder is begun anew on purpose, only copies elsewhere tell of the old one; before its first round they bar nothing.

    Raises:
        LedgerError: the ledger cannot be read.
        WorkspaceError: there was one with more, and it is gone.

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
    return (_COPIED,) if space.ledger_path.exists() and bars(space) else ()


def bars(space: Workspace) -> bool:
    """Return whether nothing is made or noted by what lies there, for the ledger is gone or an earlier one.

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
    last_first = backup.copies_in(Path(space.config.backup))[: -_MOST_COPIES - 1 : -1]
    entries = Ledger(space.ledger_path).length()
    going_on = [path for path in last_first if _goes_on(path, rounds, entries)]
    furthest_first = sorted(going_on, key=backup.how_far, reverse=True)  # of those as far the last stays first
    return next((path for path in furthest_first if _is_of(space, path)), None)


def _goes_on(copy: Path, rounds: Sequence[RoundHead], entries: int) -> bool:
    """Return whether a copy has more rounds or entries, and these rounds first; of an older copy only how many rounds is known."""
    digests = backup.digests_in(copy)[: len(rounds)]
    return backup.how_far(copy) > (len(rounds), entries) and digests in ([], [head.digest for head in rounds])


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
    return (_COPY if n > len(rounds) else _COPY_LATER).filled(file=copy.name, place=str(copy.parent), n=n)


def _of_rounds(space: Workspace, ledger: Ledger, rounds: Sequence[RoundHead]) -> Iterator[Text]:
    if is_of_a_later_round(space.folder / HANDOVER_NOTE, ledger, rounds):
        yield plain(HANDOVER_NOTE)
    found = {name: _OF_A_ROUND.fullmatch(name) for name in _names_in(space.folder / OUT)}
    papers = [f"{OUT}/{name}" for name, of in found.items() if of is not None and int(of[1]) > len(rounds)]
    if papers:
        yield _PAPERS.filled(files=files_said(papers))


def _of_a_ledger(space: Workspace, ledger: Ledger, rounds: Sequence[RoundHead]) -> Iterator[Text]:
    lacks_it = not space.ledger_path.exists()
    told = [
        f"{EVIDENCE}/{INTAKE}{name}" for name in _names_in(space.evidence_folder / INTAKE) if name.endswith(".json")
    ]
    if told and lacks_it:
        yield _TOLD.filled(files=files_said(told))
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
        yield (_FORMS if lacks_it else _FORMS_LATER).filled(files=files_said(numbered))
    if not lacks_it and (unknown := [*_unknown_to(space, ledger, told, own)]):
        yield _UNKNOWN.filled(files=files_said(unknown))


def _unknown_to(space: Workspace, ledger: Ledger, told: Sequence[str], own: Container[str]) -> Iterator[str]:
    """Yield the files of what was told, by their names, that no entry of the ledger vouches for and that are not another workspace's; their names end in what their digests begin with."""
    known = {digest[:_IN_NAME] for digest in digests_vouched_for(ledger)}
    for name in told:
        ending = _WRITTEN_HERE.fullmatch(name)
        if ending is None or ending[1] in known:
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


_FILE: Final = Text(en="FILE", bn="ফাইল")
_COPY: Final = Text(
    en="{file} in {place} is a copy with {n} kept {n:round|rounds}", bn="{place} ফোল্ডারের {file} কপিতে {n}টি রাখা যাচাই আছে"
)
_COPY_LATER: Final = Text(
    en="{file} in {place} is a copy with {n} kept {n:round|rounds} and later entries",
    bn="{place} ফোল্ডারের {file} কপিতে {n}টি রাখা যাচাই ও পরের আরও তথ্য আছে",
)
_PAPERS: Final = Text(en="papers of rounds ({files})", bn="রাখা যাচাইয়ের কাগজ ({files})")
_TOLD: Final = Text(en="answers that were noted in a ledger ({files})", bn="স্থায়ী রেকর্ডে লেখা উত্তরের ফাইল ({files})")
_FORMS: Final = Text(en="forms that a ledger gave their numbers ({files})", bn="স্থায়ী রেকর্ড থেকে নম্বর পাওয়া ফরম ({files})")
_FORMS_LATER: Final = Text(
    en="forms with a number that it never gave ({files})", bn="এমন নম্বরের ফরম যা এই রেকর্ড থেকে দেওয়া হয়নি ({files})"
)
_UNKNOWN: Final = Text(
    en="answers and logins that it does not know ({files})",
    bn="এমন উত্তর বা দেখা লগইনের ফাইল যার উল্লেখ এই রেকর্ডে নেই ({files})",
)
_EARLIER: Final = Text(
    en=f"The ledger of {{folder}} ({LEDGER}) is an earlier one: it has {{n}} kept {{n:round|rounds}}, and there was more: {{traces}}. Bring the last one back before anything is kept or noted: "
    "{command} (the last copy into a new folder; take over what came since, and go on there, beginning with auditor verify). A round that is kept with the earlier one is "
    "number {next} a second time: what was kept and told since is not known to it. To go on with it on purpose, move what is named here to another place.",
    bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ডটি ({LEDGER}) আগের সময়ের: এতে {{n}}টি রাখা যাচাই আছে, অথচ আরও ছিল: {{traces}}। কিছু রাখা বা লেখার আগে সর্বশেষ রেকর্ডটি ফিরিয়ে আনুন: "
    "{command} (সর্বশেষ কপি নতুন ফোল্ডারে; এরপর যা এসেছে তা সেখানে নিন, প্রথমে auditor verify চালিয়ে কাজ চালিয়ে যান)। আগের রেকর্ড দিয়ে যাচাই রাখলে {next} নম্বর যাচাই দুবার হবে; এর পরে "
    "যা রাখা ও জানানো হয়েছে তা তাতে থাকবে না। ইচ্ছা করে এটি দিয়েই চালিয়ে যেতে চাইলে এখানে যার যার নাম আছে তা অন্য জায়গায় সরান।",
    on_screen=Text(
        en=f"The ledger of {{folder}} ({LEDGER}) is an earlier one: it has {{n}} kept {{n:round|rounds}}, and there was more: {{traces}}. Bring the folder back from the last copy that has more before anything "
        "is kept or noted (screen Settings, Another folder: Bring a folder back), and take over what came since. A round that is kept with the earlier one is number {next} a second time: "
        "what was kept and told since is not known to it. To go on with it on purpose, move what is named here to another place.",
        bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ডটি ({LEDGER}) আগের সময়ের: এতে {{n}}টি রাখা যাচাই আছে, অথচ আরও ছিল: {{traces}}। কিছু রাখা বা লেখার আগে আরও বেশি তথ্য আছে এমন সর্বশেষ কপি থেকে ফোল্ডারটি ফিরিয়ে আনুন (“সেটিংস” "
        "পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), এরপর যা এসেছে তা সেখানে নিন। আগের রেকর্ড দিয়ে যাচাই রাখলে {next} নম্বর যাচাই দুবার হবে; এর পরে যা রাখা ও জানানো হয়েছে তা তাতে "
        "থাকবে না। ইচ্ছা করে এটি নিয়েই কাজ করতে চাইলে এখানে যার যার নাম আছে তা অন্য জায়গায় সরান।",
    ),
)
_COPIED: Final = Text(
    en="This copy holds the earlier ledger that lies here: do not bring the folder back from it, but from the last copy that has more; keep that one.",
    bn="এই কপিতে এখানকার আগের সময়ের স্থায়ী রেকর্ডটিই আছে: এটি থেকে ফোল্ডার ফিরিয়ে আনবেন না, যে কপিতে আরও বেশি তথ্য আছে তার সর্বশেষটি থেকে আনুন; সেটি রেখে দিন।",
)
_KEPT_ALL_THE_SAME: Final = Text(
    en=f"In {{folder}} a round was kept although its ledger ({LEDGER}) was an earlier one or had been begun anew; of what there was more tell: {{traces}}. What was kept and told with the "
    "later one is not known here, and rounds may be there twice by one number. If that one is found, bring it back: {command}. If the ledger here counts, move what is named here to "
    "another place, and ask anew what it told.",
    bn=f"{{folder}} ফোল্ডারে স্থায়ী রেকর্ডটি ({LEDGER}) আগের সময়ের বা নতুন করে শুরু হওয়া অবস্থায় যাচাই রাখা হয়েছে; আরও যা ছিল তা জানা যায় এগুলো থেকে: {{traces}}। পরের রেকর্ডে যা রাখা ও জানানো হয়েছিল তা "
    "এখানে নেই, একই নম্বরের যাচাই দুটি থাকতে পারে। সেই রেকর্ড পাওয়া গেলে ফিরিয়ে আনুন: {command}। এখানকার রেকর্ডটিই কার্যকর হলে এখানে যার যার নাম আছে তা অন্য জায়গায় সরান এবং তাতে যা জানানো "
    "হয়েছিল তা আবার জানতে চান।",
    on_screen=Text(
        en=f"In {{folder}} a round was kept although its ledger ({LEDGER}) was an earlier one or had been begun anew; of what there was more tell: {{traces}}. What was kept and told with "
        "the later one is not known here, and rounds may be there twice by one number. If that one is found, bring it back (screen Settings, Another folder: Bring a folder back). If the "
        "ledger here counts, move what is named here to another place, and ask anew what it told.",
        bn=f"{{folder}} ফোল্ডারে স্থায়ী রেকর্ডটি ({LEDGER}) আগের সময়ের বা নতুন করে শুরু হওয়া অবস্থায় যাচাই রাখা হয়েছে; আরও যা ছিল তা জানা যায় এগুলো থেকে: {{traces}}। পরের রেকর্ডে যা রাখা ও জানানো হয়েছিল "
        "তা এখানে নেই, একই নম্বরের যাচাই দুটি থাকতে পারে। সেই রেকর্ড পাওয়া গেলে ফিরিয়ে আনুন (“সেটিংস” পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”)। এখানকার রেকর্ডটিই কার্যকর হলে এখানে যার যার নাম "
        "আছে তা অন্য জায়গায় সরান এবং তাতে যা জানানো হয়েছিল তা আবার জানতে চান।",
    ),
)
_FILES_ODD: Final = Text(
    en=f"Look whether the ledger of {{folder}} ({LEDGER}) is the last one: there are {{traces}}. Another state of it numbered them, or noted them: either a later one, which is to be brought back then "
    "({command}), or an earlier one that lay here for a while. If the ledger here is the last one, move these files out of the folder, and ask what they asked or told by new "
    "forms: auditor register new.",
    bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ডটি ({LEDGER}) সর্বশেষটি কি না দেখুন: এখানে {{traces}} আছে। এগুলোর নম্বর বা উল্লেখ আছে অন্য সময়ের রেকর্ডে: হয় পরের কোনো রেকর্ড, তাহলে সেটি ফিরিয়ে আনুন "
    "({command}); নয়তো মাঝে কিছুদিন এখানে থাকা আগের কোনো রেকর্ড। এখানকার রেকর্ডটিই সর্বশেষ হলে ফাইলগুলো ফোল্ডার থেকে সরান এবং সেগুলোতে যা জানতে চাওয়া বা জানানো হয়েছিল তা নতুন ফরমে জানতে চান: auditor "
    "register new।",
    on_screen=Text(
        en=f"Look whether the ledger of {{folder}} ({LEDGER}) is the last one: there are {{traces}}. Another state of it numbered them, or noted them: either a later one, which is to be brought back "
        "then (screen Settings, Another folder: Bring a folder back), or an earlier one that lay here for a while. If the ledger here is the last one, move these files out of "
        "the folder, and ask what they asked or told by new forms (screen Ask and answer).",
        bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ডটি ({LEDGER}) সর্বশেষটি কি না দেখুন: এখানে {{traces}} আছে। এগুলোর নম্বর বা উল্লেখ আছে অন্য সময়ের রেকর্ডে: হয় পরের কোনো রেকর্ড, তাহলে সেটি ফিরিয়ে আনুন "
        "(“সেটিংস” পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”); নয়তো মাঝে কিছুদিন এখানে থাকা আগের কোনো রেকর্ড। এখানকার রেকর্ডটিই সর্বশেষ হলে ফাইলগুলো ফোল্ডার থেকে সরান এবং সেগুলোতে যা জানতে চাওয়া বা জানানো "
        "হয়েছিল তা নতুন ফরমে জানতে চান (“জিজ্ঞাসা ও উত্তর” পাতা)।",
    ),
)
_MISSING: Final = Text(
    en=f"The ledger of {{folder}} ({LEDGER}) is gone or was begun anew, for there was one: {{traces}}. Bring it back before a round is kept: {{command}} (the last copy "
    "into a new folder; take over what came since, and go on there, beginning with auditor verify). A round that is kept without it begins a new ledger with "
    "round 1: earlier rounds and answers are not known to it. To begin anew on purpose: {anew}.",
    bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ড ({LEDGER}) নেই বা নতুন করে শুরু হয়েছে, অথচ আগে একটি ছিল: {{traces}}। যাচাই রাখার আগে সেটি ফিরিয়ে আনুন: {{command}} (সর্বশেষ কপি "
    "নতুন ফোল্ডারে; এরপর যা এসেছে তা সেখানে নিন, প্রথমে auditor verify চালিয়ে কাজ চালিয়ে যান)। এটি ছাড়া যাচাই রাখলে ১ নম্বর যাচাই দিয়ে নতুন স্থায়ী রেকর্ড শুরু হবে; আগের "
    "যাচাই ও উত্তর তাতে থাকবে না। ইচ্ছা করে নতুন করে শুরু করতে: {anew}।",
    on_screen=Text(
        en=f"The ledger of {{folder}} ({LEDGER}) is gone or was begun anew, for there was one: {{traces}}. Bring the last copy back into a new folder before a round is kept (screen "
        "Settings, Another folder: Bring a folder back), open that one, and take over what came since. A round that is kept without it begins a new ledger with round 1: earlier "
        "rounds and answers are not known to it.",
        bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ড ({LEDGER}) নেই বা নতুন করে শুরু হয়েছে, অথচ আগে একটি ছিল: {{traces}}। যাচাই রাখার আগে সর্বশেষ কপি নতুন একটি ফোল্ডারে ফিরিয়ে আনুন (“সেটিংস” "
        "পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), সেটি খুলুন এবং এরপর যা এসেছে তা সেখানে নিন। এটি ছাড়া যাচাই রাখলে ১ নম্বর যাচাই দিয়ে নতুন স্থায়ী রেকর্ড শুরু হবে; আগের যাচাই ও উত্তর তাতে "
        "থাকবে না।",
    ),
)
