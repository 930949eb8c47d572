"""What people read of their data and ask about it: who looked, what is held, correct, erase; and the officer's desk."""

from __future__ import annotations

import io
import json
import re
import urllib.request
import zipfile
from pathlib import Path

import jsonschema
import pytest
import yaml
from playwright.sync_api import expect

from account import Account, new_address
from journey import Journey
from resident import Resident
from screen import Screen
from screens import SCREENS
from test_desk import find, follow, sign_in
from test_services import CLAIM
from visitor import FAMILY_NAME

# What the pages of this subject say, in the order fr, en.
SAYS = {
    "who": ("Qui a consulté ma demande", "Who looked at my request"),
    "list": ("trouver les demandes à traiter", "find the requests to deal with"),
    "work": ("traiter la demande", "deal with the request"),
    "ask": ("Demander pourquoi", "Ask why"),
    "asked": ("Votre question est envoyée", "Your question has been sent"),
    "data": ("Mes données", "My data"),
    "download": ("Tout télécharger", "Download everything"),
    "correct": ("faire corriger", "have it corrected"),
    "words": ("En quelques mots", "In a few words"),
    "send": ("Envoyer la demande de correction", "Send the request to correct"),
    "required": ("Dites-le en quelques mots.", "Say it in a few words."),
    "sent": ("Votre demande est envoyée", "Your request has been sent"),
    "no_erasure": ("La loi ne donne pas ce droit ici", "The law gives no such right here"),
    "erase": ("faire effacer", "have it erased"),
    "send_erase": ("Envoyer la demande d’effacement", "Send the request to erase"),
    "erasure": ("Demande d’effacement", "Request to erase"),
    "desk": ("Demandes sur les données", "Data requests"),
    "question": ("Question sur une consultation", "Question about a reading"),
    "reply": ("Votre réponse", "Your answer"),
    "send_reply": ("Envoyer la réponse", "Send the answer"),
    "choose": ("Choisissez ce qui est fait.", "Choose what is done."),
    "answered": ("Réponse donnée", "Answered"),
    "all": ("Tout ce que nous gardons sur vous", "Everything we keep about you"),
}
TRACKER = Path(__file__).resolve().parents[2].parent / "shared/data/oracles/dumonitor-openapi-2.1.0.yaml"
CORRECTION = "Mon prénom est <Zoé>."
REPLY = "Pour répartir le <courrier>."


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


