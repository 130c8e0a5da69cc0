"""A build lists its files for browsers to keep; a preview takes back what they have kept."""

from __future__ import annotations

import json
import re
from pathlib import Path

from footcare import offline
from sites import ROOT


def listed(folder: Path) -> dict[str, object]:
    return json.loads((folder / offline.ADDRESS).read_text(encoding="utf-8"))


def wanted(page: Path) -> str:
    return re.search('<meta name="guide-offline" content="(.+?)">', page.read_text(encoding="utf-8"))[1]


def test_a_build_lists_the_files_that_stand_there(good_site):
    files = good_site.files()
    assert listed(good_site.folder) == offline.release(files, files.__getitem__)
    assert wanted(good_site.folder / "index.html") == "keep"


def test_the_same_guide_is_the_same_release(good_site, build_site):
    assert listed(build_site().folder)["version"] == listed(good_site.folder)["version"]


def test_a_preview_keeps_nothing(project, build_site):
    build_site(serving=True)
    assert listed(project / "preview") == {"withdrawn": True}
    assert wanted(project / "preview" / "index.html") == "withdraw"


def test_a_guide_may_keep_nothing(project, build_site):
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("offline: true", "offline: false"), encoding="utf-8"
    )
    site = build_site()
    assert listed(site.folder) == {"withdrawn": True}
    assert wanted(site.folder / "index.html") == "withdraw"


def test_an_installed_guide_has_the_colours_of_its_pages(good_site):
    tokens = (ROOT / "docs/assets/styles/tokens.css").read_text(encoding="utf-8")
    light, dark = re.findall(r"--fc-paper: (#\w+);", tokens)[:2]
    colours = [node.attrs["content"] for node in good_site.page("index.html").css("meta[name=theme-color]")]
    manifest = json.loads((good_site.folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert colours == [light, dark]
    assert manifest["theme_color"] == manifest["background_color"] == light
