"""Reads the files of slips: those that could cost much in a process of its own, and each of them only once.

What was found in a file is kept beside the workspace's files by the file's digest: slips, which are sealed, and why there
was none; nothing else that a file says. It is believed no more than a file in the folder: whoever may write it may drop
slips there, and each slip must still open.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Self

from auditor import __version__
from auditor.apart.limits import MEGABYTE, Limits
from auditor.apart.worker import OverLimitError, Worker
from auditor.model.errors import AuditorError
from auditor.selfcheck import mails, pictures, slip_files
from auditor.selfcheck.slip_files import MOST_SLIPS, NoSlip, SlipsInFile
from auditor.workspace import writing
from auditor.workspace.folder import CACHE

if TYPE_CHECKING:
    from pathlib import Path

LIMITS: Final = Limits(seconds=1.4, bytes_a_second=4 * MEGABYTE, memory=200 * MEGABYTE)
"""At most two seconds for a file of 1 MB, its process begun among them; a photo of 12 megapixels takes a fifth of one."""
ALWAYS_HERE: Final = 100_000
"""Bytes of a text that is read in this process: a text is read in one pass, and most slips come as one."""
KEPT: Final = f"{CACHE}/slips-read.json"
MOST_KEPT: Final = 8 * MEGABYTE
"""Bytes; some ten thousand photos without a slip, and as many slips as a district sends."""
REVISION: Final = f"{__version__}/1"
"""Raise the last number when the same file may be found to hold something else than before."""
_LONGEST_SLIP: Final = 600


class SlipReader:
    """Finds the slips in file after file.

    Attributes:
        read_apart: how many files were read in the process beside this one.

    """

    def __init__(self, workspace: Path) -> None:
        """Take up what was read before in the folder of a workspace."""
        self.read_apart = 0
        self._path = workspace / KEPT
        self._before = _kept(self._path)
        self._now: dict[str, SlipsInFile] = {}
        self._worker = Worker(answer, LIMITS)

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        self._worker.close()

    def slips_in(self, name: str, content: bytes) -> SlipsInFile:
        """Return the slips in a file; otherwise as `auditor.selfcheck.slip_files.slips_in`."""
        if not needs_limits(name, content):
            return slip_files.slips_in(name, content)
        digest = hashlib.sha256(f"{slip_files.is_named_mail(name)}|".encode() + content).hexdigest()
        found = self._now.get(digest) or self._before.get(digest)
        if found is None:
            self.read_apart += 1
            try:
                found = _understood(json.loads(self._worker.ask(name, content, size=len(content))))
            except OverLimitError as error:
                found = SlipsInFile((), NoSlip.OVER_LIMIT)
                if not error.always:
                    return found
            except (KeyError, TypeError, ValueError):
                return SlipsInFile((), NoSlip.OVER_LIMIT)
        self._now[digest] = found
        return found

    def keep(self) -> None:
        """Write down what was read, of the files that are there now; where it cannot be written they are read again."""
        if self._now == self._before:
            return
        content = json.dumps({"revision": REVISION, "files": {key: _said(one) for key, one in self._now.items()}})
        if len(content) <= MOST_KEPT:
            with suppress(AuditorError):
                writing.write(self._path, content.encode())


def needs_limits(name: str, content: bytes) -> bool:
    """Whether a file is of a kind that others' programs read, or so large that it may take long."""
    return (
        len(content) > ALWAYS_HERE
        or pictures.is_picture(content)
        or slip_files.is_named_mail(name)
        or mails.is_mail(content)
    )


def answer(name: str, content: bytes) -> bytes:
    """Return the slips of a file as JSON, for the process that asks."""
    return json.dumps(_said(slip_files.slips_in(name, content))).encode()


def _said(found: SlipsInFile) -> dict[str, Any]:
    return {
        "slips": list(found.slips),
        "why_none": found.why_none,
        "left_out": found.left_out,
        "stopped": found.stopped,
    }


def _understood(said: Any) -> SlipsInFile:  # noqa: ANN401 JSON
    """Return what was found in a file.

    Raises:
        KeyError, TypeError, ValueError: it is not as this program writes it.

    """
    slips, why_none, left_out, stopped = said["slips"], said["why_none"], said["left_out"], said["stopped"]
    if not isinstance(slips, list) or len(slips) > MOST_SLIPS or bool(slips) == bool(why_none):
        raise ValueError("not as written")
    if not all(isinstance(slip, str) and slip.isascii() and len(slip) <= _LONGEST_SLIP for slip in slips):
        raise ValueError("not a slip")
    if not isinstance(left_out, int) or not isinstance(stopped, bool):
        raise TypeError("not as written")
    return SlipsInFile(tuple(slips), NoSlip(why_none) if why_none else None, left_out, stopped=stopped)


def _kept(path: Path) -> dict[str, SlipsInFile]:
    """Return what was read before, by this revision; nothing where that cannot be read."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MOST_KEPT:
            return {}
        content = json.loads(path.read_bytes())
        if content["revision"] != REVISION:
            return {}
        return {str(digest): _understood(said) for digest, said in content["files"].items()}
    except (AttributeError, KeyError, OSError, RecursionError, TypeError, ValueError):
        return {}
