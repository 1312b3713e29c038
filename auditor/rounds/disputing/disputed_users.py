"""Of which user ID of an office a request for correction is: those whom a duty concerns, as its report numbers them, and which is meant."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined, match_key
from auditor.model.baseline import Level
from auditor.model.errors import WorkspaceError
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment


def users_of(assessment: OfficeAssessment, policy: str = "") -> dict[str, tuple[int, Text]]:
    """Return the accounts (ids) of an office that a duty (its policy's id; any for none) concerns, each with its number in the table of its report and how it is called."""
    office, ordered = assessment.office, assessment.of(level=Level.SHALL)
    about = {
        each.subject for each in ordered if policy in {"", each.policy} and each.outcome is not Outcome.NOT_APPLICABLE
    }
    table, called = sorted(office.numbers.items(), key=itemgetter(1)), office.called
    return {account: (number, called[account]) for account, number in table if account in about}


def user_meant(assessment: OfficeAssessment, policy: str, typed: str) -> str:
    """Return the id of the account of an office that is meant: its id, its post, or its number in the table of the office's report; empty where nothing was typed.

    Raises:
        WorkspaceError: the duty (its policy's id) is of none of its accounts, there is no such, or several may be meant.

    """
    if not typed.strip():
        return ""
    users, wanted = users_of(assessment, policy), {typed.strip(), match_key(typed)}
    if not users:
        raise WorkspaceError(_NO_USERS)
    posts = {account.id: account.post for account in assessment.office.accounts}
    meant = []
    for account, (number, called) in users.items():
        words = (match_key(each) for text in (called, posts[account]) for each in (text.bn, text.en))
        if not wanted.isdisjoint((account, f"{number}", *words)):
            meant.append(account)
    if len(meant) != 1:
        listed = joined((_NUMBERED.filled(n=number, user=called) for number, called in users.values()), "; ")
        raise WorkspaceError(_WHICH_USER.filled(office=assessment.office.name, users=listed))
    return meant[0]


_NO_USERS: Final = Text(
    en="This duty is of the office itself, and of none of its user IDs: enter the request without a user.",
    bn="এই করণীয়টি দপ্তরের নিজের, কোনো ইউজার আইডির নয়; ইউজার উল্লেখ না করে অনুরোধটি লিখুন।",
    on_screen=Text(
        en='This duty is of the office itself, and of none of its user IDs: choose "all of the office".',
        bn="এই করণীয়টি দপ্তরের নিজের, কোনো ইউজার আইডির নয়; “পুরো দপ্তর” বেছে নিন।",
    ),
)
_NUMBERED: Final = Text(en="{n} {user}", bn="{n} {user}")
_WHICH_USER: Final = Text(
    en="It is not clear which user of {office} is meant; nothing was written. Name one by the number before it: {users}",
    bn="{office:র} কোন ইউজার আইডি বোঝানো হয়েছে তা স্পষ্ট নয়; কিছু লেখা হয়নি। নামের আগের নম্বর দিয়ে একটি লিখুন: {users}",
    on_screen=Text(
        en="The round that is meant, or this duty, does not have that user of {office}; nothing was written. Choose one of: {users}",
        bn="যে যাচাই নিয়ে অনুরোধ তাতে, বা এই করণীয়ে, {office:র} ওই ইউজার নেই; কিছু লেখা হয়নি। এঁদের একজনকে বেছে নিন: {users}",
    ),
)
