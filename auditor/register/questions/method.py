"""Where the code of two-step comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_METHOD, Method
from auditor.register.question import AskedOf, Claim, FormLine, Question
from auditor.tables.answers import Choice, read_choice

if TYPE_CHECKING:
    from auditor.register.question import Answer, Basis
    from auditor.tables.sheet import Cell


CHOICES: Final = (
    Choice(
        Method.TOTP,
        Text(en="in an app", bn="অ্যাপে"),
        (
            "অ্যাপ", "এপে", "এপ", "অ্যাপের কোড", "অ্যাপস", "অ্যাপসে", "অথেনটিকেটর", "অথেন্টিকেটর",
            "অ্যাপ (Authenticator)", "app", "authenticator", "authenticator app", "google authenticator",
            "microsoft authenticator", "totp",
        ),
    ),
    Choice(
        Method.SMS,
        Text(en="by SMS", bn="এসএমএসে"),
        ("এসএমএস", "এস এম এস", "এসএমএস কোড", "এসএমএস কোড (OTP)", "মেসেজে", "মোবাইলে এসএমএস", "SMS", "text message"),
    ),
    Choice(
        Method.EMAIL,
        Text(en="by e-mail", bn="ই-মেইলে"),
        ("ই-মেইল", "ইমেইল", "ইমেইলে", "ই মেইলে", "মেইলে", "মেইল", "ই-মেইলে আসা কোড", "email", "e-mail", "mail"),
    ),
    Choice(
        Method.KEY,
        Text(en="security key", bn="নিরাপত্তা চাবি"),
        ("নিরাপত্তা চাবি (USB key)", "সিকিউরিটি কি", "USB key", "key"),
    ),
    Choice(Method.OTHER, Text(en="in another way", bn="অন্যভাবে"), ("অন্য ভাবে", "অন্যান্য", "অন্য", "other")),
)  # fmt: skip


def read(cell: Cell, _: Basis) -> Answer:
    """Return the method that was chosen; it can be seen at a login."""
    method = read_choice(cell, CHOICES)
    return None if method is None else (Claim(TWO_STEP_METHOD, method, seen=True),)


QUESTION: Final = Question(
    name="method",
    place=30,
    turn=50,
    asked_of=AskedOf.ACCOUNT,
    fact=TWO_STEP_METHOD,
    heading=Text(en="Where the code comes", bn="কোড কোথায় আসে"),
    aliases=("কোড আসে", "কোডের মাধ্যম", "Two-step পদ্ধতি", "two-step method", "method", "code comes"),
    told=Text(
        en="Choose from the list how the code comes.",
        bn="কোড যেভাবে আসে, তালিকা থেকে বাছুন।",
    ),
    width=10,
    short=Text(en="where the code comes", bn="কোড কোথায় আসে"),
    choices=CHOICES,
    read=read,
    may_be_none=True,
    recalled={choice.value: choice.label for choice in CHOICES}.__getitem__,
    more_about="two-step",
    in_full=Text(en="Where does the code come?", bn="কোড কোথায় আসে?"),
    on_form=FormLine(Text(en="Where the code comes", bn="কোড কোথায় আসে"), tuple(choice.label for choice in CHOICES)),
)
