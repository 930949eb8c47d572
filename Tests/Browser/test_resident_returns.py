"""Leaving, coming back, changing one's mind, pressing twice: nothing is lost and nothing is sent twice."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from account import WORDS as ACCOUNT
from desk_visitor import DeskVisitor
from resident import PAGES, Resident
from screen import flexible
from visitor import CODE, FAMILY_NAME, FIRST_NAME, SERVICE


# MARK: Check, change one, back to the check


@pytest.mark.parametrize("language", ["fr", "en"])
def test_change_one_answer_and_come_back_to_the_check(screen, language):
    screen = screen(language)
    words = screen.words
    person = Resident(screen)
    person.start()
    person.complete()
    person.answer_row("nombre_exemplaires").get_by_role("link", name=re.compile(words.change)).click()
    person.expect_page("remise")
    expect(screen.box(words.questions["nombre_exemplaires"])).to_have_value("1")
    person.write("nombre_exemplaires", "3")
    person.go_on()
    person.expect_check()
    expect(person.answer_row("nombre_exemplaires")).to_contain_text("3")

    # An answer that makes others useless: they are neither asked nor sent any more.
    person.answer_row("type_acte").get_by_role("link").click()
    person.expect_page("document")
    person.choose("extrait_sans_filiation")
    person.go_on()
    person.expect_check()
    expect(person.answer_row("parent1_nom")).to_have_count(0)
    # And back: what had been answered has not to be typed again.
    person.answer_row("type_acte").get_by_role("link").click()
    person.choose("copie_integrale")
    person.go_on()
    person.expect_check()
    expect(person.answer_row("parent1_nom")).to_contain_text(FAMILY_NAME)
    # Another way of delivery needs no address; the first one needs it again.
    person.answer_row("mode_remise").get_by_role("link").click()
    person.choose("guichet")
    person.go_on()
    person.expect_check()
    expect(person.answer_row("adresse_envoi")).to_have_count(0)
    # The way back from a change leads to the check too.
    person.answer_row("prenoms").get_by_role("link").click()
    person.expect_page("personne")
    screen.link(words.back).click()
    person.expect_check()
    person.send()


def test_an_answer_that_asks_for_more_leads_to_what_it_asks(screen):
    screen = screen("fr")
    person = Resident(screen)
    person.start()
    for page in ("lieu", "document", "personne", "remise", "demandeur"):
        person.expect_page(page)
        if page == "document":
            person.choose("extrait_sans_filiation")
        elif page == "remise":
            person.choose("guichet")
            person.write("nombre_exemplaires", "1")
        else:
            person.fill(page)
        person.go_on()
    person.expect_check()
    person.answer_row("type_acte").get_by_role("link").click()
    person.choose("copie_integrale")
    person.go_on()
    for page in ("lien", "parents", "noms_parents"):
        person.expect_page(page)
        person.fill(page)
        person.go_on()
    person.expect_check()


# MARK: Leaving and coming back


@pytest.mark.parametrize(("language", "width", "javascript"), [("fr", 1280, True), ("en", 360, True), ("fr", 360, False)])
def test_leave_and_resume_elsewhere_by_code(screen, language, width, javascript):
    here = screen(language, width, javascript)
    words = here.words
    person = Resident(here)
    person.start()
    person.complete(until="personne")
    # In the middle of a page, with an answer that is wrong and one that is missing.
    person.write("nom_naissance", FAMILY_NAME)
    person.write_date("date_naissance", "17", "5", "")
    here.button(words.leave).click()
    expect(here.heading(words.saved)).to_be_visible()
    here.check("saved")
    code = person.code
    link = here.box(words.secret_link).input_value()
    assert link.startswith(here.base) and code in link

    elsewhere = screen(language, 360, javascript)
    elsewhere.open("/resume")
    expect(elsewhere.heading(words.resume)).to_be_visible()
    elsewhere.box(words.code).fill(f" {code.lower()} ")
    elsewhere.button(words.open).click()
    other = Resident(elsewhere)
    other.expect_page("personne")
    expect(elsewhere.box(words.questions["nom_naissance"])).to_have_value(FAMILY_NAME)
    date = elsewhere.group(words.questions["date_naissance"])
    expect(date.get_by_role("textbox", name=words.month, exact=True)).to_have_value("5")

    # The secret link opens it from a third place, where it is finished.
    third = screen(language, 1280, javascript)
    third.page.goto(link)
    finisher = Resident(third)
    finisher.expect_page("personne")
    for page in PAGES[2:]:
        finisher.expect_page(page)
        finisher.fill(page)
        finisher.go_on()
    finisher.expect_check()
    finisher.send()
    # The same link now opens the case, and the first browser is led to it too.
    elsewhere.page.goto(link)
    expect(elsewhere.main).to_contain_text(finisher.reference)
    here.link(words.carry_on).click()
    expect(here.main).to_contain_text(finisher.reference)


def test_the_secret_link_is_copied(screen):
    screen = screen("fr")
    words = screen.words
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person = Resident(screen)
    person.start()
    person.fill("lieu")
    screen.button(words.leave).click()
    expect(screen.heading(words.saved)).to_be_visible()
    screen.button("Copier").click()
    expect(screen.page.get_by_text("Lien copié", exact=True)).to_be_visible()
    screen.check("saved-copied")
    assert screen.page.evaluate("navigator.clipboard.readText()") == screen.box(words.secret_link).input_value()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_draft_is_erased_when_asked(screen, language):
    screen = screen(language)
    words = screen.words
    person = Resident(screen)
    person.start()
    person.complete(until="document")
    draft = re.search(r"/drafts/[^/]+", screen.path)[0]
    screen.button(words.leave).click()
    link = screen.box(words.secret_link).input_value()
    screen.button(words.delete).click()
    expect(screen.heading(words.deleted)).to_be_visible()
    screen.check("deleted")
    screen.open(draft)
    expect(screen.heading(words.not_found)).to_be_visible()
    screen.page.goto(link)
    screen.assert_error(words.problems["code_unknown"])


@pytest.mark.parametrize(("language", "width"), [("fr", 360), ("en", 1280)])
def test_born_abroad_is_directed_to_nantes(screen, language, width):
    screen = screen(language, width)
    words = screen.words
    person = Resident(screen)
    person.start()
    person.choose("etranger")
    person.go_on()
    person.expect_page("vers_nantes")
    screen.check("exit")
    away = screen.main.get_by_role("link", name=re.compile("Nantes"))
    expect(away).to_have_attribute("href", re.compile(r"^https://www\.service-public\.gouv\.fr/"))
    draft = screen.path.removesuffix("/exit").removeprefix(f"/{language}")
    # Neither another page's address nor the check's leads around it.
    screen.open(draft + "/check")
    person.expect_page("vers_nantes")
    # A wrong answer is mended: back, and on.
    screen.link(words.back).click()
    person.expect_page("lieu")
    expect(screen.radio(words.options["etranger"])).to_be_checked()
    person.choose("val_clair")
    person.go_on()
    person.expect_page("document")


# MARK: The browser's own buttons


def test_back_button_shows_what_was_answered(screen):
    screen = screen("fr")
    words = screen.words
    person = Resident(screen)
    person.start()
    person.complete(until="parents")
    screen.page.go_back()
    person.expect_page("lien")
    expect(screen.radio(words.options["titulaire"])).to_be_checked()
    screen.page.go_back()
    person.expect_page("personne")
    expect(screen.box(words.questions["prenoms"])).to_have_value(FIRST_NAME)
    person.write("prenoms", FIRST_NAME + " Ondine")
    person.go_on()
    person.expect_page("lien")
    for page in PAGES[3:]:
        person.expect_page(page)
        person.fill(page)
        person.go_on()
    person.expect_check()
    expect(person.answer_row("prenoms")).to_contain_text(FIRST_NAME + " Ondine")
    person.send()
    reference = person.reference
    # Back from the receipt: what was sent can't be sent again, the case is shown.
    screen.page.go_back()
    expect(screen.main).to_contain_text(reference)
    expect(screen.button(words.send)).to_have_count(0)


def test_reloading_the_receipt_sends_nothing_again(screen):
    screen = screen("en")
    person = Resident(screen)
    person.start()
    person.complete()
    person.send()
    reference = person.reference
    screen.page.reload()
    person.expect_receipt()
    assert person.reference == reference


# MARK: Pressing twice


@pytest.mark.parametrize("javascript", [True, False])
def test_a_double_click_makes_one_case(screen, server, agents, javascript):
    desk = DeskVisitor(server.port, agents["responsable"])
    before = desk.open_references()
    screen = screen("fr", 1280, javascript)
    person = Resident(screen)
    person.start()
    person.complete()
    screen.button(screen.words.send).dblclick()
    person.expect_receipt()
    added = desk.open_references() - before
    assert added == {person.reference}


def test_a_double_click_on_start_leaves_a_form_that_works(screen):
    screen = screen("fr")
    screen.open(f"/services/{SERVICE}")
    screen.button(screen.words.start).first.dblclick()
    person = Resident(screen)
    person.complete()
    person.send()


def test_the_button_says_that_it_works_and_keeps_its_place(screen):
    """While an answer is awaited the button says so, takes no second press, and leaves its neighbour where it was."""
    screen = screen("fr")
    person = Resident(screen)
    person.start()
    person.complete()
    button = screen.button(screen.words.send)
    neighbour = screen.link(screen.words.leave)
    before = row(button, neighbour)
    # An answer that does not come: what the page's own script lets through is counted and goes no further.
    screen.page.evaluate(
        """() => {
          window.sent = 0;
          document.addEventListener("submit", (event) => {
            if (!event.defaultPrevented) window.sent += 1;
            event.preventDefault();
          });
        }""")
    button.dblclick()
    busy = screen.button("Envoi…")
    expect(busy).to_have_attribute("aria-disabled", "true")
    busy.click(force=True)
    assert screen.page.evaluate("window.sent") == 1
    assert row(busy, neighbour) == before
    screen.check("check-busy")


def row(*buttons) -> list[tuple[int, int]]:
    """Where buttons begin and how wide they are, in pixels."""
    boxes = [button.bounding_box() for button in buttons]
    return [(round(box["x"]), round(box["width"])) for box in boxes]


def test_three_sendings_at_the_same_time_make_one_case(server, agents, visitor):
    desk = DeskVisitor(server.port, agents["responsable"])
    for _ in range(3):
        before = desk.open_references()
        person = visitor()
        person.prepare()
        with ThreadPoolExecutor(3) as clicks:
            answers = list(clicks.map(lambda _: person.submit(), range(3)))
        assert [answer.status for answer in answers] == [303, 303, 303]
        assert len({answer.location for answer in answers}) == 1
        receipt = person.receipt(answers[0].location)
        assert desk.open_references() - before == {receipt.reference}


# MARK: Old pages


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_old_tab_is_led_to_the_case(screen, language):
    new = screen(language)
    words = new.words
    person = Resident(new)
    person.start()
    person.complete()
    old = new.another_tab()
    draft = new.path.removesuffix("/check").removeprefix(f"/{language}")
    old.open(draft + "/pages/personne")
    Resident(old).write("prenoms", "Autre")
    third = new.another_tab()
    third.open(draft + "/check")
    person.send()
    # From a page of the form, and from another check: no second case, the first is shown.
    Resident(old).go_on()
    expect(old.main).to_contain_text(person.reference)
    old.assert_sound()
    third.button(words.send).click()
    expect(third.main).to_contain_text(person.reference)
    third.assert_sound()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_whose_token_is_stale_loses_nothing(screen, language):
    screen = screen(language)
    words = screen.words
    person = Resident(screen)
    person.start()
    person.complete(until="parents")
    forge(screen)
    person.fill("parents")
    person.go_on()
    # What was chosen is shown again, to be sent with the token that holds now.
    person.expect_page("parents")
    expect(screen.main).to_contain_text(re.compile(flexible(ACCOUNT[language].kept_notice)))
    expect(screen.radio(words.options["deux"])).to_be_checked()
    screen.check("stale-page")
    screen.link(words.back).click()
    person.expect_page("lien")
    expect(screen.radio(words.options["titulaire"])).to_be_checked()
    for page in PAGES[3:]:
        person.expect_page(page)
        person.fill(page)
        person.go_on()
    person.expect_check()
    # The same at the moment of sending: nothing is sent, and the way back leads to the check.
    forge(screen)
    screen.button(words.send).click()
    expect(screen.heading(words.stale_form)).to_be_visible()
    screen.check("stale-form")
    screen.link(words.reopen_page).click()
    person.expect_check()
    person.send()


def forge(screen) -> None:
    """Makes the page's token one of another session."""
    screen.page.evaluate(
        """() => document.querySelectorAll("input[name=csrf]").forEach((input) => { input.value = "x".repeat(43); })""")


def test_a_code_on_screen_is_easy_to_dictate(visitor):
    receipt = visitor().send()
    assert re.fullmatch(CODE, receipt.code)
    assert not set("01IO") & set(receipt.code + receipt.reference.removeprefix("VC"))
