"""Two requests of one person: the second is joined to the first, and a supervisor can separate them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from screen import Screen
from screens import SCREENS
from test_desk import find, follow, sign_in

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "merge": ("Joindre à une demande plus ancienne", "Join to an older request"),
    "reference": ("Référence de la demande qui continue", "Reference of the request that goes on"),
    "why": ("Pourquoi est-ce la même demande ?", "Why is it the same request?"),
    "same": ("Ces deux demandes viennent de la même personne", "Both requests are the same person’s"),
    "same_required": (
        "Confirmez que les deux demandes viennent de la même personne.", "Confirm that both requests are the same person’s."),
    "confirm": ("Joindre les demandes", "Join the requests"),
    "merged": ("Les demandes sont jointes", "The requests are joined"),
    "joined": ("Jointe à votre demande", "Joined to your request"),
    "separate": ("Séparer de nouveau", "Separate again"),
    "why_separate": ("Pourquoi les séparer ?", "Why separate them?"),
    "separated": ("Le dossier reprend son cours", "The case goes on by itself"),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_a_second_request_is_joined_to_the_first_and_separated_again(screen, agents, visitor, language, width):
    first, second = visitor(language).send(), visitor(language).send()
    desk, chief, resident = (screen(language, width) for _ in range(3))
    sign_in(desk, agents["agente"])
    sign_in(chief, agents["responsable"])
    find(desk, second)
    desk.link(say(desk, "merge")).click()
    expect(desk.heading(say(desk, "merge"))).to_be_visible()
    desk.check("desk-merge")
    desk.box(say(desk, "reference")).fill(first.reference)
    desk.box(say(desk, "why")).fill("Envoyée <deux> fois.")
    desk.button(say(desk, "confirm")).click()
    desk.assert_error(say(desk, "same_required"))
    desk.check("desk-merge-error")
    expect(desk.box(say(desk, "why"))).to_have_value("Envoyée <deux> fois.")
    desk.main.locator("label").get_by_text(say(desk, "same"), exact=True).click()
    desk.button(say(desk, "confirm")).dblclick()
    expect(desk.main).to_contain_text(say(desk, "merged"))
    desk.check("desk-merged")

    follow(visitor(language), resident, second)
    expect(resident.main).to_contain_text(say(resident, "joined"))
    expect(resident.main).to_contain_text(first.reference)
    expect(resident.main).to_contain_text("Envoyée <deux> fois.")
    expect(resident.main).not_to_contain_text(agents["agente"].name)
    resident.check("case-joined-to-another")

    find_merged(chief, second.reference)
    chief.link(say(chief, "separate")).click()
    chief.check("desk-separate")
    chief.box(say(chief, "why_separate")).fill("Deux enfants.")
    chief.button(say(chief, "separate")).click()
    expect(chief.main).to_contain_text(say(chief, "separated"))
    chief.check("desk-separated")


def find_merged(screen: Screen, reference: str) -> None:
    """A case that has ended, by its reference."""
    screen.open(f"/desk/search?q={reference}")
    expect(screen.main).to_contain_text(reference)
