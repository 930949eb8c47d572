"""A service that only tells what others decide: said so, tried, explained, and never sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

WORDS = {
    "fr": {
        "offer": "Faire l’estimation", "title": "Estimer mes droits", "ask": "Voir la réponse",
        "home": "Un logement que je loue ou qui est à moi", "yes_answer": "Oui",
        "yes": "Vous y avez droit, d’après vos réponses", "amount": "176\u00a0€ par\u00a0an",
        "decided": "Agence de services et de paiement", "rules": "Les règles de calcul en vigueur",
        "level": "Tranche de revenus (0\u00a0: au-dessus du plafond)", "tried": "Conditions regardées, dans l’ordre\u00a0:",
        "income": "1 2000€00",
    },
    "en": {
        "offer": "Make the estimate", "title": "Estimate my rights", "ask": "See the answer",
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

    # One gate, then what it makes necessary.
    screen.link(words["offer"]).click()
    expect(screen.page.get_by_role("heading", level=1, name=words["title"])).to_be_visible()
    fill(screen, "annee", "2026")
    screen.button(words["ask"]).click()
    screen.main.locator("label").get_by_text(words["home"], exact=True).click()
    screen.main.locator("label").get_by_text(words["yes_answer"], exact=True).click()
    screen.button(words["ask"]).click()
    for name, value in (("adultes", "2"), ("enfants", "1")):
        fill(screen, name, value)
    fill(screen, "revenu", words["income"])
    screen.button(words["ask"]).click()
    expect(screen.page.locator(".error-summary")).to_be_visible()
    screen.check("simulation-error")
    fill(screen, "revenu", "12000")
    screen.button(words["ask"]).click()
    fill(screen, "enfants_alternes", "0")
    screen.button(words["ask"]).click()

    # The amount, why, and who decides.
    expect(screen.page.get_by_role("heading", level=1, name=words["yes"])).to_be_visible()
    expect(screen.main.get_by_text(words["amount"], exact=True).first).to_be_visible()
    level = screen.main.locator(".rule", has=screen.page.locator(".rule-label", has_text=words["level"]))
    level.locator("summary").click()
    expect(level.get_by_text(words["tried"])).to_be_visible()
    screen.check("simulation-yes")
    assert screen.path == f"/{language}/services/cheque-energie/eligibility"
