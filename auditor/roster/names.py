"""What the names in a roster say: the kind of an office, the number before its name, posts in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits, clean, match_key, near_key
from auditor.model.subjects import OfficeKind
from auditor.places import geography
from auditor.places.twins import is_near
from auditor.remembering import remembered
from auditor.tables.sheet import BANGLA

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER_BEFORE_NAME: Final = expression(r"([0-9]{1,2})\s*(?:নং|নম্বর|no\.?|[.।)-])\s*", re.IGNORECASE)
_UNION_ENDING: Final = expression(r"(?:ইউপি|ইউঃ\s*পঃ|ইউ\.?\s*পি\.?)$|\bup$", re.IGNORECASE)
_NUMBERED: Final = expression(r"(?:ইউজার|user)([0-9]{1,3})")

KIND_WORDS: Final[Mapping[str, OfficeKind]] = {
    match_key(words): kind
    for kind, spellings in {
        OfficeKind.DEPARTMENT: ("বিভাগীয়", "দপ্তর", "বিভাগীয় অফিস", "সরকারি দপ্তর", "department", "departmental", "dept"),
        OfficeKind.UNION: ("ইউনিয়ন", "ইউপি", "ইউনিয়ন পরিষদ (ইউপি)", "union", "up", "union parishad"),
        OfficeKind.UDC: (
            "ইউডিসি",
            "ইউনিয়ন ডিজিটাল সেন্টার",
            "ডিজিটাল সেন্টার",
            "udc",
            "union digital centre",
            "union digital center",
        ),
        OfficeKind.UNO: ("ইউএনও", "ইউএনও অফিস", "ইউএনও কার্যালয়", "উপজেলা নির্বাহী অফিসার", "uno", "uno office"),
        OfficeKind.OTHER: ("অন্য", "অন্যান্য দপ্তর", "other", "others"),
    }.items()
    for words in (kind.label.bn, kind.label.en, *spellings)
}
HEAD_UNNAMED: Final = Text(en="Head of office", bn="দপ্তর প্রধান")
"""The post of a head whom the roster does not name."""

_POSTS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    *((post.en, post.bn, ()) for post in geography.UNION_POSTS),
    *((department.head.en, department.head.bn, ()) for department in geography.DEPARTMENTS),
    (geography.UNO.en, geography.UNO.bn, ("ইউএনও", "uno")),
    (geography.ASSISTANT_PROGRAMMER.en, geography.ASSISTANT_PROGRAMMER.bn, ()),
    (geography.UNION_HEAD.en, geography.UNION_HEAD.bn, ()),
    (HEAD_UNNAMED.en, HEAD_UNNAMED.bn, ("অফিস প্রধান", "office head")),
    (
        "UP Secretary", "ইউপি সচিব",
        ("সচিব", "ইউনিয়ন পরিষদ সচিব", "ইউপি সচীব", "ইউনিয়ন সচিব", "secretary", "union secretary"),
    ),
    (
        "UP Administrative Officer", "ইউনিয়ন পরিষদ প্রশাসনিক কর্মকর্তা",
        ("প্রশাসনিক কর্মকর্তা", "ইউপি প্রশাসনিক কর্মকর্তা", "administrative officer"),
    ),
    (
        "Accounts Assistant cum Computer Operator", "হিসাব সহকারী কাম কম্পিউটার অপারেটর",
        ("হিসাব সহকারী কাম-কম্পিউটার অপারেটর", "হিসাব সহকারী ও কম্পিউটার অপারেটর", "হিসাব সহকারী কাম কম্পিউটার অপারেটর (ইউপি)"),
    ),
    ("UDC Entrepreneur", "ইউডিসি উদ্যোক্তা", ("উদ্যোক্তা", "ইউডিসির উদ্যোক্তা", "উদ্যোক্তা (ইউডিসি)", "entrepreneur")),
    ("Chairman", "চেয়ারম্যান", ("ইউপি চেয়ারম্যান",)),
    ("Administrator", "প্রশাসক", ()),
    ("Computer Operator", "কম্পিউটার অপারেটর", ()),
    ("Office Assistant", "অফিস সহকারী", ()),
    ("Office Assistant cum Computer Typist", "অফিস সহকারী কাম কম্পিউটার মুদ্রাক্ষরিক", ("অফিস সহকারী কাম কম্পিউটার টাইপিস্ট",)),
    ("Data Entry Operator", "ডাটা এন্ট্রি অপারেটর", ()),
    ("Upazila Fisheries Officer", "উপজেলা মৎস্য কর্মকর্তা", ()),
    ("Senior Upazila Fisheries Officer", "সিনিয়র উপজেলা মৎস্য কর্মকর্তা", ("সিনিয়র উপজেলা মৎস্য অফিসার",)),
    ("Upazila Livestock Officer", "উপজেলা প্রাণিসম্পদ কর্মকর্তা", ()),
    ("Upazila Agriculture Officer", "উপজেলা কৃষি কর্মকর্তা", ()),
    ("Upazila Social Services Officer", "উপজেলা সমাজসেবা কর্মকর্তা", ()),
    ("Upazila Secondary Education Officer", "উপজেলা মাধ্যমিক শিক্ষা কর্মকর্তা", ()),
)  # fmt: skip


# Kinds and names -------------------------------------------------------------------------------------------------


@remembered(4096)
def post_text(bangla: str, english: str = "") -> Text:
    """Return a post in both languages: as given, the other language from the known posts, else the same words."""
    if bangla and english:
        return Text(en=english, bn=bangla)
    written = bangla or english
    known = _known_posts().get(match_key(written))
    if known is None:
        return Text(en=written, bn=written)
    if written.isascii():
        return Text(en=written, bn=known.bn)
    return Text(en=known.en, bn=written)


@remembered(None)
def _known_posts() -> Mapping[str, Text]:
    return {
        match_key(words): Text(en=en, bn=clean(bn))
        for en, bn, spellings in reversed(_POSTS)
        for words in (en, bn, *spellings)
    }


@remembered(65_536)
def infer_kind(name: Text) -> OfficeKind:
    """Return the kind of office that a name speaks of; departmental when it speaks of none."""
    keys = {match_key(words) for words in {name.bn, name.en}}
    if any(word in key for key in keys for word in _UDC_IN_NAMES):
        return OfficeKind.UDC
    if any(word in key for key in keys for word in _UNO_IN_NAMES) or keys & {"uno", "unooffice"}:
        return OfficeKind.UNO
    full = {name_key(words) for words in {name.bn, name.en}}
    if any(word in key for key in full for word in _UNION_IN_NAMES) or any(key.endswith(_UNION_AT_END) for key in full):
        return OfficeKind.UNION
    return OfficeKind.DEPARTMENT


_UDC_IN_NAMES: Final = tuple(
    match_key(words) for words in ("ইউডিসি", "ডিজিটাল সেন্টার", "digital centre", "digital center")
)
_UNO_IN_NAMES: Final = tuple(
    match_key(words) for words in ("উপজেলা নির্বাহী অফিসার", "উপজেলা নির্বাহী কর্মকর্তা", "ইউএনও", "upazila nirbahi officer")
)
_UNION_IN_NAMES: Final = tuple(
    match_key(words) for words in ("ইউনিয়ন পরিষদ", "union parishad", "union porishod", "union council")
)
_UNION_AT_END: Final = (match_key("ইউনিয়ন"), "union")


@remembered(65_536)
def name_key(name: str) -> str:
    """Return the key by which two writings of an office's name meet: ইউপি counts as ইউনিয়ন পরিষদ."""
    words = clean(name)
    return match_key(_UNION_ENDING.sub("union parishad" if words.isascii() else "ইউনিয়ন পরিষদ", words))


