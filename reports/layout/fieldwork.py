"""The papers of the month's asking: the call sheet by which offices are phoned, and the paper answer form."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits, in_each, joined, plain, serial
from auditor.i18n import month as month_name
from auditor.model.numbered import is_number, numbered_post, numbers_in_table
from auditor.model.paper import Block, Box, Column, Items, Paper, Paragraph, Signatures, Table
from auditor.register.cards import NEVER_ASK, spoken_questions
from auditor.register.question import AskedOf
from auditor.register.questions import in_turn, questions
from auditor.register.rows import CLOSED
from reports.layout.cells import words
from reports.layout.frame import CONFIDENTIAL, Frame, build_paper
from reports.layout.lettering import number
from reports.layout.stamp import form_foot, with_number
from reports.layout.wording import HELP, SUBJECT

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from datetime import date

    from auditor.model.counting import CountsFrom
    from auditor.register.question import FormLine, Question
    from auditor.register.rows import AnswerForm, AnswerForms, Asking, CallSheet, RegisterRow

USERS_PER_TABLE: Final = 3
"""How many users stand side by side on the paper form; more continue in further tables."""

_CALL_ROW: Final = 11.0
"""Millimetres of a row of the call sheet: two lines of handwriting."""

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
_VACANT: Final = Text(
    en="{posts}: {n:the post was|the posts were} vacant. {n:Is it|Are they} still? Who has the {n:user ID|user IDs} now; if nobody uses {n:it, is it|them, are they} closed?",
    bn="{posts}: {n:পদটি|পদগুলো} শূন্য বলে জানা গেছে। এখনো শূন্য কি না, {n:ইউজার আইডি|ইউজার আইডিগুলো} এখন কার কাছে এবং কেউ ব্যবহার না করলে বন্ধ করা হয়েছে কি না",
)
"""What is asked of a vacant post in the place of what nobody is there to do or tell."""
_FROM: Final = Text(en="{asked} (on or after {day})", bn="{asked} ({day} বা তার পরে)")
_ALL_ACCOUNTS: Final = Text(en="all accounts", bn="সব আইডি")

FORM: Final = Text(en="Answer form", bn="তথ্য ছক")
_SERIAL: Final = Text(en="Serial {serial}", bn="ক্রম {serial}")
_NO_PASSWORD: Final = Text(
    en="Do not write a password, or any part of one, on this form.",
    bn="এই ছকে পাসওয়ার্ড বা তার কোনো অংশ লিখবেন না।",
)
_LEAVE_EMPTY: Final = Text(en="Leave empty what you do not know.", bn="যা জানেন না, ফাঁকা রাখুন।")
_USER: Final = Text(en="User {n}: {post}", bn="ইউজার {n}: {post}")
_USER_TO_WRITE: Final = Text(en="User {n}: {dots}\n{dots}", bn="ইউজার {n}: {dots}\n{dots}")
_AGREE: Final = Text(
    en="Where a number stands for a post, agree in the office whose it is, unless that was told before{first}. Write the post beside it and "
    "keep a note: on later papers and by phone the number means the same user.",
    bn="যেখানে পদবির জায়গায় শুধু ক্রম আছে, সেটি কার তা আগে জানানো না হয়ে থাকলে দপ্তরে মিলে ঠিক করুন{first}। পাশে পদবি লিখুন এবং দপ্তরে লিখে রাখুন: "
    "পরের কাগজে ও ফোনে ওই ক্রমে একই ইউজারকে বোঝাবে।",
)
"""What is said to an office of users of whom nobody can tell who they are but itself."""
_FIRST_IS_HEADS: Final = Text(en=": User 1 is the head of office", bn=": ইউজার ১ দপ্তর প্রধান")
DOTS: Final = "………………"
NOBODY_KNOWN: Final = plain("")
"""Stands for the post of a user of whom not even the number is known."""
_LINE_OF_DOTS: Final = DOTS * 8
"""Room for what takes the rest of a line by hand, such as an address."""
_BOX: Final = "[ ]"
FORM_ALT: Final = Text(
    en="Questions about each user's account, with boxes to tick", bn="প্রতি ইউজারের আইডি সম্পর্কে প্রশ্ন ও টিক দেওয়ার ঘর"
)
_PROBLEM: Final = Text(en="Problem or remark: {dots}", bn="সমস্যা বা মন্তব্য: {dots}")
USERS_SIGN: Final = Text(en="User's signature and date", bn="ইউজারের স্বাক্ষর ও তারিখ")
_ROOM_TO_SIGN: Final = in_each(lambda _: f"\n\n{DOTS}")
_LESS_ROOM_TO_SIGN: Final = in_each(lambda _: f"\n{DOTS}")
_HEAD_SIGNS: Final = Text(en="Head of office: signature, post, date and seal", bn="দপ্তর প্রধানের স্বাক্ষর, পদবি, তারিখ ও সিল")
_FOR_US: Final = Text(en="For the assistant programmer", bn="সহকারী প্রোগ্রামার পূরণ করবেন")
_RECEIVED: Final = Text(
    en="received on {dots} · entered in the register [ ] · how it came: [ ] hand [ ] phone [ ] WhatsApp [ ] meeting",
    bn="গ্রহণের তারিখ {dots} · রেজিস্টারে তোলা হয়েছে [ ] · কীভাবে পাওয়া গেছে: [ ] হাতে [ ] ফোনে [ ] WhatsApp-এ [ ] সভায়",
)


def call_sheet(view: CallSheet, language: Language) -> tuple[Paper, ...]:
    """Return the list by which offices are phoned: A4, landscape, one row an office."""
    asking = view.asking
    spoken = tuple(
        (number(place, language), question.said(language))
        for place, question in enumerate(spoken_questions(view.rows, asking.counts_from))
    )
    table = Table(
        tuple(Column(title.said(language), share) for title, share in _CALL_COLUMNS),
        tuple(_call(view, office, accounts, language) for office, accounts in _by_office(view.rows)),
        _CALL_ALT.said(language),
        small=True,
        row_height=_CALL_ROW,
    )
    paper = build_paper(
        _frame(asking, form_foot(view.stamp, language)),
        language,
        name="call-sheet",
        title=with_number(_CALL_SHEET.said(language), view.stamp, language),
        marking=CONFIDENTIAL.said(language),
        titles=(_CALL_SHEET.said(language),),
        subtitles=(form_foot(view.stamp, language) or _CHECK.said(language, month=month_name(asking.month)),),
        blocks=(Items(spoken), Paragraph(NEVER_ASK.said(language), strong=True), table),
        landscape=True,
    )
    return (paper,)


def _frame(asking: Asking, foot: str) -> Frame:
    return Frame(asking.made_on, asking.example, asking.letterhead, foot)


def _by_office(rows: Sequence[RegisterRow]) -> Iterator[tuple[RegisterRow, tuple[RegisterRow, ...]]]:
    """Yield each office's row with the rows of its accounts."""
    accounts: dict[str, list[RegisterRow]] = defaultdict(list)
    for row in rows:
        if not row.is_office:
            accounts[row.office].append(row)
    for row in rows:
        if row.is_office:
            yield row, tuple(accounts[row.office])


