"""Whatever happens to a build, the last good site stands, and the message says what to do."""

from __future__ import annotations

import errno
import json
import os
import resource
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest
from mkdocs import utils
from mkdocs.exceptions import Abort, PluginError
from sites import DATA, ROOT, draft, write

CHANGED = draft("index.md").but("Start", "Now start")
KEPT = "The last good site, if there is one, is untouched."
SMALL = 30_000  # bytes: fewer than the theme's styles have


def run(project, *, limit=None):
    """Build in a process of its own, as a person would; `limit` is the most bytes that a file may have."""
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(" hooks/", f" {ROOT}/hooks/"), encoding="utf-8")
    bound = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    return subprocess.run(command, cwd=project, preexec_fn=bound, capture_output=True, text=True, check=False)


def names(project):
    return sorted(path.name for path in project.iterdir() if path.name != ".cache")


def test_a_build_may_be_killed_at_any_moment_and_two_may_run_at_once(project):
    command = [sys.executable, str(Path(__file__).with_name("killed.py")), str(project), "4"]
    surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(Path(__file__).parent)])}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found == {"killed": found["killed"], "whole": [True] * 4, "two at once": [0, 0], "at last": True, "left": []}
    assert found["killed"] > 0


def test_a_file_that_may_not_become_so_large(project, build_site):
    site = build_site()
    before, beside = site.files(), names(project)
    done = run(project, limit=SMALL)
    assert done.returncode == 1
    assert "may not become so large on this machine. Raise its limit (ulimit -f)" in done.stderr
    assert KEPT in done.stderr
    assert "Traceback" not in done.stderr
    assert (site.files(), names(project)) == (before, beside)


@pytest.mark.parametrize(
    ("number", "said", "wrote"),
    [(errno.ENOSPC, "there is no room on the disk for", 3), (errno.EROFS, "may not be written or read by you", 0)],
)
def test_a_full_or_read_only_disk(build_site, heard, monkeypatch, number, said, wrote):
    """There is no disk at hand that could be filled, so the system's own error comes from where MkDocs writes."""
    site = build_site()
    before, write, left = site.files(), utils.write_file, iter(range(wrote))

    def full(content, path):
        if next(left, None) is None:
            raise OSError(number, os.strerror(number), path)
        write(content, path)

    monkeypatch.setattr(utils, "write_file", full)
    with pytest.raises(PluginError, match=said) as raised:
        build_site(CHANGED)
    assert KEPT in str(raised.value)
    heard.take()
    assert site.files() == before


def test_a_damaged_cache_is_made_anew_and_one_that_is_no_folder_done_without(build_site, project):
    before = build_site().files()
    good = {path: path.read_bytes() for path in sorted((project / ".cache" / "macros").iterdir())}
    assert len(good) > len(DAMAGES)
    for (path, kept), damage in zip(good.items(), cycle(DAMAGES)):
        path.write_bytes(damage(kept))
    assert build_site().files() == before
    assert {path: path.read_bytes() for path in good} == good
    (project / ".cache").rename(project / "away")
    (project / ".cache").write_text("")
    assert build_site().files() == before


DAMAGES = (lambda kept: kept[:40], lambda kept: kept[:-3] + b"xyz", lambda kept: b"", bytes.upper)


def test_a_missing_data_file_is_told(build_site, project, heard):
    site = build_site()
    before = site.files()
    for name, text in DATA.items():
        (project / "docs" / name).unlink()
        with pytest.raises(Abort):
            build_site()
        *problems, end = heard.take()
        assert problems, f"{name} is missing, and nobody says so"
        assert end.endswith("the last good site/ is untouched.")
        assert site.files() == before
        write(project / "docs" / name, text)
