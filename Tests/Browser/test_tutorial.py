"""The README's tutorial, followed to the letter: its files, its commands, what it says one sees."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import threading
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from running_server import ROOT, START_SECONDS, STOP_SECONDS, binary, free_port

PASSWORD = "une longue phrase de passe"


class Tutorial:
    """The blocks of the section, taken one after the other."""

    def __init__(self, readme: Path):
        text = readme.read_text(encoding="utf-8")
        section = text.split("## Write your first service\n")[1].split("\n## ")[0]
        self.blocks = re.findall(r"^```(\w*)\n(.*?)^```$", section, re.M | re.S)

    def next(self, kind: str) -> str:
        found, text = self.blocks.pop(0)
        assert found == kind, f"expected a block of {kind or 'text'}, found {found}: {text}"
        return text


class Terminal:
    """A reader who types commands in a home of their own."""

    def __init__(self, home: Path):
        self.home = self.folder = home
        self.port = free_port()
        self.server: subprocess.Popen[str] | None = None
        self.said = ""
        self.spoke = threading.Condition()

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PARVIS_")}
        return kept | {"HOME": str(self.home), "PATH": f"{binary().parent}:{os.environ['PATH']}"}

    def type(self, command: str, answer: str = "") -> str:
        done = subprocess.run(
            ["bash", "-euc", command], cwd=self.folder, env=self.environment, input=answer, capture_output=True,
            text=True, timeout=START_SECONDS)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def serve(self, command: str) -> None:
        """Starts the server as written, but for the port: another program may hold 8080."""
        self.server = subprocess.Popen(
            [*shlex.split(command), "--port", str(self.port)], cwd=self.folder, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        threading.Thread(target=self._listen, args=(self.server,), daemon=True).start()
        self.await_words("is ready")

    def _listen(self, server: subprocess.Popen[str]) -> None:
        for line in server.stdout:
            with self.spoke:
                self.said += line
                self.spoke.notify_all()

    def await_words(self, words: str) -> None:
        """Waits until the server has said this, and forgets what it said so far."""
        with self.spoke:
            assert self.spoke.wait_for(lambda: words in self.said, START_SECONDS), self.said
            self.said = self.said.split(words, 1)[1]

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            assert self.server.wait(STOP_SECONDS) == 0


@pytest.fixture
def terminal(tmp_path: Path):
    terminal = Terminal(tmp_path)
    yield terminal
    if terminal.server and terminal.server.poll() is None:
        terminal.server.kill()


def test_the_tutorial_works_word_for_word(terminal: Terminal, browser: Browser):
    tutorial = Tutorial(ROOT / "README.md")
    assert "export PATH" in tutorial.next("sh")

    # 1 and 2: the organisation, a new service, and what check says of it.
    terminal.type(tutorial.next("sh"))
    terminal.folder = terminal.home / "fernhill"
    (terminal.folder / "services/organisation.yaml").write_text(tutorial.next("yaml"), encoding="utf-8")
    assert terminal.type(tutorial.next("sh")).endswith(tutorial.next(""))

    # 3: it is served as it stands.
    terminal.serve(tutorial.next("sh").strip())
    site = f"http://localhost:{terminal.port}/en"
    page = browser.new_context(locale="en-GB").new_page()
    page.goto(site)
    expect(page.get_by_role("link", name="Make a request")).to_be_visible()

    # 4: the reader's own questions.
    definition = terminal.folder / "services/borrow-tables/service.yaml"
    text = definition.read_text(encoding="utf-8")
    for line in tutorial.next("yaml").splitlines():
        text, count = re.subn(rf"^{line.split(':')[0]}: .*$", line, text, flags=re.M)
        assert count == 1, line
    before, rest = text.split("# The form: one idea a page.\n")
    _, after = rest.split("# What happens to a case")
    text = before + tutorial.next("yaml") + "\n# What happens to a case" + after
    *lines, last = text.rstrip("\n").split("\n")
    assert last.startswith("  columns:"), last
    sound = "\n".join(lines) + "\n" + tutorial.next("yaml")
    definition.write_text(sound, encoding="utf-8")
    terminal.await_words("borrow-tables: published, version 2")
    await_service(page, site, "Borrow tables")
    begin(page, site)
    fill_loan(page, year="2020")
    expect(page.get_by_role("alert")).to_contain_text("Choose a day at least a week from now.")

    # 5: mistakes are shown where they are, and the page stays.
    definition.write_text(sound.replace("show_if: delivery", "show_if: delivry"), encoding="utf-8")
    terminal.await_words(tutorial.next(""))
    terminal.await_words("borrow-tables: refused")
    page.reload()
    expect(page.get_by_role("heading", level=1, name="What you need")).to_be_visible()
    definition.write_text(sound.replace("        used_for: To bring the tables.\n", ""), encoding="utf-8")
    terminal.await_words("nothing uses the answer to `street`: why ask for it?")
    definition.write_text(sound, encoding="utf-8")

    # 6: a request, and its decision.
    send(page, site)
    terminal.type(tutorial.next("sh"), answer=PASSWORD + "\n")
    decide(browser.new_context(locale="en-GB").new_page(), site)
    page.get_by_role("link", name="Follow my request").click()
    expect(page.get_by_role("main")).to_contain_text("Agreed")
    expect(page.get_by_role("main")).to_contain_text("Opened by the reception")
    expect(page.get_by_role("main")).not_to_contain_text("Ada")

    # 7: published, and served without a watch.
    terminal.stop()
    publish, serve = tutorial.next("sh").strip().split("\n")
    assert "borrow-tables: unchanged" in terminal.type(publish)
    terminal.serve(serve)
    page.goto(site)
    expect(page.get_by_role("link", name="Borrow tables")).to_be_visible()
    terminal.stop()
    assert tutorial.blocks == []


def await_service(page: Page, site: str, title: str) -> None:
    """Reloads until the version that was just announced is the one served."""
    deadline = time.monotonic() + START_SECONDS
    page.goto(f"{site}/services/borrow-tables")
    while page.get_by_role("heading", level=1, name=title, exact=True).count() == 0:
        assert time.monotonic() < deadline, f"{title} is not served"
        page.reload()


def begin(page: Page, site: str) -> None:
    page.goto(f"{site}/services/borrow-tables")
    page.get_by_role("button", name="Start").first.click()


def fill_loan(page: Page, *, year: str) -> None:
    page.get_by_role("textbox", name="How many tables?").fill("8")
    for part, text in (("Day", "1"), ("Month", "12"), ("Year", year)):
        page.get_by_role("textbox", name=part, exact=True).fill(text)
    page.get_by_role("group", name="Shall we bring them to you?").get_by_text("Yes", exact=True).click()
    page.get_by_role("button", name="Continue").click()


def send(page: Page, site: str) -> None:
    begin(page, site)
    fill_loan(page, year="2090")
    # Asked of those who want a delivery only.
    page.get_by_role("textbox", name="To which street?").fill("Mill Lane")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("textbox", name="Your name").fill("Rose Marsh")
    page.get_by_role("textbox", name="Your e-mail address").fill("rose@example.org")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Send my request").click()
    expect(page.get_by_role("heading", level=1, name="We have received your request")).to_be_visible()


def decide(page: Page, site: str) -> None:
    page.goto(f"{site}/desk")
    page.get_by_role("textbox", name="User name").fill("ada")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("main").get_by_role("link", name=re.compile("Borrow tables")).click()
    page.get_by_role("button", name="Agree").click()
    expect(page.get_by_role("article")).to_contain_text("Rose Marsh")
    page.get_by_role("button", name="Send the letter").click()
    expect(page.get_by_role("main")).to_contain_text("Agreed")
