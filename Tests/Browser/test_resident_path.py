"""The resident's whole path: from the home page to the receipt and the follow-up."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from keyboard import Keyboard
from resident import PAGES, Resident
from visitor import EMAIL, FAMILY_NAME, FIRST_NAME, STREET
from words import OTHER

EVERYWHERE = [("fr", 1280), ("fr", 360), ("en", 1280), ("en", 360)]


@pytest.mark.parametrize(("language", "width"), EVERYWHERE)
def test_whole_path(screen, language, width):
    person = Resident(screen(language, width), checks=True)
    walk(person)


@pytest.mark.parametrize(("language", "width"), [("fr", 360), ("en", 1280)])
def test_whole_path_without_javascript(screen, language, width):
    person = Resident(screen(language, width, javascript=False), checks=True)
    walk(person)


def walk(person: Resident) -> None:
    """Finds the service, asks, checks, sends, and follows the request."""
    screen, words = person.screen, person.screen.words
    person.find_service()
    person.start()
    person.complete()
    # All that was answered stands there to be checked, and only that.
    for question, printed in {
        "lieu_naissance": words.options["val_clair"],
        "type_acte": words.options["copie_integrale"],
        "nom_naissance": FAMILY_NAME,
        "prenoms": FIRST_NAME,
        "date_naissance": {"fr": "17 mai 1994", "en": "17 May 1994"}[screen.language],
        "adresse_envoi": STREET,
        "email_demandeur": EMAIL,
    }.items():
        expect(person.answer_row(question)).to_contain_text(printed)
    person.send()
    reference, code = person.reference, person.code
    assert screen.path.endswith("/receipt")
    # By when: a date of this year or the next, in words.
    expect(screen.main).to_contain_text(re.compile(r"\b20\d\d\b"))
    person.follow()
    person.check("case")
    expect(screen.main).to_contain_text(reference)
    details = screen.page.get_by_text(words.sent_summary, exact=True)
    details.click()
    expect(screen.main).to_contain_text(EMAIL)
    person.check("case-unfolded")

    # Leaving a shared computer: nothing can be seen from it any more.
    case = screen.path
    screen.button(words.leave_computer).click()
    expect(screen.heading(words.home)).to_be_visible()
    screen.go(case)
    expect(screen.heading(words.not_found)).to_be_visible()
    person.check("not-found")

    # The reference and the code open it again, however they are typed.
    screen.open("/follow")
    expect(screen.heading(words.follow)).to_be_visible()
    person.check("follow")
    screen.box(words.reference).fill(reference.lower().replace("-", " "))
    screen.box(words.code).fill(code.lower().replace("-", ""))
    screen.button(words.open).click()
    expect(screen.heading(words.service)).to_be_visible()
    expect(screen.main).to_contain_text(reference)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_whole_path_with_the_keyboard_alone(screen, language):
    screen = screen(language)
    words = screen.words
    person = Resident(screen)
    keys = Keyboard(screen)

    screen.open()
    expect(screen.heading(words.home)).to_be_visible()
    keys.press("Tab")
    assert keys.focused().get("hash") == "#content", "the first stop skips the header"
    keys.press("Enter")
    keys.reach(screen.page.get_by_role("searchbox", name=words.search_label))
    keys.type(words.service)
    keys.press("Enter")
    expect(screen.link(words.service)).to_be_visible()
    keys.follow(screen.link(words.service))
    expect(screen.heading(words.service)).to_be_visible()
    keys.follow(screen.button(words.start).first)

    for page in PAGES:
        person.expect_page(page)
        keys.fill(page)
        keys.follow(screen.button(words.go_on))
    person.expect_check()
    # Changing an answer, and back to the check.
    change = person.answer_row("prenoms").get_by_role("link")
    keys.follow(change)
    person.expect_page("personne")
    keys.reach(screen.box(words.questions["prenoms"]))
    keys.press("End")
    keys.type(" Bis")
    keys.follow(screen.button(words.go_on))
    person.expect_check()
    expect(person.answer_row("prenoms")).to_contain_text(FIRST_NAME + " Bis")
    keys.follow(screen.button(words.send))
    person.expect_receipt()
    reference = person.reference
    keys.follow(screen.link(words.follow_it))
    expect(screen.heading(words.service)).to_be_visible()
    expect(screen.main).to_contain_text(reference)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_scrolls_sideways_at_320_pixels(screen, language):
    """320 pixels: the narrowest telephone, and a 1280-pixel screen magnified four times (WCAG 2.2, 1.4.10)."""
    screen = screen(language, 320)
    person = Resident(screen)
    for path in ("", "/contact", "/accessibility", "/privacy", "/resume", "/follow", "/life-events/union", "/desk/sign-in"):
        screen.open(path)
        screen.assert_sound()
    person.start()
    for page in PAGES:
        person.expect_page(page)
        # With its errors, then with its answers.
        screen.assert_sound()
        person.go_on()
        screen.assert_error()
        screen.assert_sound()
        person.fill(page)
        person.go_on()
    person.expect_check()
    screen.assert_sound()
    screen.link(screen.words.leave).click()
    expect(screen.heading(screen.words.saved)).to_be_visible()
    screen.assert_sound()
    screen.link(screen.words.carry_on).click()
    person.send()
    screen.assert_sound()
    person.follow()
    screen.assert_sound()


@pytest.mark.parametrize(("language", "width"), EVERYWHERE)
def test_pages_that_inform(screen, language, width):
    screen = screen(language, width)
    for state, path in {
        "contact": "/contact", "accessibility": "/accessibility", "privacy": "/privacy", "resume": "/resume",
        "life-event": "/life-events/naissance", "search-empty": "/search", "search-nothing": "/search?q=zzzzzz",
        "nowhere": "/nowhere",
    }.items():
        screen.open(path)
        screen.check(state)
        # Every page says how to reach a human being.
        expect(screen.page.get_by_role("link", name=re.compile(r"^01\s99\s00"))).not_to_have_count(0)


@pytest.mark.parametrize("look", ["dark", "contrast", "forced"])
def test_other_looks(browser, server, look):
    """Dark, more contrast, colours set by the system: the same pages, as sound."""
    from screen import Screen

    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="fr-FR", reduced_motion="reduce",
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced" else "none", contrast="more" if look == "contrast" else "no-preference")
    person = Resident(Screen(context, server.url, "fr", 1280, True, look))
    screen = person.screen
    screen.open()
    screen.check("home")
    person.start()
    screen.check("lieu")
    person.go_on()
    screen.assert_error(screen.words.problems["choice"])
    screen.check("lieu-error")
    person.complete()
    screen.check("check")
    person.send()
    screen.check("receipt")
    person.follow()
    screen.check("case")
    context.close()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_language_switch_keeps_the_place_and_the_answers(screen, language):
    screen = screen(language)
    person = Resident(screen)
    person.start()
    person.complete(until="lien")
    screen.link(screen.words.back).click()
    person.expect_page("personne")
    place = screen.path
    screen.link({"fr": "English", "en": "Français"}[language]).click()
    screen.speak(OTHER[language])
    person.expect_page("personne")
    assert screen.path == place.replace(f"/{language}/", f"/{screen.language}/", 1)
    screen.assert_sound()
    expect(screen.box(screen.words.questions["nom_naissance"])).to_have_value(FAMILY_NAME)
    expect(screen.box(screen.words.questions["prenoms"])).to_have_value(FIRST_NAME)
    expect(screen.group(screen.words.questions["date_naissance"]).get_by_label(screen.words.year)).to_have_value("1994")
    # And on, in that language, to the end.
    person.go_on()
    for page in PAGES[3:]:
        person.expect_page(page)
        person.fill(page)
        person.go_on()
    person.expect_check()
    person.send()
    # The receipt and the case are read in either.
    screen.link({"fr": "English", "en": "Français"}[screen.language]).click()
    screen.speak(language)
    person.expect_receipt()


def test_first_visit_speaks_the_browsers_language(screen):
    for language in ("fr", "en"):
        one = screen(language)
        one.go("/")
        expect(one.heading(one.words.home)).to_be_visible()
        assert one.path == f"/{language}"
