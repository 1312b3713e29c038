"""Reads what the workspace says of itself in `auditor.toml`, and writes what it is told."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import asdict

from auditor.i18n import Language, Text
from auditor.model.errors import AuditorError, WorkspaceError, of_parts
from auditor.model.letters import Through
from auditor.model.round import Committee
from auditor.model.views.head import Letterhead, Signatories
from auditor.model.views.invitation import HelpDay
from auditor.workspace import (
    baseline_question,
    baselines,
    fitting,
    further_kinds,
    mailbox,
    official_domains,
    other_decisions,
    questions,
    toml,
    toml_changes,
    writing,
)
from auditor.workspace.config import Config, LetterPlan, MeetingPlan, ToldDeparture
from auditor.workspace.question import DECISIONS, MOST_DAYS, doubts_of_mailboxes, several
from auditor.workspace.toml_changes import Change
from auditor.workspace.typed_days import refuse_odd

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from auditor.model.baseline import Baseline, Decision
    from auditor.model.policy import Policy
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Answer, Question, Told
    from auditor.workspace.toml import Section
    from auditor.workspace.typed_days import Doubted

CONFIG: Final = "auditor.toml"
_KEYS: Final = frozenset({
    "language", "example", "baseline", "official_domains", "committee", "letterhead", "meeting", "also", "departures", "invite",
    "backup", "mail", "letters", "pack", "signatories",
})  # fmt: skip
_COMMITTEE_KEYS: Final = ("name", "upazila", "district")
_LETTERHEAD_KEYS: Final = frozenset(
    {"bn", "en", "ap_phone", "uno_mail", "uno_phone", "answer_days", "publish_standings"}
)
_SIGNATORY_KEYS: Final = ("prepared_bn", "prepared_en", "countersigned_bn", "countersigned_en")
_MEETING_KEYS: Final = frozenset({"next", "due", "due_working_days"})
_LETTER_KEYS: Final = frozenset(
    {"working_days", "delivery_days", "copy_department", "copy_union", "portal_owner", "portal_through"}
)
_PACK_KEYS: Final = frozenset({"distribution"})
_HELP_KEYS: Final = frozenset({"help_day", "help_place"})
_DEPARTURE_KEYS: Final = ("subject", "reason", "on", "office")


def read_config(folder: Path) -> Config:
    """Return what `auditor.toml` says.

    Raises:
        WorkspaceError: with all its mistakes.

    """
    return parse_config(toml.text_of(folder / CONFIG))


def parse_config(text: str, asked: Mapping[str, Text] | None = None) -> Config:
    """Return what the TOML of `auditor.toml` says.

    Args:
        text: the TOML.
        asked: what was asked for, of a text that is about to be written: see `toml.reading`.

    Raises:
        WorkspaceError: with all its mistakes.

    """
    with toml.reading(CONFIG, text, _KEYS, asked=asked, never_empty=True) as top:
        committee = top.section("committee", _COMMITTEE_KEYS)
        letterhead = top.section("letterhead", _LETTERHEAD_KEYS)
        meeting = top.section("meeting", _MEETING_KEYS)
        signatories = top.section("signatories", _SIGNATORY_KEYS)
        return Config(
            language=Language(top.one_of("language", tuple(Language), Language.BN) or Language.BN),
            example=top.flag("example", default=False),
            baseline=top.words("baseline", baselines.SHIPPED[0]),
            official_domains=official_domains.read(top),
            committee=(place := Committee(*(committee.text(key) for key in _COMMITTEE_KEYS))),
            letterhead=Letterhead(
                letterhead.lines("bn"),
                letterhead.lines("en"),
                letterhead.words("ap_phone"),
                letterhead.words("uno_mail"),
                letterhead.days("answer_days", 7, least=0, most=MOST_DAYS),
                letterhead.words("uno_phone"),
                letterhead.flag("publish_standings", default=False),
                Signatories(*(signatories.lines(key) for key in _SIGNATORY_KEYS)),
                place,
            ),
            meeting=MeetingPlan(
                meeting.day("next"),
                meeting.day("due"),
                meeting.days("due_working_days", 0, least=0, most=MOST_DAYS),
            ),
            also=further_kinds.read(top),
            departures=tuple(_departures(top)),
            help=_help(top),
            backup=top.words("backup"),
            mailbox=mailbox.read(top.section("mail", mailbox.KEYS)),
            letters=_letters(top.section("letters", _LETTER_KEYS)),
            distribution=several(top.section("pack", _PACK_KEYS).words("distribution")),
        )


def remember_backup(folder: Path, place: str) -> None:
    """Write the place of backups into `auditor.toml`; its comments and all else stay as they are.

    Raises:
        WorkspaceError: the file cannot be written.

    """
    _change(folder, [Change("", "backup", place)])


def tell_departure(folder: Path, departure: ToldDeparture, *, instead: ToldDeparture | None) -> None:
    """Write into `auditor.toml` why somebody left the roster, and on which day that was told; its comments and all else stay as they are.

    Args:
        folder: the workspace.
        departure: who left, and why.
        instead: what was told before, in whose place this is told.

    Raises:
        WorkspaceError: the reason may not be kept, or the file cannot be written; nothing was changed then.

    """
    text = toml.text_of(folder / CONFIG)
    if instead is not None:
        text = _without_departure(text, instead)
    said = {key: value for key, value in asdict(departure).items() if value}
    _write(folder, toml_changes.appended(text, "departures", said))


def take_departure_back(folder: Path, departure: ToldDeparture) -> None:
    """Take out of `auditor.toml` why somebody left the roster, who turned out not to have left.

    Raises:
        WorkspaceError: the file has mistakes, or cannot be written.

    """
    text = toml.text_of(folder / CONFIG)
    without = _without_departure(text, departure)
    if without != text:
        _write(folder, without)


def _without_departure(text: str, departure: ToldDeparture) -> str:
    known = parse_config(text).departures
    return toml_changes.removed(text, "departures", known.index(departure)) if departure in known else text


def tell_mailbox(folder: Path, answered: Mapping[str, Answer]) -> tuple[Text, ...]:
    """Write what was answered of the assistant programmer's own mailbox, by key, into `auditor.toml`; return what is odd about it.

    Raises:
        WorkspaceError: it does not fit together, with all mistakes, or the file cannot be written; nothing was changed then.

    """
    _change(folder, [Change("mail", key, answer) for key, answer in answered.items()])
    return tuple(doubts_of_mailboxes([mailbox.ADDRESS], answered, read_config(folder).official_domains))


def tell_names(folder: Path, committee: Mapping[str, Text], changes: Iterable[Change]) -> None:
    """Write how the committee, its upazila and its district are called, and what else names them, into `auditor.toml`.

    Raises:
        WorkspaceError: the file has mistakes, or cannot be written; nothing was changed then.

    """
    text = toml_changes.renamed(toml.text_of(folder / CONFIG), "committee", committee)
    _write(folder, toml_changes.changed(text, changes))


def _change(folder: Path, changes: Iterable[Change]) -> None:
    _write(folder, toml_changes.changed(toml.text_of(folder / CONFIG), changes))


def _write(folder: Path, text: str) -> None:
    """Write the file as `toml_changes` gave it, unless it could not be read any more."""
    parse_config(text, _ASKED)
    writing.write(folder / CONFIG, text.encode())


def told(folder: Path, names: Iterable[str] = ()) -> dict[str, Told]:
    """Return what the workspace was told so far, by question of `auditor.workspace.questions`; see `questions.answers`.

    Raises:
        WorkspaceError: settings or baseline have mistakes.

    """
    config = toml.text_of(folder / CONFIG)
    return questions.answers(config, baselines.text_of(folder, parse_config(config).baseline, CONFIG), names)


def decides(config: Config, baseline: Baseline) -> bool:
    """Whether the workspace has decisions of its own, of which it can be told more."""
    return config.baseline not in baselines.SHIPPED and bool(baseline.decisions)


def asked(
    space: Workspace, policies: Mapping[str, Policy[Any]], among: Collection[int] | None = None, *, each: bool = False
) -> tuple[Question, ...]:
    """Return all questions as they are asked of a workspace: of all its decisions, or of those at the places that are meant; see `questions.apart`."""
    baseline = baseline_question.asked_of(space.folder, policies, CONFIG)
    every = questions.apart(questions.QUESTIONS, space.baseline, among, each=each)
    return questions.asked_of(space.baseline.decisions, every, baseline=baseline)


def tell(
    folder: Path,
    answered: Mapping[str, Answer],
    policies: Mapping[str, Policy[Any]],
    today: date,
    doubted: Doubted = refuse_odd,
) -> None:
    """Write answers into `auditor.toml` and into the workspace's own baseline at once; see `checked`."""
    checked(folder, answered, policies, today, doubted=doubted)()


