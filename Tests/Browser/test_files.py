"""Files, in a real browser: added, shown, replaced, removed; an upload cut in the middle goes on by itself."""

from __future__ import annotations

import os
import re
import socket
import struct
import threading
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from keyboard import Keyboard
from running_server import ROOT, RunningServer, run_command
from screen import Screen, flexible
from visitor import CODE

SERVICES = ROOT / "Tests/Browser/services-files"

WORDS = {
    "fr": {
        "start": "Commencer", "yes": "Oui", "go on": "Continuer", "notice": "Votre avis d'impôt",
        "choose": "Choisir un fichier ou prendre une photo", "replace": "Remplacer par un autre fichier",
        "photos": "Choisir des fichiers ou prendre des photos", "add": "Ajouter", "remove": "Retirer",
        "added": "est ajouté.", "removed": "est retiré.", "cut": "La connexion est coupée",
        "program": "C'est un programme", "preview": "Aperçu de", "documents": "Documents",
        "photo help": "Bien photographier un document", "full": "Vous avez ajouté le nombre de fichiers demandé",
        "sending": "Envoi de", "ended": "Votre session s’est terminée, rien n’est perdu", "send": "Envoyer", "follow": "Suivre ma demande", "announced": "Documents à fournir",
    },
    "en": {
        "start": "Start", "yes": "Yes", "go on": "Continue", "notice": "Your tax notice",
        "choose": "Choose a file or take a photo", "replace": "Replace by another file",
        "photos": "Choose files or take photos", "add": "Add", "remove": "Remove",
        "added": "is added.", "removed": "is removed.", "cut": "The connection is down",
        "program": "This is a program", "preview": "Preview of", "documents": "Documents",
        "photo help": "How to photograph a document well", "full": "You have added as many files as are asked for",
        "sending": "Sending", "send": "Send", "follow": "Follow my request", "announced": "Documents to provide",
    },
}


# MARK: Files


def png(path: Path, side: int = 64, *, padding: int = 0) -> Path:
    """A picture; `padding` bytes of a comment make it as heavy as a photo."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + bytes((40 + row * 2 % 200, 120, 160)) * side for row in range(side))
    heading = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", heading) + chunk(b"prVt", os.urandom(padding)) + chunk(b"IDAT", zlib.compress(rows))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b""))
    return path


def pdf(path: Path) -> Path:
    """A document of one page."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 280] /Contents 4 0 R /Resources << >> >>",
        "<< /Length 34 >>\nstream\n0.2 0.4 0.6 rg 30 30 140 220 re f \nendstream",
    ]
    text, offsets = "%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(text))
        text += f"{number} 0 obj\n{content}\nendobj\n"
    table = len(text)
    text += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{o:010d} 00000 n \n" for o in offsets)
    text += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    path.write_bytes(text.encode())
    return path


# MARK: A network that fails


class CutNetwork:
    """Carries bytes between the browser and the server, and cuts the line once, in the middle of a file."""

    def __init__(self, port: int):
        self.target = port
        self.listener = socket.socket()
        # A small window: what the line holds, the browser has not sent.
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen()
        self.port = self.listener.getsockname()[1]
        # From how many bytes on the line is held, until it may pass again.
        self.hold_after: int | None = None
        self.cut_after: int | None = None
        self.was_cut = threading.Event()
        self.let_go = threading.Event()
        self.may_pass = threading.Event()
        self.may_pass.set()
        # From where on each PATCH went.
        self.offsets: list[int] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(client,), daemon=True).start()

    def _carry(self, client: socket.socket) -> None:
        if not self.may_pass.is_set():
            return self._break(client)
        server = socket.create_connection(("127.0.0.1", self.target))
        threading.Thread(target=self._answer, args=(server, client), daemon=True).start()
        sent = 0
        try:
            while data := client.recv(16_384):
                if not self.may_pass.is_set():
                    return self._break(client)
                self.offsets += [int(found) for found in re.findall(rb"(?i)upload-offset: (\d+)", data)]
                sent += len(data)
                if self.hold_after is not None and sent > self.hold_after:
                    self.hold_after = None
                    self.let_go.wait()
                if self.cut_after is not None and sent > self.cut_after:
                    self.cut_after = None
                    self.may_pass.clear()
                    self.was_cut.set()
                    self._break(client)
                    return self._break(server)
                server.sendall(data)
        except OSError:
            pass
        self._break(server)

    @staticmethod
    def _answer(server: socket.socket, client: socket.socket) -> None:
        try:
            while data := server.recv(65_536):
                client.sendall(data)
            client.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    @staticmethod
    def _break(end: socket.socket) -> None:
        try:
            # Without lingering: the other side sees a broken connection, not a proper end.
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            end.close()
        except OSError:
            pass


