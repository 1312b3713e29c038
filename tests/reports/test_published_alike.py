"""What may be published is published alike: every number that programs read of the annex for the minutes stands on its paper too, or can be reckoned from it."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import count

import msgspec
from changing import fields_of, replace
from hypothesis import example, given
from hypothesis import strategies as st
from random_rounds import histories
from rendering import papers, render
from sampling import examples
from sent_letters import sent_letter
from small_upazila import DONE, LETTERHEAD, NOT_DONE, meeting, office, tell, tell_all
from small_upazila import history as small_history

from auditor import discovery
from auditor.i18n import Language, digits
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.letters import AskedOffice, LetterAnswered, Purpose
from auditor.model.paper import parts_of
from auditor.model.views.minutes import PublicTally
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History

FORMATS = discovery.formats()
SEVERAL_CAUSES = small_history(
    meeting(
        offices := [office(f"union-{number}") for number in range(9)],
        [
            told
            for place, each in enumerate(offices)
            for told in tell(
                f"{each.id}/head",
                {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE if place < 4 else Cause.NOT_OFFERED},
            )
        ],
    )
)
RARE_CAUSE = small_history(
    meeting(
        offices,
        [
            told
            for place, each in enumerate(offices)
            for told in tell(
                f"{each.id}/head",
                {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE if place else Cause.NOT_OFFERED},
            )
        ],
    )
)
KEPT_BACK_NOW = small_history(
    meeting(offices[:3], [told for each in offices[:3] for told in tell_all(each, DONE)]),
    meeting(
        offices[:3],
        [told for each in offices[:3] for told in tell_all(each, DONE if each.id != "union-0" else NOT_DONE)],
        month="2024-03",
    ),
)


def marked(value, numbers, tallies):
    """Return a view in which every number is one that is nowhere else, but nought, which stays; those of one tally are the same everywhere."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return next(numbers) if value else 0
    if isinstance(value, tuple):
        return tuple(marked(each, numbers, tallies) for each in value)
    if not isinstance(value, msgspec.Struct):
        return value
    if value in tallies:
        return tallies[value]
    found = replace(value, **{name: marked(getattr(value, name), numbers, tallies) for name in fields_of(value)})
    if isinstance(value, PublicTally):
        tallies[value] = found
    return found


def numbers_in(published):
    """Yield where each number stands in what programs read, and the number; rates are reckoned from others."""
    waiting = [("", published)]
    while waiting:
        path, value = waiting.pop()
        match value:
            case bool():
                pass
            case dict():
                waiting += [(f"{path}.{key}", part) for key, part in value.items() if key != "rate_percent"]
            case list():
                waiting += [(f"{path}[{at}]", part) for at, part in enumerate(value)]
            case int() if value:
                yield path, value


def without_what_is_reckoned(published, summary, before):
    """Take away what the paper says in other words, or the papers of meetings before do.

    That is the digest, numbers that others are or add up to, and how many had answered at meetings before: `before` are the
    summaries of the papers of then, on which that stands.
    """
    del published["head"]  # by which the round is found; the paper bears its digest
    totals = {(then.head.meeting, part.decision.id): part.total for then in before for part in then.parts}
    for decision, part in zip(published["decisions"], summary.parts, strict=True):
        for told, past in zip(decision["history"], part.earlier, strict=False):
            tally = past.tally
            assert tally == totals[past.meeting, part.decision.id]
            assert tally.total == tally.implemented + tally.in_progress + tally.no_information
            del told["tally"]["answered"], told["tally"]["total"]
    checks = summary.checks
    if checks is not None and checks.best_basis is not None:
        declared, *others = checks.best_basis
        assert (declared, sum(others)) == (checks.implemented - checks.checked, checks.checked)
        del published["checks"]["best_basis"]["declared"]
        if sum(map(bool, others)) == 1:
            del published["checks"]["best_basis"]  # the one grade is named
    if [counted.offices for counted in summary.causes if counted.cause.of_portal] == [summary.portal_offices]:
        del published["portal_offices"]


@examples(16)
@given(histories(most=24))
@example(SEVERAL_CAUSES)
@example(RARE_CAUSE)
@example(KEPT_BACK_NOW)
def test_every_number_that_programs_read_of_the_copy_for_the_minutes_stands_on_its_paper(history):
    view = minutes_view(history, LETTERHEAD)
    numbers = count(101)
    told = replace(view, summary=marked(view.summary, numbers, {}))
    published = json.loads(render(FORMATS["json"], told, Language.EN))
    printed = set(map(int, re.findall(r"[0-9]+", render(FORMATS["terminal"], told, Language.EN).decode())))
    before = [minutes_view(history.as_of(at), LETTERHEAD).summary for at in range(len(history.earlier))]
    without_what_is_reckoned(published["summary"], view.summary, before)
    assert {path: number for path, number in numbers_in(published["summary"]) if number not in printed} == {}


