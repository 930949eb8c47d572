"""A conversation with the assistant, from the search box to the form it fills in; emergencies; sheets."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from screens import SCREENS_AND_SCRIPTS

WORDS = {
    "fr": {
        "message": "Votre message", "send": "Envoyer", "ask": "Poser la question à l’assistant",
        "search": "comment se débarrasser des encombrants", "sheet": "Comment se débarrasser des encombrants",
        "why": "Pourquoi cette réponse", "despair": "je veux mourir", "number": "3114",
        "right": "j'ai droit à la cantine ?", "answers": ["oui", "oui", "18 000", "2", "oui", "oui"],
        "form": "Ouvrir le formulaire déjà rempli", "mark": re.compile("Dit à l’assistant"),
        "nothing": "Écrivez votre question", "end": "Terminer et tout effacer", "ended": "Rien n’en a été gardé",
        "machine": "une machine",
    },
    "en": {
        "message": "Your message", "send": "Send", "ask": "Ask the assistant",
        "search": "how to get rid of bulky waste", "sheet": "How to get rid of bulky waste",
        "why": "Why this answer", "despair": "I want to die", "number": "3114",
        "right": "am I entitled to school meals?", "answers": ["yes", "yes", "18,000", "2", "yes", "yes"],
        "form": "Open the form, already filled in", "mark": re.compile("Said to the assistant"),
        "nothing": "Write your question", "end": "End and erase everything", "ended": "Nothing of it was kept",
        "machine": "a machine",
    },
}


def say(screen, words, text: str) -> None:
    screen.box(words["message"]).fill(text)
    screen.button(words["send"]).click()


@pytest.mark.parametrize(("language", "width", "script"), SCREENS_AND_SCRIPTS)
def test_a_question_is_answered_and_a_form_filled_in(screen, language, width, script):
    screen, words = screen(language, width, javascript=script), WORDS[language]
    screen.open(f"/search?q={words['search']}")
    expect(screen.link(re.compile(words["sheet"]))).to_be_visible()
    screen.check("search-sheets")
    screen.button(words["ask"]).click()
    expect(screen.main).to_contain_text(words["machine"])
    expect(screen.main.locator(".passage").first).to_be_visible()
    screen.page.get_by_text(words["why"]).last.click()
    screen.check("assistant-answer")

    say(screen, words, words["despair"])
    expect(screen.link(words["number"]).first).to_be_visible()
    screen.check("assistant-emergency")

    say(screen, words, words["right"])
    for answer in words["answers"]:
        if screen.page.get_by_role("button", name=words["form"]).count():
            break
        say(screen, words, answer)
    expect(screen.page.get_by_role("button", name=words["form"])).to_be_visible()
    screen.check("assistant-result")
    conversation = screen.page.url
    screen.page.get_by_role("button", name=words["form"]).click()
    expect(screen.main.get_by_text(words["mark"]).first).to_be_visible()
    screen.check("form-said-to-the-assistant")

    screen.page.goto(conversation)
    screen.button(words["send"]).click()
    expect(screen.main).to_contain_text(words["nothing"])
    screen.check("assistant-nothing-said")
    screen.button(words["end"]).click()
    expect(screen.main).to_contain_text(words["ended"])
    screen.check("assistant-ended")


OTHER = {
    "fr": {"question": "how do I get rid of bulky waste?", "other": "en", "back": "Répondre en français",
           "here": "Je réponds en français", "note": "You write in English", "more": "quand a lieu le marché",
           "yes": re.compile("^Oui"), "details": "Détails techniques", "helps": "Cette réponse vous aide"},
    "en": {"question": "comment je peux me débarrasser de mes encombrants ?", "other": "fr",
           "back": "Answer in English", "here": "I answer in English", "note": "Vous écrivez en français",
           "more": "when is the market", "yes": re.compile("^Yes"), "details": "Technical details",
           "helps": "Does this answer help you"},
}


@pytest.mark.parametrize(("language", "width", "script"), SCREENS_AND_SCRIPTS)
def test_the_language_of_a_message_is_followed_and_one_press_goes_back(screen, language, width, script):
    screen, words, other = screen(language, width, javascript=script), WORDS[language], OTHER[language]
    screen.open("/assistant")
    say(screen, words, other["question"])
    said = screen.main.locator("article")
    expect(said.last).to_have_attribute("lang", other["other"])
    expect(said.last).to_contain_text(other["note"])
    expect(said.first).not_to_have_attribute("lang", re.compile("."))
    expect(screen.page.get_by_role("button", name=other["back"]).locator("xpath=ancestor::*[@lang][1]")
           ).to_have_attribute("lang", language)
    screen.check("assistant-other-language")
    screen.button(other["back"]).click()
    expect(said.last).to_contain_text(other["here"])
    expect(said.last).not_to_have_attribute("lang", re.compile("."))
    expect(said.last.locator(".passage")).to_be_visible()
    say(screen, words, other["more"])
    expect(screen.main.get_by_text(other["helps"])).to_have_count(2)
    said.last.get_by_text(words["why"]).click()
    said.last.get_by_text(other["details"]).click()
    screen.check("assistant-why-and-opinions")
    said.nth(4).get_by_role("button", name=other["yes"]).click()
    expect(screen.main.get_by_text(other["helps"])).to_have_count(1)
    screen.check("assistant-earlier-opinion")
