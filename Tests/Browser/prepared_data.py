"""The demonstration's data, seeded once for a whole run and copied for each server that wants a town of its own."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".build/test-data"


def copy_of_the_demonstration(to: Path, seed: Callable[[Path], None]) -> None:
    """Copies the seeded town to `to`, having it seeded first by whichever process of this run comes first.

    A run that spreads over processes has an identifier; elsewhere the process itself is the run.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or f"process-{os.getpid()}"
    folder = FOLDER / run
    with open(FOLDER / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            # What earlier runs have seeded may be of another build.
            for old in FOLDER.iterdir():
                if old.is_dir():
                    shutil.rmtree(old)
            making = FOLDER / f"{run}.making"
            seed(making)
            making.rename(folder)
        shutil.copytree(folder, to)
