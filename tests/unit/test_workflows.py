"""What runs on GitHub: a stranger's change gets no rights, no secrets, and no code that nobody has looked at."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from sites import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
TOOLS = Path(sys.executable).parent

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def read(path):
    """Return a workflow; YAML 1.1 takes its `on` for a yes."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in found.items()}


def steps(path):
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def says(*command):
    done = subprocess.run([TOOLS / command[0], *command[1:]], capture_output=True, text=True, cwd=ROOT)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_zizmor_finds_nothing():
    assert says("zizmor", "--offline", "--no-progress", "--persona", "pedantic", ".github") == ""


@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("github-workflows", WORKFLOWS),
        ("github-issue-forms", [path for path in FORMS if path.stem != "config"]),
        ("github-issue-config", [path for path in FORMS if path.stem == "config"]),
        ("dependabot", [ROOT / ".github" / "dependabot.yml"]),
    ],
)
def test_files_are_what_github_takes_them_for(schema, paths):
    assert paths
    assert says("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, paths)) == ""


@every_workflow
def test_a_workflow_reads_and_no_more_and_knows_no_secret(path):
    jobs = read(path)["jobs"].values()
    assert "pull_request_target" not in read(path)["on"]
    assert "workflow_run" not in read(path)["on"]
    assert read(path)["permissions"] == {}
    if "pull_request" in read(path)["on"]:
        assert [job["permissions"] for job in jobs] == [{"contents": "read"}] * len(jobs)
        assert "secrets." not in path.read_text(encoding="utf-8")
    assert all(job["timeout-minutes"] <= 60 for job in jobs)


@every_workflow
def test_an_action_is_pinned_by_its_commit(path):
    used = re.findall(r"uses: *(.*)", path.read_text(encoding="utf-8"))
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


def test_an_action_has_the_same_commit_everywhere():
    used = {one for path in WORKFLOWS for one in re.findall(r"uses: *(\S+)", path.read_text(encoding="utf-8"))}
    assert len({one.partition("@")[0] for one in used}) == len(used)


@every_workflow
def test_a_checkout_leaves_no_key_behind(path):
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False] * len(checkouts)


@every_workflow
def test_what_is_run_are_our_own_words(path):
    words = [
        word for step in steps(path) for word in re.findall(r"^\s*((?:scripts|\.ci)/\S+)", step.get("run", ""), re.M)
    ]
    assert words
    assert [word for word in words if not (ROOT / word).is_file()] == []
    assert not any("${{" in step.get("run", "") for step in steps(path))  # a stranger's words never become commands


def test_the_template_of_a_pull_request_is_five_lines():
    text = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    assert len(text.splitlines()) == 5


def test_there_is_a_form_for_each_thing_that_a_reader_may_bring():
    assert {path.stem for path in FORMS} == {"config", "mistake", "story-or-question", "new-condition"}
