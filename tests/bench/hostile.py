"""What files made to cost much cost: each alone in a process of its own, and heaps of garbage.

    python tests/bench/run.py hostile

Each file is read as a run would read it: tables as registers; those of slips, and saved pages, by a process beside it, which ends
where one is over the limit.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import hostile_files
from few_offices import lay_example
from measuring import Asked, Claim, alone

from auditor.exports import pages
from auditor.i18n import plain
from auditor.model.errors import AuditorError
from auditor.model.journal import AccountTag, Invited, KeysMade
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.register.columns import columns
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck import slips
from auditor.selfcheck.slip_reader import SlipReader
from auditor.slip.codes import CampaignSecrets, account_code, code_tags
from auditor.sources import register

SLIPS = hostile_files.MAILS | {
    "swelling_picture": hostile_files.swelling_picture,
    "picture_of_corners": hostile_files.picture_of_corners,
    "picture_of_larger_corners": lambda: hostile_files.picture_of_corners(cell=2),
}
TABLES = {
    "workbook_of_values": lambda: hostile_files.swelling_workbook(b"<c><v>1</v></c>"),
    "workbook_of_empty_cells": lambda: hostile_files.swelling_workbook(b"<c/>", rows=100_000, columns=290),
    "workbook_of_texts": lambda: hostile_files.swelling_workbook(
        b'<c t="inlineStr"><is><t>Abc123!x</t></is></c>', rows=20_000
    ),
    "csv_of_short_rows": lambda: b"Office,Two-step\n" + b"a,,,,\n" * 160_000,
    "csv_of_bijoy": lambda: hostile_files.csv_of_bijoy(OURS),
    "csv_of_bijoy_foreign": lambda: hostile_files.csv_of_bijoy(FOREIGN),
    "workbook_of_bijoy": lambda: hostile_files.workbook_of_bijoy(OURS),
    "workbook_of_bijoy_foreign": lambda: hostile_files.workbook_of_bijoy(FOREIGN),
    "workbook_of_other_texts": lambda: hostile_files.workbook_of_bijoy(FOREIGN, font="Calibri"),
    "words_beside_password": hostile_files.words_beside_password,
    "rows_of_one_office": lambda: hostile_files.rows_of_one_office("agriculture"),
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
    """Read one file as a run would and print what it cost; making the file is not counted."""
    content = (SLIPS | TABLES | hostile_files.PAGES)[name]()
    wall, began = time.perf_counter(), time.process_time()
    try:
        if name in TABLES:
            register.parse(EvidenceFile("it", content, ""), CONTEXT)
        elif name in hostile_files.PAGES:
            pages.read("it", content)
        else:
            with tempfile.TemporaryDirectory() as folder, SlipReader(Path(folder)) as reader:
                reader.slips_in("it.eml" if name in hostile_files.MAILS else "it", content)
    except AuditorError as error:
        sys.stderr.write(f"  {name}: {error.messages[0].en[:70]}\n")
    beside = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = time.process_time() - began + beside.ru_utime + beside.ru_stime
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if name in TABLES else beside.ru_maxrss
    sys.stdout.write(f"{cpu} {time.perf_counter() - wall} {most / 1024}")


def heap(files: dict[str, bytes]) -> None:
    """Open a folder of garbage in the example's workspace and print what it cost."""
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

        wall, began = time.perf_counter(), time.process_time()
        slips.open_slips(space, roster, DAY, Store)
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        cpu = time.process_time() - began + used[1].ru_utime + used[1].ru_stime
        sys.stdout.write(f"{cpu} {time.perf_counter() - wall} {max(each.ru_maxrss for each in used) / 1024}")


HEAPS = {
    "2,000 slips that nobody sealed": lambda: {
        f"{n}.txt": slip.encode() for n, slip in enumerate(hostile_files.random_slips(2000))
    },
    "10,000 files of 5 KB without sense": lambda: {f"{n}.bin": hostile_files.noise(5000, n) for n in range(10_000)},
}


def claims() -> list[Claim]:
    """Return each file, and each heap, in a process of its own."""
    names = (*SLIPS, *hostile_files.PAGES, *TABLES)
    each = [Claim(name, name.replace("_", " "), alone(__file__, name), {}, MOST, runs=2) for name in names]
    return each + [Claim(name, name, alone(__file__, name), {}, [Asked("cpu", 15)], runs=1) for name in HEAPS]


MOST = [Asked("cpu", 2.5), Asked("megabytes", 200)]

if __name__ == "__main__":
    heap(HEAPS[sys.argv[1]]()) if sys.argv[1] in HEAPS else read(sys.argv[1])
