"""scripts/new, scripts/rename and scripts/remove, on a project on disk: what they say, and what they leave alone."""

from __future__ import annotations

import subprocess

import pytest
from footcare import chores
from guarding import own_settings
from sites import PAGES


@pytest.fixture
def guide(project):
    nav = "nav:\n" + "".join(f"  - {name}\n" for name in PAGES)
    (project / "mkdocs.yml").write_text(own_settings() + nav, encoding="utf-8")
    return project


@pytest.fixture
def do(guide, capsys):
    """Return a way to do a chore: its exit status, and what it said."""

    def done(*words):
        status = chores.main(words, guide)
        said = capsys.readouterr()
        return status, said.out or said.err

    return done


def state(guide):
    return {path: path.read_bytes() for path in [*guide.glob("docs/**/*.md"), guide / "mkdocs.yml"]}


def test_new(do, guide):
    status, said = do("new", "relief", "warm-bath")
    assert status == 0
    left = (guide / "docs/relief/warm-bath.md").read_text(encoding="utf-8").count("TODO")
    assert f"docs/relief/warm-bath.md: a new page, with {left} things to write. It is not ready" in said
    line = int(said.split("mkdocs.yml:")[1].split(":")[0])
    assert (guide / "mkdocs.yml").read_text(encoding="utf-8").split("\n")[line - 1] == "  - relief/warm-bath.md"


def test_rename(do, guide):
    status, said = do("rename", "rest", "pause")
    assert (status, said) == (
        0,
        "relief/rest.md → relief/pause.md: its old address leads there\ndocs/conditions/sore-heel.md: follows\n"
        "docs/conditions/stiff-toe.md: follows\n",
    )
    assert not (guide / "docs/relief/rest.md").exists()


def test_remove(do, guide):
    status, said = do("remove", "about")
    assert status == 0
    assert said.startswith("about.md: removed; its address leads to the first page of its folder\n")
    assert "        about.md: index.md\n" in (guide / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("new", "relief", "rest"),
            "new: docs/relief/rest.md exists already; change that page, or choose another name\n",
        ),
        (("rename", "rset", "pause"), "rename: there is no page 'rset'; did you mean 'rest'?\n"),
        (("remove", "rest", "--to", "gone"), "remove: there is no page 'gone'"),
        (("remove", "heel-raise"), "  docs/relief/rest.md:11: unknown-exercise: there is no exercise 'heel-raise'\n"),
        (("remove", "stiff-toe", "--to", "sore-heel"), "look-alike: 'sore-heel' is named as its own look-alike\n"),
    ],
)
def test_what_is_refused_changes_nothing(do, guide, words, says):
    before = state(guide)
    status, said = do(*words)
    assert (status, says in said) == (1, True), said
    assert state(guide) == before


@pytest.mark.parametrize(
    "words", [["new"], ["new", "relief"], ["rename", "rest"], ["remove"], ["remove", "a", "--into"]]
)
def test_words_that_are_missing_or_wrong(tmp_path, words, capsys):
    with pytest.raises(SystemExit) as left:
        chores.main(words, tmp_path)
    assert left.value.code == 2
    assert f"scripts/{words[0]} --help" in capsys.readouterr().err


def test_work_that_is_in_no_commit_is_not_lost(do, guide):
    def git(*words):
        subprocess.run(["git", "-C", guide, "-c", "user.name=A", "-c", "user.email=a@b.example", *words], check=True)

    git("init", "-q")
    git("add", "docs")
    assert do("remove", "about")[1].startswith("remove: docs/about.md has changes that are in no commit")
    git("commit", "-qm", "All")
    assert do("remove", "about")[0] == 0
