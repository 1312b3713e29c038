"""What of a password stays in a process: looked for everywhere in it, so a small process of its own is looked through."""

from __future__ import annotations

import gc
import secrets
import sys

PLACES = ("zxcvbn", "auditor.passwords")
"""Modules whose globals are looked at by their words too."""


def secret_password() -> str:
    """Return a password that nobody has, made of what an engine takes apart and chance."""
    return "Paikgacha@" + secrets.token_hex(8) + "#Rahim"


def holders_of(secret: str) -> list[object]:
    """Return containers and globals that hold the secret, or a piece of it, anywhere in the process."""
    gc.collect()
    pieces = (secret, secret.lower(), secret[10:26])
    found: list[object] = []
    for held in gc.get_objects():
        if held is pieces:
            continue
        inside = (
            held.items() if isinstance(held, dict) else held if isinstance(held, list | tuple | set | frozenset) else ()
        )
        values = [value for pair in inside for value in (pair if isinstance(pair, tuple) else (pair,))]
        if any(isinstance(value, str) and any(piece in value for piece in pieces) for value in values):
            found.append(type(held))
    for name in [name for name in sys.modules if name.startswith(PLACES)]:
        found += [name for value in vars(sys.modules[name]).values() if any(piece in repr(value) for piece in pieces)]
    return found


def main() -> None:
    """Judge a password and say what holds it, what its verdict says of it, and whether one that is kept is seen."""
    from auditor.i18n import Text
    from auditor.passwords import judging, words
    from auditor.places import geography

    (upazila,) = geography.find_upazila("Paikgacha", "Khulna")
    local = words.local_words(
        geography.fresh_roster(upazila).offices,
        upazila=Text(en="Paikgacha", bn="পাইকগাছা"),
        district=Text(en="Khulna", bn="খুলনা"),
    )
    secret = secret_password()
    found = judging.judge(secret, local, rule=judging.RULES[0], year=2024)
    held, told = holders_of(secret), secret[10:] in repr(found)
    kept = [secret]
    seen = bool(holders_of(secret))
    del kept
    sys.stdout.write(f"held by {held}, told by its verdict: {told}, seen where it is kept: {seen}\n")


if __name__ == "__main__":
    main()
