"""What was answered before to a question that is asked again, as forms, call sheets and the desk show it beside that; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import A_DAY, Text, joined, plain
from auditor.model.evidence import Known, MissingReason, Unknown
from auditor.model.grades import told_day
from auditor.model.labels import NO
from auditor.model.when import When
from auditor.register.days_told import day_told, posts_spoken_to
from auditor.register.questions import questions
from auditor.register.reading.form import ID as REGISTER

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Sequence

    from auditor.model.evidence import ContactRecord, Evidence, Observation
    from auditor.model.facts import Fact
    from auditor.register.question import Question

_KNOWN: Final = Text(en="{fact}: {value} ({told})", bn="{fact}: {value} ({told})")
_KNOWN_OF_SOME_DAY: Final = Text(en="{fact}: {value} (day in doubt)", bn="{fact}: {value} (তারিখ নিশ্চিত নয়)")
_ADDRESS_UNTOLD: Final = Text(
    en="the whole official e-mail address is still to be told", bn="পুরো সরকারি ই-মেইল ঠিকানাটি জানানো বাকি"
)
_UNCLEAR: Final = Text(en="{fact}: the last answer could not be read", bn="{fact}: সর্বশেষ উত্তরটি বোঝা যায়নি")
_UNCLEAR_OF_A_DAY: Final = Text(
    en="{fact}: the answer of {day} could not be read", bn="{fact}: {day} তারিখের উত্তরটি বোঝা যায়নি"
)


def recalled(
    evidence: Evidence, asked: Collection[str], talks: Sequence[ContactRecord], untold: Container[str] = ()
) -> Iterator[tuple[str, Text]]:
    """Yield what was answered before to the questions asked, each with the question's name: the fact, its value, the day and who told it.

    A no of another day that an answer could tell too stands beside it: it holds though the question was answered otherwise since, as
    one that is better known. What was answered since is what was told, not what is left of it beside that. That an answer since cannot be read
    comes first.

    Args:
        evidence: what is known of the office or account.
        asked: the names of the questions.
        talks: when and to whom of the office was spoken.
        untold: the sources (ids) of which nobody knows on which day they told anything of it (`sources_without_day`).

    """
    for name, question in questions().items():
        if name not in asked or question.fact is None:
            continue
        unclear = _unclear(question.fact, evidence.resolved.get(question.fact))
        told = _last_told(_last_known(evidence, question.fact))
        if told is None:
            yield from ((name, said) for said in unclear)
            continue
        facts = {fact: _last_known(evidence, fact) for fact in question.facts}
        answered = {fact: _last_told(known) for fact, known in facts.items()}
        of_answer = {
            fact: also.value
            for fact, also in answered.items()
            if also is not None and also.observed_on == told.observed_on
        }
        value = question.answered(of_answer, told_day(told.grade, told.observed_on))
        asked_in_words = question.short if question.answers and question.short else question.fact.label
        if value is not None:
            noes = [
                _said(known, fact.label, no, talks, untold)
                for fact, known in facts.items()
                if known is not None
                and (no := _no_in(known, question)) is not None
                and (known is not answered[fact] or known.observed_on != told.observed_on)
            ]
            yield name, joined((*unclear, _said(told, asked_in_words, value, talks, untold), *noes), "; ")


def _unclear(fact: Fact[Any], known: Known[Any] | Unknown | None) -> tuple[Text, ...]:
    """Return that the last answer cannot be read, with its day where that is known, or tells no whole address; nothing where it can."""
    if not isinstance(known, Unknown) or known.reason is not MissingReason.UNCLEAR:
        return ()
    if known.unnamed:
        return (_ADDRESS_UNTOLD,)
    if known.last_told_on is None:
        return (_UNCLEAR.filled(fact=fact.label),)
    return (_UNCLEAR_OF_A_DAY.filled(fact=fact.label, day=known.last_told_on),)


def _no_in(known: Known[Any] | Observation[Any], question: Question) -> Text | None:
    """Return how a no to a question is called; None where it is none."""
    if isinstance(known.value, When):
        told = question.no_told(known.value, told_day(known.grade, known.observed_on))
        return told or (known.value.label if known.value.earliest is None else None)
    return NO if known.value is False else None


def _said(
    known: Known[Any] | Observation[Any],
    asked: Text,
    value: Text,
    talks: Sequence[ContactRecord],
    untold: Container[str],
) -> Text:
    on = day_told(known.source, known.observed_on, {contact.on for contact in talks})
    if on is None or known.source in untold:
        return _KNOWN_OF_SOME_DAY.filled(fact=asked, value=value)
    posts = posts_spoken_to(talks, on, known.way) if known.source == REGISTER else ()
    is_of_one = len(posts) == 1 and not any(talk.there for talk in talks if talk.on == on)
    # Of several, or where another office told it, nobody here is known to have.
    by = map(plain, filter(None, posts if is_of_one else ()))
    return _KNOWN.filled(fact=asked, value=value, told=joined((A_DAY.filled(day=on), *by)))


def _last_told(known: Known[Any] | Observation[Any] | None) -> Known[Any] | Observation[Any] | None:
    """Return what was last told of a fact: where what was seen or recorded bars a claim of since, that claim."""
    if isinstance(known, Known) and known.refutes and known.refutes[0].observed_on >= known.observed_on:
        return known.refutes[0]
    return known


def _last_known(evidence: Evidence, fact: Fact[Any]) -> Known[Any] | Observation[Any] | None:
    """Return what is known of a fact, or was before it grew old; or what the present holder claims against what was seen before he came."""
    match evidence.resolved.get(fact):
        case Known() as known:
            return known
        case Unknown(refutes=(claim, _)):
            return claim
        case Unknown(aged=aged):
            return aged
        case _:
            return None
