"""Who names an office means it by its id, its serial or a whole name; what is only like a name is no office, but candidates."""

from __future__ import annotations

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.i18n import plain
from auditor.model.errors import WorkspaceError
from auditor.model.identity import Identities
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.places import geography
from auditor.roster.corrections import FILE
from auditor.rounds.correcting import correcting
from auditor.rounds.identity import listed, naming_offices
from auditor.rounds.identity.listed import open_workspace

HEAD = plain("অফিস প্রধান")


@pytest.fixture(scope="module", name="offices")
def _offices():
    (place,) = geography.find_upazila("ফুলবাড়ী", "দিনাজপুর")
    return geography.fresh_roster(place).offices


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("livestock", "livestock"),
        ("3", "livestock"),
        ("০৩", "livestock"),
        ("Upazila Fisheries Office", "fisheries"),
        ("উপজেলা মৎস্য অফিস", "fisheries"),
        ("upazila  fisheries office.", "fisheries"),
        ("Upazila Primary Education Officer", "education"),
        ("PIO", "project-implementation"),
        ("পিআইও অফিস", "project-implementation"),
        ("LGED", "lged"),
        ("AP", "ict"),
        ("UNO", "uno"),
    ],
)
def test_an_office_is_meant_by_its_id_its_serial_or_a_whole_name(offices, name, office):
    assert naming_offices.meant(offices, name).id == office


@pytest.mark.parametrize(
    ("name", "candidate"),
    [
        ("krishi", "(agriculture)"),
        ("প্রাণিসম্পদ", "(livestock)"),
        ("Fisheries Office", "(fisheries)"),
        ("agri/", "(agriculture)"),
        ("UEO", "(education); Upazila Election Office (election)"),
        ("office", "(agriculture)"),
    ],
)
def test_by_part_of_a_name_or_one_that_several_have_nobody_is_meant_and_candidates_are_listed(offices, name, candidate):
    with pytest.raises(WorkspaceError) as told:
        naming_offices.meant(offices, name)
    assert candidate in str(told.value)


@pytest.mark.parametrize(("listed", "more"), [(5, False), (7, True)])
def test_of_more_candidates_than_are_listed_it_is_said_how_many_there_are(listed, more):
    several = [
        Office(f"union-{number}", plain(f"ইউনিয়ন {letter}"), OfficeKind.UNION, HEAD)
        for number, letter in enumerate("কখগঘঙচছ"[:listed])
    ]
    with pytest.raises(WorkspaceError) as told:
        naming_offices.meant(several, "ইউনিয়ন")
    assert str(told.value).count("(union-") == 5
    (message,) = told.value.messages
    assert (message.shown.en.count("(serial 0"), message.shown.bn.count("(ক্রমিক ০")) == (5, 5)
    assert ("and 2 more" in str(told.value)) is more


@pytest.mark.parametrize("name", ["", " ", ".", "99", "৯৯", "zz", "e-2"])
def test_what_is_like_no_name_means_nobody(offices, name):
    assert naming_offices.meant(offices, name) is None


def test_nobody_is_meant_by_part_of_an_id_or_a_portal():
    second = Office("ponds-2", plain("মৎস্য"), OfficeKind.DEPARTMENT, HEAD, portal="jal.example.gov.bd")
    assert [naming_offices.meant((second,), name) for name in ("ponds", "jal.example", "-2")] == [None] * 3


