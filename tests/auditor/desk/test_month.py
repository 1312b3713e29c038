"""The month at a glance: the one next step with its button, who is silent, what moved since the last meeting."""

from __future__ import annotations

import html
import re
import shutil
import tomllib
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from changing import replace
from few_offices import lay_example
from running import run
from served_desks import Client, served
from small_upazila import DONE, LETTERHEAD, NOT_DONE, history, meeting, office, round_of, tell_all
from typed_upazila import ALL_DONE, LOTA_AND_KOYRA, TypedUpazila

from auditor.checklist.line import Topic
from auditor.checklist.steps import Deed
from auditor.desk import app, next_steps, since_meeting
from auditor.desk.screens import SCREENS, month
from auditor.i18n import Language, digits
from auditor.model.baseline import Departure, Waiver
from auditor.model.evidence import Reference, UnclearAnswer
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.grades import Grade
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from reports.layout.change_lines import counted_otherwise, told_once

DAY = date(2024, 3, 25)


@pytest.fixture(scope="module", name="example")
def _example(tmp_path_factory):
    return lay_example(tmp_path_factory.mktemp("month") / "paikgacha")


@pytest.fixture(name="opened")
def _opened(example, tmp_path):
    folder = shutil.copytree(example, tmp_path / "paikgacha")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        yield service, Client(service, address)


def test_every_step_has_its_words_and_every_step_of_the_desk_its_button():
    assert set(next_steps._STEPS) == set(Deed)
    assert set(Deed) - set(next_steps._BUTTONS) == {Deed.SET_CLOCK}


def test_buttons_and_links_lead_to_screens_that_there_are(opened):
    pages = {f"{screen.id}.page" for screen in SCREENS}
    assert {place for _, place in next_steps._BUTTONS.values()} <= {*pages, "meeting.keep_page", "meeting.proofs_page"}
    pages_of_work = {"offices.roster", "meeting.proofs_page", "meeting.letters_page"}
    known = {rule.endpoint for rule in app.create(opened[0].desk, opened[0].guard).url_map.iter_rules()}
    assert set(month._PLACES.values()) <= pages | pages_of_work <= known
    assert set(Topic) - set(month._PLACES) == {Topic.CLOCK}


def test_a_line_is_heard_once_and_its_link_by_where_it_leads(opened):
    page = opened[1].get("/month/").text
    lines = re.findall(r'<li><span>(.*?)</span><a href="([^"]+)" aria-label="(.*?)">(.*?)</a>', page)
    assert lines
    for told, _, heard, seen in lines:
        assert heard.startswith(f"{seen}: ")
        assert told not in heard
    leads = {heard: {place for _, place, known, _ in lines if known == heard} for _, _, heard, _ in lines}
    assert {heard for heard, places in leads.items() if len(places) > 1} == set(), "one name leads to one place"


def test_it_says_what_the_checklist_says(opened):
    service, client = opened
    shown = client.get("/month/").text
    listed = run("--workspace", service.desk.folder, "--on", "2024-03-25", "--language", "en").stdout
    answers = next(line for line in listed.splitlines() if line.startswith("Offices of which"))
    assert answers.partition(" Missing")[0] in shown
    assert "Work for March 2024" in shown
    assert "See and keep" in shown or "Ask and answer" in shown


def test_each_number_says_of_which_month_or_meeting_it_is(tmp_path):
    """What was told in March counts in April, too; that it is March's is said beside it."""
    folder = lay_example(tmp_path / "paikgacha")
    run("--workspace", folder, "--on", "2024-03-22", "audit", "--keep", "--meeting", "2024-03", "--yes")
    run(
        "sample",
        "draw",
        "--yes",
        "--number",
        "271828",
        "--offices",
        "1",
        "--on",
        "2024-03-22",
        "--workspace",
        folder,
        code=0,
    )
    shown = {}
    for day in (date(2024, 3, 25), date(2024, 4, 2)):
        with served(folder, on=day, language=Language.EN) as (service, address):
            client = Client(service, address)
            state = service.desk.state()
            shown[day.month] = state.answered, state.told, client.get("/month/").text
            for path in ("/meeting/", "/meeting/pack", "/meeting/proofs"):
                assert "meeting of March 2024" in client.get(path).text, path
    (answered, in_march, march), (still, in_april, april) = shown[3], shown[4]
    assert answered == still == 6 >= in_march > in_april == 0
    assert in_march == answered
    assert "All told it in March 2024." in march
    assert "None of these told it in April 2024 yet" in april
    at_meeting = f"that will count at the meeting of {state.counts_on:%d.%m.%Y}: all {still}"
    assert f"{at_meeting}; none has told anything in April 2024 yet." in april
    assert "drawn by the chair (meeting of March 2024)" in april


