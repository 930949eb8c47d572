"""Residents and members go from the home page to the receipt of every service, however they read and type."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from journey import Journey, Service, Step
from screen import flexible

REPORT = Service(
    "signaler", "Signaler un problème dans la rue", "Report a problem in the street",
    (
        Step("Le danger", "The danger", {"danger_immediat": "no"}),
        Step("Le problème", "The problem", {"nature": "eclairage", "obstacle": "no"}),
        Step("L'endroit", "The place", {"quartier": "gare", "endroit": "rue Neuve, devant le numéro 12"}),
        Step("Rester en contact", "Staying in touch", {"souhaite_nouvelles": "no"}),
    ),
    {"fr": ("rue Neuve", "Gare"), "en": ("rue Neuve", "Station")})

SERVICES = [REPORT]
EVERYWHERE = [("fr", 1280), ("fr", 360), ("en", 1280), ("en", 360)]


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.id)
@pytest.mark.parametrize(("language", "width"), EVERYWHERE)
def test_from_home_to_the_receipt(screen, service, language, width):
    Journey(screen(language, width), service).walk()


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.id)
@pytest.mark.parametrize(("language", "width"), [("fr", 360), ("en", 1280)])
def test_without_javascript(screen, service, language, width):
    Journey(screen(language, width, javascript=False), service).walk()


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.id)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_with_the_keyboard_alone(screen, service, language):
    Journey(screen(language), service, keyboard=True).walk()


@pytest.mark.parametrize(("language", "width"), EVERYWHERE)
def test_everyone_reads_what_has_been_reported(screen, language, width):
    screen = screen(language, width)
    screen.open("/services/signaler")
    link = {"fr": "Voir ce qui a déjà été signalé", "en": "See what has already been reported"}[language]
    screen.link(link).click()
    title = {"fr": "Ce qui a déjà été signalé", "en": "What has already been reported"}[language]
    expect(screen.heading(title)).to_be_visible()
    screen.check("follow-up")
    rows = screen.main.get_by_role("listitem")
    assert rows.count() > 10
    # The kind, the district and the state in words; never a reference or the exact place.
    expect(screen.main).to_contain_text(re.compile(flexible({"fr": "reçu le", "en": "received on"}[language])))
    assert not re.search(r"VC-[2-9A-Z]{4}", screen.main.inner_text())
    assert not re.search(r"\brue Neuve\b|\bdevant le numéro\b", screen.main.inner_text())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_immediate_danger_leaves_for_112(screen, language):
    screen = screen(language, 360)
    journey = Journey(screen, REPORT)
    journey.find()
    journey.give("danger_immediat", "yes")
    screen.button(screen.words.go_on).click()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("112")
    screen.check("signaler-112")
