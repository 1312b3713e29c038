"""Values of a type that was never read before are read by several threads at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

READERS = {
    "JSON": "lambda body, kind: typed.from_json(body, kind)",
    "a tree": "lambda body, kind: typed.from_tree(msgspec.json.decode(body), kind)",
}
AT_ONCE = """
import sys, threading
import msgspec
from auditor import typed

sys.setswitchinterval(1e-6)
read = {reader}
PARTS = [f"part{{number}}" for number in range(30)]


def kinds():
    part = msgspec.defstruct("Part", [(name, "int | None", None) for name in PARTS], module=__name__)
    globals()["Part"] = part
    return msgspec.defstruct("Whole", [(name, "Part | None", None) for name in PARTS], module=__name__)


body = msgspec.json.encode({{name: dict.fromkeys(PARTS, 1) for name in PARTS}})
wrong = []
for _ in range({times}):
    whole, all_there = kinds(), threading.Barrier(4)

    def work():
        all_there.wait()
        for _ in range(3):
            if read(body, whole).part29.part29 != 1:
                wrong.append(whole)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(len(wrong))
"""


@pytest.mark.parametrize("reader", READERS)
def test_a_type_that_is_read_for_the_first_time_by_several_threads_at_once_is_read_right_by_each(reader, how_many):
    script = AT_ONCE.format(reader=READERS[reader], times=how_many(100, 400))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n", "")
