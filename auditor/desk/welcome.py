"""Before there is a workspace, or instead of this one: open one, begin an upazila, or see the example."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from flask import render_template, request, url_for

from auditor.desk.addresses import get, post
from auditor.desk.faulty_fields import fault_of, is_faulty
from auditor.desk.repeats import changes_nothing
from auditor.desk.screen import changing, folder_typed, local_time, odd_days, the_desk, to
from auditor.example import NAME
from auditor.i18n import Language, Text, clean, joined
from auditor.model.errors import AuditorError, WorkspaceError, told_together
from auditor.papers import letterheads, making, of_round
from auditor.places import geography
from auditor.rounds.copies import restoring
from auditor.tables.notes import MISSING, OF_FIELD
from auditor.workspace import founding, where
from auditor.workspace.of_decisions import of_meetings
from auditor.workspace.questions import LAST_MEETING, PHONE
from auditor.workspace.settings import CONFIG, read_config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Response

    from auditor.desk.jobs import Job
    from auditor.places.geography import Upazila
    from auditor.workspace.question import Answer, Question

_MOST: Final = 40
"""So many folders are offered to be opened; others are typed."""
_LONGEST: Final = 100


@get("/welcome/")
def page() -> str:
    """Offer the workspaces near by, and a new one."""
    desk = the_desk()
    return render_template(
        "welcome.html",
        near=[(str(each), _called(each)) for each in list(_workspaces_near(desk.folder))[:_MOST]],
        home=str(Path.home()),
        back=str(_offered("portals")),
        example=str(Path.home() / NAME),
        name=NAME,
        is_there=is_workspace(Path.home() / NAME),
        clock=desk.clock_fault(),
        words=WORDS,
    )


@post("/welcome/open")
@changing("welcome.page")
def open_other() -> Response:
    """Go over to a workspace that is there."""
    the_desk().open(folder_typed("folder"))
    return to("month.page")


@post("/welcome/restore")
@changing("welcome.page")
def restore() -> Response:
    """Bring a workspace back from a copy or from a predecessor's pack, and open it."""
    desk = the_desk()
    desk.refuse_at_work()
    with told_together() as of_field:
        with of_field("copy"):
            found = restoring.at(folder_typed("copy", _NO_COPY))
        with of_field("into"):
            folder = folder_typed("into")
            if desk.is_open and folder.resolve() == desk.folder.resolve():
                raise WorkspaceError(_OPEN_HERE.filled(folder=str(folder)))
    brought = restoring.restore(found, folder, local_time(), replace="replace" in request.form)
    desk.tell(*brought.words)
    desk.open(brought.folder)
    return to("month.page")


@post("/welcome/example")
@changing("welcome.page")
def lay_example() -> Response:
    """Lay the example into a folder, keep its rounds and make its papers, as `auditor demo` does."""
    from auditor.example import making as example  # noqa: PLC0415 only who makes it needs it: it brings slips, mails and logins along

    desk, folder = the_desk(), folder_typed("example-folder")
    if where.is_taken(folder):
        raise fault_of("example-folder", example.NOT_EMPTY)

    def work(job: Job) -> tuple[Text, ...]:
        for _ in example.kept_rounds(folder):
            job.tick()
        space, past = example.finished(folder)
        files = of_round.files(space, past, of_round.FORMS, list(Language))
        job.done, job.total = 0, len(files)
        letterheads.note(space)
        making.make(files, of_round.folder(space, past), job.tick)
        return (_LAID.filled(folder=str(folder)),)

    desk.begin(_LAYING, url_for("welcome.page"), work)
    return to("shared.work")


@get("/welcome/new")
def new() -> str:
    """Ask which upazila is meant, then the rest."""
    desk = the_desk()
    named = desk.searches.words(request.args.get("search"))
    found = geography.find_upazila(named, None) if named else []
    place = _chosen()
    name = f"portal-{place.name.en.casefold().replace(' ', '-')}" if place is not None else ""
    return render_template(
        "new.html",
        named=named,
        found=[(each, _place_of(each)) for each in found],
        chosen=place,
        place_of=_place_of,
        name=name,
        folder=str(_offered(name)) if name else "",
        unions=joined(geography.union_names(place)) if place is not None else "",
        words=WORDS,
        asks=(LAST_MEETING, PHONE),
        apart=(apart := founding.days_apart()),
        shows_apart=any(is_faulty(name) or request.form.get(name) for name in apart),
        clock=desk.clock_fault(),
    )


@post("/welcome/new/find")
@changes_nothing
def find() -> Response:
    """Show the upazilas of the name that was typed."""
    named = clean(request.form.get("upazila", ""))[:_LONGEST]
    return to("welcome.new", search=the_desk().searches.keep(named))


