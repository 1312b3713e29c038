"""Makes a small invented upazila with two kept rounds, by the program as it is now: a golden copy for later ones.

Run by hand, once for every format of workspace or ledger, before it changes:
``python tests/golden/make_workspace.py tests/golden/workspaces/NAME``. A copy that is there is never made again: it shows
that what earlier programs kept can still be read. It holds posts and invented logins, no person, no password.
"""

from __future__ import annotations

import csv
import io
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Final

from msgspec import structs

from auditor.i18n import Text
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import PASSWORD_REUSED, PASSWORD_STRENGTH, Method, Strength
from auditor.model.grades import Grade
from auditor.model.journal import AccountTag, Invited, KeysMade
from auditor.model.selfcheck import SinceDecision, Slip, SlipFacts, TwoStepAnswer
from auditor.model.subjects import Account, Office, OfficeKind, Roster, numbered_accounts
from auditor.register.columns import columns
from auditor.roster import form
from auditor.rounds import keeping, listed, observing
from auditor.rounds.ledger import Ledger
from auditor.selfcheck import slips
from auditor.slip import sealing
from auditor.slip.codes import CampaignSecrets, account_code, code_tags
from auditor.witness import recording
from auditor.witness.asking import CodeSeen, ShownTwoStep
from auditor.witness.seeing import Occasion, Seen

SETTINGS: Final = """\
# Example of an invented upazila: posts and invented logins, no people. নমুনা: কল্পিত উপজেলা, কোনো ব্যক্তির তথ্য নেই।
language = "bn"
example = true
baseline = "paikgacha-2024-01"
official_domains = ["example.org"]

[committee]
name = { en = "Upazila ICT Committee", bn = "উপজেলা আইসিটি বিষয়ক কমিটি" }
upazila = { en = "Namunapur", bn = "নমুনাপুর" }
district = { en = "Namuna", bn = "নমুনা" }

[letterhead]
bn = ["উপজেলা নির্বাহী অফিসারের কার্যালয়", "নমুনাপুর, নমুনা"]
en = ["Office of the Upazila Nirbahi Officer", "Namunapur, Namuna"]
answer_days = 7

[meeting]
next = 2024-04-18
"""
DEPARTURE: Final = """
[[departures]]
subject = "resource-centre"
reason = "merged"
"""
WAIVERS: Final = """\
[[waivers]]
policy = "two-step-enabled"
subject = "statistics"
reason = "the portal is being migrated"
approved_by = "০৫ নং সিদ্ধান্ত, ফেব্রুয়ারি ২০২৪"
until = 2024-03-31
"""
CAMPAIGN: Final = "2024-03"
SECRETS: Final = CampaignSecrets((1).to_bytes(32), bytes(range(32)))
"""Invented, so that later programs can open the slips."""


class _Store:
    """Holds the secrets as the keyring of a computer would."""

    def get(self, key: str) -> CampaignSecrets | None:
        """Return the secrets of that name."""
        return SECRETS if key == SECRETS.key_id else None


STORE: Final = _Store()
CLERK: Final = Text(en="Office Assistant", bn="অফিস সহকারী")
HEAD: Final = Text(en="Upazila Officer", bn="উপজেলা কর্মকর্তা")
ROUNDS: Final = (("2024-02", date(2024, 2, 20), "0" * 31 + "1"), ("2024-03", date(2024, 3, 21), "0" * 31 + "2"))
Answers = dict[str, str]


def _office(name: str, words: Text, kind: OfficeKind, *posts: Text, **more: object) -> Office:
    accounts = tuple(
        Account(f"{name}/{place}", post, f"{name[:4]}.{place}") for place, post in enumerate(posts, start=1)
    )
    return Office(name, words, kind, HEAD, accounts=accounts, **more)  # type: ignore[arg-type]


STATISTICS: Final = _office(
    "statistics", Text(en="Statistics Office", bn="পরিসংখ্যান অফিস"), OfficeKind.DEPARTMENT, HEAD, CLERK,
    portal="statistics.example.gov.bd", email="statistics@example.gov.bd",
)  # fmt: skip
LAND: Final = _office(
    "land", Text(en="Land Office", bn="ভূমি অফিস"), OfficeKind.DEPARTMENT, HEAD, CLERK,
    portal="land.example.gov.bd", email="land.office@example.com", user_count=3,
)  # fmt: skip
UNION: Final = _office(
    "namuna-up",
    Text(en="Namuna Union", bn="নমুনা ইউনিয়ন পরিষদ"),
    OfficeKind.UNION,
    CLERK,
    portal="namunaup.example.gov.bd",
)
COUNTED: Final = Office(
    "sub-registry", Text(en="Sub-registry", bn="সাব-রেজিস্ট্রি অফিস"), OfficeKind.DEPARTMENT, HEAD,
    user_count=2, accounts=numbered_accounts("sub-registry", 2),
)  # fmt: skip
CENTRE: Final = _office("resource-centre", Text(en="Resource Centre", bn="রিসোর্স সেন্টার"), OfficeKind.DEPARTMENT, HEAD)
UNO: Final = _office("uno", Text(en="Office of the UNO", bn="ইউএনও কার্যালয়"), OfficeKind.UNO, HEAD, voluntary=True)

