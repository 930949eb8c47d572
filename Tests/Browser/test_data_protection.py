"""What becomes of data: the notice of each service, the officer's register of processing, the register of breaches."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from screen import Screen
from screens import SCREENS

LOGIN, PASSWORD = "donnees", "bienvenue-a-val-clair"

# What the pages say, in the order fr, en.
SAYS = {
    "notice": ("Ce que deviennent vos données", "What becomes of your data"),
    "rights": ("Vos droits", "Your rights"),
    "register": ("Registre des traitements", "Register of processing"),
    "breaches": ("Violations de données", "Data breaches"),
    "record": ("Consigner", "Record it"),
    "error": ("Dites ce qui s’est passé.", "Say what happened."),
    "nature": ("Que s’est-il passé ?", "What happened?"),
    "kind": ("Quelqu’un a pu les lire sans en avoir le droit", "Somebody may have read them without a right to"),
    "people": ("De qui sont ces données ?", "Whose data are they?"),
    "records": ("Quelles données ?", "Which data?"),
    "consequences": ("Que risquent ces personnes ?", "What may happen to these people?"),
    "measures": ("Qu’avez-vous fait, qu’allez-vous faire ?", "What did you do, what will you do?"),
    "risk": ("Élevé", "High"),
    "people_due": ("prévenez les personnes sans attendre", "tell the people without delay"),
    "describe": ("Compléter la description", "Complete the description"),
    "note": ("Noter autre chose", "Note something else"),
    "note_box": ("Note", "Note"),
    "kept": ("C’est consigné.", "It is recorded."),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


def sign_in_as_officer(screen: Screen) -> None:
    words = screen.words.desk
    screen.open("/desk/data-protection/register")
    screen.box(words.login).fill(LOGIN)
    screen.page.get_by_label(words.password, exact=True).fill(PASSWORD)
    screen.button(words.sign_in).click()


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_every_service_has_its_notice(screen, language, width):
    page = screen(language, width)
    for service in ("cantine", "acte-naissance", "cheque-energie"):
        page.open(f"/services/{service}")
        page.link(say(page, "notice")).click()
        expect(page.page.get_by_role("heading", level=1)).to_be_visible()
        if service != "cheque-energie":
            expect(page.page.get_by_role("heading", level=2, name=say(page, "rights"), exact=True)).to_be_visible()
        page.check(f"notice-{service}")


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_the_officer_reads_the_register(screen, language, width):
    officer = screen(language, width)
    sign_in_as_officer(officer)
    officer.open("/desk/data-protection/register")
    expect(officer.heading(say(officer, "register"))).to_be_visible()
    officer.check("register")
    for summary in officer.main.locator("details > summary").all()[:2]:
        summary.click()
    officer.check("register-open")


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_a_breach_is_recorded_and_its_hours_run(screen, language, width):
    officer = screen(language, width)
    sign_in_as_officer(officer)
    officer.open("/desk/data-protection/breaches")
    expect(officer.heading(say(officer, "breaches"))).to_be_visible()
    officer.check("breaches")
    officer.button(say(officer, "record")).click()
    officer.assert_error(say(officer, "error"))
    officer.check("breaches-errors")
    for field in ("nature", "people", "records", "consequences", "measures"):
        officer.box(say(officer, field)).fill(f"Test: {field}, un tableau parti chez quelqu’un d’autre")
    officer.main.locator("label").get_by_text(say(officer, "kind"), exact=True).click()
    officer.main.locator("label").get_by_text(say(officer, "risk"), exact=True).click()
    officer.button(say(officer, "record")).click()
    expect(officer.main).to_contain_text(say(officer, "kept"))
    expect(officer.main).to_contain_text(say(officer, "people_due"))
    officer.check("breach")
    officer.main.locator("summary").filter(has_text=say(officer, "note")).click()
    officer.box(say(officer, "note_box")).last.fill("Appel au prestataire")
    officer.main.locator("details[open] button").last.click()
    expect(officer.main).to_contain_text("Appel au prestataire")
    officer.link(say(officer, "describe")).click()
    expect(officer.heading(say(officer, "describe"))).to_be_visible()
    officer.check("breach-description")
