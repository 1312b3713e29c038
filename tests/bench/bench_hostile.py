"""What files made to cost much cost: each alone, and heaps of garbage; run by hand: `python tests/bench/bench_hostile.py`.

Each file is read as a run would read it: tables as registers; those of slips, and saved pages, by a process beside it, which ends
where one is over the limit.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

import hostile_files as hostile
from few_offices import lay_example

from auditor.exports import pages
from auditor.i18n import plain
from auditor.model.errors import AuditorError
from auditor.model.journal import AccountTag, Invited, KeysMade
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.register.columns import columns
from auditor.rounds import listed
from auditor.rounds.ledger import Ledger
from auditor.selfcheck import slips
from auditor.selfcheck.slip_reader import SlipReader
from auditor.slip.codes import CampaignSecrets, account_code, code_tags
from auditor.sources import register

SLIPS = hostile.MAILS | {
    "swelling_picture": hostile.swelling_picture,
    "picture_of_corners": hostile.picture_of_corners,
    "picture_of_larger_corners": lambda: hostile.picture_of_corners(cell=2),
}
TABLES = {
    "workbook_of_values": lambda: hostile.swelling_workbook(b"<c><v>1</v></c>"),
    "workbook_of_empty_cells": lambda: hostile.swelling_workbook(b"<c/>", rows=100_000, columns=290),
    "workbook_of_texts": lambda: hostile.swelling_workbook(
        b'<c t="inlineStr"><is><t>Abc123!x</t></is></c>', rows=20_000
    ),
    "csv_of_short_rows": lambda: b"Office,Two-step\n" + b"a,,,,\n" * 160_000,
    "csv_of_bijoy": lambda: hostile.csv_of_bijoy(OURS),
    "csv_of_bijoy_foreign": lambda: hostile.csv_of_bijoy(FOREIGN),
    "workbook_of_bijoy": lambda: hostile.workbook_of_bijoy(OURS),
    "workbook_of_bijoy_foreign": lambda: hostile.workbook_of_bijoy(FOREIGN),
    "workbook_of_other_texts": lambda: hostile.workbook_of_bijoy(FOREIGN, font="Calibri"),
    "words_beside_password": hostile.words_beside_password,
    "rows_of_one_office": lambda: hostile.rows_of_one_office("agriculture"),
}
OURS = [column.heading.bn for column in columns()]
FOREIGN = [f"h{number}" for number in range(10)]
DAY = date(2024, 3, 20)
AGRICULTURE = Account("agriculture/user-1", plain("Officer"))
CONTEXT = SourceContext(
    Roster(
        (Office("agriculture", plain("Agriculture"), OfficeKind.DEPARTMENT, plain("Officer"), accounts=(AGRICULTURE,)),)
    ),
    DAY,
    "",
)


def read(name: str) -> None:
    """Read one file and print what it cost, processor time and the most memory; making the file is not counted."""
    content = (SLIPS | TABLES | hostile.PAGES)[name]()
    began = time.process_time()
    if name in TABLES:
        try:
            result = f"{len(register.parse(EvidenceFile('it', content, ''), CONTEXT).notices)} notices"
        except AuditorError as error:
            result = error.messages[0].en[:40]
    elif name in hostile.PAGES:
        try:
            result = f"{len(pages.read('it', content)[0].sheets)} tables"
        except AuditorError as error:
            result = error.messages[0].en[:40]
    else:
        with tempfile.TemporaryDirectory() as folder, SlipReader(Path(folder)) as reader:
            found = reader.slips_in("it.eml" if name in hostile.MAILS else "it", content)
        result = found.why_none or f"{len(found.slips)} slips"
    beside = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = time.process_time() - began + beside.ru_utime + beside.ru_stime
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if name in TABLES else beside.ru_maxrss
    sys.stdout.write(f"{name:26} {len(content) / 1000:6.0f} KB {seconds:6.1f} s {most / 1000:5.0f} MB  {result}" + "\n")
    sys.stdout.flush()


def heap(what: str, files: dict[str, bytes]) -> None:
    """Open a folder of garbage in the example's workspace, twice."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "space"
        lay_example(folder)
        space = listed.open_workspace(folder)
        roster = listed.roster_of(space)
        secrets = CampaignSecrets.new()
        accounts = [account.id for office in roster.offices for account in office.accounts]
        salt, tags = code_tags("2024-03", {account: account_code(secrets, "2024-03", account) for account in accounts})
        Ledger(space.ledger_path).note(
            KeysMade("2024-03", "2024-03", secrets.key_id, secrets.public_key.hex(), DAY),
            Invited("2024-03", salt, tuple(AccountTag(*pair) for pair in tags.items()), "0" * 64, DAY, None),
        )
        (folder / "evidence" / "slips").mkdir()
        for name, content in files.items():
            (folder / "evidence" / "slips" / name).write_bytes(content)

        class Store:
            def get(self, _: str) -> CampaignSecrets:
                return secrets

        for run in ("first", "again"):
            started = time.perf_counter()
            slips.open_slips(space, roster, DAY, Store)
            sys.stdout.write(f"{what}, {run}: {time.perf_counter() - started:.1f} s" + "\n")
            sys.stdout.flush()


def main() -> None:
    """Read each file in a process of its own, then the heaps."""
    for name in (*SLIPS, *hostile.PAGES, *TABLES):
        subprocess.run([sys.executable, __file__, name], check=True)
    garbage = hostile.random_slips(2000)
    heap("2,000 slips that nobody sealed", {f"{n}.txt": slip.encode() for n, slip in enumerate(garbage)})
    heap("10,000 files of 5 KB without sense", {f"{n}.bin": hostile.noise(5000, n) for n in range(10_000)})


if __name__ == "__main__":
    read(sys.argv[1]) if len(sys.argv) > 1 else main()
