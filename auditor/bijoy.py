"""Turns Bijoy text (SutonnyMJ) into Unicode Bangla, and tells when the Bangla of a cell or column is damaged.

SutonnyMJ draws Bangla at the places of Windows-1252: one sign is a letter, half a letter or a whole conjunct, and
signs stand in the order they are drawn. Reading it is a table, a few signs that mean something else beside others,
and putting each syllable in order. The codes are those documented for SutonnyMJ and Avro's Bijoy 2000; where old and
new cuts of the font differ (``æ`` ``Í`` ``ø`` ``Ð`` ``ÿ``) both are read, by what stands before.

Nothing here decides what happens to a file: the callers show what was found, before and after.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from auditor.i18n import ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER

_HASANTA: Final = "\u09cd"
_REPH: Final = "\u09f0"
"""Stands for the reph while syllables are put in order; text that holds a Bangla sign never gets there."""


def _pairs(table: str) -> dict[str, str]:
    """Return the signs of a table written as sign, Bangla, sign, Bangla …."""
    words = unicodedata.normalize("NFC", table).split()
    return dict(zip(words[::2], words[1::2], strict=True))


_VOWELS_AND_SIGNS: Final = _pairs("""
    A অ  B ই  C ঈ  D উ  E ঊ  F ঋ  G এ  H ঐ  I ও  J ঔ  r ৎ  s ং  t ঃ  u ঁ  | ।  $ ৳
    v া  w ি  x ী  y ু  z ু  ~ ূ  ƒ ূ  ‚ ূ  „ ৃ  ‡ ে  † ে  ‰ ৈ  ˆ ৈ  Š ৗ
    0 ০  1 ১  2 ২  3 ৩  4 ৪  5 ৫  6 ৬  7 ৭  8 ৮  9 ৯  Ò “  Ó ”  Ô ‘  Õ ’  Ñ —
""")
_CONSONANTS: Final = _pairs("""
    K ক  L খ  M গ  N ঘ  O ঙ  P চ  Q ছ  R জ  S ঝ  T ঞ  U ট  V ঠ  W ড  X ঢ  Y ণ  Z ত  _ থ  ` দ  a ধ  b ন
    c প  d ফ  e ব  f ভ  g ম  h য  i র  j ল  k শ  l ষ  m স  n হ
""") | {"o": "\u09dc", "p": "\u09dd", "q": "\u09df"}  # one sign each until NFC takes them apart
_FIRST_HALVES: Final = _pairs("™ দ্  ˜ দ্  › ন্  š ন্  ¤ ম্  ® ষ্  ¯ স্")
_SECOND_HALVES: Final = _pairs("""
    ‹ ্ক  Œ ্ক্র  ¿ ্ত্র  è ্ণ  œ ্ন  ú ্প  ¡ ্ব  ¦ ্ব  Ÿ ্ব  ¢ ্ভ  £ ্ভ্র  ¥ ্ম  § ্ম  ¨ ্য  ª ্র  Ö ্র  « ্র  ¬ ্ল
""")
_CONJUNCTS: Final = _pairs("""
    ° ক্ক  ± ক্ট  ² ক্ষ্ম  ³ ক্ত  ´ ক্ম  µ ক্র  ÿ ক্ষ  ¶ ক্ষ  · ক্স  ¸ গু  ¹ গ্গ  º গ্দ  » গ্ধ  ¼ ঙ্ক  ½ ঙ্গ
    ¾ জ্জ  À জ্ঝ  Á জ্ঞ  Â ঞ্চ  Ã ঞ্ছ  Ä ঞ্জ  Å ঞ্ঝ  Æ ট্ট  Ç ড্ড  È ণ্ট  É ণ্ঠ  Ê ণ্ড  Ë ত্ত  Ì ত্থ  Î ত্র
    Ï দ্দ  × দ্ধ  Ø দ্ব  Ù দ্ম  Ú ন্ঠ  Û ন্ড  Ü ন্ধ  Ý ন্স  Þ প্ট  ß প্ত  à প্প  á প্স  â ব্জ  ã ব্দ  ä ব্ধ  å ভ্র
    ç ম্ফ  é ল্ক  ê ল্গ  ë ল্ট  ì ল্ড  í ল্প  î ল্ফ  ï শু  ð শ্চ  ñ শ্ছ  ò ষ্ণ  ó ষ্ট  ô ষ্ঠ  õ ষ্ফ  ö স্খ  ÷ স্ট
    ù স্ফ  û হু  ü হৃ  ý হ্ন  þ হ্ম
""")
_GLYPHS: Final = {**_VOWELS_AND_SIGNS, **_CONSONANTS, **_FIRST_HALVES, **_SECOND_HALVES, **_CONJUNCTS}
"""Signs that always mean the same; of those that look alike the first is the one written."""

_ANY: Final = "A-Za-z_`~^¡-ÿƒ‚„†‡ˆ‰Š‹›ŒœŸš™˜\u0980-\u09ff"
"""A sign that can stand inside a Bijoy word, as the inside of a class; Bangla is what was already read."""
_BODY: Final = "K-Z_`a-q¡-ÿ‹ŒœŸ"
"""A consonant or the end of a conjunct."""
_BESIDE: Final = tuple(
    (re.compile(sign), bangla)
    for sign, bangla in (
        ("Av", "আ"),
        ("(?<=[š›¯])[‘Ô]", "্তু"),
        ("(?<=[š›¯])[’Õ']", "্থ"),  # Excel straightens the quotation mark
        ("(?<=[š›¯])[Í—-]", "্ত"),
        ("Í", "ত্ম"),
        ("(?<=[iªÖ«¬øåÎµ¿£Œ])[æ“]", "ু"),
        ("æ", "ম্ন"),
        ("(?<=[op])–", "ু"),
        (f"(?<=[{_BODY}¤®¯])[ø\u00ad\u2212]", "্ল"),
        ("ø", "স্ন"),
        ("(?<=K)è", "্ন"),
        (f"(?<=[{_ANY}])[”“](?=[PQT¡])", "চ্"),
        (f"(?<=[{_ANY}])•(?=[KLMNgÿ¶])", "ঙ্"),
        (f"(?<=[{_ANY}])Ð", "ণ্ড"),
        ("Ð", "–"),
        (f"(?<=[{_BODY}©])…(?!…)", "ৃ"),
        (f"(?<=[{_ANY}])\\^", "্ব"),
        (f"(?<=[{_ANY}])©", _REPH),
        (f"(?<![{_ANY}])t(?![{_ANY}])", ":"),  # a colon typed with the key of the visarga
    )
)
_AS_WINDOWS_SHOWS: Final = {
    **{byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)},
    0x03BC: "µ", 0x02C9: "¯", 0x0110: "Ð",
}  # fmt: skip
"""Bytes that were read as Latin-1, and signs that other programs put for the same byte."""

