"""Whatever is wrong is said at the top and at the question, and what was typed stays."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from screens import SCREENS
from resident import PAGES, Resident
from screen import Screen, flexible
from visitor import FAMILY_NAME

# What an empty page is told, question by question.
EMPTY = {
    "lieu": {"lieu_naissance": "choice"},
    "document": {"type_acte": "choice"},
    "personne": {"nom_naissance": "text", "prenoms": "text", "date_naissance": "date"},
    "lien": {"qualite": "choice"},
    "parents": {"nombre_parents": "choice"},
    "noms_parents": {
        "parent1_nom": "text", "parent1_prenom": "text", "parent2_nom": "text", "parent2_prenom": "text"},
    "remise": {"mode_remise": "choice", "nombre_exemplaires": "number"},
    "adresse": {"adresse_envoi": "address"},
    "demandeur": {"prenom_demandeur": "text", "nom_demandeur": "text"},
}

GROUPS = {"lieu_naissance", "type_acte", "date_naissance", "qualite", "nombre_parents", "mode_remise", "adresse_envoi"}


def control(screen: Screen, question: str) -> Locator:
    """What bears the question's name: its box, or the group of its choices or parts."""
    name = screen.words.questions[question]
    return screen.group(name) if question in GROUPS else screen.box(name)


def expect_problem(screen: Screen, question: str, problem: str) -> None:
    """The message stands at the question, and is heard with it."""
    told = re.compile(flexible(screen.words.problems[problem]))
    expect(control(screen, question)).to_have_accessible_description(told)


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_an_error_at_every_question(screen, language, width):
    screen = screen(language, width)
    words = screen.words
    person = Resident(screen)
    person.start()
    for page in PAGES:
        person.expect_page(page)
        person.go_on()
        screen.assert_error(*(words.problems[problem] for problem in EMPTY[page].values()))
        expect(screen.page.get_by_role("alert").get_by_role("link")).to_have_count(len(EMPTY[page]))
        for question, problem in EMPTY[page].items():
            expect_problem(screen, question, problem)
        screen.check(f"{page}-error")
        # Each line of the summary leads to its control, and the question is in sight with it.
        for index, question in enumerate(EMPTY[page]):
            screen.page.get_by_role("alert").get_by_role("link").nth(index).click()
            focused = screen.page.locator(":focus")
            expect(focused).to_be_in_viewport()
            reached = focused.evaluate(
                """(element) => (element.closest("fieldset") || element).id || element.closest("fieldset")
                    .querySelector("legend").innerText""")
            name = words.questions[question]
            assert reached == question or " ".join(reached.split()).startswith(name), (reached, question)
        person.fill(page)
        person.go_on()
    person.expect_check()


def test_an_error_at_a_question_without_javascript(screen):
    screen = screen("fr", javascript=False)
    person = Resident(screen)
    person.start()
    person.complete(until="personne")
    person.write("nom_naissance", FAMILY_NAME)
    person.go_on()
    screen.assert_error(screen.words.problems["text"], screen.words.problems["date"])
    expect(screen.box(screen.words.questions["nom_naissance"])).to_have_value(FAMILY_NAME)
    # Without a script, the link itself leads to the control.
    link = screen.page.get_by_role("alert").get_by_role("link").first
    link.click()
    assert screen.page.url.endswith(link.get_attribute("href"))
    screen.assert_sound()


