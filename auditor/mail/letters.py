"""The mail that brings an office its code: what stands in it, and nothing of a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, clean, plain

if TYPE_CHECKING:
    from datetime import date, datetime

UNSENT: Final = "X-Unsent"
"""A saved mail that says so opens in Outlook as one that is still to be sent."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What an office is written: from whom (empty where its sender's program fills that in), to which mailbox, its name, the committee's, and the code."""

    sender: str
    to: str
    office: Text
    committee: Text
    due: date | None
    code: str = field(repr=False)


def message_of(letter: Letter, moment: datetime, *, unsent: bool) -> EmailMessage:
    """Return the mail.

    Args:
        letter: what is written.
        moment: now, with its zone.
        unsent: it is saved, to be sent by hand.

    """
    mail = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    if letter.sender:
        mail["From"] = letter.sender
        mail["Message-ID"] = make_msgid(domain=letter.sender.rpartition("@")[2])
    mail["To"] = letter.to
    mail["Subject"] = _SUBJECT.format(code=letter.code)
    mail["Date"] = format_datetime(moment)
    # Machines are not to answer: an answer by one shows nothing (RFC 3834; the second is Exchange's).
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    if unsent:
        mail[UNSENT] = "1"
    mail.set_content(_body(letter))
    return mail


def _body(letter: Letter) -> str:
    until = _UNTIL.filled(day=letter.due) if letter.due else plain("")
    told = (
        _TEXT.said(language, office=letter.office, committee=letter.committee, until=until)
        for language in (Language.BN, Language.EN)
    )
    return "\n\n---\n\n".join("\n".join(clean(line) for line in words.split("\n")) for words in told) + "\n"


_SUBJECT: Final = "ই-মেইল কোড / Mail code {code}"
_UNTIL: Final = Text(en=" by {day}", bn=" {day} তারিখের মধ্যে")
_TEXT: Final = Text(
    en="{office}\n\nPlease answer this mail from this official mailbox{until}, and leave the subject as it is: it holds your mail "
    "code. You need not write anything more. By that the committee knows that this mailbox is read, and that mail is sent from "
    "it.\n\nThe code was sent to this mailbox only; tell it to nobody else. Do not forward this mail, and do not answer from "
    "another mailbox.\n\nNever write a password or OTP in an answer. There is no link in this mail; if you see one, it is not "
    "ours.\n\n{committee}",
    bn="{office}\n\nঅনুগ্রহ করে এই সরকারি ই-মেইল থেকেই{until} এই মেইলের উত্তর (Reply) দিন এবং বিষয় (Subject) যেমন আছে তেমন রাখুন: সেখানে "
    "আপনার দপ্তরের ই-মেইল কোড আছে। আর কিছু লেখার প্রয়োজন নেই। এতে কমিটি জানতে পারবে যে এই মেইল দেখা হয় এবং এখান থেকে মেইল পাঠানো "
    "হয়।\n\nকোডটি শুধু এই ঠিকানায় পাঠানো হয়েছে; অন্য কাউকে জানাবেন না। মেইলটি ফরোয়ার্ড করবেন না, অন্য ই-মেইল থেকে উত্তর দেবেন "
    "না।\n\nউত্তরে পাসওয়ার্ড বা OTP লিখবেন না। এই ই-মেইলে কোনো লিংক নেই; থাকলে সেটি আমাদের নয়।\n\n{committee}",
)
