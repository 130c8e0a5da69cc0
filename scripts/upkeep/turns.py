"""Manners: a host gets one request at a time, with a pause behind it, and a longer one when it asks for it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

LONGEST_PAUSE = 30.0  # seconds between two requests, whatever robots.txt says


@dataclass(slots=True)
class Host:
    """What we know of a host: the pause it needs, when it is free again, how often in a row it did not answer."""

    pause: float
    free_at: float = 0.0
    silent: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True)
class Turns:
    """Gives out turns. Times are seconds of `now`, a clock that only goes forward."""

    pause: float
    at_once: int
    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    hosts: dict[str, Host] = field(default_factory=dict)
    everybody: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        """Let no more than `at_once` requests run, whatever their hosts."""
        self.everybody = asyncio.Semaphore(self.at_once)

    def host(self, name: str) -> Host:
        """Return what we know of a host."""
        return self.hosts.setdefault(name, Host(self.pause))

    @asynccontextmanager
    async def turn(self, name: str) -> AsyncIterator[Host]:
        """Wait until a host is free, and keep it from others until its pause is over."""
        host = self.host(name)
        async with host.lock:
            wait = host.free_at - self.now()
            if wait > 0:
                await self.sleep(wait)
            async with self.everybody:
                try:
                    yield host
                finally:
                    host.free_at = max(host.free_at, self.now() + host.pause)

    def hold(self, name: str, seconds: float) -> None:
        """Leave a host alone for some time."""
        host = self.host(name)
        host.free_at = max(host.free_at, self.now() + seconds)

    def slow_down(self, name: str, pause: float) -> None:
        """Make the pauses of a host at least this long."""
        host = self.host(name)
        host.pause = max(host.pause, min(pause, LONGEST_PAUSE))
