"""An upazila whose roster and registers are typed by hand, line by line."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from running import Run, run

from auditor.papers import draft_asking
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.typed import answer_draft, answering

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_FOUNDED: Final = "2024-02-01"
_ROSTER: Final = "কোড,দপ্তর,ধরন,দপ্তর প্রধান,ইউজার আইডি (সংখ্যা),পোর্টাল,পদবি,ইউজার আইডি"
_REGISTER: Final = (
    "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,কারণ,সরকারি ই-মেইল ব্যবহার,পত্রের নম্বর বা কলের সময়"
)

LOTA_AND_KOYRA: Final = (
    "lota,Lota UP,union,Chairman,1,lota.example.gov.bd,Secretary,lota",
    "koyra,Koyra UP,union,Chairman,1,koyra.example.gov.bd,Secretary,koyra",
)
"""Two offices with one account each."""
ALL_DONE: Final = {
    "two-step": "চালু, লগইনে কোড চায়", "reset": "১৯.০২.২০২৪", "rule": "হ্যাঁ", "profile": "ঠিক আছে", "email": "up@example.gov.bd",
    "email-use": "নিয়মিত",
}  # fmt: skip
"""An office's answers, in February 2024, by which every duty is done."""


class TypedUpazila:
    """A fresh workspace: list its offices, write its registers, run the program."""

    def __init__(self, folder: Path, of: TypedUpazila | None = None) -> None:
        """Found it in a folder that is not there yet, or copy another with all that was told and kept there."""
        self.folder = Path(shutil.copytree(of.folder if of else _founded(), folder))

    def lists(self, *rows: str) -> None:
        """Write the roster: code, office, kind, head, number of accounts, portal, post, login."""
        for path in self.folder.glob("roster*"):
            path.unlink()
        (self.folder / "roster.csv").write_text("\n".join([_ROSTER, *rows]) + "\n", "utf-8", newline="\n")

    def answers(self, *rows: str, name: str = "register-1.csv", heads: str = _REGISTER) -> Path:
        """Write a register: office, post, day, way, two-step, reset, profile, cause, use of e-mail, proof of a login seen; or under other heads."""
        path = self.folder / "evidence" / name
        path.parent.mkdir(exist_ok=True)
        title = "ডুমুরিয়া উপজেলা, খুলনা"
        path.write_text("\n".join([title, heads, *rows]) + "\n", "utf-8", newline="\n")
        return path

    def answers_at_the_desk(self, office: str, typed: Mapping[str, Mapping[str, str]], on: date) -> None:
        """Hand in what was typed of an office and its accounts, by id, on the desk's page."""
        space = open_workspace(self.folder)
        draft_asking.begin_draft(space, assessing.assess(space, on), f"{on:%Y-%m}", on, everybody=True)
        context = assessing.assess(space, on).context
        seen = answer_draft.load(space.folder).revised("")
        answering.save(space.folder, context, office, typed, seen=seen, page="page")
        answering.hand_in(space, context, on)

    def knows_what_keeping_asks(self) -> None:
        """Settle the serials, the memo and the next meeting, so that a round is kept without being asked for them."""
        answers = ("--serials", "05,06", "--memo", "1", "--next-meeting", "19.03.2024", "--on", "2024-02-20")
        run("settings", *answers, "--workspace", self.folder)

    def audit(self, *options: str, on: str = "2024-02-20", **more: object) -> Run:
        """Run the audit in English."""
        return run("audit", "--workspace", self.folder, "--on", on, "--language", "en", *options, **more)  # type: ignore[arg-type]

    def keep(self, *options: str, meeting: str = "2024-02", on: str = "2024-02-20", **more: object) -> Run:
        """Keep a round."""
        return self.audit("--keep", "--meeting", meeting, *options, on=on, **more)


def lota_and_koyra(folder: Path) -> TypedUpazila:
    """Return a fresh workspace of two offices with one account each."""
    made = TypedUpazila(folder)
    made.lists(*LOTA_AND_KOYRA)
    return made


@cache
def _founded() -> Path:
    """Return the fresh workspace, founded once for all tests of a process."""
    above = Path(tempfile.mkdtemp(prefix="founded-"))
    atexit.register(shutil.rmtree, above, ignore_errors=True)
    given = ("--upazila", "Dumuria", "--last-meeting", "18.01.2024", "--phone", "02477123456")
    run("init", above / "space", *given, "--on", _FOUNDED, code=0)
    return above / "space"
