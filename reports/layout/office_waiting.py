"""What the report of an office says that it need not do now: what who keeps the roster settles, what is put off, what waits for the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.summary import ProposalCode
from reports.layout import cells
from reports.layout.causes import matter_for_authority
from reports.layout.joining import listed
from reports.layout.wording import EXTENDED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from auditor.i18n import Language
    from auditor.model.views.office import DutyRow, OfficeView
    from auditor.model.views.remarks import Remark
    from auditor.model.views.waivers import WaivedDuty

_EXTENDED: Final = Text(
    en="Time extended until {day} ({reference}): {duties}.",
    bn="{day} পর্যন্ত সময় বর্ধিত ({reference}): {duties}।",
)
_AWAITED: Final = Text(
    en="Time extended until {day} ({reference}), only how it stands is to be told now: {duties}.",
    bn="{day} পর্যন্ত সময় বর্ধিত ({reference}), এখন শুধু বর্তমান অবস্থা জানাতে হবে: {duties}।",
)
_AWAITED_WITHOUT_REFERENCE: Final = Text(
    en="Time extended until {day}, only how it stands is to be told now: {duties}.",
    bn="{day} পর্যন্ত সময় বর্ধিত, এখন শুধু বর্তমান অবস্থা জানাতে হবে: {duties}।",
)
_PUT_OFF: Final = Text(
    en='Waits for "{before}", for which time was extended until {day}: {duties}.',
    bn="{duties}: আগে {before} প্রয়োজন, যার সময় {day} পর্যন্ত বর্ধিত।",
)
_WAITS: Final = Text(en='Waits for "{before}": {duties}.', bn="{duties}: আগে {before} প্রয়োজন।")
_NOT_YET: Final = Text(
    en="Time extended until {day} ({reference}) does not count until it is known whether this is the same as before: {duties}.",
    bn="{day} পর্যন্ত সময় বর্ধিত ({reference}), আগেরটিই কি না তা না জানা পর্যন্ত ধরা হয় না: {duties}।",
)
_EXTENSIONS: Final = {
    RemarkCode.PUT_OFF: (_PUT_OFF, _PUT_OFF),
    RemarkCode.WAIVER: (_EXTENDED, EXTENDED),
    RemarkCode.WAIVER_AWAITS: (_AWAITED, _AWAITED_WITHOUT_REFERENCE),
}
_PORTAL: Final[Mapping[ProposalCode, Text]] = {
    ProposalCode.PORTAL: Text(
        en="The portal's authority is being told {matter}; there is nothing for you to do about it.",
        bn="{matter} বিষয়টি পোর্টাল কর্তৃপক্ষকে জানানো হচ্ছে; এ বিষয়ে আপনার কিছু করণীয় নেই।",
    ),
    ProposalCode.PORTAL_ASKED: Text(
        en="The portal's authority was told on {sent} {matter}; there is nothing for you to do about it until it answers.",
        bn="{matter} বিষয়টি {sent} তারিখে পোর্টাল কর্তৃপক্ষকে জানানো হয়েছে; উত্তর না আসা পর্যন্ত এ বিষয়ে আপনার কিছু করণীয় নেই।",
    ),
}
"""What an office is told of the portal by what became of the letter about it; of what was answered it has a step."""
_MOST_NAMED: Final = 6
"""Of more user IDs the sheet has room for the number alone."""
_OF_WHOM: Final = Text(en="{post}: {said}", bn="{post}: {said}")
"""Before it, where it is not every user's: the others may have something to do."""


def waiting(view: OfficeView, language: Language) -> tuple[str, ...]:
    """Return what the office need not do now: what who keeps the roster settles, what is put off, or is once it is known who somebody is, and what waits for the portal."""
    settled = (told.said(language) for told in view.for_keeper)
    return (*settled, *_extended(view, language), *_not_yet(view, language), *_portal(view, language))


def is_put_off(remark: Remark) -> bool:
    """Whether it says that a duty waits for one that lacks, on whichever day that is done."""
    return remark.code is RemarkCode.PUT_OFF and remark.day is None


def _extended(view: OfficeView, language: Language) -> tuple[str, ...]:
    """Return until when which duties are put off, by whose decision; of those not told of yet, where that is after the day of the others."""
    given: dict[tuple[Text, date | None, str, tuple[Text, ...]], list[str]] = {}
    for row in view.duties:
        for remark in row.remarks:
            if remark.code in _EXTENSIONS and not _is_due_before(remark, view.head.due):
                with_reference, without = _EXTENSIONS[remark.code]
                told = with_reference if remark.reference else without
                before = remark.sides if remark.code is RemarkCode.PUT_OFF else ()
                told = _WAITS if is_put_off(remark) else told
                of = (told, remark.day, remark.reference, before)
                given.setdefault(of, []).append(_given_for(row, remark, view).said(language))
    return tuple(
        told.said(
            language,
            day=cells.day(until, language),
            reference=cells.quoted(reference, language),
            before=listed([duty.said(language) for duty in before], language),
            duties=listed(duties, language),
        )
        for (told, until, reference, before), duties in given.items()
    )


def _not_yet(view: OfficeView, language: Language) -> Iterator[str]:
    """Yield until when which duties will be put off once it is known who somebody is: until then they are to be done."""
    given: dict[tuple[date, str], list[str]] = {}
    for each in view.time_waiting:
        given.setdefault((each.until, each.reference), []).append(_in_room(each, view).said(language))
    for (until, reference), duties in given.items():
        quoted = cells.quoted(reference, language)
        yield _NOT_YET.said(language, day=until, reference=quoted, duties=listed(duties, language))


def _in_room(given: WaivedDuty, view: OfficeView) -> Text:
    """Return for what time was given: with the posts of those to whom it was, or their number where there are many."""
    return given.duty if len(view.accounts) <= _MOST_NAMED else given.in_short or given.duty


def _given_for(row: DutyRow, remark: Remark, view: OfficeView) -> Text:
    """Return for what time was given: where that is not to every user who has the duty, with the posts of those to whom it was, or their number."""
    given = (each for each in view.time_given if (each.policy, each.until) == (row.policy, remark.day))
    duties = (_in_room(each, view) for each in given if each.reference == remark.reference)
    return row.duty if remark.code is RemarkCode.PUT_OFF else next(duties, row.duty)


def _is_due_before(remark: Remark, due: date | None) -> bool:
    """Whether it tells of time that is over by the day by which all is asked for: that day stands then."""
    awaits = remark.code is RemarkCode.WAIVER_AWAITS
    return awaits and due is not None and remark.day is not None and remark.day <= due


def _portal(view: OfficeView, language: Language) -> tuple[str, ...]:
    sent, whose = view.portal_request.day if view.portal_request is not None else "", dict(view.portal_whose)
    told = (
        (whose.get(code), _PORTAL[code].filled(matter=matter_for_authority(of_portal), sent=sent))
        for code, causes in view.portal_clauses
        if code in _PORTAL and (of_portal := [cause for cause in causes if cause.of_portal])
    )
    return tuple(
        (said if post is None else _OF_WHOM.filled(post=post, said=said)).said(language) for post, said in told
    )
