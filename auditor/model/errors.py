"""What can go wrong for a person: each error says what happened and ends in the next step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.i18n import Text

EXIT_OK: Final = 0
EXIT_FINDINGS: Final = 1
EXIT_USAGE: Final = 2
EXIT_NOT_DONE: Final = 3
EXIT_DEFECT: Final = 4
EXIT_INTERRUPTED: Final = 130


class AuditorError(Exception):
    """The job could not be carried out.

    Args:
        messages: one `Text` or several, told together. Each says what happened, to which file, row or office, and
            what to do next, and never repeats a value that was read.
        parts: of what was told at once, of which part each message is, by the name under which it was told; a message of none is not there.

    """

    exit_code: ClassVar[int] = EXIT_NOT_DONE

    def __init__(self, *messages: Text, parts: Mapping[Text, str] | None = None) -> None:
        """Keep the messages in the order in which they are told."""
        super().__init__("; ".join(message.en for message in messages))
        self.messages: tuple[Text, ...] = messages
        self.parts: Mapping[Text, str] = parts or {}


class FileRefusedError(AuditorError):
    """A file was refused whole; nothing of it was kept. `file` is its name where whoever found it has noted that."""

    file: str = ""


class FileHeldError(FileRefusedError):
    """A file is there and cannot be read now, as while another program holds it: nothing is known of what is in it."""


class PasswordsFoundError(FileRefusedError):
    """A file holds passwords: nothing is kept until it is gone."""


class ForeignFormError(FileRefusedError):
    """A form belongs to another workspace: nothing is kept until it is gone."""


class WorkspaceError(AuditorError):
    """The folder is no workspace, or one of its own files is wrong."""


class FileInUseError(WorkspaceError):
    """One file cannot be replaced because another program has it open; others beside it may be."""


class NoWorkspaceError(WorkspaceError):
    """The folder is no workspace, and lies in none."""


class BaselineError(AuditorError):
    """A baseline or waiver file says something that cannot be carried out."""


class RosterError(AuditorError):
    """The roster cannot be used as it is."""


class LedgerError(AuditorError):
    """The ledger is not as it was written, or cannot be written now."""


@contextmanager
def of_part(name: str) -> Iterator[None]:
    """Have whatever is refused meanwhile know that it is of the part of this name, unless it knows better."""
    try:
        yield
    except AuditorError as error:
        error.parts = {**dict.fromkeys(error.messages, name), **error.parts}
        raise


@contextmanager
def of_parts(parts: Mapping[Text, str]) -> Iterator[None]:
    """Have whatever is refused meanwhile know of which part of what was told each of these messages is."""
    try:
        yield
    except AuditorError as error:
        error.parts = {**error.parts, **parts}
        raise


class _NotedOf:
    """Notes why something is refused meanwhile, as that of a part of what was told (its name)."""

    def __init__(self, name: str, faults: list[AuditorError]) -> None:
        self._name, self._faults = name, faults

    def __enter__(self) -> None:
        """Note what is refused from here on."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Go on where something was refused."""
        if not isinstance(error, AuditorError):
            return False
        error.parts = {**dict.fromkeys(error.messages, self._name), **error.parts}
        self._faults.append(error)
        return True


OfPart = Callable[[str], _NotedOf]


@contextmanager
def told_together() -> Iterator[OfPart]:
    """Give what notes, part by part (by its name), why something that was told is refused, so that all of it is told at once.

    Raises:
        WorkspaceError: something was refused, with all that was.

    """
    faults: list[AuditorError] = []
    yield lambda name: _NotedOf(name, faults)
    if faults:
        parts = {told: part for error in reversed(faults) for told, part in error.parts.items()}
        raise WorkspaceError(*dict.fromkeys(told for error in faults for told in error.messages), parts=parts)
