"""Settings at the desk: what is told there is written as the command writes it, and what is wrong changes nothing."""

from __future__ import annotations

import html
import re
import shutil
from datetime import date, timedelta
from itertools import pairwise

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served

from auditor import discovery
from auditor.desk import texts
from auditor.i18n import Language, digits
from auditor.model.journal import MeetingCancelled, MeetingMoved
from auditor.model.subjects import OfficeKind
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.to_ask import day_asked_for
from auditor.workspace import settings
from auditor.workspace.questions import BY_ID

DAY = date(2024, 3, 25)


@pytest.fixture(scope="module", name="opened")
def _opened(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("settings") / "paikgacha")
    with served(folder, on=DAY) as (service, address):
        yield folder, Client(service, address)


@pytest.fixture(autouse=True)
def _as_before(opened):
    folder, _ = opened
    kept = {path: path.read_bytes() for path in folder.glob("*.toml")}
    yield
    for path, content in kept.items():
        path.write_bytes(content)


def test_an_answer_that_is_taken_back_is_told_so_and_not_as_written(opened):
    _, desk = opened
    assert desk.post("/settings/answers", on="/settings/", phone="01711-000000").status == 303
    assert "লেখা হয়েছে: আপনার ফোন নম্বর।" in desk.get("/settings/").text
    assert form_shown(desk)["phone"] == "০১৭১১-০০০০০০"
    assert desk.post("/settings/answers", on="/settings/", phone="").status == 303
    shown = desk.get("/settings/").text
    assert "মুছে দেওয়া হয়েছে, এখন আর লেখা নেই: আপনার ফোন নম্বর।" in shown
    assert "লেখা হয়েছে: আপনার" not in shown


def test_which_meeting_is_next_is_said_as_this_month_says_it_while_the_one_after_it_is_told(tmp_path):
    folder = lay_example(tmp_path / "space")
    on = ("--on", "2024-04-05", "--workspace", folder)
    run("settings", "--next-meeting", "2024-04-17", *on, code=0)
    run("audit", "--keep", "--meeting", "2024-04-17", "--next-meeting", "2024-05-15", "--yes", *on, code=1)
    for day, following in ((date(2024, 4, 6), "১৭.০৪.২০২৪"), (date(2024, 4, 18), "১৫.০৫.২০২৪")):
        with served(folder, on=day) as (service, address):
            desk = Client(service, address)
            assert f'<p class="figure">{following}' in desk.get("/month/").text
            shown = desk.get("/settings/").text
            assert (f"পরবর্তী সভা {following} তারিখে; সেটিংসে তার পরের সভার" in shown) is (day.day == 6)
            assert 'value="১৫.০৫.২০২৪"' in shown
    told = "The next meeting is that of 17.04.2024"
    assert told in run("settings", "--on", "2024-04-06", "--workspace", folder, "--language", "en", code=0).stderr
    assert told not in run("settings", "--on", "2024-04-18", "--workspace", folder, "--language", "en", code=0).stderr


def own_files(folder):
    """Return the settings files of a workspace by name."""
    return {path.name: path.read_bytes() for path in folder.glob("*.toml")}


def test_what_is_told_leaves_the_same_bytes_as_the_command(opened, tmp_path):
    folder, desk = opened
    by_command = shutil.copytree(folder, tmp_path / "command")
    run(
        "--workspace",
        by_command,
        "--on",
        "2024-03-25",
        "settings",
        "--next-meeting",
        "02.05.2024",
        "--phone",
        "01711-000000",
        code=0,
    )
    known = settings.told(folder)
    answer = desk.post(
        "/settings/answers",
        **{
            "next-meeting": "০২.০৫.২০২৪",
            "due": "",
            "phone": "01711-000000",
            "uno-phone": known["uno-phone"],
            "uno-mail": known["uno-mail"],
        },
    )
    assert answer.status == 303
    assert own_files(folder) == own_files(by_command)


SHOWN_BEFORE = {
    "letterhead-en": ("One; two", "koyra.khulna.gov.bd", "One; two"),
    "countersigned-bn": ("উপজেলা নির্বাহী অফিসার; কয়রা", "", "উপজেলা নির্বাহী অফিসার; কয়রা"),
    "baseline": (
        "good-practice",
        "(baseline.toml)",
        "ভালো চর্চা (NIST SP 800-63B-4 ও OWASP ASVS 5.0 অনুসারে পরামর্শ) (good-practice)",
    ),
}


@pytest.mark.parametrize("name", SHOWN_BEFORE)
def test_what_papers_bear_and_are_judged_by_is_shown_before_and_after_and_written_once_confirmed(koyra, name):
    folder, desk = koyra
    typed, before, after = SHOWN_BEFORE[name]
    form, kept = form_shown(desk), own_files(folder)
    given = {**form, name: typed, "phone": "01711-000000"}
    shown = desk.post("/settings/answers", on="/settings/", **given)
    row = re.findall(r'<td class="name"[^>]*>(.*?)</td>', html.unescape(shown.text))
    assert (shown.status, own_files(folder)) == (200, kept)
    assert (before in row[0], row[1]) == (True, f"<strong>{after}</strong>")
    back = desk.post("/settings/answers", on="/settings/", **given, back="1")
    first = "baseline" if name == "baseline" else "phone"
    way = f'<a href="#{first}">কিছু সংরক্ষণ হয়নি। যা লিখেছেন বা বেছেছেন তা ফরমে রয়ে গেছে'
    assert (way in back.text, 'aria-invalid="true"' in back.text) == (True, False)
    assert (back.status, own_files(folder), typed in html.unescape(back.text)) == (200, kept, True)
    (mark,) = re.findall('name="shown" value="([^"]*)"', shown.text)
    assert desk.post("/settings/answers", on="/settings/", **given, confirmed="1", shown=mark).status == 303
    told = settings.told(folder)
    assert (told[name], told["phone"]) == (typed, "01711-000000")
    assert desk.post("/settings/answers", on="/settings/", **{name: ""}).status == 200
    assert desk.post("/settings/answers", on="/settings/", **{name: "", "confirmed": "1"}).status == 303
    assert name not in settings.told(folder)


