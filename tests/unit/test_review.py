"""What a change changes, for those who review it."""

from __future__ import annotations

import subprocess
from functools import cache

import pytest
from footcare import review
from footcare.problems import Problem
from footcare.review import Topic
from guarding import book, own_settings
from sites import DATA, PAGES

TRIAGE = (
    "flags:\n  cold:\n    urgency: emergency\n    words: It is cold\n    why: No blood.\n    sources: [smith-2020]\n"
)
TEXTS = {f"docs/{name}": text for name, text in {**PAGES, **DATA, "data/triage.yml": TRIAGE}.items()}
TEXTS["mkdocs.yml"] = own_settings()
HEEL = "docs/conditions/sore-heel.md"
RAISE = "docs/exercises/heel-raise.md"


@cache
def before():
    """Return the state from which every test starts."""
    return review.state(TEXTS)


def noted(changes):
    """Return topic, place and words of every difference, after the texts were changed."""
    after = {path: text for path, text in {**TEXTS, **changes}.items() if text is not None}
    found = sorted(review.notes(before(), review.state(after)))
    return [(one.topic, f"{one.path[5:]}:{one.line}", one.what) for one in found]


def but(path, old, new):
    assert TEXTS[path].count(old) == 1
    return {path: TEXTS[path].replace(old, new)}


def at(path, needle):
    """Return where a text stands that is there once."""
    return f"{path[5:]}:{TEXTS[path].partition(needle)[0].count(chr(10)) + 1}"


def test_nothing_has_changed():
    assert noted({}) == []


@pytest.mark.parametrize(
    ("changes", "notes"),
    [
        (
            but(HEEL, "urgent: [you cannot stand on it]", "urgent: [it is red]"),
            [
                (Topic.FLAGS, f"{HEEL[5:]}:1", "**taken out:** urgent: you cannot stand on it"),
                (Topic.FLAGS, at(HEEL, "urgent:"), "new: urgent: it is red"),
            ],
        ),
        (
            but("docs/data/triage.yml", "urgency: emergency", "urgency: urgent"),
            [(Topic.FLAGS, "data/triage.yml:2", "changed: flags, cold, urgency: emergency → urgent")],
        ),
        (
            but(HEEL, "answer: caution", "answer: carry-on"),
            [(Topic.RUNNING, at(HEEL, "answer:"), "changed: the answer: caution → carry-on")],
        ),
        (
            but(HEEL, "evidence: weak", "evidence: strong"),
            [(Topic.EVIDENCE, at(HEEL, "evidence: weak"), "changed: 'Heel raises': weak → strong")],
        ),
        (but(RAISE, "sets: 3", "sets: 9"), [(Topic.DOSES, at(RAISE, "sets:"), "changed: dose, sets: 3 → 9")]),
        (
            but("docs/about.md", "It is made for tests.", "Take 400 mg of ibuprofen."),
            [(Topic.DRUGS, "about.md:7", "new: Take 400 mg of ibuprofen.")],
        ),
        (
            but("docs/relief/rest.md", "It was a small trial.", "It was a small trial [@jones-2021]."),
            [(Topic.SOURCES, "relief/rest.md:1", "new: rests on [@jones-2021]")],
        ),
        (
            but("docs/data/sources.yml", "issued: 2020", "issued: 2019"),
            [
                (
                    Topic.SOURCES,
                    "data/sources.yml:1",
                    "changed: smith-2020: Smith A., Poe B.: Rest for sore heels. 2020 https://journal.example/rest → "
                    "Smith A., Poe B.: Rest for sore heels. 2019 https://journal.example/rest",
                )
            ],
        ),
        (but(HEEL, "today: [Rest it., Cool it.]", "today: [Cool it., Rest it.]"), []),
        (but("docs/about.md", "It is made for tests.", "It is made for trying."), []),
        (but("docs/about.md", "It is made for tests.", "Cite it as `[@jones-2021]`."), []),
    ],
    ids=["flag", "triage", "running", "evidence", "dose", "drug", "cited", "source", "order", "words", "code"],
)
def test_what_a_clinician_should_look_at(changes, notes):
    assert noted(changes) == notes


def test_a_page_that_goes_takes_its_red_flags_with_it():
    gone = [what for topic, _, what in noted({"docs/conditions/stiff-toe.md": None}) if topic is Topic.FLAGS]
    assert gone == [
        "**taken out:** emergency: it is cold and white",
        "**taken out:** urgent: it is hot and swollen",
        "**taken out:** routine: it lasts for months",
    ]


