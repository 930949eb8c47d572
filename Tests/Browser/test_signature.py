"""Some prepare a decision and others sign it, one by one or several: on the demonstration's terraces."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from screen import Screen
from test_desk import sign_in
from test_routing import ADMIN, CHIEF, ROADS

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "service": ("Installer une terrasse de café ou de restaurant", "Set up a café or restaurant terrace"),
    "take": ("Me charger du dossier", "Look after this case"),
    "grant": ("Autoriser", "Permit"),
    "write": ("Écrire la lettre", "Write the letter"),
    "only_prepared": ("Vous préparez la décision", "You prepare the decision"),
    "prepared": ("La décision est préparée, elle attend sa signature", "The decision is prepared and waits for its signature"),
    "waiting": ("Décisions qui attendent votre signature", "Decisions that wait for your signature"),
    "to_sign": ("À signer", "To sign"),
    "sign": ("Signer la décision", "Sign the decision"),
    "several": ("Signer les décisions lues", "Sign the decisions read"),
    "read_one": ("Cochez au moins une décision que vous avez lue.", "Tick one decision at least that you have read."),
    "signed": ("signée", "signed"),
    "send_back": ("Renvoyer sans signer", "Send back unsigned"),
    "why": ("Pourquoi la renvoyer ?", "Why send it back?"),
    "sent_back": ("La décision est renvoyée", "The decision is sent back"),
    "delegations": ("Délégations de signature", "Delegations of signature"),
    "give": ("Donner une délégation", "Give a delegation"),
    "choose": ("Choisissez qui signera.", "Choose who will sign."),
}
STATE = ("décision du maire à venir", "decision to come")


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


def to_decide(screen: Screen) -> str:
    """A terrace on which a decision is to be made, taken in charge; its reference."""
    screen.open("/desk?show=all&service=terrasse")
    rows = screen.page.locator(".queue li").filter(has_text=STATE[0 if screen.language == "fr" else 1])
    reference = rows.first.locator(".reference").inner_text()
    rows.first.get_by_role("link").first.click()
    take = screen.button(say(screen, "take"))
    if take.count():
        take.click()
    return reference


def prepare(screen: Screen) -> str:
    """Prepares the permission of one terrace; its reference."""
    reference = to_decide(screen)
    screen.page.locator("form").filter(has=screen.page.get_by_role("button", name=say(screen, "grant"))).get_by_role(
        "button").first.click()
    expect(screen.main).to_contain_text(say(screen, "only_prepared"))
    screen.page.locator(".choice label").first.click()
    screen.page.locator("main form button[type=submit]").first.click()
    screen.check("desk-prepare-letter")
    screen.page.get_by_role("button", name=say(screen, "grant")).last.dblclick()
    expect(screen.main).to_contain_text(say(screen, "prepared"))
    return reference


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 360)])
def test_some_prepare_and_others_sign(screen, server, language, width):
    clerk, deputy, admin = (screen(language, width) for _ in range(3))
    sign_in(clerk, ROADS)
    sign_in(deputy, CHIEF)
    sign_in(admin, ADMIN)
    first = prepare(clerk)
    clerk.check("desk-prepared")
    expect(clerk.button(say(clerk, "sign"))).to_have_count(0)

    # Sent back, prepared again, then signed among several.
    deputy.open("/desk")
    deputy.page.get_by_role("link", name=say(deputy, "waiting")).click()
    expect(deputy.heading(say(deputy, "to_sign"))).to_be_visible()
    deputy.check("desk-to-sign")
    deputy.link(first).click()
    deputy.check("desk-prepared-to-sign")
    deputy.page.locator("summary").filter(has_text=say(deputy, "send_back")).click()
    deputy.box(say(deputy, "why")).fill("Vérifier le <passage>.")
    deputy.button(say(deputy, "send_back")).click()
    expect(deputy.main).to_contain_text(say(deputy, "sent_back"))
    second = prepare(clerk)
    deputy.open("/desk/signatures")
    deputy.button(say(deputy, "several")).click()
    deputy.assert_error(say(deputy, "read_one"))
    deputy.check("desk-to-sign-error")
    deputy.page.locator("label").filter(has_text=second).last.click()
    deputy.button(say(deputy, "several")).dblclick()
    expect(deputy.main).to_contain_text(say(deputy, "signed"))
    deputy.check("desk-signed")

    # Who may sign is an administrator's to say.
    admin.open("/desk/admin")
    admin.link(say(admin, "delegations")).click()
    expect(admin.main).to_contain_text(CHIEF.name)
    admin.check("delegations")
    admin.button(say(admin, "give")).click()
    admin.assert_error(say(admin, "choose"))
    admin.check("delegations-error")
