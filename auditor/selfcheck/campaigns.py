"""Self-check campaigns: for each meeting the keys, codes and page by which offices check themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.baseline import Level
from auditor.model.facts import PASSWORD_CHANGED_ON, Scope
from auditor.model.journal import AccountTag, Invited, KeysMade
from auditor.model.policy import Composition
from auditor.model.selfcheck import Campaign, CampaignAccount
from auditor.rounds.evidence import evidence_folder
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import counted_roster_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import is_made_for, meeting_on, meetings_of, month_planned, next_held

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.model.baseline import Baseline, Decision
    from auditor.model.identity import Identities
    from auditor.model.subjects import Roster
    from auditor.workspace.folder import Workspace

MOST_CAMPAIGNS_A_MEETING: Final = 99
_WAY: Final = "two-step-method"
_STRENGTH: Final = "password-strength"
_WITH_DIGIT: Final = "upper+lower+symbol+digit"


def folder_name(campaign_id: str) -> str:
    """Return the name of a campaign's folder below ``out/``."""
    return f"invitations-{campaign_id}"


def page_name(campaign_id: str) -> str:
    """Return the file name of a campaign's self-check page."""
    return f"selfcheck-{campaign_id}.html"


def page_of(space: Workspace, campaign: Campaign) -> bytes:
    """Return the self-check page of a campaign as the workspace gives it out: the language it begins with is always the same.

    Raises:
        AuditorError: the engine of the page is not installed.

    """
    from auditor.selfcheck.page import page  # noqa: PLC0415 only a page that is given out should cost its texts

    return page(campaign, space.config.language)


def campaigns(space: Workspace, meeting: str = "") -> tuple[KeysMade, ...]:
    """Return the campaigns of a meeting in order, or all; the last one counts."""
    made = Ledger(space.ledger_path).notes(KeysMade)
    return tuple(keys for keys in made if not meeting or keys.meeting == meeting)


def month_of(space: Workspace, named: str | None, day: date) -> str:
    """Return the month (YYYY-MM) by which campaigns name a meeting: that for which it was first planned, wherever it was moved since.

    Where no month is asked for it is that of the campaign that was made for the meeting that is next, in whatever month that was
    done and by whichever it was named; where there is none, the month of the day.

    Args:
        space: the workspace.
        named: the month that is asked for: the one for which it was planned, or in which it is held; None for what was made for the next meeting.
        day: today: of several meetings of the month the next one is meant, else the last.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    meetings, there = meetings_of(space), campaigns(space)
    made = {keys.meeting for keys in there}
    if named is None and (following := next_held(meetings, day)) is not None:
        of_next = (keys.meeting for keys in reversed(there) if is_made_for(meetings, keys.meeting, keys.on, following))
        named = next(of_next, None)
    month = named or f"{day:%Y-%m}"
    found = month_planned(meetings, month, day)
    return month if month in made and found not in made else found


def campaign(space: Workspace, campaign_id: str = "") -> Campaign | None:
    """Return a campaign as its page knows it, from the workspace and the ledger alone; None when no sheets were made.

    Args:
        space: the workspace, with its roster.
        campaign_id: which campaign; empty for the last one.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    made = next((keys for keys in reversed(campaigns(space)) if campaign_id in {"", keys.round}), None)
    if made is None:
        return None
    known = last_invited(Ledger(space.ledger_path), made.round)
    return None if known is None else campaign_with(space, counted_roster_of(space), made, known)


def last_invited(ledger: Ledger, campaign_id: str) -> Invited | None:
    """Return what was last noted of the sheets of a campaign; None where none were made."""
    return next((invited for invited in reversed(ledger.notes(Invited)) if invited.round == campaign_id), None)


