"""What the search knows: every page once, in a fixed order, with the words of runners."""

from __future__ import annotations

import hashlib
import json
import re

import pytest
from footcare import runners_words
from footcare.markup import content
from footcare.search import index, words
from sites import ROOT, good, in_full

HTML = """<h1>Sore heel</h1><h2 id="a">What helps<a class="headerlink">#</a></h2>
<p>Rest, and rest again; don't run. <sup class="fc-cite">1</sup></p><table class="fc-table"><td>tabled</td></table>
<ol class="fc-sources"><li>Smith 2020</li></ol>"""
INDEX = json.loads(json.dumps(index(good(), {"conditions/sore-heel.md": words(content(HTML))})))
PAGES = {page["address"]: page for page in INDEX["pages"]}
HEEL = PAGES["conditions/sore-heel/"]


def test_every_page_is_there_once_kind_by_kind():
    found = good()
    assert len(PAGES) == len(INDEX["pages"]) == len(found.pages) - len(found.sheets)  # a sheet only repeats a page
    kinds = [page["kind"] for page in INDEX["pages"]]
    assert kinds == sorted(kinds, key=list(dict.fromkeys(kinds)).index)


def test_it_comes_out_the_same_every_time():
    first, second = (json.dumps(index(good(), {"conditions/sore-heel.md": words(content(HTML))})) for _ in range(2))
    assert first == second


def test_a_condition_brings_its_names_sayings_and_symptoms():
    record = good().conditions["sore-heel"].record
    assert HEEL["names"] == list(record.also_called)
    assert HEEL["says"] == list(record.runners_say)
    assert HEEL["running"] == record.running.answer
    assert HEEL["rows"][0][0] == "heel"
    assert HEEL["places"][0] == good().places["heel"].record.name


def test_of_its_text_each_word_stands_once_without_sources_tables_and_notes():
    assert HEEL["heads"] == "What helps"
    assert HEEL["body"] == "again and dont rest run"


def test_nothing_brings_a_citation_along():
    assert "[@" not in json.dumps(INDEX)


def test_the_page_of_the_search_does_not_find_itself():
    assert "search/" not in PAGES


# How runners put things


KNOWN = {"places": ["heel"], "feels": ["ache"], "times": [], "signs": []}


def told(text: str) -> list[str]:
    _, problems = runners_words.read(text, KNOWN)
    return in_full(problems)


def test_words_that_are_right():
    found, problems = runners_words.read(
        "same: [[shoe, trainer]]\nslips: {heal: heel}\nplaces: {heel: [heel]}\n", KNOWN
    )
    assert (found.same, found.slips, found.places, problems) == (
        (("shoe", "trainer"),),
        {"heal": "heel"},
        {"heel": ("heel",)},
        [],
    )


def test_an_unknown_id_is_told_with_its_line_and_the_nearest():
    [problem] = told("places:\n  heel: [heel]\n  hele: [heel]\n")
    assert problem.startswith("docs/data/search.yml:3: vocabulary: there is no 'hele' among the places; ")
    assert "'heel'" in problem


def test_an_unknown_key_is_told():
    assert len(told("sames: []\n")) == 1


def test_no_words_at_all_are_no_mistake():
    assert told("") == []


# What is copied from elsewhere


def libraries() -> dict[str, str]:
    readme = (ROOT / "docs" / "assets" / "vendor" / "readme.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^(\S+\.js) .*?SHA-256 (\w{64})", readme, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("name", sorted(path.name for path in (ROOT / "docs" / "assets" / "vendor").glob("*.js")))
def test_a_library_is_what_its_readme_says(name):
    content = (ROOT / "docs" / "assets" / "vendor" / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == libraries()[name]
