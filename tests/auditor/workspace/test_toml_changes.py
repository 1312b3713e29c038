"""What is taken back of a workspace's own TOML is gone from it, however its lines are written; whatever else stands there stays."""

from __future__ import annotations

import tomllib

import pytest

from auditor.workspace.toml_changes import Change, appended, changed, removed

WRITTEN = {
    "a line of its own": ('[letterhead]\nuno_phone = "1"  # why\nap_phone = "2"\n', '# uno_phone = "1"  # why'),
    "below a heading with a comment": ('[letterhead]  # ours\nuno_phone = "1"\nap_phone = "2"\n', '# uno_phone = "1"'),
    "indented": ('[letterhead]\n  uno_phone = "1"\n  ap_phone = "2"  # kept\n', '  ap_phone = "2"  # kept'),
    "a key in quotes": ('[letterhead]\n"uno_phone" = "1"\nap_phone = "2"\n', 'ap_phone = "2"'),
    "below a heading with blanks": ('[ letterhead ]\nuno_phone = "1"\nap_phone = "2"\n', 'ap_phone = "2"'),
    "in one line with others": ('letterhead = { uno_phone = "1", ap_phone = "2" }\n', 'ap_phone = "2"'),
    "by its whole name": ('letterhead.uno_phone = "1"\nletterhead.ap_phone = "2"\n', 'letterhead.ap_phone = "2"'),
    "over several lines": ('[letterhead]\nuno_phone = """\n1\n"""\nap_phone = "2"  # kept\n', 'ap_phone = "2"  # kept'),
}


@pytest.mark.parametrize(("text", "stays"), WRITTEN.values(), ids=WRITTEN)
def test_what_is_taken_back_is_gone_however_it_is_written(text, stays):
    written = changed(text, [Change("letterhead", "uno_phone", None)])
    assert tomllib.loads(written) == {"letterhead": {"ap_phone": "2"}}
    assert stays in written
    assert changed(written, [Change("letterhead", "uno_phone", None)]) == written


def test_what_is_taken_back_of_one_of_several_tables_stays_in_the_others():
    text = '[[decisions]]\nmemo = "1"\n\n[[decisions]]  # the second\n memo = "2"\n'
    written = changed(text, [Change("decisions", "memo", None, 1)])
    assert tomllib.loads(written) == {"decisions": [{"memo": "1"}, {}]}


@pytest.mark.parametrize(
    "text", ["", "waivers = []  # none\n", 'waivers = [\n  { policy = "a" },\n]\n', '[[waivers]]\npolicy = "a"\n']
)
def test_one_more_stands_beside_those_that_are_there_however_they_are_written(text):
    before = tomllib.loads(text).get("waivers", [])
    written = appended(appended(text, "waivers", {"policy": "b"}), "waivers", {"policy": "c"})
    assert tomllib.loads(written) == {"waivers": [*before, {"policy": "b"}, {"policy": "c"}]}


ENTRIES = (
    '# what was decided\n\n[[waivers]]\npolicy = "a"  # gone\n\n# of March\n[[waivers]]  # b\npolicy = "b"\n# the end\n'
)


@pytest.mark.parametrize(
    ("number", "left"),
    [
        (0, '# what was decided\n\n\n# of March\n[[waivers]]  # b\npolicy = "b"\n# the end\n'),
        (1, '# what was decided\n\n[[waivers]]\npolicy = "a"  # gone\n\n# of March\n# the end\n'),
        (2, ENTRIES),
    ],
)
def test_what_is_written_about_others_stays_where_one_is_taken_out(number, left):
    assert removed(ENTRIES, "waivers", number) == left


@pytest.mark.parametrize(
    "text",
    ['waivers = [{ policy = "a" }, { policy = "b" }]\n', ' [[waivers]]\n policy = "a"\n [[waivers]]\n policy = "b"\n'],
)
def test_one_is_taken_out_however_they_are_written(text):
    assert tomllib.loads(removed(text, "waivers", 0)) == {"waivers": [{"policy": "b"}]}
    assert tomllib.loads(removed(removed(text, "waivers", 0), "waivers", 0)).get("waivers", []) == []
