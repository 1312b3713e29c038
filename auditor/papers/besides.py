"""What offices are asked beside what is open: what only they know of who they are, and of answers that they gave."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.model.facts import Cause
from auditor.roster import identity_questions
from auditor.rounds import identities
from auditor.rounds.ledger import Ledger
from auditor.views.stood import leavers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.finding import OfficeAssessment
    from auditor.rounds.assessing import Judgement
    from auditor.workspace.folder import Workspace


def asked_besides(space: Workspace, judgement: Judgement) -> Mapping[str, tuple[Text, ...]]:
    """Return what only each office (by its id) knows, beside what is open.

    That is of names and posts that changed, and logins that changed or stand twice; why somebody left the roster; with whose user ID it works, where it told that
    it has none; and on which day it told what waits for that alone. It is not yet asked whether somebody shares a login of whom it is still asked who he is.

    Args:
        space: the workspace.
        judgement: how things stand.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    waiting = frozenset(chain.from_iterable(question.pairs for question in judgement.questions))
    duties = {rule.policy: rule.own_duty for rule in judgement.header.rules}
    found = defaultdict[str, list[Text]](list)
    for office_id, asked in identity_questions.by_office(judgement.questions).items():
        found[office_id] += asked
    for doubt in identities.assigned(space, identities.known(Ledger(space.ledger_path))).logins:
        if doubt.pairs.isdisjoint(waiting):
            found[doubt.office.id].append(doubt.words)
    for assessment in judgement.assessments:
        office = assessment.office
        left = leavers(assessment)
        if left or office.left:
            found[office.id].append(_WHY_OFFICE_LEFT if office.left else _WHY_LEFT.filled(names=joined(left)))
        if _works_with_others(assessment):
            found[office.id].append(_WITH_WHOSE)
        awaited = dict.fromkeys(
            duties[finding.policy] for finding in assessment.of(level=Level.SHALL) if finding.awaits_day
        )
        if awaited:
            found[office.id].append(_ON_WHICH_DAY.filled(duties=joined(awaited)))
    return {office_id: tuple(asked) for office_id, asked in found.items()}


def with_whose(judgement: Judgement) -> Mapping[str, tuple[Text, ...]]:
    """Return what the forms of offices (by their ids) ask beside their questions: with whose user ID they work, where they told that they have none."""
    return {each.office.id: (_WITH_WHOSE,) for each in judgement.assessments if _works_with_others(each)}


def _works_with_others(assessment: OfficeAssessment) -> bool:
    """Return whether it stands that an office has no user ID of its own: of the office, or of somebody who is listed all the same."""
    ordered = assessment.of(level=Level.SHALL)
    return any(finding.is_open and finding.standing_cause is Cause.NO_OWN_ACCOUNT for finding in ordered)


_WHY_LEFT: Final = Text(
    en="{names}: no longer in the roster. Why, and since when?", bn="{names}: তালিকায় আর নেই। কেন ও কবে থেকে নেই?"
)
_WHY_OFFICE_LEFT: Final = Text(
    en="the office is no longer in the roster. Why, and since when?", bn="দপ্তরটি তালিকায় আর নেই। কেন ও কবে থেকে নেই?"
)
_WITH_WHOSE: Final = Text(
    en="it told that it has no user ID of its own. With whose does it work, and who has that; or when did it apply for one?",
    bn="নিজস্ব ইউজার আইডি নেই বলে জানানো হয়েছে। কার আইডিতে কাজ চলে ও সেটি কার কাছে; অথবা আইডির জন্য কবে আবেদন করা হয়েছে?",
)
_ON_WHICH_DAY: Final = Text(
    en="{duties}: its answer is here, only its day is to be settled. On which day did it tell that?",
    bn="{duties}: উত্তর জমা আছে, শুধু তারিখ ঠিক করা বাকি। কোন তারিখে জানানো হয়েছিল?",
)
