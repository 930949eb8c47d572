"""A browser page that is watched: what it logs, what axe says of it, whether it scrolls sideways."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import urlparse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect
from playwright.sync_api import Error as PlaywrightError

from words import WORDS, Words

SCREENSHOTS = Path(__file__).parent / "screenshots"

# Every rule of WCAG 2.0 to 2.2, levels A and AA, and axe's best practices.
AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}

# Screens opened by the test that runs.
opened_screens: list[Screen] = []

# Page states already given to axe in this run: the same state of the same page need not be read twice.
_read_by_axe: set[tuple[str, ...]] = set()


class Screen:
    """A Playwright page with the words of its language and a watch over its quality."""

    def __init__(self, context: BrowserContext, base: str, language: str, width: int, javascript: bool, look: str):
        self.context = context
        self.base = base
        self.language = language
        self.words: Words = WORDS[language]
        self.width = width
        self.javascript = javascript
        self.look = look
        self.complaints: list[str] = []
        # While the test itself cuts the line, requests that fail are no complaint.
        self.line_is_cut = False
        self.page = self._watch(context.new_page())
        opened_screens.append(self)

    def _watch(self, page: Page) -> Page:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        page.on("requestfailed", self._fail)
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        # Chromium logs an answer of 4xx to the page itself; a missing file of a page is another matter.
        if message.text.startswith("Failed to load resource") and "/assets/" not in message.location.get("url", ""):
            return
        self.complaints.append(f"{message.type} at {message.location.get('url')}: {message.text}")

    def _fail(self, request) -> None:
        # A second click, or a link followed at once, cancels the navigation before it.
        if request.failure and "ERR_ABORTED" not in request.failure and not self.line_is_cut:
            self.complaints.append(f"{request.url}: {request.failure}")

    def another_tab(self) -> Screen:
        """A second page of the same browser."""
        return Screen(self.context, self.base, self.language, self.width, self.javascript, self.look)

    # MARK: Going around

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)

    def open(self, path: str = "") -> None:
        """Opens a page of the site in this screen's language."""
        self.go(f"/{self.language}{path}")

    @property
    def path(self) -> str:
        return urlparse(self.page.url).path

    def speak(self, language: str) -> None:
        """From now on the page is in this language."""
        self.language, self.words = language, WORDS[language]

    def source(self) -> str:
        """The page's markup, once it stands still: a page of a conversation reads itself again as things arrive."""
        for _ in range(9):
            try:
                return self.page.content()
            except PlaywrightError as error:
                if "is navigating" not in str(error):
                    raise
                self.page.wait_for_load_state()
        return self.page.content()

    # MARK: Finding by what people see and hear

    def heading(self, text: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("heading", level=1, name=text, exact=isinstance(text, str))

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name, exact=True)

    def box(self, name: str) -> Locator:
        # A question that may be left empty says so after its name.
        return self.page.get_by_role("textbox", name=re.compile("^" + flexible(name) + r"(\s\((facultatif|optional)\))?$"))

    def group(self, name: str) -> Locator:
        return self.page.get_by_role("group", name=name, exact=True)

    def radio(self, name: str) -> Locator:
        return self.page.get_by_role("radio", name=name, exact=True)

    def choose(self, name: str) -> None:
        """Picks one of several by its words, as a finger does: the words are part of the target."""
        self.main.locator("label").get_by_text(name, exact=True).click()
        expect(self.radio(name)).to_be_checked()

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    # MARK: Watching

    def check(self, state: str) -> None:
        """The page in this state is sound: structure, accessibility, width, console."""
        self.assert_sound()
        key = (state, self.language, str(self.width), self.look)
        if self.javascript and key not in _read_by_axe:
            _read_by_axe.add(key)
            self.axe()
        if os.environ.get("PARVIS_SCREENSHOTS"):
            self.screenshot(state)

    def assert_sound(self) -> None:
        page = self.page
        expect(page.locator("html")).to_have_attribute("lang", self.language)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        expect(page.get_by_role("main")).to_have_count(1)
        assert page.title().strip(), "a page has a title"
        self.assert_no_sideways_scrolling()
        self.assert_quiet()

    def assert_no_sideways_scrolling(self) -> None:
        wide = self.page.evaluate(
            """() => {
              const limit = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= limit) return [];
              return [...document.querySelectorAll("body *")]
                .filter((element) => element.getBoundingClientRect().right > limit + 1)
                .map((element) => element.tagName + "." + element.className).slice(0, 8);
            }""")
        assert wide == [], f"{self.path} scrolls sideways at {self.width} px: {wide}"

    def assert_quiet(self) -> None:
        assert self.complaints == [], "\n".join(self.complaints)

    def axe(self) -> None:
        results = Axe().run(self.page, options=AXE_OPTIONS).response
        said = [
            f"{violation['id']} ({violation['impact']}): {violation['help']}\n" + "\n".join(
                "    " + node["html"][:300] + "\n    " + (node.get("failureSummary") or "").replace("\n", "\n    ")
                for node in violation["nodes"][:5])
            for violation in results["violations"]
        ]
        assert said == [], f"axe on {self.path} ({self.language}, {self.width} px, {self.look}):\n" + "\n".join(said)
        assert len(results["passes"]) > 10, "axe has read the page"

    def assert_error(self, *messages: str) -> None:
        """The page says first that something is to mend, and lists these messages, each leading to its control."""
        words = self.words
        expect(self.page).to_have_title(re.compile("^" + flexible(words.error_prefix)))
        summary = self.page.get_by_role("alert").filter(
            has=self.page.get_by_role("heading", name=words.error_summary, exact=True))
        expect(summary).to_be_visible()
        if self.javascript:
            expect(summary).to_be_focused()
        for message in messages:
            expect(summary.get_by_role("link", name=re.compile(flexible(message)))).not_to_have_count(0)

    def screenshot(self, name: str) -> Path:
        SCREENSHOTS.mkdir(exist_ok=True)
        suffix = "" if self.look == "light" else f"-{self.look}"
        path = SCREENSHOTS / f"{name}-{self.language}-{self.width}{suffix}.png"
        self.page.screenshot(path=path, full_page=True)
        return path


def flexible(text: str) -> str:
    """A pattern for a text whose spaces may be of any kind, and its apostrophes of either."""
    return r"\s".join(re.escape(word).replace("/", r"\/").replace("'", "['’]") for word in text.split())
