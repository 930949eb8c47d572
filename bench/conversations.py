#!/usr/bin/env python3
"""Two hundred people talk with the assistant at the same time, on loopback: how many turns fail, how long one takes.

The server is the demonstration town with an empty data folder of its own, without limits of rate. It stops by itself.
"""

import http.client
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARVIS = Path(os.environ.get("PARVIS_BINARY", ROOT / ".build/release/parvis"))
PORT = int(os.environ.get("BENCH_PORT", "18086"))
PEOPLE = int(os.environ.get("BENCH_PEOPLE", "200"))
TURNS = [
    "comment se débarrasser des encombrants", "et la déchetterie, elle ouvre quand ?", "j'ai droit à la cantine ?",
    "oui", "oui", "18 000", "2", "merci",
]


class Person(threading.Thread):
    """One conversation, turn after turn, each page read as a browser does."""

    def __init__(self, number: int, together: threading.Barrier):
        super().__init__()
        self.together, self.cookie, self.times, self.failures = together, "", [], []
        self.line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
        self.number = number

    def ask(self, method: str, path: str, fields: dict | None = None) -> tuple[int, str, str]:
        headers = {"Cookie": self.cookie} if self.cookie else {}
        body = urllib.parse.urlencode(fields).encode() if fields is not None else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        given = answer.getheader("Set-Cookie")
        if given:
            self.cookie = given.split(";")[0]
        return answer.status, answer.getheader("Location") or "", answer.read().decode()

    def run(self) -> None:
        path, token, page = "/fr/assistant", "", ""
        self.together.wait()
        for turn in TURNS:
            began = time.monotonic()
            status, place, _ = self.ask("POST", path, {"message": turn, "csrf": token})
            if status != 303:
                self.failures.append(f"{turn}: {status}")
                return
            path = place.split("#")[0]
            status, _, page = self.ask("GET", path)
            self.times.append(time.monotonic() - began)
            if status != 200:
                self.failures.append(f"{turn}: page {status}")
                return
            token = re.search(r'name="csrf" value="([^"]*)"', page)[1]
        if "form:cantine" not in page and "premier mercredi" not in page:
            self.failures.append("the conversation is not whole")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [PARVIS, "serve", "--demo", "--data", f"{folder}/data", "--port", str(PORT)],
            env={**os.environ, "PARVIS_RATE_LIMITS": "false"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for _ in range(600):
                try:
                    line = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
                    line.request("GET", "/fr")
                    if line.getresponse().status == 200:
                        break
                except OSError:
                    time.sleep(0.2)
            together = threading.Barrier(PEOPLE)
            people = [Person(number, together) for number in range(PEOPLE)]
            began = time.monotonic()
            for person in people:
                person.start()
            for person in people:
                person.join()
            took = time.monotonic() - began
            status = Path(f"/proc/{server.pid}/status").read_text()
            memory = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024
        finally:
            server.terminate()
            server.wait(30)
    times = sorted(time for person in people for time in person.times)
    failures = [failure for person in people for failure in person.failures]
    print(
        f"{PEOPLE} conversations at once, {len(times)} turns: {len(failures)} failed, {len(times) / took:.0f} turns a "
        f"second, median {times[len(times) // 2] * 1000:.0f} ms, 99 % {times[int(len(times) * 0.99)] * 1000:.0f} ms, "
        f"at most {memory} MB")
    for failure in failures[:5]:
        print(f"  {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
