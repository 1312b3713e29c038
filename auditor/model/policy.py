"""The shape of a policy: one rule of hygiene as a pure function from evidence to a verdict."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.facts import SEEN_AT_A_LOGIN, Scope

if TYPE_CHECKING:
    from auditor.model.evidence import Evidence
    from auditor.model.facts import Fact

_KEBAB: Final = expression(r"[a-z]+(-[a-z0-9]+)*")


class Pass(Struct, frozen=True):
    """The evidence shows that the rule is kept."""


class Fail(Struct, frozen=True):
    """The evidence shows that it is not; `code` tells which way, when there are several."""

    code: str = ""


class NotApplicable(Struct, frozen=True):
    """The rule does not concern this subject."""

    code: str = ""


class TooEarly(Struct, frozen=True):
    """It was told to be kept while what has to be done first is known not to be: nothing is known of it yet."""


Verdict = Pass | Fail | NotApplicable | TooEarly


class Settings(Struct, frozen=True):
    """Base of a policy's settings: frozen fields of type date, bool, int or str, each with a default or required."""


class Since(Settings, frozen=True):
    """Settings of a rule that counts from a day.

    Attributes:
        since: the first day that counts: the day of the rule's decision, unless the baseline deliberately names another.

    """

    since: date


class Composition(Settings, frozen=True):
    """Settings of a rule on the kinds of character in a password, beside upper case, lower case and a sign or symbol.

    Attributes:
        digit: ``require`` makes a digit part of the rule; ``advise`` and ``off`` never fail for want of one.

    """

    digit: str = "advise"

    def __post_init__(self) -> None:
        """Refuse other words.

        Raises:
            ValueError: `digit` is none of the three.

        """
        if self.digit not in {"off", "advise", "require"}:
            raise ValueError("digit is off, advise or require")

    @property
    def rule(self) -> str:
        """The name of the rule; an answer given under another rule does not count."""
        return "upper+lower+symbol+digit" if self.digit == "require" else "upper+lower+symbol"


S = TypeVar("S", bound=Settings)


class Policy(Struct, Generic[S], frozen=True):
    """One rule, in one file, under one name.

    `check` reads like its sentence, does no I/O and reads no clock. Evidence that is missing makes the finding UNKNOWN
    by itself. `revision` rises when the meaning changes.

    Attributes:
        id: kebab-case name; the file's name.
        scope: whether it judges an account or an office.
        title: the rule in a few words.
        duty: the same as a duty in a paper (করণীয়).
        duty_of_one: the same said to one user, where `duty` speaks of all.
        column: the heading of its column in the table of offices; policies with the same heading share a column.
        why: why the rule makes sense.
        broken: what is wrong when it fails.
        remedy: the step that remains, with {post} for whose it is, and {self_check} for where a password is tested.
        when_unknown: how to supply what is not known, with the same.
        source: where the rule comes from: decision, RFC or standard section.
        reads: the facts it may read.
        settings: the type of its settings.
        check: from evidence and settings to a verdict.
        cause: the fact that may explain a FAIL where it is not the office's doing.
        remedies: other steps by the `Fail.code` they belong to.
        stands: how the duty stands, by the `Fail.code`, where "not done" would say more than was told.
        advice: the same rule as a line of advice; it speaks of failures without a code only, for a code has a step of its own, and of the `advised_codes`.
        after: the policy (its id) whose duty has to be done before this one; `told_meanwhile`, whether it can be told before that
            whether this one is done; `not_told_while`, the `Fail.code`s of that policy while which there is nothing to tell of it.

    """

    id: str
    revision: int
    scope: Scope
    title: Text
    duty: Text
    column: Text
    why: Text
    broken: Text
    remedy: Text
    when_unknown: Text
    source: Text
    reads: tuple[Fact[Any], ...]
    settings: type[S]
    check: Callable[[Evidence, S], Verdict]
    cause: Fact[Any] | None = None
    remedies: tuple[tuple[str, Text], ...] = ()
    advice: Text | None = None
    duty_of_one: Text | None = None
    after: str = ""
    told_meanwhile: bool = False
    not_told_while: frozenset[str] = frozenset()
    stands: tuple[tuple[str, Text], ...] = ()
    advised_codes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a policy that could not be named, explained or trusted.

        Raises:
            ValueError: its id is not kebab-case, it reads nothing, or reads a fact of another scope.

        """
        if not _KEBAB.fullmatch(self.id):
            raise ValueError(f"{self.id} is not a kebab-case name")
        if not self.reads:
            raise ValueError(f"{self.id} reads no fact, so it could never be UNKNOWN")
        if any(fact.scope is not self.scope for fact in self.reads):
            raise ValueError(f"{self.id} reads a fact of another scope")

    @property
    def seen_at_login(self) -> bool:
        """Whether whoever is present at a fresh login can see that the rule is kept."""
        return self.scope is Scope.ACCOUNT and SEEN_AT_A_LOGIN.issuperset(self.reads)

    def step(self, code: str) -> Text:
        """Return the remaining step for a failure of that code."""
        return dict(self.remedies).get(code, self.remedy)