def test_who_is_silent_is_named_once_and_nobody_is_left_out_alone(tmp_path, monkeypatch):
    folder = lay_example(tmp_path / "paikgacha")
    for path in folder.glob("evidence/register*"):
        path.unlink()
    told = "পাইকগাছা উপজেলা, খুলনা, ফেব্রুয়ারি ২০২৪\nদপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step\nউপজেলা কৃষি অফিস,12.02.2024,ফোন,চালু নেই\n"
    (folder / "evidence" / "told.csv").write_text(told, "utf-8")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client, silent = Client(service, address), service.desk.state().silent
        for named, rest in ((len(silent) - 1, 0), (len(silent) - 2, 2)):
            monkeypatch.setattr(month, "_SILENT", named)
            page = client.get("/month/").text
            assert page.count(silent[0].en) == 1
            assert (page.count(silent[-1].en), f"and {rest} more" in page) == (not rest, bool(rest))


def test_while_nobody_told_anything_no_list_of_many_names_has_to_be_read(tmp_path, monkeypatch):
    folder = lay_example(tmp_path / "paikgacha")
    for path in folder.glob("evidence/register*"):
        path.unlink()
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client, silent = Client(service, address), service.desk.state().silent
        for named, is_named in ((len(silent) - 1, True), (len(silent) - 2, False)):
            monkeypatch.setattr(month, "_SILENT", named)
            assert (silent[0].en in client.get("/month/").text) is is_named


