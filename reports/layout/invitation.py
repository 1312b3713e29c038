"""The sheet by which an office checks itself: what to do and the codes, and on its back the paper form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits, joined, serial
from auditor.i18n import month as month_name
from auditor.model.labels import SELF_CHECK_STEPS, sheet_name
from auditor.model.numbered import is_number, numbers_in_table
from auditor.model.paper import Block, Box, Heading, KeyBlock, Paper, Paragraph
from reports.layout import cells
from reports.layout.decisions import serials_by_meeting
from reports.layout.fieldwork import (
    DOTS,
    FORM,
    NOBODY_KNOWN,
    USERS_PER_TABLE,
    agree_whose,
    form_questions,
    form_receipt,
    users_side_by_side,
)
from reports.layout.frame import Frame, build_paper
from reports.layout.joining import AND_TOO, listed
from reports.layout.many_users import CODE, users_in_lines
from reports.layout.ruled import NUMBER, TitledColumn, ruled
from reports.layout.stamp import form_foot, with_number
from reports.layout.wording import BLANK_PAGE, BY_SLIP_ALONE, EXTENDED, PORTAL_ADDRESS, USER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.views.invitation import Invitation, InvitationAccount, InvitationHead

_MOST_IN_LINES: Final = 25
"""So many users have a line each on one side of paper."""
_MOST_BLANK_USERS: Final = 3
"""For how many users who are counted and not listed there is room beside those who are."""
_GROUP: Final = 4
_ON_PORTAL: Final = 2
"""The step in which the portal is opened."""

_TITLE: Final = Text(
    en="Self-check sheet: password and two-step authentication of the web portal",
    bn="স্ব-যাচাই নির্দেশিকা: ওয়েব পোর্টালের পাসওয়ার্ড ও Two-step authentication",
)
_SUBTITLE: Final = Text(en="{committee} · check for {month}", bn="{committee} · {month} মাসের যাচাই")
_FILE_TITLE: Final = Text(en="Self-check sheet · {office}", bn="স্ব-যাচাই নির্দেশিকা · {office}")
_SERIAL: Final = Text(en="Serial: {serial}", bn="ক্রম: {serial}")

_TO: Final = Text(en="To", bn="প্রাপক")
_WHY: Final = Text(
    en="This is to find out how far {n:decision|decisions} {decisions} {n:is|are} carried out in your office. Each user needs about 10 minutes.",
    bn="{decisions} সিদ্ধান্ত আপনার দপ্তরে কতটুকু বাস্তবায়িত হয়েছে, তা জানার জন্য এই নির্দেশিকা পাঠানো হলো। প্রতি ইউজারের জন্য প্রায় ১০ মিনিট লাগবে।",
)
_OF_COMMITTEE: Final = Text(
    en="no. {serials} of the {committee}, meeting of {meeting}", bn="{meeting} {committee:র} {serials} নং"
)
_OF_ANOTHER_MEETING: Final = Text(en="no. {serials} of {meeting}", bn="{meeting} {serials} নং")
_WHY_WITHOUT_DECISION: Final = Text(
    en="This paper is to find out how safe your office's portal accounts are. Each user needs about 10 minutes.",
    bn="আপনার দপ্তরের পোর্টালের ইউজার আইডি কতটা নিরাপদ, তা জানার জন্য এই নির্দেশিকা পাঠানো হলো। প্রতি ইউজারের জন্য প্রায় ১০ মিনিট লাগবে।",
)
_DUE: Final = Text(en="Please finish by {due}.", bn="{due} তারিখের মধ্যে শেষ করুন।")
_REPLACES: Final = Text(
    en="This sheet replaces the earlier one; return that, its codes and page no longer work.",
    bn="এই নির্দেশিকা আগেরটির বদলে দেওয়া হলো; আগের কাগজ ফেরত দিন, তার যাচাই কোড ও পাতা আর চলবে না।",
)
_AGAIN: Final = Text(
    en="Do only what is left; what you told before need not be told again.",
    bn="আগে জানানো তথ্য আবার লিখতে হবে না; শুধু বাকি কাজগুলো করুন।",
)

_MEMO: Final = Text(en="Memo no.", bn="স্মারক নং")
_MEMO_AND_DAY: Final = Text(en="{dots} Date: {day}", bn="{dots} তারিখ: {day} খ্রি.")
_FROM: Final = Text(en="From", bn="প্রেরক")
_SENDER: Final = Text(
    en="Assistant Programmer, Department of ICT, {upazila}, {district}",
    bn="সহকারী প্রোগ্রামার, তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর, {upazila}, {district}",
)
_STEPS: Final = Text(en="Three steps", bn="তিনটি ধাপ")
_STEP: Final = Text(en="{n}. {name}.", bn="{n}. {name}।")
_TEST_HOW: Final = Text(
    en="On a computer open the file {page_file} and switch the Internet off. Press “Make one for me”, or test your own new "
    "password: {kinds}, no names of places or offices. Write it on another paper, never on this one, keep that with you until it is set, then lock it away.",
    bn="কম্পিউটারে {page_file} ফাইলটি খুলুন, ইন্টারনেট বন্ধ করুন। “আমার জন্য একটি তৈরি করুন” চাপুন, অথবা নিজের নতুন পাসওয়ার্ডটি পরীক্ষা করুন: {kinds} থাকতে "
    "হবে; এলাকা বা দপ্তরের নাম দেবেন না। পাসওয়ার্ডটি আলাদা কাগজে লিখুন, এই কাগজে নয়; বসানো পর্যন্ত সঙ্গে রাখুন, পরে তালাবদ্ধ রাখুন।",
)
_KINDS: Final = Text(
    en="upper-case and lower-case letters and a sign or symbol",
    bn="বড় হাতের অক্ষর, ছোট হাতের অক্ষর ও বিশেষ চিহ্ন",
)
_KINDS_WITH_DIGIT: Final = Text(
    en="upper-case and lower-case letters, a sign or symbol and a digit",
    bn="বড় হাতের অক্ষর, ছোট হাতের অক্ষর, বিশেষ চিহ্ন ও সংখ্যা",
)
_SET_HOW: Final = Text(
    en="Now switch the Internet on. Log in to the portal, set the tested password, correct the profile and turn on two-step "
    "authentication. The page tells how.",
    bn="এবার ইন্টারনেট চালু করুন। পোর্টালে লগইন করে পরীক্ষিত পাসওয়ার্ডটি বসান, প্রোফাইল ঠিক করুন, Two-step authentication (দুই ধাপে যাচাই) চালু করুন। "
    "নিয়ম পাতাতেই দেওয়া আছে।",
)
_PORTAL_ADDRESS: Final = Text(en="{label}:", bn="{label}:")
_TELL_HOW: Final = Text(
    en="Back on the page answer a few questions, type your code, take the slip and send it. Who cannot use a computer fills in "
    "the form on the other side and hands it in.",
    bn="পাতায় ফিরে কয়েকটি প্রশ্নের উত্তর দিন, নিজের যাচাই কোড লিখুন, স্লিপ নিন এবং পাঠান। কম্পিউটারে না পারলে অপর পৃষ্ঠার ছক পূরণ করে জমা দিন।",
)

_CODE_COLUMNS: Final = (
    NUMBER,
    TitledColumn(USER, 6.0),
    TitledColumn(CODE, 2.0, "center", large=True),
)
_CODES_ALT: Final = Text(en="Each user by post, with the code", bn="পদবি অনুযায়ী প্রত্যেক ইউজারের যাচাই কোড")
_CODES_BEHIND: Final = Text(
    en="The code of each user stands on the other side, beside the post.", bn="প্রত্যেকের যাচাই কোড অপর পৃষ্ঠায় পদবির পাশে আছে।"
)
_OWN_CODE: Final = Text(
    en="The code is no password. Everybody uses only his or her own code.",
    bn="যাচাই কোড পাসওয়ার্ড নয়। প্রত্যেকে শুধু নিজের কোড ব্যবহার করবেন।",
)
_NO_ACCOUNTS: Final = Text(
    en="No user ID of your office is in our list, so no code could be given. First tell how many user IDs the office has on "
    "the portal, and which posts use them; you may write it on the other side. A sheet with codes will follow.",
    bn="আপনার দপ্তরের কোনো ইউজার আইডি আমাদের তালিকায় নেই, তাই যাচাই কোড দেওয়া যায়নি। আগে জানান, পোর্টালে দপ্তরের ইউজার আইডি কয়টি এবং "
    "কোন কোন পদবির কাছে আছে; অপর পৃষ্ঠায় লিখলেই চলবে। এরপর কোডসহ নির্দেশিকা দেওয়া হবে।",
)
_NO_POSTS: Final = Text(
    en="Your office has {n} {n:user ID|user IDs}, as is known, but no post is known that uses {n:it|one}, so no code could be given. First tell which {n:post uses it|posts use them}; "
    "you may write it on the other side. A sheet with codes will follow.",
    bn="জানা আছে, পোর্টালে আপনার দপ্তরের {n}টি ইউজার আইডি আছে; কিন্তু কোন পদবির কাছে, তা জানা নেই বলে যাচাই কোড দেওয়া যায়নি। আগে জানান, {n:আইডিটি|আইডিগুলো} কোন কোন "
    "পদবির কাছে আছে; অপর পৃষ্ঠায় লিখলেই চলবে। এরপর কোডসহ নির্দেশিকা দেওয়া হবে।",
)
_UNLISTED: Final = Text(
    en="Tell which posts use the other {n} {n:user ID|user IDs}.", bn="বাকি {n}টি ইউজার আইডি কোন পদবির কাছে আছে জানান।"
)
_ONE_UNLISTED: Final = Text(en="Tell which post uses the other user ID.", bn="বাকি ১টি ইউজার আইডি কোন পদবির কাছে আছে জানান।")
_USERS: Final = Text(en="Users {places}:", bn="ইউজার {places}:")
_SHARED: Final = Text(
    en="Several people are known to use this account. If you can, apply for separate ones.",
    bn="এই আইডি একাধিক জন ব্যবহার করেন বলে জানা আছে। সম্ভব হলে আলাদা আইডির আবেদন করুন।",
)
_NEW_HOLDER: Final = Text(
    en="The holder is new. Password, phone number for two-step and profile must be set anew.",
    bn="দায়িত্বপ্রাপ্ত ব্যক্তি নতুন। পাসওয়ার্ড, Two-step-এর ফোন নম্বর ও প্রোফাইল নতুন করে ঠিক করতে হবে।",
)
_VACANT: Final = Text(
    en="The post is vacant. Tell who has the account; an unused one will be closed.",
    bn="পদটি শূন্য। এই আইডি কার কাছে আছে জানান; কেউ ব্যবহার না করলে বন্ধের ব্যবস্থা করা হবে।",
)

_REMEMBER: Final = Text(en="Remember:", bn="মনে রাখুন:")
_NEVER_TELL: Final = Text(
    en="Tell nobody your password, OTP or recovery code: on paper, by phone or in a message.",
    bn="পাসওয়ার্ড, OTP বা জরুরি কোড এই কাগজে, ফোনে, WhatsApp-এ বা ই-মেইলে কাউকে জানাবেন না।",
)
_NOR_US: Final = Text(
    en="Neither the UNO's office nor the assistant programmer will ask for them.",
    bn="উপজেলা নির্বাহী অফিসারের কার্যালয় বা সহকারী প্রোগ্রামারও চাইবেন না।",
)
_REPORT_IT: Final = Text(en="If somebody asks, tell: {uno_phone}.", bn="কেউ চাইলে জানান: {uno_phone}।")
_REPORT_IT_WITHOUT_PHONE: Final = Text(
    en="If somebody asks, tell the UNO's office.", bn="কেউ চাইলে উপজেলা নির্বাহী অফিসারের কার্যালয়ে জানান।"
)
_WHERE_FROM: Final = Text(
    en="The page comes on the USB drive of the UNO's office, or lies in a folder on your office's own network; from elsewhere do "
    "not open it.",
    bn="পাতাটি পাওয়ার উপায়: উপজেলা নির্বাহী অফিসারের কার্যালয়ের পেনড্রাইভ, অথবা আপনার দপ্তরের নিজস্ব নেটওয়ার্কের ফোল্ডার। অন্য কোথাও থেকে পেলে খুলবেন না।",
)
_NO_LINKS: Final = Text(
    en="It never comes by e-mail or by a link; type no password on a page that a link opened.",
    bn="পাতাটি কখনো ই-মেইলে বা লিংকে পাঠানো হয় না; কোনো লিংকে গিয়ে পাসওয়ার্ড লিখবেন না।",
)
_NOT_ALONE: Final = Text(
    en="If you are afraid of being locked out, do not do it alone.", bn="আটকে যাওয়ার ভয় থাকলে একা করবেন না।"
)
_CALL: Final = Text(en="Call the assistant programmer: {ap_phone}.", bn="ফোন করুন: সহকারী প্রোগ্রামার, {ap_phone}।")
_COME: Final = Text(
    en="Or come on {help_day} {help_place} with your phone and laptop.",
    bn="অথবা {help_day} তারিখে {help_place} আসুন; ফোন ও (থাকলে) ল্যাপটপ সঙ্গে আনুন।",
)
_PORTAL: Final = Text(
    en="If the portal does not offer two-step, or no code arrives, tell us just that; it is not held against your office.",
    bn="পোর্টালে Two-step চালুর সুযোগ না থাকলে বা কোড না এলে সেটিই জানান; তা আপনার দপ্তরের ত্রুটি হিসেবে ধরা হবে না।",
)
_DIGEST: Final = Text(
    en="For technicians, the file's SHA-256: {sha256}", bn="কারিগরি যাচাইয়ের জন্য ফাইলের SHA-256: {sha256}"
)
_PROBE: Final = Text(
    en="If you also make the login check: the portal's owner permits it, and the SHA-256 of the file is {sha256}",
    bn="লগইন যাচাইও করলে: পোর্টালের মালিক কর্তৃপক্ষের অনুমতি আছে; ফাইলের SHA-256: {sha256}",
)
_BACK: Final = Text(en="{form} · {office} · serial {serial}", bn="{form} · {office} · ক্রম {serial}")


def invitation(view: Invitation, language: Language) -> Paper:
    """Return the sheet of one office: A4, portrait, front and back; an even number of pages."""
    head = view.head
    office = cells.words(view.office.name, language)
    return build_paper(
        Frame(head.made_on, head.example, head.letterhead, _foot(view, language)),
        language,
        name=f"sheet-{view.office_id}",
        title=with_number(_FILE_TITLE.said(language, office=office), view.stamp, language),
        titles=(_TITLE.said(language),),
        blocks=(*_front(view, language), *_back(view, language)),
        marking=with_number(_SERIAL.said(language, serial=serial(view.office.serial, language)), view.stamp, language),
        subtitles=(_SUBTITLE.said(language, committee=head.committee.name, month=month_name(head.meeting)),),
        blank_page=BLANK_PAGE.said(language),
    )


def _foot(view: Invitation, language: Language) -> str:
    """Return what each page says: which round's sheet it is; front and back say above whose."""
    foot = sheet_name(view.head.round).said(language)
    return " · ".join(part for part in (foot, form_foot(view.stamp, language)) if part)


