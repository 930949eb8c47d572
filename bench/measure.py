"""wrk, and processes started and ended by their own identifiers."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).parent
CONNECTIONS = 64
THREADS = 2


@dataclass
class Measure:
    """What one run of wrk gave."""

    name: str
    requests: int
    per_second: float
    median: str
    p99: str
    wrong: int

    def describe(self):
        return f"{self.name}: {self.per_second:,.0f} requests/s, median {self.median}, 99 % {self.p99}, wrong {self.wrong}"


def wrk(name, url, seconds, script=None, environment=None):
    """Runs wrk once. `wrong` counts answers other than 2xx and 3xx, and broken connections."""
    command = ["wrk", "-t", str(THREADS), "-c", str(CONNECTIONS), "-d", f"{seconds}s", "--latency"]
    if script:
        command += ["-s", str(BENCH / "wrk" / script)]
    variables = os.environ | {"THREADS": str(THREADS)} | (environment or {})
    result = subprocess.run(
        command + [url], env=variables, capture_output=True, text=True, timeout=seconds + 60, check=True)
    text = result.stdout
    requests = int(re.search(r"(\d+) requests in", text).group(1))
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1))
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
    total = (int(wrong.group(1)) if wrong else 0) + (sum(map(int, broken.groups())) if broken else 0)
    measure = Measure(
        name, requests, rate, re.search(r"^ +50%\s+(\S+)", text, re.M).group(1),
        re.search(r"^ +99%\s+(\S+)", text, re.M).group(1), total)
    print("  " + measure.describe(), flush=True)
    return measure


def warm(url, script=None, environment=None):
    """Two seconds that are not counted."""
    command = ["wrk", "-t", str(THREADS), "-c", str(CONNECTIONS), "-d", "2s"]
    if script:
        command += ["-s", str(BENCH / "wrk" / script)]
    subprocess.run(
        command + [url], env=os.environ | {"THREADS": str(THREADS)} | (environment or {}), capture_output=True, timeout=60,
        check=True)


class Server:
    """A process that serves on loopback, for the time of a `with`."""

    def __init__(self, command, port, path="/", environment=None, folder=None, log=None):
        self.port = port
        self.path = path
        self.command = [str(part) for part in command]
        self.environment = os.environ | (environment or {})
        self.folder = folder
        self.log = log

    def __enter__(self):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                raise SystemExit(f"Another program listens on port {self.port}.")
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                self.command, env=self.environment, cwd=self.folder, stdout=log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"{self.url}{self.path}", timeout=5).read()
                return self
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.stop()
                    raise SystemExit(f"{self.command[0]} did not start: see {self.log}")
                time.sleep(0.1)

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def resident_megabytes(self):
        """Memory held now, of the process and its children."""
        total = 0
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for identifier in [str(self.process.pid), *children]:
            status = Path(f"/proc/{identifier}/status").read_text()
            total += int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1))
        return total / 1000
