"""`auditor remind`: reminders to offices, the letter to the portal's owner, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands, _json
from auditor.cli._doubts import Asking, Wording, need_a_likely_day, odd_days, yes_option
from auditor.cli._json import in_both, iso
from auditor.cli._options import ONLY_THIS_OFFICE, offices_option
from auditor.cli._shell import Day, Shell, with_shell
from auditor.cli._tables import table
from auditor.cli._usage import GOES_WITH, Misuse
from auditor.cli.settings import before_printing
from auditor.i18n import Text, digits, in_digits
from auditor.model.letters import REMINDERS
from auditor.papers import letters as drafting
from auditor.papers import letters_sent
from auditor.papers.letter_order import PAST, Order, doubts_of
from auditor.rounds import letters
from auditor.rounds.identity.listed import roster_of
from auditor.rounds.to_ask import day_asked_for
from auditor.selfcheck import delivery
from auditor.views.letters import letter_words
from auditor.views.letters.errands import errands
from auditor.workspace import where
from auditor.workspace.folder import OUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.letters import Letter, LetterSent
    from auditor.model.record import Json
    from auditor.workspace.folder import Workspace


@_commands.command(
    "remind",
    bn="""যেসব দপ্তরের কাজ বাকি তাদের তাগিদপত্রের খসড়া তৈরি করে; অথবা পত্র পাঠানো, পৌঁছানো বা উত্তর আসার তথ্য লিখে রাখে।

    প্রথম ও দ্বিতীয় তাগিদ একই ধরনের সব দপ্তরের জন্য এক পত্র, প্রতিটি কপির সঙ্গে ওই দপ্তরের প্রতিবেদন; তৃতীয়টি এক দপ্তরের জন্য। পাঠানো হয়েছে বলে না লেখা পর্যন্ত খসড়াকে তাগিদ ধরা হয় না: auditor remind --sent পত্র --memo নম্বর।
    """,
)
@_commands.option(
    "--portal",
    is_flag=True,
    help=Text(
        en="Make the letter to the portal's owner instead of reminders.",
        bn="তাগিদপত্রের বদলে পোর্টাল কর্তৃপক্ষ বরাবর পত্র তৈরি করে।",
    ),
)
@_commands.option(
    "--day",
    type=Day(),
    help=Text(
        en="The day on which letters go out, went, came, or were answered; today otherwise, with --sent the day noted before.",
        bn="পত্র যেদিন যাবে, গেছে, পৌঁছেছে বা উত্তর এসেছে; না লিখলে আজ, --sent-এর সঙ্গে আগে লেখা তারিখ থাকলে সেটিই।",
    ),
)
@offices_option(ONLY_THIS_OFFICE)
@_commands.option(
    "--visit",
    type=Day(),
    help=Text(
        en="With --office: the day of the visit that its final reminder proposes.",
        bn="--office-এর সঙ্গে: চূড়ান্ত তাগিদে প্রস্তাবিত পরিদর্শনের তারিখ।",
    ),
)
@_commands.option(
    "--format",
    "form",
    type=click.Choice(drafting.FORMS),
    help=Text(
        en="Letters and enclosures in this format only; otherwise both.",
        bn="পত্র ও সংযুক্তি শুধু এই ফরম্যাটে; না লিখলে দুটিতেই।",
    ),
)
@_commands.option(
    "--list",
    "listing",
    is_flag=True,
    help=Text(
        en="Only show which letters there are, and how it stands with them.",
        bn="শুধু কোন কোন পত্র আছে ও সেগুলোর অবস্থা দেখায়।",
    ),
)
@_commands.option(
    "--sent",
    type=click.IntRange(min=1),
    metavar="LETTER",
    help=Text(en="Note that this letter went out.", bn="এই পত্র পাঠানো হয়েছে বলে লিখে রাখে।"),
)
@_commands.option(
    "--memo",
    help=Text(en="With --sent: its memo number; it may stay blank.", bn="--sent-এর সঙ্গে: স্মারক নম্বর; ফাঁকা থাকতে পারে।"),
)
@_commands.option(
    "--received",
    type=click.IntRange(min=1),
    metavar="LETTER",
    help=Text(
        en="With --office: who had this letter on another day.", bn="--office-এর সঙ্গে: যে দপ্তর পত্রটি অন্য তারিখে পেয়েছে।"
    ),
)
@_commands.option(
    "--answered",
    type=click.IntRange(min=1),
    metavar="LETTER",
    help=Text(
        en="With --what: the portal's owner answered this letter.",
        bn="--what-এর সঙ্গে: পোর্টাল কর্তৃপক্ষ এই পত্রের উত্তর দিয়েছেন।",
    ),
)
@_commands.option(
    "--what",
    help=Text(
        en="With --answered: what was answered, in a sentence.", bn="--answered-এর সঙ্গে: কী উত্তর এসেছে, এক বাক্যে।"
    ),
)
@yes_option
@_json.json_option
@with_shell
def command(  # noqa: PLR0913 one parameter an option
    shell: Shell,
    *,
    portal: bool,
    day: date | None,
    offices: tuple[str, ...],
    visit: date | None,
    form: str | None,
    listing: bool,
    sent: int | None,
    memo: str | None,
    received: int | None,
    answered: int | None,
    what: str | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Make reminders for the offices that still owe something, as drafts; or note what became of a letter.

    First and second reminder are one letter to all offices of a kind, each copy with that office's own report; the third goes to one
    office. A draft reminds nobody until it is noted as sent: auditor remind --sent LETTER --memo NUMBER.
    """
    _refuse_mixed(portal=portal, listing=listing, notes=(sent, received, answered))
    _refuse_alone(memo, sent, "--memo", "--sent")
    _refuse_alone(what, answered, "--what", "--answered")
    _refuse_alone(answered, what, "--answered", "--what")
    _refuse_alone(received, offices, "--received", "--office")
    _refuse_alone(visit, offices, "--visit", "--office")
    _refuse_alone(as_json, listing, "--json", "--list")
    done = {"--list": listing or None, "--sent": sent, "--received": received, "--answered": answered}
    _refuse_unused(done, {"--day": day, "--office": offices, "--visit": visit, "--format": form})
    space = shell.space()
    if listing:
        _list(shell, space, frozenset(delivery.named_offices(space, offices)), as_json=as_json)
        return
    where.refuse_network_share(space.folder)
    need_a_likely_day(shell, space, yes=yes, ahead=sent is received is answered is None)
    on = day or shell.day
    if sent is not None:
        asking = Asking(shell, Wording(_REALLY, _NOT_IT, _REALLY_SENT.filled(number=sent)), yes=yes)
        _tell_sent(shell, space, letters_sent.note_gone_out(space, sent, day, memo, shell.day, asking.doubted))
    elif received is not None:
        named = delivery.named_offices(space, offices)
        noted = letters.note_received(space, received, _went_to(space, received, named), on, shell.day)
        shell.say(letter_words.RECEIVED, number=received, n=len(noted), until=max(note.until for note in noted))
    elif answered is not None:
        letter = letters.note_answered(space, answered, on, what or "", shell.day)
        shell.say(letter_words.noted_answer(letter, shell.day, day_asked_for(space, shell.day)))
    else:
        if on < shell.day:
            raise Misuse(PAST, "--day")
        named = delivery.named_offices(space, offices)
        order = Order(shell.day, on, frozenset(named), portal=portal, visit=visit)
        odd_days(shell, yes=yes)(tuple(doubts_of(order)))
        _make(shell, space, order, [form] if form else drafting.FORMS)


