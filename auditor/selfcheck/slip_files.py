"""Finds slips in whatever they come back in: a saved file, pasted text, a mail with its attachments, a photo of the QR."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.selfcheck import mails, pictures
from auditor.slip import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_TEXT: Final = 2_000_000
"""Characters of one text that are searched; a slip has about 480."""
MOST_SLIPS: Final = 200
"""Slips taken from one file: an office has a few, a mail that collects those of an upazila a hundred."""
_TAG: Final = re.compile(r"<[^<>]{0,5000}>")
_SCRIPT: Final = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_SCRIPT_END: Final = re.compile(r"</(?:script|style)>", re.IGNORECASE)
_ENDLESS_NUMBER: Final = re.compile(r"&#x?[0-9a-f]{10,};?", re.IGNORECASE)
"""Names no sign, and Python makes no number of more than 4,300 digits."""
_WORD_FILES: Final = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")


class NoSlip(StrEnum):
    """Why no slip was found in a file."""

    NONE = "no-slip"
    NO_PICTURE = "no-picture"
    NO_QR = "no-qr"
    DOCUMENT = "document"
    OVER_LIMIT = "over-limit"

    @property
    def message(self) -> Text:
        """What is told, with the placeholder ``{file}``."""
        return _MESSAGES[self]


@dataclass(frozen=True, slots=True)
class SlipsInFile:
    """The slips of a file, each once; or why there are none."""

    slips: tuple[str, ...]
    why_none: NoSlip | None = None


def slips_in(name: str, content: bytes) -> SlipsInFile:
    """Return the slips in a file, told by what is in it, not by its name.

    Args:
        name: the file's name; only ``.eml`` matters, for mails without a head that is known.
        content: the whole file.

    """
    if pictures.is_picture(content):
        return _of_picture(content)
    if content.startswith(_WORD_FILES):
        return SlipsInFile((), NoSlip.DOCUMENT)
    is_mail = is_named_mail(name) or mails.is_mail(content)
    slips = _found(_mail_texts(content)) if is_mail else ()
    slips = slips or _found([_text(content)])
    return SlipsInFile(slips[:MOST_SLIPS]) if slips else SlipsInFile((), NoSlip.NONE)


def is_named_mail(name: str) -> bool:
    """Whether a file is a mail by its name."""
    return name.lower().endswith(".eml")


def _found(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slip for text in texts for slip in finding.find_slips(text[:MOST_TEXT])))


def _of_picture(content: bytes) -> SlipsInFile:
    try:
        texts = pictures.qr_texts(content)
    except pictures.PictureError:
        return SlipsInFile((), NoSlip.NO_PICTURE)
    slips = _found(texts)
    return SlipsInFile(slips) if slips else SlipsInFile((), NoSlip.NO_QR)


def _text(content: bytes) -> str:
    """Return the bytes as text; a slip is ASCII, so what cannot be read beside it does not matter."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8-sig", "replace")


def _mail_texts(content: bytes) -> Iterator[str]:
    """Yield the texts of a mail's parts, of its attachments, and of the mails inside it."""
    for part in mails.parts_of(content):
        if pictures.is_picture(part.body) and not part.kind.startswith("text/"):
            yield "\n".join(_of_picture(part.body).slips)
        else:
            text = _text(part.body)[:MOST_TEXT]
            yield _words_of_page(text) if part.kind == "text/html" else text


def _words_of_page(page: str) -> str:
    """Return what an HTML page says, without its tags, scripts and styles."""
    words: list[str] = []
    at = 0
    while opened := _SCRIPT.search(page, at):
        closed = _SCRIPT_END.search(page, opened.end())
        if closed is None:
            break
        words.append(page[at : opened.start()])
        at = closed.end()
    words.append(page[at:])
    return html.unescape(_ENDLESS_NUMBER.sub("", _TAG.sub("", "".join(words))))


_MESSAGES: Final = {
    NoSlip.NONE: Text(
        en="{file}: there is no slip in it. Ask for the file or the whole text again, and move this one out of the folder.",
        bn="{file}: এতে কোনো স্লিপ পাওয়া যায়নি। ফাইল বা পুরো লেখাটি আবার পাঠাতে বলুন এবং এটি ফোল্ডার থেকে সরান।",
    ),
    NoSlip.NO_PICTURE: Text(
        en="{file}: the picture cannot be opened. Ask for a JPG or PNG photo, or the copied text.",
        bn="{file}: ছবিটি খোলা যায়নি। JPG বা PNG ছবি অথবা লেখাটি কপি করে পাঠাতে বলুন।",
    ),
    NoSlip.NO_QR: Text(
        en="{file}: the QR in the picture cannot be read. Ask for a closer, straight picture or the copied text.",
        bn="{file}: ছবিতে QR পড়া যায়নি। কাছ থেকে সোজা করে আবার ছবি তুলতে বা লেখাটি কপি করে পাঠাতে বলুন।",
    ),
    NoSlip.DOCUMENT: Text(
        en="{file} is a Word, Excel or PDF file, which is not looked into for slips. Copy the slip's text out of it into "
        "a text file, or ask for a photo (JPG).",
        bn="{file} Word, Excel বা PDF ফাইল; এ ধরনের ফাইলে স্লিপ খোঁজা হয় না। স্লিপের লেখাটি কপি করে টেক্সট ফাইলে রাখুন, অথবা ছবি (JPG) চান।",
    ),
    NoSlip.OVER_LIMIT: Text(
        en="{file} takes far more time or memory to read than a slip does, so it was left out; the other files were read. "
        "Ask for the copied text or an ordinary photo (JPG), and move this file out of the folder.",
        bn="{file} পড়তে স্লিপের তুলনায় অনেক বেশি সময় বা মেমরি লাগে, তাই এটি বাদ দেওয়া হয়েছে; অন্য ফাইলগুলো পড়া হয়েছে। কপি করা লেখা বা সাধারণ "
        "ছবি (JPG) পাঠাতে বলুন এবং এই ফাইলটি ফোল্ডার থেকে সরান।",
    ),
}