def checked(  # noqa: PLR0913 each is a part of what is told at once
    folder: Path,
    answered: Mapping[str, Answer],
    policies: Mapping[str, Policy[Any]],
    today: date,
    *,
    serials: Mapping[int, str] | None = None,
    doubted: Doubted = refuse_odd,
    unread: Iterable[Text] = (),
) -> Callable[[], None]:
    """Return what writes answers into `auditor.toml` and into the workspace's own baseline; their comments and all else stay.

    All is checked before anything is written; what was told before and stays as it is, is not judged.

    Args:
        folder: the workspace.
        answered: the new answers by question; None takes one back.
        policies: the policies that exist, by id.
        today: the day on which they are given.
        serials: numbers in the minutes by the decision's place in the baseline, counted from 0; ids stay.
        doubted: called with what is odd about days and mailboxes before anything is written; without it, what is odd is refused.
        unread: why others that were typed with these are no answers; where there is any, all is refused together.

    Raises:
        WorkspaceError: some are no answers, they do not fit together or with what was told before, with all new mistakes, or (by what is
            returned) a file cannot be written; nothing was changed then. Two decisions of a meeting cannot have one number, and nothing is told
            of decisions while another baseline is named.
        BaselineError: the baseline has mistakes.

    """
    config = toml.text_of(folder / CONFIG)
    told_before = parse_config(config).baseline
    name = _baseline_named(answered, told_before)
    baseline = baselines.text_of(folder, name, CONFIG)
    before = questions.answers(config, baselines.text_of(folder, told_before, CONFIG), answered)
    official: tuple[str, ...] = ()
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()
    new = {name: told for name, told in answered.items() if told != before.get(name)}
    of_config, of_baseline = questions.changes(answered, baseline)
    of_baseline += [Change(DECISIONS, "serial", serial, place) for place, serial in (serials or {}).items()]
    if of_baseline and name != told_before:
        raise WorkspaceError(_ONE_AFTER_THE_OTHER, parts={_ONE_AFTER_THE_OTHER: baseline_question.QUESTION.id})
    if of_baseline and name in baselines.SHIPPED:
        raise WorkspaceError(_SHIPPED.filled(baseline=name))
    decided = baselines.parse(name, baseline, policies)
    after, numbered = {**questions.answers(config, baseline), **answered}, decided.decisions
    known, now = (fitting.mistakes(each, today, decided.decisions) for each in (before, after))
    latest = fitting.latest({told: each for told, each in now.items() if told not in known})
    parts = {told: now[told].of(new) for told in latest}
    wrong = [*unread, *parts]
    if name != told_before:
        baselines.refuse_personal(name, baseline)
        other_decisions.read(folder, decided.ordering)
    config, baseline = toml_changes.changed(config, of_config), toml_changes.changed(baseline, of_baseline)
    try:
        read = parse_config(config, _ASKED)
        official, also = read.official_domains, read.also
    except WorkspaceError as error:
        wrong += error.messages
    if not wrong:
        decided = baselines.parse(name, baseline, policies)
        is_left = name != told_before and further_kinds.QUESTION.id not in new
        left = _decisions_of(folder, told_before, policies) if is_left else ()
        also_wrong = further_kinds.not_of(dict(also), decided.decisions, decided.title if is_left else None, left)
        named_already = further_kinds.named_already(also if further_kinds.QUESTION.id in new else (), decided.decisions)
        parts |= dict.fromkeys((*also_wrong, *named_already), further_kinds.QUESTION.id)
        parts |= fitting.same_numbers(numbered, decided.decisions, serials or ())
        wrong += parts
    if wrong:
        raise WorkspaceError(*dict.fromkeys(wrong), parts=parts)
    odd = fitting.doubts(new, after, today, official, decided.decisions)
    with of_parts(odd):
        doubted(tuple(odd))

    def write() -> None:
        if of_baseline:
            writing.write(folder / name, baseline.encode())
        if of_config:
            writing.write(folder / CONFIG, config.encode())

    return write