def test_a_correction_of_an_office_that_the_roster_lists_no_more_names_it_and_shows_no_code(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    lota, koyra = (
        f"{code},{code.title()} UP,union,Chairman,,{code}.example.gov.bd,Secretary,{code}1.ex"
        for code in ("lota", "koyra")
    )
    upazila.lists(lota, koyra)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", code=1)
    there = ("--yes", "--on", "2024-03-12", "--workspace", upazila.folder, "--language", "en")
    run("roster", "correct", "lota", "--add", "--set", "post", "Clerk", *there, code=0)
    run("roster", "correct", "lota/ইউপিসচিব", "--left", "closed", *there, code=0)
    corrections = (upazila.folder / FILE).read_bytes()
    upazila.lists(koyra)
    (upazila.folder / FILE).write_bytes(corrections)
    entered = correcting.entered(open_workspace(upazila.folder))
    assert {each.whose.en for each in entered} == {"Lota UP", "Lota UP, Secretary"}


@pytest.mark.parametrize("name", ["lota", "Lota UP", "garui-khali-up", "Garui Khali UP", "1"])
def test_an_office_whose_new_name_is_still_asked_about_is_meant_by_either_name_in_whatever_is_entered_or_printed(
    tmp_path, name
):
    upazila = TypedUpazila(tmp_path / "space")
    lota, koyra = (
        f"{code},{code.title()} UP,union,Chairman,,{code}.example.gov.bd,Secretary,{code}1.ex"
        for code in ("lota", "koyra")
    )
    upazila.lists(lota, koyra)
    upazila.answers("Lota UP,,10.02.2024,ফোন,চালু নেই,20.01.2024,ঠিক আছে,,")
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    upazila.lists(lota.replace("lota,Lota UP", ",Garui Khali UP"), koyra)
    there = ("--on", "2024-03-12", "--workspace", upazila.folder, "--language", "en")
    assert "Lota UP" in run("report", "--office", name, "--format", "terminal", *there, code=0).stdout
    asked = ("--what", "it is on", "--received", "2024-03-11", "--reference", "05.1-4")
    entered = run("dispute", "--office", name, "--duty", "two-step-enabled", *asked, *there, code=0)
    assert "of Lota UP" in entered.stderr
    until = ("--until", "2024-04-10", "--reason", "leave", "--approved-by", "05.1-5", "--yes")
    run("extension", "enter", name, "two-step-enabled", *until, *there, code=0)
    assert 'subject = "garui-khali-up"' in (upazila.folder / "waivers.toml").read_text(encoding="utf-8")
    if name.islower() and name != "garui-khali-up":
        said = run("roster", "correct", name, "--set", "office", "Garui UP", "--yes", *there, code=3).stderr
        assert "It may be one with garui-khali-up" in said


@pytest.fixture(name="two_clerks")
def _two_clerks(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    lota = "lota,Lota UP,union,Chairman,,lota.example.gov.bd"
    koyra = "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,Secretary,koyra1.ex"
    upazila.lists(f"{lota},UDC Clerk,lota1.ex", f"{lota},UDC Clerk,lota2.ex", koyra)
    return upazila.folder


@pytest.mark.parametrize(
    "command",
    [
        ("roster", "correct", "{name}", "--set", "since", "01.02.2024"),
        ("extension", "enter", "{name}", "two-step-enabled", "--until", "2024-04-10", "--reason", "leave", "--approved-by", "5-1"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["UDC Clerk", "clerk", "/udcclerk#2", "…/UDC Clerk"])
def test_a_post_that_two_user_ids_have_means_one_of_them_and_not_their_office_and_both_are_named_by_whole_ids(
    two_clerks, command, name
):
    there = ("--yes", "--on", "2024-03-12", "--workspace", two_clerks, "--language", "en")
    said = run(*(word.format(name=name) for word in command), *there, code=3).stderr
    assert "not clear which user ID is meant" in said
    accounts = [
        account for office in listed.roster_of(open_workspace(two_clerks)).offices for account in office.accounts
    ]
    assert [account.id in said for account in accounts] == [account.post.en != "Secretary" for account in accounts]


def test_of_more_user_ids_of_such_a_post_than_are_listed_it_is_said_how_many_there_are():
    offices = [
        Office(f"union-{n}", plain(f"Union {n}"), OfficeKind.UNION, HEAD, accounts=(Account(f"union-{n}/clerk", plain("Clerk")),))
        for n in range(7)
    ]  # fmt: skip
    with pytest.raises(WorkspaceError) as told:
        naming_offices.subject_meant(offices, Identities(), "clerk")
    assert str(told.value).count("/clerk") == 5
    assert "and 2 more" in str(told.value)
