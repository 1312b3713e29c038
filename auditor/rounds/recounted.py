"""Tells which offices are counted since the last kept round that were not, or the other way round: by a cell of the roster, or since a decision names other kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, first_of, joined
from auditor.model.notice import Notice, Place, Severity
from auditor.model.recount import HowListed, Recount, recounts
from auditor.rounds.left_roster import MOST_NAMED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.subjects import Office, Roster


def tell_recounted(
    then: Mapping[str, HowListed], roster: Roster, before: Sequence[Decision], now: Sequence[Decision]
) -> list[Notice]:
    """Return what is told, and asked about before a round is kept: who is counted no more, and who is counted now.

    Args:
        then: how the last kept round listed its offices, by their ids of now.
        roster: who is listed now; who left is told of elsewhere.
        before: the decisions that ordered something in that round.
        now: those that do.

    """
    if not then:
        return []
    found: dict[bool, list[Text]] = {False: [], True: []}
    for office in roster.offices:
        listed = _listed_then(office, then)
        if listed is None or office.left:
            continue
        otherwise = recounts(listed, HowListed.of(office), (before, now))
        for counted in {recount.counted for recount in otherwise.values()}:
            found[counted].append(_named(office, otherwise, now, counted=counted))
    told = ((_NO_MORE, found[False]), (_NOW, found[True]))
    return [
        Notice(Severity.DOUBTFUL, Place("roster"), message.filled(names=first_of(names, MOST_NAMED, "; ")))
        for message, names in told
        if names
    ]


def _listed_then(office: Office, then: Mapping[str, HowListed]) -> HowListed | None:
    """Return how an office was listed, or the only one of before that it may be; None where it was not."""
    perhaps = [then[before] for before in office.doubts if before in then]
    return then.get(office.id) or (perhaps[0] if len(perhaps) == 1 else None)


def _named(office: Office, otherwise: Mapping[str, Recount], now: Sequence[Decision], *, counted: bool) -> Text:
    """Return an office with why it is counted or not; with the decisions, unless it is so under all of them."""
    concerned = [each for each in now if each.id in otherwise and otherwise[each.id].counted is counted]
    why = otherwise[concerned[0].id].why
    under = [each.called for each in concerned] if len(concerned) < len(now) else []
    return _OFFICE.filled(name=office.name, id=office.id, why=joined([*under, why], "; "))


_OFFICE: Final = Text(
    en="{name} ({id}; {why})", bn="{name} ({id}; {why})", on_screen=Text(en="{name} ({why})", bn="{name} ({why})")
)
_NO_MORE: Final = Text(
    en="Roster: these were counted in the last kept round and are not counted any more: {names}. What is not done there is in these "
    "totals no more. If that is not meant, correct the roster or the settings.",
    bn="তালিকা: সর্বশেষ রাখা যাচাইয়ে মোট সংখ্যায় ধরা হয়েছিল, এখন আর ধরা হচ্ছে না: {names}। এখানে যা হয়নি, তা আর এই মোট সংখ্যায় নেই। "
    "ভুলে হয়ে থাকলে তালিকা বা সেটিংস ঠিক করুন।",
)
_NOW: Final = Text(
    en="Roster: these were not counted in the last kept round and are counted now: {names}. If that is not meant, correct the roster or "
    "the settings.",
    bn="তালিকা: সর্বশেষ রাখা যাচাইয়ে মোট সংখ্যায় ধরা হয়নি, এখন ধরা হচ্ছে: {names}। ভুলে হয়ে থাকলে তালিকা বা সেটিংস ঠিক করুন।",
)
