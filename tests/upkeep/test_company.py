"""A test that hangs is begun again, once; one that fails is not."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from sites import ROOT

SETTINGS = ["-o", "faulthandler_timeout=1", "-o", "faulthandler_exit_on_timeout=true"]
ONCE = """
import pathlib, time
def test_before(): pass
def test_it():
    begun = pathlib.Path(__file__).with_name("begun")
    if not begun.exists():
        begun.touch()
        {first}
    {then}
def test_after(): pass
"""


@pytest.fixture
def run(tmp_path):
    """Return a function that runs a test, which does one thing the first time and another later; what was said."""

    def run(first, then="pass"):
        (tmp_path / "test_one.py").write_text(ONCE.format(first=first, then=then), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-n", "1", "--max-worker-restart", "1"]
        command += ["-p", "xdist", "-p", "company", *SETTINGS]
        # other plugins take no part in it, and to load them in every process takes longer than all else
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "tests"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        done = subprocess.run(
            [*command, "--rootdir", str(tmp_path), "-c", os.devnull, str(tmp_path)],
            env=surroundings, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        return done.returncode, re.sub(r" in .*|=+ ?", "", done.stdout.splitlines()[-1]), done.stderr

    return run


def test_one_that_hangs_says_where_and_is_begun_again(run):
    status, said, stacks = run("time.sleep(60)")
    assert (status, said) == (0, "3 passed, 1 begun again")
    assert "in test_it" in stacks


def test_one_that_always_hangs_fails_and_the_run_ends(run):
    status, said, _ = run("pass", "time.sleep(60)")
    assert status == 1
    assert re.match(r"[1-3] failed, 1 passed, 1 begun again", said)


def test_one_that_fails_is_not_begun_again(run):
    assert run("assert False")[:2] == (1, "1 failed, 2 passed")
