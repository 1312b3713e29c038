"""A verdict on a password, with the words of the upazila, against zxcvbn given the same words.

    python tests/bench/run.py passwords

The longest a verdict takes is told of what is made to be slow: signs that all could be letters, very long ones, one sign again and again.
"""

from __future__ import annotations

import importlib
import random
import runpy
import sys
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from measuring import ROOT, Asked, Claim, Cost, here

from auditor.passwords import judging
from auditor.passwords.words import LocalWords, local_words
from auditor.rounds.identity import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RULE, YEAR = "upper+lower+symbol", 2024
A_RUN = 200
BARE_LIMIT = 72
"""Beyond it zxcvbn refuses."""


@cache
def _local() -> list[str]:
    passwords: list[str] = runpy.run_path(str(ROOT / "tests" / "example" / "local_passwords.py"))["local_passwords"](
        4000, 5
    )
    return passwords


def _of_chance() -> list[str]:
    chance = random.Random(2)
    signs = [chr(code) for code in range(33, 127)]
    return ["".join(chance.choices(signs, k=chance.randint(8, 24))) for _ in range(4000)]


def _hostile() -> list[str]:
    chance = random.Random(3)
    leet = "4@831!|0$5+7%2z{[(<"
    made = ["".join(chance.choices(leet, k=size)) for size in (64, 72, 256, 1024, 10_000) for _ in range(10)]
    made += ["".join(chance.choices(leet + "abcdefgilostxz", k=64)) for _ in range(50)]
    made += [sign * 100_000 for sign in ("a", "@", "1", "ab", "আ", "\U0001f511", "e\u0301")]
    return [*made, *(leet * times for times in (4, 50, 5000)), "১৯৭১" * 5000]


@cache
def _known() -> LocalWords:
    """Return by what the offices of the example are judged: some five thousand words."""
    space = listed.open_workspace(ROOT / "auditor" / "examples" / "paikgacha")
    committee = space.config.committee
    return local_words(space.reading.roster.offices, upazila=committee.upazila, district=committee.district)


def _each(judge: Callable[[str], object], passwords: Sequence[str]) -> Callable[[int], Cost]:
    """Return what judges other passwords in each run, and tells what one took."""

    def run(number: int) -> Cost:
        some = passwords[number * A_RUN : (number + 1) * A_RUN]
        cost = here(lambda _: [judge(password) for password in some])(number)
        return Cost(cost.cpu and cost.cpu / len(some), cost.wall / len(some))

    return run


def _slowest(number: int) -> Cost:
    costs = [here(partial(_judged_now, password))(number) for password in _hostile()]
    return max(costs, key=lambda cost: cost.cpu or 0)


def _judged_now(password: str, _: int) -> None:
    _ours(password)


def _ours(password: str) -> Any:
    return judging.judge(password, _known(), rule=RULE, year=YEAR)


@cache
def _zxcvbn() -> Any:
    """Return zxcvbn as it comes: the product's own judge uses it too, and sets it up for itself."""
    used = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "zxcvbn"}
    for name in used:
        del sys.modules[name]
    bare = importlib.import_module("zxcvbn")
    sys.modules.update(used)
    return bare


def _bare(password: str) -> Any:
    return _zxcvbn().zxcvbn(password[:BARE_LIMIT])


def _bare_with_words(password: str) -> Any:
    return _zxcvbn().zxcvbn(password[:BARE_LIMIT], user_inputs=_user_inputs())


@cache
def _user_inputs() -> list[str]:
    return list(judging.look_up_table(_known(), judging.common_words()).public.forms)[:5000]


def claims() -> list[Claim]:
    """Return what is measured of verdicts."""
    rivals = {"zxcvbn": _bare, "zxcvbn with as many words": _bare_with_words}
    return [
        Claim(
            name,
            f"a verdict on a password {kind}",
            _each(_ours, passwords),
            {rival: _each(judge, passwords) for rival, judge in rivals.items()},
            [Asked("cpu", 0.0018)],
            runs=9,
        )
        for name, kind, passwords in (
            ("local password", "made of local words", _local()),
            ("password of chance", "of chance, 8 to 24 signs", _of_chance()),
        )
    ] + [
        Claim("slowest password", "the slowest of 112 passwords made to be slow, up to 100,000 signs", _slowest, runs=3)
    ]
