"""Whose a form is that came back: of this workspace, of another one, or of nobody knows whom; pure.

What is stamped on a form can be changed by anybody: it is bounded, and never believed against what the form says in its
title. A form that names another upazila is another's, whatever its ids say; one that says nothing is asked about.
"""

from __future__ import annotations

import hashlib
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text, clean, first_of, joined, match_key, plain
from auditor.model.errors import ForeignFormError
from auditor.model.forms import NOBODY, FormStamp
from auditor.model.notice import Notice, Place, Severity
from auditor.places.geography import upazilas
from auditor.places.spelling import spellings
from auditor.register.addresses_named import AddressesNamed, addresses_named
from auditor.register.columns import META_MONTH, META_NUMBER, META_PLACES, META_WORKSPACE
from auditor.register.own_place import as_in_the_data, is_ours, same_name
from auditor.register.unions_named import named_elsewhere
from auditor.remembering import remembered

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from auditor.model.forms import OwnForms
    from auditor.model.source import EvidenceFile
    from auditor.model.subjects import Roster
    from auditor.places.geography import Upazila
    from auditor.tables.sheet import Cell

_WORKSPACE_ID: Final = expression(r"[0-9]{4}(-[0-9]{4}){2}")
_FORM_ID: Final = expression(r"[0-9]{4}-[0-9]{4}")
_MONTH: Final = expression(r"20[0-9]{2}-(0[1-9]|1[0-2])")
_LONGEST_NAME: Final = 60
_MOST_TITLE_WORDS: Final = 400
"""What stands above a table beyond so many words is no title."""
_MOST_DOMAINS: Final = 3
_MOST_WORDS: Final = 2
"""The most words in the name of an upazila, as the data has them."""
_BESIDE: Final = frozenset(map(match_key, ("উপজেলা", "উপজেলার", "জেলা", "জেলার", "upazila", "upazilla", "district")))
_GENITIVE: Final = expression(r"(?:য়ের|ের|র)$")
_PART: Final = expression(r"[·•,;:|/।()\[\]–—\n]| - ")


class Belonging(Enum):
    """Whose a form is, where it is not another workspace's."""

    OWN = auto()
    UNCLAIMED = auto()


def stamp_of(meta: Mapping[str, Cell]) -> FormStamp:
    """Return what a form's hidden sheet says of it; what is not written as we write it counts as not said."""
    upazila, district = (_place(meta, *keys) for keys in META_PLACES)
    return FormStamp(
        _said(meta, META_WORKSPACE, _WORKSPACE_ID),
        upazila,
        district,
        _said(meta, META_MONTH, _MONTH),
        _said(meta, META_NUMBER, _FORM_ID),
    )


def _said(meta: Mapping[str, Cell], name: str, written: re.Pattern[str]) -> str:
    value = meta.get(name, "")
    return value if isinstance(value, str) and written.fullmatch(value) else ""


def _place(meta: Mapping[str, Cell], bangla: str, english: str) -> Text:
    bn, en = (
        clean(value)[:_LONGEST_NAME] if isinstance(value := meta.get(key, ""), str) else "" for key in (bangla, english)
    )
    return Text(en=en or bn, bn=bn or en) if bn or en else NOBODY


def fingerprint_of(marks: Iterable[Sequence[Cell]]) -> str:
    """Return 64 hex digits by which a form without an id is known again: of its titles, headings, and whose rows it has.

    Answers do not enter: filling in another cell makes no other form of it.
    """
    found = hashlib.sha256()
    for row in marks:
        for cell in row:
            found.update(cell.encode("utf-8", "surrogatepass") if isinstance(cell, str) else b"day")
            found.update(b"\x1f")
        found.update(b"\x1e")
    return found.hexdigest()


class FormSigns(Struct, frozen=True, dict=True):
    """What a form that came back shows of whose it is.

    Attributes:
        file: the form as it was found.
        stamp: what it says of itself, in its hidden sheet.
        titles: the cells above its table.
        marks: gives what tells it from another form whatever is answered in it; a long list is gone through only where needed.
        fits: tells whether it is a plain table whose rows all name offices and posts of the roster by code and by name.
        offices: gives the code and the name of the office of each row, either of which may be empty.
        addresses: gives which addresses of others its rows name (`addresses_of`).

    """

    file: EvidenceFile
    stamp: FormStamp
    titles: Sequence[Cell]
    marks: Callable[[], Iterable[Sequence[Cell]]]
    fits: Callable[[], bool]
    offices: Callable[[], Iterable[tuple[str, str]]] = tuple
    addresses: Callable[[], AddressesNamed] = AddressesNamed

    @cached_property
    def fingerprint(self) -> str:
        """By which it is known again (`fingerprint_of`)."""
        return fingerprint_of(self.marks())


