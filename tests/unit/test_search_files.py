"""The files of the search: put together again, they say of every page what is known; and no part is large."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from itertools import accumulate, pairwise

import pytest
from footcare import search_files
from footcare.markup import content
from footcare.search import index, words
from footcare.search_files import FIELDS, INDEX, PARTS, Words, files
from sites import good

HTML = "<h1>Sore heel</h1><h2>What helps</h2><p>Rest, resting and rested; don't run.</p>"
KNOWN = index(good(), {"conditions/sore-heel.md": words(content(HTML))})
PAGES = sorted(KNOWN["pages"], key=lambda page: page["address"])
MANY = {**KNOWN, "pages": [{**page, "address": f"{n:03}/{page['address']}"} for n in range(60) for page in PAGES]}


def read(made: dict[str, bytes]) -> tuple[dict, list[tuple[str, dict]]]:
    """Return the index, and its parts with words, each with its first stem."""
    first = json.loads(made[INDEX])
    return first, [(stem, json.loads(made[f"{PARTS}{name}.json"])) for stem, name in first["words"]]


def together(parts: list[dict], name: str) -> dict:
    """Return what all parts have of one kind; no stem may stand in two of them."""
    rows = [row for part in parts for row in part.get(name, {}).items()]
    assert len({stem for stem, _ in rows}) == len(rows)
    return dict(rows)


def pages_of(steps: list[int]) -> list[int]:
    return [*accumulate(steps)]


FIRST, WORDS = read(files(KNOWN))
ALL = [FIRST["everyday_words"], *(part for _, part in WORDS)]


@pytest.mark.parametrize("at", range(len(FIELDS)), ids=FIELDS)
def test_of_each_field_every_word_is_there_as_often_as_it_stands_there(at):
    rows = together(ALL, "in")
    words = Words(KNOWN)
    found: dict[int, Counter] = {number: Counter() for number in range(len(PAGES))}
    for stem, fields in rows.items():
        for number in pages_of((fields[at] if at < len(fields) else 0) or []):
            found[number][stem] += 1
    texts = [page.get(FIELDS[at], "") for page in PAGES]
    expected = [Counter(words.content(text if isinstance(text, str) else " ".join(text))) for text in texts]
    assert [found[number] for number in range(len(PAGES))] == expected
    assert FIRST["lengths"][FIELDS[at]] == [len(one) for one in expected]


def test_every_saying_is_there_under_each_of_its_words():
    words = Words(KNOWN)
    sayings = [words.content(saying) for page in PAGES for saying in page["says"]]
    assert sum(FIRST["sayings"]) == len(sayings) > 0
    found: dict[int, list[str]] = {number: [] for number in range(len(sayings))}
    for stem, row in together(ALL, "sayings").items():
        for number in pages_of(row[::2]):
            found[number].append(stem)
    assert [sorted(found[number]) for number in range(len(sayings))] == [sorted(saying) for saying in sayings]


def test_every_name_is_there_once_but_not_those_of_places():
    words = Words(KNOWN)
    found = []
    for stem, rows in together(ALL, "names").items():
        pages = pages_of([row[0] for row in rows])
        found += [(number, *sorted([stem, *row[1:]])) for number, row in zip(pages, rows, strict=True)]
    told = [
        (number, *words.name(name))
        for number, page in enumerate(PAGES)
        if page["kind"] != "place"
        for name in (page["title"], *page["names"])
    ]
    assert sorted(found) == sorted(told)


def test_everyday_words_are_known_by_the_titles_that_have_them():
    words = Words(KNOWN)
    found = {
        (stem, number, size)
        for stem, row in FIRST["everyday_words"].get("titles", {}).items()
        for number, size in zip(pages_of(row[::2]), row[1::2], strict=True)
    }
    titles = [{*words.told(page["title"])} for page in PAGES]
    assert found == {(one, number, len(title)) for number, title in enumerate(titles) for one in title & words.everyday}


def test_the_index_has_every_row_of_symptoms():
    steps, *columns, typical = FIRST["rows"]
    named = [[[FIRST["named"][at][id_] for id_ in ids] for ids in column] for at, column in enumerate(columns)]
    found = [
        [number, place, feel, when, signs, sure]
        for number, [place], feel, when, signs, sure in zip(pages_of(steps), *named, typical, strict=True)
    ]
    assert found == [
        [number, row[0], *map(list, row[1:4]), row[4]]
        for number, page in enumerate(PAGES)
        for row in page.get("rows", ())
    ]


def test_what_results_show_is_there_for_every_page():
    made = files(KNOWN)
    shown = [page for name in FIRST["shown"] for page in json.loads(made[f"{PARTS}{name}.json"])]
    assert shown == [[page.get(name, "") for name in search_files.SHOWN] for page in PAGES]


def test_a_part_holds_the_words_from_its_first_to_the_next_ones():
    _, parts = read(files(MANY))
    assert len(parts) > 5
    for (first, part), (after, _) in pairwise([*parts, ("~", {})]):
        stems = {stem for rows in part.values() for stem in rows}
        assert first == min(stems)
        assert max(stems) < after


def test_more_pages_make_more_parts_not_larger_ones():
    made = files(MANY)
    first, parts = read(made)
    sizes = [len(made[f"{PARTS}{name}.json"]) for _, name in first["words"]]
    most_of_one_word = max(len(json.dumps(rows[stem])) for _, part in parts for rows in part.values() for stem in rows)
    assert max(sizes) < search_files.PART * 1.2 + most_of_one_word
    assert len(first["shown"]) == -(-len(MANY["pages"]) // search_files.TOGETHER)


def test_all_that_is_made_is_named_by_the_index_and_by_its_content():
    made = files(MANY)
    first = json.loads(made[INDEX])
    named = {*(name for _, name in first["words"]), *first["shown"]}
    assert {*made} == {INDEX, *(f"{PARTS}{name}.json" for name in named)}
    for name in named:
        assert hashlib.sha256(made[f"{PARTS}{name}.json"]).hexdigest().startswith(name)


def test_it_comes_out_the_same_every_time():
    assert files(KNOWN) == files(index(good(), {"conditions/sore-heel.md": words(content(HTML))}))


def test_a_guide_without_pages_can_be_searched():
    first, parts = read(files({**KNOWN, "pages": []}))
    assert first["kind"] == []
    assert [part for _, part in parts] == [{}]
