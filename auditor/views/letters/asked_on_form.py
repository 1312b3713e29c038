"""What the form that a reminder encloses asks beside what the letter asks, so that the letter says so. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.register.days_told import asks_day, awaits_day
from auditor.views.compared.stood import owed_duties
from auditor.views.disputes import duty_anew
from auditor.views.office.posts_to_tell import posts_to_tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import RuleCard


def asked_on_form(offices: Iterable[OfficeAssessment], rules: Iterable[RuleCard]) -> tuple[Text, ...]:
    """Return what the forms of offices ask beside what letters ask, each matter once.

    That is the number of user IDs where of all that alone is known, or which posts use those of which it alone is, how it stands with duties of which a request for correction was upheld, or that are
    open of a user alone who is not asked by letter, and on which day answers were told of which nobody knows it.

    Args:
        offices: those that have a form enclosed.
        rules: by which they were judged.

    """
    with_form, rules = tuple(offices), tuple(rules)

    def duties(is_asked: Callable[[Finding, OfficeAssessment], bool]) -> tuple[Text, ...]:
        found = {
            finding.policy: each.office
            for each in with_form
            for finding in each.of(level=Level.SHALL)
            if is_asked(finding, each)
        }
        return tuple(rule.duty_of(found[rule.policy]) for rule in rules if rule.policy in found)

    anew = duties(lambda finding, _: finding.is_to_correct)
    if len(with_form) == 1:  # of one office it is said whose
        of_each = (duty_anew(*with_form, rule) for rule in rules if rule.level is Level.SHALL)
        anew = tuple(filter(None, of_each))
    undated = duties(lambda finding, _: asks_day(finding))
    others = duties(_is_on_the_form_alone)
    is_counted = any(each.office.accounts and each.office.only_counted for each in with_form)
    is_beside = any(map(posts_to_tell, with_form))
    matters = (
        _NUMBER if is_counted else _POSTS if is_beside else None,
        _ANEW.filled(duties=joined(anew)) if anew else None,
        _OTHERS.filled(duties=joined(others)) if others else None,
        _DAY.filled(duties=joined(undated)) if undated else None,
    )
    return tuple(filter(None, matters))


def _is_on_the_form_alone(finding: Finding, assessment: OfficeAssessment) -> bool:
    """Whether a letter asks a duty of nobody in an office, while the form asks it, as of one of whom it is not known which of before he is."""
    asked_otherwise = finding.is_to_correct or awaits_day(finding) or finding.waits_for or finding.awaits_reason
    return finding.is_open and not asked_otherwise and finding.policy not in owed_duties(assessment)


_NUMBER: Final = Text(
    en="how many user IDs the office has, and which posts use them",
    bn="দপ্তরের ইউজার আইডি কয়টি ও কোন কোন পদবির কাছে",
)
_POSTS: Final = Text(
    en="which posts use the user IDs of which only the number is known",
    bn="যে ইউজার আইডির শুধু সংখ্যা জানা, তা কোন কোন পদবির কাছে",
)
_ANEW: Final = Text(
    en="how it stands now with “{duties}”, since a request for correction of that was upheld",
    bn="“{duties}”-এর এখনকার অবস্থা, কারণ এ বিষয়ে সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে",
)
_OTHERS: Final = Text(en="how it stands now with “{duties}”", bn="“{duties}”-এর এখনকার অবস্থা")
_DAY: Final = Text(
    en="on which day the answer on “{duties}” was told",
    bn="“{duties}” বিষয়ে জমা থাকা উত্তরটি কোন তারিখের",
)
