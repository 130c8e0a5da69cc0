"""What a browser is answered, and what an author reads in the terminal."""

from __future__ import annotations

import http.client
import threading
from contextlib import closing
from functools import partial

import pytest
from preview import __main__ as words
from preview.guarding import Guard
from preview.guide import Guide
from preview.server import CHANGES, SCRIPT, Preview
from previews import SETTINGS, swap

HEEL = "docs/conditions/sore-heel.md"


class Browser:
    """Asks a preview."""

    def __init__(self, server):
        self.server = server

    def ask(self, path, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_address[1], timeout=30)
        with closing(connection):
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode(errors="replace")

    def page(self, path):
        return self.ask(path)[2]

    def version(self, path):
        return self.page(path).rpartition('data-version="')[2].partition('"')[0]


@pytest.fixture
def session(root, monkeypatch):
    """Return a preview that really listens and answers; nothing is checked in the background."""
    options = {name: value for name, value in SETTINGS.items() if name != "site_url"}
    monkeypatch.setattr(words, "Guide", partial(Guide, **options))
    monkeypatch.setattr(Guard, "look", lambda guard, book: None)
    with closing(words.Session(Preview(0), root)) as session:
        running = threading.Thread(target=session.run, daemon=True)
        running.start()
        assert session.server.begun.wait(30)
        yield session
    running.join(30)
    assert not running.is_alive()


@pytest.fixture
def browser(session):
    return Browser(session.server)


def test_a_saved_page_is_shown_at_the_next_look_and_open_pages_are_told(root, session, browser):
    address, version = "/conditions/sore-heel/", browser.version("/conditions/sore-heel/")
    told = []
    listening = threading.Thread(target=lambda: told.append(browser.ask(f"{CHANGES}?page={address}&version={version}")))
    listening.start()
    swap("", HEEL, "It aches", "It zings").do(root)
    listening.join(30)
    assert "event: changed" in told[0][2]
    assert "It zings" in browser.page(address)
    assert browser.version(address) != version


def test_a_page_is_that_of_a_build_and_one_script(session, browser):
    page, made = browser.page("/about/"), session.guide.get("about/index.html").decode()
    script = f'<script src="{SCRIPT}" data-version="{browser.version("/about/")}"></script>'
    assert page.replace(script, "") == made
    assert page.count(script) == 1


def test_what_is_asked_for_is_answered_as_a_web_server_would(session, browser):
    status, headers, page = browser.ask("/about/")
    assert status == 200
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert browser.ask("/about/", **{"If-None-Match": headers["ETag"]})[0] == 304
    status, headers, _ = browser.ask("/about")
    assert (status, headers["Location"]) == (302, "/about/")
    status, _, page = browser.ask("/nowhere/")
    assert status == 404
    assert "This page is not here" in page
    assert browser.ask("/guide.json")[1]["Content-Type"].startswith("application/json")
    assert browser.ask("/assets/scripts/guide.js")[1]["Content-Type"].startswith("text/javascript")
    assert "EventSource" in browser.page(SCRIPT)
    assert browser.ask("/../mkdocs.yml")[0] == 404


def test_what_cannot_be_drawn_says_why_and_goes_on(root, session, browser):
    edit = swap("", "overrides/partials/ways.html", "{%- for", "{%- fro")
    edit.do(root)
    session.saves.add(["overrides/partials/ways.html"])
    status, _, page = browser.ask("/about/")
    assert status == 500
    assert "overrides/partials/ways.html:" in page
    assert SCRIPT in page
    edit.do(root)
    session.saves.add(["overrides/partials/ways.html"])
    assert browser.ask("/about/")[0] == 200