@pytest.mark.parametrize(("language", "width"), [("fr", 360), ("en", 1280)])
def test_what_was_typed_is_kept(screen, language, width):
    screen = screen(language, width)
    words = screen.words
    person = Resident(screen)
    person.start()

    person.complete(until="personne")
    person.write("nom_naissance", FAMILY_NAME)
    person.write_date("date_naissance", "31", "2", "1994")
    person.go_on()
    screen.assert_error(words.problems["text"], words.problems["no_such_date"])
    screen.check("personne-no-such-date")
    expect_kept(screen, {"nom_naissance": FAMILY_NAME, "prenoms": ""})
    date = screen.group(words.questions["date_naissance"])
    for part, text in ((words.day, "31"), (words.month, "2"), (words.year, "1994")):
        expect(date.get_by_role("textbox", name=part, exact=True)).to_have_value(text)
    # It is kept on the server too: the page read again, elsewhere in the form and back, still shows it.
    screen.open(screen.path.removeprefix(f"/{language}"))
    expect_kept(screen, {"nom_naissance": FAMILY_NAME})
    expect(date.get_by_role("textbox", name=words.day, exact=True)).to_have_value("31")
    expect_problem(screen, "date_naissance", "no_such_date")
    person.fill("personne")
    person.go_on()

    for page in ("lien", "parents", "noms_parents"):
        person.expect_page(page)
        person.fill(page)
        person.go_on()
    person.expect_page("remise")
    person.choose("courrier")
    person.write("nombre_exemplaires", "9")
    person.go_on()
    screen.assert_error()
    expect_kept(screen, {"nombre_exemplaires": "9"})
    expect(screen.radio(words.options["courrier"])).to_be_checked()
    expect(screen.box(words.questions["nombre_exemplaires"])).to_have_accessible_description(re.compile("5"))
    person.fill("remise")
    person.go_on()

    person.expect_page("adresse")
    person.fill("adresse")
    person.write("postcode", "96")
    person.go_on()
    screen.assert_error(words.problems["postcode"])
    screen.check("adresse-postcode")
    expect_kept(screen, {"postcode": "96", "city": "Val-Clair"})
    expect(screen.box(words.questions["postcode"])).to_have_accessible_description(
        re.compile(flexible(words.problems["postcode"])))
    person.fill("adresse")
    person.go_on()

    person.expect_page("demandeur")
    person.fill("demandeur")
    person.write("email_demandeur", "zephirine.example.com")
    person.write("telephone_demandeur", "06 39")
    person.go_on()
    screen.assert_error(words.problems["email"], words.problems["phone"])
    screen.check("demandeur-email")
    expect_kept(screen, {"email_demandeur": "zephirine.example.com", "telephone_demandeur": "06 39"})
    expect_problem(screen, "email_demandeur", "email")
    expect_problem(screen, "telephone_demandeur", "phone")
    person.fill("demandeur")
    person.go_on()
    person.expect_check()


def expect_kept(screen: Screen, typed: dict[str, str]) -> None:
    for question, text in typed.items():
        expect(screen.box(screen.words.questions[question])).to_have_value(text)


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 360)])
def test_codes_and_references_that_open_nothing(screen, language, width):
    screen = screen(language, width)
    words = screen.words
    screen.open("/resume")
    screen.box(words.code).fill("ABC")
    screen.button(words.open).click()
    screen.assert_error(words.problems["code"])
    screen.check("resume-malformed")
    expect(screen.box(words.code)).to_have_value("ABC")
    screen.box(words.code).fill("K7QM2 PX4RT 9BWHC 3FJND")
    screen.button(words.open).click()
    screen.assert_error(words.problems["code_unknown"])
    screen.check("resume-unknown")

    screen.open("/follow")
    screen.box(words.reference).fill("VC-1")
    screen.button(words.open).click()
    screen.assert_error(words.problems["reference"], words.problems["code"])
    expect(screen.box(words.reference)).to_have_value("VC-1")
    screen.check("follow-malformed")
    # A link cut in two by a mail reader.
    screen.open("/resume/K7QM2-PX4RT")
    screen.assert_error(words.problems["code"])
    screen.check("resume-link")
    screen.open("/follow/K7QM2-PX4RT-9BWHC-3FJND")
    screen.assert_error(words.problems["code_unknown"])
    screen.check("follow-link")


def test_a_reference_with_the_code_of_another_case(screen, visitor):
    mine, other = visitor().send(), visitor().send()
    screen = screen("fr")
    screen.open("/follow")
    screen.box(screen.words.reference).fill(mine.reference)
    screen.box(screen.words.code).fill(other.code)
    screen.button(screen.words.open).click()
    screen.assert_error(screen.words.problems["together"])
    screen.check("follow-apart")
    # A good code opens nothing on its own here: the browser holds neither case.
    screen.open(f"/cases/{other.case}")
    expect(screen.heading(screen.words.not_found)).to_be_visible()
