"""What can be wrong with a ledger, said to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.errors import LedgerError
from auditor.rounds.ledger import lock_holder

if TYPE_CHECKING:
    from pathlib import Path


class BrokenEntry(Struct, frozen=True):
    """The first entry that is not as it was written: its place in the chain, and which round it is, if it is one."""

    entry: int
    round: int | None


def unreadable(path: Path) -> LedgerError:
    """Say that a file is no ledger, or damaged."""
    return LedgerError(
        Text(
            en="{file} is not a ledger, or it is damaged. Nothing was written. "
            "Restore it from a copy and run auditor verify.",
            bn="{file} স্থায়ী রেকর্ডের ফাইল নয়, অথবা নষ্ট হয়েছে। কিছু লেখা হয়নি। ব্যাকআপ থেকে ফিরিয়ে auditor verify চালান।",
            on_screen=Text(
                en="{file} is not a ledger, or it is damaged. Nothing was written. Bring the folder back from a copy (screen Settings, Another folder: Bring a folder back), and recompute the rounds on the screen History.",
                bn="{file} স্থায়ী রেকর্ডের ফাইল নয়, অথবা নষ্ট হয়েছে। কিছু লেখা হয়নি। ফোল্ডারটি কপি থেকে ফিরিয়ে আনুন (“সেটিংস” পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), তারপর “আগের যাচাই” পাতায় যাচাইগুলো মিলিয়ে দেখুন।",
            ),
        ).filled(file=path.name)
    )


def shut(path: Path) -> LedgerError:
    """Say that a ledger is there and cannot be opened: nothing is known of what is in it."""
    return LedgerError(
        Text(
            en="{file} cannot be opened now: another program holds it, such as one that copies files or looks for viruses, or it may not be read. "
            "Nothing was written, and nothing shows that it is damaged: leave it where it is. Close the other program, and run again.",
            bn="{file} এখন খোলা যাচ্ছে না: অন্য কোনো প্রোগ্রাম (যেমন ফাইল কপি করার বা ভাইরাস খোঁজার প্রোগ্রাম) সেটি ধরে রেখেছে, অথবা ফাইলটি পড়ার অনুমতি নেই। কিছু লেখা হয়নি; ফাইলটি নষ্ট "
            "হয়েছে এমন কিছু দেখা যায়নি, তাই যেখানে আছে সেখানেই রাখুন। অন্য প্রোগ্রামটি বন্ধ করে আবার চালান।",
        ).filled(file=path.name)
    )


def busy(path: Path) -> LedgerError:
    """Say that another run holds the ledger."""
    return LedgerError(
        Text(
            en="{file} is in use by {who}. Nothing was written. Wait until it ends, or close it, and run again.",
            bn="{file} এখন ব্যবহার করছে {who}। কিছু লেখা হয়নি। সেটি শেষ হলে বা বন্ধ করে আবার চালান।",
        ).filled(file=path.name, who=lock_holder.holder_of(path))
    )


def unwritable(path: Path) -> LedgerError:
    """Say that the ledger could not be written."""
    return LedgerError(
        Text(
            en="{file} could not be written. Earlier rounds are unharmed. "
            "Free space on the disk, close other programs that use the file, and run again.",
            bn="{file} লেখা যায়নি। আগের রেকর্ড ঠিক আছে। ডিস্কে জায়গা করুন, ফাইলটি অন্য প্রোগ্রামে খোলা থাকলে বন্ধ করুন, তারপর আবার চালান।",
        ).filled(file=path.name)
    )


def moved_on(path: Path) -> LedgerError:
    """Say that another run appended to the ledger while this one was reading."""
    return LedgerError(
        Text(
            en="Another run wrote into {file} meanwhile, so nothing was kept: what was read may be out of date. Run again.",
            bn="এর মধ্যে অন্য একটি যাচাই {file} ফাইলে লিখেছে, তাই কিছু রাখা হয়নি: পড়া তথ্য পুরোনো হতে পারে। আবার চালান।",
        ).filled(file=path.name)
    )


def tampering_message(broken: BrokenEntry) -> Text:
    """Say that a round, or another entry, is not as it was written."""
    told = _ROUND_CHANGED if broken.round is not None else _ENTRY_CHANGED
    return told.filled(n=broken.round or broken.entry, file="ledger.db", command="auditor verify")


_ROUND_CHANGED: Final = Text(
    en="Round {n} in the ledger is not as it was written. Nothing new was written. "
    "Restore {file} from a copy and run {command}.",
    bn="স্থায়ী রেকর্ডের {n} নম্বর যাচাই আগের মতো নেই। নতুন কিছু লেখা হয়নি। ব্যাকআপ থেকে {file} ফিরিয়ে {command} চালান।",
    on_screen=Text(
        en="Round {n} in the ledger is not as it was written. Nothing new was written. Bring the folder back from a copy (screen Settings, Another folder: Bring a folder back), and recompute the rounds on the screen History.",
        bn="স্থায়ী রেকর্ডের {n} নম্বর যাচাই আগের মতো নেই। নতুন কিছু লেখা হয়নি। ফোল্ডারটি কপি থেকে ফিরিয়ে আনুন (“সেটিংস” পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), তারপর “আগের যাচাই” পাতায় যাচাইগুলো মিলিয়ে দেখুন।",
    ),
)
_ENTRY_CHANGED: Final = Text(
    en="Entry {n} in the ledger is not as it was written. Nothing new was written. "
    "Restore {file} from a copy and run {command}.",
    bn="স্থায়ী রেকর্ডের {n} নম্বর লেখা আগের মতো নেই। নতুন কিছু লেখা হয়নি। ব্যাকআপ থেকে {file} ফিরিয়ে {command} চালান।",
    on_screen=Text(
        en="Entry {n} in the ledger is not as it was written. Nothing new was written. Bring the folder back from a copy (screen Settings, Another folder: Bring a folder back), and recompute the rounds on the screen History.",
        bn="স্থায়ী রেকর্ডের {n} নম্বর লেখা আগের মতো নেই। নতুন কিছু লেখা হয়নি। ফোল্ডারটি কপি থেকে ফিরিয়ে আনুন (“সেটিংস” পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), তারপর “আগের যাচাই” পাতায় যাচাইগুলো মিলিয়ে দেখুন।",
    ),
)


NO_ROUND: Final = Text(
    en="No round was kept yet. Keep one with: auditor audit --keep --meeting YYYY-MM",
    bn="এখনো কোনো যাচাই রাখা হয়নি। রাখতে চালান: auditor audit --keep --meeting YYYY-MM",
    on_screen=Text(
        en="No round was kept yet. Keep one on the screen Meeting.",
        bn="এখনো কোনো যাচাই রাখা হয়নি। “সভা” পাতায় যাচাই রাখুন।",
    ),
)
