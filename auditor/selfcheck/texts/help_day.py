"""A help day: one computer, on which users check themselves in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

FURTHER: Final[Mapping[str, Text]] = {
    "help-head": Text(
        en="Help day: one computer for many users",
        bn="সহায়তা দিবস: এক কম্পিউটারে অনেকে",
    ),
    "help-what": Text(
        en="Choose one folder or the USB drive: every slip is then kept there by itself. After each person press F2: the page "
        "starts anew, and nothing of that person remains.",
        bn="একটি ফোল্ডার বা পেনড্রাইভ বাছুন: এরপর প্রতিটি স্লিপ নিজে থেকেই সেখানে জমা হবে। প্রত্যেকের কাজ শেষে F2 চাপুন: পাতা নতুন করে শুরু হবে, "
        "আগের জনের কিছুই থাকবে না।",
    ),
    "help-choose": Text(en="Choose the folder for slips", bn="স্লিপের ফোল্ডার বাছুন"),
    "help-start": Text(en="Start the help day", bn="সহায়তা দিবস শুরু করুন"),
    "help-into": Text(
        en="Slips go to the folder {folder}. So far: {n}.", bn="স্লিপ জমা হচ্ছে {folder} ফোল্ডারে। এ পর্যন্ত {n}টি।"
    ),
    "help-downloads": Text(
        en="This browser cannot keep slips in a folder of your choice: they go to its Downloads folder. So far: {n}.",
        bn="এই ব্রাউজারে ফোল্ডার বেছে রাখা যায় না; স্লিপ Downloads ফোল্ডারে জমা হচ্ছে। এ পর্যন্ত {n}টি।",
    ),
    "help-kept": Text(
        en="Receipt: slip {slip_no} is kept in the folder {folder}: {file}. You need not send it.",
        bn="প্রাপ্তি: স্লিপ {slip_no} {folder} ফোল্ডারে রাখা হয়েছে: {file}। আলাদা করে পাঠাতে হবে না।",
    ),
    "help-kept-here": Text(
        en="Receipt: slip {slip_no} is kept in the Downloads folder: {file}. You need not send it.",
        bn="প্রাপ্তি: স্লিপ {slip_no} Downloads ফোল্ডারে রাখা হয়েছে: {file}। আলাদা করে পাঠাতে হবে না।",
    ),
    "help-done": Text(
        en="Done. Thank you. For the next person press F2.",
        bn="কাজ শেষ। ধন্যবাদ। পরের জনের জন্য F2 চাপুন।",
    ),
    "help-lost": Text(
        en="The folder {folder} could not be written to (was the drive pulled out?). The slip went to the Downloads folder: {file}. "
        "Choose the folder again in step 1.",
        bn="{folder} ফোল্ডারে লেখা গেল না (পেনড্রাইভ খুলে গেছে?)। স্লিপটি Downloads ফোল্ডারে রাখা হয়েছে: {file}। ১ নং ধাপে ফোল্ডারটি আবার বাছুন।",
    ),
}
