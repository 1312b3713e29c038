"""By which other names than their whole ones offices go: abbreviations, of unions and UDCs the bare name without number and ending, and what is a letter or two off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import ascii_digits, clean, match_key
from auditor.model.subjects import Office, OfficeKind
from auditor.places import twins
from auditor.places.short_names import short_names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.i18n import Text

_ENDINGS: Final[Mapping[OfficeKind, tuple[str, ...]]] = {
    OfficeKind.UNION: ("ইউনিয়ন পরিষদ", "ইউনিয়ন", "ইউপি", "union parishad", "union", "up"),
    OfficeKind.UDC: ("ইউনিয়ন ডিজিটাল সেন্টার", "ইউডিসি", "union digital centre", "union digital center", "udc"),
}
"""How a union's or UDC's name may end, as `clean` leaves it; a register typed by hand often has the bare name."""
_LEADING_NUMBER: Final = expression(r"^[0-9]{1,2}\s*(?:নং|নম্বর|no)?\s*[.।-]?\s*", re.IGNORECASE)


def keys_of(words: str) -> Iterator[str]:
    """Yield the keys by which the office is looked for that words name: of all of them, else without a number before them; none of no words."""
    if key := match_key(words):
        yield key
    if key := match_key(_without_number(words)):
        yield key


def _without_number(words: str) -> str:
    return _LEADING_NUMBER.sub("", ascii_digits(clean(words)))


def short_names(office: Office) -> frozenset[str]:
    """Return the keys of an office's shorter names: its abbreviations; of a union or UDC also the bare name, or another ending."""
    keys = set(short_names_of(office.name, office.head_post))
    for name in (office.name.bn, office.name.en):
        bare = bare_name(name, office.kind)
        if bare is not None:
            keys |= {match_key(f"{bare} {ending}") for ending in ("", *_ENDINGS[office.kind])}
    return frozenset(keys)


def bare_name(words: str, *kinds: OfficeKind) -> str | None:
    """Return the name of a union or UDC without its number and ending; None where words do not end as the names of any of these kinds do."""
    plain = _without_number(words).casefold()
    endings = (ending for kind in kinds for ending in _ENDINGS.get(kind, ()))
    ending = next((ending for ending in endings if plain.endswith(f" {ending}")), None)
    return None if ending is None else plain.removesuffix(f" {ending}")


def spellings(
    offices: Iterable[Office], before: Mapping[str, tuple[Text, ...]]
) -> tuple[Sequence[Office], twins.Spellings]:
    """Return offices once for each name that they have or had, and those names, a number before them aside."""
    spelled = [
        (office, _without_number(words))
        for office in offices
        for name in (office.name, *before.get(office.id, ()))
        for words in {name.bn, name.en}
    ]
    return [office for office, _ in spelled], twins.Spellings.of(words for _, words in spelled)


def meant(spelled: tuple[Sequence[Office], twins.Spellings], words: str) -> tuple[Office, ...]:
    """Return the offices that words may name: by a name, as `spellings` has them, that is theirs but for a letter or two."""
    offices, names = spelled
    return tuple({(office := offices[at]).id: office for at in names.meant(_without_number(words))}.values())