def _went_to(space: Workspace, number: int, named: Iterable[str]) -> list[str]:
    """Return offices (ids) that had a letter as it went to them: also as one of before that they may be."""
    went = {office for each in letters.letters_of(space) if each.draft.number == number for office in each.offices}
    doubts = {office.id: office.doubts for office in roster_of(space).offices}
    return [next((each for each in (office, *doubts[office]) if each in went), office) for office in named]


def _refuse_mixed(*, portal: bool, listing: bool, notes: Iterable[int | None]) -> None:
    if sum((portal, listing, *(note is not None for note in notes))) > 1:
        raise Misuse(_ONE_THING)


def _refuse_alone(given: object, other: object, option: str, needs: str) -> None:
    if given and not other:
        raise Misuse(GOES_WITH.filled(other=needs), option)


def _refuse_unused(done: Mapping[str, int | None], given: Mapping[str, object]) -> None:
    """Refuse what was given beside something that makes no use of it: who gave it meant something by it."""
    chosen, number = next(((option, number) for option, number in done.items() if number is not None), ("", None))
    for option, value in given.items():
        if chosen and value and option not in _USES[chosen]:
            told = _WHOLE_LETTER if (chosen, option) == ("--sent", "--office") else _NOT_WITH
            raise Misuse(told.filled(other=chosen, number=number or ""), option)


