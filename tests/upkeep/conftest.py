"""Nobody outside this machine is ever asked."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from far_away import FarAway, far_away


@pytest.fixture
def there() -> Iterator[FarAway]:
    """Return the server that stands for all others."""
    with far_away() as server:
        yield server


@pytest.fixture(autouse=True)
def _own_loop() -> Iterator[None]:
    """Let a test begin an event loop, though a browser that other tests have opened has one in this thread too."""
    others = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(others)
