"""Answers filled in from a register: told before, marked after, corrected at will, never in the way."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from playwright.sync_api import expect

from journey import Journey, Service, Step
from resident import Resident
from running_server import ROOT, RunningServer, run_command
from screen import Screen
from test_services import MEALS as HIGHEST_PRICE
from visitor import FAMILY_NAME, FIRST_NAME

# School meals at a price that depends on income: two pages more.
LOWER_PRICE = Service(
    HIGHEST_PRICE.id, HIGHEST_PRICE.fr, HIGHEST_PRICE.en,
    (
        HIGHEST_PRICE.steps[0],
        Step("Votre foyer", "Your household", {**HIGHEST_PRICE.steps[1].answers, "souhaite_reduction": "yes"}),
        Step("Votre avis d'impôt", "Your tax notice"),
        Step("Vos revenus", "Your income", {"revenu_fiscal": "21600", "parts": "2.5", "avis": "avis.pdf"}),
        *HIGHEST_PRICE.steps[2:],
    ),
    HIGHEST_PRICE.shown)

WORDS = {
    "fr": {
        "name": "Fichier des habitants", "fill": re.compile("Remplir depuis"), "holder": re.compile("Qui le tient"),
        "marked": re.compile("Rempli depuis"), "corrected": re.compile("Vous avez corrigé"),
        "done": re.compile("viennent d’être remplies"), "silent": re.compile("n’a pas répondu|n’a rien"),
    },
    "en": {
        "name": "File of residents", "fill": re.compile("Fill in from"), "holder": re.compile("Who holds it"),
        "marked": re.compile("Filled in from"), "corrected": re.compile("You have corrected"),
        "done": re.compile("have just been filled in"), "silent": re.compile("did not answer|has nothing"),
    },
}

REGISTER = """
registers:
  habitants:
    name: {fr: "Fichier des habitants", en: "File of residents"}
    holder: {fr: "La mairie de Val-Clair", en: "Val-Clair town hall"}
    law: {ref: "Texte d'essai, article 8"}
    connection: file
    keys: [nom, prenoms]
