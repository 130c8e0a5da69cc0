"""What runners asked (tests/queries.yml): how often the right page is first, and among the first three.

Ours beside the theme's own search and Pagefind, all three in a real Chromium, on the same pages. The rivals search the
pages as plain Material builds them; what runners say stands in the front matter, which only ours reads.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml
from footcare import search_files
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLong

from benchmarks import answers, plain
from benchmarks.chromium import chromium
from benchmarks.rivals import install_python, program

HALVES = ("build", "kept")
OURS = """async (questions) => {
  const { search } = await import("/assets/scripts/search/engine.js");
  const { open } = await import("/assets/scripts/search/library.js");
  const library = await open(async (name) => (await fetch(`/${name}`)).json());
  const asked = async (question) => library.shown((await search(library, question)).slice(0, 10));
  return (await Promise.all(questions.map(asked))).map((results) => results.map(({ address }) => address));
}"""
PAGEFIND = """async (questions) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const answers = [];
  for (const question of questions) {
    const { results } = await pagefind.search(question);
    const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    answers.push(pages.map(({ url }) => url));
  }
  return answers;
}"""
MATERIALS = """() => [...document.querySelectorAll(".md-search-result__item")].map(
  (item) => new URL(item.querySelector("a").href).pathname)"""
SETTLED = """() => {
  const meta = document.querySelector(".md-search-result__meta").textContent;
  const settled = meta === window.lastMeta && !/Type to start/.test(meta);
  window.lastMeta = meta;
  return settled;
}"""


Asker = Callable[[Page, Sequence[str]], list[list[str]]]
Answers = Mapping[str, Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Question:
    """What a runner asked, and the pages that answer it."""

    says: str
    right: Sequence[str]


@dataclass(frozen=True, slots=True)
class Score:
    """The share of questions whose right page is first, and among the first three."""

    first: float
    three: float


def add(commands: Any) -> None:
    """Add the word `search` and its options."""
    parser = commands.add_parser("search", help="runners' own questions: is the right page among the first three?")
    parser.add_argument("--ours", action="store_true", help="without the rivals")
    parser.add_argument("--misses", action="store_true", help="list what ours does not put first, of the build half")
    parser.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Build the sites, ask every question, print the table; then say how soon a key press is answered."""
    halves = questions(root)
    tables, missing, index = asked(root, halves, only_ours=given.ours)
    soon = answers.measure(root)["search"]
    for line in missing:
        print(f"missing: {line}")
    _print(tables, halves)
    whole, packed = index["bytes"] / 1000, index["gzip"] / 1000
    print(f"\nindex: {whole:.0f} KB, {packed:.0f} KB with gzip, in {index['files']} files; {index['pages']} pages")
    print(answers.told(soon))
    if given.misses:
        _misses(tables["ours"]["build"], halves["build"])
    if given.json:
        found = {"searches": scores(tables, halves), "index": index, "answer": soon, "missing": missing}
        given.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0


def asked(
    root: Path, halves: Mapping[str, Sequence[Question]], *, only_ours: bool = False
) -> tuple[dict[str, Answers], list[str], dict[str, int]]:
    """Return what each search answers to all questions, which could not be asked, and how large our index is."""
    missing: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        site = _build(root, Path(folder) / "ours")
        with chromium(root) as browser:
            open_page = partial(browser.new_page, service_workers="block")
            tables = {"ours": _ask(site, open_page, _ours, halves)}
            if not only_ours:
                stock = Path(folder) / "stock"
                plain.write(root, stock)
                built = _build(stock, stock / "site")
                tables["Material's own"] = _ask(built, open_page, _material, halves)
                lacks = _pagefind_index(root, built)
                missing += [lacks] if lacks else []
                if not lacks:
                    tables["Pagefind"] = _ask(built, open_page, _pagefind, halves)
        index = size(site)
    return tables, missing, index


def size(site: Path) -> dict[str, int]:
    """Return how large all files of our search are together, packed too, how many, and how many pages they know."""
    first = (site / search_files.INDEX).read_bytes()
    raw = [first, *(path.read_bytes() for path in sorted((site / search_files.PARTS).iterdir()))]
    return {
        "bytes": sum(map(len, raw)),
        "gzip": sum(len(gzip.compress(one, 9)) for one in raw),
        "files": len(raw),
        "pages": len(json.loads(first)["kind"]),
    }


