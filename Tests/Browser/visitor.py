"""Someone who speaks HTTP without a browser: for what browsers never send, and to prepare cases quickly."""

from __future__ import annotations

import http.client
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urlparse

SERVICE = "acte-naissance"
FORM = "application/x-www-form-urlencoded"


@dataclass
class Answer:
    """What the server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def location(self) -> str:
        return self.headers["Location"] or ""

    @property
    def title(self) -> str:
        found = re.search(r"<title>([^<]*)</title>", self.text)
        return spaced(found[1]) if found else ""


def spaced(text: str) -> str:
    """A text with plain spaces, whatever they were."""
    return " ".join(text.split())


class _Token(HTMLParser):
    """Finds the token that forms of a page bear."""

    value: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "input" and given.get("name") == "csrf":
            self.value = given.get("value") or ""


@dataclass
class Visitor:
    """A browser's memory: one cookie and the token of the last form seen."""

    port: int
    language: str = "fr"
    cookies: dict[str, str] = field(default_factory=dict)
    csrf: str = ""
    draft: str = ""

    # MARK: Requests

    def request(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            sent = dict(headers or {})
            if self.cookies:
                sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            connection.request(method, path, body=body, headers=sent)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        if b'name="csrf"' in answer.body:
            token = _Token()
            token.feed(answer.text)
            self.csrf = token.value or self.csrf
        return answer

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        return self.request("GET", path, headers=headers)

    def post(self, path: str, fields: list[tuple[str, str]] | None = None, headers: dict[str, str] | None = None) -> Answer:
        body = urlencode([("csrf", self.csrf), *(fields or [])]).encode()
        return self.request("POST", path, body, {"Content-Type": FORM} | (headers or {}))

    # MARK: The resident's path, without its screens

    def start(self) -> str:
        """Starts a form and returns the address of its draft."""
        self.get(f"/{self.language}/services/{SERVICE}")
        started = self.post(f"/{self.language}/services/{SERVICE}/start")
        assert started.status == 303, started.status
        self.draft = re.search(r"/drafts/([^/]+)", started.location)[1]
        # The session is new: its token stands in the first page.
        assert self.get(f"/{self.language}/drafts/{self.draft}/pages/lieu").status == 200
        return self.draft_path()

    def draft_path(self, rest: str = "") -> str:
        return f"/{self.language}/drafts/{self.draft}{rest}"

    def answer(self, page: str, answers: dict[str, str]) -> Answer:
        questions = list(dict.fromkeys(name.split(".")[0] for name in answers))
        fields = [("asked", question) for question in questions] + list(answers.items())
        return self.post(self.draft_path(f"/pages/{page}"), fields)

    def prepare(self, **given: str) -> str:
        """A draft that only waits to be sent."""
        self.start()
        for page, answers in pages(**given):
            saved = self.answer(page, answers)
            assert saved.status == 303, f"{page}: {saved.status} {saved.title}"
        assert saved.location.endswith("/check"), saved.location
        return self.draft_path()

    def submit(self) -> Answer:
        return self.post(self.draft_path("/submit"))

    def send(self, **given: str) -> Receipt:
        """A whole request, from the first page to its receipt."""
        self.prepare(**given)
        submitted = self.submit()
        assert submitted.status == 303, submitted.status
        return self.receipt(submitted.location)

    def receipt(self, path: str) -> Receipt:
        page = self.get(path)
        assert page.status == 200, f"{path}: {page.status}"
        return Receipt(
            case=re.search(r"/cases/([^/]+)", path)[1],
            reference=re.search(REFERENCE, page.text)[0],
            code=re.search(CODE, page.text)[0])


REFERENCE = r"(?:VC|MR)-[2-9A-Z]{4}-[2-9A-Z]{4}"
CODE = r"[2-9A-HJ-NP-Z]{5}(?:-[2-9A-HJ-NP-Z]{5}){3}"


@dataclass(frozen=True)
class Receipt:
    """What a person is given for what they sent."""

    case: str
    reference: str
    code: str


# Names that exist nowhere else: found in a log, they prove a leak.
FAMILY_NAME = "Quintefeuille-Marsouin"
FIRST_NAME = "Zéphirine"
EMAIL = "zephirine.quintefeuille@example.com"
PHONE = "06 39 98 55 77"
STREET = "17 rue des Libellules-Bleues"

PRIVATE = {FAMILY_NAME, FIRST_NAME, EMAIL, PHONE, PHONE.replace(" ", ""), STREET}


def pages(
    first_name: str = FIRST_NAME, family_name: str = FAMILY_NAME, delivery: str = "courrier"
) -> list[tuple[str, dict[str, str]]]:
    """The pages of a request for a full copy by the person concerned, with their answers."""
    asked = [
        ("lieu", {"lieu_naissance": "val_clair"}),
        ("document", {"type_acte": "copie_integrale"}),
        ("personne", {
            "nom_naissance": family_name, "prenoms": first_name, "date_naissance.day": "17",
            "date_naissance.month": "5", "date_naissance.year": "1994"}),
        ("lien", {"qualite": "titulaire"}),
        ("parents", {"nombre_parents": "deux"}),
        ("noms_parents", {
            "parent1_nom": family_name, "parent1_prenom": "Karim", "parent2_nom": "Haddad", "parent2_prenom": "Nadia"}),
        ("remise", {"mode_remise": delivery, "nombre_exemplaires": "1"}),
        ("adresse", {
            "adresse_envoi.street": STREET, "adresse_envoi.complement": "", "adresse_envoi.postcode": "96100",
            "adresse_envoi.city": "Val-Clair", "adresse_envoi.country": ""}),
        ("demandeur", {
            "prenom_demandeur": first_name, "nom_demandeur": family_name, "email_demandeur": EMAIL,
            "telephone_demandeur": PHONE}),
    ]
    return [(page, answers) for page, answers in asked if page != "adresse" or delivery == "courrier"]


def path_of(url: str) -> str:
    return urlparse(url).path
