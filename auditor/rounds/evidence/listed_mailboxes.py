"""Of which mailbox something was told: of the one that the roster listed when it was told, as the round shows that was kept next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import asdict, replace

from auditor.i18n import Text, first_of
from auditor.model.evidence import LISTED, MissingReason, Observation, Reference, Unknown
from auditor.model.facts import OFFICIAL_EMAIL, OFFICIAL_EMAIL_SENDS, MailboxKind
from auditor.model.grades import Grade
from auditor.model.mailboxes import OF_A_MAILBOX, OfOtherMailbox
from auditor.model.notice import Notice, Place, Severity
from auditor.model.subjects import HIDDEN
from auditor.model.value import Value
from auditor.model.views.head import OfficeName, apart_from
from auditor.places import addresses
from auditor.rounds.evidence import kept_mails

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from auditor.judging.judge import FolderEvidence, JudgingInput
    from auditor.model.identity import Identities
    from auditor.model.source import ToldEmail
    from auditor.model.subjects import Office, Roster
    from auditor.rounds.ledger.ledger import Ledger, RoundHead
    from auditor.rounds.round_input import RoundInput


class ListedUntil(Value, frozen=True):
    """By which addresses an office was known until a day, the day of the last round that knew it so: the roster's (`listed`), and one that it told itself."""

    until: date
    addresses: frozenset[str]
    listed: str = ""

    def is_of_other(self, listed: str) -> bool:
        """Return whether none of them is the address that is listed; where none was known, nobody can say so."""
        return bool(self.addresses) and not any(_is_same(address, listed) for address in self.addresses)


def _is_same(one: str, other: str) -> bool:
    """Return whether two addresses, as rounds keep them, can be the same; of one of which only the domain is kept, by that."""
    (name, _, domain), (other_name, _, other_domain) = one.partition("@"), other.partition("@")
    return domain == other_domain and (name == other_name or HIDDEN in {name, other_name})


def _is_personal(address: str) -> bool:
    """Return whether an address, as rounds keep it, is a personal one: of an official one the name is kept, too."""
    name, _, domain = address.partition("@")
    return name == HIDDEN and addresses.is_personal(domain)


def _address_of(office: Office) -> str:
    """Return the address that is listed of an office, or else the one that it told itself; empty where there is none."""
    return office.email or office.email_told


def is_of_mailbox_before(listed: str, on: date, known: Iterable[ListedUntil]) -> bool:
    """Return whether what was said on a day was said of another mailbox than the one that is listed now.

    Args:
        listed: the address that is listed.
        on: the day.
        known: by which addresses rounds kept before knew the office, the earliest first.

    """
    then = next((each for each in known if on <= each.until), None)
    return then is not None and then.is_of_other(listed.casefold())


