"""The agents' path: sign in, decide what comes first, be read over before being sent; and what the resident sees of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from conftest import Agent
from desk_visitor import DeskVisitor
from keyboard import Keyboard
from screen import Screen, flexible
from screens import SCREENS
from visitor import FAMILY_NAME, Receipt, Visitor


def sign_in(screen: Screen, agent: Agent) -> None:
    words = screen.words.desk
    screen.open("/desk")
    expect(screen.heading(words.sign_in_title)).to_be_visible()
    screen.box(words.login).fill(agent.login)
    screen.page.get_by_label(words.password, exact=True).fill(agent.password)
    screen.button(words.sign_in).click()
    expect(screen.heading(words.to_do)).to_be_visible()


def find(screen: Screen, receipt: Receipt) -> None:
    """From the list to a case, by its reference as a person dictates it."""
    words = screen.words.desk
    screen.open("/desk")
    screen.page.get_by_role("searchbox", name=words.search_label).fill(receipt.reference.lower().replace("-", " "))
    screen.button(words.search).click()
    expect(screen.main).to_contain_text(receipt.reference)
    expect(screen.page.get_by_role("heading", level=2, name=words.decide, exact=True)).to_be_visible()


def begin(screen: Screen) -> None:
    """Takes a received request: it moves to being examined."""
    words = screen.words.desk
    screen.button(words.begin).click()
    expect(screen.heading(words.begin)).to_be_visible()
    screen.button(words.confirm_begin).click()
    expect(screen.button(words.grant)).to_be_visible()


def follow(visitor: Visitor, screen: Screen, receipt: Receipt) -> None:
    """The resident's own view, by the secret code."""
    screen.open(f"/follow/{receipt.code}")
    expect(screen.main).to_contain_text(receipt.reference)


# MARK: The way in and out


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_wrong_password_is_said_and_the_name_is_kept(screen, agents, language, width):
    screen = screen(language, width)
    words = screen.words.desk
    agent = agents["verrou"]
    # The page wanted is remembered through the sign-in.
    screen.open("/desk/search")
    expect(screen.heading(words.sign_in_title)).to_be_visible()
    screen.check("sign-in")
    screen.button(words.sign_in).click()
    screen.assert_error(words.login_missing)
    screen.check("sign-in-empty")
    screen.box(words.login).fill(agent.login)
    screen.page.get_by_label(words.password, exact=True).fill("pas le bon mot de passe")
    screen.button(words.sign_in).click()
    screen.assert_error(words.refused)
    screen.check("sign-in-refused")
    expect(screen.box(words.login)).to_have_value(agent.login)
    expect(screen.page.get_by_label(words.password, exact=True)).to_have_value("")
    screen.page.get_by_label(words.password, exact=True).fill(agent.password)
    screen.button(words.sign_in).click()
    expect(screen.heading(words.search_label)).to_be_visible()
    screen.check("desk-search")
    screen.button(words.sign_out).click()
    expect(screen.heading(words.sign_in_title)).to_be_visible()
    screen.open("/desk")
    expect(screen.heading(words.sign_in_title)).to_be_visible()


def test_an_unknown_name_is_told_the_same_as_a_wrong_password(visitor):
    stranger = visitor("fr")
    stranger.get("/fr/desk/sign-in")
    answers = [
        stranger.post("/fr/desk/sign-in", [("login", login), ("password", "un mot de passe quelconque")])
        for login in ("responsable@bureau.example", "personne@bureau.example")
    ]
    assert [answer.status for answer in answers] == [422, 422]
    assert answers[0].text.replace("responsable@", "") == answers[1].text.replace("personne@", "")


def test_the_demonstration_shows_how_to_sign_in(screen):
    screen = screen("fr")
    screen.open("/desk")
    accounts = screen.page.get_by_role("region", name="Comptes de démonstration")
    expect(accounts.get_by_role("listitem")).not_to_have_count(0)
    for index in range(accounts.get_by_role("listitem").count()):
        account = accounts.get_by_role("listitem").nth(index)
        # The data-protection officer deals with no case, and has a desk of their own.
        first = "Demandes sur les données" if "donnees" in account.inner_text() else screen.words.desk.to_do
        account.get_by_role("button").click()
        expect(screen.heading(first)).to_be_visible()
        screen.button(screen.words.desk.sign_out).click()
        expect(screen.heading(screen.words.desk.sign_in_title)).to_be_visible()


# MARK: The list


DUE = {
    "fr": [(r"(\d+) jours? de retard", -1), (r"Aujourd’hui", 0), (r"Demain", 0), (r"Dans (\d+) jours", 1)],
    "en": [(r"(\d+) days? late", -1), (r"Today", 0), (r"Tomorrow", 0), (r"In (\d+) days", 1)],
}


