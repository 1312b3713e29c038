"""A workspace in which sheets were given out, an office that answers, and the secrets that open its slips, in memory.

Without its registers, where a case is not about them, slips come to the same, and nobody reads them over and over.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time
from importlib import resources
from pathlib import Path

from few_offices import lay_example
from msgspec.structs import replace

from auditor.model.facts import Method, Strength
from auditor.model.journal import AccountTag, Invited, KeysMade
from auditor.model.selfcheck import Slip, SlipFacts, TwoStepAnswer
from auditor.rounds.asking import slip_doubts
from auditor.rounds.assessing import made_now
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck import slips
from auditor.slip import sealing
from auditor.slip.codes import CampaignSecrets, account_code, code_tags

OPENED, DAY = date(2024, 3, 1), date(2024, 3, 20)
ROUND = "2024-03"
EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
FACTS = SlipFacts(
    "upper+lower+symbol", True, Strength.STRONG, reused=False, changed=0,
    two_step=TwoStepAnswer.ASKED, method=Method.TOTP, profile=0, shared=False,
)  # fmt: skip


class Store:
    """Holds secrets in memory, as the keyring of this computer would."""

    def __init__(self, *secrets):
        self.held = {one.key_id: one for one in secrets}

    def get(self, key):
        return self.held.get(key)


class Case:
    """A workspace in which sheets were given out, and an office that answers."""

    def __init__(self, folder: Path, *, registers: bool = True, asked_since: date | None = None):
        self.asked_since = asked_since
        lay_example(folder)
        for path in () if registers else (folder / "evidence").glob("register-*"):
            path.unlink()
        self.folder = folder
        self.space = listed.open_workspace(folder)
        self.roster = listed.roster_of(self.space)
        self.accounts = [account.id for office in self.roster.offices for account in office.accounts]
        self.secrets = CampaignSecrets.new()
        self.store = Store(self.secrets)
        self.ledger = Ledger(self.space.ledger_path)
        self.codes, self.tags = self.give_out(ROUND, self.secrets)
        self.account = next(one.id for office in self.roster.offices if not office.voluntary for one in office.accounts)
        self.office = self.account.split("/")[0]
        self.office_name = next(office.name.en for office in self.roster.offices if office.id == self.office)
        (folder / "evidence" / "slips").mkdir()

    def give_out(self, named, secrets):
        codes = {account: account_code(secrets, named, account) for account in self.accounts}
        salt, tags = code_tags(named, codes)
        self.ledger.note(
            KeysMade(named, named[:7], secrets.key_id, secrets.public_key.hex(), OPENED),
            Invited(
                named,
                salt,
                tuple(AccountTag(*pair) for pair in tags.items()),
                "0" * 64,
                OPENED,
                None,
                asked_since=self.asked_since,
            ),
        )
        return codes, tags

    def seal(self, facts=FACTS, on=date(2024, 3, 10), at=time(9, 5), code=None, account=None, **parts):
        account = account or self.account
        made = replace(Slip(ROUND, self.tags[account], "1", datetime.combine(on, at), "", facts), **parts)
        return sealing.seal(made, code or self.codes[account], self.secrets.public_key)

    def drop(self, name, content):
        path = self.folder / "evidence" / "slips" / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def undated(self):
        """Return the slips of which it is asked on which day they were made."""
        return slip_doubts.undated_slips(made_now(listed.open_workspace(self.folder), DAY))

    def unordered(self):
        """Return the slips of which it is asked which was made last."""
        return slip_doubts.unordered_slips(made_now(listed.open_workspace(self.folder), DAY))

    def take(self, day=DAY, store=None):
        return slips.open_slips(self.space, self.roster, day, lambda: store or self.store)

    def observed(self):
        """Return what the observation files say: (subject, fact, value, grade, day)."""
        found = set()
        for path in (self.folder / "evidence" / "intake").glob("*.json"):
            for one in json.loads(path.read_bytes())["observations"]:
                found.add((one["subject"], one["fact"], json.dumps(one["value"]), one["grade"], one["on"]))
        return found

    def state(self):
        """Return everything that a refused slip must not change."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file() and path.name != "ledger.db" and not {"slips", ".cache"} & {*path.parts}
        }
