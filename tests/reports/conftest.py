"""Views of one upazila as the papers get them: 24 departmental offices, 10 unions and two that check themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from changing import fields_of, replace
from rendering import papers
from sampling import some_of

from auditor.i18n import Language, Text
from auditor.model.baseline import Decision, Level
from auditor.model.facts import Cause
from auditor.model.finding import Finding, Outcome, Status
from auditor.model.grades import Grade
from auditor.model.round import Committee, DepartureCount, WaiverNote
from auditor.model.standing import office_status
from auditor.model.subjects import OfficeKind
from auditor.model.tally import CauseCount, GroupTally, Tally, basis_of
from auditor.model.views.annexes import (
    AccountRow,
    Annex,
    AuditorView,
    ChairRow,
    ChairView,
    Change,
    Changes,
    DutyColumn,
    NamedDeparture,
    OfficeAccounts,
    PastStanding,
)
from auditor.model.views.duty_cells import DutyCell
from auditor.model.views.head import Head, Letterhead, OfficeName
from auditor.model.views.minutes import (
    MinutesRow,
    MinutesSummary,
    MinutesView,
    PublicChanges,
    PublicChecks,
    PublicGroup,
    PublicMeeting,
    PublicPart,
    PublicProposal,
    PublicSample,
    PublicStatus,
    PublicTally,
)
from auditor.model.views.office import DutyRow, OfficeReports, OfficeView
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.summary import (
    AdviceCount,
    AdviceFollowed,
    DecisionPart,
    DutyBasis,
    MeetingTally,
    Proposal,
    ProposalCode,
    Summary,
)
from auditor.model.views.waivers import NamedWaiver, WaivedDuty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.model.format import View
    from auditor.model.paper import Paper

DAY = date(2024, 2, 11)
BEFORE = date(2024, 1, 18)
DUE = date(2024, 2, 15)
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
PORTAL_DOMAIN = "paikgasa.khulna.gov.bd"

MEMO = "০৫.৪৪.৪৭৬৪.০০০.৭৫.০০১.২৩-৯১"
ELEVEN = Decision(
    "2024-01/11", "11", "2024-01", date(2024, 1, 18), MEMO, date(2024, 1, 29),
    Text(en="Passwords and profiles of web-portal accounts", bn="ওয়েব পোর্টালের পাসওয়ার্ড ও প্রোফাইল"),
    Text(
        en="Profile of the account up to date; a new password with upper and lower case letters and a sign or symbol; "
        "two-step authentication on for every user.",
        bn="ইউজার আইডির প্রোফাইল হালনাগাদ; বড় ও ছোট হাতের ইংরেজি অক্ষর এবং বিশেষ চিহ্নসহ নতুন পাসওয়ার্ড; প্রত্যেক ইউজারের "
        "Two-step authentication চালু।",
    ),
    Text(en="Heads of departmental offices (all); union parishad secretaries (all)", bn="বিভাগীয় দপ্তর প্রধান (সকল); ইউপি সচিব (সকল)"),
    frozenset({OfficeKind.DEPARTMENT, OfficeKind.UNION, OfficeKind.UDC}),
)  # fmt: skip
NINE = Decision(
    "2024-01/09", "09", "2024-01", date(2024, 1, 18), MEMO, date(2024, 1, 29),
    Text(en="Use of official e-mail", bn="সরকারি ই-মেইল ব্যবহার"),
    Text(
        en="Request that offices exchange information by official e-mail.",
        bn="দপ্তরসমূহের মধ্যে তথ্য আদান-প্রদান সরকারি ই-মেইলে করার অনুরোধ।",
    ),
    Text(en="Heads of departmental offices (all)", bn="বিভাগীয় দপ্তর প্রধান (সকল)"),
    frozenset({OfficeKind.DEPARTMENT}),
)  # fmt: skip

_PROFILE = Text(en="Profile updated", bn="প্রোফাইল হালনাগাদ")
_RESET = Text(en="Password reset", bn="পাসওয়ার্ড রিসেট")
_RULE = Text(en="Password rule", bn="পাসওয়ার্ডের নিয়ম")
_TWO_STEP = Text(en="Two-step on", bn="Two-step চালু")
_MAIL = Text(en="Official e-mail", bn="সরকারি ই-মেইল")
ACCOUNT_DUTIES = (_PROFILE, _RESET, _RULE, _TWO_STEP)
DUTIES = (*ACCOUNT_DUTIES, _MAIL)
_POLICIES = {
    _PROFILE: ("profile-updated",),
    _RESET: ("password-reset",),
    _RULE: ("password-composition",),
    _TWO_STEP: ("two-step-enabled",),
    _MAIL: ("official-email-held", "official-email-used"),
}


def column(duty: Text) -> DutyColumn:
    """Return the column of a duty."""
    return DutyColumn(duty, _POLICIES[duty])


_DEPARTMENTS = (
    ("dae", "উপজেলা কৃষি অফিস", "Upazila Agriculture Office"),
    ("fisheries", "উপজেলা মৎস্য অফিস", "Upazila Fisheries Office"),
    ("livestock", "উপজেলা প্রাণিসম্পদ অফিস", "Upazila Livestock Office"),
    ("dpe", "উপজেলা শিক্ষা অফিস", "Upazila Education Office"),
    ("dshe", "উপজেলা মাধ্যমিক শিক্ষা অফিস", "Upazila Secondary Education Office"),
    ("uhc", "উপজেলা স্বাস্থ্য ও পরিবার পরিকল্পনা অফিস", "Upazila Health and Family Planning Office"),
    ("fpo", "উপজেলা পরিবার পরিকল্পনা অফিস", "Upazila Family Planning Office"),
    ("dss", "উপজেলা সমাজসেবা অফিস", "Upazila Social Services Office"),
    ("dwa", "উপজেলা মহিলা বিষয়ক অফিস", "Upazila Women's Affairs Office"),
    ("dyd", "উপজেলা যুব উন্নয়ন অফিস", "Upazila Youth Development Office"),
    ("coop", "উপজেলা সমবায় অফিস", "Upazila Cooperatives Office"),
    ("brdb", "উপজেলা পল্লী উন্নয়ন অফিস", "Upazila Rural Development Office"),
    ("lged", "উপজেলা প্রকৌশলীর কার্যালয় (এলজিইডি)", "Office of the Upazila Engineer (LGED)"),
    ("dphe", "উপজেলা জনস্বাস্থ্য প্রকৌশল অফিস", "Upazila Public Health Engineering Office"),
    ("food", "উপজেলা খাদ্য অফিস", "Upazila Food Office"),
    ("bbs", "উপজেলা পরিসংখ্যান অফিস", "Upazila Statistics Office"),
    ("election", "উপজেলা নির্বাচন অফিস", "Upazila Election Office"),
    ("land", "উপজেলা ভূমি অফিস", "Upazila Land Office"),
    ("ansarvdp", "উপজেলা আনসার ও ভিডিপি অফিস", "Upazila Ansar and VDP Office"),
    ("registry", "সাব-রেজিস্ট্রারের কার্যালয়", "Sub-Registrar's Office"),
    ("cga", "উপজেলা হিসাবরক্ষণ অফিস", "Upazila Accounts Office"),
    ("pio", "উপজেলা প্রকল্প বাস্তবায়ন অফিস", "Upazila Project Implementation Office"),
    ("doict", "উপজেলা আইসিটি অফিস", "Upazila ICT Office"),
    ("urc", "উপজেলা রিসোর্স সেন্টার", "Upazila Resource Centre"),
)
_UNIONS = (
    ("haridhali", "হরিঢালী", "Haridhali"), ("goroikhali", "গড়ইখালী", "Goroikhali"), ("kopilmuni", "কপিলমুনি", "Kopilmuni"),
    ("lota", "লতা", "Lota"), ("deluti", "দেলুটি", "Deluti"), ("loskor", "লস্কর", "Loskor"),
    ("godaipur", "গদাইপুর", "Godaipur"), ("raruli", "রাড়ুলী", "Raruli"), ("chandkhali", "চাঁদখালী", "Chandkhali"),
    ("soladana", "সোলাদানা", "Soladana"),
)  # fmt: skip
_OWN = (
    ("uno", "উপজেলা নির্বাহী অফিসারের কার্যালয়", "Office of the Upazila Nirbahi Officer"),
    ("ap", "সহকারী প্রোগ্রামারের কার্যালয়", "Office of the Assistant Programmer"),
)
_POSTS = {
    OfficeKind.DEPARTMENT: (
        Text(en="Head of office", bn="দপ্তর প্রধান"),
        Text(en="Office assistant", bn="অফিস সহকারী কাম কম্পিউটার মুদ্রাক্ষরিক"),
    ),
    OfficeKind.UNION: (
        Text(en="Union parishad secretary", bn="ইউপি সচিব"),
        Text(en="Accounts assistant cum computer operator", bn="হিসাব সহকারী কাম কম্পিউটার অপারেটর"),
        Text(en="UDC entrepreneur", bn="ইউডিসি উদ্যোক্তা"),
    ),
}
_STEPS = {
    0: Text(
        en="{post}: log in to the portal and correct name, post, mobile number and e-mail in the profile.",
        bn="{post}: পোর্টালে লগইন করে প্রোফাইলের নাম, পদবি, মোবাইল ও ই-মেইল ঠিক করুন।",
    ),
    1: Text(
        en="{post}: reset the password. Test the new one on the self-check page first.",
        bn="{post}: পাসওয়ার্ড রিসেট করুন। আগে স্ব-যাচাই পাতায় পরীক্ষা করে নিন।",
    ),
    2: Text(
        en="{post}: change the password; it needs upper and lower case letters and a sign or symbol.",
        bn="{post}: পাসওয়ার্ড বদলান; বড় ও ছোট হাতের ইংরেজি অক্ষর এবং বিশেষ চিহ্ন থাকতে হবে।",
    ),
    3: Text(
        en="{post}: turn two-step on from the profile and see in another window whether a login asks for the code.",
        bn="{post}: প্রোফাইল থেকে Two-step চালু করুন এবং আলাদা জানালায় লগইন করে দেখুন কোড চায় কি না।",
    ),
}
_WORST = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.WAIVED, Outcome.PASS)


def status_of(outcomes: Iterable[Outcome]) -> Status:
    """Return how an office with these outcomes stands."""
    return office_status(Finding("", "", "", Level.SHALL, outcome) for outcome in outcomes)


@dataclass(frozen=True)
class Place:
    """One office of the upazila with the outcome of every duty of every account."""

    serial: int
    id: str
    name: Text
    kind: OfficeKind
    own: bool
    outcomes: tuple[tuple[Outcome, ...], ...]
    mail: Outcome
    grade: Grade

    @property
    def posts(self) -> tuple[Text, ...]:
        """The posts of its accounts."""
        return _POSTS.get(self.kind, _POSTS[OfficeKind.DEPARTMENT])[: len(self.outcomes)]

    def status(self, decision: Decision | None = None) -> Status:
        """How it stands under one decision, or under both."""
        passwords = [outcome for account in self.outcomes for outcome in account]
        if decision is ELEVEN:
            return status_of(passwords)
        return status_of([self.mail] if decision is NINE else [*passwords, self.mail])

    @property
    def answered(self) -> bool:
        """Whether anything is known of it."""
        return self.status() not in {Status.NO_INFORMATION, Status.NOT_APPLICABLE}

    def grade_of(self, duty: int) -> Grade:
        """How it is known of a duty, where it is done: of every third office the password rule by slips."""
        return max(self.grade, Grade.SELF_CHECKED) if DUTIES[duty] is _RULE and not self.serial % 3 else self.grade

    def cells(self) -> tuple[DutyCell, ...]:
        """Its duties as a row of the chair's copy."""
        return (
            *(cell([account[duty] for account in self.outcomes], self.grade_of(duty)) for duty in range(4)),
            cell([self.mail], self.grade),
        )

    def grades(self, decision: Decision | None = None) -> list[Grade]:
        """By what its duties under a decision, or under both, are known as far as they are done."""
        cells = {ELEVEN: self.cells()[:4], NINE: self.cells()[4:], None: self.cells()}[decision]
        return [of.grade for of in cells if of.grade is not None]


