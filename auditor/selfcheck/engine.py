"""Hands out the scripts of the self-check page that are not ours, checked by hash, and the judge that stands on them.

``hatch_build.py`` puts them into ``engine/`` while the package is built; ``assets/engine.json`` says which they are.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode
from importlib import resources
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.passwords import leaked_here, neighbour, passphrases

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_SUBSTITUTIONS: Final = (
    ("module.exports=zxcvbn;", "zxcvbn.matching=matching,zxcvbn.scoring=scoring,module.exports=zxcvbn;"),
    ("},module.exports=matching;", "},matching.dictionaries=RANKED_DICTIONARIES,module.exports=matching;"),
    (
        "for(i={},t=1,r=0,n=e.length;r<n;r++)a=e[r],i[a]=t",
        "for(i=Object.create(null),t=1,r=0,n=e.length;r<n;r++)a=e[r],i[a]=t",
    ),
    ("//# sourceMappingURL=zxcvbn.js.map", ""),
)
"""What is changed in zxcvbn, exactly once each.

The first two let the judge reach its modules, to set the year and to bound the readings of signs as letters, just as
`auditor.passwords` does in Python. The third keeps words such as ``constructor`` from being found in an empty list. The
last would make a browser's tools look for a file that is not there.
"""


class EngineMissingError(AuditorError):
    """A script of the self-check page is not in this installation, or is not the one we know."""


def engine_source() -> str:
    """Return zxcvbn with its licence, so changed that the judge can reach its modules; it binds the global `zxcvbn`.

    Raises:
        EngineMissingError: it is not there, or not the one we know.

    """
    script = _checked("zxcvbn.js")
    for before, after in _SUBSTITUTIONS:
        if script.count(before) != 1:
            raise _not_the_one("zxcvbn.js")
        script = script.replace(before, after)
    return f"/*! zxcvbn 4.4.2\n{_checked('zxcvbn.LICENSE.txt').strip()}\n*/\n{script.strip()}\n"


def judge_source() -> str:
    """Return the judge with what it judges by; it binds `PasswordJudge` and needs the global `zxcvbn`.

    Raises:
        EngineMissingError: the hashes of leaked passwords are not there, or not those we know.

    """
    hashes = leaked_here.leaked_hashes()
    if not hashes:
        raise _missing("leaked.bin")
    leaked = b64encode(hashes).decode()
    judge = (_folder() / "assets" / "judge.js").read_text("utf-8")
    listed = " ".join(passphrases.word_list())
    pairs = "".join(neighbour.letter_pairs())
    return (
        f'const PassphraseWords = "{listed}".split(" "), LetterPairs = "{pairs}", LeakedHashes = "{leaked}";\n{judge}'
    )


def qr_source() -> str:
    """Return the encoder of QR codes with its licence; it binds the global `LeanQR`.

    Raises:
        EngineMissingError: it is not there, or not the one we know.

    """
    script = _checked("lean-qr.js").strip()
    licence = _checked("lean-qr.LICENSE.txt").strip()
    return f"/*! lean-qr 2.7.4\n{licence}\n*/\nconst LeanQR = (() => {{ const exports = {{}};\n{script}\nreturn exports; }})();\n"


def _folder() -> Traversable:
    return resources.files("auditor.selfcheck")


def _checked(name: str) -> str:
    pin = json.loads((_folder() / "assets" / "engine.json").read_text("utf-8"))[name]
    try:
        content = (_folder() / "engine" / name).read_bytes()
    except OSError:
        raise _missing(name) from None
    if len(content) != pin["bytes"] or hashlib.sha256(content).hexdigest() != pin["sha256"]:
        raise _not_the_one(name)
    return content.decode("utf-8")


def _not_the_one(name: str) -> EngineMissingError:
    return EngineMissingError(
        Text(
            en="{file} in this installation is not the script we know, so no self-check page was made. "
            "Install the program again from a released wheel.",
            bn="এই ইনস্টলেশনের {file} আমাদের জানা স্ক্রিপ্ট নয়, তাই স্ব-যাচাই পাতা তৈরি হয়নি। "
            "প্রকাশিত wheel থেকে প্রোগ্রামটি আবার ইনস্টল করুন।",
        ).filled(file=name)
    )


def _missing(name: str) -> EngineMissingError:
    return EngineMissingError(
        Text(
            en="This installation has no {file}, so it can make no self-check page; everything else works. "
            "Install a released wheel, or build again with npm and a network.",
            bn="এই ইনস্টলেশনে {file} নেই, তাই স্ব-যাচাই পাতা তৈরি করা যাবে না; বাকি সব চলবে। "
            "প্রকাশিত wheel ইনস্টল করুন, অথবা npm ও ইন্টারনেটসহ আবার build করুন।",
        ).filled(file=name)
    )
