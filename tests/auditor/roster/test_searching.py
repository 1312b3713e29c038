"""Offices are found by what hands type: names of either script nearly spelt, usual names and abbreviations, ids and serials."""

from __future__ import annotations

import pytest

from auditor.i18n import plain
from auditor.model.subjects import Office, OfficeKind
from auditor.places import geography
from auditor.roster import searching


@pytest.fixture(scope="module", name="offices")
def _offices():
    (place,) = geography.find_upazila("ফুলবাড়ী", "দিনাজপুর")
    offices = geography.fresh_roster(place).offices
    return [(serial, office.id, searching.names_of(office)) for serial, office in enumerate(offices, start=1)]


def found(offices, words):
    """Return the ids of those that are meant."""
    return [each[1] for each in searching.found(words, offices, lambda each: each[2], lambda each: each[0])]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("krishi", ["agriculture"]),
        ("কৃশি", ["agriculture"]),
        ("কিরিষি", ["agriculture"]),
        ("Agriculture", ["agriculture"]),
        ("motsho", ["fisheries"]),
        ("matsya", ["fisheries"]),
        ("shastho", ["health"]),
        ("khadya", ["food"]),
        ("khadyo", ["food"]),
        ("swasthya", ["health"]),
        ("সাস্থ", ["health"]),
        ("স্বাস্হ্য", ["health", "public-health-engineering"]),
        ("samaj seba", ["social-services"]),
        ("prathomik shiksha", ["education"]),
        ("খয়েরবারি", ["khairbari-up"]),
        ("alaadipur", ["aladipur-up"]),
        ("আলাদীপুর", ["aladipur-up"]),
        ("PIO", ["project-implementation"]),
        ("উপজেলা jubo", ["youth-development"]),
        ("bank", []),
        ("bhumi", ["land"]),
        ("pranishompod", ["livestock"]),
        ("xxxx", []),
        ("আআআ", []),
        ("৩", ["livestock"]),
        ("03", ["livestock"]),
        ("999", []),
    ],
)
def test_an_office_is_found_in_either_script_as_hands_spell_it(offices, words, ids):
    assert found(offices, words) == ids


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("shocib", "সচিব"),
        ("socib", "সচিব"),
        ("bidyut", "বিদ্যুৎ"),
        ("banijya", "বাণিজ্য"),
        ("byabosthapok", "ব্যবস্থাপক"),
        ("ofis", "Office"),
    ],
)
def test_a_letter_that_is_typed_as_it_is_written_is_heard_as_it_is_spoken(typed, name):
    others = [(1, "a", (name,)), (2, "b", ("উপজেলা ভূমি",))]
    assert found(others, typed) == ["a"]


def test_what_only_sounds_so_is_not_added_to_what_is_written_so(offices):
    assert found(offices, "land") == ["land"]
    assert found(offices, "শিক্ষা") == ["education", "secondary-education"]


def test_a_part_of_what_is_written_so_is_nearer_than_what_sounds_so(offices):
    portals = [(serial, office, (*names, f"{office}.dinajpur.gov.bd")) for serial, office, names in offices]
    assert found(portals, "gov") == [office for _, office, _ in offices], "not the one of যুব alone"
    assert found(offices, "jub") == ["youth-development"]


def test_a_word_that_has_more_beside_what_sounds_so_than_one_sound_is_another_one(offices):
    clerks = [(serial, office, (*names, "অফিস সহকারী", "Office Assistant")) for serial, office, names in offices]
    assert found(clerks, "script") == []
    for typed in ("scri", "scr", "skri", "scrip"):
        assert found(clerks, typed) == [], "none of the open vowels of সহকারী is in it"
    assert found(clerks, "shohokari") == [office for _, office, _ in offices]


def test_an_office_that_a_roster_names_in_bangla_alone_is_found_by_its_usual_english_name():
    name = plain("উপজেলা কৃষি অফিস")
    only = searching.names_of(Office("a-1", name, OfficeKind.DEPARTMENT, plain("অফিস প্রধান")))
    assert found([(1, "a-1", only)], "agriculture") == ["a-1"]


