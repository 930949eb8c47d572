"""The journal over the seeded cases: what sealing costs, proofs, checking everything, and how soon a town of that size answers."""

import os
import re
import subprocess
import time
import urllib.request
from dataclasses import dataclass

from measure import Server

# How long the server may take to make leaves of every seeded event.
PATIENCE = 900
LEAVES = os.environ.get("BENCH_LEAVES", "10000000")


@dataclass
class Journal:
    """What was measured of it."""

    cases: int
    sealing_percent: float
    share_of_bare: float
    leaves: int
    proof_mean: float
    proof_worst: float
    events: int
    verified_per_second: float
    start_milliseconds: float


def number(text):
    return float(text.replace(",", ""))


def submissions(parvis, data, scratch):
    """Sealed beside unsealed beside bare inserts, and proofs."""
    said = subprocess.run([parvis, "bench-journal", "--data", data, "--scratch", scratch, "--leaves", LEAVES], check=True,
                          capture_output=True, text=True).stdout
    print("  " + said.strip().replace("\n", "\n  "), flush=True)
    cost = re.search(r"sealing costs (-?[\d.]+) %", said)
    share = re.search(r"sealed ([\d.]+) %", said)
    proof = re.search(r"at (\d+) leaves: ([\d.]+) ms on average, ([\d.]+) ms", said)
    return float(cost[1]), float(share[1]), int(proof[1]), float(proof[2]), float(proof[3])


def bring_forward(parvis, data, port, folder):
    """Serves the town until its log has every event: two looks a second apart find the same size."""
    with Server([parvis, "serve", "--data", data, "--port", port], port, "/health", {}, log=folder / "journal.log"):
        last, until = None, time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/log/checkpoint", timeout=30) as answer:
                size = answer.read().split(b"\n")[1]
            if size == last:
                return
            last = size
            time.sleep(1)
    raise SystemExit("The log is not brought forward.")


def start(parvis, data, port, folder):
    """Milliseconds from the command to the first answer."""
    begun = time.monotonic()
    with Server([parvis, "serve", "--data", data, "--port", port], port, "/health", {}, log=folder / "start.log"):
        return (time.monotonic() - begun) * 1000


def verify(parvis, data):
    """Events, and how many a second are checked."""
    begun = time.monotonic()
    said = subprocess.run([parvis, "journal", "verify", "--data", data], check=True, capture_output=True,
                          text=True).stdout
    seconds = time.monotonic() - begun
    events = number(re.search(r"([\d,]+) events, .* 0 faults", said)[1])
    print(f"  journal verify: {events:,.0f} events in {seconds:.1f} s", flush=True)
    return int(events), events / seconds


def measure(parvis, folder, data, cases, port):
    cost, share, leaves, mean, worst = submissions(parvis, data, folder / "journal")
    bring_forward(parvis, data, port, folder)
    times = sorted(start(parvis, data, port, folder) for _ in range(3))
    events, rate = verify(parvis, data)
    return Journal(cases, cost, share, leaves, mean, worst, events, rate, times[1])
