"""Whether one may ask, learnt before the form: few questions, a plain answer, and the form started with what was said."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from visitor import SERVICE

WORDS = {
    "fr": {
        "offer": "Vérifier si je peux faire cette demande", "title": "Puis-je faire cette demande ?",
        "answers": "Votre réponse", "missing": "Il nous manque votre réponse.", "changes": "Ce que ce changement donne",
        "yes": "D’après vos réponses, oui", "no": "D’après vos réponses, non",
        "unknown": "Nous ne pouvons pas encore le dire", "start": "Commencer avec ces réponses",
        "abroad": "À l'étranger", "nantes": "Adressez-vous au Service central d'état civil, à Nantes",
        "spouse": "Je suis son époux ou son épouse", "proof": "J'ai un mandat, je suis héritier ou professionnel autorisé par la loi",
        "other": "Aucune de ces réponses",
    },
    "en": {
        "offer": "Check whether I can ask", "title": "Can I ask for this?", "answers": "Your answer", "missing": "We still need your answer.", "changes": "What this change gives",
        "yes": "From your answers, yes", "no": "From your answers, no", "unknown": "We cannot tell yet",
        "start": "Start with these answers", "abroad": "Outside France",
        "nantes": "Ask the Service central d'état civil in Nantes", "spouse": "I am their husband or wife",
        "proof": "I have a mandate, or I am an heir or a professional authorised by law",
        "other": "None of these",
    },
}


def spaces(text: str) -> re.Pattern[str]:
    """Words as they are set: any space, either apostrophe."""
    return re.compile("^" + re.sub("['’]", "['’]", re.sub(r"\s+", r"\\s+", re.sub(r"([?.()])", r"\\\1", text))) + "$")


def heading(screen, text: str, level: int = 1):
    return screen.page.get_by_role("heading", level=level, name=spaces(text))


def pick(screen, text: str) -> None:
    screen.main.locator("label").get_by_text(spaces(text)).first.click()


def go_on(screen) -> None:
    screen.button(screen.words.go_on).click()


def change(screen, words) -> None:
    """Changes the first answer."""
    screen.page.locator("summary", has_text=words["answers"]).click()
    screen.page.locator(".summary-change button").first.click()


def write_birth(screen, year: str) -> None:
    words = screen.words
    for part, text in ((words.day, "17"), (words.month, "5"), (words.year, year)):
        screen.page.get_by_role("textbox", name=part, exact=True).fill(text)


@pytest.mark.parametrize("language, width, javascript", [("fr", 1280, True), ("en", 360, True), ("fr", 360, False)])
def test_learn_whether_one_may_ask_then_start_with_these_answers(screen, language, width, javascript):
    screen = screen(language, width, javascript)
    words = WORDS[language]
    screen.open(f"/services/{SERVICE}")
    screen.link(words["offer"]).click()
    expect(screen.main.get_by_text(words["title"], exact=True)).to_be_visible()
    screen.check("eligibility")

    # One answer is enough to be told where to go instead.
    pick(screen, words["abroad"])
    go_on(screen)
    expect(heading(screen, words["no"])).to_be_visible()
    expect(heading(screen, words["nantes"], 3)).to_be_visible()
    expect(screen.button(words["start"])).to_have_count(0)
    screen.check("eligibility-no")
    assert screen.path == f"/{language}/services/{SERVICE}/eligibility"
    assert "?" not in screen.page.url

    # An answer is changed from the result, and what that changes is shown.
    change(screen, words)
    screen.choose(screen.words.options["val_clair"])
    go_on(screen)
    screen.choose(screen.words.options["copie_integrale"])
    go_on(screen)
    screen.check("eligibility-more")

    # What is left empty is no mistake, and no refusal.
    go_on(screen)
    expect(screen.main.get_by_text(words["missing"])).to_be_visible()
    expect(screen.main.get_by_text(words["no"])).to_have_count(0)
    screen.check("eligibility-missing")

    # Whether somebody without a tie may ask depends on how old the record is.
    pick(screen, words["other"])
    go_on(screen)
    # What can't be understood is said at the top and at its place.
    write_birth(screen, "19")
    go_on(screen)
    expect(screen.page.locator(".error-summary")).to_be_visible()
    screen.check("eligibility-error")
    write_birth(screen, "1905")
    go_on(screen)
    expect(heading(screen, words["yes"])).to_be_visible()
    expect(heading(screen, words["changes"], 2)).to_be_visible()
    screen.check("eligibility-yes")

    # The form starts with these answers, each still the person's to confirm.
    screen.button(words["start"]).click()
    expect(screen.heading(screen.words.pages["lieu"])).to_be_visible()
    expect(screen.radio(screen.words.options["val_clair"])).to_be_checked()
    screen.button(screen.words.go_on).click()
    expect(screen.radio(screen.words.options["copie_integrale"])).to_be_checked()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_needs_a_proof_is_unknown_and_never_a_no(screen, language):
    screen = screen(language)
    words = WORDS[language]
    screen.open(f"/services/{SERVICE}/eligibility")
    screen.choose(screen.words.options["val_clair"])
    go_on(screen)
    screen.choose(screen.words.options["copie_integrale"])
    go_on(screen)
    pick(screen, words["proof"])
    go_on(screen)
    write_birth(screen, "1994")
    go_on(screen)
    expect(heading(screen, words["unknown"])).to_be_visible()
    expect(screen.main.get_by_text(words["no"])).to_have_count(0)
    screen.check("eligibility-unknown")
