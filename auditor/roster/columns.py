"""The columns of a roster: what each holds, its heading in our own form, and what else hands write over it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, match_key

if TYPE_CHECKING:
    from collections.abc import Mapping


class Column(StrEnum):
    """What a column of a roster can hold."""

    __hash__ = str.__hash__  # a cell is looked up by its column: that of an enumeration is a step of Python

    SERIAL = "serial"
    CODE = "code"
    OFFICE = "office"
    OFFICE_EN = "office-en"
    KIND = "kind"
    HEAD = "head"
    HEAD_EN = "head-en"
    PORTAL = "portal"
    EMAIL = "email"
    PHONE = "phone"
    USERS = "users"
    VOLUNTARY = "voluntary"
    POST = "post"
    POST_EN = "post-en"
    LOGIN = "login"
    SINCE = "since"
    NAME = "name"
    """নাম alone: the office's where no other column is, else a person's."""
    TITLE = "title"
    """পদবি alone: the head's in a list of offices, the user's in a list of accounts."""
    PERSON = "person"
    REMARK = "remark"


HEADINGS: Final[Mapping[Column, Text]] = {
    Column.SERIAL: Text(en="serial", bn="ক্রম"),
    Column.CODE: Text(en="office code", bn="দপ্তর কোড"),
    Column.OFFICE: Text(en="office", bn="দপ্তরের নাম"),
    Column.OFFICE_EN: Text(en="office (English)", bn="দপ্তরের নাম (ইংরেজি)"),
    Column.KIND: Text(en="kind of office", bn="দপ্তরের ধরন"),
    Column.HEAD: Text(en="head of office (post)", bn="দপ্তর প্রধানের পদবি"),
    Column.HEAD_EN: Text(en="head of office (post, English)", bn="দপ্তর প্রধানের পদবি (ইংরেজি)"),
    Column.PORTAL: Text(en="web portal", bn="ওয়েব পোর্টালের ঠিকানা"),
    Column.EMAIL: Text(en="official e-mail", bn="সরকারি ই-মেইল"),
    Column.PHONE: Text(en="phone", bn="মোবাইল নম্বর"),
    Column.USERS: Text(en="number of accounts", bn="ইউজার আইডি (সংখ্যা)"),
    Column.VOLUNTARY: Text(en="voluntary", bn="স্বেচ্ছায় যাচাই"),
    Column.POST: Text(en="user (post)", bn="ইউজার (পদবি)"),
    Column.POST_EN: Text(en="user (post, English)", bn="ইউজার (পদবি, ইংরেজি)"),
    Column.LOGIN: Text(en="user id", bn="ইউজার আইডি"),
    Column.SINCE: Text(en="holder since", bn="যোগদানের তারিখ"),
    Column.NAME: Text(en="name", bn="নাম"),
    Column.TITLE: Text(en="post", bn="পদবি"),
    Column.PERSON: Text(en="person's name", bn="কর্মকর্তার নাম"),
    Column.REMARK: Text(en="remarks", bn="মন্তব্য"),
}
"""The headings of our own form; further spellings are in `ALIASES`."""

_SPELLINGS: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.SERIAL: (
        "ক্রমিক", "ক্রমিক নং", "ক্রমিক নম্বর", "ক্রম নং", "ক্র নং", "ক্র. নং", "ক্রঃ নং", "ক্রঃনং", "নং",
        "নম্বর", "sl", "sl no",
        "s l", "si no", "serial no", "no", "#",
    ),
    Column.CODE: (
        "কোড", "দপ্তরের কোড", "অফিস কোড", "অফিসের কোড", "কার্যালয় কোড", "code", "office id", "id of office",
        "office_id",
    ),
    Column.OFFICE: (
        "দপ্তর", "দপ্তর নাম", "অফিস", "অফিসের নাম", "অফিস নাম", "কার্যালয়", "কার্যালয়ের নাম",
        "প্রতিষ্ঠানের নাম", "প্রতিষ্ঠান",
        "দপ্তর/ইউনিয়নের নাম", "দপ্তর/ইউনিয়ন", "দপ্তর/অফিসের নাম", "দপ্তর/কার্যালয়ের নাম", "দপ্তর/প্রতিষ্ঠানের নাম",
        "অফিস/দপ্তরের নাম", "দপ্তর বা ইউনিয়নের নাম", "বিভাগ", "বিভাগের নাম", "সংস্থার নাম", "দপ্তর (বাংলা)",
        "দপ্তরের নাম (বাংলা)", "অফিসের নাম (বাংলা)",
        "office name", "name of office", "name of the office", "office name (bangla)", "office (bangla)", "department",
        "department name", "institution",
    ),
    Column.OFFICE_EN: (
        "দপ্তর (ইংরেজি)", "দপ্তরের নাম (ইংরেজিতে)", "দপ্তরের ইংরেজি নাম", "অফিসের নাম (ইংরেজি)", "নাম (ইংরেজি)",
        "ইংরেজি নাম",
        "ইংরেজিতে নাম", "office name (english)", "name (english)", "english name", "office in english",
        "office_en", "name_en",
    ),
    Column.KIND: (
        "ধরন", "ধরণ", "দপ্তরের ধরণ", "অফিসের ধরন", "অফিসের ধরণ", "প্রকার", "দপ্তরের প্রকার", "শ্রেণি", "kind",
        "type", "office type",
        "office kind", "category",
    ),
    Column.HEAD: (
        "দপ্তর প্রধান", "অফিস প্রধান", "দপ্তর প্রধানের পদবী", "অফিস প্রধানের পদবি", "অফিস প্রধানের পদবী",
        "প্রধানের পদবি",
        "কর্মকর্তার পদবি", "কর্মকর্তার পদবী", "কর্মকর্তা", "কার্যালয় প্রধান", "প্রতিষ্ঠান প্রধান",
        "প্রতিষ্ঠান প্রধানের পদবি",
        "head", "head of office", "office head", "head post", "head of office post", "head_post",
    ),
    Column.HEAD_EN: ("দপ্তর প্রধান (ইংরেজি)", "head of office (english)", "head post (english)", "head_post_en"),
    Column.PORTAL: (
        "ওয়েব পোর্টাল", "পোর্টাল", "পোর্টালের ঠিকানা", "পোর্টালের লিংক", "ওয়েব সাইট", "ওয়েবসাইট",
        "ওয়েবসাইটের ঠিকানা",
        "ওয়েব সাইটের ঠিকানা", "ওয়েব ঠিকানা", "ওয়েব এড্রেস", "লিংক", "লিঙ্ক", "ওয়েব লিংক", "url", "portal",
        "portal url",
        "portal address", "website", "web site", "web address", "web", "link",
    ),
    Column.EMAIL: (
        "ই-মেইল", "ইমেইল", "ই মেইল", "মেইল", "সরকারী ই-মেইল", "সরকারি ইমেইল", "সরকারী ইমেইল", "ই-মেইল ঠিকানা",
        "ইমেইল ঠিকানা",
        "সরকারি ই-মেইল ঠিকানা", "সরকারী ই-মেইল ঠিকানা", "দাপ্তরিক ই-মেইল", "দাপ্তরিক ইমেইল", "অফিসিয়াল ই-মেইল",
        "মেইল আইডি",
        "ই-মেইল আইডি", "ইমেইল আইডি", "email", "e-mail", "mail", "email address", "official email",
        "official e-mail address",
        "email id",
    ),
    Column.PHONE: (
        "মোবাইল", "মোবাইল নং", "ফোন", "ফোন নং", "ফোন নম্বর", "সেল", "সেল নং", "টেলিফোন", "টেলিফোন নম্বর", "মোবাইল/ফোন",
        "ফোন/মোবাইল", "ফোন/মোবাইল নম্বর", "মোবাইল ফোন", "মোবাইল নাম্বার", "ফোন নাম্বার", "যোগাযোগের নম্বর",
        "mobile", "mobile no", "mobile number", "phone no", "phone number", "cell", "cell no", "telephone", "contact",
        "contact no", "contact number",
    ),
    Column.USERS: (
        "ইউজার সংখ্যা", "ইউজারের সংখ্যা", "ইউজার (জন)", "আইডি সংখ্যা", "আইডির সংখ্যা", "মোট ইউজার", "মোট আইডি",
        "মোট ইউজার আইডি",
        "ইউজার আইডি সংখ্যা", "ইউজার আইডির সংখ্যা", "ব্যবহারকারীর সংখ্যা", "কতজন ইউজার", "users", "no of users",
        "number of users",
        "user count", "accounts", "no of accounts", "total users",
    ),
    Column.VOLUNTARY: ("স্বেচ্ছায়", "স্বেচ্ছামূলক", "নিজ কার্যালয়", "নিজ দপ্তর", "own office", "voluntary check"),
    Column.POST: (
        "ইউজারের পদবি", "ইউজারের পদবী", "ইউজার (পদবী)", "ইউজার পদবি", "ইউজার পদবী", "ব্যবহারকারীর পদবি",
        "ব্যবহারকারীর পদবী",
        "আইডির পদবি", "দায়িত্বপ্রাপ্তের পদবি", "ব্যবহারকারী (পদবি)", "user post", "post of user", "user designation",
        "account post",
    ),
    Column.POST_EN: (
        "পদবি (ইংরেজি)", "পদবী (ইংরেজি)", "ইউজারের পদবি (ইংরেজি)", "post (english)", "user post (english)", "post_en",
    ),
    Column.LOGIN: (
        "ইউজার", "আইডি", "ইউজার নেম", "ইউজারনেম", "লগিন আইডি", "লগইন আইডি", "লগইন", "লগিন", "ইউজার আইডি (লগইন)", "user",
        "username", "user name", "userid", "id", "login", "login id", "account", "account id",
    ),
    Column.SINCE: (
        "যোগদান", "কর্মস্থলে যোগদান", "কর্মস্থলে যোগদানের তারিখ", "বর্তমান কর্মস্থলে যোগদানের তারিখ",
        "বর্তমান কর্মস্থলে যোগদান",
        "বর্তমান পদে যোগদান", "বর্তমান পদে যোগদানের তারিখ", "দায়িত্ব গ্রহণের তারিখ", "দায়িত্ব গ্রহণ", "joining date",
        "date of joining", "joined", "since", "in post since",
    ),
    Column.NAME: ("name",),
    Column.TITLE: ("পদবী", "পদের নাম", "পদ", "designation", "title"),
    Column.PERSON: (
        "দপ্তর প্রধানের নাম", "অফিস প্রধানের নাম", "প্রধানের নাম", "ইউজারের নাম", "ব্যবহারকারীর নাম",
        "ব্যবহারকারী", "ব্যক্তির নাম",
        "নাম ও পদবি", "নাম ও পদবী", "কর্মকর্তার নাম ও পদবি", "কর্মকর্তার নাম ও পদবী", "দায়িত্বপ্রাপ্ত কর্মকর্তা",
        "দায়িত্বপ্রাপ্ত কর্মকর্তার নাম", "কর্মকর্তা/কর্মচারীর নাম", "কর্মচারীর নাম", "উদ্যোক্তার নাম",
        "সচিবের নাম", "চেয়ারম্যানের নাম",
        "officer", "officer name", "name of officer", "name of the officer", "person", "person name", "holder",
        "holder name",
        "name of user", "name and designation", "contact person", "full name",
    ),
    Column.REMARK: ("মন্তব্য/বিবরণ", "রিমার্কস", "বিবরণ", "remark", "comment", "comments", "note", "notes"),
}  # fmt: skip
ALIASES: Final[Mapping[str, Column]] = {
    match_key(words): column
    for column, heading in HEADINGS.items()
    for words in (heading.bn, heading.en, *_SPELLINGS.get(column, ()))
    if match_key(words)
}
UNION_ALIASES: Final = {
    match_key(words): Column.OFFICE
    for words in (
        "ইউনিয়ন",
        "ইউনিয়নের নাম",
        "ইউনিয়ন পরিষদ",
        "ইউনিয়ন পরিষদের নাম",
        "ইউপি",
        "union",
        "union name",
        "name of union",
        "union parishad",
    )
}
"""Headings that say of themselves that every office below is a union."""
ALL_ALIASES: Final[Mapping[str, Column]] = {**ALIASES, **UNION_ALIASES}
