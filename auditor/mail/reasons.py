"""Why a mail proves nothing, and whose matter that is."""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


class Blame(Enum):
    """Whose matter it is: the sender's host's, ours (no DNS, no key), or the mail's."""

    HOST = "host"
    OURS = "ours"
    MAIL = "mail"


class Why(StrEnum):
    """Why a mail proves nothing."""

    NOT_A_MAIL = "not-a-mail"
    OUTLOOK = "outlook"
    TOO_LARGE = "too-large"
    TOO_MANY = "too-many"
    HEAD_DAMAGED = "head-damaged"
    FIELD_TWICE = "field-twice"
    FIELD_MISSING = "field-missing"
    FROM_UNCLEAR = "from-unclear"
    AUTOMATIC = "automatic"
    UNSIGNED = "unsigned"
    UNALIGNED = "unaligned"
    MALFORMED = "malformed"
    LEAVES_OUT = "leaves-out"
    PARTIAL = "partial"
    OLD_ALGORITHM = "old-algorithm"
    EXPIRED = "expired"
    FUTURE = "future"
    NO_DNS = "no-dns"
    NO_KEY = "no-key"
    REVOKED = "revoked"
    TEST_KEY = "test-key"
    KEY_UNFIT = "key-unfit"
    SHORT_KEY = "short-key"
    CHANGED = "changed"
    BODY_CHANGED = "body-changed"
    UNKNOWN_SENDER = "unknown-sender"
    ON_BEHALF = "on-behalf"
    NOT_INVITED = "not-invited"
    NO_CODE = "no-code"
    WRONG_CODE = "wrong-code"
    OTHER_OFFICE = "other-office"
    OTHER_ADDRESS = "other-address"
    SPENT = "spent"
    KEYS_AWAY = "keys-away"
    OUT_OF_WINDOW = "out-of-window"
    SHARED_DOMAIN = "shared-domain"
    OUT_OF_PERIOD = "out-of-period"

    @property
    def message(self) -> Text:
        """What is told; {file} and {office} are to be filled in."""
        return _MESSAGES[self]

    @property
    def blame(self) -> Blame:
        """Whose matter it is."""
        return _BLAME.get(self, Blame.MAIL)


class NotProvenError(Exception):
    """A mail proves nothing; `why` says why, `office` of which office it seems to be."""

    def __init__(self, why: Why, office: Text | None = None) -> None:
        """Keep the reason."""
        super().__init__(why.value)
        self.why = why
        self.office = office


_BLAME: Final[Mapping[Why, Blame]] = {
    **dict.fromkeys(
        (
            Why.UNSIGNED, Why.UNALIGNED, Why.MALFORMED, Why.LEAVES_OUT, Why.PARTIAL, Why.OLD_ALGORITHM, Why.NO_KEY, Why.REVOKED,
            Why.TEST_KEY, Why.KEY_UNFIT, Why.SHORT_KEY, Why.BODY_CHANGED, Why.SHARED_DOMAIN,
        ),
        Blame.HOST,
    ),
    Why.NO_DNS: Blame.OURS,
    Why.KEYS_AWAY: Blame.OURS,
}  # fmt: skip

_HOSTS_MATTER: Final = Text(
    en="That is the host's matter, not the office's; you may enter it in the register as told.",
    bn="এটি মেইল সার্ভারের বিষয়, দপ্তরের ত্রুটি নয়; দপ্তরের দেওয়া তথ্য হিসেবে রেজিস্টারে লিখতে পারেন।",
)
_SAVE_AGAIN: Final = Text(
    en="Save it once more as it came (in the mailbox: the mail's menu, download as .eml), or ask the office to answer again.",
    bn="মেইলটি যেমন এসেছে তেমন করে আবার সংরক্ষণ করুন (মেইলবক্সে মেইলটির মেনু থেকে .eml হিসেবে নামান), অথবা দপ্তরকে আবার উত্তর দিতে বলুন।",
)
_ANSWER_AGAIN: Final = Text(
    en="Ask them to answer once more from the official mailbox, leaving the subject as it is.",
    bn="সরকারি ই-মেইল থেকে বিষয় (Subject) না বদলে আবার উত্তর দিতে বলুন।",
)


