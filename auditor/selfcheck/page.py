"""Makes the self-check page of a campaign: one HTML file for all offices, whole in itself, that may fetch and send nothing.

What a campaign knows stands in the page as JSON, and can be read back from it. Three scripts and one style may run, each
named by its hash in the page's content security policy; the policy stands before all else, so nothing runs without it.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from msgspec import structs

from auditor.expressions import expression
from auditor.i18n import Language, Text, digits, long_date, month, plain
from auditor.model.errors import FileRefusedError
from auditor.model.labels import sheet_name
from auditor.model.selfcheck import Campaign, CampaignAccount, LocalWords
from auditor.remembering import remembered
from auditor.selfcheck.texts.of_page import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PAGE_VERSION: Final = "3"
"""What a slip names as the page that made it; rises with the release whose page asks or judges otherwise."""

_MOST_TYPED: Final = 1000
"""Signs that a password field takes; the page calls anything that long no password, so nothing is cut unseen."""
_BETWEEN: Final = "|"
_LISTS_BEGIN: Final = 'frequency_lists={passwords:"'
_LISTS_END: Final = "},module.exports=frequency_lists"
"""Between these stand zxcvbn's word lists; `page.js` knows them too."""
_PAIRS: Final = (
    "#s, >er Ain Be, Can Don Ear F,s Gen Hat Ial Jd, Ka, Lor My, Nst "
    "Ore PAg Qel Ric S,c Tit U,b VeJ W,m Xe# Yro Zil ^,p {ch }is ~ol "
)
"""A sign that stands nowhere in the lists, and the pair of signs it stands for, the later ones made of earlier ones."""
_CAMPAIGN: Final = expression(rb'<script type="application/json" id="round">(.*?)</script>', re.DOTALL)
_ENDS_A_SCRIPT: Final = expression(r"</script|<!--", re.IGNORECASE)
_MONTHS: Final = 12


class PageRefusedError(FileRefusedError):
    """A file is no self-check page, or not one as it was made."""


def page(campaign: Campaign, language: Language = Language.BN) -> bytes:
    """Return the page of a campaign in UTF-8; the same campaign gives the same bytes.

    Args:
        campaign: what the page knows; nothing in it is secret.
        language: the language that is shown first; the other is one button away.

    Raises:
        EngineMissingError: a script that the page needs is not in this installation.

    """
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 only drawing a page needs it
    from markupsafe import Markup  # noqa: PLC0415 only drawing a page needs it

    texts = dict(_texts(campaign))
    style, first, script, engine = _asset("page.css"), _asset("first.js"), _script(), _engine()
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    drawn = environment.from_string(_asset("page.html")).render(
        language=language,
        other=Language.EN if language is Language.BN else Language.BN,
        said=lambda name, spoken=language: texts[name].said(spoken),
        policy=_policy((first, script, engine), style),
        example=campaign.example,
        way_ordered=campaign.way_ordered,
        kinds=("upper", "lower", "symbol") if campaign.digit == "off" else ("upper", "lower", "symbol", "digit"),
        digit=campaign.digit,
        phone=campaign.ap_phone,
        mail=campaign.uno_mail,
        most_typed=_MOST_TYPED,
        style=Markup(style),  # noqa: S704 our own file
        first=Markup(first),  # noqa: S704 our own file
        script=Markup(script),  # noqa: S704 our own files
        engine=Markup(_packed(engine)),  # noqa: S704 our own file, and scripts checked by their hashes
        pairs=_PAIRS,
        texts=Markup(_json({name: [text.bn, text.en] for name, text in texts.items()})),  # noqa: S704 escaped for a script
        campaign=Markup(_json(encode_campaign(campaign))),  # noqa: S704 escaped for a script
    )
    return drawn.encode()


def read_campaign(content: bytes) -> Campaign:
    """Return the campaign that a page was made of.

    Args:
        content: the page's bytes.

    Raises:
        PageRefusedError: it is no page, or of a version that is not known here.

    """
    found = _CAMPAIGN.search(content)
    try:
        return decode_campaign(json.loads(found[1] if found else b""))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise PageRefusedError(
            Text(
                en="This file is no self-check page that this program made. Choose the page of the round again, or make "
                "it anew with `auditor selfcheck page`.",
                bn="ফাইলটি এই প্রোগ্রামে তৈরি স্ব-যাচাই পাতা নয়। মাসিক যাচাইয়ের পাতাটি আবার বাছুন, অথবা "
                "`auditor selfcheck page` দিয়ে নতুন করে তৈরি করুন।",
            )
        ) from None


