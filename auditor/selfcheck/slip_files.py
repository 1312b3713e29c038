"""Finds slips in whatever they come back in: a saved file, pasted text, a mail with its attachments, a photo of the QR."""

from __future__ import annotations

import html
import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.selfcheck import mails, pictures
from auditor.slip import finding
from auditor.tables.files import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_TEXT: Final = 2_000_000
"""Characters of one text that are searched; a slip has about 480."""
MOST_SLIPS: Final = 200
"""Slips taken from one file: an office has a few, a mail that collects those of an upazila a hundred."""
_TAG: Final = expression(r"<[^<>]{0,5000}>")
_SCRIPT: Final = expression(r"<(?:script|style)\b", re.IGNORECASE)
_SCRIPT_END: Final = expression(r"</(?:script|style)>", re.IGNORECASE)
_ENDLESS_NUMBER: Final = expression(r"&#x?[0-9a-f]{10,};?", re.IGNORECASE)
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


class SlipsInFile(Struct, frozen=True):
    """The slips of a file, each once; or why there are none.

    Attributes:
        left_out: how many slips beyond those that are taken from one file.
        stopped: whether it was not searched to its end.

    """

    slips: tuple[str, ...]
    why_none: NoSlip | None = None
    left_out: int = 0
    stopped: bool = False

    def not_read(self, name: str) -> Text | None:
        """Return what is told where not all of the file was read."""
        if self.left_out:
            return _LEFT_OUT.filled(file=name, n=self.left_out, most=MOST_SLIPS)
        return _STOPPED.filled(file=name) if self.stopped else None


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
    search = _Search()
    slips = search.slips(search.mail_texts(content)) if is_mail else ()
    slips = slips or search.slips([readable(content)])
    return SlipsInFile(
        slips[:MOST_SLIPS], None if slips else NoSlip.NONE, max(0, len(slips) - MOST_SLIPS), stopped=search.stopped
    )


def words_in(content: bytes, *, is_mail: bool) -> Iterator[str]:
    """Yield what a file says in words beside its slips: each text of one mail and of the mails inside it; of any other file all of it."""
    for text in _texts_in(content, is_mail=is_mail):
        yield finding.words_beside_slips(text)


def _texts_in(content: bytes, *, is_mail: bool) -> Iterator[str]:
    if not is_mail:
        yield readable(content)
        return
    for part in mails.Mail(content).parts():
        if part.kind.startswith("text/"):
            yield _words_of_page(readable(part.body)) if part.kind == "text/html" else readable(part.body)


def is_named_mail(name: str) -> bool:
    """Whether a file is a mail by its name."""
    return name.lower().endswith(".eml")


def _of_picture(content: bytes) -> SlipsInFile:
    try:
        texts = pictures.qr_texts(content)
    except pictures.PictureError:
        return SlipsInFile((), NoSlip.NO_PICTURE)
    slips = _Search().slips(texts)
    return SlipsInFile(slips) if slips else SlipsInFile((), NoSlip.NO_QR)


class _Search(Struct):
    """Looks for slips in texts and mails; `stopped` where something was too long, or had too many parts, to be looked at."""

    stopped: bool = False

    def slips(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return the slips in texts, each once."""
        return tuple(dict.fromkeys(slip for text in texts for slip in finding.find_slips(self._shortened(text))))

    def _shortened(self, text: str) -> str:
        self.stopped |= len(text) > MOST_TEXT
        return text[:MOST_TEXT]

    def mail_texts(self, content: bytes) -> Iterator[str]:
        """Yield the texts of a mail's parts, of its attachments, and of the mails inside it."""
        mail = mails.Mail(content)
        for part in mail.parts():
            if pictures.is_picture(part.body) and not part.kind.startswith("text/"):
                yield "\n".join(_of_picture(part.body).slips)
            else:
                text = self._shortened(readable(part.body))
                yield _words_of_page(text) if part.kind == "text/html" else text
        self.stopped |= mail.stopped


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


_LEFT_OUT: Final = Text(
    en="{file}: of the slips in it only the first {most} were read, and {n} {n:was|were} not. Put {n:that into a file of its|those into a file of their} own and run again.",
    bn="{file}: এতে থাকা স্লিপের প্রথম {most}টি পড়া হয়েছে, বাকি {n}টি পড়া হয়নি। {n:বাকিটি|বাকিগুলো} আলাদা ফাইলে রেখে আবার চালান।",
)
_STOPPED: Final = Text(
    en="{file}: it is so long, or has so many parts, that it was not searched to its end. Save the slips' own files or texts out of "
    "it into the folder and run again.",
    bn="{file}: এটি এত বড় বা এতে এত অংশ আছে যে শেষ পর্যন্ত খোঁজা হয়নি। এর ভেতরের স্লিপের ফাইল বা লেখাগুলো আলাদা করে ফোল্ডারে রেখে আবার চালান।",
)
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
        en="{file}: no QR can be read in the picture. Have it taken again from close by and straight, in good light, with the whole QR in it; or ask for the slip's "
        "copied text, or the mail in which it came. A photo of a paper that was filled in by hand is no slip: what it says is typed in.",
        bn="{file}: ছবিতে QR পড়া যায়নি। কাছ থেকে সোজা করে, ভালো আলোতে, পুরো QR রেখে আবার ছবি তুলতে বলুন; অথবা স্লিপের লেখাটি কপি করে বা যে ই-মেইলে স্লিপ এসেছে সেটিই পাঠাতে বলুন। হাতে পূরণ করা কাগজের "
        "ছবি স্লিপ নয়: তাতে যা আছে তা লিখে তুলুন।",
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
