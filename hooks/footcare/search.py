"""What the search knows: each page's names, words and symptoms.

`search_files.py` cuts it into files for the reader's browser; the ranking is in `docs/assets/scripts/search/engine.js`.
What runners call things is in `docs/data/search.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from footcare import citations
from footcare.catalogue import Catalogue, Entry
from footcare.models import Base, Condition, Exercise, Place, Sheet, Tip
from footcare.runners_words import GROUPS
from footcare.vocabulary import RUNNING, Fit, Kind

PAGE = "search.md"  # the search's own page is not a result
FOR_AUTHORS = "contribute/"
WORD = re.compile(r"[a-z0-9]+")
DRAWN = ".fc-sources, .fc-table, .fc-cards, .fc-cite, .fc-hidden, .headerlink, .fc-summary, figure, svg, script"


class PageWords(NamedTuple):
    """The words of a page: its headings, and every other word of its text once, in the order of the alphabet."""

    headings: str
    text: str


NONE = PageWords("", "")


def index(catalogue: Catalogue, texts: Mapping[str, PageWords]) -> dict[str, Any]:
    """Return all that the search needs. `texts` has the words of the pages' texts by source; the order is fixed."""
    runners = catalogue.runners_words
    return {
        "pages": [_page(catalogue, entry, texts.get(entry.src_uri, NONE)) for entry in _found(catalogue)],
        "running": {answer: label.words for answer, label in RUNNING.items()},
        "same": runners.same,
        "slips": runners.slips,
        "silent": runners.silent.split(),
        "everyday": runners.everyday.split(),
        "things": runners.things,
        "danger": runners.danger,
        "hints": {group: getattr(runners, group) for group in GROUPS},
    }


def _found(catalogue: Catalogue) -> Iterator[Entry[Base]]:
    """Yield the pages that can be found, kind by kind."""
    pages = sorted(catalogue.pages.items())
    for kind in Kind:
        found = (entry for src_uri, entry in pages if entry.record.kind is kind and src_uri != PAGE)
        yield from (entry for entry in found if not isinstance(entry.record, Sheet))  # it only repeats its condition


def _page(catalogue: Catalogue, entry: Entry[Base], words: PageWords) -> dict[str, Any]:
    record = entry.record
    told = {
        "id": entry.id,
        "address": catalogue.addresses.of(entry.src_uri),
        "kind": "author" if entry.src_uri.startswith(FOR_AUTHORS) else record.kind,
        "title": record.title,
        "line": _plain(getattr(record, "in_short", record.description)),
        "names": [],
        "says": list(getattr(record, "runners_say", ())),
        "about": record.description,
        "heads": words.headings,
        "body": words.text,
    }
    match record:
        case Condition():
            told["names"] = list(record.also_called)
            told["running"] = record.running.answer
            told["places"] = [
                catalogue.places[row.place].record.name for row in record.symptoms if row.place in catalogue.places
            ]
            told["rows"] = [
                [row.place, row.feel, row.when, row.signs, int(row.fit is Fit.TYPICAL)] for row in record.symptoms
            ]
            told["signs"] = _symptoms(catalogue, record)
        case Place():
            told["names"] = [record.name]
            told["signs"] = record.where
        case Exercise():
            told["signs"] = record.works
        case Tip():
            told["signs"] = _plain(record.claim)
        case _:
            pass
    return told


def _symptoms(catalogue: Catalogue, record: Condition) -> str:
    """Return a condition's symptoms and risks in words."""
    vocabulary = catalogue.words
    words = [*record.risks]
    for row in record.symptoms:
        if row.place in catalogue.places:
            words.append(catalogue.places[row.place].record.where)
        for group, ids in ((vocabulary.feels, row.feel), (vocabulary.times, row.when), (vocabulary.signs, row.signs)):
            words += [group[id_].words for id_ in ids if id_ in group]
    return _plain(". ".join(dict.fromkeys(words)))


def _plain(text: str) -> str:
    """Return a text without its citations."""
    return citations.without(text)


def words(tree: LexborHTMLParser) -> PageWords:
    """Return the words of a page's content, of which the tree is not needed any more: it is cut."""
    for node in tree.css(DRAWN):
        node.decompose()
    headings = [" ".join(node.text().split()) for node in tree.css("h2, h3")]
    for node in tree.css("h1, h2, h3"):
        node.decompose()
    text = tree.body.text(separator=" ") if tree.body else ""
    found = {word for word in WORD.findall(text.lower().replace("’", "").replace("'", "")) if len(word) > 2}
    return PageWords(" | ".join(headings), " ".join(sorted(found)))
