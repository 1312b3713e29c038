"""The roster corrected at the desk: before and after are shown, nothing is written until that is confirmed, and it can be taken back."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served
from typed_upazila import lota_and_koyra

from auditor.checklist.state import state_of
from auditor.desk.desk import Desk
from auditor.i18n import Language, clean, digits
from auditor.roster.columns import Column
from auditor.roster.corrections import FILE
from auditor.rounds.correcting import correcting
from auditor.rounds.correcting.corrected_cells import says_the_same
from auditor.rounds.identity import listed
from auditor.views.office import directory

DAY = date(2024, 3, 25)
ON = ("--on", "2024-03-25")
WHERE = "/offices/fisheries/roster"


@pytest.fixture(name="folder")
def _folder(tmp_path):
    return lay_example(tmp_path / "paikgacha")


@pytest.fixture(name="client")
def _client(folder):
    with served(folder, on=DAY) as (service, address):
        yield Client(service, address)


def test_how_many_user_ids_the_roster_has_stands_in_the_field_in_the_digits_of_the_page_and_stays_where_it_is_left_so(
    client,
):
    assert client.post(WHERE, about="office", users="9", confirmed="1").status == 303
    page = client.get(WHERE).text
    assert re.search(r'name="users"[^>]*value="৯"', page)
    assert "কিছুই বদলাবে না" in client.post(WHERE, about="office", users="৯").text


def fisheries(folder):
    return next(each for each in listed.roster_of(listed.open_workspace(folder)).offices if each.id == "fisheries")


def test_before_and_after_are_shown_and_only_a_confirmed_change_is_written(client, folder):
    roster = (folder / "roster.xlsx").read_bytes()
    page = client.post(WHERE, about="office", phone="01712345678")
    assert page.status == 200
    assert "<strong>০১৭১২৩৪৫৬৭৮</strong>" in page.text
    assert not (folder / FILE).exists()
    assert client.post(WHERE, about="office", phone="01712345678", confirmed="1").status == 303
    assert fisheries(folder).phone == "01712345678"
    assert (folder / "roster.xlsx").read_bytes() == roster


def test_a_kind_that_the_roster_has_by_its_code_is_chosen_by_its_words_and_offered_once(client, folder):
    run("roster", "correct", "fisheries", "--set", "kind", "other", "--yes", *ON, "--workspace", folder, code=0)
    offered = re.findall(
        r'<option value="([^"]*)"( selected)?>([^<]*)<',
        re.findall(r'<select id="kind".*?</select>', client.get(WHERE).text, re.DOTALL)[0],
    )
    assert [value for value, chosen, _ in offered if chosen] == ["other"]
    assert sorted(words for _, _, words in offered) == sorted(
        ["নাম অনুযায়ী", "বিভাগীয় দপ্তর", "ইউনিয়ন পরিষদ", "ইউডিসি (ইউনিয়নের অধীন)", "উপজেলা নির্বাহী অফিসারের কার্যালয়", "অন্যান্য"]
    )
    assert "দপ্তরের ধরন: বিভাগীয় দপ্তর → অন্যান্য" in re.sub("<[^>]*>", "", client.get("/offices/-/roster").text)


@pytest.mark.parametrize(
    ("language", "before_and_after", "counted"),
    [
        (Language.BN, ("না", "হ্যাঁ"), "গণনার দপ্তর হবে"),
        (Language.EN, ("no", "yes"), "By this"),
    ],
)
def test_that_an_office_is_checked_voluntarily_is_corrected_and_taken_back_as_a_screen_says_of_it(
    folder, language, before_and_after, counted
):
    with served(folder, on=DAY, language=language) as (service, address):
        client = Client(service, address)
        page = client.post(WHERE, about="office", voluntary="হ্যাঁ")
        for words in (*before_and_after, counted):
            assert words in page.text
        assert not fisheries(folder).voluntary
        client.post(WHERE, about="office", voluntary="হ্যাঁ", confirmed="1")
        assert fisheries(folder).voluntary
        assert '<option value="হ্যাঁ" selected>' in client.get(WHERE).text
        (entry,) = re.findall(r"/offices/-/roster/([^/]+)/back", client.get("/offices/-/roster").text)
        assert counted in client.post(f"/offices/-/roster/{entry}/back").text
        client.post(f"/offices/-/roster/{entry}/back", confirmed="1")
    assert not fisheries(folder).voluntary


@pytest.mark.parametrize(
    ("language", "counted", "unnamed", "month", "unheard"),
    [
        (
            Language.EN,
            "By this 6 offices are counted; before 7 were.",
            "no decision names an office of its kind",
            "No decision names 1 more that is counted",
            "has not told of the duties yet",
        ),
        (
            Language.BN,
            "এতে গণনার দপ্তর হবে ৬টি; আগে ছিল ৭টি।",
            "এ ধরনের দপ্তরের জন্য কোনো সিদ্ধান্ত নেই",
            "গণনার আরও ১টির জন্য কোনো সিদ্ধান্ত প্রযোজ্য নয়",
            "এখনো করণীয়ের তথ্য দেয়নি",
        ),
    ],
)
def test_an_office_that_no_decision_names_is_said_to_be_so_before_it_is_counted_and_is_not_silent_then(
    folder, language, counted, unnamed, month, unheard
):
    with served(folder, on=DAY, language=language) as (service, address):
        client = Client(service, address)
        silent = state_of(listed.open_workspace(folder), DAY).silent
        before = client.get("/offices/").text.count(unheard)
        form = {"about": "office", "voluntary": "না"}
        page = html.unescape(client.post("/offices/uno/roster", **form).text)
        assert unnamed in page
        client.post("/offices/uno/roster", **form, confirmed="1")
        now = state_of(listed.open_workspace(folder), DAY)
        assert (now.silent, now.unnamed, now.counted) == (silent, 1, 7)
        assert month in client.get("/month/").text
        assert client.get("/offices/").text.count(unheard) == before
        (entry,) = re.findall(r"/offices/-/roster/([^/]+)/back", client.get("/offices/-/roster").text)
        page = html.unescape(client.post(f"/offices/-/roster/{entry}/back").text)
    assert (counted in page, unnamed in page) == (True, True)


def test_a_new_office_is_not_counted_where_it_is_said_to_be_checked_voluntarily(client, folder):
    client.post("/offices/-/roster", about="new-office", office="নতুন দপ্তর", voluntary="হ্যাঁ", confirmed="1")
    *_, last = listed.roster_of(listed.open_workspace(folder)).offices
    assert last.name.bn == "নতুন দপ্তর"
    assert last.voluntary


def test_a_day_and_a_number_stand_in_the_form_as_people_write_them_and_sent_back_change_nothing(client, folder):
    client.post(WHERE, about="office", phone="01712345678", confirmed="1")
    account = fisheries(folder).accounts[0].id
    client.post(WHERE, about="account", whose=account, **{f"since-{account}": "20.03.2024"}, confirmed="1")
    page = client.get(WHERE).text
    since = f"since-{account}"
    assert re.search(r'name="phone"[^>]*value="০১৭১২৩৪৫৬৭৮"', page)
    assert re.search(rf'name="{re.escape(since)}"[^>]*value="২০.০৩.২০২৪"', page)
    nothing = "কিছুই বদলাবে না"
    assert nothing in client.post(WHERE, about="office", phone="০১৭১২৩৪৫৬৭৮").text
    assert nothing in client.post(WHERE, about="account", whose=account, **{since: "২০.০৩.২০২৪"}).text
    client.post(WHERE, about="office", phone="০১৭১২৩৪৫৬৭৮", email="fish@example.gov.bd", confirmed="1")
    (folder / FILE).write_text((folder / FILE).read_text("utf-8").replace("2024-03-20", "20.03.2024"), "utf-8")
    both = {since: "২০.০৩.২০২৪", f"post-{account}": "মাঠ সহকারী"}
    client.post(WHERE, about="account", whose=account, **both, confirmed="1")
    written = (folder / FILE).read_text("utf-8")
    assert [written.count(f'column = "{column}"') for column in ("phone", "email", "since", "post")] == [1, 1, 1, 1]


def test_a_number_that_lost_its_first_0_stands_in_the_form_as_every_screen_calls_it(client):
    client.post(WHERE, about="office", phone="1712345678", confirmed="1")
    assert re.search(r'name="phone"[^>]*value="০১৭১২৩৪৫৬৭৮"', client.get(WHERE).text)
    assert "কিছুই বদলাবে না" in client.post(WHERE, about="office", phone="০১৭১২৩৪৫৬৭৮").text
    in_roster = "01712345678 (বাসা)"
    assert not says_the_same(Column.PHONE, "01712345678", in_roster), "what is doubtful of it can be taken off"


def test_in_a_matter_of_the_list_a_post_is_called_as_every_screen_calls_it(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        for office in ("fisheries", "agriculture"):
            form = {"about": "new-account", "post-new": "অফিস সহকারী", "login-new": "of_two"}
            page = html.unescape(client.post(f"/offices/{office}/roster", **form).text)
            client.post(f"/offices/{office}/roster", **form, confirmed="1")
        told = html.unescape(client.get("/offices/-/roster").text)
    (said,) = set(re.findall(r"by what was corrected beside the roster, (.*?) have the same user id", page))
    assert said.count("Office Assistant") == 2
    assert "অফিস সহকারী" not in said
    assert re.search("Fisheries[^<]*, Office Assistant", told), "so is what was added"


def test_an_office_that_comes_or_goes_is_told_with_how_many_are_counted_then(client):
    page = client.post("/offices/-/roster", about="new-office", office="নতুন দপ্তর").text
    assert "এতে গণনার দপ্তর হবে ৭টি; আগে ছিল ৬টি।" in page
    page = client.post(WHERE, about="left", whose="fisheries", reason="অন্য দপ্তরের সঙ্গে একীভূত").text
    assert "এতে গণনার দপ্তর হবে ৫টি; আগে ছিল ৬টি।" in page


def test_before_an_office_is_taken_off_it_is_told_how_it_stands_and_whose_serials_change(client):
    client.post("/language", language="en")
    page = client.post(WHERE, about="left", whose="fisheries", reason="merged with another office").text
    assert re.search(r"The office stands so now: [^.]*, \d of \d duties done\. What it told is kept", page)
    assert re.search(r"By this 6 offices get another serial, the first of them from 03 to 02 \([^)]*\)", page)
    last = client.post("/offices/-/roster", about="new-office", office="নতুন দপ্তর").text
    assert "another serial" not in last


def test_what_changes_the_number_of_user_ids_of_an_office_says_both_numbers_before_it_is_written_or_taken_back(
    client, folder
):
    users = len(fisheries(folder).accounts)
    said = "উপজেলা মৎস্য অফিস: ইউজার আইডি হবে {now}টি; আগে ছিল {was}টি।"

    def number(now, was):
        return digits(said.format(now=now, was=was), Language.BN)

    guard = {"about": "new-account", "post-new": "নৈশ প্রহরী", "login-new": "fish.guard"}
    leaving = {"about": "left", "whose": fisheries(folder).accounts[0].id, "reason": "আইডি বন্ধ"}
    assert number(users + 1, users) in client.post(WHERE, **guard).text
    assert number(users - 1, users) in client.post(WHERE, **leaving).text
    assert "ইউজার আইডি হবে" not in client.post(WHERE, about="office", phone="01712345678").text
    client.post(WHERE, **leaving, confirmed="1")
    (entry,) = re.findall(r'action="(/offices/-/roster/[^"]+/back)"', client.get("/offices/-/roster").text)
    assert number(users, users - 1) in client.post(entry).text


def test_before_a_round_is_kept_it_is_named_who_left_the_roster_since_the_last_meeting_and_why(client, folder):
    run("audit", "--keep", "--meeting", "2024-02", "--on", "2024-02-20", "--yes", "--workspace", folder, code=1)
    said = "গত সভার পর তালিকা থেকে বাদ (একীভূত): উপজেলা মৎস্য অফিস"
    assert said not in client.get("/meeting/keep?meeting=2024-03").text
    client.post(WHERE, about="left", whose="fisheries", reason="একীভূত", confirmed="1")
    for page in ("/meeting/keep?meeting=2024-03", "/month/"):
        assert said in client.get(page).text


def test_an_office_is_found_by_the_name_it_had_before_it_was_corrected(client, folder):
    former = fisheries(folder).name.bn
    client.post(WHERE, about="office", office="জলজ সম্পদ দপ্তর", confirmed="1")
    assert fisheries(folder).name.bn == "জলজ সম্পদ দপ্তর"
    assert 'href="/offices/fisheries/"' in client.get(client.post("/offices/", words=former).headers["Location"]).text


def test_all_that_is_told_of_a_new_account_is_shown_before_it_is_written(client):
    page = client.post(
        WHERE, about="new-account", **{"post-new": "নৈশ প্রহরী", "login-new": "fish.guard", "since-new": "20.03.2024"}
    )
    assert page.status == 200
    shown = page.text.partition("<tbody>")[2].partition("</tbody>")[0]
    for told in ("নৈশ প্রহরী", "fish.guard", "২০.০৩.২০২৪"):
        assert told in shown


def test_of_user_ids_of_which_only_the_number_is_known_no_form_is_offered_but_that_of_a_new_one(client, folder):
    space = listed.open_workspace(folder)
    tant = {Column.OFFICE: "উপজেলা তাঁত অফিস", Column.OFFICE_EN: "Handloom Office", Column.USERS: "2"}
    correcting.enter(space, DAY, correcting.adding(space, DAY, "", tant))
    new = next(
        each for each in listed.roster_of(listed.open_workspace(folder)).offices if each.name.en == "Handloom Office"
    )
    page = client.get(f"/offices/{new.id}/roster").text
    assert not re.search(r'name="whose" value="', page)
    for said in ("শুধু সংখ্যা জানা", *(new.called[each.id].bn for each in new.accounts)):
        assert said in page


def test_where_no_user_id_has_a_row_it_is_told_how_a_transfer_is_written(client, folder):
    space = listed.open_workspace(folder)
    correcting.enter(
        space, DAY, correcting.adding(space, DAY, "", {Column.OFFICE: "পাট দপ্তর", Column.OFFICE_EN: "Jute"})
    )
    (new,) = (each for each in listed.roster_of(listed.open_workspace(folder)).offices if each.name.en == "Jute")
    way = "বদলি হলে এখানে ইউজারের পদবি ও নতুন দায়িত্বপ্রাপ্তের যোগদানের তারিখ লিখুন।"
    assert way in clean(client.get(f"/offices/{new.id}/roster").text)
    assert way not in clean(client.get(WHERE).text)
    of_post = {"about": "new-account", "post-new": "পাট কর্মকর্তা", "since-new": "20.03.2024"}
    assert client.post(f"/offices/{new.id}/roster", **of_post, confirmed="1").status == 303
    page = clean(client.get(f"/offices/{new.id}/roster").text)
    assert (way in page, 'value="২০.০৩.২০২৪"' in page) == (False, True)


def test_before_a_new_account_is_written_it_is_told_how_the_office_will_stand_by_it(client):
    told = "এতে দপ্তরের অবস্থা বদলাবে: আগে"
    assert told in client.post(WHERE, about="new-account", **{"post-new": "নৈশ প্রহরী"}).text
    assert told not in client.post(WHERE, about="office", phone="01712345678").text


def test_a_user_id_that_looks_like_a_password_is_told_before_it_is_written(client):
    told = "পাসওয়ার্ডের মতো দেখায়"
    account = {"about": "new-account", "post-new": "নৈশ প্রহরী"}
    assert told in client.post(WHERE, **account, **{"login-new": "Abc@12345"}).text
    assert told not in client.post(WHERE, **account, **{"login-new": "fish.guard"}).text


def test_before_an_account_is_taken_off_it_is_told_how_the_office_will_stand_by_it_and_so_it_stands(folder):
    with served(folder, on=DAY) as (service, address):
        client = Client(service, address)
        client.post(WHERE, about="new-account", confirmed="1", **{"post-new": "নৈশ প্রহরী"})
        run("audit", "--keep", "--meeting", "2024-03", *ON, "--yes", "--workspace", folder, code=1)
        leaving = {"about": "left", "whose": fisheries(folder).accounts[-1].id, "reason": "পদ বিলুপ্ত"}
        page = client.post(WHERE, **leaving).text
        client.post(WHERE, **leaving, confirmed="1")
        (stands,) = (line for line in directory.lines(service.desk.history()) if line.id == "fisheries")
    (told,) = re.findall("এতে দপ্তরের অবস্থা বদলাবে: আগে [^;]*; পরে ([^।]*)।", page)
    of, done = (digits(str(number), Language.BN) for number in (stands.of, stands.done))
    assert told == f"{stands.status.label.bn}, {of}টির {done}টি"


def test_before_an_account_is_taken_off_it_is_told_how_the_office_will_stand_by_it(client, folder):
    assert client.post(WHERE, about="new-account", **{"post-new": "নৈশ প্রহরী"}, confirmed="1").status == 303
    told = "এতে দপ্তরের অবস্থা বদলাবে: আগে"
    first, *_, guard = (account.id for account in fisheries(folder).accounts)
    assert told in client.post(WHERE, about="left", whose=guard, reason="আইডি বন্ধ").text
    assert told not in client.post(WHERE, about="left", whose=first, reason="আইডি বন্ধ").text


def test_who_goes_back_finds_what_was_typed_in_the_form_and_nothing_is_written(client, folder):
    typed = {"office": "নতুন দপ্তর", "office-en": "New Office", "phone": "01712345678"}
    page = client.post("/offices/-/roster", on="/offices/-/roster", about="new-office", **typed)
    assert (page.status, 'name="back"' in page.text) == (200, True)
    kept = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text.partition("<main")[2]))
    back = client.send("POST", "/offices/-/roster", kept | {"back": "1"})
    assert back.status == 200
    for words in typed.values():
        assert f'value="{words}"' in back.text
    assert '<a href="#refused-form">কিছু সংরক্ষণ হয়নি। যা লিখেছেন' in back.text
    assert back.text.count('id="refused-form"') == 1
    assert not (folder / FILE).exists()


def test_the_desk_leaves_what_the_command_leaves(client, folder, tmp_path):
    other = lay_example(tmp_path / "other")
    account = fisheries(folder).accounts[0].id
    told = run("roster", "correct", account, "--set", "since", "20.03.2024", *ON, "--workspace", other)
    assert not (other / FILE).exists()
    assert told.returncode
    run("roster", "correct", account, "--set", "since", "20.03.2024", "--yes", *ON, "--workspace", other, code=0)
    client.post(WHERE, about="account", whose=account, confirmed="1", **{f"since-{account}": "20.03.2024"})
    assert (folder / FILE).read_bytes() == (other / FILE).read_bytes()


def test_what_cannot_be_read_is_told_and_the_other_fields_keep_what_is_known(client, folder):
    account = fisheries(folder).accounts[0]
    page = client.post(WHERE, about="account", whose=account.id, **{f"since-{account.id}": "someday"})
    assert page.status == 422
    assert "someday" in page.text
    assert fisheries(folder).name.bn in page.text
    assert not (folder / FILE).exists()


def test_a_new_account_a_new_office_and_who_left_are_entered_and_taken_back(client, folder):
    last = fisheries(folder).accounts[-1].id
    client.post(WHERE, about="new-account", confirmed="1", **{"post-new": "নৈশ প্রহরী"})
    client.post(
        "/offices/-/roster", about="new-office", confirmed="1", **{"office": "পাট দপ্তর", "office-en": "Jute Office"}
    )
    client.post(WHERE, about="left", whose=last, reason="পদ বিলুপ্ত", confirmed="1")
    offices = {each.id for each in listed.roster_of(listed.open_workspace(folder)).offices}
    assert "jute-office" in offices
    assert fisheries(folder).accounts[-1].post.bn == "নৈশ প্রহরী"
    assert last not in {account.id for account in fisheries(folder).accounts}
    page = client.get("/offices/-/roster").text
    assert "নৈশ প্রহরী" in page
    for where in taking_back(client):
        assert client.post(where, confirmed="1").status == 303
    assert last == fisheries(folder).accounts[-1].id
    assert (folder / FILE).read_text().count("[[") == 0


def test_before_a_new_office_is_entered_its_english_name_is_shown_too(client):
    typed = {"office": "পাট দপ্তর", "office-en": "Jute Office"}
    page = client.post("/offices/-/roster", about="new-office", **typed)
    assert page.status == 200
    rows = re.findall(r'<td class="name" data-of="পরে:"><strong>([^<]*)</strong>', page.text)
    assert rows.count("Jute Office") == 1


def test_before_a_correction_is_taken_back_it_is_shown_what_changes_by_it_and_nothing_is_written(client, folder):
    last = fisheries(folder).accounts[-1]
    client.post(WHERE, about="left", whose=last.id, reason="পদ বিলুপ্ত", confirmed="1")
    before = own_files(folder)
    (where,) = taking_back(client)
    page = client.post(where, on="/offices/-/roster")
    assert (page.status, own_files(folder) == before) == (200, True)
    rows = re.findall(
        r'<td class="name" data-of="আগে:">([^<]*)</td><td class="name" data-of="পরে:"><strong>([^<]*)</strong>',
        page.text,
    )
    assert (rows[0], rows[-1]) == (("নেই", "আছে"), ("পদ বিলুপ্ত", "ফাঁকা"))
    assert client.post(where, back="1").status == 200
    assert own_files(folder) == before
    assert client.post(where, confirmed="1").status == 303
    assert fisheries(folder).accounts[-1].id == last.id


def test_before_a_correction_is_taken_back_it_is_told_how_offices_will_stand_by_it(client, folder):
    client.post(WHERE, about="new-account", confirmed="1", **{"post-new": "নৈশ প্রহরী"})
    (where,) = taking_back(client)
    page = client.post(where).text
    assert ("হ্যাঁ, বাতিল করুন" in page, "হ্যাঁ, লিখুন" in page) == (True, False)
    told = re.findall('<p class="warn">([^<]*)</p>', page)
    assert [words.startswith(f"{fisheries(folder).name.bn}: এখন ") and "; বাতিলের পর " in words for words in told] == [
        True
    ]


def test_a_correction_is_taken_back_by_keyboard_and_axe_finds_nothing_before_it_is(client, folder, axe, chromium_tab):
    client.post(WHERE, about="new-account", confirmed="1", **{"post-new": "নৈশ প্রহরী"})
    client.let_in(chromium_tab)
    chromium_tab.goto(client.origin + "/offices/-/roster")
    chromium_tab.get_by_role("button", name=re.compile("^বাতিল করুন")).focus()
    chromium_tab.keyboard.press("Enter")
    confirm = chromium_tab.get_by_role("button", name="হ্যাঁ, বাতিল করুন")
    confirm.wait_for()
    assert not axe(chromium_tab)
    confirm.focus()
    chromium_tab.keyboard.press("Enter")
    chromium_tab.locator(".message").wait_for()
    assert (folder / FILE).read_text("utf-8").count("[[") == 0


def test_a_correction_that_changes_nothing_any_more_can_be_taken_back_and_is_shown(client, folder):
    client.post(WHERE, about="office", confirmed="1", phone="01712345678")
    text = (folder / FILE).read_text("utf-8").replace('subject = "fisheries"', 'subject = "nobody"')
    (folder / FILE).write_text(text, "utf-8")
    (where,) = taking_back(client)
    page = client.post(where)
    assert (page.status, "০১৭১২৩৪৫৬৭৮" in page.text) == (200, True)
    assert client.post(where, confirmed="1").status == 303
    assert taking_back(client) == []


def own_files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def taking_back(client):
    """Return where each correction is taken back, in the order in which they are listed."""
    return re.findall(r'action="(/offices/-/roster/[^"]+/back)"', client.get("/offices/-/roster").text)


def test_a_correction_is_taken_back_by_itself_whatever_was_taken_back_before(client, folder):
    for fields in ({"phone": "01712345678"}, {"office": "জলজ সম্পদ দপ্তর"}, {"head": "জলজ কর্মকর্তা"}):
        client.post(WHERE, about="office", confirmed="1", **fields)
    phone, name, _ = taking_back(client)
    assert [client.post(where, confirmed="1").status for where in (phone, name)] == [303, 303]
    left = (folder / FILE).read_bytes()
    again = client.post(phone)
    assert (again.status, "লেখাটি তালিকায় আর নেই" in again.text) == (422, True)
    assert (folder / FILE).read_bytes() == left
    assert fisheries(folder).head_post.bn == "জলজ কর্মকর্তা"


@pytest.mark.parametrize(
    ("where", "fields"),
    [
        (WHERE, {"about": "account", "whose": "livestock/x", "confirmed": "1"}),
        (WHERE, {"about": "left", "whose": "livestock", "reason": "x", "confirmed": "1"}),
        (WHERE, {"about": "left", "whose": "fisheries", "reason": "01711111111", "confirmed": "1"}),
        (WHERE, {"about": "else", "confirmed": "1"}),
        (WHERE, {"about": "office", "confirmed": "1"}),
        ("/offices/-/roster", {"about": "new-office", "confirmed": "1"}),
        ("/offices/-/roster/nothing/back", {}),
    ],
)
def test_what_cannot_be_leaves_nothing(client, folder, where, fields):
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert client.post(where, **fields).status in {303, 422}
    after = {path: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.name != FILE}
    assert after == before


def test_what_is_wrong_in_a_correction_names_the_field_and_no_file(client):
    refused = client.post(WHERE, about="office", users="1.5")
    assert refused.status == 422
    told = html.unescape(refused.text)
    assert "“ইউজার আইডি (সংখ্যা)”: সংখ্যা বোঝা যায়নি। ঠিক করে লিখুন।" in told
    assert FILE not in told
    assert "অন্য ঘরগুলো নেওয়া হয়েছে" not in told


def test_an_address_that_is_perhaps_of_no_office_is_remarked_by_the_screen_where_its_domain_is_told(client):
    page = client.post(WHERE, about="office", email="fish@rupsha.gov.bd.com")
    assert page.status == 200
    told = html.unescape(page.text)
    assert "সরকারি হলে ডোমেইনটি “সেটিংস” পাতায় যোগ করুন" in told
    assert "auditor.toml" not in told
    assert FILE not in told


def test_a_number_of_user_ids_that_is_seldom_so_high_is_remarked_before_it_is_written(client):
    remark = "একটি দপ্তরের ২০০টি ইউজার আইডি অস্বাভাবিক বেশি"
    assert remark in client.post(WHERE, about="office", users="২০০").text
    assert "অস্বাভাবিক বেশি" not in client.post(WHERE, about="office", users="৯").text


@pytest.mark.parametrize(("which", "is_asked"), [("same", False), ("other", True)])
def test_of_another_address_of_a_portal_it_is_chosen_whether_it_was_only_written_wrongly(tmp_path, which, is_asked):
    made = lota_and_koyra(tmp_path / "space")
    made.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step")
    made.keep(code=1)
    with served(made.folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        wanted = {"about": "office", "portal": "lotaup.khulna.gov.bd"}
        page = desk.post("/offices/lota/roster", **wanted).text
        assert re.findall(r'name="which" value="(\w+)"', page) == ["same", "other"]
        by_choice = dict(re.findall(r'name="which" value="(\w+)">(.*?)</label>', page, re.DOTALL))
        assert "No office stands otherwise." in by_choice["same"]
        assert "before partly implemented, 1 of 4 duties done; after no information, 0 of 4" in by_choice["other"]
        assert "stands otherwise" not in re.sub(r"<fieldset>.*?</fieldset>", "", page, flags=re.DOTALL)
        assert desk.post("/offices/lota/roster", **wanted, confirmed="1").status == 422
        assert not (made.folder / FILE).exists()
        assert desk.post("/offices/lota/roster", **wanted, confirmed="1", which=which).status == 303
        asked = re.search(
            "is this the same account there|are these the same accounts there", desk.get("/meeting/keep").text
        )
        assert (asked is not None) is is_asked
        if is_asked:
            (after,) = re.findall(
                r'>the same account, a new holder[^<]*</label></p>\s*<div class="field">\s*(<label.*?</label>)',
                desk.get("/meeting/keep").text,
            )
            assert re.sub("<[^>]+>", "", after) == "Since which day is the new holder in the post? (empty: today)"


def test_what_cannot_be_read_of_a_correction_names_the_office_in_the_language_of_the_screen(tmp_path):
    folder = lay_example(tmp_path / "space")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        sent = {"about": "office", "portal": "not so"}
        page = html.unescape(Client(service, address).post("/offices/fisheries/roster", **sent).text)
    assert '>"Upazila Fisheries Office", "web portal": not understood as a web address. Write it anew.</a>' in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.EN, '"Lota UP", "web portal": not understood as a web address. Write it anew.'),
        (Language.BN, "“Lota UP”, “ওয়েব পোর্টালের ঠিকানা”: ওয়েব ঠিকানা বোঝা যায়নি। ঠিক করে লিখুন।"),
    ],
)
def test_what_cannot_be_read_of_a_correction_leads_to_its_field(tmp_path, language, words):
    made = lota_and_koyra(tmp_path / "space")
    with served(made.folder, on=DAY, language=language) as (service, address):
        sent = {"about": "office", "portal": "not so"}
        page = html.unescape(Client(service, address).post("/offices/lota/roster", **sent).text)
    assert re.findall('<input id="([^"]*)" [^>]*aria-invalid="true"', page) == ["portal"]
    assert f'<a href="#portal">{words}</a>' in page


SEVERAL = "/offices/-/roster/several"


@pytest.mark.parametrize(
    ("chosen", "reason", "told"),
    [
        ((), "এখানে নেই", "যে দপ্তরগুলো নেই সেগুলো বাছুন"),
        (("fisheries",), "", "কারণ"),
        (("fisheries", "no-such"), "এখানে নেই", "তালিকায় এটি নেই"),
        (None, "এখানে নেই", "সব দপ্তর বাছা হয়েছে"),
    ],
)
def test_of_several_offices_none_leaves_where_one_cannot_or_no_reason_is_given(client, folder, chosen, reason, told):
    everybody = [office.id for office in listed.roster_of(listed.open_workspace(folder)).offices]
    page = client.post(SEVERAL, offices=list(everybody if chosen is None else chosen), **{"reason-several": reason})
    assert page.status == 422
    assert told in page.text
    assert not (folder / FILE).exists()
    ticked = set(re.findall(r'name="offices" value="([^"]+)" checked', page.text))
    assert ticked == set(everybody if chosen is None else chosen) & set(everybody)


def test_of_several_offices_that_leave_it_is_told_how_each_stands_as_of_one_alone(client, folder):
    lines = directory.lines(Desk(folder, on=DAY).history())
    alone = client.post("/offices/fisheries/roster", about="left", whose="fisheries", reason="নেই").text
    page = client.post(SEVERAL, **{"offices": ["fisheries", "livestock"], "reason-several": "নেই"}).text
    for office in ("fisheries", "livestock"):
        (line,) = (each for each in lines if each.id == office)
        stands = digits(f"{line.status.label.bn}, {line.of}টি করণীয়ের {line.done}টি সম্পন্ন", Language.BN)
        assert f"{line.name.bn}: {stands}" in page
        assert office == "livestock" or stands in alone
    (moved,) = re.findall("এতে [^<।]*ক্রমিক বদলাবে[^<।]*।", alone)
    one = {"offices": ["fisheries"], "reason-several": "নেই"}
    assert moved in client.post(SEVERAL, **one).text
    assert "ক্রমিক বদলাবে" in page
    several = {"offices": [line.id for line in lines[:7]], "reason-several": "নেই"}
    assert "ও আরও ২টি" in client.post(SEVERAL, **several).text


def test_several_offices_are_shown_before_and_after_together_and_each_is_taken_back_by_itself(client, folder):
    leaving = {"offices": ["fisheries", "livestock"], "reason-several": "এই উপজেলায় নেই"}
    before = [office.id for office in listed.roster_of(listed.open_workspace(folder)).offices]
    page = client.post(SEVERAL, **leaving).text
    told = digits(f"তালিকার {len(before)}টি দপ্তরের মধ্যে 2টি বাদ যাবে; থাকবে {len(before) - 2}টি।", Language.BN)
    assert told in page
    assert not (folder / FILE).exists()
    assert client.post(SEVERAL, **leaving, confirmed="1").status == 303
    left = [office.id for office in listed.roster_of(listed.open_workspace(folder)).offices]
    assert left == [office for office in before if office not in leaving["offices"]]
    assert len(re.findall(r'action="/offices/-/roster/[^"]+/back"', client.get("/offices/-/roster").text)) == 2
