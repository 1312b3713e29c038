"""How long a roll-up of the nation takes: 495 returns of this meeting and of the one before, every paper. By hand.

    python tests/bench/bench_rollup.py [FOLDER]

With a folder, the returns and papers are kept there to be looked at. The target is 10 s for 495 returns.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from auditor import discovery
from auditor.i18n import Language
from auditor.model.rollup import RollupView
from auditor.places import areas
from auditor.rollup import returns, rolling

TARGET_SECONDS = 10
ROOT = Path(__file__).parents[2]


def main(folder: Path) -> None:
    """Make the returns, and time each step and the command as a whole."""
    returned = runpy.run_path(str(ROOT / "tests" / "example" / "make_returns.py"))["returned"]
    for number, meetings in ((1, ("2024-03",)), (2, ("2024-02", "2024-03"))):
        inbox = folder / f"{number}-meetings"
        for place in areas.places():
            for meeting in meetings:
                made = returned(place, meeting)
                path = inbox / place.district.en / returns.file_name(made)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(returns.encode(made))
        files = sorted(inbox.rglob("return-*.json"))
        sys.stdout.write(f"{len(files)} returns\n")
        start = time.perf_counter()
        received = [rolling.Received(path.name, returns.parse(path.name, path.read_bytes())) for path in files]
        start = told("read and check", start)
        view = rolling.roll_up(received, date(2024, 4, 1))
        start = told("join", start)
        for form in discovery.formats().values():
            if RollupView in form.renders:
                content = form.render(view, Language.BN)
                start = told(f"{form.name} ({len(content) // 1024} kB)", start)
        command = [sys.executable, "-m", "auditor", "rollup", str(inbox), "--on", "2024-04-01", "--language", "bn"]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
        taken = time.perf_counter() - start
        sys.stdout.write(f"  auditor rollup     {taken:6.2f} s  (target {TARGET_SECONDS} s)\n\n")


def told(step: str, start: float) -> float:
    """Print how long a step took and return the time."""
    now = time.perf_counter()
    sys.stdout.write(f"  {step:<18} {now - start:6.2f} s\n")
    return now


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as kept:
            main(Path(kept))
