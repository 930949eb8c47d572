"""\"Mes droits\": one interview over every benefit of the town, each thing asked once, each result explained."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

WORDS = {
    "fr": {
        "title": "Mes droits", "offer": "Trouver les aides auxquelles j’ai droit", "start": "Commencer",
        "yes": "Vous y avez droit", "unknown": "C’est possible", "no": "Pas d’après vos réponses",
        "skip": "Je ne sais pas", "enough": "Voir déjà ce qui est sûr", "why": "Pourquoi\u00a0?",
        "go_on": "Continuer les questions", "answers": "réponses", "changes": "Ce que ce changement donne",
        "missing": "Il nous manque votre réponse.",
    },
    "en": {
        "title": "My rights", "offer": "Find the help I have a right to", "start": "Start",
        "yes": "You have a right to it", "unknown": "It is possible", "no": "Not from your answers",
        "skip": "I do not know", "enough": "See what is certain already", "why": "Why?",
        "go_on": "Go on with the questions", "answers": "answers", "changes": "What this change gives",
        "missing": "We still need your answer.",
    },
}

TYPED = {
    "cantine.parts": "2,5", "bourse-college.revenu": "20000", "bourse-college.enfants": "1",
    "cheque-energie.revenu": "12000", "cheque-energie.adultes": "2", "cheque-energie.enfants": "1",
    "cheque-energie.enfants_alternes": "0", "cantine.revenu_fiscal": "20000",
}
CHOSEN = {
    "cantine.ecole_publique": "yes", "cantine.souhaite_reduction": "yes", "cheque-energie.logement": "ordinaire",
    "cheque-energie.contrat_electricite": "yes", "bourse-college.etablissement_admis": "yes",
}


def asked(screen) -> str | None:
    field = screen.main.locator("input[name=asked]")
    return field.get_attribute("value") if field.count() else None


def answer(screen, name: str, language: str) -> None:
    if name in CHOSEN:
        field = screen.main.locator(f"input[name='{name}'][value='{CHOSEN[name]}']")
        screen.main.locator(f"label[for='{field.get_attribute('id')}']").click()
    else:
        text = TYPED[name] if language == "fr" else TYPED[name].replace(",", ".")
        screen.main.locator(f"[name='{name}']").fill(text)
    screen.button(screen.words.go_on).click()


@pytest.mark.parametrize("language, width, javascript", [("fr", 360, True), ("en", 1280, True), ("fr", 1280, False)])
def test_one_interview_over_every_benefit(screen, language, width, javascript):
    screen = screen(language, width, javascript)
    words = WORDS[language]
    screen.open("/")
    screen.check("home-benefits")
    screen.link(words["offer"]).click()
    expect(screen.page.get_by_role("heading", level=1, name=words["title"])).to_be_visible()
    screen.check("benefits")
    screen.button(words["start"]).click()
    screen.check("benefits-question")

    # What is left empty is asked again without blame.
    screen.button(screen.words.go_on).click()
    expect(screen.main.get_by_text(words["missing"])).to_be_visible()
    screen.check("benefits-missing")

    seen: list[str] = []
    while (name := asked(screen)) and name != "cheque-energie.revenu":
        assert name not in seen
        seen.append(name)
        answer(screen, name, language)
    screen.check("benefits-question-content")

    # What is certain already can be seen before the end.
    screen.button(words["enough"]).click()
    expect(screen.page.get_by_role("heading", level=2, name=words["unknown"])).to_be_visible()
    screen.check("benefits-enough")
    screen.button(words["go_on"]).click()
    while name := asked(screen):
        answer(screen, name, language)

    # Certain and not, each explained.
    expect(screen.page.get_by_role("heading", level=2, name=words["yes"])).to_be_visible()
    expect(screen.page.get_by_role("heading", level=2, name=words["no"])).to_be_visible()
    expect(screen.page.get_by_role("heading", level=2, name=words["unknown"])).to_have_count(0)
    screen.main.locator("summary", has_text=words["why"]).first.click()
    expect(screen.main.locator(".rule").first).to_be_visible()
    screen.check("benefits-result")
    assert screen.path == f"/{language}/benefits" and "?" not in screen.page.url

    # Another answer: what changes, and why.
    screen.main.locator("summary", has_text=words["answers"]).last.click()
    screen.main.locator("button[name=change][value='cheque-energie.revenu']").click()
    screen.main.locator("[name='cheque-energie.revenu']").fill("x")
    screen.button(screen.words.go_on).click()
    expect(screen.page.locator(".error-summary")).to_be_visible()
    screen.check("benefits-error")
    screen.main.locator("[name='cheque-energie.revenu']").fill("90000")
    screen.button(screen.words.go_on).click()
    expect(screen.page.get_by_role("heading", level=2, name=words["changes"])).to_be_visible()
    screen.check("benefits-changes")


@pytest.mark.parametrize("language", ["fr"])
def test_the_interview_with_the_keyboard_alone(screen, language):
    screen = screen(language)
    words = WORDS[language]
    screen.open("/benefits")
    screen.button(words["start"]).focus()
    screen.page.keyboard.press("Enter")
    screen.main.locator("input[name=asked]").wait_for(state="attached")
    count = 0
    while asked(screen) and count < 20:
        count += 1
        # Nobody has to answer: the way on without an answer is a button like the other.
        for _ in range(60):
            screen.page.keyboard.press("Tab")
            if screen.page.evaluate("document.activeElement.name") == "skip":
                break
        before = asked(screen)
        screen.page.keyboard.press("Enter")
        screen.page.wait_for_function(
            "name => { const field = document.querySelector('main input[name=asked]');"
            " return !field || field.value !== name; }", arg=before)
    expect(screen.page.get_by_role("heading", level=2, name=words["unknown"])).to_be_visible()
