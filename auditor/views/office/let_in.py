"""What an office reads of users who cannot log in: it waits for the portal's authority, what is left to them once they are let in, and whose matter waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.views.letters.sent_letters import clause_on, is_to_try_again
from auditor.views.office.whose_steps import who

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.letters import Letter
    from auditor.model.round import RuleCard
    from auditor.model.views.summary import ProposalCode

_UNTIL_LET_IN: Final = Text(
    en="{posts}: you told that the login does not work and a reset was applied for; only the portal's authority can settle that. If you have "
    "not told yet when and where it was applied for, tell the assistant programmer. Tell as soon as the login works; then to be done or told: {duties}.",
    bn="{posts}: লগইন করা যাচ্ছে না এবং রিসেটের আবেদন করা হয়েছে বলে জানিয়েছেন; এর সমাধান পোর্টাল কর্তৃপক্ষের হাতে। আবেদন কবে ও কোথায় করেছেন তা না জানিয়ে "
    "থাকলে সহকারী প্রোগ্রামারকে জানান। লগইন করা গেলেই জানান; তখন যা করতে বা জানাতে হবে: {duties}।",
)


def until_let_in(assessment: OfficeAssessment, rules: Sequence[RuleCard], asked: Sequence[Letter]) -> tuple[Text, ...]:
    """Return of who cannot log in what waits, once for all whose duties are the same; nothing of who is to try it again (since the owner answered about it among `asked`)."""
    own_duty = {rule.policy: rule.own_duty for rule in rules}
    office = assessment.office
    waiting: dict[str, list[Finding]] = {}
    for finding in assessment.of(level=Level.SHALL):
        if finding.shut_out:
            waiting.setdefault(finding.subject, []).append(finding)
    posts: dict[Text, list[Text]] = {}
    for subject, findings in waiting.items():
        if not any(is_to_try_again(finding, office, asked) for finding in findings):
            duties = joined(own_duty[finding.policy] for finding in findings)
            posts.setdefault(duties, []).append(office.called[subject])
    return tuple(_UNTIL_LET_IN.filled(posts=joined(called), duties=duties) for duties, called in posts.items())


def who_waits(assessment: OfficeAssessment, asked: Sequence[Letter]) -> dict[ProposalCode, Text]:
    """Return by clause on the portal whose matter it is, as steps call them; nothing where it is that of every user of the office.

    Args:
        assessment: of the office.
        asked: the letters that the portal's owner got about what is in the way now, oldest first.

    """
    office = assessment.office
    waiting: dict[ProposalCode, list[str]] = {}
    for finding in assessment.of(level=Level.SHALL):
        clause = clause_on(finding, office, asked)
        if clause is not None:
            waiting.setdefault(clause, []).append(finding.subject)
    return {clause: who(of, office) for clause, of in waiting.items() if set(of) < set(office.called)}
