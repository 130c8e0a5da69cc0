"""A Node for the scripts that need no page: Playwright brings one; else the one on the PATH."""

from __future__ import annotations

import shutil

import pytest


def node() -> str:
    """Return the path of a Node; skip where there is none."""
    try:
        from playwright._impl._driver import compute_driver_executable

        return str(compute_driver_executable()[0])
    except ImportError:
        return shutil.which("node") or pytest.skip("no Node: scripts/setup --browser brings one")
