"""What a page of asking sends: its answers by rows and columns, and what of them is shown again where it was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, match_key, plain
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.register.columns import columns
from auditor.register.questions import questions
from auditor.rounds.typed.answer_draft import as_typed, fields
from auditor.rounds.typed.answer_faults import SecretError, faults_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from werkzeug.datastructures import MultiDict

    from auditor.desk.office_page import Page
    from auditor.model.source import SourceContext
    from auditor.rounds.typed.answer_draft import Draft, Rows

BESIDE: Final = "typed."
"""Before the name of a field for what is typed beside choices."""


def differing(draft: Draft, page: Page, stored: Rows, typed: Rows) -> Iterator[tuple[Text, Text, Text, Text]]:
    """Yield where two versions of an office's answers differ: whose, which question, and both answers as pages call them."""
    of_name = {column.name: column for column in columns()}
    posts = {row.subject: row.post or page.name for row in page.rows}
    for subject in dict.fromkeys((*stored, *typed)):
        of_stored, of_typed = stored.get(subject, {}), typed.get(subject, {})
        for name in dict.fromkeys((*of_stored, *of_typed)):
            both = of_stored.get(name, ""), of_typed.get(name, "")
            if both[0] != both[1] and name in of_name:
                column = of_name[name]
                first, second = (column.closed_answer(words, draft.counts_from) or plain(words) for words in both)
                yield posts.get(subject, plain(subject)), column.short or column.heading, first, second


def typed_rows(
    draft: Draft, office: str, form: MultiDict[str, str], columns_shown: Iterable[str] | None = None
) -> Rows:
    """Return what a form sent of an office, by the ids of its rows and columns' names; empty words for what was not answered.

    Of a field that the form does not have it says nothing: what is saved of it stays.

    Args:
        draft: what is asked.
        office: whose answers they are.
        form: its fields: a choice as ``row.column``, what was typed beside it as ``typed.row.column``.
        columns_shown: the columns that it had; all that can be filled in otherwise.

    """
    asked, sent = draft.of(office), _Sent(form, draft)
    shown = set(columns_shown) if columns_shown is not None else None
    return {
        row.subject: {
            name: next(iter(sent.answers(number, name)), "")
            for name in fields(asked, row)
            if (shown is None or name in shown) and not form.keys().isdisjoint(_names(f"{number}.{name}"))
        }
        for number, row in enumerate(asked.shown)
    }  # fmt: skip


def refuse_doubled(draft: Draft, office: str, form: MultiDict[str, str]) -> None:
    """Refuse a form in which something was chosen and something else typed.

    Raises:
        WorkspaceError: that is so.

    """
    asked, sent = draft.of(office), _Sent(form, draft)
    heading = {column.name: column.heading for column in columns()}
    for number, row in enumerate(asked.shown):
        for name in fields(asked, row):
            if len({match_key(words) for words in sent.answers(number, name)}) > 1:
                raise WorkspaceError(_TWO_ANSWERS.filled(question=heading[name]))


def sent_again(form: MultiDict[str, str], but: AbstractSet[str]) -> list[tuple[str, str]]:
    """Return the fields of a form, but these, as a question that is asked beside it sends them again."""
    return [(name, words) for name, words in form.items(multi=True) if name not in but | {"form_token"}]


class _Sent:
    """What a form sent of single questions; a closed answer that was typed as it is called in either language is that answer."""

    def __init__(self, form: MultiDict[str, str], draft: Draft) -> None:
        """Look at a form."""
        self._form, self._counts_from = form, draft.counts_from
        self._columns = {column.name: column for column in columns()}

    def answers(self, number: int, name: str) -> list[str]:
        """Return what was chosen and what was typed of a row's question."""
        sent = [words for id_ in _names(f"{number}.{name}") if (words := self._form.get(id_, "").strip())]
        closed = (self._columns[name].closed_answer(words, self._counts_from) for words in sent)
        return [words if answer is None else answer.bn for words, answer in zip(sent, closed, strict=True)]


def _names(id_: str) -> tuple[str, str]:
    return id_, BESIDE + id_


def without_secrets(draft: Draft, context: SourceContext, office: str, typed: Rows) -> Rows:
    """Return what was typed of an office as it is shown again: where it may be a password stands what is saved, or nothing."""
    stored = draft.answered(office).rows
    told, left = _secret(draft, context, office, typed), typed
    if told is not None:
        secret = {(fault.subject, fault.column) for fault in told.faults}
        left = {
            subject: {
                name: stored.get(subject, {}).get(name, "") if (subject, name) in secret else words
                for name, words in cells.items()
            }
            for subject, cells in typed.items()
        }
    if _secret(draft, context, office, left) is None:
        return left
    chosen = chosen_only(draft, typed)  # it is one only beside others: nothing that was typed is shown
    return {subject: {**stored.get(subject, {}), **cells} for subject, cells in chosen.items()}


def _secret(draft: Draft, context: SourceContext, office: str, typed: Rows) -> SecretError | None:
    """Return what says that something typed may be a password; None where nothing may be."""
    try:
        faults_of(as_typed(draft, office, typed, ""), context, office)
    except SecretError as error:
        return error
    except AuditorError:
        return None
    return None


def chosen_only(draft: Draft, typed: Rows) -> Rows:
    """Return what of answers was chosen from a list: nothing that somebody typed."""
    of_name = questions()
    return {
        subject: {
            name: words
            for name, words in cells.items()
            if name in of_name and of_name[name].closed_answer(words, draft.counts_from) is not None
        }
        for subject, cells in typed.items()
    }


_TWO_ANSWERS: Final = Text(
    en='"{question}": one answer is chosen and another is typed, so nothing was saved. Leave one of the two.',
    bn="“{question}”: একটি উত্তর বাছা হয়েছে আবার অন্যটি লেখা হয়েছে, তাই কিছু রাখা হয়নি। দুটির একটি রাখুন।",
)
