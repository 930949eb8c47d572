"""Cases that come to groups by rule, given on to another, and seen to while somebody is away: agents and a supervisor at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from conftest import Agent
from screen import Screen
from screens import SCREENS
from test_desk import sign_in

# The people of the demonstration, each in groups of their own.
PASSWORD = "bienvenue-a-val-clair"
ROADS = Agent("agent", PASSWORD, "Camille Rivière", "agent")
GREEN = Agent("collegue", PASSWORD, "Noé Lacombe", "agent")
CHIEF = Agent("responsable", PASSWORD, "Inaya Ferrand", "supervisor")
ADMIN = Agent("admin", PASSWORD, "Maud Castaing", "administrator")

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "my_group": ("Mon groupe", "My group"),
    "route": ("Confier à un autre groupe", "Give to another group"),
    "group": ("Quel groupe doit traiter ce dossier ?", "Which group should deal with this case?"),
    "why": ("Pourquoi ce groupe ?", "Why this group?"),
    "confirm": ("Confier au groupe", "Give to the group"),
    "required": ("Choisissez le groupe à qui confier le dossier.", "Choose the group to give the case to."),
    "given": ("Le dossier est confié au groupe", "The case is given to the group"),
    "green": ("Espaces verts", "Green spaces"),
    "roads": ("Voirie et éclairage", "Roads and lighting"),
    "absences": ("Absences", "Absences"),
    "announce": ("Annoncer l’absence", "Announce the absence"),
    "stand_in": ("Qui remplace ?", "Who stands in?"),
    "stand_in_required": ("Choisissez une autre personne pour remplacer.", "Choose another person to stand in."),
    "kept": ("L’absence est annoncée.", "The absence is announced."),
    "absent": (
        "En charge d’une personne absente que vous remplacez", "In the charge of someone away, in whose place you stand"),
    "cancel": ("Annuler cette absence", "Cancel this absence"),
    "cancelled": ("L’absence est annulée.", "The absence is cancelled."),
    "by_group": ("Dossiers ouverts par groupe", "Open cases by group"),
    "groups": ("Groupes", "Groups"),
    "save": ("Enregistrer", "Save"),
    "saved": ("Les groupes sont enregistrés.", "The groups are saved."),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_a_case_of_one_group_goes_to_another_and_leaves_the_first(screen, server, language, width):
    roads, green, chief = (screen(language, width) for _ in range(3))
    sign_in(roads, ROADS)
    sign_in(green, GREEN)
    sign_in(chief, CHIEF)
    roads.link(say(roads, "my_group")).click()
    roads.check("desk-my-group")
    # Which cases come first depends on the day: those of one group alone.
    roads.open("/desk?show=all&group=voirie")
    row = roads.page.locator(".queue li").filter(has_text=say(roads, "roads")).filter(
        has_text=roads.words.desk.nobody).first
    reference = row.locator(".reference").inner_text()
    row.get_by_role("link").first.click()
    case = roads.path
    roads.link(say(roads, "route")).click()
    expect(roads.heading(say(roads, "route"))).to_be_visible()
    roads.check("desk-route")
    roads.box(say(roads, "why")).fill("Une <haie> déborde.")
    roads.button(say(roads, "confirm")).click()
    roads.assert_error(say(roads, "required"))
    roads.check("desk-route-error")
    expect(roads.box(say(roads, "why"))).to_have_value("Une <haie> déborde.")
    roads.page.get_by_role("combobox").select_option(label=say(roads, "green"))
    roads.button(say(roads, "confirm")).dblclick()
    expect(roads.main).to_contain_text(say(roads, "given"))
    roads.check("desk-routed")
    roads.open("/desk?show=group")
    expect(roads.main).not_to_contain_text(reference)

    green.go(case)
    expect(green.main).to_contain_text("Une <haie> déborde.")
    expect(green.main).to_contain_text(say(green, "green"))
    # The supervisor sees groups, and nobody by name.
    chief.open("/desk/load")
    expect(chief.page.get_by_role("table", name=say(chief, "by_group"))).to_contain_text(say(chief, "green"))
    for agent in (ROADS, GREEN):
        expect(chief.main).not_to_contain_text(agent.name)
    chief.check("desk-load-by-group")


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_an_absence_brings_the_cases_to_whoever_stands_in(screen, server, language, width):
    roads, green = screen(language, width), screen(language, width)
    sign_in(roads, ROADS)
    sign_in(green, GREEN)
    roads.open("/desk/absences")
    roads.button(say(roads, "announce")).click()
    roads.assert_error(say(roads, "stand_in_required"))
    roads.check("desk-absences-error")
    today, last = date.today(), date.today() + timedelta(days=5)
    for name, day in (("first", today - timedelta(days=1)), ("last", last)):
        for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
            roads.page.locator(f"[name='{name}.{part}']").fill(str(value))
    option = roads.page.get_by_role("option").filter(has_text=GREEN.name).first.inner_text()
    roads.page.locator("#stand-in").select_option(label=option)
    roads.button(say(roads, "announce")).dblclick()
    expect(roads.main).to_contain_text(say(roads, "kept"))
    roads.check("desk-absences")

    green.open("/desk")
    expect(green.main).to_contain_text(say(green, "absent"))
    green.check("desk-standing-in")
    roads.page.get_by_role("button", name=say(roads, "cancel")).click()
    expect(roads.main).to_contain_text(say(roads, "cancelled"))
    green.open("/desk")
    expect(green.main).not_to_contain_text(say(green, "absent"))


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 360)])
def test_an_administrator_puts_agents_in_groups(screen, server, language, width):
    screen = screen(language, width)
    sign_in(screen, ADMIN)
    screen.open("/desk/admin")
    screen.link(say(screen, "groups")).click()
    expect(screen.heading(say(screen, "groups"))).to_be_visible()
    screen.check("desk-groups")
    card = screen.page.locator("details").filter(has_text=CHIEF.name)
    card.locator("summary").click()
    box = card.get_by_label(say(screen, "roads"))
    was = box.is_checked()
    card.locator("label").get_by_text(say(screen, "roads"), exact=True).click()
    screen.check("desk-groups-open")
    card.get_by_role("button").click()
    expect(screen.main).to_contain_text(say(screen, "saved"))
    card.locator("summary").click()
    expect(card.get_by_label(say(screen, "roads"))).to_be_checked(checked=not was)
    card.locator("label").get_by_text(say(screen, "roads"), exact=True).click()
    card.get_by_role("button").click()