def test_the_other_language_on_a_confirmation_asks_for_it_again_with_what_was_typed_and_writes_nothing(koyra):
    folder, desk = koyra
    kept, given = own_files(folder), {**form_shown(desk), "letterhead-en": "One; two", "phone": "01711-000000"}
    shown = desk.post("/settings/answers", on="/settings/", **given).text
    for told in (texts.IS_IT_RIGHT.en, texts.IS_IT_RIGHT.bn):
        assert "<title>" in shown
        (form,) = re.findall('<form method="post" action="/language">(.*?)</form>', shown, re.DOTALL)
        fields = dict(re.findall('name="([^"]*)" value="([^"]*)"', html.unescape(form)))
        assert (fields["letterhead-en"], fields["phone"]) == ("One; two", "01711-000000")
        to_it = desk.send("POST", "/language", fields, headers={"Referer": f"{desk.origin}/settings/answers"})
        assert (to_it.status, to_it.headers["Location"]) == (307, f"{desk.origin}/settings/answers")
        again = desk.send("POST", "/settings/answers", fields)
        assert (again.status, own_files(folder), told in html.unescape(again.text)) == (200, kept, True)
        shown = again.text
    assert "asked_at" not in desk.get("/settings/").text


def test_a_baseline_without_a_decision_that_further_kinds_are_told_of_is_refused_by_that_field_and_shown_with_its_emptying(
    koyra,
):
    folder, desk = koyra
    decision = open_workspace(folder).baseline.decisions[0]
    told = f"{decision.id} other"
    assert desk.post("/settings/answers", on="/settings/", also=told, confirmed="1").status == 303
    given = {**form_shown(desk), "baseline": "good-practice"}
    refused = desk.post("/settings/answers", on="/settings/", **given)
    why = html.unescape(refused.text)
    assert (refused.status, "“সিদ্ধান্তের আওতায় আরও যে ধরনের দপ্তর”" in why) == (422, True)
    assert "বেছে নেওয়া মানদণ্ডে (ভালো চর্চা" in why
    (lacking,) = set(re.findall("এই সিদ্ধান্তগুলো নেই: ([^।]*)।", why))
    assert decision.subject.bn in lacking, "it is named as where it is asked"
    shown = html.unescape(desk.post("/settings/answers", on="/settings/", **{**given, "also": ""}).text)
    second, first = re.findall(r'<tr><th scope="row">(.*?)</th><td[^>]*>(.*?)</td>', shown)[:2]
    assert first[0] == "যাচাইয়ের মানদণ্ড"
    assert re.search("এতে দপ্তরগুলোর অবস্থা বদলাবে: আগে [^<]*; পরে [^<]*।", shown)
    assert (second[0], "): অন্যান্য" in second[1]) == ("সিদ্ধান্তের আওতায় আরও যে ধরনের দপ্তর", True)
    desk.post("/settings/answers", on="/settings/", also="", confirmed="1")


def test_a_field_whose_answer_is_longer_than_it_is_has_the_width_of_the_form(opened):
    folder, desk = opened
    settings.tell(folder, {"letterhead-bn": f"{'গণপ্রজাতন্ত্রী বাংলাদেশ সরকার; ' * 3}কয়রা"}, discovery.policies(), DAY)
    inputs = re.findall(r"<input[^>]*>", desk.get("/settings/").text)
    long = [each for each in inputs if 'class="long"' in each]
    assert any('id="letterhead-bn"' in each for each in long)
    assert not any('id="phone"' in each for each in long)


def test_what_is_no_line_of_a_letterhead_is_refused_before_anything_is_shown(koyra):
    folder, desk = koyra
    before = own_files(folder)
    refused = desk.post("/settings/answers", on="/settings/", **{"letterhead-bn": "উপজেলা; Batia@2024x"})
    assert (refused.status, "পাসওয়ার্ডের মতো দেখায়" in refused.text, own_files(folder)) == (422, True, before)


def test_what_is_no_answer_is_told_beside_what_was_typed_and_nothing_is_written(opened):
    folder, desk = opened
    before = own_files(folder)
    answer = desk.post("/settings/answers", **{"next-meeting": "31.02.2024", "due": ""})
    assert answer.status == 422
    assert 'id="problems-told"' in answer.text
    assert "31.02.2024" in answer.text
    assert own_files(folder) == before


def test_all_that_is_wrong_is_told_at_once_be_it_no_answer_or_what_does_not_fit_together(koyra):
    folder, desk = koyra
    before = own_files(folder)
    wrong = {"uno-mail": "uno", "next-meeting": "26.11.2024", "due": "30.11.2024", "official-domains": "gmail.com"}
    refused = desk.post("/settings/answers", **{**form_shown(desk), **wrong})
    told = refused.text.partition('id="problems-told"')[2].partition("</section>")[0]
    assert (refused.status, own_files(folder)) == (422, before)
    assert len(re.findall("<li>", told)) == 3
    assert "২৬.১১.২০২৪" in told


def test_the_day_of_the_decisions_is_not_emptied_and_that_is_one_plain_sentence(koyra):
    folder, desk = koyra
    before = own_files(folder)
    refused = desk.post("/settings/answers", **{**form_shown(desk), "last-meeting": ""})
    told = refused.text.partition('id="problems-told"')[2].partition("</section>")[0]
    assert (refused.status, own_files(folder)) == (422, before)
    assert re.findall("<li><a[^>]*>(.*?)</a></li>", told) == ["সিদ্ধান্তের সভার তারিখ ফাঁকা রাখা যাবে না; কিছু সংরক্ষণ হয়নি।"]


def test_days_that_do_not_fit_together_are_refused(opened):
    folder, desk = opened
    before = own_files(folder)
    answer = desk.post("/settings/answers", **{"next-meeting": "02.05.2024", "due": "01.06.2024"})
    assert answer.status == 422
    assert own_files(folder) == before


