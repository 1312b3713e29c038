"""Tells who stood in the roster before and does not any more, and which answers are of such offices or accounts."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, first_of, joined, plain
from auditor.model.evidence import of_each
from auditor.model.known_names import known_name
from auditor.model.notice import Notice, Place, Severity
from auditor.model.subjects import Roster
from auditor.model.views.head import named_among
from auditor.roster.moving import put_back
from auditor.rounds.identity.last_listed import MOST_NAMED

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.baseline import Departure
    from auditor.model.evidence import Observation
    from auditor.model.identity import Identities
    from auditor.model.round import FileSeen
    from auditor.model.subjects import Office
    from auditor.rounds.round_input import RoundInput


def tell_left(*rosters: Roster, but: Container[str] = ()) -> list[Notice]:
    """Return what is told of all that rosters mark as left: of offices and accounts with a row, of accounts only counted, and of those of a former portal.

    Args:
        rosters: with offices, and accounts of offices that stay; each is told once.
        but: the ids of whom it is not told.

    """
    told: dict[Text, dict[str, Text]] = {_LEFT: {}, _FEWER: {}, _AT_FORMER: {}}
    for left, name, message in chain.from_iterable(map(_left, rosters)):
        if left not in but:
            told[message].setdefault(left, name)
    return [
        Notice(Severity.DOUBTFUL, Place("roster"), message.filled(names=_listed(named.values())))
        for message, named in told.items()
        if named
    ]


def unexplained(roster: Roster) -> tuple[tuple[str, Text], ...]:
    """Return who left a roster without a reason: the id, by which a reason is told, and the name."""
    return tuple((left, name) for left, name, _ in _left(roster))


def numbered_beside(offices: Iterable[Office]) -> Mapping[str, Text]:
    """Return the accounts of which only the number is known, by id with the name, of offices that have posts listed: no number in the list says that they are there."""
    return {
        account: joined((office.name, called))
        for office in offices
        for numbered in (office.numbered_beside,)
        for account, called in office.called.items()
        if account in numbered
    }


def doubts_of_left(since_last: Roster, last: Iterable[Office]) -> tuple[Text, ...]:
    """Return what is to be asked about before a round is kept: who left since the last one without a reason.

    Args:
        since_last: the roster with those who stood in the last kept round.
        last: the offices of that round; who had left by then was asked about.

    """
    if not any(_has_left(office) for office in since_last.offices):
        return ()
    with_left = filter(_has_left, last)
    asked = {left for left, _, _ in _left(Roster(tuple(with_left)))}
    return tuple(notice.message for notice in tell_left(since_last, but=asked))


def _has_left(office: Office) -> bool:
    """Return whether an office, or an account of it, left."""
    return any(subject.left for subject in office.subjects)


def tell_departed(present: Roster, roster: Roster, given: RoundInput) -> list[Notice]:
    """Return what is told of whose leaving was explained: that the roster lists them, or that all user IDs of an office left.

    Args:
        present: the roster as it is read.
        roster: the same with those who left.
        given: what the round is made of.

    """
    stayed = [departure for departure in given.departures if departure.subject not in given.moved_since]
    return [*_tell_back(present, stayed), *_tell_emptied(roster, given.departures, given.everybody)]


def emptied(office: Office, called: Text, reasons: Iterable[str]) -> Text | None:
    """Return what is told of an office, as it is called, all of whose user IDs left for some reasons; None where one is listed, or it counts how many it has."""
    if office.left or not office.is_uncounted:
        return None
    return _told_emptied(called, reasons)


def _tell_emptied(roster: Roster, departures: Iterable[Departure], everybody: Identities) -> Iterator[Notice]:
    gone, called = [office for office in roster.offices if office.emptied], named_among(roster.offices)
    reasons = reasons_of_accounts(departures, everybody) if gone else {}
    for office in gone:
        yield Notice(Severity.DOUBTFUL, Place("roster"), _told_emptied(called(office), reasons[office.id]))


def _told_emptied(office: Text, reasons: Iterable[str]) -> Text:
    return _EMPTIED.filled(office=office, reasons=joined(map(plain, dict.fromkeys(reasons)), "; "))


def reasons_of_accounts(departures: Iterable[Departure], everybody: Identities) -> Mapping[str, Sequence[str]]:
    """Return for which reasons accounts left, by the ids of their offices."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for departure in departures:
        account = everybody.accounts.get(everybody.id_now(departure.subject))
        if account is not None:
            reasons[account.office].append(departure.reason)
    return reasons


