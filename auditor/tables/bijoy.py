"""Turns Bijoy text (SutonnyMJ) into Unicode Bangla, and tells when the Bangla of a cell or a column is damaged.

SutonnyMJ draws Bangla at the places of Windows-1252: a sign is a letter, half a letter or a whole conjunct, and signs
stand in the order they are drawn. Reading it takes a table, a few signs that mean something else beside others, and
syllables put in order. The codes are those of the font as public converters document them (Avro Keyboard's Bijoy 2000,
bahar/BijoyToUnicode); where its older and newer cuts differ (``æ`` ``Í`` ``ø`` ``Ð``), what stands before decides.

Nothing here decides about a file: callers show what was found, before and after.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# The font ----------------------------------------------------------------------------------------------------------

_HASANTA: Final = "\u09cd"
_REPH: Final = "\u09f0"
"""Stands for the reph while syllables are put in order; text that holds any Bangla sign never gets that far."""


_WITH_NUKTA: Final = "".join(map(chr, (0x09DC, 0x09DD, 0x09DF)))
"""ড় ঢ় য়, each as the one sign that NFC takes apart: as long as syllables are put in order."""


def _pairs(table: str) -> dict[str, str]:
    """Return what a table says: sign, Bangla, sign, Bangla …."""
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
""") | dict(zip("opq", _WITH_NUKTA, strict=True))
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
"""Signs that mean the same everywhere; of several for one thing, the first is the one `from_unicode` writes."""

_INSIDE: Final = "A-Za-z_`~^¡-ÿƒ‚„†‡ˆ‰Š‹›ŒœŸš™˜\u0980-\u09ff"
"""What stands inside a Bijoy word, as the inside of a class; Bangla is what was read already."""
_BODY: Final = "K-Z_`a-q¡-ÿ‹ŒœŸ"
"""What ends the consonants of a syllable."""
_BESIDE_OTHERS: Final = tuple(
    (expression(sign), bangla)
    for sign, bangla in (
        ("Av", "আ"),
        ("(?<=[š›¯])[‘Ô]", "্তু"),
        ("(?<=[š›¯])[’Õ']", "্থ"),  # quotation marks get straightened on the way
        ("(?<=[š›¯])[Í—-]", "্ত"),
        ("Í", "ত্ম"),
        ("(?<=[iªÖ«¬øåÎµ¿£Œ])[æ“]", "ু"),
        ("æ", "ম্ন"),
        ("(?<=[op])–", "ু"),
        (f"(?<=[{_BODY}])[ø\u00ad\u2212]", "্ল"),
        ("ø", "স্ন"),
        ("(?<=K)è", "্ন"),
        (f"(?<=[{_INSIDE}])[”“](?=[PQT¡])", "চ্"),
        (f"(?<=[{_INSIDE}])•(?=[KLMNgÿ¶])", "ঙ্"),
        (f"(?<=[{_INSIDE}])Ð", "ণ্ড"),
        ("Ð", "–"),
        (f"(?<=[{_BODY}])…(?!…)", "ৃ"),
        (f"(?<=[{_INSIDE}])\\^", "্ব"),
        (f"(?<=[{_INSIDE}])©", _REPH),
        (f"(?<![{_INSIDE}])t(?![{_INSIDE}])", ":"),  # a colon typed with the key of the visarga
    )
)
"""Signs that mean what their neighbours make of them, in the order they are read."""
_FOLDED: Final = {
    **{code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)},
    0x03BC: "µ",
    0x02C9: "¯",
    0x0110: "Ð",
}
"""Bytes that were read as Latin-1, and signs of other alphabets that stand for the same byte."""
_BY_ITSELF: Final = str.maketrans(_GLYPHS)

# Reading and writing -----------------------------------------------------------------------------------------------

