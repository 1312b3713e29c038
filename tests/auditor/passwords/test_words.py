"""The words of a place: what a neighbour would try, in the spellings of the place, bounded, and nobody's login among them."""

from __future__ import annotations

import json
import unicodedata

import pytest
from changing import replace
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import asdict
from sampling import some_of

from auditor.i18n import Text, plain
from auditor.model.selfcheck import LocalWords
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.passwords import local_words, passphrases, words
from auditor.passwords.local_words import SHORTEST_SKELETON, consonants_in, sounds_in
from auditor.places import geography

KHULNA = Text(en="Khulna", bn="খুলনা")
PLACE = geography.find_upazila("Paikgacha", "Khulna")[0]
OFFICES = geography.fresh_roster(PLACE).offices
NOWHERE = Text(en="Nowhere", bn="কোথাও না")


def of_paikgacha(offices=OFFICES, **more):
    return words.local_words(offices, upazila=Text(en="Paikgacha", bn="পাইকগাছা"), district=KHULNA, **more)


FOUND = of_paikgacha()


@pytest.mark.parametrize(
    ("group", "word"),
    [
        ("places", "paikgacha"),
        ("places", "paikgasa"),
        ("places", "khulna"),
        ("places", "kopilmuni"),
        ("places", "kapilmuni"),
        ("places", "chandkhali"),
        ("places", "dumuria"),
        ("places", "barishal"),
        ("places", "bangladesh"),
        ("offices", "agriculture"),
        ("offices", "krishi"),
        ("offices", "uno"),
        ("offices", "udc"),
        ("offices", "sochib"),
        ("offices", "upazila"),
        ("offices", "union parishad"),
        ("portals", "kopilmuniup"),
        ("portals", "batayon"),
        ("portals", "portal"),
        ("names", "bismillah"),
        ("names", "rahim"),
        ("names", "786"),
        ("years", "1971"),
        ("bangla", "আমার সোনার বাংলা"),
        ("bangla", "পাইকগাছা"),
        ("bangla", "কপিলমুনি"),
    ],
)
def test_what_a_neighbour_would_try_is_there(group, word):
    assert word in getattr(FOUND, group)


def test_the_list_by_hand_takes_no_side():
    sides = [
        ("joy bangla", "bangladesh zindabad"),
        ("sheikh mujib", "ziaur rahman"),
        ("nouka", "dhaner shish", "langol", "daripalla"),
        ("bismillah", "hare krishna", "buddha", "jesus"),
        ("abahani", "mohammedan"),
        ("argentina", "brazil"),
    ]
    assert all(set(side) <= set(FOUND.names) for side in sides)


def test_near_and_far_words_are_there():
    assert {"paikgacha", "kopilmuni", "dhaka", "dumuria", "dinajpur"} <= set(FOUND.places)


@pytest.mark.parametrize("upazila", geography.upazilas()[::120], ids=lambda place: place.name.en)
def test_an_upazila_has_all_words_of_the_country_and_more(upazila):
    offices = geography.fresh_roster(upazila).offices
    everywhere = asdict(words.local_words((), upazila=Text(en="", bn=""), district=Text(en="", bn="")))
    extra = [f"zqword{number}" for number in range(words.MOST_EXTRA)]
    here = asdict(words.local_words(offices, upazila=upazila.name, district=upazila.district, extra=extra))
    for group, listed in everywhere.items():
        assert set(listed) <= {*here[group], *here["places"]}, group
    assert {"zqword0", "zqword499"} <= set(here["names"])


def test_mail_addresses_on_the_committees_papers_are_known():
    found = of_paikgacha(printed=["unopaikgacha@mopa.gov.bd"])
    assert "unopaikgacha" in found.offices
    assert "mopa" in found.portals


def test_bangla_words_are_known_as_they_come_in_through_bijoy():
    assert "cvbkmvqv" in FOUND.bijoy
    assert len(FOUND.bijoy) > 150


@pytest.mark.parametrize(
    "upazila",
    some_of(geography.upazilas()[::25], kind=lambda place: bool(place.portal), each=6),
    ids=lambda place: place.name.en,
)
def test_the_words_of_every_upazila_are_bounded_and_tidy(upazila):
    offices = geography.fresh_roster(upazila).offices
    found = words.local_words(offices, upazila=upazila.name, district=upazila.district)
    assert words.local_words(offices, upazila=upazila.name, district=upazila.district) == found
    for group, listed in asdict(found).items():
        assert len(listed) <= words.MOST.get(group, 0)
        assert len(set(listed)) == len(listed)
        for word in listed if group != "bijoy" else ():
            assert word == word.strip() == unicodedata.normalize("NFC", word.lower())
            assert 1 < len(word) <= words.LONGEST
            assert all(sign in " 0123456789" or "a" <= sign <= "z" or "\u0980" <= sign <= "\u09ff" for sign in word)
            assert not words._is_bangla(word) or group == "bangla"
    assert len(json.dumps(asdict(found), ensure_ascii=False).encode()) < 100_000