def days_left(text: str, language: str) -> int:
    for number, (pattern, sign) in enumerate(DUE[language]):
        found = re.search(flexible(pattern) if " " not in pattern else pattern.replace(" ", r"\s"), text)
        if found:
            return sign * int(found[1]) if sign else number - 1
    raise AssertionError(f"no deadline in {text!r}")


def shown_days_left(screen: Screen, tab: str) -> list[int]:
    """Days left of the cases of a list, checked to be in order."""
    items = screen.page.get_by_role("list", name=tab, exact=True).get_by_role("listitem")
    due = [days_left(text, screen.language) for text in items.all_inner_texts()]
    assert due == sorted(due), due
    return due


@pytest.mark.parametrize(("language", "width"), SCREENS)
def test_the_list_puts_the_most_urgent_first(screen, agents, language, width):
    screen = screen(language, width)
    words = screen.words.desk
    sign_in(screen, agents["agente"])
    screen.check("inbox")
    # What nobody has in charge yet, then every open case: the demonstration has some that are late.
    assert shown_days_left(screen, words.to_do)
    for tab, state in ((words.mine, "inbox-mine"), (words.all_open, "inbox-all"), (words.done, "inbox-done")):
        screen.page.get_by_role("main").get_by_role("link", name=re.compile("^" + flexible(tab))).click()
        expect(screen.heading(tab)).to_be_visible()
        screen.check(state)
        if tab == words.all_open:
            due = shown_days_left(screen, tab)
            assert len(due) >= 15
            assert due[0] < 0
    # A reference that is not one, and one that nobody has.
    screen.page.get_by_role("searchbox", name=words.search_label).fill("VC-2222")
    screen.button(words.search).click()
    expect(screen.heading(words.search_label)).to_be_visible()
    screen.assert_error()
    screen.check("desk-search-malformed")


