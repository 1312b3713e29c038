"""Makes the example workspace: Paikgacha's real unions and usual offices, invented logins and answers, no people.

Run by hand when the roster, the register or the policies change: ``python tests/example/make_paikgacha.py``. The answers
are entered into the registers as an office program would enter them.
"""

from __future__ import annotations

import io
import sys
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from changing import replace

from auditor.example.making import ROUNDS
from auditor.i18n import Text, match_key
from auditor.model.counting import CountsFrom
from auditor.model.forms import FormStamp
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.places import geography
from auditor.register import open_items, workbook
from auditor.register.answers import AFTER_DECISION
from auditor.register.columns import REGISTER_SHEET, Mark, columns, filled_in
from auditor.roster import form
from auditor.rounds import assessing
from auditor.rounds.identity import listed

if TYPE_CHECKING:
    from auditor.register.rows import RegisterRow

EXAMPLE = Path(__file__).parents[2] / "auditor" / "examples" / "paikgacha"
CLERK = Text(en="Office Assistant cum Computer Typist", bn="অফিস সহকারী কাম কম্পিউটার মুদ্রাক্ষরিক")
ACCOUNTANT = Text(en="Accountant", bn="হিসাবরক্ষক")
FIELD = Text(en="Field Supervisor", bn="মাঠ সহকারী")
ONLY_COUNTED = {"sub-registry": 2, "resource-centre": 2}
"""Offices of which only the number of users is known."""
UNLISTED = {"health": 5}
"""Offices that count more users than they have named."""
NEW_HOLDER = ("food", date(2024, 3, 3))
SHARED = {"ansar-vdp", "lota-up"}
NOBODYS_PHONE = "02000"
"""How every invented number begins: behind the code 02 no subscriber's number begins with the 0 that leads to other codes, so it
reaches nobody; it is shaped as a landline's, so that a roster is not asked to look its digits up."""

SETTINGS = """\
# Example data: posts, invented logins and telephone numbers, no people. নমুনা: পদবি, কাল্পনিক আইডি ও ফোন নম্বর, কোনো ব্যক্তির তথ্য নেই।
language = "bn"
example = true
baseline = "paikgacha-2024-01"
official_domains = []

[committee]
name = { en = "Upazila ICT Committee", bn = "উপজেলা আইসিটি বিষয়ক কমিটি" }
upazila = { en = "Paikgacha", bn = "পাইকগাছা" }
district = { en = "Khulna", bn = "খুলনা" }

[letterhead]
bn = ["গণপ্রজাতন্ত্রী বাংলাদেশ সরকার", "উপজেলা নির্বাহী অফিসারের কার্যালয়", "পাইকগাছা, খুলনা", "www.paikgasa.khulna.gov.bd"]
en = ["Government of the People's Republic of Bangladesh", "Office of the Upazila Nirbahi Officer", "Paikgacha, Khulna", "www.paikgasa.khulna.gov.bd"]
ap_phone = "02000-000201"
uno_mail = "unopaikgacha@example.gov.bd"
uno_phone = "02000-000202"
answer_days = 7

[meeting]
next = 2024-04-18
"""
WAIVERS = """\
# Example. নমুনা।
[[waivers]]
policy = "two-step-enabled"
subject = "statistics"
reason = "পোর্টাল রূপান্তর চলছে"
approved_by = "০৫ নং সিদ্ধান্ত, ফেব্রুয়ারি ২০২৪"
until = 2024-05-31
"""


def the_roster() -> Roster:
    fresh = geography.fresh_roster(geography.find_upazila("পাইকগাছা", "খুলনা")[0])
    return Roster(tuple(reached(number, _peopled(number, office)) for number, office in enumerate(fresh.offices)))


def reached(number: int, office: Office) -> Office:
    """Return an office with a phone that nobody has, and what else it is reached by: invented addresses end in example.gov.bd."""
    mail = f"{office.id.replace('-', '')}@example.gov.bd" if office.kind is OfficeKind.UNION else office.email
    portal = office.portal or f"{office.id}.paikgacha.example.gov.bd"
    return replace(office, portal=portal, email=mail, phone=f"{NOBODYS_PHONE}{number + 1:06}")


def _peopled(number: int, office: Office) -> Office:
    if office.id in ONLY_COUNTED:
        count = ONLY_COUNTED[office.id]
        accounts = tuple(
            Account(f"{office.id}/user-{n}", Text(en=f"User {n}", bn="ইউজার " + "০১২৩৪"[n])) for n in range(1, count + 1)
        )
        return replace(
            office, accounts=accounts, user_count=count, email=f"{office.id.replace('-', '')[:10]}@example.gov.bd"
        )
    posts = [account.post for account in office.accounts] or [office.head_post, CLERK]
    if not office.accounts and not office.voluntary and number % 2 == 0:
        posts.append(ACCOUNTANT if number % 4 == 0 else FIELD)
    label = office.id.removesuffix("-up").replace("-", "")[:10]
    accounts = tuple(
        Account(
            f"{office.id}/{match_key(post.bn)}",
            post,
            f"{label}.{place}" if (number + place) % 3 else "",
            NEW_HOLDER[1] if office.id == NEW_HOLDER[0] and place == 1 else None,
        )
        for place, post in enumerate(posts, start=1)
    )
    email = f"{label}@example.gov.bd" if office.kind is OfficeKind.DEPARTMENT and number % 5 else ""
    return replace(office, accounts=accounts, email=email, user_count=UNLISTED.get(office.id, 0))


