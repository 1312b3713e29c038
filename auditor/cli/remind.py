"""`auditor remind`: reminders to offices, the letter to the portal's owner, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands, _letters
from auditor.cli._doubts import need_a_likely_day, yes_option
from auditor.cli._shell import Day, OfficeId, Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.cli.settings import before_printing
from auditor.i18n import Text, in_digits, joined
from auditor.model.letters import REMINDERS, Purpose
from auditor.papers import letters as drafting
from auditor.papers import making
from auditor.papers.letters import Order
from auditor.rounds import letters
from auditor.selfcheck import delivery
from auditor.views.letters import Unreminded
from auditor.workspace import where
from auditor.workspace.folder import OUT
from auditor.workspace.question import Printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from auditor.views.letters import LetterMaterial, Reminding
    from auditor.workspace.folder import Workspace

FORMATS: Final = ("pdf", "docx")
TEXT: Final = "text"


@_commands.command(
    "remind",
    bn="""যেসব দপ্তরের কাজ বাকি তাদের তাগিদপত্রের খসড়া তৈরি করে; অথবা চিঠির কী হয়েছে লেখে।

    প্রথম ও দ্বিতীয় তাগিদ একই ধরনের সব দপ্তরের জন্য এক চিঠি, প্রতিটি কপির সঙ্গে ওই দপ্তরের প্রতিবেদন; তৃতীয়টি এক দপ্তরের জন্য। পাঠানো হয়েছে বলে না
    লেখা পর্যন্ত খসড়া তাগিদ নয়: auditor remind --sent LETTER --memo NUMBER।
    """,
)
@_commands.option(
    "--portal",
    is_flag=True,
    help=Text(
        en="Make the letter to the portal's owner instead of reminders.",
        bn="তাগিদপত্রের বদলে পোর্টাল কর্তৃপক্ষের চিঠি তৈরি করে।",
    ),
)
@_commands.option(
    "--day",
    type=Day(),
    help=Text(
        en="The day on which letters go out, went, came, or were answered; today otherwise.",
        bn="চিঠি যেদিন যাবে, গেছে, পৌঁছেছে বা উত্তর এসেছে; না লিখলে আজ।",
    ),
)
@_commands.option(
    "--office",
    "offices",
    type=OfficeId(),
    multiple=True,
    help=Text(
        en="Only this office, by id or serial; may be repeated.", bn="শুধু এই দপ্তর, আইডি বা ক্রম দিয়ে; একাধিকবার দেওয়া যায়।"
    ),
)
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
    type=click.Choice(FORMATS),
    help=Text(
        en="Letters and enclosures in this format only; otherwise both.",
        bn="চিঠি ও সংযুক্তি শুধু এই ফরম্যাটে; না লিখলে দুটিতেই।",
    ),
)
@_commands.option(
    "--list",
    "listing",
    is_flag=True,
    help=Text(
        en="Only show which letters there are, and how it stands with them.",
        bn="শুধু কোন কোন চিঠি আছে ও সেগুলোর অবস্থা দেখায়।",
    ),
)
@_commands.option(
    "--sent",
    type=click.IntRange(min=1),
    metavar="LETTER",
    help=Text(en="Note that this letter went out.", bn="এই চিঠি পাঠানো হয়েছে বলে লেখে।"),
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
        en="With --office: who had this letter on another day.", bn="--office-এর সঙ্গে: যে দপ্তর চিঠিটি অন্য তারিখে পেয়েছে।"
    ),
)
@_commands.option(
    "--answered",
    type=click.IntRange(min=1),
    metavar="LETTER",
    help=Text(
        en="With --what: the portal's owner answered this letter.",
        bn="--what-এর সঙ্গে: পোর্টাল কর্তৃপক্ষ এই চিঠির উত্তর দিয়েছেন।",
    ),
)
@_commands.option(
    "--what",
    help=Text(
        en="With --answered: what was answered, in a sentence.", bn="--answered-এর সঙ্গে: কী উত্তর এসেছে, এক বাক্যে।"
    ),
)
@yes_option
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
    space = shell.space()
    if listing:
        _letters.show_letters(shell, space)
        return
    where.refuse_network_share(space.folder)
    need_a_likely_day(shell, space, yes=yes)
    on = day or shell.day
    if sent is not None:
        _note_sent(shell, space, sent, on, memo or "")
    elif received is not None:
        named = delivery.named_offices(space, offices)
        noted = letters.note_received(space, received, named, on, shell.day)
        shell.say(_RECEIVED, number=received, n=len(noted), until=max(note.until for note in noted))
    elif answered is not None:
        letters.note_answered(space, answered, on, what or "", shell.day)
        shell.say(_ANSWERED, number=answered)
    else:
        if on < shell.day:
            raise Misuse(_PAST, "--day")
        named = delivery.named_offices(space, offices)
        order = Order(shell.day, on, frozenset(named), portal=portal, visit=visit)
        _make(shell, space, order, [form] if form else FORMATS)


def _refuse_mixed(*, portal: bool, listing: bool, notes: Iterable[int | None]) -> None:
    if sum((portal, listing, *(note is not None for note in notes))) > 1:
        raise Misuse(_ONE_THING)


def _refuse_alone(given: object, other: object, option: str, needs: str) -> None:
    if given and not other:
        raise Misuse(_NEEDS.filled(other=needs), option)


def _make(shell: Shell, space: Workspace, order: Order, forms: Sequence[str]) -> None:
    """Make the letters that are due, and tell of how many offices why none is."""
    past = drafting.standing(space, order.today)
    found = drafting.wanted(past, order)
    if not found.letters:
        shell.say(_NO_PORTAL_MATTER if order.portal else _NOBODY)
        _tell_others(shell, found)
        return
    purposes = {letter.purpose for letter in found.letters}
    for printed in (Printed.PORTAL_LETTER,) if order.portal else (Printed.REMINDERS, Printed.FINAL_REMINDERS):
        if printed is not Printed.FINAL_REMINDERS or Purpose.FINAL in purposes:
            space = before_printing(shell, space, printed)
    material = drafting.draft(space, past, found.letters, order)
    folder = space.folder / OUT / f"letters-{order.today}"
    files = tuple(making.files_of(material, [*forms, TEXT], [shell.language or space.config.language]))
    with shell.progress(len(files), _MAKING) as tick:
        made = making.make(files, folder, tick)
    gone = drafting.remove_replaced(space, folder)
    _tell_drafts(shell, material)
    _tell_others(shell, found)
    if gone:
        shell.say(_TAKEN_AWAY, n=len(gone), numbers=joined(in_digits(f"{number}") for number in gone))
    shell.say(_WRITTEN if made.new else _ALREADY, folder=f"{OUT}/{folder.name}", n=made.there)
    shell.say(_NEXT, number=material.drafts[0].number)


def _tell_drafts(shell: Shell, material: LetterMaterial) -> None:
    names = _letters.names_of(material.past)
    for draft in material.drafts:
        told = _DRAFT if draft.due else _DRAFT_WITHOUT_DAY if draft.purpose in REMINDERS else _DRAFT_TO_OWNER
        shell.say(
            told,
            number=draft.number,
            what=_letters.called(names, draft),
            n=len(draft.offices),
            due=draft.due or "",
        )


def _tell_others(shell: Shell, found: Reminding) -> None:
    for why, number in found.others:
        shell.say(_WHY_NOT[why], n=number, until=found.next_until or "")


def _note_sent(shell: Shell, space: Workspace, number: int, day: date, memo: str) -> None:
    note = letters.note_sent(space, number, day, memo, shell.day)
    draft = next(known.draft for known in letters.letters_of(space) if known.draft.number == number)
    told = _SENT if draft.purpose in REMINDERS else _SENT_TO_OWNER
    shell.say(told, number=number, day=day, until=note.until)
    if not note.memo:
        shell.say(_NO_MEMO, number=number)
    due = draft.due
    if due is not None and note.until > due:
        shell.say(_MORE_TIME, number=number, due=due, until=note.until)


_WHY_NOT: Final = {
    Unreminded.DONE: Text(
        en="No letter: {n} {n:has|have} nothing left to do.", bn="পত্র নয়: {n}টি দপ্তরের কোনো করণীয় নেই।"
    ),
    Unreminded.PORTAL: Text(
        en="No letter: {n} {n:waits|wait} for the portal (auditor remind --portal).",
        bn="পত্র নয়: {n}টি দপ্তর পোর্টালের অপেক্ষায় (auditor remind --portal)।",
    ),
    Unreminded.EXTENDED: Text(en="No letter: {n} {n:was|were} given more time.", bn="পত্র নয়: {n}টি দপ্তরের সময় বর্ধিত।"),
    Unreminded.NOT_CONCERNED: Text(
        en="No letter: the decisions do not apply to {n}.", bn="পত্র নয়: {n}টি দপ্তরের জন্য সিদ্ধান্ত প্রযোজ্য নয়।"
    ),
    Unreminded.HAS_TIME: Text(
        en="No letter: {n} {n:has|have} time left from the last one; the first until {until}.",
        bn="পত্র নয়: {n}টি দপ্তরের আগের পত্রের সময় শেষ হয়নি; প্রথমটির {until} পর্যন্ত।",
    ),
    Unreminded.MEETING: Text(
        en="No letter: {n} had all three reminders; the meeting decides.",
        bn="পত্র নয়: {n}টি দপ্তরকে তিনটি তাগিদই দেওয়া হয়েছে; এবার সভা সিদ্ধান্ত নেবে।",
    ),
    Unreminded.LEFT: Text(
        en="No letter: {n} {n:is|are} no longer in the roster; say why in auditor.toml ([[departures]]).",
        bn="পত্র নয়: {n}টি দপ্তর তালিকায় আর নেই; কারণ auditor.toml-এ ([[departures]]) লিখুন।",
    ),
}
_DRAFT: Final = Text(
    en="Letter {number}: {what}; {n} {n:office|offices}, due {due}.",
    bn="{number} নম্বর পত্র: {what}; {n}টি দপ্তর, সময়সীমা {due}।",
)
_DRAFT_WITHOUT_DAY: Final = Text(
    en="Letter {number}: {what}; {n} {n:office|offices}, due before the next meeting.",
    bn="{number} নম্বর পত্র: {what}; {n}টি দপ্তর, সময়সীমা পরবর্তী সভার আগে।",
)
_DRAFT_TO_OWNER: Final = Text(
    en="Letter {number}: {what}; it tells of {n} {n:office|offices}, and names none.",
    bn="{number} নম্বর পত্র: {what}; এতে {n}টি দপ্তরের কথা আছে, কারও নাম নেই।",
)
_MAKING: Final = Text(en="Letters", bn="পত্র")
_WRITTEN: Final = Text(en="Written: {folder} ({n} {n:file|files}).", bn="লেখা হয়েছে: {folder} ({n}টি ফাইল)।")
_ALREADY: Final = Text(
    en="Already there and right: {folder} ({n} {n:file|files}).", bn="আগে থেকেই ঠিক আছে: {folder} ({n}টি ফাইল)।"
)
_TAKEN_AWAY: Final = Text(
    en="Replaced and not to be sent any more: {n:letter|letters} no. {numbers}. The files made of {n:it|them} were taken away.",
    bn="{numbers} নম্বর পত্রের স্থান নতুন পত্র নিয়েছে; আর পাঠাবেন না। তৈরি ফাইলগুলো সরিয়ে নেওয়া হয়েছে।",
)
_NEXT: Final = Text(
    en="These are drafts; nobody is reminded yet. Next: have them signed and send them, then note each: auditor remind --sent {number} "
    "--memo NUMBER",
    bn="এগুলো খসড়া; এখনো কাউকে তাগিদ দেওয়া হয়নি। এরপর: স্বাক্ষর করিয়ে পাঠান, তারপর প্রতিটি লিখে রাখুন: auditor remind --sent {number} --memo স্মারক",
)
_NOBODY: Final = Text(en="Nobody is to be reminded now.", bn="এখন কাউকে তাগিদ দেওয়ার নেই।")
_NO_PORTAL_MATTER: Final = Text(
    en="There is no letter to make: no office waits for the portal, or its owner still has time to answer the last one. See: auditor "
    "remind --list",
    bn="পত্র তৈরির কিছু নেই: কোনো দপ্তর পোর্টালের অপেক্ষায় নেই, অথবা আগের পত্রের উত্তরের সময় শেষ হয়নি। দেখুন: auditor remind --list",
)
_SENT: Final = Text(
    en="Letter {number}: sent on {day}; the offices have time until {until}.",
    bn="{number} নম্বর পত্র: {day} তারিখে পাঠানো হয়েছে; সময় {until} পর্যন্ত।",
)
_SENT_TO_OWNER: Final = Text(
    en="Letter {number}: sent on {day}. When it is answered, note it: auditor remind --answered {number} --what TEXT. Another one is made "
    "after {until} at the earliest.",
    bn="{number} নম্বর পত্র: {day} তারিখে পাঠানো হয়েছে। উত্তর এলে লিখুন: auditor remind --answered {number} --what উত্তর। {until} তারিখের আগে আরেকটি "
    "তৈরি হয় না।",
)
_NO_MEMO: Final = Text(
    en="No memo number was given, so later letters leave a line for it. Give it with: auditor remind --sent {number} --memo NUMBER",
    bn="স্মারক নম্বর দেওয়া হয়নি, তাই পরের পত্রে তার জায়গা ফাঁকা থাকবে। দিতে চালান: auditor remind --sent {number} --memo স্মারক",
)
_MORE_TIME: Final = Text(
    en="Letter {number} says {due}; from the day on which it went out the time ends on {until}, so nobody counts as late before.",
    bn="{number} নম্বর পত্রে {due} লেখা আছে; পাঠানোর দিন থেকে সময় শেষ হয় {until} তারিখে, তাই এর আগে কেউ বিলম্বিত নয়।",
)
_RECEIVED: Final = Text(
    en="Letter {number}: noted for {n} {n:office|offices}; time until {until}.",
    bn="{number} নম্বর পত্র: {n}টি দপ্তরের জন্য লেখা হয়েছে; সময় {until} পর্যন্ত।",
)
_ANSWERED: Final = Text(
    en="Letter {number}: the answer was noted; the next chair's copy says it.",
    bn="{number} নম্বর পত্র: উত্তর লেখা হয়েছে; পরের সভাপতির কপিতে থাকবে।",
)
_PAST: Final = Text(
    en="letters go out today or later; to note that one went out before: --sent LETTER --day DATE",
    bn="পত্র আজ বা পরে যাবে; আগে পাঠানো পত্রের জন্য লিখুন: --sent পত্র --day তারিখ",
)
_ONE_THING: Final = Text(
    en="One thing at a time: --portal, --list, --sent, --received or --answered.",
    bn="একবারে একটি কাজ: --portal, --list, --sent, --received অথবা --answered।",
)
_NEEDS: Final = Text(en="goes with {other}.", bn="{other}-এর সঙ্গে দিতে হয়।")