def _front(view: Invitation, language: Language) -> Iterator[Block]:
    head = view.head
    yield _addresses(view, language)
    due = _DUE.said(language, due=head.due) if head.due is not None else ""
    replaces = _REPLACES.said(language) if head.replaces else ""
    again = _AGAIN.said(language) if view.asked_before else ""
    more_time = (
        EXTENDED.said(
            language, day=given.until, duties=listed([duty.said(language) for duty in given.duties], language)
        )
        for given in view.more_time
    )
    lead = " ".join(filter(None, (replaces, due, *more_time)))
    yield Paragraph(f"{_why(view, language)} {again}".rstrip(), lead=lead)
    yield Heading(_STEPS.said(language))
    yield from _steps(view, language)
    yield from _codes(view, language)
    yield from _warnings(head, language)
    if _are_many(view):
        yield from _last_words(view, language)


def _addresses(view: Invitation, language: Language) -> KeyBlock:
    """Return the memo's place and the day, from whom the sheet is and for whom; no memo number is known, so it is written in."""
    committee = view.head.committee
    sender = _SENDER.said(language, upazila=committee.upazila, district=committee.district)
    recipient = f"{cells.words(view.head_post, language)}, {cells.words(view.office.name, language)}"
    memo = _MEMO_AND_DAY.said(language, dots=DOTS * 2, day=view.head.made_on)
    return KeyBlock(((_MEMO.said(language), memo), (_FROM.said(language), sender), (_TO.said(language), recipient)))


