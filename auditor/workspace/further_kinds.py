"""Further kinds of office that decisions are to cover, as a committee may decide: told by the decision and the kinds. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits, match_key
from auditor.model.subjects import OfficeKind
from auditor.roster.names import KIND_WORDS
from auditor.workspace.question import Question, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.baseline import Decision
    from auditor.workspace.question import Answer
    from auditor.workspace.toml import Section

_DECISION: Final = expression(r"(\S+/\S+)\s+(.+)")
_OF_A_DECISION: Final = "; "
_OF_A_KIND: Final = ", "


def read(top: Section) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the decisions (ids) that `auditor.toml` lets cover further kinds of office, each with these."""
    also = top.section(QUESTION.key, None)
    return tuple(sorted((decision, also.lines(decision)) for decision in also.values))


def _typed(words: str) -> str:
    """Return decisions (ids, in digits of either script) with the kinds that each covers, too; ValueError where they are none."""
    found: dict[str, list[str]] = {}
    for part in filter(None, map(str.strip, words.split(";"))):
        said = _DECISION.fullmatch(part)
        if said is None or not all(match_key(kind) in KIND_WORDS for kind in said[2].split(",")):
            raise ValueError("no decisions with kinds of office")
        kinds = found.setdefault(ascii_digits(said[1]), [])
        kinds += (kind for each in said[2].split(",") if (kind := KIND_WORDS[match_key(each)].value) not in kinds)
    if not found:
        raise ValueError("no decisions with kinds of office")
    return _told(found) or ""


def _told(listed: Any) -> str | None:  # noqa: ANN401 as it was read from TOML
    of_each = (f"{decision} {_OF_A_KIND.join(kinds)}" for decision, kinds in listed.items())
    return _OF_A_DECISION.join(of_each) or None


def _written(answer: Answer) -> dict[str, list[str]]:
    parts = (part.partition(" ") for part in str(answer or "").split(_OF_A_DECISION) if part)
    return {decision: kinds.split(_OF_A_KIND) for decision, _, kinds in parts}


def not_of(also: Iterable[str], decisions: Sequence[Decision]) -> Iterator[Text]:
    """Yield what is told of decisions (ids) that are to cover further kinds and that are none of a baseline's."""
    known = {decision.id for decision in decisions}
    for decision in also:
        if decision not in known:
            yield _NO_DECISION.filled(decision=decision, known=", ".join(sorted(known)) or "-")


def asked_of(decisions: Sequence[Decision]) -> Question:
    """Return the question as it is asked of these decisions: its example is of one of them, of one that leaves out unions where there is any."""
    if not decisions:
        return QUESTION
    without = (decision for decision in decisions if OfficeKind.UNION not in decision.implementers)
    example = f"{next(without, decisions[0]).id} {OfficeKind.UNION.value}"
    return replace(QUESTION, asks=_ASKS.filled(example=example), wrong=_WRONG.filled(example=example))


_NO_DECISION: Final = Text(
    en="There is no decision {decision}; these are the decisions: {known}. Nothing was written.",
    bn="{decision} সংকেতের কোনো সিদ্ধান্ত নেই; আছে: {known}। কিছু লেখা হয়নি।",
)
_ASKS: Final = Text(
    en="Further kinds of office that a decision is to cover, such as {example}; of several decisions with ; between. Kinds: department, union, udc, "
    "uno, other",
    bn="সিদ্ধান্ত আর কোন ধরনের দপ্তরের জন্যও ধরা হবে, যেমন {example} (একাধিক সিদ্ধান্ত হলে মাঝে ; দিয়ে)। ধরন: department (বিভাগীয় দপ্তর), union "
    "(ইউনিয়ন পরিষদ), udc (ইউডিসি), uno (ইউএনও কার্যালয়), other (অন্যান্য)",
)
_WRONG: Final = Text(
    en="Write the decision's id and the kinds of office after it, such as {example}. Nothing was written.",
    bn="আগে সিদ্ধান্তের সংকেত, তারপর দপ্তরের ধরন লিখুন, যেমন {example}। কিছু লেখা হয়নি।",
)
_EXAMPLE: Final = "2024-01/09 union"
QUESTION: Final = Question(
    "also",
    "",
    "also",
    _ASKS.filled(example=_EXAMPLE),
    Text(en="further kinds of office of a decision", bn="সিদ্ধান্তের আওতায় আরও যে ধরনের দপ্তর"),
    _typed,
    _WRONG.filled(example=_EXAMPLE),
    stand=Stand(_written, _told),
)
