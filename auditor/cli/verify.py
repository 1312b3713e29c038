"""`auditor verify`: the ledger against itself, against papers, and against the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli._shell import Shell, with_shell
from auditor.i18n import Text, joined, month
from auditor.model import seal
from auditor.model.errors import EXIT_FINDINGS, EXIT_NOT_DONE, EXIT_OK, LedgerError
from auditor.rounds import keeping, recomputing
from auditor.rounds.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.rounds.ledger import RoundHead
    from auditor.rounds.recomputing import Recomputation


@click.command("verify")
@click.argument("digest", required=False)
@with_shell
def command(shell: Shell, digest: str | None) -> int:
    """Recompute the chain of rounds, and each round from the evidence that is still there.

    With a DIGEST from a paper (32 letters and digits, hyphens do not matter), say which round it is.
    """
    space = shell.space(roster=False)
    ledger = Ledger(space.ledger_path)
    broken = ledger.first_broken()
    if broken is not None:
        raise LedgerError(keeping.tampering_message(broken))
    entries = ledger.rounds()
    if not entries:
        shell.say(_NOTHING)
        return EXIT_OK
    if digest is not None:
        return _which_round(shell, digest, entries)
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
    for message, files in ((_CHANGED, found.changed), (_MISSING, found.missing)):
        if files:
            shell.say(message, n=n, files=", ".join(files))
    return EXIT_FINDINGS


def named(texts: Sequence[Text]) -> Text:
    """Return the first few of several names, and how many there are beside."""
    first = joined(texts[:MOST_NAMED])
    beside = len(texts) - MOST_NAMED
    return _AND_MORE.filled(names=first, n=beside) if beside > 0 else first


def _which_round(shell: Shell, digest: str, entries: Sequence[RoundHead]) -> int:
    """Say which round a paper with that digest was made from, and return the exit code."""
    try:
        asked = seal.parse_seal(digest)
    except ValueError as error:
        raise click.BadParameter(f"{error}; copy it from the foot of the paper", param_hint="DIGEST") from None
    for entry in entries:
        if entry.digest.startswith(asked):
            shell.say(_IS_ROUND, n=entry.number, month=month(entry.header.meeting), day=entry.header.day)
            return EXIT_OK
    shell.say(_DIFFERS)
    return EXIT_NOT_DONE


_NOTHING = Text(
    en="Nothing was kept yet, so there is nothing to check. Keep a round with: auditor audit --keep --meeting YYYY-MM",
    bn="এখনো কিছু রাখা হয়নি, তাই মিলিয়ে দেখার কিছু নেই। রাখতে চালান: auditor audit --keep --meeting YYYY-MM",
)
_IS_ROUND = Text(
    en="The paper was made from round {n}, kept for the meeting of {month} on {day}. The ledger is as it was written.",
    bn="কাগজটি {n} নম্বর যাচাই থেকে তৈরি; {month} মাসের সভার জন্য {day} তারিখে রাখা। স্থায়ী রেকর্ড আগের মতোই আছে।",
)
_DIFFERS = Text(
    en="The digest on the paper fits no round in this ledger. Check it and type it again; if it still does not fit, "
    "the paper was not made from this ledger.",
    bn="কাগজের যাচাই-সংকেত এই রেকর্ডের কোনো যাচাইয়ের সঙ্গে মেলে না। সংকেতটি আবার দেখে লিখুন; তবু না মিললে কাগজটি এই রেকর্ড থেকে তৈরি নয়।",
)
_CHAIN = Text(
    en="The ledger is as it was written: {n} rounds, the chain is whole.",
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
