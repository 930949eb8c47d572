"""Large forms, served whole: how long a page takes, and how long a change made while typing takes to be answered."""

import http.client
import re
import shutil
import subprocess
import time
import urllib.parse
from dataclasses import dataclass

from measure import Server

SIZES = (500, 2_000)
# One person at a time: what is measured is how long they wait, not how many can be served.
ROUNDS = 300
SERVICE = "grand-formulaire"


@dataclass
class Form:
    """What a form of so many questions gave, in milliseconds."""

    questions: int
    page_kilobytes: float
    page: list[float]
    change: list[float]
    # What `parvis bench-form` says of the change without the server and the disk.
    alone: str


def at(durations, share):
    ordered = sorted(durations)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Person:
    """Somebody at a form, on one connection kept open, as a browser keeps it."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = ""
        self.token = ""

    def ask(self, method, path, fields=None):
        headers = {"Cookie": self.cookie} if self.cookie else {}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields + [("csrf", self.token)])
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        milliseconds = (time.perf_counter() - began) * 1_000
        if answer.status >= 400:
            raise SystemExit(f"{method} {path} answered {answer.status}.")
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.cookie = cookie.split(";")[0]
        token = re.search(rb'name="csrf" value="([^"]+)"', content)
        if token:
            self.token = token.group(1).decode()
        return answer, content, milliseconds

    def fill(self, questions, per_page):
        """Answers the whole form, page by page; returns the address of its last page."""
        self.ask("GET", f"/fr/services/{SERVICE}")
        started, _, _ = self.ask("POST", f"/fr/services/{SERVICE}/start", [])
        draft = started.headers["Location"].split("?")[0]
        for first in range(0, questions, per_page):
            path = f"{draft}/pages/p{first}"
            self.ask("GET", path)
            numbers = range(first, min(first + per_page, questions))
            fields = [("asked", f"q{number}") for number in numbers] + [("asked", f"g{first}")]
            answer, _, _ = self.ask("POST", path, fields + [(f"q{number}", given(number)) for number in numbers])
            if answer.status != 303:
                raise SystemExit(f"The generated form refuses page {first} ({answer.status}).")
        return path, list(numbers)


def given(number):
    """What `LargeForm` takes at a question, so that every chain of conditions is shown to its end."""
    return ["yes", str(number % 90), "a", f"Réponse {number}"][number % 4]


def measure(parvis, organisation, folder, port):
    """Every size, one after the other."""
    return [measure_one(parvis, organisation, folder / f"form-{size}", port, size) for size in SIZES]


def measure_one(parvis, organisation, folder, port, questions):
    services, data = folder / "services", folder / "data"
    services.mkdir(parents=True)
    shutil.copy(organisation, services)
    told = subprocess.run(
        [parvis, "bench-form", "--questions", str(questions), "--write", services / SERVICE], check=True,
        capture_output=True, text=True).stdout
    alone = re.search(r"changed: median ([\d.]+) ms", told).group(1)
    published = subprocess.run([parvis, "publish", services, "--data", data], capture_output=True, text=True)
    if published.returncode != 0:
        raise SystemExit(f"The generated form can't be published:\n{published.stdout}{published.stderr}")
    server = Server(
        [parvis, "serve", "--data", data, "--port", port], port, "/health", {"PARVIS_RATE_LIMITS": "false"},
        log=folder / "parvis.log")
    with server:
        person = Person(port)
        page, numbers = person.fill(questions, 20)
        number = next(one for one in numbers if one % 4 == 1)
        asked = [("asked", f"q{one}") for one in numbers] + [("asked", f"g{numbers[0]}")]
        for turn in range(30):
            person.ask("GET", page)
            change(person, page, asked, number, turn)
        pages = [person.ask("GET", page)[2] for _ in range(ROUNDS)]
        size = len(person.ask("GET", page)[1])
        changes = [change(person, page, asked, number, turn) for turn in range(ROUNDS)]
    form = Form(questions, size / 1_000, pages, changes, alone)
    print(
        f"  {questions:,} questions: a page in {at(pages, .5):.1f} ms (99 %: {at(pages, .99):.1f}), a change answered in "
        f"{at(changes, .5):.1f} ms (99 %: {at(changes, .99):.1f}); alone {alone} ms", flush=True)
    return form


def change(person, page, asked, number, turn):
    """One answer typed, as the page's script sends it; every one is another, so that each is written to disk."""
    answer, content, milliseconds = person.ask(
        "POST", f"{page}/keep", asked + [("touched", f"q{number}"), (f"q{number}", str(turn % 90))])
    if answer.status != 200 or b'"saved"' not in content:
        raise SystemExit(f"A change was not kept ({answer.status}).")
    return milliseconds
