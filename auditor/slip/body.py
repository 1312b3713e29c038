"""What a slip says, packed into a few bytes and read back."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any, Final

from auditor.expressions import expression
from auditor.model.facts import Method, Strength, encode_choice
from auditor.model.selfcheck import (
    DayTold,
    LoginSeen,
    SecondFactor,
    SinceDecision,
    Slip,
    SlipFacts,
    TwoStepAnswer,
)
from auditor.model.when import decode_when
from auditor.slip.layout import BODY_VERSION, MAIL_CODE_DIGITS, MOST_DAYS, MOST_SLIPS_OF_A_LIFE, NONCE_BYTES, ROUND, TAG
from auditor.slip.refusals import Refusal, SlipRefusedError

_PAGE: Final = expression(r"[0-9a-z.-]{1,16}")
_NONCE: Final = expression(rf"[0-9a-f]{{{2 * NONCE_BYTES}}}")
_MAIL_CODE: Final = expression(rf"[0-9]{{{MAIL_CODE_DIGITS}}}")
_EARLIEST_YEAR: Final = 1970
"""The clock of an office computer whose battery is flat begins again here or later."""
_LATEST_YEAR: Final = 2099
_RULES: Final = {"uls": "upper+lower+symbol", "ulsd": "upper+lower+symbol+digit"}
_MET_BY_ANOTHER: Final = 2
"""That a password meets the rule which is not the one on the portal."""
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
        "m": _MET_BY_ANOTHER if told.not_set else int(told.meets_rule),
        "b": told.strength.rank,
        "x": None if told.reused is None else int(told.reused),
        "l": None if told.breached is None else int(told.breached),
        "w": told.changed,
        "s": None if told.two_step is None else told.two_step.value,
        "k": None if told.method is None else encode_choice(told.method),
        "q": told.profile,
        "h": None if told.shared is None else int(told.shared),
        "c": told.mail_code or None,
        "o": None if told.login is None else _login(told.login),
    }
    body = _json(
        {
            "v": BODY_VERSION,
            "a": slip.tag,
            "r": slip.round,
            "p": slip.page,
            "d": slip.at.isoformat(timespec="minutes"),
            "i": slip.nth,
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


def _login(seen: LoginSeen) -> list[Any]:
    """Return what a login showed: the second factor, whether it ended inside, by which way the code comes."""
    inside = None if seen.inside is None else int(seen.inside)
    return [seen.second.value, inside, None if seen.method is None else encode_choice(seen.method)]


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def unpack(body: bytes) -> Slip:
    """Return what an authentic body says."""
    try:
        read = json.loads(body.decode("ascii"))
        if isinstance(read, dict) and isinstance(read.get("v"), int) and read["v"] > BODY_VERSION:
            raise SlipRefusedError(Refusal.NEWER_VERSION)
        now = _of_first_version(read) if read["v"] == 1 else read
        slip = _read(now)
        if _json(read) == body and pack(slip) == _json(now):
            return slip
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    raise SlipRefusedError(Refusal.UNKNOWN_FACTS)


def _of_first_version(read: dict[str, Any]) -> dict[str, Any]:
    """Return a body of version 1, which told days of the calendar, as this version would have told it.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is not of that form.

    """
    if list(read) != ["v", "a", "r", "p", "d", "n", "f"]:
        raise ValueError("other keys")
    day = date.fromisoformat(read["d"])
    facts = {name: _told_in_days(value, day) if name in {"w", "q"} else value for name, value in read["f"].items()}
    return {
        "v": BODY_VERSION,
        **{name: read[name] for name in ("a", "r", "p")},
        "d": f"{day}T00:00",
        "i": 0,
        "n": read["n"],
        "f": {name: value for name, value in facts.items() if value is not None},
    }


def _told_in_days(words: str, day: date) -> DayTold | None:
    """Return a day of the calendar as it is told on a day; None for what lies after it."""
    when = decode_when(words)
    if when.earliest is None:
        return SinceDecision.NOT_DONE
    if not when.exact:
        return SinceDecision.DONE
    return (day - when.latest).days if when.latest <= day else None


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
        _minute(read["d"]),
        _matched(_NONCE.pattern, read["n"]),
        SlipFacts(
            _RULES[facts["u"]],
            bool(facts["m"]),
            Strength(facts["b"]),
            _flag(facts.get("x")),
            _flag(facts.get("l")),
            _day_told(facts.get("w")),
            TwoStepAnswer(facts["s"]) if "s" in facts else None,
            Method[facts["k"].upper()] if "k" in facts else None,
            _day_told(facts.get("q")),
            _flag(facts.get("h")),
            _matched(_MAIL_CODE.pattern, facts["c"]) if "c" in facts else "",
            _login_seen(*facts["o"]) if "o" in facts else None,
            facts["m"] == _MET_BY_ANOTHER,
        ),
        _within(read["i"], MOST_SLIPS_OF_A_LIFE),
    )


def _login_seen(second: str, inside: int | None, method: str | None) -> LoginSeen:
    return LoginSeen(SecondFactor(second), _flag(inside), None if method is None else Method[method.upper()])


def _matched(pattern: str, words: str) -> str:
    if not re.fullmatch(pattern, words):
        raise ValueError("not of this form")
    return words


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _minute(words: str) -> datetime:
    minute = datetime.fromisoformat(words)  # by the office's own clock, in no zone
    if not _EARLIEST_YEAR <= minute.year <= _LATEST_YEAR or minute.tzinfo is not None:
        raise ValueError("no time of this age")
    return minute


def _day_told(told: int | str | None) -> DayTold | None:
    if isinstance(told, str):
        return SinceDecision(told)
    return None if told is None else _within(told, MOST_DAYS)


def _within(number: int, most: int) -> int:
    if not 0 <= number <= most:
        raise ValueError("no such number")
    return int(number)
