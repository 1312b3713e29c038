"""How long a paper takes: `draw` against weasyprint, the same paper side by side in one run. By hand.

    python tests/bench/bench_page.py [FOLDER]

With a folder, the files are kept there to be looked at. No two papers that are timed have the same words, so that no
engine is timed at remembering.
"""

from __future__ import annotations

import base64
import io
import sys
import time
from dataclasses import replace
from itertools import chain
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from auditor.i18n import Language, digits, serial
from auditor.model.paper import (
    Bar,
    Box,
    Chart,
    Column,
    Heading,
    Items,
    KeyBlock,
    Paper,
    Paragraph,
    Seal,
    Signatures,
    Strip,
    Table,
)
from reports.pdf import BUNDLED_FONT, draw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UNIONS = ("হরিঢালী", "গড়ইখালী", "কপিলমুনি", "লতা", "দেলুটি", "লস্কর", "গদাইপুর", "রাড়ুলী", "চাঁদখালী", "সোলাদানা")
DEPARTMENTS = (
    "কৃষি", "মৎস্য", "প্রাণিসম্পদ", "শিক্ষা", "মাধ্যমিক শিক্ষা", "স্বাস্থ্য", "পরিবার পরিকল্পনা", "সমাজসেবা", "মহিলা বিষয়ক",
    "যুব উন্নয়ন", "সমবায়", "পল্লী উন্নয়ন", "প্রকৌশল (এলজিইডি)", "জনস্বাস্থ্য প্রকৌশল", "খাদ্য নিয়ন্ত্রক", "পরিসংখ্যান", "নির্বাচন",
    "ভূমি", "আনসার ও ভিডিপি", "সাব-রেজিস্ট্রার", "হিসাবরক্ষণ", "প্রকল্প বাস্তবায়ন", "তথ্য ও যোগাযোগ প্রযুক্তি", "বন",
)  # fmt: skip
OFFICES = (*(f"উপজেলা {name} কার্যালয়" for name in DEPARTMENTS), *(f"{name} ইউনিয়ন পরিষদ" for name in UNIONS))
STATES = ("বাস্তবায়িত", "আংশিক বাস্তবায়িত", "বাস্তবায়িত হয়নি", "তথ্য পাওয়া যায়নি")
LETTERHEAD = (
    "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার",
    "উপজেলা নির্বাহী অফিসারের কার্যালয়",
    "পাইকগাছা, খুলনা",
    "paikgasa.khulna.gov.bd",
)
DIGEST = "7KQ2-M4X9-0TBZ-88HC-WN3E-51VR-J6DA-PGYS"
SEAL = Seal("যাচাই-সংকেত", DIGEST, "PA1." + DIGEST.replace("-", "") + "K3M0X7QD4TB5Z9HC2WNE")
TARGET_RATIO = 6
TARGET_REPORT = 30
TARGET_ALL = 3000
REPETITIONS = 15
POSTS = ("সচিব", "হিসাব সহকারী", "ইউডিসি উদ্যোক্তা")


def _bn(number: int) -> str:
    return digits(str(number), Language.BN)


