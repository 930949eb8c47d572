"""Someone who uses the keyboard alone: Tab, Shift, Enter, Space, arrows, and letters."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from screen import Screen
from visitor import EMAIL, FAMILY_NAME, FIRST_NAME, PHONE, STREET

# No page of ours has more stops than this.
MOST_STOPS = 120


class Keyboard:
    """Keys pressed on a screen; the mouse is never used, nor is the focus set by a script."""

    def __init__(self, screen: Screen):
        self.screen = screen
        self.page = screen.page

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def focused(self) -> dict:
        """What has the focus, and whether that shows."""
        return self.page.evaluate(
            """() => {
              const element = document.activeElement;
              const drawn = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
              // A box to tick shows its focus around its whole choice.
              const choice = element.closest(".choice");
              const styles = [getComputedStyle(element), getComputedStyle(element, "::after")];
              if (choice) styles.push(getComputedStyle(choice));
              const box = element.getBoundingClientRect();
              return {
                tag: element.tagName, name: element.innerText || element.name, hash: element.hash,
                shows: styles.some(drawn), isInView: box.bottom > 0 && box.top < innerHeight,
              };
            }""")

    def reach(self, target: Locator) -> None:
        """Presses Tab until the target has the focus; each stop on the way must be visible."""
        expect(target).to_have_count(1)
        for _ in range(MOST_STOPS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
            focused = self.focused()
            if focused["tag"] == "BODY":
                continue
            assert focused["shows"], f"the focus does not show on {focused}"
            assert focused["isInView"], f"the focus is out of sight on {focused}"
        raise AssertionError(f"the keyboard does not reach {target}")

    def follow(self, target: Locator) -> None:
        self.reach(target)
        self.press("Enter")

    def choose(self, option: str) -> None:
        """Picks one of several: Tab into the group, then the arrows."""
        target = self.screen.radio(self.screen.words.options[option])
        name = target.get_attribute("name")
        for _ in range(MOST_STOPS):
            if self.page.evaluate("name => document.activeElement.name === name", name):
                break
            self.press("Tab")
        else:
            raise AssertionError(f"the keyboard does not reach the group {name}")
        self.press("Space")
        for _ in range(self.page.locator(f"input[name='{name}']").count()):
            if target.is_checked():
                break
            self.press("ArrowDown")
        expect(target).to_be_checked()

    def write(self, question: str, text: str) -> None:
        self.reach(self.screen.box(self.screen.words.questions[question]))
        self.type(text)

    def fill(self, page: str) -> None:
        """Answers a page of the form."""
        match page:
            case "lieu":
                self.choose("val_clair")
            case "document":
                self.choose("copie_integrale")
            case "personne":
                self.write("nom_naissance", FAMILY_NAME)
                self.write("prenoms", FIRST_NAME)
                words = self.screen.words
                date = self.screen.group(words.questions["date_naissance"])
                for part, text in ((words.day, "17"), (words.month, "5"), (words.year, "1994")):
                    self.reach(date.get_by_role("textbox", name=part, exact=True))
                    self.type(text)
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
