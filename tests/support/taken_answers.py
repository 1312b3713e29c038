"""A workspace in which answers about who is who are given and taken back, and what is told meanwhile."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from changing import replace
from hand_roster import ADMINISTRATIVE, BY_HAND
from judged_for import judged_for

from auditor.model.evidence import Observation, Reference
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.identity import Sameness
from auditor.model.journal import SlipOpened
from auditor.model.witnessing import Witnessed
from auditor.register.columns import columns
from auditor.roster.names import post_text
from auditor.rounds import keeping, recomputing
from auditor.rounds.asking import taking_back
from auditor.rounds.evidence.observing import file_of
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import writing

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, THIRD = date(2024, 3, 21), date(2024, 4, 18), date(2024, 5, 16)


SECOND_TOLD = date(2024, 4, 10)
SECRETARY = post_text("ইউপি সচিব")


def with_both(office):
    """List the secretary again, beside the one who was taken for him."""
    ours = [account for account in office.accounts if account.post == ADMINISTRATIVE]
    return replace(office, accounts=(*office.accounts, *(replace(each, post=SECRETARY, login="") for each in ours)))


def with_two_in_place_of_one(office):
    """List two of other posts, without a user ID, in the place of a secretary."""
    if office.id != BY_HAND:
        return office
    secretary, *others = office.accounts
    two = (replace(secretary, post=post_text(post), login="") for post in ("নৈশ প্রহরী", "দারোয়ান"))
    return replace(office, accounts=(*two, *others))


def with_another_login(office):
    accounts = (replace(account, login=account.login and f"{account.login}9") for account in office.accounts)
    return replace(office, accounts=tuple(accounts)) if office.id == BY_HAND else office


def register(
    office: str = "লতা ইউনিয়ন পরিষদ", post: str = ADMINISTRATIVE.bn, says: str = "হ্যাঁ", on: str = "2024-04-10"
) -> bytes:
    """Return a register typed by hand, in which an office says whether two-step is on: that of the administrative officer, or of a post."""
    headings = {column.name: column.heading.bn for column in columns()}
    row = {
        "office": office,
        "post": post,
        "contacted-on": on,
        "way": "ফোনে",
        "two-step": says,
    }
    content = io.StringIO()
    table = csv.writer(content)
    table.writerow(headings[name] for name in row)
    table.writerow(row.values())
    return content.getvalue().encode()


def keep(folder: Path, day: date = FIRST):
    return keeping.keep_round(open_workspace(folder), day, f"{day:%Y-%m}", "5a17", doubted=lambda _: None)


def look(folder: Path):
    return judged_for(open_workspace(folder), THIRD, "2024-09")


def found(folder: Path) -> list[tuple[str, list[tuple[str, Outcome]]]]:
    """Whom the list shows, with each finding."""
    return [
        (row.office.name.en, [(finding.subject, finding.outcome) for finding in row.findings])
        for row in look(folder).assessments
    ]


def answer(folder: Path, said: Sameness, day: date = SECOND, **more) -> None:
    """Give one answer to all that is asked."""
    space = open_workspace(folder)
    doubts = identities.assigned(space, identities.known(Ledger(space.ledger_path))).doubts
    assert doubts
    noted = [
        given for doubt in doubts for given in doubt.answered(doubt.before[0].id, said, meeting=f"{day:%Y-%m}", **more)
    ]
    identities.answer(space, noted, day)


def yeses_of_second(folder: Path) -> set[str]:
    """Whose yes of the second month counts."""
    return {
        finding.subject
        for row in look(folder).assessments
        for finding in row.findings
        if finding.outcome is Outcome.PASS and SECOND_TOLD in finding.days_told
    }


def is_yes_to_two_step(finding) -> bool:
    return finding.policy == "two-step-enabled" and finding.outcome is Outcome.PASS


def enabled(folder: Path, office: str) -> dict[str, Outcome]:
    """Return how two-step stands with the accounts of an office, by their posts."""
    (row,) = (row for row in look(folder).assessments if row.office.id == office)
    found = {finding.subject: finding.outcome for finding in row.findings if finding.policy == "two-step-enabled"}
    return {account.post.bn: found[account.id] for account in row.office.accounts}


def observation(account: str, *, value: bool, by: str = "slip") -> Observation:
    return Observation((account,), TWO_STEP_ENROLLED, value, Grade.SELF_CHECKED, by, SECOND_TOLD, Reference("", ""))


def opened(folder: Path, account: str, *, value: bool, number: int = 1) -> None:
    """Open a slip of an account that says whether two-step is on; one of a higher number was made later."""
    file = file_of("slip", f"slip-{number}", [observation(account, value=value)])
    writing.write(folder / "evidence" / file.name, file.content)
    clock = f"{SECOND_TOLD}T09:0{number}"
    text = str(number) * 64
    noted = SlipOpened(
        "2024-03", account, text, "7QX2M9", SECOND_TOLD, file.name, file.sha256, SECOND_TOLD, number, clock
    )
    Ledger(folder / "ledger.db").note(noted)


def countersigned(folder: Path, account: str, number: int = 1) -> None:
    """Countersign that slip of an account, on whose login two-step was on."""
    file = file_of("witness", f"witness-{SECOND_TOLD}", [observation(account, value=True, by="witness")])
    writing.write(folder / "evidence" / file.name, file.content)
    noted = Witnessed(account, "7QX2M9", SECOND_TOLD, file.name, file.sha256, THIRD, str(number) * 64)
    Ledger(folder / "ledger.db").note(noted)


def tell_apart(folder: Path) -> None:
    """Answer that of two who are listed the secretary is the one of before."""
    space = open_workspace(folder)
    for doubt in identities.assigned(space, identities.known(Ledger(space.ledger_path))).doubts:
        said = Sameness.SAME if doubt.account.post == SECRETARY else Sameness.OTHER
        identities.answer(space, doubt.answered(doubt.before[0].id, said), THIRD)


def take_back_all(folder: Path, day: date = THIRD) -> taking_back.Restored:
    space = open_workspace(folder)
    held = [each.number for each in taking_back.given(space) if each.holds]
    restored = taking_back.prepared(space, held, day)
    taking_back.take_back(space, held, day)
    return restored


def all_agree(folder: Path) -> bool:
    space = open_workspace(folder)
    return all(recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds())
