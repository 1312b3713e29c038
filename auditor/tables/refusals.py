"""Why a file is refused whole: what is wrong with it in plain words, and what to do with it."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text, clean
from auditor.model.errors import FileRefusedError, PasswordsFoundError


def refusal(message: Text, file: str, **values: str | int) -> FileRefusedError:
    """Return the error that refuses a file, its name and the values put into the message."""
    shown = {word: clean(value) if isinstance(value, str) else value for word, value in values.items()}
    return FileRefusedError(message.filled(file=clean(file), **shown))


def passwords_found(message: Text, file: str, **values: str | int) -> PasswordsFoundError:
    """Return the error that refuses a file with passwords; the values say where they are."""
    return PasswordsFoundError(*refusal(message, file, **values).messages)


TOO_LARGE: Final = Text(
    en="{file} is larger than {limit} MB. Keep only the list in it, without pictures, save it as .xlsx and try again.",
    bn="{file} {limit} মেগাবাইটের চেয়ে বড়। ছবি বাদ দিয়ে শুধু তালিকাটি রেখে .xlsx হিসেবে সেভ করে আবার দিন।",
)
SWELLS: Final = Text(
    en="{file} unpacks to an absurd size, so it was not opened. Copy the list into a new workbook, save it as "
    ".xlsx and try again.",
    bn="{file} খুললে অস্বাভাবিক বড় হয়ে যায়, তাই খোলা হয়নি। তালিকাটি নতুন ফাইলে কপি করে .xlsx হিসেবে সেভ করে আবার দিন।",
)
TOO_MANY_ROWS: Final = Text(
    en="{file}: a sheet has cells below row {limit}. Delete everything below the list, save and try again.",
    bn="{file}: একটি পাতায় {limit} নম্বর সারির নিচেও লেখা আছে। তালিকার নিচের সব মুছে সেভ করে আবার দিন।",
)
TOO_MANY_COLUMNS: Final = Text(
    en="{file}: a sheet has cells beyond {limit} columns. Delete everything to the right of the list, save and "
    "try again.",
    bn="{file}: একটি পাতায় {limit}টির বেশি কলামে লেখা আছে। তালিকার ডান পাশের সব মুছে সেভ করে আবার দিন।",
)
TOO_MANY_CELLS: Final = Text(
    en="{file} has more than {limit} cells. Delete everything beside and below the list, or divide it into "
    "several files, "
    "and try again.",
    bn="{file}-এ {limit}টির বেশি ঘর আছে। তালিকার বাইরের সব মুছে, অথবা কয়েকটি ফাইলে ভাগ করে আবার দিন।",
)
NOT_CALCULATED: Final = Text(
    en="{file}: more than {limit} cells of one sheet are errors or formulas without a value. Open it in Excel, let it "
    "calculate, save it as .xlsx and try again.",
    bn="{file}: একটি পাতার {limit}টির বেশি ঘরে ত্রুটি আছে অথবা সূত্রের ফল নেই। Excel-এ খুলে হিসাব হতে দিন, .xlsx হিসেবে সেভ করে আবার দিন।",
)
TOO_MANY_SHEETS: Final = Text(
    en="{file} has more than {limit} sheets. Keep only the sheets of the list and try again.",
    bn="{file}-এ {limit}টির বেশি পাতা আছে। শুধু তালিকার পাতাগুলো রেখে আবার দিন।",
)
LONG_CELL: Final = Text(
    en="{file}: a cell holds more than {limit} characters. Shorten it, save and try again.",
    bn="{file}: একটি ঘরে {limit} অক্ষরের বেশি লেখা আছে। ছোট করে সেভ করে আবার দিন।",
)
DAMAGED: Final = Text(
    en="{file} is incomplete or damaged. Copy it again from the original, open it in Excel, save it as .xlsx and "
    "try again.",
    bn="{file} সম্পূর্ণ নেই বা নষ্ট হয়ে গেছে। মূল ফাইল থেকে আবার কপি করুন, Excel-এ খুলে .xlsx হিসেবে সেভ করে আবার দিন।",
)
UNUSUAL: Final = Text(
    en="{file} is built in an unusual way, so it was not opened. Open it in Excel, save it as a new .xlsx and "
    "try again.",
    bn="{file} স্বাভাবিক নিয়মে তৈরি নয়, তাই খোলা হয়নি। Excel-এ খুলে নতুন .xlsx হিসেবে সেভ করে আবার দিন।",
)
LOCKED: Final = Text(
    en="{file} opens only with a password. In Excel choose File, Info, Protect Workbook, Encrypt with Password, "
    "empty the "
    "field, save and try again; send the password to nobody.",
    bn="{file} খুলতে পাসওয়ার্ড লাগে। Excel-এ File, Info, Protect Workbook, Encrypt with Password-এ গিয়ে ঘরটি "
    "খালি করে "
    "সেভ করে আবার দিন; পাসওয়ার্ড কাউকে পাঠাবেন না।",
)
OLD_XLS: Final = Text(
    en='{file} is an old .xls. Open it in Excel and save it as "Excel Workbook (.xlsx)".',
    bn='{file} পুরোনো .xls ফাইল। Excel-এ খুলে Save As থেকে "Excel Workbook (.xlsx)" করুন।',
)
OTHER_EXCEL: Final = Text(
    en='{file} is a {kind} file. Open it and save it as "Excel Workbook (.xlsx)".',
    bn='{file} একটি {kind} ফাইল। ফাইলটি খুলে Save As থেকে "Excel Workbook (.xlsx)" করুন।',
)
WEB_PAGE: Final = Text(
    en='{file} is a web page under the name of a table. Open it in Excel and save it as "Excel Workbook (.xlsx)".',
    bn='{file} আসলে ওয়েব পাতা, নামটি শুধু তালিকার। Excel-এ খুলে Save As থেকে "Excel Workbook (.xlsx)" করুন।',
)
NO_TABLE: Final = Text(
    en="{file} is no spreadsheet. Type or copy the list into Excel, save it as .xlsx and try again.",
    bn="{file} কোনো স্প্রেডশিট নয়। তালিকাটি Excel-এ লিখে বা কপি করে .xlsx হিসেবে সেভ করে আবার দিন।",
)
ARCHIVE: Final = Text(
    en="{file} is a zip folder. Take the .xlsx or .csv out of it and try again.",
    bn="{file} একটি zip ফোল্ডার। ভেতরের .xlsx বা .csv ফাইলটি বের করে আবার দিন।",
)
EMPTY: Final = Text(
    en="{file} is empty. Copy it again from the original and try again.",
    bn="{file} ফাঁকা। মূল ফাইল থেকে আবার কপি করে দিন।",
)
UNREADABLE_LETTERS: Final = Text(
    en='{file}: its letters cannot be read. Open it where it was made and save it as .xlsx or "CSV UTF-8".',
    bn='{file}: অক্ষরগুলো পড়া যাচ্ছে না। যে প্রোগ্রামে তৈরি, সেখানে খুলে .xlsx বা "CSV UTF-8" হিসেবে সেভ করুন।',
)
BROKEN_BANGLA: Final = Text(
    en='{file}: the Bangla was read in the wrong encoding and became "à¦…". Open the original (in Excel: Data, From '
    "Text/CSV, 65001 UTF-8), save it as .xlsx and try again.",
    bn='{file}: বাংলা লেখা ভুলভাবে খুলে "à¦…" এর মতো হয়ে গেছে। মূল ফাইলটি (Excel-এ Data, From Text/CSV, 65001 UTF-8) '
    "খুলে .xlsx হিসেবে সেভ করে আবার দিন।",
)
LOST_BANGLA: Final = Text(
    en='{file}: the Bangla was lost and became "?". Save again from the original as .xlsx or "CSV UTF-8".',
    bn='{file}: বাংলা লেখা নষ্ট হয়ে "?" হয়ে গেছে। মূল ফাইল থেকে .xlsx বা "CSV UTF-8" হিসেবে আবার সেভ করুন।',
)
OPEN_QUOTE: Final = Text(
    en='{file}: near line {row} a quotation mark (") does not fit. Open the file in Excel, correct the cell, '
    "save it as "
    ".xlsx and try again.",
    bn='{file}: {row} নম্বর লাইনের কাছে উদ্ধৃতি চিহ্ন (") মিলছে না। ফাইলটি Excel-এ খুলে ঘরটি ঠিক করে .xlsx '
    "হিসেবে সেভ করে আবার দিন।",
)
SINGLE_QUOTES: Final = Text(
    en="{file}: line {row} has more or fewer cells than the headings: a description in it holds the signs that stand between two cells (', '). Correct the "
    "description in the system and take the record again.",
    bn="{file}: {row} নম্বর লাইনে শিরোনামের চেয়ে বেশি বা কম ঘর আছে: কোনো বিবরণে দুই ঘরের মাঝের চিহ্নগুলো (', ') আছে। সিস্টেমে বিবরণটি ঠিক করে রেকর্ডটি আবার নিন।",
)
FILE_OPEN: Final = Text(
    en="{file} is open in Excel or another program. Save and close it, then run again.",
    bn="{file} এখন Excel বা অন্য কোনো প্রোগ্রামে খোলা আছে। সেভ করে বন্ধ করুন, তারপর আবার চালান।",
)
ODD_NAME: Final = Text(
    en="{file}: its name has a sign that cannot be read here, so the file was not read. Give it another name and run again.",
    bn="{file}: ফাইলের নামে এমন চিহ্ন আছে যা এই কম্পিউটারে পড়া যায় না, তাই ফাইলটি পড়া হয়নি। নাম বদলে আবার চালান।",
)
MISSING: Final = Text(
    en="{file} is not there. Check its name and folder and run again.",
    bn="{file} পাওয়া যায়নি। নাম ও ফোল্ডার দেখে আবার চালান।",
)
FOLDER: Final = Text(
    en="{file} is not a file. Name the file itself and run again.",
    bn="{file} কোনো ফাইল নয়। ফাইলটির নাম দিয়ে আবার চালান।",
)
NOT_READ: Final = Text(
    en="{file} could not be read from the disk. Copy it to this computer and run again.",
    bn="{file} ডিস্ক থেকে পড়া যায়নি। এই কম্পিউটারে কপি করে আবার চালান।",
)
PASSWORD_COLUMN: Final = Text(
    en='{file}, sheet "{sheet}", column {col} seems to hold passwords. The file was refused and nothing was '
    "kept. Delete "
    "the column and try again; delete the old file (Shift+Delete), also from mail and WhatsApp; have those "
    "passwords reset.",
    bn="{file}, “{sheet}” পাতার {col} কলামে পাসওয়ার্ড আছে বলে মনে হচ্ছে। ফাইলটি নেওয়া হয়নি, কিছুই রাখা হয়নি। "
    "কলামটি মুছে "
    "ফাইলটি আবার দিন; পুরোনো ফাইল Shift+Delete দিয়ে এবং ই-মেইল ও WhatsApp থেকেও মুছুন; ওই পাসওয়ার্ডগুলো রিসেট "
    "করতে বলুন।",
)
PASSWORD_CELL: Final = Text(
    en='{file}, sheet "{sheet}", cell {cell} seems to tell a password. The file was refused and nothing was kept. Empty '
    "the cell (a post or name is written in words) and try again; delete the old file (Shift+Delete), also from mail and "
    "WhatsApp; have that password reset.",
    bn="{file}, “{sheet}” পাতার {cell} ঘরে পাসওয়ার্ড লেখা আছে বলে মনে হচ্ছে। ফাইলটি নেওয়া হয়নি, কিছুই রাখা হয়নি। "
    "ঘরটি খালি করে (পদ বা নাম হলে কথায় লিখে) ফাইলটি আবার দিন; পুরোনো ফাইল Shift+Delete দিয়ে এবং ই-মেইল ও WhatsApp থেকেও মুছুন; "
    "ওই পাসওয়ার্ডটি রিসেট করতে বলুন।",
)
