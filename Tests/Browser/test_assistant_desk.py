"""How the assistant does: opinions under answers, what was asked in vain, the test bench."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from screens import SCREENS
from test_desk import sign_in
from visitor import Visitor

WORDS = {
    "fr": {
        "message": "Votre message", "send": "Envoyer", "question": "comment se débarrasser des encombrants",
        "helps": "Cette réponse vous aide-t-elle", "yes": re.compile("^Oui"), "thanks": re.compile("avis est compté"),
        "page": "Comment va l’assistant", "unfound": "Demandé et pas trouvé", "asked": "patinoire",
        "rare": "trampoline", "year": "365 derniers jours", "bench": "Banc d’essai de l’assistant",
        "box": "Question", "try": "Essayer", "right": re.compile("^C’est la bonne fiche"),
        "kept": re.compile("est gardée"), "replay": "Rejouer les questions", "other": "Une autre fiche",
        "mark": "Marquer cette fiche", "unknown": re.compile("Aucune fiche n’a cet identifiant"),
        "remove": re.compile("^Retirer"), "removed": re.compile("est retirée"), "nav": "Assistant",
    },
    "en": {
        "message": "Your message", "send": "Send", "question": "how to get rid of bulky waste",
        "helps": "Does this answer help you", "yes": re.compile("^Yes"), "thanks": re.compile("opinion is counted"),
        "page": "How the assistant does", "unfound": "Asked and not found", "asked": "skating",
        "rare": "trampoline", "year": "Last 365 days", "bench": "Test bench of the assistant",
        "box": "Question", "try": "Try", "right": re.compile("^This is the right sheet"),
        "kept": re.compile("is kept"), "replay": "Replay the questions", "other": "Another sheet",
        "mark": "Mark this sheet", "unknown": re.compile("No sheet has this identifier"),
        "remove": re.compile("^Remove"), "removed": re.compile("is removed"), "nav": "Assistant",
    },
}


def ask(server, language: str, message: str) -> None:
    """Somebody asks once, and leaves."""
    visitor = Visitor(server.port, language)
    visitor.get(f"/{language}/assistant")
    assert visitor.post(f"/{language}/assistant", [("message", message)]).status == 303


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_an_opinion_is_asked_once_under_an_answer(screen, language, width):
    screen, words = screen(language, width), WORDS[language]
    screen.open("/assistant")
    screen.box(words["message"]).fill(words["question"])
    screen.button(words["send"]).click()
    expect(screen.main).to_contain_text(re.compile(words["helps"]))
    screen.check("assistant-opinion")
    screen.page.get_by_role("button", name=words["yes"]).click()
    expect(screen.main).to_contain_text(words["thanks"])
    expect(screen.page.get_by_role("button", name=words["yes"])).to_have_count(0)
    screen.check("assistant-opinion-thanks")


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_supervisors_see_what_was_asked_in_vain(screen, agents, server, language, width):
    screen, words = screen(language, width), WORDS[language]
    for _ in range(5):
        ask(server, language, f"{words['asked']}, Zwykiewicz, 12 rue Zwykiewicz")
    ask(server, language, words["rare"])
    sign_in(screen, agents["responsable"])
    screen.link(words["nav"]).click()
    expect(screen.heading(words["page"])).to_be_visible()
    expect(screen.page.get_by_role("heading", level=2, name=words["unfound"])).to_be_visible()
    expect(screen.page.get_by_role("rowheader", name=words["asked"], exact=True)).to_be_visible()
    expect(screen.main).not_to_contain_text(words["rare"])
    expect(screen.main).not_to_contain_text(re.compile("zwykiewicz", re.IGNORECASE))
    screen.check("desk-assistant")
    screen.link(words["year"]).click()
    expect(screen.link(words["year"])).to_have_attribute("aria-current", "page")


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_an_agent_marks_right_answers_and_replays_them(screen, agents, language, width):
    screen, words = screen(language, width), WORDS[language]
    sign_in(screen, agents["agente"])
    screen.link(words["nav"]).click()
    expect(screen.heading(words["bench"])).to_be_visible()
    screen.box(words["box"]).fill(words["question"])
    screen.button(words["try"]).click()
    expect(screen.main).to_contain_text("sheet:encombrants")
    screen.check("bench-tried")
    screen.box(words["other"]).fill("sheet:nowhere")
    screen.button(words["mark"]).click()
    expect(screen.page.get_by_role("alert")).to_contain_text(words["unknown"])
    screen.check("bench-wrong")
    screen.page.get_by_role("button", name=words["right"]).first.click()
    expect(screen.page.get_by_role("status").filter(has_text=words["kept"])).to_be_visible()
    screen.link(words["replay"]).click()
    expect(screen.page.locator(".tag-good")).to_have_count(1)
    screen.check("bench-replayed")
    screen.page.get_by_role("button", name=words["remove"]).click()
    expect(screen.page.get_by_role("status").filter(has_text=words["removed"])).to_be_visible()
    screen.check("bench")
