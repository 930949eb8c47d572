#!/usr/bin/env python3
"""Measures the rules: compiled, explained, over a population, beside OpenFisca where it is installed.

    make bench-rules

Writes the section of docs/performance.md between its two marks, and leaves the rest of the page.
OpenFisca is looked for in .build/openfisca/venv (docs/simulations.md says how to install it).
"""

from __future__ import annotations

import datetime
import os
import random
import re
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARVIS = ROOT / ".build/release/parvis"
OPENFISCA = ROOT / ".build/openfisca/venv/bin/python"
PAGE = ROOT / "docs/performance.md"
BEGIN, END = "<!-- rules -->", "<!-- /rules -->"
HOUSEHOLDS = 100_000
COLUMNS = "annee,logement,contrat_electricite,adultes,enfants,enfants_alternes,revenu"

# What is measured, the aim in microseconds, and the benchmark's name.
AIMS = [
    ("One household of the energy voucher, every rule", 1, "One household, compiled rules"),
    ("The same with what decided, the branches and what is missing", 20, "One household, with what decided and what is missing"),
    ("The same, two answers missing", 20, "One household, two answers missing"),
    ("The same as a form: what is shown, what is to mend, every rule", None, "One household, whole form"),
    ("Every rule explained in words", None, "One household, explained in words"),
    ("The energy voucher compiled from its file", 10_000, "Compile the energy voucher"),
    ("School meals compiled from their file", 10_000, "Compile school meals"),
]
UNITS = {"ns": 0.001, "μs": 1.0, "ms": 1000.0}


def benchmarks() -> dict[str, float]:
    """The median of each benchmark, in microseconds."""
    command = ["swift", "package", "--disable-sandbox", "benchmark", "--no-progress"]
    run = subprocess.run(command, cwd=ROOT / "Benchmarks", capture_output=True, text=True, check=True)
    found, name = {}, ""
    for line in run.stdout.splitlines():
        cells = [cell.strip() for cell in line.split("│")]
        time_of = re.match(r"Time \(wall clock\) \((ns|μs|ms)\)", cells[1]) if len(cells) > 5 else None
        if time_of:
            found[name] = float(cells[4]) * UNITS[time_of[1]]
        elif re.match(r"^[A-Z][\w ,]+$", line):
            name = line
    return found


def population(path: Path) -> None:
    """Households of 2025 and 2026, drawn with a fixed seed."""
    draw = random.Random(2026)
    with path.open("w") as file:
        file.write(COLUMNS + "\n")
        for _ in range(HOUSEHOLDS):
            home = draw.choice(["ordinaire"] * 8 + ["gratuit", "foyer"])
            holder = "true" if draw.random() < 0.9 else "false"
            file.write(
                f"{draw.choice([2025, 2026])},{home},{holder},{draw.randint(1, 4)},{draw.randint(0, 4)},"
                f"{draw.choice([0, 0, 0, 1, 2])},{draw.randint(0, 40_000)}\n")


def timed(command: list[str], core: int | None) -> tuple[float, float]:
    """Seconds that the command says it took, and megabytes at most; on one core when one is given."""
    pinned = (lambda: os.sched_setaffinity(0, {core})) if core is not None else None
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=pinned, text=True)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    told = re.search(r"^In (?:([\d.]+)s ?)?(?:([\d.]+)ms)?$", said, re.MULTILINE)
    if status or not told:
        raise SystemExit(f"{' '.join(command)} failed: {said}")
    return float(told[1] or 0) + float(told[2] or 0) / 1000, usage.ru_maxrss / 1024


def populations(folder: Path) -> list[tuple[str, float, float]]:
    people, results = folder / "people.csv", folder / "results.csv"
    population(people)
    command = [str(PARVIS), "simulate", "services/cheque-energie", "--input", str(people), "--quiet", "--on", "2026-11-27"]
    written = ["--output", str(results)]
    rows = []
    for name, core, more in (
        ("read, every rule, summed up, one core", 0, []),
        ("the same with a reform beside it, one core", 0, ["--set", "plafond=12000"]),
        ("read, every rule, every household written, one core", 0, written),
        ("the same on every core", None, written),
    ):
        best = min(timed(command + more, core) for _ in range(5))
        rows.append((f"{HOUSEHOLDS:,} households: {name}", *best))
    lines = results.read_text().count("\n")
    if lines != HOUSEHOLDS + 1:
        raise SystemExit(f"{lines} lines of results")
    return rows


def openfisca() -> list[str]:
    if not OPENFISCA.exists():
        return []
    run = subprocess.run(
        [str(OPENFISCA), "bench/openfisca.py", "--time"], cwd=ROOT, capture_output=True, text=True, check=True,
        preexec_fn=lambda: os.sched_setaffinity(0, {0}))
    return [line for line in run.stdout.splitlines() if line.startswith("cheque")]


def verdict(microseconds: float, aim: float | None) -> str:
    if aim is None:
        return ""
    return "reached" if microseconds <= aim else "**not reached**"


def shown(microseconds: float) -> str:
    return f"{microseconds / 1000:.1f} ms" if microseconds >= 1000 else f"{microseconds:.2f} µs" if microseconds < 10 else f"{microseconds:.1f} µs"


def section(found: dict[str, float], people: list[tuple[str, float, float]], others: list[str]) -> str:
    rows = [
        f"| {name} | {shown(found[key])} | {shown(aim) if aim else ''} | {verdict(found[key], aim)} |"
        for name, aim, key in AIMS
    ]
    aims = {0: (0.1, 80)}
    for index, (name, seconds, memory) in enumerate(people):
        aim = aims.get(index)
        told = "" if not aim else ("reached" if seconds <= aim[0] and memory <= aim[1] else "**not reached**")
        rows.append(f"| {name} | {seconds * 1000:.0f} ms, {memory:.0f} MB | {'100 ms, 80 MB' if aim else ''} | {told} |")
    beside = "\n".join(f"- {line}" for line in others) or "- OpenFisca was not installed for this run."
    return f"""{BEGIN}
## Rules

    make bench-rules

{datetime.date.today()}. Medians of the ordo-one `benchmark` package (`Benchmarks/`), one core; populations by `parvis simulate`, the best of five as it tells it (its start and the compilation of the service, some 30 ms, are not in it).

| What | time | aim | |
| --- | ---: | ---: | --- |
{chr(10).join(rows)}

OpenFisca-France in the same run, on one core (`bench/openfisca.py --time`), for what it does of the same, without reading a file:

{beside}

- **Every rule**: the seven answers given, the rules run by a kernel (`RuleKernel`): no look-up by name and no allocation. It gives what the form gives, which a test checks on thousands of households, wrong and missing answers included.
- **What decided**: `eligibility`, the verdict with each rule applied and its value, the branches its formula took, the answers that counted and those that are missing; in words, they are another matter.
- **A population** is read, worked out and written as a stream.
{END}
"""


def main() -> None:
    found = benchmarks()
    with tempfile.TemporaryDirectory(prefix="parvis-rules-") as name:
        people = populations(Path(name))
    text = section(found, people, openfisca())
    print(text)
    page = PAGE.read_text()
    if BEGIN in page:
        page = page[:page.index(BEGIN)] + text + page[page.index(END) + len(END) + 1:]
    else:
        page = page.rstrip() + "\n\n" + text
    PAGE.write_text(page)


if __name__ == "__main__":
    main()