def test_an_extension_is_entered_shown_and_taken_back(opened):
    folder, desk = opened
    text = (folder / "waivers.toml").read_text("utf-8")
    given = {
        "subject": "uno",
        "policy": "two-step-enabled",
        "reason": "portal is moved",
        "approved_by": "decision 05",
        "until": "30.06.2024",
    }
    assert desk.post("/settings/waivers", **given).status == 303
    entered = (folder / "waivers.toml").read_text("utf-8")
    assert entered.startswith(text.rstrip())
    assert "decision 05" in desk.get("/settings/").text
    said = "কাজটির সময় ৩০.০৬.২০২৪ পর্যন্ত বাড়ানো হয়েছে"
    assert said in desk.get("/offices/uno/").text
    assert said not in desk.get("/offices/agriculture/").text
    entered = own_files(folder)
    shown = desk.post(entries(desk)["decision 05"])
    assert (shown.status, "৩০.০৬.২০২৪ পর্যন্ত (decision 05)" in shown.text) == (200, True)
    assert ("হ্যাঁ, বাতিল করুন" in shown.text, "হ্যাঁ, লিখুন" in shown.text) == (True, False)
    assert own_files(folder) == entered
    assert desk.post(entries(desk)["decision 05"], confirmed="1").status == 303
    assert "decision 05" not in (folder / "waivers.toml").read_text("utf-8")


def test_before_an_extension_is_taken_back_it_is_told_how_offices_will_stand_without_it(opened):
    folder, desk = opened
    (waiver,) = open_workspace(folder).waivers
    (office,) = (each for each in open_workspace(folder).roster_as_read.offices if each.id == waiver.subject)
    (told,) = re.findall('<p class="warn">([^<]*)</p>', desk.post(entries(desk)[waiver.approved_by]).text)
    assert told.startswith(f"{office.name.bn}: এখন সময় বর্ধিত")
    assert "; বাতিলের পর " in told


def entries(desk):
    """Return where each extension is taken back, by the decision that stands beside the button."""
    rows = re.findall(
        r'<td>([^<]+)</td><td>[^<]+(?:<br>[^\n]*?)?</td><td><form method="post" action="([^"]+)"',
        desk.get("/settings/").text,
    )
    return dict(rows)


def test_an_extension_is_taken_back_by_itself_whatever_was_taken_back_before(opened):
    folder, desk = opened
    for decision in ("decision 05", "decision 06", "decision 07"):
        given = {"subject": "uno", "policy": "two-step-enabled", "reason": "portal is moved", "until": "30.06.2024"}
        assert desk.post("/settings/waivers", approved_by=decision, **given).status == 303
    said = "কাজটির সময় ৩০.০৬.২০২৪ পর্যন্ত বাড়ানো হয়েছে"
    assert desk.get("/offices/uno/").text.count(said) == 1, "three entries, one thing to know"
    shown = entries(desk)
    assert desk.post(shown["decision 05"], confirmed="1").status == 303
    assert desk.post(shown["decision 06"], confirmed="1").status == 303
    left = own_files(folder)
    again = desk.post(shown["decision 05"])
    assert (again.status, "লেখাটি তালিকায় আর নেই" in again.text) == (422, True)
    assert own_files(folder) == left
    assert "decision 07" in entries(desk)


def test_of_an_extension_that_is_over_it_is_told_that_it_holds_no_longer(tmp_path):
    given = {"policy": "two-step-enabled", "reason": "portal is moved", "subject": "uno", "approved_by": "decision 05"}
    over = "সময় শেষ: আর ধরা হয় না"
    folder = lay_example(tmp_path / "desk")
    for day, is_over in ((date(2024, 4, 30), False), (date(2024, 5, 1), True)):
        with served(folder, on=day) as (service, address):
            desk = Client(service, address)
            if not is_over:
                assert desk.post("/settings/waivers", **given, until="30.04.2024").status == 303
            assert (over in desk.get("/settings/").text) is is_over


EXTENDED_ANEW = {
    "the one of the whole office": ("10.07.2024", "uno", "এখন ১০.০৭.২০২৪ পর্যন্ত বাড়ল"),
    "by a shorter one": (
        "10.06.2024",
        "uno",
        "৩০.০৬.২০২৪ পর্যন্ত সময় বাড়ানো আছে (উপজেলা নির্বাহী অফিসারের কার্যালয়), আর সেটিই ধরা হবে",
    ),
    "by one that ends with it": ("30.06.2024", "uno", "দুটির একটিই যথেষ্ট"),
    "of one user of the office": ("10.06.2024", "uno/head", "(উপজেলা নির্বাহী অফিসারের কার্যালয়), আর সেটিই ধরা হবে"),
}


@pytest.mark.parametrize(("until", "subject", "told"), EXTENDED_ANEW.values(), ids=EXTENDED_ANEW)
def test_of_two_extensions_of_one_duty_it_is_told_which_counts_and_what_still_holds_without_one(
    opened, until, subject, told
):
    _, desk = opened
    given = {"policy": "two-step-enabled", "reason": "portal is moved"}
    first = {"subject": "uno", "approved_by": "decision 05", "until": "30.06.2024"}
    assert desk.post("/settings/waivers", **given, **first).status == 303
    second = {"subject": subject, "approved_by": "decision 06", "until": until}
    assert desk.post("/settings/waivers", **given, **second).status == 303
    assert told in desk.get("/settings/").text
    assert desk.post(entries(desk)["decision 06"], confirmed="1").status == 303
    assert "আরেকটি লেখায় ৩০.০৬.২০২৪ পর্যন্ত সময় এখনো বাড়ানো আছে" in desk.get("/settings/").text
    assert desk.post(entries(desk)["decision 05"], confirmed="1").status == 303
    assert "করণীয়টি আবার গণনা হবে" in desk.get("/settings/").text


def test_an_extension_asked_from_the_page_of_an_office_is_that_offices_and_the_duty_is_chosen(opened):
    _, desk = opened
    (link,) = re.findall(r'href="(/settings/[^"#]*)#waivers-heading"', desk.get("/offices/fisheries/").text)
    form = desk.get(link).text.partition('action="/settings/waivers"')[2].partition("</form>")[0]
    assert re.findall(r'<option value="([^"]*)" selected', form) == ["fisheries", ""]
    form = desk.get("/settings/").text.partition('action="/settings/waivers"')[2].partition("</form>")[0]
    assert re.findall(r'<option value="([^"]*)" selected', form) == ["", ""]


