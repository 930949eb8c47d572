"""A resident's account: no password, nothing added silently, nothing lost, nothing of anyone else's."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from account import Account, new_address
from resident import Resident
from screen import flexible
from screens import SCREENS_AND_SCRIPTS
from test_desk import sign_in
from visitor import CODE, FAMILY_NAME


OBJECTION = r"/(?:fr|en)/objection/[\w-]{43}"


@pytest.fixture
def address(server):
    """Makes an address that the server's log must never hold."""

    def make() -> str:
        email = new_address()
        server.private.add(email)
        return email

    return make


EVERYWHERE = SCREENS_AND_SCRIPTS


@pytest.mark.parametrize(("language", "width", "javascript"), EVERYWHERE)
def test_signs_in_by_code_and_finds_the_request_in_the_space(screen, address, language, width, javascript):
    screen = screen(language, width, javascript)
    account = Account(screen, address(), checks=True)
    words = account.words
    screen.open("/sign-in")
    screen.box(words.email).fill("samira")
    account.press(words.get_code)
    screen.assert_error(words.email_missing)
    account.check("account-sign-in-error")
    screen.box(words.email).fill(account.email)
    account.press(words.get_code)
    expect(screen.heading(words.check_mail)).to_be_visible()
    right = account.emailed_code()
    screen.box(words.code).fill("000000" if right != "000000" else "111111")
    account.press(words.sign_in)
    screen.assert_error(words.wrong_code)
    account.check("account-code-error")
    screen.box(words.code).fill(right)
    account.press(words.sign_in)
    account.expect_space()
    person = Resident(screen)
    person.start()
    person.complete()
    person.send()
    expect(screen.page.get_by_role("heading", name=words.acknowledgement)).to_be_visible()
    account.check("account-receipt")
    reference = person.reference
    screen.open("/space")
    card = screen.main.locator(".request").filter(has_text=reference)
    expect(card).to_contain_text(re.compile(flexible(words.silence)))
    expect(card.get_by_role("listitem")).not_to_have_count(0)
    account.check("account-space-request")
    screen.button(words.sign_out).click()
    screen.open("/space")
    expect(screen.page).to_have_url(re.compile("/sign-in"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_link_opens_the_space_on_another_device_where_the_draft_goes_on(screen, address, language):
    email = address()
    first, second = screen(language), screen(language, 360)
    account = Account(first, email)
    account.sign_in()
    person = Resident(first)
    person.start()
    person.complete(until="personne")
    person.fill("personne")
    person.go_on()
    person.expect_page("lien")
    # The second device asks for nothing but the message: its link is pressed there.
    first_again = Account(first, email)
    first.open("/sign-in")
    expect(first.heading(first_again.words.space)).to_be_visible()
    asking = Account(screen(language), email)
    asking.screen.open("/sign-in")
    asking.ask()
    other = Account(second, email, checks=True)
    link = other.link()
    second.go(link)
    expect(second.heading(other.words.open_here)).to_be_visible()
    other.check("account-link")
    other.press(other.words.sign_in)
    other.expect_space()
    expect(second.page.get_by_role("heading", name=other.words.to_finish)).to_be_visible()
    second.main.get_by_role("link", name=re.compile("^" + flexible(second.words.carry_on))).click()
    Resident(second).expect_page("lien")
    # A link works once.
    second.go(link)
    expect(second.heading(other.words.gone)).to_be_visible()
    other.check("account-gone")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_session_lost_in_the_middle_of_a_page_loses_nothing_of_it(screen, address, javascript):
    screen = screen("fr", 360, javascript)
    account = Account(screen, address(), checks=True)
    account.sign_in()
    person = Resident(screen)
    person.start()
    person.complete(until="personne")
    person.write("nom_naissance", FAMILY_NAME)
    person.write("prenoms", "Zoé")
    screen.context.clear_cookies()
    person.go_on()
    expect(screen.heading(account.words.ended)).to_be_visible()
    account.check("account-session-ended")
    screen.main.get_by_role("link", name=account.words.sign_in).click()
    account.ask()
    account.type_code()
    person.expect_page("personne")
    expect(screen.main).to_contain_text(re.compile(flexible(account.words.kept_notice)))
    account.check("account-kept-form")
    expect(screen.box(screen.words.questions["prenoms"])).to_have_value("Zoé")
    person.write_date("date_naissance", "17", "5", "1994")
    person.go_on()
    person.expect_page("lien")


def test_a_lost_session_is_also_found_again_by_the_access_code(screen):
    screen = screen("en")
    account = Account(screen, "")
    person = Resident(screen)
    person.start()
    draft = re.search(r"/drafts/([0-9a-f-]+)/", screen.path)[1]
    person.complete(until="personne")
    screen.open(f"/drafts/{draft}/saved")
    code = re.search(CODE, screen.main.inner_text())[0]
    screen.open(f"/drafts/{draft}/pages/personne")
    person.write("prenoms", "Zoé")
    screen.context.clear_cookies()
    person.go_on()
    expect(screen.heading(account.words.ended)).to_be_visible()
    screen.box(screen.words.code).fill(code)
    account.press(screen.words.carry_on)
    person.expect_page("personne")
    expect(screen.box(screen.words.questions["prenoms"])).to_have_value("Zoé")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_a_shared_browser_holds_is_offered_and_never_added_silently(screen, address, language):
    screen = screen(language)
    person = Resident(screen)
    person.start()
    person.complete()
    person.send()
    reference = person.reference
    account = Account(screen, address(), checks=True)
    screen.open("/sign-in")
    account.ask()
    account.type_code()
    expect(screen.heading(account.words.found)).to_be_visible()
    account.check("account-found")
    # Nothing is ticked beforehand.
    box = screen.page.get_by_role("checkbox")
    expect(box).not_to_be_checked()
    screen.main.locator("label").get_by_text(screen.words.service, exact=True).click()
    account.press(account.words.keep)
    account.expect_space()
    expect(screen.main).to_contain_text(reference)


@pytest.mark.parametrize(("language", "width", "javascript"), EVERYWHERE)
def test_addresses_are_added_and_changed_and_a_lost_one_is_recovered(screen, address, language, width, javascript):
    first, second, third = address(), address(), address()
    open_screen = screen
    screen = open_screen(language, width, javascript)
    account = Account(screen, first, checks=True)
    words = account.words
    account.sign_in()
    screen.main.get_by_role("link", name=words.information).click()
    account.check("account-information")

    def prove(email: str) -> None:
        screen.box(words.email).fill(email)
        account.press(words.get_code)
        screen.box(words.code).fill(Account(screen, email).emailed_code())
        account.press(words.confirm)
        expect(screen.heading(words.information)).to_be_visible()

    screen.link(words.add_address).click()
    account.check("account-add-address")
    prove(second)
    # The address known before is told.
    account.mail(re.escape(second))
    # The first address is lost: its owner signs in with the second and puts a third in its place.
    other = Account(open_screen(language, width, javascript), second, checks=True)
    other.sign_in()
    screen = other.screen
    account = other
    screen.main.get_by_role("link", name=words.information).click()
    screen.main.locator("li").filter(has_text=first).first.get_by_role("link").first.click()
    expect(screen.heading(words.change_address)).to_be_visible()
    account.check("account-change-address")
    prove(third)
    kept = screen.main.locator(".contact").all_inner_texts()
    assert sorted(kept) == sorted([second, third])
    # The lost address is told.
    Account(screen, first).mail(re.escape(third))
    # The others can be removed, the last one only after a warning.
    for number, left in enumerate((third, None)):
        entry = screen.main.locator("li").filter(has=screen.page.locator(".contact")).first
        entry.get_by_role("link").nth(1).click()
        expect(screen.heading(words.remove_address)).to_be_visible()
        account.check("account-remove-address" if left else "account-remove-last-address")
        expect(screen.main.get_by_text(words.last_address)).to_have_count(number)
        screen.main.get_by_role("button").click()
        expect(screen.heading(words.information)).to_be_visible()
    expect(screen.main.locator(".contact")).to_have_count(0)
    account.check("account-without-address")
    # What the demonstration sends instead of the post.
    screen.open("/demo/mail")
    account.check("demonstration-mail")
    screen.main.get_by_role("listitem").first.get_by_role("link").click()
    expect(screen.link(words.messages)).to_be_visible()
    account.check("demonstration-message")


@pytest.mark.parametrize(("language", "width", "javascript"), EVERYWHERE)
def test_each_parent_files_their_own_requests_for_the_same_child(screen, address, language, width, javascript):
    references = []
    for number in range(2):
        one = screen(language, width, javascript)
        account = Account(one, address(), checks=number == 0)
        words = account.words
        account.sign_in()
        person = Resident(one)
        person.start()
        person.complete()
        person.send()
        references.append(person.reference)
        one.open("/space/household")
        account.press(words.add_person)
        one.assert_error(*[])
        account.check("account-household-error")
        one.box(words.whom).fill("Léo")
        account.press(words.add_person)
        one.page.get_by_role("combobox").select_option(label="Léo")
        account.check("account-household")
        account.press(words.save)
        account.expect_space()
        expect(one.page.get_by_role("heading", name=re.compile("Léo"))).to_be_visible()
        expect(one.main).to_contain_text(references[number])
        account.check("account-space-household")
    expect(one.main).not_to_contain_text(references[0])
    expect(one.main.locator(".request")).to_have_count(1)


@pytest.mark.parametrize(("language", "width", "javascript"), EVERYWHERE)
def test_access_is_given_back_at_the_counter_and_an_older_address_refuses(
    screen, agents, address, language, width, javascript
):
    """Whoever has lost code and mailbox shows an identity document; the older address has the last word."""
    mine = screen(language, width, javascript)
    account = Account(mine, address(), checks=True)
    words = account.words
    account.sign_in()
    person = Resident(mine)
    person.start()
    person.complete()
    person.send()
    case = re.search(r"/cases/([^/]+)", mine.path)[1]

    desk = screen(language, width, javascript)
    sign_in(desk, agents["responsable"])
    desk.open(f"/desk/cases/{case}/access")
    desk.check("desk-access")
    desk.main.get_by_role("button", name=words.give_code).click()
    desk.assert_error(words.document_missing)
    desk.check("desk-access-error")
    desk.choose(words.passport)
    desk.main.get_by_role("button", name=words.give_code).click()
    expect(desk.heading(words.code_to_print)).to_be_visible()
    desk.check("desk-access-code")
    printed = re.search(CODE, desk.main.inner_text())[0]

    # With the sheet, on another device.
    other = screen(language, width, javascript)
    holder = Account(other, address(), checks=True)
    other.open("/restore")
    other.box(words.counter_code).fill("ABC")
    holder.press(words.open)
    expect(other.main.locator(".error-message")).to_be_visible()
    holder.check("restore-error")
    other.box(words.counter_code).fill(printed.lower())
    holder.press(words.open)
    expect(other.heading(words.new_address)).to_be_visible()
    holder.check("restore-address")
    other.box(words.email).fill(holder.email)
    holder.press(words.get_code)
    other.box(words.code).fill(holder.emailed_code())
    holder.press(words.confirm)
    expect(other.heading(words.waits)).to_be_visible()
    holder.check("restore-waits")
    # The case itself is open again.
    other.open(f"/cases/{case}")
    expect(other.heading(other.words.service)).to_be_visible()

    link = re.search(OBJECTION, account.mail(OBJECTION))[0]
    mine.go(link)
    expect(mine.heading(words.refuse_address)).to_be_visible()
    account.check("objection")
    mine.main.get_by_role("button").click()
    expect(mine.heading(words.refused)).to_be_visible()
    account.check("objected")
    mine.open("/space/information")
    assert mine.main.locator(".contact").all_inner_texts() == [account.email]
