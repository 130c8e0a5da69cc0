"""The block above a page: every mistake is one problem, on the line on which it was made."""

from __future__ import annotations

import pytest
from footcare import front_matter
from footcare.vocabulary import Kind
from sites import draft, in_brief, in_full

TITLE = "title: Sore feet"
DESCRIPTION = "description: A description that is long enough to say to a runner what this page is all about."
REVIEWED = "reviewed: 2026-11-22"


def page(*lines):
    return "\n".join(["---", *lines, "---", "Text.", ""])


def told(text, kind=Kind.PAGE):
    """Return the problems of the page `text`, as authors read them."""
    matter = front_matter.read("p.md", text)
    return in_full(matter.problems or front_matter.record("p.md", kind, matter)[1])


def spoilt(src_uri, kind, old, new):
    """Return the problems of a page of the tiny guide with one change, and the page."""
    changed = draft(src_uri).but(old, new)
    matter = front_matter.read(f"docs/{src_uri}", changed.text)
    return in_brief(matter.problems or front_matter.record(f"docs/{src_uri}", kind, matter)[1]), changed


GOOD = page(TITLE, DESCRIPTION, REVIEWED)


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD.replace("\n", "\r\n"),
        GOOD.replace("---", "---  "),
    ],
    ids=["plain", "byte order mark", "Windows", "both", "spaces after the dashes"],
)
def test_good(text):
    matter = front_matter.read("p.md", text)
    record, problems = front_matter.record("p.md", Kind.PAGE, matter)
    assert (record.title, record.reviewed.isoformat(), problems) == ("Sore feet", "2026-11-22", [])
    assert (matter.body, matter.body_line, matter.line("reviewed")) == ("Text.\n", 6, 4)


def test_a_line_of_dashes_in_the_body_is_text():
    assert front_matter.read("p.md", f"{GOOD}\n---\n\nMore.").body == "Text.\n\n---\n\nMore."


@pytest.mark.parametrize(
    "text", ["", "# Title\n", "\n---\ntitle: x\n---\n", " ---\ntitle: x\n---\n", "title: x\n---\n"]
)
def test_missing(text):
    assert told(text) == [
        "p.md:1: front-matter-missing: the page does not begin with front matter; "
        "let the first line be '---', then title, description and reviewed, then '---' again"
    ]


@pytest.mark.parametrize("text", ["---", "---\ntitle: x\n"])
def test_unclosed(text):
    assert told(text) == [
        "p.md:1: front-matter-unclosed: the front matter that begins here has no closing '---'; "
        "put a line '---' before the body of the page"
    ]


def test_empty():
    assert [line.partition(";")[0] for line in told("---\n---\n")] == [
        f"p.md:1: front-matter-missing-key: the key '{key}' is missing" for key in ("title", "description", "reviewed")
    ]


def test_tab():
    assert told(page(TITLE, "sources:", "\t- smith")) == [
        "p.md:4: front-matter-yaml: the line is indented with a tab; indent with spaces"
    ]


def test_duplicate_key():
    assert told(page(TITLE, DESCRIPTION, REVIEWED, TITLE)) == [
        "p.md:5: front-matter-duplicate-key: the key 'title' stands here a second time (first on line 2); "
        "keep one of the two"
    ]


def test_duplicate_key_further_in():
    told_, changed = spoilt(
        "conditions/sore-heel.md", Kind.CONDITION, "  answer: caution", "  answer: stop\n  answer: caution"
    )
    assert told_ == [f"{changed.at('answer: caution')}: front-matter-duplicate-key"]


def test_key_three_times():
    assert [line.partition(":")[2][:1] for line in told(page(TITLE, TITLE, TITLE, DESCRIPTION, REVIEWED))] == ["3", "4"]


def test_unknown_key():
    assert told(page(TITLE, DESCRIPTION, REVIEWED, "source: [smith]")) == [
        "p.md:5: front-matter-unknown-key: the key 'source' is not known; did you mean 'sources'?"
    ]


def test_unknown_key_like_no_other():
    assert told(page(TITLE, DESCRIPTION, REVIEWED, "zzz: 1")) == [
        "p.md:5: front-matter-unknown-key: the key 'zzz' is not known; "
        f"known keys here: {', '.join(sorted(front_matter.MODELS[Kind.PAGE].model_fields))}"
    ]


