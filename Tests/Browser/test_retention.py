"""The end of a case's retention, years later: what its person reads, what the archives are shown, and what remains."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect

from conftest import HEIGHTS, PATIENCE, Agent
from running_server import RunningServer, run_command
from screen import Screen
from screens import SCREENS
from test_desk import sign_in
from visitor import Receipt, Visitor

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "kept": ("durée d’utilité administrative", "active period"),
    "soon": ("Cette demande sera bientôt effacée", "This request will soon be erased"),
    "copy": ("Prendre ma copie", "Take my copy"),
    "gone": ("Le service n’a plus cette demande", "The service no longer has this request"),
    "erased": ("Cette demande a été effacée", "This request was erased"),
    "remains": ("Ce qui reste", "What remains"),
    "deposit": ("L’attestation de dépôt", "The receipt of deposit"),
    "archives": ("Archives et éliminations", "Archives and eliminations"),
    "list": ("Bordereau d’élimination", "Elimination list"),
    "close": ("Arrêter le bordereau", "Close the list"),
    "closed": ("Le bordereau est arrêté.", "The list is closed."),
    "visa": ("Enregistrer le visa", "Record the visa"),
    "who": ("Qui a donné le visa", "Who gave the visa"),
    "who_missing": ("Écrivez qui a donné le visa.", "Write who gave the visa."),
    "date_missing": ("Indiquez la date du visa, aujourd’hui au plus tard.", "Give the date of the visa, today at the latest."),
    "reference_missing": ("Écrivez la référence du visa.", "Write the reference of the visa."),
    "reference": ("Référence du visa", "Reference of the visa"),
    "print": ("Version à imprimer", "To print"),
    "signed": ("Le visa est enregistré", "The visa is recorded"),
    "hold": ("Suspendre l’effacement", "Suspend the erasure"),
    "hold_reason": ("Écrivez pourquoi.", "Write why."),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


@dataclass
class Later:
    """A town of its own, to which one comes back after days."""

    server: RunningServer
    agent: Agent
    browser: Browser
    opened: list[Screen]

    def after(self, days: int) -> None:
        assert self.server.stop() == 0
        self.server.days_later = days
        self.server.start()

    def screen(self, language: str, width: int) -> Screen:
        context = self.browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]}, reduced_motion="reduce", color_scheme="light",
            locale={"fr": "fr-FR", "en": "en-GB"}[language], has_touch=width < 600)
        context.set_default_timeout(PATIENCE)
        self.opened.append(Screen(context, self.server.url, language, width, True, "light"))
        return self.opened[-1]

    def follow(self, language: str, width: int, receipt: Receipt, text: str) -> Screen:
        """The person's page, once the day's job has done its work."""
        screen = self.screen(language, width)
        screen.open(f"/follow/{receipt.code}")
        self.await_text(screen, text)
        return screen

    def await_text(self, screen: Screen, text: str) -> None:
        def is_there() -> bool:
            screen.page.reload()
            return text in screen.main.inner_text()

        self.server._poll(is_there, f"“{text}” is not on {screen.path}")


@pytest.fixture
def later(browser: Browser, tmp_path_factory) -> Iterator[Callable[[], Later]]:
    towns: list[Later] = []

    def make() -> Later:
        data = tmp_path_factory.mktemp("later") / "data"
        server = RunningServer(data).start()
        agent = Agent("archives@bureau.example", "mot-de-passe-archives", "Camille Archive", "administrator")
        added = run_command(
            "agent", "add", "--data", str(data), "--organisation", "mairie", "--role", agent.role, "--office",
            "etat-civil", "--name", agent.name, agent.login, typed=agent.password + "\n")
        assert added.returncode == 0, added.stderr
        towns.append(Later(server, agent, browser, []))
        return towns[-1]

    yield make
    for town in towns:
        for one in town.opened:
            one.context.close()
        town.server.stop()
        town.server.assert_discreet()


def withdrawn(town: Later) -> Receipt:
    """A request that its person withdraws: it has ended today."""
    person = Visitor(town.server.port)
    receipt = person.send()
    person.get(f"/fr/cases/{receipt.case}/withdrawal")
    assert person.post(f"/fr/cases/{receipt.case}/withdrawal", [("reason", "")]).status == 303
    town.server.private |= {receipt.code, receipt.reference}
    return receipt


def test_told_then_closed_then_erased_with_the_archives_visa(later, tmp_path):
    town = later()
    receipt = withdrawn(town)
    for language, width in SCREENS:
        screen = town.follow(language, width, receipt, SAYS["kept"][0 if language == "fr" else 1])
        screen.check("retention-rule")

    town.after(340)
    for language, width in SCREENS:
        screen = town.follow(language, width, receipt, SAYS["soon"][0 if language == "fr" else 1])
        screen.check("retention-announced")
        with screen.page.expect_download() as download:
            screen.main.get_by_role("link", name=say(screen, "copy")).click()
        assert download.value.suggested_filename == f"{receipt.reference}.zip"

    town.after(380)
    for language, width in SCREENS:
        screen = town.follow(language, width, receipt, SAYS["gone"][0 if language == "fr" else 1])
        screen.check("retention-closed")

    town.after(420)
    for language, width in SCREENS:
        archives(town, language, width, receipt, signs=(language, width) == SCREENS[-1])

    for language, width in SCREENS:
        screen = town.screen(language, width)
        screen.open(f"/follow/{receipt.code}")
        town.await_text(screen, say(screen, "erased"))
        expect(screen.main).to_contain_text(say(screen, "remains"))
        screen.check("retention-erased")
    with screen.page.expect_download() as download:
        screen.main.get_by_role("link", name=say(screen, "deposit")).click()
    kept = tmp_path / "receipt.json"
    download.value.save_as(kept)
    assert json.loads(kept.read_text())["reference"] == receipt.reference
    verified = run_command("verify", str(kept))
    assert verified.returncode == 0, verified.stderr


def archives(town: Later, language: str, width: int, receipt: Receipt, signs: bool) -> None:
    """The list on which the case waits, from its filling to the visa."""
    screen = town.screen(language, width)
    sign_in(screen, town.agent)
    screen.open("/desk/archives")
    expect(screen.heading(say(screen, "archives"))).to_be_visible()
    service = "acte de naissance" if language == "fr" else "birth certificate"
    town.await_text(screen, service)
    screen.check("archives")
    screen.main.get_by_role("link", name=re.compile(service)).click()
    town.await_text(screen, receipt.reference)
    screen.check("elimination-list-open" if screen.button(say(screen, "close")).count() else "elimination-list-closed")
    if screen.button(say(screen, "close")).count():
        screen.button(say(screen, "close")).click()
        expect(screen.main).to_contain_text(say(screen, "closed"))
    screen.button(say(screen, "visa")).click()
    screen.assert_error(say(screen, "who_missing"), say(screen, "date_missing"), say(screen, "reference_missing"))
    screen.check("elimination-visa-wrong")
    screen.link(say(screen, "print")).click()
    expect(screen.main).to_contain_text("R. 212-14")
    screen.check("elimination-print")
    if not signs:
        return
    screen.go(screen.path.removesuffix("/print"))
    today = datetime.now(ZoneInfo("Europe/Paris")) + timedelta(days=town.server.days_later)
    screen.box(say(screen, "who")).fill("Mme Petit, directrice des archives")
    for part, value in (("day", today.day), ("month", today.month), ("year", today.year)):
        screen.page.locator(f"[name='date.{part}']").fill(str(value))
    screen.box(say(screen, "reference")).fill("AD 2028/12")
    screen.button(say(screen, "visa")).click()
    expect(screen.main).to_contain_text(say(screen, "signed"))
    screen.check("elimination-signed")


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_an_erasure_is_suspended_from_the_page_of_the_case(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    chief = screen(language, width)
    sign_in(chief, agents["responsable"])
    chief.open(f"/desk/cases/{receipt.case}")
    chief.link(say(chief, "hold")).click()
    expect(chief.heading(say(chief, "hold"))).to_be_visible()
    chief.check("hold")
    chief.button(say(chief, "hold")).click()
    chief.assert_error(say(chief, "hold_reason"))
    chief.check("hold-wrong")
