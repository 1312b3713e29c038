"""The files of a fresh workspace: roster prefilled, settings and baseline to adjust; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.places import geography
from auditor.roster import form
from auditor.workspace.settings import CONFIG, WAIVERS, shipped_baseline

if TYPE_CHECKING:
    from auditor.places.geography import Upazila

_SETTINGS: Final = """\
# Who we are. Correct what is not right; lines that begin with # are explanations.
# আমরা কারা। যা ঠিক নয় ঠিক করে নিন; # দিয়ে শুরু হওয়া লাইনগুলো ব্যাখ্যা।

language = "bn"                 # of papers: bn or en
baseline = "baseline.toml"      # what is judged by; or one that is shipped: paikgacha-2024-01, good-practice, egp-2021
official_domains = []           # mail domains that count as official beside gov.bd

[letterhead]
ap_phone = ""                   # office phone of the assistant programmer, for help
uno_mail = ""                   # official mailbox of the UNO
uno_phone = ""                  # phone of the UNO's office: to be told when somebody asks for a password
answer_days = 7                 # working days in which a request for correction is answered
# publish_standings = true      # the minutes copy, which goes onto the portal, then says by name of each office whether it
                                # has implemented the decisions; without it, only whether it gave information

[meeting]
# next = 2024-03-14             # day of the next meeting
# due = 2024-03-10              # until when duties are to be done; otherwise the next meeting is assumed
# due_working_days = 10         # or so many working days after the audit

# When and where users are helped in person, for the sheets of self-checks; worded so that "come" can follow the place:
# [invite]
# help_day = 2024-03-20
# help_place = { en = "to the upazila parishad hall", bn = "উপজেলা পরিষদ সভাকক্ষে" }

# Further kinds of office that a decision is to cover:
# [also]
# "2024-01/09" = ["union"]

# Why an office or account left the roster (without a reason it stays, as unknown):
# [[departures]]
# subject = "office-id"
# reason = "merged with another office"
"""
_BASELINE_NOTE: Final = (
    "Your committee's own decisions. Correct serial, meeting, day, memo and memo_day before the first round.",
    "আপনার কমিটির নিজের সিদ্ধান্ত। প্রথম যাচাইয়ের আগে ক্রম, মাস, তারিখ, স্মারক ও স্মারকের তারিখ ঠিক করে নিন।",
)
_WAIVERS: Final = """\
# Duties suspended by the committee. All parts are needed; a waiver ends by itself.
# কমিটির অনুমোদিত সাময়িক ছাড়। সব অংশ লাগবে; মেয়াদ শেষে নিজে থেকেই শেষ হয়।
#
# [[waivers]]
# policy = "two-step-enabled"
# subject = "office-id"          # or an account's id; see: auditor roster list
# reason = "the portal is being migrated"
# approved_by = "decision 05 of 2024-03"
# until = 2024-06-30
"""


def files(upazila: Upazila) -> tuple[tuple[str, bytes], ...]:
    """Return the files of a fresh workspace of an upazila: name and content."""
    return (
        ("roster.xlsx", form.write_workbook(geography.fresh_roster(upazila))),
        ("baseline.toml", _baseline(upazila).encode()),
        (WAIVERS, _WAIVERS.encode()),
        (CONFIG, _settings(upazila).encode()),
    )


def _settings(upazila: Upazila) -> str:
    import tomlkit  # noqa: PLC0415 only a new workspace needs it

    settings = tomlkit.parse(_SETTINGS)
    committee = tomlkit.table()
    committee["name"] = _inline(en="Upazila ICT Committee", bn="উপজেলা আইসিটি বিষয়ক কমিটি")
    committee["upazila"] = _inline(en=upazila.name.en, bn=upazila.name.bn)
    committee["district"] = _inline(en=upazila.district.en, bn=upazila.district.bn)
    settings["committee"] = committee
    site = [upazila.portal] if upazila.portal else []
    letterhead = settings["letterhead"]
    letterhead["bn"] = [
        "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার",
        "উপজেলা নির্বাহী অফিসারের কার্যালয়",
        f"{upazila.name.bn}, {upazila.district.bn}",
        *site,
    ]
    letterhead["en"] = [
        "Government of the People's Republic of Bangladesh",
        "Office of the Upazila Nirbahi Officer",
        f"{upazila.name.en}, {upazila.district.en}",
        *site,
    ]
    return tomlkit.dumps(settings)


def _inline(*, en: str, bn: str) -> dict[str, str]:
    import tomlkit  # noqa: PLC0415 only a new workspace needs it

    table = tomlkit.inline_table()
    table.update({"en": en, "bn": bn})
    return table


def _baseline(upazila: Upazila) -> str:
    import tomlkit  # noqa: PLC0415 only a new workspace needs it

    shipped = tomlkit.parse(shipped_baseline("paikgacha-2024-01"))
    text = tomlkit.document()
    for line in _BASELINE_NOTE:
        text.add(tomlkit.comment(line))
    text["id"] = "own-2024-01"
    text["fresh_days"] = shipped["fresh_days"]
    text["fresh_days_strong"] = shipped["fresh_days_strong"]
    title = tomlkit.table()
    title["en"] = f"Decisions of the upazila ICT committee of {upazila.name.en}"
    title["bn"] = f"উপজেলা আইসিটি বিষয়ক কমিটির সিদ্ধান্ত, {upazila.name.bn}"
    text["title"] = title
    for decision in shipped["decisions"]:
        del decision["memo_day"]
        decision["memo"] = ""
    text["decisions"] = shipped["decisions"]
    text["rules"] = shipped["rules"]
    return tomlkit.dumps(text)
