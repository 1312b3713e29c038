"""A fresh workspace: roster prefilled, settings and baseline to adjust."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.errors import WorkspaceError, of_part, of_parts
from auditor.places import geography
from auditor.roster import form
from auditor.workspace import baselines, fitting, questions, toml_changes, where, writing
from auditor.workspace.folder import EVIDENCE, SLIPS
from auditor.workspace.of_decisions import name_of
from auditor.workspace.question import DECISIONS
from auditor.workspace.questions import LAST_MEETING, PHONE
from auditor.workspace.settings import CONFIG
from auditor.workspace.typed_days import refuse_odd
from auditor.workspace.waivers import WAIVERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from auditor.places.geography import Upazila
    from auditor.workspace.question import Answer
    from auditor.workspace.typed_days import Doubted

_SETTINGS: Final = """\
# Who we are. Correct what is not right; lines that begin with # are explanations.
# আমরা কারা। যা ঠিক নয় ঠিক করে নিন; # দিয়ে শুরু হওয়া লাইনগুলো ব্যাখ্যা।

language = "bn"                 # of papers: bn or en
baseline = "baseline.toml"      # what is judged by; or one that is shipped: paikgacha-2024-01, good-practice, egp-2021
official_domains = []           # mail domains that count as official beside gov.bd

[letterhead]
# ap_phone = "01700-000000"     # office phone of the assistant programmer, for help
# uno_mail = "uno@example.gov.bd"  # official mailbox of the UNO
# uno_phone = "02477-000000"    # phone of the UNO's office: to be told when somebody asks for a password
answer_days = 7                 # working days in which a request for correction is answered
# publish_standings = true      # the minutes copy, which goes onto the portal, then says by name of each office whether it
                                # has implemented the decisions; without it, only whether it answered

[meeting]
# next = 2024-03-14             # day of the next meeting
# due = 2024-03-10              # until when duties are to be done; otherwise the next meeting is assumed
# due_working_days = 10         # or so many working days after the meeting

# To whom the meeting's papers go, in the order of the minutes, with ; between:
# [pack]
# distribution = "Deputy Commissioner, …; Programmer, …; Union parishad chairs (all); Office copy"

# When and where users are helped in person, for the sheets of self-checks; worded so that "come" can follow the place:
# [invite]
# help_day = 2024-03-20
# help_place = { en = "to the upazila parishad hall", bn = "উপজেলা পরিষদ সভাকক্ষে" }

# The time that reminders give, and to whom letters go (auditor remind asks for it):
# [letters]
# working_days = 10             # for the answer, once a letter has arrived; 0: until the next meeting
# delivery_days = 0             # working days that a letter is on its way
# copy_department = "…"         # who gets a copy of the final reminder to a departmental office; several with ; between
# copy_union = "…"              # likewise, to a union parishad
# portal_owner = "…"            # to whom the letter about the portal goes
# portal_through = "district"   # through whom: district (Deputy Commissioner) or programmer (of the district)

# Further kinds of office that a decision is to cover:
# [also]
# "2024-01/09" = ["union"]

