"""Gathers the words that a neighbour would try first: places, offices, posts, portals, names, and how they are spelt.

Latin spellings of Bangla names have no rule, so each of the nearer words also stands there in its commonest other
spellings. The words are for `auditor.passwords` and for the self-check page, which have the same ones; the page is given
out, so no login and no person's name is among them.
"""

from __future__ import annotations

import re
import unicodedata
from importlib import resources
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.selfcheck import LocalWords
from auditor.model.subjects import OfficeKind
from auditor.passwords.signs import looked_at, scored_signs
from auditor.places import geography, spelling
from auditor.remembering import remembered
from auditor.tables import bijoy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.model.subjects import Office
    from auditor.places.geography import Upazila

MOST: Final = {"years": 60, "offices": 1000, "portals": 350, "places": 1700, "names": 2000, "bangla": 500, "bijoy": 500}
"""The most words of each group: some 5,000 in all, so that a judgement takes milliseconds and the page stays small."""
MOST_EXTRA: Final = 500
"""Lines of the workspace's own list that are taken."""
LONGEST: Final = 48
"""Signs of one word or phrase."""
SHORTEST: Final = 3
_SHORTEST_BIJOY: Final = 4
"""Signs of a word typed in Bijoy; shorter ones look like anything."""
_SPELLINGS_OF_OWN, _LONGEST_OWN, _MOST_OWN = 6, 64, 20
_SPELLINGS: Final = {"romanised": 16, "near": 4, "by hand": 2, "english": 0, "far": 0, "bangla": 0}
"""How many other spellings a word has, by where it comes from."""
_Word: TypeAlias = tuple[str, str]
"""Where a word comes from, a key of `_SPELLINGS`, and the word."""

_NOWHERE: Final = Text(en="", bn="")
_WORDS: Final = expression("[a-z0-9\u0980-\u09ff]+")
_GENERIC: Final = frozenset({
    "union", "parishad", "porishod", "up", "udc", "digital", "center", "centre", "office", "the", "and", "of", "cum",
    "upazila", "উপজেলা", "ইউনিয়ন", "পরিষদ", "ডিজিটাল", "সেন্টার", "কার্যালয়", "অফিস", "ও", "কাম",
})  # fmt: skip
"""Words in names of offices that are no names; those worth trying stand in the list by hand."""


def local_words(
    offices: Iterable[Office],
    *,
    upazila: Text,
    district: Text,
    extra: Iterable[str] = (),
    printed: Iterable[str] = (),
) -> LocalWords:
    """Return the words of an upazila: those of the whole country, and its own; so none of the country's is ever missing.

    Args:
        offices: the roster's; their logins are not taken.
        upazila: the upazila's name, in any spelling; one that is not in the data only has no unions.
        district: its district.
        extra: lines of the workspace's own list, one word or phrase a line; what follows a ``#`` is a comment.
        printed: mail addresses and sites that stand on the committee's papers.

    """
    about = _Known(tuple(offices), upazila, district, tuple(islice(extra, MOST_EXTRA)), tuple(printed))
    return national_words() if about == _Known((), _NOWHERE, _NOWHERE) else _gather(about, national_words())


@remembered(None)
def national_words() -> LocalWords:
    """Return the words of the whole country."""
    return _gather(_Known((), _NOWHERE, _NOWHERE), LocalWords())


class _Known(NamedTuple):
    """What words are gathered from, see `local_words`."""

    offices: tuple[Office, ...]
    upazila: Text
    district: Text
    extra: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