# MARK: Deciding, and what the resident sees


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 360)])
def test_take_and_grant_with_an_edited_letter(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    agent = agents["agente"]
    desk = screen(language, width)
    words = desk.words.desk
    sign_in(desk, agent)
    find(desk, receipt)
    desk.check("desk-case")
    expect(desk.main).to_contain_text(FAMILY_NAME)

    # The opening is on record before anything else: the resident sees by whom, as service and role.
    resident = screen(language, width)
    follow(visitor(language), resident, receipt)
    expect(resident.main).to_contain_text(resident.words.opened_by_agent)
    expect(resident.main).not_to_contain_text(agent.name)
    resident.check("case-opened")

    desk.button(words.take).click()
    expect(told(desk).filter(has_text=words.taken)).to_be_visible()
    desk.check("desk-case-taken")
    desk.open("/desk?show=mine")
    expect(desk.main).to_contain_text(receipt.reference)
    find(desk, receipt)
    begin(desk)
    desk.check("desk-case-examined")

    desk.button(words.grant).click()
    expect(desk.heading(re.compile("^" + flexible(words.grant)))).to_be_visible()
    desk.check("desk-letter")
    # What the page does and who will see it stands before the button.
    letter = desk.page.get_by_role("article")
    expect(letter).to_contain_text(receipt.reference)
    expect(letter).to_contain_text(FAMILY_NAME)
    desk.page.get_by_text(words.edit_letter, exact=True).click()
    body = desk.box(words.letter_body)
    own_words = "Une phrase ajoutée à la main, où 2 < 3 & 5 > 4."
    body.fill(body.input_value() + f"\n\n{own_words}\n")
    # Sent at once: the letter has changed since it was last read, so it is shown again first.
    desk.button(words.send_grant).click()
    expect(desk.page.get_by_text(re.compile("^" + flexible(words.letter_changed)))).to_be_visible()
    expect(desk.page.get_by_role("article")).to_contain_text(own_words)
    desk.check("desk-letter-changed")
    desk.button(words.send_grant).click()
    expect(told(desk)
           .filter(has_text=re.compile(flexible(words.granted_notice)))).to_be_visible()
    desk.check("desk-case-granted")
    desk.button(words.sign_out).click()

    resident.page.reload()
    expect(resident.page.get_by_role("heading", level=2, name=resident.words.decision, exact=True)).to_be_visible()
    expect(resident.main).to_contain_text(re.compile(flexible(resident.words.granted)))
    expect(resident.main).not_to_contain_text(agent.name)
    resident.check("case-granted")
    resident.link(resident.words.read_letter).first.click()
    sheet = resident.page.get_by_role("article")
    expect(sheet).to_contain_text(own_words)
    expect(sheet).to_contain_text(receipt.reference)
    expect(sheet).not_to_contain_text(agent.name)
    resident.check("letter")


@pytest.mark.parametrize(("language", "width"), [("fr", 360), ("en", 1280)])
def test_refuse_with_reasons_then_a_supervisor_reopens(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    desk = screen(language, width)
    words = desk.words.desk
    sign_in(desk, agents["agente"])
    find(desk, receipt)
    begin(desk)
    desk.button(words.refuse).click()
    expect(desk.heading(words.refuse)).to_be_visible()
    desk.check("desk-refuse")
    desk.button(words.to_the_letter).click()
    desk.assert_error(words.reason_missing)
    desk.check("desk-refuse-error")
    reasons = desk.group(words.reasons).get_by_role("checkbox")
    told = [reasons.nth(index).get_attribute("id") for index in (2, 3)]
    labels = [desk.page.locator(f"label[for='{control}']").inner_text() for control in told]
    for label in labels:
        desk.group(words.reasons).get_by_text(label, exact=True).click()
    expect(reasons.nth(2)).to_be_checked()
    expect(reasons.nth(3)).to_be_checked()
    desk.button(words.to_the_letter).click()
    letter = desk.page.get_by_role("article")
    for label in labels:
        expect(letter).to_contain_text(re.compile(flexible(label)))
    desk.check("desk-refuse-letter")
    desk.button(words.send_refusal).click()
    expect(desk.main).to_contain_text(receipt.reference)
    # An agent can't reopen what was decided.
    expect(desk.button(words.reopen)).to_have_count(0)
    case = desk.path
    desk.go(case + "/actions/rouvrir")
    expect(desk.heading(desk.words.forbidden)).to_be_visible()
    desk.check("desk-forbidden")

    resident = screen(language, width)
    follow(visitor(language), resident, receipt)
    expect(resident.main).to_contain_text(re.compile(flexible(resident.words.refused)))
    for label in labels:
        expect(resident.main).to_contain_text(re.compile(flexible(label)))
    resident.check("case-refused")

    supervisor = screen(language, width)
    sign_in(supervisor, agents["responsable"])
    find(supervisor, receipt)
    supervisor.button(words.reopen).click()
    expect(supervisor.heading(words.reopen)).to_be_visible()
    supervisor.button(words.confirm_reopen).click()
    supervisor.assert_error(words.explanation_missing)
    supervisor.check("desk-reopen-error")
    supervisor.box(words.explanation).fill("Le livret de famille est arrivé ce matin.")
    supervisor.button(words.confirm_reopen).click()
    expect(supervisor.main).to_contain_text(receipt.reference)
    supervisor.check("desk-case-reopened")

    resident.page.reload()
    expect(resident.main).to_contain_text("Le livret de famille est arrivé ce matin.")
    expect(resident.main).to_contain_text(resident.words.reopened_state)
    for agent in agents.values():
        expect(resident.page.locator("body")).not_to_contain_text(agent.name)
    resident.check("case-reopened")


def test_a_double_click_decides_once(screen, agents, visitor):
    receipt = visitor("fr").send()
    desk = screen("fr")
    words = desk.words.desk
    sign_in(desk, agents["agente"])
    find(desk, receipt)
    begin(desk)
    desk.button(words.grant).click()
    desk.button(words.send_grant).dblclick()
    expect(desk.main).to_contain_text(re.compile(flexible(words.granted_notice)))
    resident = screen("fr")
    follow(visitor("fr"), resident, receipt)
    expect(resident.page.get_by_role("listitem").filter(has_text=re.compile("Accordée"))).to_have_count(1)


# MARK: Two agents at once


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 360)])
def test_the_second_of_two_agents_is_told_and_loses_nothing(screen, agents, visitor, language, width):
    receipt = visitor(language).send()
    first, second = screen(language, width), screen(language, width)
    words = first.words.desk
    sign_in(first, agents["agente"])
    sign_in(second, agents["collegue"])
    find(first, receipt)
    begin(first)

    # The first writes a letter; meanwhile the second takes the case over and decides.
    first.button(words.grant).click()
    first.page.get_by_text(words.edit_letter, exact=True).click()
    written = "Ce que la première personne avait écrit."
    body = first.box(words.letter_body)
    body.fill(body.input_value() + f"\n\n{written}\n")
    first.button(words.see_letter).click()
    expect(first.page.get_by_role("article")).to_contain_text(written)

    find(second, receipt)
    second.button(words.take).click()
    second.button(words.refuse).click()
    second.group(words.reasons).locator("label").first.click()
    second.button(words.to_the_letter).click()
    second.button(words.send_refusal).click()
    expect(second.page.get_by_role("heading", level=2, name=words.decide, exact=True)).to_be_visible()

    first.button(words.send_grant).click()
    expect(told(first).filter(
        has_text=re.compile(f"{flexible(words.changed_since)}|{flexible(words.not_possible)}"))).to_be_visible()
    # What they wrote is still there.
    expect(first.page.get_by_role("article")).to_contain_text(written)
    first.check("desk-too-late")
    first.link(words.current_case).click()
    expect(first.main).to_contain_text(receipt.reference)

    resident = screen(language, width)
    follow(visitor(language), resident, receipt)
    expect(resident.main).to_contain_text(re.compile(flexible(resident.words.refused)))
    expect(resident.page.locator("body")).not_to_contain_text(written)