def test_what_moved_since_the_last_meeting_is_shown_once_there_was_one(opened):
    service, client = opened
    assert "Since the last meeting" not in client.get("/month/").text
    run("--workspace", service.desk.folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    shown = client.get("/month/").text
    assert "Since the last meeting (meeting of February 2024, information of 21.02.2024)" in shown
    assert "Newly implemented" in shown


def test_every_line_of_what_moved_adds_up_to_the_offices_that_are_counted(opened):
    service, client = opened
    run("--workspace", service.desk.folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    counted = service.desk.state().counted
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", client.get("/month/").text)
    assert [row[row.index(">") + 1 :].partition(">")[2][:2] for row in rows] == ["09", "11"], "as papers have them"
    for row in rows:
        cells = re.findall(r"<td[^>]*>(.*?)</td>", row)
        assert sum(int(number) for cell in cells for number in re.findall(r"\d+", cell)) == counted, row
    assert f"adds up to the {counted} offices" in client.get("/month/").text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.EN, "not any more (another baseline: Decision 11): "),
        (Language.BN, "এখন ধরা হয় না (যাচাইয়ের মানদণ্ড বদলেছে: ১১ নং সিদ্ধান্ত): "),
    ],
)
def test_decisions_that_are_judged_no_more_are_told_with_how_many_offices_were_counted_under_them(
    example, tmp_path, language, told
):
    folder = shutil.copytree(example, tmp_path / "paikgacha")
    run("--workspace", folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    run("settings", "--baseline", "good-practice", "--yes", "--workspace", folder, "--on", DAY, code=0)
    with served(folder, on=DAY, language=language) as (service, address):
        shown = html.unescape(Client(service, address).get("/month/").text)
        view = chair_view(service.desk.history(), LETTERHEAD)
        of_paper = counted_otherwise(view.changes, view.summary.head.decisions)
    assert told in shown
    assert len(of_paper) > 1
    for words, offices in of_paper:
        assert f"{words.said(language)}: {digits(str(offices), language)}" in shown


def test_a_line_adds_up_where_an_office_that_had_implemented_it_is_not_counted_any_more_and_that_is_told():
    lota, koyra = office("lota"), office("koyra")
    done = [*tell_all(lota, DONE), *tell_all(koyra, DONE)]
    past = history(meeting([lota, koyra], done), meeting([lota, replace(koyra, voluntary=True)], done, "2024-03"))
    (line, *_) = [line for line in month._since_last_meeting(past) if line[1].en == "11"]
    assert (line[2:5], line[5].en) == ((0, 0, 0), "implemented (not newly) 1")
    (told,) = since_meeting.counted_otherwise(past)
    assert told.en == "Counted at the last meeting, not any more (checked voluntarily: yes): 1 office"
    assert told.bn == "গত সভায় মোট সংখ্যায় ধরা হয়েছিল, এখন ধরা হয় না (স্বেচ্ছায় যাচাই: হ্যাঁ): ১টি দপ্তর"


def test_who_left_the_roster_since_the_last_meeting_is_named_with_why():
    lota, koyra = office("lota"), office("koyra")
    done = [*tell_all(lota, DONE), *tell_all(koyra, DONE)]
    past = history(meeting([lota, koyra], done), meeting([koyra], done, "2024-03"))
    header = replace(past.now.header, departures=(Departure("lota", "merged"),))
    past = replace(past, now=replace(past.now, header=header))
    (told,) = since_meeting.counted_otherwise(past)
    assert told.en == f"Left the roster since the last meeting (merged): {lota.name.en}"
    assert told.bn == f"গত সভার পর তালিকা থেকে বাদ (merged): {lota.name.bn}"


def test_the_day_from_which_duties_count_is_told_with_the_former_one_where_it_was_corrected_since_the_last_meeting():
    done = tell_all(office("lota"), DONE)
    past = history(meeting([office("lota")], done), meeting([office("lota")], done, "2024-03"))
    assert since_meeting.counted_otherwise(past) == []
    decided = tuple(replace(each, day=date(2024, 2, 12)) for each in past.now.header.decisions)
    past = replace(past, now=replace(past.now, header=replace(past.now.header, decisions=decided)))
    (told,) = since_meeting.counted_otherwise(past)
    assert told.en == (
        "Since the last meeting the day from which duties count was corrected: Decision 11, now 12.02.2024 (before "
        "18.01.2024). What was done before the new day counts no more."
    )
    assert told.bn.startswith("গত সভার পর গণনা শুরুর তারিখ সংশোধন করা হয়েছে: ১১ নং সিদ্ধান্ত, এখন ১২.০২.২০২৪ খ্রি.")


@pytest.mark.parametrize("is_look", [False, True], ids=["at a meeting", "between meetings"])
def test_who_was_not_pending_at_the_last_meeting_is_not_said_to_be_pending_still(is_look):
    lost, lasting = office("lota", ("head", "clerk")), office("koyra")
    gone = replace(lost, accounts=(lost.accounts[0], replace(lost.accounts[1], left=True)))
    told = [*tell_all(lost, DONE), *tell_all(lasting, NOT_DONE)]
    before, now = round_of(meeting([lost, lasting], told)), round_of(meeting([gone, lasting], told, month="2024-03"), 2)
    now = replace(now, header=replace(now.header, meeting="" if is_look else "2024-03"))
    past = History.of(now, [before])
    (line, *_) = [line for line in month._since_last_meeting(past) if line[1].en == "11"]
    newly, again, still, others = line[2:]
    assert (newly, again, still) == (0, 0, 1)
    assert others.en == "no longer implemented, pending 1", "as the annex calls it"


def test_an_office_whose_answers_have_grown_old_has_nothing_to_do_again():
    lota = office("lota")
    told = tell_all(lota, DONE)
    past = History.of(round_of(meeting([lota], told, month="2025-01"), 2), [round_of(meeting([lota], told))])
    (line, *_) = [line for line in month._since_last_meeting(past) if line[1].en == "11"]
    assert (*line[2:5], line[5].en) == (0, 0, 0, "no longer implemented, pending 1")


def test_an_office_that_awaited_the_portal_at_the_last_meeting_is_told_apart_from_who_was_done_then():
    lota, koyra = office("lota"), office("koyra")
    hindered = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
    told = [*tell_all(lota, hindered), *tell_all(koyra, DONE)]
    before, now = (
        round_of(meeting([lota, koyra], told, month=then), n) for n, then in ((1, "2024-02"), (2, "2025-01"))
    )
    (others,) = {line[5].en for line in month._since_last_meeting(History.of(now, [before])) if line[1].en == "11"}
    assert others == "no longer implemented, pending 1; pending now (it awaited the portal at the last meeting) 1"


def test_who_had_more_time_at_the_last_meeting_is_not_said_to_have_been_implemented_then():
    lota = office("lota")
    told = tell_all(lota, {**DONE, TWO_STEP_ENROLLED: False})
    extended = (Waiver("two-step-enabled", "lota", "portal is moved", "decision 05", date(2024, 3, 1)),)
    past = history(meeting([lota], told, waivers=extended), meeting([lota], told, "2024-04"))
    (others,) = {line[5].en for line in month._since_last_meeting(past) if line[1].en == "11"}
    assert others == "pending now (it was not pending at the last meeting) 1"


def test_those_that_are_not_counted_are_said_beside_the_answers(opened):
    service, client = opened
    left_out = service.desk.state().offices - service.desk.state().counted
    assert left_out
    assert f"{left_out} more take part" in client.get("/month/").text


def test_before_anything_was_asked_it_leads_to_the_list_of_offices_and_to_the_asking(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    for path in folder.glob("evidence/register*"):
        path.unlink()
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        shown = Client(service, address).get("/month/").text.partition("<main")[2]
    first = shown.partition('<div class="grid">')[0]
    assert re.findall(r'<a class="button[^"]*" href="([^"]+)"', first) == ["/offices/", "/ask/"]


def test_without_an_office_it_says_what_to_do(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    for path in folder.glob("roster.*"):
        path.unlink()
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        answer = Client(service, address).get("/month/")
    assert answer.status == 422
    assert "roster.xlsx" in answer.text


def test_the_roster_has_as_many_matters_as_its_page_lists_and_is_handed_in_nowhere(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,several,lota.example.gov.bd", "koyra,Koyra UP,union,#N/A,2,not an address"
    )
    with served(upazila.folder, on=date(2024, 2, 20), language=Language.EN) as (service, address):
        client = Client(service, address)
        month, page = (html.unescape(client.get(path).text) for path in ("/month/", "/offices/-/roster"))
    listed = page.partition('id="doubtful"')[2].partition("</section>")[0].count("<li>")
    assert listed > 1
    assert f"Matters of the roster to correct, or to look at: {listed}." in month
    assert "#N/A" in page
    assert "hand it in again" not in page


def test_evidence_that_changed_since_a_round_was_kept_whose_papers_are_still_to_be_made_is_to_be_kept_again_first(
    tmp_path,
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    kept_on = date(2024, 2, 20)
    upazila.answers_at_the_desk("lota", {"lota": {"contacted-on": "20.02.2024", "way": "ফোন", **ALL_DONE}}, kept_on)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", meeting="2024-03-19", code=1)
    with served(upazila.folder, on=kept_on, language=Language.EN) as (service, address):
        shown = Client(service, address).get("/month/").text
        assert "Make the papers of the round that was kept." in shown
        assert "keep it again" not in shown
    told = {"contacted-on": "21.02.2024", "way": "ফোন", **ALL_DONE, "rule": "না"}
    upazila.answers_at_the_desk("lota", {"lota": told}, date(2024, 2, 21))
    with served(upazila.folder, on=date(2024, 2, 21), language=Language.EN) as (service, address):
        client = Client(service, address)
        shown = client.get("/month/").text
        assert (
            "since the round for the meeting of 19.03.2024 was kept on 20.02.2024. See what changes and keep it again"
            in shown
        )
        assert "what changed counts for the next meeting" in shown
        (button,) = re.findall(
            r'<a class="button"[^>]*>[^<]*</a>', shown.partition('id="next"')[2].partition("</section>")[0]
        )
        assert "See and keep again" in button
        assert 'href="/meeting/keep"' in button, "where it is seen and kept, and no page before it"
        meeting = client.get("/meeting/").text
        assert '<section class="next" aria-labelledby="round">' in meeting
        assert '<section class="next" aria-labelledby="papers">' not in meeting


def test_what_the_annex_tells_as_a_change_is_no_office_that_stands_as_before():
    """Lota told again what could not be read at the last meeting, Koyra got more time for what is undone anew, Gari has done all the time."""
    lota, koyra, _ = offices = [office(name) for name in ("lota", "koyra", "gari")]
    done = {each.id: tell_all(each, DONE) for each in offices}
    unread = UnclearAnswer(
        ("lota/head",), TWO_STEP_ENROLLED, Grade.DECLARED, date(2024, 3, 5), Reference("march.xlsx", "0" * 64)
    )
    told_anew = tell_all(lota, DONE, on=date(2024, 4, 1))
    undone = tell_all(koyra, {TWO_STEP_ENROLLED: False}, on=date(2024, 4, 2))
    extended = (Waiver("two-step-enabled", "koyra", "portal is moved", "decision 05", date(2024, 6, 30)),)
    past = history(
        meeting(offices, [*done["lota"], *done["koyra"], *done["gari"]]),
        meeting(offices, [*done["lota"], *done["koyra"], *done["gari"]], "2024-03", unclear=(unread,)),
        meeting(offices, [*told_anew, *done["koyra"], *undone, *done["gari"]], "2024-04", waivers=extended),
    )
    (line, *_) = [line for line in month._since_last_meeting(past) if line[1].en == "11"]
    of_annex = {
        label.en: len([change for change in changed if change.decision.endswith("/11")])
        for label, changed in told_once(chair_view(past, LETTERHEAD).changes)
    }
    assert of_annex == {
        "Newly implemented": 0,
        "Confirmed again as implemented, was before": 1,
        "No longer counted done": 1,
        "To do again": 0,
        "Pending": 0,
    }
    assert line[2:5] == (0, 0, 0)
    assert line[5].en == (
        "confirmed again as implemented, was before 1; implemented (not newly) 1; time extended 1 (of these no longer counted done 1)"
    )


def test_who_awaits_the_portal_now_is_counted_once_as_in_the_annex_and_of_these_who_was_done_at_the_last_meeting():
    offices = [office(name) for name in ("lota", "koyra", "gari")]
    hindered = {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
    before = [*tell_all(offices[0], {**DONE, **hindered}), *tell_all(offices[1], DONE), *tell_all(offices[2], DONE)]
    now = [*before, *(each for of in offices[1:] for each in tell_all(of, hindered, on=date(2024, 3, 5)))]
    past = history(meeting(offices, before), meeting(offices, now, "2024-03"))
    (line, *_) = [line for line in month._since_last_meeting(past) if line[1].en == "11"]
    assert (*line[2:5], line[5].en) == (0, 0, 0, "awaiting the portal 3 (of these no longer counted done 2)")


@pytest.fixture(name="passed")
def _passed(tmp_path):
    """Return an upazila in which all told in February, two days after its meeting."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.knows_what_keeping_asks()
    tell = {"contacted-on": "20.02.2024", "way": "ফোন"} | ALL_DONE
    upazila.answers_at_the_desk("lota", {"lota": tell}, date(2024, 2, 20))
    run("settings", "--next-meeting", "22.02.2024", "--on", "2024-02-20", "--workspace", upazila.folder)
    return upazila


PASSED_TWO_DAYS_AGO = "No round was kept for the meeting of 22.02.2024, whose day has passed, and information has come in that no round holds"


@pytest.mark.parametrize("with_round", [False, True])
def test_after_a_meeting_without_a_round_it_leads_to_keeping_one_as_well_as_to_the_next_day(passed, with_round):
    if with_round:
        passed.keep("--yes", code=1)
    with served(passed.folder, on=date(2024, 2, 24), language=Language.EN) as (service, address):
        client, step = Client(service, address), next_steps.shown(service.desk.state())
        page, keeping = (html.unescape(client.get(path).text) for path in ("/month/", "/meeting/"))
    assert (PASSED_TWO_DAYS_AGO in page) is not with_round
    assert step.leads_to("meeting.keep_page") is not with_round
    assert with_round or (step.leads_to("settings.page") and 'href="/meeting/keep' in keeping)


def test_a_meeting_that_passed_without_a_round_is_named_even_where_nothing_came_in(passed):
    run("audit", "--keep", "--meeting", "2024-02-21", "--on", "2024-02-20", "--yes", "--workspace", passed.folder)
    with served(passed.folder, on=date(2024, 2, 24), language=Language.EN) as (service, address):
        page, step = html.unescape(Client(service, address).get("/month/").text), next_steps.shown(service.desk.state())
    told = "No round was kept for the meeting of 22.02.2024, whose day has passed. If that meeting was held, see how things stand and keep its round; if it was "
    assert f'{told}put off or not held, say so on the screen Settings, under "A meeting put off, or not held"' in page
    assert step.leads_to("meeting.keep_page")
    assert step.leads_to("settings.page")


@pytest.mark.parametrize(("answered", "en", "bn"), [(1, "It was told in", "তথ্যটি "), (2, "All told it in", "সবগুলোই ")])
def test_of_the_only_office_of_which_something_is_known_it_is_not_said_that_all_told_it(answered, en, bn):
    told = month._told(SimpleNamespace(answered=answered, told=answered, month="2024-03"))
    assert (told.en.startswith(en), told.bn.startswith(bn)) == (True, True)


@pytest.fixture(scope="module")
def without_a_plan(tmp_path_factory):
    """A desk whose next step is to tell the day of the next meeting: something is known, and nobody said when the committee meets."""
    upazila = TypedUpazila(tmp_path_factory.mktemp("plan") / "space")
    upazila.lists("lota,Lota UP,union,Chairman,1,lota.example.gov.bd,Secretary,lota")
    upazila.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,,,")
    with served(upazila.folder, on=date(2024, 2, 20), language=Language.EN) as (service, address):
        yield service, Client(service, address)


@pytest.mark.parametrize(
    ("typed", "why"), [("", "Day of the next meeting"), ("31.02.2024", "Day of the next meeting"), ("20.02.2014", "")]
)
def test_a_day_that_is_none_or_odd_is_refused_where_the_step_asks_for_it(without_a_plan, typed, why):
    service, client = without_a_plan
    answer = client.post("/month/meeting", **{"next-meeting": typed})
    assert answer.status == 422
    assert why in answer.text
    assert "next" not in tomllib.loads((service.desk.folder / "auditor.toml").read_text("utf-8")).get("meeting", {})


def test_the_day_of_the_next_meeting_is_told_where_the_step_asks_for_it_as_by_the_command(without_a_plan, tmp_path):
    service, client = without_a_plan
    by_command = Path(shutil.copytree(service.desk.folder, tmp_path / "space"))
    assert 'name="next-meeting"' in client.get("/month/").text
    assert client.post("/month/meeting", **{"next-meeting": "২৭.০২.২০২৪"}).status == 303
    run("settings", "--next-meeting", "27.02.2024", "--on", "2024-02-20", "--workspace", by_command, code=0)
    assert (by_command / "auditor.toml").read_bytes() == (service.desk.folder / "auditor.toml").read_bytes()
    assert 'name="next-meeting"' not in client.get("/month/").text
    assert client.post("/month/meeting", **{"next-meeting": "28.02.2024"}).status == 422, (
        "another day was told meanwhile"
    )