# Why an office or account left the roster (without a reason it stays: a no as not done, everything else as unknown):
# [[departures]]
# subject = "office-id"
# reason = "merged with another office"
"""
_BASELINE_NOTE: Final = (
    "Your committee's own decisions. Their serials, day, memo and signing: auditor settings.",
    "আপনার কমিটির নিজের সিদ্ধান্ত। কার্যবিবরণীর ক্রম, তারিখ, স্মারক ও স্বাক্ষরের তারিখ দিতে চালান: auditor settings",
    "The day of a decision is said once: resets and profiles count from it.",
    "সিদ্ধান্তের তারিখ একবারই লেখা হয়; রিসেট ও প্রোফাইল সেই তারিখ থেকে গণনা হয়।",
)
_SHIPPED: Final = "paikgacha-2024-01"
"""The baseline whose decisions a fresh workspace has."""
_SAMPLES: Final = ('memo = ""', "memo_day = 2024-01-29", "signed = 2024-01-22")
"""Lines of a decision that are not known yet, as comments."""
_WAIVERS: Final = """\
# Duties suspended by the committee. All parts are needed; a waiver ends by itself.
# কমিটির অনুমোদিত বর্ধিত সময়। সব অংশ লাগবে; মেয়াদ শেষে নিজে থেকেই শেষ হয়।
#
# [[waivers]]
# policy = "two-step-enabled"
# subject = "office-id"          # or an account's id; see: auditor roster list
# reason = "the portal is being migrated"
# approved_by = "decision 05 of 2024-03"
# until = 2024-06-30
"""


def refuse_other_files(folder: Path) -> None:
    """Refuse a folder in which something lies.

    Raises:
        WorkspaceError: it is not empty, or no folder.

    """
    if where.is_taken(folder):
        raise WorkspaceError(_NOT_EMPTY.filled(folder=folder.absolute().name))


def lay(  # noqa: PLR0913 one parameter a thing that is told
    folder: Path,
    upazila: Upazila,
    decided_on: date,
    phone: str,
    today: date,
    *,
    apart: Mapping[str, date] | None = None,
    doubted: Doubted = refuse_odd,
) -> int:
    """Make a workspace in a folder that is empty or not there yet, and return how many offices its roster lists.

    Args:
        folder: where.
        upazila: whose it is.
        decided_on: the day of the meeting whose decisions are judged by.
        phone: the assistant programmer's; empty where it is not told yet.
        today: the day on which this is told.
        apart: the days of decisions that are of another meeting, by what `days_apart` names their questions.
        doubted: called with what is odd about the telephone number or the day before anything is written; without it, what is odd is refused.

    Raises:
        WorkspaceError: the folder is not empty, the day lies ahead, something odd is not meant, or nothing can be written there.

    """
    with of_part("folder"):
        refuse_other_files(folder)
    told: dict[str, Answer] = {PHONE.id: phone, LAST_MEETING.id: decided_on}
    others: dict[str, Answer] = {name: day for name, day in (apart or {}).items() if day != decided_on}
    faults = fitting.mistakes(told, today), fitting.mistakes(others, today)
    wrong = {told: mistake.of(()) for found in faults[::-1] for told, mistake in found.items()}
    if wrong:
        raise WorkspaceError(*wrong, parts=wrong)
    odd = fitting.doubts(others, others, today) | fitting.doubts(told, told, today)
    with of_parts(odd):
        doubted(tuple(odd))
    for name, content in files(upazila, decided_on, phone, others):
        writing.write(folder / name, content)
    (folder / EVIDENCE / SLIPS).mkdir(parents=True, exist_ok=True)
    return len(geography.fresh_roster(upazila).offices)


def days_apart() -> dict[str, Text]:
    """Return what each decision of a fresh workspace is about, by the question of which meeting it is by itself."""
    decisions = tomllib.loads(baselines.shipped(_SHIPPED))[DECISIONS]
    return {
        name_of(LAST_MEETING.id, [place], decisions): Text(**each["subject"]) for place, each in enumerate(decisions)
    }


def files(
    upazila: Upazila, decided_on: date, phone: str = "", apart: Mapping[str, Answer] | None = None
) -> tuple[tuple[str, bytes], ...]:
    """Return the files of a fresh workspace: name and content.

    Args:
        upazila: whose it is.
        decided_on: the day of the meeting whose decisions are judged by.
        phone: the assistant programmer's; empty where it is not told yet.
        apart: the days of decisions that are of another meeting, as for `lay`.

    """
    baseline = _baseline(decided_on)
    config = _settings(upazila)
    if phone:
        config = toml_changes.changed(config, questions.changes({PHONE.id: phone}, "")[0])
    return (
        ("roster.xlsx", form.write_workbook(geography.fresh_roster(upazila))),
        ("baseline.toml", toml_changes.changed(baseline, questions.changes(apart or {}, baseline)[1]).encode()),
        (WAIVERS, _WAIVERS.encode()),
        (CONFIG, config.encode()),
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


def _baseline(decided_on: date) -> str:
    import tomlkit  # noqa: PLC0415 only a new workspace needs it

    month = f"{decided_on:%Y-%m}"
    shipped = tomlkit.parse(baselines.shipped(_SHIPPED))
    text = tomlkit.document()
    for line in _BASELINE_NOTE:
        text.add(tomlkit.comment(line))
    text["id"] = f"own-{month}"
    text["fresh_days"] = shipped["fresh_days"]
    text["fresh_days_strong"] = shipped["fresh_days_strong"]
    title = tomlkit.table()
    title["en"] = "Decisions of the upazila ICT committee"
    title["bn"] = "উপজেলা আইসিটি বিষয়ক কমিটির সিদ্ধান্ত"
    title.add(tomlkit.nl())
    text["title"] = title
    ids = {decision["id"]: f"{month}/{decision['serial']}" for decision in shipped["decisions"]}
    text["decisions"] = tomlkit.aot()
    for decision in shipped["decisions"]:
        own = tomlkit.table()
        for key, value in decision.items():
            if key == "day":
                own["day"] = decided_on
                for sample in _SAMPLES:
                    own.add(tomlkit.comment(sample))
            elif key not in {"serial", "memo", "memo_day"}:
                own[key] = ids.get(value, value) if key == "id" else value
        text["decisions"].append(own)
    for rule in shipped["rules"]:
        if "decision" in rule:
            rule["decision"] = ids[rule["decision"]]
    text["rules"] = shipped["rules"]
    return tomlkit.dumps(text)


_NOT_EMPTY: Final = Text(
    en="{folder} is not empty, so nothing was written. Name a new folder.",
    bn="{folder} ফোল্ডারটি খালি নয়, তাই কিছু লেখা হয়নি। নতুন ফোল্ডারের নাম দিন।",
)