_BANGLA: Final = expression("[\u0980-\u09ff]")
_C: Final = f"[\u0995-\u09b9{_WITH_NUKTA}]"
_BEFORE: Final = "িেৈ"
_SIGNS: Final = "\u09be-\u09cc\u09d7"
_SIGNS_AFTER: Final = "\u09be\u09c0-\u09c4\u09d7"
_MARKS: Final = "ঁংঃ"
_YA: Final = _HASANTA + "য"
_TWICE: Final = expression(f"([{_SIGNS}{_HASANTA}{_MARKS}{_REPH}])\\1+")
_VISIBLE_HASANTA: Final = expression(f"({_C})&({ZERO_WIDTH_NON_JOINER}?)(?=[{_BEFORE}]?({_C}))")
_LAST_HASANTA: Final = expression(f"(?<={_C})&")
_RA_AND_YA: Final = expression(f"^র{_YA}")
_RA_YA: Final = f"র{ZERO_WIDTH_JOINER}{_YA}"
"""র with a ya-phala, which is not র্য."""
_JOINED: Final = expression(f"{_HASANTA}{_C}")
_SYLLABLE: Final = expression(
    f"(?=[{_REPH}\\u0981-\\u09df])(?:([{_BEFORE}]++)(ঁ?+))?+((?:{_C}(?:{_HASANTA}{_C})*+)?+)"
    f"((?:{_HASANTA}{_C}|[{_MARKS}{_SIGNS_AFTER}{_REPH}])*+)"
)


def to_unicode(text: str) -> str:
    """Return Bijoy text as Unicode Bangla in NFC; text that already holds a Bangla sign is returned as it is.

    ``text`` is what a program without the font shows, such as ``Dc‡Rjv``. Whether it *is* Bijoy is not asked: English
    comes out as nonsense. Convert before `auditor.i18n.clean`, which drops signs that the font uses.
    """
    if _BANGLA.search(text):
        return text
    words = unicodedata.normalize("NFC", text).translate(_FOLDED)
    for sign, bangla in _BESIDE_OTHERS:
        words = sign.sub(bangla, words)
    words = _TWICE.sub(r"\1", words.translate(_BY_ITSELF))
    words = _LAST_HASANTA.sub(_HASANTA, _VISIBLE_HASANTA.sub(_hasanta, words))
    return unicodedata.normalize("NFC", _SYLLABLE.sub(_as_spoken, words))


def _as_spoken(syllable: re.Match[str]) -> str:
    """Return a syllable in Unicode's order: reph, consonants, vowel sign, marks."""
    before, early, body, after = syllable.groups(default="")
    body = _RA_AND_YA.sub(_RA_YA, body + "".join(_JOINED.findall(after)))
    signs = _JOINED.sub("", after)
    reph = f"র{_HASANTA}" if _REPH in signs else ""
    vowels = "".join(sign for sign in signs if sign not in _MARKS + _REPH)
    marks = "".join(sign for sign in signs if sign in _MARKS)
    return reph + body + before + vowels + early + marks


def _hasanta(between: re.Match[str]) -> str:
    """Return a hasanta typed between two consonants; it stays visible where the font could have joined them."""
    first, kept, second = between.groups()
    halves = {first + _HASANTA, _HASANTA + second, first + _HASANTA + second}
    joinable = first == "র" or not halves.isdisjoint(_WRITTEN)
    return first + _HASANTA + (ZERO_WIDTH_NON_JOINER if joinable else kept)


_AS_TYPED: Final = _pairs("""
    আ Av  রু iæ  ্রু ªæ  ন্ত šÍ  ন্তু š‘  ন্ত্র š¿  ন্থ š’  ন্ন bœ  ন্ব š^  ন্ম b¥  স্ক ¯‹  স্ক্র ¯Œ  স্ত ¯Í  স্তু ¯‘  স্ত্র ¯¿
    স্থ ¯’  স্প ¯ú  স্ব ¯^  স্ম ¯§  স্ল ¯ø  ম্ন ¤œ  ম্প ¤ú  ম্ব ¤^  ম্ভ ¤¢  ম্ভ্র ¤£  ম্ম ¤§  ম্ল ¤ø  ষ্ক ®‹  ষ্ক্র ®Œ  ষ্প ®ú  ষ্ম ®§
    প্র cÖ  গ্র MÖ  দ্ভ ™¢  দ্ভ্র ™£  ঙ্ক্ষ •ÿ  ঙ্খ •L  ঙ্ঘ •N  ঙ্ম •g  চ্চ ”P  চ্ছ ”Q  চ্ঞ ”T  ত্ম Z¥  ্ল ø  ্ &
""")
_WRITTEN: Final = (
    {bangla: sign for sign, bangla in reversed(_GLYPHS.items())} | _AS_TYPED | {_RA_YA: "i¨", _REPH: "©", "…": "..."}
)
_WRITING: Final = expression(
    "|".join(
        word + "(?![যর])" * (word in _FIRST_HALVES.values()) for word in sorted(map(re.escape, _WRITTEN), key=len)[::-1]
    )
)
_SPOKEN: Final = expression(f"(র{_HASANTA}(?={_C}))?({_C}(?:{ZERO_WIDTH_JOINER}?{_HASANTA}{_C})*)([{_SIGNS}]*)")
_WORD_START: Final = expression(f"(?<![{_INSIDE}])[‡‰]")
_IN_TWO: Final = str.maketrans({"\u09cb": f"\u09c7{chr(0x09BE)}", "\u09cc": f"\u09c7{chr(0x09D7)}"})