def _tell_back(roster: Roster, departures: Iterable[Departure]) -> list[Notice]:
    """Return what is told of those for whose leaving a reason is noted, though the roster lists them."""
    noted = {departure.subject for departure in departures}
    if not noted:
        return []
    names = [
        _NAMED.filled(name=office.named[subject.id], id=subject.id)
        for office in roster.offices
        for subject in office.subjects
        if subject.id in noted
    ]
    return [Notice(Severity.DOUBTFUL, Place("auditor.toml"), _BACK.filled(names=_listed(names)))] if names else []


def tell_answers_of_left(  # noqa: PLR0913, PLR0917 what was told, and who everybody is by now
    observations: Iterable[Observation[Any]],
    roster: Roster,
    everybody: Identities,
    spoke: Iterable[FileSeen],
    departed: Mapping[str, date | None],
    again: Mapping[str, Sequence[str]],
) -> list[Notice]:
    """Return what is told of each file that came since the last kept round and answers for some who are not listed.

    What one told before it was told why he left is no news.

    Args:
        observations: what was told.
        roster: who is listed; whom of before one of them may be is no stranger either.
        everybody: who was given an id.
        spoke: the files that entered the last kept round.
        departed: by the ids of whose leaving was explained the day on which that was told; None where it is not known.
        again: who is listed again, by who was listed in his place meanwhile (`SourceContext.put_back`): his each no stays.

    """
    told: dict[tuple[str, Text, Text], dict[str, None]] = defaultdict(dict)
    before = {seen.sha256 for seen in spoke}
    anew = [observation for observation in observations if observation.reference.sha256 not in before]
    strangers = {subject for observation in anew for subject in observation.subjects}
    for listed in (listed for office in roster.offices for listed in office.subjects):
        strangers.difference_update((listed.id, *listed.doubts))
    for subject, observation in of_each(anew) if strangers else ():
        if subject not in strangers or everybody.known(subject) is None:
            continue
        explained = [departed[given] for given in (subject, everybody.office_of(subject)) if given in departed]
        if not any(day is not None and observation.observed_on <= day for day in explained):
            account = everybody.accounts.get(subject)
            had_row = account is None or not account.only_numbered
            message = _ANSWERS_OF_DEPARTED if explained else _ANSWERS
            if subject in again:
                message = _ANSWERS_OF_MEANWHILE
            told[observation.reference.file, message, _ROW_BACK if had_row else _TOLD_AGAIN][subject] = None
    return [
        Notice(
            Severity.DOUBTFUL,
            Place(file),
            message.filled(
                file=file, names=_listed(_named(subject, again, everybody) for subject in subjects), back=back
            ),
        )
        for (file, message, back), subjects in told.items()
    ]


def _left(roster: Roster) -> Iterator[tuple[str, Text, Text]]:
    """Yield who left, by id, with the name, and what is told of such."""
    called = named_among(roster.offices)
    for office in roster.offices:
        if office.left:
            yield office.id, _NAMED.filled(name=called(office), id=office.id), _LEFT
            continue
        for account in office.accounts:
            if account.left and account.id not in office.maybe_listed:  # else it is asked which of them is listed
                message = _AT_FORMER if account.former_portal else _FEWER if account.only_numbered else _LEFT
                name = joined((called(office), office.called[account.id]))
                yield account.id, _NAMED.filled(name=name, id=account.id), message


def refused_as_put_back(subject: str, roster: Roster, everybody: Identities) -> Text | None:
    """Return why nothing of somebody (an id) is corrected in whose place the roster has again whom it had before; None where that is not so."""
    again = put_back(everybody, roster.offices, ())
    return _PUT_BACK.filled(names=_named(subject, again, everybody)) if subject in again else None


def _named(subject: str, again: Mapping[str, Sequence[str]], everybody: Identities) -> Text:
    """Return how somebody was called, with who is listed again in his place, where somebody is."""
    name = known_name(everybody, subject)
    if subject not in again:
        return name
    return _AGAIN.filled(name=name, now=joined([known_name(everybody, given) for given in again[subject]], "; "))


def _listed(names: Iterable[Text]) -> Text:
    return first_of([*names], MOST_NAMED, "; ")


