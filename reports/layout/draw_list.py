"""The list from which the chair draws: the offices that say yes by word alone, and where the draw is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, meeting_called, serial
from auditor.model.paper import Items, Paragraph, Signatures
from reports.layout import cells
from reports.layout.fieldwork import DOTS
from reports.layout.frame import CONFIDENTIAL, build_paper, replacing, round_frame
from reports.layout.lettering import number
from reports.layout.ruled import NUMBER, OFFICE, TitledColumn, ruled
from reports.layout.wording import ASSISTANT_PROGRAMMER, INFORMATION_AFTER

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.sampling import DrawList

_TITLE: Final = Text(en="List for the draw", bn="দৈবচয়নের তালিকা")
_LIST: Final = Text(en="the list for the draw", bn="দৈবচয়নের তালিকার")
_SUBTITLE: Final = Text(
    en="Offices whose yes rests on their own word, {meeting}",
    bn="যেসব দপ্তরের “সম্পন্ন” শুধু তাদের দেওয়া তথ্যের ভিত্তিতে, {meeting}",
)
_HOW: Final = (
    Text(
        en="The chair draws {k} {k:serial|serials} from slips of paper, or somebody present speaks a number of 4 to 12 digits aloud and the program "
        "draws by it.",
        bn="সভাপতি কাগজের টুকরা থেকে {k}টি ক্রম তুলবেন, অথবা উপস্থিত কেউ ৪ থেকে ১২ অঙ্কের একটি সংখ্যা উচ্চারণ করবেন; প্রোগ্রাম সেই সংখ্যা দিয়ে নির্বাচন করবে।",
    ),
    Text(
        en="The assistant programmer enters it before the meeting ends, at the desk: Meeting > Draw and logins > Note the draw; or by the command: "
        "auditor sample draw",
        bn="সহকারী প্রোগ্রামার সভা শেষ হওয়ার আগেই ডেস্কে তুলবেন: “সভা” > “দৈবচয়ন ও লগইন দেখা” > “দৈবচয়ন লিখে রাখুন”; অথবা চালাবেন: auditor sample draw",
    ),
    Text(
        en="At the offices drawn a login is looked at, in person or on a video call; the next report says what was seen.",
        bn="নির্বাচিত দপ্তরে সরেজমিন বা ভিডিও কলে লগইন দেখা হবে; পরবর্তী প্রতিবেদনে ফল জানানো হবে।",
    ),
)
_ENTERED_LATER: Final = Text(
    en="The meeting is over: the assistant programmer enters the draw on its own day, at the desk: Meeting > Draw and logins > Note the draw; or by the command: "
    "auditor sample draw",
    bn="সভা হয়ে গেছে: যেদিন দৈবচয়ন হবে, সহকারী প্রোগ্রামার সেদিনই ডেস্কে তুলবেন: “সভা” > “দৈবচয়ন ও লগইন দেখা” > “দৈবচয়ন লিখে রাখুন”; অথবা চালাবেন: auditor sample draw",
)
_CHECKABLE: Final = Text(
    en="With a number: the serials with the lowest HMAC-SHA256 (key: the number; message: the check digest at the foot with its hyphens, a space, "
    "the serial without a leading 0) are drawn, so anybody can draw again.",
    bn="সংখ্যা দিয়ে নির্বাচনে সর্বনিম্ন HMAC-SHA256 মানের ক্রমগুলো নির্বাচিত হয় (চাবি (key): সংখ্যাটি; বার্তা: পাতার নিচের যাচাই-সংকেত হাইফেনসহ, একটি ফাঁকা ঘর, সামনে শূন্য ছাড়া ক্রম; সব ইংরেজি অঙ্কে); তাই যে কেউ "
    "আবার মিলিয়ে দেখতে পারেন।",
)
_WRITTEN: Final = Text(
    en="Number spoken: {dots}   Serials drawn: {dots}{dots}", bn="উচ্চারিত সংখ্যা: {dots}   নির্বাচিত ক্রম: {dots}{dots}"
)
_COLUMNS: Final = (
    NUMBER,
    OFFICE,
    TitledColumn(Text(en="Accounts that say yes", bn="সম্পন্ন বলে জানানো আইডি (সংখ্যা)"), 2.0, "center"),
)
_ALT: Final = Text(
    en="Serial and name of the offices from which is drawn, and of how many accounts each says yes",
    bn="যেসব দপ্তর থেকে নির্বাচন হবে তাদের ক্রম ও নাম, এবং প্রতিটির কতটি আইডির করণীয় সম্পন্ন বলা হয়েছে",
)
_CHAIR: Final = Text(en="Chair", bn="সভাপতি")


def draw_list_paper(view: DrawList, language: Language) -> Paper:
    """Return the list: A4, portrait, for the chair."""
    head = view.head
    rows = (
        (
            serial(said.office.serial, language),
            cells.words(said.office.name, language),
            cells.count(said.accounts, language),
        )
        for said in view.offices
    )
    table = ruled(_COLUMNS, rows, _ALT.said(language), language, small=True)
    meeting, steps = meeting_called(head.meeting, head.meets_on), _HOW
    if head.is_after_meeting:
        meeting = INFORMATION_AFTER.filled(meeting=meeting, day=head.day)
        steps = (_HOW[0], _ENTERED_LATER, _HOW[2])
    how = tuple((number(place, language), step.said(language, k=view.to_draw)) for place, step in enumerate(steps))
    return build_paper(
        round_frame(head, language),
        language,
        name="draw-list",
        title=_TITLE.said(language),
        marking=CONFIDENTIAL.said(language),
        titles=(_TITLE.said(language),),
        subtitles=(
            _SUBTITLE.said(language, meeting=meeting),
            *replacing(head, _LIST, language),
        ),
        blocks=(
            Items(how),
            Paragraph(_WRITTEN.said(language, dots=DOTS)),
            Signatures(((_CHAIR.said(language),), (ASSISTANT_PROGRAMMER.said(language),))),
            table,
            Paragraph(_CHECKABLE.said(language), small=True),
        ),
    )
