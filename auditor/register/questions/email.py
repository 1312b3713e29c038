"""Which kind of official e-mail address an office has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import OFFICIAL_EMAIL, MailboxKind
from auditor.model.subjects import HIDDEN
from auditor.places import addresses
from auditor.register.answers import read_yes
from auditor.register.question import AskedOf, Claim, FormLine, Question
from auditor.tables.answers import Choice, read_choice

if TYPE_CHECKING:
    from auditor.register.question import Answer, Basis
    from auditor.tables.sheet import Cell


CHOICES: Final = (
    Choice(
        value=True, label=Text(en="held", bn="আছে"), aliases=("আছে, ঠিক আছে", "ঠিক আছে", "ঠিক", "তালিকার ঠিকানা ঠিক আছে")
    ),
    Choice(value=False, label=Text(en="none", bn="নেই"), aliases=("নাই", "ই-মেইল নেই", "সরকারি ই-মেইল নেই", "ঠিকানা নেই")),
)
KINDS: Final = {
    MailboxKind.NONE: Text(en="none", bn="নেই"),
    MailboxKind.PERSONAL: Text(en="personal", bn="ব্যক্তিগত"),
    MailboxKind.TO_VERIFY: Text(en="to be verified", bn="যাচাই করতে হবে"),
    MailboxKind.OFFICIAL: Text(en="official", bn="সরকারি"),
}
_AT_SIGNS: Final = "@＠﹫"
NO_ADDRESS: Final = Text(
    en="the roster has no e-mail address of this office. Write the whole address here or in the roster.",
    bn="তালিকায় এই দপ্তরের ই-মেইল ঠিকানা নেই। পুরো ঠিকানাটি এখানে বা তালিকায় লিখুন।",
)


def read(cell: Cell, basis: Basis) -> Answer:
    """Return what kind of address the office has; "held" speaks of the one in the roster.

    That it has none nobody sees at a login: an address that is told later counts, however that was told.
    """
    if isinstance(cell, str) and any(sign in _AT_SIGNS for sign in cell):
        kind, address = addresses.classify_email(cell, basis.allowed_domains)
        return (Claim(OFFICIAL_EMAIL, kind, seen=True),) if address else None
    held = is_held(cell)
    if not held:
        return None if held is None else (Claim(OFFICIAL_EMAIL, MailboxKind.NONE),)
    listed_as = basis.listed_email.replace(HIDDEN, "hidden", 1)
    kind, address = addresses.classify_email(listed_as, basis.allowed_domains)
    return (Claim(OFFICIAL_EMAIL, kind, seen=True),) if address else NO_ADDRESS


def is_held(cell: Cell) -> bool | None:
    """Return whether a cell says that the office has an address, or that it has none; None for anything else, and for an address."""
    held = read_choice(cell, CHOICES)
    return read_yes(cell) if held is None else held


def is_of_no_address(words: str, listed_email: str) -> bool:
    """Whether an answer says "held" of the address in the roster where that has none, so that it cannot be given."""
    return not listed_email and is_held(words) is True


QUESTION: Final = Question(
    name="email",
    place=90,
    turn=90,
    asked_of=AskedOf.OFFICE,
    fact=OFFICIAL_EMAIL,
    heading=Text(en="Official e-mail address", bn="সরকারি ই-মেইল ঠিকানা"),
    aliases=(
        "ই-মেইল", "ইমেইল", "ই মেইল", "মেইল", "সরকারি ই-মেইল", "সরকারী ই-মেইল", "সরকারী ই-মেইল ঠিকানা",
        "ই-মেইল ঠিকানা", "official e-mail", "e-mail", "e-mail address",
    ),
    told=Text(
        en="Only on the office's row. Choose \"held\" if the roster's address is right; otherwise write the whole "
        'address; "none" if there is none.',
        bn="শুধু দপ্তরের সারিতে। তালিকার ঠিকানাটি ঠিক থাকলে “আছে” বাছুন; নতুন হলে পুরো ঠিকানা লিখুন; না থাকলে “নেই”।",
    ),
    width=18,
    short=Text(en="official e-mail address", bn="সরকারি ই-মেইল ঠিকানা"),
    choices=CHOICES,
    typed=Text(en="an address", bn="ই-মেইল ঠিকানা"),
    in_words=False,
    read=read,
    recalled=KINDS.__getitem__,
    spoken=Text(
        en="What is the official e-mail address, and who reads it?",
        bn="সরকারি ই-মেইল ঠিকানাটি কী, কে দেখেন?",
    ),
    on_form=FormLine(Text(en="official e-mail address", bn="সরকারি ই-মেইল ঠিকানা")),
)  # fmt: skip