def office_report(office: str = OFFICES[-10], accounts: int = 3) -> Paper:
    """Return the paper of one office as an officer gets it."""
    return Paper(
        name="office-report",
        language=Language.BN,
        title=f"দপ্তরের অবস্থা ও করণীয়: {office}",
        marking="দাপ্তরিক ব্যবহারের জন্য",
        banner="নমুনা — প্রকৃত তথ্য নয়",
        letterhead=LETTERHEAD,
        titles=("দপ্তরের অবস্থা ও করণীয়",),
        subtitles=("সিদ্ধান্ত নং ০৯ ও ১১, জানুয়ারি ২০২৪ মাসের উপজেলা আইসিটি বিষয়ক কমিটির সভা",),
        blocks=(
            Box(
                "অবশিষ্ট করণীয় ৩টি। সময়সীমা: ২২.০২.২০২৪ খ্রি.",
                (
                    "১। ইউডিসি উদ্যোক্তা: পাসওয়ার্ড রিসেট করুন। আগে স্ব-যাচাই পাতায় পরীক্ষা করে নিন।",
                    "২। সচিব: প্রোফাইল থেকে Two-step চালু করুন এবং আলাদা জানালায় লগইন করে দেখুন কোড চায় কি না।",
                    "৩। Two-step চালুর সুযোগ না থাকার বিষয়টি পোর্টাল কর্তৃপক্ষকে জানানো হচ্ছে; এ বিষয়ে আপনার কিছু করণীয় নেই।",
                ),
            ),
            KeyBlock(
                (
                    ("দপ্তর", office),
                    ("দপ্তর প্রধানের পদবি", "চেয়ারম্যান/প্রশাসক"),
                    ("ওয়েব পোর্টালের ঠিকানা", "horidhaliup.khulna.gov.bd"),
                    ("সরকারি ই-মেইল", "horidhaliup@khulna.gov.bd"),
                    ("তথ্যের তারিখ", "১২.০২.২০২৪ খ্রি."),
                    ("তথ্যের উৎস", "তথ্য ছক, স্ব-যাচাই স্লিপ"),
                )
            ),
            Heading("১. করণীয় অনুযায়ী অবস্থা"),
            Table(
                (
                    Column("ক্রম", 0.7, "center"),
                    Column("করণীয়", 3.2),
                    Column("অবস্থা", 1.6),
                    Column("তথ্যের ভিত্তি", 1.6),
                    Column("তারিখ", 1.6, "center"),
                    Column("মন্তব্য", 3),
                ),
                (
                    ("০১", "প্রোফাইল হালনাগাদ", "হয়েছে", "ঘোষণা", "১২.০২.২০২৪", "-"),
                    ("০২", "পাসওয়ার্ড রিসেট", "২/৩ জন", "স্ব-যাচাই", "১১.০২.২০২৪", "দায়িত্বপ্রাপ্ত ব্যক্তি পরিবর্তন, ০১.০২.২০২৪"),
                    ("০৩", "পাসওয়ার্ডের নিয়ম মানা", "২/৩ জন", "স্ব-যাচাই", "১১.০২.২০২৪", "-"),
                    ("০৪", "প্রত্যেক ইউজারের Two-step চালু", "১/৩ জন", "সরাসরি", "১২.০২.২০২৪", "পোর্টালজনিত কারণ: কোড আসে না"),
                    ("০৫", "সরকারি ই-মেইলে যোগাযোগ করা", "প্রযোজ্য নয়", "-", "-", "-"),
                ),
                alt="পাঁচটি করণীয়ের প্রতিটির অবস্থা",
            ),
            Heading("২. ইউজার আইডি অনুযায়ী অবস্থা"),
            Table(
                (
                    Column("ক্রম", 0.7, "center"),
                    Column("ইউজার (পদবি)", 2.6),
                    Column("ইউজার আইডি", 1.6),
                    Column("প্রোফাইল হালনাগাদ", 1.5),
                    Column("পাসওয়ার্ড রিসেট", 1.4),
                    Column("পাসওয়ার্ডের নিয়ম", 1.5),
                    Column("Two-step", 1.4),
                    Column("মন্তব্য", 1.6),
                ),
                tuple(
                    (serial(n + 1, Language.BN), POSTS[n % 3], f"hor••••{n}", "হয়েছে", "হয়েছে", "হয়েছে", "হয়নি", "-")
                    for n in range(accounts)
                ),
                alt="প্রতিটি ইউজার আইডির অবস্থা",
                small=accounts > 10,
            ),
            Heading("৩. অবশিষ্ট কাজ"),
            Items(
                (
                    (
                        "১।",
                        "ইউডিসি উদ্যোক্তা: দায়িত্বপ্রাপ্ত ব্যক্তি বদলেছেন। নতুন দায়িত্বপ্রাপ্ত ব্যক্তি নিজে এগুলো করে তারিখ জানাবেন: প্রত্যেক ইউজারের Two-step চালু। (২২.০২.২০২৪)",
                    ),
                    ("২।", "সচিব: Two-step চালু আছে বলে জানা গেছে। নতুন লগইনে কোড চায় কি না দেখে জানান। (২২.০২.২০২৪)"),
                )
            ),
            Heading("পরামর্শ (সিদ্ধান্তের অংশ নয়, তবে করা ভালো)", 2),
            Items((("-", "এসএমএস বা ই-মেইলের বদলে অ্যাপে কোড নেওয়া"), ("-", "প্রতিটি আইডিতে আলাদা পাসওয়ার্ড")), small=True),
            Paragraph("পাসওয়ার্ড, OTP বা জরুরি কোড কাউকে জানাবেন না; এই কাগজেও লিখবেন না।", strong=True),
            Paragraph("সহায়তা: সহকারী প্রোগ্রামার, ফোন ………………………", small=True),
            Signatures((("দপ্তর প্রধান: স্বাক্ষর, তারিখ ও সিল",), ("সহকারী প্রোগ্রামার: স্বাক্ষর ও তারিখ",))),
            SEAL,
            Strip(
                "তথ্য সংশোধনের অনুরোধ — উপরের কোনো তথ্য ঠিক না হলে পূরণ করে ফেরত দিন।",
                (
                    "কোন তথ্যটি: …………………………… সঠিক অবস্থা: …………………………… তারিখ: ……………",
                    "পাসওয়ার্ড লিখবেন না। স্বাক্ষর ও পদবি: ……………………………",
                    "উত্তর (৫ কর্মদিবসের মধ্যে): [ ] সংশোধন করা হয়েছে [ ] সরাসরি যাচাই করা হবে [ ] সংশোধন হয়নি, কারণ: …………………………",
                ),
            ),
        ),
        page_words="পৃষ্ঠা",
        foot=f"যাচাই-সংকেত: {DIGEST}",
        year=2024,
        month=2,
        day=12,
    )


