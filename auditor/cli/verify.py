"""`auditor verify`: the ledger against itself, against the evidence, and a paper against the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import _commands
from auditor.cli._options import FILE
from auditor.cli._shell import Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.i18n import Text
from auditor.model.errors import EXIT_NOT_DONE, EXIT_OK, LedgerError, NoWorkspaceError
from auditor.model.rollup import Return
from auditor.papers import checking, packing
from auditor.papers.comparing import compare, of_no_round
from auditor.papers.saying import READERS
from auditor.rollup import returns
from auditor.rollup.telling import is_return, telling
from auditor.rounds import recomputing
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables import files
from auditor.workspace.folder import OUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from auditor.model.return_files import RefusedFile
    from auditor.papers.its_round import MadeFile
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.recomputing import Recomputation
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


@_commands.command(
    "verify",
    bn="""যাচাইগুলোর পরস্পর যুক্ত যাচাই-সংকেত, এবং যে তথ্য এখনো আছে তা থেকে প্রতিটি যাচাই আবার হিসাব করে মেলায়।

    কাগজের যাচাই-সংকেত (৩২টি অক্ষর ও সংখ্যা, হাইফেন না দিলেও চলে; যাচাই খুঁজতে প্রথম ৮টিই যথেষ্ট) দিলে সেটি কোন যাচাই এবং তার মূল সংখ্যা জানায়। এই
    প্রোগ্রামের তৈরি কাগজ বা বিবরণীর ফাইল দিলে প্রতিটি সংখ্যা ও শব্দ মেলায়। অন্য জায়গার বিবরণী হলে তার যাচাই-সংকেত ও সংখ্যা দেখায়, স্বাক্ষরিত
    পরিশিষ্টের সঙ্গে মেলানোর জন্য; তাতে কাজের ফোল্ডার লাগে না।
    """,
)
@click.argument("paper", required=False, metavar="[DIGEST|FILE]", shell_complete=FILE.shell_complete)
@_commands.option(
    "--all",
    "whole",
    is_flag=True,
    help=Text(
        en="Name every place in which FILE differs, not only the first ones.",
        bn="ফাইলে যত জায়গায় অমিল আছে, শুধু প্রথমগুলো নয়, সবগুলো দেখায়।",
    ),
)
@with_shell
def command(shell: Shell, paper: str | None, *, whole: bool) -> int:
    """Recompute the chain of rounds, and each round from the evidence that is still there.

    With a DIGEST from a paper (32 letters and digits, hyphens do not matter; its first 8 are enough to find the round), say
    which round it is, and its main figures. With a FILE, a paper or a return that this program made, compare every figure and word.
    A return from elsewhere is told with its digest and figures, to be laid beside the signed annex; that needs no workspace.
    """
    path = Path(paper) if paper is not None and _is_file(paper) else None
    returned = returns.parse(path.name, files.load(path)) if path is not None and is_return(path.name) else None
    try:
        space = shell.space(roster=False, copied=True)
    except NoWorkspaceError:
        if path is None or returned is None:
            raise
        _tell_return(shell, path, returned)
        return EXIT_OK
    ledger = Ledger(space.ledger_path)
    try:
        ledger.refuse_broken()
        entries = ledger.rounds()
    except LedgerError as error:
        raise LedgerError(*error.messages, *(() if paper is None else (_NOT_THE_PAPER,))) from error
    if not entries:
        if paper is None and not _papers_made(space):
            shell.say(_NOTHING)
            return EXIT_OK
        shell.say(_NO_LEDGER if not space.ledger_path.exists() else _NO_ROUND)
        return EXIT_NOT_DONE
    if path is not None and isinstance(returned, Return) and all(kept.digest != returned.digest for kept in entries):
        shell.say(checking.OF_ANOTHER)
        _tell_return(shell, path, returned)
        return EXIT_OK
    if paper is not None:
        return _check_file(shell, space, path, whole=whole) if path else _which_round(shell, space, paper, entries)
    shell.say(checking.CHAIN, n=len(entries))
    with shell.progress(len(entries), _RECOMPUTING, late=True) as tick:
        found = []
        for entry in entries:
            found.append(recomputing.recompute(space, entry))
            tick()
    return max(_tell(shell, each) for each in found)


def _tell(shell: Shell, found: Recomputation) -> int:
    """Tell whether a round comes out as it was kept, and return the exit code."""
    told, code = checking.recomputed(found)
    for message in told:
        shell.say(message)
    return code


def _papers_made(space: Workspace) -> bool:
    """Whether papers of kept rounds lie in the workspace: then a ledger was here."""
    return any((space.folder / OUT).glob("[0-9][0-9][0-9]-*"))


def _is_file(typed: str) -> bool:
    """Whether a file is meant, and no digest: no digest has a folder's sign in it."""
    if any(sign in typed for sign in "/\\"):
        return True
    try:
        return Path(typed).suffix.lower() in READERS or Path(typed).is_file()
    except OSError:  # longer than any name of a file
        return False