def _call(view: CallSheet, office: RegisterRow, accounts: Sequence[RegisterRow], language: Language) -> tuple[str, ...]:
    first, who_is_who = (
        [question.said(language) for question in asked.get(office.office, ())]
        for asked in (view.first, view.who_is_who)
    )
    return (
        serial(office.serial, language),
        office.office_name.said(language),
        office.post.said(language),
        digits(view.phones.get(office.office, ""), language),
        "\n".join((*first, *_open(office, accounts, view.asking.counts_from, language), *who_is_who)),
        "",
        "",
        "",
    )


def asked_of_vacant(posts: Sequence[Text]) -> Text:
    """Return what is asked of posts that are vacant."""
    return _VACANT.filled(posts=joined(posts, ", "), n=len(posts))


def _open(
    office: RegisterRow, accounts: Sequence[RegisterRow], counts_from: CountsFrom, language: Language
) -> Iterator[str]:
    """Yield what is open: of several accounts in one line where all have the same open, else of each, then of those whose posts are vacant, and of the office."""
    by_account = [(account.post, _named(account, counts_from, language)) for account in accounts if not account.vacant]
    named = {names for _, names in by_account} if accounts else {_named(office, counts_from, language)}
    if len(named) == 1 and (not accounts or 1 < len(by_account) == office.accounts):
        by_account = [(_ALL_ACCOUNTS, named.pop())]
    for whose, names in by_account:
        if names:
            yield f"{whose.said(language)}: {names}"
    vacant = [account.post for account in accounts if account.vacant]
    if vacant:
        yield asked_of_vacant(vacant).said(language)
    of_office = _named(office, counts_from, language, of_office=True)
    if of_office:
        yield of_office


