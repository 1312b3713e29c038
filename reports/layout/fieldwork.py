"""The papers of the month's asking: the call sheet by which offices are phoned, and the paper answer form."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits, plain, serial
from auditor.i18n import month as month_name
from auditor.model.paper import Block, Box, Column, Items, Paper, Paragraph, Signatures, Table
from auditor.model.subjects import OfficeKind
from auditor.register.cards import FIVE_QUESTIONS, NEVER_ASK
from auditor.register.columns import COLUMNS, OFFICE_ITEMS, Item
from reports.layout.frame import CONFIDENTIAL, Frame, build_paper
from reports.layout.lettering import number
from reports.layout.wording import HELP, SUBJECT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from auditor.register.rows import AnswerForm, AnswerForms, Asking, CallSheet, RegisterRow

USERS_PER_TABLE: Final = 3
"""How many users stand side by side on the paper form; more continue in further tables."""

_CALL_ROW: Final = 11.0
"""Millimetres of a row of the call sheet: two lines of handwriting."""
_SAID_APART: Final = frozenset({Item.SINCE, Item.METHOD})
"""Not named as open on the call sheet: the first may always be told, the second goes with two-step."""
_NO_EMAIL_ASKED: Final = frozenset({OfficeKind.UNION, OfficeKind.UDC})

_CALL_SHEET: Final = Text(en="Call sheet", bn="ফোন তালিকা")
_CHECK: Final = Text(en="Check for {month}", bn="{month} মাসের যাচাই")
_CALL_COLUMNS: Final = (
    (Text(en="Serial", bn="ক্রম"), 4.0),
    (Text(en="Office", bn="দপ্তর"), 15.0),
    (Text(en="Post", bn="পদবি"), 13.0),
    (Text(en="Phone", bn="ফোন"), 11.0),
    (Text(en="Still open", bn="বাকি বিষয়"), 24.0),
    (Text(en="Spoken to (date)", bn="কথা হয়েছে (তারিখ)"), 9.0),
    (Text(en="Told by (post)", bn="কে জানিয়েছেন (পদবি)"), 12.0),
    (Text(en="Answer", bn="উত্তর"), 26.0),
)
_CALL_ALT: Final = Text(
    en="Offices to phone, what is still open of each, and room for the answers",
    bn="যেসব দপ্তরে ফোন করতে হবে, প্রতিটির বাকি বিষয় এবং উত্তর লেখার জায়গা",
)
_ALL_ACCOUNTS: Final = Text(en="all accounts", bn="সব আইডি")

FORM: Final = Text(en="Answer form", bn="তথ্য ছক")
_SERIAL: Final = Text(en="Serial {serial}", bn="ক্রম {serial}")
_NO_PASSWORD: Final = Text(
    en="Do not write a password, or any part of one, on this form.",
    bn="এই ছকে পাসওয়ার্ড বা তার কোনো অংশ লিখবেন না।",
)
_LEAVE_EMPTY: Final = Text(en="Leave empty what you do not know.", bn="যা জানেন না, ফাঁকা রাখুন।")
_USER: Final = Text(en="User {n}: {post}", bn="ইউজার {n}: {post}")
DOTS: Final = "………………"
_LONG_DOTS: Final = "………………………………"
_QUESTIONS: Final = (
    (
        Text(en="Password reset", bn="পাসওয়ার্ড রিসেট"),
        (
            Text(en="[ ] yes, on ………………", bn="[ ] হ্যাঁ, তারিখ ………………"),
            Text(
                en="[ ] yes, day forgotten, after {decision_date}",
                bn="[ ] হ্যাঁ, তারিখ মনে নেই, {decision_date} তারিখের পরে",
            ),
            Text(en="[ ] no", bn="[ ] না"),
        ),
    ),
    (
        Text(
            en="The password has all three kinds of letters (upper case, lower case, sign or symbol)",
            bn="পাসওয়ার্ডে তিন ধরনের অক্ষরই আছে (বড়, ছোট, বিশেষ চিহ্ন)",
        ),
        (Text(en="[ ] yes", bn="[ ] হ্যাঁ"), Text(en="[ ] no", bn="[ ] না")),
    ),
    (
        Text(en="Two-step", bn="Two-step"),
        (
            Text(en="[ ] on, a login asks for a code", bn="[ ] চালু, লগইনে কোড চায়"),
            Text(en="[ ] on, not tested", bn="[ ] চালু, পরীক্ষা করিনি"),
            Text(en="[ ] not on", bn="[ ] চালু নেই"),
            Text(en="[ ] the portal does not offer it", bn="[ ] পোর্টালে সুযোগ নেই"),
            Text(en="[ ] the code does not arrive", bn="[ ] কোড আসে না"),
        ),
    ),
    (
        Text(en="The code comes", bn="কোড আসে"),
        (
            Text(en="[ ] in an app", bn="[ ] অ্যাপে"),
            Text(en="[ ] by SMS", bn="[ ] এসএমএসে"),
            Text(en="[ ] by e-mail", bn="[ ] ই-মেইলে"),
        ),
    ),
    (
        Text(en="Profile (name, post, mobile, e-mail)", bn="প্রোফাইল (নাম, পদবি, মোবাইল, ই-মেইল)"),
        (
            Text(en="[ ] it is right, on ………………", bn="[ ] ঠিক আছে, তারিখ ………………"),
            Text(en="[ ] not corrected", bn="[ ] ঠিক করা হয়নি"),
        ),
    ),
    (
        Text(en="The account is used by", bn="আইডিটি ব্যবহার করেন"),
        (Text(en="[ ] one person", bn="[ ] একজন"), Text(en="[ ] several persons", bn="[ ] একাধিক জন")),
    ),
    (Text(en="In this post here since", bn="বর্তমান কর্মস্থলে যোগদান"), (Text(en=DOTS, bn=DOTS),)),
)
_FORM_ALT: Final = Text(
    en="Questions about each user's account, with boxes to tick", bn="প্রতি ইউজারের আইডি সম্পর্কে প্রশ্ন ও টিক দেওয়ার ঘর"
)
_EMAIL: Final = Text(
    en="For departmental offices only: official e-mail address {dots} Official letters are sent from it: "
    "[ ] regularly [ ] sometimes [ ] no",
    bn="শুধু বিভাগীয় দপ্তরের জন্য: সরকারি ই-মেইল ঠিকানা {dots} দাপ্তরিক চিঠিপত্র এখান থেকে পাঠানো হয়: [ ] নিয়মিত [ ] মাঝে মাঝে [ ] না",
)
_PROBLEM: Final = Text(en="Problem or remark: {dots}", bn="সমস্যা বা মন্তব্য: {dots}")
_USERS_SIGN: Final = Text(en="User's signature and date", bn="ইউজারের স্বাক্ষর ও তারিখ")
_ROOM_TO_SIGN: Final = plain(f"\n\n{DOTS}")
_LESS_ROOM_TO_SIGN: Final = plain(f"\n{DOTS}")
_HEAD_SIGNS: Final = Text(en="Head of office: signature, post, date and seal", bn="দপ্তর প্রধানের স্বাক্ষর, পদবি, তারিখ ও সিল")
_FOR_US: Final = Text(en="For the assistant programmer", bn="সহকারী প্রোগ্রামার পূরণ করবেন")
_RECEIVED: Final = Text(
    en="received on {dots} · entered in the register [ ] · how it came: [ ] hand [ ] phone [ ] WhatsApp [ ] meeting",
    bn="গ্রহণের তারিখ {dots} · রেজিস্টারে তোলা হয়েছে [ ] · কীভাবে পাওয়া গেছে: [ ] হাতে [ ] ফোনে [ ] WhatsApp-এ [ ] সভায়",
)


def call_sheet(view: CallSheet, language: Language) -> tuple[Paper, ...]:
    """Return the list by which offices are phoned: A4, landscape, one row an office."""
    asking = view.asking
    questions = tuple(
        (number(place, language), question.said(language, decision_date=asking.decision_day))
        for place, question in enumerate(FIVE_QUESTIONS)
    )
    table = Table(
        tuple(Column(title.said(language), share) for title, share in _CALL_COLUMNS),
        tuple(
            _call(office, accounts, view.phones.get(office.office, ""), language)
            for office, accounts in _by_office(view.rows)
        ),
        _CALL_ALT.said(language),
        small=True,
        row_height=_CALL_ROW,
    )
    paper = build_paper(
        _frame(asking),
        language,
        name="call-sheet",
        title=_CALL_SHEET.said(language),
        marking=CONFIDENTIAL.said(language),
        titles=(_CALL_SHEET.said(language),),
        subtitles=(_CHECK.said(language, month=month_name(asking.month)),),
        blocks=(Items(questions), Paragraph(NEVER_ASK.said(language), strong=True), table),
        landscape=True,
    )
    return (paper,)


def _frame(asking: Asking) -> Frame:
    return Frame(asking.made_on, asking.example, asking.letterhead)


def _by_office(rows: Sequence[RegisterRow]) -> Iterator[tuple[RegisterRow, tuple[RegisterRow, ...]]]:
    """Yield each office's row with the rows of its accounts."""
    accounts: dict[str, list[RegisterRow]] = defaultdict(list)
    for row in rows:
        if not row.is_office:
            accounts[row.office].append(row)
    for row in rows:
        if row.is_office:
            yield row, tuple(accounts[row.office])