def test_a_page_that_only_moved_is_no_change():
    settings = own_settings().replace(
        "redirect_maps: {}", "redirect_maps:\n        exercises/heel-raise.md: exercises/rise.md"
    )
    assert noted({RAISE: None, "docs/exercises/rise.md": TEXTS[RAISE], "mkdocs.yml": settings}) == []
    said = review.summary(
        before(),
        review.state({**without(RAISE), "docs/exercises/rise.md": TEXTS[RAISE], "mkdocs.yml": settings}),
        [],
        book(),
    )
    assert "| docs/exercises/heel-raise.md | moved to exercises/rise.md | | |" in said


def without(path):
    return {name: text for name, text in TEXTS.items() if name != path}


def test_a_page_that_cannot_be_read_is_not_taken_for_gone():
    found = noted(but(HEEL, "running:", "runing:"))
    assert found == [
        (Topic.FLAGS, f"{HEEL[5:]}:1", "the front matter cannot be read, so that nothing of it could be compared")
    ]


def summary(changes, problems=()):
    return review.summary(before(), review.state({**TEXTS, **changes}), problems, book())


def test_the_summary():
    changes = but(HEEL, "answer: caution", "answer: stop")
    fault = Problem("docs/about.md", 7, "link-text", "'here' says nothing", "say where it leads")
    assert summary(changes, [fault]) == (
        "## Problems\n\n- `docs/about.md:7` `link-text`: 'here' says nothing; say where it leads\n\n"
        "Warnings do not stop a change.\n\n"
        "## Pages and data that change\n\n| file | | lines | last reviewed |\n| --- | --- | --- | --- |\n"
        "| docs/conditions/sore-heel.md | changed | +1 −1 | 2026-11-22, unchanged |\n\n"
        "## For a clinician to look at\n\n### May I run? (1)\n\n"
        f"- `docs/{at(HEEL, 'answer:')}` changed: the answer: caution → stop\n"
    )


def test_nothing_to_look_at():
    assert summary({}).endswith("Nothing: no red flag, dose, medicine, evidence label or source changes.")


def test_a_long_list_is_cut():
    many = "\n".join(f"Take {number} tablets." for number in range(100))
    said = summary(but("docs/about.md", "It is made for tests.", many))
    assert "### Medicines (100)" in said
    assert said.count("tablets") == review.MOST
    assert "- … and 60 more: run scripts/summary" in said


@pytest.mark.parametrize(
    "strange", ["<img src=x>", "[x](http://a.example)", "**bold**", "a | b", "@somebody", "`code`", "&lt;", "# x"]
)
def test_the_words_of_a_stranger_stay_words(strange):
    said = summary(but("docs/about.md", "It is made for tests.", f"One tablet {strange}"))
    line = next(line for line in said.split("\n") if "tablet" in line)
    bare = line.partition("new: ")[2]
    for sign in "<[*|`#":
        assert bare.count(sign) == bare.count(f"\\{sign}")
    assert "://" not in bare
    assert "@s" not in bare


@pytest.fixture
def git(tmp_path):
    """Return a way to call git in a guide that is under its care."""
    for path, text in TEXTS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    def call(*words):
        name = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main"]
        subprocess.run(["git", "-C", tmp_path, *name, *words], check=True, capture_output=True)

    call("init", "-q")
    call("add", ".")
    call("commit", "-qm", "All")
    return call


def test_what_git_holds_is_what_lay_there(git, tmp_path):
    git("switch", "-qc", "mine")
    (tmp_path / HEEL).unlink()
    git("commit", "-qam", "Less")
    base = review.base_of(tmp_path, "")
    assert review.committed(tmp_path, base) == TEXTS
    assert review.present(tmp_path) == without(HEEL)
    assert review.base_of(tmp_path, "HEAD") != base


@pytest.mark.parametrize("name", ["gone", "--output=x"])
def test_a_revision_that_git_does_not_know(git, tmp_path, capsys, name):
    with pytest.raises(ValueError, match="no "):
        review.base_of(tmp_path, name)
    assert review.main(["--root", str(tmp_path), "gone"]) == 2
    assert capsys.readouterr().err == "summary: git knows no 'gone'\n"