def from_unicode(text: str) -> str:
    """Return Unicode Bangla as it is typed in SutonnyMJ, the reverse of `to_unicode`; other signs are kept."""
    words = unicodedata.normalize("NFC", text)
    for letter in _WITH_NUKTA:
        words = words.replace(unicodedata.normalize("NFC", letter), letter)
    drawn = _WRITING.sub(lambda found: _WRITTEN[found[0]], _SPOKEN.sub(_as_drawn, words))
    return _WORD_START.sub(lambda found: "†" if found[0] == "‡" else "ˆ", drawn)


def _as_drawn(syllable: re.Match[str]) -> str:
    """Return a syllable in the order it is drawn: ি ে ৈ, consonants, reph, other vowel signs."""
    reph, body, vowels = syllable.groups(default="")
    vowels = vowels.translate(_IN_TWO)
    before = "".join(sign for sign in vowels if sign in _BEFORE)
    return before + body + (_REPH if reph else "") + vowels.translate(dict.fromkeys(map(ord, _BEFORE)))


# Recognising -------------------------------------------------------------------------------------------------------

_NEVER_IN_A_WORD: Final = "†‡ˆ‰¨©ª«®¯°±²³µ¶¸¹º»¼½¾¡¢£¤¥¦§¬˜™ƒ„‚¿"
"""Signs that no European language has inside a word."""
_SURE: Final = expression(
    f"[A-Za-z_`][{_NEVER_IN_A_WORD}][{_NEVER_IN_A_WORD}^]*[A-Za-z_`]"
    "|[A-Za-z_`][¨¯]"
    "|(?<![A-Za-z])[‡¯ˆ][A-Za-z_`]"
    "|[a-z_`][ÀÂ-ÈÊ-ÌÎ-ÒÔ-ÖØÙÛ-Þ]"  # without the capitals of Irish, as in hÉireann
)
_LIKELY: Final = expression(
    "(?<![A-Za-z])†[A-Za-z_`]"
    "|[b-df-hj-np-tw-zB-DF-HJ-NP-TV-Z_`]v(?![aeiouyvÀ-ÿ])"
    "|[A-Za-z_`]v(?=[A-Z_`])"
    "|(?<![aeouAEO.])w(?=[bcdfgjkmnpqstvxzA-Z_`])"
    "|[bcdfgjkmpqtvwzK-Z_`]x(?![A-Za-z])"
    "|[a-z]~[a-z]|›[U`]|[A-Za-z_`]ÿ|[a-z][A-Z][À-ÖØ-öø-þ]"
    "|[A-Za-z]`(?!(?:s|t|m|d|re|ll|ve)\\b)(?=[A-Za-z])"
)
"""ে, ূ, ন্দ, ক্ষ and া, ি, ী, দ (v, w, x and the backtick) where hardly any European word has these signs."""
_LETTER: Final = expression("[A-Za-z]")
_ADDRESS: Final = expression(r"@|://|(?i:\bwww\.|\.(?:bd|com|org|net|info)\b)")
_CLUES_ENOUGH: Final = 2


def looks_like_bijoy(cells: Sequence[str]) -> bool:
    """Return whether the cells of a column, taken together, are Bijoy text.

    At least half of those in Latin letters must show it; addresses speak against it, cells in Unicode Bangla do not
    vote. One word that merely could be Bijoy is not enough.
    """
    voters = [cell for cell in cells if _LETTER.search(cell) and not _BANGLA.search(cell)]
    clues = [clue for clue in map(_clues, voters) if clue]
    return sum(clues) >= _CLUES_ENOUGH and 2 * len(clues) >= len(voters)


def could_be_bijoy(cells: Iterable[str]) -> bool:
    """Return whether any cell has so much as a clue of Bijoy, so that a closer look (at its font) is worth its time."""
    return any(_clues(cell) for cell in cells if _LETTER.search(cell) and not _BANGLA.search(cell))


def _clues(cell: str) -> int:
    if _ADDRESS.search(cell) or mojibake(cell):
        return 0
    return _CLUES_ENOUGH if _SURE.search(cell) else len(_LIKELY.findall(cell))