def _baseline_named(answered: Mapping[str, Answer], before: str) -> str:
    """Return by which baseline is judged once answers are written."""
    asked = baseline_question.QUESTION
    return str(answered.get(asked.id, before) or asked.default)


def _decisions_of(folder: Path, name: str, policies: Mapping[str, Policy[Any]]) -> tuple[Decision, ...]:
    """Return the decisions of a baseline; none where it cannot be read any more."""
    with suppress(AuditorError):
        return baselines.read(folder, name, policies, CONFIG).decisions
    return ()


_ONE_AFTER_THE_OTHER: Final = Text(
    en="Another baseline and what is told of its decisions are not written at once; nothing was written. Tell the baseline first, then what stands in the minutes.",
    bn="অন্য মানদণ্ড ও তার সিদ্ধান্তের তথ্য একসঙ্গে লেখা যায় না; কিছু লেখা হয়নি। আগে মানদণ্ডটি জানান, তারপর কার্যবিবরণীতে যা আছে।",
)
_SHIPPED: Final = Text(
    en="The baseline {baseline} comes with the program, so its day, memo and signing stay as they are. Name a baseline file of "
    "your own first: auditor settings --baseline FILE",
    bn="মানদণ্ড {baseline} প্রোগ্রামের সঙ্গে আসে, তাই তার তারিখ, স্মারক ও স্বাক্ষরের তারিখ বদলানো যায় না। আগে নিজের মানদণ্ডের ফাইলের নাম দিন: auditor settings --baseline ফাইল",
    on_screen=Text(
        en="The baseline {baseline} comes with the program, so its day, memo and signing stay as they are. Choose a baseline of your own on the screen Settings first.",
        bn="মানদণ্ড {baseline} প্রোগ্রামের সঙ্গে আসে, তাই তার তারিখ, স্মারক ও স্বাক্ষরের তারিখ বদলানো যায় না। আগে “সেটিংস” পাতায় নিজের মানদণ্ড বেছে নিন।",
    ),
)


