"""An official address that is in question: the roster has one, while the office told that it has none, or the office answered without telling which one it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.evidence import MissingReason
from auditor.model.finding import UNNAMED, Outcome
from auditor.model.subjects import OfficeKind
from auditor.places.addresses import is_official, is_personal

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import RuleCard
    from auditor.model.subjects import Office

ADDRESS_HELD: Final = "official-email-held"
OF_ADDRESS: Final = frozenset({ADDRESS_HELD, "official-email-used"})
_HAS_NONE: Final = "none"
_NO_ADDRESS: Final = "no-address"
_PERSONAL: Final = "personal"
"""The duties under which an office tells its official address and that letters go from it, and by which codes it has none, or a personal one."""
_DOES_IT_WORK: Final = Text(
    en="Tell whether the listed address works; if it does not, apply to the ICT branch of your own directorate for an official one, and tell the date.",
    bn="তালিকায় থাকা ঠিকানাটি চালু কি না জানান; চালু না থাকলে সরকারি ঠিকানার জন্য নিজ অধিদপ্তরের আইসিটি শাখায় আবেদন করুন এবং তারিখ জানান।",
)
_FROM_WHICH: Final = Text(
    en="Official letters were said to go from an official mailbox, and the office to have no official address. Tell from which address they go: from the listed one or from another one.",
    bn="সরকারি ই-মেইল থেকে চিঠি পাঠানো হয় বলে জানা গেছে, আবার দপ্তরের সরকারি ঠিকানা নেই বলেও জানানো হয়েছে। কোন ঠিকানা থেকে পাঠানো হয় জানান: তালিকায় থাকা ঠিকানা, না অন্য কোনো ঠিকানা।",
)

_DIRECTORATE: Final = Text(en="the ICT branch of your own directorate", bn="নিজ অধিদপ্তরের আইসিটি শাখায়")
_AUTHORITY: Final = Text(en="the authority over your office", bn="নিজ নিয়ন্ত্রণকারী কর্তৃপক্ষের কাছে")
_STILL_THIS_ONE: Final = Text(
    en="Tell whether the office's official e-mail address is {mail} or another one, and write that address; if there is none, say so.",
    bn="দপ্তরের সরকারি ই-মেইল ঠিকানা {mail}, না অন্য কোনোটি, ঠিকানাটি লিখে জানান; না থাকলে তা-ও জানান।",
)


def denied_on(assessment: OfficeAssessment) -> date | None:
    """Return on which day an office told that it has no official address, where it counts and the roster names one."""
    if not assessment.office.email or assessment.office.email_told:
        return None
    held = (each for each in assessment.findings if each.policy == ADDRESS_HELD and each.outcome is Outcome.FAIL)
    return next((each.observed_on for each in held if each.code == _HAS_NONE), None)


def is_said_of_no_address(finding: Finding, assessment: OfficeAssessment) -> bool:
    """Return whether letters were said to go from an official mailbox by an office that told to have none: so they do not count."""
    held = (each.code for each in assessment.findings if each.policy == ADDRESS_HELD)
    return finding.code == _NO_ADDRESS and _HAS_NONE in held


def asking_first(rule: RuleCard, office: Office) -> RuleCard:
    """Return one of both rules with the step of an office that denied the listed address (see `denied_on`): whether that is right is asked, nothing is said to be so.

    A personal one is no official address, be it in use or not: it is to be replaced, as where the office told it.
    """
    of_held = rule.policy == ADDRESS_HELD
    code, step = (_HAS_NONE, _DOES_IT_WORK) if of_held else (_NO_ADDRESS, _FROM_WHICH)
    if is_personal(office.email.rpartition("@")[2]):
        step = rule.step(_PERSONAL if of_held else code)
    return replace(rule, remedies=(*rule.remedies, (code, step)))


def applying_where_it_can(rule: RuleCard, office: Office) -> RuleCard:
    """Return one of both rules with its steps as they are said of an office: one that is no department has no directorate to apply to."""
    if office.kind is OfficeKind.DEPARTMENT:
        return rule
    steps = tuple((code, _of_no_directorate(step)) for code, step in rule.remedies)
    return replace(rule, remedy=_of_no_directorate(rule.remedy), remedies=steps)


def _of_no_directorate(step: Text) -> Text:
    return Text(en=step.en.replace(_DIRECTORATE.en, _AUTHORITY.en), bn=step.bn.replace(_DIRECTORATE.bn, _AUTHORITY.bn))


def asking_of_known(rule: RuleCard, assessment: OfficeAssessment) -> RuleCard:
    """Return the rule of the address held with what is asked where nothing was told of it, an answer on it could not be read, or is of the address before, and the roster names an official one, or the office told it whole: whether it is that one."""
    office = assessment.office
    address = office.email_told or office.email
    is_open = any(
        each.reason in {MissingReason.OTHER_MAILBOX, MissingReason.NEVER_TOLD}
        or (each.reason is MissingReason.UNCLEAR and not awaits_address(each))
        for each in assessment.findings
        if each.policy == rule.policy
    )
    if not (is_open and is_official(address, ())):
        return rule
    return replace(rule, when_unknown=_STILL_THIS_ONE.filled(mail=address))


def awaits_address(finding: Finding) -> bool:
    """Return whether an office answered that it has an official address, and not which one: that is still to be told. One that nobody can read says no such thing."""
    return finding.reason is MissingReason.UNCLEAR and finding.code == UNNAMED