_BANGLA: Final = re.compile("[\u0980-\u09ff]")
_C: Final = "[ক-হ\u09dc\u09dd\u09df]"
_MARKS: Final = "\u0981-\u0983"
_VOWEL_SIGNS: Final = "\u09be-\u09cc\u09d7"
_AFTER: Final = "\u09be\u09c0-\u09c4\u09d7"
_TWICE: Final = re.compile(f"([{_VOWEL_SIGNS}{_HASANTA}\u0981{_REPH}])\\1+")
_EXPLICIT: Final = re.compile(f"({_C})&({ZERO_WIDTH_NON_JOINER}?)(?=[িেৈ]?({_C}))")
_LAST_HASANTA: Final = re.compile(f"(?<={_C})&")
_SYLLABLE: Final = re.compile(
    f"(?=[{_REPH}\u0981-\u09df])([িেৈ]*+)(ঁ*+)((?:{_C}(?:{_HASANTA}{_C})*+)?+)"
    f"((?:{_HASANTA}{_C}|[{_MARKS}{_AFTER}{_REPH}])*+)"
)
_YA: Final = _HASANTA + "য"
_RA_AND_YA: Final = re.compile(f"^র{_YA}")
_JOINED: Final = re.compile(f"{_HASANTA}{_C}")
_BY_ITSELF: Final = str.maketrans(_GLYPHS)


def to_unicode(text: str) -> str:
    """Return Bijoy text as Unicode Bangla in NFC; text that already holds a Bangla sign is returned as it is.

    ``text`` is what a program without the font shows, such as ``Dc‡Rjv``. It is not asked whether it *is* Bijoy:
    English comes out as nonsense. Convert before `auditor.i18n.clean`, which drops signs that the font uses.
    """
    if _BANGLA.search(text):
        return text
    words = unicodedata.normalize("NFC", text).translate(_AS_WINDOWS_SHOWS)
    for sign, bangla in _BESIDE:
        words = sign.sub(bangla, words)
    words = _TWICE.sub(r"\1", words.translate(_BY_ITSELF))
    words = _LAST_HASANTA.sub(_HASANTA, _EXPLICIT.sub(_hasanta, words))
    return unicodedata.normalize("NFC", _SYLLABLE.sub(_in_order, words))


