"""Releases are whole or not there at all, and what stands on the site is compared with what was built."""

from __future__ import annotations

import datetime
import shutil
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from publishing import live, packing
from publishing.releases import NotPublished, Releases
from sites import ROOT

BEGIN = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)


@pytest.fixture
def built(good_site, tmp_path):
    """Return a folder with a few of a site's files, so that no test packs the theme."""
    shutil.copytree(good_site.folder, tmp_path / "built", ignore=shutil.ignore_patterns("assets", "symptoms", "*.gz"))
    return tmp_path / "built"


@pytest.fixture
def wanted(built, tmp_path):
    """Return the same, to compare with."""
    return Path(shutil.copytree(built, tmp_path / "wanted"))


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def releases(tmp_path):
    return Releases(tmp_path / "srv")


def release(releases, built, number=0):
    name = releases.make(built, BEGIN + datetime.timedelta(seconds=number))
    releases.show(name)
    return name


def shown(releases, name="index.html"):
    return (releases.root / "current" / "site" / name).read_bytes()


def publish(*arguments):
    command = [sys.executable, "-P", "-m", "publishing", "--root", str(ROOT), *map(str, arguments)]
    surroundings = {"PYTHONPATH": str(ROOT / "scripts")}
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)


def test_a_release_has_every_file_as_it_was_built(releases, built):
    release(releases, built)
    assert {name: shown(releases, name) for name in contents(built)} == contents(built)


def test_packed_files_hold_what_the_file_holds(releases, built):
    release(releases, built)
    for ending, how in ((".br", "br"), (".gz", "gzip")):
        assert packing.unpacked(shown(releases, f"index.html{ending}"), how) == shown(releases)
        assert len(shown(releases, f"index.html{ending}")) < len(shown(releases)) / 2


def test_a_file_that_has_not_changed_keeps_its_date_and_takes_no_room(releases, built):
    release(releases, built)
    (built / "index.html").write_text("new")
    before = (releases.root / "current/site/guide.json").stat()
    release(releases, built, 1)
    after = (releases.root / "current/site/guide.json").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert shown(releases) == b"new"
    assert not (releases.root / "current/site/index.html.br").exists()  # too small; not that of the last release


def test_going_back_is_one_step(releases, built):
    first = release(releases, built)
    before = shown(releases)
    (built / "index.html").write_text("spoilt")
    release(releases, built, 1)
    releases.show(releases.before())
    assert (releases.current(), shown(releases)) == (first, before)
    with pytest.raises(NotPublished, match="no release before"):
        releases.before()


def test_the_last_ones_are_kept_and_the_one_that_is_shown(releases, built):
    names = [release(releases, built, number) for number in range(4)]
    releases.show(names[0])
    assert releases.clear(2) == [names[1]]
    assert releases.names() == [names[0], *names[2:]]


def test_a_release_that_cannot_be_finished_is_not_there(releases, built, monkeypatch):
    name, before = release(releases, built), shown(releases)
    (built / "index.html").write_text("new " * 1000)
    monkeypatch.setattr(packing.brotli, "compress", fails)
    with pytest.raises(OSError, match="No space"):
        release(releases, built, 1)
    assert (releases.current(), shown(releases), releases.names()) == (name, before, [name])
    assert sorted(path.name for path in (releases.root / "releases").iterdir()) == [name]


def fails(*_, **__):
    raise OSError(28, "No space left on device")


def test_what_is_no_built_site_is_not_published(releases, tmp_path):
    with pytest.raises(NotPublished, match="Run scripts/build first"):
        releases.make(tmp_path)


def test_nobody_else_publishes_meanwhile(releases, built):
    with releases.alone():
        done = publish(releases.root, "--site", built)
    assert (done.returncode, done.stderr) == (1, "publish: another scripts/publish is at work here; wait for it\n")


def test_a_person_publishes_and_goes_back(releases, built):
    assert publish(releases.root, "--site", built).returncode == 0
    (built / "index.html").write_text("new")
    done = publish(releases.root, "--site", built, "--keep", 2)
    first, second = releases.names()
    assert done.stdout == f"publish: {releases.root}/current now leads to {second} (before: {first})\n"
    publish(releases.root, "--back")
    assert publish(releases.root, "--list").stdout == f"{first}  is shown\n{second}\n"


# What really stands there


@pytest.fixture
def home(built):
    """Serve a copy of the site, which a test may spoil."""

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args):
            super().__init__(*args, directory=str(built))

        def send_error(self, code, *_):
            self.send_response(code)
            self.end_headers()
            self.wfile.write((built / "404.html").read_bytes())

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def differences(wanted, home):
    return [(one.name, one.what) for one in live.check(wanted, home)[1]]


def test_a_site_that_is_what_was_built(wanted, home):
    done = publish("--check", home, "--site", wanted)
    count = len(contents(wanted)) - 1
    assert (done.returncode, done.stdout) == (
        0,
        f"publish: {home} is what was built: {count} of {count} compared are the same\n",
    )


def test_each_thing_that_is_not_what_was_built(wanted, built, home):
    page = (built / "index.html").read_bytes()
    (built / "index.html").write_bytes(page.replace(b"foot", b"food", 1))
    (built / "offline.json").unlink()
    assert differences(wanted, home) == [
        ("index.html", f"another content: {len(page)} bytes, built were {len(page)}"),
        ("offline.json", "status 404, not 200"),
    ]


def test_what_differs_is_told_in_a_table(wanted, built, home):
    (built / "guide.json").unlink()
    done = publish("--check", home, "--site", wanted)
    assert done.returncode == 1
    assert "guide.json  status 404, not 200" in done.stdout
    assert "is not what was built: 1 differences" in done.stderr


def test_one_hash_stands_for_all_files(built):
    made = subprocess.run(
        "find . -type f | cut -c3- | LC_ALL=C sort | xargs sha256sum | sha256sum",
        shell=True, cwd=built, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert publish("--digest", "--site", built).stdout.strip() == made.stdout.split()[0]


def test_headers_that_are_missing_are_told(wanted, home):
    _, found = live.check(wanted, home, headers=True)
    told = {one.what for one in found if one.name == "index.html"}
    assert "header Content-Security-Policy: is missing" in told


def test_nobody_there(wanted):
    _, found = live.check(wanted, "http://127.0.0.1:9/")
    assert {one.what for one in found} == {"no answer: [Errno 111] Connection refused"}