def _make(shell: Shell, space: Workspace, order: Order, forms: Sequence[str]) -> None:
    """Make the letters that are due, and tell of how many offices why none is."""
    now = drafting.standing(space, order.today)
    past = now.past
    found = drafting.wanted(past, order)
    if not found.letters:
        shell.say(_NO_PORTAL_MATTER if order.portal else letter_words.NOBODY)
        _tell(shell, (*letter_words.others(found), *drafting.clear(space, past, order.today)))
        return
    _tell(shell, letter_words.without_address(found, past))
    for printed in drafting.printed_on(order, found.letters):
        space = before_printing(shell, space, printed)
    drafted = drafting.drafted(space, now, found.letters, order, forms, [shell.language or space.config.language])
    with shell.progress(len(drafted.files), _MAKING) as tick:
        made = drafting.make(space, drafted, tick)
    cleared = drafting.clear(space, past, order.today)
    _tell(shell, letter_words.drafts(drafted.material))
    _tell(shell, letter_words.others(found))
    _tell(shell, cleared)
    shell.say(_WRITTEN if made.new else _ALREADY, folder=f"{OUT}/{drafted.folder.name}", n=made.there)
    shell.say(_NEXT, number=drafted.material.drafts[0].number)


def _tell(shell: Shell, messages: Iterable[Text]) -> None:
    for message in messages:
        shell.say(message)


def _tell_sent(shell: Shell, space: Workspace, note: LetterSent) -> None:
    number = note.number
    draft = next(known.draft for known in letters.letters_of(space) if known.draft.number == number)
    told = letter_words.SENT if draft.purpose in REMINDERS else _SENT_TO_OWNER
    shell.say(told, number=number, day=note.day, until=note.until)
    if not note.memo:
        shell.say(_NO_MEMO, number=number)
    for message in letter_words.more_time(draft, note):
        shell.say(message)


def _list(shell: Shell, space: Workspace, offices: frozenset[str], *, as_json: bool) -> None:
    """Show all letters; of some offices, where any are named, those that are about them."""
    every = letters.letters_of(space)
    past = drafting.standing(space, shell.day).past if every else None
    known = [letter for letter in every if not offices or (past and offices & past.letter(letter).offices)]
    if not known and as_json:
        _json.show("letters", {"letters": []})
        return
    if past is None or not known:
        shell.say(_NONE_OF_THESE if every else _NONE)
        return
    names = letter_words.names(past)
    void, asked = letters.void(every), errands(past)
    states = [letter_words.state(letter, past, is_void=letter.draft.number in void, asked=asked) for letter in known]
    whats = [letter_words.what(names, letter.draft) for letter in known]
    if as_json:
        _json.show("letters", {"letters": [_as_json(*each) for each in zip(known, whats, states, strict=True)]})
        return
    rows = [
        (
            digits(f"{letter.draft.number}", shell.talk),
            what.said(shell.talk),
            digits(f"{len(letter.draft.offices)}", shell.talk),
            "\n".join(line.said(shell.talk) for line in _days(letter)),
            state.said(shell.talk),
        )
        for letter, what, state in zip(known, whats, states, strict=True)
    ]
    shell.show(table(_HEADINGS, rows, shell.talk))


def _as_json(letter: Letter, what: Text, state: Text) -> Json:
    sent, answered = letter.sent, letter.answered
    return {
        "number": letter.draft.number,
        "purpose": letter.draft.purpose.value,
        "what": in_both(what),
        "offices": [asked.office for asked in letter.draft.offices],
        "made_on": iso(letter.draft.on),
        "sent": {"day": iso(sent.day), "memo": sent.memo, "until": iso(sent.until)} if sent is not None else None,
        "received": [
            {"office": office, "day": iso(each.day), "until": iso(each.until)}
            for office, each in sorted(letter.received.items())
        ],
        "answered": {"day": iso(answered.day), "what": answered.what} if answered is not None else None,
        "withdrawn": letter.is_withdrawn,
        "state": in_both(state),
    }


def _days(letter: Letter) -> Iterator[Text]:
    """Yield a line each on when a letter was made and sent, under which memo number, and until when it gives time."""
    yield _MADE_ON.filled(day=letter.draft.on)
    if letter.sent is not None:
        yield _SENT_ON.filled(day=letter.sent.day)
        if letter.sent.memo:
            yield _UNDER_MEMO.filled(memo=in_digits(letter.sent.memo))
        yield _TIME_UNTIL.filled(day=letter.sent.until)