# MARK: Fixtures


@pytest.fixture(scope="module")
def files_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    data = tmp_path_factory.mktemp("files") / "data"
    published = run_command("publish", str(SERVICES), "--data", str(data))
    assert published.returncode == 0, published.stdout + published.stderr
    server = RunningServer(data, demo=False, settings={"PARVIS_CLAMD": "off"})
    server.private |= {"avis-secret", "photo-secrete"}
    server.start()
    yield server
    assert server.stop() == 0
    server.assert_discreet()


@pytest.fixture
def opened(browser: Browser, files_server: RunningServer) -> Iterator[Callable[..., Screen]]:
    """Opens browsers that share nothing."""
    screens: list[Screen] = []

    def open_screen(language: str = "fr", width: int = 1280, javascript: bool = True, port: int | None = None) -> Screen:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, locale={"fr": "fr-FR", "en": "en-GB"}[language],
            java_script_enabled=javascript, reduced_motion="reduce")
        context.set_default_timeout(30_000)
        screen = Screen(context, f"http://localhost:{port or files_server.port}", language, width, javascript, "light")
        screens.append(screen)
        return screen

    yield open_screen
    for screen in screens:
        screen.context.close()


@pytest.fixture
def at_documents(opened: Callable[..., Screen]) -> Callable[..., Screen]:
    """Opens a browser at the page that asks for documents."""

    def open_screen(language: str = "fr", *arguments, **options) -> Screen:
        screen = opened(language, *arguments, **options)
        words = WORDS[language]
        screen.open("/services/photo")
        expect(screen.main.get_by_role("heading", name=words["announced"])).to_be_visible()
        screen.check("files-announced")
        screen.button(words["start"]).first.click()
        screen.choose(words["yes"])
        screen.button(words["go on"]).click()
        expect(screen.page).to_have_url(re.compile("/pages/documents"))
        return screen

    return open_screen


def chooser(screen: Screen, name: str):
    return screen.main.get_by_label(name, exact=True)


# MARK: Tests


