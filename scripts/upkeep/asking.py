"""One address → what became of it. HTTP is aiohttp's, robots.txt (RFC 9309) is Protego's; the manners are in `turns`.

Of the kept link checkers none does all that this guide asks for. lychee 0.24 reads no robots.txt, looks at the network
only where the address is written as a number, and writes its cache when it ends. LinkChecker 10.6 has neither cache nor
retries. Both tell of a page that moved only that it is there.
"""

from __future__ import annotations

import asyncio
import datetime
import email.utils
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver
from protego import Protego
from yarl import URL

from upkeep.answers import Answer, Kind
from upkeep.networks import Forbidden, Lookup, refusal
from upkeep.turns import Turns

MOST_HOPS = 10
MOST_OF_ROBOTS = 512 * 1024  # bytes of robots.txt; RFC 9309 asks for 500 KiB at least
SILENT_FOR_GOOD = 4  # requests in a row without an answer, after which a host is left alone
PERMANENT = (301, 308)
REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
OF_THE_SERVER = range(500, 600)  # 503 may also mean that only programs are turned away
RESOLVERS_OF_DOI = ("doi.org", "dx.doi.org")  # sending on for now is what they are there for


@dataclass(frozen=True, slots=True)
class Manners:
    """How patient and how polite we are. Times are in seconds."""

    agent: str
    pause: float = 1.0
    at_once: int = 8
    patience: float = 20.0
    tries: int = 3
    longest_wait: float = 120.0
    first_wait: float = 2.0

    @property
    def name(self) -> str:
        """The name by which robots.txt knows us."""
        return self.agent.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back of one request: a status, or why there is none."""

    status: int = 0
    location: str = ""
    wait: float | None = None
    failure: str = ""
    kind: Kind = Kind.DEAD
    again: bool = False
    text: str = ""

    @property
    def is_settled(self) -> bool:
        """Tell whether there is no use in asking again."""
        if self.failure:
            return not self.again
        return self.status != 429 and self.status not in OF_THE_SERVER


@dataclass(slots=True)
class Asker:
    """Asks for addresses, politely. Open it with `asker`."""

    session: aiohttp.ClientSession
    turns: Turns
    manners: Manners
    allowed: Collection[str]
    time: Callable[[], float]
    robots: dict[str, asyncio.Task[Protego | str]] = field(default_factory=dict)

    async def ask(self, url: str) -> Answer:
        """Find out what became of an address."""
        answer = await self._follow(url)
        return replace(answer, asked_at=self.time())

    async def _follow(self, url: str) -> Answer:
        here, hops = url, list[tuple[int, str]]()
        while True:
            why = refusal(here, self.allowed)
            if why:
                return Answer(Kind.REFUSED, f"it sends on to {here}: {why}" if hops else why)
            why = await self._forbidden_by_robots(here)
            if why:
                return Answer(Kind.UNSURE, why)
            reply = await self._patiently(here)
            if reply.failure or reply.status not in REDIRECTS or not reply.location:
                return judged(url, hops, reply)
            there = urljoin(here, reply.location).partition("#")[0]
            if len(hops) == MOST_HOPS:
                circles = there in {target for _, target in hops}
                what = "it sends on in circles" if circles else f"it sends on more than {MOST_HOPS} times"
                return Answer(Kind.DEAD, what, status=reply.status)
            hops.append((reply.status, there))
            here = there

    async def _patiently(self, url: str) -> Reply:
        """Ask with HEAD, and unless that settles it with GET; again later where that may help."""
        host = urlsplit(url).netloc.lower()
        method, left = "HEAD", self.manners.tries
        while True:
            async with self.turns.turn(host) as known:
                if known.silent >= SILENT_FOR_GOOD:
                    return Reply(failure=f"{host} did not answer {known.silent} times", kind=Kind.UNSURE)
                reply = await self._once(method, url)
                known.silent = known.silent + 1 if reply.failure and reply.again else 0
                if reply.status == 429:
                    self.turns.slow_down(host, 2 * known.pause)
            if reply.status and reply.status < 400:
                return reply
            if method == "HEAD" and reply.status != 429:
                if reply.failure and not reply.again:
                    return reply
                method = "GET"  # many servers answer HEAD with an error, or not at all
                continue
            left -= 1
            tried = self.manners.tries - left
            wait = self.manners.first_wait * 2 ** (tried - 1) if reply.wait is None else reply.wait
            if reply.is_settled or left == 0:
                return reply
            if wait > self.manners.longest_wait:
                return replace(reply, failure=f"it asks to wait for {wait:.0f} seconds", kind=Kind.UNSURE)
            self.turns.hold(host, wait)

    async def _once(self, method: str, url: str, *, read: int = 0) -> Reply:
        """Send one request; of the body no more than `read` bytes are taken."""
        try:
            async with self.session.request(method, _as_written(url), allow_redirects=False) as got:
                text = (await got.content.read(read)).decode("utf-8", "replace") if read and got.status < 300 else ""
                wait = waits(got.headers.get("Retry-After", ""), self.time())
                return Reply(got.status, got.headers.get("Location", ""), wait, text=text)
        except Forbidden as forbidden:
            return Reply(failure=str(forbidden), kind=Kind.REFUSED)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            return failed(error, self.manners.patience)

    async def _forbidden_by_robots(self, url: str) -> str:
        """Say why robots.txt keeps us away; '' if it does not."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.robots:
            self.robots[origin] = asyncio.create_task(self._read_robots(origin))
        rules = await asyncio.shield(self.robots[origin])
        if isinstance(rules, str):
            return rules
        return "" if rules.can_fetch(url, self.manners.agent) else "its robots.txt asks us to stay away"

    async def _read_robots(self, origin: str) -> Protego | str:
        """Return a host's rules, or why nobody may be asked there. A file that is not there allows everything."""
        url = f"{origin}/robots.txt"
        for _ in range(5):  # redirects, as RFC 9309 has it
            if refusal(url, self.allowed):
                break
            host = urlsplit(url).netloc.lower()
            async with self.turns.turn(host):
                reply = await self._once("GET", url, read=MOST_OF_ROBOTS)
            if reply.status in OF_THE_SERVER or reply.status == 429:
                return f"its robots.txt cannot be read ({_status(reply.status)})"
            if reply.status in REDIRECTS and reply.location:
                url = urljoin(url, reply.location)
                continue
            rules = Protego.parse(reply.text)
            pause = rules.crawl_delay(self.manners.agent)
            if pause:
                self.turns.slow_down(urlsplit(origin).netloc.lower(), float(pause))
            return rules
        return Protego.parse("")


