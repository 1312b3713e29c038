"""Two accounts of one post are told apart wherever one of them is named."""

from __future__ import annotations

import pytest
from small_upazila import DECIDED, LETTERHEAD, history, meeting, tell

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.register.questions import two_step
from auditor.sources.register import SOURCE
from auditor.views.office import office_view

CLERK, HEAD = Text(en="Clerk", bn="অফিস সহকারী"), Text(en="Head", bn="প্রধান")


def office_of(*accounts: tuple[Text, str]) -> Office:
    listed = tuple(Account(f"lota/{place}", post, login) for place, (post, login) in enumerate(accounts, start=1))
    return Office("lota", Text(en="Lota", bn="লতা"), OfficeKind.DEPARTMENT, HEAD, accounts=listed)


@pytest.mark.parametrize(
    ("accounts", "english"),
    [
        ([(HEAD, "a.one"), (CLERK, "b.two")], ["Head", "Clerk"]),
        ([(CLERK, "a.one"), (CLERK, "b.two"), (HEAD, "")], ["Clerk (a.…)", "Clerk (b.…)", "Head"]),
        ([(CLERK, "a.one"), (CLERK, "")], ["Clerk (a.…)", "Clerk (no. 2 in the office)"]),
        (
            [(CLERK, ""), (HEAD, ""), (CLERK, "")],
            ["Clerk (no. 1 in the office)", "Head", "Clerk (no. 3 in the office)"],
        ),
        ([(CLERK, "a.one"), (CLERK, "a.two")], ["Clerk (no. 1 in the office)", "Clerk (no. 2 in the office)"]),
    ],
)
def test_an_account_is_called_by_its_post_and_one_of_two_by_what_tells_it_apart(accounts, english):
    office = office_of(*accounts)
    assert [office.called[account.id].en for account in office.accounts] == english
    assert len({called.bn for called in office.called.values()}) == len(accounts)


@pytest.mark.parametrize("logins", [("a.one", "b.two"), ("", "")])
def test_steps_and_rows_of_two_accounts_of_one_post_say_which(logins):
    office = office_of(*((CLERK, login) for login in logins))
    told = [observed for account in office.accounts for observed in tell(account.id, {TWO_STEP_ENROLLED: False})]
    past = history(meeting([office], told))
    view = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert [row.post for row in view.accounts] == [*office.called.values()]
    for called in office.called.values():
        assert any(step.bn.startswith(f"{called.bn}:") for step in view.steps)
    assert not any(step.bn.startswith(f"{CLERK.bn}:") for step in view.steps)


def test_an_answer_under_the_name_by_which_a_form_calls_an_account_is_that_accounts():
    office = office_of((CLERK, ""), (CLERK, ""))
    second = office.accounts[1]
    table = f"দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,{two_step.QUESTION.heading.bn}\nলতা,{office.called[second.id].bn},01.02.2024,ফোন,না\n"
    file = EvidenceFile("jan.csv", table.encode(), "0" * 64)
    parsed = SOURCE.parse(file, SourceContext(Roster((office,)), DECIDED, "rule"))
    assert {observation.subject for observation in parsed.observations} == {second.id}
