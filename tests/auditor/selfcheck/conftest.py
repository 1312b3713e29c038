"""The self-check page in real browsers."""

from __future__ import annotations

import pytest
from browsers import ChromiumPage
from patience import PATIENCE


@pytest.fixture
def chromium_page(chromium_tab):
    """Return an empty tab of Chromium; skip where there is none, or fail under --require-servers."""
    page = ChromiumPage(chromium_tab)
    yield page
    page.leave()


@pytest.fixture
def fresh_chromium_page(chromium):
    """Return a tab of Chromium that nobody uses afterwards, in Dhaka: for scripts and clocks that stay in a tab."""
    context = chromium.new_context(timezone_id="Asia/Dhaka")
    context.set_default_timeout(PATIENCE * 1000)
    yield ChromiumPage(context.new_page())
    context.close()


@pytest.fixture(params=["chromium", "firefox"])
def browser_page(request):
    """Return a fresh tab of each browser in turn."""
    return request.getfixturevalue(f"{request.param}_page")