def cell(outcomes: Iterable[Outcome], grade: Grade) -> DutyCell:
    """Return the cell of one duty over some accounts."""
    counted = [outcome for outcome in outcomes if outcome is not Outcome.NOT_APPLICABLE]
    if not counted:
        return DutyCell(0, 0, Outcome.NOT_APPLICABLE)
    done = counted.count(Outcome.PASS)
    worst = next(outcome for outcome in _WORST if outcome in counted)
    return DutyCell(done, len(counted), worst, grade if done else None, DAY if worst is not Outcome.UNKNOWN else None)


def _outcome(place: int, account: int, duty: int) -> Outcome:
    """Return an outcome that looks like life: a third silent or done, the rest mixed."""
    match place % 6:
        case 0 | 1:
            return Outcome.PASS
        case 2:
            return Outcome.UNKNOWN
        case 3:
            return Outcome.FAIL if duty == 3 else Outcome.PASS
        case 4:
            return (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS)[(place + account + duty) % 4]
        case _:
            return Outcome.FAIL


def places(*, waived: bool = True, outcome: Outcome | None = None) -> tuple[Place, ...]:
    """Return the offices; `outcome` gives every duty the same one."""
    found = []
    for number, (office_id, bn, en) in enumerate((*_DEPARTMENTS, *_UNIONS, *_OWN)):
        union = len(_DEPARTMENTS) <= number < len(_DEPARTMENTS) + len(_UNIONS)
        own = number >= len(_DEPARTMENTS) + len(_UNIONS)
        accounts = 3 if union else 1 + number % 2
        outcomes = tuple(
            tuple(outcome or _outcome(number, account, duty) for duty in range(4)) for account in range(accounts)
        )
        if waived and number == 5:
            outcomes = tuple((Outcome.WAIVED,) * 4 for _ in outcomes)
        mail = Outcome.NOT_APPLICABLE if union else outcome or _outcome(number // 2, 0, 0)
        found.append(
            Place(
                number + 1,
                office_id,
                Text(en=f"{en} Union Parishad", bn=f"{bn} ইউনিয়ন পরিষদ") if union else Text(en=en, bn=bn),
                OfficeKind.UNION if union else OfficeKind.UNO if own else OfficeKind.DEPARTMENT,
                own,
                outcomes,
                Outcome.WAIVED if waived and number == 5 else mail,
                Grade(number % len(Grade)),
            )
        )
    return tuple(found)


def tally(members: Iterable[Place], decision: Decision) -> Tally:
    """Count offices under one decision."""
    counted = [place for place in members if not place.own and place.status(decision) is not Status.NOT_APPLICABLE]
    statuses = Counter(place.status(decision) for place in counted)
    done = [place for place in counted if place.status(decision) is Status.IMPLEMENTED]
    return Tally(
        len(counted),
        sum(place.serial % 11 != 0 for place in counted),
        sum(place.answered for place in counted),
        statuses[Status.IMPLEMENTED],
        statuses[Status.PARTIAL],
        statuses[Status.NOT_IMPLEMENTED],
        statuses[Status.NO_INFORMATION],
        statuses[Status.WAIVED],
        0,
        basis_of(min(place.grades(decision)) for place in done),
    )


def head(**changes: Any) -> Head:
    """Return the head of the round of February 2024."""
    made = Head(
        committee=Committee(
            Text(en="Upazila ICT Committee", bn="উপজেলা আইসিটি বিষয়ক কমিটি"),
            Text(en="Paikgacha", bn="পাইকগাছা"),
            Text(en="Khulna", bn="খুলনা"),
        ),
        letterhead=Letterhead(
            (
                "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার",
                "উপজেলা নির্বাহী অফিসারের কার্যালয়",
                "পাইকগাছা, খুলনা।",
                "www.paikgasa.khulna.gov.bd",
            ),
            (
                "Government of the People's Republic of Bangladesh",
                "Office of the Upazila Nirbahi Officer",
                "Paikgacha, Khulna",
                "www.paikgasa.khulna.gov.bd",
            ),
            ap_phone="01700-000000",
            uno_mail="uno@example.gov.bd",
        ),
        meeting="2024-02",
        number=2,
        digest=DIGEST,
        day=DAY,
        due=DUE,
        due_assumed=True,
        next_meeting=DUE,
        decisions=(ELEVEN, NINE),
        example=True,
    )
    return replace(made, **changes)


def summary(
    found: tuple[Place, ...], *, first: bool = False, given_head: Head | None = None, **changes: Any
) -> Summary:
    """Return the counts of these offices."""
    counted = [place for place in found if not place.own]
    done = [place for place in counted if place.status() is Status.IMPLEMENTED]
    made = Summary(
        head=given_head or head(),
        offices=len(counted),
        asked=sum(place.serial % 11 != 0 for place in counted),
        answered=sum(place.answered for place in counted),
        own_offices=len(found) - len(counted),
        implemented=len(done),
        basis=basis_of(min(place.grades()) for place in done),
        best_basis=basis_of(max(place.grades()) for place in done),
        parts=tuple(_part(decision, found, first=first) for decision in (ELEVEN, NINE)),
        portal_offices=6,
        causes=(CauseCount(Cause.NOT_OFFERED, 4), CauseCount(Cause.NO_CODE, 2), CauseCount(Cause.VACANT, 1)),
        advice=(
            AdviceCount(
                Text(
                    en="Take the code from an app instead of SMS or e-mail", bn="এসএমএস বা ই-মেইলের বদলে অ্যাপে কোড নেওয়া"
                ),
                7,
                15,
            ),
            AdviceCount(Text(en="A separate account for each user", bn="প্রত্যেক ইউজারের জন্য আলাদা আইডি"), 3, 21),
            AdviceCount(Text(en="A different password for every account", bn="প্রতিটি আইডিতে আলাদা পাসওয়ার্ড"), 0, 9),
        ),
        proposals=tuple(
            Proposal(code, offices, (), (Cause.NOT_OFFERED, Cause.NO_CODE) if code is ProposalCode.PORTAL else ())
            for code, offices in zip(ProposalCode, (15, 6, 2, 0, 0, 0, 0, 0, 6, 0, 0, 2, 3, 0, 5), strict=True)
            if offices
        ),
        first=first,
        previous_meeting="" if first else "2024-01",
        previous_day=None if first else BEFORE,
        newly_done=0 if first else 5,
        slipped=0 if first else 1,
        pending=0 if first else 18,
        waived=sum(Outcome.WAIVED in account for place in counted for account in place.outcomes[:1]),
        gone=() if first else (DepartureCount("দপ্তর একীভূত হয়েছে", 1, 2),),
        password_rule="upper+lower+symbol",
    )
    return replace(made, **changes)


def _part(decision: Decision, found: tuple[Place, ...], *, first: bool) -> DecisionPart:
    kinds = [kind for kind in (OfficeKind.DEPARTMENT, OfficeKind.UNION) if kind in decision.implementers]
    groups = tuple(
        GroupTally(
            (kind,),
            sum(len(place.outcomes) for place in found if place.kind is kind),
            tally([place for place in found if place.kind is kind], decision),
        )
        for kind in kinds
    )
    total = tally(found, decision)
    before = replace(
        total,
        implemented=total.implemented // 2,
        no_information=total.no_information + total.implemented - total.implemented // 2,
    )
    past = (
        (MeetingTally("2024-02", "2024-02", total, None),)
        if first
        else (MeetingTally("2024-01", "2024-01", before, BEFORE), MeetingTally("2024-02", "2024-02", total, None))
    )
    pending = max(0, total.total - total.implemented - total.waived - 1)
    changed = (0, 0, 0) if first else (4, 1, pending)
    return DecisionPart(decision, groups, total, _duty_bases(decision, found), past, *changed)


def _duty_bases(decision: Decision, found: tuple[Place, ...]) -> tuple[DutyBasis, ...]:
    done = [place for place in found if not place.own and place.status(decision) is Status.IMPLEMENTED]
    return tuple(
        DutyBasis(DUTIES[duty], _POLICIES[DUTIES[duty]], basis_of(place.cells()[duty].grade for place in done))
        for duty in (range(4) if decision is ELEVEN else (4,))
    )


def _remarks(place: Place) -> tuple[Remark, ...]:
    found = []
    if place.serial % 7 == 0:
        found += [Remark(RemarkCode.TRANSFER, day=date(2024, 1, 25)), Remark(RemarkCode.LAPSED)]
    if Status.WAIVED is place.status():
        found.append(Remark(RemarkCode.WAIVER, day=date(2024, 6, 30), reference="2024-02/07"))
    if place.serial % 6 == 4:
        found.append(Remark(RemarkCode.CAUSE, cause=Cause.NOT_OFFERED))
    if place.serial % 9 == 0:
        found.append(Remark(RemarkCode.SHARED))
    if not place.answered:
        found.append(Remark(RemarkCode.NEVER_ANSWERED, number=2))
    return tuple(found)


def _past(place: Place, *, first: bool) -> tuple[PastStanding, ...]:
    """Return how an office stood now and, but in a first report, at the meeting before, where two duties were told of."""
    now = PastStanding("2024-02", "2024-02", place.cells(), place.status())
    return (now,) if first else (PastStanding("2024-01", "2024-01", place.cells()[:2], place.status()), now)


def chair(found: tuple[Place, ...], *, first: bool = False, **changes: Any) -> ChairView:
    """Return the chair's copy."""
    rows = tuple(
        ChairRow(
            place.serial, place.name, place.kind, f"{place.id}.{PORTAL_DOMAIN}", len(place.outcomes), place.cells(), place.status(),
            min(place.grades(), default=None), place.own, _remarks(place),
            _past(place, first=first),
        )
        for place in found
    )  # fmt: skip
    open_places = [
        place for place in found if not place.own and place.status(ELEVEN) in {Status.PARTIAL, Status.NOT_IMPLEMENTED}
    ]
    names = [OfficeName(place.serial, place.name) for place in open_places]
    done = [OfficeName(place.serial, place.name) for place in found if place.status(ELEVEN) is Status.IMPLEMENTED]
    return ChairView(
        summary(found, first=first, **changes),
        tuple(map(column, DUTIES)),
        rows,
        Changes(
            newly_done=() if first else tuple(Change(name, "11") for name in done[:4]),
            slipped=() if first else tuple(Change(name, "09") for name in names[:1]),
            pending=() if first else tuple(Change(name, "11", 1 + number % 3) for number, name in enumerate(names)),
            waived=tuple(
                WaivedDuty(OfficeName(place.serial, place.name), duty, date(2024, 6, 30), "2024-02/07")
                for place in found
                if place.status() is Status.WAIVED
                for duty in ACCOUNT_DUTIES
            ),
            listed_anew=() if first else tuple(done[-1:]),
            lapsed=() if first else tuple(names[1:3]),
            new_accounts=() if first else tuple(names[3:5]),
            left=() if first else (NamedDeparture("দপ্তর একীভূত হয়েছে", (Text(en="Jute Office", bn="পাট অফিস"),)),),
        ),
        (
            NamedWaiver(
                WaiverNote("two-step-enabled", "food/head", date(2024, 1, 31), expired=True),
                Text(en="Food Office, Head of office", bn="খাদ্য অফিস, অফিস প্রধান"),
                ACCOUNT_DUTIES[0],
            ),
            NamedWaiver(
                WaiverNote("password-reset", "land", date(2024, 5, 1), expired=False),
                Text(en="Land Office", bn="ভূমি অফিস"),
                ACCOUNT_DUTIES[1],
            ),
        ),
    )


def minutes(found: tuple[Place, ...], *, first: bool = False, standings: bool = False, **changes: Any) -> MinutesView:
    """Return the copy that may be published; by name it says how offices stand only where that is asked for."""
    rows = tuple(
        MinutesRow(place.serial, place.name, place.answered, PublicStatus.of(place.status()) if standings else None)
        for place in found
        if not place.own
    )
    return MinutesView(published(summary(found, first=first, **changes)), rows)


def published(counts: Summary) -> MinutesSummary:
    """Return these counts as they are published where none is too small: without the causes of few offices."""
    return MinutesSummary(
        head=counts.head,
        offices=counts.offices,
        asked=counts.asked,
        answered=counts.answered,
        own_offices=bool(counts.own_offices),
        parts=tuple(
            PublicPart(
                part.decision,
                tuple(PublicGroup(group.kinds, published_tally(group.tally)) for group in part.groups),
                published_tally(part.total),
                part.total.basis,
                part.duties,
                tuple(
                    PublicMeeting(past.meeting, past.called, published_tally(past.tally), past.day)
                    for past in part.history
                ),
            )
            for part in counts.parts
        ),
        checks=PublicChecks(counts.implemented, sum(counts.best_basis[1:]), counts.best_basis),
        portal_offices=counts.portal_offices,
        causes=tuple(counted for counted in counts.causes if counted.offices > 2),
        advice=counts.advice,
        advice_followed=AdviceFollowed.of(counts.advice),
        proposals=tuple(
            PublicProposal(
                proposal.code,
                proposal.offices if proposal.code in {ProposalCode.LEFT, ProposalCode.SILENT} else None,
                proposal.causes[:1],
            )
            for proposal in counts.proposals
            if proposal.code is not ProposalCode.SAMPLE
        ),
        sample=PublicSample(6, 3, 3, 0),
        first=counts.first,
        previous_meeting=counts.previous_meeting,
        previous_day=counts.previous_day,
        changes=None if counts.first else PublicChanges(counts.newly_done, counts.slipped, counts.pending),
        password_rule=counts.password_rule,
    )


def published_tally(found: Tally) -> PublicTally:
    """Return a tally with the three standings that are published."""
    in_progress = found.partial + found.not_implemented + found.awaiting_portal + found.waived
    return PublicTally(found.total, found.answered, found.implemented, in_progress, found.no_information)


def auditor(found: tuple[Place, ...], *, first: bool = False, **changes: Any) -> AuditorView:
    """Return the assistant programmer's own copy."""
    offices = tuple(
        OfficeAccounts(OfficeName(place.serial, place.name), () if place.serial == 30 else accounts(place))
        for place in found
    )
    return AuditorView(chair(found, first=first, **changes), tuple(map(column, ACCOUNT_DUTIES)), offices)


def accounts(place: Place) -> tuple[AccountRow, ...]:
    """Return the accounts of one office."""
    return tuple(
        AccountRow(
            post,
            f"{place.id[:2]}…",
            tuple(cell([outcome], place.grade_of(duty)) for duty, outcome in enumerate(outcomes)),
            _remarks(place)[:1],
            ((),) * len(_remarks(place)[:1]),
        )
        for post, outcomes in zip(place.posts, place.outcomes, strict=True)
    )


def office(place: Place, **changes: Any) -> OfficeView:
    """Return the report for one office."""
    steps = tuple(
        _STEPS[duty].filled(post=post)
        for post, outcomes in zip(place.posts, place.outcomes, strict=True)
        for duty, outcome in enumerate(outcomes)
        if outcome in {Outcome.FAIL, Outcome.UNKNOWN}
    )
    cells = place.cells()
    done_on = Text(en="25.01.2024", bn="২৫.০১.২০২৪")
    made = OfficeView(
        head=head(),
        office=OfficeName(place.serial, place.name),
        office_id=place.id,
        kind=place.kind,
        head_post=place.posts[0],
        portal=f"{place.id}.{PORTAL_DOMAIN}",
        email=f"{place.id}@example.gov.bd",
        status=place.status(),
        heard=place.answered,
        told_on=DAY if place.answered else None,
        ways=("form", "phone") if place.answered else (),
        duties=tuple(
            DutyRow(
                duty,
                _POLICIES[duty][0],
                "09" if duty is _MAIL else "11",
                of,
                done_on if duty is _RESET and of.done else None,
                _remarks(place),
            )
            for duty, of in zip(DUTIES, cells, strict=True)
            if of.of
        ),
        account_duties=tuple(map(column, ACCOUNT_DUTIES)),
        accounts=accounts(place),
        steps=steps,
        portal_matter=place.serial % 6 == 4,
        portal_clauses=((ProposalCode.PORTAL, (Cause.NOT_OFFERED,)),) if place.serial % 6 == 4 else (),
        advice=(
            Text(
                en="Head of office: if the portal offers it, take the code in an authenticator app instead of SMS or e-mail.",
                bn="দপ্তর প্রধান: পোর্টালে সুযোগ থাকলে এসএমএস বা ই-মেইলের বদলে Authenticator অ্যাপে কোড নিন।",
            ),
        )
        if place.serial % 2
        else (),
    )
    return replace(made, **changes)


def every_view() -> dict[str, View]:
    """Return a view of every kind, and those at the edges: first report, nothing left, nothing known, no decision."""
    found = places()
    views: dict[str, View] = {}
    builders: dict[str, Callable[..., Annex]] = {"minutes": minutes, "chair": chair, "auditor": auditor}
    for name, build in builders.items():
        views[name] = build(found)
        views[f"{name}, first report"] = build(places(waived=False), first=True)
        views[f"{name}, all done"] = build(
            places(waived=False, outcome=Outcome.PASS),
            causes=(), portal_offices=0, advice=(), proposals=(Proposal(ProposalCode.CLOSED, 34),), newly_done=1, slipped=0,
        )  # fmt: skip
        views[f"{name}, nothing known"] = build(
            places(waived=False, outcome=Outcome.UNKNOWN), first=True, causes=(), portal_offices=0, advice=()
        )
        views[f"{name}, nothing done"] = build(places(waived=False, outcome=Outcome.FAIL), newly_done=0)
        views[f"{name}, no decision"] = build(
            found,
            first=True,
            given_head=head(decisions=(), meeting="", digest="", due=None, example=False),
            parts=(), implemented=0, basis=(0, 0, 0, 0, 0), best_basis=(0, 0, 0, 0, 0), proposals=(),
        )  # fmt: skip
    for place in (*found[:8], *found[24:30], *found[-2:]):
        views[f"office {place.id}"] = office(place)
    views["office reports"] = OfficeReports(tuple(office(place) for place in found[:3]))
    return views


VIEWS: dict[str, View] = every_view()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `case` every view in both languages, and one that asks for `view_name` every view.

    In every run an annex of each kind is tried in one of the languages, and a few of the offices.
    """
    if "case" in metafunc.fixturenames:
        cases = [Case(name, VIEWS[name], language) for name in VIEWS for language in Language]
        metafunc.parametrize(
            "case",
            some_of(cases, kind=lambda case: case.language if isinstance(case.view, OfficeView) else case.name),
            ids=[f"{case.name} ({case.language})" for case in cases],
        )
    if "view_name" in metafunc.fixturenames:
        metafunc.parametrize("view_name", list(VIEWS))


@dataclass(frozen=True)
class Case:
    """One view in one language, with its papers."""

    name: str
    view: View
    language: Language

    @property
    def papers(self) -> tuple[Paper, ...]:
        """What the layout makes of it."""
        return papers(self.view, self.language)

    def strings(self) -> Iterator[str]:
        """Yield every string that a reader of the papers may get, alternative texts included."""
        for paper in self.papers:
            yield from strings(paper)


def strings(value: object, name: str = "") -> Iterator[str]:
    """Yield the strings of a paper or of a part of it; ids, alignments and QR codes are not words."""
    if name in {"name", "language", "align", "qr"}:
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from strings(part, name)
    else:
        for within, part in fields_of(value).items():
            yield from strings(part, within)


@pytest.fixture(name="build", scope="session")
def _build() -> SimpleNamespace:
    """Return the builders of views."""
    return SimpleNamespace(
        places=places, head=head, summary=summary, minutes=minutes, chair=chair, auditor=auditor, office=office,
        strings=strings,
    )  # fmt: skip


@pytest.fixture(name="views", scope="session")
def _views() -> dict[str, View]:
    """Return a view of every kind by name."""
    return VIEWS
