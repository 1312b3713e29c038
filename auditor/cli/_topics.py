"""The topics of `auditor help`: each on less than a screen, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping


class Topic(Struct, frozen=True):
    """What a topic is called, and what is told of it in lines that fit a terminal."""

    title: Text
    told: Text


TOPICS: Final[Mapping[str, Topic]] = {
    "month": Topic(
        Text(en="The month, from meeting to meeting", bn="এক সভা থেকে পরের সভা: মাসের কাজ"),
        Text(
            en="""1. auditor                     see how the month stands, and the one next step
2. auditor register            make the register, the call sheet and the forms
3. auditor invite              or let offices check themselves, by sheet and page
4. Put what comes back into evidence/: the filled register, slips, records.
5. auditor audit               see how all offices stand; nothing is kept yet
6. auditor remind              remind those that owe something
7. auditor audit --keep --meeting YYYY-MM
                               keep the round before the meeting
8. auditor report              make the papers of the meeting
9. auditor return              send the counts to the district

The same is done in the browser, on this computer only: auditor desk
Each step can be run again: what was there is never lost.""",
            bn="""১. auditor                     মাসের অবস্থা ও পরের একটি করণীয় দেখুন
২. auditor register            রেজিস্টার, ফোন তালিকা ও ছক তৈরি করুন
৩. auditor invite              অথবা দপ্তরগুলোকে স্ব-যাচাই নির্দেশিকা দিন
৪. যা ফেরত আসে evidence/ ফোল্ডারে রাখুন: পূরণ করা রেজিস্টার, স্লিপ, সিস্টেমের রেকর্ড।
৫. auditor audit               সব দপ্তরের অবস্থা দেখুন; এখনো কিছু রাখা হয় না
৬. auditor remind              যাদের কাজ বাকি তাদের তাগিদ দিন
৭. auditor audit --keep --meeting YYYY-MM
                               সভার আগে মাসিক যাচাই রাখুন
৮. auditor report              সভার কাগজপত্র তৈরি করুন
৯. auditor return              জেলায় বিবরণী পাঠান

একই কাজ ব্রাউজারেও করা যায়, শুধু এই কম্পিউটারে: auditor desk
প্রতিটি ধাপ আবার চালানো যায়: আগের কিছু হারায় না।""",
        ),
    ),
    "evidence": Topic(
        Text(en="What counts as evidence, and where it goes", bn="কী কী তথ্য ধরা হয়, কোথায় রাখতে হয়"),
        Text(
            en="""Everything goes into evidence/, under any name and in any folder there:

  evidence/            registers and answer forms, filled in
  evidence/slips/      slips of self-checks: files, mails, photos of the QR
  evidence/exports/    records of the portal or another system
  evidence/mail/       signed answers of official mailboxes, saved as .eml

The newest answer counts, but a no is not outdone by an older or weaker yes.
Answers grow old; then they are asked for again. What nobody could read is
told and stands in the round as not read. A file with passwords is refused
whole: nothing of it is kept.""",
            bn="""সব কিছু evidence/ ফোল্ডারে রাখুন, যেকোনো নামে, ভেতরের যেকোনো ফোল্ডারে:

  evidence/            পূরণ করা রেজিস্টার ও তথ্য ছক
  evidence/slips/      স্ব-যাচাইয়ের স্লিপ: ফাইল, ই-মেইল, QR-এর ছবি
  evidence/exports/    পোর্টাল বা অন্য সিস্টেমের রেকর্ড
  evidence/mail/       সরকারি মেইলবক্সের স্বাক্ষরিত উত্তর (.eml)

সর্বশেষ তথ্য ধরা হয়; তবে "না" থাকলে পুরোনো বা দুর্বল ভিত্তির "হ্যাঁ" তা বদলায় না।
তথ্য পুরোনো হলে আবার জানতে চাওয়া হয়। যে ফাইল পড়া যায়নি তা জানানো হয় এবং
রেকর্ডেও লেখা থাকে। পাসওয়ার্ড আছে এমন ফাইল নেওয়াই হয় না: কিছুই রাখা হয় না।""",
        ),
    ),
    "grades": Topic(
        Text(en="How a thing is known: the five grades", bn="তথ্যের ভিত্তি: পাঁচটি স্তর"),
        Text(
            en="""Weakest first; printed beside every count:

  declared        the office said so: form, telephone, meeting
  self-checked    the user checked on the page and sent a slip
  witnessed       a new login was seen, in person or by video
  record          the portal's or another system's own record says so
  proof           shown by a technical check: a code asked at login,
                  a signed mail

