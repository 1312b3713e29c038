"""What a workspace may tell of its papers, and is asked only where its settings are gone through: their language and what is public. Pure."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text
from auditor.workspace.question import A_COUNT, A_FLAG, A_LANGUAGE, YES_OR_NO, Question

PAPER_QUESTIONS: Final = (
    Question(
        "paper-language",
        "",
        "language",
        Text(
            en="Language of papers, and of talk where no other is chosen: bn (Bangla) or en (English)",
            bn="কাগজের ভাষা, অন্য ভাষা না বললে কমান্ডের কথারও: বাংলা (bn) অথবা ইংরেজি (en)",
            on_screen=Text(en="Language of papers; the desk opens in it, too", bn="কাগজের ভাষা; ডেস্কও এই ভাষায় খোলে"),
        ),
        Text(en="language of papers", bn="কাগজের ভাষা"),
        *A_LANGUAGE,
        default="bn",
        offered=(("bn", Text(en="Bangla", bn="বাংলা")), ("en", Text(en="English", bn="ইংরেজি"))),
    ),
    Question(
        "answer-days",
        "letterhead",
        "answer_days",
        Text(
            en="Working days in which a request for correction is answered",
            bn="তথ্য সংশোধনের অনুরোধের উত্তর কত কর্মদিবসে দেওয়া হয়",
        ),
        Text(en="time for answers to requests for correction", bn="সংশোধনের অনুরোধের উত্তর দেওয়ার সময়"),
        *A_COUNT,
        default=7,
    ),
    Question(
        "publish-standings",
        "letterhead",
        "publish_standings",
        Text(
            en="Does the minutes copy, which goes onto the portal, say by name which office has implemented the decisions: yes or no (then it says only who "
            "answered)",
            bn="কার্যবিবরণীর কপি পোর্টালে প্রকাশ হয়: কোন দপ্তর সিদ্ধান্ত বাস্তবায়ন করেছে তা তাতে নামসহ থাকবে কি? হ্যাঁ অথবা না (না হলে শুধু কে তথ্য দিয়েছে তা থাকে)",
            on_screen=Text(
                en="Does the minutes copy, which goes onto the portal, say by name which office has implemented the decisions? If not, it says only who "
                "answered",
                bn="কার্যবিবরণীর কপি পোর্টালে প্রকাশ হয়: কোন দপ্তর সিদ্ধান্ত বাস্তবায়ন করেছে তা তাতে নামসহ থাকবে কি? না হলে শুধু কে তথ্য দিয়েছে তা থাকে",
            ),
        ),
        Text(en="standings by name in the minutes copy", bn="কার্যবিবরণীর কপিতে নামসহ অবস্থা"),
        *YES_OR_NO,
        default="no",
        offered=(("yes", Text(en="Yes", bn="হ্যাঁ")), ("no", Text(en="No", bn="না"))),
        stand=A_FLAG,
        leads_to=(
            "yes",
            Text(
                en="The minutes copy, which goes onto the portal, now says by name of each office whether it has implemented the decisions. From the names also a "
                "count can be reckoned that the paper itself keeps back.",
                bn="কার্যবিবরণীর কপি পোর্টালে প্রকাশ হয়; এখন থেকে তাতে প্রতিটি দপ্তর সিদ্ধান্ত বাস্তবায়ন করেছে কি না তা নামসহ থাকবে। কপিতে যে সংখ্যা দেওয়া হয় না, নামের তালিকা থেকে তা-ও হিসাব করা "
                "যাবে।",
            ),
        ),
    ),
)
