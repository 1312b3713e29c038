"""Offices check themselves: their sheets and the page, what was handed out, the slips that came back, and receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from flask import g, render_template, request, url_for

from auditor.desk.addresses import get, post
from auditor.desk.answered import read_first
from auditor.desk.faulty_fields import fault_of
from auditor.desk.screen import changing, need_a_likely_day, odd_days, the_desk, to
from auditor.desk.screens import SELFCHECK
from auditor.desk.screens.selfcheck.base import in_window, own_store
from auditor.desk.texts import NOT_KNOWN
from auditor.i18n import Text, joined, month, plain
from auditor.keys import opening
from auditor.model.errors import WorkspaceError, of_part
from auditor.model.journal import Delivery
from auditor.model.notice import messages_of
from auditor.model.views.invitation import HelpDay
from auditor.rounds import assessing, closed_keys, first_printed
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck import campaigns, delivery, inviting, permitting, receipts, sheet_files, slips
from auditor.selfcheck.sheets import InvitationOrder
from auditor.selfcheck.texts import returned_slips
from auditor.selfcheck.texts import sheets as texts
from auditor.selfcheck.waiting import came_back, waiting_slips
from auditor.tables import notes
from auditor.tables.answers import read_day
from auditor.views.office.directory import is_counted
from auditor.witness import countersigning
from auditor.workspace.folder import OUT, SLIPS, slip_paths
from auditor.workspace.question import Printed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from flask import Response

    from auditor.desk.desk import Desk
    from auditor.desk.jobs import Job
    from auditor.workspace.folder import Workspace


@get("/selfcheck/")
def page() -> str:
    """Show how far sheets and slips are."""
    desk = the_desk()
    space = desk.space()
    made = campaigns.campaigns(space, campaigns.month_of(space, None, desk.day))
    states = delivery.states_of(space, made[-1].round if made else "", desk.judgement())
    roster = listed.counted_roster_of(space)
    waiting, without_key = waiting_slips(space, opening.holds)
    planned = space.config.help
    return render_template(
        "selfcheck.html",
        title=SELFCHECK.title,
        where_sheets=_where_sheets(space, made[-1].round) if made else None,
        put_off=_put_off(space, made[-1].round) if made else None,
        lacks_keys=g.get("lacks_keys") or not opening.has_place(),
        key_file_why=_why_a_key_file(space),
        lost_keys=bool(made) and not opening.holds(made[-1].key),
        states=states,
        counts=delivery.counts_of(states),
        month=month(made[-1].meeting if made else f"{desk.day:%Y-%m}"),
        earlier=_earlier(space) if not made else None,
        accounts=_accounts(desk, states),
        undelivered=[state for state in states if state.made and state.delivered is None],
        ways=[(way.value, texts.WAYS[way]) for way in Delivery],
        headings=texts.HEADINGS,
        state_of=texts.state_of,
        way_words={way: texts.WAYS[way] for way in Delivery},
        asked=first_printed.missing(space, Printed.SHEETS, desk.day),
        help_day=request.args.get("help_day") or (planned.day if planned is not None else ""),
        help_place=request.args.get("help_place") or (planned.place if planned is not None else ""),
        waiting=waiting,
        without_key=without_key,
        refused=[said for file in came_back(space, roster, desk.day) for said in file.refused],
        slips_there=len(slip_paths(space.folder)),
        slips_first=bool(made) or bool(waiting),
        slips_folder=f"evidence/{SLIPS}",
        receipts=[
            plain(receipt.text.said(space.config.language)) for receipt in receipts.receipts(space, roster, desk.day)
        ],
        words=WORDS,
    )


def _where_sheets(space: Workspace, campaign_id: str) -> Text:
    """Return where the sheets of a campaign are printed from; that none is there, where no file is."""
    folder = f"{OUT}/{campaigns.folder_name(campaign_id)}"
    said = "where" if any((space.folder / folder / sheet_files.SHEETS).glob("*.pdf")) else "not there"
    return WORDS[said].filled(folder=folder, page=campaigns.page_name(campaign_id))


def _put_off(space: Workspace, campaign_id: str) -> Text | None:
    """Return what is told where the sheets of a campaign say the day of a meeting that is on another one now; else None."""
    invited = campaigns.last_invited(Ledger(space.ledger_path), campaign_id)
    now = campaigns.due_now(space, invited) if invited is not None else None
    if invited is None or invited.due is None or now is None or now == invited.due:
        return None
    return texts.PUT_OFF.filled(due=invited.due, now=now)


def _why_a_key_file(space: Workspace) -> Text:
    """Return what is told where this computer has no place for keys: that there was one, where keys that were made before are still needed, else what it is."""
    needed = closed_keys.open_keys(Ledger(space.ledger_path))
    if needed:
        return WORDS["key-file-gone"].filled(month=month(needed[-1].meeting), file=str(opening.default_key_file()))
    return joined((WORDS["key-file-why"], *([WORDS["key-file-needless"]] if campaigns.campaigns(space) else [])), " ")


def _accounts(desk: Desk, states: Sequence[delivery.SheetState]) -> dict[str, Text | int]:
    """Return how many user IDs are counted of each office, with how many are listed where more were told than are, and where nobody knows it."""
    counted = {office.id: office.users for office in desk.judgement().context.roster.offices}
    unknown = {each.office.id for each in desk.judgement().assessments if not is_counted(each)}
    return {
        state.office: NOT_KNOWN
        if state.office in unknown
        else _UNLISTED.filled(n=counted[state.office], listed=state.accounts)
        if counted.get(state.office, state.accounts) > state.accounts
        else state.accounts
        for state in states
    }


def _earlier(space: Workspace) -> Text | None:
    """Return how far the sheets of the last month are that has any; None where none were ever made."""
    before = campaigns.campaigns(space)
    if not before:
        return None
    return WORDS["earlier"].filled(
        month=month(before[-1].meeting), counts=delivery.counts_of(delivery.states_of(space, before[-1].round))
    )


@post("/selfcheck/sheets")
@changing("selfcheck.page")
def make() -> Response:
    """Make the codes, the page and the sheets; a passphrase, where one is needed, is typed in a window of its own."""
    desk = the_desk()
    need_a_likely_day(desk, ahead=True)
    space = desk.space()
    answered = read_first(space, first_printed.missing(space, Printed.SHEETS, desk.day))
    helped, store = _help(desk), own_store(space)
    with of_part("help_day"):
        odd_days(inviting.doubts_of(None, helped, desk.day))
    if first_printed.tell(space, answered, desk.day, odd_days):
        space = desk.space()
    inviting.refuse_without_phone(space)
    anew = request.form.get("new_keys") == "yes"
    order = InvitationOrder(campaigns.month_of(space, None, desk.day), desk.day, None, helped, new_keys=anew)
    if store is None:
        arguments = ["invite", "--on", desk.day.isoformat(), "--yes"]
        arguments += ["--new-keys"] if anew else []
        if helped is not None:
            arguments += ["--help-day", helped.day.isoformat(), "--help-place", helped.place.bn]
        typed = {name: request.form.get(name, "") for name in ("help_day", "help_place")}
        return in_window(desk, MAKING, arguments, f"{url_for('selfcheck.page')}?{urlencode(typed)}")

    def work(job: Job) -> tuple[Text, ...]:
        with desk.writing:
            prepared = permitting.with_fingerprints(
                space, inviting.prepare(space, assessing.assess(space, desk.day), store, order)
            )
            folder = space.folder / OUT / campaigns.folder_name(prepared.campaign_id)
            job.total = sheet_files.count(prepared)
            sheet_files.write(prepared, folder, space.config.language, tick=job.tick)
        sheets = ((len(sheet.accounts), sheet.portal) for sheet in prepared.sheets)
        without = [name for _, name in prepared.without]
        of_sheets = sheet_files.told(sheets, prepared.campaign_id, f"{OUT}/{folder.name}", without)
        return (*inviting.told_of_page(prepared), *of_sheets)

    desk.begin(MAKING, url_for("selfcheck.page"), work)
    return to("shared.work")


@post("/selfcheck/delivered")
@changing("selfcheck.page")
def delivered() -> Response:
    """Note how sheets reached their offices."""
    desk = the_desk()
    need_a_likely_day(desk)
    space = desk.space()
    made = campaigns.campaigns(space, "")
    chosen = request.form.getlist("office")
    way = request.form.get("way", "")
    if not made:
        raise WorkspaceError(texts.NO_SHEETS)
    if not chosen or way not in list(Delivery):
        raise fault_of("way" if chosen else "office", _CHOOSE)
    noted = delivery.deliver(space, made[-1].round, delivery.named_offices(space, chosen), Delivery(way), desk.day)
    desk.tell(texts.NOTED.filled(n=noted, way=texts.WAYS[Delivery(way)], day=desk.day))
    return to("selfcheck.page")


@post("/selfcheck/slips")
@changing("selfcheck.page")
def open_them() -> Response:
    """Open the slips that came back; a passphrase, where one is needed, is typed in a window of its own."""
    desk = the_desk()
    need_a_likely_day(desk)
    space = desk.space()
    store = own_store(space)
    if store is None:
        return in_window(desk, OPENING, ["slips", "--on", desk.day.isoformat(), "--yes"], url_for("selfcheck.page"))

    def work(job: Job) -> tuple[Text, ...]:
        with desk.writing:
            job.total = len(slip_paths(space.folder))
            roster = listed.counted_roster_of(space)
            opened = slips.open_slips(space, roster, desk.day, lambda: store, job.tick)
            login_checks = len(countersigning.waiting(space, roster, desk.day))
        done = returned_slips.DONE.filled(
            n=opened.taken, b=opened.taken_before, r=opened.refused_files, w=opened.waiting
        )
        to_countersign = (returned_slips.TO_COUNTERSIGN.filled(n=login_checks),) if login_checks else ()
        return (*messages_of(opened.notices), *to_countersign, done)

    desk.begin(OPENING, url_for("selfcheck.page"), work)
    return to("shared.work")


@post("/selfcheck/key-file")
@changing("selfcheck.page")
def make_key_file() -> Response:
    """Make a file for the keys, in a window where its passphrase is chosen."""
    desk = the_desk()
    return in_window(desk, MAKING_KEY_FILE, ["keys", "new-file"], url_for("selfcheck.page"))


def _help(desk: Desk) -> HelpDay | None:
    """Return when and where users are helped, as the form says; None where it says neither.

    Raises:
        WorkspaceError: one of both is missing, or the day lies in the past.

    """
    typed, place = request.form.get("help_day", "").strip(), request.form.get("help_place", "").strip()
    if not typed and not place:
        return None
    day: date | None = read_day(typed)
    if day is None or not place or day < desk.day:
        raise fault_of("help_place" if day is not None and day >= desk.day else "help_day", _DAY_AND_PLACE)
    with of_part("help_place"):
        return HelpDay(day, plain(notes.reference(place)))


MAKING: Final = Text(en="Sheets and page of the self-check", bn="স্ব-যাচাইয়ের নির্দেশিকা ও পাতা")
MAKING_KEY_FILE: Final = Text(en="A key file", bn="চাবি-ফাইল")
OPENING: Final = Text(en="Opening the slips", bn="স্লিপ খোলা হচ্ছে")
WORDS: Final = {
    "sheets": Text(en="Sheets for {month}", bn="{month} মাসের নির্দেশিকা"),
    "earlier": Text(
        en="No sheets were made for this month yet. {month}: {counts}",
        bn="এ মাসের নির্দেশিকা এখনো তৈরি হয়নি। {month}: {counts}",
    ),
    "where": Text(
        en="The sheets hold codes: print them from {folder}/sheets, give each office its own, closed, and never mail them as a heap. The page "
        "that everybody may have is {folder}/{page}.",
        bn="নির্দেশিকায় কোড আছে: {folder}/sheets থেকে ছাপিয়ে প্রতিটি দপ্তরকে নিজেরটি খামে বন্ধ করে দিন, একসঙ্গে ই-মেইলে পাঠাবেন না। সবাইকে দেওয়ার পাতা: "
        "{folder}/{page}",
    ),
    "not there": Text(
        en="No sheet lies in {folder}/sheets: copies and packs hold none, and printed ones are deleted. Where one is still to be printed, make them here "
        "again: the codes stay the same as long as their key is on this computer.",
        bn="{folder}/sheets ফোল্ডারে কোনো নির্দেশিকা নেই: ব্যাকআপ কপি ও হস্তান্তরের ফাইলে নির্দেশিকা থাকে না, আর ছাপানোর পর মুছে ফেলা হয়। কোনোটি ছাপা বাকি থাকলে এখানে আবার তৈরি করুন: চাবি এই "
        "কম্পিউটারে থাকলে কোড একই থাকে।",
    ),
    "make": Text(en="Make sheets and page", bn="নির্দেশিকা ও পাতা তৈরি করুন"),
    "help_day": Text(en="Help day, if there is one", bn="সহায়তা দিবস (থাকলে)"),
    "help_place": Text(en="Where users are to come", bn="কোথায় আসতে হবে"),
    "place_hint": Text(en="such as: to the upazila parishad hall", bn="যেমন: উপজেলা পরিষদ সভাকক্ষে"),
    "delivered": Text(en="Handed out", bn="কাদের দেওয়া হলো"),
    "way": Text(en="How they were handed out", bn="কীভাবে দেওয়া হলো"),
    "note": Text(en="Note as handed out", bn="দেওয়া হয়েছে বলে লিখুন"),
    "slips": Text(en="Slips that came back", bn="ফেরত আসা স্লিপ"),
    "waiting": Text(en="Not opened yet: {n}.", bn="এখনো খোলা হয়নি: {n}টি।"),
    "refused": returned_slips.REFUSED,
    "without": Text(en="Of these the key of {n} is not at hand.", bn="এর মধ্যে {n}টির চাবি হাতের কাছে নেই।"),
    "drop": Text(
        en="Put files, mails and photos of slips on the screen Inbox, or into {folder}.",
        bn="স্লিপের ফাইল, ই-মেইল ও ছবি “জমা ফাইল” পাতায় দিন, অথবা {folder} ফোল্ডারে রাখুন।",
    ),
    "open": Text(en="Open the slips", bn="স্লিপ খুলুন"),
    "open again": Text(en="Open all slips again", bn="সব স্লিপ আবার খুলুন"),
    "receipts": Text(en="Receipts of today, to be sent", bn="আজকের প্রাপ্তিস্বীকার (পাঠাতে হবে)"),
    "new keys": Text(
        en="The keys of these sheets are not on this computer: make new ones. Sheets and pages that were handed out are worthless then; every "
        "office needs a new sheet.",
        bn="এই নির্দেশিকার চাবি এই কম্পিউটারে নেই: নতুন চাবি তৈরি হবে। আগে দেওয়া নির্দেশিকা ও পাতা তখন আর চলবে না; প্রতিটি দপ্তরকে নতুন নির্দেশিকা দিতে হবে।",
    ),
    "window": Text(
        en="Where your keys lie in a key file, a small window opens for its passphrase. No page asks for it.",
        bn="চাবি চাবি-ফাইলে থাকলে তার পাসওয়ার্ডের (passphrase) জন্য একটি ছোট জানালা খুলবে। কোনো পাতায় তা চাওয়া হয় না।",
    ),
    "key-file": Text(en="Make a key file", bn="চাবি-ফাইল তৈরি করুন"),
    "key-file-why": Text(
        en="Making sheets and opening slips takes keys, and this computer has no safe place for keys (keyring). A key file is such a place: one file on "
        "this computer, outside this folder, locked by a passphrase that you choose. Make it once, before the first sheets.",
        bn="নির্দেশিকা তৈরি ও স্লিপ খুলতে চাবি লাগে, কিন্তু এই কম্পিউটারে চাবি রাখার নিরাপদ ভান্ডার (keyring) নেই। চাবি-ফাইল তেমন একটি জায়গা: এই ফোল্ডারের বাইরে, এই "
        "কম্পিউটারের একটি ফাইল, যা আপনার ঠিক করা পাসওয়ার্ড (passphrase) ছাড়া খোলে না। প্রথম নির্দেশিকার আগে একবার তৈরি করলেই চলে।",
    ),
    "key-file-gone": Text(
        en="Keys were made in this folder before, last for {month}, but this computer has no keyring, and the key file is not in its place: {file}. If "
        "it was made on this computer, bring it back there from its copy: then slips are opened and sheets made again with its passphrase, as before. "
        "Make a new key file only where there is no copy, or the keys are on another computer; the sheets of the keys that are lost are worthless then, "
        "and every office needs a new one.",
        bn="এই ফোল্ডারের কাজে আগে চাবি তৈরি হয়েছে, সর্বশেষ {month} মাসের; কিন্তু এই কম্পিউটারে চাবি-ভান্ডার (keyring) নেই, চাবি-ফাইলও নির্ধারিত জায়গায় নেই: {file}। চাবি-ফাইলটি এই "
        "কম্পিউটারেই তৈরি হয়ে থাকলে তার কপি সেখানে ফিরিয়ে আনুন: তখন আগের পাসওয়ার্ড (passphrase) দিয়েই স্লিপ খোলা ও নির্দেশিকা তৈরি করা যাবে। কপি না থাকলে, অথবা চাবি অন্য "
        "কম্পিউটারে থাকলে তবেই নতুন চাবি-ফাইল তৈরি করুন; হারানো চাবির নির্দেশিকা তখন আর চলবে না, প্রতিটি দপ্তরকে নতুন নির্দেশিকা দিতে হবে।",
    ),
    "key-file-needless": Text(
        en="The keys that were made in this folder before are needed no more; nothing is lost by a new file.",
        bn="এই ফোল্ডারের কাজে আগে তৈরি চাবি আর লাগবে না; নতুন চাবি-ফাইল করলে কিছু হারাবে না।",
    ),
    "key-file-how": Text(
        en="A small window opens, in which you choose its passphrase. No page asks for it.",
        bn="একটি ছোট জানালা খুলবে; চাবি-ফাইলের পাসওয়ার্ড (passphrase) সেখানে ঠিক করুন। কোনো পাতায় তা চাওয়া হয় না।",
    ),
    "offices": Text(en="Offices", bn="দপ্তর"),
    "keys": Text(en="The keys of this computer", bn="এই কম্পিউটারের চাবি"),
}
_UNLISTED: Final = Text(en="{n} (listed: {listed})", bn="{n} (তালিকায় {listed})")
_CHOOSE: Final = Text(
    en="Choose the offices, and how their sheets reached them.", bn="দপ্তর এবং কীভাবে দেওয়া হয়েছে তা বেছে নিন।"
)
_DAY_AND_PLACE: Final = Text(
    en="A help day has a day that is still to come, like 20.03.2024, and a place. Give both, or neither.",
    bn="সহায়তা দিবসের সামনের কোনো তারিখ (যেমন ২০.০৩.২০২৪) ও স্থান দুটিই লাগে। দুটিই দিন, অথবা কোনোটিই নয়।",
)
