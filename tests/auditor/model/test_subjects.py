"""Two accounts of one post are told apart wherever one of them is named."""

from __future__ import annotations

from collections import Counter

import pytest
from changing import replace
from small_upazila import DECIDED, LETTERHEAD, history, meeting, tell

from auditor.i18n import Language, Text
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.register.questions import two_step
from auditor.sources.register import SOURCE
from auditor.views.office.office import office_view

CLERK, HEAD = Text(en="Clerk", bn="অফিস সহকারী"), Text(en="Head", bn="প্রধান")


def office_of(*accounts: tuple[Text, str]) -> Office:
    """Return an office whose accounts have ids as a roster gives them."""
    seen: Counter[str] = Counter()
    listed = []
    for post, login in accounts:
        seen[post.en] += 1
        number = f"#{seen[post.en]}" if seen[post.en] > 1 else ""
        listed.append(Account(f"lota/{post.en.lower()}{number}", post, login))
    return Office("lota", Text(en="Lota", bn="লতা"), OfficeKind.DEPARTMENT, HEAD, accounts=tuple(listed))


@pytest.mark.parametrize(
    ("accounts", "english"),
    [
        ([(HEAD, "a.one"), (CLERK, "b.two")], ["Head", "Clerk"]),
        ([(CLERK, "a.one"), (CLERK, "b.two"), (HEAD, "")], ["Clerk (a.…)", "Clerk (b.…)", "Head"]),
        ([(CLERK, "a.one"), (CLERK, "")], ["Clerk (a.…)", "Clerk (account no. 2)"]),
        (
            [(CLERK, ""), (HEAD, ""), (CLERK, "")],
            ["Clerk (account no. 1)", "Head", "Clerk (account no. 2)"],
        ),
        ([(CLERK, "a.one"), (CLERK, "a.two")], ["Clerk (account no. 1)", "Clerk (account no. 2)"]),
    ],
)
def test_an_account_is_called_by_its_post_and_one_of_two_by_what_tells_it_apart(accounts, english):
    office = office_of(*accounts)
    assert [office.called[account.id].en for account in office.accounts] == english
    assert len({called.bn for called in office.called.values()}) == len(accounts)


@pytest.mark.parametrize("logins", [("", ""), ("a.one", "b.two"), ("a.one", "a.two")])
def test_two_posts_of_one_name_in_one_language_are_told_apart_in_both(logins):
    office = office_of((CLERK, logins[0]), (Text(en=CLERK.en, bn="দফাদার"), logins[1]))
    for language in Language:
        assert len({called.said(language) for called in office.called.values()}) == len(office.accounts)


def test_an_account_keeps_its_number_when_a_row_before_it_goes():
    office = office_of((CLERK, ""), (CLERK, ""), (CLERK, ""))
    fewer = replace(office, accounts=office.accounts[1:])
    assert all(fewer.called[account.id] == office.called[account.id] for account in fewer.accounts)


def test_two_that_would_have_one_number_are_told_apart_by_a_letter_wherever_they_stand():
    office = office_of((CLERK, ""))
    renamed = Account("lota/typist", CLERK)
    for accounts in ((*office.accounts, renamed), (renamed, *office.accounts)):
        called = replace(office, accounts=accounts).called
        assert {given: name.en for given, name in called.items()} == {
            "lota/clerk": "Clerk (account a)",
            "lota/typist": "Clerk (account b)",
        }
        assert called["lota/typist"].bn == "অফিস সহকারী (আইডি খ)"


def test_an_account_is_called_the_same_before_and_after_it_is_known_whose_another_of_its_post_is_that_came_from_elsewhere():
    office = office_of((CLERK, ""))
    (own,) = office.accounts
    while_open = Account("lota/clerk#2", CLERK, doubts=("kulia/clerk",))
    names = [
        [called.en for called in replace(office, accounts=(own, other)).called.values()]
        for other in (while_open, Account("kulia/clerk", CLERK))
    ]
    assert names == [
        ["Clerk (account no. 1)", "Clerk (which account is not yet known)"],
        ["Clerk (account no. 1)", "Clerk (account a)"],
    ]


def test_those_of_one_post_of_whom_it_is_not_known_who_they_are_are_told_apart_by_their_numbers_on_all_papers():
    office = office_of((CLERK, ""), (CLERK, ""), (HEAD, ""), (HEAD, ""))
    doubted = tuple(replace(account, doubts=("kulia/clerk",)) for account in office.accounts)
    assert [called.en for called in replace(office, accounts=doubted).called.values()] == [
        f"{post} (which account is not yet known, User {n})"
        for post, n in (("Clerk", 1), ("Clerk", 2), ("Head", 3), ("Head", 4))
    ]


@pytest.mark.parametrize(
    "other", [Account("lota/clerk", CLERK, "ab.one", doubts=("kulia/clerk",)), Account("lota/head", HEAD)]
)
def test_a_single_one_of_its_post_of_whom_it_is_not_known_who_he_is_has_no_number_beside_his_post(other):
    clerks = (Account("lota/clerk#2", CLERK, "ed.two"), Account("lota/clerk#3", CLERK, doubts=("kulia/clerk",)))
    doubtful = replace(office_of(), accounts=(other, *clerks))
    assert doubtful.called["lota/clerk#3"].en == "Clerk (which account is not yet known)"


def test_no_paper_names_an_account_by_its_id_however_many_are_alike():
    many = replace(office_of(), accounts=tuple(Account(f"lota/{place:02d}", CLERK) for place in range(45)))
    for language in Language:
        names = {called.said(language) for called in many.called.values()}
        assert len(names) == len(many.accounts)
        assert not any("/" in name for name in names)


def test_while_it_is_asked_which_one_is_listed_neither_is_called_the_one_that_left():
    office = office_of((CLERK, ""), (CLERK, ""))
    first, second = office.accounts
    listed = Account("lota/clerk#3", CLERK, doubts=(first.id, second.id))
    doubtful = replace(office, accounts=(listed, replace(second, left=True)))
    assert [called.en for called in doubtful.called.values()] == [
        "Clerk (which account is not yet known)",
        "Clerk (one of the last round's)",
    ]


@pytest.mark.parametrize("logins", [("a.one", "b.two"), ("", "")])
def test_steps_and_rows_of_two_accounts_of_one_post_say_which(logins):
    office = office_of(*((CLERK, login) for login in logins))
    told = [observed for account in office.accounts for observed in tell(account.id, {TWO_STEP_ENROLLED: False})]
    past = history(meeting([office], told))
    view = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert [row.post for row in view.accounts] == [*office.called.values()]
    for called in office.called.values():
        assert any(called.bn in step.bn.partition(":")[0] for step in view.steps)
    assert not any(step.bn.startswith(f"{CLERK.bn}:") for step in view.steps)


def test_an_answer_under_the_name_by_which_a_form_calls_an_account_is_that_accounts():
    office = office_of((CLERK, ""), (CLERK, ""))
    second = office.accounts[1]
    table = f"দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,{two_step.QUESTION.heading.bn}\nলতা,{office.called[second.id].bn},01.02.2024,ফোন,না\n"
    file = EvidenceFile("jan.csv", table.encode(), "0" * 64)
    parsed = SOURCE.parse(file, SourceContext(Roster((office,)), DECIDED, "rule"))
    assert {subject for observation in parsed.observations for subject in observation.subjects} == {second.id}
