"""Observation files: what this program itself observed (opened slips, a vault), written by `auditor.rounds.evidence.observing`.

Such a file counts only if an entry of the ledger vouches for its digest: anybody can drop a file into ``evidence/``.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, structs
from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.evidence import ContactRecord, Observation, Reference, UnplacedAnswer
from auditor.model.evidence_names import INTAKE
from auditor.model.facts import FACTS, Cause, Strength
from auditor.model.grades import WAYS, Grade
from auditor.model.noes import is_no
from auditor.model.source import Parsed, Source, refuse_unvouched, unreadable
from auditor.model.when import When

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.counting import CountsFrom
    from auditor.model.source import EvidenceFile, SourceContext

ID: Final = "observed"
FORMAT: Final = "portal-auditor-observations-1"
MAKERS: Final = frozenset({"slip", "vault", "selfcheck", "witness", "mail", "published"})
"""What writes such files; observations carry the name as their source."""

_KEYS: Final = {"format", "by", "of", "observations", "contacts"}
_OBSERVATION_KEYS: Final = {"subject", "fact", "value", "grade", "on"}
_SOMETIMES: Final = {"way", "place"}
"""Of an observation that was made by a way, at a place: how it was seen at a login, and the number of the signed sheet."""
_CONTACT_KEYS: Final = {"office", "on", "way", "told_by"}
_GRADES: Final = {grade.code: grade for grade in Grade}


class Observed(Struct, frozen=True):
    """What one file holds, before it has a name and a digest; `of` is the SHA-256 of the slip, or kept mail, it was read from, if any."""

    by: str
    observations: tuple[Observation[Any], ...]
    contacts: tuple[ContactRecord, ...] = ()
    of: str = ""


def write(observed: Observed) -> bytes:
    """Return the file: canonical JSON, so that the same observations give the same bytes."""
    if observed.by not in MAKERS:
        raise ValueError(f"{observed.by} writes no observation files")
    content = {
        "format": FORMAT,
        "by": observed.by,
        "of": observed.of,
        "observations": [
            {
                "subject": observation.subject,
                "fact": observation.fact.id,
                "value": observation.fact.encode(observation.value),
                "grade": observation.grade.code,
                "on": observation.observed_on.isoformat(),
                **({"way": observation.way} if observation.way else {}),
                **({"place": observation.reference.place} if observation.reference.place else {}),
            }
            for observation in observed.observations
        ],
        "contacts": [
            {
                "office": contact.office,
                "on": contact.on.isoformat(),
                "way": contact.way,
                "told_by": contact.told_by,
            }
            for contact in observed.contacts
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def parse(file: EvidenceFile, context: SourceContext) -> Parsed:
    """Return what the file says, moved to the day it counts for; nothing where a later slip of the same account speaks instead.

    What speaks of one of several, and nobody knows of which, is nobody's yes, but may refute that of each: an answer still to be placed.

    Raises:
        FileRefusedError: no entry of the ledger vouches for the file, or it is not as this program writes it.

    """
    refuse_unvouched(file, context)
    is_replaced = file.sha256 in context.replaced_by
    if file.sha256 in context.superseded and not is_replaced:
        return Parsed((), (), ())
    reference = Reference(file.name, file.sha256)
    try:
        found = read(file.content, reference)
    except ValueError:
        raise unreadable(file) from None
    observed = {context.id_now(observation.subject) for observation in found.observations}
    told_by = _office_then(found.contacts[0], observed, context) if found.contacts else ""
    if is_replaced:
        found = replace(found, contacts=())
    day = context.slip_days.get(file.sha256)
    if day is not None:
        found = _moved(found, day)
    undated_rows: dict[str, date | None] = {}
    if file.sha256 in context.slip_spans:
        first, among, last = context.slip_spans[file.sha256]
        found = _spread(found, first, among, last, context.counts_from)
        undated_rows = {each.reference.place: None for each in found.observations if first < last}
    either = context.of_either.get(file.sha256, {})
    origin = context.codes.get(file.sha256, "")
    return Parsed(
        tuple(
            structs.replace(
                observation,
                subjects=(context.id_now(observation.subject),),
                origin=origin,
                reference=structs.replace(observation.reference, office=told_by),
            )
            for observation in found.observations
            if observation.subject not in either
        ),
        tuple(
            structs.replace(contact, office=_office_then(contact, observed, context))
            for contact in found.contacts
            if contact.office not in either
        ),
        (),
        unplaced=tuple(
            UnplacedAnswer(either[observation.subject], observation.fact, observation)
            for observation in found.observations
            if observation.subject in either
        ),
        undated_rows=undated_rows,
    )


def _office_then(contact: ContactRecord, observed: AbstractSet[str], context: SourceContext) -> str:
    """Return the id of the office that was spoken to, or sent a slip: the one in whose list the only account (id) that was `observed` stood on that day, where it had moved there by then."""
    office = context.id_now(contact.office)
    moved = context.moved_on.get(next(iter(observed)), {}) if len(observed) == 1 else {}
    if any(contact.on >= since for left, since in moved.items() if context.id_now(left) == office):
        later = sorted((since, left) for left, since in moved.items() if contact.on < since)
        now = (each.id for each in context.roster.offices for one in each.accounts if one.id in observed)
        return next((context.id_now(left) for _, left in later), next(now, office))
    return office


def read(content: bytes, reference: Reference) -> Observed:
    """Return what a file holds, as it was written.

    Raises:
        ValueError: it is not as this program writes it.

    """
    try:
        return _read(json.loads(content), reference)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise ValueError("not as this program writes it") from error


def _read(content: Mapping[str, Any], reference: Reference) -> Observed:
    _only(content, _KEYS)
    by = content["by"]
    if content["format"] != FORMAT or by not in MAKERS:
        raise ValueError("another format")
    return Observed(
        by,
        tuple(_observation(written, by, reference) for written in _list(content["observations"])),
        tuple(_contact(written) for written in _list(content["contacts"])),
        str(content["of"]),
    )


def _observation(written: Mapping[str, Any], by: str, reference: Reference) -> Observation[Any]:
    _only({key: value for key, value in written.items() if key not in _SOMETIMES}, _OBSERVATION_KEYS)
    fact = FACTS[written["fact"]]
    grade, day = _GRADES[written["grade"]], date.fromisoformat(written["on"])
    way = _way(written["way"]) if "way" in written else ""
    if "place" in written:
        reference = structs.replace(reference, place=str(written["place"]))
    return Observation(
        (str(written["subject"]),), fact, fact.decode(written["value"]), grade, by, day, reference, way=way
    )


def _way(written: str) -> str:
    if written not in WAYS:
        raise ValueError("an unknown way")
    return written


def _contact(written: Mapping[str, Any]) -> ContactRecord:
    _only(written, _CONTACT_KEYS)
    return ContactRecord(
        str(written["office"]), date.fromisoformat(written["on"]), _way(written["way"]), str(written["told_by"])
    )


def _moved(found: Observed, day: date) -> Observed:
    """Return what was observed as if on another day: one offset for all that it says."""
    return replace(
        found,
        observations=tuple(_moved_observation(observation, day) for observation in found.observations),
        contacts=tuple(structs.replace(contact, on=day) for contact in found.contacts),
    )


def _spread(found: Observed, first: date, among: date, last: date, counts_from: CountsFrom) -> Observed:
    """Return what was observed on some day of a span: a no and its cause as if on the last, all else as if on the first; on which day something was done is as open.

    What only a setting tells to be a no or not counts as if on the day `among` those of others from which it may be the last.
    """

    def within(observation: Observation[Any]) -> Observation[Any]:
        late = _moved_observation(observation, last)
        if isinstance(late.value, Cause) or is_no(late.fact, late.value, counts_from.of(late.fact)):
            return late
        early = _moved_observation(observation, among if late.value is Strength.FAIR else first)
        if isinstance(early.value, When):
            return structs.replace(early, value=When(early.value.earliest, late.value.latest))
        return early

    return replace(found, observations=tuple(map(within, found.observations)))


def _moved_observation(observation: Observation[Any], day: date) -> Observation[Any]:
    value, offset = observation.value, day - observation.observed_on
    if isinstance(value, When) and value.earliest is not None:
        value = _moved_days(value, offset)
    return structs.replace(observation, value=value, observed_on=day)


def _moved_days(when: When, offset: timedelta) -> When:
    """Return a day that was told as so many days ago, or a span since a decision, as it is told on another day."""
    if when.exact:
        return When.on(when.latest + offset)
    return When(when.earliest, max(when.earliest or when.latest, when.latest + offset))


def _only(content: Mapping[str, Any], keys: set[str]) -> None:
    if set(content.keys()) != keys:
        raise ValueError("other keys")


def _list(value: Any) -> Sequence[Any]:  # noqa: ANN401 JSON
    if not isinstance(value, list):
        raise TypeError("a list is meant")
    return value


SOURCE: Final = Source(
    id=ID,
    title=Text(en="what this program observed itself", bn="প্রোগ্রামের নিজের পাওয়া তথ্য"),
    recognises=lambda file: file.name.startswith(INTAKE) and file.name.endswith(".json"),
    parse=parse,
)