FEBRUARY: Final[tuple[tuple[Office, Text | None, Answers], ...]] = (
    (STATISTICS, None, {
        "contacted-on": "০৫.০২.২০২৪", "told-by": "উপজেলা কর্মকর্তা", "way": "ফোন", "two-step": "চালু নেই",
        "reset": "০১.০২.২০২৪", "rule": "হ্যাঁ", "profile": "ঠিক আছে", "users": "একজন", "email": "আছে", "email-use": "নিয়মিত",
        "cause": "পোর্টাল রূপান্তর চলছে",
    }),
    (LAND, None, {
        "contacted-on": "০৬.০২.২০২৪", "told-by": "অফিস সহকারী", "way": "সভা", "two-step": "চালু, লগইনে কোড চায়",
        "method": "অ্যাপে", "reset": "হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ তারিখের পরে", "rule": "হ্যাঁ", "profile": "০৩.০২.২০২৪",
        "users": "একাধিক জন", "email": "নেই",
    }),
    (LAND, CLERK, {
        "contacted-on": "০৮.০২.২০২৪", "told-by": "অফিস সহকারী", "way": "সরাসরি যাচাই (সামনে থেকে)", "two-step": "চালু নেই",
        "reset": "না", "since": "০৭.০২.২০২৪",
    }),
    (UNION, None, {
        "contacted-on": "০৭.০২.২০২৪", "told-by": "অফিস সহকারী", "way": "তথ্য ছক", "two-step": "কোড আসে না", "reset": "গত মাসে",
        "rule": "না", "profile": "ঠিক করা হয়নি",
    }),
    (COUNTED, None, {"contacted-on": "০৭.০২.২০২৪", "told-by": "উপজেলা কর্মকর্তা", "way": "ফোন", "count": "৩", "two-step": "চালু, পরীক্ষা করিনি"}),
    (CENTRE, None, {"contacted-on": "০৮.০২.২০২৪", "told-by": "উপজেলা কর্মকর্তা", "way": "ফোন", "two-step": "পোর্টালে সুযোগ নেই"}),
)  # fmt: skip
MARCH: Final[tuple[tuple[Office, Text | None, Answers], ...]] = (
    (UNION, None, {
        "contacted-on": "১০.০৩.২০২৪", "told-by": "অফিস সহকারী", "way": "ফোন", "two-step": "চালু, লগইনে কোড চায়", "method": "এসএমএসে",
        "reset": "০৯.০৩.২০২৪", "rule": "হ্যাঁ", "profile": "০৯.০৩.২০২৪",
    }),
    (STATISTICS, None, {
        "contacted-on": "১১.০৩.২০২৪", "told-by": "উপজেলা কর্মকর্তা", "way": "ফোন", "email-use": "মাঝে মাঝে", "profile": "ঠিক আছে",
    }),
    (LAND, None, {"contacted-on": "২৮.০৩.২০২৪", "told-by": "উপজেলা কর্মকর্তা", "way": "ফোন", "email": "আছে"}),
)  # fmt: skip


def _register(rows: tuple[tuple[Office, Text | None, Answers], ...]) -> bytes:
    """Return a register as a spreadsheet program saves it as CSV."""
    headings = {
        column.name: column.heading.bn for column in columns() if column.name not in {"id", "serial", "context"}
    }
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(headings.values())
    for office, post, answers in rows:
        cells = answers | {"office": office.name.bn} | ({"post": post.bn} if post else {})
        table.writerow(cells.get(name, "") for name in headings)
    return out.getvalue().encode("utf-8-sig")


def _keep(folder: Path, meeting: str, day: date, salt: str) -> None:
    keeping.keep_round(listed.open_workspace(folder), day, meeting, salt, doubted=lambda _: None)