def _steps(view: Invitation, language: Language) -> Iterator[Block]:
    """Yield the three steps under the names that the page has for them; the portal's address stands alone on its line."""
    head = view.head
    kinds = _KINDS_WITH_DIGIT if head.digit else _KINDS
    by_slip = BY_SLIP_ALONE.said(language, duties=joined(view.by_slip_alone)) if view.by_slip_alone else ""
    hows = (
        _TEST_HOW.said(language, page_file=head.page_file, kinds=kinds),
        _SET_HOW.said(language),
        _TELL_HOW.said(language) + by_slip,
    )
    for place, (name, how) in enumerate(zip(SELF_CHECK_STEPS, hows, strict=True), start=1):
        yield Paragraph(how, lead=_STEP.said(language, n=place, name=name))
        if place == _ON_PORTAL:
            yield Paragraph(view.portal or DOTS * 2, lead=_PORTAL_ADDRESS.said(language, label=PORTAL_ADDRESS))


def _why(view: Invitation, language: Language) -> str:
    if not view.decisions:
        return _WHY_WITHOUT_DECISION.said(language)
    by_meeting = serials_by_meeting(view.decisions, (*view.head.ordering, *view.decisions), language)
    named = [
        (_OF_ANOTHER_MEETING if place else _OF_COMMITTEE).said(
            language,
            serials=listed(serials, language),
            meeting=meeting,
            committee=view.head.committee.name,
        )
        for place, (meeting, serials) in enumerate(by_meeting.items())
    ]
    return _WHY.said(language, n=len(view.decisions), decisions=listed(named, language, last=AND_TOO))