A better known no is never outdone by a weaker yes. Who is seen is drawn by
the chair: auditor sample. What each rule asks: auditor policies""",
            bn="""দুর্বল থেকে শক্তিশালী; প্রতিটি সংখ্যার পাশে লেখা থাকে:

  দপ্তরের তথ্য     দপ্তর ছকে, ফোনে বা সভায় জানিয়েছে
  স্ব-যাচাই        ইউজার স্ব-যাচাই পাতায় পরীক্ষা করে স্লিপ পাঠিয়েছেন
  সরেজমিন/ভিডিও   নতুন লগইন সরেজমিনে বা ভিডিও কলে দেখা হয়েছে
  রেকর্ড           পোর্টাল বা অন্য সিস্টেমের নিজস্ব রেকর্ডে আছে
  কারিগরি         কারিগরি পরীক্ষায় ধরা পড়েছে: লগইনে কোড চাওয়া,
                  স্বাক্ষরিত ই-মেইল

শক্তিশালী ভিত্তির "না" কখনো দুর্বল ভিত্তির "হ্যাঁ" দিয়ে বদলায় না। কোন দপ্তরের লগইন
দেখা হবে তা সভাপতি দৈবচয়নে ঠিক করেন: auditor sample। নিয়মগুলো: auditor policies""",
        ),
    ),
    "exit-codes": Topic(
        Text(en="What the exit codes mean", bn="কাজ শেষে প্রোগ্রাম যে সংখ্যা জানায়"),
        Text(
            en="""  0     nothing failed
  1     something failed or is unknown, or the roster has doubtful places
  2     wrong usage: the line was typed wrongly
  3     the job could not be carried out: a file, baseline or ledger
        cannot be used
  4     a defect of the program: report the number that it tells
  130   interrupted (Ctrl-C)

Reports and tables go to standard output, talk to standard error; tables that
programs read: --json. A pipe that is closed early, as by head, is no fault: 0.""",
            bn="""  0     কোথাও ঘাটতি নেই
  1     কোথাও কাজ হয়নি বা তথ্য পাওয়া যায়নি, অথবা তালিকায় সন্দেহজনক কিছু আছে
  2     কমান্ডটি ঠিকভাবে লেখা হয়নি
  3     কাজটি করা যায়নি: কোনো ফাইল, মানদণ্ড বা স্থায়ী রেকর্ড ব্যবহার করা যাচ্ছে না
  4     প্রোগ্রামের ত্রুটি: যে নম্বর দেখায় সেটিসহ জানান
  130   মাঝপথে থামানো হয়েছে (Ctrl-C)

প্রতিবেদন ও সারণি যায় standard output-এ, বার্তা standard error-এ; প্রোগ্রামের জন্য
সারণি: --json। head-এর মতো কোনো প্রোগ্রাম আগেই পাইপ বন্ধ করলে তা ত্রুটি নয়: 0।""",
        ),
    ),
    "files": Topic(
        Text(en="What lies in a workspace", bn="কাজের ফোল্ডারে কী কী থাকে"),
        Text(
            en="""  auditor.toml      settings: committee, meetings, phones (auditor settings)
  roster.xlsx       offices and accounts, kept by you (auditor roster check)
  roster-corrections.toml
                    what is corrected beside it (auditor roster correct)
  baseline.toml     the committee's decisions, and the rules made of them
  waivers.toml      who has more time, why and until when (auditor extension)
  evidence/         what offices answered (auditor help evidence)
  ledger.db         kept rounds and entries; only ever added to. Never edit it
  out/              papers; they can be made again (auditor report)
  words.txt         words that people near by would try as a password

