"""The sentence that a remark beside an office, account or duty is, by what is remarked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import Cause
from auditor.model.labels import ANSWER_UNDATED
from auditor.model.views.remarks import Remark, RemarkCode
from reports.layout.remarked_causes import cause_in_full, kept_out_by_cause
from reports.layout.wording import BETTER_KNOWN, BETTER_KNOWN_OF, NO_USER_ID, USER_IDS_NOT_IN_USE

if TYPE_CHECKING:
    from collections.abc import Mapping

_REMARKS: Final[Mapping[RemarkCode, Text]] = {
    RemarkCode.TRANSFER: Text(en="holder of the post changed, {day}", bn="দায়িত্বপ্রাপ্ত ব্যক্তি পরিবর্তন, {day}"),
    RemarkCode.JOINING_IN_DOUBT: Text(
        en="day of joining in doubt; until it is settled what was told or done before does not count",
        bn="যোগদানের তারিখ নিশ্চিত নয়; তা ঠিক না হওয়া পর্যন্ত আগে জানানো তথ্য ও আগে করা কাজ ধরা হচ্ছে না",
    ),
    RemarkCode.LAPSED: Text(
        en="not done by the holder before; of the present one not known",
        bn="আগের দায়িত্বপ্রাপ্তের সময়ে হয়নি; বর্তমান দায়িত্বপ্রাপ্তের তথ্য পাওয়া যায়নি",
    ),
    RemarkCode.LAPSED_AT_PORTAL: Text(
        en="waited for the portal under the holder before; of the present one not known",
        bn="আগের দায়িত্বপ্রাপ্তের সময়ে পোর্টাল অপেক্ষমাণ ছিল; বর্তমান দায়িত্বপ্রাপ্তের তথ্য পাওয়া যায়নি",
    ),
    RemarkCode.ANSWER_CORRECTED: Text(
        en="an answer that was entered wrongly was corrected on {day}",
        bn="ভুলভাবে লেখা উত্তর {day} তারিখে সংশোধন করা হয়েছে",
    ),
    RemarkCode.VANISHED: Text(
        en="known on {day} to be not done, but that is no longer among the evidence",
        bn="{day} তারিখে হয়নি বলে জানা গিয়েছিল, কিন্তু সেই তথ্য আর তথ্য-প্রমাণে নেই",
    ),
    RemarkCode.STALE: Text(
        en="the information of {day} has grown old; to be told again", bn="{day} তারিখের তথ্য পুরোনো; পুনরায় জানাতে হবে"
    ),
    RemarkCode.BEFORE_START: Text(
        en="the information of {day} is of before the day from which this counts; to be told again",
        bn="{day} তারিখের তথ্য গণনা শুরুর তারিখের আগের; পুনরায় জানাতে হবে",
    ),
    RemarkCode.DAY_UNSURE: Text(
        en="the information of {day} does not say whether it was done since the day from which this counts; to be told again",
        bn="{day} তারিখের তথ্যে গণনা শুরুর তারিখ বা তার পরে হয়েছে কি না স্পষ্ট নয়; পুনরায় জানাতে হবে",
    ),
    RemarkCode.DAY_IN_DOUBT: ANSWER_UNDATED,
    RemarkCode.UNDATED: ANSWER_UNDATED,
    RemarkCode.UNCLEAR: Text(en="what was answered on {day} could not be read", bn="{day} তারিখের উত্তর বোঝা যায়নি"),
    RemarkCode.ADDRESS_DENIED: Text(en="told to have no official address", bn="সরকারি ঠিকানা নেই বলে জানানো হয়েছে"),
    RemarkCode.ADDRESS_UNTOLD: Text(
        en="the whole official e-mail address is still to be told", bn="পুরো সরকারি ই-মেইল ঠিকানাটি জানানো বাকি"
    ),
    RemarkCode.OTHER_MAILBOX: Text(
        en="the information of {day} is of the earlier e-mail address", bn="{day} তারিখের তথ্য আগের ই-মেইল ঠিকানার"
    ),
    RemarkCode.OTHER_PORTAL: Text(
        en="the information of {day} is of the former portal", bn="{day} তারিখের তথ্য আগের পোর্টালের"
    ),
    RemarkCode.CONFLICT: Text(
        en="conflicting information; the less favourable one counts", bn="তথ্যে গরমিল; কম অনুকূল তথ্যটি ধরা হয়েছে"
    ),
    RemarkCode.TOLD_OTHERWISE: Text(
        en="told otherwise, too; it need not be told which is right",
        bn="অন্যরকমও জানানো হয়েছে; কোনটি ঠিক তা জানানোর প্রয়োজন নেই",
    ),
    RemarkCode.KEPT_OUT: Text(
        en="an answer for all user IDs at once does not take the place of what was told of one alone",
        bn="সব আইডির জন্য একসঙ্গে জানানো উত্তর কোনো আইডির নিজের দেওয়া তথ্যের জায়গা নেয় না",
    ),
    RemarkCode.WAIVER: Text(en="time extended until {day} ({reference})", bn="{day} পর্যন্ত সময় বর্ধিত ({reference})"),
    RemarkCode.WAIVER_TAKEN_BACK: Text(
        en="the time until {day} was taken back", bn="{day} পর্যন্ত বর্ধিত সময় বাতিল করা হয়েছে"
    ),
    RemarkCode.WAIVER_ENDED: Text(en="time ended on {day}, to be done", bn="{day} তারিখে সময় শেষ, করণীয়"),
    RemarkCode.WAIVER_AWAITS: Text(
        en="time extended until {day} ({reference}); how it stands is not known yet",
        bn="{day} পর্যন্ত সময় বর্ধিত ({reference}); বর্তমান অবস্থা এখনো জানা যায়নি",
    ),
    RemarkCode.PUT_OFF: Text(
        en="waits for a duty for which time was extended until {day}",
        bn="আগে অন্য একটি কাজ প্রয়োজন, যার সময় {day} পর্যন্ত বর্ধিত",
    ),
    RemarkCode.SHARED: Text(
        en="shared account (told on {day}, before the present holder came)",
        bn="যৌথ ইউজার আইডি ({day} তারিখের তথ্য, বর্তমান দায়িত্বপ্রাপ্তের আগের)",
    ),
    RemarkCode.NEVER_ANSWERED: Text(
        en="duties not told for {number} {number:meeting|meetings}",
        bn="পরপর {number} সভায় করণীয়ের তথ্য পাওয়া যায়নি",
    ),
    RemarkCode.UNLISTED: Text(en="{number} {number:user ID|user IDs} not listed", bn="{number}টি ইউজার আইডি তালিকায় নেই"),
    RemarkCode.LEFT_ROSTER: Text(en="no longer in the roster; reason not told", bn="তালিকায় আর নেই; কারণ জানানো হয়নি"),
    RemarkCode.NOT_IN_USE: Text(en="user ID not in use", bn="অব্যবহৃত ইউজার আইডি"),
    RemarkCode.PERSONAL_MAIL: Text(en="a personal e-mail address is used", bn="ব্যক্তিগত ই-মেইল ব্যবহার করা হয়"),
    RemarkCode.UNPLACED: Text(en="whose one answer is, is not yet known", bn="একটি উত্তর কার, তা এখনো জানা যায়নি"),
    RemarkCode.MISPLACED: Text(
        en="an answer to a question of the office is not in the office's own row, so it does not count",
        bn="দপ্তরের প্রশ্নের একটি উত্তর দপ্তরের নিজের সারিতে নেই, তাই ধরা হয়নি",
    ),
    RemarkCode.NO_OF_SEVERAL: Text(
        en="not done for at least one user ID; which one, is not yet known",
        bn="অন্তত একটি আইডিতে হয়নি; কোনটিতে, তা এখনো জানা যায়নি",
    ),
    RemarkCode.UNIDENTIFIED: Text(
        en="not yet known which office of the earlier list this is", bn="দপ্তরটি আগের তালিকার কোনটি, তা এখনো জানা যায়নি"
    ),
    RemarkCode.PORTAL_CHANGED: Text(
        en="the office has another portal now; not yet known whether its user IDs there are the same as before",
        bn="দপ্তরের পোর্টাল এখন অন্য; সেখানে আগের ইউজার আইডিই ব্যবহার হয় কি না, তা এখনো জানা যায়নি",
    ),
    RemarkCode.NO_STAYS: Text(en="not done at that user ID: {said}", bn="ওই আইডিতে হয়নি: {said}"),
    RemarkCode.PORTAL_STAYS: Text(
        en="awaiting the portal at that user ID: {said}; cause: {cause}",
        bn="ওই আইডিতে পোর্টাল অপেক্ষমাণ: {said}; কারণ: {cause}",
    ),
    RemarkCode.HELD_OPEN: Text(
        en="pending only for the open question about the user ID: {said}",
        bn="শুধু আইডির প্রশ্নটি মীমাংসা না হওয়ায় অনিষ্পন্ন: {said}",
    ),
    RemarkCode.CONTRADICTION: Text(
        en="two different answers of {day}: {said}, {other}", bn="{day} তারিখের দুটি উত্তরে অমিল: {said}, {other}"
    ),
    RemarkCode.REMINDED: Text(
        en="reminded {number} {number:time|times}, last on {day}", bn="তাগিদ {number} বার, সর্বশেষ {day}"
    ),
    RemarkCode.DISPUTED: Text(en="request for correction received, {day}", bn="তথ্য সংশোধনের অনুরোধ পাওয়া গেছে, {day}"),
    RemarkCode.DISPUTE_ANSWERED: Text(
        en="request for correction answered on {day}: {said} ({reference})",
        bn="তথ্য সংশোধনের অনুরোধের উত্তর, {day}: {said} ({reference})",
    ),
    RemarkCode.UPHELD_ELSEWHERE: Text(
        en="a user ID came with a request for correction of {said}, upheld on {day}; what shows it is still to be entered",
        bn="{said}: {day} তারিখে যথার্থ পাওয়া সংশোধনের অনুরোধটি এখানে আসা ইউজার আইডির ক্ষেত্রেও খাটে; তার প্রমাণ এখনো তথ্যে তোলা হয়নি",
    ),
    RemarkCode.NOT_DEMANDED: Text(
        en="said to be on, but a login did not ask for the code", bn="চালু বলা হলেও লগইনে কোড চায়নি"
    ),
}
_USER_ID_LEFT: Final = Text(
    en="user ID no longer in the roster; reason not told", bn="ইউজার আইডি তালিকায় আর নেই; কারণ জানানো হয়নি"
)
_USER_IDS_LEFT_BEHIND: Final = Text(
    en="user IDs of the former portal ({said}): what became of them is not told",
    bn="আগের পোর্টালের ({said}) ইউজার আইডির কী হয়েছে, তা জানানো হয়নি",
)
_USER_IDS_UNIDENTIFIED: Final = Text(
    en="not yet known which {number:one|ones} of the earlier list {number:a user ID is|some user IDs are}",
    bn="{number:একটি|কয়েকটি} ইউজার আইডি আগের তালিকার {number:কোনটি|কোনগুলো}, তা এখনো জানা যায়নি",
)
_MOVED: Final = {
    (RemarkCode.UNIDENTIFIED, False): Text(
        en="a user ID stood in the list of {said} before; whether it is the same one is not yet known",
        bn="একটি আইডি আগে {said:র} তালিকায় ছিল; একই আইডি কি না, এখনো জানা যায়নি",
    ),
    (RemarkCode.MAY_HAVE_MOVED, False): Text(
        en="a user ID may now stand in the list of {said}; whether it is the same one is not yet known",
        bn="একটি আইডি এখন {said:র} তালিকায়; একই আইডি কি না, এখনো জানা যায়নি",
    ),
    (RemarkCode.UNIDENTIFIED, True): Text(
        en="{number} user IDs stood in the list of {said} before; whether they are the same ones is not yet known",
        bn="{number}টি আইডি আগে {said:র} তালিকায় ছিল; একই আইডি কি না, এখনো জানা যায়নি",
    ),
    (RemarkCode.MAY_HAVE_MOVED, True): Text(
        en="{number} user IDs may now stand in the list of {said}; whether they are the same ones is not yet known",
        bn="{number}টি আইডি এখন {said:র} তালিকায়; একই আইডি কি না, এখনো জানা যায়নি",
    ),
}
"""What is remarked of who stood, or may stand now, in another office's list: of one, and of several."""
_REFUTED: Final = Text(
    en="said to be on, but a login did not ask for the code ({said}; {other})",
    bn="চালু বলা হলেও লগইনে কোড চায়নি ({said}; {other})",
)
NO_LONGER: Final = Text(
    en="done before, as was seen or recorded; no longer so on {day}",
    bn="আগে হয়েছে বলে দেখা গেছে বা রেকর্ডে ছিল; {day} তারিখে আর তেমন পাওয়া যায়নি",
)
_NO_LONGER_OF: Final = Text(
    en="done before, no longer so on {day} ({said}; {other})",
    bn="আগে হয়েছিল, {day} তারিখে আর তেমন পাওয়া যায়নি ({said}; {other})",
)
_PORTAL_SEEN: Final = Text(
    en="at the login seen on {day}: {cause}; told to be mended since, to be seen again",
    bn="{day} তারিখে দেখা লগইনে পাওয়া গেছে: {cause}; পরে ঠিক হয়েছে বলে জানানো হয়েছে, আবার দেখতে হবে",
)
_PORTAL_SEEN_THERE: Final = Text(
    en="at the login seen on {day} {said}: {cause}; told to be on, to be seen at the portal of now",
    bn="{day} তারিখে {said} দেখা লগইনে পাওয়া গেছে: {cause}; চালু বলে জানানো হয়েছে, এখনকার পোর্টালে দেখতে হবে",
)
WITHOUT_DAY: Final[Mapping[RemarkCode, Text]] = {
    RemarkCode.SHARED: Text(en="shared account", bn="যৌথ ইউজার আইডি"),
    RemarkCode.VANISHED: Text(en="an earlier answer is no longer among the evidence", bn="আগের উত্তর তথ্য-প্রমাণে আর নেই"),
    RemarkCode.STALE: Text(en="the information has grown old; to be told again", bn="তথ্য পুরোনো; পুনরায় জানাতে হবে"),
    RemarkCode.BEFORE_START: Text(
        en="the information is of before the day from which this counts; to be told again",
        bn="তথ্য গণনা শুরুর তারিখের আগের; পুনরায় জানাতে হবে",
    ),
    RemarkCode.DAY_UNSURE: Text(
        en="the information does not say whether it was done since the day from which this counts; to be told again",
        bn="তথ্যে গণনা শুরুর তারিখ বা তার পরে হয়েছে কি না স্পষ্ট নয়; পুনরায় জানাতে হবে",
    ),
    RemarkCode.PUT_OFF: Text(en='waits for "{said}"', bn="আগে {said} প্রয়োজন"),
    RemarkCode.UNCLEAR: Text(en="the last answer could not be read", bn="সর্বশেষ উত্তরটি বোঝা যায়নি"),
}
_UNCLEAR_OF: Final = Text(en="{said}: the last answer could not be read", bn="{said}: সর্বশেষ উত্তরটি বোঝা যায়নি")
_STALE_CAUSE: Final = Text(
    en="the cause told on {day} has grown old: {cause}; to be told again",
    bn="{day} তারিখে জানানো কারণ পুরোনো: {cause}; পুনরায় জানাতে হবে",
)
_WHICH_IS_ASKED: Final = Text(
    en="two answers of one day do not agree; the office is asked which is right",
    bn="একই তারিখের দুটি উত্তরে অমিল; কোনটি ঠিক দপ্তরের কাছে জানতে চাওয়া হয়েছে",
)
_AGAINST_THE_PORTAL: Final = Text(
    en="two different answers about the portal: {said}; two-step on for a user ID there: {other}. So the cause does not "
    "count; please try again",
    bn="পোর্টাল সম্পর্কে দুটি উত্তরে অমিল: {said}; ওই পোর্টালেই একটি ইউজার আইডির Two-step চালু: {other}। তাই কারণটি ধরা হয়নি; আবার চেষ্টা করে দেখুন",
)
_AGAINST_THE_CAUSE: Final = Text(
    en="two different answers: {said}; on {day}, without that cause, {other}. That answer without the cause counts; "
    "please find out which is right",
    bn="দুটি উত্তরে অমিল: {said}; {day} তারিখে ওই কারণ ছাড়া জানানো হয়েছে {other}। কারণ ছাড়া উত্তরটি ধরা হয়েছে; কোনটি ঠিক দেখে জানান",
)
_AGAINST_NONE_OF_ITS_OWN: Final = Text(
    en="two different answers: {said}; of a user ID of the office, on {day}, {other}. So the cause does not count; please find out which is right",
    bn="দুটি উত্তরে অমিল: {said}; {day} তারিখের তথ্যে দপ্তরের একটি ইউজার আইডির {other}। তাই কারণটি ধরা হয়নি; কোনটি ঠিক দেখে জানান",
)
_AFTER_A_YES_OF: Final = Text(
    en="on {day} it was told: {other}; after that: {said}. On the login the later word counts, and the portal's authority is asked; "
    "please tell whether login is possible now",
    bn="{day} তারিখে জানানো হয়েছে {other}; এরপর জানানো হয়েছে {said}। লগইনের বিষয়ে পরের তথ্যটি ধরা হয়েছে, তাই বিষয়টি পোর্টাল কর্তৃপক্ষকে জানাতে হবে; এখন লগইন করা যায় কি না "
    "জানান",
)
_AFTER_A_YES: Final = Text(en="told after a yes: {cause}", bn="“হ্যাঁ”-এর পরে জানানো হয়েছে: {cause}")
_ENDED_WHERE_NOBODY_CAN: Final = Text(en="time ended on {day}", bn="{day} তারিখে সময় শেষ")
_ENDED_UNTOLD: Final = Text(en="time ended on {day}, to be told", bn="{day} তারিখে সময় শেষ, তথ্য জানানো বাকি")
CAUSE_CONTRADICTED: Final = Text(
    en="told as the cause: {cause}; another answer speaks against it, so the cause does not count",
    bn="কারণ জানানো হয়েছে: {cause}; আরেকটি উত্তরের সঙ্গে অমিল, তাই কারণটি ধরা হয়নি",
)
_LESS_FAVOURABLE_OF: Final = Text(
    en="conflicting information; the less favourable one counts ({said}; {other})",
    bn="তথ্যে গরমিল; কম অনুকূল তথ্যটি ধরা হয়েছে ({said}; {other})",
)
WITH_SIDES: Final[Mapping[RemarkCode, Text]] = {
    RemarkCode.DISPUTED: Text(
        en="request for correction received, {day} ({said})", bn="তথ্য সংশোধনের অনুরোধ পাওয়া গেছে, {day} ({said})"
    ),
    RemarkCode.UNCLEAR: Text(
        en="{said}: what was answered on {day} could not be read", bn="{said}: {day} তারিখের উত্তর বোঝা যায়নি"
    ),
    RemarkCode.WAIVER_AWAITS: Text(
        en="{said}: time extended until {day} ({reference}); how it stands is not known yet",
        bn="{said}: {day} পর্যন্ত সময় বর্ধিত ({reference}); বর্তমান অবস্থা এখনো জানা যায়নি",
    ),
    RemarkCode.PUT_OFF: Text(
        en='waits for "{said}" (time extended until {day})', bn="আগে {said} প্রয়োজন ({day} পর্যন্ত সময় বর্ধিত)"
    ),
    RemarkCode.KEPT_OUT: Text(
        en="an answer for all user IDs at once ({said}) does not take the place of what was told of one alone ({other})",
        bn="সব আইডির জন্য একসঙ্গে জানানো উত্তর ({said}) কোনো আইডির নিজের দেওয়া তথ্যের ({other}) জায়গা নেয় না",
    ),
    RemarkCode.TOLD_OTHERWISE: Text(
        en="told otherwise, too ({said}), which does not count; what counts: {other}",
        bn="অন্যরকমও জানানো হয়েছে ({said}), তা ধরা হয়নি; যা ধরা হয়েছে: {other}",
    ),
}
_WITHOUT_REFERENCE: Final[Mapping[RemarkCode, Text]] = {
    RemarkCode.WAIVER: Text(en="time extended until {day}", bn="{day} পর্যন্ত সময় বর্ধিত"),
    RemarkCode.WAIVER_AWAITS: Text(
        en="time extended until {day}; how it stands is not known yet",
        bn="{day} পর্যন্ত সময় বর্ধিত; বর্তমান অবস্থা এখনো জানা যায়নি",
    ),
}
_AWAITS_OF_WITHOUT_REFERENCE: Final = Text(
    en="{said}: time extended until {day}; how it stands is not known yet",
    bn="{said}: {day} পর্যন্ত সময় বর্ধিত; বর্তমান অবস্থা এখনো জানা যায়নি",
)
_DISPUTE_ANSWERED: Final = Text(
    en="request for correction answered on {day}", bn="তথ্য সংশোধনের অনুরোধের উত্তর দেওয়া হয়েছে, {day}"
)
_DISPUTE_ANSWERED_OF: Final = Text(
    en="request for correction ({other}) answered on {day}: {said} ({reference})",
    bn="তথ্য সংশোধনের অনুরোধের ({other}) উত্তর, {day}: {said} ({reference})",
)
_UNCOUNTED: Final = Text(
    en="told on {day}, but not of how many user IDs", bn="তথ্য দিয়েছে ({day}), তবে ইউজার আইডি কয়টি তা জানা যায়নি"
)
_OF_UNCOUNTED: Final = Text(
    en="told on {day}: {said}; of how many user IDs, is not known",
    bn="{day} তারিখে জানানো হয়েছে: {said}; কয়টি আইডির কথা, জানা যায়নি",
)


