"""A service that only tells what others decide: said so, tried, explained, and never sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

WORDS = {
    "fr": {
        "offer": "Faire l’estimation", "title": "Estimer mes droits", 
        "home": "Un logement que je loue ou qui est à moi", "yes_answer": "Oui",
        "yes": "Vous y avez droit, d’après vos réponses", "amount": "176\u00a0€ par\u00a0an",
        "decided": "Agence de services et de paiement", "rules": "Les règles de calcul en vigueur",
        "level": "Tranche de revenus (0\u00a0: au-dessus du plafond)", "tried": "Conditions regardées, dans l’ordre\u00a0:",
        "income": "1 2000€00",
    },
    "en": {
        "offer": "Make the estimate", "title": "Estimate my rights", 
        "home": "A home that I rent or own", "yes_answer": "Yes",
        "yes": "You have a right to it, going by your answers", "amount": "€176 per\u00a0year",
        "decided": "Agence de services et de paiement", "rules": "The rules of computation in force",
        "level": "Income band (0: above the ceiling)", "tried": "Conditions looked at, in order:",
        "income": "lots",
    },
}


def fill(screen, name: str, value: str) -> None:
    screen.main.locator(f"[name='{name}']").fill(value)


@pytest.mark.parametrize("language, width, javascript", [("fr", 360, True), ("en", 1280, True), ("fr", 1280, False)])
def test_estimate_what_others_decide(screen, language, width, javascript):
    screen = screen(language, width, javascript)
    words = WORDS[language]
    screen.open("/services/cheque-energie")
    expect(screen.main.get_by_text(words["decided"])).to_be_visible()
    expect(screen.page.get_by_role("heading", level=2, name=words["rules"])).to_be_visible()
    screen.main.locator("summary", has_text=words["level"]).click()
    screen.check("simulation-service")

    # One question a page, only those that matter.
    screen.link(words["offer"]).click()
    expect(screen.main.get_by_text(words["title"], exact=True)).to_be_visible()
    answers = {"annee": "2026", "revenu": "12000", "adultes": "2", "enfants": "1", "enfants_alternes": "0"}
    asked = []
    has_erred = False
    while screen.main.locator("input[name=asked]").count():
        name = screen.main.locator("input[name=asked]").get_attribute("value")
        asked.append(name)
        if name == "logement":
            screen.main.locator("label").get_by_text(words["home"], exact=True).click()
        elif name == "contrat_electricite":
            screen.main.locator("label").get_by_text(words["yes_answer"], exact=True).click()
        elif name == "revenu" and not has_erred:
            has_erred = True
            fill(screen, name, words["income"])
            screen.button(screen.words.go_on).click()
            expect(screen.page.locator(".error-summary")).to_be_visible()
            screen.check("simulation-error")
            continue
        else:
            fill(screen, name, answers[name])
        screen.button(screen.words.go_on).click()
    assert len(asked) == 8 and len(set(asked)) == 7, asked

    # The amount, why, and who decides.
    expect(screen.page.get_by_role("heading", level=1, name=words["yes"])).to_be_visible()
    expect(screen.main.get_by_text(words["amount"], exact=True).first).to_be_visible()
    level = screen.main.locator(".rule", has=screen.page.locator(".rule-label", has_text=words["level"]))
    level.locator("summary").click()
    expect(level.get_by_text(words["tried"])).to_be_visible()
    screen.check("simulation-yes")
    assert screen.path == f"/{language}/services/cheque-energie/eligibility"
