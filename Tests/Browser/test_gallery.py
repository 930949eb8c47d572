"""The demonstration's gallery: every type of question in every state."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from running_server import ROOT
from screens import SCREENS
from visitor import Visitor


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_the_gallery_shows_every_type_in_every_state(screen, language, width):
    screen = screen(language, width)
    screen.open("/gallery")
    reference = (ROOT / "docs/definition.md").read_text(encoding="utf-8")
    types = re.findall(r"^### Type `(\w+)`", reference, re.M)
    assert screen.main.locator(".gallery-room > h2").all_inner_texts() == types
    for name in types:
        room = screen.main.get_by_role("region", name=name, exact=True)
        states = room.get_by_role("heading", level=3)
        expect(states).to_have_count({"information": 2, "file": 6}.get(name, 8))
        if name != "information":
            expect(room.locator(".error-message")).not_to_have_count(0)
            expect(room.locator(".told")).not_to_have_count(0)
            expect(room.get_by_text("(facultatif)" if language == "fr" else "(optional)")).not_to_have_count(0)
    screen.check("gallery")


def test_no_consent_is_ticked_beforehand(screen):
    screen = screen("fr")
    screen.open("/gallery")
    expect(screen.page.locator("[name='consent_empty']")).not_to_be_checked()
    expect(screen.page.locator("[name='consent_filled']")).to_be_checked()
