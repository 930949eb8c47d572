"""A wrong answer to a question of every type is said at the top and at the question, and stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from conftest import HEIGHTS, PATIENCE
from running_server import ROOT, RunningServer, run_command
from screens import SCREENS
from screen import Screen, flexible

SERVICES = Path(__file__).parent / "services" / "every-type"


@dataclass(frozen=True)
class Wrong:
    """What is typed in the fields of a question, and what is said of it."""

    fr: str
    en: str
    typed: dict[str, str] = field(default_factory=dict)


WRONG = {
    "text": Wrong("20 caractères au plus", "20 characters or fewer", {"text": "Marie-Antoinette-Joséphine"}),
    "long_text": Wrong("au moins 10 caractères", "at least 10 characters", {"long_text": "De l'eau."}),
    "number": Wrong("Saisissez un nombre en chiffres", "Enter a number in digits", {"number": "douze"}),
    "money": Wrong("Saisissez un montant de 0 €", "Enter an amount from €0", {"money": "-5"}),
    "yes_no": Wrong("Choisissez oui ou non.", "Choose yes or no."),
    "choice": Wrong("Choisissez une réponse.", "Choose an answer."),
    "choices": Wrong("Choisissez au moins une réponse.", "Choose at least one answer."),
    "date": Wrong(
        "Le 31 avril n’existe pas", "There is no 31 April", {"date.day": "31", "date.month": "4", "date.year": "2019"}),
    "month": Wrong("Indiquez un mois de 1 à 12", "Give a month from 1 to 12", {"month.month": "13", "month.year": "2019"}),
    "year": Wrong("Saisissez une année en quatre chiffres", "Enter a year with four digits", {"year": "87"}),
    "time": Wrong("Saisissez une heure de 0 h à 23 h 59", "Enter a time from 0:00 to 23:59", {"time": "25 h"}),
    "email": Wrong("avec un @", "with an @", {"email": "zoe.example.org"}),
    "phone": Wrong("Saisissez les dix chiffres", "Enter the ten digits", {"phone": "01 99"}),
    "address": Wrong(
        "code postal", "postcode",
        {"address.street": "12 rue du Lavoir", "address.postcode": "99", "address.city": "Val-Clair"}),
    "country": Wrong("Choisissez un pays.", "Choose a country."),
    "iban": Wrong(
        "Vérifiez l’IBAN caractère par caractère", "Check the IBAN character by character",
        {"iban": "FR14 2004 1010 0505 0001 3M02 660"}),
    "siren": Wrong("Vérifiez le numéro SIREN", "Check the SIREN number", {"siren": "732 829 321"}),
    "siret": Wrong("Ajoutez les cinq chiffres", "Add the five digits", {"siret": "732 829 320"}),
    "nir": Wrong("Ajoutez la clé", "Add the key", {"nir": "2 55 08 14 168 025"}),
    "consent": Wrong("Cochez la case si vous êtes d’accord.", "Tick the box if you agree."),
    "signature": Wrong("en toutes lettres pour signer", "in full to sign", {"signature": "x"}),
}

RIGHT = {
    "text": "Zoé", "long_text": "De l'eau partout.", "number": "12", "money": "21600,50", "year": "1987", "time": "14 h 30",
    "date.day": "27", "date.month": "3", "date.year": "2019", "month.month": "3", "month.year": "2019",
    "email": "zoe@example.org", "phone": "01 99 00 12 34", "address.street": "12 rue du Lavoir",
    "address.postcode": "99100", "address.city": "Val-Clair", "iban": "FR14 2004 1010 0505 0001 3M02 606",
    "siren": "732 829 320", "siret": "732 829 320 00074", "nir": "2 55 08 14 168 025 38", "signature": "Zoé Lavoir",
}
TICKED = {"yes_no": "yes", "choice": "card", "choices": "mon", "consent": "yes"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    data = tmp_path_factory.mktemp("every-type") / "data"
    published = run_command("publish", str(SERVICES), "--data", str(data))
    assert published.returncode == 0, published.stdout + published.stderr
    server = RunningServer(data, demo=False)
    server.start()
    yield server
    assert server.stop() == 0


@pytest.fixture
def form(browser: Browser, site: RunningServer) -> Iterator[Callable[..., Screen]]:
    """Opens the form in a browser of its own."""
    opened: list[Screen] = []

    def open_form(language: str, width: int, javascript: bool = True) -> Screen:
        context = browser.new_context(
            viewport={"width": width, "height": HEIGHTS[width]}, java_script_enabled=javascript, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        screen = Screen(context, site.url, language, width, javascript, "light")
        opened.append(screen)
        screen.open("/services/every-type")
        screen.button(screen.words.start).first.click()
        return screen

    yield open_form
    for screen in opened:
        screen.assert_quiet()
        screen.context.close()


def test_every_type_of_the_reference_is_here():
    reference = (ROOT / "docs/definition.md").read_text(encoding="utf-8")
    types = set(re.findall(r"^### Type `(\w+)`", reference, re.M))
    # Files and groups have journeys of their own.
    assert types - set(WRONG) <= {"information", "file", "group"}


def named(screen: Screen, name: str) -> Locator:
    return screen.page.locator(f'[name="q_{name}"]')


def described(screen: Screen, question: str) -> Locator:
    """What bears the message: the control, or the group of the question's parts or choices."""
    control = screen.page.locator(f"[id='q_{question}']")
    group = screen.page.locator("fieldset", has=screen.page.locator(f'[name="q_{question}"], [name^="q_{question}."]'))
    return group if group.count() else control


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_an_error_at_every_type_of_question(form, language, width):
    screen = form(language, width)
    screen.check("every-type-empty")
    # What each answer is used for can be read at its question.
    used = {"fr": "Essayer.", "en": "To try."}[language]
    expect(screen.main.locator("details.why p", has_text=used)).to_have_count(len(WRONG))
    for wrong in WRONG.values():
        for name, text in wrong.typed.items():
            named(screen, name).fill(text)
    screen.button(screen.words.go_on).click()

    screen.assert_error(*(getattr(wrong, language) for wrong in WRONG.values()))
    expect(screen.page.get_by_role("alert").get_by_role("link")).to_have_count(len(WRONG))
    screen.check("every-type-wrong")
    for question, wrong in WRONG.items():
        told = re.compile(flexible(getattr(wrong, language)))
        expect(described(screen, question)).to_have_accessible_description(told)
        for name, text in wrong.typed.items():
            expect(named(screen, name)).to_have_value(text)
    for index in range(len(WRONG)):
        screen.page.get_by_role("alert").get_by_role("link").nth(index).click()
        expect(screen.page.locator(":focus")).to_be_in_viewport()


