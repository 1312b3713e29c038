"""Results as systems of others take them: which rule was checked on whom, and what it came to; one type of subject an audience.

They hold codes and values as findings do. A format gives them the shape and the words of its standard.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Generic, TypeVar

from msgspec import Struct

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import Cause
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind
from auditor.model.views.head import Audience, Head, OfficeName
from auditor.model.views.minutes import PublicStatus

ALL_OFFICES: Final = Text(en="All offices that are counted", bn="হিসাবে ধরা সব দপ্তর")


class OfficeGroup(Struct, frozen=True):
    """The offices of some kinds, as far as they are counted; of all where no kind is named."""

    kinds: tuple[OfficeKind, ...] = ()

    @property
    def key(self) -> str:
        """What it is called within the round, for ids."""
        return "offices:" + "+".join(kind.value for kind in self.kinds)

    @property
    def name(self) -> Text:
        """The kinds as papers print them."""
        if not self.kinds:
            return ALL_OFFICES
        return joined(kind.label for kind in self.kinds)


class NamedOffice(Struct, frozen=True):
    """An office as the copy that may be published lists it."""

    office: OfficeName

    @property
    def key(self) -> str:
        """What it is called within the round, for ids."""
        return f"office:{self.office.serial}"

    @property
    def name(self) -> Text:
        """Its name."""
        return self.office.name


class ListedOffice(Struct, frozen=True):
    """An office with what only the chair and the assistant programmer see; `own` checks itself voluntarily, outside all totals."""

    id: str
    office: OfficeName
    kind: OfficeKind
    portal: str
    status: Status
    own: bool

    @property
    def key(self) -> str:
        """What it is called within the round, for ids."""
        return self.id

    @property
    def name(self) -> Text:
        """Its name."""
        return self.office.name


class ListedAccount(Struct, frozen=True):
    """An account of an office, its login masked, as only the assistant programmer sees it; or a user who is counted, not listed."""

    id: str
    office: ListedOffice
    post: Text
    login: str

    @property
    def key(self) -> str:
        """What it is called within the round, for ids."""
        return self.id

    @property
    def name(self) -> Text:
        """Its office and post."""
        return joined((self.office.name, self.post))


class Check(Struct, frozen=True):
    """What was checked: a rule, or in the published copy a decision, or whether information came at all.

    Attributes:
        id: the policy's id, or a word like it.
        title: in a few words; `duty`, as something to be done.
        broken: what is wrong where it is not kept; None where there is no one thing to say.
        decision: the id of the decision that it belongs to; empty for none.
        level: None for what is no rule.
        revision: of the policy; 0 for what is no rule.

    """

    id: str
    title: Text
    duty: Text
    broken: Text | None = None
    decision: str = ""
    level: Level | None = None
    revision: int = 0


class Waived(Struct, frozen=True):
    """Time that the committee gave: the outcome without it, the decision's reference, and the last day."""

    original: Outcome
    reference: str
    until: date


class Result(Struct, frozen=True):
    """What a check came to for one subject (its key).

    Attributes:
        outcome: of one rule, or of a decision as it is published; None where a published copy keeps it back.
        counts: how many of what, by code, where it speaks of several.
        grade: the weakest grade of what is done; `ways`, those by which it was witnessed.
        observed_on: the oldest day on which it rests; `done_on`, the day of the act itself, as `encode_when` writes it.
        causes: why it is not done, where that is not the office's doing; `awaits_portal`, nothing else is in the way.
        reason: why it is not known; `code`, which way it failed; `conflict`, something more favourable was told and overruled.
        waivers: what was waived.
        steps: what remains to be done or told.

    """

    subject: str
    check: str
    outcome: Outcome | PublicStatus | None
    counts: tuple[tuple[str, int], ...] = ()
    grade: Grade | None = None
    ways: tuple[str, ...] = ()
    observed_on: date | None = None
    done_on: str = ""
    causes: tuple[Cause, ...] = ()
    awaits_portal: bool = False
    reason: MissingReason | None = None
    code: str = ""
    conflict: bool = False
    waivers: tuple[Waived, ...] = ()
    steps: tuple[Text, ...] = ()

    @property
    def label(self) -> Text:
        """How it stands, as papers print it."""
        if self.awaits_portal:
            return Status.AWAITING_PORTAL.label
        return self.outcome.label if self.outcome is not None else _NOT_PUBLISHED

    @property
    def is_left(self) -> bool:
        """Whether something is left of it: to be done, to be told, or time was given."""
        settled = {Outcome.PASS, Outcome.NOT_APPLICABLE, PublicStatus.IMPLEMENTED, PublicStatus.NOT_APPLICABLE, None}
        return self.outcome not in settled


_NOT_PUBLISHED: Final = Text(en="not published", bn="প্রকাশ করা হয়নি")

AnySubject = OfficeGroup | NamedOffice | ListedOffice | ListedAccount
S_co = TypeVar("S_co", bound=AnySubject, covariant=True)


class Results(Struct, Generic[S_co], frozen=True):
    """All results of a round for one audience.

    `baseline` is the title of what was checked against, `version` that of the program that kept the round. Every result names a
    subject and a check that are here.
    """

    audience: Audience
    head: Head
    baseline: Text
    version: str
    checks: tuple[Check, ...]
    subjects: tuple[S_co, ...]
    results: tuple[Result, ...]


PublicResults = Results[OfficeGroup | NamedOffice]
ChairResults = Results[ListedOffice]
AuditorResults = Results[ListedOffice | ListedAccount]
AnyResults = PublicResults | ChairResults | AuditorResults