@pytest.mark.parametrize("language,width", [("fr", 1280), ("en", 360)])
def test_files_with_script(at_documents, language: str, width: int, tmp_path: Path) -> None:
    """Added with their picture, replaced, refused with a sentence, removed, sent, and found again in the case."""
    words = WORDS[language]
    screen = at_documents(language, width)
    screen.check("files-empty")
    chooser(screen, words["choose"]).set_input_files(pdf(tmp_path / "avis-secret.pdf"))
    expect(screen.main.get_by_text("avis-secret.pdf " + words["added"])).to_be_visible()
    picture = screen.main.get_by_role("img", name=f"{words['preview']} avis-secret.pdf")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 100
    screen.check("files-added")

    wrong = tmp_path / "jeu.pdf"
    wrong.write_bytes(b"MZ" + bytes(4_000))
    # One file is asked: what another does is said before it is chosen.
    expect(chooser(screen, words["choose"])).to_have_count(0)
    chooser(screen, words["replace"]).set_input_files(wrong)
    expect(screen.main.get_by_text(re.compile(flexible(words["program"])))).to_be_visible()
    screen.check("files-refused")
    chooser(screen, words["replace"]).set_input_files(png(tmp_path / "photo-secrete.png"))
    expect(screen.main.get_by_text("photo-secrete.png " + words["added"])).to_be_visible()
    expect(screen.main.get_by_role("link", name="avis-secret.pdf")).to_have_count(0)

    two = [png(tmp_path / "un.png"), png(tmp_path / "deux.png")]
    chooser(screen, words["photos"]).set_input_files(two)
    expect(screen.main.get_by_role("link", name="deux.png")).to_be_visible()
    expect(screen.main.get_by_role("link", name="un.png", exact=True)).to_be_visible()
    expect(chooser(screen, words["photos"])).to_be_hidden()
    full = screen.main.get_by_text(words["full"])
    expect(full).to_be_visible()
    screen.main.get_by_role("button", name=f"{words['remove']} un.png").click()
    expect(screen.main.get_by_text("un.png " + words["removed"])).to_be_visible()
    expect(chooser(screen, words["photos"])).to_be_visible()
    expect(full).to_be_hidden()
    screen.check("files-many")

    screen.button(words["go on"]).click()
    expect(screen.page).to_have_url(re.compile("/check"))
    expect(screen.main.get_by_text("photo-secrete.png")).to_be_visible()
    screen.check("files-check")
    screen.main.locator("form button").first.click()
    expect(screen.page).to_have_url(re.compile("/receipt"))
    screen.page.goto(screen.page.url.removesuffix("/receipt"))
    expect(screen.main.get_by_role("heading", name=words["documents"], exact=True)).to_be_visible()
    expect(screen.main.get_by_role("img", name=f"{words['preview']} photo-secrete.png")).to_be_visible()
    screen.check("files-case")
    with screen.page.expect_download() as download:
        screen.main.get_by_role("link", name="photo-secrete.png").click()
    assert Path(download.value.path()).read_bytes() == (tmp_path / "photo-secrete.png").read_bytes()
    screen.assert_quiet()


@pytest.mark.parametrize("language,width", [("fr", 360), ("en", 1280)])
def test_files_without_script(at_documents, language: str, width: int, tmp_path: Path) -> None:
    """An ordinary form: add, error at the field, replace, remove; what was typed is kept."""
    words = WORDS[language]
    screen = at_documents(language, width, javascript=False)
    screen.button(words["go on"]).click()
    screen.assert_error(words["notice"])
    screen.check("files-missing")
    chooser(screen, words["choose"]).set_input_files(pdf(tmp_path / "avis.pdf"))
    screen.page.locator("input[name=note]").fill("bonjour")
    screen.button(words["add"]).first.click()
    expect(screen.main.get_by_role("link", name="avis.pdf")).to_be_visible()
    expect(screen.page.locator("input[name=note]")).to_have_value("bonjour")
    wrong = tmp_path / "jeu.pdf"
    wrong.write_bytes(b"MZ" + bytes(4_000))
    chooser(screen, words["replace"]).set_input_files(wrong)
    screen.button(words["add"]).first.click()
    screen.assert_error("jeu.pdf")
    screen.check("files-refused-plain")
    expect(screen.main.get_by_role("link", name="avis.pdf")).to_be_visible()
    screen.main.get_by_role("button", name=f"{words['remove']} avis.pdf").click()
    expect(screen.main.get_by_role("link", name="avis.pdf")).to_have_count(0)
    # Chosen and sent with the page itself.
    chooser(screen, words["choose"]).set_input_files(png(tmp_path / "photo.png"))
    screen.button(words["go on"]).click()
    expect(screen.page).to_have_url(re.compile("/check"))
    expect(screen.main.get_by_text("photo.png")).to_be_visible()
    screen.assert_quiet()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_upload_cut_in_the_middle_goes_on(
    at_documents, files_server: RunningServer, language: str, tmp_path: Path
) -> None:
    """The line is cut halfway: the person is told, and when it is back the file goes on from where it stopped."""
    words = WORDS[language]
    network = CutNetwork(files_server.port)
    screen = at_documents(language, port=network.port)
    photo = png(tmp_path / "photo-secrete.png", padding=1_500_000)
    network.cut_after = 700_000
    screen.line_is_cut = True
    chooser(screen, words["choose"]).set_input_files(photo)
    expect(screen.main.get_by_text(re.compile(words["cut"]))).to_be_visible()
    assert network.was_cut.is_set()
    screen.check("files-cut")
    network.may_pass.set()
    expect(screen.main.get_by_text("photo-secrete.png " + words["added"])).to_be_visible()
    screen.line_is_cut = False
    assert network.offsets[0] == 0 and network.offsets[-1] > 60_000, network.offsets
    with screen.page.expect_download() as download:
        screen.main.get_by_role("link", name="photo-secrete.png").click()
    assert Path(download.value.path()).read_bytes() == photo.read_bytes()


