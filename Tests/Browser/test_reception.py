"""A person at every turn: asked for, waited for, talked to and called back, by a person and an agent side by side."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import Agent
from prepared_data import ROOT
from running_server import RunningServer, run_command
from screen import Screen, flexible
from screens import SCREENS_AND_SCRIPTS
from test_desk import sign_in

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "talk": ("Parler à quelqu’un", "Talk to someone"),
    "nobody": ("personne ne répond en ligne", "nobody answers online"),
    "free": ("Une personne est disponible maintenant.", "Somebody is free now."),
    "about": ("De quoi voulez-vous parler ?", "What would you like to talk about?"),
    "email": ("Votre adresse électronique", "Your e-mail address"),
    "phone": ("Votre numéro de téléphone, pour être rappelé·e", "Your telephone number, to be called back"),
    "now": ("Ici, maintenant", "Here, now"),
    "ask": ("Demander une personne", "Ask for a person"),
    "next": ("Vous êtes la prochaine personne", "You are the next to be answered"),
    "live": ("Une personne vous répond", "A person is answering you"),
    "message": ("Votre message", "Your message"),
    "send": ("Envoyer le message", "Send the message"),
    "answer": ("Votre réponse", "Your answer"),
    "conversations": ("Conversations", "Conversations"),
    "here": ("Je suis disponible", "I am available"),
    "break": ("Je prends une pause", "I am taking a break"),
    "take": ("Prendre", "Take"),
    "end": ("Terminer", "End"),
    "answered": ("La personne a sa réponse", "The person has their answer"),
    "summary": ("Résumé pour la personne", "Summary for the person"),
    "ended": ("La conversation est terminée", "The conversation has ended"),
    "choose": ("Choisissez comment vous voulez qu’on vous réponde.", "Choose how you would like to be answered."),
    "called": ("Nous vous rappelons", "We will call you"),
    "promised": ("Rappels promis : 1", "Calls promised: 1"),
    "propose": ("Proposer une réponse", "Propose an answer"),
    "proposes": ("L’agent propose", "The agent proposes"),
    "accept": ("Accepter", "Accept"),
    "cancel": ("Annuler le rappel", "Cancel the call"),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


def words(screen: Screen, key: str) -> re.Pattern[str]:
    return re.compile(flexible(say(screen, key)))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A town whose civil registry never closes, so that these tests hold at any hour; on a day that is no holiday."""
    folder = tmp_path_factory.mktemp("reception")
    services = folder / "services"
    shutil.copytree(ROOT / "services/acte-naissance", services / "acte-naissance")
    text = (ROOT / "services/organisation.yaml").read_text()
    closures = {date.fromisoformat(day) for day in re.findall(r"^  - (\d{4}-\d\d-\d\d)", text, re.M)}
    always = "    hours: {" + ", ".join(
        f'{day}: ["00:00-24:00"]' for day in
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) + "}\n"
    text = re.sub(r"^    hours:\n(?:      \w+: .*\n)+", always, text, flags=re.M)
    (services / "organisation.yaml").write_text(text)
    server = RunningServer(folder / "data", watch=services)
    while date.today() + timedelta(days=server.days_later) in closures:
        server.days_later += 1
    server.start()
    yield server
    assert server.is_running, server.log[-4000:]
    assert server.stop() == 0
    server.assert_discreet()


@pytest.fixture(scope="module")
def agents(server: RunningServer) -> dict[str, Agent]:
    registered = {}
    for login in ("accueil-un", "accueil-deux"):
        agent = Agent(f"{login}@bureau.example", f"mot-de-passe-de-{login}", f"Prénom-Secret-{login} Nomdagent", "agent")
        added = run_command(
            "agent", "add", "--data", str(server.data), "--organisation", "mairie", "--role", agent.role, "--office",
            "etat-civil", "--name", agent.name, agent.login, typed=agent.password + "\n")
        assert added.returncode == 0, added.stderr
        registered[login] = agent
    return registered


def present(screen: Screen) -> None:
    """The agent says that they are there."""
    screen.open("/desk/conversations")
    if screen.button(say(screen, "here")).count():
        screen.button(say(screen, "here")).click()
    expect(screen.button(say(screen, "break"))).to_be_visible()


def ask(screen: Screen, text: str, path: str = "/person?service=acte-naissance") -> None:
    """Somebody asks for a person, now."""
    screen.open(path)
    expect(screen.heading(say(screen, "talk"))).to_be_visible()
    screen.box(say(screen, "about")).fill(text)
    screen.choose(say(screen, "now"))
    screen.button(say(screen, "ask")).click()
    expect(screen.main.get_by_text(words(screen, "next"))).to_be_visible()


def look_again(screen: Screen) -> None:
    """Without script, one looks again by oneself."""
    if not screen.javascript:
        screen.page.goto(screen.page.url.split("#")[0])


