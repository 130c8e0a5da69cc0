"""The guide "Write your first page in ten minutes", followed word for word on the real guide."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from footcare import project, scaffolding
from footcare.project import SETTINGS
from guarding import problems_of
from sites import ROOT

GUIDE = (ROOT / "docs" / "contribute" / "first-page.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)\n```", GUIDE, re.DOTALL)


@pytest.fixture(scope="module")
def given():
    return project.read(ROOT)


@pytest.fixture(scope="module")
def made(given):
    """Return the path of the new page, its text and the settings, as the first command of the guide makes them."""
    kind, name, title = re.search(r'scripts/new (\w+) ([\w-]+) --title "([^"]+)"', blocks("sh")[0]).groups()
    settings = given.behind[SETTINGS]
    src_uri, edits = scaffolding.new(kind, name, {*given.pages, *given.files}, settings, title)
    return src_uri, edits[f"docs/{src_uri}"], edits[SETTINGS]


def told(given, made, text):
    """Return what the guard says of the real guide with the new page in it."""
    src_uri, _, settings = made
    pages = dict(sorted({**given.pages, src_uri: text}.items()))
    return problems_of(replace(given, pages=pages, behind={**given.behind, SETTINGS: settings}))


def test_the_new_page_has_as_much_to_write_as_the_guide_says(made):
    assert re.search(r"There are (\d+)\.", GUIDE)[1] == str(made[1].count("TODO"))


def test_its_words_make_a_page_that_passes(given, made):
    _, top, body = made[1].split("---\n", 2)
    sections = [line for line in body.split("\n") if line.startswith("TODO")]
    words = blocks("markdown")
    assert len(sections) == len(words)
    for line, word in zip(sections, words, strict=True):
        body = body.replace(line, word)
    assert "TODO" in top
    assert told(given, made, f"---\n{blocks('yaml')[0]}\n---\n{body}") == []


def test_it_names_the_sections_in_the_order_of_the_page(made):
    body = made[1].split("---\n", 2)[2]
    asked = re.findall(r"^## (.*)\n\nTODO", re.sub(r"\n\{\{.*\}\}\n", "", body), re.MULTILINE)
    assert re.findall(r"^(.*?):?\n\n```markdown", GUIDE, re.MULTILINE) == asked


def test_every_command_is_a_word_of_ours_or_of_every_shell():
    commands = [line.split()[0] for block in blocks("sh") for line in block.split("\n")]
    assert [one for one in commands if one not in {"rm", "git"} and not (ROOT / one).is_file()] == []