def _named(row: RegisterRow, counts_from: CountsFrom, language: Language, *, of_office: bool = False) -> str:
    """Return the names of a row's open questions about accounts, or about the office."""
    asked = [questions()[name] for name in row.asked]
    return ", ".join(
        _asked(question, row, counts_from, language)
        for question in asked
        if question.short is not None and (question.asked_of is AskedOf.OFFICE) is of_office
    )


def _asked(question: Question, row: RegisterRow, counts_from: CountsFrom, language: Language) -> str:
    """Return what a question asks, with the day from which it counts where that is the joining of whom the row asks."""
    short = question.short or question.heading
    day = question.day_in(row.counts_from(counts_from))
    return short.said(language) if day == question.day_in(counts_from) else _FROM.said(language, asked=short, day=day)


def answer_forms(view: AnswerForms, language: Language) -> tuple[Paper, ...]:
    """Return the paper forms of offices, one an office: A4, portrait, one page for up to three users."""
    return tuple(_answer_form(form, view.asking, language) for form in view.forms)


def _answer_form(form: AnswerForm, asking: Asking, language: Language) -> Paper:
    """Return one office's paper form, of the accounts that are asked anything; without listed accounts it has room for three users."""
    office, counts_from = form.office, asking.counts_from
    accounts = [account for account in office.accounts if not account.left]
    posts = [
        (office.called[each.id], form.asked(each.id) or (), form.counts_from(each.id, counts_from)) for each in accounts
    ]
    of_office = form.asked(office.id) or ()
    if not accounts and any(
        question.name in of_office and not question.always_open for question, _ in lines_of_form(of_office=False)
    ):
        posts = [(NOBODY_KNOWN, of_office, counts_from)] * USERS_PER_TABLE
    headings = user_headings([post for post, *_ in posts], language)
    of_users = zip(headings, posts, strict=True)
    users = _tables([(heading, asked, own) for heading, (_, asked, own) in of_users if asked], language)
    blocks = [
        *form_questions(
            counts_from,
            language,
            users,
            counts=office.only_counted or bool(office.numbered_beside),
            asked=of_office,
            address=form.known_address,
        )
    ]
    if any(is_number(post) for post, of_user, _ in posts if of_user):
        blocks[1:1] = [agree_whose([post for post, *_ in posts], office.head_post, language)]
    besides = (*form.besides, *form.own_days(counts_from))
    blocks[1:1] = [Paragraph(_with_room(each.said(language))) for each in besides]
    if asking.letterhead.ap_phone:
        phone = digits(asking.letterhead.ap_phone, language)
        blocks.append(Paragraph(HELP.said(language, phone=phone), small=True))
    blocks.append(form_receipt(language))
    return build_paper(
        _frame(asking, form_foot(form.stamp, language, office=office.name)),
        language,
        name=f"form-{office.id}",
        title=with_number(f"{FORM.said(language)} · {office.name.said(language)}", form.stamp, language),
        marking=with_number(_SERIAL.said(language, serial=serial(form.serial, language)), form.stamp, language),
        titles=(FORM.said(language),),
        subtitles=(office.name.said(language),),
        blocks=tuple(blocks),
    )


def _with_room(said: str) -> str:
    """Return what a form says beside its questions, with room to write where that asks something itself."""
    return f"{said}\n{_LINE_OF_DOTS}" if said.endswith("?") else said


def form_questions(  # noqa: PLR0913 each is a part of what is asked
    counts_from: CountsFrom,
    language: Language,
    users: Sequence[Block],
    *,
    counts: bool,
    asked: Container[str],
    address: str = "",
) -> tuple[Block, ...]:
    """Return what the form asks: the users, the office's line, a problem, the head's signature.

    Args:
        counts_from: the days from which resets and profiles count.
        language: the language of the paper.
        users: what asks the users.
        counts: it is asked first how many user IDs the office has: none is listed by its post, or not all are.
        asked: the names of the questions that are asked of the office.
        address: the office's official address, where it is known.

    """
    return (
        Paragraph(_LEAVE_EMPTY.said(language), lead=_NO_PASSWORD.said(language)),
        *(_of_office(counts_from, language, asked, unlisted=True) if counts else ()),
        *users,
        *_of_office(counts_from, language, asked, unlisted=False, address=address),
        Paragraph(_PROBLEM.said(language, dots=_LINE_OF_DOTS)),
        Signatures(((_HEAD_SIGNS.said(language),),)),
    )


def form_receipt(language: Language) -> Box:
    """Return what the assistant programmer fills in when the form comes back."""
    return Box(_FOR_US.said(language), (_RECEIVED.said(language, dots=DOTS),))