@pytest.mark.parametrize(("language", "width", "script"), SCREENS_AND_SCRIPTS)
def test_a_person_and_an_agent_talk(screen, agents, language, width, script):
    person, agent = screen(language, width, javascript=script), screen(language, width, javascript=script)
    sign_in(agent, agents["accueil-un"])
    person.open("/services/acte-naissance")
    person.link(say(person, "talk")).click()
    expect(person.heading(say(person, "talk"))).to_be_visible()
    person.check("person-nobody" if language == "fr" else "person-ask")
    present(agent)
    person.open("/person?service=acte-naissance")
    expect(person.main.get_by_text(words(person, "free")).first).to_be_visible()
    person.check("person-ask")
    person.button(say(person, "ask")).click()
    person.assert_error(say(person, "choose"))
    person.check("person-errors")
    ask(person, "Où en est mon acte <1994> ?")
    person.check("person-waiting")

    # The agent's list tells of it by itself.
    look_again(agent)
    expect(agent.page.get_by_role("button", name=re.compile("^" + say(agent, "take")))).to_have_count(1)
    agent.check("desk-conversations")
    agent.page.get_by_role("button", name=re.compile("^" + say(agent, "take"))).click()
    expect(agent.main.get_by_role("log").get_by_text("Où en est mon acte <1994> ?")).to_be_visible()
    agent.check("desk-conversation")
    look_again(person)
    expect(person.main.get_by_text(words(person, "live"))).to_be_visible()

    # What the person is writing stays under their hands while the answer comes.
    person.box(say(person, "message")).fill("J’écris")
    agent.box(say(agent, "answer")).fill("Il part demain.")
    # A ready-made beginning goes before what is typed: nothing of it is lost, and nothing is sent yet.
    agent.page.locator("button[name=template]").first.click()
    expect(agent.box(say(agent, "answer"))).to_have_value(re.compile(r"^.+\nIl part demain\.$", re.DOTALL))
    agent.check("desk-beginning")
    agent.button(say(agent, "send")).click()
    look_again(person)
    expect(person.main.get_by_role("log").get_by_text("Il part demain.")).to_be_visible()
    if script:
        expect(person.box(say(person, "message"))).to_have_value("J’écris")
        # What was said last is in sight, in the box where the talk scrolls.
        below = "log => log.scrollHeight - log.scrollTop - log.clientHeight"
        assert person.main.get_by_role("log").evaluate(below) < 5
    person.box(say(person, "message")).fill("Merci beaucoup")
    person.button(say(person, "send")).click()
    person.check("person-talking")
    look_again(agent)
    expect(agent.main.get_by_role("log").get_by_text("Merci beaucoup")).to_be_visible()

    agent.main.locator("summary").filter(has_text=re.compile("^" + say(agent, "end") + "$")).click()
    agent.choose(say(agent, "answered"))
    agent.box(say(agent, "summary")).fill("Votre acte part demain par la poste.")
    agent.button(say(agent, "end")).click()
    expect(agent.heading(say(agent, "conversations"))).to_be_visible()
    look_again(person)
    expect(person.main.get_by_text("Votre acte part demain par la poste.")).to_be_visible()
    expect(person.main.get_by_text(words(person, "ended")).first).to_be_visible()
    person.check("person-ended")


@pytest.mark.parametrize(("language", "width", "script"), SCREENS_AND_SCRIPTS)
def test_an_agent_proposes_and_the_person_accepts(screen, agents, language, width, script):
    person, agent = screen(language, width, javascript=script), screen(language, width, javascript=script)
    sign_in(agent, agents["accueil-un"])
    present(agent)
    person.open("/services/acte-naissance")
    person.page.locator("form[action$='/start'] button").first.click()
    expect(person.page).to_have_url(re.compile("/drafts/"))
    draft = re.search("/drafts/([^/]+)", person.path)[1]
    ask(person, "Je ne sais pas quoi répondre", f"/person?draft={draft}")
    look_again(agent)
    agent.page.get_by_role("button", name=re.compile("^" + say(agent, "take"))).first.click()
    agent.main.get_by_role("link", name=re.compile("^" + say(agent, "propose"))).first.click()
    agent.check("desk-proposal")
    agent.main.locator("label").get_by_text("Val-Clair").first.click()
    agent.button(say(agent, "propose")).click()
    look_again(person)
    expect(person.main.get_by_role("heading", name=words(person, "proposes"))).to_be_visible()
    person.check("person-proposal")
    person.button(say(person, "accept")).click()
    expect(person.main.get_by_role("heading", name=words(person, "proposes"))).to_have_count(0)
    person.open(f"/drafts/{draft}/pages/lieu")
    expect(person.main.get_by_role("radio", checked=True)).to_have_count(1)


def test_a_call_is_promised_and_kept_on_the_list(screen, agents):
    person, agent = screen("fr", 360), screen("fr", 1280)
    person.open("/person?service=acte-naissance")
    person.main.locator("label").filter(has_text="Rappelez-moi").first.click()
    person.box(say(person, "about")).fill("Mon livret de famille")
    person.box(say(person, "phone")).fill("01 99 00 12 34")
    person.button(say(person, "ask")).click()
    expect(person.main.get_by_text(words(person, "called")).first).to_be_visible()
    person.check("person-callback")
    sign_in(agent, agents["accueil-deux"])
    agent.link(say(agent, "conversations")).click()
    expect(agent.main.get_by_role("heading", name=words(agent, "promised"))).to_be_visible()
    agent.main.locator("ol a").first.click()
    expect(agent.main.get_by_role("log").get_by_text("Mon livret de famille")).to_be_visible()
    agent.check("desk-callback")
    person.button(say(person, "cancel")).click()
    expect(person.main.get_by_text(words(person, "ended")).first).to_be_visible()
