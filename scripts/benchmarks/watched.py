"""Runs one command and prints what it cost, as JSON: `python watched.py COMMAND…`.

A small process of its own, since a child is said to have used as much memory as the process that began it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time

with tempfile.TemporaryFile() as said:
    start = time.perf_counter()
    child = subprocess.Popen(sys.argv[1:], stdout=said, stderr=subprocess.STDOUT)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    said.seek(0)
    last = said.read()[-2000:].decode("utf-8", "replace")
unit = 1 if sys.platform == "darwin" else 1024  # what the peak is counted in, in bytes
cost = {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss * unit / 1_000_000}
print(json.dumps({"status": os.waitstatus_to_exitcode(status), "said": last, **cost}))