def numbered_key(name: str) -> tuple[str, str]:
    """Return the number before a name (১নং, 2.) and the key of the rest; of ১নং ইউনিয়ন পরিষদ the number is the name."""
    number = _NUMBER_BEFORE_NAME.match(ascii_digits(name))
    if number is None:
        return "", name_key(name)
    rest = name_key(name[number.end() :])
    return ("", name_key(name)) if not rest or rest in _UNION_IN_NAMES else (number[1], rest)


def is_one_name(first: Text, second: Text) -> bool:
    """Whether two names of an office may be one: in each language in which both write it they are one, or near."""
    if first == second:
        return True
    languages = _written_in(first) & _written_in(second)
    return bool(languages) and all(
        _is_one_wording(getattr(first, language), getattr(second, language)) for language in languages
    )


def _written_in(name: Text) -> frozenset[str]:
    """Return in which languages a name is written: in one alone where the other has only been put for it."""
    if name.en != name.bn:
        return frozenset({"en", "bn"})
    return frozenset({"bn" if BANGLA.search(name.en) else "en"})


def _is_one_wording(first: str, second: str) -> bool:
    """Whether two names in one language meet, a number before one of them aside, or are near."""
    (number, rest), (other, other_rest) = numbered_key(first), numbered_key(second)
    return (rest == other_rest and (number == other or not (number and other))) or is_near(first, second)


def post_keys(post: Text) -> frozenset[str]:
    """Return the keys by which two writings of a post meet: its words in each language, and the known post they write."""
    keys = {match_key(words) for words in (post.bn, post.en)}
    return frozenset(keys | {match_key(_known_posts()[key].en) for key in keys if key in _known_posts()}) - {""}


@remembered(4096)
def is_one_post(first: Text, second: Text) -> bool:
    """Whether two writings of a post meet, and neither language speaks against it.

    It does where both write it, in other words that are no spelling of the same. English words that only translate the Bangla ones
    may have been supplied by us: against them speaks only another known post.
    """
    if not post_keys(first) & post_keys(second):
        return False
    if not (first.bn.isascii() or second.bn.isascii() or _is_spelling(first.bn, second.bn)):
        return False
    if _has_no_english(first) or _has_no_english(second) or _is_spelling(first.en, second.en):
        return True
    known = _known_posts()
    supplied = any(_is_translated(post) for post in (first, second))
    return supplied and not all(match_key(post.en) in known for post in (first, second))


def _is_spelling(first: str, second: str) -> bool:
    """Whether two writings in one language are the same words, or write the same known post."""
    if near_key(first) == near_key(second):
        return True
    known = _known_posts()
    post = known.get(match_key(first))
    return post is not None and post == known.get(match_key(second))


def _has_no_english(post: Text) -> bool:
    return post.en == post.bn or not post.en.isascii()


def _is_translated(post: Text) -> bool:
    """Whether its English words are those by which we translate its Bangla ones."""
    known = _known_posts().get(match_key(post.bn))
    return known is not None and known.en == post.en


@remembered(4096)
def post_slug(post: Text) -> str:
    """Return what a post gives to its account's id: its `match_key`, or ``user-1`` for a numbered one."""
    key = match_key(post.bn)
    numbered = _NUMBERED.fullmatch(key)
    return f"user-{int(numbered[1])}" if numbered else key
