"""An administrator invites somebody, who chooses a password by a link, enters, and is suspended; and the same by commands."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import shutil
import struct
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import Agent
from running_server import run_command
from screen import Screen
from screens import SCREENS
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
    "turn_on": ("Demander un code à la connexion", "Ask for a code at sign-in"),
    "code": ("Code à six chiffres", "Six-digit code"),
    "check": ("Vérifier le code", "Check the code"),
    "refused": (
        "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant et saisissez-le.",
        "This code is not the right one, or has served already. Wait for the next and enter it."),
    "recovery": ("Vos codes de secours", "Your recovery codes"),
    "your_code": ("Votre code", "Your code"),
    "ask": ("Demander la réinitialisation", "Ask for a reset"),
    "agree": ("Accepter la réinitialisation", "Agree to the reset"),
    "sessions": ("Mon compte", "My account"),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


@pytest.mark.parametrize(("language", "width"), SCREENS)
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
    assert re.search(r"commande holds domaine-public since \S+ until \S+, by", ended.stdout), ended
    assert run_command("agent", "disconnect", "--data", data, "commande").returncode == 0
    shown = run_command("organisation", "--data", data, "--language", "fr", "mairie")
    assert "office etat-civil  Service de l’état civil" in shown.stdout and "thursday  13:30-19:00" in shown.stdout
    assert "group voirie  Voirie et éclairage" in shown.stdout and "mutuelle" not in shown.stdout
    assert run_command("organisation", "--data", data, "rien").returncode != 0
    assert run_command("jobs", "--data", data, "--organisation", "mairie").stdout == "No job was given up.\n"
    assert "is not the identifier" in run_command(
        "jobs", "--data", data, "--organisation", "mairie", "--retry", "x").stderr
    assert run_command("agent", "suspend", "--data", data, "commande").returncode == 0
    assert "commande  supervisor  accueil  suspended" in run_command(
        "agent", "list", "--data", data, "--organisation", "mairie").stdout
    unknown = run_command("agent", "role", "--data", data, "personne", "agent")
    assert unknown.returncode != 0 and "Nobody signs in" in unknown.stderr


def test_what_publishing_would_change_is_shown_before(server, tmp_path):
    services = Path(__file__).parents[2] / "services"
    same = run_command("diff", str(services), "--data", str(server.data))
    assert same.returncode == 0 and "terrasse: nothing changes" in same.stdout, same
    copy = tmp_path / "services"
    shutil.copytree(services, copy)
    file = copy / "terrasse" / "service.yaml"
    text = file.read_text()
    assert "by: supervisor" in text
    file.write_text(text.replace("by: supervisor", "by: administrator", 1))
    changed = run_command("diff", str(copy), "--data", str(server.data), "--language", "fr")
    assert changed.returncode == 0 and "changed action" in changed.stdout, changed
    assert "- supervisor" in changed.stdout and "+ administrator" in changed.stdout
    kept = re.search(r"open cases that keep publication 1: (\d+)", changed.stdout)
    assert kept and int(kept[1]) > 0 and re.search(r"^    VC-[0-9A-Z]{4}-[0-9A-Z]{4}$", changed.stdout, re.M)
    again = run_command("diff", str(services), "--data", str(server.data))
    assert "terrasse: nothing changes" in again.stdout, "nothing was published"


def code_of_the_moment(secret: str) -> str:
    """RFC 6238, from the key as a person types it into an application."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_a_code_is_asked_at_sign_in_and_two_people_reset_it(screen, agents, server, language, width):
    login, password = f"code-{language}-{width}@bureau.example", f"mot-de-passe-de-code-{language}-{width}"
    name = f"Prénom-Secret-Code {language} {width}"
    server.private |= {login, password, name}
    for one, role in ((login, "agent"), (f"second-{login}", "administrator")):
        added = run_command(
            "agent", "add", "--data", str(server.data), "--organisation", "mairie", "--role", role, "--name", name, one,
            typed=password + "\n")
        assert added.returncode == 0, added.stderr
    agent, second = Agent(login, password, name, "agent"), Agent(f"second-{login}", password, name, "administrator")
    desk = screen(language, width)
    words = desk.words.desk
    sign_in(desk, agent)
    desk.open("/desk/account")
    desk.button(say(desk, "turn_on")).click()
    desk.check("second-factor")
    secret = desk.main.locator("code").inner_text()
    server.private |= {secret, secret.replace(" ", "")}
    desk.box(say(desk, "code")).fill("12")
    desk.button(say(desk, "check")).click()
    desk.assert_error(say(desk, "refused"))
    desk.check("second-factor-error")
    desk.box(say(desk, "code")).fill(code_of_the_moment(secret))
    desk.button(say(desk, "check")).click()
    expect(desk.heading(say(desk, "recovery"))).to_be_visible()
    desk.check("recovery-codes")
    recovery = desk.main.locator("code").first.inner_text()
    server.private |= set(desk.main.locator("code").all_inner_texts())

    # Another browser: the password, then a code; the one just used does not serve again, one of recovery does.
    other = screen(language, width)
    other.open("/desk")
    other.box(words.login).fill(login)
    other.page.get_by_label(words.password, exact=True).fill(password)
    other.button(words.sign_in).click()
    expect(other.heading(say(other, "your_code"))).to_be_visible()
    other.check("sign-in-code")
    other.box(say(other, "code")).fill("000000")
    other.button(words.sign_in).click()
    other.assert_error(say(other, "refused"))
    other.check("sign-in-code-error")
    other.box(say(other, "code")).fill(recovery.lower())
    other.button(words.sign_in).click()
    expect(other.heading(words.to_do)).to_be_visible()

    # Everything lost: one administrator asks, another agrees.
    chief, deputy = screen(language, width), screen(language, width)
    sign_in(chief, agents["admin"])
    sign_in(deputy, second)
    for one, label, state in ((chief, "ask", "asked"), (deputy, "agree", "agreed")):
        one.open("/desk/admin/agents")
        card = one.page.locator("details").filter(has_text=f"· {login}")
        card.locator("summary").click()
        one.check(f"administration-code-{state}")
        card.get_by_role("button", name=re.compile(say(one, label))).click()
    expect(deputy.page.locator("details").filter(has_text=f"· {login}")).not_to_contain_text(say(deputy, "agree"))
    other.open("/desk")
    expect(other.heading(words.sign_in_title)).to_be_visible()
    sign_in(other, agent)
