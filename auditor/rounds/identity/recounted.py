"""Tells which offices are counted since the last kept round that were not, or the other way round: by a cell of the roster, or since a decision names other kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.baseline import in_time
from auditor.model.notice import Notice, Place, Severity
from auditor.model.recount import Decided, HowListed, Recount, recounts
from auditor.register.belonging import whose_decisions
from auditor.rounds.identity.last_listed import MOST_NAMED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.subjects import Office, Roster
    from auditor.rounds.round_input import RoundInput


def tell_recounted(then: Mapping[str, HowListed], roster: Roster, decided: tuple[Decided, Decided]) -> list[Notice]:
    """Return what is told, and asked about before a round is kept: who is counted no more, and who is counted now.

    Args:
        then: how the last kept round listed its offices, by their ids of now.
        roster: who is listed now; who left is told of elsewhere.
        decided: what was decided by that round, and what is.

    """
    if not then:
        return []
    found: dict[bool, list[tuple[Office, Text]]] = {False: [], True: []}
    for office in roster.offices:
        listed = _listed_then(office, then)
        if listed is None or office.left:
            continue
        otherwise = recounts(listed, HowListed.of(office), decided)
        for counted in {recount.counted for recount in otherwise.values()}:
            found[counted].append((office, _why(otherwise, decided[1].ordering, counted=counted)))
    told = ((_NO_MORE, found[False]), (_NOW, found[True]))
    ids = {decision.id for decision in decided[1].ordering}
    judged = (*decided[0].ordering, *decided[1].ordering)
    gone = [each.called_among(judged) for each in in_time(decided[0].ordering) if each.id not in ids]
    judged_no_more = [_JUDGED_NO_MORE.filled(decisions=joined(gone, "; "))] if gone else []
    return [Notice(Severity.DOUBTFUL, Place("auditor.toml"), message) for message in judged_no_more] + [
        Notice(Severity.DOUBTFUL, Place("roster"), message.filled(names=_named(offices)))
        for message, offices in told
        if offices
    ]


def tell_whose_decisions(given: RoundInput) -> list[Notice]:
    """Return what is told, and asked about before a round is kept, where by its title the decisions of a baseline are another upazila's; not again of those that the last kept round has."""
    if given.own is None or not given.decided.ordering or given.decided == given.decided_last:
        return []
    whose = whose_decisions(given.baseline.title, given.own, given.roster)
    if whose is None:
        return []
    theirs, ours = whose
    told = _ANOTHERS.filled(baseline=given.baseline.id, theirs=theirs, ours=ours)
    return [Notice(Severity.DOUBTFUL, Place("auditor.toml"), told)]


def _listed_then(office: Office, then: Mapping[str, HowListed]) -> HowListed | None:
    """Return how an office was listed, or the only one of before that it may be; None where it was not."""
    perhaps = [then[before] for before in office.doubts if before in then]
    return then.get(office.id) or (perhaps[0] if len(perhaps) == 1 else None)


def _named(offices: Sequence[tuple[Office, Text]]) -> Text:
    """Return offices, those together that are counted or not for the same reason; who is not named is counted beside those of its reason."""
    alike: dict[Text, list[Office]] = {}
    for office, why in offices:
        alike.setdefault(why, []).append(office)
    told, room = list[Text](), MOST_NAMED
    for why, of_reason in alike.items():
        if room:
            told.append(_together(of_reason, room, why))
        room = max(0, room - len(of_reason))
    beside = sum(map(len, list(alike.values())[len(told) :]))
    names = joined(told, "; ")
    return _AND_MORE.filled(names=names, n=beside) if beside else names


def _together(offices: Sequence[Office], most: int, why: Text) -> Text:
    """Return offices that are counted or not for one reason, so many of them by name."""
    if len(offices) == 1:
        return _ONE_OFFICE.filled(name=offices[0].name, id=offices[0].id, why=why)
    names = joined(_OFFICE.filled(name=office.name, id=office.id) for office in offices[:most])
    beside = len(offices) - most
    return _OFFICES.filled(names=_AND_MORE.filled(names=names, n=beside) if beside > 0 else names, why=why)


