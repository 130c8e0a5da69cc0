"""`scripts/serve`: shows the guide while somebody writes."""

from __future__ import annotations

import argparse
import contextlib
import errno
import gc
import logging
import os
import signal
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Iterable, Sequence
from pathlib import Path

from preview.guarding import Guard
from preview.guide import Guide, quieten
from preview.server import Preview
from preview.watching import Saves, listen

FOLDERS = ("docs", "overrides", "hooks", "scripts")
CODE = ("hooks/", "scripts/preview/")
LOADS = "import preview.__main__, footcare.check"
ATTENTION = 0.05  # seconds until the server notices that it is to end
MOST_AT_ONCE = 5  # files whose problems are told at once; more were not saved by hand


class NewCode(Exception):
    """Somebody has saved Python that the preview runs."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until somebody stops it; return the exit status."""
    given = _arguments(arguments)
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    quieten()
    for ending in (signal.SIGTERM, signal.SIGHUP):  # as when somebody closes the window
        signal.signal(ending, signal.default_int_handler)
    try:
        server = Preview(given.port)
    except OSError as error:
        return _refused(given.port, error)
    try:
        with contextlib.closing(Session(server, given.root.resolve())) as session:
            _say(f"The guide is at {server.url} (Ctrl+C stops it)")
            if given.open:
                webbrowser.open(server.url)
            session.run()
    except KeyboardInterrupt:
        _say("\nThe preview has ended.")
    except NewCode as error:
        _say(f"{error} saved: the preview begins anew")
        again = [word for word in sys.argv[1:] if word != "--open"]
        os.execv(sys.executable, [sys.executable, "-P", "-m", "preview", *again])
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/serve")
    parser.add_argument("--root", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--open", action="store_true")
    return parser.parse_args(arguments)


def _say(line: str) -> None:
    print(line, flush=True)


def _refused(port: int, error: OSError) -> int:
    """Say why a port cannot be had."""
    why = "most likely another program has it, perhaps another scripts/serve"
    if error.errno == errno.EACCES:
        why = "this machine does not let you"
    print(f"serve: port {port} cannot be used: {why}.", file=sys.stderr)
    print(f"       Stop that one, or choose another port: scripts/serve --port {port % 60000 + 1}", file=sys.stderr)
    return 1


class Session:
    """One preview from its beginning to its end."""

    def __init__(self, server: Preview, root: Path) -> None:
        self.server = server
        self.guide, self.saves = Guide(root, server.url), Saves(root)
        self.guard = Guard(root, server.url, _say)
        threading.Thread(target=server.serve_forever, args=(ATTENTION,), daemon=True).start()
        self.observer, listens = listen(self.saves, root, FOLDERS)
        if not listens:
            _say("This system does not say when files are saved: they are looked at every second.")

    def run(self) -> None:
        """Show the guide, and follow what is saved, until it is closed.

        Raises:
            NewCode: Python was saved that the preview runs.
        """
        self.guide.refresh()
        gc.collect()
        gc.freeze()  # what was read stays: to look through it for rubbish takes longer than to draw a page
        self.server.show(self.guide, self.saves)
        if self.guide.wrong:
            self._tell(())
        self._look()
        while saved := self.saves.take():
            self.follow(saved)

    def follow(self, saved: set[str]) -> None:
        """Read what was saved, and tell browsers and author.

        Raises:
            NewCode: Python was saved that the preview runs.
        """
        self.guard.stop()
        _care_for_code(sorted(path for path in saved if path.startswith(CODE) and path.endswith(".py")))
        changed = self.guide.refresh(saved)
        self.saves.done()
        if changed:
            self.server.tell(changed)
            self._tell(changed)
            self._look()

    def _tell(self, changed: Iterable[str]) -> None:
        paths = sorted(changed)
        if self.guide.wrong or len(paths) <= MOST_AT_ONCE:
            self.guard.tell_at_once(paths, self.guide.problems(paths), self.guide.rulebook)
        else:
            _say(f"{len(paths)} files were saved")

    def _look(self) -> None:
        threading.Thread(target=self.guard.look, args=(self.guide.rulebook,), daemon=True).start()

    def close(self) -> None:
        """Leave nothing behind."""
        self.observer.stop()
        self.saves.close()
        self.guard.close()
        self.server.shutdown()
        self.server.server_close()
        self.guide.close()


def _care_for_code(code: Sequence[str]) -> None:
    """Begin anew with changed Python, if it can be loaded; else say what is wrong, and go on with what there is."""
    if not code:
        return
    tried = subprocess.run([sys.executable, "-P", "-c", LOADS], capture_output=True, text=True, check=False)
    if tried.returncode == 0:
        raise NewCode(", ".join(code))
    said = "".join(tried.stderr.strip().splitlines()[-1:])
    _say(f"{', '.join(code)}: Python cannot load it, so the preview goes on without it: {said}")


if __name__ == "__main__":
    sys.exit(main())
