"""After one visit the guide can be read without a connection, one release at a time, and never an old one with one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, rmtree
from threading import Event

import pytest
from faults import violations
from footcare import offline
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from releasing import BROKEN_OFF, Host, hosted, listed, release
from visiting import DOCS, PHONE, pages, ready

GOUT = "conditions/gout/"
# What tells one release from the next: a line on two pages, a colour, and what a script leaves behind.
NEXT = {
    f"{GOUT}index.html": "<p>This is the next release.</p>",
    "index.html": "<p>This is the next release.</p>",
    "assets/stylesheets/guide.*.min.css": "body { border-top: 3px solid rgb(1, 2, 3); }",
    "assets/scripts/guide.js": 'document.body.dataset.script = "next";',
    "assets/scripts/search/box.js": 'document.body.dataset.search = "next";',
}
FIRST_RELEASE, NEXT_RELEASE = ["first"] * 3, ["next"] * 3  # text, style and script of a page
KEPT = """async () => {
  const names = await caches.keys(), kept = {};
  for (const name of names) kept[name.split(" ")[1]] = (await (await caches.open(name)).keys()).length;
  return kept;
}"""
WORKER = {f"assets/scripts/offline/{script.name}" for script in (DOCS / "assets/scripts/offline").iterdir()}
ASKED_ANYWAY = {"offline/", offline.WORKER, offline.ADDRESS, *WORKER}
SAME = "Object.entries(wanted).every(([part, count]) => kept[part] === count)"
SAVE_DATA = "Object.defineProperty(NetworkInformation.prototype, 'saveData', {get: () => true})"


@pytest.fixture(scope="session")
def small(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the real guide with a handful of pages: it is kept in no time."""
    site = tmp_path_factory.mktemp("small") / "site"
    copytree(built, site)
    few = {"conditions/gout", "conditions/blisters", "doctor", "finder", "offline", "search", "."}
    for page in site.rglob("index.html"):
        if page.parent.relative_to(site).as_posix() not in few:
            page.unlink()
    return listed(site)


@pytest.fixture
def host(small: Path) -> Iterator[Host]:
    """Return a host of the small guide."""
    with hosted(small) as host:
        yield host


