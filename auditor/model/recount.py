"""Under which decisions an office is counted by its row in the roster, and what makes it counted otherwise than at the last meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, joined
from auditor.model.subjects import OfficeKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.subjects import Office


class HowListed(Struct, frozen=True):
    """By what an office's row decides where it is counted: its kind, which decisions name, and whether it is checked of its own will, which stands outside all totals."""

    kind: OfficeKind
    voluntary: bool

    @classmethod
    def of(cls, office: Office) -> HowListed:
        """Return how an office is listed."""
        return cls(office.kind, office.voluntary)

    def is_counted(self, decision: Decision) -> bool:
        """Return whether an office that is listed so is counted under a decision."""
        return not self.voluntary and self.kind in decision.implementers


class Decided(Struct, frozen=True):
    """The decisions that order something in a round, and by decision (id) the kinds of office (values of `OfficeKind`) for which the settings count it that it does not name itself."""

    ordering: Sequence[Decision] = ()
    also: Mapping[str, Sequence[str]] = {}


class Recount(Struct, frozen=True):
    """How an office is counted under one decision, where that is otherwise than at the last meeting: how it was listed then, and is now; alike where the decision is for other kinds since, be it by the settings alone (`by_settings`)."""

    counted: bool
    then: HowListed
    now: HowListed
    by_settings: bool = False

    @property
    def why(self) -> Text:
        """What made it so, in words."""
        then, now = self.then, self.now
        reasons = (
            *([_KIND.filled(then=then.kind.label, now=now.kind.label)] if then.kind is not now.kind else []),
            *([_VOLUNTARY[now.voluntary]] if then.voluntary is not now.voluntary else []),
        )
        if reasons:
            return joined(reasons, "; ")
        text = (_BY_SETTINGS if self.by_settings else _BY_DECISION)[self.counted]
        return text.filled(kind=now.kind.label)


def recounts(then: HowListed, now: HowListed, decided: tuple[Decided, Decided]) -> Mapping[str, Recount]:
    """Return by decision (id) how an office is counted, where it is otherwise; nothing of a decision that there was not then, or is not now.

    Args:
        then: how it was listed then.
        now: how it is listed.
        decided: what was decided then, and what is.

    """
    if then == now and decided[0] == decided[1]:
        return {}
    before = {decision.id: then.is_counted(decision) for decision in decided[0].ordering}
    counted = {decision.id: now.is_counted(decision) for decision in decided[1].ordering}
    return {
        given: Recount(is_counted, then, now, now.kind.value in decided[is_counted].also.get(given, ()))
        for given, is_counted in counted.items()
        if before.get(given, is_counted) is not is_counted
    }


_KIND: Final = Text(en="kind: {then}, now {now}", bn="ধরন: {then}, এখন {now}")
_VOLUNTARY: Final = {
    True: Text(en="checked voluntarily: yes", bn="স্বেচ্ছায় যাচাই: হ্যাঁ"),
    False: Text(en="checked voluntarily: no", bn="স্বেচ্ছায় যাচাই: না"),
}
_BY_SETTINGS: Final = {
    True: Text(
        en="by the settings the decision is now counted for this kind of office, too: {kind}",
        bn="সেটিংস অনুযায়ী সিদ্ধান্তটি এখন এ ধরনের দপ্তরের জন্যও ধরা হয়: {kind}",
    ),
    False: Text(
        en="by the settings the decision is counted for this kind of office no more: {kind}",
        bn="সেটিংস অনুযায়ী সিদ্ধান্তটি এখন আর এ ধরনের দপ্তরের জন্য ধরা হয় না: {kind}",
    ),
}
_BY_DECISION: Final = {
    True: Text(
        en="the decision names this kind of office now: {kind}", bn="সিদ্ধান্তটিতে এখন এ ধরনের দপ্তরেরও উল্লেখ আছে: {kind}"
    ),
    False: Text(
        en="the decision names this kind of office no more: {kind}",
        bn="সিদ্ধান্তটিতে এখন আর এ ধরনের দপ্তরের উল্লেখ নেই: {kind}",
    ),
}
