"""What `auditor report --pack` does: the papers of a meeting in one folder, with a cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.cli import _endings
from auditor.cli._doubts import need_a_likely_clock
from auditor.cli._usage import Misuse
from auditor.i18n import Text
from auditor.model.pack import FOLDERS
from auditor.papers import meeting_pack

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.cli._shell import Shell
    from auditor.model.pack import Dispatch
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


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
    need_a_likely_clock(shell, space)
    told, dispatch = dispatch, meeting_pack.dispatch_now(space, past, dispatch)
    wrong = meeting_pack.out_of_order(past, dispatch, shell.day)
    if wrong is not None:
        raise Misuse(wrong.words, f"--{wrong.name}")
    meeting_pack.note_dispatch(space, past, dispatch, shell.day)
    for remembered in meeting_pack.from_before(told, dispatch):
        shell.say(_AS_BEFORE, told=remembered)
    order = meeting_pack.PackOrder(
        dispatch,
        (form,) if form else (),
        (shell.language or space.config.language,),
        for_all=for_all,
        folder=output,
    )
    pack = meeting_pack.prepared(space, past, order, shell.day)
    if not pack.packed.parts:
        raise Misuse(_NO_PAPERS, "--format")
    try:
        with shell.progress(pack.files, _MAKING) as tick:
            pack.make(tick, shell.day)
    except KeyboardInterrupt:
        shell.say(_endings.PAPERS_INTERRUPTED)
        raise
    for left_out in pack.packed.told:
        shell.say(left_out)
    if not space.config.distribution:
        shell.say(_NO_LIST)
    if for_all:
        shell.say(_WRITTEN_FOR_ALL, folder=str(pack.folder))
    else:
        shell.say(_WRITTEN, folder=str(pack.folder), meeting=FOLDERS[0].value, beside=str(pack.of_round))
    return pack.folder


_MAKING: Final = Text(en="Papers", bn="কাগজ")
_WRITTEN: Final = Text(
    en="Written: {folder}. Only {meeting} in it may be sent to all; the chair's copy lies apart, in {beside}. Next: print 0-cover and sign it.",
    bn="লেখা হয়েছে: {folder}। এর মধ্যে শুধু {meeting} ফোল্ডার সবাইকে পাঠানো যাবে; সভাপতির কপি আলাদা আছে: {beside}। এরপর: 0-cover ছাপিয়ে স্বাক্ষর নিন।",
)
_WRITTEN_FOR_ALL: Final = Text(
    en="Written: {folder}. All of it may be sent and published. Next: print 0-cover and sign it.",
    bn="লেখা হয়েছে: {folder}। এর সবকিছু পাঠানো ও প্রকাশ করা যাবে। এরপর: 0-cover ছাপিয়ে স্বাক্ষর নিন।",
)
_AS_BEFORE: Final = Text(
    en="As told for the pack before: {told}. To change it: auditor report --pack --memo NUMBER --memo-day DAY --signed DAY",
    bn="আগের বারে যা জানানো হয়েছিল: {told}। বদলাতে চালান: auditor report --pack --memo নম্বর --memo-day তারিখ --signed তারিখ",
)
_NO_LIST: Final = Text(
    en="The distribution list was not told, so the cover leaves lines for it. Tell it once, in the order of the minutes: auditor settings "
    '--distribution "FIRST; SECOND; …"',
    bn='বিতরণ তালিকা জানানো হয়নি, তাই প্রচ্ছদে ফাঁকা লাইন রাখা হয়েছে। কার্যবিবরণীর ক্রমে একবার জানিয়ে দিন: auditor settings --distribution "প্রথম; দ্বিতীয়; …"',
)
_NO_PAPERS: Final = Text(
    en="this format makes no papers of a meeting's pack; take pdf or docx, or leave --format out for all.",
    bn="এই ফরম্যাটে সভার কাগজপত্র তৈরি হয় না; pdf বা docx বেছে নিন, অথবা সব ফরম্যাটের জন্য --format বাদ দিন।",
)