def due_now(space: Workspace, made: Invited) -> date | None:
    """Return until when answers are asked for by the sheets of a campaign, were they made now: the day of a meeting goes with it where that is put off.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    return meeting_on(meetings_of(space), made.due).day if made.due is not None else None


def digest_on_sheets(space: Workspace, campaign_id: str) -> str:
    """Return the SHA-256 of the page as the sheets that were last made carry it; empty where none were made."""
    invited = last_invited(Ledger(space.ledger_path), campaign_id)
    return invited.page if invited is not None else ""


def campaign_with(space: Workspace, roster: Roster, made: KeysMade, known: CampaignCodes | Invited) -> Campaign:
    """Return a campaign as its page knows it, with the tags of the accounts that are invited."""
    from auditor.workspace.near_words import near_words  # noqa: PLC0415 passwords are judged only by the page

    config = space.config
    serials = [decision.serial for decision in checked_decisions(space.baseline)]
    tags = tags_now(known.accounts, identities.known(Ledger(space.ledger_path)))
    committee, upazila = config.committee.name, config.committee.upazila
    return Campaign(
        id=made.round,
        meeting=made.meeting,
        public_key=bytes.fromhex(made.public_key),
        tag_salt=known.tag_salt,
        opened=made.on,
        due=known.due,
        rule=space.baseline.password_rule,
        digit=digit_setting(space),
        decision_day=evidence_folder.counts_from_of(space.baseline).of(PASSWORD_CHANGED_ON),
        decision_serial=next(iter(serials), ""),
        committee=Text(en=f"{committee.en}, {upazila.en}", bn=f"{committee.bn}, {upazila.bn}"),
        ap_phone=config.letterhead.ap_phone,
        uno_mail=config.letterhead.uno_mail,
        accounts=tuple(
            CampaignAccount(tags[account.id].tag, office.name, called[account.id])
            for office in roster.offices
            for called in (office.called,)
            for account in office.accounts
            if account.id in tags
        ),
        words=near_words(space, roster.offices),
        year=made.on.year,
        example=config.example,
        way_ordered=_is_way_ordered(space.baseline),
        least_strength=least_strength(space.baseline),
    )


def tags_now(tagged: Iterable[AccountTag], everybody: Identities) -> dict[str, AccountTag]:
    """Return the tags of accounts by the ids that these have now; of several that turned out to be one, its own where it has one."""
    own_last = sorted(tagged, key=lambda given: everybody.id_now(given.account) == given.account)
    return {everybody.id_now(given.account): given for given in own_last}


def checked_decisions(baseline: Baseline) -> tuple[Decision, ...]:
    """Return the decisions that order anything of what a user checks, else the first that orders anything."""
    of_users = {
        rule.decision for rule in baseline.rules if rule.level is Level.SHALL and rule.policy.scope is Scope.ACCOUNT
    }
    ordering = baseline.ordering
    return tuple(decision for decision in ordering if decision.id in of_users) or ordering[:1]


def _is_way_ordered(baseline: Baseline) -> bool:
    """Return whether it is ordered, and not only advised, where the code of two-step comes."""
    return any(rule.policy.id == _WAY and rule.level is Level.SHALL for rule in baseline.rules)


def least_strength(baseline: Baseline) -> str:
    """Return the lowest band of a password that is ordered, and not only advised; empty where none is."""
    ordered = (rule for rule in baseline.rules if rule.policy.id == _STRENGTH and rule.level is Level.SHALL)
    return next((str(getattr(rule.settings, "least", "fair")) for rule in ordered), "")


def digit_setting(space: Workspace) -> str:
    """Return whether a digit is required, advised or left out of account."""
    for rule in space.baseline.rules:
        if isinstance(rule.settings, Composition):
            return rule.settings.digit
    return "require" if space.baseline.password_rule == _WITH_DIGIT else "off"


# Keys, codes and what is noted


class CampaignCodes(Struct, frozen=True):
    """The codes of a campaign by the ids that accounts have now, and their tags; the codes show in no repr."""

    by_account: HiddenCodes
    tag_salt: str
    accounts: tuple[AccountTag, ...]
    due: date | None
    retagged: bool


class HiddenCodes(dict[str, str]):
    """Codes by account, that show themselves nowhere."""

    def __repr__(self) -> str:
        """Tell how many there are."""
        return f"<{len(self)} codes>"
