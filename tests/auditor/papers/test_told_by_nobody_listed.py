"""An office whose answer stands on a row of nobody who is listed has answered: it is asked whose that is, and not as if it had been silent."""

from __future__ import annotations

from running import run
from typed_upazila import TypedUpazila

LOTA, GARI = (
    f"{code},{name},union,Chairman,,{code}.example.gov.bd,Secretary,{code}1"
    for code, name in (("lota", "Lota UP"), ("gari", "Garuikhali UP"))
)


def test_an_office_has_answered_also_where_it_is_not_known_whose_its_answer_is(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(LOTA, GARI)
    told = ("Lota UP,Driver", "Garuikhali UP,Secretary")
    upazila.answers(*(f"{whose},10.02.2024,ফোন,হ্যাঁ,১৯.০১.২০২৪,,," for whose in told))
    upazila.keep("--yes")
    report, chairs = (
        run("report", *of, "--format", "terminal", "--language", "en", "--workspace", upazila.folder, code=0).stdout
        for of in (("--office", "lota"), ("--audience", "chair"))
    )
    assert "We have no information" not in report
    assert "10.02.2024" in report
    assert "came, but it is not known whose it is" in " ".join(report.replace("|", " ").split())
    assert "No information on the duties yet" not in chairs
    assert "the same" in run("verify", "--workspace", upazila.folder, code=0).stderr
