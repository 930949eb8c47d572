"""Somebody who asks for a service from the home page to the receipt, by mouse or by keyboard, whatever the service."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, expect

from keyboard import Keyboard
from screen import Screen, flexible
from visitor import CODE, REFERENCE


@dataclass(frozen=True)
class Step:
    """A page of the form: its heading in each language, and what is answered, by the control's name."""

    fr: str
    en: str
    answers: dict[str, str] = field(default_factory=dict)

    def heading(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True)
class Service:
    """A service as people meet it."""

    id: str
    fr: str
    en: str
    steps: tuple[Step, ...]
    # Words that stand on "check your answers" and on the receipt's case: what was computed, in each language.
    shown: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def title(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


class Journey:
    """Walks a service on a screen."""

    def __init__(self, screen: Screen, service: Service, *, keyboard: bool = False):
        self.screen = screen
        self.page = screen.page
        self.service = service
        self.keyboard = Keyboard(screen) if keyboard else None

    def walk(self) -> str:
        """From home to the receipt; returns the reference."""
        self.find()
        for step in self.service.steps:
            self.meet(step.heading(self.screen.language), f"{self.service.id}-{self.service.steps.index(step)}")
            self.answer(step)
            self.press(self.screen.button(self.screen.words.go_on))
        return self.send()

    def find(self) -> None:
        screen = self.screen
        screen.open()
        expect(screen.heading(screen.words.home)).to_be_visible()
        screen.check("home")
        self.press(self.page.get_by_role("link", name=printed(self.service.title(screen.language))))
        self.meet(self.service.title(screen.language), f"{self.service.id}-page")
        self.press(screen.button(screen.words.start).first)

    def meet(self, heading: str, state: str) -> None:
        # A page with one question is headed by it; the window's title always bears the page's own.
        expect(self.page).to_have_title(re.compile(flexible(heading)))
        self.screen.check(state)

    def answer(self, step: Step) -> None:
        for name, given in step.answers.items():
            self.give(name, given)

    def give(self, name: str, given: str) -> None:
        """Answers one control as its kind asks."""
        controls = self.page.locator(f"[name='{name}']")
        kind = controls.first.get_attribute("type") or ""
        if kind == "file":
            self.attach(controls, given)
            return
        if kind in ("radio", "checkbox"):
            for value in given.split(","):
                self.pick(self.page.locator(f"input[name='{name}'][value='{value}']"), kind)
        elif self.keyboard:
            self.keyboard.reach(controls)
            self.keyboard.type(given)
        else:
            controls.fill(given)

    def attach(self, control: Locator, name: str) -> None:
        """Gives a small PDF; a browser's own window chooses it, whether one clicks or types."""
        control.set_input_files({"name": name, "mimeType": "application/pdf", "buffer": pdf(name)})
        if self.screen.javascript:
            # The script sends it at once; its name is a link once it was examined.
            expect(self.screen.main.get_by_role("link", name=name)).to_be_visible()

    def pick(self, target: Locator, kind: str) -> None:
        if not self.keyboard:
            # As a finger does: the words are part of the target.
            target.evaluate("element => element.labels[0].click()") if self.screen.javascript else target.check(force=True)
        elif kind == "checkbox":
            self.keyboard.reach(target)
            self.keyboard.press("Space")
        else:
            self.reach_group(target)
        expect(target).to_be_checked()

    def reach_group(self, target: Locator) -> None:
        """Tab into the group of radio buttons, then the arrows."""
        name = target.get_attribute("name")
        for _ in range(120):
            if self.page.evaluate("name => document.activeElement.name === name", name):
                break
            self.keyboard.press("Tab")
        self.keyboard.press("Space")
        for _ in range(self.page.locator(f"input[name='{name}']").count()):
            if target.is_checked():
                break
            self.keyboard.press("ArrowDown")

    def press(self, target: Locator) -> None:
        if self.keyboard:
            self.keyboard.follow(target)
        else:
            target.click()

    def send(self) -> str:
        screen, words = self.screen, self.screen.words
        self.meet(words.check, f"{self.service.id}-check")
        for text in self.service.shown.get(screen.language, ()):
            expect(screen.main).to_contain_text(re.compile(flexible(text)))
        self.press(screen.button(words.send))
        self.meet(words.received, f"{self.service.id}-receipt")
        assert screen.path.endswith("/receipt")
        text = screen.main.inner_text()
        assert re.search(CODE, text)
        return re.search(REFERENCE, text)[0]


def printed(text: str) -> re.Pattern[str]:
    """A whole text as pages print it: with spaces of any kind, and apostrophes of either."""
    return re.compile("^" + flexible(text) + "$")


def pdf(text: str) -> bytes:
    """A page of one line."""
    content = f"BT /F1 18 Tf 60 740 Td ({text}) Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n"
    table = len(file)
    file += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    file += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
    return file.encode()
