"""What checking shows: rounds made again, a digest typed from a paper, a paper laid beside its round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, first_of, joined
from auditor.model import seal
from auditor.model.errors import EXIT_FINDINGS, EXIT_NOT_DONE, EXIT_OK, AuditorError
from auditor.model.evidence_names import files_said
from auditor.papers import compared_texts, noted_texts
from auditor.papers.noted import NotedComparison
from auditor.rounds import looking_back
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import called_off
from auditor.rounds.meetings.told_meetings import told_replaced
from auditor.views.annex.figures import OFFICES, decision_words
from auditor.views.annex.summary import summary
from reports.layout.decisions import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.papers.comparing import Comparison
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.recomputing import Recomputation, TakenOut
    from auditor.workspace.folder import Workspace

MOST_NAMED: Final = 3
"""So many are named; the others are counted."""
FEWEST_SIGNS: Final = 8
"""So many signs of a digest tell rounds apart; fewer may be a slip of the hand."""


class NoDigestError(AuditorError):
    """What was typed is no digest."""


class ShortDigestError(NoDigestError):
    """It is the beginning of one, and too little of it."""


def recomputed(found: Recomputation) -> tuple[tuple[Text, ...], int]:
    """Return what is told of a round that was made again, and the exit code that says whether it comes out as it was kept."""
    n = found.head.number
    if found.same:
        return (_SAME.filled(n=n),), EXIT_OK
    if found.revised:
        return (_REVISED.filled(n=n, meanings=joined(found.revised)),), EXIT_OK
    if found.differs:
        return (_OTHER.filled(n=n, where=first_of(found.differs, MOST_NAMED)),), EXIT_NOT_DONE
    told = ((_CHANGED, found.changed), (_MISSING, found.missing), (_HELD, found.held))
    faults = tuple(message.filled(n=n, files=files_said(names)) for message, names in told if names)
    passed_on = [_PASSED_ON.filled(n=n, m=len(names), files=files_said(names)) for names in [found.passed_on] if names]
    return (*faults, *_told_taken_out(found), *passed_on), EXIT_FINDINGS if faults else EXIT_OK


def _told_taken_out(found: Recomputation) -> Iterator[Text]:
    """Yield of each later round which files of the one that was to be made again it was knowingly kept without."""
    by_round: dict[int, list[TakenOut]] = {}
    for file in found.taken_out:
        by_round.setdefault(file.without.number, []).append(file)
    for later, files in sorted(by_round.items()):
        yield _TAKEN_OUT.filled(
            n=found.head.number,
            m=len(files),
            files=files_said(file.name for file in files),
            later=later,
            day=files[0].without.header.day,
        )


def read_digest(typed: str) -> str:
    """Return the signs of a digest, or of the beginning of one, as it stands on papers.

    Raises:
        NoDigestError: it is none, or too little of one.

    """
    try:
        asked = seal.seal_signs(typed)
        if len(asked) >= _whole(seal.seal_words("0" * 64)):
            seal.parse_seal(typed)
    except ValueError:
        raise NoDigestError(_NO_DIGEST) from None
    if len(asked) < FEWEST_SIGNS:
        raise ShortDigestError(_TOO_SHORT.filled(n=FEWEST_SIGNS))
    return asked


def rounds_with(asked: str, entries: Iterable[RoundHead]) -> tuple[RoundHead, ...]:
    """Return the rounds whose digest is the one asked for, or begins like it."""
    return tuple(entry for entry in entries if seal.seal_signs(seal.seal_code(entry.digest)).startswith(asked))


def figures(space: Workspace, entry: RoundHead, asked: str) -> Iterator[Text]:
    """Yield whether only the beginning of a digest was asked for, and the main figures of its round, to be held against a paper.

    Raises:
        LedgerError: the ledger is not as it was written.

    """
    whole = seal.seal_words(entry.digest)
    if len(asked) < _whole(whole):
        yield _ONLY_BEGINS.filled(n=len(asked), digest=whole)
    counts = summary(looking_back.history(space, entry.number), space.config.letterhead)
    yield OFFICES.filled(n=counts.offices, asked=counts.asked, answered=counts.answered, done=counts.implemented)
    for part in in_order(counts.parts):
        yield decision_words(part.decision.called_among([each.decision for each in counts.parts]), part.total)
    yield from replaced(space, entry)


def replaced(space: Workspace, entry: RoundHead) -> Iterator[Text]:
    """Yield why a round counts no more, if so, though its papers are sound: another took its place, or its meeting was not held."""
    told = told_replaced(space, entry.number)
    if told is not None:
        yield told
    if entry.header.meeting in called_off(Ledger(space.ledger_path)):
        yield _NOT_HELD.filled(n=entry.number)


def _whole(words: str) -> int:
    return len(words.replace("-", ""))


def compared(space: Workspace, found: Comparison | NotedComparison, *, whole: bool = False) -> Iterator[Text]:
    """Yield what is told of a paper beside the round or the note it was made with: that it is the same, or what differs.

    With `whole` every place that differs from the round's paper is named, otherwise the first ones.

    Raises:
        LedgerError: the ledger is not as it was written.

    """
    if isinstance(found, NotedComparison):
        yield from noted_texts.compared(found)
        return
    yield from compared_texts.compared(found, whole=whole)
    yield from replaced(space, found.head)


def exit_code(found: Comparison | NotedComparison) -> int:
    """Return the exit code: findings, or that it cannot be told where all that differs may be another version's doing."""
    if differs(found):
        return EXIT_FINDINGS
    is_told = isinstance(found, NotedComparison) or not compared_texts.may_be_of_version(found)
    return EXIT_OK if is_told else EXIT_NOT_DONE


