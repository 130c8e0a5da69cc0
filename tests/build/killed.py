"""Builds over and over, kills it each time at another moment, then builds twice at once: killed.py TINY_GUIDE TIMES.

In a process of its own, because it forks: a process that has begun to run threads should not.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from building import Site, make, quick_theme
from footcare import offline


def whole(site: Site) -> bool:
    """Tell whether a site has just the files that its build has listed, each as it was then."""
    files = site.files()
    return json.loads(files[offline.ADDRESS]) == offline.release(files, files.__getitem__)


def build(root: Path) -> int:
    """Begin to build, and return the number of the process that does."""
    child = os.fork()
    if not child:
        make(root)
        os._exit(0)
    return child


def main(root: Path, times: int) -> None:
    with quick_theme(root.parent):
        site = make(root)
        began = time.perf_counter()
        make(root)
        usual = time.perf_counter() - began
        killed, states = 0, []
        for turn in range(times):
            page = root / "docs" / "index.md"
            page.write_text(f"{page.read_text(encoding='utf-8')}\nTurn {turn}.\n", encoding="utf-8")
            child = build(root)
            # anywhere in it, and most often at the end, where the new site is put in place
            time.sleep(usual * random.choice([random.uniform(0, 1), random.uniform(0.85, 1.15)]))
            os.kill(child, signal.SIGKILL)
            killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
            states.append(whole(site))
        two = [build(root), build(root)]
        ended = [os.waitpid(child, 0)[1] for child in two]
        left = sorted(path.name for path in root.iterdir() if path.name.startswith(".site"))
        found = {"killed": killed, "whole": states, "two at once": ended, "at last": whole(site), "left": left}
        sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
