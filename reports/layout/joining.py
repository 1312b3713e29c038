"""How names are joined into a sentence: lists and runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, serial

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

AND: Final = Text(en="and", bn="ও")
OR: Final = Text(en="or", bn="বা")
AND_TOO: Final = Text(en="and", bn="এবং")
OR_ELSE: Final = Text(en="or", bn="অথবা")
"""Between sentences, and names that are themselves joined."""


def listed(names: Sequence[str], language: Language, *, last: Text = AND) -> str:
    """Return names as a sentence lists them: one, two and three."""
    if not names:
        return ""
    *before, end = names
    return f"{', '.join(before)} {last.said(language)} {end}" if before else end


def series(names: Sequence[str], language: Language) -> str:
    """Return the names of offices as a sentence lists them; with semicolons where one of them has an "and" or a comma itself, and would be taken for two."""
    apart = (f" {AND.said(language)} ", ", ")
    return "; ".join(names) if any(sign in name for name in names for sign in apart) else listed(names, language)


def listed_in_both(names: Sequence[Text], *, last: Text = AND) -> Text:
    """Return names as a sentence of either language lists them."""
    return Text(
        en=listed([name.en for name in names], Language.EN, last=last),
        bn=listed([name.bn for name in names], Language.BN, last=last),
    )


def runs(serials: Iterable[int], language: Language, written: Callable[[int, Language], str] = serial) -> str:
    """Return serials, or numbers that are written otherwise, in order, neighbours as from–to: ০২–০৫, ০৯."""
    found: list[list[int]] = []
    for number in sorted(serials):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(
        "–".join(dict.fromkeys(written(number, language) for number in (run[0], run[-1]))) for run in found
    )
