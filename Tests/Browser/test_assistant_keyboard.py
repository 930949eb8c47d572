"""The assistant, the page to reach a person and the sheets, with the keyboard alone; what is said when a conversation is over."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from keyboard import MOST_STOPS, Keyboard
from screen import flexible

BOTH = [("fr", 1280), ("en", 360)]

# What the pages say, in the order fr, en.
SAYS = {
    "message": ("Votre message", "Your message"),
    "send": ("Envoyer", "Send"),
    "question": ("c'est quoi les horaires de la mairie", "when are you open"),
    "hours": ("samedi : 9 h", "Saturday : 9am"),
    "long": ("Votre message est trop long", "Your message is too long"),
    "over": ("Cette conversation est terminée", "This conversation has ended"),
    "again": ("Commencer une conversation", "Begin a conversation"),
    "bulky": ("Comment se débarrasser des encombrants", "How to get rid of bulky waste"),
    "ask": ("Demander une personne", "Ask for a person"),
    "choose": ("Choisissez comment vous voulez", "Choose how you would like"),
}


def say(screen, key: str) -> str:
    return SAYS[key][0 if screen.language == "fr" else 1]


def words(screen, key: str) -> re.Pattern[str]:
    return re.compile(flexible(say(screen, key)))


def stops(keyboard: Keyboard) -> int:
    """Goes through a page by Tab, to its end: each stop is seen, and none holds the focus."""
    for count in range(MOST_STOPS):
        keyboard.press("Tab")
        focused = keyboard.focused()
        if focused["tag"] == "BODY":
            return count
        assert focused["shows"] and focused["isInView"], f"the focus does not show on {focused}"
    raise AssertionError("the focus never leaves the page")


@pytest.mark.parametrize(("language", "width"), BOTH)
def test_a_question_is_asked_with_the_keyboard_alone(screen, language, width):
    screen = screen(language, width)
    keyboard = Keyboard(screen)
    screen.open("/assistant")
    keyboard.reach(screen.box(say(screen, "message")))
    keyboard.type(say(screen, "question"))
    keyboard.follow(screen.button(say(screen, "send")))
    # The answer has the focus, so that it is read out, and is in sight.
    latest = screen.page.locator("#latest")
    expect(latest).to_be_focused()
    expect(latest).to_contain_text(words(screen, "hours"))
    assert keyboard.focused()["isInView"]
    # The next stop is within it.
    keyboard.press("Tab")
    assert latest.evaluate("element => element.contains(document.activeElement)")
    assert stops(keyboard) > 5


@pytest.mark.parametrize(("language", "width"), BOTH)
def test_sheets_and_the_way_to_a_person_with_the_keyboard_alone(screen, language, width):
    screen = screen(language, width)
    keyboard = Keyboard(screen)
    screen.open("/sheets")
    assert stops(keyboard) > 10
    screen.open("/sheets")
    keyboard.follow(screen.link(words(screen, "bulky")))
    expect(screen.heading(words(screen, "bulky"))).to_be_visible()
    assert stops(keyboard) > 5
    screen.open("/person")
    keyboard.follow(screen.button(say(screen, "ask")))
    expect(screen.main).to_contain_text(words(screen, "choose"))
    # What is wrong is said first.
    expect(screen.page.locator(".error-summary")).to_be_focused()


@pytest.mark.parametrize(("language", "width"), BOTH)
def test_a_message_too_long_is_given_back_and_an_ended_conversation_says_so(screen, language, width):
    screen = screen(language, width, javascript=False)
    screen.open("/assistant")
    # Whoever sends more than the box holds is told, and keeps every word.
    box = screen.box(say(screen, "message"))
    text = "cantine " * 400
    box.fill(text)
    screen.button(say(screen, "send")).click()
    expect(screen.main).to_contain_text(words(screen, "long"))
    assert screen.box(say(screen, "message")).input_value().strip() == text.strip()
    # A conversation that is over, or another's.
    screen.open("/assistant/01a22101-92a4-7221-8bb9-35d4e79e5bc8")
    expect(screen.heading(words(screen, "over"))).to_be_visible()
    screen.check("conversation-over")
    screen.link(say(screen, "again")).click()
    expect(screen.box(say(screen, "message"))).to_be_visible()