def _policy(scripts: Iterable[str], style: str) -> str:
    """Return the content security policy: these scripts, this style, and nothing from anywhere."""
    allowed = " ".join(f"'{_hash(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src '{_hash(style)}'; connect-src 'none'; img-src 'none'; "
        "form-action 'none'; base-uri 'none'"
    )


def _hash(content: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


# Scripts and style


@remembered(None)
def _asset(name: str) -> str:
    return (resources.files("auditor.selfcheck") / "assets" / name).read_text("utf-8")


@remembered(None)
def _script() -> str:
    """Return what runs at once: the slip, the words, the ways out, and the page itself."""
    return _harmless(*map(_asset, ("slip.js", "words.js", "handing.js", "page.js")))


@remembered(None)
def _engine() -> str:
    """Return what runs when the page is seen: nearly a megabyte to judge passwords by, and the encoder of QR codes."""
    from auditor.selfcheck import engine  # noqa: PLC0415 4 ms that only a page that is made should cost

    return _harmless(engine.engine_source(), engine.judge_source(), engine.qr_source())


@remembered(None)
def _packed(engine: str) -> str:
    """Return the engine with the commonest pairs of signs in its word lists written as one; a quarter of it is saved.

    The page takes it apart again, and the policy's hash is of what it then runs. A compressor would not do: its bytes
    differ from one version to the next, and the page's SHA-256 stands on paper.
    """
    before, begin, rest = engine.partition(_LISTS_BEGIN)
    lists, end, after = rest.partition(_LISTS_END)
    for sign_and_pair in _PAIRS.split():
        sign, pair = sign_and_pair[0], sign_and_pair[1:]
        if not end or sign in lists:
            raise AssertionError("the engine's lists are not those that the pairs are of")
        lists = lists.replace(pair, sign)
    return before + begin + lists + end + after


def _harmless(*scripts: str) -> str:
    """Return scripts as one that ends where it should when it stands in a page, and that a browser hashes as we do."""
    script = "\n".join(map(_squeezed, scripts))
    if _ENDS_A_SCRIPT.search(script) or "\r" in script or "\0" in script:
        raise AssertionError("a script of the page holds what ends a script")
    return script


def _squeezed(script: str) -> str:
    """Return a script without indentation and without remarks that fill a line, but for those at its head."""
    lines = [line.strip() for line in script.split("\n")]
    begins = next(at for at, line in enumerate(lines) if line and not line.startswith("//"))
    return "\n".join((*lines[:begins], *(line for line in lines[begins:] if line and not line.startswith("//"))))


# What the page says


def _texts(campaign: Campaign) -> Iterator[tuple[str, Text]]:
    """Yield every text by its id, with what is known of the campaign filled in."""
    known: dict[str, Text] = {
        "committee": campaign.committee,
        "month": month(campaign.meeting),
        "decision_date": _day(campaign.decision_day),
        "opened": _day(campaign.opened),
        "sheet": sheet_name(campaign.id),
        "ap_phone": Text(en=_phone(campaign, Language.EN), bn=_phone(campaign, Language.BN)),
        "uno_mail": plain(campaign.uno_mail),
    }
    for name, text in TEXTS.items():
        yield name, Text(en=_filled(text.en, known, Language.EN), bn=_filled(text.bn, known, Language.BN))
    for number in range(1, _MONTHS + 1):
        named = month(f"{campaign.year}-{number}")
        yield f"month-{number}", Text(en=named.en.split()[0], bn=named.bn.split()[0])


def _filled(words: str, known: Mapping[str, Text], language: Language) -> str:
    """Return words with their known placeholders filled; the others are the page's to fill, and a filling is none."""
    return re.sub(r"\{(\w+)\}", lambda found: known[found[1]].said(language) if found[1] in known else found[0], words)


def _phone(campaign: Campaign, language: Language) -> str:
    """Return a number as papers print it, its hyphens such that no line breaks at them."""
    return digits(campaign.ap_phone, language).replace("-", "\u2011")


def _day(day: date) -> Text:
    return Text(en=long_date(day, Language.EN), bn=long_date(day, Language.BN))


# What the page knows


def _json(value: Any) -> str:  # noqa: ANN401 what JSON can say
    """Return JSON that may stand in a script element: it holds no sign that begins markup."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def encode_campaign(campaign: Campaign) -> dict[str, Any]:
    """Return a campaign as JSON: names that many accounts share stand once, and words stand joined."""
    offices, posts = _DistinctValues(), _DistinctValues()
    accounts = [
        [account.tag, offices.place(_pair(account.office)), posts.place(_pair(account.post))]
        for account in campaign.accounts
    ]
    return {
        "id": campaign.id,
        "meeting": campaign.meeting,
        "public_key": urlsafe_b64encode(campaign.public_key).decode().rstrip("="),
        "tag_salt": campaign.tag_salt,
        "opened": campaign.opened.isoformat(),
        "due": campaign.due.isoformat() if campaign.due else None,
        "rule": campaign.rule,
        "digit": campaign.digit,
        "decision_day": campaign.decision_day.isoformat(),
        "decision_serial": campaign.decision_serial,
        "committee": _pair(campaign.committee),
        "ap_phone": campaign.ap_phone,
        "uno_mail": campaign.uno_mail,
        "year": campaign.year,
        "example": campaign.example,
        "way_ordered": campaign.way_ordered,
        "least_strength": campaign.least_strength,
        "page": PAGE_VERSION,
        "offices": offices.values,
        "posts": posts.values,
        "accounts": accounts,
        "words": {group: _joined(words) for group, words in structs.asdict(campaign.words).items()},
    }


def decode_campaign(known: dict[str, Any]) -> Campaign:
    """Return the campaign that `encode_campaign` wrote.

    Raises:
        ValueError, KeyError, TypeError, IndexError, AttributeError: it is not so written, or by another version.

    """
    if known["page"] != PAGE_VERSION:
        raise ValueError("another version made it")
    key = known["public_key"]
    return Campaign(
        id=known["id"],
        meeting=known["meeting"],
        public_key=urlsafe_b64decode(key + "=" * (-len(key) % 4)),
        tag_salt=known["tag_salt"],
        opened=date.fromisoformat(known["opened"]),
        due=date.fromisoformat(known["due"]) if known["due"] else None,
        rule=known["rule"],
        digit=known["digit"],
        decision_day=date.fromisoformat(known["decision_day"]),
        decision_serial=known["decision_serial"],
        committee=_text(known["committee"]),
        ap_phone=known["ap_phone"],
        uno_mail=known["uno_mail"],
        accounts=tuple(
            CampaignAccount(tag, _text(known["offices"][office]), _text(known["posts"][post]))
            for tag, office, post in known["accounts"]
        ),
        words=LocalWords(**{name: _split(words) for name, words in known["words"].items()}),
        year=known["year"],
        example=known["example"],
        way_ordered=known.get("way_ordered", False),
        least_strength=known.get("least_strength", ""),
    )


class _DistinctValues:
    """A list in which every value stands once."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._places: dict[Any, int] = {}

    def place(self, value: Any) -> int:  # noqa: ANN401 what JSON can say
        """Return the value's place in the list."""
        key = json.dumps(value)
        if key not in self._places:
            self._places[key] = len(self.values)
            self.values.append(value)
        return self._places[key]


def _pair(text: Text) -> list[str]:
    return [text.bn, text.en]


def _text(pair: list[str]) -> Text:
    bn, en = pair
    return Text(en=en, bn=bn)


def _joined(words: tuple[str, ...]) -> str | list[str]:
    """Return words as one string, which is a third shorter, or as a list where a string could not be taken apart."""
    return _BETWEEN.join(words) if words and all(word and _BETWEEN not in word for word in words) else list(words)


def _split(words: str | list[str]) -> tuple[str, ...]:
    return tuple(words.split(_BETWEEN) if isinstance(words, str) else words)
