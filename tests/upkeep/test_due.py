"""`scripts/due` on a tiny guide with a history in git."""

from __future__ import annotations

import json
import subprocess

import pytest
from footcare import proofs
from guarding import proofs_of
from sites import SOURCES, draft, write
from upkeep import due

NEWER = SOURCES.replace("issued: 2021", "issued: 2026")
OLD = draft("about.md").but("2026-11-22", "2025-06-01")
STALE = draft("conditions/stiff-toe.md").but("2026-11-22", "2026-10-01")


def git(root, *words, date="2026-01-01"):
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    moment = {
        "GIT_COMMITTER_DATE": f"{date}T12:00:00Z",
        "GIT_AUTHOR_DATE": f"{date}T12:00:00Z",
        "PATH": "/usr/bin:/bin",
    }
    subprocess.run(["git", "-C", str(root), *identity, *words], check=True, capture_output=True, env=moment)


@pytest.fixture
def history(tmp_path):
    """Return a project whose source `jones-2021` was changed on 5 November 2026."""
    registry = tmp_path / "docs" / "data" / "sources.yml"
    git(tmp_path, "init", "-q")
    for text, date in ((SOURCES, "2026-01-01"), (NEWER, "2026-11-05")):
        write(registry, text)
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", "Change a source", date=date)
    return tmp_path


@pytest.fixture
def run(monkeypatch, capsys):
    """Return a function that calls `scripts/due` on a folder; the pages are those of the tiny guide."""

    def called(root, *arguments, pages=(OLD, STALE)):
        monkeypatch.setattr(proofs, "pull", lambda _: proofs_of(*pages, draft("data/sources.yml").but(SOURCES, NEWER)))
        assert due.main(["--root", str(root), *arguments]) == 0
        return capsys.readouterr()

    return called


def test_what_is_due_and_why(run, history):
    assert (
        run(history, "--on", "2026-11-23").out
        == """\
due         last reviewed  page                          why
----------  -------------  ----------------------------  ------------------------------
2026-06-01  2025-06-01     docs/about.md                 a year is over
now         2026-10-01     docs/conditions/stiff-toe.md  jones-2021: issued 2021 → 2026

2 of 13 pages are due for a review on 2026-11-23
"""
    )


def test_a_change_on_the_day_of_a_review_counts_as_seen(run, history):
    seen = draft("conditions/stiff-toe.md").but("2026-11-22", "2026-11-05")
    assert "stiff-toe" not in run(history, "--on", "2026-11-23", pages=(seen,)).out


def test_nothing_is_due(run, history):
    assert run(history, "--on", "2026-11-23", pages=()).out == "0 of 13 pages are due for a review on 2026-11-23\n"


def test_what_will_be_due_soon(run, history):
    told = run(history, "--on", "2027-11-01", "--days", "21", pages=()).out
    assert told.splitlines()[-1] == "0 of 13 pages are due for a review on 2027-11-01, 13 more within 21 days"


def test_a_program_is_told_the_same(run, history):
    first, second = json.loads(run(history, "--on", "2026-11-23", "--json").out)
    assert (first["path"], first["due"], first["is_due"]) == ("docs/about.md", "2026-06-01", True)
    assert second["changes"] == [{"source": "jones-2021", "what": "issued 2021 → 2026"}]


def test_where_git_knows_nothing_it_says_so(run, tmp_path):
    write(tmp_path / "docs" / "data" / "sources.yml", NEWER)
    told = run(tmp_path, "--on", "2026-11-23")
    assert "stiff-toe" not in told.out
    assert "git does not know the sources of 2025-06-01, 2026-10-01, 2026-11-22" in told.err


def test_a_history_that_is_cut_off_tells_nothing_false(run, history, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy")
    git(copy, "clone", "-q", "--depth", "1", f"file://{history}", "here")
    told = run(copy / "here", "--on", "2026-11-23")
    assert ("stiff-toe" in told.out, "2026-10-01" in told.err) == (False, True)


@pytest.mark.parametrize("arguments", [["--on", "soon"], ["--days", "-1"], ["--days", "x"], ["--json", "--markdown"]])
def test_misuse(arguments, tmp_path):
    with pytest.raises(SystemExit) as stopped:
        due.main(["--root", str(tmp_path), *arguments])
    assert stopped.value.code == 2
