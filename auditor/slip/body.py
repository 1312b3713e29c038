"""What a slip says, packed into a few bytes and read back."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, Final

from auditor.model.facts import Method, Strength, When, decode_when, encode_choice, encode_when
from auditor.model.selfcheck import Slip, SlipFacts, TwoStepAnswer
from auditor.slip.layout import MAIL_CODE_DIGITS, NONCE_BYTES, ROUND, TAG, VERSION
from auditor.slip.refusals import Refusal, SlipRefusedError

_PAGE: Final = re.compile(r"[0-9a-z.-]{1,16}")
_NONCE: Final = re.compile(rf"[0-9a-f]{{{2 * NONCE_BYTES}}}")
_MAIL_CODE: Final = re.compile(rf"[0-9]{{{MAIL_CODE_DIGITS}}}")
_EARLIEST_YEAR: Final = 1970
"""The clock of an office computer whose battery is flat begins again here or later."""
_LATEST_YEAR: Final = 2099
_RULES: Final = {"uls": "upper+lower+symbol", "ulsd": "upper+lower+symbol+digit"}
_RULE_CODES: Final = {rule: code for code, rule in _RULES.items()}


# The body: JSON of short keys in this order, without spaces, and nothing else: what is not written exactly so is refused


def pack(slip: Slip) -> bytes:
    """Return the body of a slip.

    Raises:
        ValueError: the slip says something that slips do not say.

    """
    told = slip.facts
    facts: dict[str, Any] = {
        "u": _RULE_CODES.get(told.rule),
        "m": int(told.meets_rule),
        "b": told.strength.rank,
        "x": None if told.reused is None else int(told.reused),
        "l": None if told.breached is None else int(told.breached),
        "w": None if told.changed is None else encode_when(told.changed),
        "s": None if told.two_step is None else told.two_step.value,
        "k": None if told.method is None else encode_choice(told.method),
        "q": None if told.profile is None else encode_when(told.profile),
        "h": None if told.shared is None else int(told.shared),
        "c": told.mail_code or None,
    }
    body = _json(
        {
            "v": VERSION,
            "a": slip.tag,
            "r": slip.round,
            "p": slip.page,
            "d": slip.on.isoformat(),
            "n": slip.nonce,
            "f": {key: value for key, value in facts.items() if value is not None},
        }
    )
    try:
        sayable = _read(json.loads(body)) == slip
    except (ValueError, TypeError, KeyError):
        sayable = False
    if not sayable:
        raise ValueError("slips say nothing of this kind")
    return body


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def unpack(body: bytes) -> Slip:
    """Return what an authentic body says."""
    try:
        read = json.loads(body.decode("ascii"))
        if isinstance(read, dict) and isinstance(read.get("v"), int) and read["v"] > VERSION:
            raise SlipRefusedError(Refusal.NEWER_VERSION)
        slip = _read(read)
        if pack(slip) == body:
            return slip
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    raise SlipRefusedError(Refusal.UNKNOWN_FACTS)


def _read(read: dict[str, Any]) -> Slip:
    """Return a slip from its JSON; keys that are not known are left out.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is not of this form.

    """
    facts = read["f"]
    return Slip(
        _matched(ROUND, read["r"]),
        _matched(TAG, read["a"]),
        _matched(_PAGE.pattern, read["p"]),
        _day(read["d"]),
        _matched(_NONCE.pattern, read["n"]),
        SlipFacts(
            _RULES[facts["u"]],
            bool(facts["m"]),
            Strength(facts["b"]),
            _flag(facts.get("x")),
            _flag(facts.get("l")),
            _when(facts.get("w")),
            TwoStepAnswer(facts["s"]) if "s" in facts else None,
            Method[facts["k"].upper()] if "k" in facts else None,
            _when(facts.get("q")),
            _flag(facts.get("h")),
            _matched(_MAIL_CODE.pattern, facts["c"]) if "c" in facts else "",
        ),
    )


def _matched(pattern: str, words: str) -> str:
    if not re.fullmatch(pattern, words):
        raise ValueError("not of this form")
    return words


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _day(words: str) -> date:
    return _sane(date.fromisoformat(words))


def _when(words: str | None) -> When | None:
    if words is None:
        return None
    when = decode_when(words)
    if when.earliest is not None and _sane(when.earliest) > when.latest:
        raise ValueError("not a span of days")
    _sane(when.latest)
    return when


def _sane(day: date) -> date:
    if not _EARLIEST_YEAR <= day.year <= _LATEST_YEAR:
        raise ValueError("no day of this time")
    return day
