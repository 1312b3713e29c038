"""Writes files beside and into place."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from auditor.i18n import Text
from auditor.model.errors import WorkspaceError


def write(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that it is whole or not there.

    Raises:
        WorkspaceError: it is open in another program, or cannot be written.

    """
    beside = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            raise IsADirectoryError  # noqa: TRY301 told below like the system's own errors
        descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except PermissionError as error:
        _forget(beside)
        raise WorkspaceError(
            Text(
                en="{file} is open in another program, or its folder may not be written. Close it and run again; "
                "nothing was lost.",
                bn="{file} অন্য প্রোগ্রামে খোলা আছে, অথবা ফোল্ডারটিতে লেখা যাচ্ছে না। বন্ধ করে আবার চালান; কিছু হারায়নি।",
            ).filled(file=path.name)
        ) from error
    except OSError as error:
        _forget(beside)
        raise WorkspaceError(
            Text(
                en="{file} could not be written. Free space on the disk, or choose another folder, and run again.",
                bn="{file} লেখা যায়নি। ডিস্কে জায়গা করুন বা অন্য ফোল্ডার বাছুন, তারপর আবার চালান।",
            ).filled(file=path.name)
        ) from error
    except BaseException:
        _forget(beside)
        raise


def _forget(beside: str | None) -> None:
    if beside is not None:
        with suppress(OSError):
            Path(beside).unlink()