def sentence_of(remark: Remark) -> Text:
    """Return what a remark says in full; its days, names and numbers are still to be filled in."""
    match remark:
        case Remark(code=RemarkCode.CAUSE):
            found = _AFTER_A_YES if remark.later_counts else cause_in_full(remark)
        case Remark(code=RemarkCode.CONTRADICTION):
            found = _contradiction(remark)
        case Remark(code=RemarkCode.NOT_DEMANDED | RemarkCode.CONFLICT | RemarkCode.KEPT_OUT):
            found = _refuted(remark)
        case Remark(code=code, day=None) if code in WITHOUT_DAY:
            found = _UNCLEAR_OF if remark.sides and remark.code is RemarkCode.UNCLEAR else WITHOUT_DAY[remark.code]
        case Remark(code=RemarkCode.STALE, cause=Cause()):
            found = _STALE_CAUSE
        case (
            Remark(code=RemarkCode.NOT_IN_USE)
            | Remark(code=RemarkCode.UNLISTED, number=0)
            | Remark(code=RemarkCode.LEFT_ROSTER, number=1)
            | Remark(code=RemarkCode.UNIDENTIFIED | RemarkCode.MAY_HAVE_MOVED)
        ):
            found = _of_user_ids(remark)
        case (
            Remark(code=RemarkCode.WAIVER | RemarkCode.WAIVER_AWAITS, reference="")
            | Remark(code=RemarkCode.WAIVER_ENDED)
        ):
            found = _of_time(remark)
        case Remark(sides=(_, *_)) if remark.code in WITH_SIDES:
            found = WITH_SIDES[remark.code]
        case Remark(code=RemarkCode.DISPUTE_ANSWERED):
            found = _answered(remark)
        case _:
            found = _REMARKS[remark.code]
    return found


