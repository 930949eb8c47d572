"""What helps agents at the desk: keys, drafts of what is typed and not sent, and who else has the case open."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from screen import Screen, flexible
from screens import SCREENS
from test_desk import find, sign_in
from visitor import FAMILY_NAME, FIRST_NAME

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "write_note": ("Votre note pour vos collègues", "Your note for colleagues"),
    "save_note": ("Enregistrer la note", "Save the note"),
    "write_message": ("Votre message à la personne", "Your message to the person"),
    "kept": ("Brouillon enregistré le", "Draft saved on"),
    "save_draft": ("Enregistrer le brouillon", "Save the draft"),
    "discard": ("Supprimer le brouillon", "Delete the draft"),
    "begun": ("Vous aviez commencé cette lettre", "You had begun this letter"),
    "shortcuts": ("Raccourcis clavier", "Keyboard shortcuts"),
    "close": ("Fermer", "Close"),
    "off": ("Désactiver les raccourcis", "Turn shortcuts off"),
    "on": ("Activer les raccourcis", "Turn shortcuts on"),
    "looking": ("regarde aussi ce dossier", "is looking at this case too"),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_what_is_typed_is_kept_until_it_is_sent(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    desk = screen(language, width)
    words = desk.words.desk
    sign_in(desk, agents["agente"])
    find(desk, receipt)
    case = desk.path
    kept = desk.page.get_by_text(re.compile(flexible(say(desk, "kept"))))
    desk.box(say(desk, "write_note")).fill("Rappeler lundi, ")
    expect(kept).to_have_count(1)
    desk.page.reload()
    expect(desk.box(say(desk, "write_note"))).to_have_value("Rappeler lundi, ")
    desk.check("desk-draft-note")
    desk.box(say(desk, "write_note")).fill("Rappeler lundi, avant midi.")
    desk.button(say(desk, "save_note")).click()
    expect(desk.main).to_contain_text("Rappeler lundi, avant midi.")
    expect(desk.box(say(desk, "write_note"))).to_have_value("")
    expect(kept).to_have_count(0)

    # A letter: typed, left, and found again as it will be read.
    desk.button(words.grant).click()
    desk.page.get_by_text(words.edit_letter, exact=True).click()
    body = desk.box(words.letter_body)
    body.fill(body.input_value() + "\n\nÉcrit avant le déjeuner.\n")
    expect(kept).to_have_count(1)
    desk.go(case)
    desk.button(words.grant).click()
    expect(desk.main).to_contain_text(say(desk, "begun"))
    expect(desk.page.get_by_role("article")).to_contain_text("Écrit avant le déjeuner.")
    desk.check("desk-draft-letter")
    desk.page.get_by_role("button", name=re.compile(say(desk, "discard"))).click()
    expect(desk.page.get_by_role("article")).not_to_contain_text("Écrit avant le déjeuner.")


def test_a_draft_is_kept_without_script(screen, agents, visitor):
    receipt = visitor("fr").send()
    desk = screen("fr", javascript=False)
    sign_in(desk, agents["agente"])
    find(desk, receipt)
    desk.box(say(desk, "write_message")).fill("Bonjour,")
    desk.button(say(desk, "save_draft") + " du message").click()
    expect(desk.box(say(desk, "write_message"))).to_have_value("Bonjour,")
    expect(desk.page.get_by_text(re.compile(flexible(say(desk, "kept"))))).to_have_count(1)
    # A message written beforehand comes after what was begun.
    desk.link("Où en est la demande").click()
    expect(desk.box(say(desk, "write_message"))).to_have_value(re.compile(
        rf"^Bonjour,\n\nBonjour {FIRST_NAME} {FAMILY_NAME},\n\nVotre demande {receipt.reference}"))
    desk.check("desk-message-template")
    desk.open("/desk/shortcuts")
    expect(desk.heading(say(desk, "shortcuts"))).to_be_visible()
    expect(desk.button(say(desk, "off"))).to_have_count(0)


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 360)])
def test_keys_do_what_links_and_buttons_do(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    desk = screen(language, width)
    words = desk.words.desk
    sign_in(desk, agents["agente"])
    press = desk.page.keyboard.press
    # Keys are heard once the page's script has run.
    desk.page.wait_for_load_state()
    press("?")
    dialog = desk.page.get_by_role("dialog", name=say(desk, "shortcuts"))
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name=say(desk, "close"))).to_be_focused()
    desk.check("desk-shortcuts-dialog")
    press("j")
    press("Escape")
    expect(dialog).to_have_count(0)

    titles = desk.page.locator(".queue-title")
    press("j")
    expect(titles.nth(0)).to_be_focused()
    press("j")
    expect(titles.nth(1)).to_be_focused()
    press("k")
    expect(titles.nth(0)).to_be_focused()
    press("/")
    search = desk.page.get_by_role("searchbox", name=words.search_label)
    expect(search).to_be_focused()
    # In a field, letters are letters.
    desk.page.keyboard.type("jkt?")
    expect(search).to_have_value("jkt?")
    expect(dialog).to_have_count(0)
    titles.nth(0).focus()
    press("o")
    expect(desk.page.get_by_role("heading", level=2, name=words.decide, exact=True)).to_be_visible()
    find(desk, receipt)
    case = desk.path
    press("n")
    expect(desk.box(say(desk, "write_note"))).to_be_focused()
    desk.main.locator("h2").first.click()
    press("m")
    expect(desk.box(say(desk, "write_message"))).to_be_focused()
    desk.main.locator("h2").first.click()
    press("t")
    expect(desk.main).to_contain_text(words.taken)
    press("a")
    expect(desk.page).to_have_url(re.compile(re.escape(case) + "/actions/"))
    press("g")
    press("i")
    expect(desk.heading(words.to_do)).to_be_visible()

    # Whoever is in their way turns them off, in this browser.
    desk.link(say(desk, "shortcuts")).click()
    expect(desk.heading(say(desk, "shortcuts"))).to_be_visible()
    desk.check("desk-shortcuts")
    desk.button(say(desk, "off")).click()
    expect(desk.button(say(desk, "on"))).to_be_visible()
    desk.open("/desk")
    press("j")
    expect(titles.nth(0)).not_to_be_focused()
    desk.open("/desk/shortcuts")
    desk.button(say(desk, "on")).click()
    desk.open("/desk")
    press("j")
    expect(titles.nth(0)).to_be_focused()


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 360)])
def test_two_agents_on_a_case_see_each_other(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    first, second = screen(language, width), screen(language, width)
    sign_in(first, agents["agente"])
    sign_in(second, agents["collegue"])
    # The first page's clock is the test's: its next sign of life comes when it is told to.
    first.page.clock.install()
    find(first, receipt)
    presence = first.page.locator("[data-presence]")
    expect(presence).to_have_text("")
    find(second, receipt)
    expect(second.page.locator("[data-presence]")).to_contain_text(agents["agente"].name)
    expect(second.page.locator("[data-presence]")).to_contain_text(say(second, "looking"))
    second.check("desk-presence")
    first.page.clock.fast_forward(46_000)
    expect(presence).to_contain_text(agents["collegue"].name)
    expect(presence).to_have_attribute("role", "status")
