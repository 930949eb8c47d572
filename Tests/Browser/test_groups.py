"""Groups, lists, values shown as one types and saving meanwhile, on a small service of the tests' own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from running_server import RunningServer
from screen import Screen
from screens import SCREENS_AND_SCRIPTS

SERVICES = Path(__file__).parent / "services"
WORDS = {
    "fr": {
        "start": "Commencer", "continue": "Continuer", "add": "Ajouter un enfant", "remove": "Retirer",
        "undo": "Annuler le retrait", "needed": "Il manque encore", "child": "Enfant", "removed": "Retiré", "saved": "Brouillon enregistré",
        "price": "20", "yes": "Oui", "no": "Non", "food": "Ajouter un aliment", "error": "Erreur",
    },
    "en": {
        "start": "Start", "continue": "Continue", "add": "Add a child", "remove": "Remove", "undo": "Undo",
        "needed": "Still needed", "child": "Child", "removed": "Removed", "saved": "Draft saved", "price": "20",
        "yes": "Yes", "no": "No", "food": "Add a food", "error": "Error",
    },
}


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """The leisure centre. Nothing that its parents type may stand in its log."""
    server = RunningServer(tmp_path_factory.mktemp("groups") / "data", demo=False, watch=SERVICES)
    server.private |= {"Aurélien", "Zéphyrine"}
    server.start()
    yield server
    assert server.stop() == 0
    server.assert_discreet()


class Form:
    """Somebody filling in the form."""

    def __init__(self, browser: Browser, server: RunningServer, language: str, width: int = 1280, script: bool = True):
        self.context: BrowserContext = browser.new_context(
            locale=language, java_script_enabled=script, viewport={"width": width, "height": 900})
        self.screen = Screen(self.context, server.url, language, width, script, "light")
        self.page: Page = self.screen.page
        self.words = WORDS[language]
        self.screen.open("/services/inscription")
        self.page.locator("main form button").first.click()
        expect(self.page.locator("form#form")).to_be_visible()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def choose(self, path: str, value: str) -> None:
        box = self.page.locator(f"input[name='{path}'][value='{value}']")
        # As a finger does: the words are part of the target.
        self.page.locator(f"label[for='{box.get_attribute('id')}']").click()
        expect(box).to_be_checked()

    def fill(self, path: str, text: str) -> None:
        self.page.locator(f"[name='{path}']").fill(text)

    def child(self, key: int, name: str) -> None:
        self.fill(f"enfants.{key}.prenom", name)
        for part, value in {"day": "3", "month": "4", "year": "2019"}.items():
            self.fill(f"enfants.{key}.naissance.{part}", value)
        self.choose(f"enfants.{key}.jours", "lun")
        self.choose(f"enfants.{key}.regime", "no")

    def household(self) -> None:
        self.choose("reduction", "no")
        self.press(self.words["continue"])
        expect(self.page.locator("fieldset.element")).to_have_count(1)

    def element(self, key: int):
        return self.page.locator(f"fieldset[id='enfants.{key}']")


@pytest.mark.parametrize(("language", "width", "script"), [*SCREENS_AND_SCRIPTS, ("fr", 360, True), ("en", 1280, False)])
def test_children_are_added_removed_and_put_back(
    browser: Browser, centre: RunningServer, language: str, width: int, script: bool
):
    form = Form(browser, centre, language, width, script)
    page, words = form.page, form.words
    form.household()
    form.screen.check("groups-list")
    # One child is needed: it can't be removed.
    expect(page.get_by_role("button", name=re.compile(f"^{words['remove']}"))).to_have_count(0)
    form.fill("enfants.1.prenom", "Aurélien")
    form.press(words["add"])
    # What was typed is there, unfinished or not, and nothing is called wrong.
    expect(page.locator("[name='enfants.1.prenom']")).to_have_value("Aurélien")
    expect(page.locator(".error-message")).to_have_count(0)
    expect(form.element(1).locator("legend").first).to_have_text(re.compile(f"{words['child']}\\s1 – Aurélien"))
    assert page.url.endswith("#enfants.2.prenom")
    if script:
        expect(page.locator("[name='enfants.2.prenom']")).to_be_focused()
    form.fill("enfants.2.prenom", "Zéphyrine")
    form.press(words["add"])
    # Three at most, and the page says so.
    expect(page.get_by_role("button", name=words["add"], exact=True)).to_have_count(0)
    expect(page.locator("form")).to_contain_text("3")
    form.element(2).get_by_role("button", name=re.compile(words["remove"])).click()
    expect(form.element(2)).to_have_count(0)
    notice = page.locator("#list-notice")
    expect(notice).to_contain_text("Zéphyrine")
    if script:
        expect(notice).to_be_focused()
    form.screen.check("groups-removed")
    form.press(words["undo"])
    expect(page.locator("[name='enfants.2.prenom']")).to_have_value("Zéphyrine")
    expect(page.locator("fieldset.element legend h2")).to_have_count(3)
    form.element(3).get_by_role("button", name=re.compile(words["remove"])).click()
    form.child(1, "Aurélien")
    form.child(2, "Zéphyrine")
    form.fill("enfants.2.naissance.month", "13")
    form.press(words["continue"])
    # The error says of whom, and leads there.
    line = page.locator(".error-summary a")
    expect(line).to_have_count(1)
    expect(line).to_have_text(re.compile(f"{words['child']}\\s2 – Zéphyrine – "))
    expect(page).to_have_title(re.compile(words["error"]))
    form.screen.check("groups-wrong")
    line.click()
    expect(page.locator("[name='enfants.2.naissance.month']")).to_be_visible()
    assert page.locator(line.get_attribute("href").replace(".", "\\.")).count() == 1
    form.fill("enfants.2.naissance.month", "12")
    form.press(words["continue"])
    # The check shows each under its title.
    expect(page.get_by_role("heading", name=re.compile(f"{words['child']}\\s2 – Zéphyrine"))).to_be_visible()
    form.screen.check("groups-answers")


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_enter_goes_on_and_removes_nothing(browser: Browser, centre: RunningServer, script: bool):
    form = Form(browser, centre, "fr", script=script)
    form.household()
    form.press(form.words["add"])
    form.child(1, "Aurélien")
    form.child(2, "Zéphyrine")
    form.page.locator("[name='enfants.2.prenom']").press("Enter")
    expect(form.page).to_have_url(re.compile("/check$"))


def test_a_page_left_open_takes_no_element_for_another(browser: Browser, centre: RunningServer):
    form = Form(browser, centre, "fr")
    form.household()
    form.fill("enfants.1.prenom", "Aurélien")
    form.press(form.words["add"])
    with form.page.expect_response(re.compile("/keep$")):
        form.fill("enfants.2.prenom", "Zéphyrine")
    old = form.screen.another_tab().page
    old.goto(form.page.url)
    form.element(1).get_by_role("button", name=re.compile(form.words["remove"])).click()
    expect(form.element(1)).to_have_count(0)
    # The first is gone; the old page's button removes nobody else.
    old.locator("fieldset[id='enfants.1']").get_by_role("button", name=re.compile(form.words["remove"])).click()
    expect(old.locator("fieldset.element")).to_have_count(1)
    expect(old.locator("[name='enfants.2.prenom']")).to_have_value("Zéphyrine")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_values_and_groups_follow_what_is_typed(browser: Browser, centre: RunningServer, language: str):
    form = Form(browser, centre, language)
    page, words = form.page, form.words
    price = page.locator("[data-rule='tarif'] dd")
    expect(price).to_contain_text(words["needed"])
    expect(price).to_have_attribute("aria-live", "polite")
    form.choose("reduction", "no")
    expect(price).to_have_text("20")
    form.choose("reduction", "yes")
    # The group appears in its place, and the focus stays where it was.
    expect(page.locator("#group-revenus")).to_be_visible()
    expect(page.locator("input[name='reduction'][value='yes']")).to_be_focused()
    expect(price).to_contain_text(words["needed"])
    form.screen.check("groups-group")
    page.locator("[name='revenu']").press_sequentially("24000")
    page.locator("[name='parts']").press_sequentially("2")
    expect(price).to_have_text("12")
    expect(page.locator("[name='parts']")).to_be_focused()
    expect(page.locator("[data-saved]")).to_have_text(re.compile(words["saved"]))
    # It was saved: the page opened anew has it all.
    page.reload()
    expect(page.locator("[name='revenu']")).to_have_value("24000")
    expect(price).to_have_text("12")
    form.choose("reduction", "no")
    expect(page.locator("#group-revenus")).to_have_count(0)
    expect(price).to_have_text("20")
    # Changing one's mind costs nothing.
    form.choose("reduction", "yes")
    expect(page.locator("[name='revenu']")).to_have_value("24000")


def test_values_and_groups_without_a_script(browser: Browser, centre: RunningServer):
    form = Form(browser, centre, "fr", script=False)
    form.choose("reduction", "yes")
    form.press("Continuer")
    expect(form.page.locator("#group-revenus")).to_be_visible()
    expect(form.page.locator(".error-message")).to_have_count(0)
    form.fill("revenu", "24000")
    form.fill("parts", "2")
    here = form.page.url
    form.press("Continuer")
    expect(form.page).not_to_have_url(here)
    form.page.go_back()
    form.page.reload()
    expect(form.page.locator("[data-rule='tarif'] dd")).to_have_text("12")


def test_a_list_in_a_list_appears_in_place(browser: Browser, centre: RunningServer):
    form = Form(browser, centre, "fr")
    form.household()
    form.child(1, "Aurélien")
    form.choose("enfants.1.regime", "yes")
    inner = form.page.locator("[name='enfants.1.aliments.1.nom']")
    inner.fill("Noix")
    form.press(form.words["food"])
    expect(inner).to_have_value("Noix")
    expect(form.page.locator("[name='enfants.1.aliments.2.nom']")).to_be_focused()
    form.screen.check("groups-nested")
    form.fill("enfants.1.aliments.2.nom", "Lait")
    form.press(form.words["continue"])
    expect(form.page).to_have_url(re.compile("/check$"))
    expect(form.page.locator("main")).to_contain_text("Lait")


def test_a_cut_is_said_and_what_was_typed_goes_with_the_next_save(browser: Browser, centre: RunningServer):
    form = Form(browser, centre, "fr")
    form.context.route("**/keep", lambda route: route.abort())
    form.choose("reduction", "no")
    note = form.page.locator("[data-saved]")
    expect(note).to_contain_text("Connexion perdue")
    form.context.unroute("**/keep")
    expect(note).to_contain_text("Brouillon enregistré")
    form.screen.complaints.clear()
    form.page.reload()
    expect(form.page.locator("input[name='reduction'][value='no']")).to_be_checked()