"""


def with_register(services) -> None:
    """The birth certificate, whose e-mail address and telephone number a register knows."""
    organisation = services / "organisation.yaml"
    text = organisation.read_text(encoding="utf-8")
    # The town may have registers already.
    if "\nregisters:\n" in text:
        text = text.replace("\nregisters:\n", REGISTER)
    else:
        text += REGISTER
    organisation.write_text(text, encoding="utf-8")
    service = services / "acte-naissance/service.yaml"
    text = service.read_text(encoding="utf-8")
    for question, field in (("email_demandeur", "email"), ("telephone_demandeur", "phone")):
        assert f"id: {question}\n" in text
        text = text.replace(
            f"id: {question}\n",
            f"id: {question}\n        source: {{register: habitants, field: {field}, by: [nom_naissance, prenoms]}}\n")
    service.write_text(text, encoding="utf-8")


@pytest.fixture
def town(tmp_path):
    services = tmp_path / "services"
    # One service is enough, and publishes at once.
    shutil.copytree(ROOT / "services/acte-naissance", services / "acte-naissance")
    shutil.copy(ROOT / "services/organisation.yaml", services)
    with_register(services)
    data = tmp_path / "data"
    published = run_command("publish", str(services), "--data", str(data))
    assert published.returncode == 0, published.stdout + published.stderr
    records = data / "registers/mairie"
    records.mkdir(parents=True)
    people = [
        {"nom": f"PERSONNE {number}", "prenoms": "X", "email": f"p{number}@example.org", "phone": "0199004199"}
        for number in range(2_000)
    ] + [{"nom": FAMILY_NAME.upper(), "prenoms": FIRST_NAME, "email": "inscrit@example.org", "phone": "0199004155"}]
    (records / "habitants.jsonl").write_text("".join(json.dumps(one) + "\n" for one in people), encoding="utf-8")
    server = RunningServer(data, demo=False)
    server.private |= {"inscrit@example.org", FAMILY_NAME}
    server.start()
    yield server, records
    server.stop()
    server.assert_discreet()


@pytest.mark.parametrize("language, width, javascript", [("fr", 1280, True), ("en", 360, True), ("fr", 360, False)])
def test_fill_in_from_a_register_then_correct(browser, town, language, width, javascript):
    server, records = town
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=javascript, reduced_motion="reduce",
        locale={"fr": "fr-FR", "en": "en-GB"}[language])
    screen = Screen(context, server.url, language, width, javascript, "light")
    words = WORDS[language]
    person = Resident(screen)
    person.start()
    person.complete(until="demandeur")
    expect(screen.main.get_by_text(words["holder"])).to_be_visible()
    expect(screen.main.get_by_text("article 8")).to_be_visible()
    screen.check("register-offer")

    # What is typed before is kept, and Enter goes on with the form rather than asking the register.
    person.write("prenom_demandeur", FIRST_NAME)
    screen.main.get_by_role("button", name=words["fill"]).click()
    expect(screen.main.get_by_text(words["done"])).to_be_visible()
    expect(screen.box(screen.words.questions["prenom_demandeur"])).to_have_value(FIRST_NAME)
    expect(screen.box(screen.words.questions["email_demandeur"])).to_have_value("inscrit@example.org")
    expect(screen.main.get_by_text(words["marked"])).to_have_count(2)
    screen.check("register-filled")

    person.write("nom_demandeur", FAMILY_NAME)
    person.write("email_demandeur", "autre@example.org")
    person.go_on()
    person.expect_check()
    expect(person.answer_row("email_demandeur")).to_contain_text("autre@example.org")
    person.answer_row("email_demandeur").get_by_role("link").click()
    expect(screen.main.get_by_text(words["corrected"])).to_be_visible()
    screen.check("register-corrected")
    person.go_on()
    person.send()
    context.close()


def test_a_register_that_has_nothing_or_is_gone_is_not_in_the_way(browser, town):
    server, records = town
    (records / "habitants.jsonl").write_text("{}\n", encoding="utf-8")
    context = browser.new_context(locale="fr-FR", reduced_motion="reduce")
    screen = Screen(context, server.url, "fr", 1280, True, "light")
    person = Resident(screen)
    person.start()
    person.complete(until="demandeur")
    screen.main.get_by_role("button", name=WORDS["fr"]["fill"]).click()
    expect(screen.main.get_by_text(WORDS["fr"]["silent"])).to_be_visible()
    screen.check("register-silent")
    # Without its file there is nothing to offer: the questions are simply asked.
    (records / "habitants.jsonl").unlink()
    screen.page.reload()
    expect(screen.main.get_by_role("button", name=WORDS["fr"]["fill"])).to_have_count(0)
    person.fill("demandeur")
    person.go_on()
    person.expect_check()
    person.send()
    context.close()


# What the demonstration says of school meals: the numbers that it shows find an invented person.
MEALS = {
    "fr": {
        "numbers": "Démonstration", "fill": re.compile("Remplir depuis"), "marked": re.compile("Rempli depuis"),
    },
    "en": {"numbers": "Demonstration", "fill": re.compile("Fill in from"), "marked": re.compile("Filled in from")},
}


def reach_the_tax_notice(screen: Screen) -> Journey:
    """A parent who wants a price based on their income, up to the page of the two numbers."""
    journey = Journey(screen, LOWER_PRICE)
    journey.find()
    for step in LOWER_PRICE.steps[:2]:
        journey.meet(step.heading(screen.language), f"{LOWER_PRICE.id}-{step.en}")
        journey.answer(step)
        screen.button(screen.words.go_on).click()
    journey.meet(LOWER_PRICE.steps[2].heading(screen.language), "tax-notice")
    return journey


@pytest.mark.parametrize("language, width, javascript", [("fr", 1280, True), ("en", 360, True), ("fr", 360, False)])
def test_the_tax_administration_answers_and_nothing_is_left_to_prove(screen, language, width, javascript):
    screen = screen(language, width, javascript=javascript)
    words = MEALS[language]
    journey = reach_the_tax_notice(screen)
    screen.main.get_by_text(words["numbers"]).first.click()
    line = screen.main.get_by_role("listitem").filter(has_text="Amina Diop")
    number, reference = re.search(r"(\d{13}), (\w{13})", line.inner_text()).groups()
    screen.check("demonstration-numbers")
    journey.give("numero_fiscal", f"{number[:2]} {number[2:4]} {number[4:7]} {number[7:10]} {number[10:]}")
    journey.give("reference_avis", reference.lower())
    screen.button(screen.words.go_on).click()

    expect(screen.main.get_by_text("L. 114-8")).to_be_visible()
    proof = screen.page.locator("[name='avis']")
    expect(proof).to_have_count(1)
    screen.check("income-offer")
    screen.main.get_by_role("button", name=words["fill"]).click()
    expect(screen.main.get_by_text(words["marked"])).to_have_count(2)
    # What is known needs no proof.
    expect(proof).to_have_count(0)
    screen.check("income-filled")
    if javascript:
        # Whoever corrects it proves it; whoever comes back to what was said does not.
        shares = screen.page.locator("[name='parts']")
        said = shares.input_value()
        shares.fill("3")
        shares.blur()
        expect(proof).to_have_count(1)
        screen.check("income-corrected")
        shares.fill(said)
        shares.blur()
        expect(proof).to_have_count(0)
    screen.button(screen.words.go_on).click()
    for step in LOWER_PRICE.steps[4:]:
        journey.meet(step.heading(language), f"{LOWER_PRICE.id}-{step.en}")
        journey.answer(step)
        screen.button(screen.words.go_on).click()
    journey.send()


@pytest.mark.parametrize("language, width", [("en", 1280)])
def test_without_the_two_numbers_one_answers_oneself(screen, language, width):
    screen = screen(language, width)
    journey = reach_the_tax_notice(screen)
    screen.button(screen.words.go_on).click()
    step = LOWER_PRICE.steps[3]
    journey.meet(step.heading(language), "income")
    # Nothing is offered that could not be asked.
    expect(screen.main.get_by_role("button", name=MEALS[language]["fill"])).to_have_count(0)
    journey.answer(step)
    screen.button(screen.words.go_on).click()
    for step in LOWER_PRICE.steps[4:]:
        journey.meet(step.heading(language), f"{LOWER_PRICE.id}-{step.en}")
        journey.answer(step)
        screen.button(screen.words.go_on).click()
    journey.send()