def differs(found: Comparison | NotedComparison) -> bool:
    """Whether a paper says something else than its round or note, or is a letter that does not count as another took its place."""
    if isinstance(found, NotedComparison):
        return bool(found.altered or found.typed) or found.gave_way
    return compared_texts.differs(found)


_NOT_HELD: Final = Text(
    en="But the meeting for which round {n} was kept was not held; nothing compares with that round.",
    bn="তবে যে সভার জন্য {n} নম্বর যাচাই রাখা হয়েছিল সেটি হয়নি; এই যাচাইয়ের সঙ্গে কিছু তুলনা করা হয় না।",
)
_SAME: Final = Text(
    en="Round {n}: recomputed from the evidence in the folder; the same.",
    bn="যাচাই {n}: ফোল্ডারের তথ্য-প্রমাণ থেকে আবার হিসাব করা হয়েছে; একই।",
)
_REVISED: Final = Text(
    en="Round {n}: only the chain was checked; since it was kept the meaning of these has changed: {meanings}.",
    bn="যাচাই {n}: শুধু ধারা মেলানো হয়েছে; এরপর এগুলোর অর্থ বদলেছে: {meanings}।",
)
_MISSING: Final = Text(
    en="Round {n}: only the chain was checked; these evidence files are gone: {files}. Put them back to recompute it.",
    bn="যাচাই {n}: শুধু ধারা মেলানো হয়েছে; এই তথ্য-প্রমাণ ফাইল নেই: {files}। আবার হিসাব করতে তা ফিরিয়ে রাখুন।",
)
_HELD: Final = Text(
    en="Round {n}: only the chain was checked; these evidence files are there and cannot be read now: {files}. Close the program that has them open, and "
    "run again.",
    bn="যাচাই {n}: শুধু ধারা মেলানো হয়েছে; এই তথ্য-প্রমাণ ফাইলগুলো আছে, কিন্তু এখন পড়া যাচ্ছে না: {files}। যে প্রোগ্রামে খোলা আছে সেটি বন্ধ করে আবার চালান।",
)
_TAKEN_OUT: Final = Text(
    en="Round {n}: it cannot be made again whole, for round {later} was kept without {m:this evidence file|these evidence files} on {day}, as was "
    "confirmed then and stands in its record: {files}. What was kept is whole: the chain, its digest and its figures, with which papers are compared as before.",
    bn="যাচাই {n}: পুরোপুরি আবার হিসাব করা যায় না, কারণ {day} তারিখে জেনেশুনেই এই {m}টি তথ্য-প্রমাণ ফাইল ছাড়া {later} নম্বর যাচাই রাখা হয়েছে; রেকর্ডে তা লেখা আছে: {files}। "
    "যা রাখা হয়েছিল তা ঠিক আছে: ধারা, যাচাই-সংকেত ও সংখ্যা মেলানো হয়েছে, কাগজও আগের মতোই মেলানো যায়।",
)
_PASSED_ON: Final = Text(
    en="Round {n}: it cannot be made again whole, for it was answered later that {m:this evidence file is a form|these evidence files are forms} of another "
    "upazila, and {m:it was|they were} taken out: {files}. What was kept is whole: the chain, its digest and its figures, with which papers are compared as before.",
    bn="যাচাই {n}: পুরোপুরি আবার হিসাব করা যায় না, কারণ পরে জানানো হয়েছে এই {m}টি ফরম অন্য উপজেলার, তাই সরানো হয়েছে: {files}। যা রাখা হয়েছিল তা ঠিক আছে: ধারা, যাচাই-সংকেত ও "
    "সংখ্যা মেলানো হয়েছে, কাগজও আগের মতোই মেলানো যায়।",
)
_CHANGED: Final = Text(
    en="Round {n}: only the chain was checked; these evidence files are not those that the round was made from: {files}. Put "
    "the originals back to recompute it; a correction belongs into a file of its own.",
    bn="যাচাই {n}: শুধু ধারা মেলানো হয়েছে; এই তথ্য-প্রমাণ ফাইল রাখার পরে বদলানো হয়েছে: {files}। আবার হিসাব করতে মূল ফাইল ফিরিয়ে "
    "রাখুন; সংশোধনী আলাদা ফাইলে দিন।",
)
_OTHER: Final = Text(
    en="Round {n}: recomputing it from the evidence gives something else: {where}. The chain is whole; "
    "keep the folder as it is and report this.",
    bn="যাচাই {n}: তথ্য-প্রমাণ থেকে আবার হিসাব করে অন্য ফল এসেছে: {where}। ধারা অক্ষত; ফোল্ডারটি যেমন আছে রেখে বিষয়টি জানান।",
)
_ONLY_BEGINS: Final = Text(
    en="Only the first {n} signs were compared; the whole digest is {digest}",
    bn="শুধু প্রথম {n}টি চিহ্ন মেলানো হয়েছে; পুরো সংকেত {digest}",
)
_NO_DIGEST: Final = Text(
    en="this is no digest, and no file of that name is here. Copy the digest from the foot of the paper, or name the paper's file",
    bn="এটি যাচাই-সংকেত নয়, এই নামে কোনো ফাইলও এখানে নেই। কাগজের নিচের সংকেতটি দেখে লিখুন, অথবা কাগজের ফাইলের নাম দিন",
    on_screen=Text(
        en="This is no check digest. Copy it from the foot of the paper, or choose the paper's file.",
        bn="এটি যাচাই-সংকেত নয়। কাগজের নিচের সংকেতটি দেখে লিখুন, অথবা কাগজের ফাইলটি বেছে নিন।",
    ),
)
_TOO_SHORT: Final = Text(
    en="type at least the first {n} signs, from the foot of the paper",
    bn="কাগজের নিচে লেখা সংকেতের অন্তত প্রথম {n}টি চিহ্ন লিখুন",
    on_screen=Text(
        en="Type at least the first {n} signs, from the foot of the paper.",
        bn="কাগজের নিচে লেখা সংকেতের অন্তত প্রথম {n}টি চিহ্ন লিখুন।",
    ),
)
OF_ANOTHER: Final = Text(
    en="The ledger of this workspace has no round with the digest of this return, so it is told as one from elsewhere.",
    bn="এই কাজের ফোল্ডারের স্থায়ী রেকর্ডে এই বিবরণীর যাচাই-সংকেতের কোনো যাচাই নেই; তাই এটিকে অন্য জায়গার বিবরণী হিসেবে দেখানো হচ্ছে।",
)
CHAIN: Final = Text(
    en="The ledger is as it was written: {n} {n:round|rounds}, the chain is whole.",
    bn="স্থায়ী রেকর্ড আগের মতোই আছে: {n}টি যাচাই, ধারা অক্ষত।",
)