@pytest.mark.parametrize("language,width", [("fr", 360), ("en", 1280)])
def test_an_upload_shows_how_far_it_is(
    at_documents, files_server: RunningServer, language: str, width: int, tmp_path: Path
) -> None:
    """While the line holds the rest back, the field says in words and by a bar how much has gone."""
    words = WORDS[language]
    network = CutNetwork(files_server.port)
    screen = at_documents(language, width, port=network.port)
    network.hold_after = 400_000
    # Heavier than what systems take over from a browser at once.
    chooser(screen, words["photos"]).set_input_files(png(tmp_path / "photo-secrete.png", padding=4_500_000))
    bar = screen.main.get_by_role("progressbar", name="photo-secrete.png")
    expect(bar).to_be_visible()
    expect(screen.main.get_by_text(re.compile(words["sending"] + r" photo-secrete\.png\s?: [1-9]\d?\s?%"))).to_be_visible()
    assert 0 < bar.evaluate("bar => bar.position") < 1
    screen.check("files-progress")
    network.let_go.set()
    expect(screen.main.get_by_text("photo-secrete.png " + words["added"])).to_be_visible()
    expect(bar).to_have_count(0)


@pytest.mark.parametrize("language,width", [("fr", 360), ("en", 1280)])
def test_a_file_chosen_before_the_script_has_come_is_sent_when_it_comes(
    at_documents, language: str, width: int, tmp_path: Path
) -> None:
    """On a slow line people choose before everything is there: nothing is lost, and nothing has to be done again."""
    words = WORDS[language]
    screen = at_documents(language, width)
    held: list = []
    script = re.compile(r"/files[^/]*\.js")
    screen.page.route(script, lambda route: held.append(route))
    with screen.page.expect_request(script):
        screen.page.reload(wait_until="commit")
    chooser(screen, words["photos"]).set_input_files(png(tmp_path / "photo-tot.png"))
    held[0].continue_()
    expect(screen.main.get_by_text("photo-tot.png " + words["added"])).to_be_visible()


@pytest.mark.parametrize("language,width", [("fr", 360), ("en", 1280)])
def test_a_field_that_appears_takes_files_as_the_others(opened, language: str, width: int, tmp_path: Path) -> None:
    """Asked because of what is typed, in a list too, without the page being opened anew."""
    words = WORDS[language]
    screen = opened(language, width)
    screen.open("/services/garde")
    screen.button(words["start"]).first.click()
    screen.page.locator("input[name='enfants.1.prenom']").fill("Léo")
    expect(chooser(screen, words["choose"])).to_have_count(0)
    screen.choose(words["yes"])
    chooser(screen, words["choose"]).set_input_files(pdf(tmp_path / "certificat.pdf"))
    expect(screen.main.get_by_text("certificat.pdf " + words["added"])).to_be_visible()
    screen.check("files-in-a-list")
    screen.main.get_by_role("button", name=f"{words['remove']} certificat.pdf").click()
    expect(screen.main.get_by_text("certificat.pdf " + words["removed"])).to_be_visible()
    chooser(screen, words["choose"]).set_input_files(png(tmp_path / "certificat.png"))
    expect(screen.main.get_by_text("certificat.png " + words["added"])).to_be_visible()
    screen.button(words["go on"]).click()
    expect(screen.page).to_have_url(re.compile("/check"))
    expect(screen.main.get_by_text("certificat.png")).to_be_visible()
    screen.assert_quiet()


