"""A resident who asks for a birth certificate, page by page, as a person does: by labels, buttons and headings."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from screen import Screen, flexible
from visitor import CODE, EMAIL, FAMILY_NAME, FIRST_NAME, PHONE, REFERENCE, SERVICE, STREET

# The pages of a request for a full copy sent by post, in order.
PAGES = ["lieu", "document", "personne", "lien", "parents", "noms_parents", "remise", "adresse", "demandeur"]


class Resident:
    """Walks the form on a screen."""

    def __init__(self, screen: Screen, *, checks: bool = False):
        self.screen = screen
        # Whether each page met is given to axe and measured.
        self.checks = checks

    # MARK: To the form

    def find_service(self) -> None:
        """From the home page to the service's page, by searching in one's own words."""
        screen, words = self.screen, self.screen.words
        screen.open()
        expect(screen.heading(words.home)).to_be_visible()
        self.check("home")
        screen.page.get_by_role("searchbox", name=words.search_label).fill(words.need)
        screen.button(words.search).click()
        expect(screen.link(words.service)).to_be_visible()
        self.check("search")
        screen.link(words.service).click()
        expect(screen.heading(words.service)).to_be_visible()
        self.check("service")

    def start(self) -> None:
        screen = self.screen
        if SERVICE not in screen.path:
            screen.open(f"/services/{SERVICE}")
        screen.button(screen.words.start).first.click()
        self.expect_page("lieu")

    # MARK: The pages

    def expect_page(self, page: str) -> None:
        expect(self.screen.heading(self.screen.words.pages[page])).to_be_visible()
        self.check(page)

    def check(self, state: str) -> None:
        if self.checks:
            self.screen.check(state)

    def go_on(self) -> None:
        self.screen.button(self.screen.words.go_on).click()

    def choose(self, option: str) -> None:
        self.screen.choose(self.screen.words.options[option])

    def write(self, question: str, text: str) -> None:
        self.screen.box(self.screen.words.questions[question]).fill(text)

    def write_date(self, question: str, day: str, month: str, year: str) -> None:
        words = self.screen.words
        group = self.screen.group(words.questions[question])
        for part, text in ((words.day, day), (words.month, month), (words.year, year)):
            group.get_by_role("textbox", name=part, exact=True).fill(text)

    def fill(self, page: str) -> None:
        """Answers a page, without going on."""
        match page:
            case "lieu":
                self.choose("val_clair")
            case "document":
                self.choose("copie_integrale")
            case "personne":
                self.write("nom_naissance", FAMILY_NAME)
                self.write("prenoms", FIRST_NAME)
                self.write_date("date_naissance", "17", "5", "1994")
            case "lien":
                self.choose("titulaire")
            case "parents":
                self.choose("deux")
            case "noms_parents":
                self.write("parent1_nom", FAMILY_NAME)
                self.write("parent1_prenom", "Karim")
                self.write("parent2_nom", "Haddad")
                self.write("parent2_prenom", "Nadia")
            case "remise":
                self.choose("courrier")
                self.write("nombre_exemplaires", "1")
            case "adresse":
                self.write("street", STREET)
                self.write("postcode", "96100")
                self.write("city", "Val-Clair")
            case "demandeur":
                self.write("prenom_demandeur", FIRST_NAME)
                self.write("nom_demandeur", FAMILY_NAME)
                self.write("email_demandeur", EMAIL)
                self.write("telephone_demandeur", PHONE)

    def complete(self, until: str | None = None) -> None:
        """Fills in page after page, up to the check or to a page that is left to fill in."""
        for page in PAGES:
            self.expect_page(page)
            if page == until:
                return
            self.fill(page)
            self.go_on()
        self.expect_check()

    def expect_check(self) -> None:
        expect(self.screen.heading(self.screen.words.check)).to_be_visible()
        self.check("check")

    # MARK: After sending

    def send(self) -> None:
        self.screen.button(self.screen.words.send).click()
        self.expect_receipt()

    def expect_receipt(self) -> None:
        expect(self.screen.heading(self.screen.words.received)).to_be_visible()
        self.check("receipt")

    @property
    def reference(self) -> str:
        return re.search(REFERENCE, self.screen.main.inner_text())[0]

    @property
    def code(self) -> str:
        return re.search(CODE, self.screen.main.inner_text())[0]

    def follow(self) -> None:
        screen = self.screen
        screen.link(screen.words.follow_it).click()
        expect(screen.heading(screen.words.service)).to_be_visible()

    def answer_row(self, question: str):
        """The row of a question in "check your answers"."""
        name = re.compile(f"^{flexible(self.screen.words.questions[question])}$")
        term = self.screen.page.get_by_role("term").filter(has_text=name)
        return self.screen.page.locator(".summary-row", has=term)
