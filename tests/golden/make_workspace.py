"""Makes a small invented upazila with two kept rounds, by the program as it is now: a golden copy for later ones.

Run by hand, once for every format of workspace or ledger, before it changes:
``python tests/golden/make_workspace.py tests/golden/workspaces/NAME``. A copy that is there is never made again: it shows
that what earlier programs kept can still be read. It holds posts and invented logins, no person, no password.
"""

from __future__ import annotations

import csv
import io
import shutil
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Final
from unittest import mock

from msgspec import structs

from auditor.cli import main
from auditor.i18n import Text
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import PASSWORD_REUSED, PASSWORD_STRENGTH, Method, Strength
from auditor.model.forms import AnswerWithdrawn, CellAskedAbout, DaysToCome
from auditor.model.grades import Grade
from auditor.model.journal import (
    AccountTag,
    CommitteeRenamed,
    CopiesOrdered,
    Delivered,
    Delivery,
    FormClaimed,
    Invited,
    KeysMade,
)
from auditor.model.mailing import MailCodeSent, MailCodeSpent
from auditor.model.pack import Dispatch
from auditor.model.probe import ProbePermitted
from auditor.model.selfcheck import SinceDecision, Slip, SlipFacts, TwoStepAnswer
from auditor.model.subjects import Account, Office, OfficeKind, Roster, numbered_accounts
from auditor.papers import meeting_pack
from auditor.register.columns import columns
from auditor.roster import form
from auditor.rounds import keeping, letters, looking_back
from auditor.rounds.asking import inquiries, slip_doubts, taking_back
from auditor.rounds.asking.inquiry import Kind
from auditor.rounds.assessing import made_now
from auditor.rounds.evidence import observing
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import find_meeting, meetings_of
from auditor.selfcheck import slips
from auditor.slip import sealing
from auditor.slip.codes import CampaignSecrets, account_code, code_tags
from auditor.witness import recording, sheets
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
FURTHER: Final[tuple[tuple[Office, Text | None, Answers], ...]] = (
    (UNO, None, {"told-by": "অফিস সহকারী", "email-use": "নিয়মিত"}),
)  # fmt: skip
"""Told in March without a day: it is asked on which it was."""


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
    _after_the_meeting(folder)
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
    _asked_and_answered(folder)
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


def _say(folder: Path, on: date, *words: str) -> None:
    """Run a command on a day; RuntimeError where it does not do what it is to do."""
    arguments = ["auditor", *words, "--workspace", str(folder), "--on", on.isoformat(), "--language", "en"]
    with mock.patch.object(sys, "argv", arguments):
        try:
            main()
        except SystemExit as left:
            if left.code:
                raise RuntimeError(words) from left


def _after_the_meeting(folder: Path) -> None:
    """Do after February's round what is noted in the ledger beside it: papers, a pack, letters, a draw, a request, meetings put off."""
    day, later = date(2024, 2, 22), date(2024, 2, 26)
    _say(folder, day, "report", "--format", "docx", "--language", "bn")
    space = listed.open_workspace(folder)
    past = looking_back.history(space)
    meeting_pack.note_dispatch(space, past, Dispatch("০৫.৪৪.০০১.২৪-১২", day, day), day)
    _say(folder, day, "sample", "draw", "2", "--yes")
    _say(folder, day, "dispute", "--office", "land", "--duty", "two-step-enabled", "--what", "The code is asked for at every login",
         "--received", day.isoformat(), "--reference", "12/24", "--yes")  # fmt: skip
    _say(folder, day, "remind", "--format", "docx", "--yes")
    _say(folder, day, "remind", "--portal", "--format", "docx", "--yes")
    made = letters.letters_of(space)
    to_offices, to_owner = made[0].draft.number, made[-1].draft.number
    for number in (to_offices, to_owner):
        _say(folder, day, "remind", "--sent", str(number), "--memo", f"০৫.৪৪.০০১.২৪-{number}", "--yes")
    first = min(made[0].offices)
    _say(folder, later, "remind", "--received", str(to_offices), "--office", first, "--day", later.isoformat(), "--yes")
    _say(folder, later, "remind", "--answered", str(to_owner), "--what", "Two-step comes in July", "--yes")
    letters.note_withdrawn(
        space, [letter.draft.number for letter in made if letter.draft.number not in {to_offices, to_owner}], later
    )
    _say(
        folder, later, "dispute", "answer", "1", "refused", "--reference", "14/24", "--day", later.isoformat(), "--yes"
    )
    for there, then in (("2024-04-18", "2024-04-25"), ("2024-04-25", "2024-04-18")):
        _say(folder, later, "meeting", "move", there, then, "--yes")
    _say(folder, later, "meeting", "cancel", "2024-02", "--yes")
    _say(folder, later, "meeting", "held", "2024-02", "--yes")
    _say(folder, date(2024, 3, 1), "register", "--month", "2024-03")
    shutil.rmtree(folder / "out")
    (folder / "register-2024-03.xlsx").unlink()


