"""Months in which much happens: decisions kept by hand, extensions, reminders, requests for correction and their answers."""

from __future__ import annotations

import shutil
from itertools import cycle, islice
from typing import TYPE_CHECKING, Final

from changing import replace
from few_offices import EXAMPLE
from running import Run, run
from unprinted import unprinted

from auditor.i18n import Text
from auditor.model.views.head import OfficeName

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.model.views.annexes import ChairView

_LATER: Final = ("register-2024-03.xlsx", "exports/portal-users-2024-03-18.csv")
"""What is told only after the first meeting."""
_BY_HAND: Final = """\
[[decisions]]
serial = "০৭"
subject = "ইনোভেশন টিমের কার্যক্রম"
decision = "প্রতি মাসে ইনোভেশন টিমের সভা করে কার্যবিবরণী এ কার্যালয়ে পাঠাতে হবে।"
implementer = "সকল দপ্তর প্রধান"
progress = "২৪টি দপ্তরের মধ্যে ১৯টির কার্যবিবরণী পাওয়া গেছে"
remark = "৫টি দপ্তরকে তাগিদ দেওয়া হয়েছে"

[[decisions]]
serial = "০৮"
subject = "ইউনিয়ন ডিজিটাল সেন্টারের সেবা"
decision = "ডিজিটাল সেন্টারের সেবার তালিকা ও ফি দৃশ্যমান স্থানে টাঙাতে হবে।"
implementer = "ইউপি সচিব (সকল)"
progress = "৮টি ইউনিয়নে হয়েছে"

[[decisions]]
serial = "১০"
subject = "সভাকক্ষের Wi-Fi"
decision = "উপজেলা পরিষদ সভাকক্ষে উচ্চগতির ইন্টারনেট সংযোগ চালু করতে হবে।"
implementer = "সহকারী প্রোগ্রামার"
progress = "সংযোগ চালু হয়েছে"
remark = "নিষ্পত্তি"
"""
_EXTENDED: Final = (("two-step-enabled", "family-planning"), ("two-step-enabled", "resource-centre"))
_WAIVER: Final = """
[[waivers]]
policy = "{policy}"
subject = "{office}"
reason = "the portal is being migrated"
approved_by = "০৬ নং সিদ্ধান্ত, ফেব্রুয়ারি ২০২৪"
until = 2024-05-31
"""
_DISPUTED: Final = (
    ("cooperatives", "password-reset"),  # told anew on a day since: what was upheld is evidence by then
    ("education", "two-step-enabled"),
    ("lota-up", "password-composition"),
    ("ansar-vdp", "profile-updated"),
    ("fisheries", "password-reset"),
)
_ANSWERED: Final = {1: "upheld", 3: "refused"}


def lay_full_month(folder: Path) -> None:
    """Lay the example with all its offices into a folder that is not there yet, and keep its rounds of two meetings.

    Its letters are drafted and sent, and not printed: that they were sent is what makes the month full.
    """
    shutil.copytree(EXAMPLE, folder)
    for name in _LATER:
        (folder / "evidence" / name).unlink()
    (folder / "decisions.toml").write_text(_BY_HAND, "utf-8")
    waivers = folder / "waivers.toml"
    more = (_WAIVER.format(policy=policy, office=office) for policy, office in _EXTENDED)
    waivers.write_text(waivers.read_text("utf-8") + "".join(more), "utf-8")

    def done(*words: object, on: str, code: int = 0) -> Run:
        return run(*words, "--yes", "--on", on, "--workspace", folder, code=code)

    done("audit", "--keep", "--meeting", "2024-02", on="2024-02-20", code=1)
    for first, made, sent in ((1, "2024-02-22", "2024-02-23"), (3, "2024-03-11", "2024-03-12")):
        with unprinted():
            done("remind", on=made)
        for letter in (first, first + 1):
            done("remind", "--sent", letter, "--memo", f"০৫.৪৪.৪৭৬৪.০০০.৭৫.০০১.২৪-৯{letter}", on=sent)
    for number, (office, duty) in enumerate(_DISPUTED, start=1):
        what = "সঠিক তারিখ ১২.০২.২০২৪; তথ্য ছকে ভুল লেখা হয়েছে"
        given = ("--office", office, "--duty", duty, "--what", what, "--received", f"2024-03-0{number}")
        done("dispute", *given, "--reference", f"দপ্তর/২০২৪-{number}", on="2024-03-08")
    for number, result in _ANSWERED.items():
        done("dispute", "answer", number, result, "--reference", f"২৪-১১{number}", on="2024-03-12")
    for name in _LATER:
        shutil.copyfile(EXAMPLE / "evidence" / name, folder / "evidence" / name)
    done("audit", "--keep", "--meeting", "2024-03", on="2024-03-21", code=1)


_OFFICES: Final = 40


def of_forty(view: ChairView) -> ChairView:
    """Return a month with so many departments more that forty offices are counted, and a third meeting in the chart."""
    own = [row for row in view.rows if row.own]
    counted = [row for row in view.rows if not row.own]
    more = [
        replace(row, serial=len(counted) + place)
        for place, row in enumerate(counted[: _OFFICES - len(counted)], start=1)
    ]
    parts = tuple(replace(part, history=(part.history[0], *part.history)) for part in view.summary.parts)
    return replace(view, rows=(*counted, *more, *own), summary=replace(view.summary, parts=parts))


def extreme_month(view: ChairView, long_names: int = 6) -> ChairView:
    """Return a month of forty offices in which all happens at once.

    Twice as many changes, twelve offices with more time and twelve with requests for correction, a further remark at every second
    office, and of every so many offices one with a long name.
    """
    full = of_forty(view)
    further = list({remark.code: remark for row in view.rows for remark in row.remarks}.values())
    rows = [row if row.own else _crowded(place, row, further, long_names) for place, row in enumerate(full.rows)]
    names = [OfficeName(row.serial, row.name) for row in rows if not row.own]

    def spread(told: tuple, count: int, apart: int) -> tuple:
        return tuple(
            replace(each, office=names[place * apart % len(names)])
            for place, each in enumerate(islice(cycle(told), count))
        )

    changes = full.changes
    changes = replace(
        changes,
        newly_done=spread(changes.newly_done, 2 * len(changes.newly_done), 3),
        slipped=spread(changes.slipped, 2 * len(changes.slipped), 3),
        pending=spread(changes.pending, 2 * len(changes.pending), 3),
        waived=spread(changes.waived, 12, 3),
        lapsed=tuple(names[:6]),
    )
    return replace(full, rows=tuple(rows), changes=changes, disputes=spread(full.disputes, 12, 2))


def _crowded(place, row, further, long_names):
    name, remarks = row.name, row.remarks
    if place % long_names == 0:
        name = Text(
            en=f"{name.en} (additional charge of Kopilmuni and Horidhali)",
            bn=f"{name.bn} (কপিলমুনি ও হরিঢালীর অতিরিক্ত দায়িত্ব)",
        )
    if place % 2:
        more = further[place % len(further)]
        remarks = tuple({remark.code: remark for remark in (*remarks, more)}.values())
    return replace(row, name=name, remarks=remarks)
