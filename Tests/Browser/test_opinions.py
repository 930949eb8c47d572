"""Opinions on a case: of a colleague, and of somebody outside by a link that shows only what was ticked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from screen import Screen
from screens import SCREENS
from test_desk import find, follow, sign_in
from visitor import FAMILY_NAME, FIRST_NAME

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "ask": ("Demander un avis", "Ask for an opinion"),
    "colleague": ("À un collègue", "Of a colleague"),
    "outside": ("À une personne extérieure", "Of somebody outside"),
    "confirm": ("Demander cet avis", "Ask for this opinion"),
    "required": ("Indiquez à qui vous demandez cet avis.", "Say whose opinion you ask for."),
    "question": ("Que demandez-vous ?", "What do you ask?"),
    "asked": ("L’avis est demandé", "The opinion is asked for"),
    "to_give": ("Avis à donner : 1", "Opinions to give: 1"),
    "list": ("Avis à donner", "Opinions to give"),
    "give": ("Donner cet avis", "Give this opinion"),
    "choose": ("Choisissez votre avis.", "Choose your opinion."),
    "reservations": ("Favorable avec réserves", "Favourable with reservations"),
    "against": ("Défavorable", "Unfavourable"),
    "reasons": ("Vos raisons", "Your reasons"),
    "given": ("L’avis est donné", "The opinion is given"),
    "name": ("Nom et qualité", "Name and position"),
    "first_name": ("Prénoms", "First names"),
    "link": ("Le lien à transmettre", "The link to pass on"),
    "open": ("Voir la question et répondre", "See the question and answer"),
    "send": ("Envoyer mon avis", "Send my opinion"),
    "thanks": ("Merci, votre avis est transmis", "Thank you, your opinion is sent"),
    "gone": ("Ce lien ne marche plus", "This link no longer works"),
    "not_needed": ("Cet avis n’est plus nécessaire", "This opinion is no longer needed"),
    "ended": ("L’avis n’est plus attendu", "The opinion is no longer awaited"),
    "looked_at": ("Ce que le service montre a été consulté", "What the office shows was looked at"),
}
EXPERT = "Mme Petit, archiviste"
QUESTION = "L’acte de <1994> est-il lisible ?"


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


def begin(screen: Screen, kind: str) -> None:
    """Opens the form by which an opinion is asked, from the case's page."""
    screen.page.locator("summary").filter(has_text=say(screen, "ask")).click()
    screen.link(say(screen, kind)).click()


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_a_colleague_is_asked_and_answers(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    clerk, colleague = screen(language, width), screen(language, width)
    sign_in(clerk, agents["agente"])
    sign_in(colleague, agents["collegue"])
    find(clerk, receipt)
    begin(clerk, "colleague")
    clerk.check("opinion-ask-colleague")
    clerk.button(say(clerk, "confirm")).click()
    clerk.assert_error(say(clerk, "required"))
    clerk.check("opinion-ask-error")
    option = clerk.page.get_by_role("option").filter(has_text=agents["collegue"].name).first.inner_text()
    clerk.page.get_by_role("combobox").select_option(label=option)
    clerk.box(say(clerk, "question")).fill(QUESTION)
    clerk.button(say(clerk, "confirm")).dblclick()
    expect(clerk.main).to_contain_text(say(clerk, "asked"))
    clerk.check("opinion-asked")
    expect(clerk.main.get_by_text(QUESTION, exact=True)).to_have_count(1)

    colleague.open("/desk")
    colleague.page.get_by_role("link", name=say(colleague, "list")).first.click()
    expect(colleague.heading(say(colleague, "list"))).to_be_visible()
    colleague.check("opinions-to-give")
    colleague.main.locator(".queue li").filter(has_text=receipt.reference).get_by_role("link").first.click()
    colleague.box(say(colleague, "reasons")).fill("Vue <au guichet>.")
    colleague.button(say(colleague, "give")).click()
    expect(colleague.main).to_contain_text(say(colleague, "choose"))
    colleague.check("opinion-give-error")
    expect(colleague.box(say(colleague, "reasons"))).to_have_value("Vue <au guichet>.")
    colleague.choose(say(colleague, "reservations"))
    colleague.button(say(colleague, "give")).dblclick()
    expect(colleague.main).to_contain_text(say(colleague, "given"))
    colleague.check("opinion-given")
    expect(colleague.main.get_by_text("Vue <au guichet>.", exact=True)).to_have_count(1)


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 360)])
def test_somebody_outside_sees_what_was_ticked_and_answers(screen, agents, visitor, server, language, width):
    receipt = visitor(language).send()
    clerk, outside, resident = (screen(language, width) for _ in range(3))
    sign_in(clerk, agents["agente"])
    find(clerk, receipt)
    links = []
    for _ in range(2):
        begin(clerk, "outside")
        clerk.box(say(clerk, "name")).fill(EXPERT)
        clerk.box(say(clerk, "question")).fill(QUESTION)
        clerk.page.locator(".choice", has_text=say(clerk, "first_name")).first.locator("label").first.click()
        clerk.check("opinion-ask-outside")
        clerk.button(say(clerk, "confirm")).click()
        expect(clerk.heading(say(clerk, "link"))).to_be_visible()
        clerk.check("opinion-link")
        address = clerk.page.locator("main code").inner_text()
        links.append("/" + address.split("/", 4)[-1])
        server.private.add(address.rsplit("/", 1)[-1])
        clerk.page.locator("main a").first.click()

    outside.open(links[0])
    expect(outside.main).not_to_contain_text(QUESTION)
    outside.check("expert-door")
    outside.button(say(outside, "open")).click()
    expect(outside.main).to_contain_text(QUESTION)
    outside.check("expert")
    shown = outside.main.inner_text()
    assert FIRST_NAME in shown and FAMILY_NAME not in shown
    outside.button(say(outside, "send")).click()
    outside.assert_error(say(outside, "choose"))
    outside.check("expert-error")
    outside.choose(say(outside, "against"))
    outside.box(say(outside, "reasons")).fill("Registre brûlé.")
    outside.button(say(outside, "send")).dblclick()
    expect(outside.heading(say(outside, "thanks"))).to_be_visible()
    outside.check("expert-thanks")

    # The second is no longer needed: its link shows nothing any more.
    clerk.page.reload()
    expect(clerk.main).to_contain_text("Registre brûlé.")
    clerk.check("opinion-of-expert")
    clerk.page.locator("summary").filter(has_text=say(clerk, "not_needed")).click()
    clerk.button(say(clerk, "not_needed")).click()
    expect(clerk.main).to_contain_text(say(clerk, "ended"))
    outside.open(links[1])
    expect(outside.heading(say(outside, "gone"))).to_be_visible()
    outside.check("expert-gone")

    follow(visitor(language), resident, receipt)
    expect(resident.main).to_contain_text(EXPERT)
    expect(resident.main).to_contain_text(say(resident, "looked_at"))
    expect(resident.main).not_to_contain_text("Registre brûlé")
    resident.check("case-opinion-asked")