Item = StrEnum("Item", {column.name.upper().replace("-", "_"): column.name for column in filled_in()})
COLUMN = {column.name: place for place, column in enumerate(columns(), start=1)}
WORDS = {
    "asked": "চালু, লগইনে কোড চায়", "on": "চালু, পরীক্ষা করিনি", "off": "চালু নেই", "none": "পোর্টালে সুযোগ নেই",
    "no-code": "কোড আসে না", "app": "অ্যাপে", "sms": "এসএমএসে", "mail": "ই-মেইলে", "one": "একজন", "many": "একাধিক জন",
    "yes": "হ্যাঁ", "no": "না", "right": "ঠিক আছে", "stale": "ঠিক করা হয়নি", "held": "আছে", "lacking": "নেই",
    "regular": "নিয়মিত", "sometimes": "মাঝে মাঝে",
}  # fmt: skip
FORGOTTEN = AFTER_DECISION.label.filled(decision_date=date(2024, 1, 18)).bn
WAYS = ("ফোন", "সভা", "তথ্য ছক", "ফোন", "ভিডিও কলে যাচাই")


def known_by(number: int) -> dict[Item, object]:
    """How it became known, and where a login was seen on a video call at what time."""
    way = WAYS[number % 5]
    return {Item.WAY: way} | ({Item.PROOF: f"১১:{'০১২৩৪৫'[number % 6]}০"} if way == WAYS[-1] else {})


def february(number: int, row: RegisterRow) -> dict[Item, object]:
    """What was answered in February: some offices are silent, some done, most in between."""
    on = datetime(2024, 2, 5) + timedelta(days=number % 13)
    done_on = on - timedelta(days=2 + number % 9)
    if number % 6 == 5 and row.serial != 35:
        return {}
    if not row.is_office:
        place = int(row.subject[-1]) if row.subject[-1].isdigit() else len(row.post.en)
        if number % 4 == 1 and place % 2:
            return {Item.TWO_STEP: WORDS["off"], Item.RESET: WORDS["no"]}
        return {Item.TWO_STEP: WORDS["none"]} if row.office in {"land", "accounts"} else {}
    told = {Item.CONTACTED_ON: on, Item.TOLD_BY: row.post.bn} | known_by(number)
    if number % 11 == 10:
        return told
    mail = {
        Item.EMAIL: WORDS["held" if number % 5 else "lacking"],
        Item.EMAIL_USE: WORDS["regular" if number % 3 else "sometimes"],
    }
    if not number % 5:
        del mail[Item.EMAIL_USE]
    if number >= 23 and number != 34:
        mail = {}
    answers = told | mail | {
        Item.TWO_STEP: WORDS["asked" if number % 3 else "on"],
        Item.METHOD: WORDS[("app", "sms", "sms", "mail")[number % 4]],
        Item.RESET: done_on if number % 3 else FORGOTTEN,
        Item.RULE: WORDS["yes"],
        Item.PROFILE: WORDS["right"] if number % 2 else done_on,
        Item.USERS: WORDS["many" if row.office in SHARED else "one"],
    }  # fmt: skip
    if number % 4 == 2:
        del answers[Item.PROFILE]
        answers[Item.TWO_STEP] = WORDS["no-code"] if number % 8 == 2 else WORDS["off"]
        del answers[Item.METHOD]
    if number % 4 == 3:
        answers[Item.PROFILE] = WORDS["stale"]
        del answers[Item.RULE]
    if row.office == "lged":
        answers[Item.RESET] = "গত মাসে"
    if row.office == "statistics":
        answers[Item.TWO_STEP], answers[Item.CAUSE] = WORDS["off"], "পোর্টাল রূপান্তর চলছে"
        answers.pop(Item.METHOD, None)
    return answers


