"""A resident with an account: signs in by the messages of the demonstration, keeps requests in their space."""

from __future__ import annotations

import re
import threading
import time
import uuid
from dataclasses import dataclass

from playwright.sync_api import expect

from screen import Screen, flexible

# A message is written by a job, within a second or two; a loaded machine takes more.
MAIL_SECONDS = 30


@dataclass(frozen=True)
class AccountWords:
    """What the pages of accounts say, as far as the tests press it or expect it."""

    sign_in: str
    email: str
    get_code: str
    check_mail: str
    code: str
    wrong_code: str
    email_missing: str
    open_here: str
    gone: str
    space: str
    information: str
    household: str
    found: str
    keep: str
    sign_out: str
    ended: str
    carry_on: str
    kept_notice: str
    add_address: str
    confirm: str
    change_address: str
    remove_address: str
    last_address: str
    whom: str
    add_person: str
    save: str
    for_me: str
    silence: str
    to_finish: str
    acknowledgement: str
    messages: str
    give_code: str
    document_missing: str
    passport: str
    code_to_print: str
    counter_code: str
    open: str
    new_address: str
    waits: str
    refuse_address: str
    refused: str


WORDS = {
    "fr": AccountWords(
        "Se connecter", "Votre adresse e-mail", "Recevoir un code", "Consultez vos messages", "Code reçu",
        "Ce n’est pas le bon code.", "Saisissez une adresse e-mail complète", "Ouvrir votre espace sur cet appareil",
        "Ce code ne fonctionne plus", "Mon espace", "Mes informations", "Mon foyer", "Ces demandes sont-elles à vous ?",
        "Ajouter à mon espace", "Se déconnecter", "Votre session s’est terminée, rien n’est perdu", "Continuer",
        "Voici ce que vous aviez saisi", "Ajouter une adresse", "Confirmer", "Changer d’adresse",
        "Retirer cette adresse ?", "C’est votre dernière adresse.", "Qui ajouter ?", "Ajouter cette personne",
        "Enregistrer", "Pour moi", "Sans réponse le", "À finir", "Accusé de réception",
        "Messages envoyés", "Inscrire et donner un code", "Choisissez le document que vous avez vérifié.", "Passeport",
        "Code à remettre à la personne", "Code du guichet", "Ouvrir", "Votre nouvelle adresse e-mail",
        "Cette adresse n’ouvre pas encore votre espace", "Refuser cette adresse ?", "Adresse refusée"),
    "en": AccountWords(
        "Sign in", "Your e-mail address", "Get a code", "Check your messages", "Code received",
        "This is not the right code.", "Enter a whole e-mail address", "Open your space on this device",
        "This code no longer works", "My space", "My information", "My household", "Are these requests yours?",
        "Add to my space", "Sign out", "Your session has ended, nothing is lost", "Continue",
        "This is what you had typed", "Add an address", "Confirm", "Change address", "Remove this address?",
        "This is your last address.", "Whom to add?", "Add this person", "Save", "For me", "If we have not answered by",
        "To finish", "Acknowledgement of receipt", "Messages sent", "Record and give a code",
        "Choose the document that you checked.", "Passport", "Code to hand to the person", "Code from the counter",
        "Open", "Your new e-mail address", "This address does not open your space yet", "Refuse this address?", "Address refused"),
}


CODE = r"\b\d{6}\b"
LINK = r"/(?:fr|en)/sign-in/link/[\w-]{43}"

# Addresses of the messages that the tests have read.
_read: set[str] = set()


def new_address() -> str:
    """An address that no other test uses."""
    return f"samira.{uuid.uuid4().hex[:12]}@courriel.example"


class Account:
    """Somebody's account, on one screen."""

    def __init__(self, screen: Screen, email: str, *, checks: bool = False):
        self.screen = screen
        self.email = email
        self.checks = checks

    @property
    def words(self) -> AccountWords:
        return WORDS[self.screen.language]

    def check(self, state: str) -> None:
        if self.checks:
            self.screen.check(state)

    def press(self, name: str) -> None:
        self.screen.main.get_by_role("button", name=re.compile("^" + flexible(name))).first.click()

    # MARK: Signing in

    def ask(self) -> None:
        """Asks for a code and waits on its page."""
        screen, words = self.screen, self.words
        self.check("account-sign-in")
        screen.box(words.email).fill(self.email)
        self.press(words.get_code)
        expect(screen.heading(words.check_mail)).to_be_visible()
        self.check("account-code")

    def type_code(self) -> None:
        self.screen.box(self.words.code).fill(self.emailed_code())
        self.press(self.words.sign_in)

    def sign_in(self) -> None:
        self.screen.open("/sign-in")
        self.ask()
        self.type_code()
        self.expect_space()

    def expect_space(self) -> None:
        expect(self.screen.heading(self.words.space)).to_be_visible()
        self.check("account-space")

    def mail(self, pattern: str) -> str:
        """The latest message to this address that was not read yet and says this, once it has come."""
        deadline = time.monotonic() + MAIL_SECONDS
        request = self.screen.page.request
        while True:
            page = request.get(f"{self.screen.base}/fr/demo/mail").text()
            found = re.findall(r'href="(/fr/demo/mail/[^"]+)"[^>]*>[^<]*</a>\s*<span[^>]*><bdi>' + re.escape(self.email), page)
            # Newest first. The message awaited is not one that came before it.
            for message in found:
                if message in _read:
                    continue
                text = request.get(self.screen.base + message).text()
                words = re.sub(r"<[^>]+>", " ", text.split("<main")[1])
                if re.search(pattern, words):
                    _read.add(message)
                    return words
            assert time.monotonic() < deadline, f"no message after {MAIL_SECONDS} seconds"
            # Between two questions; what is waited for is the message, never this time.
            threading.Event().wait(0.1)

    def emailed_code(self) -> str:
        """The code in the latest message that bears one."""
        return re.search(CODE, self.mail(CODE))[0]

    def link(self) -> str:
        """The path of the link in the latest message that bears one."""
        return re.search(LINK, self.mail(LINK))[0]