def _call(office: RegisterRow, accounts: Sequence[RegisterRow], phone: str, language: Language) -> tuple[str, ...]:
    return (
        serial(office.serial, language),
        office.office_name.said(language),
        office.post.said(language),
        digits(phone, language),
        "\n".join(_open(office, accounts, language)),
        "",
        "",
        "",
    )


def _open(office: RegisterRow, accounts: Sequence[RegisterRow], language: Language) -> Iterator[str]:
    """Yield what is open: of all accounts in one line where they have the same open, else of each, then of the office."""
    by_account = [(account.post, _named(account, language)) for account in accounts]
    told = {items for _, items in by_account}
    if not accounts:
        told = {_named(office, language)}
    if len(told) == 1:
        by_account = [(_ALL_ACCOUNTS, told.pop())]
    for whose, items in by_account:
        if items:
            yield f"{whose.said(language)}: {', '.join(items)}"
    own = tuple(_short(item, language) for item in office.asked if item in OFFICE_ITEMS)
    if own:
        yield ", ".join(own)


def _named(row: RegisterRow, language: Language) -> tuple[str, ...]:
    apart = _SAID_APART if Item.TWO_STEP in row.asked else _SAID_APART - {Item.METHOD}
    return tuple(_short(item, language) for item in row.asked if item not in OFFICE_ITEMS and item not in apart)