def march(number: int, row: RegisterRow) -> dict[Item, object]:
    """What was answered in March: progress, a few still silent, one that slipped back."""
    on = datetime(2024, 3, 6) + timedelta(days=number % 12)
    if number in {5, 17, 29}:
        return {}
    if not row.is_office:
        return {}
    told = {Item.CONTACTED_ON: on, Item.TOLD_BY: row.post.bn} | known_by(number + 1)
    full = {
        Item.TWO_STEP: WORDS["asked"], Item.METHOD: WORDS["app" if number % 2 else "sms"], Item.RESET: on - timedelta(days=1),
        Item.RULE: WORDS["yes"], Item.PROFILE: WORDS["right"], Item.USERS: WORDS["one"],
        Item.EMAIL: WORDS["held"] if number % 5 else f"{row.office.replace('-', '')[:10]}@example.gov.bd",
        Item.EMAIL_USE: WORDS["regular"],
    }  # fmt: skip
    if number % 4 == 2:
        full.pop(Item.TWO_STEP)
        full.pop(Item.METHOD)
    if row.office in {"land", "accounts", "statistics"}:
        full.pop(Item.TWO_STEP)
        full.pop(Item.METHOD)
    if row.office in SHARED:
        full[Item.USERS] = WORDS["many"]
    if number >= 23 and number != 34:
        full.pop(Item.EMAIL)
        full.pop(Item.EMAIL_USE)
    return told | {item: answer for item, answer in full.items() if item in row.open_items}


SLIPPED_BACK = (
    "secondary-education",
    {Item.CONTACTED_ON: datetime(2024, 3, 12), Item.WAY: "সভা", Item.TWO_STEP: WORDS["off"]},
)


def fill(content: bytes, rows: tuple[RegisterRow, ...], answers) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book[REGISTER_SHEET]
    lines = {sheet.cell(line, COLUMN[Mark.ID]).value: line for line in range(1, sheet.max_row + 1)}
    for row in rows:
        given = answers(row.serial - 1, row)
        if row.subject == SLIPPED_BACK[0] and answers is march:
            given = SLIPPED_BACK[1]
        for item, answer in given.items():
            cell = sheet.cell(lines[row.subject], COLUMN[item])
            cell.value = answer
            if isinstance(answer, datetime):
                cell.number_format = "dd.mm.yyyy"
    book.properties.modified = datetime(2024, 1, 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


RECORDED_ON = {"youth-development", "project-implementation", "cooperatives", "lged", "deluti-up", "goroikhali-up"}
"""Offices whose users have two-step on by the portal's own list."""
RECORDED_OFF, SWITCHED_OFF, NOT_THERE, STRANGER = "chandkhali.1", "health.2", "accounts.3", "paikgacha.old"
"""A user of whom the list says otherwise than the office; one switched off; one that the portal does not have; one that the roster does not."""


def portal_list() -> str:
    """Return the portal's list of users as it is pasted: nobody's name, and no last login."""
    logins = {
        account.login: office.id for office in the_roster().offices for account in office.accounts if account.login
    }
    rows = ["ক্রম,ব্যবহারকারীর নাম,ভূমিকা,অবস্থা,দুই ধাপে যাচাই"]
    for number, login in enumerate([*(login for login in logins if login != NOT_THERE), STRANGER], start=1):
        state = "নিষ্ক্রিয়" if login == SWITCHED_OFF else "সক্রিয়"
        two_step = "বন্ধ" if login == RECORDED_OFF else "চালু" if logins.get(login) in RECORDED_ON else "-"
        rows.append(f"{number},{login},সম্পাদক,{state},{two_step}")
    return "\n".join(rows) + "\n"


def make(folder: Path) -> None:
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    for old in (folder / "evidence").glob("register-*.xlsx"):
        old.unlink()
    (folder / "evidence" / "exports").mkdir(exist_ok=True)
    (folder / "evidence" / "exports" / "portal-users-2024-03-18.csv").write_text(portal_list(), "utf-8-sig")
    (folder / "auditor.toml").write_text(SETTINGS, "utf-8")
    (folder / "waivers.toml").write_text(WAIVERS, "utf-8")
    (folder / "roster.xlsx").write_bytes(form.write_workbook(the_roster()))
    for (month, day, _, (name, *_)), answers in zip(ROUNDS, (february, march), strict=True):
        space = listed.open_workspace(folder)
        judgement = assessing.assess(space, day)
        reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in space.baseline.rules}
        rows = open_items.rows(judgement.assessments, judgement.evidence, reads)
        if answers is march:
            rows = (
                *rows,
                *(row for row in _all(judgement, reads) if row.subject == SLIPPED_BACK[0] and row not in rows),
            )
            rows = tuple(
                sorted({row.subject: row for row in rows}.values(), key=lambda row: (row.serial, not row.is_office))
            )
        blank = workbook.write(
            rows,
            stamp=FormStamp(month=month),
            counts_from=CountsFrom(date(2024, 1, 18)),
            committee=space.config.committee.name,
            specimen=True,
        )
        (folder / "evidence" / name).write_bytes(fill(blank, rows, answers))


def _all(judgement, reads):
    return open_items.rows(tuple(map(fieldwork_forgotten, judgement.assessments)), judgement.evidence, reads)


def fieldwork_forgotten(one):
    from auditor.papers.asking import _forgotten

    return _forgotten(one)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE)
