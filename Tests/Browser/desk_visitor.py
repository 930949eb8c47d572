"""An agent who reads the desk without a browser: to count cases before and after."""

from __future__ import annotations

import html
import re

from visitor import REFERENCE, Answer, Visitor


class DeskVisitor(Visitor):
    """Signs in, then reads lists to their end."""

    def __init__(self, port: int, agent, language: str = "fr"):
        super().__init__(port, language)
        self.get(f"/{language}/desk/sign-in")
        signed_in = self.sign_in(agent.login, agent.password)
        assert signed_in.status == 303, f"{signed_in.status} {signed_in.title}"
        # The session is new, and so is its token.
        assert self.get(f"/{language}/desk").status == 200

    def sign_in(self, login: str, password: str) -> Answer:
        return self.post(f"/{self.language}/desk/sign-in", [("login", login), ("password", password)])

    def references(self, show: str) -> list[str]:
        """References of a list, page after page, in its order."""
        found: list[str] = []
        path: str | None = f"/{self.language}/desk?show={show}"
        pages = 0
        while path:
            page = self.get(path)
            assert page.status == 200, f"{path}: {page.status}"
            main = page.text.split("<main", 1)[1]
            found += re.findall(rf'class="reference">({REFERENCE})<', main)
            more = re.search(r'<a class="older" href="([^"]+)"', main)
            path = html.unescape(more[1]) if more else None
            pages += 1
            assert pages < 2_000, "the list ends"
        return found

    def open_references(self) -> set[str]:
        """References of every open case; each stands once in the list."""
        listed = self.references("all")
        assert len(listed) == len(set(listed)), "a case stands twice in the list"
        return set(listed)

    def all_references(self) -> list[str]:
        """References of every case, open and decided."""
        return self.references("all") + self.references("done")