_LETTERS: Final = "\u0981-\u09ce\u09d7-\u09e3"
_ASTRAY: Final = "".join(
    sign for sign in [*_GLYPHS, *"Íæø©™Ð\u2212"] if sign > "\x7f" and sign not in "°±²³·×÷¼½¾§©®™«»¹º"
)
_HALF: Final = expression(
    f"[{_LETTERS}][{_ASTRAY}]|[{_ASTRAY}][{_LETTERS}]"
    "|রম্ন|র“(?=[\u0995-\u09b9])"  # রু
    f"|[নমস]{_HASANTA}?[{_BEFORE}]?ত্ম"  # ন্ত, স্ত
    "|[লপবগশ][িে]?স্ন"  # ল্ল, প্ল …
    "|(?<![খব])ড\u09bc্গ"  # ক্ষ
    "|অা"
    f"|(?:^|\\s)[{_SIGNS}{_HASANTA}]|{_HASANTA}[{_SIGNS}]|[{_SIGNS}]{_HASANTA}"
)
"""What converters with the wrong table leave, and sequences that no one can read."""


def half_converted(text: str) -> bool:
    """Return whether Unicode Bangla holds remains of Bijoy, such as ``জরম্নরী`` or ``দ্রæত``; never guess what was meant."""
    words = unicodedata.normalize("NFC", text)
    if not _BANGLA.search(words):
        return False
    others = (
        word for word in words.split() if not word.isascii() and not _BANGLA.search(word)
    )  # what is sure is beyond ASCII
    return bool(_HALF.search(words)) or any(map(_SURE.search, others))


def _bytes_of(encoding: str) -> dict[str, int]:
    """Return the byte of each sign of an encoding, in order; bytes it leaves out are those of Latin-1, as in Windows."""
    signs = bytes(range(256)).decode(encoding, "replace")
    return {chr(byte) if sign == "\ufffd" else sign: byte for byte, sign in enumerate(signs)}


_MISREAD_AS: Final = tuple(map(_bytes_of, ("cp1252", "latin-1", "iso8859-4", "mac-roman")))


def _misread(words: bytes, byte_of: Mapping[str, int]) -> str:
    signs = [*byte_of]
    return "".join(signs[byte] for byte in words)


_LETTERS_BEGIN: Final = (b"\xe0\xa6", b"\xe0\xa7")
"""With one of them every sign of the Bangla block begins in UTF-8."""
_BEGINS_MISREAD: Final = expression(
    "|".join(
        sorted(
            {
                re.escape(writing)
                for byte_of in _MISREAD_AS
                for begins in _LETTERS_BEGIN
                for once in [_misread(begins, byte_of)]
                for writing in (once, _misread(once.encode(), byte_of))
            }
        )
    )
)
"""What every text holds that was Bangla before it was read in one of these encodings, once or twice."""
_BANGLA_MISREAD: Final = expression("(?:à[¦§]|ā[Ļ§])[^\x00-\x7f]")
"""E0 A6 and E0 A7, with which nearly all Bangla letters begin in UTF-8, read as Western and as Baltic text."""


def mojibake(text: str) -> bool:
    """Return whether the text is Bangla in UTF-8 that was once read as another encoding, such as ``à¦…``."""
    return bool(_BANGLA_MISREAD.search(text)) or repaired(text) is not None


def repaired(text: str) -> str | None:
    """Return the Bangla of a text read in the wrong encoding, once or twice; None where it cannot be undone exactly."""
    if _BEGINS_MISREAD.search(text) is None:
        return None
    for byte_of in _MISREAD_AS:
        words = text
        for _ in range(2):
            try:
                words = bytes(byte_of[sign] for sign in words).decode()
            except (KeyError, UnicodeDecodeError):
                break
            if _BANGLA.search(words):
                return words
    return None


_QUESTION_MARKS_ENOUGH: Final = 8


def lost_to_question_marks(cells: Sequence[str]) -> bool:
    """Return whether the Bangla of a column became question marks, in most of its filled cells and more than a few.

    A single ``?`` is an answer ("not known"), and so are a few cells with ``??``.
    """
    filled = [cell for cell in cells if cell.strip()]
    gone = [cell for cell in filled if "??" in cell and 2 * cell.count("?") > len("".join(cell.split()))]
    return 2 * len(gone) > len(filled) and sum(cell.count("?") for cell in gone) >= _QUESTION_MARKS_ENOUGH
