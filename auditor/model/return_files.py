"""What is told of a file that came as a return: why it is not counted, or what is to be known of one that is in order."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from auditor.i18n import Text, joined


class Flaw(StrEnum):
    """Why a file is not counted."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NOT_JSON = "not-json"
    TOO_DEEP = "too-deep"
    OTHER_SCHEMA = "other-schema"
    ALTERED = "altered"
    MALFORMED = "malformed"
    NEGATIVE = "negative"
    TOO_MANY = "too-many"
    SUMS = "sums"
    BASIS = "basis"
    MORE_THAN_THERE_ARE = "more-than-there-are"
    DOUBLED_ENTRY = "doubled-entry"
    BEFORE_DECISION = "before-decision"
    FUTURE = "future"
    MEETING = "meeting"
    DIGEST = "digest"
    WORDS = "words"
    UNKNOWN_UPAZILA = "unknown-upazila"
    OTHER_DISTRICT = "other-district"
    OTHER_NUMBER = "other-number"
    EXAMPLE = "example"
    SAME_DIGEST = "same-digest"
    CONTRADICTION = "contradiction"
    UNDECIDED = "undecided"

    @property
    def label(self) -> Text:
        """The reason as papers and talk give it."""
        return _FLAW_LABELS[self]


_FLAW_LABELS: Final = {
    Flaw.UNREADABLE: Text(en="the file cannot be read", bn="ফাইলটি পড়া যায়নি"),
    Flaw.TOO_LARGE: Text(en="the file is too large for a return", bn="ফাইলটি বিবরণীর তুলনায় অনেক বড়"),
    Flaw.NOT_JSON: Text(en="this is no return, or only part of one", bn="এটি বিবরণী ফাইল নয়, অথবা ফাইলটি সম্পূর্ণ আসেনি"),
    Flaw.TOO_DEEP: Text(
        en="this is no return: too many levels in one another", bn="এটি বিবরণী ফাইল নয়: স্তরের সংখ্যা বেশি"
    ),
    Flaw.OTHER_SCHEMA: Text(
        en="this is another kind of file, or of another version of the program",
        bn="এটি অন্য ধরনের ফাইল, অথবা প্রোগ্রামের অন্য সংস্করণের",
    ),
    Flaw.ALTERED: Text(en="the file was changed after it was made", bn="তৈরির পর ফাইলটি বদলানো হয়েছে"),
    Flaw.MALFORMED: Text(
        en="an entry is missing, not known (a kind of office, say) or of the wrong form",
        bn="কোনো তথ্য নেই, অচেনা (যেমন দপ্তরের ধরন) বা ভুল ধরনের",
    ),
    Flaw.NEGATIVE: Text(en="a count is below zero", bn="কোনো সংখ্যা শূন্যের কম"),
    Flaw.TOO_MANY: Text(
        en="more offices or accounts than an upazila can have", bn="দপ্তর বা ইউজার আইডির সংখ্যা অসম্ভব রকম বেশি"
    ),
    Flaw.SUMS: Text(en="the counts do not add up to the total", bn="সংখ্যাগুলোর যোগফল মোটের সঙ্গে মেলে না"),
    Flaw.BASIS: Text(en="the grades do not add up to what is done", bn="তথ্যের ভিত্তির যোগফল বাস্তবায়িত সংখ্যার সঙ্গে মেলে না"),
    Flaw.MORE_THAN_THERE_ARE: Text(en="a part is larger than the whole", bn="কোনো অংশ মোট সংখ্যার চেয়ে বেশি"),
    Flaw.DOUBLED_ENTRY: Text(
        en="a decision, duty, kind or cause is there twice or not at all",
        bn="কোনো সিদ্ধান্ত, করণীয়, দপ্তরের ধরন বা কারণ দুবার আছে অথবা নেই",
    ),
    Flaw.BEFORE_DECISION: Text(
        en="the day of the information lies before the decision", bn="তথ্যের তারিখ সিদ্ধান্তের তারিখের আগের"
    ),
    Flaw.FUTURE: Text(en="the day of the information is still to come", bn="তথ্যের তারিখ এখনো আসেনি"),
    Flaw.MEETING: Text(
        en="the meeting is no month, or more than a year from the day of the information",
        bn="সভার মাস ঠিক নেই, অথবা তথ্যের তারিখ থেকে এক বছরের বেশি দূরে",
    ),
    Flaw.DIGEST: Text(en="the check digest is not one", bn="যাচাই-সংকেত ঠিক নেই"),
    Flaw.WORDS: Text(en="a name or text is not as the program writes it", bn="কোনো নাম বা লেখা প্রোগ্রামের লেখার মতো নয়"),
    Flaw.UNKNOWN_UPAZILA: Text(en="there is no upazila of that name", bn="এই নামের কোনো উপজেলা নেই"),
    Flaw.OTHER_DISTRICT: Text(en="the upazila lies in another district", bn="উপজেলাটি অন্য জেলার"),
    Flaw.OTHER_NUMBER: Text(en="name and number are of two upazilas", bn="নাম ও নম্বর দুই আলাদা উপজেলার"),
    Flaw.EXAMPLE: Text(en="this is example data", bn="এটি নমুনা তথ্য"),
    Flaw.SAME_DIGEST: Text(
        en="its check digest stands in a return of another upazila or meeting too",
        bn="একই যাচাই-সংকেত অন্য উপজেলা বা অন্য সভার বিবরণীতেও আছে",
    ),
    Flaw.CONTRADICTION: Text(
        en="another return with the same check digest has other counts", bn="একই যাচাই-সংকেতের আরেক বিবরণীতে অন্য সংখ্যা আছে"
    ),
    Flaw.UNDECIDED: Text(
        en="another return of the same day and round has another check digest, so two folders of this upazila are in use",
        bn="একই তারিখ ও একই যাচাইয়ের আরেক বিবরণীতে অন্য যাচাই-সংকেত আছে, অর্থাৎ এই উপজেলার দুটি ফোল্ডারে আলাদাভাবে কাজ হচ্ছে",
    ),
}
_MAKE_AGAIN: Final = Text(
    en="Ask the upazila to make it again with auditor return and to send it.",
    bn="উপজেলাকে auditor return দিয়ে নতুন করে তৈরি করে পাঠাতে বলুন।",
    on_screen=Text(
        en="Ask the upazila to make it again (screen Meeting, Write the return) and to send it.",
        bn="উপজেলাকে নতুন করে তৈরি করে (“সভা” পাতা, “বিবরণী তৈরি করুন”) পাঠাতে বলুন।",
    ),
)
_WHICH_COUNTS: Final = Text(
    en="Ask the upazila which of the two folders counts, and take the return of the other one away; the work goes on in one folder only.",
    bn="দুটির মধ্যে কোন ফোল্ডারটি কার্যকর তা উপজেলার কাছে জেনে নিন এবং অন্যটির বিবরণী সরিয়ে ফেলুন; কাজ চলবে একটি ফোল্ডারেই।",
)
_LOOK_AT_THE_CLOCK: Final = Text(
    en="See first whether this computer's clock is right. If it is, ask the upazila to make it again (auditor return) and to send it.",
    bn="আগে এই কম্পিউটারের তারিখ ঠিক আছে কি না দেখুন। ঠিক থাকলে উপজেলাকে নতুন করে তৈরি করে (auditor return) পাঠাতে বলুন।",
    on_screen=Text(
        en="See first whether this computer's clock is right. If it is, ask the upazila to make it again (screen Meeting, Write the return) and to send it.",
        bn="আগে এই কম্পিউটারের তারিখ ঠিক আছে কি না দেখুন। ঠিক থাকলে উপজেলাকে নতুন করে তৈরি করে (“সভা” পাতা, “বিবরণী তৈরি করুন”) পাঠাতে বলুন।",
    ),
)
_OF_ITS_OWN: Final = Text(
    en="Ask the upazila for the return of its own folder.", bn="উপজেলার নিজের ফোল্ডারের বিবরণী পাঠাতে বলুন।"
)


