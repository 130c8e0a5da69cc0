"""More planted mistakes: in the data files; each is one problem, on its line."""

from __future__ import annotations

import pytest
from footcare import sources
from guarding import guide_of, problems_of, told
from sites import DATA, Draft, draft, in_full

SOURCES, WORDS = "data/sources.yml", "data/vocabulary.yml"
NEW = """\
new-2020:
  type: webpage
  genre: expert
  author: [{literal: A Trust}]
  title: Something
  URL: https://trust.example/b
"""
FIRST = DATA[SOURCES].count("\n") + 1  # the line on which the new source stands


def with_source(old, new):
    """Return what the guard says of one more source, which a page cites, with one change."""
    text = DATA[SOURCES] + NEW.replace(old, new, 1)
    cites = Draft("about.md", f"{draft('about.md').text}\nSo [@new-2020].\n\n## Sources\n\n{{{{ sources() }}}}\n")
    return told(Draft(SOURCES, text), cites)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("https://trust.example/b", "https://sci-hub.se/10.1/x", 5, "'new-2020': '//sci-hub.' makes this the address"),
        ("https://trust.example/b", "https://www.researchgate.net/publication/1", 5, "'new-2020': '//www.researchgate"),
        ("https://trust.example/b", "https://www-x-org.ezproxy.uni.edu/doi/1", 5, "'new-2020': '.ezproxy.' makes this"),
        ("https://trust.example/b", "https://trust.example/b?utm_source=x", 5, "'new-2020': '?utm_source=' makes this"),
        ("https://trust.example/b", "https://10.0.0.1/b", 5, "'new-2020': 'URL: https://10.0.0.1/b' has not the right"),
        ("https://trust.example/b", "https://trust.example/b.", 5, "'new-2020': 'URL: https://trust.example/b.' has n"),
        ("https://trust.example/b", "https://Journal.example/rest/", 5, "'new-2020' has the address of 'smith-2020';"),
        ("https://trust.example/b", "https://www.journal.example/rest", 5, "'new-2020' has the address of 'smith-2020"),
        ("  URL", "  DOI: 10.1234/abc.\n  URL", 5, "'new-2020': 'DOI: 10.1234/abc.' has not the right form"),
        ("  URL", "  issued: '2020'\n  URL", 5, "'new-2020': 'issued: 2020' is not a whole number"),
        ("[{literal: A Trust}]", "[{given: A.}]", 3, "'new-2020': author 1 has no 'family', and no 'literal'; write"),
        ("[{literal: A Trust}]", "[{literal: A Trust}, {literal: A Trust}]", 3, "'new-2020': 'A Trust' stands among t"),
        ("[{literal: A Trust}]", "[{literal: A Trust}, {literal: et al.}]", 3, "'new-2020': 'et al.' is no author in"),
        ("[{literal: A Trust}]", "A Trust", 3, "'new-2020': 'author: A Trust' is not a list"),
        ("type: webpage", "type: paper", 1, "'new-2020': 'type: paper' is not one of: article-journal, webpage, repor"),
    ],
)  # fmt: skip
def test_a_source(old, new, line, said):
    (problem,) = with_source(old, new)
    assert problem.startswith(f"docs/{SOURCES}:{FIRST + line}: source-field: {said}")


def test_a_source_twice_under_two_addresses():
    first = DATA[SOURCES].replace("  URL: https://journal", "  DOI: 10.1234/ABC\n  URL: https://journal", 1)
    assert first != DATA[SOURCES]
    found = sources.read(first + NEW.replace("  URL", "  DOI: 10.1234/abc\n  URL"))[2]
    assert [str(problem) for problem in found] == [
        f"docs/{SOURCES}:{FIRST + 6}: source-field: 'new-2020' has the DOI of 'smith-2020'; keep one of the two"
    ]