def _short(item: Item, language: Language) -> str:
    column = next(column for column in COLUMNS if column.name is item)
    return (column.short or column.heading).said(language)


def answer_forms(view: AnswerForms, language: Language) -> tuple[Paper, ...]:
    """Return the paper forms of offices, one an office: A4, portrait, one page for up to three users."""
    return tuple(_answer_form(form, view.asking, language) for form in view.forms)


def _answer_form(form: AnswerForm, asking: Asking, language: Language) -> Paper:
    """Return one office's paper form; without listed accounts it has room for three users."""
    office = form.office
    listed = tuple(account.post.said(language) for account in office.accounts if not account.left)
    blocks = [*form_questions(listed, office.kind, asking.decision_day, language)]
    if asking.letterhead.ap_phone:
        phone = digits(asking.letterhead.ap_phone, language)
        blocks.append(Paragraph(HELP.said(language, phone=phone), small=True))
    blocks.append(form_receipt(language))
    return build_paper(
        _frame(asking),
        language,
        name=f"form-{office.id}",
        title=f"{FORM.said(language)} · {office.name.said(language)}",
        marking=_SERIAL.said(language, serial=serial(form.serial, language)),
        titles=(FORM.said(language),),
        subtitles=(office.name.said(language),),
        blocks=tuple(blocks),
    )


def form_questions(
    listed: Sequence[str], kind: OfficeKind, decision_day: date, language: Language
) -> tuple[Block, ...]:
    """Return what the form asks: each user's column, three side by side, official mail, a problem, the head's signature.

    Args:
        listed: the users' posts, empty for one to be written by hand; without any there is room for three.
        kind: of the office; unions are not asked for official mail.
        decision_day: the day from which resets count.
        language: the language of the paper.

    """
    posts = tuple(post or DOTS for post in listed) or (DOTS,) * USERS_PER_TABLE
    return (
        Paragraph(_LEAVE_EMPTY.said(language), lead=_NO_PASSWORD.said(language)),
        *(_users(posts, first, decision_day, language) for first in range(0, len(posts), USERS_PER_TABLE)),
        *(() if kind in _NO_EMAIL_ASKED else (Paragraph(_EMAIL.said(language, dots=_LONG_DOTS)),)),
        Paragraph(_PROBLEM.said(language, dots=_LONG_DOTS * 2)),
        Signatures(((_HEAD_SIGNS.said(language),),)),
    )


def form_receipt(language: Language) -> Box:
    """Return what the assistant programmer fills in when the form comes back."""
    return Box(_FOR_US.said(language), (_RECEIVED.said(language, dots=DOTS),))


def _users(posts: Sequence[str], first: int, decision_day: date, language: Language) -> Table:
    """Return the table of up to three users, counted from `first`."""
    shown = posts[first : first + USERS_PER_TABLE]
    users = tuple(_USER.said(language, n=n, post=post) for n, post in enumerate(shown, start=first + 1))
    # So that four users have room on one page, and six do.
    between = " " if first and len(shown) < USERS_PER_TABLE else "\n"
    room = _ROOM_TO_SIGN if len(posts) <= USERS_PER_TABLE else _LESS_ROOM_TO_SIGN
    asked = (
        (question, between.join(answer.said(language, decision_date=decision_day) for answer in answers))
        for question, answers in (*_QUESTIONS, (_USERS_SIGN, (room,)))
    )
    return Table(
        (Column(SUBJECT.said(language), 1.0), *(Column(user, 1.2) for user in users)),
        tuple((question.said(language), *(answers for _ in shown)) for question, answers in asked),
        _FORM_ALT.said(language),
        small=True,
        whole=True,
    )
