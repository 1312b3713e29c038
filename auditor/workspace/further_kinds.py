"""Further kinds of office that decisions are to cover, as a committee may decide: told by the decision and the kinds. Pure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits, in_digits, joined, match_key, plain
from auditor.model.baseline import place_of
from auditor.model.subjects import OfficeKind
from auditor.roster.names import KIND_WORDS
from auditor.workspace.question import Question, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.baseline import Decision
    from auditor.workspace.question import Answer, Told
    from auditor.workspace.toml import Section

_DECISION: Final = expression(r"([^\s/]+/[^\s:]+|\d[^\s:]*):?\s+(.+)")
"""A decision by its id or its number in the minutes, and what comes after it."""
_BETWEEN_KINDS: Final = expression(r"\s*[,،]\s*|\s+(?:ও|এবং|and)\s+")
_MOST_SIGNS: Final = 40
"""So many signs of a word that is not known are repeated."""
_OF_A_DECISION: Final = "; "
_OF_A_KIND: Final = ", "


def read(top: Section) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the decisions (ids) that `auditor.toml` lets cover further kinds of office, each with these."""
    also = top.section(QUESTION.key, None)
    return tuple(sorted((decision, also.lines(decision)) for decision in also.values))


def _typed(words: str, decisions: Sequence[Decision] = ()) -> str:
    """Return decisions (ids) with the kinds that each covers, too; ValueError where they are none.

    A decision is typed by its id or by its number in the minutes, in digits of either script.
    """
    found: dict[str, list[str]] = {}
    for decision, named in _parts(words):
        kinds = found.setdefault(_meant(ascii_digits(decision), decisions), [])
        for each in named:
            kind = _kind(each)
            if not decision or kind is None:
                raise ValueError("no decisions with kinds of office")
            kinds += [kind.value] if kind.value not in kinds else []
    if not all(found.values()) or not found:
        raise ValueError("no decisions with kinds of office")
    return _told(found) or ""


def _meant(typed: str, decisions: Sequence[Decision]) -> str:
    """Return the id of the decision that has a number in the minutes; what was typed where that is none's, or several have it."""
    numbered = _numbered(typed, decisions)
    return numbered[0].id if len(numbered) == 1 else typed


