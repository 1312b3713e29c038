"""Makes a round of self-checks of any size, with its secrets and codes; nothing in it is of a real office. For tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.selfcheck import Campaign, CampaignAccount
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.passwords.words import local_words
from auditor.slip.codes import CampaignSecrets, account_code, code_tags

UPAZILA, DISTRICT = Text(en="Paikgacha", bn="পাইকগাছা"), Text(en="Khulna", bn="খুলনা")
DEPARTMENTS = (
    ("কৃষি", "Agriculture"), ("মৎস্য", "Fisheries"), ("প্রাণিসম্পদ", "Livestock"), ("শিক্ষা", "Education"),
    ("সমাজসেবা", "Social Services"), ("মহিলা বিষয়ক", "Women Affairs"), ("সমবায়", "Cooperatives"),
    ("যুব উন্নয়ন", "Youth Development"), ("পরিসংখ্যান", "Statistics"), ("নির্বাচন", "Election"), ("খাদ্য", "Food"), ("ভূমি", "Land"),
)  # fmt: skip
UNIONS = (("লতা", "Lota"), ("দেলুটি", "Deluti"), ("কপিলমুনি", "Kopilmuni"), ("রাড়ুলী", "Raruli"))
UNION_POSTS = (
    Text(en="Secretary", bn="ইউপি সচিব"),
    Text(en="Accounts assistant cum computer operator", bn="হিসাব সহকারী কাম কম্পিউটার অপারেটর"),
    Text(en="UDC entrepreneur", bn="ইউডিসি উদ্যোক্তা"),
)


@dataclass(frozen=True)
class Made:
    """A round with what only the assistant programmer has."""

    round: Campaign
    secrets: CampaignSecrets
    codes: dict[str, str]
    tags: dict[str, str]

    def opening(self) -> dict[str, Any]:
        """Return what `SlipOpener` needs beside a slip."""
        return {"secrets": self.secrets, "round_id": self.round.id, "codes": self.codes, "tags": self.tags}


def offices(departments: int = 3, unions: int = 1) -> tuple[Office, ...]:
    """Return so many offices, each with its accounts."""
    found = []
    for number in range(departments):
        bn, en = DEPARTMENTS[number % len(DEPARTMENTS)]
        name = f"{en.split()[0].lower()}-{number}"
        head = Text(en=f"Upazila {en} Officer", bn=f"উপজেলা {bn} কর্মকর্তা")
        portal = f"{name}.paikgasa.khulna.gov.bd"
        found.append(
            Office(
                name, Text(en=f"Upazila {en} Office", bn=f"উপজেলা {bn} কার্যালয়"), OfficeKind.DEPARTMENT, head, portal,
                accounts=(Account(f"{name}/head", head),),
            )
        )  # fmt: skip
    for number in range(unions):
        bn, en = UNIONS[number % len(UNIONS)]
        name = f"{en.lower()}-{number}"
        accounts = tuple(Account(f"{name}/user-{place}", post) for place, post in enumerate(UNION_POSTS))
        found.append(
            Office(
                name, Text(en=f"{en} Union Parishad", bn=f"{bn} ইউনিয়ন পরিষদ"), OfficeKind.UNION, UNION_POSTS[0],
                f"{en.lower()}up.khulna.gov.bd", accounts=accounts,
            )
        )  # fmt: skip
    return tuple(found)


def check_round(departments: int = 3, unions: int = 1, **changes: Any) -> Made:
    """Return a round of February 2024 of so many offices; `changes` are fields of the round."""
    secrets = CampaignSecrets.new()
    round_id = changes.get("id", "2024-02")
    listed = offices(departments, unions)
    held = [(office, account) for office in listed for account in office.accounts]
    codes = {account.id: account_code(secrets, round_id, account.id) for _, account in held}
    salt, tags = code_tags(round_id, codes)
    made = Campaign(
        id=round_id,
        meeting="2024-02",
        public_key=secrets.public_key,
        tag_salt=salt,
        opened=date(2024, 2, 1),
        due=date(2024, 2, 20),
        rule="upper+lower+symbol",
        digit="advise",
        decision_day=date(2024, 1, 18),
        decision_serial="11",
        committee=Text(en="Upazila ICT Committee, Paikgacha", bn="উপজেলা আইসিটি বিষয়ক কমিটি, পাইকগাছা"),
        ap_phone="01700-000000",
        uno_mail="uno@example.gov.bd",
        accounts=tuple(CampaignAccount(tags[account.id], office.name, account.post) for office, account in held),
        words=local_words(listed, upazila=UPAZILA, district=DISTRICT),
        year=2024,
        example=True,
    )
    return Made(replace(made, **changes), secrets, codes, tags)