def belonging(form: FormSigns, own: OwnForms, roster: Roster) -> Belonging:
    """Return whose a form is.

    Args:
        form: what it shows.
        own: what the workspace knows of its forms.
        roster: whose offices are this workspace's; a union may have the name of another upazila.

    Raises:
        ForeignFormError: it is another workspace's; named where its upazila is known.

    """
    stamp, name = form.stamp, form.file.name
    parts = _parts(form.titles)
    other = _other_upazila(parts, own, roster) or _other_upazila(_stamped(stamp), own, roster)
    if other is not None:
        theirs = whole_name(other.name, other.district)
        raise ForeignFormError(_OTHER_UPAZILA.filled(file=name, theirs=theirs, ours=_ours(own)))
    if stamp.workspace in own.ids or form.file.sha256 in own.early or own.example:
        return Belonging.OWN
    claimed = form.fingerprint if own.said or own.others else ""
    if claimed in own.others:
        raise ForeignFormError(_SAID_TO_BE_ANOTHERS.filled(file=name, ours=_ours(own)))
    if claimed in own.said:
        return Belonging.OWN
    if stamp.workspace:
        if not _says_our_place(stamp, own):
            raise ForeignFormError(_OTHER_WORKSPACE.filled(file=name, ours=_ours(own)))
        return Belonging.UNCLAIMED
    if not _own_keys(own).isdisjoint(parts) or form.fits():
        return Belonging.OWN
    if form.file.sha256 not in own.read_on:  # what entered a round stays as it was read
        _refuse_unions_of_another(form, own, roster)
        refuse_addresses_of_another(form, own)
    return Belonging.UNCLAIMED


def _refuse_unions_of_another(form: FormSigns, own: OwnForms, roster: Roster) -> None:
    """Refuse a form that says nowhere whose it is, where its rows name the unions of another upazila.

    Raises:
        ForeignFormError: they do.

    """
    found = named_elsewhere(form.offices(), roster, lambda place: is_ours(place, own), own.district.bn)
    if found is not None:
        theirs = whole_name(found.upazila.name, found.upazila.district)
        told = _UNIONS_OF_ANOTHER.filled(file=form.file.name, theirs=theirs, ours=_ours(own), n=found.unions)
        raise ForeignFormError(told)


def refuse_addresses_of_another(form: FormSigns, own: OwnForms) -> None:
    """Refuse a form that says nowhere whose it is, where most of its rows name addresses of another upazila.

    Raises:
        ForeignFormError: they do.

    """
    named = form.addresses()
    if named.upazila is not None:
        theirs = whole_name(named.upazila.name, named.upazila.district)
        domains = _domains(named.others)
        told = _ADDRESSES_OF_ANOTHER.filled(file=form.file.name, theirs=theirs, ours=_ours(own), domains=domains)
        raise ForeignFormError(told)


def addresses_of(
    rows: Iterable[Sequence[Cell]], own: OwnForms, roster: Roster, official: Iterable[str]
) -> AddressesNamed:
    """Return which addresses of others the rows of a form name; `official` are the mail domains that the workspace calls official beside gov.bd."""
    return addresses_named(rows, roster, lambda place: is_ours(place, own), official)


def names_others(file: str, domains: Sequence[str]) -> Text:
    """Return that a form names domains that are not known to be this upazila's own."""
    return _NAMES_OTHERS.filled(file=file, domains=_domains(domains), n=len(domains))


def _domains(domains: Sequence[str]) -> Text:
    return first_of([plain(each) for each in domains], _MOST_DOMAINS)


def refuse_foreign(file: EvidenceFile, stamp: FormStamp, own: OwnForms, roster: Roster) -> None:
    """Refuse a form that says of itself, and nowhere else, whose it is, where that is another workspace.

    Raises:
        ForeignFormError: it is another workspace's; named where its upazila is known.

    """
    belonging(FormSigns(file, stamp, (), tuple, lambda: False), own, roster)