_NAMED: Final = Text(en="{name} ({id})", bn="{name} ({id})", on_screen=Text(en="{name}", bn="{name}"))
_LEFT: Final = Text(
    en="Roster: these were listed before and are not listed any more: {names}. Was an office or user ID closed, merged or "
    "transferred? Write why: auditor roster correct CODE --left REASON (the code stands in brackets). Otherwise put its row back. Until "
    "then each no stays, and no yes counts.",
    bn="তালিকা: আগে ছিল, এখন তালিকায় নেই: {names}। দপ্তর বা ইউজার আইডি বন্ধ, একীভূত বা স্থানান্তর হয়ে থাকলে কারণ লিখুন: "
    "auditor roster correct কোড --left কারণ (কোড হলো বন্ধনীর কোডটি)। না হলে সারিটি তালিকায় ফিরিয়ে আনুন। "
    "ততদিন এদের প্রতিটি “না” বহাল থাকবে, কোনো “হ্যাঁ” ধরা হবে না।",
    on_screen=Text(
        en="Roster: these were listed before and are not listed any more: {names}. Was an office or user ID closed, merged or "
        "transferred? Write why, on the screen Offices under Corrections of the roster. Otherwise put its row back. Until then each no "
        "stays, and no yes counts.",
        bn="তালিকা: আগে ছিল, এখন তালিকায় নেই: {names}। দপ্তর বা ইউজার আইডি বন্ধ, একীভূত বা স্থানান্তর হয়ে থাকলে "
        "“দপ্তর” পাতার “তালিকার সংশোধন ও নতুন দপ্তর” অংশে কারণ লিখুন। না হলে সারিটি তালিকায় ফিরিয়ে আনুন। "
        "ততদিন এদের প্রতিটি “না” বহাল থাকবে, কোনো “হ্যাঁ” ধরা হবে না।",
    ),
)
_EMPTIED: Final = Text(
    en="Roster: all user IDs of {office} left the list ({reasons}), and how many it has now is not written. So the duties of user IDs stay open there, as not "
    'known. If it has none, write 0 under "ইউজার আইডি (সংখ্যা)" in its row: they then do not apply to it. If it has another one, add that.',
    bn="তালিকা: {office:র} সব ইউজার আইডি তালিকা থেকে বাদ গেছে ({reasons}), এখন কয়টি আছে তা লেখা নেই। তাই ইউজার আইডির করণীয়গুলো তথ্য না থাকায় বাকি দেখানো হচ্ছে। আইডি না "
    "থাকলে এই দপ্তরের সারিতে “ইউজার আইডি (সংখ্যা)” ঘরে ০ লিখুন: তখন সেগুলো এর জন্য প্রযোজ্য থাকবে না। অন্য আইডি থাকলে তা যোগ করুন।",
    on_screen=Text(
        en="Roster: all user IDs of {office} left the list ({reasons}), and how many it has now is not written. So the duties of user IDs stay open there, as not "
        "known. If it has none, open “Correct, add or take off” on the page of the office and write 0 under “number of accounts”: they then do not apply to it. "
        "If it has another one, add it there.",
        bn="তালিকা: {office:র} সব ইউজার আইডি তালিকা থেকে বাদ গেছে ({reasons}), এখন কয়টি আছে তা লেখা নেই। তাই ইউজার আইডির করণীয়গুলো তথ্য না থাকায় বাকি দেখানো হচ্ছে। আইডি না "
        "থাকলে দপ্তরের পাতায় “সংশোধন, যোগ বা বাদ দিন” খুলে “ইউজার আইডি (সংখ্যা)” ঘরে ০ লিখুন: তখন সেগুলো এর জন্য প্রযোজ্য থাকবে না। অন্য আইডি থাকলে সেখানেই যোগ করুন।",
    ),
)
_FEWER: Final = Text(
    en="Roster: fewer user IDs are told of now than before; these are told of no more, and are counted until it is told why: {names}. Was one closed? "
    "Write why: auditor roster correct CODE --left REASON (the code stands in brackets). If it is still there, tell the number of user "
    "IDs again in this month's register, or write it in the roster. Until then each no stays, and no yes counts.",
    bn="তালিকা: ইউজার আইডির যে সংখ্যা এখন জানানো হয়েছে তা আগের চেয়ে কম; এগুলো তার মধ্যে নেই, কারণ না জানানো পর্যন্ত গণনায় থাকবে: {names}। আইডি বন্ধ হয়ে থাকলে কারণ লিখুন: "
    "auditor roster correct কোড --left কারণ (কোড হলো বন্ধনীর কোডটি)। "
    "এখনো থাকলে আইডির সংখ্যা এ মাসের রেজিস্টারে আবার জানান, অথবা তালিকায় লিখুন। ততদিন এদের প্রতিটি "
    "“না” বহাল থাকবে, কোনো “হ্যাঁ” ধরা হবে না।",
    on_screen=Text(
        en="Roster: fewer user IDs are told of now than before; these are told of no more, and are counted until it is told why: {names}. Was one closed? "
        "Write why, on the screen Offices under Corrections of the roster. If it is still there, tell the number of user IDs again, or "
        "write it in the roster. Until then each no stays, and no yes counts.",
        bn="তালিকা: ইউজার আইডির যে সংখ্যা এখন জানানো হয়েছে তা আগের চেয়ে কম; এগুলো তার মধ্যে নেই, কারণ না জানানো পর্যন্ত গণনায় থাকবে: {names}। আইডি বন্ধ হয়ে থাকলে "
        "“দপ্তর” পাতার “তালিকার সংশোধন ও নতুন দপ্তর” অংশে কারণ লিখুন। এখনো থাকলে আইডির সংখ্যা আবার জানান, অথবা তালিকায় লিখুন। ততদিন এদের প্রতিটি "
        "“না” বহাল থাকবে, কোনো “হ্যাঁ” ধরা হবে না।",
    ),
)
_AT_FORMER: Final = Text(
    en="Roster: the office has another portal now, and these user IDs of the former one are not among those that it has there; they are counted until it is told what became of them: "
    "{names}. Was one closed, or does nobody use it? Write so: auditor roster correct CODE --left REASON (the code stands in brackets). Until then each no stays, and no yes counts. The user IDs at the "
    "portal of now are counted beside them; their number in the roster is not to be raised for these.",
    bn="তালিকা: দপ্তরের পোর্টাল এখন অন্য, আর আগের পোর্টালের এই আইডিগুলো এখনকার পোর্টালের আইডির মধ্যে নেই; এগুলোর কী হয়েছে না জানানো পর্যন্ত গণনায় থাকবে: {names}। বন্ধ হয়ে থাকলে বা কেউ ব্যবহার না করলে তা "
    "লিখুন: auditor roster correct কোড --left কারণ (কোড হলো বন্ধনীর কোডটি)। ততদিন এদের প্রতিটি “না” বহাল থাকবে, কোনো “হ্যাঁ” ধরা হবে না। এখনকার পোর্টালের আইডি এগুলোর বাইরে গণনা করা হয়; "
    "এগুলোর জন্য তালিকার সংখ্যা বাড়াবেন না।",
    on_screen=Text(
        en="The office has another portal now, and these user IDs of the former one are not among those that it has there; they are counted until it is told what became of them: "
        "{names}. Was one closed, or does nobody use it? Write so, on the screen Offices under Corrections of the roster. Until then each no stays, and no yes counts. The user IDs at the "
        "portal of now are counted beside them; their number in the roster is not to be raised for these.",
        bn="দপ্তরের পোর্টাল এখন অন্য, আর আগের পোর্টালের এই আইডিগুলো এখনকার পোর্টালের আইডির মধ্যে নেই; এগুলোর কী হয়েছে না জানানো পর্যন্ত গণনায় থাকবে: {names}। বন্ধ হয়ে থাকলে বা কেউ ব্যবহার না করলে "
        "“দপ্তর” পাতার “তালিকার সংশোধন ও নতুন দপ্তর” অংশে তা লিখুন। ততদিন এদের প্রতিটি “না” বহাল থাকবে, কোনো “হ্যাঁ” ধরা হবে না। এখনকার পোর্টালের আইডি এগুলোর বাইরে গণনা করা হয়; এগুলোর জন্য তালিকার "
        "সংখ্যা বাড়াবেন না।",
    ),
)
_BACK: Final = Text(
    en="auditor.toml: a reason for leaving is written under [[departures]] for some who stand in the roster: {names}. They are judged "
    "like all others. If one is there again, take its leaving back (auditor roster corrections): otherwise it could leave again, with each no, and "
    "nobody would be told. If it is not there, take its row out of the roster.",
    bn="auditor.toml: [[departures]] অংশে বাদ পড়ার কারণ লেখা আছে, অথচ তালিকায় আছে: {names}। অন্য সবার মতোই এদের যাচাই করা হয়েছে। কোনোটি আবার চালু হয়ে "
    "থাকলে বাদ পড়ার কথাটি বাতিল করুন (auditor roster corrections); না করলে পরে আবার তালিকা থেকে বাদ পড়লে তা আর জানানো হবে না, প্রতিটি “না”ও সঙ্গে বাদ যাবে। "
    "আসলে চালু না থাকলে তালিকা থেকে সারিটি বাদ দিন।",
    on_screen=Text(
        en="A reason for leaving is written for some who stand in the roster: {names}. They are judged like all others. If one is there again, take its "
        "leaving back (screen Offices, Corrections of the roster): otherwise it could leave again, with each no, and nobody would be told. If it is not "
        "there, take its row out of the roster.",
        bn="তালিকায় আছে এমন কারও কারও বাদ পড়ার কারণ লেখা আছে: {names}। অন্য সবার মতোই এদের যাচাই করা হয়েছে। কোনোটি আবার চালু হয়ে থাকলে বাদ পড়ার কথাটি বাতিল করুন (“দপ্তর” পাতা, "
        "তালিকার সংশোধন); না করলে পরে আবার তালিকা থেকে বাদ পড়লে তা আর জানানো হবে না, প্রতিটি “না”ও সঙ্গে বাদ যাবে। আসলে চালু না থাকলে তালিকা থেকে সারিটি বাদ দিন।",
    ),
)
_ROW_BACK: Final = Text(en="put its row back in the roster", bn="তালিকায় সারিটি ফিরিয়ে আনুন")
_TOLD_AGAIN: Final = Text(
    en="tell the number of user IDs of its office again, or write it in the roster",
    bn="দপ্তরের ইউজার আইডির সংখ্যা আবার জানান, অথবা তালিকায় লিখুন",
)
"""What brings back who is listed with a row of his own, and who was only counted."""
_ANSWERS: Final = Text(
    en="{file} answers for some who are not in the roster any more: {names}. No yes of them counts; a no stays until the "
    "reason for leaving is told. If one is still there, {back}.",
    bn="{file}-এ এমন দপ্তর বা ইউজার আইডির উত্তর আছে যা এখন তালিকায় নেই: {names}। এদের কোনো “হ্যাঁ” ধরা হয়নি; তালিকা থেকে বাদ পড়ার কারণ না জানানো "
    "পর্যন্ত “না” বহাল থাকে। কোনোটি এখনো থাকলে {back}।",
)
_AGAIN: Final = Text(en="{name} (again listed: {now})", bn="{name} (আবার তালিকায়: {now})")
_ANSWERS_OF_MEANWHILE: Final = Text(
    en="{file} answers for some who were listed only meanwhile; the roster has again whom it had before: {names}. No yes of them counts; "
    "a no counts against the one listed again until that one tells otherwise.",
    bn="{file}-এ এমন দপ্তর বা ইউজার আইডির উত্তর আছে যা শুধু মাঝে তালিকায় ছিল; এখন আগেরটিই আবার তালিকায় আছে: {names}। এদের কোনো “হ্যাঁ” ধরা হয়নি; “না” হলে তা আবার তালিকায় থাকা "
    "দপ্তর বা আইডির ক্ষেত্রে বহাল থাকে, যতক্ষণ না তার নিজের নতুন উত্তর আসে।",
)
_PUT_BACK: Final = Text(
    en="It was listed only meanwhile, and the roster has again whom it had before: {names}. Nothing was written. Each no told of it counts against "
    "the one listed again until that one tells otherwise; what is to be corrected, correct there.",
    bn="এটি শুধু মাঝে তালিকায় ছিল; এখন আগেরটিই আবার তালিকায় আছে: {names}। কিছু লেখা হয়নি। এর প্রতিটি “না” আবার তালিকায় থাকা দপ্তর বা আইডির ক্ষেত্রে বহাল থাকে, যতক্ষণ না তার নিজের নতুন "
    "উত্তর আসে; সংশোধনের কিছু থাকলে সেখানেই করুন।",
)
_ANSWERS_OF_DEPARTED: Final = Text(
    en="{file} answers for some who left the roster for a reason that is written: {names}. Nothing of it counts. If one is there again, "
    "{back}, and take its leaving back (auditor roster corrections).",
    bn="{file}-এ এমন দপ্তর বা ইউজার আইডির উত্তর আছে যার তালিকা থেকে বাদ পড়ার কারণ লেখা আছে: {names}। এসব উত্তর ধরা হয়নি। কোনোটি আবার চালু হয়ে থাকলে {back}, "
    "তারপর বাদ পড়ার কথাটি বাতিল করুন (auditor roster corrections)।",
    on_screen=Text(
        en="{file} answers for some who left the roster for a reason that is written: {names}. Nothing of it counts. If one is there again, take its leaving back (screen "
        "Offices, Corrections of the roster).",
        bn="{file}-এ এমন দপ্তর বা ইউজার আইডির উত্তর আছে যার তালিকা থেকে বাদ পড়ার কারণ লেখা আছে: {names}। এসব উত্তর ধরা হয়নি। কোনোটি আবার চালু হয়ে থাকলে বাদ পড়ার কথাটি বাতিল করুন "
        "(“দপ্তর” পাতা, তালিকার সংশোধন)।",
    ),
)