@pytest.mark.parametrize("javascript", [True, False])
def test_what_was_typed_beside_a_file_survives_a_lost_session(at_documents, javascript: bool, tmp_path: Path) -> None:
    """The words come back; the file can't, and its field says so."""
    words = WORDS["fr"]
    screen = at_documents("fr", 360, javascript)
    code_page = re.sub("/pages/.*", "/saved", screen.path)
    here = screen.path
    screen.go(code_page)
    code = re.search(CODE, screen.main.inner_text())[0]
    screen.go(here)
    screen.page.locator("input[name=note]").fill("Bonjour à vous")
    screen.context.clear_cookies()
    if not javascript:
        chooser(screen, words["choose"]).set_input_files(pdf(tmp_path / "avis-secret.pdf"))
    screen.button(words["go on"]).click()
    expect(screen.heading(words["ended"])).to_be_visible()
    screen.check("files-session-ended")
    screen.box(screen.words.code).fill(code)
    screen.main.get_by_role("button", name=screen.words.carry_on).click()
    expect(screen.page.locator("input[name=note]")).to_have_value("Bonjour à vous")
    if not javascript:
        screen.assert_error("avis-secret.pdf")
    screen.check("files-kept")
    chooser(screen, words["choose"]).set_input_files(pdf(tmp_path / "avis-secret.pdf"))
    if javascript:
        expect(screen.main.get_by_text("avis-secret.pdf " + words["added"])).to_be_visible()
    screen.button(words["go on"]).click()
    expect(screen.page).to_have_url(re.compile("/check"))
    expect(screen.main.get_by_text("Bonjour à vous")).to_be_visible()
    expect(screen.main.get_by_text("avis-secret.pdf")).to_be_visible()


def test_a_line_left_open_does_not_keep_the_server_from_stopping(tmp_path: Path) -> None:
    """Somebody's telephone has gone in the middle of a request, and says nothing."""
    server = RunningServer(tmp_path / "data", demo=False).start()
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(b"POST /fr/follow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
                     b"Content-Type: application/x-www-form-urlencoded\r\n\r\ncode=")
        assert server.stop() == 0


def test_files_with_the_keyboard(at_documents, tmp_path: Path) -> None:
    """Everything of the field is reached and done without a mouse."""
    words = WORDS["fr"]
    screen = at_documents()
    keyboard = Keyboard(screen)
    # Awaited from before the first key: the browser has then been told to hand its chooser over.
    with screen.page.expect_file_chooser() as chosen:
        keyboard.reach(chooser(screen, words["choose"]))
        keyboard.press("Enter")
    chosen.value.set_files(pdf(tmp_path / "avis.pdf"))
    remove = screen.main.get_by_role("button", name=f"{words['remove']} avis.pdf")
    expect(remove).to_be_visible()
    # Enter in a text box goes on; it never removes a file.
    screen.page.locator("input[name=note]").press("Enter")
    expect(screen.page).to_have_url(re.compile("/check"))
    screen.page.go_back()
    expect(remove).to_be_visible()
    remove.focus()
    keyboard.press("Enter")
    expect(screen.main.get_by_text("avis.pdf " + words["removed"])).to_be_visible()
    screen.assert_quiet()