def unclaimed_notice(file: str, stamp: FormStamp, own: OwnForms, others: Sequence[str] = ()) -> Notice:
    """Return what is told of a form that does not say whose it is, and of which nobody said it; `others` are domains in it that are not known to be ours."""
    told = (_NOT_MADE_HERE if stamp.workspace else _UNCLAIMED).filled(file=file, ours=_ours(own))
    if others:
        told = joined((told, names_others(file, others)), " ")
    return Notice(Severity.DOUBTFUL, Place(file), told)


def whose_decisions(title: Text, own: OwnForms, roster: Roster) -> tuple[Text, Text] | None:
    """Return whose decisions those of a baseline are by its title, and who we are, where it names another upazila and not this workspace's."""
    words = [word for said in (title.bn, title.en) for word in _PART.sub(" ", said).split()]
    bare = [_GENITIVE.sub("", word) for word in words]
    pairs = zip(bare, (*bare[1:], ""), strict=True)
    other = _other_upazila(_parts((title.bn, title.en, *words, *bare, *map(" ".join, pairs))), own, roster)
    return None if other is None else (whole_name(other.name, other.district), _ours(own))


# Which places a form names -----------------------------------------------------------------------------------------


def _parts(titles: Iterable[Cell]) -> tuple[str, ...]:
    """Return the keys of the parts of titles that may be names of places: between signs, and beside the word upazila."""
    keys: dict[str, None] = {}
    words_left = _MOST_TITLE_WORDS
    for title in titles:
        if not isinstance(title, str) or not title or words_left <= 0:
            continue
        for part in _PART.split(title):
            words = part.split()[:words_left]
            words_left -= len(words)
            keys[match_key(" ".join(word for word in words if match_key(word) not in _BESIDE))] = None
            for place, word in enumerate(words):
                if match_key(word) in _BESIDE:
                    for length in range(1, _MOST_WORDS + 1):
                        keys[match_key(" ".join(words[max(0, place - length) : place]))] = None
                        keys[match_key(" ".join(words[place + 1 : place + 1 + length]))] = None
    return tuple(key for key in keys if key)


def _stamped(stamp: FormStamp) -> tuple[str, ...]:
    said = (stamp.upazila.bn, stamp.upazila.en, stamp.district.bn, stamp.district.en)
    return tuple(match_key(words) for words in said if words)


def _other_upazila(keys: Sequence[str], own: OwnForms, roster: Roster) -> Upazila | None:
    """Return the upazila that is named and is not this workspace's; None where this one's is named too, or none is."""
    by_name, districts = _places()
    named = [by_name[key] for key in keys if key in by_name]
    of_districts = {districts[key] for key in keys if key in districts}
    our_keys = frozenset[str]().union(*(_keys(upazila) for upazila, _ in own.places))
    if any(key in our_keys for key in keys) or any(is_ours(place, own) for places in named for place in places):
        elsewhere = bool(of_districts) and not any(
            same_name(district, ours) for district in of_districts for _, ours in own.places
        )
        twins = [place for places in named for place in places if place.district in of_districts]
        return twins[0] if elsewhere and twins else None
    if not named:
        return None
    offices = [match_key(name) for office in roster.offices for name in (office.name.bn, office.name.en)]
    others = [
        place
        for places in named
        for place in places
        if not any(key in office for office in offices for key in _keys(place.name))
    ]
    fitting = [place for place in others if place.district in of_districts]
    return next(iter((*fitting, *others)), None)


@remembered(None)
def _places() -> tuple[Mapping[str, tuple[Upazila, ...]], Mapping[str, Text]]:
    """Return the upazilas of the country by the keys of their names, and its districts; a district's name means the district."""
    districts = {key: place.district for place in upazilas() for key in _keys(place.district)}
    by_name: dict[str, tuple[Upazila, ...]] = {}
    for place in upazilas():
        for key in _spelt(place.name) - districts.keys():
            by_name[key] = (*by_name.get(key, ()), place)
    return by_name, districts


def _keys(name: Text) -> frozenset[str]:
    return frozenset(key for key in (match_key(name.bn), match_key(name.en)) if key)


def _spelt(upazila: Text) -> frozenset[str]:
    return frozenset[str]().union(*map(_keys, spellings(upazila)))


def _own_keys(own: OwnForms) -> frozenset[str]:
    """Return the keys of the names by which this upazila alone is called: also of those before they were corrected, but where another upazila of the country is called so."""
    by_name, _ = _places()
    meant = as_in_the_data(own.upazila, own.district)
    former = frozenset[str]().union(*(_keys(upazila) for upazila, _ in own.former))
    return _spelt(own.upazila) | {key for key in former if all(place in meant for place in by_name.get(key, ()))}