class RefusedFile(Struct, frozen=True):
    """A file that is not counted, and why; the upazila is named where the file could be read so far."""

    file: str
    flaws: tuple[Flaw, ...]
    upazila: Text | None = None

    @property
    def reason(self) -> Text:
        """Why it is not counted."""
        return joined([flaw.label for flaw in self.flaws], "; ")

    @property
    def next_step(self) -> Text:
        """What is to be done about it: made again it comes out the same where two folders are in use."""
        if Flaw.UNDECIDED in self.flaws:
            return _WHICH_COUNTS
        if Flaw.EXAMPLE in self.flaws:
            return _OF_ITS_OWN
        return _LOOK_AT_THE_CLOCK if self.flaws == (Flaw.FUTURE,) else _MAKE_AGAIN

    @property
    def is_to_be_made_again(self) -> bool:
        """Whether the upazila is asked to make it again."""
        return self.next_step in {_MAKE_AGAIN, _LOOK_AT_THE_CLOCK}


class ReturnRemark(StrEnum):
    """What is told of a return that is in order."""

    COPY = "copy"
    COUNTED = "counted"
    SUPERSEDED = "superseded"
    OUTSIDE = "outside"
    LATER = "later"
    CALLED_OFF = "called-off"
    CALLED_OFF_BEFORE = "called-off-before"
    OTHER_MONTH = "other-month"

    @property
    def label(self) -> Text:
        """The matter as papers and talk tell it."""
        return _MATTER_LABELS[self]

    @property
    def counts(self) -> bool:
        """Whether the return, or a copy of it, is counted."""
        return self in {ReturnRemark.COPY, ReturnRemark.COUNTED, ReturnRemark.CALLED_OFF, ReturnRemark.OTHER_MONTH}