def _why(otherwise: Mapping[str, Recount], now: Sequence[Decision], *, counted: bool) -> Text:
    """Return why an office is counted or not; with the decisions, unless it is so under all of them."""
    concerned = [each for each in in_time(now) if each.id in otherwise and otherwise[each.id].counted is counted]
    why = otherwise[concerned[0].id].why
    under = [each.called_among(now) for each in concerned] if len(concerned) < len(now) else []
    return joined([*under, why], "; ")


_ONE_OFFICE: Final = Text(
    en="{name} ({id}; {why})", bn="{name} ({id}; {why})", on_screen=Text(en="{name} ({why})", bn="{name} ({why})")
)
_OFFICE: Final = Text(en="{name} ({id})", bn="{name} ({id})", on_screen=Text(en="{name}", bn="{name}"))
_AND_MORE: Final = Text(en="{names} and {n} more", bn="{names} ও আরও {n}টি")
_OFFICES: Final = Text(en="{names} ({why})", bn="{names} ({why})")
_NO_MORE: Final = Text(
    en="Roster: these were counted in the last kept round and are not counted any more: {names}. What is not done there is in these "
    "totals no more. If that is not meant, correct the roster or the settings.",
    bn="তালিকা: সর্বশেষ রাখা যাচাইয়ে মোট সংখ্যায় ধরা হয়েছিল, এখন আর ধরা হচ্ছে না: {names}। এখানে যা হয়নি, তা আর এই মোট সংখ্যায় নেই। "
    "ভুলে হয়ে থাকলে তালিকা বা সেটিংস ঠিক করুন।",
)
_JUDGED_NO_MORE: Final = Text(
    en="Baseline: these decisions were judged in the last kept round and are not judged any more: {decisions}. What is not done under them "
    "is in no total any more. If that is not meant, correct the settings.",
    bn="যাচাইয়ের মানদণ্ড: সর্বশেষ রাখা যাচাইয়ে এসব সিদ্ধান্ত যাচাই করা হয়েছিল, এখন আর হচ্ছে না: {decisions}। এগুলোর যা হয়নি, তা আর কোনো মোট সংখ্যায় নেই। "
    "ভুলে হয়ে থাকলে সেটিংস ঠিক করুন।",
)
_NOW: Final = Text(
    en="Roster: these were not counted in the last kept round and are counted now: {names}. If that is not meant, correct the roster or "
    "the settings.",
    bn="তালিকা: সর্বশেষ রাখা যাচাইয়ে মোট সংখ্যায় ধরা হয়নি, এখন ধরা হচ্ছে: {names}। ভুলে হয়ে থাকলে তালিকা বা সেটিংস ঠিক করুন।",
)
_ANOTHERS: Final = Text(
    en="Baseline: by the title of {baseline} its decisions are those of {theirs}, not of {ours}; papers would print them, with day and memo, as this committee's. "
    "Name the baseline of your own committee: auditor settings --baseline FILE; if the decisions are yours, correct its title.",
    bn="যাচাইয়ের মানদণ্ড: {baseline}-এর শিরোনাম অনুযায়ী এর সিদ্ধান্তগুলো {theirs}, {ours} নয়; কাগজে এগুলো তারিখ ও স্মারকসহ এই কমিটির সিদ্ধান্ত হিসেবে ছাপা হবে। "
    "নিজের কমিটির মানদণ্ডের নাম দিন: auditor settings --baseline ফাইল; সিদ্ধান্তগুলো আপনার কমিটির হলে শিরোনামটি ঠিক করুন।",
    on_screen=Text(
        en="Baseline: by the title of {baseline} its decisions are those of {theirs}, not of {ours}; papers would print them, with day and memo, as this committee's. "
        "Choose the baseline of your own committee on the screen Settings; if the decisions are yours, correct its title.",
        bn="যাচাইয়ের মানদণ্ড: {baseline}-এর শিরোনাম অনুযায়ী এর সিদ্ধান্তগুলো {theirs}, {ours} নয়; কাগজে এগুলো তারিখ ও স্মারকসহ এই কমিটির সিদ্ধান্ত হিসেবে ছাপা হবে। "
        "“সেটিংস” পাতায় নিজের কমিটির মানদণ্ড বেছে নিন; সিদ্ধান্তগুলো আপনার কমিটির হলে শিরোনামটি ঠিক করুন।",
    ),
)