def test_no_login_and_no_phone_is_among_them():
    login, phone = "zqxkopil71", "01799999999"
    office = Office(
        "kopilmuni-up", plain("Kopilmuni Union Parishad"), OfficeKind.UNION, plain("Chairman"), "zqportal.khulna.gov.bd",
        "zqmailbox@kopilmuniup.khulna.gov.bd", phone, accounts=(Account("kopilmuni-up/a", plain("Zqpost"), login),),
    )  # fmt: skip
    found = json.dumps(asdict(of_paikgacha([office])))
    assert login not in found
    assert phone not in found
    assert all(word in found for word in ("zqportal", "zqmailbox", "zqpost"))


def test_a_name_only_in_bangla_is_there_in_latin_letters_too():
    office = Office("x", plain("হিজলডাঙ্গা ইউনিয়ন পরিষদ"), OfficeKind.UNION, plain("সচিব"))
    found = of_paikgacha([office])
    assert "hijoldangga" in found.places
    assert "হিজলডাঙ্গা" in found.bangla


def test_an_upazila_that_is_not_in_the_data_still_has_its_own_name():
    found = words.local_words((), upazila=Text(en="Zqxvillage", bn="কখগ"), district=NOWHERE)
    assert "zqxvillage" in found.places
    assert "bismillah" in found.names


def test_lines_of_the_workspace_are_taken_and_comments_are_not():
    lines = ["# our own", "Zqdefault2019  # given to all unions", "  Zq Slogan ", "", "জোনাকি পোকা", "a" * 200]
    found = of_paikgacha(extra=lines)
    assert {"zqdefault2019", "zq slogan"} <= set(found.names)
    assert "জোনাকি পোকা" in found.bangla
    assert not [word for group in asdict(found).values() for word in group if "#" in word or "given" in word]
    endless = of_paikgacha(extra=("zqword" + str(number) for number in range(10**9)))
    assert len(endless.names) <= words.MOST["names"]


def test_a_persons_own_words_are_added_in_pieces_and_spellings():
    own = words.with_own(LocalWords(), ["Rahim.Uddin71@example.gov.bd", "মোঃ রহিম উদ্দিন", "al"]).own
    assert {"rahimuddin71", "rahim", "rohim", "রহিম", "উদ্দিন"} <= set(own)
    assert not {"example", "gov", "al"} & set(own)
    assert words.with_own(FOUND, ["zqlogin"]).own[0] == "zqlogin"


@given(st.lists(st.text(max_size=100), max_size=30))
def test_whatever_is_typed_as_ones_own_is_bounded(own):
    found = words.with_own(LocalWords(), own)
    assert len(found.own) <= 20 * 64
    assert replace(found, own=()) == LocalWords()


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("khulna", "khulno"), ("kopilmuni", "kapilmuni"), ("paikgacha", "paikgachha"), ("paikgachha", "paikgacha"),
        ("shibsa", "sibsa"), ("rajib", "razib"), ("zaman", "jaman"), ("bhai", "vai"), ("vumi", "bhumi"),
        ("sumi", "sumee"), ("sumi", "soomi"),
    ],
)  # fmt: skip
def test_other_spellings_are_those_that_hands_really_write(word, other):
    assert other in words.spellings(word, 24)


@given(st.text(st.sampled_from("aochsjzbhviuepfy"), max_size=40), st.integers(0, 30))
def test_other_spellings_are_bounded_and_do_differ(word, most):
    found = words.spellings(word, most)
    assert len(found) <= most
    assert len({word, *found}) == len(found) + 1


@pytest.mark.parametrize(
    ("bangla", "latin"),
    [
        ("কপিলমুনি", "kopilmuni"), ("পাইকগাছা", "paikgachha"), ("খুলনা", "khulna"), ("হরিঢালী", "horidhali"),
        ("চাঁদখালী", "chandkhali"), ("রাড়ুলী", "raruli"), ("কর্মকর্তা", "kormokorta"), ("স্বাস্থ্য", "sasthyo"),
        ("সচিব", "sochib"), ("পদ্মা", "podma"), ("রংপুর", "rongpur"), ("", ""), ("Latin", ""), ("ড়", "ro"),
    ],
)  # fmt: skip
def test_bangla_is_written_in_latin_letters_as_most_would(bangla, latin):
    assert words.romanised(bangla) == latin


@given(st.text(st.characters(min_codepoint=0x980, max_codepoint=0x9FF)))
def test_any_bangla_can_be_romanised(bangla):
    assert words.romanised(bangla).isascii()


def test_no_word_of_passphrases_is_in_the_list_by_hand():
    by_hand = {word for group in words._by_hand().values() for word in group}
    assert not by_hand & set(passphrases.word_list())


@given(word=st.text("abcdefhijopsuvyzqk", max_size=12))
@example(word="cchhoossheephoobhazv")
def test_a_listed_word_sounds_as_the_same_letters_do_within_a_password(word):
    known = local_words.look_up_table(LocalWords(places=(word,)), {})
    heard, consonants = ("".join(found[0] for found in hear(word)) for hear in (sounds_in, consonants_in))
    assert known.public.sounds.get(heard) == word or not word
    assert known.public.skeletons.get(consonants) == word or len(consonants) < SHORTEST_SKELETON
