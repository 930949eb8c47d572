"""The life of a case after it is sent: messages, corrections, withdrawal, reconsideration, a copy of everything."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from playwright.sync_api import expect

from keyboard import Keyboard
from screen import Screen
from screens import SCREENS
from test_desk import begin, find, follow, sign_in
from test_files import pdf
from visitor import FAMILY_NAME


# What the pages of this subject say, in the order fr, en.
SAYS = {
    "ask": ("Faire corriger des réponses", "Ask to correct answers"),
    "confirm_ask": ("Faire corriger des réponses", "Ask to correct answers"),
    "explain": ("Expliquez à la personne ce que vous attendez", "Explain to the person what you need"),
    "asked": ("La demande de correction est envoyée", "The request for corrections is sent"),
    "correct": ("Corriger mes réponses", "Correct my answers"),
    "correction": ("Corriger vos réponses", "Correct your answers"),
    "check": ("Relire avant d’envoyer", "Check before sending"),
    "checked": ("Relisez vos corrections", "Check your corrections"),
    "change": ("Modifier", "Change"),
    "send": ("Envoyer mes corrections", "Send my corrections"),
    "sent": ("Vos corrections sont envoyées", "Your corrections are sent"),
    "paused": ("Les délais sont arrêtés", "Time limits stand still"),
    "corrected": ("Réponses corrigées", "Corrected answers"),
    "messages": ("Messages avec le service", "Messages with the office"),
    "your_message": ("Votre message", "Your message"),
    "send_message": ("Envoyer le message", "Send the message"),
    "message_sent": ("Votre message est envoyé", "Your message is sent"),
    "blank": ("Écrivez votre message avant de l’envoyer.", "Write your message before sending it."),
    "to_person": ("Votre message à la personne", "Your message to the person"),
    "send_to_person": ("Envoyer à la personne", "Send to the person"),
    "unread": ("Lire le nouveau message", "Read the new message"),
    "withdraw": ("Retirer votre demande", "Withdraw your request"),
    "why": ("Pourquoi la retirez-vous ?", "Why are you withdrawing it?"),
    "confirm_withdraw": ("Retirer ma demande", "Withdraw my request"),
    "withdrawn": ("Votre demande est retirée", "Your request is withdrawn"),
    "withdrawn_state": ("Retirée par la personne", "Withdrawn by the person"),
    "withdrawn_by_you": ("Retirée par vous", "Withdrawn by you"),
    "add": ("Ajouter un document ou une information", "Add a document or information"),
    "what_to_add": ("Ce que vous voulez ajouter", "What you want to add"),
    "send_addition": ("Ajouter à ma demande", "Add to my request"),
    "reconsider": ("Demander un réexamen de la décision", "Ask for the decision to be reconsidered"),
    "why_change": ("Pourquoi la décision devrait-elle changer ?", "Why should the decision change?"),
    "send_reconsider": ("Demander le réexamen", "Ask to reconsider"),
    "reconsidering": ("Votre demande de réexamen est reçue", "We have received your request to reconsider"),
    "download": ("Télécharger ma demande", "Download my request"),
}


def say(screen: Screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


def examined(screen, agents, receipt, language, width) -> Screen:
    """The desk of an agent who has begun to examine the case."""
    desk = screen(language, width)
    sign_in(desk, agents["agente"])
    find(desk, receipt)
    begin(desk)
    return desk


def ask_for_first_names(desk: Screen) -> None:
    desk.button(say(desk, "ask")).click()
    expect(desk.heading(say(desk, "ask"))).to_be_visible()
    desk.check("correction-ask")
    # Nothing chosen, nothing explained: said, and nothing sent.
    desk.main.get_by_role("button").last.click()
    expect(desk.page.get_by_role("alert")).to_be_visible()
    desk.check("correction-ask-wrong")
    # As a finger does: the words are part of the target.
    desk.main.locator(".choice > label").get_by_text(desk.words.questions["prenoms"], exact=True).click()
    expect(desk.page.get_by_role("checkbox", name=desk.words.questions["prenoms"], exact=True)).to_be_checked()
    desk.box(say(desk, "explain")).fill("Il manque un prénom / A first name is missing")
    desk.main.get_by_role("button").last.click()
    expect(desk.main).to_contain_text(say(desk, "asked"))
    desk.check("correction-asked")


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_a_correction_is_answered_on_just_the_questions_asked(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    desk = examined(screen, agents, receipt, language, width)
    ask_for_first_names(desk)

    person = screen(language, width)
    follow(visitor(language), person, receipt)
    expect(person.main).to_contain_text(say(person, "paused"))
    person.check("followed-correction")
    person.link(say(person, "correct")).click()
    expect(person.heading(say(person, "correction"))).to_be_visible()
    expect(person.main.get_by_role("textbox")).to_have_count(2)
    person.check("correction")
    person.box(person.words.questions["prenoms"]).fill("")
    person.button(say(person, "check")).click()
    person.assert_error()
    person.check("correction-wrong")
    person.box(person.words.questions["prenoms"]).fill("Zéphirine Aimée")
    person.button(say(person, "check")).click()
    expect(person.heading(say(person, "checked"))).to_be_visible()
    person.check("correction-check")
    # Back to the form, what was typed is still there.
    person.button(say(person, "change")).click()
    expect(person.box(person.words.questions["prenoms"])).to_have_value("Zéphirine Aimée")
    person.button(say(person, "check")).click()
    person.button(say(person, "send")).click()
    expect(person.main).to_contain_text(say(person, "sent"))
    person.check("correction-sent")

    find(desk, receipt)
    expect(desk.page.get_by_role("heading", name=say(desk, "corrected"))).to_be_visible()
    expect(desk.page.get_by_role("table")).to_contain_text("Zéphirine Aimée")
    desk.check("desk-corrected")


def test_a_correction_works_without_script_and_with_the_keyboard_alone(screen, agents, visitor):
    receipt = visitor("fr").send()
    desk = examined(screen, agents, receipt, "fr", 1280)
    ask_for_first_names(desk)
    person = screen("fr", 1280, javascript=False)
    follow(visitor("fr"), person, receipt)
    keyboard = Keyboard(person)
    keyboard.follow(person.link(say(person, "correct")))
    expect(person.heading(say(person, "correction"))).to_be_visible()
    keyboard.reach(person.box(person.words.questions["prenoms"]))
    keyboard.press("ControlOrMeta+a")
    keyboard.type("Aimée")
    keyboard.follow(person.button(say(person, "check")))
    expect(person.heading(say(person, "checked"))).to_be_visible()
    keyboard.follow(person.button(say(person, "send")))
    expect(person.main).to_contain_text(say(person, "sent"))


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_words_go_both_ways(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    person = screen(language, width)
    follow(visitor(language), person, receipt)
    person.link(say(person, "messages")).click()
    expect(person.heading(say(person, "messages"))).to_be_visible()
    person.button(say(person, "send_message")).click()
    person.assert_error(say(person, "blank"))
    person.check("messages-blank")
    person.box(say(person, "your_message")).fill("Première ligne\n\nSeconde <b>ligne</b>")
    person.button(say(person, "send_message")).click()
    expect(person.main).to_contain_text(say(person, "message_sent"))
    expect(person.main).to_contain_text("Seconde <b>ligne</b>")
    person.check("messages-sent")

    desk = screen(language, width)
    sign_in(desk, agents["agente"])
    desk.open("/desk?show=messages")
    expect(desk.main).to_contain_text(receipt.reference)
    desk.check("desk-messages")
    find(desk, receipt)
    expect(desk.main).to_contain_text("Seconde <b>ligne</b>")
    desk.check("desk-message")
    desk.box(say(desk, "to_person")).fill("C’est noté.")
    desk.button(say(desk, "send_to_person")).click()
    desk.open("/desk?show=messages")
    expect(desk.main).not_to_contain_text(receipt.reference)

    follow(visitor(language), person, receipt)
    person.check("followed-unread")
    person.link(say(person, "unread")).first.click()
    expect(person.main).to_contain_text("C’est noté.")
    expect(person.main).not_to_contain_text(agents["agente"].name)
    follow(visitor(language), person, receipt)
    expect(person.link(say(person, "unread"))).to_have_count(0)


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_a_request_is_completed_then_withdrawn(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    person = screen(language, width)
    follow(visitor(language), person, receipt)
    person.link(say(person, "add")).click()
    expect(person.heading(say(person, "add"))).to_be_visible()
    person.check("addition")
    person.box(say(person, "what_to_add")).fill("Un oubli.")
    person.button(say(person, "send_addition")).click()
    expect(person.main).to_contain_text(receipt.reference)
    person.link(say(person, "withdraw")).click()
    expect(person.heading(say(person, "withdraw"))).to_be_visible()
    person.check("withdrawal")
    person.box(say(person, "why")).fill("Plus besoin.")
    person.button(say(person, "confirm_withdraw")).dblclick()
    expect(person.main).to_contain_text(say(person, "withdrawn"))
    expect(person.main).to_contain_text(say(person, "withdrawn_by_you"))
    person.check("withdrawn")
    expect(person.link(say(person, "withdraw"))).to_have_count(0)

    desk = screen(language, width)
    sign_in(desk, agents["agente"])
    find(desk, receipt)
    expect(desk.main).to_contain_text("Plus besoin.")
    expect(desk.main).to_contain_text("Un oubli.")
    expect(desk.main).to_contain_text(say(desk, "withdrawn_state"))
    desk.check("desk-withdrawn")


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 360)])
def test_a_refusal_is_reconsidered(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    desk = examined(screen, agents, receipt, language, width)
    words = desk.words.desk
    desk.button(words.refuse).click()
    desk.main.locator(".choice > label").first.click()
    expect(desk.page.get_by_role("checkbox").first).to_be_checked()
    desk.button(words.to_the_letter).click()
    desk.button(words.send_refusal).click()

    person = screen(language, width)
    follow(visitor(language), person, receipt)
    person.check("followed-refused")
    person.link(say(person, "reconsider")).click()
    expect(person.heading(say(person, "reconsider"))).to_be_visible()
    person.button(say(person, "send_reconsider")).click()
    person.assert_error()
    person.check("reconsideration-blank")
    person.box(say(person, "why_change")).fill("Le lien est prouvé.")
    person.button(say(person, "send_reconsider")).click()
    expect(person.main).to_contain_text(say(person, "reconsidering"))
    person.check("reconsideration-sent")

    supervisor = screen(language, width)
    sign_in(supervisor, agents["responsable"])
    find(supervisor, receipt)
    expect(supervisor.main).to_contain_text("Le lien est prouvé.")
    expect(supervisor.button(words.grant)).to_be_visible()
    supervisor.check("desk-reconsideration")


def test_everything_of_a_case_is_downloaded(screen, visitor):
    receipt = visitor("fr").send()
    person = screen("fr")
    follow(visitor("fr"), person, receipt)
    with person.page.expect_download() as started:
        person.link(say(person, "download")).click()
    assert started.value.suggested_filename == f"{receipt.reference}.zip"
    archive = zipfile.ZipFile(io.BytesIO(started.value.path().read_bytes()))
    assert archive.testzip() is None
    names = archive.namelist()
    folder = receipt.reference
    assert names[:3] == [f"{folder}/demande.html", f"{folder}/reponses.csv", f"{folder}/parvis.json"]
    # The rest is the service's definition, under which it was sent.
    assert all(name.startswith(f"{folder}/service/") for name in names[3:])
    assert FAMILY_NAME in archive.read(names[0]).decode()
    assert FAMILY_NAME in archive.read(names[1]).decode()
    told = json.loads(archive.read(names[2]))
    assert told["reference"] == receipt.reference
    assert any(answer["value"] == FAMILY_NAME for answer in told["answers"])


@pytest.mark.parametrize(("language", "width"), [("fr", 360), ("en", 1280)])
def test_a_document_goes_with_a_message(screen, agents, visitor, tmp_path, language, width):
    receipt = visitor(language).send()
    person = screen(language, width)
    follow(visitor(language), person, receipt)
    person.link(say(person, "messages")).click()
    person.box(say(person, "your_message")).fill("Mon livret.")
    person.page.locator("input[type=file]").set_input_files(pdf(tmp_path / "livret.pdf"))
    person.button(say(person, "send_message")).click()
    expect(person.main).to_contain_text(say(person, "message_sent"))
    expect(person.link("livret.pdf")).to_be_visible()
    person.check("message-file")

    desk = screen(language, width)
    sign_in(desk, agents["agente"])
    find(desk, receipt)
    expect(desk.link("livret.pdf")).to_be_visible()
    desk.check("desk-message-file")