def _says_our_place(stamp: FormStamp, own: OwnForms) -> bool:
    return any(same_name(stamp.upazila, upazila) and same_name(stamp.district, of) for upazila, of in own.places)


def whole_name(upazila: Text, district: Text) -> Text:
    """Return how a sentence names whose something is: in Bangla in the genitive."""
    return _PLACE.filled(upazila=upazila, district=district)


def _ours(own: OwnForms) -> Text:
    return whole_name(own.upazila, own.district)


_PLACE: Final = Text(en="{upazila}, {district}", bn="{upazila} উপজেলার ({district})")
_OTHER_UPAZILA: Final = Text(
    en="{file} is a form of {theirs}, not of {ours}, so nothing of it was taken. Move it out of evidence/ and pass it on to "
    "its own office.",
    bn="{file} ফরমটি {theirs}, {ours} নয়; তাই এর কিছুই নেওয়া হয়নি। ফাইলটি evidence/ থেকে সরিয়ে যাদের ফরম তাদের পাঠান।",
    on_screen=Text(
        en="{file} is a form of {theirs}, not of {ours}, so nothing of it was taken. Pass it on to its own office.",
        bn="{file} ফরমটি {theirs}, {ours} নয়; তাই এর কিছুই নেওয়া হয়নি। ফরমটি যাদের, তাদের পাঠান।",
    ),
)
_UNIONS_OF_ANOTHER: Final = Text(
    en="{file} is a form of {theirs}, not of {ours}: its rows name {n} unions there, so nothing of it was taken. Move it out of evidence/ "
    "and pass it on to its own office; if it is yours after all, write the upazila's name above its table.",
    bn="{file} ফরমটি {theirs}, {ours} নয়: এর সারিগুলোতে ওই উপজেলার {n}টি ইউনিয়নের নাম আছে; তাই এর কিছুই নেওয়া হয়নি। ফাইলটি evidence/ থেকে সরিয়ে "
    "যাদের ফরম তাদের পাঠান; ফরমটি আসলে আপনার হলে ছকের উপরে উপজেলার নাম লিখুন।",
    on_screen=Text(
        en="{file} is a form of {theirs}, not of {ours}: its rows name {n} unions there, so nothing of it was taken. Pass it on to its own office; if it is yours after all, write the upazila's name above its table and hand it in on the screen Inbox.",
        bn="{file} ফরমটি {theirs}, {ours} নয়: এর সারিগুলোতে ওই উপজেলার {n}টি ইউনিয়নের নাম আছে; তাই এর কিছুই নেওয়া হয়নি। ফরমটি যাদের, তাদের পাঠান; আসলে আপনার হলে ছকের উপরে উপজেলার নাম লিখে “জমা ফাইল” পাতায় দিন।",
    ),
)
_ADDRESSES_OF_ANOTHER: Final = Text(
    en="{file} is a form of {theirs}, not of {ours}: most of its rows name addresses there ({domains}), so nothing of it was taken. Move it out of evidence/ "
    "and pass it on to its own office; if it is yours after all, write the upazila's name above its table.",
    bn="{file} ফরমটি {theirs}, {ours} নয়: এর বেশির ভাগ সারিতে ওই উপজেলার ঠিকানা আছে ({domains}); তাই এর কিছুই নেওয়া হয়নি। ফাইলটি evidence/ থেকে সরিয়ে "
    "যাদের ফরম তাদের পাঠান; ফরমটি আসলে আপনার হলে ছকের উপরে উপজেলার নাম লিখুন।",
    on_screen=Text(
        en="{file} is a form of {theirs}, not of {ours}: most of its rows name addresses there ({domains}), so nothing of it was taken. Pass it on to its own office; if it is yours after all, write the upazila's name above its table and hand it in on the screen Inbox.",
        bn="{file} ফরমটি {theirs}, {ours} নয়: এর বেশির ভাগ সারিতে ওই উপজেলার ঠিকানা আছে ({domains}); তাই এর কিছুই নেওয়া হয়নি। ফরমটি যাদের, তাদের পাঠান; আসলে আপনার হলে ছকের উপরে উপজেলার নাম লিখে “জমা ফাইল” পাতায় দিন।",
    ),
)
_NAMES_OTHERS: Final = Text(
    en="{file} names {domains}, which {n:is|are} not known to be this upazila's own.",
    bn="{file} ফাইলে {domains} লেখা আছে, যা এই উপজেলার নিজের ঠিকানা বলে জানা নেই।",
)
_OTHER_WORKSPACE: Final = Text(
    en="{file} is a form of another workspace, not of {ours}, so nothing of it was taken. Move it out of evidence/; if its "
    "answers belong here, type them into a form of this workspace: auditor register new",
    bn="{file} অন্য কাজের ফোল্ডারের ফরম, {ours} নয়; তাই এর কিছুই নেওয়া হয়নি। ফাইলটি evidence/ থেকে সরান; উত্তরগুলো এখানকার হলে এই ফোল্ডারের "
    "ফরমে লিখুন: auditor register new",
    on_screen=Text(
        en="{file} is a form of another workspace, not of {ours}, so nothing of it was taken. If its answers belong here, type them on the screen Ask and answer, or into the register that is made there.",
        bn="{file} অন্য কাজের ফোল্ডারের ফরম, {ours} নয়; তাই এর কিছুই নেওয়া হয়নি। উত্তরগুলো এখানকার হলে “জিজ্ঞাসা ও উত্তর” পাতায়, অথবা সেখানে তৈরি রেজিস্টারে লিখুন।",
    ),
)
_SAID_TO_BE_ANOTHERS: Final = Text(
    en="{file} was said not to be a form of {ours}, so nothing of it was taken. Move it out of evidence/; if it is yours after "
    "all, take that answer back: auditor roster answers",
    bn="{file} ফরমটি {ours} নয় বলে জানানো হয়েছে; তাই এর কিছুই নেওয়া হয়নি। ফাইলটি evidence/ থেকে সরান; ফরমটি আসলে আপনার হলে ওই উত্তর "
    "বাতিল করুন: auditor roster answers",
    on_screen=Text(
        en="{file} was said not to be a form of {ours}, so nothing of it was taken. If it is yours after all, take that answer back on the screen Offices, under Corrections of the roster.",
        bn="{file} ফরমটি {ours} নয় বলে জানানো হয়েছে; তাই এর কিছুই নেওয়া হয়নি। ফরমটি আসলে আপনার হলে “দপ্তর” পাতার “তালিকার সংশোধন” অংশে ওই উত্তর বাতিল করুন।",
    ),
)
_UNCLAIMED: Final = Text(
    en="{file} does not say of which upazila it is. It was taken as a form of {ours}, and what it tells counts as told by the "
    "offices, no more. If it is yours, write the upazila's name above its table; otherwise move it out of evidence/.",
    bn="{file} কোন উপজেলার ফরম, তা এতে লেখা নেই। {ours} ফরম ধরে নেওয়া হয়েছে; এর সব উত্তর কেবল দপ্তরের দেওয়া তথ্য হিসেবে গণ্য। ফরমটি আপনার হলে ছকের "
    "উপরে উপজেলার নাম লিখুন; না হলে evidence/ থেকে সরান।",
)
_NOT_MADE_HERE: Final = Text(
    en="{file} is a form of {ours}, but this workspace did not make it. It was taken, and what it tells counts as told by the "
    "offices, no more. Look whether it is yours: at a terminal, auditor audit asks and remembers the answer.",
    bn="{file} ফরমটি {ours} হলেও এই কাজের ফোল্ডার থেকে তৈরি নয়। ফরমটি নেওয়া হয়েছে; এর সব উত্তর কেবল দপ্তরের দেওয়া তথ্য হিসেবে গণ্য। ফরমটি আপনার কি না "
    "দেখে নিন: টার্মিনালে auditor audit চালালে জিজ্ঞাসা করা হবে ও উত্তরটি মনে রাখা হবে।",
    on_screen=Text(
        en="{file} is a form of {ours}, but this workspace did not make it. It was taken, and what it tells counts as told by the offices, no more. Look whether it is yours: before the next round is kept, the screen Meeting asks and remembers the answer.",
        bn="{file} ফরমটি {ours} হলেও এই কাজের ফোল্ডার থেকে তৈরি নয়। ফরমটি নেওয়া হয়েছে; এর সব উত্তর কেবল দপ্তরের দেওয়া তথ্য হিসেবে গণ্য। ফরমটি আপনার কি না দেখে নিন: যাচাই রাখার আগে “সভা” পাতায় জিজ্ঞাসা করা হবে ও উত্তরটি মনে রাখা হবে।",
    ),
)
