"""Baselines as TOML: read strictly, so that a typo cannot switch a check off; all mistakes are told together."""

from __future__ import annotations

import typing
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from msgspec import structs
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.model.baseline import Baseline, Decision, Level, Rule
from auditor.model.errors import BaselineError, WorkspaceError
from auditor.model.policy import Composition, Since
from auditor.model.subjects import OfficeKind
from auditor.workspace import toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from auditor.model.policy import Policy, Settings
    from auditor.workspace.toml import Section

SHIPPED: Final = ("paikgacha-2024-01", "good-practice", "egp-2021")
"""The baselines that come with the program, by the name of their file and their id."""
_OWN: Final = expression(r"[\w-][\w.-]{0,80}\.toml")
_KEYS: Final = frozenset({"id", "title", "fresh_days", "fresh_days_strong", "decisions", "rules"})
_RULE_KEYS: Final = frozenset({"policy", "decision", "level", "settings"})
_DECISION_KEYS: Final = frozenset({
    "id", "serial", "meeting", "day", "memo", "memo_day", "signed", "implementers", "subject", "ordered", "implemented_by",
})  # fmt: skip
_DECISION_TEXTS: Final = ("id", "serial", "memo", "subject", "ordered", "implemented_by")
MEETING: Final = expression(r"\d{4}-(0[1-9]|1[0-2])")
_FRESH_DAYS: Final = 180
_FRESH_DAYS_STRONG: Final = 365


def read(folder: Path, name: str, policies: Mapping[str, Policy[Any]], named_in: str) -> Baseline:
    """Return the baseline that a workspace names.

    Args:
        folder: the workspace.
        name: that of one of `SHIPPED`, or of a file in the workspace.
        policies: the policies that exist, by id.
        named_in: the file in which it is named, for messages.

    Raises:
        WorkspaceError: there is no such file.
        BaselineError: it has mistakes, or holds what the ledger may not keep.

    """
    file, text = f"{name}.toml" if name in SHIPPED else name, text_of(folder, name, named_in)
    baseline = parse(file, text, policies)
    refuse_personal(file, text)
    return baseline


def may_be(name: str) -> bool:
    """Whether a baseline can be called so: as one that comes with the program, or as a file of the workspace."""
    return name in SHIPPED or _OWN.fullmatch(name) is not None


def text_of(folder: Path, name: str, named_in: str) -> str:
    """Return the TOML of the baseline that a workspace names; see `read`.

    Raises:
        WorkspaceError: there is no such file.

    """
    if name in SHIPPED:
        return shipped(name)
    path = folder / name
    if _OWN.fullmatch(name) and path.is_file():
        return toml.text_of(path)
    raise WorkspaceError(_NOT_THERE.filled(file=named_in, known=", ".join(SHIPPED)))


def shipped(name: str) -> str:
    """Return the TOML of a baseline that comes with the program."""
    return (resources.files("policies") / "baselines" / f"{name}.toml").read_text("utf-8")


def parse(file: str, text: str, policies: Mapping[str, Policy[Any]]) -> Baseline:
    """Return the baseline that a TOML text says.

    Args:
        file: the file's name, for messages.
        text: the TOML.
        policies: the policies that exist, by id.

    Raises:
        BaselineError: it is not TOML, or names unknown policies, settings, keys or kinds, or has no rule.

    """
    with toml.reading(file, text, _KEYS, error=BaselineError, never_empty=True) as top:
        decisions = _decisions(top)
        rules = _rules(top, {decision.id: decision.day for decision in decisions}, policies)
        baseline = Baseline(
            top.needed_words("id"),
            top.text("title"),
            decisions,
            rules,
            top.days("fresh_days", _FRESH_DAYS, least=1),
            top.days("fresh_days_strong", _FRESH_DAYS_STRONG, least=1),
            _password_rule(rules),
            text,
        )
        if not rules and not top.mistakes:
            top.wrong("rules", _NO_RULE)
    return baseline


def refuse_personal(file: str, text: str) -> None:
    """Refuse a baseline in whose decisions stands what the ledger, which keeps it, may not hold; what a kept round has stays readable.

    Args:
        file: the file's name, for messages.
        text: the TOML, which `parse` could read.

    Raises:
        BaselineError: a phone number, an e-mail address or a word that looks like a password stands in them, with all such places.

    """
    with toml.reading(file, text, _KEYS, error=BaselineError) as top:
        for entry in top.entries("decisions", _DECISION_KEYS):
            entry.refuse_personal(_DECISION_TEXTS)


def extend(baseline: Baseline, also: Mapping[str, Any], file: str) -> Baseline:
    """Return the baseline with further kinds of office named as implementers, as a workspace may decide.

    Args:
        baseline: the baseline.
        also: decision id → kinds of office, such as ``{"2024-01/09": ["union"]}``.
        file: where it is said, for messages.

    Raises:
        BaselineError: a decision or kind is not known.

    """
    decisions = {decision.id: decision for decision in baseline.decisions}
    with toml.checking(file, {"also": also}, {"also"}, error=BaselineError) as top:
        further = top.section("also", decisions)
        for decision_id in filter(decisions.__contains__, also):
            decision = decisions[decision_id]
            implementers = decision.implementers | _kinds(further, decision_id)
            decisions[decision_id] = replace(decision, implementers=implementers)
    return replace(baseline, decisions=tuple(decisions.values()))


