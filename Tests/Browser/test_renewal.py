"""A granted registration for school meals is changed on the way: by the person who holds it, then at the desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from journey import Journey
from screen import Screen
from test_desk import sign_in
from test_routing import ADMIN
from test_services import MEALS

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "take": ("Prendre la demande", "Take the request"),
    "grant": ("Confirmer l’inscription", "Confirm the registration"),
    "change": ("Demander un changement", "Ask for a change"),
    "start": ("Commencer le changement", "Start the change"),
    "children": ("Vos enfants", "Your children"),
    "changing": ("Vous changez votre demande", "You are changing your request"),
    "tuesday": ("Mardi", "Tuesday"),
    "taken": ("Le reste est repris", "The rest is taken"),
    "differs": ("Ce qui change", "What changes"),
    "asks": ("Demande de changer", "Asks to change"),
    "your": ("Cette demande change votre demande", "This request changes your request"),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


def open_case(desk: Screen, reference: str) -> None:
    desk.open(f"/desk/search?q={reference}")
    expect(desk.main).to_contain_text(reference)


def do(desk: Screen, key: str) -> None:
    """Does an action of the case that is shown, as far as the page that confirms it."""
    desk.page.locator(".action-card").filter(has=desk.page.get_by_role("heading", name=say(desk, key), exact=True)).get_by_role(
        "button").click()


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 360)])
def test_days_are_changed_during_the_year(screen, language, width):
    resident, desk = screen(language, width), screen(language, width)
    reference = Journey(resident, MEALS).walk()
    followed = resident.page.url.replace("/receipt", "")
    sign_in(desk, ADMIN)
    open_case(desk, reference)
    do(desk, "take")
    desk.page.locator("main form button[type=submit]").last.click()
    do(desk, "grant")
    desk.page.locator("main form button[type=submit]").last.click()
    expect(desk.main).to_contain_text(reference)

    resident.page.goto(followed)
    resident.check("case-granted-with-change")
    resident.link(say(resident, "change")).click()
    expect(resident.heading(say(resident, "change"))).to_be_visible()
    resident.check("change-meaning")
    resident.button(say(resident, "start")).click()
    expect(resident.main).to_contain_text(say(resident, "changing"))
    resident.check("change-form")
    resident.main.locator("label").get_by_text(say(resident, "tuesday"), exact=True).click()
    resident.button(resident.words.go_on).click()
    expect(resident.main).to_contain_text(say(resident, "taken"))
    resident.check("change-check")
    resident.button(resident.words.send).dblclick()
    expect(resident.page).to_have_url(re.compile("/receipt$"))
    changed = resident.page.url.replace("/receipt", "")
    resident.page.goto(changed)
    expect(resident.main).to_contain_text(say(resident, "your"))
    resident.check("case-of-a-change")
    new = resident.page.locator(".facts").first.inner_text()
    reference = re.search(r"VC-[2-9A-Z]{4}-[2-9A-Z]{4}", new)[0]

    open_case(desk, reference)
    expect(desk.main).to_contain_text(say(desk, "asks"))
    table = desk.page.get_by_role("region", name=say(desk, "differs"))
    expect(table.locator("tbody tr")).to_have_count(1)
    expect(table).to_contain_text(say(desk, "tuesday"))
    desk.check("desk-change-asked")
