"""What the search knows, cut into files, so that a reader's browser fetches no more than a question needs.

    search/index.json        how runners put things; of every page its kind, the lengths of its fields, its symptoms
    search/parts/HASH.json   either some of the words, in the order of the alphabet: which pages have them, and where;
                             or what a result shows, of some of the pages

`docs/assets/scripts/search/` reads them. How many parts there are follows from their size: a small guide has few. Each
is named by its content, so that it never meets an index that is older or newer.

A list of numbers that go up is written as steps, each the distance from the number before: short, and packed well. A
step of 0 says a number again.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from footcare.stems import stem

INDEX = "search/index.json"
PARTS = "search/parts/"
VERSION = 2
# The fields of a page that are searched, in the order in which a part has them. Of what runners say it has more:
# which saying.
FIELDS = ("title", "names", "signs", "line", "about", "heads", "body")
SAYINGS = "says"
SHOWN = ("address", "title", "line", "running", "places")
PART = 8_000  # characters of a part with words: after packing, about 2 KB
TOGETHER = 16  # pages whose results lie in one part
DIGITS = 10  # of SHA-256 in hexadecimal, in a name
ROUNDED = 1000
WORD = re.compile(r"[a-z0-9]+")
MARKS = re.compile("[\u0300-\u036f'’]")
IN_BRACKETS = re.compile(r"\(.*?\)")

Json = dict[str, Any]
Known = Mapping[str, Any]


def files(known: Known) -> dict[str, bytes]:
    """Return the files, by their addresses, that hold what `search.index` has put together."""
    pages = sorted(known["pages"], key=lambda page: page["address"])
    words = Words(known)
    made: dict[str, bytes] = {}

    def part(content: object) -> str:
        packed = _json(content)
        name = hashlib.sha256(packed).hexdigest()[:DIGITS]
        made[f"{PARTS}{name}.json"] = packed
        return name

    found = _Found.of(pages, words)
    shown = [[[page.get(name, "") for name in SHOWN] for page in some] for some in _by(TOGETHER, pages)]
    index = {
        "version": VERSION,
        **{name: known[name] for name in known if name != "pages"},
        **_columns(pages),
        "lengths": found.lengths,
        "sayings": [len(page[SAYINGS]) for page in pages],
        "everyday_words": found.everyday(words.everyday),
        "words": [[first, part(content)] for first, content in found.parts(words.everyday)],
        "together": TOGETHER,
        "shown": [part(some) for some in shown],
    }
    return {INDEX: _json(index), **made}


class Words:
    """How the words of a text are read: as in `docs/assets/scripts/search/words.js`."""

    def __init__(self, known: Known) -> None:
        self.slips, self.silent = known["slips"], frozenset(known["silent"])
        self.stems: dict[str, str] = {}
        self.everyday = {self.stem(word) for text in known["everyday"] for word in read(text)}

    def stem(self, word: str) -> str:
        """Return a word's stem."""
        if word not in self.stems:
            self.stems[word] = stem(word)
        return self.stems[word]

    def told(self, text: str) -> list[str]:
        """Return the stems of the words of a text that say something; a slip stands beside the right word."""
        both = (one for word in read(text) for one in (word, self.slips.get(word)) if one)
        return [self.stem(word) for word in both if word not in self.silent]

    def content(self, text: str) -> list[str]:
        """Return the same without the words that every question may hold."""
        return [one for one in self.told(text) if one not in self.everyday]

    def name(self, text: str) -> list[str]:
        """Return what a name consists of, without what stands in brackets."""
        return sorted({*self.told(IN_BRACKETS.sub("", text))})


def read(text: str) -> list[str]:
    """Return the words of a text, in small letters and without accents or apostrophes."""
    return WORD.findall(MARKS.sub("", unicodedata.normalize("NFKD", text.lower())))


