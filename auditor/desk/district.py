"""At the district: returns of upazilas dropped into a folder, who is missing, and the roll-up with its papers. No workspace is needed."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from flask import abort, render_template, request, url_for
from msgspec import Struct, field
from msgspec.structs import replace

from auditor.desk import texts
from auditor.desk.addresses import get, post
from auditor.desk.faulty_fields import fault_of
from auditor.desk.files import PDF, called, file_below, files_sent, sent
from auditor.desk.fingerprints import fingerprint
from auditor.desk.screen import changing, folder_typed, the_desk, to
from auditor.i18n import Text, first_of, month, plain
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.evidence_names import MOST_NAMED, files_said
from auditor.model.labels import so_many_of
from auditor.model.sentences import sentences
from auditor.papers import making
from auditor.receiving import returned
from auditor.rollup import rolling, sender

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from flask import Response

    from auditor.desk.desk import Desk
    from auditor.desk.jobs import Job
    from auditor.model.return_files import RefusedFile
    from auditor.model.rollup import RollupView


@get("/district/")
def page() -> str:
    """Ask for the folder of returns, or show what is in it."""
    desk = the_desk()
    folder = desk.returns
    is_empty = folder is not None and not any(returned.received(folder))
    rolled, problem = _rolled(desk) if folder is not None and not is_empty else (None, None)
    view = rolled.view if rolled is not None else None
    known = sender.read(folder) if folder is not None else None
    return render_template(
        "district.html",
        folder=folder,
        view=view,
        problem=problem,
        is_empty=is_empty,
        meeting=month(view.meeting) if view is not None else "",
        meetings=[(each, month(each)) for each in rolled.meetings] if rolled is not None else (),
        letterhead="; ".join(known.letterhead) if known is not None else "",
        signatories="; ".join(" / ".join(lines) for lines in known.signatories) if known is not None else "",
        reported=_reported(view) if view is not None else "",
        papers=_shown(returned.folder_of(view, folder)) if folder is not None and view is not None else (),
        words=WORDS,
    )


def _reported(view: RollupView) -> Text:
    """Return how many upazilas reported."""
    reported, upazilas = len(view.rows), len(view.rows) + len(view.missing)
    return WORDS["reported"].filled(k=so_many_of(reported, upazilas), n=upazilas)


@post("/district/folder")
@changing("district.page")
def choose() -> Response:
    """Take the folder in which returns lie, or will."""
    folder = folder_typed("folder")
    if folder.exists() and not folder.is_dir():
        raise fault_of("folder", texts.NO_FOLDER)
    the_desk().returns = folder
    return to("district.page")


@post("/district/returns")
@changing("district.page")
def drop() -> Response:
    """Store returns that were handed in."""
    desk, folder = the_desk(), _folder()
    became = returned.take(folder, files_sent())
    for told, returns in ((_STORED, became.stored), (_THERE, became.there)):
        if returns:
            desk.tell(told.filled(n=len(returns), names=_named(returns)))
    desk.tell(*map(_why, became.refused), wrong=True)
    return to("district.page")


@post("/district/sender")
@changing("district.page")
def tell_sender() -> Response:
    """Remember who sends the papers."""
    told = {key: request.form.get(key, "") for key in (sender.LETTERHEAD, sender.SIGNATORIES)}
    sender.remember(_folder(), told)
    the_desk().tell(_REMEMBERED)
    return to("district.page")


@post("/district/papers")
@changing("district.page")
def papers() -> Response:
    """Make the papers of the roll-up."""
    desk, folder = the_desk(), _folder()
    desk.refuse_wrong_clock()
    wanted = request.form.get("meeting", "")
    view = replace(_roll(desk, folder, wanted).view, sender=sender.read(folder))
    if wanted not in {"", view.meeting}:
        raise WorkspaceError(_NO_MORE)
    target, files = returned.folder_of(view, folder), returned.papers_of(view, desk.language)

    def work(job: Job) -> tuple[Text, ...]:
        job.total = len(files)
        making.make(files, target, job.tick)
        return (_WRITTEN.filled(folder=str(target)),)

    desk.begin(_MAKING, url_for("district.page", meeting=view.meeting), work)
    return to("shared.work")


@get("/district/made/<meeting>/<name>")
def made_paper(meeting: str, name: str) -> Response:
    """Send a paper of the roll-up that was made here."""
    desk = the_desk()
    if desk.returns is None:
        abort(HTTPStatus.NOT_FOUND)
    view = _roll(desk, desk.returns, meeting).view
    target = returned.folder_of(view, desk.returns)
    path = file_below(target, name) if view.meeting == meeting and name in _papers(target) else None
    return sent(path.read_bytes(), path.name) if path is not None else abort(HTTPStatus.NOT_FOUND)


def _papers(target: Path) -> list[str]:
    """Return the papers that were made in a folder and are there, by name."""
    return sorted(name for name in making.digests(target) if file_below(target, name) is not None)


def _shown(target: Path) -> list[tuple[str, Text, bool]]:
    """Return the papers that are there by name, what each is, and whether it is one to be signed: those come first."""
    in_order = sorted(_papers(target), key=lambda name: (not name.endswith(PDF), name))
    return [(name, called(name, _TITLES), name.endswith(PDF)) for name in in_order]


def _folder() -> Path:
    folder = the_desk().returns
    if folder is None:
        raise WorkspaceError(texts.NO_FOLDER)
    return folder


class RolledUp(Struct, frozen=True):
    """The roll-up of the returns of a folder for one meeting, and all the `meetings` (YYYY-MM) for which returns are there, the latest first."""

    view: RollupView
    meetings: tuple[str, ...]


class Returns(Struct):
    """What lies in a folder of returns, and the roll-ups of it that were worked out, by their meetings; that of the latest by none, too."""

    files: tuple[rolling.Received | RefusedFile, ...]
    views: dict[str, RollupView] = field(default_factory=dict)

    def rolled_up(self, day: date, meeting: str) -> RolledUp:
        """Return the roll-up for a meeting, or for the latest where no return is there for it that can be counted."""
        refused = {file.file for file in self._of("", day).refused}
        received = (each for each in self.files if isinstance(each, rolling.Received) and each.file not in refused)
        there = {each.content.meeting for each in received}
        return RolledUp(self._of(meeting if meeting in there else "", day), tuple(sorted(there, reverse=True)))

    def _of(self, meeting: str, day: date) -> RollupView:
        if meeting not in self.views:
            view = rolling.roll_up(self.files, day, meeting=meeting)
            self.views |= {meeting: view, view.meeting: view}
        return self.views[meeting]


def _roll(desk: Desk, folder: Path, meeting: str) -> RolledUp:
    """Return the roll-up of what is there for a meeting, or for the latest where none is there for it, as it was made before as long as no file there has changed since."""

    def read() -> Returns:
        return Returns(tuple(returned.received(folder)))

    held: Returns = desk.rolled_up.get((folder, desk.day), fingerprint(folder), read)
    return held.rolled_up(desk.day, meeting)


def _rolled(desk: Desk) -> tuple[RolledUp | None, Text | None]:
    """Return the roll-up of what is there; or what stands in the way of one."""
    try:
        return _roll(desk, _folder(), request.args.get("meeting", "")), None
    except AuditorError as error:
        return None, sentences(error.messages)


def _named(returns: Iterable[tuple[str, str]]) -> Text:
    """Return how returns were called that were handed in, each that is there named once, where that is another name."""
    given_as: dict[str, dict[str, None]] = {}
    for given, stored in returns:
        given_as.setdefault(stored, {})[given] = None
    called = [
        plain(stored) if names.keys() == {stored} else _STORED_AS.filled(given=files_said(names), stored=stored)
        for stored, names in given_as.items()
    ]
    return first_of(called, MOST_NAMED)


def _why(file: RefusedFile) -> Text:
    return _REFUSED.filled(file=file.file, reason=file.reason, step=file.next_step)


WORDS: Final = {
    "title": Text(en="Returns of a district", bn="জেলার বিবরণী"),
    "folder": Text(en="Folder of the returns", bn="বিবরণীর ফোল্ডার"),
    "which": Text(en="Folder in which the returns of the upazilas lie", bn="উপজেলাগুলোর বিবরণী যে ফোল্ডারে থাকবে"),
    "hint": Text(en="its whole address; it is made where it is not there yet", bn="পুরো ঠিকানা; না থাকলে তৈরি হবে"),
    "open": Text(en="Open", bn="খুলুন"),
    "back": Text(en="Back to the folders", bn="ফোল্ডারের পাতায় ফিরুন"),
    "in folder": Text(en="Folder: {folder}", bn="ফোল্ডার: {folder}"),
    "drop": Text(en="Returns that came", bn="আসা বিবরণী"),
    "files": Text(
        en="Choose files, or drop them here (several at once)", bn="ফাইল বাছুন, অথবা এখানে এনে ছাড়ুন (একসঙ্গে একাধিক দেওয়া যায়)"
    ),
    "none yet": Text(
        en="No return is here yet. Drop the files that the upazilas sent; an upazila makes its file on the screen Meeting, under Pack of the "
        "meeting, with Write the return.",
        bn="এখানে এখনো কোনো বিবরণী নেই। উপজেলা থেকে পাওয়া ফাইলগুলো নিচে দিন; উপজেলা ফাইলটি তৈরি করে “সভা” পাতার “প্যাক ও জেলার বিবরণী” খুলে “বিবরণী তৈরি করুন” বোতামে।",
    ),
    "take": Text(en="Take them in", bn="জমা নিন"),
    "stands": Text(en="{area}, meeting of {meeting}", bn="{area}, {meeting} মাসের সভা"),
    "meeting": Text(en="Meeting", bn="সভা"),
    "show": Text(en="Show", bn="দেখান"),
    "reported": Text(en="{k} {n:upazila|upazilas} reported.", bn="{n}টি উপজেলার {k}র বিবরণী পাওয়া গেছে।"),
    "who": Text(en="Reported", bn="বিবরণী পাওয়া গেছে"),
    "papers": Text(en="Papers that were made", bn="তৈরি কাগজ"),
    "to sign": Text(
        en="Print, sign and send the PDF files. To change something before, use the DOCX (Word) files; the others are for looking things up and counting.",
        bn="PDF ফাইলগুলো ছাপিয়ে স্বাক্ষর করে পাঠান; তার আগে কিছু বদলাতে হলে DOCX (Word) ফাইল ব্যবহার করুন; বাকিগুলো খোঁজা ও গণনার জন্য।",
    ),
    "missing": Text(en="Did not report", bn="বিবরণী পাওয়া যায়নি"),
    "refused": Text(en="Not counted", bn="ধরা হয়নি"),
    "not_counted": Text(en="{reason}. {step}", bn="{reason}। {step}"),
    "noted": Text(en="Remarks on returns that are counted", bn="যেসব বিবরণী ধরা হয়েছে, সেগুলোর মন্তব্য"),
    "decision": Text(en="Decision", bn="সিদ্ধান্ত"),
    "upazilas": Text(en="Upazilas", bn="উপজেলা"),
    "offices": Text(en="Offices", bn="মোট দপ্তর"),
    "implemented": Text(en="Implemented", bn="বাস্তবায়িত"),
    "partial": Text(en="Partly", bn="আংশিক"),
    "not": Text(en="Not implemented", bn="বাস্তবায়িত হয়নি"),
    "unknown": Text(en="No information", bn="তথ্য পাওয়া যায়নি"),
    "portal": Text(en="Awaiting the portal", bn="পোর্টাল অপেক্ষমাণ"),
    "extended": Text(en="Time extended", bn="সময় বর্ধিত"),
    "rate": Text(en="Rate", bn="হার"),
    "sender": Text(en="Who sends the papers", bn="কাগজ কে পাঠাবেন"),
    "letterhead": Text(en="Lines of the letterhead, with ; between", bn="প্যাডে যা লেখা থাকে (লাইনগুলোর মাঝে ; দিন)"),
    "signatories": Text(
        en="Signatories: post / place (several: put ; between)",
        bn="স্বাক্ষরকারী: পদবি / স্থান (একাধিক হলে মাঝে ; দিন)",
    ),
    "save": Text(en="Save", bn="সংরক্ষণ করুন"),
    "make": Text(en="Make the papers", bn="কাগজ তৈরি করুন"),
    "other": Text(en="Another folder", bn="অন্য ফোল্ডার"),
}
_TITLES: Final = {
    "rollup": Text(en="Progress report with all sections", bn="অগ্রগতি প্রতিবেদন (সব অংশসহ)"),
    "statement": Text(en="Monthly statement, a row an upazila", bn="মাসিক বিবরণী (প্রতি উপজেলায় এক সারি)"),
}
"""The papers of a roll-up, by the first part of their names."""
_MAKING: Final = Text(en="The papers are being made", bn="কাগজ তৈরি হচ্ছে")
_STORED: Final = Text(en="Taken in: {n} {n:return|returns} ({names}).", bn="জমা নেওয়া হয়েছে: {n}টি বিবরণী ({names})।")
_THERE: Final = Text(
    en="There already, and not stored again: {n} {n:return|returns} ({names}).",
    bn="আগে থেকেই আছে, তাই আবার রাখা হয়নি: {n}টি বিবরণী ({names})।",
)
_STORED_AS: Final = Text(en="{given} as {stored}", bn="{stored} নামে {given}")
_REFUSED: Final = Text(en="{file} was not taken in: {reason}. {step}", bn="{file} জমা নেওয়া হয়নি: {reason}। {step}")
_NO_MORE: Final = Text(
    en="No return for the meeting that was chosen is here any more, so its papers were not made. Open this page again, and choose a meeting that is listed.",
    bn="যে সভা বেছে নেওয়া হয়েছিল, তার কোনো বিবরণী এখন আর এখানে নেই, তাই এর কাগজ তৈরি হয়নি। পাতাটি আবার খুলে তালিকায় থাকা একটি সভা বেছে নিন।",
)
_REMEMBERED: Final = Text(en="Written down.", bn="লেখা হয়েছে।")
_WRITTEN: Final = Text(en="The papers are in {folder}.", bn="কাগজগুলো আছে: {folder}।")