@pytest.mark.parametrize("line", [" --- ", "----", "--", "—"])
def test_a_line_that_does_not_quite_close(line):
    assert told(f"---\ntitle: x\n{line}\nText") == [
        f"p.md:3: front-matter-unclosed: '{line}' does not close the front matter; "
        "write '---', at the start of its line"
    ]


def test_unknown_key_further_in():
    text = draft("conditions/sore-heel.md").but("  reason: It can", "  reasons: It can")
    lines = told(text.text, Kind.CONDITION)
    assert lines == ["p.md:19: front-matter-unknown-key: the key 'reasons' is not known; did you mean 'reason'?"]


def test_missing_key():
    assert told(page(TITLE, REVIEWED)) == [
        "p.md:2: front-matter-missing-key: the key 'description' is missing; "
        "add 'description: …'. One or two sentences for search results, in a runner's words: 70 to 155 characters"
    ]


def test_missing_key_further_in():
    told_, changed = spoilt("conditions/sore-heel.md", Kind.CONDITION, "    when: [morning]\n", "")
    assert told_ == [f"{changed.at('place: heel')}: front-matter-missing-key"]


def test_every_mistake_is_told():
    assert [line.split(": ")[0] for line in told(page("titel: x", "description: short", "reviewed: soon"))] == [
        "p.md:3",
        "p.md:4",
        "p.md:2",
    ]


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("title: no", "'title: no' is read as a yes-or-no value"),
        ("title: On", "'title: On' is read as a yes-or-no value"),
        ("title: 1.10", "'title: 1.10' is read as a decimal number"),
        ("title: 12:30", "'title: 12:30' is read as a whole number"),
        ("title: 0x1F", "'title: 0x1F' is read as a whole number"),
        ("title: 2026-11-22", "'title: 2026-11-22' is read as a date"),
        ("title: .inf", "'title: .inf' is read as a decimal number"),
    ],
)
def test_yaml_traps(line, reading):
    value = line.removeprefix("title: ")
    assert told(page(DESCRIPTION, line, REVIEWED)) == [
        f"p.md:3: front-matter-type: {reading}, not as the text '{value}'; put it in quotes: '{value}'"
    ]


@pytest.mark.parametrize("value", ["no", "1.10", "12:30", "2026-11-22", "null", "42"])
def test_in_quotes_they_are_text(value):
    assert told(page(f'title: "{value}, quoted"', DESCRIPTION, REVIEWED)) == []


def test_trap_in_a_list():
    told_, changed = spoilt(
        "conditions/sore-heel.md", Kind.CONDITION, "also_called: [heel pain]", "also_called:\n  - heel\n  - no"
    )
    assert told_ == [f"{changed.at('- no')}: front-matter-type"]


@pytest.mark.parametrize("line", ["title:", "title: ~", "title: 42", "title: true", "title: [a]", "title: {a: b}"])
def test_wrong_type(line):
    (problem,) = told(page(DESCRIPTION, line, REVIEWED))
    assert problem.startswith("p.md:3: front-matter-value: 'title")
    assert "is not a text; " in problem or "has no value; " in problem


def test_text_where_a_list_is_meant():
    (problem,) = told(page(TITLE, DESCRIPTION, REVIEWED, "sources: smith-2020"))
    assert problem.startswith("p.md:5: front-matter-value: 'sources: smith-2020' ")


def test_text_where_a_number_is_meant():
    told_, changed = spoilt("exercises/heel-raise.md", Kind.EXERCISE, "  sets: 3", "  sets: three")
    assert told_ == [f"{changed.at('sets')}: front-matter-value"]


def test_a_decimal_number_of_minutes_is_fine():
    told_, _ = spoilt("exercises/heel-raise.md", Kind.EXERCISE, "  sets: 3", "  sets: 1\n  minutes: 1.5")
    assert told_ == []


def test_an_answer_that_is_none():
    text = draft("conditions/sore-heel.md").but("answer: caution", "answer: causion").text
    assert told(text, Kind.CONDITION) == [
        "p.md:18: front-matter-value: 'running.answer: causion' is not an answer; did you mean 'caution'?"
    ]