def _asked_and_answered(folder: Path) -> None:
    """Note what is noted of forms, slips and mailboxes, and answer what is asked before March's round is kept."""
    day = date(2024, 3, 18)
    (folder / "evidence" / "told-2024-03.csv").write_bytes(_register(FURTHER))
    space = listed.open_workspace(folder)
    sheets.make(space, ["land"], CAMPAIGN, day)
    Ledger(space.ledger_path).note(
        Delivered(CAMPAIGN, ("land",), Delivery.HAND, day),
        MailCodeSent(CAMPAIGN, "statistics", "0" * 16, "smtp", day),
        MailCodeSpent(CAMPAIGN, "statistics", "0" * 64, day),
        ProbePermitted(
            CAMPAIGN, "land", "a2i", "56.04.001.24-7", day, "https://land.example.gov.bd/login", "0" * 64, day
        ),
        CommitteeRenamed(space.config.committee, day),
        CopiesOrdered("0000-0000", "0" * 64, ("1" * 64,), day),
        AnswerWithdrawn("0000-0000", "land", "email", "", "another office was meant", day),
        CellAskedAbout("0" * 64, day),
        DaysToCome("0" * 64, day),
        FormClaimed("0" * 64, "told-2024-03.csv", ours=True, on=day),
    )
    (slip,) = slip_doubts.undated_slips(made_now(space, day))
    slip_doubts.settle_day(space, slip.slip, date(2024, 3, 11), day)
    for unordered in slip_doubts.unordered_slips(made_now(space, day)):
        slip_doubts.settle_last(space, unordered.slips[-1], unordered.slips, day)
    _answer(folder, Kind.TALK, 0, day, date(2024, 3, 12))
    _answer(folder, Kind.DAYS, 0, day, date(2024, 3, 8))
    taking_back.take_back(
        space, [given.number for given in taking_back.given(space) if given.form is not None][-1:], day
    )


def _answer(folder: Path, kind: Kind, which: int, on: date, told: date | None = None) -> None:
    """Give the answer of a place to the first question of a kind that is asked before March's round is kept."""
    space = listed.open_workspace(folder)
    meeting = find_meeting(meetings_of(space), CAMPAIGN, on)
    asked = next(each for each in inquiries.before_keeping(space, meeting, on) if each.id.startswith(kind))
    note = asked.answers[which].note
    if note is None:
        raise RuntimeError(kind)
    note(told)


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
    put("e.txt", accounts[1], datetime(2024, 3, day, 9, 5), Strength.STRONG)
    whole = (folder / "evidence" / "slips" / "c.txt").read_text("ascii")
    (folder / "evidence" / "slips" / "f.txt").write_text(whole.replace(whole[-40:-30], "0" * 10), "ascii")
    slips.open_slips(space, roster, date(2024, 3, 13), lambda: STORE)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
