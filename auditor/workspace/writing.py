"""Writes files beside and into place, and lets nobody go on before they are safely on the disk."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from auditor import beside
from auditor.i18n import Text
from auditor.model.errors import FileInUseError, WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_FULL_ON_WINDOWS: Final = 112


def write(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that it is whole or not there.

    Once this returns, content and name are on the disk: an entry of the ledger may vouch for the file.

    Raises:
        FileInUseError: it is open in another program.
        WorkspaceError: it cannot be written.

    """
    try:
        fresh = [folder for folder in path.parents if not folder.exists()]
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            raise WorkspaceError((IS_FOLDER if path.is_dir() else _IS_DEVICE).filled(file=path.name))
        beside.put(path, content, mode=0o644)
        for folder in fresh:
            beside.sync_folder(folder.parent)
    except PermissionError as error:
        # Where not even a file beside it could be made, it is the folder that may not be written.
        refusal = FileInUseError if isinstance(error, beside.InUseError) else WorkspaceError
        raise refusal(
            Text(
                en="{file} is open in another program, or its folder may not be written. Close it and run again; "
                "nothing was lost.",
                bn="{file} অন্য প্রোগ্রামে খোলা আছে, অথবা ফোল্ডারটিতে লেখা যাচ্ছে না। বন্ধ করে আবার চালান; কিছু হারায়নি।",
            ).filled(file=path.name)
        ) from error
    except (FileExistsError, NotADirectoryError) as error:
        taken = next((folder for folder in path.parents if folder.is_file()), path.parent)
        raise WorkspaceError(_IS_FILE.filled(file=taken.name)) from error
    except OSError as error:
        raise WorkspaceError((_NO_ROOM if is_full(error) else _NOT_LET).filled(file=path.name)) from error


def is_full(error: OSError) -> bool:
    """Return whether a file could not be written for want of room, and not because none can be kept there at all."""
    return error.errno in _FULL or getattr(error, "winerror", None) == _FULL_ON_WINDOWS


_NO_ROOM: Final = Text(
    en="{file} could not be written. Free space on the disk, or choose another folder, and run again.",
    bn="{file} লেখা যায়নি। ডিস্কে জায়গা করুন বা অন্য ফোল্ডার বাছুন, তারপর আবার চালান।",
)
_NOT_LET: Final = Text(
    en="{file} could not be written: no file can be kept in that folder, for it is the system's own, may only be read, or is damaged, or the system takes no such name (as with ? or :, or when it is too long with all its folders). Choose another folder or name, and run again.",
    bn="{file} লেখা যায়নি: ওই ফোল্ডারে কোনো ফাইল রাখা যায় না (সিস্টেমের নিজস্ব, শুধু পড়ার জন্য, অথবা ডিস্কটি নষ্ট), নতুবা সিস্টেম এমন নাম নেয় না (যেমন ? বা : থাকলে, অথবা সব ফোল্ডারসহ নাম বেশি লম্বা হলে)। অন্য ফোল্ডার বা নাম বাছুন, তারপর আবার চালান।",
)
IS_FOLDER: Final = Text(
    en="{file} is a folder, and a file is meant. Type the file's name behind it, or another name.",
    bn="{file} একটি ফোল্ডার, কিন্তু এখানে ফাইল দরকার। ঠিকানার শেষে ফাইলের নামও লিখুন, অথবা অন্য নাম দিন।",
)
"""Said of what somebody named to be read from or written to (`file`)."""
_IS_DEVICE: Final = Text(
    en="{file} is no ordinary file but a device or the like, so nothing was written. Name a file.",
    bn="{file} সাধারণ ফাইল নয় (যেমন যন্ত্রের সংযোগ), তাই কিছু লেখা হয়নি। একটি ফাইলের নাম দিন।",
)
_IS_FILE: Final = Text(
    en="{file} is a file, and a folder is meant, so nothing was written. Name another folder.",
    bn="{file} একটি ফাইল, কিন্তু এখানে ফোল্ডার দরকার; তাই কিছু লেখা হয়নি। অন্য ফোল্ডারের নাম দিন।",
)
