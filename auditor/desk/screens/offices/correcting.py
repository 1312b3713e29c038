"""Corrections of the roster: what would change is shown before and after, and written once that was confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import g, render_template, request

from auditor.desk import texts, who
from auditor.desk.addresses import get, post
from auditor.desk.faulty_fields import named_for
from auditor.desk.screen import BeforeAndAfter, standing, the_desk, to, written_once_confirmed
from auditor.desk.screens.offices import answers, leaving
from auditor.desk.seen import typed_over
from auditor.i18n import Text, joined, say
from auditor.model.errors import WorkspaceError
from auditor.model.labels import NO, YES
from auditor.model.notice import messages_of
from auditor.model.subjects import OfficeKind
from auditor.papers import besides
from auditor.roster.columns import HEADINGS, Column
from auditor.roster.corrections import FILE, OF_ACCOUNT, OF_OFFICE
from auditor.rounds import foreseeing
from auditor.rounds.correcting import correcting, correcting_texts, differing_rosters, undoing
from auditor.rounds.correcting.corrected_portals import ANOTHER, MISTYPED, WHICH
from auditor.rounds.correcting.drafts_of_before import drafts_of_before
from auditor.rounds.evidence import joining_days
from auditor.rounds.evidence.days_told import days_told
from auditor.workspace.settings import CONFIG

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from flask import Response

    from auditor.model.subjects import Office
    from auditor.rounds.correcting.comparing import Prepared
    from auditor.rounds.correcting.undoing import Undoing
    from auditor.workspace.folder import Workspace


@get("/offices/-/roster")
def roster() -> str:
    """Show what stands beside the roster, and the form of a new office."""
    desk = the_desk()
    space = desk.space()
    return render_template(
        "offices/roster.html",
        title=WORDS["roster"],
        entered=correcting.entered(space),
        told=[notice.message for notice in space.reading.notices if notice.place.file == FILE],
        doubtful=messages_of(
            notice
            for notice in (
                *space.reading.to_mend,
                *joining_days.days_ahead(space.reading, desk.day),
                *days_told(space, desk.day),
            )
            if notice.place.file != FILE
        ),
        new_office=_fields(OF_OFFICE, {}),
        listed=[(office.id, who.named(office)) for office in who.roster().offices] if space.reading.roster else [],
        left=leaving.left(),
        numbered=leaving.numbered(),
        left_and_kept=leaving.kept(),
        files=WORDS["file"].filled(file=FILE, settings=CONFIG),
        answered=answers.listed(),
        words=WORDS | leaving.WORDS | answers.WORDS,
    )


@get("/offices/<office>/roster")
def change(office: str) -> str:
    """Show the forms by which an office and its accounts are corrected, added to, or taken off the list."""
    desk = the_desk()
    space = desk.space()
    found = _listed(office)
    said = correcting.said(space, office, *(account.id for account in found.accounts))
    joined_on = who.everybody().joined
    return render_template(
        "offices/change.html",
        title=WORDS["of"].filled(office=who.named(found)),
        office=found,
        own=_fields(OF_OFFICE, said.get(office, {})),
        accounts=[
            (
                account,
                found.called[account.id],
                _fields(OF_ACCOUNT, said[account.id], account.id),
                WORDS["joined"].filled(day=joined_on[account.id]) if account.id in joined_on else None,
            )
            for account in found.accounts
            if account.id in said
        ],
        numbered=[found.called[account.id] for account in found.accounts if account.id not in said],
        new_account=_fields(OF_ACCOUNT, {}, _NEW),
        leaving=[(office, WORDS["whole_office"]), *found.called.items()],
        shown_in=lambda fields: [(name, known) for name, _, known, _ in fields],
        words=WORDS,
    )


@post("/offices/<office>/roster")
def show_before_and_after(office: str) -> Response:
    """Show what a correction would change, and write it where that was confirmed."""
    desk = the_desk()
    page = written_once_confirmed(
        lambda: _form_of(office),
        lambda: _prepared(office),
        lambda prepared: _shown(office, prepared),
        lambda prepared: entered(
            lambda: correcting.enter(desk.space(), desk.day, _as_said(office, prepared)), _WRITTEN, prepared
        ),
    )
    if page is not None:
        return page
    still = office != "-" and any(each.id == office for each in who.roster().offices)
    return to("offices.one", office=office) if still else to("offices.page")


@post("/offices/-/roster/<entry>/back")
def take_back(entry: str) -> Response:
    """Show what changes where a correction or leaving is taken back, and do so once that was confirmed."""
    desk = the_desk()
    page = written_once_confirmed(
        roster,
        lambda: undoing.prepared(desk.space(), entry),
        _undone,
        lambda prepared: entered(lambda: undoing.take_back(desk.space(), desk.day, prepared), undoing.TAKEN_BACK),
    )
    if page is not None:
        return page
    return to("offices.roster")


def entered(enter: Callable[[], None], said: Text, written: Prepared | None = None) -> None:
    """Write what was confirmed, and have the next page say so, which letters are older than the correction that was `written`, and of which offices it is asked since who is whom."""
    desk, before = the_desk(), _asked_who()
    enter()
    desk.tell(said, *(drafts_of_before(desk.space(), written) if written is not None else ()))
    asked = [name for office, name in _asked_who().items() if office not in before]
    if asked:
        desk.tell(_ASKED.filled(offices=joined(asked)))


def _asked_who() -> Mapping[str, Text]:
    """Return of which offices (ids) it is asked before a round is kept who somebody is or whether a login is shared, each with its name."""
    desk = the_desk()
    asked = besides.asked_who(desk.space(), desk.judgement())
    return {row.office.id: who.named(row.office) for row in desk.judgement().assessments if row.office.id in asked}


def _undone(prepared: Undoing) -> BeforeAndAfter:
    desk = the_desk()
    before = desk.judgement(), desk.history()
    changes = foreseeing.what_undoing_changes(desk.space(), desk.day, prepared, before)
    return BeforeAndAfter(
        prepared.differences, texts.ENTRY_TAKEN_OUT, standing(changes), prepared.doubts, button=texts.TAKE_BACK
    )


@post("/offices/-/roster/left")
def explain() -> Response:
    """Show why somebody left who is not listed any more, and write it once that was confirmed."""
    desk = the_desk()
    page = written_once_confirmed(
        roster,
        leaving.explained,
        lambda prepared: _shown(correcting.office_of(desk.space(), request.form["subject"]), prepared),
        lambda prepared: entered(lambda: correcting.enter(desk.space(), desk.day, prepared), leaving.NOTED),
    )
    if page is not None:
        return page
    return to("offices.roster")


def _form_of(office: str) -> str:
    """Return the page on which a correction is typed."""
    return roster() if office == "-" else change(office)


def _prepared(office: str, another_portal: bool | None = None) -> Prepared:  # noqa: FBT001 what was said of a portal
    """Return what is asked for by the form that was sent.

    Raises:
        AuditorError: it would change nothing, or cannot be.

    """
    space = the_desk().space()
    kind, whose = request.form.get("about", ""), request.form.get("whose", "")
    if kind in {"account", "left"} and correcting.office_of(space, whose) != office:
        raise WorkspaceError(UNKNOWN)
    with named_for({"account": whose, "new-account": _NEW}.get(kind, "")):
        return _as_typed(kind, whose, office, another_portal)


def _as_typed(kind: str, whose: str, office: str, another_portal: bool | None) -> Prepared:  # noqa: FBT001 what was said of a portal
    desk = the_desk()
    space, day = desk.space(), desk.day
    match kind:
        case "office":
            return correcting.changing(space, day, office, _typed_over(space, office), another_portal=another_portal)
        case "account":
            return correcting.changing(space, day, whose, _typed_over(space, whose, whose))
        case "new-account":
            return correcting.adding(space, day, office, _typed(OF_ACCOUNT, _NEW))
        case "new-office":
            return correcting.adding(space, day, "", _typed(OF_OFFICE))
        case "left":
            return correcting.removing(space, day, whose, request.form.get("reason", ""))
        case _:
            raise WorkspaceError(UNKNOWN)


def _as_said(office: str, prepared: Prepared) -> Prepared:
    """Return a correction by what was said of the portal, where it is asked whether it is another one."""
    another = _IS_ANOTHER.get(request.form.get("which", ""))
    return _prepared(office, another) if prepared.asks_portal else prepared


def _shown(office: str, prepared: Prepared) -> BeforeAndAfter:
    how = leaving.INSTEAD if prepared.stays else WORDS["how"]
    if not prepared.asks_portal:
        return BeforeAndAfter(prepared.differences, how, _changes(office, prepared), prepared.doubts)
    foreseen = {answer: _changes(office, _prepared(office, another)) for answer, another in _IS_ANOTHER.items()}
    by_answer = {answer: changes or answers.WORDS["no_change"] for answer, changes in foreseen.items()}
    return BeforeAndAfter(prepared.differences, how, None, prepared.doubts, WHICH, _PORTALS, by_answer)


def _changes(office: str, prepared: Prepared) -> Text | None:
    """Return how offices would stand otherwise by a correction; None where none would."""
    desk = the_desk()
    return foreseeing.what_changes(desk.space(), desk.day, office, prepared, lambda: (desk.judgement(), desk.history()))


def _typed_over(space: Workspace, subject: str, of: str = "") -> dict[Column, str]:
    """Return what was typed over what the page showed of an office or account: what was left alone corrects nothing, be it new or old by now."""
    said = correcting.said(space, subject).get(subject, {})
    typed = typed_over({name: say(known, g.language) for name, _, known, _ in _fields([*said], said, of)})
    return {column: typed[name] for column in said if (name := _name(column, of)) in typed}


def _typed(columns: Sequence[Column], of: str = "") -> dict[Column, str]:
    """Return what was typed, by column; only of fields that the form has."""
    names = {column: _name(column, of) for column in columns}
    return {column: request.form[name] for column, name in names.items() if name in request.form}


def _fields(
    columns: Sequence[Column], said: Mapping[Column, str], of: str = ""
) -> list[tuple[str, Text, str, list[tuple[str, Text | str]]]]:
    """Return fields: name, label, what is known, and what is offered where it is chosen."""
    return [
        (
            _name(column, of),
            _LABELS.get(column, HEADINGS[column]),
            _as_people_write(column, said.get(column, "")),
            _offered(column, said.get(column, "")),
        )
        for column in columns
    ]


def _as_people_write(column: Column, words: str) -> str:
    """Return what is known as people write it in the language of the page: days, numbers, and the digits of a telephone number."""
    written = (
        differing_rosters.as_written(column, words) if column in {Column.SINCE, Column.PHONE, Column.USERS} else None
    )
    return written.said(g.language) if written is not None else words


def _offered(column: Column, known: str) -> list[tuple[str, Text | str]]:
    """Return what can be chosen for a column as a roster writes it, that which it has in its own writing; an empty choice says what follows then. Nothing where it is typed."""
    if column not in _CHOICES:
        return []
    unsaid, labels = _CHOICES[column]
    own = differing_rosters.as_written(column, known) or unsaid
    offered: dict[str, Text | str] = {"": unsaid, known: own}
    return list((offered | {label.bn: label for label in labels if label != own}).items())


def _name(column: Column, of: str) -> str:
    return f"{column.value}-{of}" if of else column.value


def _listed(office: str) -> Office:
    found = next((each for each in who.roster().offices if each.id == office), None)
    if found is None:
        raise WorkspaceError(UNKNOWN)
    return found


_NEW: Final = "new"
"""In place of an account that is not listed yet, in the names of fields."""
_PORTALS: Final = (("same", MISTYPED), ("other", ANOTHER))
_IS_ANOTHER: Final = {"same": False, "other": True}
_CHOICES: Final = {
    Column.KIND: (Text(en="as its name says", bn="নাম অনুযায়ী"), tuple(kind.label for kind in OfficeKind)),
    Column.VOLUNTARY: (
        Text(en="not said (yes of the UNO's office alone)", bn="লেখা নেই (শুধু ইউএনও কার্যালয়ের বেলায় হ্যাঁ)"),
        (YES, NO),
    ),
}
"""What is chosen and not typed: what an empty cell means, and what a cell can say."""
_LABELS: Final = {
    Column.VOLUNTARY: Text(en="Checked voluntarily (not counted in the totals)", bn="স্বেচ্ছায় যাচাই (মোট সংখ্যার বাইরে)"),
    Column.SINCE: Text(en="Present holder in the post since", bn="বর্তমান দায়িত্বপ্রাপ্ত কবে থেকে (যোগদানের তারিখ)"),
    Column.LOGIN: Text(en="User ID (login name, never the password)", bn="ইউজার আইডি (লগইন নাম, পাসওয়ার্ড কখনো নয়)"),
}
WORDS: Final = {
    "back": Text(en="Back", bn="দপ্তরের পাতায় ফিরুন"),
    "roster": Text(en="Corrections of the roster, and new offices", bn="তালিকার সংশোধন ও নতুন দপ্তর"),
    "of": Text(en="{office}: changes in the roster", bn="{office}: তালিকায় পরিবর্তন"),
    "how": Text(
        en="Your roster stays as it is. What you correct, and who left, stands beside it, with its day, and can be taken back.",
        bn="আপনার তালিকার ফাইলটি যেমন আছে তেমনই থাকে। সংশোধন ও কে বাদ গেছে তা তারিখসহ আলাদা থাকে, পরে বাতিলও করা যায়।",
    ),
    "same": Text(
        en="Whoever is corrected stays who he is: what was told of him before goes on.",
        bn="নাম বা পদবি সংশোধন করলেও দপ্তর বা আইডিটি আগেরটিই থাকে; আগের তথ্য বহাল থাকে।",
    ),
    "office": Text(en="The office", bn="দপ্তর"),
    "account": Text(en="Post and user ID: correction or transfer", bn="পদবি ও ইউজার আইডি: সংশোধন বা বদলি"),
    "transfer": Text(
        en="After a transfer write the day on which the new holder took the post; what is bound to the person counts from then on.",
        bn="বদলি হলে নতুন দায়িত্বপ্রাপ্তের যোগদানের তারিখ লিখুন; ব্যক্তিনির্ভর তথ্য তখন থেকে নতুন করে ধরা হবে।",
    ),
    "joined": Text(
        en="As was answered, the same holder moved to this office with this user ID and joined on {day}: what was told before goes on counting. Another day written here is taken "
        "for that of a new holder.",
        bn="জানানো হয়েছে, একই কর্মকর্তা এই আইডিসহ এই দপ্তরে এসেছেন ও {day} তারিখে যোগ দিয়েছেন: তাঁর আগের তথ্য বহাল থাকবে। এখানে অন্য তারিখ লিখলে তা নতুন দায়িত্বপ্রাপ্তের যোগদানের তারিখ "
        "ধরা হবে।",
    ),
    "transfer_unlisted": Text(
        en="No user ID of this office stands in a row of its own yet. After a transfer write its post here, with the day on which the new holder took the post.",
        bn="এই দপ্তরের কোনো ইউজার আইডি এখনো তালিকায় আলাদা সারিতে নেই। বদলি হলে এখানে ইউজারের পদবি ও নতুন দায়িত্বপ্রাপ্তের যোগদানের তারিখ লিখুন।",
    ),
    "new_account": Text(en="New user ID", bn="নতুন ইউজার আইডি"),
    "numbered": Text(
        en="Only the number of these is known. Once it is known which post uses one, add it here with that:",
        bn="এগুলোর শুধু সংখ্যা জানা। কোন পদবির কাছে আছে জানা গেলে এখানে পদবিসহ যোগ করুন:",
    ),
    "new_office": Text(en="New office", bn="নতুন দপ্তর"),
    "left": Text(en="Left", bn="তালিকা থেকে বাদ"),
    "who_left": Text(en="Who left", bn="কে বা কোনটি আর নেই"),
    "whole_office": Text(en="the whole office", bn="পুরো দপ্তর"),
    "reason": Text(en="Why", bn="কারণ"),
    "reason_hint": Text(
        en="such as: merged with another office; the post was abolished", bn="যেমন: অন্য দপ্তরের সঙ্গে একীভূত; পদ বিলুপ্ত"
    ),
    "entered": Text(en="What stands beside the roster", bn="তালিকার যেসব সংশোধন লেখা আছে"),
    "none": correcting_texts.NOTHING_ENTERED,
    "on": Text(en="Day", bn="তারিখ"),
    "take_back": Text(en="Take back", bn="বাতিল করুন"),
    "told": Text(en="How they are read", bn="সংশোধনগুলো যেভাবে ধরা হচ্ছে"),
    "doubtful": Text(en="Doubtful or wrong in the roster itself", bn="মূল তালিকায় যা সন্দেহজনক বা ভুল"),
    "doubtful_how": Text(
        en="Mend it in your own file, or correct it on the page of the office.",
        bn="নিজের ফাইলে ঠিক করুন, অথবা দপ্তরের পাতা থেকে সংশোধন করুন।",
    ),
    "file": Text(
        en="Corrections lie in {file}, why somebody left in {settings}, in your folder.",
        bn="সংশোধনগুলো আপনার ফোল্ডারে {file} ফাইলে, বাদ পড়ার কারণ {settings} ফাইলে আছে।",
    ),
}
_WRITTEN: Final = Text(
    en="Written beside the roster; the roster itself was not touched.",
    bn="সংশোধনটি আলাদা ফাইলে লেখা হয়েছে; মূল তালিকা বদলানো হয়নি।",
)
_ASKED: Final = Text(
    en="{offices}: who somebody of the list is, is asked before a round is kept, on the screen Meeting. Until that is answered the office stands as this page says.",
    bn="{offices}: তালিকার কোনটি আগের কোনটি, যাচাই রাখার আগে “সভা” পাতায় তা জিজ্ঞাসা করা হবে। উত্তর না দেওয়া পর্যন্ত দপ্তরের অবস্থা এই পাতার মতোই থাকবে।",
)
UNKNOWN: Final = Text(
    en="The roster does not list it, or the form is an old one. Look at the list of offices again.",
    bn="তালিকায় এটি নেই, অথবা পাতাটি পুরোনো। দপ্তরের তালিকা আবার দেখুন।",
)
