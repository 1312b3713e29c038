"""The cover of a meeting's pack: of which meeting, what may go to whom, the distribution list, the files with their digests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, digits, meeting_called
from auditor.model.pack import FOLDERS, Part
from auditor.model.paper import Box, Heading, Items, KeyBlock, Paragraph
from reports.layout import decisions
from reports.layout.fieldwork import DOTS
from reports.layout.frame import build_paper, replacing, round_frame
from reports.layout.joining import listed
from reports.layout.letter import of_the_uno
from reports.layout.lettering import number
from reports.layout.ruled import NUMBER, TitledColumn, ruled

if TYPE_CHECKING:
    from datetime import date

    from auditor.i18n import Language
    from auditor.model.pack import Pack, PackedPart
    from auditor.model.paper import Paper, Table

_TITLE: Final = Text(en="Papers of the meeting: list and distribution", bn="সভার কাগজপত্র: তালিকা ও বিতরণ")
_SUBTITLE: Final = Text(en="{committee}, {meeting}", bn="{committee}, {meeting}")
_PACK: Final = Text(en="the papers", bn="কাগজপত্রের")
_MEMO: Final = Text(en="Memo no.", bn="স্মারক নং")
_MEMO_DAY: Final = Text(en="Day of the memo", bn="স্মারকের তারিখ")
_MEETS_ON: Final = Text(en="Day of the meeting", bn="সভার তারিখ")
_SIGNED: Final = Text(en="Minutes signed on", bn="কার্যবিবরণী স্বাক্ষরের তারিখ")
_AS_OF: Final = Text(en="Date of the information", bn="তথ্যের তারিখ")
_DECISIONS: Final = Text(en="Decisions reported on", bn="যেসব সিদ্ধান্তের অগ্রগতি")
_DAY: Final = Text(en="{day}", bn="{day} খ্রি.")

_ONLY_MEETING: Final = Text(
    en="Only the folder {folder} and this list may be published and sent to everybody below.",
    bn="প্রকাশ এবং নিচের সবাইকে বিতরণ করা যাবে শুধু {folder} ফোল্ডার ও এই তালিকা।",
)
_ALL: Final = Text(
    en="Everything in this folder may be published and sent to everybody below.",
    bn="এই ফোল্ডারের সব কাগজ প্রকাশ এবং নিচের সবাইকে বিতরণ করা যাবে।",
)
_OF_OFFICES: Final = Text(
    en="{folder}: each office is given its own report only; the file with all of them is for printing.",
    bn="{folder}: প্রতিটি দপ্তরকে শুধু তার নিজের প্রতিবেদন দিন; সবগুলো একসঙ্গে থাকা ফাইলটি শুধু ছাপার জন্য।",
)
_OF_LETTERS: Final = Text(
    en="{folder}: to be signed, then sent to those they are addressed to.",
    bn="{folder}: স্বাক্ষরের পর যাঁর নামে পত্র, তাঁকে পাঠান।",
)
_NO_LETTERS: Final = Text(en="{folder}: there is no letter to send now.", bn="{folder}: এখন পাঠানোর মতো কোনো পত্র নেই।")
_BESIDE: Final = Text(
    en="The chair's copy is not in this folder. For official use only, not for publication, there lie in {folder}: {names}.",
    bn="সভাপতির কপি এই ফোল্ডারে নেই। শুধু দাপ্তরিক ব্যবহারের জন্য (প্রকাশযোগ্য নয়) {folder} ফোল্ডারে আছে: {names}।",
)
_NOT_IN_IT: Final = Text(
    en="The chair's copy, the reports of single offices and letters are not in it.",
    bn="সভাপতির কপি, আলাদা দপ্তরের প্রতিবেদন ও পত্র এতে নেই।",
)
_FILES: Final = Text(en="Files that may be published", bn="প্রকাশযোগ্য ফাইলের তালিকা")
_COLUMNS: Final = (
    NUMBER,
    TitledColumn(Text(en="Folder and file", bn="ফোল্ডার ও ফাইল"), 3.2),
    TitledColumn(Text(en="SHA-256 of the file", bn="ফাইলের যাচাই-সংকেত (SHA-256)"), 6.2),
)
_FILES_ALT: Final = Text(
    en="The files that may be published, each with its SHA-256.",
    bn="প্রকাশযোগ্য ফাইলগুলো এবং প্রতিটির যাচাই-সংকেত (SHA-256)।",
)
_SINGLE: Final = Text(
    en="{folder} holds, beside the file for printing, single files, each for one office: {kinds}.",
    bn="{folder} ফোল্ডারে ছাপার ফাইল ছাড়া আলাদা ফাইল আছে, প্রতিটি একটি দপ্তরের জন্য: {kinds}।",
)
_OF_KIND: Final = Text(en="{n} as {kind}", bn="{kind} {n}টি")
PROOF: Final = Text(
    en="To compare a file, on Windows:\ncertutil -hashfile FILE SHA256\nThe same signs mean that the file is as it was made, not that what "
    "it says is true.",
    bn="ফাইল মেলাতে Windows-এ চালান:\ncertutil -hashfile ফাইল SHA256\nসংকেত মিললে বোঝা যায় ফাইলটি তৈরির পর বদলায়নি; তথ্য সত্য কি না তা এতে প্রমাণ হয় না।",
)
OF_THE_ROUND: Final = Text(
    en="The desk tells whether a file of {folders} is the round's: History > Check a paper; or run:\nauditor verify FILE\nOf this list and "
    "of letters it tells whether they are as they were made.",
    bn="{folders} ফোল্ডারের কোনো ফাইল এই যাচাইয়ের কি না জানতে ডেস্কে “আগের যাচাই” > “কাগজ যাচাই” খুলুন; অথবা চালান:\nauditor verify ফাইল\nএই তালিকা ও পত্রের ক্ষেত্রে জানা যাবে, "
    "তৈরির পর কিছু বদলেছে কি না।",
)
_TO: Final = Text(en="Distribution (for information and action)", bn="বিতরণ (জ্ঞাতার্থে ও কার্যার্থে)")
_BLANK_LINES: Final = 5
_SHA_GROUP: Final = 16


def cover(view: Pack, language: Language) -> Paper:
    """Return the cover: A4, portrait."""
    head = view.head
    committee = head.committee
    return build_paper(
        round_frame(head, language),
        language,
        name="cover",
        title=_TITLE.said(language),
        titles=(_TITLE.said(language),),
        subtitles=(
            _SUBTITLE.said(language, committee=committee.name, meeting=meeting_called(head.meeting, head.meets_on)),
            *replacing(head, _PACK, language),
        ),
        blocks=(
            _keys(view, language),
            _who_may_have_it(view, language),
            Heading(_TO.said(language)),
            Items(_distribution(view, language)),
            of_the_uno(head, language),
            Heading(_FILES.said(language), new_page=True),
            _files(view, language),
            *_notes(view, language),
        ),
    )


def _keys(view: Pack, language: Language) -> KeyBlock:
    head, dispatch = view.head, view.dispatch

    def day(told: date | None) -> str:
        return _DAY.said(language, day=told or DOTS)

    about = (
        *decisions.meeting_lines(head.decisions, head.among, head.committee, language),
        *decisions.source_lines(head.decisions, language),
    )
    return KeyBlock(
        (
            (_MEMO.said(language), digits(dispatch.memo, language) or DOTS * 2),
            (_MEMO_DAY.said(language), day(dispatch.memo_day)),
            (_MEETS_ON.said(language), day(head.meets_on)),
            (_SIGNED.said(language), day(dispatch.signed)),
            (_AS_OF.said(language), day(head.day)),
            (_DECISIONS.said(language), "\n".join(about)),
        )
    )


def _who_may_have_it(view: Pack, language: Language) -> Box:
    if view.for_all:
        return Box(_ALL.said(language), (_NOT_IN_IT.said(language),))
    packed = {part.part for part in view.parts}
    lines = [_OF_OFFICES.said(language, folder=Part.OFFICES.value)] if Part.OFFICES in packed else []
    lines.append((_OF_LETTERS if Part.LETTERS in packed else _NO_LETTERS).said(language, folder=Part.LETTERS.value))
    if view.beside:
        lines.append(_BESIDE.said(language, folder=view.folder, names=", ".join(view.beside)))
    return Box(_ONLY_MEETING.said(language, folder=FOLDERS[0].value), tuple(lines))


def _files(view: Pack, language: Language) -> Table:
    files = [file for part in view.parts for file in part.files]
    rows = (
        (digits(f"{place}", language), file.name, _grouped(file.digest)) for place, file in enumerate(files, start=1)
    )
    return ruled(_COLUMNS, rows, _FILES_ALT.said(language), language, small=True)


def _grouped(digest: str) -> str:
    """Return a digest in groups that a line breaks between."""
    return " ".join(digest[at : at + _SHA_GROUP] for at in range(0, len(digest), _SHA_GROUP))


def _notes(view: Pack, language: Language) -> list[Paragraph]:
    def single(part: PackedPart) -> Paragraph:
        kinds = [_OF_KIND.said(language, kind=suffix.removeprefix(".").upper(), n=n) for suffix, n in part.single]
        return Paragraph(_SINGLE.said(language, folder=part.part.value, kinds=listed(kinds, language)), small=True)

    of_round = listed([part.part.value for part in view.parts if part.part is not Part.LETTERS], language)
    compared = OF_THE_ROUND.said(language, folders=of_round) if of_round else ""
    return [
        *(single(part) for part in view.parts if part.single),
        Paragraph(f"{PROOF.said(language)}\n{compared}".strip(), small=True),
    ]


def _distribution(view: Pack, language: Language) -> tuple[tuple[str, str], ...]:
    """Return to whom it goes; blank lines where the workspace was not told."""
    to = view.dispatch.to or (DOTS * 4,) * _BLANK_LINES
    return tuple((number(place, language), name) for place, name in enumerate(to))
