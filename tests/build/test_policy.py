"""Every page of a build says what may run on it, and so do the headers; nothing is published that nobody asks for."""

from __future__ import annotations

import re

from building import make
from footcare import hosting
from sites import HOME, Draft

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy_of(text):
    said = re.search('<meta http-equiv="Content-Security-Policy" content="(.*?)">', text)
    return said and said[1]


def pages(site):
    return {name: content.decode() for name, content in site.files().items() if name.endswith(".html")}


def test_every_page_lets_its_own_scripts_run_and_no_others(good_site):
    for name, text in pages(good_site).items():
        assert INLINE.search(text), name
        assert policy_of(text) == hosting.policy(hosting.hashes(text), framed=True), name


def test_no_script_stands_before_the_policy(good_site):
    assert {text.index("<script") > text.index("Content-Security-Policy") for text in pages(good_site).values()} == {
        True
    }


def test_the_headers_let_the_scripts_of_all_pages_run(good_site):
    listed = hosting.read(good_site.files()[hosting.ADDRESS].decode())
    every = {one for text in pages(good_site).values() for one in hosting.hashes(text)}
    assert hosting.beside(listed, "/")["Content-Security-Policy"] == hosting.policy(every)


def test_what_has_a_hash_in_its_name_is_all_that_is_kept(good_site):
    kept = [name for name in good_site.files() if name.startswith(hosting.HASHED)]
    assert kept
    hashed = re.compile(r"\.[0-9a-f]{8}\.min\.(js|css)$|/[0-9a-f]{10}\.json$")
    assert [name for name in kept if not hashed.search(name)] == []


def test_no_page_has_a_handler_or_a_style_of_its_own(good_site):
    """The policy would refuse them."""
    for name in pages(good_site):
        tree = good_site.page(name)
        assert tree.css("[style], style") == [], name
        assert [node.tag for node in tree.css("*") if any(key.startswith("on") for key in node.attributes)] == [], name


def test_an_old_address_leads_on_under_the_policy(build_site):
    plugins = [{"redirects": {"redirect_maps": {"old.md": "about.md"}}}]
    site = build_site(Draft("index.md", HOME), plugins=plugins)
    listed = hosting.read(site.files()[hosting.ADDRESS].decode())
    (script,) = hosting.hashes(site.files()["old/index.html"].decode())
    assert script in hosting.beside(listed, "/")["Content-Security-Policy"]


def test_a_preview_has_no_policy_as_it_has_a_script_of_mkdocs(project):
    make(project, serving=True)
    assert policy_of((project / "preview" / "index.html").read_text(encoding="utf-8")) is None


def test_nothing_is_published_that_no_reader_asks_for(good_site):
    left = [
        name for name in good_site.files() if re.search(r"\.(jinja|map|py|yml)$|package\.json$|/lunr/|/workers/", name)
    ]
    assert left == []
