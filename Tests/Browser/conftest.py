"""One server and one browser for all tests; a fresh browser context for each."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from running_server import RunningServer, run_command
from screen import SCREENSHOTS, Screen, opened_screens
from visitor import CODE, PRIVATE, REFERENCE, Visitor

# Pages come within milliseconds; a machine that builds something else at the same time may take seconds.
PATIENCE = 20_000

HEIGHTS = {1280: 900, 360: 740, 320: 640}


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "soak: long fault and load rounds (PARVIS_SOAK=1, make soak)")
    expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long rounds run only when asked for: a short round of each runs always."""
    if os.environ.get("PARVIS_SOAK"):
        return
    long = [item for item in items if item.get_closest_marker("soak")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """Leaves a picture of every screen of a test that has failed."""
    report = yield
    if report.when == "setup":
        return report
    if report.when == "call" and report.failed:
        name = re.sub(r"\W+", "-", item.name)
        SCREENSHOTS.mkdir(exist_ok=True)
        for number, one in enumerate(opened_screens):
            if not one.page.is_closed():
                one.page.screenshot(path=SCREENSHOTS / f"failed-{name}-{number}.png", full_page=True)
    opened_screens.clear()
    return report


# MARK: The server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """The demonstration town. Its log is read at the end: nothing private may stand in it."""
    server = RunningServer(tmp_path_factory.mktemp("parvis") / "data")
    server.private |= PRIVATE
    server.start()
    yield server
    assert server.is_running, f"the server has ended by itself:\n{server.log[-4000:]}"
    assert server.stop() == 0
    server.assert_discreet()


@pytest.fixture
def visitor(server: RunningServer) -> Callable[..., Visitor]:
    """Makes somebody who speaks HTTP without a browser."""
    return lambda language="fr": Visitor(server.port, language)


# MARK: Agents


@dataclass(frozen=True)
class Agent:
    """Someone who works at the town hall."""

    login: str
    password: str
    name: str
    role: str


ROLES = {"agente": "agent", "collegue": "agent", "verrou": "agent", "responsable": "supervisor",
         "admin": "administrator", "donnees-agent": "data_protection_officer"}


@pytest.fixture(scope="session")
def agents(server: RunningServer) -> dict[str, Agent]:
    """Agents of the civil registry office, registered while the server runs."""
    registered = {}
    for login, role in ROLES.items():
        agent = Agent(
            f"{login}@bureau.example", f"mot-de-passe-de-{login}", f"Prénom-Secret-{login.capitalize()} Nomdagent", role)
        added = run_command(
            "agent", "add", "--data", str(server.data), "--organisation", "mairie", "--role", role, "--office",
            "etat-civil", "--name", agent.name, agent.login, typed=agent.password + "\n")
        assert added.returncode == 0, added.stderr
        server.private |= {agent.login, agent.password, agent.name}
        registered[login] = agent
    return registered


# MARK: The browser


def chromium_binary() -> str:
    """The browser: `PARVIS_CHROMIUM`, else Chromium without the windows it would not show, else Chromium."""
    windowless = "/usr/bin/chromium-headless-shell"
    return os.environ.get("PARVIS_CHROMIUM") or (windowless if os.path.exists(windowless) else "/usr/bin/chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=chromium_binary(),
            # A sandbox needs a user of its own, which a container's root is not.
            args=["--no-sandbox"] if os.geteuid() == 0 else [])
        yield chromium
        chromium.close()


@pytest.fixture
def screen(browser: Browser, server: RunningServer) -> Iterator[Callable[..., Screen]]:
    """Opens browsers that share nothing; each is asked at the end whether anything was wrong with its pages."""
    opened: list[Screen] = []

    def open_screen(
        language: str = "fr", width: int = 1280, javascript: bool = True, look: str = "light"
    ) -> Screen:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]}, locale={"fr": "fr-FR", "en": "en-GB"}[language],
            java_script_enabled=javascript, reduced_motion="reduce",
            color_scheme="dark" if look == "dark" else "light", has_touch=width < 600, is_mobile=False)
        context.set_default_timeout(PATIENCE)
        opened.append(Screen(context, server.url, language, width, javascript, look))
        return opened[-1]

    yield open_screen
    # References and codes seen on the way are as private as names.
    for one in opened:
        if one.path != "blank":
            text = one.source()
            server.private |= set(re.findall(REFERENCE, text)) | set(re.findall(CODE, text)) - EXAMPLES
    for one in opened:
        one.context.close()
    for one in opened:
        one.assert_quiet()


# What hints show as an example.
EXAMPLES = {"VC-7K2M-9QFX", "K7QM2-PX4RT-9BWHC-3FJND"}