def annex() -> Paper:
    """Return the chair's copy of the annex: A4 landscape, 34 offices."""
    state = {row: STATES[(row * 7 + row // 5) % 4] for row in range(len(OFFICES))}
    return replace(
        office_report(),
        name="annex",
        title="সিদ্ধান্ত বাস্তবায়নের অগ্রগতি প্রতিবেদন",
        marking="পরিশিষ্ট-ক (সভাপতির কপি) · দাপ্তরিক ব্যবহারের জন্য, প্রকাশযোগ্য নয়",
        titles=("ওয়েব পোর্টালের ইউজার আইডির নিরাপত্তা ও সরকারি ই-মেইল ব্যবহার", "সিদ্ধান্ত বাস্তবায়নের অগ্রগতি প্রতিবেদন"),
        subtitles=(
            "জানুয়ারি ২০২৪ মাসের উপজেলা আইসিটি বিষয়ক কমিটির সভার সিদ্ধান্ত নং ০৯ ও ১১",
            "ফেব্রুয়ারি ২০২৪ মাসের সভায় উপস্থাপনের জন্য · তথ্যের তারিখ: ১২.০২.২০২৪ খ্রি.",
        ),
        landscape=True,
        blocks=(
            Box(
                "এক নজরে",
                (
                    "মোট ৩৪টি দপ্তরের মধ্যে ৩৪টির সঙ্গে যোগাযোগ করা হয়েছে; ২৬টির তথ্য পাওয়া গেছে।",
                    "১১ নং সিদ্ধান্ত ৯টি দপ্তরে বাস্তবায়িত, ৯টিতে আংশিক বাস্তবায়িত, ৮টিতে বাস্তবায়িত হয়নি; ৮টির তথ্য পাওয়া যায়নি।",
                    "বাস্তবায়িত ৯টির তথ্যের ভিত্তি: ঘোষণা ২, স্ব-যাচাই ৪, সরাসরি যাচাই ২, সিস্টেম রেকর্ড ১, কারিগরি প্রমাণ ০।",
                    "গত সভার পর নতুন ৩টি দপ্তরে বাস্তবায়িত হয়েছে; ১টি দপ্তরে পুনরায় করণীয়।",
                    "২টি দপ্তর জানিয়েছে, পোর্টালে Two-step চালুর সুযোগ নেই বা কোড আসে না।",
                ),
            ),
            Chart(
                "সিদ্ধান্ত নং ১১: দপ্তরের সংখ্যা, সভা অনুযায়ী",
                "তিন সভায় বাস্তবায়িত দপ্তর ৩, ৬ ও ৯টি",
                STATES,
                (
                    Bar("ডিসেম্বর ২০২৩", (3, 5, 6, 20), ("৩", "৫", "৬", "২০")),
                    Bar("জানুয়ারি ২০২৪", (6, 9, 7, 12), ("৬", "৯", "৭", "১২")),
                    Bar("ফেব্রুয়ারি ২০২৪", (9, 9, 8, 8), ("৯", "৯", "৮", "৮")),
                ),
            ),
            Heading("১. সিদ্ধান্তভিত্তিক অগ্রগতি"),
            Table(
                (
                    Column("ক্রম", 0.5, "center"),
                    Column("বিষয়", 2),
                    Column("সিদ্ধান্ত", 5),
                    Column("বাস্তবায়ন", 2.4),
                    Column("অগ্রগতি", 2.4),
                    Column("মন্তব্য", 2),
                ),
                (
                    (
                        "০১",
                        "ওয়েব পোর্টালের পাসওয়ার্ড ও প্রোফাইল",
                        "ইউজার আইডির প্রোফাইল হালনাগাদ; বড় ও ছোট হাতের ইংরেজি অক্ষর এবং বিশেষ চিহ্নসহ নতুন পাসওয়ার্ড; প্রত্যেক ইউজারের Two-step authentication চালু।",
                        "বিভাগীয় দপ্তর প্রধান (সকল); ইউপি সচিব (সকল)",
                        "বাস্তবায়িত: ৯/৩৪ দপ্তর (২৬%)\nআংশিক: ৯/৩৪ দপ্তর (২৬%)",
                        "-",
                    ),
                    (
                        "০২",
                        "সরকারি ই-মেইল ব্যবহার",
                        "দপ্তরসমূহের মধ্যে তথ্য আদান-প্রদান সরকারি ই-মেইলে করার অনুরোধ।",
                        "বিভাগীয় দপ্তর প্রধান (সকল)",
                        "বাস্তবায়িত: ৭/২৪ দপ্তর (২৯%)",
                        "-",
                    ),
                ),
                alt="দুটি সিদ্ধান্তের অগ্রগতি",
            ),
            Heading("২. সারসংক্ষেপ: সিদ্ধান্ত নং ১১"),
            Table(
                (
                    Column("ক্রম", 0.6, "center"),
                    Column("দপ্তরের ধরন", 2.4),
                    *(
                        Column(name, 1.3, "center")
                        for name in (
                            "মোট দপ্তর",
                            "যোগাযোগ করা হয়েছে",
                            "তথ্য পাওয়া গেছে",
                            *STATES,
                            "বাস্তবায়নের হার",
                        )
                    ),
                ),
                (
                    ("০১", "বিভাগীয় দপ্তর", "২৪", "২৪", "১৮", "৬", "৬", "৬", "৬", "২৫%"),
                    ("০২", "ইউনিয়ন পরিষদ", "১০", "১০", "৮", "৩", "৩", "২", "২", "৩০%"),
                    ("", "মোট", "৩৪", "৩৪", "২৬", "৯", "৯", "৮", "৮", "২৬%"),
                ),
                alt="দপ্তরের ধরন অনুযায়ী সংখ্যা",
                strong_rows=(2,),
            ),
            Heading("৩. দপ্তরভিত্তিক অবস্থা"),
            Table(
                (
                    Column("ক্রম", 0.7, "center"),
                    Column("দপ্তর/ইউনিয়নের নাম", 3),
                    Column("ওয়েব পোর্টালের ঠিকানা", 2.6),
                    Column("ইউজার আইডি (সংখ্যা)", 1.1, "center"),
                    Column("প্রোফাইল হালনাগাদ", 1.3, "center"),
                    Column("পাসওয়ার্ড রিসেট", 1.2, "center"),
                    Column("পাসওয়ার্ডের নিয়ম", 1.3, "center"),
                    Column("Two-step চালু", 1.1, "center"),
                    Column("সরকারি ই-মেইল", 1.2, "center"),
                    Column("সার্বিক অবস্থা", 1.7),
                    Column("তথ্যের ভিত্তি", 1.2),
                    Column("মন্তব্য", 2.4),
                ),
                tuple(
                    (
                        serial(row + 1, Language.BN),
                        office,
                        "office.paikgasa.khulna.gov.bd" if row < 24 else "unionup.khulna.gov.bd",
                        _bn(1 + row % 4),
                        "৩/৪",
                        "২/৪",
                        "২/৪",
                        "১/৪",
                        "আছে" if row < 24 else "প্রযোজ্য নয়",
                        state[row],
                        ("স্ব-যাচাই", "ঘোষণা", "সরাসরি", "-")[row % 4],
                        ("-", "দায়িত্বপ্রাপ্ত ব্যক্তি পরিবর্তন, ০১.০২.২০২৪", "-", "৩ সভা ধরে তথ্য পাওয়া যায়নি; তাগিদ ২ বার", "-")[
                            row % 5
                        ],
                    )
                    for row, office in enumerate(OFFICES)
                ),
                alt="৩৪টি দপ্তরের অবস্থা",
                small=True,
            ),
            Heading("৭. সভার বিবেচনার জন্য প্রস্তাব"),
            Items(
                (
                    (
                        "(ক)",
                        "পরিশিষ্ট-ক-এ উল্লিখিত অবশিষ্ট দপ্তরসমূহ আগামী ২২.০২.২০২৪ তারিখের মধ্যে কাজ শেষ করে তথ্য পাঠাবে। — বাস্তবায়ন: সংশ্লিষ্ট দপ্তর প্রধান; ইউপি সচিব (সংশ্লিষ্ট)",
                    ),
                    ("(খ)", "যেসব দপ্তরের তথ্য পাওয়া যায়নি, তারা ২৯.০২.২০২৪ তারিখের মধ্যে তথ্য ছক জমা দেবে। — সংশ্লিষ্ট দপ্তর প্রধান"),
                )
            ),
            Heading("দ্রষ্টব্য", 2),
            Items(
                (
                    ("(ক)", "এই যাচাইয়ে কোনো পাসওয়ার্ড সংগ্রহ, দেখা বা সংরক্ষণ করা হয়নি।"),
                    (
                        "(খ)",
                        '"পাসওয়ার্ডের নিয়ম" অর্থ বড় হাতের ইংরেজি অক্ষর, ছোট হাতের ইংরেজি অক্ষর ও বিশেষ চিহ্ন—প্রতিটি অন্তত একটি। দৈর্ঘ্য ও সংখ্যা (0–9) সিদ্ধান্তে উল্লেখ নেই; পরামর্শ অংশে আলাদা দেখানো হয়েছে।',
                    ),
                    ("(গ)", "স্ব-যাচাই থেকে নিশ্চিত হওয়া যায় না যে পরীক্ষিত পাসওয়ার্ডটিই পোর্টালে ব্যবহৃত হচ্ছে।"),
                ),
                small=True,
            ),
            SEAL,
            Signatures(
                (
                    ("প্রস্তুতকারী", "সহকারী প্রোগ্রামার", "তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর", "পাইকগাছা, খুলনা।"),
                    ("প্রতিস্বাক্ষর", "উপজেলা নির্বাহী অফিসার", "ও", "সভাপতি, উপজেলা আইসিটি বিষয়ক কমিটি।"),
                )
            ),
        ),
    )


def reports() -> tuple[Paper, ...]:
    """Return the papers of the 34 offices."""
    return tuple(office_report(office, accounts=1 + row % 4) for row, office in enumerate(OFFICES))


def long_report(number: int) -> Paper:
    """Return the report of an office with 40 accounts, its table of accounts being long; another number, other words."""
    paper = office_report(f"{OFFICES[number % 34]} ({_bn(number)})", accounts=40)
    blocks = tuple(
        replace(block, rows=tuple((*row[:-1], _bn(n * number)) for n, row in enumerate(block.rows)))
        if isinstance(block, Table) and block.small
        else block
        for block in paper.blocks
    )
    return replace(paper, blocks=blocks)


# The rival


STYLE = """
@font-face { font-family: "Bangla"; src: url("%s"); }
@font-face { font-family: "Bangla"; font-weight: 600; src: url("%s"); }
@page { size: A4; margin: 22mm 14mm 18mm 22mm;
  @top-left { content: string(banner); font: 8.5pt Bangla; } @top-right { content: string(marking); font: 8.5pt Bangla; }
  @bottom-left { content: string(words) " " counter(page, bengali) "/" counter(pages, bengali) " · " string(foot); font: 8pt Bangla; } }
body { font: 10pt/1.62 Bangla; }
header { text-align: center; }
h1 { font: 600 14pt/1.62 Bangla; } h2 { font: 600 11.5pt/1.62 Bangla; } h3 { font: 600 10.5pt/1.62 Bangla; }
h1, h2, h3, p { margin: .3em 0; break-after: auto; }
h2, h3 { break-after: avoid; }
b, th { font-weight: 600; }
table { border-collapse: collapse; width: 100%%; font-size: 8.5pt; table-layout: fixed; }
th, td { box-sizing: border-box; border: .5pt solid; padding: 1pt 4pt; text-align: left; } th { background: #e5e5e5; text-align: center; }
tr { break-inside: avoid; }
.box { border: 1.2pt solid; padding: 5pt 8pt; } .places { display: flex; gap: 20mm; break-inside: avoid; }
.places div { flex: 1; margin-top: 15mm; border-top: .6pt solid; text-align: center; }
.strip { border-top: .7pt dashed; break-inside: avoid; } .seal { display: flex; gap: 4mm; } img { width: 28mm; }
#banner { string-set: banner content(); } #marking { string-set: marking content(); }
#words { string-set: words content(); } #foot { string-set: foot content(); } .run { font-size: 0; }
"""


def _page_of(paper: Paper) -> bytes:  # noqa: PLR0912, PLR0915  one case a kind of block
    """Return the paper as HTML for weasyprint; of the blocks it knows those of an office report."""
    import segno

    root = ET.Element("html", lang=paper.language.value)
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "meta", charset="utf-8")
    ET.SubElement(head, "title").text = paper.title
    body = ET.SubElement(root, "body")

    def add(name: str, text: str = "", parent: ET.Element = body, **attributes: str) -> ET.Element:
        element = ET.SubElement(parent, name, {key.rstrip("_"): value for key, value in attributes.items()})
        element.text = text
        return element

    running = add("div", class_="run")
    for name, text in (
        ("banner", paper.banner), ("marking", paper.marking), ("words", paper.page_words), ("foot", paper.foot),
    ):  # fmt: skip
        add("span", text, running, id=name)
    header = add("header")
    for text in paper.letterhead:
        add("div", text, header)
    for text in paper.titles:
        add("h1", text, header)
    for text in paper.subtitles:
        add("div", text, header)
    for block in paper.blocks:
        match block:
            case Heading():
                add(f"h{block.level + 1}", block.text)
            case Paragraph():
                add("b" if block.strong else "p", block.text)
            case Items():
                for marker, text in block.items:
                    add("p", f"{marker} {text}")
            case Box():
                box = add("div", class_="box")
                add("b", block.lead, box)
                for text in block.lines:
                    add("p", text, box)
            case KeyBlock():
                for label, value in block.rows:
                    add("b", f" : {value}", add("div", label))
            case Table():
                table = add("table")
                row = add("tr", parent=add("thead", parent=table))
                total = sum(column.share for column in block.columns)
                for column in block.columns:
                    add("th", column.title, row, style=f"width: {100 * column.share / total:.3f}%")
                rows = add("tbody", parent=table)
                for cells in block.rows:
                    row = add("tr", parent=rows)
                    for text in cells:
                        add("td", text, row)
            case Signatures():
                places = add("div", class_="places")
                for lines in block.places:
                    add("div", "\n".join(lines), places)
            case Seal():
                seal = add("div", class_="seal")
                code = io.BytesIO()
                segno.make_qr(block.qr, error="m").save(code, kind="svg", border=4)
                source = "data:image/svg+xml;base64," + base64.b64encode(code.getvalue()).decode()
                add("img", parent=seal, src=source, alt=block.caption)
                add("p", f"{block.caption} {block.digest}", seal)
            case Strip():
                strip = add("div", class_="strip")
                add("b", block.title, strip)
                for text in block.lines:
                    add("p", text, strip)
            case Chart():
                raise ValueError("the rival draws no charts")
    return ET.tostring(root, encoding="utf-8", method="html")


def rival() -> Callable[[Paper], bytes]:
    """Return weasyprint, warm, with the same font, making the same kind of file (PDF/UA-1)."""
    import fontpkg
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    regular = Path(fontpkg.path(BUNDLED_FONT))
    bold = regular.with_name(regular.name.replace("Regular", "SemiBold"))
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=STYLE % (regular.as_uri(), bold.as_uri()), font_config=fonts)

    def draw_with_weasyprint(paper: Paper) -> bytes:
        page = weasyprint.HTML(string=_page_of(paper).decode())
        drawn: bytes = page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True)
        return drawn

    return draw_with_weasyprint