def _in_order(syllable: re.Match[str]) -> str:
    """Return a syllable as it is spoken: reph, consonants, vowel sign, marks."""
    before, early, body, after = syllable.groups()
    joined = "".join(_JOINED.findall(after))
    body = _RA_AND_YA.sub(f"র{ZERO_WIDTH_JOINER}{_YA}", body + joined)  # not র্য, which is written with the reph
    signs = _JOINED.sub("", after)
    marks = "".join(sign for sign in signs if sign in "ঁংঃ")
    vowels = "".join(sign for sign in signs if sign not in "ঁংঃ" and sign != _REPH)
    reph = "র" + _HASANTA if _REPH in signs else ""
    return reph + body + before + vowels + early + marks


def _hasanta(between: re.Match[str]) -> str:
    """Return a hasanta typed between two consonants, to stay visible where the font could have joined them."""
    first, kept, second = between.groups()
    pair = first + _HASANTA + second
    joinable = first + _HASANTA in _WRITTEN or _HASANTA + second in _WRITTEN or pair in _WRITTEN or first == "র"
    return first + _HASANTA + (ZERO_WIDTH_NON_JOINER if joinable else kept)


_WRITTEN: Final = (
    {bangla: sign for sign, bangla in reversed(_GLYPHS.items())}
    | _pairs("""
    আ Av  রু iæ  ্রু ªæ  ন্ত šÍ  ন্তু š‘  ন্ত্র š¿  ন্থ š’  ন্ন bœ  ন্ব š^  ন্ম b¥  স্ক ¯‹  স্ক্র ¯Œ  স্ত ¯Í  স্তু ¯‘  স্ত্র ¯¿
    স্থ ¯’  স্প ¯ú  স্ব ¯^  স্ম ¯§  স্ল ¯ø  ম্ন ¤œ  ম্প ¤ú  ম্ব ¤^  ম্ভ ¤¢  ম্ভ্র ¤£  ম্ম ¤§  ম্ল ¤ø  ষ্ক ®‹  ষ্ক্র ®Œ  ষ্প ®ú  ষ্ম ®§
    দ্ভ ™¢  দ্ভ্র ™£  ঙ্ক্ষ •ÿ  ঙ্খ •L  ঙ্ঘ •N  ঙ্ম •g  চ্চ ”P  চ্ছ ”Q  চ্ঞ ”T  ত্ম Z¥  ্ল ø  ্ &
""")
    | {f"র{ZERO_WIDTH_JOINER}{_YA}": "i¨", _REPH: "©", "…": "..."}
)
_WRITING: Final = re.compile(
    "|".join(
        f"{word}(?![যর])" if word in _FIRST_HALVES.values() else word
        for word in sorted(map(re.escape, _WRITTEN), key=len, reverse=True)
    )
)
_SPOKEN: Final = re.compile(f"(র{_HASANTA}(?={_C}))?({_C}(?:{ZERO_WIDTH_JOINER}?{_HASANTA}{_C})*)([{_VOWEL_SIGNS}]*)")
_APART: Final = str.maketrans({"\u09cb": "\u09c7\u09be", "\u09cc": "\u09c7\u09d7"})
_INSIDE: Final = re.compile(f"(?<![{_ANY}])[‡‰]")


def from_unicode(text: str) -> str:
    """Return Unicode Bangla as it is typed in SutonnyMJ, the reverse of `to_unicode`; other signs are kept."""
    words = unicodedata.normalize("NFC", text)
    for sign in "\u09dc\u09dd\u09df":
        words = words.replace(unicodedata.normalize("NFC", sign), sign)
    drawn = _WRITING.sub(lambda found: _WRITTEN[found[0]], _SPOKEN.sub(_as_drawn, words))
    return _INSIDE.sub(lambda found: "†" if found[0] == "‡" else "ˆ", drawn)


def _as_drawn(syllable: re.Match[str]) -> str:
    reph, body, vowels = syllable.groups(default="")
    vowels = vowels.translate(_APART)
    before = "".join(sign for sign in vowels if sign in "িেৈ")
    return before + body + (_REPH if reph else "") + "".join(sign for sign in vowels if sign not in "িেৈ")