def mailboxes_known(
    ledger: Ledger, rounds: Iterable[RoundHead], everybody: Identities, roster: Roster
) -> Mapping[str, tuple[ListedUntil, ...]]:
    """Return by which addresses kept rounds knew offices, by the ids of now, the earliest first; of those that the roster lists with another than one of them, or with none, and of all that it does not list.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    found: dict[str, list[ListedUntil]] = {}
    for head in rounds:
        for office in (row.office for row in ledger.mailboxes(head)):
            addresses = frozenset(filter(None, (office.email.casefold(), office.email_told.casefold())))
            if office.left or not addresses:
                continue
            known = found.setdefault(everybody.id_now(office.id), [])
            if known and (known[-1].addresses == addresses or known[-1].until >= head.header.day):
                known.pop()  # of rounds of one day the last one says it
            known.append(ListedUntil(head.header.day, addresses, office.email))
    listed = {office.id: office.email.casefold() for office in roster.offices}
    return {
        office: tuple(known)
        for office, known in found.items()
        if office not in listed or any(then.is_of_other(listed[office]) for then in known)
    }


def last_listed(mailboxes: Mapping[str, Sequence[ListedUntil]]) -> Mapping[str, str]:
    """Return with which address offices (ids) of `mailboxes_known` were listed last."""
    return {office: known[-1].listed for office, known in mailboxes.items()}


def with_mailboxes(told: FolderEvidence, roster: Roster, given: RoundInput) -> FolderEvidence:
    """Return what was told, marked where it is of another mailbox than the roster lists now, or than the office told where it lists none any more; and what the roster says of a mailbox that was spoken of and not told.

    Whoever tells an address tells what is said on that day of that one. Who said "held" spoke of the roster's of then: that one of now is not official
    nobody told, the roster says so on the day of the round. Who told last that the office has none took its address back, and nobody gave it another: its no stands against what was told of that one. What a mail proves is of the mailbox that was listed when the mail was read.

    Args:
        told: what was told.
        roster: as a round keeps it.
        given: what the round is made of.

    """
    mailboxes, day = given.mailboxes, given.day
    listed = {office.id: _address_of(office).casefold() for office in roster.offices if office.id in mailboxes}
    changed = {
        office: address
        for office, address in listed.items()
        if any(known.is_of_other(address) for known in mailboxes[office])
    }
    told_on = {
        (each.office, each.on)
        for each in told.emails
        if each.address and _is_same(each.address.casefold(), changed.get(each.office, ""))
    }
    read_on = {entry.sha256: entry.on for entry in given.vouched.recorded if entry.by == kept_mails.BY}

    def is_other(seen: Observation[Any]) -> bool:
        office = seen.subjects[0]
        if seen.fact not in OF_A_MAILBOX or office not in changed:
            return False
        on = read_on.get(seen.reference.sha256, seen.observed_on)
        return is_of_mailbox_before(changed[office], on, mailboxes[office]) and (office, on) not in told_on

    if changed:
        others = [seen for seen in told.observations if is_other(seen)]
        unlisted = {office for office, address in changed.items() if not address}
        denied = _denied_after(others, told.observations, unlisted, day)
        marked = {seen: OfOtherMailbox(**asdict(seen)) for seen in others if seen.subjects[0] not in denied}
        seen_now = tuple(marked.get(seen, seen) for seen in told.observations)
        told = replace(told, observations=tuple(_as_listed(seen_now, told.emails, day)))
    spoken_of = tuple(_personal_ones(told.observations, roster, day))
    return replace(told, observations=told.observations + spoken_of) if spoken_of else told


def _denied_after(
    others: Iterable[Observation[Any]],
    observations: Iterable[Observation[Any]],
    unlisted: Container[str],
    day: date,
) -> frozenset[str]:
    """Return which offices (ids) of which no address is listed told last, up to a day, that they have none, after all that was told of `others`."""
    last: dict[str, tuple[date, bool]] = {}
    for seen in observations:
        if seen.fact == OFFICIAL_EMAIL and seen.observed_on <= day and seen.subjects[0] in unlisted:
            told = seen.observed_on, seen.value is MailboxKind.NONE
            last[seen.subjects[0]] = max(told, last.get(seen.subjects[0], told))
    denied = {office: on for office, (on, denies) in last.items() if denies}
    told_since = {seen.subjects[0] for seen in others if seen.observed_on > denied.get(seen.subjects[0], day)}
    return frozenset(denied.keys() - told_since)


def _personal_ones(
    observations: Iterable[Observation[Any]], roster: Roster, day: date
) -> Iterator[Observation[MailboxKind]]:
    """Yield of each office that said that letters go from its mailbox, and never told its address, what the roster says of that where it is a personal one."""
    addressed, used = set[str](), set[str]()
    for seen in observations:
        if seen.fact == OFFICIAL_EMAIL and seen.observed_on <= day:
            addressed.add(seen.subjects[0])
        elif (
            seen.fact == OFFICIAL_EMAIL_SENDS
            and seen.value
            and seen.observed_on <= day
            and not isinstance(seen, OfOtherMailbox)
        ):
            used.add(seen.subjects[0])
    personal = MailboxKind.PERSONAL
    for office in roster.offices:
        if office.id in used - addressed and _is_personal(_address_of(office).casefold()):
            yield Observation((office.id,), OFFICIAL_EMAIL, personal, Grade.DECLARED, LISTED, day, Reference("", ""))


def _as_listed(
    observations: Sequence[Observation[Any]], emails: Sequence[ToldEmail], day: date
) -> Iterator[Observation[Any]]:
    """Yield observations; those in which "held", said of an address before, is read by one of now that is not official as the roster's own."""
    typed = {(each.office, each.on) for each in emails if each.address}
    of_roster = {
        seen
        for seen in observations
        if isinstance(seen, OfOtherMailbox)
        and seen.fact == OFFICIAL_EMAIL
        and seen.value not in {MailboxKind.OFFICIAL, MailboxKind.NONE}
        and (seen.subjects[0], seen.observed_on) not in typed
    }
    last: dict[str, date] = {}
    for seen in observations:
        if seen.fact == OFFICIAL_EMAIL and seen not in of_roster:
            last[seen.subjects[0]] = max(seen.observed_on, last.get(seen.subjects[0], seen.observed_on))
    for seen in observations:
        if seen in of_roster and last.get(seen.subjects[0], date.min) < seen.observed_on:
            now = {"source": LISTED, "observed_on": day, "reference": Reference("", ""), "way": ""}
            yield Observation(**asdict(seen) | now)
        else:
            yield seen


