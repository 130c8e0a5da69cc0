"""What runs on GitHub has the least rights, and nobody can change it from outside."""

from __future__ import annotations

import re

import pytest
import yaml
from sites import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EACH = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(path):
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


@EACH
def test_every_action_is_named_by_the_hash_of_a_commit_with_its_version(path):
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert [one for one in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one)] == []


@EACH
def test_no_workflow_runs_a_strangers_change_with_our_rights(path):
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "workflow_run" not in text
    assert "secrets." not in text


@EACH
def test_no_command_is_made_of_what_somebody_wrote(path):
    assert [step for step in steps(path) if "${{" in step.get("run", "")] == []


@EACH
def test_nobody_leaves_a_key_behind_for_what_runs_next(path):
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@EACH
def test_no_workflow_may_write_unless_a_job_says_so(path):
    assert read(path)["permissions"] in ({}, {"contents": "read"})


def test_only_main_is_published_and_only_what_was_tested():
    workflow = read(ROOT / ".github/workflows/publish.yml")
    assert workflow[True]["push"] == {"branches": ["main"]}  # YAML takes `on` for a yes
    assert set(workflow["jobs"]["deploy"]["needs"]) == {"tests", "build"}
    assert {workflow["jobs"][name]["if"] for name in ("tests", "build")} == {"github.ref == 'refs/heads/main'"}


def test_a_job_that_may_write_runs_no_code_of_ours():
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            if "write" in job.get("permissions", {}).values():
                assert [step for step in job["steps"] if "run" in step or "checkout" in step["uses"]] == [], name