def _numbered(typed: str, decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that have a number in the minutes, which is no id."""
    place = place_of(ascii_digits(typed))
    return [
        each for each in decisions if each.serial and "/" not in typed and place_of(ascii_digits(each.serial)) == place
    ]


def _unknown(words: str) -> Text | None:
    """Return which word for a kind of office is not known; None where that is not what is wrong."""
    names = (each for decision, named in _parts(words) if decision for each in named if _kind(each) is None)
    word = next(names, None)
    return None if word is None else _UNKNOWN.filled(word=plain(word[:_MOST_SIGNS]))


def _parts(words: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each decision as it was typed, empty where none was, with the words for kinds after it."""
    for part in filter(None, map(str.strip, words.split(";"))):
        said = _DECISION.fullmatch(part)
        yield (said[1], list(filter(None, _BETWEEN_KINDS.split(said[2])))) if said else ("", [part])


def _kind(word: str) -> OfficeKind | None:
    """Return the kind of office that a word means, also where it is explained in brackets as the question does."""
    return KIND_WORDS.get(match_key(word)) or KIND_WORDS.get(match_key(word.partition("(")[0]))


def _told(listed: Any) -> str | None:  # noqa: ANN401 as it was read from TOML
    of_each = (f"{decision} {_OF_A_KIND.join(kinds)}" for decision, kinds in listed.items())
    return _OF_A_DECISION.join(of_each) or None


def written(answer: Answer) -> dict[str, list[str]]:
    """Return the decisions (ids) of an answer, each with the kinds of office (their codes) that it is to cover, too."""
    parts = (part.partition(" ") for part in str(answer or "").split(_OF_A_DECISION) if part)
    return {decision: kinds.split(_OF_A_KIND) for decision, _, kinds in parts}


def not_of(
    also: Iterable[str], decisions: Sequence[Decision], chosen: Text | None = None, before: Sequence[Decision] = ()
) -> Iterator[Text]:
    """Yield what is told of decisions (ids) that are to cover further kinds and that are none of a baseline's; `chosen` is how that is called where another one was chosen just now, `before` are the decisions of the one before."""
    known = {decision.id for decision in decisions}
    without = [decision for decision in also if decision not in known]
    if chosen is not None and without:
        left = joined((_named_in(before, decision) for decision in without), "; ")
        yield _NONE_OF_CHOSEN.filled(baseline=chosen, decisions=left, field=QUESTION.named)
        return
    for decision in without:
        same = _numbered(decision, decisions)
        if same:
            yield _SAME_NUMBER.filled(serial=in_digits(decision), n=len(same), known=_all_named(same))
            continue
        yield _NO_DECISION.filled(decision=plain(decision), known=_all_named(decisions) if decisions else plain("-"))


def _named_in(decisions: Iterable[Decision], wanted: str) -> Text:
    """Return a decision (its id) as it is told apart from these others, by the id alone where it is none of them."""
    return next((_named(each) for each in decisions if each.id == wanted), plain(wanted))


def _named(decision: Decision) -> Text:
    """Return a decision as it is told apart from the others: its id, its number in the minutes and what it is about."""
    about = _NUMBERED_ABOUT.filled(serial=in_digits(decision.serial)) if decision.serial else plain("")
    return _NAMED.filled(id=plain(decision.id), number=about, subject=decision.subject)


def _all_named(decisions: Iterable[Decision]) -> Text:
    """Return all decisions as they are told apart, in the order of the minutes."""
    return joined(map(_named, sorted(decisions, key=lambda each: place_of(ascii_digits(each.serial)))), "; ")


def _called(answer: Told, decisions: Sequence[Decision]) -> Text:
    """Return what was answered in the words of the minutes: each decision by its number there and what it is about, with the kinds it covers, too."""
    covered = (
        _COVERS.filled(decision=_named_in(decisions, decision), kinds=joined(OfficeKind(kind).label for kind in kinds))
        for decision, kinds in written(answer).items()
    )
    return joined(covered, "; ")


def _shown(answer: Told, decisions: Sequence[Decision]) -> Text:
    """Return what was answered as it is typed in words: each decision by its number in the minutes where that is its own, else by its id, with the kinds."""
    numbers = {each.id: _shortest(each, decisions) for each in decisions}
    covered = (
        _COVERS.filled(
            decision=numbers.get(decision, plain(decision)), kinds=joined(OfficeKind(kind).label for kind in kinds)
        )
        for decision, kinds in written(answer).items()
    )
    return joined(covered, _OF_A_DECISION)


def _shortest(decision: Decision, decisions: Sequence[Decision]) -> Text:
    """Return the shortest words by which a decision is told apart when it is typed."""
    is_apart = len(_numbered(decision.serial, decisions)) == 1
    return in_digits(decision.serial) if is_apart else plain(decision.id)


def named_already(also: Iterable[tuple[str, Sequence[str]]], decisions: Sequence[Decision]) -> Iterator[Text]:
    """Yield what is told of decisions (ids) that are to cover kinds of office that they name themselves."""
    names = {decision.id: decision.implementers for decision in decisions}
    for decision, kinds in also:
        already = [OfficeKind(kind).label for kind in kinds if kind in names.get(decision, ())]
        if already:
            yield _NAMED_ALREADY.filled(decision=plain(decision), kinds=joined(already))


def adding(
    also: Iterable[tuple[str, Sequence[str]]], decisions: Sequence[Decision]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the decisions (ids) that cover kinds of office which they do not name themselves, each with these."""
    names = {decision.id: decision.implementers for decision in decisions}
    further = ((given, tuple(kind for kind in kinds if kind not in names.get(given, ()))) for given, kinds in also)
    return tuple((given, kinds) for given, kinds in further if kinds)


def asked_of(decisions: Sequence[Decision]) -> Question:
    """Return the question as it is asked of these decisions: its example is of a kind that one of them does not cover yet, of unions where they are."""
    further = ((kind, each.id) for kind in _IN_EXAMPLES for each in decisions if kind not in each.implementers)
    kind, decision = next(further, (OfficeKind.UNION, decisions[0].id if decisions else ""))
    if not decision:
        return QUESTION
    named = next(_shortest(each, decisions) for each in decisions if each.id == decision)
    example = _EXAMPLE_OF.filled(id=plain(decision), code=plain(kind.value), named=named, kind=kind.label)
    asks = joined((_ASKS.filled(example=example), _DECISIONS.filled(known=_all_named(decisions))), " ")
    return replace(
        QUESTION,
        asks=asks,
        wrong=_WRONG.filled(example=example),
        read=partial(_typed, decisions=decisions),
        calls=partial(_called, decisions=decisions),
        shown=partial(_shown, decisions=decisions),
    )


_IN_EXAMPLES: Final = (OfficeKind.UNION, OfficeKind.UDC, OfficeKind.OTHER, OfficeKind.UNO, OfficeKind.DEPARTMENT)
_NAMED: Final = Text(en="{id} ({number}{subject})", bn="{id} ({number}{subject})")
_NUMBERED_ABOUT: Final = Text(en="no. {serial}, ", bn="ক্রম {serial}, ")
_COVERS: Final = Text(en="{decision}: {kinds}", bn="{decision}: {kinds}")
_DECISIONS: Final = Text(en="Decisions: {known}", bn="সিদ্ধান্ত: {known}")
_NO_DECISION: Final = Text(
    en="There is no decision {decision}; these are the decisions: {known}. Nothing was written.",
    bn="{decision} সংকেতের কোনো সিদ্ধান্ত নেই; আছে: {known}। কিছু লেখা হয়নি।",
)
_SAME_NUMBER: Final = Text(
    en="There are {n} decisions no. {serial}: {known}. Name the one that is meant by its id, which stands first. Nothing was written.",
    bn="{serial} নম্বর সিদ্ধান্ত {n}টি আছে: {known}। যেটির কথা বলছেন, তার শুরুর সংকেতটি লিখুন। কিছু লেখা হয়নি।",
)
_NONE_OF_CHOSEN: Final = Text(
    en="The baseline that was chosen ({baseline}) does not have these decisions: {decisions}. For them stands what was told before (“{field}”), which does not fit it. Empty that, or tell it of "
    "the decisions of the baseline chosen, and save both together. Nothing was written.",
    bn="বেছে নেওয়া মানদণ্ডে ({baseline}) এই সিদ্ধান্তগুলো নেই: {decisions}। এগুলোর জন্য আগে থেকেই লেখা আছে “{field}”, যা এই মানদণ্ডের সঙ্গে মেলে না। সেটি ফাঁকা করুন, অথবা বেছে নেওয়া মানদণ্ডের "
    "সিদ্ধান্ত অনুযায়ী লিখুন, তারপর একসঙ্গে সংরক্ষণ করুন। কিছু লেখা হয়নি।",
)
_NAMED_ALREADY: Final = Text(
    en="Decision {decision} is for these kinds of office anyway: {kinds}. Leave them out. Nothing was written.",
    bn="{decision} সিদ্ধান্ত এসব ধরনের দপ্তরের জন্য এমনিতেই প্রযোজ্য: {kinds}। এগুলো বাদ দিয়ে লিখুন। কিছু লেখা হয়নি।",
)
_UNKNOWN: Final = Text(
    en="“{word}” is no kind of office. Write department, union, udc, uno or other after the decision. Nothing was written.",
    bn="“{word}” নামে দপ্তরের কোনো ধরন নেই। সিদ্ধান্তের পর লিখুন: বিভাগীয় দপ্তর, ইউনিয়ন পরিষদ, ইউডিসি, ইউএনও কার্যালয় বা অন্যান্য। কিছু লেখা হয়নি।",
)
_ASKS: Final = Text(
    en="Further kinds of office that a decision is to cover, such as {example}; of several decisions with ; between. Kinds: department, union, udc, "
    "uno, other.",
    bn="সিদ্ধান্ত আর কোন ধরনের দপ্তরের জন্যও ধরা হবে: কার্যবিবরণীর ক্রম, তারপর দপ্তরের ধরন, যেমন {example} (একাধিক সিদ্ধান্ত হলে মাঝে ; দিয়ে)। ধরন: "
    "বিভাগীয় দপ্তর, ইউনিয়ন পরিষদ, ইউডিসি, উপজেলা নির্বাহী অফিসারের কার্যালয়, অন্যান্য।",
)
_WRONG: Final = Text(
    en="Write the decision's id, or its number in the minutes, and the kinds of office after it, such as {example}. Nothing was written.",
    bn="আগে সিদ্ধান্তের সংকেত বা কার্যবিবরণীর ক্রম, তারপর দপ্তরের ধরন লিখুন, যেমন {example}। কিছু লেখা হয়নি।",
)
_EXAMPLE_OF: Final = Text(en="{id} {code}", bn="{named} {kind}")
_EXAMPLE: Final = Text(en="2024-01/09 union", bn="৯ ইউনিয়ন পরিষদ")
QUESTION: Final = Question(
    "also",
    "",
    "also",
    _ASKS.filled(example=_EXAMPLE),
    Text(en="further kinds of office of a decision", bn="সিদ্ধান্তের আওতায় আরও যে ধরনের দপ্তর"),
    _typed,
    _WRONG.filled(example=_EXAMPLE),
    why_wrong=_unknown,
    stand=Stand(written, _told),
    meant=lambda answer: {decision: frozenset(kinds) for decision, kinds in written(answer).items()},
    is_shown_before=True,
)
