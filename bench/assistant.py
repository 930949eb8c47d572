#!/usr/bin/env python3
"""The assistant's search over 5,000 sheets: how fast it finds, what it holds in memory. Needs ../shared/data; says so without."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared/data"
# 506 sheets, 262 sheets, 3,588 sections; repeated from the first up to 5,000.
SHEETS = ["cnil-faq/docs.jsonl", "spf-2020/qr-dev.jsonl", "spf-2020/sections3588.jsonl"]
QUESTIONS = ["cnil-faq/questions-dev.jsonl", "spf-2020/qr-dev.jsonl"]


def measure(parvis):
    """What `parvis assistant bench` says; None where the sets are absent."""
    if not all((DATA / path).exists() for path in SHEETS + QUESTIONS):
        print("The assistant's search is not measured: ../shared/data is absent.", flush=True)
        return None
    models = os.environ.get("PARVIS_MODELS", ROOT / "data/models")
    command = [parvis, "assistant", "bench", "--models", models]
    for path in SHEETS:
        command += ["--sheets", DATA / path]
    for path in QUESTIONS:
        command += ["--questions", DATA / path]
    said = subprocess.run(list(map(str, command)), check=True, stdout=subprocess.PIPE, text=True).stdout
    print("  " + said.strip().replace("\n", "\n  "), flush=True)
    return said


if __name__ == "__main__":
    sys.exit(0 if measure(os.environ.get("PARVIS_BINARY", ROOT / ".build/release/parvis")) else 1)
