"""The desk over many seeded cases: how fast its lists and pages come, and how fast cases are seeded and exported."""

import http.client
import os
import random
import re
import sqlite3
import subprocess
import time
import urllib.parse
from dataclasses import dataclass, field

from measure import Measure, Server, warm, wrk

CASES = int(os.environ.get("BENCH_CASES", "1000000"))
SERVICE = "acte-naissance"
PASSWORD = "bienvenue-a-val-clair"
# Pages of a list that are asked in turn, from its beginning on.
DEPTH = 40
PAGES_OF_CASES = 2_000


@dataclass
class Desk:
    """What the desk gave over so many cases."""

    cases: int
    seeded_per_second: float
    lists: list[Measure] = field(default_factory=list)
    case_page: Measure | None = None
    exports: list[tuple[str, float, float, float]] = field(default_factory=list)
    rest: float = 0


class Agent:
    """Somebody signed in at the desk."""

    def __init__(self, port, login):
        self.port = port
        self.cookie = ""
        page = self.get("/fr/desk/sign-in")
        self.post("/fr/desk/sign-in", {"login": login, "password": PASSWORD}, page)
        if "/fr/desk/sign-out" not in self.get("/fr/desk"):
            raise SystemExit(f"{login} could not sign in.")

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            self.cookie = cookie.split(";")[0]
        connection.close()
        return answer.status, answer.headers.get("Location"), text

    def get(self, path):
        status, location, text = self.ask("GET", path)
        if status >= 400:
            raise SystemExit(f"{path} answered {status}.")
        return self.get(location) if location else text

    def post(self, path, fields, page):
        token = re.search(r'name="csrf" value="([^"]*)"', page).group(1)
        status, location, text = self.ask("POST", path, urllib.parse.urlencode({"csrf": token} | fields, doseq=True))
        if status != 303:
            raise SystemExit(f"{path} answered {status}.")
        return location


def prepare(parvis, root, data):
    """The demonstration with so many cases, and how many were seeded a second."""
    environment = os.environ | {"PARVIS_SERVICES": str(root / "services")}
    with Server([parvis, "serve", "--demo", "--data", data, "--port", "18090"], 18090, "/health",
                environment, log=data.parent / "prepare.log"):
        pass
    said = subprocess.run([parvis, "seed", "cases", "--data", data, "--cases", str(CASES)], check=True,
                          capture_output=True, text=True).stdout
    print("  " + said.strip(), flush=True)
    return float(re.search(r"([\d,.]+) a second", said).group(1).replace(",", ""))


def stretch(agent, path):
    """The addresses of a list's pages, each found on the one before, as somebody who turns them."""
    paths = []
    for _ in range(DEPTH):
        paths.append(path)
        text = agent.get(path)
        found = re.search(r'href="([^"]*[?&](?:amp;)?(?:after|before)=[^"]+)"', text)
        if not found:
            break
        path = found.group(1).replace("&amp;", "&")
    return paths


def measure_list(name, server, agent, paths, seconds, folder):
    file = folder / "paths.txt"
    file.write_text("\n".join(paths) + "\n")
    environment = {"COOKIE": agent.cookie, "PATHS": str(file)}
    warm(server.url, "paths.lua", environment)
    return wrk(f"{name} ({len(paths)} pages)", server.url, seconds, "paths.lua", environment)


def export(server, agent, form_path, format, only=None):
    """Asks for every case in a file: cases, seconds, most memory held meanwhile."""
    page = agent.get(form_path)
    columns = [code for code in re.findall(r'name="column" value="([^"]+)"', page) if not only or only(code)]
    once = re.search(r'name="once" value="([^"]+)"', page).group(1)
    fields = {"from.day": "1", "from.month": "1", "from.year": "2000", "to.day": "31", "to.month": "12",
              "to.year": "2099", "standing": "all", "format": format, "once": once, "column": columns}
    agent.post(form_path, fields, page)
    most = 0
    deadline = time.monotonic() + 1_800
    with sqlite3.connect(f"file:{server.data}/parvis.sqlite?mode=ro", uri=True) as database:
        while time.monotonic() < deadline:
            most = max(most, server.resident_megabytes())
            row = database.execute(
                "SELECT state, taken, started_at, ended_at FROM exports ORDER BY id DESC LIMIT 1").fetchone()
            if row[0] in ("done", "failed"):
                break
            time.sleep(0.2)
    if row[0] != "done":
        raise SystemExit(f"The export ended as {row[0]}.")
    seconds = (row[3] - row[2]) / 1000
    print(f"  export to {format}, {len(columns)} columns: {row[1]:,} cases in {seconds:.1f} s, "
          f"{row[1] / seconds:,.0f} a second, {most:.0f} MB at most", flush=True)
    return f"{format.upper()}, {len(columns)} columns" + (" of the lists" if only else ", answers and rules too"), row[1], seconds, most


def searches(data):
    """References that exist, spread over all."""
    with sqlite3.connect(f"file:{data}/parvis.sqlite?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT reference, id FROM cases WHERE service = ? AND rowid % ? = 0 LIMIT ?",
            (SERVICE, max(1, CASES // PAGES_OF_CASES), PAGES_OF_CASES)).fetchall()
    return [row[0] for row in rows], [row[1] for row in rows]


def identifier(blob):
    text = blob.hex()
    return "-".join([text[:8], text[8:12], text[12:16], text[16:20], text[20:]])


def measure(parvis, root, folder, port, seconds):
    data = folder / "desk-data"
    desk = Desk(CASES, prepare(parvis, root, data))
    server = Server([parvis, "serve", "--data", data, "--port", port], port, "/health",
                    {"PARVIS_RATE_LIMITS": "false"}, log=folder / "desk.log")
    server.data = data
    references, identifiers = searches(data)
    with server:
        agent = Agent(port, "agent")
        supervisor = Agent(port, "responsable")
        desk.rest = server.resident_megabytes()
        # The agent is in two groups. Almost every case is of one service, the rest are the demonstration's.
        for name, path in [
            ("inbox: to do", "/fr/desk"), ("inbox: mine", "/fr/desk?show=mine"), ("inbox: all", "/fr/desk?show=all"),
            ("inbox: waiting longest", "/fr/desk?show=waiting"), ("inbox: decided", "/fr/desk?show=done"),
            ("filters: a service", f"/fr/desk?show=all&service={SERVICE}"),
            ("filters: a group", "/fr/desk?show=all&group=voirie"),
            ("filters: a service and a group", "/fr/desk?show=all&service=signaler&group=voirie"),
            ("filters: my groups", "/fr/desk?show=group"),
            ("search by words", "/fr/desk/search?q=copie+integ"),
        ]:
            desk.lists.append(
                measure_list(name, server, agent, stretch(agent, path), seconds, folder))
        found = [f"/fr/desk/search?q={reference}" for reference in references]
        desk.lists.append(measure_list("search by reference", server, agent, found, seconds, folder))
        desk.lists.append(
            measure_list("what waits", server, supervisor, ["/fr/desk/load"], seconds, folder))
        random.Random(1).shuffle(identifiers)
        pages = [f"/fr/desk/cases/{identifier(blob)}" for blob in identifiers]
        desk.case_page = measure_list("page of a case", server, agent, pages, seconds, folder)
        form = f"/fr/desk/export/{SERVICE}"
        desk.exports.append(export(server, supervisor, form, "csv", lambda code: not re.match("answer:|rule:", code)))
        for format in ("csv", "xlsx"):
            desk.exports.append(export(server, supervisor, form, format))
    return desk
