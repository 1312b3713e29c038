"""One office: how each duty stands and why, its papers, waivers and requests for correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Response, g, render_template

from auditor import discovery
from auditor.checklist import second_look
from auditor.desk import who
from auditor.desk.addresses import get
from auditor.desk.screen import the_desk
from auditor.desk.screens.offices import answers, leaving, typed
from auditor.desk.screens.offices.finding import ACCOUNTS, MARKS
from auditor.desk.texts import CHOOSE_ONE
from auditor.i18n import Text, joined, plain
from auditor.model.disputes import DisputeResult, with_users
from auditor.model.errors import AuditorError
from auditor.model.finding import Status
from auditor.model.labels import DAY_IN_DOUBT
from auditor.model.notice import Severity
from auditor.papers import besides
from auditor.rounds import explaining, looking_back
from auditor.rounds.correcting import correcting
from auditor.rounds.disputing import disputes
from auditor.rounds.disputing.disputed_users import users_of
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.disputes import settled_on, unproven_of
from auditor.views.office.directory import is_counted, last_told
from auditor.views.office.office import office_view
from auditor.views.remarks.weights import Weight
from auditor.views.waivers.listed_waivers import listed_waivers
from reports.layout import remarking
from reports.layout.office import email_known

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.model.baseline import Waiver
    from auditor.model.disputes import Dispute
    from auditor.model.views.remarks import Remark
    from auditor.views.why.why import DutyWhy
    from auditor.workspace.folder import Workspace


@get("/offices/<office>/")
def one(office: str) -> str:
    """Show how an office stands, and why."""
    desk = the_desk()
    space, past = desk.space(), desk.history()
    if office not in past.of_office:
        return leaving.page_of(office)
    files, withdrawn = desk.typed_forms().files, typed.taken_back(past.of_office[office].office)
    assessment, subjects = explaining.explained(space, desk.judgement(), past, office, taken_back=withdrawn)
    report = office_view(assessment, past, space.config.letterhead)
    in_roster = next((each for each in who.roster().offices if each.id == office), None)
    ids = {subject.id: subject.called for subject in subjects}
    here = {subject.id for subject in assessment.office.subjects}
    asked = [dispute for dispute in map(past.request, disputes.disputes_now(space)) if dispute.office == office]
    unproven = {dispute.number for dispute in unproven_of(past.of_office[office], past)}
    too_early = {(each.id, duty.policy): duty.early for each in subjects for duty in each.duties if duty.is_no}
    early = [(finding, day) for finding in assessment.findings if (day := too_early.get(finding.about))]
    disputable, users = _disputable(space, office)
    typed_files = second_look.TypedFiles(files)
    doubtful = (notice for notice in desk.judgement().notices if notice.weight is Severity.DOUBTFUL)
    meant = {given for subject in here for given in assessment.office.ids_of(subject)}
    given = [waiver for waiver in _waivers(space) if waiver.subject in meant]
    waivers = [
        (
            ids.get(each.waiver.subject) or each.called or who.named(assessment.office),
            _duty(space, each.waiver.policy),
            each,
        )
        for each in listed_waivers(given, past, desk.day)
    ]
    last = {
        (who, duty): max(each.waiver.until for *whose, each in waivers if whose == [who, duty] and each.gives_time)
        for who, duty, shown in waivers
        if shown.gives_time
    }
    return render_template(
        "offices/one.html",
        title=who.named(assessment.office),
        office=assessment.office,
        report=report,
        email=email_known(report),
        asked_who=besides.asked_who(space, desk.judgement()).get(office, ()),
        is_counted=is_counted(assessment),
        told_on=last_told(assessment),
        written=correcting.said(space, office).get(office, {}),
        phone=in_roster.phone if in_roster is not None else "",
        subjects=subjects,
        waivers=waivers,
        extended=[
            WORDS["only_told" if report.steps else "more_time"].filled(who=who, duty=duty, day=until)
            for (who, duty), until in last.items()
            if report.steps or report.status is Status.WAIVED
        ],
        awaited=joined([row.duty for row in report.duties if row.cell.awaiting_portal], ", "),
        disputes=[
            (
                each,
                with_users(_duty(space, each.policy), each.users),
                _answer(
                    each,
                    max((day for finding, day in early if each.is_about(finding)), default=None),
                    each.number in unproven,
                    settled_on(each, past),
                ),
            )
            for each in asked
        ],
        results=[("", CHOOSE_ONE), *((result.value, result.label) for result in DisputeResult)],
        disputable=disputable,
        users=users,
        kept=bool(Ledger(space.ledger_path).rounds()),
        in_roster=in_roster is not None,
        is_gone=any(subject in here for subject, _ in leaving.left()),
        answered=answers.listed(office),
        answer_words=answers.WORDS,
        remarks=_remarks,
        mark=_mark,
        marks=MARKS,
        typed_files=typed_files,
        typed_here=typed.shown(assessment.office, subjects),
        withdrawn_here=[each.said for each in withdrawn],
        typed_elsewhere=typed.elsewhere(assessment.office),
        typed_words=typed.WORDS,
        matters=second_look.by_office(doubtful, [assessment.office], typed_files)[0],
        weights={Weight.COUNTS: "good", Weight.OVERRULED: "bad"},
        words=WORDS,
    )


@get("/offices/<office>/report.pdf")
def report(office: str) -> Response:
    """Make the office's report of the last kept round now, in the language of papers as all others, and show it."""
    desk = the_desk()
    space = desk.space()
    view = looking_back.last_report(space, office)
    form = discovery.formats()["pdf"]
    language = space.config.language
    made = discovery.documents()["office"].render(form, view, language)
    name = f"{view.office.serial:02d}-{view.office_id}.{language.value}{form.suffix}"
    return Response(made, mimetype=form.media_type, headers={"Content-Disposition": f'inline; filename="{name}"'})


