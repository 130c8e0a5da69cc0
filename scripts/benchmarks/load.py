"""How many requests a second one machine serves: the guide behind `deploy/nginx`, beside nginx as Debian installs it.

Both serve the same `site/` on this machine, in turn, to wrk, which asks for pages and their parts as a browser does
that takes packed files. It needs nginx and wrk. What else the machine does falls on both.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

CONNECTIONS = 32
MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
PATHS = (
    "",
    "doctor/",
    "conditions/plantar-fasciitis/",
    "finder/",
    "symptoms/",
    "guide.json",
    "assets/scripts/guide.js",
)
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
SCRIPT = """
local paths = {PATHS}
local number = 0
request = function()
  number = number % #paths + 1
  return wrk.format("GET", paths[number], {["Accept-Encoding"] = "HOW"})
end
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What wrk has measured: requests and megabytes a second, the slowest of 99 in 100 (milliseconds), errors."""

    requests: float
    megabytes: float
    slowest: float
    errors: int


class Missing(Exception):
    """Something that is needed is not here; the message says what to do."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    command = commands.add_parser("load", help="requests a second, beside nginx's own configuration")
    command.add_argument("--seconds", type=int, default=5, choices=range(1, 11), metavar="1–10", help="of one run (5)")
    command.add_argument("--runs", type=int, default=3, help="of each, in turn (3)")
    command.set_defaults(run=run)


def run(root: Path, given: argparse.Namespace) -> int:
    """Measure both, and print the medians."""
    try:
        found = measured(root, given.seconds, given.runs)
    except Missing as missing:
        print(f"load: {missing}", file=sys.stderr)
        return 2
    _tell(found)
    if given.json:
        told = {name: [asdict(one) for one in runs] for name, runs in found.items()}
        given.json.write_text(json.dumps(told, indent=1), encoding="utf-8")
    return int(any(one.errors for runs in found.values() for one in runs))


def measured(root: Path, seconds: int, runs: int) -> dict[str, list[Run]]:
    """Measure each in turn.

    Raises:
        Missing: nginx, wrk or a built site is not here.
    """
    for name in ("nginx", "wrk"):
        if not _program(name):
            raise Missing(f"there is no {name} here. On Debian: sudo apt install nginx wrk")
    if not (root / "site" / "index.html").is_file():
        raise Missing("there is nothing in site/. Run scripts/build first")
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        base.chmod(0o755)
        command = [sys.executable, "-P", "-m", "publishing", "--root", str(root), str(base / "srv")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        contenders = {
            "deploy/nginx, br": (_ours(root, base / "srv"), "br, gzip"),
            "deploy/nginx, gzip": (_ours(root, base / "srv"), "gzip"),
            "nginx by default": (_usual(base / "srv" / "current" / "site"), "gzip"),
        }
        found: dict[str, list[Run]] = {name: [] for name in contenders}
        for turn in range(runs):
            for name, (settings, how) in contenders.items():
                print(f"\rrun {turn + 1} of {runs}: {name}".ljust(60), end="", file=sys.stderr, flush=True)
                with _nginx(settings, base) as home:
                    found[name].append(_measure(home, how, seconds, base))
        print("\r".ljust(61) + "\r", end="", file=sys.stderr)
    return found


def summed(root: Path) -> dict[str, float]:
    """Return the median requests a second of each, from a short run."""
    return {name: statistics.median(one.requests for one in runs) for name, runs in measured(root, 2, 2).items()}


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin")


def _ours(root: Path, releases: Path) -> str:
    text = (root / "deploy" / "nginx" / "guide.conf").read_text(encoding="utf-8").replace("/srv/guide", str(releases))
    return text if MODULE.exists() else text.replace("brotli_static on;", "")


def _usual(site: Path) -> str:
    """Return what Debian's nginx.conf and sites-available/default say, as far as it is about files."""
    return f"""
root {site}; index index.html index.htm; server_name _;
sendfile on; tcp_nopush on; types_hash_max_size 2048; gzip on;
include /etc/nginx/mime.types; default_type application/octet-stream;
location / {{ try_files $uri $uri/ =404; }}
"""


@contextmanager
def _nginx(settings: str, base: Path) -> Iterator[str]:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    stores = " ".join(f"{kind}_temp_path {base}/{kind};" for kind in TEMPORARY)
    load = f"load_module {MODULE};" if MODULE.exists() else ""
    (base / "nginx.conf").write_text(
        f"{load} user root; daemon off; worker_processes 1; pid {base}/pid; error_log stderr crit;\n"
        f"events {{ worker_connections 768; }}\n"
        f"http {{ access_log off; {stores} server {{ listen 127.0.0.1:{port}; {settings} }} }}\n",
        encoding="utf-8",
    )
    command = [str(_program("nginx")), "-e", "stderr", "-p", str(base), "-c", "nginx.conf"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait()


def _measure(home: str, how: str, seconds: int, base: Path) -> Run:
    paths = ", ".join(f'"/{path}"' for path in PATHS)
    script = base / "ask.lua"
    script.write_text(SCRIPT.replace("PATHS", paths).replace("HOW", how), encoding="utf-8")
    command = [str(_program("wrk")), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", str(script), home]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    errors = [int(count) for count in re.findall(r"(?:connect|read|write|timeout|responses:) (\d+)", said)]
    return Run(
        float(_found(r"Requests/sec:\s+([\d.]+)", said)[0]),
        _in(_found(r"Transfer/sec:\s+([\d.]+)([KMG]?)B", said), {"K": 1e-3, "M": 1, "G": 1e3, "": 1e-6}),
        _in(_found(r"99%\s+([\d.]+)(us|ms|s)", said), {"us": 1e-3, "ms": 1, "s": 1e3}),
        sum(errors),
    )


def _found(pattern: str, text: str) -> Sequence[str]:
    match = re.search(pattern, text)
    if not match:
        raise RuntimeError(f"wrk said something else:\n{text}")
    return match.groups()


def _in(found: Sequence[str], units: dict[str, float]) -> float:
    return float(found[0]) * units[found[1]]


def _tell(found: dict[str, list[Run]]) -> None:
    print(f"{'':20}{'requests/s':>12}{'MB/s':>10}{'99 of 100, ms':>16}{'errors':>8}")
    for name, runs in found.items():
        requests, megabytes, slowest = (
            statistics.median(getattr(one, what) for one in runs) for what in ("requests", "megabytes", "slowest")
        )
        print(f"{name:20}{requests:12.0f}{megabytes:10.1f}{slowest:16.1f}{sum(one.errors for one in runs):8}")