def users_side_by_side(posts: Sequence[Text], counts_from: CountsFrom, language: Language) -> tuple[Block, ...]:
    """Return what the form asks of each user, three side by side.

    Args:
        posts: the users' posts, or the numbers by which they are called; `NOBODY_KNOWN` for one to be written by hand; without any there is room for three.
        counts_from: the days from which resets and profiles count.
        language: the language of the paper.

    """
    headings = user_headings(posts or [NOBODY_KNOWN] * USERS_PER_TABLE, language)
    return _tables([(heading, questions(), counts_from) for heading in headings], language)


def _tables(users: Sequence[tuple[str, Container[str], CountsFrom]], language: Language) -> tuple[Table, ...]:
    return tuple(_users(users, first, language) for first in range(0, len(users), USERS_PER_TABLE))


def _users(all_users: Sequence[tuple[str, Container[str], CountsFrom]], first: int, language: Language) -> Table:
    """Return the table of up to three users, from the place `first` on: the heading of each, what is asked of it, and from which days its acts count."""
    shown = all_users[first : first + USERS_PER_TABLE]
    # So that four users have room on one page, and six do.
    between = " " if first and len(shown) < USERS_PER_TABLE else "\n"
    room = _ROOM_TO_SIGN if len(all_users) <= USERS_PER_TABLE else _LESS_ROOM_TO_SIGN
    lines = (
        (
            line.words,
            [
                between.join(_answers(line, DOTS, question.day_in(counts_from), language))
                if question.name in asked
                else CLOSED.said(language)
                for _, asked, counts_from in shown
            ],
            any(question.name in asked for _, asked, _ in shown),
        )
        for question, line in lines_of_form(of_office=False)
    )
    rows = [(words.said(language), *answers) for words, answers, is_asked in lines if is_asked]
    rows.append((USERS_SIGN.said(language), *(room.said(language) for _ in shown)))
    return Table(
        (Column(SUBJECT.said(language), 1.0), *(Column(user, 1.2) for user, *_ in shown)),
        tuple(rows),
        FORM_ALT.said(language),
        small=True,
        whole=True,
    )


def user_headings(posts: Sequence[Text], language: Language) -> list[str]:
    """Return the headings of an office's users, by the numbers that all papers have for them and by their posts, with room to write one that nobody knows."""
    return [
        _USER_TO_WRITE.said(language, n=n, dots=DOTS)
        if is_to_write(post)
        else _USER.said(language, n=n, post=words(post, language))
        for n, post in zip(numbers_in_table(posts), posts, strict=True)
    ]


def agree_whose(posts: Sequence[Text], head: Text, language: Language) -> Paragraph:
    """Return what is said to an office where numbers stand for posts: the first is its head's where that post stands nowhere.

    Args:
        posts: of all its users, or what stands for them.
        head: its head's post.
        language: the language of the paper.

    """
    heads = numbered_post(1) in posts and head not in posts
    return Paragraph(_AGREE.said(language, first=_FIRST_IS_HEADS if heads else ""))


def post_to_write(post: Text, language: Language) -> str:
    """Return a user's post, or the room in which it is written by hand where only a number is known of him, or nothing."""
    return DOTS if is_to_write(post) else words(post, language)


def is_to_write(post: Text) -> bool:
    """Return whether a user's post is not known, and so written by hand."""
    return post == NOBODY_KNOWN or is_number(post)


def _of_office(
    counts_from: CountsFrom, language: Language, asked: Container[str], *, unlisted: bool, address: str = ""
) -> Iterator[Paragraph]:
    """Yield what is asked of the office itself, each question in a line of its own: of those that are only asked for `unlisted` user IDs, or of the others."""
    dots = DOTS if unlisted else _LINE_OF_DOTS
    for question, line in lines_of_form(of_office=True):
        if question.name in asked and line.unlisted_only is unlisted:
            answers = _answers(line, dots, question.day_in(counts_from), language)
            yield Paragraph(" ".join((line.asked_of(address).said(language), *answers)))


def lines_of_form(*, of_office: bool) -> tuple[tuple[Question, FormLine], ...]:
    """Return the form's lines about the office, or about each user's account, each with its question."""
    return tuple(
        (question, question.on_form)
        for question in in_turn()
        if question.on_form is not None and (question.asked_of is AskedOf.OFFICE) is of_office
    )


def _answers(line: FormLine, dots: str, decision_day: date, language: Language) -> tuple[str, ...]:
    """Return the answers to tick, or room to write."""
    boxes = (answer.said(language, decision_date=decision_day, dots=DOTS) for answer in line.boxes)
    return tuple(f"{_BOX} {answer}" for answer in boxes) or (dots,)
