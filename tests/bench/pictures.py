"""The pictures of docs/benchmarks.md: how cost grows, and how many times as long rivals take."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib import pyplot as plt
from measuring import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from measuring import Measured

mpl.use("Agg")


def picture(name: str, every: Sequence[Measured]) -> str:
    """Draw what was measured of a group and return the line that shows it; empty where there is nothing to compare."""
    if name == "growth":
        return _growth(every)
    compared = [(measured, rival) for measured in every for rival in measured.claim.rivals]
    if not compared:
        return ""
    height = 0.9 + 0.42 * len(compared)
    figure, axes = plt.subplots(figsize=(8, height), layout="constrained")
    for place, (measured, rival) in enumerate(reversed(compared)):
        ratios = measured.ratios(rival)
        middle = statistics.median(ratios)
        axes.barh(place, middle, color="#1f6f5c" if middle >= 1 else "#b8860b", height=0.6)
        axes.plot([min(ratios), max(ratios)], [place, place], color="black", linewidth=1)
        axes.annotate(f" {middle:.2g}", (max(ratios), place), va="center", fontsize=9)
    axes.set_yticks(range(len(compared)), [f"{measured.claim.name}: {rival}" for measured, rival in reversed(compared)])
    axes.set_xscale("log")
    axes.axvline(1, color="black", linewidth=0.8)
    axes.set_xlabel("processor time of the rival, as so many times ours (median; line: least to most)")
    return _saved(figure, name, "how many times our processor time each rival takes")


def _growth(every: Sequence[Measured]) -> str:
    figure, axes = plt.subplots(figsize=(8, 4.5), layout="constrained")
    for measured in every:
        times = statistics.median(1 / ratio for ratio in measured.ratios("a tenth"))
        axes.plot([1, 10], [1, times], marker="o", label=f"{measured.claim.name}: {times:.1f}")
    axes.plot([1, 10], [1, 11], color="black", linestyle="--", linewidth=1, label="what is asked: at most 11")
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlabel("times the work")
    axes.set_ylabel("times the processor time")
    axes.legend(fontsize=9)
    return _saved(figure, "growth", "ten times the work costs at most eleven times")


def _saved(figure: plt.Figure, name: str, words: str) -> str:
    path = ROOT / "docs" / f"benchmarks-{name}.png"
    figure.savefig(path, dpi=110, metadata={"Software": ""})
    plt.close(figure)
    return f"\n![{words}]({path.name})\n"
