"""How services do: the pages for everyone, the desk's, open data, and the question on the receipt."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from playwright.sync_api import expect

from resident import Resident
from screens import SCREENS
from test_desk import sign_in
from visitor import Visitor

SERVICE = "/services/acte-naissance"
WORDS = {
    "fr": {
        "figures": "Voir tous les chiffres", "by month": "Mois par mois", "causes": "Causes de correction", "card": "Comment ça se passe", "completed": "Formulaires menés à bout",
        "opinion": "Donner mon avis", "good": "Plutôt facile", "thanks": re.compile("Merci"), "desk": "Chiffres",
        "funnel": "Où les personnes s’arrêtent", "begun": "Formulaires commencés",
    },
    "en": {
        "figures": "See all the figures", "by month": "Month by month", "causes": "Causes of correction", "card": "How it goes", "completed": "Forms completed",
        "opinion": "Give my opinion", "good": "Fairly easy", "thanks": re.compile("Thank you"), "desk": "Figures",
        "funnel": "Where people stop", "begun": "Forms begun",
    },
}


def percent(text: str) -> int:
    return int(re.search(r"(\d+)\s?%", text).group(1))


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_the_service_page_says_how_it_goes_as_open_data_does(screen, server, language, width):
    screen, words = screen(language, width), WORDS[language]
    screen.open(SERVICE)
    expect(screen.page.get_by_role("heading", level=2, name=words["card"])).to_be_visible()
    card = screen.page.locator(".card", has=screen.page.get_by_role("heading", name=words["card"]))
    shown = percent(card.inner_text())
    screen.check("service-figures")
    screen.link(words["figures"]).click()
    row = screen.page.get_by_role("row").filter(has=screen.page.get_by_role("rowheader", name=words["completed"]))
    expect(row).to_be_visible()
    assert percent(row.get_by_role("cell").first.inner_text()) == shown
    screen.check("figures")
    # Programs read the same, with no cookie and from anywhere.
    answer = Visitor(server.port, language).get("/open-data/services/acte-naissance.json")
    assert answer.status == 200 and answer.headers["Access-Control-Allow-Origin"] == "*"
    figures = json.loads(answer.text)["figures"]
    assert next(figure["value"] for figure in figures if figure["measure"] == "completed_percent") == shown
    counts = ("forms_started", "forms_sent", "page_completed", "cases_decided", "satisfaction", "forms_sent_by_channel")
    assert all(figure["value"] is None or figure["value"] >= 10 for figure in figures if figure["measure"] in counts)
    table = list(csv.DictReader(io.StringIO(
        Visitor(server.port, language).get("/open-data/services/acte-naissance.csv").text)))
    assert len(table) == len(figures)


@pytest.mark.parametrize(("language", "width", "javascript"), [("fr", 360, True), ("en", 1280, False)])
def test_the_receipt_asks_one_question_once(screen, language, width, javascript):
    screen, words = screen(language, width, javascript), WORDS[language]
    resident = Resident(screen)
    resident.start()
    resident.complete()
    resident.send()
    resident.expect_receipt()
    receipt = screen.path
    screen.check("receipt-opinion")
    screen.button(words["opinion"]).click()
    screen.assert_error()
    screen.check("opinion-error")
    screen.choose(words["good"])
    screen.button(words["opinion"]).click()
    expect(screen.heading(words["thanks"])).to_be_visible()
    screen.check("opinion-thanks")
    screen.go(receipt)
    expect(screen.button(words["opinion"])).to_have_count(0)


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_the_desk_sees_where_people_stop(screen, agents, language, width):
    screen, words = screen(language, width), WORDS[language]
    sign_in(screen, agents["agente"])
    screen.link(words["desk"]).click()
    screen.check("desk-figures-list")
    screen.main.get_by_role("link").first.click()
    expect(screen.page.get_by_role("heading", level=2, name=words["funnel"])).to_be_visible()
    first = screen.page.get_by_role("row").filter(has=screen.page.get_by_role("rowheader", name=words["begun"]))
    assert int(re.sub(r"\D", "", first.get_by_role("cell").first.inner_text())) > 100
    assert screen.page.locator("svg.bar").count() > 5
    screen.check("desk-figures")


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_the_desk_sees_a_year_and_prints_it(screen, agents, language, width):
    screen, words = screen(language, width), WORDS[language]
    sign_in(screen, agents["agente"])
    screen.go(f"/{language}/desk/figures/acte-naissance")
    screen.link(words["by month"]).click()
    expect(screen.page.get_by_role("heading", level=2, name=words["causes"])).to_be_visible()
    assert screen.page.locator("svg rect.chart-first").count() > 3
    assert screen.page.get_by_role("row").count() > 14
    assert "€" in screen.main.inner_text()
    screen.check("desk-year")
    # On paper the navigation stays away and nothing is cut at the right.
    screen.page.emulate_media(media="print")
    screen.page.set_viewport_size({"width": 720, "height": 1000})
    assert not screen.page.locator(".site-header nav, .pagination").first.is_visible()
    assert screen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    screen.page.emulate_media(media="screen")
