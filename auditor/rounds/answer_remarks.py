"""What answers that are in order do all the same, told while they are given: whom a no reaches, a yes that counts for nobody, and one that was seen otherwise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, joined
from auditor.judging.collect import Freshness, evidence_of
from auditor.judging.objections import barred_claims, side_told
from auditor.model.facts import FACTS, When
from auditor.register.questions import questions
from auditor.register.reading.form import bare
from auditor.register.reading.observing import Beside, observe
from auditor.register.reading.opened import tellers_for_all
from auditor.rounds.contradictions import step_that_lifts
from auditor.rounds.lending import not_lent_now
from auditor.views.values import side_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.judging.objections import BarredClaim
    from auditor.model.evidence import Observation
    from auditor.model.notice import Notice
    from auditor.model.subjects import Account, Office
    from auditor.register.reading.form import Form, Reading
    from auditor.rounds.lending import ToldBefore


def remarks(
    form: Form, readings: Sequence[Reading], office: Office, before: ToldBefore
) -> Iterator[tuple[str, int, Text]]:
    """Yield what is to be said of an office's answers: the heading of a column, the number of a row, and the words.

    Args:
        form: what was typed of the office, as a form.
        readings: its rows.
        office: whose they are.
        before: what was told before.

    """
    notices: list[Notice] = []
    observations = observe(form, readings, Beside.of(form, readings, {}), notices.append)
    for_all = {form.file.name: tellers_for_all(readings)}
    for notice in (*notices, *not_lent_now(observations, for_all, before, form.context)):
        if not notice.place.column:  # what is wrong with a whole row is a fault
            continue
        yield notice.place.column, notice.place.row or 0, bare(notice)
    holders: dict[tuple[str, int], list[Account]] = {}
    accounts = {account.id: account for account in office.accounts}
    for observation in observations:
        account = accounts.get(observation.subject)
        if account is not None and _is_anothers(observation, account):
            heading = next((each.heading.bn for each in questions().values() if each.fact is observation.fact), "")
            row = int(observation.reference.place.rpartition("!")[2])
            holders.setdefault((heading, row), []).append(account)
    yield from _barred(observations, form, office, before)
    for (heading, row), found in holders.items():
        posts = joined(office.called.get(account.id, account.post) for account in found)
        joined_on = max(account.holder_since for account in found if account.holder_since is not None)
        yield heading, row, _ANOTHERS.filled(posts=posts, day=joined_on)


def _barred(
    observations: Sequence[Observation[Any]], form: Form, office: Office, before: ToldBefore
) -> Iterator[tuple[str, int, Text]]:
    """Yield the yeses that do not count, because something else was seen or recorded: no telling lifts that."""
    now: dict[str, list[Observation[Any]]] = {}
    for observation in observations:
        now.setdefault(observation.subject, []).append(observation)
    evidence = {
        subject.id: evidence_of(
            subject.id,
            [*before.told.get(subject.id, ()), *now[subject.id]],
            day=form.context.day or date.max,
            freshness=Freshness(),
            holder_since=getattr(subject, "holder_since", None),
            rule=form.context.rule,
        )
        for subject in office.subjects
        if subject.id in now
    }
    counted_from = {fact: form.context.decision_day for fact in FACTS.values() if fact.dated}
    posts: dict[tuple[str, int], list[Text]] = {}
    words: dict[tuple[str, int], BarredClaim] = {}
    for barred in barred_claims(office, evidence, counted_from):
        asked = next((each for each in questions().values() if barred.claim.fact in {each.fact, *each.also}), None)
        if asked is None or barred.claim not in now[barred.subject]:
            continue
        at = asked.heading.bn, int(barred.claim.reference.place.rpartition("!")[2])
        words.setdefault(at, barred)
        posts.setdefault(at, []).append(office.called.get(barred.subject, office.name))
    for at, barred in words.items():
        seen = barred.seen
        told = _BARRED.filled(
            posts=joined(dict.fromkeys(posts[at])),
            day=seen.observed_on,
            seen=joined((seen.fact.label, side_said(side_told(seen))), ": "),
            step=step_that_lifts(seen.fact),
        )
        yield *at, told


def _is_anothers(observation: Observation[Any], account: Account) -> bool:
    """Whether what was done may have been done by who had the post before, so that it does not count for the present holder."""
    since, value = account.holder_since, observation.value
    return (
        since is not None
        and isinstance(value, When)
        and value.earliest is not None
        and observation.fact.bound_to_holder
        and value.earliest < since <= observation.observed_on
    )


_BARRED: Final = Text(
    en="this does not count for {posts}: on {day} it was seen or recorded otherwise ({seen}), and telling alone does not change that. {step}",
    bn="এই উত্তর {posts}-এর ক্ষেত্রে ধরা হবে না: {day} তারিখে অন্য রকম দেখা গেছে বা রেকর্ডে আছে ({seen}), শুধু জানালে তা বদলায় না। {step}",
)
_ANOTHERS: Final = Text(
    en="this does not count for {posts}: the present holder joined on {day}, and this may have been before. Ask for the day, and write "
    "it if it is {day} or later.",
    bn="এই উত্তর {posts}-এর ক্ষেত্রে ধরা হবে না: বর্তমান ব্যবহারকারী {day} তারিখে যোগ দিয়েছেন, আর এটি তার আগেরও হতে পারে। তারিখ জেনে নিন; {day} বা তার পরের হলে "
    "তারিখটি লিখুন।",
)
