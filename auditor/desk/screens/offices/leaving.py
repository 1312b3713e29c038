"""Who stood in a kept round and is not listed any more: why, so that a no does not go on for ever, and what is known of it."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from flask import abort, g, render_template, request

from auditor.desk.faulty_fields import fault_of
from auditor.desk.screen import the_desk
from auditor.desk.screens.offices.finding import MARKS
from auditor.i18n import Text, clean, meeting_called
from auditor.model.errors import LedgerError, WorkspaceError
from auditor.model.subjects import Roster
from auditor.rounds import looking_back
from auditor.rounds.correcting import correcting
from auditor.rounds.identity import departing
from auditor.rounds.identity.left_roster import numbered_beside, unexplained
from reports.layout import cells

if TYPE_CHECKING:
    from auditor.model.subjects import Office
    from auditor.rounds.correcting.comparing import Prepared


def left() -> tuple[tuple[str, Text], ...]:
    """Return who left without a reason: id and name."""
    return unexplained(Roster(_offices()))


def numbered() -> tuple[tuple[str, Text], ...]:
    """Return who is known only by number beside posts that are listed: id and name."""
    return tuple(numbered_beside(_offices()).items())


def _offices() -> tuple[Office, ...]:
    return tuple(assessment.office for assessment in the_desk().judgement().assessments)


def kept() -> tuple[tuple[str, Text], ...]:
    """Return who left for a reason with which a round was kept, so that only another one can be written: id and name."""
    return tuple((each.subject, each.whose) for each in departing.leavings(the_desk().space()) if each.counted)


def explained() -> Prepared:
    """Return what is asked for by the form that tells why somebody left who is not listed any more.

    Raises:
        AuditorError: he is listed, or left for a reason that stays; or the reason is missing or may not be kept.

    """
    desk = the_desk()
    space = desk.space()
    subject, reason = request.form.get("subject", ""), clean(request.form.get("reason", ""))
    if not subject or not reason or correcting.said(space, subject):
        raise fault_of("reason" if subject and not reason else "subject", _WHO_AND_WHY)
    return correcting.removing(space, desk.day, subject, reason)


def page_of(office: str) -> str:
    """Return the page of an office that left: why, and how it stood in the last round that has it."""
    space = the_desk().space()
    left_as = departing.leaving_of(space, office)
    if left_as is None:
        abort(HTTPStatus.NOT_FOUND)
    report = None
    with suppress(LedgerError, WorkspaceError):  # it left before a round was kept with it
        report = looking_back.last_report(space, office)
    return render_template(
        "offices/left.html",
        title=left_as.whose,
        office=office,
        told=left_as.told,
        report=report,
        stood=_STOOD.filled(n=report.head.number, meeting=meeting_called(report.head.meeting, report.head.meets_on))
        if report is not None
        else None,
        duties=[(row.duty, cells.duty_with_grade(row.cell, g.language)) for row in report.duties] if report else [],
        marks=MARKS,
        words=WORDS,
    )


WORDS: Final = {
    "back": Text(en="All offices", bn="সব দপ্তর"),
    "departure": Text(en="Not on the list any more", bn="তালিকায় আর নেই"),
    "at": Text(en="Take it back, or see who else left", bn="বাতিল করুন, অথবা আর কে বাদ গেছে দেখুন"),
    "never_kept": Text(en="No kept round has this office.", bn="কোনো রাখা যাচাইয়ে এই দপ্তর নেই।"),
    "report": Text(en="Report of the office in that round (PDF)", bn="ওই যাচাইয়ে দপ্তরের প্রতিবেদন (PDF)"),
    "left": Text(en="Not listed any more, and nobody said why", bn="তালিকায় আর নেই, কারণ জানানো হয়নি"),
    "left_how": Text(
        en="Each no of these stays, and no yes counts, until the reason is told or the row is put back.",
        bn="কারণ না লেখা বা সারিটি ফিরিয়ে না আনা পর্যন্ত এদের প্রতিটি “না” বহাল থাকে, কোনো “হ্যাঁ” ধরা হয় না।",
    ),
    "numbered": Text(
        en="Known only by number, beside user IDs that are listed", bn="শুধু সংখ্যায় জানা আইডি, তালিকার আইডির পাশাপাশি"
    ),
    "numbered_how": Text(
        en="If one of these was closed, or never was, write why. Until then it is counted beside those that are listed, with all that was told of it.",
        bn="এর কোনোটি বন্ধ হয়ে থাকলে বা আদৌ না থেকে থাকলে কারণ লিখুন। ততদিন তালিকার আইডির পাশাপাশি এটিও ধরা হবে, এর আগের সব তথ্যসহ।",
    ),
    "other": Text(en="Another reason than the one that was written", bn="লেখা কারণ ঠিক না হলে অন্য কারণ"),
    "other_how": Text(
        en="A round was kept with these. It keeps its reason; the new one counts from the next round on.",
        bn="এদের বাদ পড়া ধরেই যাচাই রাখা হয়েছে। সেই যাচাইয়ে আগের কারণই থাকবে; নতুন কারণ পরের যাচাই থেকে দেখানো হবে।",
    ),
    "several": Text(en="Several offices are not here", bn="একসঙ্গে একাধিক দপ্তর বাদ"),
    "several_how": Text(
        en="Such as offices of the list filled in beforehand that this upazila does not have. The reason holds for all that are chosen; each can be taken back.",
        bn="যেমন আগে থেকে পূরণ করা তালিকার যেসব দপ্তর এই উপজেলায় নেই। বাছা সব দপ্তরের জন্য একই কারণ লেখা হবে; প্রতিটি আলাদা করে ফিরিয়ে আনা যায়।",
    ),
    "which_several": Text(en="Which are not here", bn="যেগুলো নেই"),
    "who": Text(en="Office or user ID", bn="দপ্তর বা ইউজার আইডি"),
    "why": Text(en="Why it left, such as: merged with another office", bn="কেন নেই, যেমন: অন্য দপ্তরের সঙ্গে একীভূত"),
}
_STOOD: Final = Text(en="How it stood in round {n}, {meeting}", bn="{n} নম্বর যাচাইয়ে ({meeting}) যেমন ছিল")
INSTEAD: Final = Text(
    en="The reason takes the place of the one that is written. It cannot be taken back; another one can be written again.",
    bn="কারণটি আগে লেখা কারণের জায়গায় বসবে। এটি বাতিল করা যাবে না; পরে আবার অন্য কারণ লেখা যাবে।",
)
_WHO_AND_WHY: Final = Text(en="Choose who left, and write why.", bn="কে তালিকায় নেই তা বেছে নিয়ে কারণ লিখুন।")
NOTED: Final = Text(en="The reason was written down.", bn="কারণ লেখা হয়েছে।")