@remembered(8)
def _gather(about: _Known, always: LocalWords) -> LocalWords:
    """Return the words of an upazila, with all of `always` among them; they are asked for again and again, of the same few."""
    hand = _by_hand()
    lines = [_tidy(line.partition("#")[0]) for line in about.extra]
    place = _place(about.upazila, about.district)
    here = (about.upazila, about.district, *_names_of(place))
    near = _near(place)
    roster = _gathered(about.offices)
    places = _ranked(
        "places",
        *(("romanised", word) for name in here for word in _latin(name)),
        *roster["places"],
        *(("by hand", word) for word in hand["places"]),
        *(("near", word) for name in near for word in _latin(name)),
        *(("far", word) for name in _far() for word in _latin(name)),
        always=always.places,
    )
    bangla = _ranked(
        "bangla",
        *(("bangla", line) for line in lines if _is_bangla(line)),
        *(("bangla", _tidy(name.bn)) for name in here),
        *roster["bangla"],
        *(("bangla", word) for word in hand["bangla"]),
        *(("bangla", _tidy(name.bn)) for name in near),
        always=always.bangla,
    )
    return LocalWords(
        years=hand["years"],
        offices=_ranked(
            "offices",
            *(("by hand", word) for word in hand["offices"]),
            *(("english", piece) for address in about.printed for piece in _pieces(address.rpartition("@")[0])),
            *roster["offices"],
            but=places,
            always=always.offices,
        ),
        portals=_ranked(
            "portals",
            *(("by hand", word) for word in hand["portals"]),
            *(("english", piece) for address in about.printed for piece in _pieces(address.rpartition("@")[2])),
            *roster["portals"],
            but=places,
            always=always.portals,
        ),
        places=places,
        names=_ranked(
            "names",
            *(("romanised", line) for line in lines if not _is_bangla(line)),
            *(("by hand", word) for word in hand["names"]),
            always=always.names,
        ),
        bangla=bangla,
        bijoy=_ranked(
            "bijoy", *(("bangla", form) for word in bangla if (form := _in_bijoy(word))), always=always.bijoy
        ),
    )


def _in_bijoy(bangla: str) -> str:
    """Return what comes in when a Bangla word is typed while Bijoy is on, as it is scored; empty where it is short."""
    form = scored_signs(looked_at(bijoy.from_unicode(bangla).replace(" ", ""))).lower()
    return form if len(form) >= _SHORTEST_BIJOY else ""


def with_own(words: LocalWords, own: Iterable[str]) -> LocalWords:
    """Return the words with those of one person: login, name, the name in a mailbox, their pieces and spellings.

    The self-check page does the same with what is typed into it (``PasswordJudge.withOwn``).
    """
    added: list[str] = []
    for _, typed in zip(range(_MOST_OWN), own, strict=False):
        name = unicodedata.normalize("NFC", typed[:_LONGEST_OWN]).lower().partition("@")[0]
        pieces = _WORDS.findall(name)
        for piece in dict.fromkeys(("".join(pieces), *pieces)):
            if len(piece) >= SHORTEST:
                added += [piece, *(spellings(piece, _SPELLINGS_OF_OWN) if re.fullmatch("[a-z]+", piece) else ())]
    return replace(words, own=tuple(dict.fromkeys((*words.own, *added))))


# Spellings

_OTHER_SPELLINGS: Final = tuple(
    (expression(before), after)
    for before, after in (
        ("a", "o"), ("o", "a"), ("chh", "ch"), ("ch(?!h)", "chh"), ("chh?", "s"), ("sh", "s"), ("s(?!h)", "sh"),
        ("j", "z"), ("z", "j"), ("bh", "v"), ("v", "bh"), ("ee", "i"), ("i", "ee"), ("oo", "u"), ("u", "oo"),
        ("ph", "f"), ("f", "ph"), ("y", "i"),
    )
)  # fmt: skip
"""How the same Bangla sound is spelt in Latin letters by different hands, the commonest first."""


def spellings(word: str, most: int) -> tuple[str, ...]:
    """Return other spellings of a word in Latin small letters, at most so many, those that differ least first."""
    if not most:
        return ()
    found = [word]
    seen = {word}
    for known in found:
        for variant in _one_step(known):
            if len(found) <= most and variant not in seen:
                found.append(variant)
                seen.add(variant)
        if len(found) > most:
            break
    return tuple(found[1:])


_spellings_of_known: Final = remembered(8192)(spellings)
"""Of names of places and offices only, which every list of words has; what a person typed is not kept."""


def _one_step(word: str) -> Iterator[str]:
    for before, after in _OTHER_SPELLINGS:
        places = list(before.finditer(word))
        if len(places) > 1:
            yield before.sub(after, word)
        for at in places:
            yield word[: at.start()] + after + word[at.end() :]


# From Bangla to Latin letters

