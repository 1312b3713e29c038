"""What `auditor report --pack` does: the papers of a meeting in one folder, with a cover."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from auditor import discovery
from auditor.cli._usage import Misuse
from auditor.i18n import Text
from auditor.model.format import PaperFormat
from auditor.model.pack import FOLDERS
from auditor.papers import making, packing
from auditor.views.history import head
from auditor.workspace.folder import OUT

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from auditor.cli._shell import Shell
    from auditor.model.pack import Dispatch
    from auditor.views.history import History
    from auditor.workspace.folder import Workspace

FOLDER: Final = "pack"
FOR_ALL: Final = "pack-minutes"
"""The folders of packs below the round's: the whole one, and that which may be sent and published as it is."""
NO_PACK: Final = frozenset({"terminal"})
"""Formats that are looked at and not kept."""


def write_pack(  # noqa: PLR0913 of what, how it goes out, where to
    shell: Shell,
    space: Workspace,
    past: History,
    dispatch: Dispatch,
    *,
    form: str | None,
    output: Path | None,
    for_all: bool,
) -> Path:
    """Write the pack of a round and return its folder.

    Raises:
        Misuse: the format makes no paper of a pack, or the days do not follow one another.

    """
    _refuse_days_out_of_order(past, dispatch)
    dispatch = replace(dispatch, to=space.config.distribution)
    languages = (shell.language or space.config.language,)
    forms = [form] if form else [name for name in discovery.formats() if name not in NO_PACK]
    packed = packing.files_of_pack(space, past, forms, languages, for_all=for_all)
    if not packed.parts:
        raise Misuse(_NO_PAPERS, "--format")
    printing = [name for name in forms if isinstance(discovery.formats()[name], PaperFormat)]
    name = making.folder_name(past)
    of_round = space.folder / OUT / name
    folder = output or of_round / (FOR_ALL if for_all else FOLDER)
    cover = packing.Cover(
        head(past, space.config.letterhead), dispatch, f"{OUT}/{name}", tuple(printing or ["pdf"]), languages, for_all
    )
    try:
        with shell.progress(sum(1 for _ in packed.every()) + len(packed.beside), _MAKING) as tick:
            packing.make_pack(packed, cover, folder, of_round, tick)
    except KeyboardInterrupt:
        shell.say(_INTERRUPTED)
        raise
    if not dispatch.to:
        shell.say(_NO_LIST)
    if for_all:
        shell.say(_WRITTEN_FOR_ALL, folder=str(folder))
    else:
        shell.say(_WRITTEN, folder=str(folder), meeting=FOLDERS[0].value, beside=str(of_round))
    return folder


def _refuse_days_out_of_order(past: History, dispatch: Dispatch) -> None:
    """Refuse a memo from before the signing, or a signing from before the meeting.

    Raises:
        Misuse: one is.

    """
    met, signed = past.now.header.meets_on, dispatch.signed
    days: tuple[tuple[str, date | None, Text, date | None], ...] = (
        ("--signed", signed, _OF_MEETING, met),
        ("--memo-day", dispatch.memo_day, _OF_SIGNING, signed),
        ("--memo-day", dispatch.memo_day, _OF_MEETING, met),
    )
    for option, day, what, before in days:
        if day is not None and before is not None and day < before:
            raise Misuse(_OUT_OF_ORDER.filled(day=day, what=what, before=before), option)


_MAKING: Final = Text(en="Papers", bn="কাগজ")
_WRITTEN: Final = Text(
    en="Written: {folder}. Only {meeting} in it may be sent to all; the chair's copy lies apart, in {beside}. Next: print 0-cover and sign it.",
    bn="লেখা হয়েছে: {folder}। এর মধ্যে শুধু {meeting} ফোল্ডার সবাইকে পাঠানো যাবে; সভাপতির কপি আলাদা আছে: {beside}। এরপর: 0-cover ছাপিয়ে স্বাক্ষর নিন।",
)
_WRITTEN_FOR_ALL: Final = Text(
    en="Written: {folder}. All of it may be sent and published. Next: print 0-cover and sign it.",
    bn="লেখা হয়েছে: {folder}। এর সবকিছু পাঠানো ও প্রকাশ করা যাবে। এরপর: 0-cover ছাপিয়ে স্বাক্ষর নিন।",
)
_NO_LIST: Final = Text(
    en="The distribution list was not told, so the cover leaves lines for it. Tell it once, in the order of the minutes: auditor settings "
    '--distribution "FIRST; SECOND; …"',
    bn='বিতরণ তালিকা জানানো হয়নি, তাই প্রচ্ছদে ফাঁকা লাইন রাখা হয়েছে। কার্যবিবরণীর ক্রমে একবার জানিয়ে দিন: auditor settings --distribution "প্রথম; দ্বিতীয়; …"',
)
_NO_PAPERS: Final = Text(
    en="this format makes no papers of a meeting's pack; take pdf or docx, or leave --format out for all.",
    bn="এই ফরম্যাটে সভার কাগজপত্র তৈরি হয় না; pdf বা docx নিন, অথবা সব ফরম্যাটের জন্য --format বাদ দিন।",
)
_OUT_OF_ORDER: Final = Text(
    en="{day} lies before {what}, {before}. Correct it.", bn="{day} তারিখটি {what} ({before}) তারিখের আগের। ঠিক করুন।"
)
_OF_MEETING: Final = Text(en="the meeting", bn="সভার")
_OF_SIGNING: Final = Text(en="the signing of the minutes", bn="কার্যবিবরণী স্বাক্ষরের")
_INTERRUPTED: Final = Text(
    en="Stopped. The papers made so far are whole; run the same command again to make the rest.",
    bn="থামানো হয়েছে। যতগুলো কাগজ তৈরি হয়েছে সেগুলো ঠিক আছে; বাকিগুলোর জন্য একই কমান্ড আবার চালান।",
)
