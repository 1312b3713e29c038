"""Long reading is shown once, whatever is read within it."""

from __future__ import annotations

from contextlib import contextmanager

from auditor import long_reading


def test_what_is_read_within_a_long_reading_belongs_to_it_and_is_not_shown_by_itself(monkeypatch):
    monkeypatch.setattr(long_reading, "SOON_OVER", -1)
    monkeypatch.setattr(long_reading, "ROWS_A_STEP", 1)
    steps = []

    @contextmanager
    def show():
        steps.append(0)

        def step():
            steps[-1] += 1

        yield step

    with long_reading.shown(show), long_reading.long_reading():
        assert [*long_reading.passing("ab")] == ["a", "b"]
        with long_reading.long_reading():
            assert [*long_reading.passing("cde")] == ["c", "d", "e"]
        assert [*long_reading.passing("f")] == ["f"]
    assert steps == [6]