def _of_time(remark: Remark) -> Text:
    """Return what is remarked of time that ended, or was given by a decision that is not named."""
    if remark.code is not RemarkCode.WAIVER_ENDED:
        return _AWAITS_OF_WITHOUT_REFERENCE if remark.sides else _WITHOUT_REFERENCE[remark.code]
    if remark.cause is not None:
        return _ENDED_WHERE_NOBODY_CAN
    return _ENDED_UNTOLD if remark.untold else _REMARKS[remark.code]


def _answered(remark: Remark) -> Text:
    if not (remark.reference and remark.sides):
        return _DISPUTE_ANSWERED
    return _DISPUTE_ANSWERED_OF if len(remark.sides) > 1 else _REMARKS[remark.code]


def _contradiction(remark: Remark) -> Text:
    match remark:
        case Remark(later_counts=True):
            return _AFTER_A_YES_OF if remark.sides else _AFTER_A_YES
        case Remark(cause=Cause(), sides=()):
            return CAUSE_CONTRADICTED
        case Remark(cause=Cause(), day=None):
            return _AGAINST_THE_PORTAL
        case Remark(cause=Cause.NO_OWN_ACCOUNT):
            return _AGAINST_NONE_OF_ITS_OWN
        case Remark(cause=Cause()):
            return _AGAINST_THE_CAUSE
        case _:
            return _REMARKS[remark.code] if remark.sides else _WHICH_IS_ASKED


