"""A corrected web portal: whether its address was only written wrongly, so that everybody stands at it as before, or the office has another one now, is said with the correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.identity import Identities, KnownOffice
    from auditor.model.subjects import Roster
    from auditor.roster.assignment import Assignment


class CorrectedPortals(Struct, frozen=True):
    """The portals of offices by a corrected roster.

    Attributes:
        known: everybody who was given an id.
        had, now: the addresses before it and by it, by the ids that offices have before.
        written_wrongly: the offices of which another address was known, with this one in its place. One that was at this one before has it again.

    """

    known: Identities
    had: Mapping[str, str]
    now: Mapping[str, str]
    written_wrongly: tuple[KnownOffice, ...]

    @classmethod
    def of(cls, before: Assignment, corrected: Roster) -> CorrectedPortals:
        """Return the portals by a roster with the ids that it alone gives, where it was another one before."""
        now = {before.given[each.id]: each.portal for each in corrected.offices if each.id in before.given}
        had = {each.id: each.portal for each in before.roster.offices}
        stood = {(each.office, each.portal) for each in before.known.accounts.values() if each.portal}
        wrong = tuple(
            replace(known, portal=now[given])
            for given, known in before.known.offices.items()
            if now.get(given) and now[given] != known.portal != "" and had[given] in {"", known.portal}
            if (given, now[given]) not in stood
        )
        return cls(before.known, had, now, wrong)

    @property
    def is_asked(self) -> bool:
        """Whether it is to be said if a portal is another one: user IDs are known that stood at it."""
        offices = {each.id for each in self.written_wrongly}
        return any(each.office in offices for each in self.known.accounts.values())

    def part(self, was: str, now: str, known: Identities) -> bool:
        """Return whether the portal alone lets an account be listed by another id now than it was: it is another one, or is put back.

        Args:
            was: the id before the correction.
            now: the id by it.
            known: everybody as known with the addresses that were only written wrongly.

        """
        return _is_left(was, known, self.now) or _is_left(now, self.known, self.had)


def _is_left(given: str, known: Identities, portals: Mapping[str, str]) -> bool:
    account = known.accounts.get(given)
    return account is not None and bool(known.left_portal(account, portals.get(account.office, "")))


WHICH: Final = Text(
    en="Is it another web portal now, or was only its address written wrongly?",
    bn="এটি কি এখন অন্য পোর্টাল, নাকি শুধু ঠিকানাটি ভুল লেখা ছিল?",
)
MISTYPED: Final = Text(
    en="only its address was written wrongly; what was told of its user IDs goes on counting",
    bn="শুধু ঠিকানা ভুল লেখা ছিল; আইডিগুলোর আগের তথ্য বহাল থাকবে",
)
ANOTHER: Final = Text(
    en="it is another portal; whether its user IDs are the same there is asked before the next round is kept",
    bn="এখন অন্য পোর্টাল; সেখানে আগের আইডিই ব্যবহার হয় কি না, পরের যাচাই রাখার আগে জিজ্ঞাসা করা হবে",
)
SAY_WHICH: Final = Text(
    en="Nothing was written yet. Say whether the address of the web portal was only written wrongly (--same-portal), or it is another portal (--other-portal).",
    bn="এখনো কিছু লেখা হয়নি। পোর্টালের ঠিকানা শুধু ভুল লেখা ছিল (--same-portal), না এখন অন্য পোর্টাল (--other-portal), তা জানান।",
    on_screen=Text(
        en="Nothing was written yet. Choose whether the address of the web portal was only written wrongly, or it is another portal.",
        bn="এখনো কিছু লেখা হয়নি। পোর্টালের ঠিকানা শুধু ভুল লেখা ছিল, না এখন অন্য পোর্টাল, তা বেছে নিন।",
    ),
)