_MAKING: Final = Text(en="Letters", bn="পত্র")
_WRITTEN: Final = Text(en="Written: {folder} ({n} {n:file|files}).", bn="লেখা হয়েছে: {folder} ({n}টি ফাইল)।")
_ALREADY: Final = Text(
    en="Already there and right: {folder} ({n} {n:file|files}).", bn="আগে থেকেই ঠিক আছে: {folder} ({n}টি ফাইল)।"
)
_NEXT: Final = Text(
    en="These are drafts; nothing was sent yet. Next: have them signed and send them, then note each: auditor remind --sent {number} "
    "--memo NUMBER",
    bn="এগুলো খসড়া; এখনো পাঠানো হয়নি। এরপর: স্বাক্ষর করিয়ে পাঠান, তারপর প্রতিটি লিখে রাখুন: auditor remind --sent {number} --memo স্মারক",
)
_NO_PORTAL_MATTER: Final = Text(
    en="There is no letter to make: no office has anything to ask of the portal's owner, or the owner still has time to answer the last one, or named a day that is to come. See: auditor "
    "remind --list",
    bn="পত্র তৈরির কিছু নেই: পোর্টাল কর্তৃপক্ষকে জানানোর মতো সমস্যা কোনো দপ্তরে নেই, অথবা আগের পত্রের উত্তরের সময় শেষ হয়নি বা উত্তরে বলা তারিখ আসেনি। দেখুন: auditor remind --list",
)
_SENT_TO_OWNER: Final = Text(
    en="Letter {number}: sent on {day}. When it is answered, note it: auditor remind --answered {number} --what TEXT. Another one is made "
    "after {until} at the earliest.",
    bn="{number} নম্বর পত্র: {day} তারিখে পাঠানো হয়েছে। উত্তর এলে লিখুন: auditor remind --answered {number} --what উত্তর। {until} তারিখের আগে আরেকটি "
    "তৈরি হয় না।",
)
_REALLY: Final = Text(
    en="Did this one itself go out, and under this memo?", bn="এই পত্রটিই কি পাঠানো হয়েছে, এবং এই স্মারকেই?"
)
_REALLY_SENT: Final = Text(
    en="Nothing was written. If it was letter {number} itself that was signed and sent, run the same again and add --yes.",
    bn="কিছু লেখা হয়নি। {number} নম্বর পত্রটিই স্বাক্ষর করে পাঠানো হয়ে থাকলে একই কমান্ডে --yes যোগ করে আবার চালান।",
)
_NOT_IT: Final = Text(
    en="Nothing was written. See which letters there are with: auditor remind --list",
    bn="কিছু লেখা হয়নি। কোন কোন পত্র আছে দেখুন: auditor remind --list",
)
_NO_MEMO: Final = Text(
    en="No memo number was given, so later letters leave a line for it. Give it with: auditor remind --sent {number} --memo NUMBER",
    bn="স্মারক নম্বর দেওয়া হয়নি, তাই পরের পত্রে তার জায়গা ফাঁকা থাকবে। দিতে চালান: auditor remind --sent {number} --memo স্মারক",
)
_ONE_THING: Final = Text(
    en="One thing at a time: --portal, --list, --sent, --received or --answered.",
    bn="একবারে একটি কাজ: --portal, --list, --sent, --received অথবা --answered।",
)
_USES: Final[Mapping[str, frozenset[str]]] = {
    "--list": frozenset({"--office"}),
    "--sent": frozenset({"--day"}),
    "--received": frozenset({"--day", "--office"}),
    "--answered": frozenset({"--day"}),
}
"""What else is used, beside what goes with that alone."""
_NOT_WITH: Final = Text(en="does not go with {other}; nothing was written.", bn="{other}-এর সঙ্গে চলে না; কিছু লেখা হয়নি।")
_WHOLE_LETTER: Final = Text(
    en="a letter goes out to all of its offices; nothing was written. Of one that had it on another day note that: auditor remind "
    "--received {number} --office OFFICE --day DATE",
    bn="পত্র তার সব দপ্তরেই পাঠানো হয়; কিছু লেখা হয়নি। কোনো দপ্তর অন্য তারিখে পেলে তা লিখুন: auditor remind --received {number} --office দপ্তর --day তারিখ",
)
_NONE: Final = Text(
    en="No letter was made yet. Make the reminders with: auditor remind",
    bn="এখনো কোনো পত্র তৈরি হয়নি। তাগিদপত্র তৈরি করতে চালান: auditor remind",
)
_NONE_OF_THESE: Final = Text(
    en="No letter is about that office. All letters: auditor remind --list",
    bn="এই দপ্তরের জন্য কোনো পত্র তৈরি হয়নি। সব পত্র দেখুন: auditor remind --list",
)
_HEADINGS: Final = (
    Text(en="No", bn="নম্বর"),
    Text(en="Letter", bn="পত্র"),
    Text(en="Offices", bn="দপ্তর"),
    Text(en="Days", bn="তারিখ"),
    Text(en="State", bn="অবস্থা"),
)
_MADE_ON: Final = Text(en="made {day}", bn="তৈরি {day}")
_SENT_ON: Final = Text(en="sent {day}", bn="পাঠানো {day}")
_UNDER_MEMO: Final = Text(en="memo {memo}", bn="স্মারক {memo}")
_TIME_UNTIL: Final = Text(en="until {day}", bn="সময় {day} পর্যন্ত")
