"""Work that is shared out comes out as if one had done it all."""

from __future__ import annotations

import json
import subprocess
import sys
import threading

import pytest
from footcare import side_by_side
from sites import ROOT

BEGIN = """
import json, os, sys, time
from footcare import side_by_side
from footcare.side_by_side import mapped
things, first = list(range(10)), os.getpid()
"""


def alone(*lines):
    """Run lines in a process that has no other threads, which a test's own has, and return what the last one says."""
    code = "\n".join([BEGIN, *lines[:-1], f"print(json.dumps({lines[-1]}))"])
    command = [sys.executable, "-c", code]
    surroundings = {"PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_results_stand_in_the_order_of_the_things():
    counts, processes = [0, 1, 9, 10], [1, 2, 3, 10]
    found = alone(f"[mapped(lambda thing: thing * 2, things[:n], p) for n in {counts} for p in {processes}]")
    assert found == [[2 * thing for thing in range(n)] for n in counts for _ in processes]


def test_others_do_their_share():
    assert alone("len(set(mapped(lambda _: os.getpid(), things, 2)))") == 2


def test_a_process_with_other_threads_has_no_copies():
    threading.Thread(target=threading.Event().wait, args=(1,), daemon=True).start()
    assert len(set(side_by_side.mapped(lambda _: threading.get_native_id(), [*range(10)], 2))) == 1


@pytest.mark.parametrize("bad", [0, 1, 5, 9])
def test_a_mistake_is_raised_wherever_it_is_made(bad):
    lines = [
        f"try: found = mapped(lambda thing: 1 / (thing - {bad}), things, 3)",
        "except ZeroDivisionError: found = 'raised'",
    ]
    assert alone(*lines, "found") == "raised"


def test_what_cannot_be_sent_is_made_here():
    assert alone("[made() for made in mapped(lambda thing: lambda: thing, things, 2)]") == [*range(10)]


@pytest.mark.parametrize("grief", ["os._exit(1)", "time.sleep(100)"])
def test_a_copy_that_dies_or_hangs_leaves_its_share_to_the_first(grief):
    lines = [
        "side_by_side.PATIENCE = 0.1",
        "def work(thing):",
        f"    if os.getpid() != first and thing > 4: {grief}",
        "    return thing",
    ]
    assert alone(*lines, "mapped(work, things, 2)") == [*range(10)]


def test_no_copy_is_left_behind():
    lines = [
        "def left(process):",
        "    try: return os.waitpid(process, os.WNOHANG) is not None",
        "    except ChildProcessError: return False",
        "found = {*mapped(lambda _: os.getpid(), things, 4)} - {first}",
    ]
    assert alone(*lines, "[len(found), sum(map(left, found))]") == [3, 0]
