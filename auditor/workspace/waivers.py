"""Duties that the committee suspended: `waivers.toml` read, and waivers entered or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import asdict

from auditor.i18n import Text, plain
from auditor.model.baseline import Waiver
from auditor.model.errors import WorkspaceError
from auditor.model.subjects import office_of
from auditor.workspace import toml, toml_changes, writing
from auditor.workspace.typed_days import WAIVER_AHEAD, far_ahead, refuse_odd, still_to_come

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from auditor.model.policy import Policy
    from auditor.workspace.typed_days import Doubted

WAIVERS: Final = "waivers.toml"
_WAIVER_KEYS: Final = frozenset({"policy", "subject", "reason", "approved_by", "until"})


def read(folder: Path, policies: Mapping[str, Policy[Any]]) -> tuple[Waiver, ...]:
    """Return what `waivers.toml` says; nothing where there is none.

    Raises:
        WorkspaceError: with all its mistakes.

    """
    return _parse(toml.text_if_there(folder / WAIVERS), policies)


def add(  # noqa: PLR0913 each is a part of what is written or told
    folder: Path,
    waiver: Waiver,
    policies: Mapping[str, Policy[Any]],
    today: date,
    doubted: Doubted = refuse_odd,
    *,
    named: Mapping[str, Text],
    elsewhere: Mapping[str, str],
) -> Text:
    """Write one more waiver into `waivers.toml`, and return what is to be told of it; what stands there stays.

    Args:
        folder: the workspace.
        waiver: the waiver.
        policies: the policies that exist, by id.
        today: the day on which it is entered.
        doubted: called with what is odd about its days, the end and that of the decision, before anything is written; without it, what is odd is refused.
        named: how offices and accounts are called, by id.
        elsewhere: the accounts that stood in another office's list before (`auditor.model.subjects.listed_elsewhere`).

    Raises:
        WorkspaceError: something of it is missing or may not be kept, it ended before today, it stands there already, or the file cannot
            be written; nothing was changed then.

    """
    before = read(folder, policies)
    if waiver in before:
        raise WorkspaceError(_THERE_ALREADY)
    if waiver.until < today:
        raise WorkspaceError(_OVER.filled(until=waiver.until, today=today))
    text = toml_changes.appended(toml.text_if_there(folder / WAIVERS), "waivers", asdict(waiver))
    _parse(text, policies, _ASKED)
    to_come = still_to_come(_DECIDED, waiver.approved_by, today)
    doubted((*to_come, *far_ahead(_UNTIL, waiver.until, today, WAIVER_AHEAD)))
    writing.write(folder / WAIVERS, text.encode())
    longest = longest_over(waiver, before, today, elsewhere)
    if longest is None:
        duty = policies[waiver.policy].duty
        return _WAIVED.filled(whose=_called(waiver, named), duty=duty, until=waiver.until)
    says = _LONGER_NOW if waiver.until > longest.until else _LONGER_BEFORE if waiver.until < longest.until else _AS_LONG
    return says.filled(until=waiver.until, before=longest.until, whose=_called(longest, named))


class TakingBack(Struct, frozen=True):
    """A waiver that is to be taken back and is not yet.

    Attributes:
        waiver: the waiver.
        still: that of the others that ends last and extends the same time; None where none does.
        told: what holds then.
        text: what the file would be.

    """

    waiver: Waiver
    still: Waiver | None
    told: Text
    text: str


def taking_back(  # noqa: PLR0913 each is a part of what is written or told
    folder: Path,
    mark: str,
    policies: Mapping[str, Policy[Any]],
    today: date,
    *,
    named: Mapping[str, Text],
    elsewhere: Mapping[str, str],
) -> TakingBack:
    """Prepare that a waiver that was entered by mistake is taken out of `waivers.toml`.

    Args:
        folder: the workspace.
        mark: which of them (`toml_changes.mark`).
        policies: the policies that exist, by id.
        today: the day.
        named: how offices and accounts are called, by id.
        elsewhere: the accounts that stood in another office's list before (`auditor.model.subjects.listed_elsewhere`).

    Raises:
        WorkspaceError: it is not there any more, or the file has mistakes.

    """
    text = toml.text_if_there(folder / WAIVERS)
    before = _parse(text, policies)
    place = toml_changes.place_of(mark, before)
    text = toml_changes.removed(text, "waivers", place)
    waiver = before[place]
    still = longest_over(waiver, _parse(text, policies), today, elsewhere)
    if still is not None:
        told = _STILL_EXTENDED.filled(until=still.until, whose=_called(still, named))
    else:
        told = _TAKEN_BACK if waiver.until >= today else _OVER_ANYWAY.filled(file=plain(WAIVERS), until=waiver.until)
    return TakingBack(waiver, still, told, text)


def take_back(folder: Path, prepared: TakingBack) -> None:
    """Take a waiver back as it was prepared.

    Raises:
        WorkspaceError: the file cannot be written; nothing was changed then.

    """
    writing.write(folder / WAIVERS, prepared.text.encode())


def _called(waiver: Waiver, named: Mapping[str, Text]) -> Text:
    """Return whose time a waiver extends; of whom the roster does not list, what stands in the file."""
    return named.get(waiver.subject, plain(waiver.subject))


def longest_over(waiver: Waiver, others: Iterable[Waiver], today: date, elsewhere: Mapping[str, str]) -> Waiver | None:
    """Return the waiver that ends last of those that extend the same time: of the same duty and subject, or of its whole office."""
    subjects = {waiver.subject, office_of(waiver.subject, elsewhere)}
    same = (
        other
        for other in others
        if other.policy == waiver.policy and other.subject in subjects and other.until >= today
    )
    return max(same, key=lambda other: other.until, default=None)


def _parse(
    text: str, policies: Mapping[str, Policy[Any]], asked: Mapping[str, Text] | None = None
) -> tuple[Waiver, ...]:
    waivers = []
    with toml.reading(WAIVERS, text, {"waivers"}, asked=asked) as top:
        for entry in top.entries("waivers", _WAIVER_KEYS):
            policy = entry.needed_words("policy", _HALF_A_WAIVER)
            if policy:
                entry.one_of("policy", policies)
            subject, reason, approved_by = (
                entry.needed_words(key, _HALF_A_WAIVER) for key in ("subject", "reason", "approved_by")
            )
            entry.refuse_personal(("reason", "approved_by"))
            until = entry.needed_day("until", _ENDLESS_WAIVER)
            if until is not None:
                waivers.append(Waiver(policy, subject, reason, approved_by, until))
    return tuple(waivers)


_OVER: Final = Text(
    en="The time would have ended on {until}, before today, {today}, so nothing was written. Give the day until which it is extended.",
    bn="বর্ধিত সময় {until} তারিখেই শেষ, অথচ আজ {today}; তাই কিছু লেখা হয়নি। যে তারিখ পর্যন্ত সময় বাড়ানো হয়েছে তা লিখুন।",
)
_WAIVED: Final = Text(
    en="Entered for {whose}: {duty}; it ends by itself after {until}.",
    bn="লেখা হয়েছে: {whose}, {duty}; {until} তারিখের পর বর্ধিত সময় নিজে থেকেই শেষ হবে।",
)
_LONGER_NOW: Final = Text(
    en="Entered. The time for this was extended until {before} already ({whose}); now it is extended until {until}. The earlier entry stays, and "
    "counts again if you take this one back.",
    bn="লেখা হয়েছে। এর জন্য আগেই {before} পর্যন্ত সময় বাড়ানো ছিল ({whose}); এখন {until} পর্যন্ত বাড়ল। আগের লেখাটি থেকে যাবে; এটি বাতিল করলে আবার সেটিই ধরা হবে।",
)
_LONGER_BEFORE: Final = Text(
    en="Entered, but the time for this is extended until {before} already ({whose}), and that counts: it does not end before that. If the time is to "
    "end on {until}, take the other entry back.",
    bn="লেখা হয়েছে, কিন্তু এর জন্য আগেই {before} পর্যন্ত সময় বাড়ানো আছে ({whose}), আর সেটিই ধরা হবে। সময় {until} তারিখে শেষ হওয়ার কথা হলে অন্য লেখাটি বাতিল "
    "করুন।",
)
_AS_LONG: Final = Text(
    en="Entered, but the time for this is extended until {before} already ({whose}): that entry counts. One of the two is enough; take the other "
    "back.",
    bn="লেখা হয়েছে, কিন্তু এর জন্য আগেই {before} পর্যন্ত সময় বাড়ানো আছে ({whose}); সেটিই ধরা হবে। দুটির একটিই যথেষ্ট; অন্যটি বাতিল করুন।",
)
_TAKEN_BACK: Final = Text(en="Taken back; the duty counts again.", bn="বাতিল হয়েছে; করণীয়টি আবার গণনা হবে।")
_STILL_EXTENDED: Final = Text(
    en="Taken back. Another entry still extends the time until {until} ({whose}); if that was a mistake too, take it back as well.",
    bn="বাতিল হয়েছে। আরেকটি লেখায় {until} পর্যন্ত সময় এখনো বাড়ানো আছে ({whose}); সেটিও ভুল হলে সেটিও বাতিল করুন।",
)
_OVER_ANYWAY: Final = Text(
    en="Taken back. Its time had ended on {until} already, so no result changes, but papers tell no more that the time was extended and ended. If a decision had "
    "extended it, write the entry into {file} again: an extension ends by itself.",
    bn="বাতিল হয়েছে। এর সময় {until} তারিখেই শেষ হয়েছিল, তাই কোনো ফলাফল বদলায়নি; তবে সময় বাড়ানো হয়েছিল ও তা শেষ হয়েছে, সে কথা আর কোনো কাগজে আসবে না। সিদ্ধান্তে সময় সত্যিই "
    "বাড়ানো হয়ে থাকলে লেখাটি {file} ফাইলে আবার লিখুন; বর্ধিত সময় নিজে থেকেই শেষ হয়।",
    on_screen=Text(
        en="Taken back. Its time had ended on {until} already, so no result changes, but papers tell no more that the time was extended and ended. What a decision had "
        "extended may stay in the list: an extension ends by itself.",
        bn="বাতিল হয়েছে। এর সময় {until} তারিখেই শেষ হয়েছিল, তাই কোনো ফলাফল বদলায়নি; তবে সময় বাড়ানো হয়েছিল ও তা শেষ হয়েছে, সে কথা আর কোনো কাগজে আসবে না। সিদ্ধান্তে সত্যিই "
        "বাড়ানো সময় তালিকায় থাকতে পারে; বর্ধিত সময় নিজে থেকেই শেষ হয়।",
    ),
)
_DECIDED: Final = Text(en="decision by which time is extended", bn="সময় বাড়ানোর সিদ্ধান্তের তারিখ")
_UNTIL: Final = Text(en="end of the extended time", bn="বর্ধিত সময়ের শেষ তারিখ")
_ASKED: Final = {
    "waivers.policy": Text(en="Duty", bn="করণীয়"),
    "waivers.subject": Text(en="Office or user ID", bn="দপ্তর বা ইউজার আইডি"),
    "waivers.reason": Text(en="Reason", bn="কারণ"),
    "waivers.approved_by": Text(en="By which decision", bn="কোন সিদ্ধান্তে"),
}
_HALF_A_WAIVER: Final = Text(
    en='"{key}" is missing; a waiver needs all its parts.', bn="“{key}” নেই; বর্ধিত সময়ের সব অংশ লাগবে।"
)
_ENDLESS_WAIVER: Final = Text(
    en='"{key}" is missing: a waiver ends on a day.', bn="“{key}” নেই: বর্ধিত সময় কবে শেষ হবে লিখুন।"
)
_THERE_ALREADY: Final = Text(
    en="This extension was entered already; nothing new was written.", bn="এই বর্ধিত সময় আগেই লেখা আছে; নতুন কিছু লেখা হয়নি।"
)
