"""What the pages of the self-check share: the place of the keys, and the window for a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import g

from auditor.desk import console
from auditor.desk.screen import to
from auditor.i18n import Text, plain
from auditor.keys import opening
from auditor.keys.store import NoPlaceForKeysError
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK, AuditorError, WorkspaceError
from auditor.rounds.closed_keys import open_keys
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from flask import Response

    from auditor.desk.desk import Desk
    from auditor.desk.jobs import Job
    from auditor.keys.store import KeyStore
    from auditor.workspace.folder import Workspace


def own_store(space: Workspace) -> KeyStore | None:
    """Return the place of the keys where it opens without a passphrase; None where one must be typed.

    Args:
        space: the workspace, by which it is told whether keys are needed that had such a place before.

    Raises:
        WorkspaceError: there is no place for keys on this computer yet.
        NoKeyStoreError: the keyring of this computer is locked or did not answer.

    """
    try:
        store = opening.open_store(key_file=None, ask=None)
    except NoPlaceForKeysError:
        g.lacks_keys = True
        raise WorkspaceError(_PLACE_GONE if open_keys(Ledger(space.ledger_path)) else _NO_PLACE) from None
    return None if store.is_under_passphrase else store


def in_window(desk: Desk, title: Text, arguments: list[str], back: str) -> Response:
    """Run a command in a window of its own, where a passphrase can be typed, and tell what it said once it is over.

    Args:
        desk: the desk.
        title: what is done.
        arguments: the command.
        back: the address of the page that comes after it.

    """

    def work(job: Job) -> tuple[Text, ...]:
        job.waits_for = _WINDOW_OPEN
        ended = console.run(desk.folder, arguments, desk.language)
        if ended.code in {EXIT_OK, EXIT_FINDINGS}:
            return ended.told or (_WINDOW_DONE,)
        failed = (
            _WINDOW_FAILED if ended.told else _WINDOW_CLOSED.filled(command=plain(" ".join(["auditor", *arguments])))
        )
        raise AuditorError(*ended.told, failed)

    desk.begin(title, back, work)
    return to("shared.work")


_WINDOW_OPEN: Final = Text(
    en="A small window has opened for the passphrase of the key file: type it there, and press Enter. If you do not see it, it lies behind the "
    "browser. To give it up, close that window.",
    bn="চাবি-ফাইলের পাসওয়ার্ডের (passphrase) জন্য একটি ছোট জানালা খুলেছে: সেখানে লিখে Enter চাপুন। দেখা না গেলে জানালাটি ব্রাউজারের পেছনে আছে। কাজটি বাদ দিতে জানালাটি বন্ধ করুন।",
)
_WINDOW_DONE: Final = Text(en="Done; the window is closed.", bn="কাজ শেষ; জানালাটি বন্ধ হয়েছে।")
_WINDOW_FAILED: Final = Text(en="It was not done. Start it again on this page.", bn="কাজটি হয়নি। এই পাতা থেকে আবার শুরু করুন।")
_WINDOW_CLOSED: Final = Text(
    en="It was not done: the window was closed before, or did not open. Nothing was lost. Start it again on this page; if no window "
    "opened, open a terminal in this folder, and run: {command}",
    bn="কাজটি হয়নি: আগেই জানালা বন্ধ হয়েছে, অথবা জানালা খোলেনি। কিছু হারায়নি। এই পাতা থেকে আবার শুরু করুন; জানালা না খুললে এই ফোল্ডারে একটি "
    "টার্মিনাল জানালা খুলে চালান: {command}",
)
_PLACE_GONE: Final = Text(
    en="Nothing was made or opened: this computer has no keyring, and the key file is not in its place. What to do stands below.",
    bn="কিছু তৈরি করা বা খোলা হয়নি: এই কম্পিউটারে চাবি-ভান্ডার (keyring) নেই, চাবি-ফাইলও নির্ধারিত জায়গায় নেই। কী করতে হবে তা নিচে আছে।",
)
_NO_PLACE: Final = Text(
    en="This computer has no place for keys yet: it has no keyring, and no key file was made. Nothing was made or opened. "
    "Make a key file below, and start again.",
    bn="এই কম্পিউটারে চাবি রাখার জায়গা এখনো নেই: চাবি-ভান্ডার (keyring) নেই, চাবি-ফাইলও তৈরি হয়নি। কিছু তৈরি করা বা খোলা হয়নি। নিচে চাবি-ফাইল তৈরি করে আবার শুরু করুন।",
)