@asynccontextmanager
async def asker(
    manners: Manners,
    turns: Turns,
    time: Callable[[], float],
    *,
    allowed: Collection[str] = (),
    resolver: AbstractResolver | None = None,
) -> AsyncIterator[Asker]:
    """Give somebody who can ask. Addresses in `allowed` are asked though they are not public: tests need that."""
    lookup = Lookup(resolver or aiohttp.ThreadedResolver(), allowed)
    connector = aiohttp.TCPConnector(resolver=lookup, limit=manners.at_once, family=socket.AF_UNSPEC)
    patience = aiohttp.ClientTimeout(total=manners.patience, connect=manners.patience / 2)
    headers = {"User-Agent": manners.agent, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    async with aiohttp.ClientSession(
        connector=connector, timeout=patience, headers=headers, trust_env=False
    ) as session:
        found = Asker(session, turns, manners, allowed, time)
        try:
            yield found
        finally:
            for task in found.robots.values():
                task.cancel()


def judged(url: str, hops: list[tuple[int, str]], reply: Reply) -> Answer:
    """Say what became of an address that, after some hops, came to this reply."""
    last = hops[-1][1] if hops else url
    behind = f" (at {last})" if hops else ""
    if reply.failure:
        return Answer(reply.kind, f"{reply.failure}{behind}", status=reply.status)
    status = reply.status
    if status in GONE or (status in OF_THE_SERVER and status != 503):
        return Answer(Kind.DEAD, f"{_status(status)}{behind}", status=status)
    if status >= 400 or status in REDIRECTS:
        return Answer(Kind.UNSURE, f"{_status(status)}{behind}", status=status)
    for_good = [target for n, (_, target) in enumerate(hops) if all(one in PERMANENT for one, _ in hops[: n + 1])]
    if for_good:
        return Answer(Kind.MOVED, _sent(for_good[-1], "it has moved for good"), for_good[-1], status)
    if hops and urlsplit(url).hostname not in RESOLVERS_OF_DOI:
        return Answer(Kind.SENDS_ON, _sent(last, "it sends on for now"), last, status)
    return Answer(Kind.FINE, _status(status), status=status)


def _sent(new: str, what: str) -> str:
    """Add what often means that the page itself is gone."""
    return (
        f"{what}, to the first page of a site: look whether it is still there"
        if urlsplit(new).path in ("", "/")
        else what
    )


def failed(error: Exception, patience: float) -> Reply:
    """Say why a request had no answer."""
    match error:
        case aiohttp.ClientConnectorDNSError(os_error=socket.gaierror(errno=socket.EAI_AGAIN)):
            return Reply(failure="its name could not be looked up just now", kind=Kind.UNSURE, again=True)
        case aiohttp.ClientConnectorDNSError():
            return Reply(failure="there is no host of that name")
        case aiohttp.ClientSSLError() | ssl.SSLError():
            return Reply(failure=f"it has no secure connection ({_reason(error)})")
        case TimeoutError():
            return Reply(failure=f"no answer within {patience:g} seconds", again=True)
        case aiohttp.ClientConnectorError():
            return Reply(failure="it takes no connections", again=True)
        case aiohttp.InvalidURL() | ValueError():
            return Reply(failure="it is no address", kind=Kind.REFUSED)
        case aiohttp.ClientResponseError():
            return Reply(failure="its answer makes no sense", kind=Kind.UNSURE)
        case _:
            return Reply(failure="it cut the connection", kind=Kind.UNSURE, again=True)


def _reason(error: Exception) -> str:
    """Return the short reason that a failure of TLS gives."""
    inner = getattr(error, "certificate_error", None) or getattr(error, "os_error", None) or error
    return str(getattr(inner, "verify_message", "") or getattr(inner, "reason", "") or inner).lower()


def waits(header: str, now: float) -> float | None:
    """Return how many seconds a `Retry-After` asks for: a number, or a date (RFC 9110, 10.2.3); None if it asks not."""
    if header.strip().isdecimal():
        return float(header)
    try:
        until = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=datetime.UTC)
    return max(0.0, until.timestamp() - now)


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _as_written(url: str) -> URL:
    """Leave an address as it is written; only one with other letters than ASCII has to be encoded."""
    return URL(url, encoded=url.isascii())
