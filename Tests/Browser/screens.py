"""The screens that long journeys are walked on: both languages and both widths, on two screens; on all four in `make soak`."""

from __future__ import annotations

import os

SCREENS = [("fr", 1280), ("en", 360)]
if os.environ.get("PARVIS_EVERY_SCREEN"):
    SCREENS += [("fr", 360), ("en", 1280)]