def test_time_is_extended_of_an_office_or_of_one_of_its_user_ids_also_of_one_known_by_its_number(opened):
    _, desk = opened
    assert desk.post("/offices/uno/roster", about="office", users="2", confirmed="1").status == 303
    form = (
        desk.get("/settings/?office=fisheries").text.partition('action="/settings/waivers"')[2].partition("</form>")[0]
    )
    assert "শুধু দপ্তরের নাম বাছলে তার সব ইউজার আইডির সময় বাড়ে" in form
    offered = re.findall(r'<option value="([^"]*)"(?: selected)?>([^<]*)<', form.partition("</select>")[0])
    office, one = [each for each in offered if each[0].startswith("fisheries")][:2]
    listed = [who.partition("/") for who, _ in offered]
    assert all(before[0] == own[0] for before, own in pairwise(listed) if own[2]), "below its office"
    assert office == ("fisheries", "উপজেলা মৎস্য অফিস")
    assert one[1] == "উপজেলা মৎস্য অফিস, উপজেলা মৎস্য অফিসার"
    numbered = [who for who, _ in offered if who.startswith("uno/")]
    assert len(numbered) == 2
    given = {"policy": "two-step-enabled", "reason": "portal is moved", "until": "30.06.2024"}
    for subject, decision in ((one[0], "decision 05"), (numbered[-1], "decision 06")):
        assert desk.post("/settings/waivers", **given, subject=subject, approved_by=decision).status == 303
    rows = dict(re.findall(r"<tr><td>([^<]*)</td>.*?(decision 0[56])", desk.get("/settings/").text))
    named = dict(offered)
    assert rows.items() >= {(named[one[0]], "decision 05"), (named[numbered[-1]], "decision 06")}
    assert "<li>উপজেলা মৎস্য অফিসার: " in desk.get("/offices/fisheries/").text.partition('id="waivers"')[2]


MOOT = {
    "only advised": ("fisheries", "password-reuse", "এটি শুধু পরামর্শ"),
    "not applicable": ("soladana-up", "official-email-used", "এখানে এটি প্রযোজ্য নয়"),
}


@pytest.mark.parametrize(("subject", "policy", "told"), MOOT.values(), ids=MOOT)
def test_no_time_is_extended_of_a_duty_that_does_not_count(opened, subject, policy, told):
    folder, desk = opened
    before = own_files(folder)
    given = {"reason": "portal is moved", "approved_by": "decision 05", "until": "30.06.2024"}
    refused = desk.post("/settings/waivers", subject=subject, policy=policy, **given)
    assert (refused.status, told in refused.text, own_files(folder)) == (422, True, before)


def test_several_wrong_mail_domains_are_told_once_and_a_list_of_signs_alone_is_none(opened):
    _, desk = opened
    told = desk.post("/settings/answers", on="/settings/", **{"official-domains": "not a domain"}).text.partition(
        'id="problems-told"'
    )[2]
    assert told.partition("</section>")[0].count("<li>") == 1
    assert desk.post("/settings/answers", on="/settings/", distribution=";;;").status == 422


def test_what_an_extension_lacks_is_told_in_the_order_of_its_form_each_with_its_name(opened):
    _, desk = opened
    told = desk.post("/settings/waivers").text.partition('id="problems-told"')[2].partition("</section>")[0]
    assert re.findall('<li><a href="#(.*?)">(.*?)</a></li>', told) == [
        ("subject", "দপ্তর/ইউনিয়ন: বাছা হয়নি। বেছে নিন।"),
        ("policy", "করণীয়: বাছা হয়নি। বেছে নিন।"),
        ("reason", "কারণ: লেখা হয়নি। লিখুন।"),
        ("approved_by", "কোন সিদ্ধান্তে: লেখা হয়নি। লিখুন।"),
        ("until", "কত তারিখ পর্যন্ত: লেখা হয়নি, অথবা বোঝা যায়নি। এভাবে লিখুন: ৩০.০৬.২০২৪"),
    ]