def _remarks(remarks: Iterable[Remark]) -> str:
    return remarking.in_full(remarks, g.language)


def _mark(duty: DutyWhy) -> str:
    if not duty.is_open:
        return "good" if duty.is_done else "plain"
    return "bad" if duty.is_no else "waits"


def _waivers(space: Workspace) -> Iterable[Waiver]:
    return identities.waivers_now(space.waivers, who.everybody())


def _duty(space: Workspace, policy: str) -> Text:
    return next((rule.policy.duty for rule in space.baseline.rules if rule.policy.id == policy), plain(policy))


def _disputable(space: Workspace, office: str) -> tuple[list[tuple[str, Text]], list[tuple[str, Text]]]:
    """Return the duties of which the office can dispute what the last kept round says, and of which users alone, where they are several; none where nothing was kept of it."""
    try:
        _, assessment, rules = disputes.disputable(space, office, the_desk().day, who.everybody())
    except AuditorError:
        return [], []
    users = [(given, called) for given, (_, called) in users_of(assessment).items()]
    return [(rule.policy, rule.duty) for rule in rules], [("", WORDS["all_users"]), *users] if len(users) > 1 else []


def _answer(dispute: Dispute, early: date | None, is_unproven: bool, settled: date | None) -> Text:  # noqa: FBT001 how it stands
    if dispute.answer is not None:
        result = dispute.answer.result_said(unproven=is_unproven, settled=settled is not None)
        if is_unproven and early is not None:
            result = _UPHELD_EARLY.filled(told=early, why=dispute.why_uncounted(early))
        return _ANSWERED.filled(day=dispute.answer.day, result=result, reference=dispute.answer.reference)
    return (_OVERDUE if dispute.is_overdue(the_desk().day) else _DUE).filled(due=dispute.due)