def _codes(view: Invitation, language: Language) -> Iterator[Block]:
    """Yield the codes by post, then what concerns single accounts, and what concerns the office."""
    if view.accounts:
        many = _are_many(view)
        if not many:
            yield _code_table(view, language)
        yield from _marks(view, language)
        where = _CODES_BEHIND.said(language) if many else ""
        more_to_tell = _ONE_UNLISTED if view.unlisted == 1 else _UNLISTED
        tell = more_to_tell.said(language, n=view.unlisted) if view.unlisted else ""
        yield Paragraph(" ".join(filter(None, (where, _OWN_CODE.said(language), tell))), strong=True)
    else:
        yield Box((_NO_POSTS if view.unlisted else _NO_ACCOUNTS).said(language, n=view.unlisted))
    posts = [post for _, post, _ in _users(view)]
    if any(map(is_number, posts)):
        yield agree_whose(posts, view.head_post, language)


def _code_table(view: Invitation, language: Language) -> Block:
    return ruled(
        _CODE_COLUMNS,
        (
            (digits(f"{number}", language), cells.words(post, language), code)
            for number, post, code in _users(view)
            if code
        ),
        _CODES_ALT.said(language),
        language,
    )


def _are_many(view: Invitation) -> bool:
    """Whether an office has more users than stand side by side on the form: their codes are then beside their answers."""
    return bool(view.accounts) and len(view.accounts) + _blank_users(view) > USERS_PER_TABLE


