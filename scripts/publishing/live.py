"""Is what a site sends what was built? Every file is fetched, as browsers do it, and compared by its hash."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import Request, urlopen

from footcare import hosting

from publishing.packing import unpacked

AT_ONCE = 4  # requests: the site has readers too
PATIENCE = 30  # seconds for one answer
PAUSE = 5  # seconds between two rounds
NOT_FOUND = "404.html"
NOWHERE = "there-is-no-such-page/"  # what a server answers there is its page for such addresses
SAMPLES = ("index.html", "sw.js", "guide.json", "assets/scripts/guide.js")
HEADERS = {"Accept-Encoding": "br, gzip", "Cache-Control": "no-cache", "User-Agent": "scripts/publish --check"}


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """What is not as it was built: the name of a file, and what is wrong with it."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: bytes
    headers: dict[str, str]


def check(built: Path, home: str, *, wait: float = 0, headers: bool = False) -> tuple[int, list[Difference]]:
    """Compare the site at `home` with what was built; return how many things were compared, and what differs.

    What differs is looked at again until `wait` seconds have passed. With `headers` it also compares what the server
    says beside some files with `_headers`.
    """
    end = time.monotonic() + wait
    names = sorted(path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file())
    names = [name for name in names if name != hosting.ADDRESS]  # for the host, which shows it to nobody
    jobs = [(name, False) for name in names] + [(name, True) for name in _samples(names) if headers]
    left = jobs
    while True:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found = [*pool.map(lambda job: (_compare_headers if job[1] else _compare)(built, home, job[0]), left)]
        left = [job for job, differences in zip(left, found, strict=True) if differences]
        if not left or time.monotonic() + PAUSE > end:
            return len(jobs), sorted(one for differences in found for one in differences)
        time.sleep(PAUSE)


def _samples(names: Iterable[str]) -> Iterator[str]:
    """Yield files that stand for all: some that are asked for again, and one that is kept."""
    names = [*names]
    yield from (name for name in SAMPLES if name in names)
    yield from next(([name] for name in names if name.startswith(hosting.HASHED)), [])


def digest(built: Path) -> str:
    """Return one hash for all files of a site: SHA-256 of what `sha256sum` prints of them, sorted by name."""
    names = sorted(path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file())
    lines = [f"{hashlib.sha256((built / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def address(name: str, home: str) -> str:
    """Return where a file stands, as links have it."""
    plain = NOWHERE if name == NOT_FOUND else re.sub(r"(^|/)index\.html$", r"\1", name)
    return urljoin(home, quote(plain))


def _compare(built: Path, home: str, name: str) -> list[Difference]:
    try:
        answer = _ask(address(name, home))
        body = unpacked(answer.body, answer.headers.get("content-encoding", ""))
    except (OSError, HTTPException, ValueError) as error:
        return [Difference(name, f"no answer: {getattr(error, 'reason', error)}")]
    wanted = 404 if name == NOT_FOUND else 200
    if answer.status != wanted:
        return [Difference(name, f"status {answer.status}, not {wanted}")]
    if hashlib.sha256(body).digest() == hashlib.sha256((built / name).read_bytes()).digest():
        return []
    return [Difference(name, f"another content: {len(body)} bytes, built were {(built / name).stat().st_size}")]


def _compare_headers(built: Path, home: str, name: str) -> list[Difference]:
    listed = hosting.read((built / hosting.ADDRESS).read_text(encoding="utf-8"))
    place = address(name, home)
    try:
        said = _ask(place).headers
    except (OSError, HTTPException, ValueError) as error:
        return [Difference(name, f"no answer: {getattr(error, 'reason', error)}")]
    return [
        Difference(name, f"header {wanted}: {said.get(wanted.lower(), 'is missing')}")
        for wanted, value in hosting.beside(listed, urlsplit(place).path).items()
        if said.get(wanted.lower()) != value
    ]


def _ask(place: str) -> _Answer:
    """Fetch what stands at an address.

    Raises:
        OSError: nobody answers.
        HTTPException: the answer is none.
        ValueError: this is no address.
    """
    try:
        with urlopen(Request(place, headers=HEADERS), timeout=PATIENCE) as answer:
            return _Answer(
                answer.status, answer.read(), {name.lower(): value for name, value in answer.headers.items()}
            )
    except HTTPError as error:
        with error:
            return _Answer(error.code, error.read(), {name.lower(): value for name, value in error.headers.items()})
    except URLError as error:
        raise OSError(error.reason) from error