@pytest.mark.parametrize(("language", "javascript"), [("fr", True), ("en", True), ("fr", False)])
def test_right_answers_are_read_back_as_people_write_them(form, language, javascript):
    screen = form(language, 1280, javascript)
    for name, text in RIGHT.items():
        named(screen, name).fill(text.replace(",", ".") if language == "en" and name == "money" else text)
    for name, value in TICKED.items():
        box = screen.page.locator(f'[name="q_{name}"][value="{value}"]')
        # The words are part of the target, as for a finger.
        screen.page.locator(f"label[for='{box.get_attribute('id')}']").click()
        expect(box).to_be_checked()
    # A list is searched by typing, with a script or without.
    country = named(screen, "country")
    country.focus()
    country.press_sequentially("Alba")
    expect(country).to_have_value("AL")
    screen.button(screen.words.go_on).click()

    expect(screen.heading(screen.words.check)).to_be_visible()
    told = screen.main.inner_text().replace("\u00a0", " ").replace("\u202f", " ")
    shown = {
        "fr": ["21 600,50 € par an", "mars 2019", "1987", "14 h 30", "FR14 2004 1010 0505 0001 3M02 606 (France)",
               "732 829 320 00074", "2 55 08 14 168 025 38", "Albanie", "Oui : « J’accepte la photo. »", "Zoé Lavoir"],
        "en": ["€21,600.50 per year", "March 2019", "1987", "14:30", "FR14 2004 1010 0505 0001 3M02 606 (France)",
               "732 829 320 00074", "2 55 08 14 168 025 38", "Albania", "Yes: “I agree to the photo.”", "Zoé Lavoir"],
    }
    for words in shown[language]:
        assert words in told, f"{words} in {told}"
    screen.check("every-type-check")