@pytest.mark.parametrize(
    ("description", "said"),
    [("Too short.", "at least 70"), ("x" * 156, "at most 155")],
)
def test_length_of_the_description(description, said):
    (problem,) = told(page(TITLE, f"description: {description}", REVIEWED))
    assert problem == (
        f"p.md:3: front-matter-value: 'description: {description[:60]}' has {len(description)} characters, "
        f"and should have {said}; "
        "One or two sentences for search results, in a runner's words: 70 to 155 characters"
    )


@pytest.mark.parametrize("length", [70, 155])
def test_longest_and_shortest_description(length):
    assert told(page(TITLE, f"description: {'x' * length}", REVIEWED)) == []


@pytest.mark.parametrize(
    "date", ["soon", "22.11.2026", "2026-13-01", "2026-02-30", "2026-11", "2026-11-22 10:00:00", "2026", "[]"]
)
def test_no_date(date):
    (problem,) = told(page(TITLE, DESCRIPTION, f"reviewed: {date}"))
    assert problem.startswith("p.md:4: front-matter-")


def test_a_date_in_quotes_is_one():
    assert told(page(TITLE, DESCRIPTION, 'reviewed: "2026-11-22"')) == []


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        (["title: Sore: feet"], 2, "a value that holds ': ' needs quotes around it"),
        ([TITLE, 'description: "open', REVIEWED], 3, "write 'key: value', and close every quote"),
        ([TITLE, "sources: [a, b"], 3, "check quotes"),
        ([TITLE, "description"], 3, "write 'key: value'"),
        ([TITLE, "description: @smith"], 3, "special character"),
        ([TITLE, "description: `code`"], 3, "special character"),
        ([TITLE, "  description: x"], 3, "needs quotes"),
        ([TITLE, "description: %"], 3, "special character"),
    ],
    ids=["colon", "open quote", "open bracket", "no colon", "at", "backtick", "indented", "percent"],
)
def test_no_yaml(lines, line, words):
    (problem,) = told(page(*lines))
    assert problem.startswith(f"p.md:{line}: front-matter-yaml: ")
    assert words in problem


def test_a_control_character_is_told_as_one():
    assert told(page(TITLE, "description: x\x01")) == [
        "p.md:3: invisible-character: the line holds an invisible control character 0x01; "
        "delete it: type the words around it again"
    ]


@pytest.mark.parametrize("lines", [["title: &a Sore feet", "description: *a"], ["<<: *a"], ["title: &a x"]])
def test_anchors_and_aliases(lines):
    (problem,) = told(page(*lines))
    advice = "write the value out; a text that begins with '*' or '&' needs quotes around it"
    assert problem == f"p.md:2: front-matter-yaml: the line uses a YAML anchor or alias; {advice}"


def test_many_laughs():
    lines = ["a: &a [x, x]", *(f"{b}: &{b} [*{a}, *{a}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))]
    assert [line.split(": ")[1] for line in told(page(*lines))] == ["front-matter-yaml"]


@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!x y", "!!binary aGk=", "!!set {a, b}"],
)
def test_tags(tag):
    problems = told(page(TITLE, f"description: {tag}", REVIEWED))
    assert problems[0].startswith("p.md:3: front-matter-yaml: the YAML tag '")


def test_too_deep():
    assert told(page(f"title: {'[' * 30}{']' * 30}")) == [
        "p.md:2: front-matter-yaml: the values are nested too deeply; nest them less"
    ]


def test_too_long():
    assert told(page(f"title: {'x' * 100_001}"))[0].startswith("p.md:2: front-matter-yaml: the front matter is longer")


@pytest.mark.parametrize("lines", [["- title", "- description"], ["just text"], ["[a, b]"], ["42"]])
def test_no_mapping(lines):
    assert told(page(*lines)) == [
        "p.md:2: front-matter-shape: this is not a list of 'key: value' lines; "
        "write each field as 'key: value', one a line"
    ]


@pytest.mark.parametrize("line", ["1: one", "no: one", "? [a]\n: b", "? {a: b}\n: c"])
def test_odd_keys(line):
    problems = told(page(TITLE, DESCRIPTION, REVIEWED, line))
    assert problems[0].startswith("p.md:5: front-matter-")


def test_comments_are_fine():
    assert told(page("# The page", TITLE, DESCRIPTION, "", REVIEWED)) == []