@pytest.mark.parametrize("typed", ["sochib", "sachib", "shochib", "সচীব"])
def test_a_post_is_found_as_hands_spell_the_vowel_that_is_spoken_and_not_written(typed):
    names = ("সোলাদানা ইউনিয়ন পরিষদ", "ইউপি সচিব", "হিসাব সহকারী")
    assert found([(1, "soladana-up", names)], typed) == ["soladana-up"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *((typed, "union") for typed in ("secratery", "secretery", "sectetary", "secrtary", "সচব", "সছিব")),
        *((typed, "agriculture") for typed in ("agricultre", "agriclture", "কষি", "ক্রিষি", "kirishi")),
        *((typed, "fisheries") for typed in ("fisharies", "মৎস", "মতস্য")),
        *((typed, "education") for typed in ("educaton", "eduction", "শিক্সা", "sikkha")),
        *((typed, "youth") for typed in ("yuoth", "youht", "যব")),
    ],
)
def test_a_word_with_a_slip_of_the_hand_finds_those_in_whose_names_it_is_nearest(typed, meant):
    names = {
        "union": ("চাঁদখালী ইউনিয়ন পরিষদ", "Chandkhali Union Parishad", "ইউপি সচিব", "Union Parishad Secretary", "উদ্যোক্তা", "Entrepreneur"),
        "agriculture": ("উপজেলা কৃষি অফিস", "Upazila Agriculture Office", "উপজেলা কৃষি অফিসার", "Office Assistant cum Computer Typist"),
        "fisheries": ("উপজেলা মৎস্য অফিস", "Upazila Fisheries Office", "সিনিয়র উপজেলা মৎস্য অফিসার", "Security Guard", "সহকারী"),
        "education": ("উপজেলা শিক্ষা অফিস", "Upazila Education Office", "উপজেলা শিক্ষা অফিসার", "Field Assistant"),
        "youth": ("উপজেলা যুব উন্নয়ন অফিস", "Upazila Youth Development Office", "উপজেলা যুব উন্নয়ন অফিসার"),
    }  # fmt: skip
    offices = [(serial, name, called) for serial, (name, called) in enumerate(names.items(), start=1)]
    assert found(offices, typed) == [meant]


@pytest.mark.parametrize(
    ("typed", "bangla", "english"),
    [
        (("noakhala", "noyakhala", "নোয়াখালা"), "নোয়াখলা", "Noakhala"),
        (("kachua", "kochuya"), "কচুয়া", "Kachua"),
        (("nowapara", "noapara", "nawapara"), "নওয়াপাড়া", "Nawapara"),
        (("panchgaon", "পাঁচগাঁও"), "পাঁচগাঁও", "Panchgaon"),
        (("chambal", "চাম্বল"), "চাম্বল", "Chambal"),
        (("haibatpur", "হৈবতপুর"), "হৈবতপুর", "Haibatpur"),
        (("lakshmipur", "laxmipur", "লক্ষ্মীপুর"), "লক্ষীপুর", "Lakshmipur"),
        (("purba jaflong", "east jaflong", "পূর্ব জাফলং"), "পূর্ব জাফলং", "Purba Jaflong"),
        (("uttar digholdi", "north digholdi", "digholdi (north)"), "উত্তর দিঘলদী", "North Digholdi"),
        (("charkalkini", "char kalkini", "চরকালকিনি"), "চর কালকিনি", "Char Kalkini"),
        (("chandkhali", "chadkhali"), "চাঁদখালী", "Chandkhali"),
    ],
)
def test_a_union_is_found_by_the_spelling_of_either_script_where_its_name_stands_in_the_other_alone(
    typed, bangla, english
):
    others = [("ঢালুয়া", "Dhalua"), ("পাইকরা", "Paikara"), ("চরফলকন", "Charfalcon"), ("দক্ষিণ দিঘলদী", "South Digholdi")]
    for place in range(2):
        offices = [(serial, names[1], (names[place],)) for serial, names in enumerate([(bangla, english), *others], 1)]
        for words in typed:
            assert found(offices, words) == [english], (words, offices)


def test_each_of_several_words_finds_what_is_nearest_to_it(offices):
    assert found(offices, "upzila krisi ofice") == ["agriculture"]
    assert found(offices, "union secratery") == found(offices, "union secretary") != []
