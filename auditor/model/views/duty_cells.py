"""One duty of one office or user, as a cell of a table says it."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import Struct

from auditor.i18n import Language, Text, digits, joined
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade, short_of

REST: Final = Text(en="rest: {labels}", bn="বাকি: {labels}")
"""Beside a fraction: how those stand that it does not count."""
_COUNTED: Final = Text(en="{label} {n}", bn="{label} {n}")
_UNDONE: Final = Text(en="not done: {known}", bn="হয়নি: {known}")


class DutyCell(Struct, frozen=True):
    """One duty of one office: how many of its accounts have it done, of how many it concerns.

    `outcome` is the worst among them: not done, then no information, waived, done. `of` 0 means not applicable. `awaiting_portal`: all that is not done waits for the
    portal's authority, and nothing else is open. `beside`: how others stand that are not done either, where of nobody it is told that he has not done it; what waits for
    the portal is no such telling. `unlisted`: no account of the office is listed, so there is nobody to count, and `of` is the office itself. `ways` are those by which
    what has that grade was witnessed. `observed_on` is the day of the oldest information, `observed_until` that of the newest, where it is of several days. `several`: how many duties of its column are done, of how many.
    `undone`: how it stands, where "not done" would say more than was told; only where the duty is named beside it. `rest`: how many that are not done stand how, where a fraction would say too much.
    `undone_grade` is the weakest grade by which it is known of some that they have not done it, where that is more than the office's own word; `undone_ways` as `ways`.
    """

    done: int
    of: int
    outcome: Outcome
    grade: Grade | None = None
    observed_on: date | None = None
    awaiting_portal: bool = False
    unlisted: bool = False
    ways: frozenset[str] = frozenset()
    beside: tuple[Status, ...] = ()
    observed_until: date | None = None
    several: tuple[int, int] | None = None
    undone: Text | None = None
    rest: tuple[tuple[Text, int], ...] = ()
    undone_grade: Grade | None = None
    undone_ways: frozenset[str] = frozenset()

    @property
    def undone_known(self) -> Text | None:
        """How it is known that it is not done, for a narrow cell, where that is more than the office's own word; None else."""
        return short_of(self.undone_grade, self.undone_ways) if self.undone_grade is not None else None

    @property
    def duties(self) -> tuple[int, int]:
        """How many duties of the column are done by all whom they concern, of how many that concern anybody."""
        return self.several or (int(self.of > 0 and self.done == self.of), int(self.of > 0))

    @property
    def known(self) -> Text | None:
        """How what is done is known, for a narrow cell; None where nothing of it is done."""
        return short_of(self.basis, self.ways) if self.basis is not None else None

    @property
    def basis(self) -> Grade | None:
        """The weakest grade of what is done; None where nothing of it is done."""
        return self.grade if self.done or self.partly is not None else None

    @property
    def partly(self) -> tuple[int, int] | None:
        """How many of several duties are done, of how many, where that is how it stands: partly implemented; None else."""
        return self.several if self.of == 1 and self.is_open and self.several is not None and self.several[0] else None

    @property
    def counted(self) -> tuple[int | None, int | None]:
        """How many have it done, of how many; None where no account is listed, or none is concerned."""
        return (self.done, self.of) if self.of and not self.unlisted else (None, None)

    @property
    def label(self) -> Text:
        """How the duty stands at its worst, as papers print it."""
        if not self.of:
            return Status.NOT_APPLICABLE.label
        if self.partly is not None:
            return Status.PARTIAL.label
        if self.awaiting_portal:
            return Status.AWAITING_PORTAL.label
        return self.undone if self.undone is not None and self.outcome is Outcome.FAIL else self.outcome.label

    @property
    def labels(self) -> Text:
        """How the duty stands where it is not done everywhere: at its worst, and how else, each with of how many where that is known."""
        if self.rest:
            return self.rest_counted
        return joined((self.label, *(status.label for status in self.beside)))

    @property
    def rest_counted(self) -> Text:
        """How many of those that are not done stand how (`rest`)."""
        return joined(_COUNTED.filled(label=label, n=n) for label, n in self.rest)

    def fraction_and_words(self, language: Language) -> tuple[str, str]:
        """Return the duty as narrow cells show it: a fraction, and words where it cannot say how the rest stands.

        A fraction says of the rest that it is not done: without words where that is so of all, or nothing is left. Either may be empty.
        """
        if self.of <= 1:
            return "", self.labels.said(language)
        shown = digits(f"{self.done}/{self.of}", language)
        if self.rest and not self.beside:
            return shown, self.rest_counted.said(language)
        if self.done == self.of or (self.outcome is Outcome.FAIL and not self.awaiting_portal):
            return shown, ""
        return (shown, REST.said(language, labels=self.labels)) if self.done else ("", self.labels.said(language))

    def in_few_words(self, known: Text | None, language: Language) -> str:
        """Return the duty for a narrow cell, such as "3/4 (witnessed); not done 1": behind the fraction how what is done is `known`, where that is given.

        Behind it stands how it is known that others have not done it, where that is more than the office's own word.
        """
        fraction, told = self.fraction_and_words(language)
        counted = _known_so(fraction or told, known, language)
        return self.with_undone(f"{counted}; {told}" if fraction and told else counted, language)

    def with_undone(self, told: str, language: Language) -> str:
        """Return the duty in words, and how it is known that it is not done, where that is more than the office's own word: of some alone it says so.

        What waits for the portal is no "not done" of the office's, and what is known of both in one way is said once.
        """
        if self.undone_known is None or self.awaiting_portal or told.endswith(f"({self.undone_known.said(language)})"):
            return told
        of_some = self.done or self.rest or self.beside or self.partly is not None
        known = _UNDONE.filled(known=self.undone_known) if of_some else self.undone_known
        return _known_so(told, known, language)

    @property
    def is_open(self) -> bool:
        """Whether the office has something to do or to tell."""
        return bool(self.of) and self.outcome in {Outcome.FAIL, Outcome.UNKNOWN} and not self.awaiting_portal


def _known_so(told: str, known: Text | None, language: Language) -> str:
    return " ".join(filter(None, (told, f"({known.said(language)})" if known is not None else "")))
