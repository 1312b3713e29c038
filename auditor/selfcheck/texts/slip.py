"""Step 3: the slip, the ways to send it, and what the whole check cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

AGREED: Final[Mapping[str, Text]] = {
    "s5-make": Text(
        en="Make the slip",
        bn="স্লিপ তৈরি করুন",
    ),
    "s5-in": Text(
        en="The slip holds: whether the rule is met; weak, fair or strong; your answers; the date.",
        bn="স্লিপে থাকে: নিয়ম মানা হয়েছে কি না; পাসওয়ার্ড দুর্বল, মাঝারি না শক্তিশালী; আপনার উত্তর; তারিখ।",
    ),
    "s5-out": Text(
        en="It does not hold: the password, any part of it, or its length.",
        bn="স্লিপে থাকে না: পাসওয়ার্ড, তার কোনো অংশ বা অক্ষর সংখ্যা।",
    ),
    "s5-sealed": Text(
        en="Only the assistant programmer's computer can open it.",
        bn="স্লিপ শুধু সহকারী প্রোগ্রামারের কম্পিউটারে খোলা যায়।",
    ),
    "s5-cleared": Text(
        en="There is no password on this screen. You may photograph it.",
        bn="এই পর্দায় পাসওয়ার্ড নেই; ছবি তোলা যাবে।",
    ),
    "s5-number": Text(
        en="Slip number: {slip_no}",
        bn="স্লিপ নম্বর: {slip_no}",
    ),
    "s5-how": Text(
        en="Send it in any one way (never a password):",
        bn="যেকোনো একটি উপায়ে পাঠান (পাসওয়ার্ড কখনো নয়):",
    ),
    "s5-mail": Text(
        en="E-mail: from the official address to {uno_mail}, with the file",
        bn="ই-মেইলে: সরকারি ঠিকানা থেকে {uno_mail} ঠিকানায়, ফাইলটি জুড়ে",
    ),
    "s5-phone": Text(
        en="Phone: a photo of the QR, or the copied text, by WhatsApp or any messenger to the assistant programmer: {ap_phone}",
        bn="ফোনে: QR-এর ছবি বা কপি করা লেখা WhatsApp বা অন্য মেসেঞ্জারে সহকারী প্রোগ্রামারের নম্বরে: {ap_phone}",
    ),
    "s5-hand": Text(
        en="By hand: the file on a USB drive, or printed",
        bn="হাতে হাতে: পেনড্রাইভে ফাইল, অথবা ছাপানো কাগজ",
    ),
    "s5-file": Text(
        en="Save file",
        bn="ফাইল নিন",
    ),
    "s5-copy": Text(
        en="Copy text",
        bn="লেখা কপি করুন",
    ),
    "s5-print": Text(
        en="Print",
        bn="ছাপুন",
    ),
    "s5-copied": Text(
        en="Copied.",
        bn="কপি হয়েছে।",
    ),
    "s5-copy-fail": Text(
        en="Could not copy. Select the text and press Ctrl+C.",
        bn="কপি করা গেল না। লেখাটি বেছে নিয়ে Ctrl+C চাপুন।",
    ),
    "s5-receipt": Text(
        en="If nobody confirms within two working days, call the assistant programmer ({ap_phone}) and give the slip number.",
        bn="দুই কর্মদিবসে প্রাপ্তি না জানালে সহকারী প্রোগ্রামারকে ({ap_phone}) ফোনে স্লিপ নম্বরটি বলুন।",
    ),
    "s5-done": Text(
        en="Done. Thank you. Close this window.",
        bn="কাজ শেষ। ধন্যবাদ। জানালাটি বন্ধ করুন।",
    ),
    "s5-next": Text(
        en="Next person (F2)",
        bn="পরের জন (F2)",
    ),
    "limits-head": Text(
        en="What this check cannot show",
        bn="এই যাচাইয়ের সীমা",
    ),
    "limits-1": Text(
        en="It does not know whether this password is the one on the portal.",
        bn="লেখা পাসওয়ার্ডটিই পোর্টালে আছে কি না, পাতা তা জানে না।",
    ),
    "limits-2": Text(
        en="Nor who typed it.",
        bn="কে লিখেছেন, তা-ও জানে না।",
    ),
    "limits-3": Text(
        en='So reports call it "self-checked", which is less than "witnessed".',
        bn='তাই প্রতিবেদনে এই তথ্যের ভিত্তি লেখা হয় "স্ব-যাচাই"; সরেজমিন বা ভিডিও কলে যাচাইয়ের সমান নয়।',
    ),
    "limits-4": Text(
        en="A strong password protects nothing once it is told to someone.",
        bn="শক্তিশালী দেখালেও পাসওয়ার্ড কাউকে বললে নিরাপত্তা থাকে না।",
    ),
}
FURTHER: Final[Mapping[str, Text]] = {
    "s5-for": plain("{post}, {office}"),
    "rule": Text(en="Password rule", bn="পাসওয়ার্ডের নিয়ম"),
    "rule-not-set": Text(
        en="not said, for this password is not on the portal",
        bn="স্লিপে লেখা হবে না, কারণ পাসওয়ার্ডটি পোর্টালে বসানো হয়নি",
    ),
    "rule-met": Text(en="met", bn="মানা হয়েছে"),
    "rule-unmet": Text(en="not met", bn="পূরণ হয়নি"),
    "reuse": Text(en="Compared with another of your accounts", bn="অন্য আইডির পাসওয়ার্ডের সঙ্গে মেলানো"),
    "typed": Text(en="typed", bn="লেখা হয়েছে"),
    "slip-qr": Text(en="QR code of the slip", bn="স্লিপের QR কোড"),
    "qr-note": Text(
        en="Get the whole QR and the white border around it into the picture.",
        bn="ছবিতে পুরো QR ও তার চারপাশের সাদা অংশ রাখুন।",
    ),
    "number": plain("{n}"),
    "s5-saved": Text(
        en="The file is in the Downloads folder of this computer: {file}",
        bn="ফাইলটি এই কম্পিউটারের Downloads ফোল্ডারে আছে: {file}",
    ),
    "s5-mail-any": Text(
        en="E-mail: from the official address to that of the UNO office, with the file",
        bn="ই-মেইলে: সরকারি ঠিকানা থেকে উপজেলা নির্বাহী অফিসারের কার্যালয়ের ঠিকানায়, ফাইলটি জুড়ে",
    ),
    "s5-phone-any": Text(
        en="Phone: a photo of the QR, or the copied text, by WhatsApp or any messenger to the assistant programmer",
        bn="ফোনে: QR-এর ছবি বা কপি করা লেখা WhatsApp বা অন্য মেসেঞ্জারে সহকারী প্রোগ্রামারের নম্বরে",
    ),
    "s5-receipt-any": Text(
        en="If nobody confirms within two working days, call the assistant programmer and give the slip number.",
        bn="দুই কর্মদিবসে প্রাপ্তি না জানালে সহকারী প্রোগ্রামারকে ফোনে স্লিপ নম্বরটি বলুন।",
    ),
    "s5-change": Text(
        en="Change the answers",
        bn="উত্তর বদলান",
    ),
    "s5-what": Text(
        en="The slip's text, and what a slip holds",
        bn="স্লিপের লেখা, এবং স্লিপে কী থাকে",
    ),
    "s5-unkept": Text(
        en="This slip was not saved, copied or printed yet. Press F2 once more if it was photographed or can be dropped.",
        bn="স্লিপটি এখনো ফাইলে নেওয়া, কপি বা ছাপা হয়নি। ছবি তোলা হয়ে থাকলে বা বাদ দিলে চলে এমন হলে আবার F2 চাপুন।",
    ),
    "s5-sent": Text(
        en="Photographed or sent",
        bn="ছবি তুলেছি বা পাঠিয়েছি",
    ),
    "s5-left": Text(
        en="Not finished yet: photograph, save, copy or print the slip and send it.",
        bn="কাজ এখনো বাকি: স্লিপের ছবি তুলে, ফাইল নিয়ে, কপি করে বা ছেপে পাঠান।",
    ),
    "s5-to-send": Text(
        en="Now send it; then you are done and can close this window.",
        bn="এবার পাঠান; পাঠানো হলে কাজ শেষ, জানালাটি বন্ধ করুন।",
    ),
}