_MATTER_LABELS: Final = {
    ReturnRemark.COPY: Text(en="the same return again; counted once", bn="একই বিবরণী আবার এসেছে; একবারই ধরা হয়েছে"),
    ReturnRemark.COUNTED: Text(
        en="two returns for one month; this later one is counted", bn="একই মাসের দুটি বিবরণী; পরেরটি, অর্থাৎ এটি ধরা হয়েছে"
    ),
    ReturnRemark.SUPERSEDED: Text(
        en="two returns for one month; this earlier one is not counted",
        bn="একই মাসের দুটি বিবরণী; আগেরটি, অর্থাৎ এটি ধরা হয়নি",
    ),
    ReturnRemark.CALLED_OFF: Text(
        en="of a meeting that the upazila noted as not held; counted all the same",
        bn="উপজেলার তথ্যমতে সভাটি অনুষ্ঠিত হয়নি; তবু ধরা হয়েছে",
    ),
    ReturnRemark.CALLED_OFF_BEFORE: Text(
        en="of an earlier meeting that the upazila noted as not held; not counted",
        bn="উপজেলার তথ্যমতে আগের সেই সভাটি অনুষ্ঠিত হয়নি; ধরা হয়নি",
    ),
    ReturnRemark.OTHER_MONTH: Text(
        en="of a meeting that was planned for another month and held in this one; counted",
        bn="সভাটি অন্য মাসে নির্ধারিত ছিল, হয়েছে এই মাসে; ধরা হয়েছে",
    ),
    ReturnRemark.OUTSIDE: Text(en="not of this area; not counted", bn="এই এলাকার নয়; ধরা হয়নি"),
    ReturnRemark.LATER: Text(en="for a later meeting; not counted", bn="পরের সভার জন্য; ধরা হয়নি"),
}


class RemarkedReturn(Struct, frozen=True):
    """A return in order of which something is to be told."""

    file: str
    matter: ReturnRemark
    upazila: Text