_DUE: Final = Text(en="to be answered by {due}", bn="{due} তারিখের মধ্যে উত্তর দিতে হবে")
_OVERDUE: Final = Text(en="was to be answered by {due}", bn="{due} তারিখে উত্তরের সময় পার হয়েছে")
_UPHELD_EARLY: Final = Text(
    en="upheld; what was told of it on {told} does not count, since {why}",
    bn="অনুরোধ যথার্থ পাওয়া গেছে; এ বিষয়ে {told} তারিখে যা জানানো হয়েছে তা ধরা হয়নি, কারণ {why}",
)
_ANSWERED: Final = Text(en="{day}: {result} ({reference})", bn="{day}: {result} ({reference})")
WORDS: Final = {
    "back": Text(en="All offices", bn="সব দপ্তর"),
    "kind": Text(en="Kind", bn="ধরন"),
    "accounts": ACCOUNTS,
    "head": Text(en="Head of office", bn="দপ্তর প্রধান"),
    "portal": Text(en="Portal", bn="পোর্টাল"),
    "email": Text(en="Official e-mail", bn="সরকারি ই-মেইল"),
    "phone": Text(en="Phone", bn="ফোন"),
    "told": Text(en="Last told or spoken to", bn="সর্বশেষ তথ্য বা কথা"),
    "nil": Text(en="none", bn="নেই"),
    "no address": Text(en="the roster has no address that can be read", bn="তালিকায় পড়া যায় এমন ঠিকানা নেই"),
    "left": Text(en="What is left", bn="যা বাকি"),
    "only_told": Text(
        en='{who}: for "{duty}" there is time until {day}; until then it is only to be told how it stands.',
        bn="{who}: “{duty}” কাজটির সময় {day} পর্যন্ত বাড়ানো হয়েছে; ততদিন শুধু বর্তমান অবস্থা জানালেই চলবে।",
    ),
    "more_time": Text(
        en='{who}: for "{duty}" there is time until {day}.',
        bn="{who}: “{duty}” কাজটির সময় {day} পর্যন্ত বাড়ানো হয়েছে।",
    ),
    "awaits_portal": Text(
        en="The office has nothing left to do; this waits for the portal: {duties}.",
        bn="দপ্তরের আর করণীয় নেই; পোর্টাল অপেক্ষমাণ: {duties}।",
    ),
    "nothing_now": Text(en="Nothing is to be done now.", bn="আপাতত দপ্তরের কিছু করতে হবে না।"),
    "nothing_left": Text(en="Nothing is left to do or to tell.", bn="করার বা জানানোর কিছু বাকি নেই।"),
    "answer_who": Text(en="Answer on the screen Meeting", bn="“সভা” পাতায় উত্তর দিন"),
    "duties": Text(en="Duties, and why they stand so", bn="করণীয়, এবং কেন এই অবস্থা"),
    "matters": Text(en="To be looked at again in the answers", bn="উত্তরে যা আবার দেখতে হবে"),
    "of_office": Text(en="The office itself", bn="দপ্তর নিজে"),
    "since": Text(en="holder since {day}", bn="বর্তমান দায়িত্বপ্রাপ্ত {day} থেকে"),
    "not_listed": Text(en="no longer in the roster", bn="তালিকায় আর নেই"),
    "day_in_doubt": DAY_IN_DOUBT,
    "advice": Text(en="advice", bn="পরামর্শ"),
    "known": Text(en="{grade}, {day}", bn="{grade}, {day}"),
    "why": Text(en="Why, and what was told", bn="কেন, এবং কী জানানো হয়েছে"),
    "day": Text(en="Day", bn="তারিখ"),
    "said": Text(en="What was told", bn="যা জানানো হয়েছে"),
    "by": Text(en="By whom, how", bn="কে, কীভাবে"),
    "grade": Text(en="Basis", bn="ভিত্তি"),
    "weight": Text(en="What it is worth", bn="ধরা হয়েছে কি না"),
    "file": Text(en="Where it stands", bn="কোথায় আছে"),
    "only_cause_told": Text(
        en="Only the cause was told, not whether it is done.",
        bn="শুধু কারণটি জানানো হয়েছে; কাজটি হয়েছে কি না তা জানানো হয়নি।",
    ),
    "nothing_told": Text(en="Nothing was told of it.", bn="এ বিষয়ে কিছু জানানো হয়নি।"),
    "past": Text(en="Before", bn="আগে যা ছিল"),
    "papers": Text(en="Papers", bn="কাগজ"),
    "report": Text(en="Report of the office (PDF)", bn="দপ্তরের প্রতিবেদন (PDF)"),
    "report_how": Text(en="Of the last kept round, made now.", bn="সর্বশেষ রাখা যাচাই থেকে এখনই তৈরি হবে।"),
    "no_report": Text(
        en="The office has a report once a round was kept.", bn="যাচাই রাখা হলে দপ্তরের প্রতিবেদন পাওয়া যাবে।"
    ),
    "waivers": Text(en="Time extended by the committee", bn="কমিটি যেসব কাজের সময় বাড়িয়েছে"),
    "waiver": Text(en="{who}: {duty}, until {day} ({reference})", bn="{who}: {duty}, {day} পর্যন্ত ({reference})"),
    "waivers_at": Text(en="Enter or take back an extension", bn="বর্ধিত সময় লিখুন বা বাতিল করুন"),
    "none": Text(en="None.", bn="নেই।"),
    "disputes": Text(en="Requests for correction", bn="তথ্য সংশোধনের অনুরোধ"),
    "dispute": Text(en="No. {n}, {day} ({reference})", bn="নং {n}, {day} ({reference})"),
    "enter_dispute": Text(en="Enter a request", bn="অনুরোধ লিখুন"),
    "duty": Text(en="Duty", bn="করণীয়"),
    "user": Text(en="User", bn="ইউজার"),
    "all_users": Text(en="all of the office", bn="পুরো দপ্তর"),
    "what": disputes.WHAT,
    "what_hint": Text(en="never a password, a phone number or a name", bn="পাসওয়ার্ড, ফোন নম্বর বা ব্যক্তির নাম কখনো নয়"),
    "received": Text(en="Received on", bn="কবে পাওয়া গেছে"),
    "day_hint": Text(en="such as 30.06.2024; empty: today", bn="যেমন ৩০.০৬.২০২৪; ফাঁকা রাখলে আজ"),
    "reference": disputes.REFERENCE,
    "answer": Text(en="Note the answer", bn="উত্তর লিখুন"),
    "result": Text(en="What was answered", bn="কী উত্তর দেওয়া হয়েছে"),
    "answered_on": Text(en="Answered on", bn="উত্তরের তারিখ"),
    "dispute_how": Text(
        en="A request changes no result by itself: enter what is known anew as evidence. Where it is upheld, what was told before it came passes for done no more.",
        bn="অনুরোধে ফল নিজে থেকে বদলায় না: নতুন তথ্য পেলে তা লিখুন বা জমা দিন। অনুরোধ যথার্থ পাওয়া গেলে তার আগে জানানো তথ্যে কাজটি আর সম্পন্ন ধরা হয় না।",
    ),
    "not_disputable": Text(
        en="Results can be disputed once a round with this office was kept.",
        bn="এই দপ্তরসহ কোনো যাচাই রাখা হলে তার তথ্য নিয়ে অনুরোধ নেওয়া যাবে।",
    ),
    "roster": Text(en="Changes in the roster", bn="তালিকায় পরিবর্তন"),
    "roster_how": Text(
        en="A new holder, a new user ID, another name, post, e-mail address or phone, or who left.",
        bn="বদলি, নতুন ইউজার আইডি, নাম, পদবি, ই-মেইল বা ফোনের সংশোধন, অথবা তালিকা থেকে বাদ।",
    ),
    "roster_at": Text(en="Correct, add or take off", bn="সংশোধন, যোগ বা বাদ দিন"),
    "gone": Text(en="Write why it is not listed any more", bn="তালিকায় আর না থাকার কারণ লিখুন"),
}  # fmt: skip