_CONSONANTS: Final = {
    "ক": "k", "খ": "kh", "গ": "g", "ঘ": "gh", "ঙ": "ng", "চ": "ch", "ছ": "chh", "জ": "j", "ঝ": "jh", "ঞ": "n", "ট": "t",
    "ঠ": "th", "ড": "d", "ঢ": "dh", "ণ": "n", "ত": "t", "থ": "th", "দ": "d", "ধ": "dh", "ন": "n", "প": "p", "ফ": "f",
    "ব": "b", "ভ": "bh", "ম": "m", "য": "j", "র": "r", "ল": "l", "শ": "sh", "ষ": "sh", "স": "s", "হ": "h",
}  # fmt: skip
_WITH_NUKTA: Final = {"ড": "r", "ঢ": "rh", "য": "y"}
_VOWELS: Final = {
    "অ": "o", "আ": "a", "ই": "i", "ঈ": "i", "উ": "u", "ঊ": "u", "ঋ": "ri", "এ": "e", "ঐ": "oi", "ও": "o", "ঔ": "ou",
}  # fmt: skip
_SIGNS: Final = {
    "া": "a", "ি": "i", "ী": "i", "ু": "u", "ূ": "u", "ৃ": "ri", "ে": "e", "ৈ": "oi", "ো": "o", "ৌ": "ou",
}  # fmt: skip
_CLOSING: Final = {"ং": "ng", "ঃ": "", "ঁ": "n", "ৎ": "t"}
_BEFORE_MUTE_B: Final = frozenset("সশতদজধ")
_NUKTA, _HASANTA = "\u09bc", "\u09cd"


def romanised(bangla: str) -> str:
    """Return a Bangla word as most would write it in Latin letters: কপিলমুনি is kopilmuni.

    The vowel that no sign is written for is an ``o``; it falls silent at a word's end, and between a syllable and a
    consonant that has a vowel of its own.
    """
    syllables = _syllables(unicodedata.normalize("NFC", bangla))
    latin = []
    for place, (consonants, vowel) in enumerate(syllables):
        spoken = vowel
        if vowel is None:
            after = syllables[place + 1] if place + 1 < len(syllables) else None
            before_spoken = after is None or (len(after[0]) == 1 and after[1] is not None)
            silent = place > 0 and len(consonants) == 1 and before_spoken
            spoken = "" if silent else "o"
        latin.append("".join(consonants) + (spoken or ""))
    return "".join(latin)


def _syllables(word: str) -> list[tuple[list[str], str | None]]:
    """Return a word's syllables: their consonants, and the vowel, None where none is written."""
    syllables: list[tuple[list[str], str | None]] = []
    joined = False
    for place, sign in enumerate(word):
        if sign in _CONSONANTS:
            latin = _WITH_NUKTA.get(sign, "") if word[place + 1 : place + 2] == _NUKTA else _CONSONANTS[sign]
            if joined and syllables:
                mute = sign == "ব" and word[place - 2] in _BEFORE_MUTE_B
                syllables[-1][0].append("" if mute else "y" if sign == "য" else latin)
            else:
                syllables.append(([latin], None))
        elif sign in _SIGNS and syllables:
            syllables[-1] = (syllables[-1][0], _SIGNS[sign])
        elif sign in _VOWELS:
            syllables.append(([], _VOWELS[sign]))
        elif sign in _CLOSING and syllables:
            consonants, vowel = syllables[-1]
            syllables[-1] = (consonants, ("o" if vowel is None else vowel) + _CLOSING[sign])
        joined = sign == _HASANTA
    return syllables


# Gathering


