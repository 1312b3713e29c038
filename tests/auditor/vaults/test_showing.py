"""What a judged vault shows: the weakest first, each with its reasons, and no password and no whole login anywhere."""

from __future__ import annotations

import pytest

from auditor.i18n import Language
from auditor.vaults import showing
from auditor.vaults.judging import judge_vault
from auditor.vaults.terms import national_terms
from auditor.vaults.vault import LeftOut, VaultEntry

STRONG, OTHER = "Vq!invented-canary-w7Zx", "Nr@invented-canary-k3Jp"


def entry(title: str, password: str, *, login: str = "secretary-up", second_factor: bool = False) -> VaultEntry:
    return VaultEntry(title, (f"https://{title.lower()}.example.org",), login, password, second_factor)


def judged(*entries: VaultEntry | LeftOut, leaked: str | None = None):
    terms = national_terms()
    known = None if leaked is None else leaked.__eq__
    return judge_vault(entries, terms.words, rule=terms.rule, year=2024, leaked=known)


def table(vault, language: Language) -> list[list[str]]:
    return [showing.cells(number, row, language) for number, row in enumerate(showing.weakest_first(vault), start=1)]


def test_what_leaked_stands_first_then_the_weak_then_the_good():
    vault = judged(entry("Good", STRONG), entry("Weak", "canary"), entry("Leaked", OTHER), leaked=OTHER)
    assert [row.title for row in showing.weakest_first(vault)] == ["Leaked", "Weak", "Good"]


@pytest.mark.parametrize(
    ("language", "told", "code"),
    [
        (Language.EN, ["weak", "rule not met, add: "], "not in this vault"),
        (Language.BN, ["দুর্বল", "নিয়ম পূরণ হয়নি, যোগ করুন: "], "এখানে নেই"),
    ],
)
def test_a_row_tells_band_rule_and_reasons_in_either_language(language, told, code):
    ((number, account, verdict, second_factor, why),) = table(judged(entry("Canteen", "canary")), language)
    assert number == {Language.EN: "01", Language.BN: "০১"}[language]
    assert account.startswith("Canteen\nse…")
    assert all(words in verdict for words in told)
    assert second_factor == code
    assert why != "-"


def test_no_password_and_no_whole_login_is_shown():
    vault = judged(entry("Mail", STRONG), entry("Bank", STRONG), entry(OTHER, OTHER), leaked=STRONG)
    for language in Language:
        rows = showing.weakest_first(vault)
        lines = [line.said(language) for line in (*showing.notes(rows, list_used=True), *showing.summing_up(rows))]
        shown = "\n".join([*lines, *(cell for row in table(vault, language) for cell in row)])
        assert "canary" not in shown
        assert "secretary-up" not in shown


def test_accounts_with_one_password_are_named_by_their_numbers_in_the_table():
    vault = judged(entry("Mail", STRONG), entry("Bank", STRONG), entry("Good", OTHER, second_factor=True))
    rows = showing.weakest_first(vault)
    group, not_compared, no_code = showing.notes(rows, list_used=False)
    assert "these 2 accounts have one password: 01, 02." in group.en
    assert "এই ২টি আইডির পাসওয়ার্ড একই: ০১, ০২।" in group.bn
    assert "--leaked FILE" in not_compared.en
    assert no_code.en.startswith("For 2 accounts")


def test_a_good_vault_has_counts_and_no_next_step():
    vault = judged(entry("Good", STRONG, second_factor=True), leaked=OTHER)
    rows = showing.weakest_first(vault)
    assert list(showing.notes(rows, list_used=True)) == []
    (counts,) = showing.summing_up(rows)
    assert counts.en == "1 account. Rule not met 0, weak 0, used in more than one place 0, known from a leak 0."
    assert table(vault, Language.EN)[0][-1] == "-"


def test_what_was_not_judged_is_counted_by_its_reason_the_commonest_first():
    vault = judged(LeftOut.NO_PASSWORD, LeftOut.DELETED, LeftOut.DELETED, entry("Good", STRONG))
    assert [line.en.partition(" (")[0] for line in showing.not_judged(vault)] == ["Not judged: 2", "Not judged: 1"]