# The clock


def timed(draws: Callable[[Paper], bytes], papers: Iterator[Paper]) -> float:
    """Return the middle of how long each paper takes, in milliseconds; the first only warms up."""
    draws(next(papers))
    took = []
    for paper in papers:
        start = time.perf_counter()
        draws(paper)
        took.append(1000 * (time.perf_counter() - start))
    return median(took)


def main(folder: Path | None) -> None:
    """Time everything and tell it."""
    out = sys.stdout.write

    def ours(paper: Paper) -> bytes:
        return draw([paper])

    start = time.perf_counter()
    draw([office_report()])
    out(f"first paper of a process         {1000 * (time.perf_counter() - start):8.1f} ms\n")
    report = timed(ours, iter(reports()))
    out(f"office report                    {report:8.1f} ms   (at most {TARGET_REPORT})\n")
    annexes = (replace(annex(), foot=f"{DIGEST} {number}") for number in range(5))
    out(f"annex, 34 offices, 5 pages       {timed(ours, annexes):8.1f} ms\n")

    start = time.perf_counter()
    files = {f"office-{row + 1:02d}": draw([replace(paper, foot="যাচাই")]) for row, paper in enumerate(reports())}
    files["annex"] = draw([replace(annex(), foot="যাচাই")])
    files["all-offices"] = draw([replace(paper, foot="সংকেত") for paper in reports()])
    out(f"34 reports, annex, merged file   {1000 * (time.perf_counter() - start):8.1f} ms   (at most {TARGET_ALL})\n")

    numbers = range(1, REPETITIONS + 2)
    ours_took = timed(ours, map(long_report, numbers))
    theirs = rival()
    theirs_took = timed(theirs, map(long_report, numbers))
    out(f"report with 40 rows: draw        {ours_took:8.1f} ms\n")
    out(f"report with 40 rows: weasyprint  {theirs_took:8.1f} ms\n")
    out(f"ratio                            {theirs_took / ours_took:8.1f}      (at least {TARGET_RATIO})\n")
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        pair = {"long-draw": ours(long_report(1)), "long-weasyprint": theirs(long_report(1))}
        for name, drawn in chain(files.items(), pair.items()):
            (folder / f"{name}.pdf").write_bytes(drawn)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
