"""`auditor init`: a fresh workspace for an upazila."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli._shell import Shell, with_shell
from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.places import geography
from auditor.rounds import copied
from auditor.workspace import founding, writing
from auditor.workspace.folder import EVIDENCE, find

if TYPE_CHECKING:
    from auditor.places.geography import Upazila


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--upazila", help="The upazila's name, in Bangla or English.")
@click.option("--district", help="Its district, where several upazilas share the name.")
@click.option(
    "--new-ledger",
    is_flag=True,
    help="FOLDER was copied from another upazila's: move that one's ledger, evidence and papers aside.",
)
@with_shell
def command(shell: Shell, folder: Path, *, upazila: str | None, district: str | None, new_ledger: bool) -> None:
    """Make a workspace in FOLDER: roster prefilled with the unions and the usual offices, settings to adjust.

    With --new-ledger make a workspace of its own of a folder that was copied to begin another upazila: its settings and roster
    stay, to be corrected; what belongs to the other upazila is moved into a folder beside them.
    """
    if new_ledger:
        if upazila or district:
            raise click.UsageError("--new-ledger takes the upazila from auditor.toml of the folder.")
        place = copied.begin_anew(find(folder))
        shell.say(_ANEW, folder=folder.absolute().name, place=place.name)
        return
    if not upazila:
        raise click.UsageError("name the upazila: --upazila NAME.")
    if folder.exists() and any(folder.iterdir()):
        raise WorkspaceError(_NOT_EMPTY.filled(folder=folder.absolute().name))
    found = geography.find_upazila(upazila, district)
    if len(found) != 1:
        raise WorkspaceError(_choice(found, shell))
    for name, content in founding.files(found[0]):
        writing.write(folder / name, content)
    (folder / EVIDENCE).mkdir(exist_ok=True)
    roster = geography.fresh_roster(found[0])
    shell.say(
        _MADE,
        folder=str(folder.absolute().name),
        upazila=Text(en=found[0].name.en, bn=found[0].name.bn),
        district=found[0].district,
        n=len(roster.offices),
    )


def _choice(found: list[Upazila], shell: Shell) -> Text:
    if not found:
        return _NONE
    names = "; ".join(f"{upazila.name.said(shell.talk)} ({upazila.district.said(shell.talk)})" for upazila in found)
    return _SEVERAL.filled(names=names)


_NOT_EMPTY: Final = Text(
    en="{folder} is not empty, so nothing was written. Name a new folder.",
    bn="{folder} ফোল্ডারটি খালি নয়, তাই কিছু লেখা হয়নি। নতুন ফোল্ডারের নাম দিন।",
)
_ANEW: Final = Text(
    en="{folder} is a workspace of its own now; what was the other upazila's lies in {folder}/{place}. Next: correct auditor.toml, "
    "the baseline, waivers.toml and the roster, then run auditor in the folder.",
    bn="{folder} এখন আলাদা কাজের ফোল্ডার; অন্য উপজেলার যা ছিল তা {folder}/{place} ফোল্ডারে রাখা হয়েছে। এরপর: auditor.toml, মানদণ্ড, waivers.toml ও তালিকা "
    "ঠিক করুন, তারপর ফোল্ডারে auditor চালান।",
)
_NONE: Final = Text(
    en="No upazila of that name was found. Write it as on its web site, in Bangla or English, and try again.",
    bn="এই নামের কোনো উপজেলা পাওয়া যায়নি। ওয়েবসাইটে যেভাবে আছে সেভাবে বাংলা বা ইংরেজিতে লিখে আবার চালান।",
)
_SEVERAL: Final = Text(
    en="Several upazilas fit: {names}. Add the district: --district NAME",
    bn="একাধিক উপজেলা মিলেছে: {names}। জেলার নাম দিন: --district NAME",
)
_MADE: Final = Text(
    en="Made {folder}: {upazila}, {district}, {n} offices in roster.xlsx. "
    "Next: correct roster.xlsx, baseline.toml (your committee's decision, day and memo) and auditor.toml, "
    "then run auditor in the folder.",
    bn="{folder} তৈরি হয়েছে: {upazila}, {district}; roster.xlsx-এ {n}টি দপ্তর। এরপর: roster.xlsx, baseline.toml (কমিটির সিদ্ধান্ত, তারিখ ও স্মারক) "
    "এবং auditor.toml ঠিক করুন, তারপর ফোল্ডারে auditor চালান।",
)
