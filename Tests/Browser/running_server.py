"""A `parvis serve` process on a free port, with a data folder of its own."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

from prepared_data import ROOT, copy_of_the_demonstration

# A debug build starts within a few seconds, and seeds the demonstration within half a minute; on a machine that builds
# something else at the same time, within minutes.
START_SECONDS = 300
STOP_SECONDS = 30


def binary() -> Path:
    """The command to test: `PARVIS_BINARY`, else the debug build, else the release build."""
    candidates = [os.environ.get("PARVIS_BINARY"), ROOT / ".build/debug/parvis", ROOT / ".build/release/parvis"]
    for candidate in candidates:
        if candidate and Path(candidate).exists():
            return Path(candidate).resolve()
    raise FileNotFoundError("parvis is not built: swift build --product parvis")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RunningServer:
    """Starts, stops, kills and restarts the server on the same data, and keeps all that it logs."""

    def __init__(self, data: Path, *, demo: bool = True, port: int | None = None, settings: dict[str, str] | None = None,
                 watch: Path | None = None, fresh: bool = False):
        self.data = data
        # Whether a demonstration is seeded by this very server rather than copied from one that was.
        self.fresh = fresh
        # A folder of services to serve as they stand.
        self.watch = watch
        self.demo = demo
        self.port = port or free_port()
        # Tests come from one address and in a hurry: limits are tested on a server of their own.
        self.settings = {"PARVIS_RATE_LIMITS": "false"} | (settings or {})
        # How many days later than today it is for the server.
        self.days_later = 0
        self.output: list[str] = []
        # Whatever a log must never hold: names, e-mail addresses, references and codes used by the tests.
        self.private: set[str] = set()
        self.process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    # MARK: Life

    def start(self) -> RunningServer:
        if self.demo and not self.fresh and not self.data.exists():
            copy_of_the_demonstration(self.data, seed=self._seed)
        self.launch()
        self._await_health()
        return self

    @staticmethod
    def _seed(data: Path) -> None:
        """Seeds a town and leaves it as a server that was stopped does."""
        seeder = RunningServer(data, fresh=True).start()
        code = seeder.stop()
        if code != 0:
            raise RuntimeError(f"parvis ended with {code} after seeding:\n{seeder.log}")

    def launch(self) -> None:
        """Starts the process without waiting for it to answer."""
        command = [str(binary()), "serve", "--data", str(self.data), "--port", str(self.port)]
        if self.demo:
            command.append("--demo")
        if self.watch:
            command += ["--watch", str(self.watch)]
        if self.days_later:
            command += ["--days-later", str(self.days_later)]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PARVIS_")}
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment | self.settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, errors="replace")
        self._reader = threading.Thread(target=self._keep_output, args=(self.process,), daemon=True)
        self._reader.start()

    def _keep_output(self, process: subprocess.Popen[str]) -> None:
        for line in process.stdout:
            self.output.append(line)

    def await_file(self, path: Path) -> None:
        """Waits until the process has made a file."""
        self._poll(path.exists, f"{path.name} is not made")

    def _await_health(self) -> None:
        self._poll(self._answers, "parvis does not answer")

    def _answers(self) -> bool:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
            connection.request("GET", "/health")
            return connection.getresponse().status == 200
        except OSError:
            return False

    def _poll(self, is_so: Callable[[], bool], complaint: str) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not is_so():
            if self.process.poll() is not None:
                self._reader.join(STOP_SECONDS)
                raise RuntimeError(f"parvis ended with {self.process.returncode} at start:\n{self.log}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"{complaint} after {START_SECONDS} seconds:\n{self.log}")
            # Between two questions; what is waited for is the answer, never this time.
            threading.Event().wait(0.02)

    def stop(self) -> int:
        """Stops as an operator does, and returns the exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(STOP_SECONDS)
        self._reader.join(STOP_SECONDS)
        return code

    def kill(self) -> None:
        """Ends as a power cut does: nothing is flushed, nothing is said."""
        self.process.kill()
        self.process.wait(STOP_SECONDS)
        self._reader.join(STOP_SECONDS)

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    # MARK: What can be read of it

    @property
    def log(self) -> str:
        return "".join(self.output)

    @property
    def resident_megabytes(self) -> float:
        """Resident memory, as the kernel counts it (`VmRSS`)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1]) / 1024

    def assert_discreet(self) -> None:
        """Nothing private is in the log, and no request failed for a fault of the server's."""
        log = self.log
        told = sorted(word for word in self.private if word and word.lower() in log.lower())
        assert not told, f"the log holds {told}"
        faults = [line for line in self.output if "request failed" in line or "Fatal error" in line]
        assert not faults, "".join(faults)


def run_command(*arguments: str, typed: str = "", seconds: int = 60) -> subprocess.CompletedProcess[str]:
    """Runs `parvis` with arguments to its end."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PARVIS_")}
    return subprocess.run(
        [str(binary()), *arguments], cwd=ROOT, env=environment, input=typed, capture_output=True, text=True,
        timeout=seconds)
