"""What the page for a call asks of an office beside its questions: what follows from what was told, what only it knows, and of its vacant posts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.desk.ask_words import WORDS
from auditor.papers import besides
from auditor.rounds import looking_back
from reports.layout.fieldwork import asked_of_vacant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.desk.desk import Desk
    from auditor.desk.office_page import Page
    from auditor.i18n import Text


def asked_first(desk: Desk) -> Mapping[str, Mapping[besides.Matter, tuple[Text, ...]]]:
    """Return what each office (its id) is asked first, by what that is about."""

    def asked() -> Mapping[str, Mapping[besides.Matter, tuple[Text, ...]]]:
        space, judged = desk.space(), desk.judged_to_ask()
        return besides.first_by_matter(space, looking_back.preview(space, judged), judged.evidence)

    return desk.remembered(("asked first", desk.day), asked)


def besides_of(desk: Desk, page: Page) -> tuple[Text, ...]:
    """Return what the office of a page is asked of its vacant posts, and what only it knows."""
    asked = desk.remembered(
        ("asked besides", desk.day), lambda: besides.asked_besides(desk.space(), desk.judged_to_ask())
    )
    return (*_of_vacant(desk, page), *asked.get(page.id, ()))


def _of_vacant(desk: Desk, page: Page) -> Iterator[Text]:
    """Yield what is asked of the vacant posts of an office, if any of those asked are."""
    vacant = {subject for each in desk.judged_to_ask().assessments for subject in each.vacant_posts}
    posts = [row.post for row in page.rows if row.post is not None and row.subject in vacant]
    if posts:
        yield asked_of_vacant(posts)


_HOW: Final = (
    ("ask-first-whose", "", {besides.Matter.WHOSE_IT_IS}),
    ("ask-first-login", "", {besides.Matter.LOGIN}),
    ("ask-first-cause", "cause", {besides.Matter.LOGIN, besides.Matter.TRYING}),
    ("ask-first-own", "count", {besides.Matter.NONE_OF_ITS_OWN}),
    ("ask-first-correct", "", {besides.Matter.TO_CORRECT}),
)
"""What is said of where answers go: the words, the question that they name, and of which matters."""


def where_it_goes(first: Iterable[besides.Matter], page: Page) -> list[Text]:
    """Return where the answers to what is asked first go, of the questions that are seen on a page without opening anything."""
    matters, seen = frozenset(first), {field.id.partition(".")[2]: field for field in page.rows[0].asked}
    how = [WORDS["ask-first-how"]] if matters - {besides.Matter.WHOSE_IT_IS} else []
    for words, name, of_matters in _HOW:
        if matters & of_matters and (not name or name in seen):
            question = (seen[name].spoken or seen[name].label) if name else ""
            how.append(WORDS[words].filled(question=question, talk=WORDS["talk"]))
    return how