def test_markup_in_the_title_of_a_source():
    (problem,) = with_source("Something", "Some <i>thing</i>")
    assert problem.startswith(f"docs/{SOURCES}:{FIRST + 4}: front-matter-markup: '<i>' is shown just so")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Something", "An [official] guideline, and 10-year results"),
        ("Something", "2020 guideline"),
        ("https://trust.example/b", "https://trust.example/b?id=5"),
        ("https://trust.example/b", "https://trust.example/"),
        ("https://trust.example/b", "https://trust.example/a_(b)"),
        ("https://trust.example/b", "https://doi.org/10.1002/14651858.CD001"),
        ("[{literal: A Trust}]", "[{family: Poe, given: B.}, {literal: and others}]"),
        ("[{literal: A Trust}]", "[{literal: A Trust}, {literal: Another Trust}]"),
        ("  URL", "  DOI: 10.1234/abc(2020)1\n  URL"),
    ],
)
def test_a_source_that_is_unusual_and_right(old, new):
    assert with_source(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("words: Stiff", "words: Dull ache", "3: vocabulary: 'stiff' has the words of 'ache', so nobody can tell them"),
        ("  stiff: {", "  Stiff: {", "3: vocabulary: 'Stiff' is no id: ids have small letters, digits and single hyph"),
        ("It is sore.", "It is **sore**.", "2: front-matter-markup: '**' is shown just so: this is plain text"),
        ("It is sore.", "TODO", "2: placeholder: 'TODO' was left in the text"),
    ],
)
def test_a_word(old, new, said):
    (problem,) = told(draft(WORDS).but(old, new))
    assert problem.startswith(f"docs/{WORDS}:{said}")


def test_a_group_without_words():
    text = DATA[WORDS].partition("signs:")[0] + "signs:\n"
    assert told(Draft(WORDS, text)) == [
        f"docs/{WORDS}:7: vocabulary: 'signs' holds no words; write them below it, as in the other groups"
    ]


@pytest.mark.parametrize("name", [WORDS, SOURCES])
@pytest.mark.parametrize("there", [True, False], ids=["empty", "not there"])
def test_data_that_is_not_there_is_told_once(name, there):
    given = guide_of(Draft(name, "")) if there else guide_of(without=[name])
    (problem,) = in_full(problems_of(given))
    assert problem.startswith(f"docs/{name}:1: ")
    assert "the file is empty, or not there; fetch it from the last commit" in problem


TRIAGE = """\
flags:
  cold:
    urgency: emergency
    words: The foot is cold
    why: No blood comes.
    sources: [smith-2020]
warnings:
  swelling:
    urgency: urgent
    why: It may be broken.
    places: [heel]
    signs: [[swollen]]
    sources: [smith-2020]
"""
CLAIMS = """\
one:
  claim: It is so.
  for: A study says so [@smith-2020].
  against: Another does not.
  verdict: Perhaps.
  evidence: some
  page: about.md
"""
OTHERS = [
    ("triage", TRIAGE, "[[swollen]]", "[[]]", "12: data-field: 'warnings.swelling.signs': '1' has 0 entries, and shou"),
    ("triage", TRIAGE, "    signs:", "    unless: [swollen]\n    signs:", "12: data-field: 'swollen' is asked for und"),
    ("triage", TRIAGE, "  cold:", "  Cold:", "2: data-field: 'Cold' is no id: ids have small letters, digits and sing"),
    ("triage", TRIAGE, "urgency: urgent", "urgency: soon", "9: data-field: 'warnings.swelling': 'urgency: soon' is no"),
    ("claims", CLAIMS, "one:", "One:", "1: data-field: 'One' is no id: ids have small letters, digits and single hyph"),
    ("claims", CLAIMS, "evidence: some", "evidence: sum", "6: data-field: 'one': 'evidence: sum' is not one of: stron"),
    ("abbreviations", "GP: a doctor\n", "a doctor", "", "1: data-field: 'GP' stands for nothing that is text; write '"),
    ("abbreviations", "GP: a doctor\n", "a doctor", "5", "1: data-field: 'GP' stands for nothing that is text"),
    ("abbreviations", "GP: a doctor\n", "a doctor", "[a, b]", "1: data-field: 'GP' stands for nothing that is text"),
    ("abbreviations", "GP: a doctor\n", "GP", "''", "1: data-field: '' stands for nothing that is text"),
    ("search", "same:\n  - [shoe, boot]\n", ", boot", "", "2: data-field: 'same': '1' has 1 entry, and should have at"),
    ("search", "same:\n  - [shoe, boot]\n", "same", "sames", "1: data-field: there is no 'sames' here"),
]


@pytest.mark.parametrize(("name", "text", "old", "new", "said"), OTHERS, ids=[f"{row[0]} {row[3]!r}" for row in OTHERS])
def test_the_other_data(name, text, old, new, said):
    changed = text.replace(old, new, 1)
    assert changed != text
    assert told(Draft(f"data/{name}.yml", text)) == []
    (problem,) = told(Draft(f"data/{name}.yml", changed))
    assert problem.startswith(f"docs/data/{name}.yml:{said}")
