"""What axe-core finds in a page that a browser shows: all its rules, those of WCAG 2.2 AA and its own advice; and what a screen reader is told of it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

from running import ROOT

AXE: Final = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_LOOK: Final = """async () => {
  const found = await axe.run(document, {rules: {'target-size': {enabled: true}}, resultTypes: ['violations']});
  const told = found.violations.map(
    (rule) => [rule.id, ...rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]
  );
  return [told, found.passes.length];
}"""
"""Only of what is violated every place is looked up: of what passes, and goes over to the test, that costs more than the looking."""


@cache
def _source() -> str:
    return AXE.read_text("utf-8")


def violations(page: Any, *, passes: int = 15) -> list[list[str]]:
    """Return the rules that a page of playwright violates as it is shown now, each with the first places; more rules hold than so many.

    Axe is read into a document once: one that goes on is looked at again and again.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(_source() + "; true")
    told, passed = page.evaluate(_LOOK)
    assert passed > passes, "axe found next to nothing to look at"
    found: list[list[str]] = told
    return found


def told_of(page: Any, element: str) -> tuple[str, str]:
    """Return what a screen reader is told of the one element that a selector of CSS finds: its name, and its description.

    The browser itself says so: it reads what describes an element although that is hidden.
    """
    session = page.context.new_cdp_session(page)
    try:
        found = session.send("Runtime.evaluate", {"expression": f"document.querySelector({json.dumps(element)})"})
        (node, *_) = session.send(
            "Accessibility.getPartialAXTree",
            {"objectId": found["result"]["objectId"], "fetchRelatives": False},
        )["nodes"]
    finally:
        session.detach()
    return tuple(node.get(part, {}).get("value", "") for part in ("name", "description"))  # type: ignore[return-value]
