"""`auditor desk`: the same work in the browser."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from auditor.cli import _commands
from auditor.cli._shell import Shell, speaking, with_shell
from auditor.i18n import Text


@_commands.command(
    "desk",
    bn="""ডেস্ক খোলে: মাসের কাজ ব্রাউজারে, শুধু এই কম্পিউটারে।

    কাজের ফোল্ডারের বাইরে চালালে নতুন একটি তৈরি করা বা আগের একটি খোলা দিয়ে শুরু হয়। ব্রাউজারে বন্ধ না করা বা এখানে Ctrl-C না চাপা পর্যন্ত, অথবা আট ঘণ্টা কেউ
    ব্যবহার না করা পর্যন্ত চলে। খোলা থাকা অবস্থায় আবার চালালে আরেকটি জানালা খোলে।
    """,
)
@with_shell
def command(shell: Shell) -> None:
    """Open the desk: the month's work in the browser, on this computer only.

    Outside a workspace it begins with making one, or opening one. It goes on until it is ended in the browser or
    here with Ctrl-C, or until nobody used it for eight hours. Run again while it is open, it opens another window.
    """
    from auditor.desk import serving  # noqa: PLC0415 the desk's libraries are read in where it is opened
    from auditor.desk.desk import Desk  # noqa: PLC0415

    desk = Desk(shell.folder or Path.cwd(), on=shell.on, language=shell.language)
    shell = speaking(shell, desk.language) if desk.is_open else shell
    opening = partial(shell.say, _OPENING, folder=desk.folder.absolute().name)
    if serving.run(desk, opening):
        shell.say(_ENDED)
        return
    open_on = desk.place.day_given() or desk.clock
    shell.say(_OPENED_AGAIN)
    if open_on != desk.day:
        shell.say(_OF_ANOTHER_DAY, day=open_on, meant=desk.day)


_OPENING: Final = Text(
    en="The desk of {folder} opens in your browser. To end it: the button End there, or Ctrl-C here.",
    bn="{folder} ফোল্ডারের ডেস্ক ব্রাউজারে খুলছে। বন্ধ করতে সেখানে “ডেস্ক বন্ধ করুন” বোতাম, অথবা এখানে Ctrl-C চাপুন।",
)
_ENDED: Final = Text(
    en="The desk has ended; nothing is lost. To open it again: auditor desk",
    bn="ডেস্ক বন্ধ হয়েছে; কিছু হারায়নি। আবার খুলতে চালান: auditor desk",
)
_OPENED_AGAIN: Final = Text(
    en="The desk of this folder is open already; it was shown once more in the browser.",
    bn="এই ফোল্ডারের ডেস্ক আগেই খোলা আছে; ব্রাউজারে আবার দেখানো হয়েছে।",
)
_OF_ANOTHER_DAY: Final = Text(
    en="It works on {day}, not on {meant}: the day cannot be changed while it is open. To work on {meant} end it there (button End), and run this again.",
    bn="সেখানে কাজের তারিখ {day}, {meant} নয়: খোলা অবস্থায় তারিখ বদলানো যায় না। {meant} তারিখে কাজ করতে সেখানে “ডেস্ক বন্ধ করুন” চেপে কমান্ডটি আবার চালান।",
)
