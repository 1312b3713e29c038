"""The register of the month with its call sheet and forms, made at the desk for those who ask on paper or in Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.desk.files import called
from auditor.i18n import Text
from auditor.papers import asking
from auditor.papers.nothing_to_ask import nothing_to_ask

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.desk.desk import Desk
    from auditor.desk.jobs import Job


class Made(Struct, frozen=True):
    """What of the month is there: the register, None where it was not made, and the papers beside it by their names."""

    register: Path | None
    papers: tuple[Path, ...]

    def called(self, path: Path) -> Text:
        """Return what a paper is; forms are counted where there are several files of them."""
        are_several = any(each.name.startswith(f"{_FORMS}-02.") for each in self.papers)
        return called(path.name if are_several else path.name.replace(f"{_FORMS}-01.", f"{_FORMS}."), _TITLES)

    def named(self, name: str) -> Path | None:
        """Return the file of a name; None where there is none of that name among them."""
        return next((path for path in (self.register, *self.papers) if path is not None and path.name == name), None)


def made(desk: Desk) -> Made:
    """Return what of the month of the work is there."""
    place = asking.places(desk.space(), desk.state().month)
    papers = sorted(path for folder in place.folders[-1:] for path in folder.iterdir() if path.is_file())
    return Made(place.register if place.register.is_file() else None, tuple(papers))


def begin(desk: Desk, back: str, *, everybody: bool) -> None:
    """Begin to make the register of the month of the work, and the papers beside it.

    Raises:
        AuditorError: the register is there already, or other work still goes on.

    """
    month = desk.state().month
    place = asking.places(desk.space(), month)
    place.refuse_taken()

    def work(job: Job) -> tuple[Text, ...]:
        with desk.writing:
            space = desk.space()
            judgement = desk.judged_to_ask()
            prepared = asking.prepare(space, judgement, month, desk.day, everybody=everybody)
            if prepared is None:
                return (nothing_to_ask(judgement),)
            job.total = 1 + len(prepared.papers)
            return (asking.write(prepared, place, job.tick).words,)

    desk.begin(_MAKING, back, work)


_FORMS: Final = "forms"
_TITLES: Final = {
    "call-sheet": Text(en="Call sheet", bn="ফোন তালিকা"),
    _FORMS: Text(en="Forms to fill in", bn="তথ্য ছক"),
}
"""The papers by the first part of their names."""
_MAKING: Final = Text(en="Register, call sheet and forms are being made", bn="রেজিস্টার, ফোন তালিকা ও ছক তৈরি হচ্ছে")
WORDS: Final = {
    "title": Text(en="In Excel and on paper", bn="এক্সেলে ও কাগজে"),
    "how": Text(
        en="The register of the month (Excel), a call sheet and a form for each office. Fill the register in and hand it in on the screen "
        "Inbox; both ways go on beside each other.",
        bn="মাসের রেজিস্টার (এক্সেল), ফোন তালিকা ও প্রতি দপ্তরের জন্য একটি ছক। রেজিস্টার পূরণ করে “জমা ফাইল” পাতায় জমা দিন; দুইভাবেই পাশাপাশি কাজ চলে।",
    ),
    "make": Text(en="Register, call sheet and forms", bn="রেজিস্টার, ফোন তালিকা ও ছক"),
    "register": Text(en="Download the register: {file}", bn="রেজিস্টার ডাউনলোড: {file}"),
    "papers": Text(en="Call sheet and forms, in {folder}", bn="ফোন তালিকা ও ছক, {folder} ফোল্ডারে"),
}
