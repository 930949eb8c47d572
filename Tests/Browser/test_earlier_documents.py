"""A document given in an earlier request: offered to whoever gave it, copied at a press, removed like any other."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from account import Account, new_address
from journey import Journey
from test_registers import LOWER_PRICE

WORDS = {
    "fr": {
        "given": re.compile("vous avez donné"), "take": re.compile("Reprendre ce document"),
        "origin": re.compile("Repris de votre demande VC-"), "remove": re.compile("^Retirer"),
    },
    "en": {
        "given": re.compile("you gave"), "take": re.compile("Use this document"),
        "origin": re.compile("Taken from your request VC-"), "remove": re.compile("^Remove"),
    },
}


def reach_the_income(journey: Journey) -> None:
    """As far as the page that asks for the tax notice."""
    screen = journey.screen
    journey.find()
    for step in LOWER_PRICE.steps[:3]:
        journey.meet(step.heading(screen.language), f"{LOWER_PRICE.id}-{step.en}")
        journey.answer(step)
        screen.button(screen.words.go_on).click()
    journey.meet(LOWER_PRICE.steps[3].heading(screen.language), "income-documents")


def go_on(journey: Journey, *, without: str = "") -> None:
    """From that page to the receipt."""
    screen = journey.screen
    for step in LOWER_PRICE.steps[3:]:
        journey.meet(step.heading(screen.language), f"{LOWER_PRICE.id}-{step.en}")
        for name, given in step.answers.items():
            if name != without:
                journey.give(name, given)
        screen.button(screen.words.go_on).click()
    journey.send()


@pytest.mark.parametrize("language, width, javascript", [("fr", 1280, True), ("en", 360, False)])
def test_a_document_given_before_is_offered_and_copied_at_a_press(server, screen, language, width, javascript):
    email = new_address()
    server.private.add(email)
    screen = screen(language, width, javascript=javascript)
    words = WORDS[language]
    Account(screen, email).sign_in()
    first = Journey(screen, LOWER_PRICE)
    reach_the_income(first)
    expect(screen.main.get_by_role("button", name=words["take"])).to_have_count(0)
    go_on(first)

    again = Journey(screen, LOWER_PRICE)
    reach_the_income(again)
    expect(screen.main.get_by_text(words["given"])).to_be_visible()
    documents = screen.main.locator(".document")
    # Offered, never added by itself.
    expect(documents).to_have_count(0)
    screen.check("earlier-document-offered")
    screen.main.get_by_role("button", name=words["take"]).click()
    expect(documents).to_have_count(1)
    expect(documents.first).to_contain_text("avis.pdf")
    expect(documents.first).to_contain_text(words["origin"])
    expect(screen.main.get_by_role("button", name=words["take"])).to_have_count(0)
    screen.check("earlier-document-taken")

    # Removed like any other, and offered again.
    documents.first.get_by_role("button", name=words["remove"]).click()
    expect(documents).to_have_count(0)
    screen.page.reload()
    screen.main.get_by_role("button", name=words["take"]).click()
    expect(documents).to_have_count(1)
    go_on(again, without="avis")
