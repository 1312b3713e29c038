"""Where an audit folder lies: synchronised folders are warned of, network shares refused."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Mapping


_SYNC_FOLDERS: Final[Mapping[str, re.Pattern[str]]] = {
    "OneDrive": expression(r"onedrive( ?-.*)?", re.IGNORECASE),
    "Dropbox": expression(r"dropbox( \(.*\))?", re.IGNORECASE),
    "Google Drive": expression(r"google ?drive([ -].*)?|drivefs|my drive|আমার ড্রাইভ", re.IGNORECASE),
    "iCloud Drive": expression(r"icloud ?drive|mobile documents", re.IGNORECASE),
    "Nextcloud": expression(r"nextcloud|owncloud", re.IGNORECASE),
    "MEGA": expression(r"mega(sync)?( ?drive)?", re.IGNORECASE),
    "pCloud": expression(r"pcloud ?drive", re.IGNORECASE),
    "Yandex Disk": expression(r"yandex\.?disk", re.IGNORECASE),
}
"""What the sync programs call the folder that they keep in step; a part of a path matches whole or not at all."""
_SYNC_MARKERS: Final[Mapping[str, tuple[str, ...]]] = {
    "Dropbox": (".dropbox.cache",),
    "Google Drive": (".tmp.drivedownload", ".tmp.driveupload"),
    "Syncthing": (".stfolder",),
}
"""What they leave at its top, however it is called."""
_ONEDRIVE_PLACES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where Windows itself says that OneDrive is."""
_DEVICE_PATHS: Final = ("\\\\?\\", "\\\\.\\")
_DEVICE_SHARE: Final = "\\\\?\\UNC\\"


def whole(place: Path) -> Path:
    """Return the whole address of a file or folder; one with .. in it is where that leads: what stands before .. is not above it."""
    return place.resolve() if ".." in place.parts else place.absolute()


def is_taken(folder: Path) -> bool:
    """Whether something lies where a folder is to be made: a file, or a folder that is not empty or cannot be looked into."""
    try:
        return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError:
        return True


def refuse_odd_name(folder: Path) -> None:
    """Refuse a folder whose name cannot be written down, as the place for copies is.

    Raises:
        WorkspaceError: it holds what is no character.

    """
    from auditor.tables.files import shown_name  # noqa: PLC0415 help of all commands imports this module

    shown = shown_name(str(folder))
    if shown != str(folder):
        raise WorkspaceError(_ODD_NAME.filled(folder=shown))


def _real(folder: Path) -> Path:
    """Return where a folder really lies, or one above it: its own name may be longer than the system takes."""
    whole = folder.absolute()
    for place in (folder, *whole.parents):
        with suppress(OSError):
            return place.resolve()
    return whole


def sync_warning(folder: Path) -> Text | None:
    """Return what has to be said when a sync program (OneDrive, Dropbox, Google Drive …) copies the folder away.

    Judged by the names of the folders above, by what such programs leave at their top, and by where Windows says that
    OneDrive is. Nothing is opened. None when no such program was recognised, which proves nothing.
    """
    service = _sync_service(whole(folder)) or _sync_service(_real(folder))
    if service is None:
        return None
    return Text(
        en="The workspace lies in a folder that {service} copies to a server. What offices answered leaves the office "
        "that way, and a copy in the middle of writing can damage ledger.db. Move the workspace out of {service} and "
        "keep copies on a USB drive.",
        bn="কাজের ফোল্ডারটি {service}-এর ভেতরে আছে; {service} এর কপি বাইরের সার্ভারে পাঠায়। এতে দপ্তরের তথ্য বাইরে যায়, আর লেখার মাঝখানে কপি হলে "
        "ledger.db নষ্ট হতে পারে। ফোল্ডারটি {service}-এর বাইরে সরিয়ে নিন এবং কপি পেনড্রাইভে রাখুন।",
    ).filled(service=service)


def _sync_service(folder: Path) -> str | None:
    told = [Path(place) for place in map(os.environ.get, _ONEDRIVE_PLACES) if place]
    if any(folder.is_relative_to(place) for place in told):
        return "OneDrive"
    for above in (folder, *folder.parents):
        for service, name in _SYNC_FOLDERS.items():
            if name.fullmatch(above.name):
                return service
        for service, markers in _SYNC_MARKERS.items():
            if any((above / marker).exists() for marker in markers):
                return service
    return None


def refuse_network_share(folder: Path) -> None:
    r"""Refuse a ledger on a network share: its locks do not hold there, so two computers could write at once.

    A drive letter that stands for a share is seen through where the system tells (Windows does).

    Raises:
        WorkspaceError: the folder lies on ``\\server\share``.

    """
    if any(_names_a_share(str(place)) for place in (folder, _real(folder))):
        raise WorkspaceError(
            Text(
                en="The workspace lies on a network share. A ledger is not kept there, because two computers could write "
                "at once and damage it; nothing was written. Move the workspace to this computer or to a USB drive and "
                "run again.",
                bn="কাজের ফোল্ডারটি নেটওয়ার্কের শেয়ার করা জায়গায় আছে। দুই কম্পিউটার একসঙ্গে লিখলে স্থায়ী রেকর্ড নষ্ট হতে পারে, তাই সেখানে রাখা হয় না; কিছুই "
                "লেখা হয়নি। ফোল্ডারটি এই কম্পিউটারে বা পেনড্রাইভে সরিয়ে আবার চালান।",
            )
        )


def _names_a_share(place: str) -> bool:
    if place.upper().startswith(_DEVICE_SHARE):
        return True
    return place.startswith("\\\\") and not place.startswith(_DEVICE_PATHS)


_ODD_NAME: Final = Text(
    en="{folder}: its name has a sign that cannot be written down here, so nothing was copied. Give the folder another name and run again.",
    bn="{folder}: ফোল্ডারের নামে এমন চিহ্ন আছে যা এখানে লেখা যায় না, তাই কিছু কপি হয়নি। ফোল্ডারের নাম বদলে আবার চালান।",
)
