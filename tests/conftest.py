"""What all tests share: how much is tried, the switch that makes missing servers a failure, and builders of small cases."""

from __future__ import annotations

import gc
import runpy
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import accessible
import compiling
import in_memory
import nobodys_keys
import pytest
import telling_reports
from browsers import BiDi, FirefoxPage, firefox
from hypothesis import HealthCheck, settings
from needs import lacking
from patience import PATIENCE
from sampling import ALWAYS, PROFILES, SEED, left_to_the_gate

from auditor.keys.opening import default_key_file
from auditor.model.evidence import Observation, Reference
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from playwright.sync_api import Browser, Page

    from auditor.model.facts import Fact
    from auditor.model.rollup import Return

T = TypeVar("T")
collect_ignore = ["recipes"]
"""What CONTRIBUTING adds to a copy of the program; run there by `test_extending.py`."""

for _long, _examples in ((False, ALWAYS), (True, 60)):
    settings.register_profile(
        PROFILES[_long],
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
        print_blob=True,
        max_examples=_examples,
        derandomize=True,
    )


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--long",
        action="store_true",
        help="try every case and the long forms too, as .ci/run does, instead of some of every kind",
    )
    parser.addoption(
        "--search",
        action="store_true",
        help="try other examples of the properties than every run does: chance draws them anew each time",
    )
    parser.addoption(
        "--require-servers",
        action="store_true",
        help="fail, instead of skipping, when a program or server that a test needs is missing",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples properties are tried with, and let programs that tests start hear Ctrl-C.

    A shell lets what it starts in the background ignore it, and that would go on to every program started here.
    """
    in_memory.write_there(config)
    nobodys_keys.find_none(config)
    compiling.compile_once(config)
    config.pluginmanager.register(telling_reports)
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    profile = PROFILES[config.getoption("--long")]
    if config.getoption("--search"):
        settings.register_profile(profile, settings.get_profile(profile), derandomize=False)
    settings.load_profile(profile)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Collect without looking for garbage: nearly all that is made stays to the end, so it is never looked through again.

    And look for it seldom from then on: a test makes little of it, and the process does not live long.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Let each worker begin elsewhere, so that it finds compiled what another has read meanwhile."""
    report = yield
    if isinstance(collector, pytest.Directory):
        report.result = compiling.from_elsewhere(report.result, collector.config)
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put all in one order, wherever a worker began, and leave to the gate what is its own."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: item.path.parts)
    if config.getoption("--long"):
        return
    left = left_to_the_gate(items)
    gone = set(left)
    items[:] = [item for item in items if item not in gone]
    config.hook.pytest_deselected(items=left)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell what was tried."""
    if not config.getoption("--long"):
        terminalreporter.write_line(f"Some cases of every kind were tried (seed {SEED}); --long tries all.")


@pytest.fixture(scope="session", autouse=True)
def _no_work_is_ended_by_the_clock() -> Iterator[None]:
    """Work in a process of its own has a hundred times its processor time, not ten: what is too much is ended by what it takes, on a busy computer too."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("auditor.apart.worker.PATIENCE", 100)
        yield


@pytest.fixture(autouse=True)
def _no_keys_are_left_to_other_tests() -> Iterator[None]:
    """No test makes a key file where others find it; see `nobodys_keys`."""
    place = default_key_file()
    yield
    was_left = place.exists()
    place.unlink(missing_ok=True)  # else each test after this one is said to have left it
    assert not was_left, f"{place} was left: the test must make its keys in settings of its own"


@pytest.fixture(scope="session")
def how_many(request: pytest.FixtureRequest) -> Callable[[T, T], T]:
    """Return a function of two numbers, or of two sets of cases: what is tried in every run, and what with --long."""

    def count(always: T, long: T) -> T:
        return long if request.config.getoption("--long") else always

    return count


@pytest.fixture(scope="session")
def tool(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Return the path of a program; skip with the reason where it is missing, or fail under --require-servers."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            lacking(request, f"{name} is not installed")
        return path

    return find


@pytest.fixture(scope="session")
def libreoffice(
    tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, Path, Iterable[Path]], None]:
    """Return LibreOffice as a converter: ``convert(form, into, files)``; it makes its profile, which takes longest, once."""
    program, profile = tool("soffice"), tmp_path_factory.mktemp("profile")

    def convert(form: str, into: Path, files: Iterable[Path]) -> None:
        place = f"-env:UserInstallation={profile.as_uri()}"
        subprocess.run(
            [program, place, "--headless", "--convert-to", form, "--outdir", into, *files],
            check=True,
            capture_output=True,
            timeout=300,
        )

    return convert


@pytest.fixture(scope="session")
def axe(request: pytest.FixtureRequest) -> Callable[..., list[list[str]]]:
    """Return what axe-core finds in a page; skip, before a page is opened, where it is missing, or fail under --require-servers."""
    if not accessible.AXE.is_file():
        lacking(request, "axe-core is not installed (npm ci --ignore-scripts)")
    return accessible.violations


@pytest.fixture(scope="session")
def chromium(request: pytest.FixtureRequest, tool: Callable[[str], str]) -> Iterator[Browser]:
    """Return Chromium, started once; skip where there is none, or fail under --require-servers."""
    path = tool("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        lacking(request, "playwright is not installed")
    with sync_playwright() as played:
        browser = played.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _tab(chromium: Browser) -> Page:
    context = chromium.new_context()
    context.set_default_timeout(PATIENCE * 1000)
    return context.new_page()


@pytest.fixture
def chromium_tab(_tab: Page) -> Iterator[Page]:
    """Return the tab that tests take in turn, as empty as a new one: opening a new one costs more than most tests."""
    yield _tab
    for popped_up in [page for page in _tab.context.pages if page is not _tab]:
        popped_up.close()
    _tab.bring_to_front()
    _tab.goto("about:blank")
    _tab.set_viewport_size({"width": 1280, "height": 720})
    _tab.emulate_media(media="null", color_scheme="null")
    _tab.context.set_offline(False)
    _tab.context.clear_permissions()
    _tab.context.clear_cookies()


@pytest.fixture(scope="session")
def _firefox(tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[BiDi]:
    with firefox(tool("firefox"), tmp_path_factory.mktemp("firefox")) as session:
        yield session


@pytest.fixture(scope="session")
def _firefox_tab(_firefox: BiDi) -> str:
    context: str = _firefox.command("browsingContext.create", type="tab")["context"]
    return context


@pytest.fixture
def firefox_page(_firefox: BiDi, _firefox_tab: str) -> Iterator[FirefoxPage]:
    """Return an empty tab of Firefox; skip where there is none, or fail under --require-servers."""
    page = FirefoxPage(_firefox, _firefox_tab)
    yield page
    page.leave()


@pytest.fixture(scope="session")
def observe() -> Callable[..., Observation[Any]]:
    """Return a builder of observations: ``observe(subject, fact, value, day, grade)``."""

    def build(
        subject: str, fact: Fact[Any], value: Any, on: date, grade: Grade = Grade.DECLARED, place: str = ""
    ) -> Observation[Any]:
        return Observation((subject,), fact, value, grade, "test", on, Reference("test.xlsx", "0" * 64, place))

    return build


@pytest.fixture(scope="session")
def returned() -> Callable[..., Return]:
    """Return a builder of returns: ``returned("Koyra", "2024-03", seed, field=value)``."""
    made: Callable[..., Return] = runpy.run_path(str(Path(__file__).parent / "example" / "make_returns.py"))["returned"]
    return made
