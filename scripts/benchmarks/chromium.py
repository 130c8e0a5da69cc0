"""The Chromium in which things are measured: the one that `scripts/setup --browser` has found."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright


@contextmanager
def chromium(root: Path) -> Iterator[Browser]:
    """Start Chromium, and end it."""
    known = root / ".venv" / "chromium"
    path = known.read_text(encoding="utf-8").strip() if known.exists() else shutil.which("chromium")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path or None, args=arguments)
        yield browser
        browser.close()