def told(screen: Screen):
    """What the page announces."""
    return screen.page.get_by_role("alert").or_(screen.page.get_by_role("status"))


def test_a_case_in_a_colleagues_charge_is_not_decided_by_mistake(screen, agents, visitor):
    receipt = visitor("fr").send()
    first, second = screen("fr"), screen("fr")
    words = first.words.desk
    sign_in(first, agents["agente"])
    sign_in(second, agents["collegue"])
    find(first, receipt)
    find(second, receipt)
    begin(first)
    # The second has the page of before on screen, and takes the request too.
    second.button(words.begin).click()
    expect(told(second).filter(has_text=re.compile(
        "|".join(map(flexible, (words.changed_since, words.not_possible, words.in_others_charge)))))).to_be_visible()
    second.check("desk-colleague")
    find(second, receipt)
    # Colleagues see each other's name; nothing can be decided before taking over.
    expect(second.main).to_contain_text(agents["agente"].name)
    expect(second.button(words.grant)).to_have_count(0)
    second.check("desk-case-colleague")
    second.button(words.take).click()
    expect(second.button(words.grant)).to_be_visible()


# MARK: With the keyboard alone


def test_a_decision_with_the_keyboard_alone(screen, agents, visitor):
    receipt = visitor("fr").send()
    desk = screen("fr")
    words = desk.words.desk
    keys = Keyboard(desk)
    desk.open("/desk")
    keys.reach(desk.box(words.login))
    keys.type(agents["agente"].login)
    keys.press("Tab")
    keys.type(agents["agente"].password)
    keys.press("Enter")
    expect(desk.heading(words.to_do)).to_be_visible()
    keys.reach(desk.page.get_by_role("searchbox", name=words.search_label))
    keys.type(receipt.reference)
    keys.press("Enter")
    expect(desk.main).to_contain_text(receipt.reference)
    keys.follow(desk.button(words.begin))
    expect(desk.heading(words.begin)).to_be_visible()
    keys.follow(desk.button(words.confirm_begin))
    keys.follow(desk.button(words.grant))
    expect(desk.page.get_by_role("article")).to_be_visible()
    keys.reach(desk.page.locator("summary", has_text=words.edit_letter))
    keys.press("Enter")
    keys.reach(desk.box(words.letter_body))
    keys.press("Control+End")
    keys.type("\n\nÉcrit au clavier.")
    keys.follow(desk.button(words.see_letter))
    expect(desk.page.get_by_role("article")).to_contain_text("Écrit au clavier.")
    keys.follow(desk.button(words.send_grant))
    expect(desk.main).to_contain_text(re.compile(flexible(words.granted_notice)))


# MARK: Sessions


def test_the_session_changes_at_sign_in_and_ends_at_sign_out(visitor, agents, server):
    agent = agents["collegue"]
    one = visitor("fr")
    one.prepare()
    own_draft = one.draft_path("/check")
    one.get("/fr/desk/sign-in")
    credentials = [("login", agent.login), ("password", agent.password)]
    assert one.post("/fr/desk/sign-in", credentials).status == 303
    first = dict(one.cookies)
    assert one.get("/fr/desk").status == 200
    # What the browser holds as a resident is still there, and the agent's session does not open it.
    assert one.get(own_draft).status == 200
    only_agent = Visitor(server.port, "fr", cookies={"parvis-desk": first["parvis-desk"]})
    assert only_agent.get("/fr/desk").status == 200
    assert only_agent.get(own_draft).status == 404
    only_resident = Visitor(server.port, "fr", cookies={"parvis": first["parvis"]})
    assert only_resident.get("/fr/desk").status == 303
    # Signing in again gives another session and ends the former one.
    assert one.get("/fr/desk").status == 200
    assert one.post("/fr/desk/sign-in", credentials).status == 303
    assert one.cookies["parvis-desk"] != first["parvis-desk"]
    assert only_agent.get("/fr/desk").status == 303
    # Signing out ends it for whoever kept the cookie.
    kept = Visitor(server.port, "fr", cookies=dict(one.cookies))
    assert one.get("/fr/desk").status == 200
    assert one.post("/fr/desk/sign-out").status == 303
    assert kept.get("/fr/desk").status == 303
    assert one.get(own_draft).status == 200