def _refuted(remark: Remark) -> Text:
    """Return what is remarked where something known better refutes what was said, with both where there is room for them."""
    match remark:
        case Remark(code=RemarkCode.KEPT_OUT, cause=Cause()):
            found = kept_out_by_cause(remark)
        case Remark(code=RemarkCode.KEPT_OUT, sides=(_, *_)):
            found = WITH_SIDES[remark.code]
        case Remark(cause=Cause()):
            found = _PORTAL_SEEN_THERE if remark.sides else _PORTAL_SEEN
        case Remark(code=RemarkCode.CONFLICT, day=date()):
            found = _NO_LONGER_OF if remark.sides else NO_LONGER
        case Remark(code=RemarkCode.NOT_DEMANDED, sides=(_, _)):
            found = _REFUTED
        case Remark(better_known=True, sides=(_, _)):
            found = BETTER_KNOWN_OF
        case Remark(better_known=True):
            found = BETTER_KNOWN
        case Remark(code=RemarkCode.CONFLICT, sides=(_, _)):
            found = _LESS_FAVOURABLE_OF
        case _:
            found = _REMARKS[remark.code]
    return found


def _of_user_ids(remark: Remark) -> Text:
    if remark.code is RemarkCode.NOT_IN_USE:
        return USER_IDS_NOT_IN_USE if remark.number else _REMARKS[remark.code]
    if remark.code is RemarkCode.LEFT_ROSTER:
        return _USER_IDS_LEFT_BEHIND if remark.sides else _USER_ID_LEFT
    if remark.code is RemarkCode.MAY_HAVE_MOVED or (remark.code is RemarkCode.UNIDENTIFIED and remark.sides):
        return _MOVED[remark.code, remark.number > 0]
    if remark.code is RemarkCode.UNIDENTIFIED:
        return _USER_IDS_UNIDENTIFIED if remark.number else _REMARKS[remark.code]
    return NO_USER_ID if remark.day is None else _OF_UNCOUNTED if remark.sides else _UNCOUNTED