@pytest.fixture
def runner(browser: Browser, host: Host) -> Iterator[BrowserContext]:
    """Return the browser of somebody who has never been here."""
    context = browser.new_context(base_url=host.home, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def page(runner: BrowserContext) -> Page:
    """Return an open tab."""
    return runner.new_page()


@pytest.fixture(scope="module")
def regular(browser: Browser, small: Path) -> Iterator[tuple[Host, BrowserContext]]:
    """Return a host, and the browser of somebody who has been there and has all of the guide."""
    with hosted(small) as host:
        context = browser.new_context(base_url=host.home, reduced_motion="reduce")
        keep_all(context.new_page())
        yield host, context
        context.close()


@pytest.fixture
def kept(regular: tuple[Host, BrowserContext]) -> Iterator[tuple[Page, Host]]:
    """Return an open tab of a browser that has all of the guide, and the host; everything is well again afterwards."""
    host, context = regular
    page = context.new_page()
    yield page, host
    page.close()
    context.set_offline(False)
    host.instead = nothing
    host.come_back()


def nothing(name: str) -> None:
    """Answer as usual."""


def panel(page: Page) -> Locator:
    return page.locator("[data-offline]").get_by_role("status")


def keep_all(page: Page) -> Page:
    """Visit the guide, and stay until all of it is kept."""
    page.goto("offline/")
    expect(panel(page)).to_have_text(re.compile(r"^All \d+ pages are kept on this device"), timeout=20_000)
    return page


def lose_connection(page: Page, host: Host) -> None:
    host.go_down()
    page.context.set_offline(True)


def parts(page: Page) -> list[str]:
    """Return which release the text, the style and the script of a page are of."""
    return ready(page).evaluate(
        """() => [
          document.body.innerText.includes("This is the next release."),
          getComputedStyle(document.body).borderTopColor === "rgb(1, 2, 3)",
          document.body.dataset.script === "next",
        ].map(next => next ? "next" : "first")"""
    )


def search(page: Page) -> str:
    """Search, and return which release the search is of."""
    ready(page).get_by_role("button", name="Search").click()
    page.keyboard.type("gout")
    expect(page.get_by_role("dialog").get_by_role("link", name="Gout").first).to_be_visible()
    page.keyboard.press("Escape")
    return page.evaluate("document.body.dataset.search ?? 'first'")


# One visit, then no connection


def test_after_one_visit_the_whole_guide_can_be_read(browser, built):
    with hosted(release(built, built.parent / "whole")) as host:
        context = browser.new_context(base_url=host.home)
        faults = []
        context.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        page = keep_all(context.new_page())
        lose_connection(page, host)

        assert search(page) == "first", "the search of the page that was open before anything was kept"
        for address in ("", "doctor/", "symptoms/heel-under/", "exercises/heel-raise/"):
            assert page.goto(address).status == 200
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            broken = "all => all.filter(one => !one.complete || !one.naturalWidth).map(one => one.src)"
            assert page.locator("img").evaluate_all(broken) == []
            assert page.evaluate("document.styleSheets.length") == 1
        page.goto("finder/")
        page.get_by_role("article").get_by_role("checkbox").first.wait_for()
        assert search(page) == "first"
        read = """async addresses => {
          const missing = [];
          for (const address of addresses) {
            const answer = await fetch(new URL(address, "HOME"));
            if (!answer.ok || !(await answer.text()).includes("<h1")) missing.push(address);
          }
          return missing;
        }""".replace("HOME", host.home)
        assert page.evaluate(read, pages()) == []
        assert faults == []
        context.close()


def test_the_kept_page_says_so_and_the_page_from_the_site_does_not(kept):
    page, host = kept
    page.goto(GOUT)
    note = page.get_by_role("article").get_by_role("status").filter(has_text="copy on your device")
    expect(note).to_have_count(0)
    lose_connection(page, host)
    page.reload()
    expect(note).to_be_visible()


def test_an_address_without_its_slash_and_one_that_leads_nowhere(kept):
    page, host = kept
    lose_connection(page, host)
    page.goto("conditions/gout?from=a-friend")
    expect(page).to_have_url(re.compile("/conditions/gout/"))
    assert page.goto("conditions/nowhere/").status == 404
    expect(page.get_by_role("heading", level=1, name="This page is not here")).to_be_visible()


def test_a_site_that_does_not_answer_in_time_is_not_waited_for(kept):
    page, host = kept
    end = Event()
    host.instead = lambda name: end.wait(20) and None
    page.goto(GOUT)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gout")
    end.set()


# Releases


def test_a_new_release_takes_the_place_of_the_old_one_at_the_next_visit(page, host, small, tmp_path):
    keep_all(page)
    page.goto(GOUT)
    assert parts(page) == FIRST_RELEASE
    host.site = release(small, tmp_path / "next", **NEXT)
    host.asked.clear()
    page.goto(GOUT)
    assert parts(page) == NEXT_RELEASE
    assert search(page) == "next"
    changed = {str(one.relative_to(small)).removesuffix("index.html") for name in NEXT for one in small.glob(name)}
    assert set(host.asked) - ASKED_ANYWAY <= changed, "what has not changed is not fetched again"


def test_a_tab_that_is_open_stays_with_its_release(page, runner, host, small, tmp_path):
    keep_all(page)
    page.goto(GOUT)
    host.site = release(small, tmp_path / "next", **NEXT)
    other = runner.new_page()
    keep_all(other)
    other.goto(GOUT)
    assert (parts(other), search(other)) == (NEXT_RELEASE, "next")
    assert (parts(page), search(page)) == (FIRST_RELEASE, "first"), "its search was fetched after the release"
    line = page.get_by_role("article").get_by_role("status").filter(has_text="has changed since")
    line.get_by_role("link", name="Load this page again").click()
    expect(page.get_by_text("This is the next release.")).to_be_visible()
    assert parts(page) == NEXT_RELEASE


def test_a_release_that_is_half_on_its_way_is_not_shown(page, host, small, tmp_path):
    keep_all(page)
    page.goto(GOUT)
    whole = release(small, tmp_path / "next", **NEXT)
    host.site = half = copytree(small, tmp_path / "half")
    for name in (offline.ADDRESS, f"{GOUT}index.html", "assets/scripts/guide.js"):
        (half / name).write_bytes((whole / name).read_bytes())
    page.goto(GOUT)
    assert parts(page) == FIRST_RELEASE
    host.site = whole
    page.goto(GOUT)
    assert parts(page) == NEXT_RELEASE


def test_a_host_that_changes_the_files_keeps_nothing_and_hides_nothing(page, host, small, tmp_path):
    host.site = release(small, tmp_path / "changed")
    (style,) = host.site.glob("assets/stylesheets/guide.*.min.css")
    style.write_text(f"{style.read_text(encoding='utf-8')} /* by the host */", encoding="utf-8")
    page.goto(GOUT)
    page.goto("offline/")
    expect(panel(page)).to_have_text("Nothing is kept on this device yet.")
    page.get_by_role("button", name="Keep the whole guide").click()
    expect(panel(page)).to_contain_text("The pages could not be kept.")
    assert page.evaluate("navigator.serviceWorker.controller") is None


def test_releases_that_nobody_reads_are_deleted(page, host, small, tmp_path):
    for number in range(4):
        host.site = release(small, tmp_path / str(number), **{"index.html": f"<p>{number}</p>"})
        keep_all(page)
    listed = json.loads((host.site / offline.ADDRESS).read_text(encoding="utf-8"))
    files = sum(len(listed[group]) for group in ("shared", "core", "rest"))
    needed = {"releases": 2, "files": files + 1}  # the home page of the release before is another one
    page.wait_for_function(f"async wanted => {{ const kept = await ({KEPT})(); return {SAME}; }}", arg=needed)


# What must not be kept


def test_a_page_of_a_hotels_network_is_shown_and_not_kept(kept):
    page, host = kept
    host.instead = lambda name: (200, "text/html", b"<h1>Welcome to our hotel</h1>")
    page.goto(GOUT)
    expect(page.get_by_role("heading", name="Welcome to our hotel")).to_be_visible()
    lose_connection(page, host)
    page.goto(GOUT)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gout")
    assert parts(page) == FIRST_RELEASE


def test_a_site_in_trouble_does_not_hide_what_is_kept(kept):
    page, host = kept
    host.instead = lambda name: (503, "text/html", b"<h1>Back soon</h1>")
    page.goto(GOUT)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gout")


def test_an_error_on_the_way_is_not_kept(page, host):
    host.instead = lambda name: (500, "text/html", b"<h1>Oh</h1>") if name == GOUT else None
    page.goto("offline/")
    expect(panel(page)).to_have_text("6 of 7 pages are kept. The others follow when you have a connection.")
    host.instead = nothing
    keep_all(page)


@pytest.mark.parametrize("last", ["doctor/", "conditions/gout/"], ids=["before it begins", "later"])
def test_what_was_broken_off_goes_on_where_it_stopped(page, host, last):
    breaks = Event()

    def breaks_off(name):
        if name == last:
            breaks.set()
        return BROKEN_OFF if breaks.is_set() else None

    host.instead = breaks_off
    page.goto("offline/")
    assert breaks.wait(20)
    before = {name for name in host.asked[: host.asked.index(last)] if name not in ASKED_ANYWAY}
    host.instead = nothing
    host.asked.clear()
    keep_all(page)
    again = before & set(host.asked)
    assert len(again) <= 4, f"asked for again: more than were under way: {again}"


def test_other_requests_are_left_alone(kept):
    page, host = kept
    page.goto("offline/")
    host.asked.clear()
    page.evaluate("fetch('../search/index.json', {cache: 'no-store', headers: {Range: 'bytes=0-9'}})")
    page.evaluate("fetch('../doctor/', {method: 'HEAD'})")
    assert [name for name in host.asked if name not in ASKED_ANYWAY] == ["search/index.json"]


# Little data, little room, and no


def test_where_data_is_saved_only_what_was_read_is_kept(page, runner, host):
    runner.add_init_script(SAVE_DATA)
    page.goto("offline/")
    expect(panel(page)).to_contain_text("3 of 7")
    page.goto(GOUT)
    page.goto("offline/")
    expect(panel(page)).to_have_text(
        re.compile("^Your device saves data, so only pages that you open are kept: 4 of 7")
    )
    lose_connection(page, host)
    page.goto(GOUT)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gout")
    assert page.goto("conditions/blisters/").status == 503
    expect(page.get_by_role("heading", level=1, name="This page is not on your device")).to_be_visible()
    article = page.get_by_role("article")
    expect(article.get_by_role("link", name="When to see a doctor").first).to_be_visible()
    article.get_by_role("list").last.get_by_role("link", name="Gout").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Gout")


def test_a_reader_may_keep_everything_all_the_same(page, runner):
    runner.add_init_script(SAVE_DATA)
    page.goto("offline/")
    expect(panel(page)).to_contain_text("saves data")
    page.get_by_role("button", name="Keep the whole guide").click()
    expect(panel(page)).to_contain_text("All 7 pages are kept")
    page.reload()
    expect(panel(page)).to_contain_text("All 7 pages are kept")


def test_a_device_without_room_keeps_what_fits_and_says_so(page, runner, host):
    origin = host.home.removesuffix("/guide/")
    runner.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_200_000})
    page.goto("offline/")
    expect(panel(page)).to_have_text(re.compile(r"^This device has room for no more\. \d of 7 pages are kept\."))
    lose_connection(page, host)
    page.goto("doctor/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("doctor")


def test_a_reader_may_delete_everything_and_it_stays_deleted(page, host):
    keep_all(page)
    page.get_by_role("button", name="Delete the kept pages").click()
    expect(panel(page)).to_have_text("Nothing is kept on this device.")
    page.goto(GOUT)
    page.goto("offline/")
    expect(panel(page)).to_have_text("Nothing is kept on this device.")
    assert page.evaluate(KEPT) == {}
    page.get_by_role("button", name="Keep the whole guide").click()
    expect(panel(page)).to_contain_text("All 7 pages are kept")


@pytest.mark.parametrize("way", ["said", "gone"])
def test_the_site_can_take_it_all_back(page, host, small, tmp_path, way):
    keep_all(page)
    host.site = release(small, tmp_path / "next", **{f"{GOUT}index.html": "<p>This is the next release.</p>"})
    for file in host.site.rglob("*.html"):
        file.write_text(
            file.read_text(encoding="utf-8").replace('content="keep"', 'content="withdraw"'), encoding="utf-8"
        )
    if way == "said":
        (host.site / offline.ADDRESS).write_text(json.dumps(offline.WITHDRAWN), encoding="utf-8")
    else:
        (host.site / offline.ADDRESS).unlink()
        (host.site / offline.WORKER).unlink()
        rmtree(host.site / "assets/scripts/offline")
    page.goto(GOUT)
    expect(page.get_by_text("This is the next release.")).to_be_visible()
    page.goto("offline/")
    page.wait_for_function(
        "async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length"
    )


# As an app


def test_it_can_be_installed(page, runner):
    page.goto("doctor/")
    session = runner.new_cdp_session(page)
    manifest = session.send("Page.getAppManifest")
    assert manifest["errors"] == []
    read = json.loads(manifest["data"])
    assert (
        page.evaluate(f"new URL({json.dumps(read['start_url'])}, {json.dumps(manifest['url'])}).pathname") == "/guide/"
    )
    for icon in read["icons"]:
        shown = page.evaluate(
            """async address => {
              const picture = new Image();
              picture.src = address;
              await picture.decode();
              return `${picture.naturalWidth}x${picture.naturalHeight}`;
            }""",
            f"../{icon['src']}",
        )
        assert icon["sizes"] in (shown, "any")


def test_nobody_is_kept_out_of_the_page_that_says_that_there_is_no_connection(visit, judged):
    assert violations(visit("503.html", PHONE), judged) == ""
