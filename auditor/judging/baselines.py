"""Baselines as TOML: read strictly, so that a typo cannot switch a check off; all mistakes are told together."""

from __future__ import annotations

import re
import tomllib
import typing
from dataclasses import MISSING, fields, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text
from auditor.model.baseline import Baseline, Decision, Level, Rule
from auditor.model.errors import BaselineError
from auditor.model.subjects import OfficeKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.policy import Policy, Settings

_KEYS: Final = frozenset({"id", "title", "fresh_days", "fresh_days_strong", "decisions", "rules"})
_RULE_KEYS: Final = frozenset({"policy", "decision", "level", "settings"})
_DECISION_TEXTS: Final = ("subject", "ordered", "implemented_by")
_DECISION_KEYS: Final = frozenset(
    {"id", "serial", "meeting", "day", "memo", "memo_day", "implementers", *_DECISION_TEXTS}
)
_MEETING: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


class _Mistakes:
    """Collects every mistake of one file, so that its writer corrects them in one go."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Text] = []

    def add(self, en: str, bn: str, **values: str | int | Text) -> None:
        self.found.append(
            Text(
                en="{file}: " + en + " Correct the file and run again.", bn="{file}: " + bn + " ফাইলটি ঠিক করে আবার চালান।"
            ).filled(file=self.file, **values)
        )

    def unknown_keys(self, where: str, table: Mapping[str, Any], known: frozenset[str]) -> None:
        for key in sorted(set(table) - known):
            self.add(
                'in {where} the key "{key}" is not known; known are {known}.',
                '{where} অংশে "{key}" চেনা যায়নি; চেনা নামগুলো: {known}।',
                where=where, key=key, known=", ".join(sorted(known)),
            )  # fmt: skip


def parse(file: str, text: str, policies: Mapping[str, Policy[Any]]) -> Baseline:
    """Return the baseline that a TOML text says.

    Args:
        file: the file's name, for messages.
        text: the TOML.
        policies: the policies that exist, by id.

    Raises:
        BaselineError: it is not TOML, or names unknown policies, settings, keys or kinds, or has no rule.

    """
    try:
        table = tomllib.loads(text)
    except (RecursionError, ValueError) as error:
        raise BaselineError(
            Text(
                en="{file} is not valid TOML ({where}). Correct that line and run again.",
                bn="{file} সঠিক TOML নয় ({where})। লাইনটি ঠিক করে আবার চালান।",
            ).filled(file=file, where=_place(error))
        ) from None
    mistakes = _Mistakes(file)
    mistakes.unknown_keys("baseline", table, _KEYS)
    decisions = _decisions(table.get("decisions", []), mistakes)
    rules = _rules(table.get("rules", []), {decision.id for decision in decisions}, policies, mistakes)
    title = _text("baseline", table, "title", mistakes)
    freshness = [
        _days(table, key, default, mistakes) for key, default in (("fresh_days", 180), ("fresh_days_strong", 365))
    ]
    if not isinstance(table.get("id"), str):
        mistakes.add('"id" is missing.', '"id" নেই।')
    if not rules and not mistakes.found:
        mistakes.add("it has no rule, so nothing would be audited.", "কোনো নিয়ম নেই, তাই কিছুই যাচাই হতো না।")
    if mistakes.found:
        raise BaselineError(*mistakes.found)
    return Baseline(table["id"], title, decisions, rules, freshness[0], freshness[1], _password_rule(rules), text)


def extend(baseline: Baseline, also: Mapping[str, Any], file: str) -> Baseline:
    """Return the baseline with further kinds of office named as implementers, as a workspace may decide.

    Args:
        baseline: the baseline.
        also: decision id → kinds of office, such as ``{"2024-01/09": ["union"]}``.
        file: where it is said, for messages.

    Raises:
        BaselineError: a decision or kind is not known.

    """
    mistakes = _Mistakes(file)
    known = {decision.id: decision for decision in baseline.decisions}
    for decision_id, kinds in also.items():
        if decision_id not in known:
            mistakes.add(
                'under "also" the decision "{id}" is not in the baseline.', '"also" অংশের "{id}" সিদ্ধান্তটি মানদণ্ডে নেই।',
                id=decision_id,
            )  # fmt: skip
            continue
        more = _kinds(f"also.{decision_id}", kinds, mistakes)
        known[decision_id] = replace(known[decision_id], implementers=known[decision_id].implementers | more)
    if mistakes.found:
        raise BaselineError(*mistakes.found)
    return replace(baseline, decisions=tuple(known.values()))


def _place(error: Exception) -> str:
    found = re.search(r"at (line \d+, column \d+|end of document)", str(error))
    return found.group(1) if found else "?"


def _days(table: Mapping[str, Any], key: str, default: int, mistakes: _Mistakes) -> int:
    days = table.get(key, default)
    if not isinstance(days, int) or isinstance(days, bool) or days < 1:
        mistakes.add('"{key}" is a whole number of days, at least 1.', '"{key}" দিনের সংখ্যা, অন্তত 1।', key=key)
        return default
    return days


def _text(where: str, table: Mapping[str, Any], key: str, mistakes: _Mistakes) -> Text:
    found = table.get(key)
    if (
        isinstance(found, dict)
        and set(found) == {"en", "bn"}
        and all(isinstance(words, str) and words for words in found.values())
    ):
        return Text(en=found["en"], bn=found["bn"])
    mistakes.add(
        '{where}: "{key}" needs a text in both languages, en and bn.', '{where}: "{key}" দুই ভাষায় লিখতে হবে, en ও bn।',
        where=where, key=key,
    )  # fmt: skip
    return Text(en="?", bn="?")


def _kinds(where: str, words: Any, mistakes: _Mistakes) -> frozenset[OfficeKind]:  # noqa: ANN401 read from TOML
    known = {kind.value for kind in OfficeKind}
    if (
        not isinstance(words, list | tuple)
        or not words
        or not all(isinstance(word, str) and word in known for word in words)
    ):
        mistakes.add(
            "{where}: kinds of office are {known}.", "{where}: দপ্তরের ধরন হতে পারে: {known}।",
            where=where, known=", ".join(sorted(known)),
        )  # fmt: skip
        return frozenset()
    return frozenset(OfficeKind(word) for word in words)


def _is_day(value: Any) -> bool:  # noqa: ANN401 read from TOML
    return isinstance(value, date) and not isinstance(value, datetime)


def _decisions(tables: Any, mistakes: _Mistakes) -> tuple[Decision, ...]:  # noqa: ANN401 read from TOML
    decisions: list[Decision] = []
    for number, table in enumerate(_tables("decisions", tables, mistakes), start=1):
        where = f"decisions {number}"
        mistakes.unknown_keys(where, table, _DECISION_KEYS)
        words = {key: table.get(key) for key in ("id", "serial", "meeting")}
        for key, value in words.items():
            if not isinstance(value, str) or not value or (key == "meeting" and not _MEETING.fullmatch(value)):
                mistakes.add('{where}: "{key}" is missing or not written as it should be.', '{where}: "{key}" নেই বা ঠিকভাবে লেখা হয়নি।', where=where, key=key)  # fmt: skip
        for key in ("day", "memo_day"):
            if (key in table and not _is_day(table[key])) or (key == "day" and key not in table):
                mistakes.add('{where}: "{key}" is a day such as 2024-01-18, without quotes.', '{where}: "{key}" তারিখ, যেমন 2024-01-18, উদ্ধৃতি চিহ্ন ছাড়া।', where=where, key=key)  # fmt: skip
        texts = {key: _text(where, table, key, mistakes) for key in _DECISION_TEXTS}
        kinds = _kinds(where, table.get("implementers"), mistakes)
        if any(decision.id == words["id"] for decision in decisions):
            mistakes.add("{where}: its id stands twice.", "{where}: id দুবার আছে।", where=where)
        day = table.get("day")
        if isinstance(words["id"], str) and isinstance(day, date):
            memo_day = table.get("memo_day")
            decisions.append(
                Decision(
                    words["id"], str(words["serial"]), str(words["meeting"]), day, str(table.get("memo", "")),
                    memo_day if _is_day(memo_day) else None, texts["subject"], texts["ordered"],
                    texts["implemented_by"], kinds,
                )
            )  # fmt: skip
    return tuple(decisions)


def _tables(key: str, tables: Any, mistakes: _Mistakes) -> list[dict[str, Any]]:  # noqa: ANN401 read from TOML
    if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
        return tables
    mistakes.add('"{key}" are tables headed [[{key}]].', '"{key}" অংশ [[{key}]] শিরোনামে লিখতে হবে।', key=key)
    return []


def _rules(
    tables: Any,  # noqa: ANN401 read from TOML
    decisions: set[str],
    policies: Mapping[str, Policy[Any]],
    mistakes: _Mistakes,
) -> tuple[Rule, ...]:
    rules: list[Rule] = []
    for number, table in enumerate(_tables("rules", tables, mistakes), start=1):
        name = table.get("policy")
        where = f"rules {number}" + (f" ({name})" if isinstance(name, str) else "")
        mistakes.unknown_keys(where, table, _RULE_KEYS)
        policy = policies.get(name) if isinstance(name, str) else None
        if policy is None:
            mistakes.add("{where}: there is no such policy; there are {known}.", "{where}: এমন কোনো নিয়ম নেই; আছে: {known}।", where=where, known=", ".join(sorted(policies)))  # fmt: skip
        level = table.get("level")
        if level not in {"SHALL", "SHOULD"}:
            mistakes.add('{where}: "level" is SHALL or SHOULD.', '{where}: "level" হবে SHALL অথবা SHOULD।', where=where)
        decision = table.get("decision", "")
        if decision and decision not in decisions:
            mistakes.add(
                "{where}: its decision is not in this baseline.", "{where}: সিদ্ধান্তটি এই মানদণ্ডে নেই।", where=where
            )
        if level == "SHALL" and not decision:
            mistakes.add(
                "{where}: what is ordered (SHALL) needs its decision.",
                "{where}: আদেশের (SHALL) সঙ্গে সিদ্ধান্ত লিখতে হবে।",
                where=where,
            )
        if policy is None or level not in {"SHALL", "SHOULD"}:
            continue
        settings = _settings(where, policy, table.get("settings", {}), mistakes)
        if any(rule.policy.id == policy.id for rule in rules):
            mistakes.add("{where}: the policy stands twice.", "{where}: নিয়মটি দুবার আছে।", where=where)
        if settings is not None:
            rules.append(Rule(policy, decision, Level(level), settings))
    return tuple(rules)


def _settings(where: str, policy: Policy[Any], values: Any, mistakes: _Mistakes) -> Settings | None:  # noqa: ANN401 read from TOML
    if not isinstance(values, dict):
        mistakes.add('{where}: "settings" is a table.', '{where}: "settings" একটি ছক হবে।', where=where)
        return None
    types = typing.get_type_hints(policy.settings)
    known = frozenset(one.name for one in fields(policy.settings))
    mistakes.unknown_keys(f"{where} settings", values, known)
    before = len(mistakes.found)
    for one in fields(policy.settings):
        if one.name not in values:
            if one.default is MISSING:
                mistakes.add(
                    '{where}: the setting "{key}" is missing.', '{where}: "{key}" লেখা নেই।', where=where, key=one.name
                )
        elif not _fits(values[one.name], types[one.name]):
            mistakes.add('{where}: the setting "{key}" is of another kind.', '{where}: "{key}" অন্য ধরনের হবে।', where=where, key=one.name)  # fmt: skip
    if len(mistakes.found) > before or set(values) - known:
        return None
    try:
        settings: Settings = policy.settings(**values)
    except ValueError as error:
        mistakes.add("{where}: {why}.", "{where}: {why}।", where=where, why=str(error))
        return None
    return settings


def _fits(value: Any, kind: Any) -> bool:  # noqa: ANN401 read from TOML
    if kind is date:
        return _is_day(value)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, kind)


def _password_rule(rules: tuple[Rule, ...]) -> str:
    """Return the name of the composition rule in force: answers under another one do not count."""
    return next((rule.settings.rule for rule in rules if hasattr(rule.settings, "rule")), "")
