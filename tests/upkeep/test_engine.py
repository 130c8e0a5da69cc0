"""`scripts/engine`: two sites are compared file by file, and the ties to engine and theme are counted."""

from __future__ import annotations

import json

import pytest
from sites import ROOT, write
from upkeep import comparing, engine, ties
from upkeep.comparing import Verdict
from upkeep.engine import Built, CannotTry

PAGE = '<head><meta name="generator" content="{}">\n</head>\n<p>{}</p>\n'
TOLD = "ERROR   -  docs/about.md:9: link-target: nothing is there"


def page(by="mkdocs-1.6.1", text="Rest."):
    return PAGE.format(by, text).encode()


def hashes(*pairs, version="0123456789abcdef"):
    return json.dumps({"version": version, "rest": dict(pairs)}).encode()


def verdicts(one, other):
    return {found.file: found.verdict for found in comparing.compare(one, other)}


def detail(one, other):
    (found,) = comparing.compare({"a.html": one}, {"a.html": other})
    return found.detail


def test_the_same_bytes_are_the_same():
    assert verdicts({"a.html": page()}, {"a.html": page()}) == {"a.html": Verdict.SAME}


def test_the_name_of_the_engine_may_differ():
    assert verdicts({"a.html": page()}, {"a.html": page("properdocs")}) == {"a.html": Verdict.NAME}


def test_any_other_word_may_not():
    assert detail(page(), page("properdocs", "Run.")) == "line 3: '<p>Rest.</p>' became '<p>Run.</p>'"


def test_a_second_name_is_no_name_of_the_engine():
    twice = page() + page()
    assert verdicts({"a.html": twice}, {"a.html": page() + page("x")}) == {"a.html": Verdict.UNEXPECTED}


def test_a_line_more_is_told():
    assert detail(page(), page() + b"more\n").startswith("line 4: '' became 'more'")


@pytest.mark.parametrize(("one", "other", "who"), [({"a": b""}, {}, "first"), ({}, {"a": b""}, "second")])
def test_a_file_that_only_one_site_has(one, other, who):
    (found,) = comparing.compare(one, other)
    assert (found.verdict, found.detail) == (Verdict.UNEXPECTED, f"only the {who} has it")


def test_hashes_of_pages_that_differ_by_the_name_may_differ():
    one = {"z.html": page(), "list.json": hashes(("z.html", "a" * 32), ("b.css", "b" * 32))}
    other = {"z.html": page("x"), "list.json": hashes(("z.html", "c" * 32), ("b.css", "b" * 32), version="f" * 16)}
    assert verdicts(one, other)["list.json"] is Verdict.HASHES


@pytest.mark.parametrize(
    "other",
    [
        hashes(("z.html", "c" * 32), ("b.css", "c" * 32)),
        hashes(("z.html", "no hash"), ("b.css", "b" * 32)),
        hashes(("b.css", "b" * 32)),
        b"no JSON",
    ],
    ids=["another file's hash", "no hash", "an entry fewer", "no JSON"],
)
def test_nothing_else_of_a_list_may(other):
    one = {"z.html": page(), "list.json": hashes(("z.html", "a" * 32), ("b.css", "b" * 32))}
    assert verdicts(one, {"z.html": page("x"), "list.json": other})["list.json"] is Verdict.UNEXPECTED


def test_hashes_of_pages_that_are_the_same_may_not_differ():
    one, other = hashes(("z.html", "a" * 32)), hashes(("z.html", "c" * 32))
    found = verdicts({"z.html": page(), "list.json": one}, {"z.html": page(), "list.json": other})
    assert found["list.json"] is Verdict.UNEXPECTED


# The telling of mistakes


def told(first, second):
    return [found.verdict for found in engine.alike(first, second)]


def test_mistakes_are_told_alike():
    assert told(Built(1, TOLD), Built(1, f"INFO - else\n{TOLD}")) == [Verdict.SAME]


@pytest.mark.parametrize(
    ("first", "second"),
    [(Built(1, TOLD), Built(1, "")), (Built(1, TOLD), Built(1, f"{TOLD}s")), (Built(0, TOLD), Built(0, TOLD))],
    ids=["lost", "in other words", "not a failure"],
)
def test_mistakes_that_are_not(first, second):
    assert Verdict.UNEXPECTED in told(first, second)


def test_a_failure_that_the_other_does_not_share():
    assert told(Built(1, TOLD), Built(0, TOLD)) == [Verdict.UNEXPECTED, Verdict.SAME]


# The word


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Return a function that calls `scripts/engine` where both engines have already built what it is given."""

    def called(*files, mistakes=(), arguments=()):
        monkeypatch.setattr(engine, "trial", lambda root, folder: (list(files), list(mistakes)))
        monkeypatch.setattr(ties, "count", lambda root: [("hooks", 3)])
        status = engine.main(["--root", str(ROOT), *arguments])
        return status, capsys.readouterr().out

    return called


def test_all_well(run):
    status, out = run(comparing.Compared("a.html", Verdict.NAME))
    assert status == 0
    assert "files: UNEXPECTED" in out


def test_something_unexpected_fails_and_is_named(run):
    status, out = run(comparing.Compared("a.html", Verdict.UNEXPECTED, "line 3"), arguments=["--markdown"])
    assert status == 1
    assert "| a.html | line 3 |" in out


def test_a_mistake_told_otherwise_fails(run):
    status, _ = run(mistakes=[comparing.Compared("planted mistakes", Verdict.UNEXPECTED, "only mkdocs: it")])
    assert status == 1


def test_what_cannot_be_tried_is_no_difference(monkeypatch, capsys):
    def cannot(root, folder):
        raise CannotTry("no network")

    monkeypatch.setattr(engine, "trial", cannot)
    assert engine.main(["--root", str(ROOT)]) == 2
    assert capsys.readouterr().err == "engine: no network\n"


# The ties

TIED = {
    "mkdocs.yml": "theme:\n  name: material\n  features: [navigation.top, navigation.path]\nx: !ENV [A, b]\n",
    "overrides/main.html": "{% extends 'base.html' %}{% block footer %}{{ page.title }}{{ own.title }}{% endblock %}",
    "overrides/partials/nav.html": "<nav class='md-nav md-nav--primary'>{% include 'partials/toc.html' %}</nav>",
    "overrides/own.html": "{{ config.site_name }}{{ page.title }}",
    "hooks/door.py": "from mkdocs.structure.pages import Page\ndef on_env(page: Page): return page.meta, page.meta\n",
    "hooks/footcare/one.py": "import json\n",
    "docs/assets/styles/a.css": ".md-nav, .fc-md-x, .md-nav { color: var(--md-text-font) }",
    "docs/assets/scripts/a.js": "document.querySelector('.md-header')",
}


def test_every_tie_is_counted(tmp_path):
    for name, text in TIED.items():
        write(tmp_path / name, text)
    assert [number for _, number in ties.count(tmp_path)] == [2, 2, 1, 2, 1, 1, 2, 1, 1, 1, 1, 2, 0, 1]


def test_the_guide_itself_is_tied_in_one_module():
    counted = dict(ties.count(ROOT))
    assert counted["modules of hooks/footcare that import MkDocs"] == 1