def _help(top: Section) -> HelpDay | None:
    """Return when and where users are helped in person; both are told, or neither."""
    invite = top.section("invite", _HELP_KEYS)
    if not invite.values:
        return None
    invite.refuse_personal(("help_place",))
    place = invite.text("help_place")
    day = invite.needed_day("help_day", _NO_HELP_DAY)
    return HelpDay(day, place) if day is not None else None


def _letters(letters: Section) -> LetterPlan:
    through = letters.one_of("portal_through", tuple(Through), Through.DISTRICT)
    return LetterPlan(
        letters.days("working_days", LetterPlan().working_days, least=0, most=MOST_DAYS),
        letters.days("delivery_days", LetterPlan().delivery_days, least=0, most=MOST_DAYS),
        letters.words("copy_department"),
        letters.words("copy_union"),
        letters.words("portal_owner"),
        Through(through or Through.DISTRICT),
    )


def _departures(top: Section) -> Iterator[ToldDeparture]:
    """Yield why some left, each with the day on which that was told, where it is known."""
    for entry in top.entries("departures", _DEPARTURE_KEYS):
        entry.refuse_personal(("reason",))
        subject, reason = (entry.needed_words(key, _HALF_A_DEPARTURE) for key in ("subject", "reason"))
        yield ToldDeparture(subject, reason, entry.day("on"), entry.words("office"))


WHY_LEFT: Final = Text(en="Why it left", bn="তালিকায় না থাকার কারণ")
_ASKED: Final = {
    **{
        f"{question.table}.{question.key}".lstrip("."): question.named
        for question in (*questions.QUESTIONS, *mailbox.QUESTIONS)
    },
    "departures.reason": WHY_LEFT,
}
"""What is asked for what stands in the file, by the key it is written under."""
_NO_HELP_DAY: Final = Text(en='"{key}" is missing: name the day too.', bn="“{key}” নেই: তারিখটিও লিখুন।")
_HALF_A_DEPARTURE: Final = Text(
    en='"{key}" is missing; a departure needs subject and reason.', bn="“{key}” নেই; subject ও reason দুটিই লাগবে।"
)