def _which_round(shell: Shell, space: Workspace, digest: str, entries: Sequence[RoundHead]) -> int:
    """Say which round a paper with that digest was made from, with its main figures, and return the exit code."""
    try:
        asked = checking.read_digest(digest)
    except checking.NoDigestError as error:
        hint = "DIGEST" if isinstance(error, checking.ShortDigestError) else "DIGEST|FILE"
        raise Misuse(error.messages[0], hint) from None
    found = checking.rounds_with(asked, entries)
    if not found:
        shell.say(of_no_round(asked))
        return EXIT_NOT_DONE
    for entry in found:
        shell.say(_IS_ROUND, n=entry.number, meeting=entry.header.called, day=entry.header.day)
        for message in checking.figures(space, entry, asked):
            shell.say(message)
    return EXIT_OK


def _check_file(shell: Shell, space: Workspace, path: Path, *, whole: bool) -> int:
    """Compare a paper with the round it was made from, tell what differs, and return the exit code."""
    content = files.load(path)
    with shell.progress(None, _COMPARING) as tick:
        found = compare(space, path.absolute().as_posix(), content, tick, beside=_beside)
    told = tuple(checking.compared(space, found, whole=whole))
    for message in told:
        shell.say(message)
    if not whole and told != tuple(checking.compared(space, found, whole=True)):
        shell.say(_NOT_ALL)
    return checking.exit_code(found)


def _beside(space: Workspace) -> dict[str, Callable[[History], Iterable[MadeFile]]]:
    """Return by suffix what makes the files of a round that are none of its documents: its return, the print files of its pack."""
    return {**packing.print_files_by_suffix(space), returns.SUFFIX: returns.files_of}


def _tell_return(shell: Shell, path: Path, returned: Return | RefusedFile) -> None:
    for message in telling(path.name, returned):
        shell.say(message)


_NOTHING = Text(
    en="Nothing was kept yet, so there is nothing to check. Keep a round with: auditor audit --keep --meeting YYYY-MM",
    bn="এখনো কিছু রাখা হয়নি, তাই মিলিয়ে দেখার কিছু নেই। রাখতে চালান: auditor audit --keep --meeting YYYY-MM",
)
_NOT_THE_PAPER = Text(
    en="So no paper was compared: it is the ledger that is altered or damaged, and that speaks neither for the paper nor against it.",
    bn="তাই কোনো কাগজ মেলানো হয়নি: বদলেছে বা নষ্ট হয়েছে স্থায়ী রেকর্ড; এতে কাগজ ঠিক না ভুল, কিছুই বোঝা যায় না।",
)
_NO_LEDGER = Text(
    en="There is no ledger.db in this folder, so no paper can be compared. That speaks neither for a paper nor against it: the ledger "
    "is what is missing. Bring it back from the last copy (auditor restore FILE FOLDER), or go to the folder in which the round was kept.",
    bn="এই ফোল্ডারে স্থায়ী রেকর্ড (ledger.db) নেই, তাই কোনো কাগজ মেলানো গেল না। এতে কাগজ ঠিক না ভুল, কিছুই বোঝা যায় না; হারিয়েছে স্থায়ী রেকর্ডটি। "
    "শেষ ব্যাকআপ থেকে ফিরিয়ে আনুন (auditor restore ফাইল ফোল্ডার), অথবা যে ফোল্ডারে যাচাইটি রাখা হয়েছিল সেখানে যান।",
)
_NO_ROUND = Text(
    en="The ledger.db in this folder holds no round, so no paper can be compared. That speaks neither for a paper nor against it. If "
    "rounds were kept here, bring the ledger back from the last copy: auditor restore FILE FOLDER",
    bn="এই ফোল্ডারের স্থায়ী রেকর্ডে (ledger.db) কোনো যাচাই নেই, তাই কোনো কাগজ মেলানো গেল না। এতে কাগজ ঠিক না ভুল, কিছুই বোঝা যায় না। "
    "এখানে আগে যাচাই রাখা হয়ে থাকলে শেষ ব্যাকআপ থেকে রেকর্ড ফিরিয়ে আনুন: auditor restore ফাইল ফোল্ডার",
)
_IS_ROUND = Text(
    en="The digest is that of round {n}, kept for the {meeting} on {day}. The ledger is as it was written. Its figures, "
    "to be held against the paper (to have a file compared: auditor verify FILE):",
    bn="যাচাই-সংকেতটি {n} নম্বর যাচাইয়ের; {meeting}র জন্য {day} তারিখে রাখা। স্থায়ী রেকর্ড আগের মতোই আছে। কাগজের সঙ্গে মিলিয়ে দেখার "
    "সংখ্যা (ফাইল মেলাতে: auditor verify ফাইল):",
)
_NOT_ALL = Text(en="To have every place named: auditor verify FILE --all", bn="সব জায়গা দেখতে: auditor verify ফাইল --all")
_RECOMPUTING = Text(en="Rounds made again", bn="আবার করা যাচাই")
_COMPARING = Text(en="Papers compared", bn="মেলানো কাগজ")
