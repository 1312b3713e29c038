"""What a workspace is asked is read, checked together and written beside the comments."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from datetime import date, timedelta

import pytest
from changing import replace

from auditor import discovery
from auditor.i18n import Language, digits, plain
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.subjects import OfficeKind
from auditor.places import geography
from auditor.workspace import baseline_question, baselines, fitting, founding, questions, settings
from auditor.workspace.folder import load
from auditor.workspace.further_kinds import asked_of
from auditor.workspace.question import Printed
from auditor.workspace.questions import BY_ID, QUESTIONS

TODAY = date(2026, 6, 1)
DECIDED = date(2026, 5, 20)
POLICIES = discovery.policies()
FOUNDED_WITH = {
    "paper-language": "bn",
    "answer-days": 7,
    "baseline": "baseline.toml",
    "letterhead-bn": "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার; উপজেলা নির্বাহী অফিসারের কার্যালয়; কয়রা, খুলনা; koyra.khulna.gov.bd",
    "letterhead-en": "Government of the People's Republic of Bangladesh; Office of the Upazila Nirbahi Officer; Koyra, Khulna; koyra.khulna.gov.bd",
}


@pytest.fixture
def folder(tmp_path):
    for name, content in founding.files(geography.find_upazila("Koyra")[0], DECIDED, "01700-000000"):
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.mark.parametrize(
    ("due", "is_odd"),
    [(date(2024, 4, 5), True), (date(2024, 4, 6), True), (date(2024, 4, 14), True), (date(2024, 4, 8), False)],
    ids=["Friday", "Saturday", "Pohela Boishakh", "Monday"],
)
def test_a_due_day_on_which_offices_are_closed_is_odd(due, is_odd):
    doubts = fitting.doubts({"due": due}, {"due": due}, date(2024, 3, 20))
    assert ["offices are closed" in doubt.en for doubt in doubts] == [True] * is_odd


@pytest.mark.parametrize(
    ("phone", "is_odd"),
    [
        ("01711-22334", True),
        ("01711-2233445", True),
        ("+880 1711-22334", True),
        ("01711-223344", False),
        ("+880 1711-223344", False),
        ("02477-12345", False),
        ("041-123456", False),
    ],
)
@pytest.mark.parametrize("name", ["phone", "uno-phone"])
def test_a_number_that_begins_as_mobiles_do_and_has_not_eleven_digits_is_odd(name, phone, is_odd):
    told = {name: BY_ID[name].read(phone)}
    assert bool(fitting.doubts(told, told, TODAY)) is is_odd


def test_a_fresh_workspace_was_told_what_init_asked_and_nothing_else(folder):
    assert settings.told(folder) == {"last-meeting": DECIDED, "phone": "01700-000000", **FOUNDED_WITH}
    baseline = baselines.read(folder, "baseline.toml", POLICIES, settings.CONFIG)
    assert {decision.day for decision in baseline.decisions} == {DECIDED}
    assert {decision.meeting for decision in baseline.decisions} == {"2026-05"}
    assert {decision.serial for decision in baseline.decisions} == {""}
    assert baseline.counting_from_other_days == ()


READ = {
    "phone": ("০১৭০০-০০০০০০", "01700-000000"),
    "uno-phone": ("+880 2477 000000", "+880 2477 000000"),
    "uno-mail": ("UNO@Example.gov.bd", "uno@example.gov.bd"),
    "serials": ("৭; 12", "07, 12"),
    "memo": (" ০৫.৪৪  ", "০৫.৪৪"),
    "distribution": (" জেলা প্রশাসক;  অফিস কপি ", "জেলা প্রশাসক; অফিস কপি"),
    "next-meeting": ("১৮/০৬/২০২৬", date(2026, 6, 18)),
    "due": ("2026-06-10", date(2026, 6, 10)),
    "memo-day": ("29 May 2026", date(2026, 5, 29)),
    "signed": ("22.05.2026", date(2026, 5, 22)),
    "last-meeting": ("20.05.2026", DECIDED),
    "letter-days": ("১০", 10),
    "delivery-days": (" 0 ", 0),
    "copy-department": (" উপপরিচালক;  জেলা প্রশাসক ", "উপপরিচালক; জেলা প্রশাসক"),
    "copy-union": ("উপপরিচালক, স্থানীয় সরকার", "উপপরিচালক, স্থানীয় সরকার"),
    "portal-owner": ("প্রকল্প পরিচালক", "প্রকল্প পরিচালক"),
    "portal-through": ("প্রোগ্রামার", "programmer"),
    "official-domains": ("Example.org,  khulna.example", "example.org khulna.example"),
    "paper-language": ("ইংরেজি", "en"),
    "answer-days": ("৭", 7),
    "publish-standings": ("হ্যাঁ", "yes"),
    "also": ("2026-05/09 ইউনিয়ন পরিষদ,udc;", "2026-05/09 union, udc"),
    "due-days": ("১০", 10),
    "baseline": (" baseline.toml ", "baseline.toml"),
    "letterhead-bn": ("উপজেলা নির্বাহী অফিসারের কার্যালয়;কয়রা,  খুলনা;", "উপজেলা নির্বাহী অফিসারের কার্যালয়; কয়রা, খুলনা"),
    "letterhead-en": (
        "Koyra, Khulna; koyra.khulna.gov.bd; uno@koyra.gov.bd; phone 02477-731234",
        "Koyra, Khulna; koyra.khulna.gov.bd; uno@koyra.gov.bd; phone 02477-731234",
    ),
    "prepared-bn": ("সহকারী প্রোগ্রামার (অ. দা.);কয়রা, খুলনা।", "সহকারী প্রোগ্রামার (অ. দা.); কয়রা, খুলনা।"),
    "prepared-en": ("Assistant Programmer (additional charge)", "Assistant Programmer (additional charge)"),
    "countersigned-bn": ("উপজেলা নির্বাহী অফিসার", "উপজেলা নির্বাহী অফিসার"),
    "countersigned-en": ("Upazila Nirbahi Officer", "Upazila Nirbahi Officer"),
}
HEADS = {"letterhead-bn", "letterhead-en", "prepared-bn", "prepared-en", "countersigned-bn", "countersigned-en"}
OF_ANY_WORDS = {"memo", "distribution", "copy-department", "copy-union", "portal-owner", *HEADS}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_every_question_reads_what_hands_type_and_refuses_what_is_none(question):
    typed, answer = READ[question.id]
    assert question.read(typed) == answer
    with pytest.raises(ValueError, match="no "):
        question.read("" if question.id in OF_ANY_WORDS else "soon")
    for text in (question.asks, question.named, question.wrong):
        assert unicodedata.is_normalized("NFC", text.bn)


@pytest.mark.parametrize("typed", ["01712-345678", "uno@example.gov.bd", "Qz7#kupodA"])
def test_no_phone_address_or_password_is_a_memo(typed):
    with pytest.raises(ValueError, match="memo"):
        BY_ID["memo"].read(typed)


@pytest.mark.parametrize("question", sorted(OF_ANY_WORDS))
@pytest.mark.parametrize(
    "typed",
    [
        "Batia@2024x", "Deputy Commissioner; Qz7#kupodA", "উপপরিচালক; Batia@2024x; অফিস কপি", "পিন ৪৮২১",
        "জেলা প্রশাসক; 01711223344", "জেলা প্রশাসক; ০১৭১১-২২৩৩৪৪", "UNO; someone@gmail.com",
    ],
)  # fmt: skip
def test_no_free_words_that_are_printed_hold_a_phone_an_address_or_what_looks_like_a_password(question, typed):
    with pytest.raises(ValueError, match="no "):
        BY_ID[question].read(typed)
    assert "password" in BY_ID[question].wrong.en


@pytest.mark.parametrize(
    "typed",
    [
        "Deputy Commissioner, Khulna; Programmer (DoICT), Khulna;UNO;Union parishad chairs (all); Office copy",
        "Project Director, a2i; Chairman/Administrator; UNO/ICT-12",
        "জেলা প্রশাসক, খুলনা; উপপরিচালক (স্থানীয় সরকার); ইউপি চেয়ারম্যান (সকল); অফিস কপি",
    ],
)
def test_posts_and_offices_are_taken_as_they_are_written(typed):
    assert BY_ID["distribution"].read(typed) == typed


def test_a_personal_mailbox_is_not_the_unos():
    with pytest.raises(ValueError, match="mailbox"):
        BY_ID["uno-mail"].read("someone@gmail.com")


def test_answers_are_written_where_they_belong_and_read_back(folder):
    answered = {name: answer for name, (_, answer) in READ.items() if name != "last-meeting"}
    settings.tell(folder, answered, POLICIES, TODAY)
    assert settings.told(folder) == {**answered, "last-meeting": DECIDED}
    baseline = baselines.read(folder, "baseline.toml", POLICIES, settings.CONFIG)
    assert {(each.memo, each.memo_day, each.signed) for each in baseline.decisions} == {
        ("০৫.৪৪", date(2026, 5, 29), date(2026, 5, 22))
    }
    assert "# working days" not in settings.read_config(folder).letterhead.ap_phone
    assert (folder / "auditor.toml").read_text("utf-8").count("#") >= 10


def test_further_kinds_of_office_that_decisions_cover_are_told_and_taken_back(folder):
    other, decision = (
        each.id for each in sorted(_decisions(folder), key=lambda each: OfficeKind.UNION not in each.implementers)
    )
    path = folder / "auditor.toml"
    before = path.read_text("utf-8")
    settings.tell(folder, {"also": f"{decision} union, udc; {other} other"}, POLICIES, TODAY)
    assert path.read_text("utf-8").startswith(before.rstrip())
    assert settings.read_config(folder).also == tuple(sorted({decision: ("union", "udc"), other: ("other",)}.items()))
    settings.tell(folder, {"also": f"{decision} uno"}, POLICIES, TODAY)
    assert settings.told(folder)["also"] == f"{decision} uno"
    settings.tell(folder, {"also": None}, POLICIES, TODAY)
    assert "also" not in settings.told(folder)
    assert settings.read_config(folder).also == ()


def test_a_decision_that_covers_further_kinds_is_named_by_its_number_in_the_minutes_and_shown_with_what_it_is_about(
    folder,
):
    mail, passwords = sorted(_decisions(folder), key=lambda each: OfficeKind.UNION in each.implementers)
    asked = asked_of([replace(mail, serial="১১"), replace(passwords, serial="09")])
    assert asked.read("11 union") == asked.read(f"{mail.id} union") == f"{mail.id} union"
    assert asked.read("৯: other; ১১ ইউপি") == f"{passwords.id} other; {mail.id} union"
    assert asked.called(asked.read("9 other")).en == f"{passwords.id} (no. 09, {passwords.subject.en}): Other"
    assert f"{mail.id} (no. 11, {mail.subject.en})" in asked.asks.en
    assert f"{mail.id} (ক্রম ১১, {mail.subject.bn})" in asked.asks.bn, "an id is shown as it is typed"
    assert asked.asks.en.index("(no. 09, ") < asked.asks.en.index("(no. 11, ")
    assert asked.read("12 union") == "12 union", "it is told then that there is none"
    of_two_meetings = asked_of([replace(mail, serial="09"), replace(passwords, serial="09")])
    assert of_two_meetings.read("09 union") == "09 union", "nobody knows which of the two"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("ইউপি", "union"), ("ডিজিটাল সেন্টার", "udc"), ("UNO office", "uno"), ("Dept", "department"), ("ইউএনও কার্যালয়", "uno"),
        ("udc (ইউডিসি)", "udc"), ("ইউনিয়ন পরিষদ ও ইউডিসি", "union, udc"), ("union and other", "union, other"),
    ],
)  # fmt: skip
def test_a_further_kind_is_told_in_whichever_words_a_roster_has_it(typed, kind):
    assert BY_ID["also"].read(f"2026-05/09 {typed}") == f"2026-05/09 {kind}"


@pytest.mark.parametrize("typed", ["২০২৬-০৫/০৯ ইউনিয়ন, সমবায়", "2026-05/09: union; 2026-05/11 সমবায়"])
def test_of_a_kind_that_is_not_known_its_word_is_told(typed):
    with pytest.raises(ValueError, match="no decisions"):
        BY_ID["also"].read(typed)
    assert "“সমবায়”" in BY_ID["also"].fault(typed).bn
    assert BY_ID["also"].fault("union") == BY_ID["also"].wrong, "there the decision lacks"


def test_kinds_that_a_decision_names_itself_are_told_and_not_written_and_count_as_no_further_ones(folder):
    (decision,) = (each for each in _decisions(folder) if OfficeKind.UNION in each.implementers)
    path = folder / "auditor.toml"
    before = path.read_bytes()
    with pytest.raises(
        WorkspaceError, match=rf"Decision {decision.id} is for these kinds of office anyway: Union parishad"
    ):
        settings.tell(folder, {"also": f"{decision.id} union, other"}, POLICIES, TODAY)
    assert path.read_bytes() == before
    path.write_text(f'{before.decode()}\n[also]\n"{decision.id}" = ["union", "other"]\n', "utf-8")
    settings.tell(folder, {"answer-days": 5}, POLICIES, TODAY)
    assert load(folder, POLICIES, with_roster=False).config.also == ((decision.id, ("other",)),)


def test_the_example_is_of_a_kind_that_is_not_covered_yet(folder):
    every = frozenset(OfficeKind) - {OfficeKind.UNO}
    decisions = [replace(each, implementers=every) for each in _decisions(folder)]
    asked = asked_of(decisions)
    assert f"{decisions[0].id} uno" in asked.asks.en
    assert f"{digits(decisions[0].serial, Language.BN)} {OfficeKind.UNO.label.bn}" in asked.wrong.bn


def _decisions(folder):
    return baselines.read(folder, "baseline.toml", POLICIES, settings.CONFIG).decisions


def test_no_decision_that_the_baseline_does_not_have_covers_further_kinds(folder):
    before = (folder / "auditor.toml").read_bytes()
    with pytest.raises(
        WorkspaceError, match=r"no decision 2020-01/01; these are the decisions: 2026-05/11 \(.*\); 2026-05/09 \("
    ) as refused:
        settings.tell(folder, {"also": "2020-01/01 union"}, POLICIES, TODAY)
    assert "2020-01/01 সংকেতের কোনো সিদ্ধান্ত নেই; আছে: 2026-05/11 (" in refused.value.messages[0].bn
    assert (folder / "auditor.toml").read_bytes() == before


STANDS = {
    "official-domains": (
        "official_domains = []  ",
        'official_domains = ["example.org", "khulna.example"]  ',
        "official_domains = []  ",
    ),
    "paper-language": ('language = "bn"  ', 'language = "en"  ', '# language = "en"  '),
    "answer-days": ("answer_days = 7  ", "answer_days = 5  ", "# answer_days = 5  "),
    "publish-standings": ("# publish_standings = true  ", "publish_standings = true  ", "# publish_standings = true  "),
    "due-days": ("# due_working_days = 10  ", "due_working_days = 5  ", "# due_working_days = 5  "),
    "baseline": ('baseline = "baseline.toml"  ', 'baseline = "good-practice"  ', '# baseline = "good-practice"  '),
    "letterhead-bn": ('bn = ["গণপ্রজাতন্ত্রী', 'bn = ["কয়রা", "খুলনা"]\n', "bn = []\n"),
}
TOLD = {
    "official-domains": "example.org khulna.example",
    "paper-language": "en",
    "answer-days": 5,
    "publish-standings": "yes",
    "due-days": 5,
    "baseline": "good-practice",
    "letterhead-bn": "কয়রা; খুলনা",
}


@pytest.mark.parametrize("name", STANDS)
def test_what_needs_no_editor_any_more_stands_as_a_hand_would_write_it_and_is_taken_back(folder, name):
    fresh, written, taken_back = STANDS[name]
    path = folder / "auditor.toml"
    before = path.read_text("utf-8")
    assert f"\n{fresh}" in before
    settings.tell(folder, {name: TOLD[name]}, POLICIES, TODAY)
    assert path.read_text("utf-8").partition("# of papers")[0].count("\n") == before.partition("# of papers")[0].count(
        "\n"
    )
    assert f"\n{written}" in path.read_text("utf-8")
    assert settings.told(folder)[name] == TOLD[name]
    settings.tell(folder, {name: None}, POLICIES, TODAY)
    assert f"\n{taken_back}" in path.read_text("utf-8")
    assert name not in settings.told(folder)


@pytest.mark.parametrize("name", STANDS)
def test_what_needs_no_editor_any_more_is_told_where_the_file_has_no_line_for_it(folder, name):
    path = folder / "auditor.toml"
    key = BY_ID[name].key
    lines = [line for line in path.read_text("utf-8").split("\n") if not line.lstrip("# ").startswith(f"{key} =")]
    path.write_text("\n".join(lines), "utf-8")
    settings.tell(folder, {name: TOLD[name]}, POLICIES, TODAY)
    assert settings.told(folder)[name] == TOLD[name]


@pytest.mark.parametrize("name", sorted(HEADS))
def test_lines_of_the_letterhead_and_of_who_signs_are_told_and_taken_back_however_a_hand_wrote_them(folder, name):
    path, question = folder / "auditor.toml", BY_ID[name]
    settings.tell(folder, {name: None}, POLICIES, TODAY)
    bare = path.read_text("utf-8")
    settings.tell(folder, {name: "One, two; three"}, POLICIES, TODAY)
    table = tomllib.loads(path.read_text("utf-8"))[question.table]
    assert table[question.key] == ["One, two", "three"]
    in_lines = re.sub(
        rf"(?m)^{question.key} = .*$", f'{question.key} = [\n  "One",\n  "two", # kept\n]', path.read_text("utf-8")
    )
    path.write_text(in_lines, "utf-8")
    assert settings.told(folder)[name] == "One; two"
    settings.tell(folder, {name: None}, POLICIES, TODAY)
    assert (path.read_text("utf-8"), name in settings.told(folder)) == (bare, False)


def test_another_baseline_is_told_where_it_can_be_used_and_by_itself(folder):
    own = (folder / "baseline.toml").read_text("utf-8")
    (folder / "later.toml").write_text(own.replace('id = "own-2026-05"', 'id = "own-later"'), "utf-8")
    (folder / "broken.toml").write_text(own.replace("SHALL", "MUST"), "utf-8")
    before = (folder / "auditor.toml").read_bytes()
    for wrong in ("broken.toml", "missing.toml", "auditor.toml"):
        with pytest.raises(AuditorError):
            settings.tell(folder, {"baseline": wrong}, POLICIES, TODAY)
    with pytest.raises(WorkspaceError, match="Tell the baseline first"):
        settings.tell(folder, {"baseline": "later.toml", "memo": "91"}, POLICIES, TODAY)
    with pytest.raises(WorkspaceError, match="no decision 2026-05/09; these are the decisions: -"):
        settings.tell(folder, {"baseline": "good-practice", "also": "2026-05/09 union"}, POLICIES, TODAY)
    assert (folder / "auditor.toml").read_bytes() == before
    offered = {name for name, _ in baseline_question.asked_of(folder, POLICIES, settings.CONFIG).offered}
    assert offered == {"baseline.toml", "later.toml", *baselines.SHIPPED}
    settings.tell(folder, {"baseline": "later.toml"}, POLICIES, TODAY)
    settings.tell(folder, {"memo": "91"}, POLICIES, TODAY)
    assert (folder / "baseline.toml").read_text("utf-8") == own
    assert 'memo = "91"' in (folder / "later.toml").read_text("utf-8")
    settings.tell(folder, {"baseline": None}, POLICIES, TODAY)
    with pytest.raises(WorkspaceError, match="comes with the program"):
        settings.tell(folder, {"memo": "92"}, POLICIES, TODAY)


def test_days_are_compared_with_the_decisions_of_the_baseline_that_is_told(folder):
    own = (folder / "baseline.toml").read_text("utf-8")
    (folder / "later.toml").write_text(
        own.replace("2026-05-20", "2026-05-28").replace("own-2026-05", "own-later"), "utf-8"
    )
    settings.tell(folder, {"next-meeting": date(2026, 5, 27)}, POLICIES, date(2026, 5, 26))
    with pytest.raises(WorkspaceError, match="cannot come before"):
        settings.tell(folder, {"baseline": "later.toml"}, POLICIES, TODAY)


def test_domains_that_a_hand_wrote_in_several_lines_are_taken_back_whole(folder):
    path = folder / "auditor.toml"
    text = path.read_text("utf-8").replace("official_domains = []", 'official_domains = [\n  "example.org",\n]')
    path.write_text(text, "utf-8")
    assert settings.told(folder)["official-domains"] == "example.org"
    settings.tell(folder, {"official-domains": None}, POLICIES, TODAY)
    assert settings.read_config(folder).official_domains == ()


@pytest.mark.parametrize("typed", ["gmail.com", "example.org gmail.com", "*.org", "gov", ", ;", ""])
def test_free_mail_and_what_is_no_domain_are_no_official_domains(typed):
    with pytest.raises(ValueError, match="no domains"):
        BY_ID["official-domains"].read(typed)


LOOK_ALIKES = [
    "evilgov.bd",
    "bdgovportal.com",
    "gov.bd.com",
    "mopa.gov.db",
    "xn--gv-jia.bd",
    "mopa.g0v.bd",
    "gov-bd.org",
    "govt.bd",
]


OF_MANY = ["com.bd", "net.bd", "org.bd", "edu.bd", "ac.bd", "co.uk", "gov.in"]


@pytest.mark.parametrize("domain", [*LOOK_ALIKES, *OF_MANY, "yahoo.com", "outlook.com"])
def test_a_domain_that_looks_like_gov_bd_or_is_of_free_mail_or_of_many_is_never_official(folder, domain):
    with pytest.raises(ValueError, match="no domains"):
        BY_ID["official-domains"].read(f"example.org {domain}")
    path = folder / "auditor.toml"
    path.write_text(
        path.read_text("utf-8").replace("official_domains = []", f'official_domains = ["{domain}"]'), "utf-8"
    )
    with pytest.raises(WorkspaceError, match="official_domains"):
        settings.read_config(folder)


@pytest.mark.parametrize("domain", ["gov.bd", "khulna.gov.bd"])
def test_what_is_official_anyway_need_not_be_told(domain):
    with pytest.raises(ValueError, match="no domains"):
        BY_ID["official-domains"].read(domain)
    assert "count without being told" in BY_ID["official-domains"].wrong.en


@pytest.mark.parametrize(
    "domain",
    [
        "example.org",
        "bcc.net.bd",
        "governance.org.bd",
        "khulna.ac.bd",
        "subdomain.gov.example",
        "bpdb.com.bd",
        "example.co.uk",
        "com.example",
        "cox.bd",
    ],
)
def test_domains_of_offices_elsewhere_may_be_official(domain):
    assert BY_ID["official-domains"].read(domain) == domain


def test_the_day_of_the_decision_moves_everything_that_counts_from_it(folder):
    settings.tell(folder, {"last-meeting": date(2026, 4, 15)}, POLICIES, TODAY)
    baseline = baselines.read(folder, "baseline.toml", POLICIES, settings.CONFIG)
    assert {decision.meeting for decision in baseline.decisions} == {"2026-04"}
    assert baseline.counting_from_other_days == ()


ODD = {
    "a next meeting years ahead": {"next-meeting": date(2042, 6, 18)},
    "due years ahead": {"due": date(2027, 6, 10)},
    "a memo long after the decision": {"memo-day": date(2026, 5, 29), "last-meeting": date(2025, 5, 20)},
}


@pytest.mark.parametrize("answered", ODD.values(), ids=ODD)
def test_a_day_of_which_the_year_may_be_wrong_is_written_only_where_it_is_meant(folder, answered):
    before = settings.told(folder)
    with pytest.raises(WorkspaceError, match="See whether the year is right"):
        settings.tell(folder, answered, POLICIES, TODAY)
    assert settings.told(folder) == before
    asked = []
    settings.tell(folder, answered, POLICIES, TODAY, doubted=asked.extend)
    assert settings.told(folder) == {**before, **answered}
    assert len(asked) == 1
    settings.tell(folder, {**answered, "phone": "01700-000001"}, POLICIES, TODAY)


WRONG = {
    "a meeting that decided and is still to come": {"last-meeting": date(2026, 6, 2)},
    "minutes signed on a day to come": {"signed": date(2026, 6, 2)},
    "a memo of a day to come": {"memo-day": date(2026, 6, 2)},
    "signed before the meeting": {"signed": date(2026, 5, 1)},
    "a memo before the signing": {"signed": date(2026, 5, 22), "memo-day": date(2026, 5, 21)},
    "a next meeting before the last": {"next-meeting": date(2026, 5, 1)},
    "due after the next meeting": {"due": date(2026, 6, 20), "next-meeting": date(2026, 6, 18)},
}


@pytest.mark.parametrize("answered", WRONG.values(), ids=WRONG)
def test_what_does_not_fit_together_is_refused_and_nothing_is_changed(folder, answered):
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(WorkspaceError):
        settings.tell(folder, answered, POLICIES, TODAY)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_all_that_does_not_fit_is_told_together(folder):
    with pytest.raises(WorkspaceError) as refused:
        settings.tell(folder, {"signed": date(2026, 5, 1), "next-meeting": date(2026, 5, 1)}, POLICIES, TODAY)
    assert len(refused.value.messages) == 2


def test_what_is_wrong_or_odd_of_two_decisions_that_are_told_of_together_is_said_once(folder):
    decisions = baselines.read(folder, "baseline.toml", POLICIES, settings.CONFIG).decisions
    to_come, long_ago = ({"last-meeting-of-0-1": day} for day in (date(2026, 6, 2), date(2006, 6, 1)))
    assert len(fitting.mistakes(to_come, TODAY, decisions)) == 1
    assert len(fitting.doubts(long_ago, long_ago, TODAY, decisions=decisions)) == 1


def test_a_phone_can_be_told_though_days_by_another_hand_do_not_fit(folder):
    config = folder / "auditor.toml"
    config.write_text(config.read_text("utf-8").replace("# next = 2024-03-14", "next = 2024-03-14"), "utf-8")
    settings.tell(folder, {"phone": "01700-000001"}, POLICIES, TODAY)
    assert settings.told(folder)["phone"] == "01700-000001"


def test_the_day_of_a_shipped_baseline_is_fixed(folder):
    config = folder / "auditor.toml"
    config.write_text(config.read_text("utf-8").replace('"baseline.toml"', '"paikgacha-2024-01"'), "utf-8")
    with pytest.raises(WorkspaceError, match="comes with the program"):
        settings.tell(folder, {"memo": "1"}, POLICIES, TODAY)


def open_ids(known: dict, printed: Printed = Printed.SHEETS) -> list[str]:
    return [question.id for question in questions.open_on(printed, known, TODAY, decides=True)]


def test_what_is_printed_is_open_until_it_was_answered_or_left_open():
    assert open_ids({}) == ["next-meeting", "phone", "uno-phone", "uno-mail"]
    assert open_ids({}, Printed.ROUND) == ["serials", "memo", "next-meeting"]
    assert open_ids({}, Printed.PAPERS) == ["phone"]
    answered = {"next-meeting": TODAY, "phone": "1", "uno-phone": "", "uno-mail": ""}
    assert open_ids(answered) == []


def test_of_decisions_that_are_not_the_workspaces_own_nothing_is_asked():
    open_now = questions.open_on(Printed.ROUND, {}, TODAY, decides=False)
    assert [question.id for question in open_now] == ["next-meeting"]


def test_a_meeting_that_is_over_is_asked_for_again():
    assert "next-meeting" in open_ids({"next-meeting": DECIDED})


def test_what_sheets_need_is_never_left_open():
    assert "phone" in open_ids({"phone": ""})
    assert "phone" not in open_ids({"phone": ""}, Printed.PAPERS)


def decided(folder, *tables):
    return questions.answers(
        (folder / "auditor.toml").read_text("utf-8"), "\n".join(f"[[decisions]]\n{table}" for table in tables)
    )


def test_the_numbers_of_decisions_are_asked_until_each_is_told_or_left_a_blank_line(folder):
    assert "serials" not in settings.told(folder)
    settings.tell(folder, {"serials": BY_ID["serials"].read("৭, 12")}, POLICIES, TODAY)
    assert settings.told(folder)["serials"] == "07, 12"
    settings.tell(folder, {"serials": ""}, POLICIES, TODAY)
    assert settings.told(folder)["serials"] == ""
    settings.tell(folder, {"serials": None}, POLICIES, TODAY)
    assert "serials" not in settings.told(folder)
    assert "serials" not in decided(folder, "serial = '07'", "")


@pytest.mark.parametrize("typed", ["eleven", "7, x", "1111", ",", "-3"])
def test_what_are_no_numbers_of_decisions_is_refused(typed):
    with pytest.raises(ValueError, match="no numbers of decisions"):
        BY_ID["serials"].read(typed)


def test_each_decision_needs_its_number(folder):
    before = (folder / "baseline.toml").read_bytes()
    with pytest.raises(WorkspaceError, match="each of the 2 decisions"):
        settings.tell(folder, {"serials": BY_ID["serials"].read("7")}, POLICIES, TODAY)
    assert (folder / "baseline.toml").read_bytes() == before


def of_two_meetings(folder):
    """Let the second decision of the baseline be of an earlier meeting."""
    path = folder / "baseline.toml"
    first, heading, second = path.read_text("utf-8").rpartition("[[decisions]]")
    path.write_text(first + heading + second.replace(f"day = {DECIDED}", "day = 2026-04-15", 1), "utf-8")


def test_decisions_of_one_meeting_cannot_have_one_number_and_those_of_two_meetings_can(folder):
    before = (folder / "baseline.toml").read_bytes()
    with pytest.raises(WorkspaceError, match=r"cannot both be no\. 07"):
        settings.tell(folder, {"serials": BY_ID["serials"].read("7, ০৭")}, POLICIES, TODAY)
    assert (folder / "baseline.toml").read_bytes() == before
    of_two_meetings(folder)
    settings.tell(folder, {"serials": BY_ID["serials"].read("7, ০৭")}, POLICIES, TODAY)
    assert settings.told(folder)["serials"] == "07, 07"


def test_decisions_of_one_number_can_be_of_two_meetings_of_one_month_and_not_come_to_be_of_one(folder):
    of_two_meetings(folder)
    settings.tell(folder, {"serials": BY_ID["serials"].read("7, 7")}, POLICIES, TODAY)
    to_its_month = {"last-meeting-of-1": DECIDED - timedelta(days=2)}
    settings.tell(folder, to_its_month, POLICIES, TODAY)
    before = (folder / "baseline.toml").read_bytes()
    with pytest.raises(WorkspaceError, match=r"cannot both be no\. 07"):
        settings.tell(folder, {"last-meeting-of-1": DECIDED}, POLICIES, TODAY)
    assert (folder / "baseline.toml").read_bytes() == before


def test_a_due_day_before_two_meetings_is_told_of_the_later_one_and_its_day_once(folder):
    of_two_meetings(folder)
    with pytest.raises(WorkspaceError) as refused:
        settings.tell(folder, {"due": date(2026, 4, 1)}, POLICIES, TODAY)
    (told,) = refused.value.messages
    assert told.en.startswith(
        "The due day (01.04.2026) cannot come before 20.05.2026, the day of the meeting that decided (The decision"
    )
    assert (told.en.count("20.05.2026"), "15.04.2026" in told.en) == (1, False)
    assert told.bn.count("২০.০৫.২০২৬") == 1


@pytest.mark.parametrize("order", [1, -1])
def test_of_the_same_mistake_of_two_decisions_that_of_the_later_day_is_told_in_whatever_order_they_stand(order):
    said = [(plain(f"{day}"), fitting.Mistake("due", date(2026, 4, day), ("due",))) for day in (15, 20)][::order]
    assert [told.en for told in fitting.latest(dict(said))] == ["20"]


def test_a_mistake_that_is_new_is_told_beside_the_same_of_a_later_meeting_that_was_there(folder):
    of_two_meetings(folder)
    path = folder / "auditor.toml"
    settings.tell(folder, {"due": date(2026, 6, 1)}, POLICIES, TODAY)
    path.write_text(path.read_text("utf-8").replace("2026-06-01", "2026-05-01"), "utf-8")
    assert settings.told(folder)["due"] == date(2026, 5, 1), "before the later meeting, by hand"
    with pytest.raises(WorkspaceError, match=r"cannot come before 10\.05\.2026"):
        settings.tell(folder, {"last-meeting-of-1": date(2026, 5, 10)}, POLICIES, TODAY)


def test_what_is_asked_of_each_meeting_is_asked_in_the_order_of_the_meetings(folder):
    of_two_meetings(folder)
    asked = settings.asked(load(folder, POLICIES, with_roster=False), POLICIES)
    assert [each.id for each in asked if each.id.startswith("memo-of")] == ["memo-of-1", "memo-of-0"]


def test_numbers_are_asked_of_the_decisions_that_there_are_in_their_order(folder):
    baseline = baselines.read(folder, "baseline.toml", POLICIES, settings.CONFIG)
    turned = baseline.decisions[::-1]
    (asked,) = questions.asked_of(turned, [BY_ID["serials"]])
    for language in Language:
        subjects = "; ".join(decision.subject.said(language) for decision in turned)
        assert asked.asks.said(language).endswith(f": {subjects}")
    assert asked.read == BY_ID["serials"].read
    assert questions.asked_of(turned, [BY_ID["phone"]]) == (BY_ID["phone"],)
    later = [replace(turned[0], id="2026-06/09", implementers=frozenset())]
    (further,) = questions.asked_of(later, [BY_ID["also"]])
    in_bangla = f"{digits(turned[0].serial, Language.BN)} ইউনিয়ন পরিষদ"
    for said in (further.asks, further.wrong):
        assert "2026-06/09 union" in said.en
        assert in_bangla in said.bn


def test_what_is_published_by_names_is_told_once_that_is_written():
    yes, no = ([each.en for each in questions.done({"publish-standings": told})] for told in ("yes", "no"))
    assert len(no) == 1
    assert "which goes onto the portal, now says by name of each office" in yes[1]