def _users(view: Invitation) -> list[tuple[int, Text, str]]:
    """Return number, post or what stands for it, and code of those who have one, and of the others for whom there is room, who have none."""
    others = [*view.numbered, *[NOBODY_KNOWN] * view.unlisted][: view.unlisted]
    posts = [*(account.post for account in view.accounts), *others]
    codes = [*(_grouped(account.code) for account in view.accounts), *[""] * _blank_users(view)]
    return [*zip(numbers_in_table(posts), posts, codes, strict=False)]


def _blank_users(view: Invitation) -> int:
    return min(view.unlisted, _MOST_BLANK_USERS, max(0, _MOST_IN_LINES - len(view.accounts)))


def _marks_of(account: InvitationAccount) -> Iterator[Text]:
    """Yield what is known of an account and concerns its user."""
    applies = ((account.shared, _SHARED), (account.new_holder, _NEW_HOLDER), (account.vacant, _VACANT))
    yield from (mark for holds, mark in applies if holds)


def _marks(view: Invitation, language: Language) -> Iterator[Paragraph]:
    """Yield what is known of accounts, once for all whom it concerns, by their numbers among the users."""
    for mark in (_SHARED, _NEW_HOLDER, _VACANT):
        marked = zip(_users(view), view.accounts, strict=False)
        places = [number for (number, *_), account in marked if mark in _marks_of(account)]
        if places:
            named = listed([digits(f"{place}", language) for place in sorted(places)], language)
            yield Paragraph(mark.said(language), lead=_USERS.said(language, places=named), small=True)


