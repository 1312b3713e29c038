"""What is told of a ledger that is gone, of an earlier one in its place, and of files that another state of it made; the module beside it says when."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text
from auditor.workspace.folder import LEDGER

FILE: Final = Text(en="FILE", bn="ফাইল")
COPY: Final = Text(
    en="{file} in {place} is a copy with {n} kept {n:round|rounds}", bn="{place} ফোল্ডারের {file} কপিতে {n}টি রাখা যাচাই আছে"
)
COPY_LATER: Final = Text(
    en="{file} in {place} is a copy with {n} kept {n:round|rounds} and later entries",
    bn="{place} ফোল্ডারের {file} কপিতে {n}টি রাখা যাচাই ও পরের আরও তথ্য আছে",
)
COPIES_APART: Final = Text(
    en="{files} in {place} {n:holds|hold} another round {number}",
    bn="{place} ফোল্ডারের {files} {n:কপিতে|কপিগুলোতে} অন্য একটি {number} নম্বর যাচাই আছে",
)
PAPERS: Final = Text(en="papers of rounds ({files})", bn="রাখা যাচাইয়ের কাগজ ({files})")
TOLD: Final = Text(en="answers that were noted in a ledger ({files})", bn="স্থায়ী রেকর্ডে লেখা উত্তরের ফাইল ({files})")
FORMS: Final = Text(en="forms that a ledger gave their numbers ({files})", bn="স্থায়ী রেকর্ড থেকে নম্বর পাওয়া ফরম ({files})")
FORMS_LATER: Final = Text(
    en="forms with a number that it never gave ({files})", bn="এমন নম্বরের ফরম যা এই রেকর্ড থেকে দেওয়া হয়নি ({files})"
)
DRAFTS_LATER: Final = Text(
    en="typed answers not handed in, by a form number that it never gave ({files})",
    bn="জমা না দেওয়া এমন উত্তর, যার ফরম নম্বর এই রেকর্ড থেকে দেওয়া হয়নি ({files})",
)
LATER_ENTRIES: Final = Text(
    en="notes of later entries than it has ({file})", bn="এই রেকর্ডে নেই এমন পরের তথ্যের একটি চিহ্ন ({file})"
)
UNKNOWN: Final = Text(
    en="answers and logins that it does not know ({files})",
    bn="এমন উত্তর বা দেখা লগইনের ফাইল যার উল্লেখ এই রেকর্ডে নেই ({files})",
)
PAPERS_UNKNOWN: Final = Text(
    en="letters or sheets that it does not know ({files})",
    bn="এমন চিঠি, নির্দেশিকা বা ছাপা ছক যার উল্লেখ এই রেকর্ডে নেই ({files})",
)
EARLIER: Final = Text(
    en=f"The ledger of {{folder}} ({LEDGER}) is an earlier one: it has {{n}} kept {{n:round|rounds}}, and there was more: {{traces}}. Bring the last one back before anything is kept or noted: "
    "{command} (the last copy into a new folder; take over what came since, and go on there, beginning with auditor verify). A round that is kept with the earlier one is "
    "number {next} a second time: what was kept and told since is not known to it. To go on with it on purpose, move what is named here to another place.",
    bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ডটি ({LEDGER}) আগের সময়ের: এতে {{n}}টি রাখা যাচাই আছে, অথচ আরও ছিল: {{traces}}। কিছু রাখা বা লেখার আগে সর্বশেষ রেকর্ডটি ফিরিয়ে আনুন: "
    "{command} (সর্বশেষ কপি নতুন ফোল্ডারে; এরপর যা এসেছে তা সেখানে নিন, প্রথমে auditor verify চালিয়ে কাজ চালিয়ে যান)। আগের রেকর্ড দিয়ে যাচাই রাখলে {next} নম্বর যাচাই দুবার হবে; এর পরে "
    "যা রাখা ও জানানো হয়েছে তা তাতে থাকবে না। ইচ্ছা করে এটি দিয়েই চালিয়ে যেতে চাইলে এখানে যার যার নাম আছে তা অন্য জায়গায় সরান।",
    on_screen=Text(
        en=f"The ledger of {{folder}} ({LEDGER}) is an earlier one: it has {{n}} kept {{n:round|rounds}}, and there was more: {{traces}}. Bring the folder back from the last copy that has more before anything "
        "is kept or noted (screen Settings, Another folder: Bring a folder back), and take over what came since. A round that is kept with the earlier one is number {next} a second time: "
        "what was kept and told since is not known to it. To go on with it on purpose, move what is named here to another place.",
        bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ডটি ({LEDGER}) আগের সময়ের: এতে {{n}}টি রাখা যাচাই আছে, অথচ আরও ছিল: {{traces}}। কিছু রাখা বা লেখার আগে আরও বেশি তথ্য আছে এমন সর্বশেষ কপি থেকে ফোল্ডারটি ফিরিয়ে আনুন (“সেটিংস” "
        "পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), এরপর যা এসেছে তা সেখানে নিন। আগের রেকর্ড দিয়ে যাচাই রাখলে {next} নম্বর যাচাই দুবার হবে; এর পরে যা রাখা ও জানানো হয়েছে তা তাতে "
        "থাকবে না। ইচ্ছা করে এটি নিয়েই কাজ করতে চাইলে এখানে যার যার নাম আছে তা অন্য জায়গায় সরান।",
    ),
)
COPIED: Final = Text(
    en="This copy holds the earlier ledger that lies here: do not bring the folder back from it, but from the last copy that has more; keep that one.",
    bn="এই কপিতে এখানকার আগের সময়ের স্থায়ী রেকর্ডটিই আছে: এটি থেকে ফোল্ডার ফিরিয়ে আনবেন না, যে কপিতে আরও বেশি তথ্য আছে তার সর্বশেষটি থেকে আনুন; সেটি রেখে দিন।",
)
KEPT_ALL_THE_SAME: Final = Text(
    en=f"In {{folder}} a round was kept although its ledger ({LEDGER}) was an earlier one or had been begun anew; of what there was more tell: {{traces}}. What was kept and told with the "
    "later one is not known here, and rounds may be there twice by one number. If that one is found, bring it back: {command}. If the ledger here counts, move what is named here to "
    "another place, and ask anew what it told.",
    bn=f"{{folder}} ফোল্ডারে স্থায়ী রেকর্ডটি ({LEDGER}) আগের সময়ের বা নতুন করে শুরু হওয়া অবস্থায় যাচাই রাখা হয়েছে; আরও যা ছিল তা জানা যায় এগুলো থেকে: {{traces}}। পরের রেকর্ডে যা রাখা ও জানানো হয়েছিল তা "
    "এখানে নেই, একই নম্বরের যাচাই দুটি থাকতে পারে। সেই রেকর্ড পাওয়া গেলে ফিরিয়ে আনুন: {command}। এখানকার রেকর্ডটিই কার্যকর হলে এখানে যার যার নাম আছে তা অন্য জায়গায় সরান এবং তাতে যা জানানো "
    "হয়েছিল তা আবার জানতে চান।",
    on_screen=Text(
        en=f"In {{folder}} a round was kept although its ledger ({LEDGER}) was an earlier one or had been begun anew; of what there was more tell: {{traces}}. What was kept and told with "
        "the later one is not known here, and rounds may be there twice by one number. If that one is found, bring it back (screen Settings, Another folder: Bring a folder back). If the "
        "ledger here counts, move what is named here to another place, and ask anew what it told.",
        bn=f"{{folder}} ফোল্ডারে স্থায়ী রেকর্ডটি ({LEDGER}) আগের সময়ের বা নতুন করে শুরু হওয়া অবস্থায় যাচাই রাখা হয়েছে; আরও যা ছিল তা জানা যায় এগুলো থেকে: {{traces}}। পরের রেকর্ডে যা রাখা ও জানানো হয়েছিল "
        "তা এখানে নেই, একই নম্বরের যাচাই দুটি থাকতে পারে। সেই রেকর্ড পাওয়া গেলে ফিরিয়ে আনুন (“সেটিংস” পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”)। এখানকার রেকর্ডটিই কার্যকর হলে এখানে যার যার নাম "
        "আছে তা অন্য জায়গায় সরান এবং তাতে যা জানানো হয়েছিল তা আবার জানতে চান।",
    ),
)
WENT_APART: Final = Text(
    en=f"The ledger of {{folder}} ({LEDGER}) and another one that was the same went on apart: {{traces}}. What was kept and told with one of them the other does not know. Find out which "
    "counts. If it is the other, bring it back: {command}, and go on there only. If it is the one here, ask anew what the other was told, and move what is named here to another place.",
    bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ড ({LEDGER}) থেকে দুটি আলাদা রেকর্ড হয়ে গেছে: {{traces}}। একটিতে যা রাখা ও জানানো হয়েছে তা অন্যটিতে নেই। কোনটি কার্যকর তা জেনে নিন। অন্যটি কার্যকর হলে সেটি "
    "ফিরিয়ে আনুন: {command}, এবং শুধু সেটিতেই কাজ করুন। এখানকারটি কার্যকর হলে অন্যটিতে যা জানানো হয়েছিল তা আবার জানতে চান এবং এখানে যার যার নাম আছে তা অন্য জায়গায় সরান।",
    on_screen=Text(
        en=f"The ledger of {{folder}} ({LEDGER}) and another one that was the same went on apart: {{traces}}. What was kept and told with one of them the other does not know. Find out which "
        "counts. If it is the other, bring it back (screen Settings, Another folder: Bring a folder back), and go on there only. If it is the one here, ask anew what the other was told, and "
        "move what is named here to another place.",
        bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ড ({LEDGER}) থেকে দুটি আলাদা রেকর্ড হয়ে গেছে: {{traces}}। একটিতে যা রাখা ও জানানো হয়েছে তা অন্যটিতে নেই। কোনটি কার্যকর তা জেনে নিন। অন্যটি কার্যকর হলে সেটি "
        "ফিরিয়ে আনুন (“সেটিংস” পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), এবং শুধু সেটিতেই কাজ করুন। এখানকারটি কার্যকর হলে অন্যটিতে যা জানানো হয়েছিল তা আবার জানতে চান এবং এখানে যার যার নাম আছে তা "
        "অন্য জায়গায় সরান।",
    ),
)
IS_BACK: Final = Text(
    en=f"In {{folder}} a round was kept while an earlier state of its ledger ({LEDGER}) lay there; then {{aside}} was laid aside. The later one, with which that note was made, is back "
    "and counts. What was kept and told meanwhile with the earlier one is not known here: ask it anew. Then move to another place: {traces}.",
    bn=f"{{folder}} ফোল্ডারে আগের সময়ের স্থায়ী রেকর্ড ({LEDGER}) থাকা অবস্থায় একটি যাচাই রাখা হয়েছিল; তখন {{aside}} সরিয়ে রাখা হয়। যে রেকর্ডে ওই নোট তৈরি হয়েছিল সেটিই এখন এখানে আছে, এটিই কার্যকর। মাঝে "
    "আগের রেকর্ডে যা রাখা ও জানানো হয়েছিল তা এখানে নেই: তা আবার জেনে নিন। এরপর এগুলো অন্য জায়গায় সরান: {traces}।",
)
FILES_ODD: Final = Text(
    en=f"Look whether the ledger of {{folder}} ({LEDGER}) is the last one: there are {{traces}}. Another state of it numbered them, or noted them: either a later one, which is to be brought back then "
    "({command}), or an earlier one that lay here for a while. Until then nothing is made or noted. If the ledger here is the last one, move these files out of the folder, and ask what they asked or told by new "
    "forms: auditor register new. Papers among them are made anew where they are still needed.",
    bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ডটি ({LEDGER}) সর্বশেষটি কি না দেখুন: এখানে {{traces}} আছে। এগুলোর নম্বর বা উল্লেখ আছে অন্য সময়ের রেকর্ডে: হয় পরের কোনো রেকর্ড, তাহলে সেটি ফিরিয়ে আনুন "
    "({command}); নয়তো মাঝে কিছুদিন এখানে থাকা আগের কোনো রেকর্ড। এর মীমাংসা না হওয়া পর্যন্ত কিছু তৈরি বা লেখা হবে না। এখানকার রেকর্ডটিই সর্বশেষ হলে ফাইলগুলো ফোল্ডার থেকে সরান এবং সেগুলোতে যা জানতে চাওয়া বা জানানো হয়েছিল তা নতুন ফরমে জানতে চান: auditor "
    "register new। এর মধ্যে কাগজপত্র থাকলে প্রয়োজনে আবার তৈরি করুন।",
    on_screen=Text(
        en=f"Look whether the ledger of {{folder}} ({LEDGER}) is the last one: there are {{traces}}. Another state of it numbered them, or noted them: either a later one, which is to be brought back "
        "then (screen Settings, Another folder: Bring a folder back), or an earlier one that lay here for a while. Until then nothing is made or noted. If the ledger here is the last one, move these files out of "
        "the folder, and ask what they asked or told by new forms (screen Ask and answer). Papers among them are made anew where they are still needed.",
        bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ডটি ({LEDGER}) সর্বশেষটি কি না দেখুন: এখানে {{traces}} আছে। এগুলোর নম্বর বা উল্লেখ আছে অন্য সময়ের রেকর্ডে: হয় পরের কোনো রেকর্ড, তাহলে সেটি ফিরিয়ে আনুন "
        "(“সেটিংস” পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”); নয়তো মাঝে কিছুদিন এখানে থাকা আগের কোনো রেকর্ড। এর মীমাংসা না হওয়া পর্যন্ত কিছু তৈরি বা লেখা হবে না। এখানকার রেকর্ডটিই সর্বশেষ হলে ফাইলগুলো ফোল্ডার থেকে সরান এবং সেগুলোতে যা জানতে চাওয়া বা জানানো "
        "হয়েছিল তা নতুন ফরমে জানতে চান (“জিজ্ঞাসা ও উত্তর” পাতা)। এর মধ্যে কাগজপত্র থাকলে প্রয়োজনে আবার তৈরি করুন।",
    ),
)
MISSING: Final = Text(
    en=f"The ledger of {{folder}} ({LEDGER}) is gone or was begun anew, for there was one: {{traces}}. Bring it back before a round is kept: {{command}} (the last copy "
    "into a new folder; take over what came since, and go on there, beginning with auditor verify). A round that is kept without it begins a new ledger with "
    "round 1: earlier rounds and answers are not known to it. To begin anew on purpose: {anew}.",
    bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ড ({LEDGER}) নেই বা নতুন করে শুরু হয়েছে, অথচ আগে একটি ছিল: {{traces}}। যাচাই রাখার আগে সেটি ফিরিয়ে আনুন: {{command}} (সর্বশেষ কপি "
    "নতুন ফোল্ডারে; এরপর যা এসেছে তা সেখানে নিন, প্রথমে auditor verify চালিয়ে কাজ চালিয়ে যান)। এটি ছাড়া যাচাই রাখলে ১ নম্বর যাচাই দিয়ে নতুন স্থায়ী রেকর্ড শুরু হবে; আগের "
    "যাচাই ও উত্তর তাতে থাকবে না। ইচ্ছা করে নতুন করে শুরু করতে: {anew}।",
    on_screen=Text(
        en=f"The ledger of {{folder}} ({LEDGER}) is gone or was begun anew, for there was one: {{traces}}. Bring the last copy back into a new folder before a round is kept (screen "
        "Settings, Another folder: Bring a folder back), open that one, and take over what came since. A round that is kept without it begins a new ledger with round 1: earlier "
        "rounds and answers are not known to it.",
        bn=f"{{folder}} ফোল্ডারের স্থায়ী রেকর্ড ({LEDGER}) নেই বা নতুন করে শুরু হয়েছে, অথচ আগে একটি ছিল: {{traces}}। যাচাই রাখার আগে সর্বশেষ কপি নতুন একটি ফোল্ডারে ফিরিয়ে আনুন (“সেটিংস” "
        "পাতা, অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), সেটি খুলুন এবং এরপর যা এসেছে তা সেখানে নিন। এটি ছাড়া যাচাই রাখলে ১ নম্বর যাচাই দিয়ে নতুন স্থায়ী রেকর্ড শুরু হবে; আগের যাচাই ও উত্তর তাতে "
        "থাকবে না।",
    ),
)
