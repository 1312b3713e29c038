"""Knows the usual abbreviations of an upazila's offices and of the posts of their heads: এসিল্যান্ড, ইউএনও, পিআইও.

They are those of daily use in Bangladesh; some stand for two offices (ইউইও for education and election), and then for both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, match_key
from auditor.places import geography
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_OF_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "uno": ("ইউএনও", "UNO"),
    "ict": ("এপি", "AP"),
    "land": ("এসিল্যান্ড", "এসিল্যাণ্ড", "এসি ভূমি", "AC Land"),
    "project-implementation": ("পিআইও", "PIO"),
    "health": ("ইউএইচএফপিও", "ইউএইচঅ্যান্ডএফপিও", "ইউএইচএন্ডএফপিও", "ইউএইচও", "টিএইচও", "UHFPO", "UHO", "THO"),
    "family-planning": ("ইউএফপিও", "টিএফপিও", "UFPO", "TFPO"),
    "agriculture": ("ইউএও", "UAO"),
    "accounts": ("ইউএও", "UAO"),
    "fisheries": ("ইউএফও", "এসইউএফও", "UFO", "SUFO"),
    "livestock": ("ইউএলও", "ULO"),
    "education": ("ইউইও", "টিইও", "UEO", "TEO"),
    "election": ("ইউইও", "UEO"),
    "secondary-education": ("ইউএসইও", "USEO"),
    "social-services": ("ইউএসএসও", "USSO"),
    "women-affairs": ("ইউডব্লিউএও", "UWAO"),
    "youth-development": ("ইউওয়াইডিও", "UYDO"),
    "cooperatives": ("ইউসিও", "UCO"),
    "rural-development": ("ইউআরডিও", "URDO"),
    "statistics": ("ইউএসও", "USO"),
    "food": ("ইউসিএফ", "টিসিএফ", "ইউএফসি", "UCF", "TCF", "UFC"),
    "public-health-engineering": ("এসএই", "SAE"),
}
"""The posts of heads, by the code of the office; offices are called by them, too: পিআইও অফিস."""
_OF_OFFICES: Final[Mapping[str, tuple[str, ...]]] = {
    "ict": ("আইসিটি", "উপজেলা আইসিটি", "ICT", "Upazila ICT"),
    "lged": ("এলজিইডি", "উপজেলা এলজিইডি", "LGED"),
    "public-health-engineering": ("ডিপিএইচই", "জনস্বাস্থ্য", "DPHE"),
    "rural-development": ("বিআরডিবি", "BRDB"),
    "resource-centre": ("ইউআরসি", "URC"),
    "health": ("ইউএইচসি", "UHC"),
}
"""The offices themselves."""
_OTHER_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "fisheries": ("সিনিয়র উপজেলা মৎস্য অফিসার", "Senior Upazila Fisheries Officer"),
    "education": ("উপজেলা প্রাথমিক শিক্ষা অফিসার", "Upazila Primary Education Officer"),
}
"""How the post of a head is called beside its common name."""
_ENDINGS: Final = ("", "অফিস", "এর অফিস", "কার্যালয়", "এর কার্যালয়", "দপ্তর", "এর দপ্তর", "office", "'s office")
_ONE_WORD: Final = match_key("কর্মকর্তা"), match_key("অফিসার")
"""Words of posts that mean the same."""


def mean_one_post(words: str, post: Text) -> bool:
    """Return whether words and a post are the same one, where one of them is its usual abbreviation."""
    return not _posts_of((words,)).isdisjoint(_posts_of((post.bn, post.en)))


def short_names_of(office: Text, head: Text) -> frozenset[str]:
    """Return the keys (`match_key`) of the abbreviations by which an office is called that has that name, or that head."""
    codes = _posts_of((head.bn, head.en)) | {
        code for words in (office.bn, office.en) for code in _by_office().get(match_key(words), ())
    }
    return frozenset(
        match_key(f"{short} {ending}")
        for code in codes
        for short in (*_OF_HEADS.get(code, ()), *_OF_OFFICES.get(code, ()))
        for ending in _ENDINGS
    )


def usual_names_of(office: Text, head: Text) -> tuple[str, ...]:
    """Return how an office that has that name, or that head, is usually called: name and head in both languages, and abbreviations."""
    codes = _posts_of((head.bn, head.en)).union(
        *(_by_office().get(match_key(words), ()) for words in (office.bn, office.en))
    )
    return tuple(
        words
        for code in sorted(codes)
        for text in _known()[code]
        for words in (
            text.bn,
            text.en,
            *_OTHER_HEADS.get(code, ()),
            *_OF_HEADS.get(code, ()),
            *_OF_OFFICES.get(code, ()),
        )
    )


def _posts_of(writings: Iterable[str]) -> frozenset[str]:
    return frozenset(code for words in writings for code in _by_post().get(_post_key(words), ()))


def _post_key(words: str) -> str:
    return match_key(words).replace(*_ONE_WORD)


@remembered(None)
def _by_post() -> Mapping[str, frozenset[str]]:
    """Return whose head has a post, by the key of the post and of its abbreviations."""
    found: dict[str, frozenset[str]] = {}
    for code, (_, head) in _known().items():
        for words in (head.bn, head.en, *_OTHER_HEADS.get(code, ()), *_OF_HEADS.get(code, ())):
            found[_post_key(words)] = found.get(_post_key(words), frozenset()) | {code}
    return found


@remembered(None)
def _by_office() -> Mapping[str, frozenset[str]]:
    return {match_key(words): frozenset({code}) for code, (name, _) in _known().items() for words in (name.bn, name.en)}


@remembered(None)
def _known() -> Mapping[str, tuple[Text, Text]]:
    """Return the name of an office and the post of its head, by its code."""
    return {
        "uno": (geography.UNO_OFFICE, geography.UNO),
        "ict": (geography.ICT_OFFICE, geography.ASSISTANT_PROGRAMMER),
        **{department.id: (department.name, department.head) for department in geography.DEPARTMENTS},
    }