def sign_in_as_officer(screen: Screen, officer) -> None:
    words = screen.words.desk
    screen.open("/desk")
    screen.box(words.login).fill(officer.login)
    screen.page.get_by_label(words.password, exact=True).fill(officer.password)
    screen.button(words.sign_in).click()
    expect(screen.heading(say(screen, "desk"))).to_be_visible()


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_who_looked_is_read_asked_about_and_answered(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    resident, clerk, officer = (screen(language, width) for _ in range(3))
    follow(None, resident, receipt)
    resident.link(say(resident, "who")).click()
    # The platform itself reads the address to which it writes.
    expect(resident.heading(say(resident, "who"))).to_be_visible()

    sign_in(clerk, agents["agente"])
    find(clerk, receipt)
    resident.page.reload()
    expect(resident.main).to_contain_text(say(resident, "work"))
    expect(resident.main).not_to_contain_text(agents["agente"].name)
    resident.check("access-record")
    resident.main.get_by_role("button", name=say(resident, "ask")).first.dblclick()
    expect(resident.main).to_contain_text(say(resident, "asked"))
    resident.check("access-asked")

    sign_in_as_officer(officer, agents["donnees-agent"])
    officer.check("officer-desk")
    entry = officer.main.locator("li").filter(has_text=receipt.reference)
    expect(entry).to_have_count(1)
    entry.get_by_role("link").click()
    expect(officer.main).to_contain_text(agents["agente"].name)
    expect(officer.main).not_to_contain_text(FAMILY_NAME)
    officer.check("officer-request")
    officer.box(say(officer, "reply")).fill(REPLY)
    officer.button(say(officer, "send_reply")).click()
    officer.assert_error(say(officer, "choose"))
    officer.check("officer-request-error")
    expect(officer.box(say(officer, "reply"))).to_have_value(REPLY)
    officer.choose(say(officer, "answered"))
    officer.button(say(officer, "send_reply")).dblclick()
    expect(officer.heading(say(officer, "desk"))).to_be_visible()
    expect(officer.main.locator("li").filter(has_text=receipt.reference)).to_have_count(0)

    follow(None, resident, receipt)
    resident.link(say(resident, "data")).click()
    expect(resident.main).to_contain_text(REPLY)
    resident.check("data-answered")


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_what_is_held_is_read_taken_away_and_corrected(screen, visitor, language, width):
    receipt = visitor(language).send()
    resident = screen(language, width)
    follow(None, resident, receipt)
    resident.link(say(resident, "data")).click()
    expect(resident.heading(say(resident, "data"))).to_be_visible()
    expect(resident.main).to_contain_text(re.compile(re.escape(say(resident, "no_erasure"))))
    resident.check("data")
    resident.page.locator("summary").filter(has_text=say(resident, "correct")).first.click()
    resident.button(say(resident, "send")).click()
    resident.assert_error(say(resident, "required"))
    resident.check("data-error")
    resident.box(say(resident, "words")).first.fill(CORRECTION)
    resident.button(say(resident, "send")).dblclick()
    expect(resident.main).to_contain_text(say(resident, "sent"))
    expect(resident.main.get_by_text(CORRECTION, exact=True)).to_have_count(1)
    resident.check("data-sent")
    with resident.page.expect_download() as begun:
        resident.link(say(resident, "download")).click()
    archive = zipfile.ZipFile(io.BytesIO(open(begun.value.path(), "rb").read()))
    names = {name.split("/", 1)[1] for name in archive.namelist()}
    assert {"parvis.json", "service/service.yaml"} <= names
    assert names & {"reponses.csv", "answers.csv"}
    copy = json.loads(archive.read(f"{receipt.reference}/parvis.json"))
    assert copy["$schema"].endswith("/schemas/case-1.json") and copy["events"]
    schema = json.load(urllib.request.urlopen(resident.base + "/schemas/case-1.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(copy, schema)


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_erasure_is_asked_for_where_the_law_gives_it(screen, language, width):
    """A claim rests on a contract: what no law asks to keep can be erased."""
    screen = screen(language, width)
    Journey(screen, CLAIM).walk()
    screen.go(re.sub(r"/receipt.*", "/data", screen.path))
    screen.page.locator("summary").filter(has_text=say(screen, "erase")).click()
    screen.button(say(screen, "send_erase")).click()
    screen.assert_error(say(screen, "required"))
    screen.check("data-erase-error")
    screen.page.get_by_role("textbox", name=say(screen, "words")).last.fill("Tout, s’il vous plaît.")
    screen.button(say(screen, "send_erase")).dblclick()
    expect(screen.main).to_contain_text(say(screen, "sent"))
    expect(screen.main.get_by_role("heading", name=re.compile("^" + say(screen, "erasure")))).to_have_count(1)
    screen.check("data-erase-asked")


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_everything_of_an_account_is_on_one_page(screen, server, language, width):
    screen = screen(language, width)
    email = new_address()
    server.private.add(email)
    account = Account(screen, email)
    account.sign_in()
    person = Resident(screen)
    person.start()
    person.complete()
    person.send()
    screen.open("/space/data")
    expect(screen.heading(say(screen, "all"))).to_be_visible()
    expect(screen.main).to_contain_text(email)
    screen.check("space-data")
    number = re.search(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", screen.main.inner_text())[0]
    if not TRACKER.exists():
        pytest.skip("../shared/data/oracles is not there: the Data Tracker's answers are not compared with its specification")
    tracker = yaml.safe_load(TRACKER.read_text())
    for path, more in [("/v2/findUsage", f"?userCode={number}"), ("/v2/usagePeriod", ""), ("/v2/heartbeat", "")]:
        answer = screen.page.request.get(screen.base + path + more, headers={"X-Road-UserId": number})
        assert answer.status == 200, path
        named = tracker["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        schema = {"$ref": named, "components": tracker["components"]}
        jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(answer.json())
    assert answer.json()["status"] == "OK"