@remembered(None)
def _by_hand() -> Mapping[str, tuple[str, ...]]:
    """Return the words of ``words.txt`` by group."""
    groups: dict[str, list[str]] = {}
    words: list[str] = []
    for line in (resources.files("auditor.passwords") / "words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            words = groups.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words += [word for part in line.split(",") if (word := _tidy(part))]
    return {group: tuple(dict.fromkeys(words)) for group, words in groups.items()}


def _tidy(words: str) -> str:
    """Return words as they are compared: NFC, small Latin letters, Bangla and digits only, one space between them."""
    lower = unicodedata.normalize("NFC", words).lower().replace("\u200c", "").replace("\u200d", "")
    return " ".join(_WORDS.findall(lower))[:LONGEST].strip()


def _is_bangla(words: str) -> bool:
    return any("\u0980" <= sign <= "\u09ff" for sign in words)


def _place(upazila: Text, district: Text) -> Upazila | None:
    for name, within in ((upazila.en, district.en), (upazila.bn, district.bn)):
        found = geography.find_upazila(name, within)
        if found:
            return found[0]
    return None


def _names_of(place: Upazila | None) -> tuple[Text, ...]:
    """Return the upazila's name and its district's as the data has them, and the names of its unions."""
    return (*spelling.spellings(place.name), place.district, *geography.union_names(place)) if place is not None else ()


def _near(place: Upazila | None) -> tuple[Text, ...]:
    """Return the other upazilas of the district, and their unions."""
    if place is None:
        return ()
    neighbours = [upazila for upazila in geography.upazilas_of(place.district.en) if upazila.id != place.id]
    unions = (name for upazila in neighbours for name in geography.union_names(upazila))
    return (*(name for upazila in neighbours for name in spelling.spellings(upazila.name)), *unions)


def _far() -> tuple[Text, ...]:
    """Return all districts and upazilas of the country: officers come from everywhere."""
    everywhere = geography.upazilas()
    upazilas = (name for upazila in everywhere for name in spelling.spellings(upazila.name))
    return (*dict.fromkeys(upazila.district for upazila in everywhere), *upazilas)


def _latin(name: Text) -> tuple[str, ...]:
    """Return a place's name in Latin letters: as it is written, and as its Bangla name sounds."""
    written = [_tidy(name.en)] if not _is_bangla(name.en) else []
    sounds = " ".join(romanised(word) for word in _tidy(name.bn).split())
    return tuple(dict.fromkeys(word.replace(" ", "") for word in (*written, sounds) if word))


def _gathered(offices: tuple[Office, ...]) -> Mapping[str, list[_Word]]:
    """Return the words of a roster by group: what names offices and posts, portals, and the places of unions."""
    groups: dict[str, list[_Word]] = {"offices": [], "portals": [], "places": [], "bangla": []}
    for office in offices:
        of_place = office.kind in {OfficeKind.UNION, OfficeKind.UDC}
        for text in (office.name, office.head_post, *(account.post for account in office.accounts)):
            named = groups["places" if of_place and text is office.name else "offices"]
            for word in (*_tidy(text.en).split(), *_tidy(text.bn).split()):
                if word in _GENERIC:
                    continue
                if _is_bangla(word):
                    groups["bangla"].append(("bangla", word))
                    named.append(("romanised", romanised(word)))
                else:
                    named.append(("english", word))
            if named is groups["offices"]:
                named.append(("english", _initials(text.en)))
        for address in (office.email, office.email_told):
            groups["offices"] += (("english", piece) for piece in _pieces(address.rpartition("@")[0]))
            groups["portals"] += (("english", piece) for piece in _pieces(address.rpartition("@")[2]))
        groups["portals"] += (("by hand", piece) for piece in _pieces(office.portal.removeprefix("www.")))
    return groups


def _pieces(address: str) -> list[str]:
    """Return an address without its dots, and what stands between them."""
    labels = [label for label in _tidy(address).split() if label not in {"gov", "com", "org", "bd"}]
    return ["".join(labels), *labels]


def _initials(name: str) -> str:
    """Return the initials of a name of several words: Upazila Agriculture Officer is UAO."""
    words = [word for word in _tidy(name).split() if word not in {"the", "and", "of", "cum"} and not _is_bangla(word)]
    return "".join(word[0] for word in words) if len(words) >= SHORTEST else ""


def _ranked(group: str, *words: _Word, but: Iterable[str] = (), always: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the words of a group, then their other spellings, the nearest of each first, as many as the group may have.

    Args:
        group: names its bound in `MOST`.
        words: each with where it comes from, on which depends how many other spellings it has.
        but: words that stand in another group.
        always: the country's words, which are there whatever else is; they leave a quarter of the group to an upazila's.

    """
    bases: dict[str, str] = {}
    for source, word in words:
        if len(word) > 1:
            bases.setdefault(word[:LONGEST], source)
    layers = zip_longest(
        *(_spellings_of_known(word, _SPELLINGS[source]) for word, source in bases.items()), fillvalue=""
    )
    ranked = dict.fromkeys((*always, *bases, *(word for layer in layers for word in layer if word)))
    elsewhere = set(but)
    most = MOST[group] if always else MOST[group] * 3 // 4
    return tuple(word for word in ranked if word not in elsewhere)[:most]