def make(folder: Path) -> None:
    """Make the workspace in a folder that is not there yet."""
    evidence = folder / "evidence"
    evidence.mkdir(parents=True)
    (folder / "auditor.toml").write_bytes(SETTINGS.encode())
    (folder / "waivers.toml").write_bytes(WAIVERS.encode())
    (folder / "roster.xlsx").write_bytes(form.write_workbook(Roster((STATISTICS, LAND, UNION, COUNTED, CENTRE, UNO))))
    (evidence / "register-2024-02.csv").write_bytes(_register(FEBRUARY))
    space = listed.open_workspace(folder)
    account = listed.roster_of(space).offices[0].accounts[0].id
    day = date(2024, 2, 12)
    seen = [
        Observation((account,), fact, value, Grade.SELF_CHECKED, "vault", day, Reference("", ""))
        for fact, value in ((PASSWORD_STRENGTH, Strength.STRONG), (PASSWORD_REUSED, False))
    ]
    observing.record_observations(space, by="vault", stem="vault-statistics", observations=seen, day=day)
    _keep(folder, *ROUNDS[0])
    (evidence / "register-2024-03.csv").write_bytes(_register(MARCH))
    (folder / "auditor.toml").write_bytes((SETTINGS + DEPARTURE).encode())
    (folder / "roster.xlsx").write_bytes(
        form.write_workbook(
            Roster(
                (
                    structs.replace(
                        STATISTICS, accounts=(_new_holder(STATISTICS.accounts[0]), *STATISTICS.accounts[1:])
                    ),
                    Office("land", LAND.name, LAND.kind, HEAD, accounts=LAND.accounts[:1]),
                    UNION,
                    COUNTED,
                    UNO,
                )
            )
        )
    )
    _slips(folder)
    _login(folder)
    _keep(folder, *ROUNDS[1])


def _new_holder(account: Account) -> Account:
    """Return an account whose post somebody else took in March, after his predecessor's February."""
    return structs.replace(account, holder_since=date(2024, 3, 5))


def _login(folder: Path) -> None:
    """Enter a login of March by which what was told four days before is refuted."""
    space = listed.open_workspace(folder)
    (union,) = (office for office in listed.roster_of(space).offices if office.kind is OfficeKind.UNION)
    day = date(2024, 3, 14)
    occasion = Occasion(union.accounts[0].id, day, date(2024, 1, 18), "seen-in-person", "1234-5678")
    recording.record(space, union, Seen(CodeSeen.NOT_ASKED, two_step=ShownTwoStep.OFF), occasion, day)


def _slips(folder: Path) -> None:
    """Give out sheets, and open the slips that come back on two days: one is corrected on its day, one has a dead clock."""
    space = listed.open_workspace(folder)
    roster = listed.roster_of(space)
    accounts = [account.id for office in roster.offices for account in office.accounts][:3]
    codes = {account: account_code(SECRETS, CAMPAIGN, account) for account in accounts}
    salt, tags = code_tags(CAMPAIGN, codes)
    opened = date(2024, 3, 4)
    Ledger(space.ledger_path).note(
        KeysMade(CAMPAIGN, CAMPAIGN, SECRETS.key_id, SECRETS.public_key.hex(), opened),
        Invited(CAMPAIGN, salt, tuple(AccountTag(*pair) for pair in tags.items()), "0" * 64, opened, None),
    )
    (folder / "evidence" / "slips").mkdir()

    def put(name: str, account: str, at: datetime, strength: Strength) -> None:
        facts = SlipFacts(
            "upper+lower+symbol", meets_rule=True, strength=strength, changed=0,
            two_step=TwoStepAnswer.ON, method=Method.TOTP, profile=SinceDecision.DONE, shared=False,
        )  # fmt: skip
        text = sealing.seal(Slip(CAMPAIGN, tags[account], "1", at, "", facts), codes[account], SECRETS.public_key)
        (folder / "evidence" / "slips" / name).write_text(text, "ascii")

    day = 11
    put("a.txt", accounts[0], datetime(2024, 3, day, 9, 5), Strength.WEAK)
    put("b.txt", accounts[1], datetime(2024, 3, day, 9, 5), Strength.FAIR)
    slips.open_slips(space, roster, date(2024, 3, 12), lambda: STORE)
    put("c.txt", accounts[0], datetime(2024, 3, day, 9, 7), Strength.STRONG)
    put("d.txt", accounts[2], datetime(2009, 1, 1, 0, 3), Strength.STRONG)
    slips.open_slips(space, roster, date(2024, 3, 13), lambda: STORE)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