@post("/welcome/new")
@changing("welcome.new")
def found_one() -> Response:
    """Make the workspace and open it."""
    desk = the_desk()
    desk.refuse_at_work()
    desk.refuse_wrong_clock()
    place = _chosen()
    if place is None:
        raise WorkspaceError(_NO_UPAZILA)
    with told_together() as of_field:
        with of_field(LAST_MEETING.id):
            decided_on = _decided_on()
        apart = {}
        for name, subject in founding.days_apart().items():
            with of_field(name):
                day = _read(LAST_MEETING, name, WORDS["apart day"].filled(subject=subject))
                if isinstance(day, date):
                    apart[name] = day
        with of_field(PHONE.id):
            phone = _read(PHONE)
        with of_field("folder"):
            folder = folder_typed("folder")
    offices = founding.lay(folder, place, decided_on, str(phone or ""), desk.day, apart=apart, doubted=odd_days)
    desk.open(folder)
    several = of_meetings(desk.space(roster=False).baseline.decisions)
    made = _MADE.filled(upazila=place.name, folder=str(folder), n=offices)
    desk.tell(made, several or _JUDGED_BY.filled(day=decided_on))
    return to("month.page")


def _place_of(upazila: Upazila) -> str:
    """Return by what the address or the form names an upazila; it has the looks of no password, which would not be sent back."""
    return f"{upazila.name.en}/{upazila.district.en}"


def _chosen() -> Upazila | None:
    """Return the upazila that the address or the form names with its district; None where none is chosen yet."""
    name, _, district = request.values.get("place", "").partition("/")
    found = geography.find_upazila(name, district) if name and district else []
    return found[0] if len(found) == 1 else None


def _decided_on() -> date:
    """Return the day of the meeting whose decisions are judged by, as it was typed.

    Raises:
        WorkspaceError: none was, or it is no day.

    """
    found = _read(LAST_MEETING)
    if not isinstance(found, date):
        raise WorkspaceError(OF_FIELD.filled(asked=LAST_MEETING.asks, fault=MISSING))
    return found


def _read(question: Question, name: str = "", asks: Text | None = None) -> Answer:
    """Return the answer that was typed into the field of a question, or into another one that asks the same of something else."""
    typed = request.form.get(name or question.id, "").strip()
    try:
        return question.read(typed) if typed else None
    except ValueError:
        raise WorkspaceError(OF_FIELD.filled(asked=asks or question.asks, fault=question.wrong)) from None


def is_workspace(folder: Path) -> bool:
    """Whether a workspace lies in a folder."""
    return (folder / CONFIG).is_file()


def _offered(name: str) -> Path:
    """Return the folder that is offered for a new workspace: the empty one in which the desk was started, or one of this name in the user's own."""
    started = the_desk().folder.absolute()
    is_empty = started.is_dir() and not where.is_taken(started)
    return started if is_empty and started != Path.home() else Path.home() / name


def _called(folder: Path) -> Text | None:
    """Return upazila and district of a workspace; None where its settings cannot be read."""
    try:
        committee = read_config(folder).committee
    except AuditorError:
        return None
    return joined((committee.upazila, committee.district))


def _workspaces_near(folder: Path) -> Iterator[Path]:
    """Yield the workspaces that lie beside or in a folder, or in the user's own."""
    seen = set()
    for above in (folder, folder.parent, Path.home()):
        try:
            inside = sorted(filter(is_workspace, above.iterdir()))
        except OSError:
            continue
        for path in inside:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


