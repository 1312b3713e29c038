"""What stays on this computer when the work is handed over: keys, and slips that only they open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.rounds.closed_keys import open_keys
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck.waiting import waiting_slips

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.workspace.folder import Workspace


def staying(space: Workspace, holds: Callable[[str], bool]) -> tuple[Text, ...]:
    """Return what is to be done or known before a workspace goes to another computer.

    Args:
        space: the workspace.
        holds: whether the keys of that name are on this computer.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    waiting, without_key = waiting_slips(space, holds)
    to_open = (_OPEN_FIRST.filled(n=waiting - without_key),) if waiting > without_key else ()
    has_keys = any(holds(made.key) for made in open_keys(Ledger(space.ledger_path)))
    return (*to_open, _KEYS_STAY) if has_keys else to_open


_OPEN_FIRST: Final = Text(
    en="{n} {n:slip has|slips have} come in and {n:is|are} not opened, and only this computer can. Before you hand over: auditor slips, then auditor "
    "handover again",
    bn="{n}টি স্লিপ এসেছে কিন্তু খোলা হয়নি; শুধু এই কম্পিউটারেই খোলা যাবে। হস্তান্তরের আগে চালান: auditor slips, তারপর আবার auditor handover",
    on_screen=Text(
        en="{n} {n:slip has|slips have} come in and {n:is|are} not opened, and only this computer can. Open them on the screen Self-check before you "
        "hand over, then pack again.",
        bn="{n}টি স্লিপ এসেছে কিন্তু খোলা হয়নি; শুধু এই কম্পিউটারেই খোলা যাবে। হস্তান্তরের আগে “স্ব-যাচাই” পাতায় {n:সেটি|সেগুলো} খুলুন, তারপর আবার প্যাক করুন।",
    ),
)
_KEYS_STAY: Final = Text(
    en="The keys stay on this computer: slips that come later can be opened only here. The successor makes new keys and sheets with: auditor invite "
    "--new-keys",
    bn="চাবি এই কম্পিউটারেই থাকে: পরে আসা স্লিপ শুধু এখানেই খোলা যাবে। নতুন দায়িত্বপ্রাপ্ত নতুন চাবি ও নির্দেশিকা তৈরি করবেন: auditor invite --new-keys",
    on_screen=Text(
        en="The keys stay on this computer: slips that come later can be opened only here. The successor makes new keys and sheets on the screen "
        "Self-check.",
        bn="চাবি এই কম্পিউটারেই থাকে: পরে আসা স্লিপ শুধু এখানেই খোলা যাবে। নতুন দায়িত্বপ্রাপ্ত “স্ব-যাচাই” পাতায় নতুন চাবি ও নির্দেশিকা তৈরি করবেন।",
    ),
)
