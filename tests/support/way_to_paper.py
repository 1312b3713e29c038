"""What the way to the first paper asks of a person: the words to be read on each screen that is passed, the clicks, and what is typed.

A sentence is read once, wherever it stands again. What is folded up is not read, nor what only a screen reader says; of a list to choose from
only what is chosen is. What stands in the rows of a table, such as the offices by name, is looked up, not read, and counted apart.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS_A_MINUTE = 180
"""How fast Bangla is read."""
SECONDS_A_CLICK, SECONDS_A_SIGN = 2.0, 0.3
_SENTENCES = re.compile(r"(?<=[।.?!])\s+")
_WORD = re.compile(r"\w")
_READ = r"""() => {
    const found = { told: [], asked: [], listed: [] }, main = document.querySelector("main");
    const place = (by) => by.closest("tbody") ? "listed" : by.closest("fieldset.ask") ? "asked" : "told";
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let block = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const by = node.parentElement;
        if (!node.data.trim() || !by.checkVisibility() || by.closest("script, select, datalist, .unseen")) continue;
        let above = by;
        while (above !== main && getComputedStyle(above).display.startsWith("inline")) above = above.parentElement;
        const said = found[place(by)];
        if (above === block) said[said.length - 1] += node.data; else said.push(node.data);
        block = above;
    }
    for (const each of main.querySelectorAll("select, input:not([type])"))
        if (each.checkVisibility()) found[place(each)].push(each.options ? each.options[each.selectedIndex]?.text ?? "" : each.value);
    return found;
}"""


@dataclass
class Screen:
    """One that was passed: the words that stand newly on it, told, asked of offices or in the rows of tables, and what was done on it."""

    called: str
    told: int = 0
    asked: int = 0
    listed: int = 0
    clicks: int = 0
    signs: int = 0
    machine: float = 0.0
    sentences: list[str] = field(default_factory=list)

    @property
    def reading(self) -> float:
        """Seconds of reading."""
        return self.told * 60 / WORDS_A_MINUTE

    @property
    def hands(self) -> float:
        """Seconds of clicking and typing."""
        return self.clicks * SECONDS_A_CLICK + self.signs * SECONDS_A_SIGN


class Way:
    """The way of one person through the screens, in a tab of Chromium."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        self.screens: list[Screen] = []
        self._read: set[str] = set()

    def comes_to(self, called: str, since: float) -> Screen:
        """Take up the screen that is shown now: what stands newly on it is read, and the machine took its time since."""
        self.tab.locator("footer").wait_for()
        screen = Screen(called, machine=time.monotonic() - since)
        for place, blocks in self.tab.evaluate(_READ).items():
            for sentence in (each for block in blocks for each in _SENTENCES.split(" ".join(block.split()))):
                if sentence not in self._read:
                    self._read.add(sentence)
                    words = sum(map(bool, map(_WORD.search, sentence.split())))
                    setattr(screen, place, getattr(screen, place) + words)
                    screen.sentences.append(sentence)
        self.screens.append(screen)
        return screen

    def types(self, into: str, words: str) -> None:
        """Type words into a field, which has the focus or is clicked into."""
        found, now = self.tab.locator(into), self.screens[-1]
        now.clicks += not found.evaluate("field => field === document.activeElement")
        found.fill(words)
        now.signs += len(words)

    def clicks(self, what: str, called: str, until: str = "footer") -> Screen:
        """Press a button or follow a link, and take up the screen that it leads to, after long work once `until` is there."""
        self.screens[-1].clicks += 1
        began = time.monotonic()
        with self.tab.expect_navigation(wait_until="load"):
            self.tab.locator(what).first.click()
        self.tab.locator(until).first.wait_for()
        self.tab.wait_for_load_state("load")
        return self.comes_to(called, began)


def to_the_asking(way: Way, upazila: str, decided_on: str) -> None:
    """Go from the first screen to the list of whom to ask, by what each screen names as the next step."""
    way.clicks("section.next a.button", "begin")
    way.types("#upazila", upazila)
    way.clicks("form.card button", "which")
    way.clicks(".choices a", "when decided")
    way.types("input[name=last-meeting]", decided_on)
    way.clicks("main form button:not([type])", "month")
    way.clicks("section.next a.button:not(.quiet)", "begin asking")
    way.clicks("section[aria-labelledby=begin] button", "list")


def to_the_paper(way: Way, next_meeting: str) -> str:
    """Go from the list, once all answered, to the annex, and return its address."""
    way.clicks("section[aria-labelledby=done] button", "handed in")
    way.types("input[name=next-meeting]", next_meeting)
    way.clicks("section.next form button", "month again")
    way.clicks("section.next a.button", "keep")
    way.clicks("section[aria-labelledby=questions] > form > button", "answered")
    for doubt in way.tab.locator("input[name=meant]").all():
        doubt.check()
        way.screens[-1].clicks += 1
    way.clicks("section[aria-labelledby=keep] button", "kept", "#papers")
    paper = "section[aria-labelledby=papers] a[target=_blank]"
    way.clicks("section[aria-labelledby=papers] form button", "made", paper)
    way.screens[-1].clicks += 1
    return way.tab.locator(paper).first.get_attribute("href") or ""
