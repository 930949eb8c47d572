"""Agents together: notes for colleagues, a case given to somebody by name, and what waits by service and by office."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from screen import Screen
from screens import SCREENS
from test_desk import find, follow, sign_in

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "write_note": ("Votre note pour vos collègues", "Your note for colleagues"),
    "save_note": ("Enregistrer la note", "Save the note"),
    "note_required": ("Écrivez la note avant de l’enregistrer.", "Write the note before saving it."),
    "note_saved": ("La note est enregistrée", "The note is saved"),
    "hand_over": ("Confier à un ou une collègue", "Give to a colleague"),
    "title": ("Confier le dossier", "Give the case to a colleague"),
    "colleague": ("À qui confiez-vous ce dossier ?", "Who will have this case in charge?"),
    "confirm": ("Confier le dossier", "Give the case"),
    "required": (
        "Choisissez la personne à qui confier le dossier.", "Choose the person to give the case to.",
    ),
    "given": ("Le dossier est confié", "The case is given to your colleague"),
    "load": ("Charge du service", "What waits"),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_a_note_then_the_case_goes_to_a_colleague(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    first, second = screen(language, width), screen(language, width)
    words = first.words.desk
    sign_in(first, agents["agente"])
    sign_in(second, agents["collegue"])
    find(first, receipt)
    first.button(say(first, "save_note")).click()
    expect(first.main).to_contain_text(say(first, "note_required"))
    first.check("desk-note-blank")
    note = "Rappeler <lundi> matin."
    first.box(say(first, "write_note")).fill(note)
    first.button(say(first, "save_note")).dblclick()
    expect(first.main).to_contain_text(say(first, "note_saved"))
    first.check("desk-note")
    expect(first.main.get_by_text(note, exact=True)).to_have_count(1)

    first.button(words.take).click()
    first.link(say(first, "hand_over")).click()
    expect(first.heading(say(first, "title"))).to_be_visible()
    first.check("desk-hand-over")
    first.button(say(first, "confirm")).click()
    first.assert_error(say(first, "required"))
    first.check("desk-hand-over-error")
    name = agents["collegue"].name
    option = first.page.get_by_role("option").filter(has_text=name).first.inner_text()
    first.page.get_by_role("combobox").select_option(label=option)
    first.button(say(first, "confirm")).click()
    expect(first.main).to_contain_text(say(first, "given"))
    first.check("desk-handed-over")

    second.open("/desk?show=mine")
    expect(second.main).to_contain_text(receipt.reference)
    find(second, receipt)
    expect(second.main).to_contain_text(note)
    expect(second.main).to_contain_text(agents["agente"].name)
    second.check("desk-received-from-colleague")

    resident = screen(language, width)
    follow(visitor(language), resident, receipt)
    expect(resident.main).not_to_contain_text(note)
    expect(resident.main).not_to_contain_text(name)
    resident.check("case-given-to-a-colleague")


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_a_supervisor_sees_what_waits_and_nobody_by_name(screen, agents, language, width):
    screen = screen(language, width)
    sign_in(screen, agents["responsable"])
    screen.open("/desk/load")
    expect(screen.heading(say(screen, "load"))).to_be_visible()
    expect(screen.page.get_by_role("table")).to_have_count(3)
    for agent in agents.values():
        expect(screen.main).not_to_contain_text(agent.name)
    screen.check("desk-load")


def test_what_was_typed_after_signing_out_elsewhere_is_found_again(screen, agents, visitor):
    receipt = visitor("fr").send()
    desk = screen("fr")
    words = desk.words.desk
    agent = agents["agente"]
    sign_in(desk, agent)
    find(desk, receipt)
    other = desk.another_tab()
    other.open("/desk")
    other.button(words.sign_out).click()
    expect(other.heading(words.sign_in_title)).to_be_visible()
    desk.box(say(desk, "write_note")).fill("Écrit trop tard.")
    desk.button(say(desk, "save_note")).click()
    expect(desk.heading(words.sign_in_title)).to_be_visible()
    desk.check("sign-in-carrying")
    desk.box(words.login).fill(agent.login)
    desk.page.get_by_label(words.password, exact=True).fill(agent.password)
    desk.button(words.sign_in).click()
    expect(desk.main).to_contain_text("Écrit trop tard.")
    desk.check("desk-typed-is-kept")
    desk.button("Continuer avec ce texte").click()
    expect(desk.main).to_contain_text(say(desk, "note_saved"))