FOR_MACHINES = {
    "cause", "decision", "digest", "id", "implementers", "judged_no_more", "kinds", "meeting", "next_meeting", "password_rule", "policies", "portal_causes",
    "previous_meeting", "proposal", "schema", "status", "told_causes", "unheld_meeting",
}  # fmt: skip
"""The members of the copy for the minutes that hold a machine's key: ids, codes, the digest (papers part it), and the month of a meeting; and the day of the next one."""
FOR_PEOPLE = {
    "bn", "day", "digest_begins", "due", "en", "implementer", "meeting_day", "memo", "memo_day", "previous_meeting_day", "previous_papers_day", "progress",
    "remark", "serial", "signed", "subject", "answered_on", "first", "again",
}  # fmt: skip
"""Those whose words and days its paper has as well. There is no other member that holds words."""
TYPED, MEMO = "Codes of the ID of Office 7 arrive again", "26-203"


def told_owner(history, offices, *, answered):
    """Return the same, the portal's owner having been told by letter that codes do not arrive at some offices, or having answered that, too."""
    on, replied = date(2024, 2, 21), date(2024, 2, 28)
    answer = LetterAnswered(1, replied, TYPED, replied) if answered else None
    letter = sent_letter(1, Purpose.PORTAL, on=on, memo=MEMO, answered=answer)
    asked = tuple(AskedOffice(each, ("two-step-enabled",), causes=(Cause.NO_CODE,)) for each in offices)
    told = replace(letter, draft=replace(letter.draft, offices=asked))
    return History.of(history.now, history.earlier, letters=(told,))


def words_in(published):
    """Yield where each word or day stands in what programs read, by the last member that holds it, and what it is."""
    waiting = [("", "", published)]
    while waiting:
        path, member, value = waiting.pop()
        match value:
            case dict():
                waiting += [(f"{path}.{key}", key, part) for key, part in value.items()]
            case list():
                waiting += [(f"{path}[{at}]", member, part) for at, part in enumerate(value)]
            case str():
                yield path, member, value


def printed_words(view):
    """Return all that the papers of a view say, in both languages."""
    found, waiting = [], [part for language in Language for paper in papers(view, language) for part in parts_of(paper)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            waiting += value
        elif isinstance(value, msgspec.Struct):
            waiting += [getattr(value, name) for name in fields_of(value)]
    return digits("\n".join(found), Language.BN)


def as_printed(words):
    """Return a word or day as papers write it, all digits in Bangla."""
    is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", words)
    return digits(date.fromisoformat(words).strftime("%d.%m.%Y") if is_day else words, Language.BN)


@examples(16)
@given(histories(most=24), st.booleans(), st.booleans())
@example(SEVERAL_CAUSES, False, True)
@example(RARE_CAUSE, True, True)
@example(RARE_CAUSE, True, False)
def test_every_word_and_day_that_programs_read_of_the_copy_for_the_minutes_stands_on_its_paper(history, few, answered):
    offices = [each.office.id for each in history.now.assessments]
    past = told_owner(history, offices[: 2 if few else None], answered=answered)
    view = minutes_view(past, LETTERHEAD)
    printed = printed_words(view)
    published = json.loads(render(FORMATS["json"], view, Language.EN))
    # The name of a duty is its policy's own, and no round's.
    found = [each for each in words_in(published) if each[1] not in FOR_MACHINES and ".heading." not in each[0]]
    assert {member for _, member, _ in found} <= FOR_PEOPLE
    assert {path: words for path, _, words in found if as_printed(words) not in printed} == {}


def test_of_a_letter_to_the_portal_s_owner_the_copy_for_the_minutes_tells_programs_its_days_where_a_clause_does():
    everybody = [each.office.id for each in SEVERAL_CAUSES.now.assessments]

    def letters_of(past):
        published = json.loads(render(FORMATS["json"], minutes_view(past, LETTERHEAD), Language.EN))["summary"]
        of_clauses = [letter for each in published["proposals"] for letter in each.get("portal_letters", ())]
        return published.get("portal_letter"), of_clauses

    days = {"day": "2024-02-21", "memo": None, "answered_on": "2024-02-28", "answer": None}
    past = told_owner(SEVERAL_CAUSES, everybody, answered=True)
    assert letters_of(past) == (days, [{**days, "told_causes": ["no-code"]}])
    typed = {**days, "memo": MEMO, "answer": TYPED}
    assert letters_of(replace(past, published_before=3))[0] == typed, "so that a record of then is known as it was made"