def _grouped(code: str) -> str:
    """Return a code in groups that an eye can follow; the space between them need not be typed."""
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def _warnings(head: InvitationHead, language: Language) -> Iterator[Block]:
    letterhead = head.letterhead
    report_it = (
        _REPORT_IT.said(language, uno_phone=digits(letterhead.uno_phone, language))
        if letterhead.uno_phone
        else _REPORT_IT_WITHOUT_PHONE.said(language)
    )
    yield Box(
        f"{_REMEMBER.said(language)} {_NEVER_TELL.said(language)}",
        (
            f"{_NOR_US.said(language)} {report_it}",
            f"{_WHERE_FROM.said(language)} {_NO_LINKS.said(language)}",
        ),
    )
    call = _CALL.said(language, ap_phone=digits(letterhead.ap_phone, language))
    come = _COME.said(language, help_day=head.help.day, help_place=head.help.place) if head.help is not None else ""
    yield Paragraph(f"{call} {come}".rstrip(), lead=_NOT_ALONE.said(language))


def _back(view: Invitation, language: Language) -> Iterator[Block]:
    yield Heading(
        _BACK.said(
            language,
            form=FORM,
            office=cells.words(view.office.name, language),
            serial=serial(view.office.serial, language),
        ),
        new_page=True,
    )
    users = _users(view)
    posts = [post for _, post, _ in users]
    days = view.head.counts_from
    lines = users_in_lines(users, days, language) if _are_many(view) else users_side_by_side(posts, days, language)
    yield from form_questions(days, language, lines, counts=not posts, asked=view.asks)
    yield form_receipt(language)
    if not _are_many(view):
        yield from _last_words(view, language)


def _last_words(view: Invitation, language: Language) -> Iterator[Block]:
    """Yield what stands where there is room: that the portal's obstacles may be told, and the fingerprints of files."""
    yield Paragraph(_PORTAL.said(language))
    yield Paragraph(_DIGEST.said(language, sha256=view.head.page_digest), small=True)
    if view.probe:
        yield Paragraph(_PROBE.said(language, sha256=view.probe), small=True)