def test_where_all_is_advice_the_time_of_what_is_advised_can_be_extended(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    config = folder / "auditor.toml"
    config.write_text(re.sub("(?m)^baseline = .*", 'baseline = "good-practice"', config.read_text("utf-8")), "utf-8")
    (folder / "waivers.toml").unlink()
    given = {"reason": "portal is moved", "approved_by": "decision 05", "until": "30.06.2024"}
    with served(folder, on=DAY) as (service, address):
        desk = Client(service, address)
        form = desk.get("/settings/").text.partition('action="/settings/waivers"')[2].partition("</form>")[0]
        assert 'value="two-step-enabled"' in form
        assert desk.post("/settings/waivers", subject="uno", policy="two-step-enabled", **given).status == 303
        assert "decision 05" in entries(desk)


WRONG = {
    "without an end": {"until": ""},
    "with a day that is none": {"until": "soon"},
    "without a reason": {"reason": ""},
    "with a phone number": {"reason": "ask 01711-000000"},
    "of a duty there is not": {"policy": "other"},
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_half_an_extension_is_refused_and_nothing_is_written(opened, change):
    folder, desk = opened
    before = own_files(folder)
    given = {
        "subject": "fisheries",
        "policy": "two-step-enabled",
        "reason": "portal is moved",
        "approved_by": "decision 05",
        "until": "30.06.2024",
    }
    answer = desk.post("/settings/waivers", **{**given, **change})
    assert answer.status == 422
    assert own_files(folder) == before
    if "reason" in change:
        told = html.unescape(answer.text.partition('class="problems"')[2].partition("</section>")[0])
        assert "কারণ: " in told
        assert "waivers" not in told


def test_the_numbers_of_decisions_are_told_and_their_ids_stay(tmp_path):
    run(
        "--on",
        "2024-01-25",
        "init",
        tmp_path / "koyra",
        "--upazila",
        "Koyra",
        "--district",
        "Khulna",
        "--last-meeting",
        "18.01.2024",
        code=0,
    )
    with served(tmp_path / "koyra", on=DAY) as (service, address):
        desk = Client(service, address)
        assert desk.post("/settings/answers", **{"serial-0": "৭", "serial-1": "12"}).status == 303
        told = [(decision.id, decision.serial) for decision in service.desk.space().baseline.decisions]
        assert told == [("2024-01/11", "07"), ("2024-01/09", "12")]
        desk.post("/settings/answers", **{"serial-0": "9", "serial-1": "11"})
        said = desk.get("/settings/").text
        first, second = (decision.subject.bn for decision in service.desk.space().baseline.decisions)
        assert f"০৯ নম্বর: {first}; ১১ নম্বর: {second}" in said
        assert "সেখানেও তা-ই হলে এখানে ক্রম অদলবদল করুন" in said
        desk.post("/settings/answers", **{"serial-0": "7", "serial-1": "12"})
        refused = desk.post("/settings/answers", **{"portal-owner": "Batia@2024x", "distribution": "Batia@2024x"})
        assert (refused.status, "পাসওয়ার্ডের মতো দেখায়" in refused.text) == (422, True)
        for wrong in ("", "eleven", "1111", "-1"):
            refused = desk.post("/settings/answers", **{"serial-0": wrong, "serial-1": "12"})
            assert (refused.status, refused.text.count('<a href="#serial-0">')) == (422, 1)
        twice = desk.post("/settings/answers", **{"serial-0": "7", "serial-1": "০৭"})
        assert (twice.status, "সিদ্ধান্তের ক্রম ০৭ হতে পারে না" in twice.text) == (422, True)
        assert [decision.serial for decision in service.desk.space().baseline.decisions] == ["07", "12"]


@pytest.fixture(scope="module", name="own")
def _own(tmp_path_factory):
    """A workspace with decisions of its own, at a desk."""
    folder = tmp_path_factory.mktemp("own") / "koyra"
    run("--on", "2024-01-25", "init", folder, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "18.01.2024", code=0)  # fmt: skip
    kept = {path: path.read_bytes() for path in folder.glob("*.toml")}
    with served(folder, on=DAY) as (service, address):
        yield folder, Client(service, address), kept


@pytest.fixture(name="koyra")
def _koyra(own):
    folder, desk, kept = own
    for path, content in kept.items():
        path.write_bytes(content)
    return folder, desk


def form_shown(desk):
    """Return the fields of the form of answers as a browser would post them, untouched."""
    page = desk.get("/settings/").text
    form = page[page.index('action="/settings/answers"') :].partition("</form>")[0]
    pairs = [
        (html.unescape(name[1]), html.unescape(value[1]) if (value := re.search(r'value="([^"]*)"', tag)) else "")
        for tag in re.findall("<input [^>]*>", form)
        if (name := re.search(r' name="([^"]*)"', tag))
    ]
    fields = {name: value for name, value in pairs if name not in {"seen", "form_token"}}
    return {**fields, "seen": [value for name, value in pairs if name == "seen"]}


def test_a_page_from_before_takes_nothing_back_that_was_told_meanwhile(koyra):
    folder, desk = koyra
    settings.tell(folder, {"serials": "07, 12"}, discovery.policies(), DAY)
    before = form_shown(desk)
    told = {"next-meeting": date(2024, 4, 18), "serials": "08, 13", "official-domains": "example.org"}
    settings.tell(folder, told, discovery.policies(), DAY)
    assert desk.post("/settings/answers", **{**before, "phone": "01711-000000"}).status == 303
    known = settings.told(folder)
    assert {name: known[name] for name in told} == told
    assert known["phone"] == "01711-000000"
    assert settings.read_config(folder).official_domains == ("example.org",)


def test_numbers_of_decisions_that_are_others_by_now_are_not_written(koyra):
    folder, desk = koyra
    before = own_files(folder)
    told = desk.post("/settings/answers", **{**form_shown(desk), "serial-0": "77", "among-serials": "0" * 16})
    assert (told.status, "তালিকাটি বদলেছে" in told.text, 'value="77"' in told.text) == (422, True, False)
    assert own_files(folder) == before


@pytest.mark.parametrize(
    ("field", "typed", "now", "in_digits"),
    [("next-meeting", "02.05.2024", "১৮.০৪.২০২৪", "2024-05-02"), ("serial-0", "9", "০৮", '"09"'), ("official-domains", "example.com", "example.org", '"example.com"')],
)  # fmt: skip
def test_what_was_told_elsewhere_meanwhile_is_written_over_only_by_who_has_seen_it(koyra, field, typed, now, in_digits):
    folder, desk = koyra
    settings.tell(folder, {"serials": "07, 12"}, discovery.policies(), DAY)
    form = {**form_shown(desk), field: typed}
    told = {"next-meeting": date(2024, 4, 18), "serials": "08, 13", "official-domains": "example.org"}
    settings.tell(folder, told, discovery.policies(), DAY)
    before = own_files(folder)
    refused = desk.post("/settings/answers", **form)
    assert (refused.status, own_files(folder)) == (422, before)
    assert f"এই পাতা খোলা থাকা অবস্থায় অন্য জায়গা থেকে “{now}” লেখা হয়েছে; আপনি লিখেছেন “{typed}”" in refused.text
    assert re.search(rf'<input id="{field}"[^>]* value="{typed}"', refused.text)
    assert f'<li><a href="#{field}"' in refused.text
    assert f'name="seen" value="{field}={now}"' in refused.text
    again = [shown for shown in form["seen"] if not shown.startswith(f"{field}=")]
    assert desk.post("/settings/answers", **{**form, "seen": [*again, f"{field}={now}"]}).status == 303
    changed = {name for name, content in own_files(folder).items() if content != before[name]}
    assert len(changed) == 1
    assert in_digits in own_files(folder)[changed.pop()].decode()


def test_what_was_refused_for_another_reason_still_finds_what_was_told_meanwhile(koyra):
    folder, desk = koyra
    form = {**form_shown(desk), "next-meeting": "02.05.2024", "phone": "none"}
    settings.tell(folder, {"next-meeting": date(2024, 4, 18)}, discovery.policies(), DAY)
    refused = desk.post("/settings/answers", **form)
    assert refused.status == 422
    assert 'name="seen" value="next-meeting="' in refused.text


@pytest.mark.parametrize(
    "wrong", [{"serial-0": "7", "serial-1": "০৭"}, {"serial-0": "eleven"}, {"official-domains": "gmail.com"}]
)
def test_what_is_wrong_in_one_field_leaves_all_files_as_they_are(koyra, wrong):
    folder, desk = koyra
    before = own_files(folder)
    answer = desk.post("/settings/answers", **{"phone": "01711-000000", "memo": "৯১", **wrong})
    assert answer.status == 422
    assert own_files(folder) == before


def with_serials(folder, *serials):
    """Write numbers into the baseline as another hand would."""
    settings.tell(folder, {"serials": "97, 98"}, discovery.policies(), DAY)
    path = folder / "baseline.toml"
    text = path.read_text("utf-8")
    for place, serial in zip(("97", "98"), serials, strict=True):
        text = text.replace(f'serial = "{place}"', f'serial = "{serial}"')
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("serials", [("০৯", "১২/২০২৪"), ("7", "07"), ("07", "07")])
def test_numbers_by_another_hand_stay_and_block_nothing_where_they_are_not_touched(koyra, serials):
    folder, desk = koyra
    with_serials(folder, *serials)
    before = (folder / "baseline.toml").read_bytes()
    for form in ({**form_shown(desk), "phone": "01711-000000"}, {"phone": "01711-000001"}):
        assert desk.post("/settings/answers", **form).status == 303
        assert settings.told(folder)["phone"] == form["phone"]
    assert (folder / "baseline.toml").read_bytes() == before


def test_a_number_in_other_digits_is_the_same_number(koyra):
    folder, desk = koyra
    with_serials(folder, "০৯", "12")
    before = own_files(folder)
    assert desk.post("/settings/answers", **{**form_shown(desk), "serial-0": "9"}).status == 303
    assert own_files(folder) == before
    twice = desk.post("/settings/answers", **{**form_shown(desk), "serial-1": "9"})
    assert (twice.status, own_files(folder)) == (422, before)


def test_days_that_do_not_fit_are_refused_with_what_to_do_here_and_no_command(opened):
    _, desk = opened
    refused = desk.post("/settings/answers", **{"due": "30.06.2024", "next-meeting": "20.06.2024"})
    assert refused.status == 422
    assert "যেটি ভুল সেটি ঠিক করে আবার সংরক্ষণ করুন" in refused.text
    assert "auditor settings" not in refused.text


def test_a_shipped_baseline_keeps_its_numbers(opened):
    folder, desk = opened
    before = own_files(folder)
    assert desk.post("/settings/answers", **{"serial-0": "7", "serial-1": "8"}).status == 422
    assert own_files(folder) == before


def test_mail_domains_are_told_and_free_mail_is_none(opened):
    folder, desk = opened
    assert desk.post("/settings/answers", **{"official-domains": "Example.org, example.com"}).status == 303
    assert settings.read_config(folder).official_domains == ("example.org", "example.com")
    assert desk.post("/settings/answers", **{"official-domains": "gmail.com"}).status == 422
    assert settings.read_config(folder).official_domains == ("example.org", "example.com")


def test_what_was_typed_anywhere_in_the_settings_is_saved_by_whichever_button_is_pressed(opened, chromium_tab):
    folder, desk = opened
    desk.let_in(chromium_tab)
    chromium_tab.goto(f"{desk.origin}/settings/")
    chromium_tab.locator("#next-meeting").fill("02.05.2024")
    chromium_tab.locator("#phone").fill("01711-000001")
    chromium_tab.locator("#official-domains").fill("example.org")
    chromium_tab.get_by_role("button", name="সংরক্ষণ করুন").first.click()
    chromium_tab.locator(".message").first.wait_for()
    told = settings.told(folder)
    assert (str(told["next-meeting"]), told["phone"]) == ("2024-05-02", "01711-000001")
    assert settings.read_config(folder).official_domains == ("example.org",)


EXTENDED = {
    "subject": "fisheries",
    "policy": "two-step-enabled",
    "reason": "নৌপথ",
    "approved_by": "decision 05",
}
ODD_DAYS = {
    "a next meeting": ("/settings/answers", {"next-meeting": "15.02.2042"}, "next-meeting", "16.02.2042"),
    "an extension": ("/settings/waivers", {**EXTENDED, "until": "30.06.2042"}, "until", "30.06.2043"),
}


@pytest.mark.parametrize("case", ODD_DAYS)
def test_a_day_of_which_the_year_may_be_wrong_is_written_once_the_form_was_told_that_it_is_meant(opened, case):
    folder, desk = opened
    before = own_files(folder)
    path, fields, field, other = ODD_DAYS[case]
    asked = desk.post(path, on="/settings/", **fields)
    assert (asked.status, own_files(folder)) == (422, before)
    (meant,) = re.findall(r'id="day_meant" name="day_meant" value="([^"]*)"', asked.text)
    assert 'href="#day_meant"' in asked.text
    assert desk.post(path, on="/settings/", **{**fields, field: other}, day_meant=meant).status == 422
    assert own_files(folder) == before
    assert desk.post(path, on="/settings/", **fields, day_meant=meant).status == 303
    assert own_files(folder) != before


def test_what_was_said_to_be_meant_stays_said_while_something_else_is_asked(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    moved = {"meeting": "2024-04", "to": "25.04.2024"}
    with served(folder, on=date(2099, 1, 1), language=Language.EN) as (service, address):
        desk, said = Client(service, address), {}
        for words in ("The day of the work, 01.01.2099, lies after today", "25.04.2024, lies before today"):
            asked = desk.post("/settings/meetings/moved", on="/settings/", **moved, **said)
            assert (asked.status, words in asked.text) == (422, True)
            said = {"day_meant": re.search('name="day_meant" value="([^"]*)"', asked.text)[1]}
        assert not (folder / "ledger.db").exists()
        assert desk.post("/settings/meetings/moved", on="/settings/", **moved, **said).status == 303
    assert len(Ledger(folder / "ledger.db").notes(MeetingMoved)) == 1


def test_time_that_ended_before_today_is_not_extended(opened):
    folder, desk = opened
    before = own_files(folder)
    answer = desk.post("/settings/waivers", on="/settings/", **EXTENDED, until="30.06.2023")
    assert (answer.status, own_files(folder)) == (422, before)
    assert "৩০.০৬.২০২৩ তারিখেই শেষ" in answer.text
    assert "day_meant" not in answer.text


@pytest.mark.parametrize(("until", "is_over"), [(-1, True), (0, False)])
def test_of_time_that_ends_before_the_next_meeting_it_is_told_that_it_is_over_on_its_papers(opened, until, is_over):
    folder, desk = opened
    meeting = day_asked_for(open_workspace(folder), DAY)
    ends = meeting + timedelta(until)
    answer = desk.post("/settings/waivers", on="/settings/", **EXTENDED, until=f"{ends:%d.%m.%Y}")
    assert ("ওই সভার কাগজে সময় শেষ ধরা হবে" in desk.get("/settings/").text) is is_over
    assert answer.status == 303


def test_words_of_the_user_stay_words(opened):
    _, desk = opened
    desk.post(
        "/settings/waivers",
        subject="fisheries",
        policy="two-step-enabled",
        reason="<script>x</script>",
        approved_by='"><b>',
        until="30.06.2024",
    )
    shown = desk.get("/settings/").text
    assert "<script>x" not in shown
    assert "&lt;script&gt;x" in shown


def test_settings_open_where_the_roster_cannot_be_read_and_say_so(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    for path in folder.glob("roster.*"):
        path.write_bytes(b"no table")
    with served(folder, on=DAY) as (service, address):
        desk = Client(service, address)
        answer = desk.get("/settings/")
        assert answer.status == 200
        assert 'class="warn"' in answer.text
        assert desk.get("/month/").status == 422
        assert "/settings/" in desk.get("/month/").text


def test_what_is_taken_without_an_answer_is_said_only_where_there_is_none(opened):
    _, desk = opened
    page, shown = desk.get("/settings/").text, form_shown(desk)
    said = set(re.findall(r'<p class="hint" id="([\w-]+)-hint">(?:Without an answer|উত্তর না দিলে)', page))
    asked = {each.id for each in BY_ID.values() if each.holds is not None and each.id in shown}
    said &= asked  # of what is chosen from a list the form is not read here
    assert said == {id_ for id_ in asked if not shown[id_]}
    assert asked - said
    assert said


def test_through_whom_a_letter_goes_is_chosen_and_its_bangla_names_are_read():
    question = BY_ID["portal-through"]
    assert [question.read(label.bn) for _, label in question.offered] == ["district", "programmer"]
    assert question.holds.bn == "জেলা প্রশাসক"


def test_the_page_offers_through_whom_a_letter_goes(opened):
    _, desk = opened
    shown = desk.get("/settings/").text
    assert '<option value="programmer">জেলার প্রোগ্রামার</option>' in shown
    answer = desk.post("/settings/answers", on="/settings/", **{"portal-through": "programmer"})
    assert answer.status == 303
    assert '<option value="programmer" selected>' in desk.get("/settings/").text


def test_a_meeting_is_put_off_and_noted_as_not_held_as_by_the_command(tmp_path):
    folder, by_command = (lay_example(tmp_path / name) for name in ("desk", "command"))
    settings.tell(folder, {"next-meeting": date(2024, 4, 18)}, discovery.policies(), DAY)
    shutil.copytree(folder, by_command, dirs_exist_ok=True)
    on = ("--on", f"{DAY}", "--workspace", by_command)
    run("meeting", "move", "2024-04-18", "2024-04-25", *on, code=0)
    run("meeting", "cancel", "2024-04-25", *on, code=0)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        for fields in ({"meeting": "2024-04"}, {"meeting": "2024-04", "to": "soon"}, {"to": "25.04.2024"}):
            assert desk.post("/settings/meetings/moved", on="/settings/", **fields).status == 422
        assert desk.post("/settings/meetings/cancelled", on="/settings/", meeting="2024-04").status == 422
        asked = desk.post("/settings/meetings/moved", on="/settings/", meeting="2024-04", to="25.04.2042")
        assert (asked.status, asked.text.count('name="day_meant"')) == (422, 1)
        moved = {"meeting": "2024-04", "to": "২৫.০৪.২০২৪"}
        assert desk.post("/settings/meetings/moved", on="/settings/", **moved).status == 303
        assert "It stays the same meeting" in desk.get("/settings/").text
        cancelled = {"meeting": "2024-04", "surely": "yes"}
        assert "held after all" not in desk.get("/settings/").text
        assert desk.post("/settings/meetings/held", on="/settings/", meeting="2024-04").status == 422
        assert desk.post("/settings/meetings/cancelled", on="/settings/", **cancelled).status == 303
        page = desk.get("/settings/").text
        refused = desk.post("/settings/answers", on="/settings/", **{"next-meeting": "25.04.2024"})
        part = 'say so on the screen Settings, under "A meeting put off, or not held"'
        assert (refused.status, part in html.unescape(refused.text)) == (422, True)
        assert '<h2 id="meetings">A meeting put off, or not held</h2>' in page
        assert desk.post("/settings/meetings/held", on="/settings/", meeting="2024-04").status == 303
        assert "the meeting of 25.04.2024 is held after all.<" in desk.get("/settings/").text
    run("meeting", "held", "2024-04-25", *on, code=0)
    assert "the meeting of 25.04.2024 is cancelled." in page
    assert "<td>cancelled</td>" in page
    assert "auditor settings" not in page
    assert own_files(folder) == own_files(by_command)
    notes = [
        [*Ledger(each / "ledger.db").notes(MeetingMoved), *Ledger(each / "ledger.db").notes(MeetingCancelled)]
        for each in (folder, by_command)
    ]
    assert notes[0] == notes[1]
    assert len(notes[0]) == 3


def test_of_a_refused_form_only_the_field_with_a_password_is_not_sent_back(opened):
    _, desk = opened
    secret = "Kr9#vT!pLq2z"
    told = desk.post(
        "/settings/answers", on="/settings/", distribution=f"UNO; {secret}; Office copy", phone="01711-000000"
    )
    assert told.status == 422
    assert secret not in told.text
    assert 'name="phone" type="text" value="01711-000000"' in told.text
    told = desk.post(
        "/welcome/new", place="Rupsa/Khulna", phone=secret, folder="/srv/Rupsha2024", **{"last-meeting": "18.01.2024"}
    )
    assert told.status == 422
    assert secret not in told.text
    assert 'value="18.01.2024"' in told.text
    assert 'value="/srv/Rupsha2024"' in told.text


def test_a_mailbox_that_is_perhaps_of_no_office_is_asked_about(koyra):
    folder, desk = koyra
    before = own_files(folder)
    typed = {"uno-mail": "uno@rupsha.gov.bd.com"}
    asked = desk.post("/settings/answers", **typed)
    assert (asked.status, own_files(folder)) == (422, before)
    assert "…@rupsha.gov.bd.com ঠিকানাটির শেষে gov.bd বা “সেটিংস” পাতায় দেওয়া সরকারি ডোমেইন নেই" in html.unescape(asked.text)
    command = ("--workspace", folder, "--on", "2024-03-25", "settings", "--uno-mail", typed["uno-mail"])
    refused = run(*command, code=3).stderr
    assert "…@rupsha.gov.bd.com, does not end in gov.bd, nor in a domain that is told to be official" in refused
    assert typed["uno-mail"] not in refused
    assert own_files(folder) == before
    meant = re.search(r'name="day_meant" value="([^"]*)"', asked.text)[1]
    assert desk.post("/settings/answers", **typed, day_meant=meant).status == 303
    assert settings.told(folder)["uno-mail"] == "uno@rupsha.gov.bd.com"


def test_a_mailbox_of_a_domain_that_is_told_beside_it_is_not_asked_about(koyra):
    folder, desk = koyra
    typed = {"uno-mail": "uno@rupsha.example.org", "official-domains": "example.org"}
    assert desk.post("/settings/answers", **typed).status == 303
    assert settings.told(folder)["uno-mail"] == "uno@rupsha.example.org"


def test_further_kinds_that_a_decision_covers_are_told_as_by_the_command(opened, tmp_path):
    folder, desk = opened
    by_command = shutil.copytree(folder, tmp_path / "command")
    decision = _of_departments(folder)
    run("settings", "--also", f"{decision} ইউনিয়ন পরিষদ", "--yes", "--on", str(DAY), "--workspace", by_command, code=0)
    told = {"also": f"{decision} Union parishad"}
    shown = html.unescape(desk.post("/settings/answers", on="/settings/", **told).text)
    row = re.findall(r'<td class="name"[^>]*>(.*?)</td>', shown)
    assert (row[0], row[1].startswith(f"<strong>{decision} (ক্রম "), "ইউনিয়ন পরিষদ" in row[1]) == (
        "ফাঁকা",
        True,
        True,
    )
    assert "এতে দপ্তরগুলোর অবস্থা বদলাবে: আগে" in shown
    assert desk.post("/settings/answers", on="/settings/", **told, confirmed="1").status == 303
    assert own_files(folder) == own_files(by_command)
    assert OfficeKind.UNION in open_workspace(folder).baseline.decision(decision).implementers
    assert settings.told(folder)["also"] == f"{decision} union"
    for wrong, told in ((f"{decision} সমবায়", "“সমবায়” নামে"), (f"{decision} department", "এমনিতেই প্রযোজ্য: বিভাগীয় দপ্তর")):
        refused = desk.post("/settings/answers", on="/settings/", also=wrong)
        assert (
            refused.status,
            told in refused.text,
            "একাধিক সিদ্ধান্ত হলে মাঝে ; দিয়ে)। ধরন: "
            in refused.text.partition('id="problems-told"')[2].partition("</section>")[0],
        ) == (422, True, False)
    refused = desk.post("/settings/answers", on="/settings/", also="2020-01/01 union")
    assert refused.status == 422
    assert own_files(folder) == own_files(by_command)


def test_a_decision_that_covers_further_kinds_is_told_in_digits_of_either_script_and_the_example_is_of_this_workspace(
    opened,
):
    folder, desk = opened
    decision = _of_departments(folder)
    refused = run(
        "settings", "--also", "unions", "--on", str(DAY), "--workspace", folder, "--language", "en", code=2
    ).stderr
    assert re.search(r"such as (\S+) union", refused)[1] in decision_ids(folder)
    example = re.search(r"যেমন (\S+ ইউনিয়ন পরিষদ)", desk.get("/settings/").text)[1]
    assert desk.post("/settings/answers", on="/settings/", also=example, confirmed="1").status == 303
    assert settings.told(folder)["also"].partition(" ")[0] in decision_ids(folder)
    told = f"{digits(decision, Language.BN)} ইউনিয়ন পরিষদ"
    assert desk.post("/settings/answers", on="/settings/", also=told, confirmed="1").status == 303
    assert settings.told(folder)["also"] == f"{decision} union"


def test_further_kinds_that_were_told_by_their_codes_stand_in_the_field_in_words_that_say_the_same(opened):
    folder, desk = opened
    new = {
        each: [kind for kind in OfficeKind if kind not in each.implementers][:2]
        for each in open_workspace(folder).baseline.decisions
    }
    new = {decision: kinds for decision, kinds in new.items() if kinds}
    assert any(len(kinds) > 1 for kinds in new.values())
    codes = "; ".join(f"{decision.id} {', '.join(kinds)}" for decision, kinds in new.items())
    assert desk.post("/settings/answers", on="/settings/", also=codes, confirmed="1").status == 303
    before = own_files(folder)
    for language in (Language.BN, Language.EN):
        field = html.unescape(re.search(r'name="also"[^>]*value="([^"]*)"', desk.get("/settings/").text)[1])
        assert set(field.split("; ")) == {
            f"{digits(decision.serial, language)}: {', '.join(kind.label.said(language) for kind in kinds)}"
            for decision, kinds in new.items()
        }
        assert desk.post("/settings/answers", on="/settings/", also=field).status == 303
        assert own_files(folder) == before, "the same was told"
        desk.post("/language", on="/settings/")


def test_further_kinds_are_asked_for_by_a_short_label_and_explained_below_it_without_codes_in_bangla(opened):
    page = opened[1].get("/settings/").text
    label = re.search(r'<label for="also">(.*?)</label>', page)[1]
    assert label == "সিদ্ধান্তের আওতায় আরও যে ধরনের দপ্তর"
    how = re.search(r'<p class="hint" id="also-hint">(.*?)</p>', page)[1].partition("। সিদ্ধান্ত: ")[0]
    assert "কার্যবিবরণীর ক্রম, তারপর দপ্তরের ধরন" in how
    assert not re.search("[A-Za-z]", how)


def _of_departments(folder):
    """Return the id of the decision that names departments alone."""
    decisions = open_workspace(folder).baseline.decisions
    return next(each.id for each in decisions if OfficeKind.UNION not in each.implementers)


def decision_ids(folder):
    """Return the ids of the decisions of a workspace, as its baseline has them."""
    return [decision.id for decision in open_workspace(folder).baseline.decisions]
