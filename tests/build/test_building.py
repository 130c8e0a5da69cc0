"""A build tells everything, then fails once, touches nothing that was good, and remembers nothing of the last one."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from mkdocs.exceptions import Abort
from sites import DATA, HOME, ROOT, Draft, draft, tiny_guide

SPOILT = draft("index.md").but("Start", "[it](gone.md) Start")


def names(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != ".cache")


def test_a_failed_build_leaves_the_last_site_untouched(build_site, project, heard):
    site = build_site()
    before, beside = site.files(), names(project)
    with pytest.raises(Abort):
        build_site(SPOILT)
    assert heard.take()[-1].endswith("the last good site/ is untouched.")
    assert (site.files(), names(project)) == (before, beside)


def test_a_failed_first_build_leaves_nothing(mistakes_of_build, project):
    mistakes_of_build(SPOILT)
    assert names(project) == ["docs", "mkdocs.yml", "overrides"]


def test_a_build_that_crashes_leaves_nothing(project):
    (project / "overrides" / "main.html").write_text("{% if %}")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("hooks/", f"{ROOT}/hooks/")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=project, capture_output=True, check=False
    )
    assert done.returncode != 0
    assert names(project) == ["docs", "mkdocs.yml", "overrides"]


def test_a_good_build_replaces_the_last_site(build_site):
    build_site(Draft("extra.md", HOME.replace("Sore feet from", "Old").replace("This tiny guide says", "It said")))
    site = build_site()
    (site.root / "docs" / "extra.md").unlink()
    assert [name for name in build_site().files() if name.startswith("extra")] == []


def test_what_a_killed_build_left_is_cleared(build_site, project):
    left = project / f".site.1.{dead_process()}.new"
    left.mkdir()
    other = project / f".site.1.{os.getppid()}.new"
    other.mkdir()
    build_site()
    assert (left.exists(), other.exists()) == (False, True)


def dead_process():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_two_sites_in_one_process_know_nothing_of_each_other(build_site, project):
    other = tiny_guide(project.parent / "other")
    first = build_site(draft("conditions/sore-heel.md").but("title: Sore heel", "title: Bruised heel"))
    second = build_site(root=other)
    assert first.guide["conditions"]["sore-heel"]["title"] == "Bruised heel"
    assert second.guide["conditions"]["sore-heel"]["title"] == "Sore heel"
    assert b"Bruised heel" not in b"".join(second.files().values())


def test_a_good_build_after_a_failed_one_has_no_problems(build_site, mistakes_of_build):
    mistakes_of_build(SPOILT)
    build_site(draft("index.md"))


def test_a_preview_only_warns(build_site, project, heard):
    build_site(SPOILT, serving=True)
    problem, *more = heard.take()
    assert problem.startswith(f"{SPOILT.at('gone')}: link-target: 'gone.md' leads to no page of the guide")
    assert more == []
    assert (project / "preview" / "index.html").is_file()


def test_a_preview_of_unreadable_front_matter_only_warns(build_site, heard):
    build_site(draft("conditions/sore-heel.md").but("title: Sore heel", "title: Sore: heel"), serving=True)
    assert "docs/conditions/sore-heel.md:2: front-matter-yaml" in heard.take()[0]


def test_git_hub_shows_problems_on_their_lines(mistakes_of_build, monkeypatch, capsys):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    mistakes_of_build(SPOILT)
    path, _, line = SPOILT.at("gone").rpartition(":")
    assert capsys.readouterr().out.startswith(f"::error file={path},line={line},title=link-target::'gone.md' leads to")


def test_a_guide_without_data_files_is_told(mistakes, project):
    for name in DATA:
        (project / "docs" / name).unlink()
    told = mistakes()
    assert {problem.rpartition(": ")[2] for problem in told} == {"vocabulary", "source-field", "unknown-region"}