def _decisions(top: Section) -> tuple[Decision, ...]:
    decisions: list[Decision] = []
    for entry in top.entries("decisions", _DECISION_KEYS):
        decision_id, serial, meeting = entry.needed_words("id"), entry.words("serial"), entry.words("meeting")
        if meeting and not MEETING.fullmatch(meeting):
            entry.wrong("meeting", NO_MONTH)
        if decision_id and decision_id in {decision.id for decision in decisions}:
            entry.wrong("id", _TWICE)
        day = entry.needed_day("day", toml.A_DAY)
        memo, memo_day, signed = entry.words("memo"), entry.day("memo_day"), entry.day("signed")
        subject, ordered, implemented_by = (entry.text(key) for key in ("subject", "ordered", "implemented_by"))
        kinds = _kinds(entry, "implementers")
        if day is not None:
            decisions.append(
                Decision(
                    decision_id, serial, meeting or f"{day:%Y-%m}", day, memo, memo_day, subject, ordered, implemented_by, kinds, signed
                )
            )  # fmt: skip
    return tuple(decisions)


def _kinds(section: Section, key: str) -> frozenset[OfficeKind]:
    """Return the kinds of office that a list names; it names at least one."""
    known = {kind.value for kind in OfficeKind}
    words = section.values.get(key)
    if isinstance(words, list | tuple) and words and all(isinstance(word, str) and word in known for word in words):
        return frozenset(OfficeKind(word) for word in words)
    section.wrong(key, _KINDS, known=", ".join(sorted(known)))
    return frozenset()


def _rules(top: Section, decisions: Mapping[str, date], policies: Mapping[str, Policy[Any]]) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for table in top.entries("rules", _RULE_KEYS):
        policy_id = table.one_of("policy", policies)
        entry = table if policy_id is None else table.named(policy_id)
        level = entry.one_of("level", tuple(Level))
        ordered = level == Level.SHALL
        decision = entry.needed_words("decision", _ORDERED_BY_NOBODY) if ordered else entry.words("decision")
        if decision and decision not in decisions:
            entry.wrong("decision", _NO_DECISION, known=", ".join(sorted(decisions)) or "—")
        if policy_id is None:
            continue
        if policy_id in {rule.policy.id for rule in rules}:
            entry.wrong("policy", _TWICE)
        settings = _settings(entry, policies[policy_id], decisions.get(decision))
        if level is not None and settings is not None:
            rules.append(Rule(policies[policy_id], decision, Level(level), settings))
    return tuple(rules)


def _settings(entry: Section, policy: Policy[Any], decided_on: date | None) -> Settings | None:
    """Return what a rule sets; None where that is wrong.

    A rule that counts from a day counts from its decision's, unless it names another.
    """
    before = len(entry.mistakes)
    types = typing.get_type_hints(policy.settings)
    section = entry.section("settings", types)
    values = dict(section.values)
    if issubclass(policy.settings, Since) and decided_on is not None:
        values.setdefault("since", decided_on)
    for field in structs.fields(policy.settings):
        if field.name in section.values:
            _check_setting(section, field.name, types[field.name])
        elif field.name not in values and field.required:
            section.wrong(field.name, toml.MISSING)
    if len(entry.mistakes) > before:
        return None
    try:
        settings: Settings = policy.settings(**values)
    except ValueError as error:
        entry.wrong("settings", _UNFIT, why=str(error))
        return None
    return settings


def _check_setting(section: Section, name: str, kind: type) -> None:
    """Remember a mistake where a setting is not of its kind: a day, a flag, a number or a text."""
    if kind is date:
        section.day(name)
    elif kind is bool:
        section.flag(name, default=False)
    elif kind is int:
        section.number(name)
    else:
        section.words(name)


def _password_rule(rules: tuple[Rule, ...]) -> str:
    """Return the name of the composition rule in force: answers under another one do not count."""
    return next((rule.settings.rule for rule in rules if isinstance(rule.settings, Composition)), "")


_NOT_THERE: Final = Text(
    en="{file}: the baseline is not known. Use one of {known}, or the name of a .toml file in the workspace.",
    bn="{file}: মানদণ্ডটি চেনা যায়নি। {known} থেকে একটি নিন, অথবা কাজের ফোল্ডারের কোনো .toml ফাইলের নাম দিন।",
)
_NO_RULE: Final = Text(en='there are no "{key}", so nothing would be audited.', bn="“{key}” নেই, তাই কিছুই যাচাই হতো না।")
NO_MONTH: Final = Text(
    en='"{key}" is a month such as "2024-01", in quotes.', bn='“{key}” মাস হবে, যেমন "2024-01", উদ্ধৃতি চিহ্নের ভেতরে।'
)
_TWICE: Final = Text(en='the same "{key}" stands there twice.', bn="একই “{key}” দুবার আছে।")
_KINDS: Final = Text(
    en='"{key}" names kinds of office; there are {known}.', bn="“{key}” অংশে দপ্তরের ধরন হতে পারে: {known}।"
)
_NO_DECISION: Final = Text(
    en='"{key}" is no decision of this baseline; it has {known}.', bn="“{key}” এই মানদণ্ডের কোনো সিদ্ধান্ত নয়; আছে: {known}।"
)
_ORDERED_BY_NOBODY: Final = Text(
    en='"{key}" is missing: what is ordered (SHALL) needs its decision.',
    bn="“{key}” লেখা নেই: আদেশের (SHALL) সঙ্গে সিদ্ধান্ত লিখতে হবে।",
)
_UNFIT: Final = Text(en='"{key}": {why}.', bn="“{key}”: {why}।")
