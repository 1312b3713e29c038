"""Whether one person uses an account or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import SHARED
from auditor.model.subjects import MOST_USERS
from auditor.register.question import AskedOf, Claim, FormLine, Question
from auditor.tables.answers import Choice, read_choice, read_count

if TYPE_CHECKING:
    from auditor.register.question import Answer, Basis
    from auditor.tables.sheet import Cell


CHOICES: Final = (
    Choice(
        value=False,
        label=Text(en="one person", bn="একজন"),
        aliases=("এক জন", "১ জন", "শুধু একজন", "একজনই", "নিজে", "one", "1 person", "single user"),
    ),
    Choice(
        value=True,
        label=Text(en="several persons", bn="একাধিক জন"),
        aliases=(
            "একাধিক", "একের অধিক", "কয়েকজন", "কয়েক জন", "অনেকে", "যৌথ", "several", "shared", "many",
        ),
    ),
)  # fmt: skip


def read(cell: Cell, _: Basis) -> Answer:
    """Return whether an account is shared; a bare 1 is not read, it may stand for anything."""
    shared = read_choice(cell, CHOICES)
    if shared is None and 1 < (read_count(cell) or 0) <= MOST_USERS:
        shared = True
    return None if shared is None else (Claim(SHARED, shared),)


QUESTION: Final = Question(
    name="users",
    place=70,
    turn=70,
    asked_of=AskedOf.ACCOUNT,
    fact=SHARED,
    heading=Text(en="Used by", bn="আইডিটি ব্যবহার করেন"),
    aliases=("আইডি ব্যবহার করেন", "কতজন ব্যবহার করেন", "একজন না একাধিক", "the account is used by"),
    told=Text(
        en="Whether one person uses the account or several.",
        bn="আইডিটি একজন ব্যবহার করেন, না একাধিক জন।",
    ),
    width=10,
    short=Text(en="how many use it", bn="কতজন ব্যবহার করেন"),
    choices=CHOICES,
    read=read,
    of_everybody=True,
    in_full=Text(en="How many people use the account?", bn="আইডিটি কতজন ব্যবহার করেন?"),
    on_form=FormLine(
        Text(en="The account is used by", bn="আইডিটি ব্যবহার করেন"), tuple(choice.label for choice in CHOICES)
    ),
)
