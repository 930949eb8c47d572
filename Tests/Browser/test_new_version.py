"""A service published again while somebody fills in its form: they are told what it changes, once, and go on."""

from __future__ import annotations

import shutil
import time

import pytest
from playwright.sync_api import expect

from resident import Resident
from running_server import ROOT, RunningServer, run_command
from screen import Screen
from visitor import FIRST_NAME

WORDS = {
    "fr": {
        "title": "Cette démarche a changé", "dropped": "Ce qui n’est plus demandé", "again": "À répondre de nouveau",
        "reworded": "À relire", "new": "Nouvelles questions", "continue": "Continuer avec la nouvelle version",
        "question": "Tous les prénoms", "asked": "De quelle rue venez-vous ?",
    },
    "en": {
        "title": "This service has changed", "dropped": "No longer asked", "again": "To answer again",
        "reworded": "To read over", "new": "New questions", "continue": "Carry on with the new version",
        "question": "All first names", "asked": "Which street do you come from?",
    },
}


def second_version(folder) -> None:
    """Another version: two copies at least, first names asked otherwise, no telephone, a street."""
    file = folder / "acte-naissance/service.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in [
        ("version: 1\n", "version: 2\n"),
        ('range: "[1..5]"', 'range: "[2..5]"'),
        ('ask: {fr: "Prénoms", en: "First names"}', 'ask: {fr: "Tous les prénoms", en: "All first names"}'),
        ("id: telephone_demandeur\n        concept: person.phone\n        type: phone", "id: rue\n        type: text"),
        ('ask: {fr: "Votre téléphone", en: "Your phone number"}',
         'ask: {fr: "De quelle rue venez-vous ?", en: "Which street do you come from?"}'),
    ]:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


@pytest.fixture
def town(tmp_path):
    """A server of its own, since what it publishes changes."""
    services = tmp_path / "services"
    # One service is enough, and publishes at once.
    shutil.copytree(ROOT / "services/acte-naissance", services / "acte-naissance")
    shutil.copy(ROOT / "services/organisation.yaml", services)
    data = tmp_path / "data"
    assert run_command("publish", str(services), "--data", str(data)).returncode == 0
    server = RunningServer(data, demo=False).start()
    yield server, services
    server.stop()


@pytest.mark.parametrize("language, width, javascript", [("fr", 1280, True), ("en", 360, False)])
def test_a_draft_under_way_is_told_of_a_new_version(browser, town, language, width, javascript):
    server, services = town
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=javascript, reduced_motion="reduce",
        locale={"fr": "fr-FR", "en": "en-GB"}[language])
    screen = Screen(context, server.url, language, width, javascript, "light")
    words = WORDS[language]
    person = Resident(screen)
    person.start()
    person.complete()
    check = screen.page.url

    second_version(services)
    assert run_command("publish", str(services), "--data", str(server.data)).returncode == 0
    # The server takes up within a second or so what another process publishes: it is asked until it has.
    deadline = time.monotonic() + 30
    while "new-version" not in screen.path and time.monotonic() < deadline:
        screen.page.goto(check)
    expect(screen.heading(words["title"])).to_be_visible()
    for section in ("dropped", "again", "reworded", "new"):
        expect(screen.page.get_by_role("heading", level=2, name=words[section])).to_be_visible()
    expect(screen.main.get_by_text(words["asked"])).to_be_visible()
    screen.check("new-version")

    # Until the person goes on, looking again tells the same.
    screen.page.reload()
    expect(screen.heading(words["title"])).to_be_visible()
    screen.button(words["continue"]).click()
    person.expect_page("personne")
    expect(screen.box(words["question"])).to_have_value(FIRST_NAME)
    person.go_on()
    # The pages that did not change are read through again, as they were filled in.
    for page in ("lien", "parents", "noms_parents"):
        person.expect_page(page)
        person.go_on()
    person.expect_page("remise")
    person.write("nombre_exemplaires", "2")
    person.go_on()
    person.expect_page("adresse")
    person.go_on()
    person.expect_page("demandeur")
    screen.box(words["asked"]).fill("Rue des Tilleuls")
    person.go_on()
    person.expect_check()
    person.send()
    context.close()
