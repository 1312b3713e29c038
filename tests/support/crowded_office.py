"""An office of eight accounts with long posts of which everything goes wrong at once, meeting after meeting."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from changing import replace
from small_upazila import (
    COMPOSITION,
    DONE,
    MAIL,
    NOT_DONE,
    PROFILE,
    RESET,
    TWO_STEP,
    call,
    history,
    meeting,
    tell,
)

from auditor.i18n import Text
from auditor.model.baseline import Waiver
from auditor.model.disputes import Dispute
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    PASSWORD_BREACHED,
    PASSWORD_STRENGTH,
    TWO_STEP_CAUSE,
    TWO_STEP_METHOD,
    Cause,
    MailboxKind,
    Method,
    Strength,
)
from auditor.model.grades import Grade
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.model.views.head import Letterhead
from auditor.views.office.office import office_view

if TYPE_CHECKING:
    from auditor.model.views.office import OfficeView
    from auditor.views.compared.history import History

POSTS: Final = (
    Text(
        en="Upazila Project Implementation Officer (additional charge)", bn="উপজেলা প্রকল্প বাস্তবায়ন কর্মকর্তা (অতিরিক্ত দায়িত্ব)"
    ),
    Text(
        en="Sub-Assistant Engineer, second charge of Kopilmuni",
        bn="উপসহকারী প্রকৌশলী, কপিলমুনি ও হরিঢালী ইউনিয়নের অতিরিক্ত দায়িত্বপ্রাপ্ত",
    ),
    Text(en="Office Assistant-cum-Computer Typist, accounts branch", bn="অফিস সহকারী কাম কম্পিউটার মুদ্রাক্ষরিক (হিসাব শাখা)"),
    Text(en="Accounts Assistant-cum-Computer Operator", bn="হিসাব সহকারী কাম কম্পিউটার অপারেটর"),
    Text(en="Upazila Technical Supervisor of field training", bn="উপজেলা কারিগরি তত্ত্বাবধায়ক, মাঠপর্যায়ের প্রশিক্ষণ"),
    Text(en="Union Digital Centre Entrepreneur (woman)", bn="ইউনিয়ন ডিজিটাল সেন্টারের নারী উদ্যোক্তা"),
    Text(en="Union Digital Centre Entrepreneur (man)", bn="ইউনিয়ন ডিজিটাল সেন্টারের পুরুষ উদ্যোক্তা"),
    Text(en="Community Organiser of the rural development programme", bn="পল্লী উন্নয়ন কর্মসূচির কমিউনিটি অর্গানাইজার"),
)
NAME: Final = Text(
    en="Office of the Upazila Project Implementation Officer, Disaster Management and Relief",
    bn="উপজেলা প্রকল্প বাস্তবায়ন কর্মকর্তার কার্যালয় (দুর্যোগ ব্যবস্থাপনা ও ত্রাণ)",
)
LETTERHEAD: Final = Letterhead(
    ("গণপ্রজাতন্ত্রী বাংলাদেশ সরকার", "উপজেলা নির্বাহী অফিসারের কার্যালয়", "পাইকগাছা, খুলনা", "www.paikgasa.khulna.gov.bd"),
    ("Government of the People's Republic of Bangladesh", "Office of the Upazila Nirbahi Officer", "Paikgacha, Khulna", "www.example.org"),
    ap_phone="01700-000000",
    uno_mail="uno@example.gov.bd",
)  # fmt: skip
CAUSES: Final = (None, None, None, Cause.NO_CODE, Cause.NOT_OFFERED, Cause.VACANT)


def crowded_history(seed: int, meetings: int = 4) -> History:
    """Return some meetings of the office, different by the seed: transfers, contradictions, extensions, a dispute, silence."""
    chance = Random(seed)
    accounts = tuple(
        Account(
            f"piu/{place}",
            post,
            login=f"piu.office{place}",
            holder_since=date(2024, 1, 20) + timedelta(days=place) if chance.random() < 0.5 else None,
        )
        for place, post in enumerate(POSTS, start=1)
    )
    office = Office("piu", NAME, OfficeKind.DEPARTMENT, POSTS[0], portal="piu.example", accounts=accounts)
    known = []
    for number in range(meetings):
        month = f"2024-{number + 2:02d}"
        told = [answer for account in accounts for answer in _answers(account.id, number + 2, chance)]
        mailbox = chance.choice([MAIL, {OFFICIAL_EMAIL: MailboxKind.PERSONAL}, {}])
        told += tell("piu", mailbox, on=date(2024, number + 2, 9))
        known.append(
            meeting([office], told, month, waivers=tuple(_waivers(accounts, chance)), contacts=(call("piu", date(2024, number + 2, 9)),))
        )  # fmt: skip
    disputes = tuple(
        Dispute(number, "piu", policy, "রিসেট ০৫.০৩.২০২৪ তারিখে করা হয়েছে, প্রতিবেদনে নেই", date(2024, 5, 2), "পিআইও/২০২৪-১২", date(2024, 5, 13))
        for number, policy in enumerate(chance.sample([PROFILE, RESET, TWO_STEP], 1), start=1)
    )  # fmt: skip
    return replace(history(*known), disputes=disputes)


def crowded_office(seed: int) -> OfficeView:
    """Return the report of the office."""
    past = crowded_history(seed)
    return office_view(past.now.assessments[0], past, LETTERHEAD)


def _answers(account, month, chance):
    """Yield what was told of an account: a yes and a no on one day, one of them, or nothing; and advice not followed."""
    day = date(2024, month, chance.randint(3, 9))
    for fact in NOT_DONE:
        for answer in chance.choice([(NOT_DONE, DONE), (NOT_DONE,), (DONE,), (), (NOT_DONE, DONE)]):
            yield from tell(account, {fact: answer[fact]}, on=day)
    cause = chance.choice(CAUSES)
    if cause is not None:
        yield from tell(account, {TWO_STEP_CAUSE: cause}, on=day)
    yield from tell(
        account, {PASSWORD_STRENGTH: Strength.WEAK, PASSWORD_BREACHED: True}, on=day, grade=Grade.SELF_CHECKED
    )
    yield from tell(account, {TWO_STEP_METHOD: Method.SMS}, on=day)


def _waivers(accounts, chance):
    for account in chance.sample(accounts, 2):
        policy = chance.choice([PROFILE, COMPOSITION, TWO_STEP])
        until = date(2024, chance.choice([1, 6, 12]), 28)
        yield Waiver(policy, account.id, "পোর্টাল স্থানান্তর চলছে", "স্মারক নং ০৫.৪৪.৪৭৬৪.০০০.৭৫.০০১.২৪-১১৭", until)