def scores(tables: Mapping[str, Answers], halves: Mapping[str, Sequence[Question]]) -> dict[str, Any]:
    """Return how good each search is, by half of the questions."""
    return {name: {half: asdict(score(told[half], halves[half])) for half in HALVES} for name, told in tables.items()}


def questions(root: Path) -> Mapping[str, Sequence[Question]]:
    """Return both halves of the questions."""
    written = yaml.safe_load((root / "tests" / "queries.yml").read_text(encoding="utf-8"))
    return {half: [Question(one["says"], one["right"]) for one in written[half]] for half in HALVES}


def score(answers: Sequence[Sequence[str]], asked: Sequence[Question]) -> Score:
    """Return how good the answers are."""
    ranks = [rank(answer, question) for answer, question in zip(answers, asked, strict=True)]
    return Score(sum(at == 0 for at in ranks) / len(ranks), sum(at < 3 for at in ranks) / len(ranks))


def rank(answer: Sequence[str], question: Question) -> int:
    """Return where the first right page stands, from 0; a thousand if nowhere."""
    pages = list(dict.fromkeys(address.partition("#")[0].strip("/") for address in answer))
    return next((at for at, page in enumerate(pages) if page in question.right), 1000)


def _ask(site: Path, open_page: Callable[[], Page], ask: Asker, halves: Mapping[str, Sequence[Question]]) -> Answers:
    """Ask one search everything."""
    with _served(site) as home:
        page = open_page()
        page.goto(f"{home}about/")
        answers = {half: ask(page, [question.says for question in asked]) for half, asked in halves.items()}
        page.close()
    return answers


def _ours(page: Page, asked: Sequence[str]) -> list[list[str]]:
    return [*page.evaluate(OURS, list(asked))]


def _pagefind(page: Page, asked: Sequence[str]) -> list[list[str]]:
    return [*page.evaluate(PAGEFIND, list(asked))]


def _material(page: Page, asked: Sequence[str]) -> list[list[str]]:
    """Type into the box, as a reader does: what is typed is changed before it is searched for."""
    box = page.locator("input[name=query]")
    page.evaluate("document.querySelector('[data-md-toggle=search]').click()")
    answers: list[list[str]] = []
    for number, question in enumerate(asked, 1):
        sys.stderr.write(f"\rMaterial's own: {number} of {len(asked)} ".ljust(40))
        page.evaluate("window.lastMeta = ''")
        box.fill(question)
        box.press("End")  # it listens to keys
        page.wait_for_timeout(200)
        with contextlib.suppress(TooLong):  # nothing but words that it leaves out: it goes on waiting for more
            page.wait_for_function(SETTLED, polling=120, timeout=4000)
        answers.append([*page.evaluate(MATERIALS)])
    sys.stderr.write("\r" + " " * 40 + "\r")
    return answers


def _pagefind_index(root: Path, site: Path) -> str:
    """Let Pagefind index the contents of the built pages; return what is missing for it, if anything is."""
    missing = install_python(root)
    if missing:
        return missing[0]
    command = [str(program(root, "python")), "-m", "pagefind", "--site", str(site), "--root-selector", "article"]
    subprocess.run(command, check=True, capture_output=True)
    return ""


def _build(root: Path, site: Path) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    return site


@contextmanager
def _served(site: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def _print(tables: Mapping[str, Answers], halves: Mapping[str, Sequence[Question]]) -> None:
    print(f"{'':16}" + "".join(f"{f'{half} ({len(halves[half])})':>24}" for half in HALVES))
    print(f"{'':16}" + f"{'first':>12}{'first three':>12}" * len(HALVES))
    for name, told in tables.items():
        each = [score(told[half], halves[half]) for half in HALVES]
        print(f"{name:16}" + "".join(f"{one.first:>12.1%}{one.three:>12.1%}" for one in each))


def _misses(answers: Sequence[Sequence[str]], asked: Sequence[Question]) -> None:
    for answer, question in zip(answers, asked, strict=True):
        at = rank(answer, question)
        if at:
            place = "nowhere" if at == 1000 else f"place {at + 1}"
            print(f"\n{question.says}\n  {question.right[0]}: {place}; first: {', '.join(answer[:3])}")
