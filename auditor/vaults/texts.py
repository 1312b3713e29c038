"""What is said while a vault is judged: before it is read, of what is kept of it, and of destroying its export."""

from __future__ import annotations

from typing import Final

from auditor.i18n import Text

SCREEN_ONLY: Final = Text(
    en="What is found tells how to guess passwords, so it is shown on the screen only and never written into a file or "
    "another program. Nothing was read. Run the command in a terminal window, without > or |.",
    bn="ফলাফল থেকে পাসওয়ার্ড অনুমান করা সহজ হয়, তাই তা শুধু পর্দায় দেখানো হয়; ফাইলে বা অন্য প্রোগ্রামে কখনো পাঠানো হয় না। কিছুই পড়া হয়নি। টার্মিনাল "
    "জানালায় > বা | ছাড়া কমান্ডটি চালান।",
)
IN_WORKSPACE: Final = Text(
    en="{file} lies in the workspace and would go along with every copy of it. Keep vaults and exports outside.",
    bn="{file} কাজের ফোল্ডারের ভেতরে আছে; ফোল্ডারের প্রতিটি কপির সঙ্গে এটিও চলে যাবে। পাসওয়ার্ডের ফাইল বাইরে রাখুন।",
)
NO_WORKSPACE: Final = Text(
    en="This is outside of a workspace: passwords are judged by words of the whole country, without the names of offices "
    "and unions of an upazila.",
    bn="এটি কাজের ফোল্ডারের বাইরে: সারা দেশের পরিচিত শব্দ দিয়ে পরীক্ষা করা হচ্ছে; কোনো উপজেলার দপ্তর ও ইউনিয়নের নাম ধরা হচ্ছে না।",
)
MASTER: Final = Text(en="Master password of the vault", bn="মাস্টার পাসওয়ার্ড")
MASTER_EMPTY: Final = Text(
    en="Master password of the vault (Enter, if the key file alone opens it)",
    bn="মাস্টার পাসওয়ার্ড (শুধু চাবি-ফাইলেই খুললে Enter)",
)
JUDGING: Final = Text(en="Judging", bn="পরীক্ষা চলছে")
NO_PASSWORDS: Final = Text(
    en="There is no password in it that could be judged. Check that it is the right file and export it again.",
    bn="এতে পরীক্ষা করার মতো কোনো পাসওয়ার্ড নেই। ফাইলটি ঠিক কি না দেখে আবার এক্সপোর্ট করুন।",
)
DOUBTFUL: Final = Text(
    en="{account}: the vault has several passwords for it, or the roster lists its login twice. Nothing was kept of it. "
    "Delete the old entry, or correct the roster, and run again.",
    bn="{account}: এর একাধিক পাসওয়ার্ড সেভ করা আছে, অথবা তালিকায় একই লগইন দুবার আছে। এর কিছুই রাখা হয়নি। পুরোনো এন্ট্রি মুছে বা তালিকা ঠিক করে আবার "
    "চালান।",
)
ELSEWHERE: Final = Text(
    en="{account}: its login is in the vault, but not at the portal's address as the roster has it. Nothing was kept of it. "
    "Correct the address in the vault or in the roster and run again.",
    bn="{account}: এর লগইন সেভ করা আছে, কিন্তু তালিকায় দেওয়া পোর্টালের ঠিকানায় নয়। এর কিছুই রাখা হয়নি। ম্যানেজারে বা তালিকায় ঠিকানা ঠিক করে আবার "
    "চালান।",
)
NOTHING_RECORDED: Final = Text(
    en="No account of the vault is in the roster with the same login and portal address, so nothing was kept. Enter logins "
    "and addresses in the roster, or leave out --record.",
    bn="একই লগইন ও পোর্টালের ঠিকানাসহ কোনো আইডি তালিকায় পাওয়া যায়নি, তাই কিছু রাখা হয়নি। তালিকায় লগইন ও ঠিকানা দিন, অথবা --record বাদ দিন।",
)
RECORDED_ONE: Final = Text(en="Kept of: {account}", bn="রাখা হয়েছে: {account}")
RECORDED: Final = Text(
    en="Kept of {n} {n:account|accounts}: rule and band, used in more than one place or not, leaked where it was compared, two-step where its code is "
    "saved. No password, no reason, nothing of other accounts. File: evidence/{file}. Next: auditor audit",
    bn="{n}টি আইডির শুধু এটুকু রাখা হয়েছে: নিয়ম ও শক্তি, একাধিক জায়গায় ব্যবহৃত কি না, মেলানো হলে ফাঁস হয়েছে কি না, কোড সেভ করা থাকলে Two-step। পাসওয়ার্ড, "
    "কারণ বা অন্য কোনো আইডির কিছু রাখা হয়নি। ফাইল: evidence/{file}। এরপর: auditor audit",
)
READABLE: Final = Text(
    en="{file} shows all these passwords to whoever opens it.", bn="{file} যে খুলবে সে-ই সব পাসওয়ার্ড দেখতে পাবে।"
)
SYNCED: Final = Text(
    en="{file} lies in a folder that is copied to a server. Whatever is done here, copies may stay there: change these "
    "passwords.",
    bn="{file} এমন ফোল্ডারে আছে যার কপি বাইরের সার্ভারে যায়। এখানে যা-ই করা হোক, সেখানে কপি থেকে যেতে পারে: এই পাসওয়ার্ডগুলো বদলান।",
)
CANNOT: Final = Text(
    en="It can be destroyed now: written over, renamed and deleted, for good. What that cannot promise: SSDs, memory sticks "
    "and some disks write elsewhere than they are told, so the old contents may stay there unseen. It does not reach "
    "copies in Downloads, the recycle bin, mail or chat, cloud sync (OneDrive, Google Drive, Dropbox), backups and the "
    "previous versions that Windows keeps, nor the passwords inside the browser or manager itself.",
    bn="ফাইলটি এখন ধ্বংস করা যায়: উপরে অন্য লেখা লিখে, নাম বদলে, চিরতরে মুছে। যা নিশ্চিত করা যায় না: SSD, পেনড্রাইভ ও কিছু ডিস্ক অন্য জায়গায় লেখে, তাই "
    "পুরোনো লেখা আড়ালে থেকে যেতে পারে। Downloads, Recycle Bin, ই-মেইল বা চ্যাট, ক্লাউড (OneDrive, Google Drive, Dropbox), ব্যাকআপ ও "
    "Windows-এর Previous Versions-এর কপি এতে মোছে না; ব্রাউজার বা ম্যানেজারের ভেতরের পাসওয়ার্ডও না।",
)
DESTROY: Final = Text(en="Destroy {file}?", bn="{file} ধ্বংস করব?")
DESTROYED: Final = Text(
    en="{file} was destroyed as far as a program can. Now empty the recycle bin, look for copies in Downloads and in sent "
    "mail, and if the file ever lay in a synced folder, change these passwords.",
    bn="একটি প্রোগ্রাম যতটা পারে, {file} ততটা ধ্বংস করা হয়েছে। এখন Recycle Bin খালি করুন, Downloads ও পাঠানো মেইলে কপি খুঁজুন; ফাইলটি কখনো ক্লাউড "
    "ফোল্ডারে থাকলে এই পাসওয়ার্ডগুলো বদলান।",
)
BY_HAND: Final = Text(
    en="{file} was left as it is. Delete it by hand as soon as it is not needed (Shift+Delete), with all its copies.",
    bn="{file} যেমন ছিল তেমনই আছে। কাজ শেষ হওয়ামাত্র সব কপিসহ নিজে মুছুন (Shift+Delete)।",
)
