"""What is told of a letter, an enclosure, a cover or a handover note beside what was noted when it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, first_of, in_digits, joined
from auditor.papers import typed_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.papers.noted import NotedComparison

MOST_PLACES: Final = 10


def compared(found: NotedComparison) -> Iterator[Text]:
    """Yield what is told: whether it is the paper that was made, what differs, and whether it was sent."""
    file, day = found.paper.name, found.on
    if found.exact:
        yield _EXACT.filled(file=file, day=day)
    elif found.altered:
        yield _ALTERED.filled(file=file, day=day, m=len(found.altered), places=first_of(found.altered, MOST_PLACES))
    elif not found.typed:
        yield (_SAME_BUT_BLANKS if found.filled else _SAME_WORDS).filled(file=file, day=day)
        yield from only_text(file)
    yield from typed_on.told(found.typed, is_whole=not found.altered)
    if found.filled and not found.paper.printed:
        yield _NOT_COMPARED.filled(n=len(found.filled), places=first_of(found.filled, MOST_PLACES))
    else:
        yield from filled_in(found.filled)
    yield from _sent(found)
    if found.also:
        yield _ALSO.filled(n=len(found.also), numbers=_numbers(found.also))
    if found.sent_too and found.letter is not None and found.letter.sent is None:
        yield _SENT_TOO.filled(n=len(found.sent_too), numbers=_numbers(found.sent_too))


def _numbers(letters: tuple[int, ...]) -> Text:
    return joined([in_digits(f"{number}") for number in letters])


def filled_in(places: tuple[Text, ...]) -> tuple[Text, ...]:
    """Return what is told of lines whose blanks were filled in; nothing where none was."""
    return (_FILLED.filled(n=len(places), places=first_of(places, MOST_PLACES)),) if places else ()


def only_text(file: str) -> tuple[Text, ...]:
    """Return what was not compared of a file of that name whose text is the same; nothing of a format that is text alone."""
    return (ONLY_TEXT,) if file.endswith(LOOKS) else ()


def _sent(found: NotedComparison) -> Iterator[Text]:
    letter = found.letter
    if letter is None:
        if found.later is not None:
            yield _LATER.filled(day=found.later)
        return
    number = letter.draft.number
    if letter.sent is not None:
        memo = _MEMO.filled(memo=in_digits(letter.sent.memo)) if letter.sent.memo else _NO_MEMO
        told = (
            _SENT_AS_NOTED if found.altered else {True: _SENT, False: _MADE_AGAIN, None: _SENT_UNKNOWN}[found.was_sent]
        )
        yield told.filled(number=number, day=letter.sent.day, memo=memo)
    elif found.instead is not None and found.instead.sent is not None:
        yield _INSTEAD.filled(number=number, other=found.instead.draft.number, day=found.instead.sent.day)
    elif letter.withdrawn is not None:
        yield _WITHDRAWN.filled(number=number, day=letter.withdrawn.on)
    else:
        yield (_REPLACED if found.void else _NOT_SENT).filled(number=number)


ONLY_TEXT: Final = Text(
    en="Compared was what the file says as text. Whether something covers it that only the eye sees (a patch, a picture, white letters), and in a "
    "workbook number formats and hidden rows or columns, was not: where that matters, print the paper anew and lay it beside this one.",
    bn="মেলানো হয়েছে ফাইলের লেখা। লেখার উপরে শুধু চোখে দেখা যায় এমন কিছু (ঢাকা অংশ, ছবি, সাদা অক্ষর) আছে কি না, এবং ওয়ার্কবুকে সংখ্যার ফরম্যাট ও লুকানো সারি বা কলাম মেলানো হয়নি; "
    "প্রয়োজনে কাগজটি নতুন করে ছেপে পাশাপাশি রেখে দেখুন।",
)
"""Of a file that is not byte for byte the same, and looks otherwise than its text alone."""
LOOKS: Final = (".pdf", ".docx", ".xlsx", ".html")
_EXACT: Final = Text(
    en="This is exactly {file} as it was made on {day}: unchanged, byte for byte.",
    bn="এটি হুবহু {day} তারিখে তৈরি {file}; কোনো কিছুই বদলায়নি।",
)
_SAME_WORDS: Final = Text(
    en="All figures and words are those of {file} as it was made on {day}; only the file was saved anew.",
    bn="সব সংখ্যা ও লেখা {day} তারিখে তৈরি {file}-এর মতোই; শুধু ফাইলটি নতুন করে সংরক্ষণ করা।",
)
_SAME_BUT_BLANKS: Final = Text(
    en="All that was printed is as in {file} when it was made on {day}; only blanks were filled in.",
    bn="ছাপা সব সংখ্যা ও লেখা {day} তারিখে তৈরি {file}-এর মতোই; শুধু ফাঁকা ঘর পূরণ করা হয়েছে।",
)
_FILLED: Final = Text(
    en="In {n:this line|these {n} lines} a blank was filled in after it was made, and what was put into it is not compared: {places}.",
    bn="তৈরির পর এই {n}টি লাইনের ফাঁকা ঘর পূরণ করা হয়েছে; সেখানে যা লেখা হয়েছে তা মেলানো হয়নি: {places}।",
)
_NOT_COMPARED: Final = Text(
    en="{n:This line has|These {n} lines have} a blank that was filled in after it was made, and {n:is|are} not compared: {places}.",
    bn="তৈরির পর ফাঁকা ঘর পূরণ করায় এই {n}টি লাইন মেলানো হয়নি: {places}।",
)
"""Of papers that were noted before it was noted what stands beside a blank."""
_ALTERED: Final = Text(
    en="The paper is not as {file} was made on {day}: it differs in {m} {m:place|places}: {places}. Either it was altered, or it is another "
    "paper, made before papers of its kind were noted, or after the copy from which this folder was brought back.",
    bn="কাগজটি {day} তারিখে তৈরি {file}-এর মতো নয়; {m} জায়গায় অমিল: {places}। হয় এটি বদলানো হয়েছে, নয় এটি অন্য একটি কাগজ, যা এ ধরনের কাগজ রেকর্ডে "
    "লেখা শুরুর আগে, অথবা যে কপি থেকে এই ফোল্ডার ফিরিয়ে আনা হয়েছে তার পরে তৈরি।",
)
_MEMO: Final = Text(en="memo no. {memo}", bn="স্মারক নং {memo}")
_NO_MEMO: Final = Text(en="no memo number was told", bn="স্মারক নম্বর লেখা হয়নি")
_SENT: Final = Text(
    en="Letter {number} was marked as sent on {day} as it stood then ({memo}).",
    bn="{number} নম্বর পত্র এই অবস্থাতেই {day} তারিখে পাঠানো হয়েছে বলে লেখা আছে ({memo})।",
)
_SENT_AS_NOTED: Final = Text(
    en="What was marked as sent on {day} is letter {number} as it is on record ({memo}); whether this file went out is not known.",
    bn="{day} তারিখে পাঠানো হয়েছে বলে লেখা আছে রেকর্ডের {number} নম্বর পত্র ({memo}); এই ফাইলটিই পাঠানো হয়েছে কি না, তা জানা নেই।",
)
_MADE_AGAIN: Final = Text(
    en="It was made here, but it is not the one that was sent: letter {number} was made again before it was marked as sent on {day} "
    "({memo}).",
    bn="এটি এখানেই তৈরি, তবে যেটি পাঠানো হয়েছে এটি সেটি নয়: {day} তারিখে পাঠানো হয়েছে বলে লেখার ({memo}) আগে {number} নম্বর পত্র আবার তৈরি করা হয়েছিল।",
)
_SENT_UNKNOWN: Final = Text(
    en="Letter {number} was marked as sent on {day} ({memo}); in which of its versions was not noted then.",
    bn="{number} নম্বর পত্র {day} তারিখে পাঠানো হয়েছে বলে লেখা আছে ({memo}); কোন খসড়াটি, তা তখন লেখা হয়নি।",
)
_INSTEAD: Final = Text(
    en="It was made here, but it is not the one that was sent: letter {other} was marked as sent on {day} instead of letter {number}.",
    bn="এটি এখানেই তৈরি, তবে যেটি পাঠানো হয়েছে এটি সেটি নয়: {number} নম্বর পত্রের বদলে {other} নম্বর পত্র {day} তারিখে পাঠানো হয়েছে বলে লেখা আছে।",
)
_NOT_SENT: Final = Text(
    en="Letter {number} is not marked as sent so far.", bn="{number} নম্বর পত্র এখনো পাঠানো হয়েছে বলে লেখা হয়নি।"
)
_REPLACED: Final = Text(
    en="Letter {number} was not sent; another took its place.",
    bn="{number} নম্বর পত্র পাঠানো হয়নি; এর পরিবর্তে অন্য একটি পত্র তৈরি হয়েছে।",
)
_WITHDRAWN: Final = Text(
    en="Letter {number} was not sent; it was withdrawn on {day}, as nobody was asked any more for what it asks.",
    bn="{number} নম্বর পত্র পাঠানো হয়নি; এতে যা চাওয়া হয়েছে তা আর কারও কাছে বাকি না থাকায় {day} তারিখে বাতিল করা হয়েছে।",
)
_ALSO: Final = Text(
    en="The same words stand in {n:letter|letters} {numbers}, too; the words alone do not tell which of them the paper is.",
    bn="একই লেখা {numbers} নম্বর পত্রেও আছে; কাগজটি কোন পত্রের, শুধু লেখা দেখে তা বোঝা যায় না।",
)
_SENT_TOO: Final = Text(
    en="With the same words {n:letter|letters} {numbers} {n:was|were} marked as sent; so the paper may be one that went out.",
    bn="একই লেখার {numbers} নম্বর পত্র পাঠানো হয়েছে বলে লেখা আছে; তাই কাগজটি পাঠানো পত্রও হতে পারে।",
)
_LATER: Final = Text(
    en="It was made again on {day}; that later one takes its place.",
    bn="এটি {day} তারিখে আবার তৈরি হয়েছে; এখন পরেরটিই কার্যকর।",
)
