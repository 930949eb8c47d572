"""An administrator invites somebody, who chooses a password by a link, enters, and is suspended; and the same by commands."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from running_server import run_command
from screen import Screen
from test_desk import sign_in

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "administration": ("Administration", "Administration"),
    "agents": ("Agents", "Agents"),
    "name": ("Nom montré aux collègues", "Name shown to colleagues"),
    "invite": ("Inviter", "Invite"),
    "taken": (
        "Quelqu’un se connecte déjà ainsi : choisissez un autre identifiant.", "Somebody signs in so already: choose another."),
    "link": ("Lien à remettre à cette personne", "Link to hand over to this person"),
    "choose": ("Choisir un mot de passe", "Choose a password"),
    "password": ("Nouveau mot de passe", "New password"),
    "again": ("Le même, encore une fois", "The same, once more"),
    "save": ("Enregistrer le mot de passe", "Save the password"),
    "differ": ("Les deux mots de passe ne sont pas les mêmes.", "The two passwords are not the same."),
    "suspend": ("Suspendre l’accès", "Suspend access"),
    "suspended": ("suspendu", "suspended"),
    "organisation": ("Organisation", "Organisation"),
    "roles": ("Ce que chaque rôle peut faire", "What each role may do"),
    "sessions": ("Mes sessions", "My sessions"),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("fr", 360), ("en", 1280), ("en", 360)])
def test_somebody_is_invited_enters_and_is_suspended(screen, agents, server, language, width):
    chief, newcomer = screen(language, width), screen(language, width)
    words = chief.words.desk
    sign_in(chief, agents["admin"])
    chief.link(say(chief, "administration")).click()
    chief.check("administration")
    chief.link(say(chief, "agents")).click()
    login, password = f"nouvelle-{language}-{width}@bureau.example", f"mot de passe choisi {language} {width}"
    name = f"Prénom-Secret-Nouvelle {language} {width}"
    server.private |= {login, password, name}
    chief.box(words.login).fill(agents["admin"].login)
    chief.box(say(chief, "name")).fill(name)
    chief.button(say(chief, "invite")).click()
    chief.assert_error(say(chief, "taken"))
    chief.check("administration-agents-error")
    expect(chief.box(say(chief, "name"))).to_have_value(name)
    chief.box(words.login).fill(login)
    chief.button(say(chief, "invite")).click()
    expect(chief.main).to_contain_text(say(chief, "link"))
    chief.check("administration-agent-invited")
    link = chief.main.locator("code").filter(has_text="/desk/invitations/").inner_text()
    server.private.add(link.split("/")[-1])

    newcomer.page.goto(chief.base + re.sub(r"^https?://[^/]+", "", link).replace("/fr/", f"/{language}/"))
    expect(newcomer.heading(say(newcomer, "choose"))).to_be_visible()
    newcomer.check("invitation")
    newcomer.page.get_by_label(say(newcomer, "password"), exact=True).fill(password)
    newcomer.page.get_by_label(say(newcomer, "again"), exact=True).fill(password + "!")
    newcomer.button(say(newcomer, "save")).click()
    newcomer.assert_error(say(newcomer, "differ"))
    newcomer.check("invitation-error")
    for box in ("password", "again"):
        newcomer.page.get_by_label(say(newcomer, box), exact=True).fill(password)
    newcomer.button(say(newcomer, "save")).click()
    newcomer.page.get_by_label(words.password, exact=True).fill(password)
    newcomer.box(words.login).fill(login)
    newcomer.button(words.sign_in).click()
    expect(newcomer.heading(words.to_do)).to_be_visible()
    newcomer.link(say(newcomer, "sessions")).click()
    newcomer.check("own-sessions")

    chief.open("/desk/admin/agents")
    card = chief.page.locator("details").filter(has_text=login)
    card.locator("summary").click()
    chief.check("administration-agent-open")
    card.get_by_role("button", name=re.compile(say(chief, "suspend"))).click()
    expect(chief.page.locator("details").filter(has_text=login)).to_contain_text(say(chief, "suspended"))
    newcomer.open("/desk")
    expect(newcomer.heading(words.sign_in_title)).to_be_visible()
    chief.open("/desk/admin")
    chief.link(say(chief, "organisation")).click()
    expect(chief.main).to_contain_text(say(chief, "roles"))
    chief.check("administration-organisation")


def test_the_same_by_commands(server):
    data = str(server.data)
    invited = run_command(
        "agent", "invite", "--data", data, "--organisation", "mairie", "--name", "Prénom-Secret-Commande", "commande")
    assert invited.returncode == 0 and re.fullmatch(r"/fr/desk/invitations/[\w-]{20,}\n", invited.stdout), invited
    server.private |= {"Prénom-Secret-Commande", invited.stdout.strip().split("/")[-1]}
    again = run_command(
        "agent", "invite", "--data", data, "--organisation", "mairie", "--name", "x", "commande")
    assert again.returncode != 0 and "already" in again.stderr
    changed = run_command("agent", "role", "--data", data, "--office", "accueil", "commande", "supervisor")
    assert changed.returncode == 0, changed.stderr
    listed = run_command("agent", "list", "--data", data, "--organisation", "mairie")
    assert "commande  supervisor  accueil" in listed.stdout
    assert run_command("agent", "groups", "--data", data, "--set", "voirie", "commande").stdout == "commande is in: voirie.\n"
    assert run_command("agent", "groups", "--data", data, "--set", "rien", "commande").returncode != 0
    given = run_command(
        "agent", "delegate", "--data", data, "--give", "domaine-public", "--text", "arrêté n° 2026-13", "commande")
    assert given.returncode == 0 and "commande holds domaine-public since" in given.stdout, given
    assert run_command("agent", "delegate", "--data", data, "--give", "rien", "--text", "x", "commande").returncode != 0
    ended = run_command("agent", "delegate", "--data", data, "--end", "domaine-public", "commande")
    assert ended.stdout == "commande holds no delegation.\n"
    assert run_command("agent", "disconnect", "--data", data, "commande").returncode == 0
    assert run_command("agent", "suspend", "--data", data, "commande").returncode == 0
    assert "commande  supervisor  accueil  suspended" in run_command(
        "agent", "list", "--data", data, "--organisation", "mairie").stdout
    unknown = run_command("agent", "role", "--data", data, "personne", "agent")
    assert unknown.returncode != 0 and "Nobody signs in" in unknown.stderr
