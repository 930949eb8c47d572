"""The screens that long journeys are walked on: both languages and both widths, on two screens; on all four in `make soak`."""

from __future__ import annotations

import os

SCREENS = [("fr", 1280), ("en", 360)]
if os.environ.get("PARVIS_EVERY_SCREEN"):
    SCREENS += [("fr", 360), ("en", 1280)]

# The same where a journey is walked with and without script.
SCREENS_AND_SCRIPTS = [("fr", 1280, True), ("en", 360, False)]
if os.environ.get("PARVIS_EVERY_SCREEN"):
    SCREENS_AND_SCRIPTS += [("fr", 360, False), ("en", 1280, True)]
