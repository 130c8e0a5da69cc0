"""The data files: references, the readers' words, and the drawing of the foot."""

from __future__ import annotations

import pytest
from footcare import foot_map, sources, words
from sites import FOOT, SOURCES, VOCABULARY, Draft, in_full

TWO_VIEWS = FOOT.replace(
    "</svg>",
    '<g id="top" data-label="Top" data-view-box="0 0 1 1"><path class="region" id="top-toe" d="M0 0h1"/></g></svg>',
)


def source(old="", new=""):
    text = SOURCES.replace(old, new, 1) if old else SOURCES
    return sources.read(text)


def test_sources():
    found, lines, problems = source()
    assert (list(found), lines, problems) == (["smith-2020", "jones-2021"], {"smith-2020": 1, "jones-2021": 9}, [])


def test_how_a_source_is_named():
    assert [(one.who, one.short) for one in source()[0].values()] == [
        ("Smith A., Poe B.", "Smith and others 2020"),
        ("Jones Trust", "Jones Trust 2021"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ("type: article-journal", "type: paper", 2, "type"),
        ("genre: trial", "genre: rumour", 3, "genre"),
        ('  title: "Rest for sore heels"\n', "", 1, "title"),
        ("issued: 2020", "issued: soon", 7, "issued"),
        ("issued: 2020", "issued: 20200", 7, "issued"),
        ("https://journal.example/rest", "http://journal.example/rest", 8, "URL"),
        ("https://journal.example/rest", "journal", 8, "URL"),
        ("issued: 2020", "DOI: https://doi.org/10.1/x", 7, "DOI"),
        ("container-title:", "journal:", 6, "journal"),
        ("family: Smith", "surname: Smith", 4, "surname"),
    ],
)
def test_a_field_that_is_wrong(old, new, line, field):
    problem = in_full(source(old, new)[2])[0]
    assert problem.startswith(f"docs/data/sources.yml:{line}: source-field: 'smith-2020")
    assert f"'{field}" in problem


def test_a_source_without_fields():
    assert in_full(sources.read("smith-2020:\n")[2]) == [
        "docs/data/sources.yml:1: source-field: 'smith-2020' has no fields; give it type, genre, title, author, URL"
    ]


def test_a_source_twice():
    assert in_full(sources.read(SOURCES + SOURCES)[2])[0] == (
        "docs/data/sources.yml:16: front-matter-duplicate-key: "
        "the key 'smith-2020' stands here a second time (first on line 1); keep one of the two"
    )


@pytest.mark.parametrize("id_", ["Smith 2020", "smith_2020", "smith.2020"])
def test_an_id_that_nobody_can_cite(id_):
    assert len(sources.read(SOURCES.replace("smith-2020", f'"{id_}"'))[2]) == 1


def test_no_data():
    assert (sources.read(""), words.read("")[1]) == (({}, {}, []), [])


def test_words():
    found, problems = words.read(VOCABULARY)
    assert (problems, found.feels["ache"].words, list(found.times)) == ([], "Dull ache", ["morning", "run"])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("feels:", "feel:", "1: vocabulary: 'feel' is no group of words; did you mean 'feels'?"),
        ("feels:", "zzz:", "1: vocabulary: 'zzz' is no group of words; the groups are feels, times, signs"),
        (
            "meaning: It is sore.",
            "means: It is sore.",
            "2: vocabulary: 'ache' needs exactly 'words' and 'meaning', both text; see the entries around it",
        ),
        (
            "{words: Dull ache, meaning: It is sore.}",
            "Dull ache",
            "2: vocabulary: 'ache' needs exactly 'words' and 'meaning', both text; see the entries around it",
        ),
        (
            "words: Dull ache",
            "words: no",
            "2: vocabulary: 'ache' needs exactly 'words' and 'meaning', both text; see the entries around it",
        ),
        (
            "words: Dull ache",
            'words: ""',
            "2: vocabulary: 'ache' needs exactly 'words' and 'meaning', both text; see the entries around it",
        ),
    ],
)
def test_words_that_are_wrong(old, new, said):
    text = Draft("data/vocabulary.yml", VOCABULARY).but(old, new).text
    assert in_full(words.read(text)[1]) == [f"docs/data/vocabulary.yml:{said}"]


def test_foot_map():
    (view,) = foot_map.read(FOOT).views
    assert (view.id, view.label, view.size, view.regions) == (
        "sole",
        "Sole of the foot",
        ("100", "100"),
        ("sole-heel", "sole-toe"),
    )


def test_lines_are_no_regions():
    assert foot_map.read(FOOT).views[0].shapes[2] == foot_map.Shape("line", "M0 0h1", "")


@pytest.mark.parametrize(
    ("places", "views"),
    [
        ([("sole-heel",)], ["sole"]),
        ([("sole-heel", "other")], ["sole"]),
        ([("sole-heel",), ("top-toe",)], ["sole", "top"]),
        ([("sole-heel",), ("sole-toe", "top-toe")], ["sole"]),
        ([("other",)], []),
        ([], []),
    ],
)
def test_as_few_views_as_show_every_place(places, views):
    assert [view.id for view in foot_map.read(TWO_VIEWS).showing(places)] == views