@dataclass
class _Found:
    """What is known of each stem: in which pages it is, by field; in which names, sayings and everyday titles."""

    lengths: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    fields: dict[str, list[list[int]]] = field(default_factory=dict)
    names: dict[str, list[list[Any]]] = field(default_factory=lambda: defaultdict(list))
    sayings: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, pages: Sequence[Known], words: Words) -> _Found:
        found = cls()
        for number, page in enumerate(pages):
            for at, name in enumerate(FIELDS):
                held = words.content(_text(page.get(name, "")))
                found.lengths[name].append(len({*held}))
                for one in held:
                    found.fields.setdefault(one, [[] for _ in FIELDS])[at].append(number)
            found.lengths[SAYINGS].append(len({*words.content(_text(page[SAYINGS]))}))
            title = {*words.told(page["title"])}
            for one in title & words.everyday:
                found.titles[one].append((number, len(title)))
            found._name(number, page, words)
        found._say([words.content(saying) for page in pages for saying in page[SAYINGS]])
        return found

    def _name(self, number: int, page: Known, words: Words) -> None:
        """Note a page's names, each under one of its stems: who says all of it says that one, too."""
        if page["kind"] == "place":
            return
        for name in (words.name(name) for name in (page["title"], *page["names"])):
            if name:
                key = next((one for one in name if one not in words.everyday), name[0])
                self.names[key].append([number, *(one for one in name if one != key)])

    def _say(self, sayings: Sequence[Sequence[str]]) -> None:
        """Note the sayings of all pages, each under all of its stems with the weight of all of these."""
        seen = Counter(one for saying in sayings for one in saying)

        def weight(one: str) -> float:
            return math.log(1 + len(sayings) / (1 + seen[one]))

        for number, saying in enumerate(sayings):
            all_of_it = round(ROUNDED * sum(weight(one) for one in {*saying}))
            for one in saying:
                self.sayings[one].append((number, all_of_it))

    def everyday(self, words: Set[str]) -> Json:
        """Return what is known of the words that every question may hold: of them nobody fetches a part."""
        return _part([(one, self._row(one)) for one in sorted(words)])

    def parts(self, everyday: Set[str]) -> Iterator[tuple[str, Json]]:
        """Yield the first stem of each part and the part, in the order of the alphabet."""
        rows: list[tuple[str, Json]] = []
        size = 0
        for one in sorted({*self.fields, *self.names, *self.sayings} - everyday):
            if size >= PART:
                yield rows[0][0], _part(rows)
                rows, size = [], 0
            rows.append((one, self._row(one)))
            size += len(_json(rows[-1]))
        yield rows[0][0] if rows else "", _part(rows)

    def _row(self, one: str) -> Json:
        fields = [_steps(numbers) for numbers in self.fields.get(one, ())]
        while fields and not fields[-1]:
            fields.pop()
        row = {
            "in": [steps or 0 for steps in fields],
            "names": _with_steps(self.names.get(one, ())),
            "sayings": [number for pair in _with_steps(self.sayings.get(one, ())) for number in pair],
            "titles": [number for pair in _with_steps(self.titles.get(one, ())) for number in pair],
        }
        return {name: value for name, value in row.items() if value}


def _part(rows: Iterable[tuple[str, Json]]) -> Json:
    """Return what is known of some stems: first by what kind of thing it is, then by stem."""
    content: Json = defaultdict(dict)
    for one, row in rows:
        for name, value in row.items():
            content[name][one] = value
    return content


def _columns(pages: Sequence[Known]) -> Json:
    """Return what is known of all pages: kinds, which are places, which is the doctor's; and the rows of symptoms."""
    kinds = [*dict.fromkeys(page["kind"] for page in pages)]
    rows = [(number, row) for number, page in enumerate(pages) for row in page.get("rows", ())]
    named = [sorted({one for _, row in rows for one in _listed(row[at])}) for at in range(4)]
    return {
        "kinds": kinds,
        "kind": [kinds.index(page["kind"]) for page in pages],
        "ids": {page["id"]: number for number, page in enumerate(pages) if page["kind"] == "place"},
        "doctor": [number for number, page in enumerate(pages) if page["id"] == "doctor"],
        "named": named,
        "rows": [
            _steps([number for number, _ in rows]),
            *([[named[at].index(one) for one in _listed(row[at])] for _, row in rows] for at in range(4)),
            [row[4] for _, row in rows],
        ],
    }


def _listed(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value


def _text(value: str | Sequence[str]) -> str:
    return " ".join(_listed(value))


def _steps(numbers: Iterable[int]) -> list[int]:
    """Return numbers that go up as steps."""
    listed = [*numbers]
    return [number - before for before, number in zip([0, *listed], listed, strict=False)]


def _with_steps(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """Return rows that begin with numbers that go up, with steps in place of these."""
    listed = [*rows]
    return [[step, *row[1:]] for step, row in zip(_steps(row[0] for row in listed), listed, strict=True)]


def _by(number: int, pages: Sequence[Known]) -> Iterator[Sequence[Known]]:
    for start in range(0, len(pages), number):
        yield pages[start : start + number]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
