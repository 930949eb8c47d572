"""Several cases at once: chosen from a list, each effect read, undone in time, then done case by case while a colleague works."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from screen import Screen
from screens import SCREENS
from test_desk import sign_in

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "title": ("Traiter plusieurs dossiers", "Deal with several cases"),
    "preview": ("Voir l’effet sur chaque dossier", "See the effect on each case"),
    "cases_required": ("Choisissez au moins un dossier.", "Choose one case at least."),
    "what_required": ("Choisissez ce qu’il faut faire.", "Choose what to do."),
    "grant": ("Accorder", "Grant"),
    "will": ("Ce qui sera fait", "What will be done"),
    "read": ("Lire la lettre de", "Read the letter of"),
    "confirm": ("Confirmer pour ces 3 dossiers", "Confirm for these 3 cases"),
    "not_yet": ("Rien n’est encore fait", "Nothing is done yet"),
    "undo": ("Tout annuler", "Undo everything"),
    "undone": ("Le traitement est annulé", "It is undone"),
    "now": ("Faire maintenant", "Do it now"),
    "ended": ("C’est fait pour 2 sur 3.", "It is done for 2 of 3."),
    "changed": ("le dossier a changé depuis que vous l’avez lu", "the case has changed since you read it"),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


def choose(screen: Screen, references: list[str]) -> None:
    """From the list of a service to the effects on these cases."""
    screen.open("/desk/batch?show=all&service=acte-naissance")
    for reference in references:
        screen.page.locator("label").filter(has_text=reference).first.click()
    select = screen.page.locator("#operation")
    option = select.get_by_role("option").filter(has_text=say(screen, "grant")).first
    select.select_option(value=option.get_attribute("value"))
    screen.button(say(screen, "preview")).click()
    expect(screen.heading(say(screen, "will"))).to_be_visible()


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_several_cases_undone_then_done_but_one(screen, agents, language, width):
    desk, colleague = screen(language, width), screen(language, width)
    sign_in(desk, agents["agente"])
    sign_in(colleague, agents["collegue"])
    desk.open("/desk?show=all&service=acte-naissance")
    desk.link(say(desk, "title")).click()
    desk.button(say(desk, "preview")).click()
    desk.assert_error(say(desk, "cases_required"))
    desk.check("desk-batch-error")
    # Cases of the list that the action can be done to: received, in nobody's charge.
    desk.open("/desk/batch?show=all&service=acte-naissance")
    labels = desk.page.locator(".choice").filter(has_text="Reçue" if language == "fr" else "Received").filter(
        has_text=desk.words.desk.nobody)
    references = labels.evaluate_all(
        "all => all.map(one => one.textContent.match(/VC-[0-9A-Z]{4}-[0-9A-Z]{4}/)?.[0]).filter(Boolean)")[:3]
    assert len(references) == 3, references
    choose(desk, references)
    desk.check("desk-batch-preview")
    desk.page.get_by_text(say(desk, "read")).first.click()
    desk.check("desk-batch-letter")
    desk.button(say(desk, "confirm")).dblclick()
    expect(desk.main).to_contain_text(say(desk, "not_yet"))
    desk.check("desk-batch-waiting")
    desk.button(say(desk, "undo")).click()
    expect(desk.main).to_contain_text(say(desk, "undone"))
    desk.check("desk-batch-undone")

    choose(desk, references)
    desk.button(say(desk, "confirm")).click()
    expect(desk.main).to_contain_text(say(desk, "not_yet"))
    # Meanwhile a colleague takes one of them.
    colleague.open("/desk")
    colleague.page.get_by_role("searchbox", name=colleague.words.desk.search_label).fill(references[1])
    colleague.button(colleague.words.desk.search).click()
    colleague.button(colleague.words.desk.take).click()
    expect(colleague.main).to_contain_text(colleague.words.desk.taken)
    desk.button(say(desk, "now")).dblclick()
    expect(desk.main).to_contain_text(say(desk, "ended"))
    expect(desk.main.locator("li").filter(has_text=references[1])).to_contain_text(say(desk, "changed"))
    desk.check("desk-batch-ended")
