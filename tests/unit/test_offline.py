"""What a browser keeps: every file that pages need, by its content; what matters most comes first."""

from __future__ import annotations

import hashlib
import json

import pytest
from footcare import offline
from footcare.offline import keeps

FILES = {
    "index.html": b"home",
    "conditions/gout/index.html": b"gout",
    "doctor/index.html": b"doctor",
    "finder/index.html": b"finder",
    "search/index.json": b"{}",
    "search/parts/0a1b.json": b"{}",
    "404.html": b"not here",
    "503.html": b"no connection",
    "assets/styles/guide.css": b"p {}",
    "assets/scripts/guide.js": b"1",
    "assets/drawings/foot.svg": b"<svg/>",
}


def release(files):
    return offline.release(files, files.__getitem__)


def names(listed):
    return [name for group in ("shared", "core", "rest") for name in listed[group]]


def test_styles_and_scripts_come_first_then_help_then_what_finds_the_rest():
    listed = release(FILES)
    assert list(listed["shared"]) == ["assets/scripts/guide.js", "assets/styles/guide.css"]
    assert list(listed["core"]) == ["404.html", "503.html", "doctor/index.html", "index.html"]
    assert list(listed["rest"])[:3] == ["finder/index.html", "search/index.json", "search/parts/0a1b.json"]


def test_every_file_is_listed_once_with_the_hash_of_its_content():
    listed = release(FILES)
    assert sorted(names(listed)) == sorted(FILES)
    assert listed["rest"]["conditions/gout/index.html"] == hashlib.sha256(b"gout").hexdigest()[:32]


def test_the_same_files_are_the_same_release_in_any_order():
    first, second = (json.dumps(release(dict(files))) for files in (FILES.items(), reversed(FILES.items())))
    assert first == second


@pytest.mark.parametrize(
    "changed",
    [
        FILES | {"index.html": b"new"},
        FILES | {"new/index.html": b""},
        {name: content for name, content in FILES.items() if name != "404.html"},
        {name.replace("gout", "corn"): content for name, content in FILES.items()},
    ],
    ids=["changed", "added", "taken away", "renamed"],
)
def test_any_change_is_another_release(changed):
    assert release(changed)["version"] != release(FILES)["version"]


@pytest.mark.parametrize(
    "name",
    ["sw.js", "offline.json", "sitemap.xml", "sitemap.xml.gz", "a.js.map", "assets/drawings/icons/icon-192.png"],
)
def test_what_no_page_asks_for_is_not_kept(name):
    assert not keeps(name)
    assert release(FILES | {name: b""}) == release(FILES)


def test_pages_may_be_files():
    listed = release({"doctor.html": b"doctor", "finder.html": b"finder", "blisters.html": b"blisters"})
    assert list(listed["core"]) == ["doctor.html"]
    assert list(listed["rest"]) == ["finder.html", "blisters.html"]
