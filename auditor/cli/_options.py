"""Options that several commands take alike."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from auditor.cli import _commands
from auditor.cli._shell import MeetingMonth, OfficeId
from auditor.cli._usage import Misuse, option_of
from auditor.i18n import Text
from auditor.model.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

ONLY_THIS_OFFICE: Final = Text(
    en="Only this office, by name, id or serial; may be repeated.",
    bn="শুধু এই দপ্তর, নাম, আইডি বা ক্রম দিয়ে; একাধিকবার দেওয়া যায়।",
)
ONLY_ITS_SHEET: Final = Text(
    en="Only the sheet of this office, by name, id or serial; may be repeated.",
    bn="শুধু এই দপ্তরেরটি, নাম, আইডি বা ক্রম দিয়ে; একাধিকবার দেওয়া যায়।",
)


FILE: Final = click.Path(dir_okay=False, path_type=Path)


def complete_policy(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """Return the policies whose names begin so, for the TAB key."""
    from auditor import discovery  # noqa: PLC0415 many commands have these options, few ask for a policy

    return [name for name in discovery.policies() if name.startswith(incomplete)]


class FileOrFolder(click.ParamType["Path"]):
    """A file or folder to write to; a name that ends as a folder's is one that is there."""

    name = "FILE|FOLDER"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ANN401 click's own
        """Return the path, or fail where no such folder is there."""
        del ctx
        path = Path(value)
        if str(value).endswith(("/", os.sep)) and not path.is_dir():
            raise Misuse(_NO_SUCH_FOLDER.filled(folder=str(value)), option_of(param))
        return path


def need_suffix(output: Path | None, suffix: str) -> None:
    """Refuse a name that somebody gave for a file, where no program would open it as what it is; None gave none.

    Raises:
        Misuse: it ends otherwise.

    """
    if output is not None and not output.name.lower().endswith(suffix):
        raise Misuse(_SUFFIX.filled(suffix=suffix), "--output")


def need_folder(output: Path | None, *hints: Text) -> None:
    """Refuse a name that somebody gave for a folder, where it ends as a file's: all that is written would lie in a folder called so; None gave none.

    Args:
        output: what was named.
        hints: how a single file is had, where it can be.

    Raises:
        Misuse: it does, and there is no such folder.

    """
    from auditor import discovery  # noqa: PLC0415 help of all commands imports this module

    ends = {".zip", *(form.suffix for form in discovery.formats().values())}
    if output is not None and output.suffix.lower() in ends and not output.is_dir():
        raise Misuse(sentences((_FILES_NAME.filled(suffix=output.suffix.lower()), *hints)), "--output")


_FILES_NAME: Final = Text(
    en="what ends in {suffix} is a file, and all is written into a folder. Name a folder.",
    bn="{suffix} দিয়ে শেষ হয় ফাইলের নাম, অথচ সব লেখা হয় একটি ফোল্ডারে। ফোল্ডারের নাম দিন।",
)
_SUFFIX: Final = Text(en="name a file that ends in {suffix}", bn="ফাইলের নামের শেষে {suffix} দিন")
_NO_SUCH_FOLDER: Final = Text(
    en="the folder {folder} is not there, so nothing was written. Make it first, or name a file.",
    bn="{folder} ফোল্ডারটি নেই, তাই কিছু লেখা হয়নি। আগে ফোল্ডারটি তৈরি করুন, অথবা ফাইলের নাম দিন।",
)

month_option = _commands.option(
    "--month",
    "asked_month",
    type=MeetingMonth(),
    help=Text(en="For which month: YYYY-MM; this month otherwise.", bn="কোন মাসের জন্য: YYYY-MM; না লিখলে চলতি মাস।"),
)


def offices_option(told: Text) -> Callable[[_commands.F], _commands.F]:
    """Add `--office`, by which some offices are named (`offices`), with its help."""
    return _commands.option("--office", "offices", type=OfficeId(), multiple=True, help=told)
