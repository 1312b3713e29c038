"""`auditor verify`: the ledger against itself, against the evidence, and a paper against the ledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor import __version__, discovery
from auditor.cli import _commands
from auditor.cli._returns import OFFICES, return_in, tell, tell_decision
from auditor.cli._shell import Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.i18n import Text, joined, meeting_called
from auditor.model import seal
from auditor.model.errors import EXIT_FINDINGS, EXIT_NOT_DONE, EXIT_OK, LedgerError, NoWorkspaceError
from auditor.model.format import PaperFormat
from auditor.model.rollup import Return
from auditor.papers import packing
from auditor.papers.comparing import MAX_TRIED, NOT_OF_THIS_LEDGER, compare
from auditor.papers.saying import READERS
from auditor.rollup import returns
from auditor.rounds import keeping, looking_back, recomputing
from auditor.rounds.ledger import Ledger
from auditor.tables import files
from auditor.views.summary import summary
from auditor.workspace.folder import OUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from auditor.papers.comparing import MadeFile
    from auditor.rounds.ledger import RoundHead
    from auditor.rounds.recomputing import Recomputation
    from auditor.views.history import History
    from auditor.workspace.folder import Workspace


@_commands.command(
    "verify",
    bn="""যাচাইগুলোর পরস্পর যুক্ত যাচাই-সংকেত, এবং যে তথ্য এখনো আছে তা থেকে প্রতিটি যাচাই আবার হিসাব করে মেলায়।

    কাগজের DIGEST (৩২টি অক্ষর ও সংখ্যা, হাইফেন না দিলেও চলে; যাচাই খুঁজতে প্রথম ৮টিই যথেষ্ট) দিলে সেটি কোন যাচাই এবং তার মূল সংখ্যা জানায়। এই
    প্রোগ্রামের তৈরি কাগজ বা বিবরণীর FILE দিলে প্রতিটি সংখ্যা ও শব্দ মেলায়। অন্য জায়গার বিবরণী হলে তার যাচাই-সংকেত ও সংখ্যা দেখায়, স্বাক্ষরিত
    পরিশিষ্টের সঙ্গে মেলানোর জন্য; তাতে কাজের ফোল্ডার লাগে না।
    """,
)
@click.argument("paper", required=False, metavar="[DIGEST|FILE]")
@with_shell
def command(shell: Shell, paper: str | None) -> int:
    """Recompute the chain of rounds, and each round from the evidence that is still there.

    With a DIGEST from a paper (32 letters and digits, hyphens do not matter; its first 8 are enough to find the round), say
    which round it is, and its main figures. With a FILE, a paper or a return that this program made, compare every figure and word.
    A return from elsewhere is told with its digest and figures, to be laid beside the signed annex; that needs no workspace.
    """
    path = Path(paper) if paper is not None and _is_file(paper) else None
    returned = return_in(path) if path is not None else None
    try:
        space = shell.space(roster=False)
    except NoWorkspaceError:
        if path is None or returned is None:
            raise
        tell(shell, path.name, returned)
        return EXIT_OK
    ledger = Ledger(space.ledger_path)
    try:
        keeping.refuse_broken(ledger)
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
        shell.say(_OF_ANOTHER)
        tell(shell, path.name, returned)
        return EXIT_OK
    if paper is not None:
        return _check_file(shell, space, path) if path is not None else _which_round(shell, space, paper, entries)
    shell.say(_CHAIN, n=len(entries))
    return max(_tell(shell, recomputing.recompute(space, entry)) for entry in entries)


def _tell(shell: Shell, found: Recomputation) -> int:
    """Tell whether a round comes out as it was kept, and return the exit code."""
    n = found.head.number
    if found.same:
        shell.say(_SAME, n=n)
        return EXIT_OK
    if found.revised:
        shell.say(_REVISED, n=n, meanings=joined(found.revised))
        return EXIT_OK
    if found.differs:
        shell.say(_OTHER, n=n, where=named(found.differs))
        return EXIT_NOT_DONE
    for message, names in ((_CHANGED, found.changed), (_MISSING, found.missing)):
        if names:
            shell.say(message, n=n, files=", ".join(names))
    return EXIT_FINDINGS


def _papers_made(space: Workspace) -> bool:
    """Whether papers of kept rounds lie in the workspace: then a ledger was here."""
    return any((space.folder / OUT).glob("[0-9][0-9][0-9]-*"))


def named(texts: Sequence[Text]) -> Text:
    """Return the first few of several names, and how many there are beside."""
    first = joined(texts[:MOST_NAMED])
    beside = len(texts) - MOST_NAMED
    return _AND_MORE.filled(names=first, n=beside) if beside > 0 else first


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
        asked = seal.seal_signs(digest)
        if len(asked) >= len(seal.seal_words("0" * 64).replace("-", "")):
            seal.parse_seal(digest)
    except ValueError:
        raise Misuse(_NO_DIGEST, "DIGEST|FILE") from None
    if len(asked) < FEWEST_SIGNS:
        raise Misuse(_TOO_SHORT.filled(n=FEWEST_SIGNS), "DIGEST")
    found = [entry for entry in entries if seal.seal_signs(seal.seal_code(entry.digest)).startswith(asked)]
    if not found:
        shell.say(NOT_OF_THIS_LEDGER)
        return EXIT_NOT_DONE
    for entry in found:
        shell.say(_IS_ROUND, n=entry.number, meeting=_meeting(entry), day=entry.header.day)
        if len(asked) < len(seal.seal_words(entry.digest).replace("-", "")):
            shell.say(_ONLY_BEGINS, n=len(asked), digest=seal.seal_words(entry.digest))
        _tell_figures(shell, space, entry)
    return EXIT_OK


def _meeting(entry: RoundHead) -> Text:
    return meeting_called(entry.header.meeting, entry.header.meets_on)


def _tell_figures(shell: Shell, space: Workspace, entry: RoundHead) -> None:
    """Tell the main figures of a round, to be held against the paper in hand."""
    counts = summary(looking_back.history(space, entry.number), space.config.letterhead)
    shell.say(OFFICES, n=counts.offices, asked=counts.asked, answered=counts.answered, done=counts.implemented)
    for part in counts.parts:
        tell_decision(shell, part.decision.serial, part.total)


def _check_file(shell: Shell, space: Workspace, path: Path) -> int:
    """Compare a paper with the round it was made from, tell what differs, and return the exit code."""
    content = files.load(path)
    with shell.progress(MAX_TRIED, _COMPARING) as tick:
        found = compare(space, path.name, content, tick, beside=_beside(space))
    values: dict[str, Text | str | int | date] = {
        "file": found.name,
        "n": found.head.number,
        "meeting": _meeting(found.head),
    }
    if found.exact:
        shell.say(_EXACT, **values)
    elif found.figures:
        shell.say(_FIGURES_DIFFER, **values, m=len(found.figures))
        for figure in found.figures[:MOST_TOLD]:
            shell.say(_FIGURE, place=figure.place, paper=figure.paper or "-", kept=figure.kept or "-")
        if len(found.figures) > MOST_TOLD:
            shell.say(_MORE_FIGURES, n=len(found.figures) - MOST_TOLD)
    elif not found.wording:
        shell.say(_SAME_WORDS, **values)
    if found.wording:
        shell.say(_WORDING, **values, m=len(found.wording), places=named(found.wording))
    if not found.figures and not found.wording:
        return EXIT_OK
    if found.head.header.version != __version__:
        shell.say(_OTHER_VERSION, kept=found.head.header.version, version=__version__)
    return EXIT_FINDINGS


def _beside(space: Workspace) -> dict[str, Callable[[History], Iterable[MadeFile]]]:
    """Return by suffix what makes the files of a round that are none of its documents: its return, the print files of its pack."""
    printed = {
        form.suffix: packing.print_files(space, form.name)
        for form in discovery.formats().values()
        if isinstance(form, PaperFormat)
    }
    return {**printed, returns.SUFFIX: returns.files_of}


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
    "is what is missing. Bring it back from the last copy (auditor restore FILE), or go to the folder in which the round was kept.",
    bn="এই ফোল্ডারে স্থায়ী রেকর্ড (ledger.db) নেই, তাই কোনো কাগজ মেলানো গেল না। এতে কাগজ ঠিক না ভুল, কিছুই বোঝা যায় না; হারিয়েছে স্থায়ী রেকর্ডটি। "
    "শেষ ব্যাকআপ থেকে ফিরিয়ে আনুন (auditor restore FILE), অথবা যে ফোল্ডারে যাচাইটি রাখা হয়েছিল সেখানে যান।",
)
_NO_ROUND = Text(
    en="The ledger.db in this folder holds no round, so no paper can be compared. That speaks neither for a paper nor against it. If "
    "rounds were kept here, bring the ledger back from the last copy: auditor restore FILE",
    bn="এই ফোল্ডারের স্থায়ী রেকর্ডে (ledger.db) কোনো যাচাই নেই, তাই কোনো কাগজ মেলানো গেল না। এতে কাগজ ঠিক না ভুল, কিছুই বোঝা যায় না। "
    "এখানে আগে যাচাই রাখা হয়ে থাকলে শেষ ব্যাকআপ থেকে রেকর্ড ফিরিয়ে আনুন: auditor restore FILE",
)
_IS_ROUND = Text(
    en="The digest is that of round {n}, kept for the {meeting} on {day}. The ledger is as it was written. Its figures, "
    "to be held against the paper (to have a file compared: auditor verify FILE):",
    bn="যাচাই-সংকেতটি {n} নম্বর যাচাইয়ের; {meeting}র জন্য {day} তারিখে রাখা। স্থায়ী রেকর্ড আগের মতোই আছে। কাগজের সঙ্গে মিলিয়ে দেখার "
    "সংখ্যা (ফাইল মেলাতে: auditor verify FILE):",
)
_ONLY_BEGINS = Text(
    en="Only the first {n} signs were compared; the whole digest is {digest}",
    bn="শুধু প্রথম {n}টি চিহ্ন মেলানো হয়েছে; পুরো সংকেত {digest}",
)
_OF_ANOTHER = Text(
    en="The ledger of this workspace has no round with the digest of this return, so it is told as one from elsewhere.",
    bn="এই কাজের ফোল্ডারের স্থায়ী রেকর্ডে এই বিবরণীর যাচাই-সংকেতের কোনো যাচাই নেই; তাই এটিকে অন্য জায়গার বিবরণী হিসেবে দেখানো হচ্ছে।",
)
_COMPARING = Text(en="Papers compared", bn="মেলানো কাগজ")
_EXACT = Text(
    en="This is exactly the paper {file} of round {n} ({meeting}), byte for byte.",
    bn="এটি হুবহু {n} নম্বর যাচাইয়ের ({meeting}) {file} কাগজ; কোনো কিছুই বদলায়নি।",
)
_SAME_WORDS = Text(
    en="All figures and words are those of {file} of round {n} ({meeting}); only the file was saved anew or made by "
    "another version of the program.",
    bn="সব সংখ্যা ও লেখা {n} নম্বর যাচাইয়ের ({meeting}) {file} কাগজের মতোই; শুধু ফাইলটি নতুন করে সংরক্ষণ করা, অথবা প্রোগ্রামের অন্য সংস্করণে তৈরি।",
)
_FIGURES_DIFFER = Text(
    en="The paper bears the digest of round {n} ({meeting}), but {m} {m:figure is|figures are} not {m:that|those} of {file}:",
    bn="কাগজে {n} নম্বর যাচাইয়ের ({meeting}) সংকেত আছে, কিন্তু {m}টি সংখ্যা {file} কাগজের সঙ্গে মেলে না:",
)
_FIGURE = Text(
    en="  {place}: the paper says {paper}, the round says {kept}", bn="  {place}: কাগজে {paper}, যাচাইয়ে {kept}"
)
_MORE_FIGURES = Text(en="  and {n} more", bn="  আরও {n}টি")
_WORDING = Text(
    en="Beside figures, the wording differs from {file} of round {n} in {m} {m:place|places}: {places}. Words may have been edited, or "
    "letterhead or program have changed since.",
    bn="সংখ্যা ছাড়া {n} নম্বর যাচাইয়ের {file} কাগজের সঙ্গে {m} জায়গায় লেখার অমিল আছে: {places}। লেখা সম্পাদনা করা হয়ে থাকতে পারে, অথবা এরপর প্যাডের "
    "লেখা বা প্রোগ্রাম বদলেছে।",
)
_OTHER_VERSION = Text(
    en="The round was kept by version {kept} of the program and its paper made again by {version}: what both word or count "
    "otherwise differs without anybody's doing. To be sure, compare with version {kept}.",
    bn="যাচাইটি প্রোগ্রামের {kept} সংস্করণে রাখা, আর কাগজটি আবার তৈরি {version} সংস্করণে: দুই সংস্করণে লেখা বা গণনার নিয়ম আলাদা হলে কেউ কিছু না বদলালেও "
    "অমিল দেখাবে। নিশ্চিত হতে {kept} সংস্করণ দিয়ে মেলান।",
)
MOST_TOLD: Final = 10
FEWEST_SIGNS: Final = 8
"""So many signs of a digest tell rounds apart; fewer may be a slip of the hand."""
_CHAIN = Text(
    en="The ledger is as it was written: {n} {n:round|rounds}, the chain is whole.",
    bn="স্থায়ী রেকর্ড আগের মতোই আছে: {n}টি যাচাই, ধারা অক্ষত।",
)
_SAME = Text(
    en="Round {n}: recomputed from the evidence in the folder; the same.",
    bn="যাচাই {n}: ফোল্ডারের তথ্য-প্রমাণ থেকে আবার হিসাব করা হয়েছে; একই।",
)
_REVISED = Text(
    en="Round {n}: only the chain was checked; since it was kept the meaning of these has changed: {meanings}.",
    bn="যাচাই {n}: শুধু ধারা মেলানো হয়েছে; এরপর এগুলোর অর্থ বদলেছে: {meanings}।",
)
_MISSING = Text(
    en="Round {n}: only the chain was checked; these evidence files are gone: {files}. Put them back to recompute it.",
    bn="যাচাই {n}: শুধু ধারা মেলানো হয়েছে; এই তথ্য-প্রমাণ ফাইলগুলো নেই: {files}। আবার হিসাব করতে ফাইলগুলো ফিরিয়ে রাখুন।",
)
_CHANGED = Text(
    en="Round {n}: only the chain was checked; these evidence files are not those that the round was made from: {files}. Put "
    "the originals back to recompute it; a correction belongs into a file of its own.",
    bn="যাচাই {n}: শুধু ধারা মেলানো হয়েছে; এই তথ্য-প্রমাণ ফাইলগুলো রাখার পরে বদলানো হয়েছে: {files}। আবার হিসাব করতে মূল ফাইল ফিরিয়ে "
    "রাখুন; সংশোধনী আলাদা ফাইলে দিন।",
)
_OTHER = Text(
    en="Round {n}: recomputing it from the evidence gives something else: {where}. The chain is whole; "
    "keep the folder as it is and report this.",
    bn="যাচাই {n}: তথ্য-প্রমাণ থেকে আবার হিসাব করে অন্য ফল এসেছে: {where}। ধারা অক্ষত; ফোল্ডারটি যেমন আছে রেখে বিষয়টি জানান।",
)
_AND_MORE = Text(en="{names} and {n} more", bn="{names} ও আরও {n}টি")
MOST_NAMED: Final = 3
"""So many are named; the others are counted."""
_NO_DIGEST: Final = Text(
    en="this is no digest, and no file of that name is here. Copy the digest from the foot of the paper, or name the paper's file",
    bn="এটি যাচাই-সংকেত নয়, এই নামে কোনো ফাইলও এখানে নেই। কাগজের নিচের সংকেতটি দেখে লিখুন, অথবা কাগজের ফাইলের নাম দিন",
)
_TOO_SHORT: Final = Text(
    en="type at least the first {n} signs, from the foot of the paper",
    bn="কাগজের নিচে লেখা সংকেতের অন্তত প্রথম {n}টি চিহ্ন লিখুন",
)