def _of(en: str, bn: str, then: Text | None = None) -> Text:
    return Text(
        en=f"{{file}}: {en}{' ' + then.en if then else ''}", bn=f"{{file}}: {bn}{' ' + then.bn if then else ''}"
    )


_MESSAGES: Final[Mapping[Why, Text]] = {
    Why.NOT_A_MAIL: _of(
        "this is no saved mail, so it was not read. Save the mail itself as .eml: open it in the mailbox (webmail) and take Download, or Show "
        "original and then Save, from the mail's menu.",
        "এটি সংরক্ষিত ই-মেইল নয়, তাই পড়া হয়নি। মূল ই-মেইলটি .eml হিসেবে সংরক্ষণ করুন: মেইলবক্সে (ওয়েবমেইল) মেইলটি খুলে তার মেনু থেকে Download, "
        "অথবা Show Original খুলে Save দিন।",
    ),
    Why.OUTLOOK: _of(
        "Outlook's own form (.msg) does not keep a mail as it came, so it was not read. Open the mail in the browser (webmail) and "
        "download it as .eml.",
        "Outlook-এর .msg ফাইলে ই-মেইল যেমন এসেছে তেমন থাকে না, তাই পড়া হয়নি। ব্রাউজারে (ওয়েবমেইল) মেইলটি খুলে .eml হিসেবে নামান।",
    ),
    Why.TOO_LARGE: _of(
        "the mail is larger than 25 MB, so it was not read. Ask for an answer without attachments.",
        "ই-মেইলটি ২৫ মেগাবাইটের বেশি, তাই পড়া হয়নি। সংযুক্তি ছাড়া উত্তর দিতে বলুন।",
    ),
    Why.TOO_MANY: _of(
        "the file holds more than 10,000 mails, so none of it was read. Save the answers alone, each as .eml, or in smaller files.",
        "ফাইলটিতে ১০,০০০টির বেশি ই-মেইল আছে, তাই কোনোটি পড়া হয়নি। শুধু উত্তরগুলো আলাদা .eml ফাইলে অথবা ছোট ছোট ফাইলে সংরক্ষণ করুন।",
    ),
    Why.HEAD_DAMAGED: _of(
        "the head of the mail is damaged or made to mislead, so nothing counts.",
        "ই-মেইলের শিরোনাম অংশ নষ্ট অথবা বিভ্রান্তিকর, তাই কিছু ধরা হয়নি।",
        _SAVE_AGAIN,
    ),
    Why.FIELD_TWICE: _of(
        "the mail has several senders, subjects or dates; an honest one has one of each, so nothing counts.",
        "ই-মেইলে প্রেরক, বিষয় বা তারিখ একাধিকবার আছে; সঠিক মেইলে একবারই থাকে, তাই কিছু ধরা হয়নি।",
        _ANSWER_AGAIN,
    ),
    Why.FIELD_MISSING: _of(
        "the mail lacks its sender, subject or a readable date, so nothing counts.",
        "ই-মেইলে প্রেরক, বিষয় অথবা পাঠযোগ্য তারিখ নেই, তাই কিছু ধরা হয়নি।",
        _SAVE_AGAIN,
    ),
    Why.FROM_UNCLEAR: _of(
        "it is not clear from which one address the mail comes, so nothing counts.",
        "ই-মেইলটি ঠিক কোন ঠিকানা থেকে এসেছে তা স্পষ্ট নয়, তাই কিছু ধরা হয়নি।",
        _ANSWER_AGAIN,
    ),
    Why.AUTOMATIC: _of(
        "{office}: a machine answered (out of office, or a list), so nobody need have read anything. Nothing counts.",
        "{office}: এটি স্বয়ংক্রিয় উত্তর (যেমন ছুটির জবাব), অথবা মেইলিং তালিকা হয়ে এসেছে; কেউ মেইল দেখেছেন তা বোঝা যায় না, তাই ধরা হয়নি।",
        _ANSWER_AGAIN,
    ),
    Why.UNSIGNED: _of(
        "{office}: the sender's server does not sign mail, so this is no proof.",
        "{office}: প্রেরকের সার্ভার ই-মেইল স্বাক্ষর করে না, তাই প্রমাণ হিসেবে ধরা গেল না।",
        _HOSTS_MATTER,
    ),
    Why.UNALIGNED: _of(
        "{office}: the mail is signed by another domain than the sender's, so this is no proof.",
        "{office}: ই-মেইলে প্রেরকের নয়, অন্য ডোমেইনের স্বাক্ষর আছে; তাই প্রমাণ হিসেবে ধরা গেল না।",
        _HOSTS_MATTER,
    ),
    Why.MALFORMED: _of(
        "{office}: the signature is not written as the standard demands (RFC 6376), so this is no proof.",
        "{office}: স্বাক্ষরটি নিয়ম (RFC 6376) অনুযায়ী লেখা নয়, তাই প্রমাণ হিসেবে ধরা গেল না।",
        _HOSTS_MATTER,
    ),
    Why.LEAVES_OUT: _of(
        "{office}: the signature does not cover sender, subject and date, which anybody may have changed; so this is no proof.",
        "{office}: প্রেরক, বিষয় ও তারিখ স্বাক্ষরের আওতায় নেই, যে কেউ তা বদলাতে পারে; তাই প্রমাণ হিসেবে ধরা গেল না।",
        _HOSTS_MATTER,
    ),
    Why.PARTIAL: _of(
        "{office}: only the beginning of the mail is signed (l=); text may have been added, so this is no proof.",
        "{office}: শুধু ই-মেইলের প্রথম অংশ স্বাক্ষরিত (l=), পরে লেখা যোগ হয়ে থাকতে পারে; তাই প্রমাণ হিসেবে ধরা গেল না।",
        _HOSTS_MATTER,
    ),
    Why.OLD_ALGORITHM: _of(
        "{office}: the server signs in a way that no longer protects (rsa-sha1), or an unknown one, so this is no proof.",
        "{office}: সার্ভার পুরোনো দুর্বল পদ্ধতিতে (rsa-sha1) বা অজানা পদ্ধতিতে স্বাক্ষর করে, তাই প্রমাণ হিসেবে ধরা গেল না।",
        _HOSTS_MATTER,
    ),
    Why.EXPIRED: _of(
        "{office}: the signature has expired, so nothing counts. Ask for a new answer, and fetch it within a few days.",
        "{office}: স্বাক্ষরের মেয়াদ শেষ, তাই ধরা হয়নি। নতুন করে উত্তর দিতে বলুন এবং কয়েক দিনের মধ্যেই তা পড়ে নিন।",
    ),
    Why.FUTURE: _of(
        "{office}: the signature bears a time to come. See whether this computer's date is right; else ask for a new answer.",
        "{office}: স্বাক্ষরে ভবিষ্যতের সময় লেখা। এই কম্পিউটারের তারিখ ঠিক আছে কি না দেখুন; ঠিক থাকলে নতুন করে উত্তর দিতে বলুন।",
    ),
    Why.NO_DNS: _of(
        "{office}: the sender's key could not be looked up (no Internet, or the DNS of its domain fails), so it cannot be told. Fetch again later.",
        "{office}: প্রেরকের চাবি দেখা যায়নি (ইন্টারনেট নেই, অথবা ওই ডোমেইনের DNS কাজ করছে না), তাই বলা যাচ্ছে না। পরে আবার চালান।",
    ),
    Why.NO_KEY: _of(
        "{office}: the sender's host publishes no key for this signature (any more), so it cannot be told.",
        "{office}: এই স্বাক্ষরের চাবি প্রেরকের সার্ভার প্রকাশ করে না বা সরিয়ে নিয়েছে, তাই বলা যাচ্ছে না।",
        _HOSTS_MATTER,
    ),
    Why.REVOKED: _of(
        "{office}: the host has revoked the key of this signature since, so it cannot be told.",
        "{office}: সার্ভার এই স্বাক্ষরের চাবি বাতিল করেছে, তাই বলা যাচ্ছে না।",
        _HOSTS_MATTER,
    ),
    Why.TEST_KEY: _of(
        "{office}: the host marks its key as a test (t=y); such mail counts as unsigned.",
        "{office}: সার্ভার চাবিটি পরীক্ষামূলক (t=y) বলে জানিয়েছে; এমন মেইল স্বাক্ষরহীন ধরা হয়।",
        _HOSTS_MATTER,
    ),
    Why.KEY_UNFIT: _of(
        "{office}: the key that the host publishes cannot be used for this signature, so this is no proof.",
        "{office}: সার্ভারের প্রকাশিত চাবি এই স্বাক্ষরের জন্য ব্যবহারযোগ্য নয়, তাই প্রমাণ হিসেবে ধরা গেল না।",
        _HOSTS_MATTER,
    ),
    Why.SHORT_KEY: _of(
        "{office}: the host's key has fewer than 1024 bits and can be broken, so this is no proof.",
        "{office}: সার্ভারের চাবি ১০২৪ বিটের কম, ভাঙা সম্ভব; তাই প্রমাণ হিসেবে ধরা গেল না।",
        _HOSTS_MATTER,
    ),
    Why.CHANGED: _of(
        "{office}: the signature does not fit: subject, sender or date were changed on the way (some servers write [EXTERNAL] or the like "
        "before the subject) or while it was saved, or the mail is forged. Nothing counts. If answers of several offices are told so, "
        "your own mail server changes them: tell its host, or let them be sent to another official mailbox of yours. Otherwise:",
        "{office}: স্বাক্ষর মেলেনি: পথে (কোনো কোনো সার্ভার বিষয়ের আগে [EXTERNAL] জাতীয় শব্দ বসায়) বা সংরক্ষণের সময় বিষয়, প্রেরক বা তারিখ "
        "বদলে গেছে, অথবা মেইলটি নকল। কিছু ধরা হয়নি। একাধিক দপ্তরের উত্তরে এমন হলে আপনার নিজের মেইল সার্ভারই তা বদলাচ্ছে: সার্ভার কর্তৃপক্ষকে "
        "জানান, অথবা উত্তরগুলো আপনার অন্য সরকারি ই-মেইলে পাঠাতে বলুন। তা না হলে:",
        _SAVE_AGAIN,
    ),
    Why.BODY_CHANGED: _of(
        "{office}: the head of the mail is as it was signed, but its text was changed afterwards: a server on the way adds lines (a footer), "
        "or saving changed it; so it cannot be told. Save it once more as it came, as .eml; if that is no help, a server does it.",
        "{office}: ই-মেইলের শিরোনাম অংশ স্বাক্ষরের সময় যেমন ছিল তেমনই আছে, কিন্তু মূল লেখা পরে বদলে গেছে: পথে কোনো সার্ভার লেখা যোগ করেছে, "
        "অথবা সংরক্ষণের সময় বদলেছে; তাই বলা যাচ্ছে না। যেমন এসেছে তেমন করে .eml হিসেবে আবার সংরক্ষণ করুন; তাতেও না মিললে সার্ভারই তা বদলাচ্ছে।",
        _HOSTS_MATTER,
    ),
    Why.UNKNOWN_SENDER: _of(
        "the sender is not the official address of an office in the roster, so nothing counts. If an office answered from another "
        "mailbox, ask it to answer from the official one; if its address changed, correct the roster and send the code again.",
        "প্রেরকের ঠিকানা তালিকার কোনো দপ্তরের সরকারি ই-মেইল নয়, তাই ধরা হয়নি। অন্য মেইল থেকে উত্তর এলে সরকারি ই-মেইল থেকে দিতে বলুন; "
        "ঠিকানা বদলে থাকলে তালিকা ঠিক করে কোডটি আবার পাঠান।",
    ),
    Why.ON_BEHALF: _of(
        "{office}: another server's mailbox sent this in the office's name (Sender), so nothing counts.",
        "{office}: অন্য সার্ভারের মেইল থেকে দপ্তরের নামে এটি পাঠানো হয়েছে (Sender), তাই ধরা হয়নি।",
        _ANSWER_AGAIN,
    ),
    Why.NOT_INVITED: _of(
        "{office}: no mail code was sent to this office, so there is nothing to compare with. Send it: auditor mail invite",
        "{office}: এই দপ্তরে ই-মেইল কোড পাঠানো হয়নি, তাই মেলানোর কিছু নেই। পাঠাতে চালান: auditor mail invite",
    ),
    Why.NO_CODE: _of(
        "{office}: there is no mail code in the subject, so nothing counts.",
        "{office}: বিষয়ে (Subject) ই-মেইল কোড নেই, তাই ধরা হয়নি।",
        _ANSWER_AGAIN,
    ),
    Why.WRONG_CODE: _of(
        "{office}: the mail code in the subject is wrong, or there are several numbers of six digits. Nothing counts.",
        "{office}: বিষয়ের (Subject) ই-মেইল কোড ভুল, অথবা ছয় অঙ্কের একাধিক সংখ্যা আছে। কিছু ধরা হয়নি।",
        _ANSWER_AGAIN,
    ),
    Why.OTHER_OFFICE: _of(
        "{office}: the mail code in the subject was sent to another office. Nothing counts; ask how it came there.",
        "{office}: বিষয়ের (Subject) ই-মেইল কোডটি অন্য দপ্তরে পাঠানো হয়েছিল। কিছু ধরা হয়নি; কীভাবে এল জেনে নিন।",
    ),
    Why.OTHER_ADDRESS: _of(
        "{office}: this month's mail code also went to another address than the one in the roster now, so it proves nothing. Send "
        "next month's code to the right address.",
        "{office}: এ মাসের ই-মেইল কোড তালিকার বর্তমান ঠিকানা ছাড়া অন্য ঠিকানায়ও গেছে, তাই এতে কিছু প্রমাণ হয় না। আগামী মাসের কোড সঠিক "
        "ঠিকানায় পাঠান।",
    ),
    Why.SPENT: _of(
        "{office}: an answer with this mail code was kept before, so it proves nothing a second time. If the office answered twice, nothing "
        "is to be done; else somebody who saw the code wrote this: find out who. The next code: auditor invite",
        "{office}: এই ই-মেইল কোডসহ উত্তর আগেই রাখা হয়েছে, তাই দ্বিতীয়বার এতে কিছু প্রমাণ হয় না। দপ্তর দুবার উত্তর দিয়ে থাকলে কিছু করতে হবে "
        "না; না দিয়ে থাকলে কোডটি দেখেছেন এমন কেউ এটি লিখেছেন, কে তা জেনে নিন। পরের কোড তৈরি করতে চালান: auditor invite",
    ),
    Why.KEYS_AWAY: _of(
        "{office}: the secrets of the month of this code are not on this computer, so it cannot be told. Where they are: auditor keys",
        "{office}: এই কোডের মাসের চাবি এই কম্পিউটারে নেই, তাই বলা যাচ্ছে না। কোথায় আছে দেখুন: auditor keys",
    ),
    Why.OUT_OF_WINDOW: _of(
        "{office}: the mail is not from the days between the sending of its code and today, or the code is older than 60 days, or its keys had been replaced. "
        "Nothing counts; send a new code: auditor mail invite",
        "{office}: কোড পাঠানোর দিন থেকে আজ পর্যন্ত সময়ের মধ্যে মেইলটি পাঠানো হয়নি, অথবা কোডটি ৬০ দিনের পুরোনো, অথবা তার আগেই ওই মাসের নতুন চাবি তৈরি হয়েছে। কিছু ধরা হয়নি; নতুন কোড "
        "পাঠান: auditor mail invite",
    ),
    Why.OUT_OF_PERIOD: _of(
        "{office}: the mail is from before the decision, or from a day to come, so it does not count.",
        "{office}: মেইলটি সিদ্ধান্তের আগের, অথবা ভবিষ্যতের তারিখের; তাই ধরা হয়নি।",
    ),
    Why.SHARED_DOMAIN: _of(
        "{office}: the mail is signed, but its domain serves others too, so without the code it proves nothing of this office; only "
        "a remark. To prove it: auditor mail invite",
        "{office}: মেইলটি স্বাক্ষরিত, কিন্তু একই ডোমেইন অন্যরাও ব্যবহার করে; তাই কোড ছাড়া এই দপ্তর সম্পর্কে কিছু প্রমাণ হয় না, শুধু জানানো "
        "হলো। প্রমাণের জন্য চালান: auditor mail invite",
    ),
}