def tell_other_mailboxes(judging: JudgingInput, offices: Sequence[Office]) -> Iterator[Notice]:
    """Yield a notice for all offices of which something is not known since it was told of the address that the roster had before, one for those of which it has none any more, and one for those that write from a mailbox of which only the roster says that it is a personal one."""
    told: dict[Text, list[OfficeName]] = {_OTHER_MAILBOX: [], _NO_MAILBOX: [], _PERSONAL: []}
    for serial, office in enumerate(offices, start=1):
        if office.left:
            continue
        if _is_known_as_listed(judging, office):
            told[_PERSONAL].append(OfficeName(serial, office.name))
        elif _is_of_other(judging, office):
            told[_OTHER_MAILBOX if _address_of(office) else _NO_MAILBOX].append(OfficeName(serial, office.name))
    called = apart_from(office.name for office in (offices if any(told.values()) else ()))
    for words, telling in told.items():
        if telling:
            names = first_of(list(map(called, telling)), _MOST_NAMED, "; ")
            yield Notice(Severity.DOUBTFUL, Place("roster"), words.filled(names=names, n=len(telling)))


def _is_known_as_listed(judging: JudgingInput, office: Office) -> bool:
    """Return whether an office said that letters go from its mailbox, and only the roster says that this is a personal one."""
    told = judging.observations.get(office.id, ())
    is_listed = any(each.fact == OFFICIAL_EMAIL and each.source == LISTED for each in told)
    return is_listed and any(
        each.fact == OFFICIAL_EMAIL_SENDS and each.value and not isinstance(each, OfOtherMailbox) for each in told
    )


def _is_of_other(judging: JudgingInput, office: Office) -> bool:
    """Return whether something of an office's mailbox is not known, or only as the roster has it, since it was told of another address."""
    told = judging.observations.get(office.id, ())
    if any(each.fact == OFFICIAL_EMAIL and each.source == LISTED for each in told):
        return True
    return any(isinstance(each, OfOtherMailbox) for each in told) and any(
        isinstance(known, Unknown) and known.reason is MissingReason.OTHER_MAILBOX
        for known in judging.evidence(office, facts=OF_A_MAILBOX)[office.id].resolved.values()
    )


_MOST_NAMED: Final = 60
"""So many are named, as many as an upazila has: each is to be asked."""
_OTHER_MAILBOX: Final = Text(
    en="E-mail: the roster has another address of {n:this office|these offices} than when {n:it|they} told of {n:its|their} mailbox. What was told or proven "
    "of the address before does not count for the present one: {names}. Ask how it stands with the present address; if it is wrong, correct the roster.",
    bn="ই-মেইল: তালিকায় {n:এই|এসব} দপ্তরের ই-মেইল ঠিকানা পরিবর্তন হয়েছে; আগের ঠিকানা সম্পর্কে জানানো তথ্য বা প্রমাণ বর্তমান ঠিকানার জন্য ধরা হয়নি: {names}। "
    "বর্তমান ঠিকানার অবস্থা জেনে নিন; ঠিকানাটি ভুল হলে তালিকা সংশোধন করুন।",
)
_NO_MAILBOX: Final = Text(
    en="E-mail: the roster has no address any more of {n:this office|these offices}, as it had when {n:it|they} told of {n:its|their} mailbox. What was told or proven "
    "of that address does not count while none is listed: {names}. Ask which one is right and enter it in the roster; if it is the one of before, all of that counts again.",
    bn="ই-মেইল: তালিকায় {n:এই|এসব} দপ্তরের ই-মেইল ঠিকানা আর নেই, তথ্য জানানোর সময় ছিল; কোনো ঠিকানা না থাকা পর্যন্ত ওই ঠিকানা সম্পর্কে জানানো তথ্য বা প্রমাণ ধরা হবে না: {names}। "
    "কোন ঠিকানা ঠিক তা জেনে তালিকায় লিখুন; আগের ঠিকানাটিই হলে ওই তথ্য আবার ধরা হবে।",
)
_PERSONAL: Final = Text(
    en="E-mail: the roster has a personal address of {n:this office|these offices}, which said that letters go from the official mailbox and told no address: {names}. "
    "So it does not count as done. Ask from which address they go; if there is an official one, enter it in the roster.",
    bn="ই-মেইল: {n:এই দপ্তর|এসব দপ্তর} সরকারি ই-মেইল থেকে চিঠি পাঠানো হয় বলে জানিয়েছে, কিন্তু কোনো ঠিকানা জানায়নি; তালিকায় আছে ব্যক্তিগত ঠিকানা: {names}। তাই এটি হয়েছে বলে ধরা হয়নি। "
    "কোন ঠিকানা থেকে পাঠানো হয় জেনে নিন; সরকারি ঠিকানা থাকলে তা তালিকায় লিখুন।",
)