Secrets are in none of them: auditor keys. All but out/ is copied by
auditor backup, and brought back by auditor restore.""",
            bn="""  auditor.toml      সেটিংস: কমিটি, সভা, ফোন (auditor settings)
  roster.xlsx       দপ্তর ও ইউজার তালিকা, আপনি হালনাগাদ রাখেন (auditor roster check)
  roster-corrections.toml
                    তালিকার পাশে রাখা সংশোধন (auditor roster correct)
  baseline.toml     কমিটির সিদ্ধান্ত ও তা থেকে তৈরি নিয়ম
  waivers.toml      কার সময় বাড়ানো হয়েছে, কেন ও কোন তারিখ পর্যন্ত (auditor extension)
  evidence/         দপ্তরগুলোর পাঠানো তথ্য (auditor help evidence)
  ledger.db         স্থায়ী রেকর্ড; শুধু যোগ হয়, কখনো সম্পাদনা করবেন না
  out/              কাগজপত্র; আবার তৈরি করা যায় (auditor report)
  words.txt         এলাকার যেসব শব্দ কেউ পাসওয়ার্ড হিসেবে ব্যবহার করতে পারে

গোপন চাবি এগুলোর কোনোটিতে নেই: auditor keys। out/ ছাড়া সব কিছুর কপি রাখে
auditor backup, ফিরিয়ে আনে auditor restore।""",
        ),
    ),
    "passwords": Topic(
        Text(en="What becomes of passwords", bn="পাসওয়ার্ডের কী হয়"),
        Text(
            en="""Nobody is told a password, and none is kept, sent or printed. A password is
only ever typed at a hidden prompt, never on the line, and dropped when it is
judged:

  auditor selfcheck        one password, here
  auditor vault FILE       those of one's own password manager
  auditor invite           the page by which users check themselves
  auditor totp             two-step, rehearsed before it is turned on

Typed onto the line by mistake, it is not repeated by a message; but shells
keep what is typed: clear that history, and change the password.""",
            bn="""পাসওয়ার্ড কাউকে জানানো হয় না; রাখা, পাঠানো বা ছাপানোও হয় না। পাসওয়ার্ড শুধু সেখানেই
টাইপ করবেন যেখানে টাইপ করার সময় তা দেখা যায় না, কমান্ডের লাইনে কখনো নয়; যাচাই শেষে
তা আর থাকে না:

  auditor selfcheck        একটি পাসওয়ার্ড, এখানেই
  auditor vault ফাইল       নিজের পাসওয়ার্ড ম্যানেজারের পাসওয়ার্ডগুলো
  auditor invite           যে পাতায় ইউজার নিজে যাচাই করেন
  auditor totp             Two-step চালু করার আগে মহড়া

ভুল করে কমান্ডের লাইনে লিখে ফেললে কোনো বার্তায় তা আবার দেখানো হয় না; তবে শেল তা মনে
রাখে: সেই ইতিহাস মুছে ফেলুন এবং পাসওয়ার্ডটি বদলে নিন।""",
        ),
    ),
    "language": Topic(
        Text(en="Bangla and English", bn="বাংলা ও ইংরেজি"),
        Text(
            en="""--language bn or --language en, before or after a command's name.

Otherwise, on a screen, the language of the workspace (language = "bn" in
auditor.toml); English where there is none, and to programs that read
through a pipe. Papers follow the workspace unless asked
otherwise. Numbers and answers may be typed in either: --office 02 or
--office ০২, yes or হ্যাঁ.

A console that cannot show Bangla says so once and goes on in English. On
Windows the old console is one; Windows Terminal shows it.""",
            bn="""--language bn অথবা --language en, কমান্ডের নামের আগে বা পরে।

না লিখলে পর্দায় কাজের ফোল্ডারের ভাষা (auditor.toml-এ language = "bn"); কাজের ফোল্ডার
না থাকলে, অথবা পাইপ দিয়ে কোনো প্রোগ্রাম পড়লে, ইংরেজি।
কাগজপত্র হয় কাজের ফোল্ডারের ভাষায়। সংখ্যা ও উত্তর দুই ভাষাতেই লেখা যায়: --office 02 বা
--office ০২, yes বা হ্যাঁ।

যে কনসোলে বাংলা দেখানো যায় না, সেখানে একবার তা জানিয়ে ইংরেজিতে কাজ চলে। Windows-এর পুরোনো
কনসোলে তা দেখানো যায় না; Windows Terminal-এ যায়।""",
        ),
    ),
}