WORDS: Final = {
    "title": Text(en="Open a folder, or begin", bn="ফোল্ডার খুলুন, অথবা নতুন শুরু করুন"),
    "near": Text(en="Folders near by", bn="কাছের ফোল্ডার"),
    "open": Text(en="Open", bn="খুলুন"),
    "other": Text(en="Another folder", bn="অন্য ফোল্ডার"),
    "folder": Text(en="Folder of the work", bn="কাজের ফোল্ডার"),
    "folder_hint": Text(en="its whole address, such as {home}", bn="পুরো ঠিকানা, যেমন {home}"),
    "new": Text(en="Begin a new upazila", bn="নতুন উপজেলা শুরু করুন"),
    "new_how": Text(
        en="The list of offices and unions is filled in beforehand; it takes two minutes.",
        bn="দপ্তর ও ইউনিয়নের তালিকা আগে থেকেই পূরণ করা থাকে; দুই মিনিট লাগে।",
    ),
    "upazila": Text(en="Name of the upazila", bn="উপজেলার নাম"),
    "upazila_hint": Text(en="in Bangla or English", bn="বাংলা বা ইংরেজিতে"),
    "search": Text(en="Search", bn="খুঁজুন"),
    "which": Text(en="Which one is it?", bn="কোনটি?"),
    "none": Text(
        en="No upazila of that name was found. Write it as on its web site, in Bangla or English.",
        bn="এই নামের কোনো উপজেলা পাওয়া যায়নি। ওয়েবসাইটে যেভাবে আছে সেভাবে বাংলা বা ইংরেজিতে লিখুন।",
    ),
    "unions": Text(en="Its unions: {names}", bn="ইউনিয়ন: {names}"),
    "make": Text(en="Make the folder", bn="ফোল্ডার তৈরি করুন"),
    "district": Text(en="Join the returns of a district", bn="জেলার বিবরণী একত্র করুন"),
    "district_how": Text(
        en="For the district: the returns of upazilas, who is missing, and the papers of the roll-up.",
        bn="জেলার জন্য: উপজেলাগুলোর বিবরণী, কে পাঠায়নি, এবং একত্রিত কাগজ।",
    ),
    "restore": Text(en="Bring a folder back", bn="কপি থেকে ফোল্ডার ফিরিয়ে আনুন"),
    "restore how": Text(
        en="From a copy on a USB drive, or from the pack of a predecessor. Every file is compared with the list in the copy: all of it comes back, "
        "or nothing.",
        bn="পেনড্রাইভের কপি থেকে, অথবা আগের দায়িত্বপ্রাপ্তের দেওয়া প্যাক থেকে। প্রতিটি ফাইল কপির তালিকার সঙ্গে মিলিয়ে দেখা হয়: হয় সবটুকু ফিরে আসে, না হয় কিছুই না।",
    ),
    "copy": Text(en="The copy", bn="কপির ফাইল"),
    "copy_hint": Text(
        en="its whole address, such as E:\\copies\\backup-2024-04-02-101500.zip; of a folder the last copy in it is taken, or one before it with more rounds",
        bn="পুরো ঠিকানা, যেমন E:\\copies\\backup-2024-04-02-101500.zip; ফোল্ডারের ঠিকানা দিলে তার শেষ কপিটি, অথবা আগের কোনো কপিতে যাচাই বেশি থাকলে সেটি নেওয়া হবে",
    ),
    "into": Text(en="Into which folder", bn="কোন ফোল্ডারে আসবে"),
    "replace": Text(
        en="Take the place of what is there; that is kept beside it under another name",
        bn="সেখানে যা আছে তার জায়গা নেবে; আগেরটি পাশে অন্য নামে থাকবে",
    ),
    "do restore": Text(en="Bring it back and open it", bn="ফিরিয়ে এনে খুলুন"),
    "decided_hint": Text(
        en="such as 18.01.2024; it stands at the head of the minutes that have the decision",
        bn="যেমন ১৮.০১.২০২৪; সিদ্ধান্তটি যে কার্যবিবরণীতে আছে তার শুরুতে লেখা থাকে",
    ),
    "apart": Text(en="One of the decisions is of another meeting", bn="কোনো সিদ্ধান্ত অন্য সভায় হয়েছে"),
    "apart how": Text(
        en="Mostly all are of one meeting: then leave this empty. Write a day only for a decision that was made at another meeting.",
        bn="সাধারণত সব সিদ্ধান্ত একই সভায় হয়; তাহলে নিচের ঘরগুলো খালি রাখুন। কোনো সিদ্ধান্ত অন্য সভায় হয়ে থাকলে শুধু সেটির সভার তারিখ লিখুন।",
    ),
    "apart day": Text(en="Day of the meeting that decided “{subject}”", bn="“{subject}” সিদ্ধান্তের সভার তারিখ"),
    "example": Text(en="See the example", bn="নমুনা দেখুন"),
    "example how": Text(
        en="Paikgacha with two rounds and all their papers: the unions are real, the answers invented, and every paper says that it is a sample. It takes about a minute.",
        bn="পাইকগাছার দুটি যাচাই ও সব কাগজ: ইউনিয়নগুলো প্রকৃত, উত্তরগুলো কাল্পনিক; প্রতিটি কাগজে লেখা থাকে যে এটি নমুনা। প্রায় এক মিনিট লাগে।",
    ),
    "open example": Text(en="Open the example", bn="নমুনা খুলুন"),
    "later": Text(en="can be told later", bn="পরেও দেওয়া যাবে"),
    "back": Text(en="Another upazila", bn="অন্য উপজেলা বাছুন"),
    "to first": Text(en="Back to the folders", bn="ফোল্ডারের পাতায় ফিরুন"),
}
_NO_COPY: Final = Text(en="Write the whole address of the copy.", bn="কপির পুরো ঠিকানা লিখুন।")
_OPEN_HERE: Final = Text(
    en="{folder} is open at this desk. Name another folder, or open another one first.",
    bn="{folder} এই ডেস্কেই খোলা আছে। অন্য ফোল্ডারের নাম দিন, অথবা আগে অন্য ফোল্ডার খুলুন।",
)
_LAYING: Final = Text(en="The example is being made", bn="নমুনা তৈরি হচ্ছে")
_LAID: Final = Text(
    en="The example is ready in {folder}. Open it: it is a sample, and no answer in it is real.",
    bn="নমুনা প্রস্তুত: {folder}। খুলে দেখুন; এটি নমুনা, এর কোনো উত্তর প্রকৃত নয়।",
)
_NO_UPAZILA: Final = Text(en="Choose the upazila first.", bn="আগে উপজেলা বেছে নিন।")
_MADE: Final = Text(
    en="{upazila} is ready in {folder}, with {n} {n:office|offices}.",
    bn="{upazila} প্রস্তুত ({folder}): {n}টি দপ্তর ও ইউনিয়ন।",
)
_JUDGED_BY: Final = Text(
    en="It is judged by the decisions of the meeting of {day}.", bn="যাচাই হবে {day} তারিখের সভার সিদ্ধান্ত অনুযায়ী।"
)
