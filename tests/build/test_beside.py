"""What others read of the site: search engines, messengers, feed readers, programs. All of it is what readers see."""

from __future__ import annotations

import io
import json

import feedparser
import jsonschema
import pytest
from PIL import Image
from schema_org import faults
from selectolax.lexbor import LexborHTMLParser
from sites import PAGES, Draft, draft

SORE_HEEL = "conditions/sore-heel/index.html"
CHANGED = draft("relief/rest.md").but(
    "reviewed: 2026-11-22\n", "reviewed: 2026-11-22\nchanged:\n  date: 2026-11-23\n  what: Rest for <3 days, not 7.\n"
)
CORRECTIONS = Draft(
    "corrections.md",
    "---\ntitle: Corrections of this guide\n"
    "description: Mistakes that were found in this tiny guide to sore feet, when they were mended and how bad.\n"
    "reviewed: 2026-11-21\n---\n\n{{ corrections() }}\n\n## Sources\n\n{{ sources() }}\n",
)
CORRECTION = Draft(
    "data/corrections.yml",
    "too-much-ice:\n  date: 2026-11-22\n  page: symptoms/heel.md\n  said: Cool it for hours.\n"
    "  right: Cool it for 20 minutes at most [@smith-2020].\n  harm: It could have harmed the skin.\n",
)


def addresses(site):
    return sorted(name for name in site.files() if name.endswith("index.html"))


def data(site, address):
    """Return the nodes of a page's linked data by type."""
    found = json.loads(site.page(address).css_first('script[type="application/ld+json"]').text())
    return {node["@type"]: node for node in found["@graph"]}


def web_page(site, address):
    return next(node for type_, node in data(site, address).items() if type_.endswith("Page"))


def of(page, selector, attribute):
    return page.css_first(selector).attributes[attribute]


def test_every_page_has_valid_data_that_says_what_the_reader_sees(good_site):
    for address in addresses(good_site):
        page, told = good_site.page(address), web_page(good_site, address)
        assert [fault for node in data(good_site, address).values() for fault in faults(node)] == []
        assert (
            told["url"] == of(page, 'link[rel="canonical"]', "href") == of(page, 'meta[property="og:url"]', "content")
        )
        assert told["name"] == page.css_first("h1").text().strip()
        assert told["description"] == of(page, 'meta[name="description"]', "content")
        assert told["lastReviewed"] == of(page, ".fc-page-end time", "datetime")
        shown = [node.attributes["href"] for node in page.css(".fc-sources li a[href^='https']")]
        assert [cited["url"] for cited in told.get("citation", [])] == shown


def test_breadcrumbs_are_those_that_the_reader_sees(build_site):
    nav = [{"Home": "index.md"}, {"Troubles": ["conditions/index.md", "conditions/sore-heel.md"]}]
    listed = {"index.md", "conditions/index.md", "conditions/sore-heel.md"}
    nav.append({"Rest": sorted({*PAGES} - listed)})
    site = build_site(nav=nav)
    names = [item["name"] for item in data(site, SORE_HEEL)["BreadcrumbList"]["itemListElement"]]
    assert names == [*site.texts(SORE_HEEL, ".md-path__item"), *site.texts(SORE_HEEL, "h1")]
    assert names == ["Home", "Troubles", "Sore heel"]
    assert "BreadcrumbList" not in data(site, "index.html")


def test_every_title_is_its_own_and_neither_short_nor_long(good_site):
    titles = [good_site.page(address).css_first("title").text() for address in addresses(good_site)]
    assert len(set(titles)) == len(titles)
    assert [title for title in titles if not 30 <= len(title) <= 60] == []


def test_a_card_is_a_picture_of_its_own_for_every_page(good_site):
    cards = [of(good_site.page(address), 'meta[property="og:image"]', "content") for address in addresses(good_site)]
    assert len(set(cards)) == len(cards)
    files = good_site.files()
    for card in cards:
        with Image.open(io.BytesIO(files[card.removeprefix("https://runners-feet.example/")])) as picture:
            assert (picture.size, picture.format) == ((1200, 630), "PNG")


def test_a_copy_is_markdown_with_what_the_macros_drew(good_site):
    copy = (good_site.folder / "conditions/sore-heel/index.md").read_text(encoding="utf-8")
    assert copy.startswith("# Sore heel\n")
    assert "| [Stiff toe](../stiff-toe/) | The heel is sore. | The toe does not bend. |" in copy
    assert "not clinically reviewed" in copy
    assert [sign for sign in ("{{", "[@", "<div", "<svg", "<p>", "data-drawn") if sign in copy] == []
    assert of(good_site.page(SORE_HEEL), 'link[type="text/markdown"]', "href").endswith("index.md")


def test_a_page_leads_programs_to_the_feed_and_to_its_copy(good_site):
    links = good_site.page(SORE_HEEL).css('link[rel="alternate"]')
    assert [link.attributes["type"] for link in links] == ["application/atom+xml", "text/markdown"]


def test_guide_json_is_what_its_schema_says(good_site):
    schema = json.loads((good_site.folder / "guide.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(good_site.guide)
    for spoil in (
        lambda guide: guide["conditions"]["sore-heel"].pop("running"),
        lambda guide: guide["sources"]["smith-2020"].update(genre="rumour"),
        lambda guide: guide.update(reviewed_by_a_clinician=True),
        lambda guide: guide.update(more=1),
    ):
        guide = json.loads(json.dumps(good_site.guide))
        spoil(guide)
        assert not validator.is_valid(guide)


def test_robots_may_read_everything_and_find_the_sitemap(good_site):
    lines = (good_site.folder / "robots.txt").read_text(encoding="utf-8").split("\n")
    assert {"User-agent: *", "Allow: /", "Sitemap: https://runners-feet.example/sitemap.xml"} <= set(lines)


def test_llms_txt_leads_to_every_copy(good_site):
    text = (good_site.folder / "llms.txt").read_text(encoding="utf-8")
    copies = {name for name in good_site.files() if name.endswith(".md")}
    assert text.startswith("# Runner's Foot Guide\n")
    assert {name for name in copies if f"(https://runners-feet.example/{name})" not in text} == set()
    pages = {address for address in addresses(good_site) if not address.startswith("sheets/")}
    assert {name.removesuffix("md") for name in copies} == {page.removesuffix("html") for page in pages}


def test_changed_advice_and_corrections_are_dated_shown_and_told(build_site):
    site = build_site(CHANGED, CORRECTIONS, CORRECTION)
    sitemap = LexborHTMLParser((site.folder / "sitemap.xml").read_text(encoding="utf-8"))
    dates = {node.css_first("loc").text(): node.css_first("lastmod").text() for node in sitemap.css("url")}
    named = {name: dates[f"https://runners-feet.example/{name}/"] for name in ("relief/rest", "symptoms/heel")}
    assert named == {"relief/rest": "2026-11-23", "symptoms/heel": "2026-11-22"}
    assert web_page(site, "relief/rest/index.html")["dateModified"] == "2026-11-23"
    assert "23 November 2026 : Rest for <3 days, not 7." in site.texts("relief/rest/index.html", ".fc-page-end p")[0]
    feed = feedparser.parse(site.folder / "feed.xml")
    assert not feed.bozo
    assert [(entry.title, entry.updated[:10]) for entry in feed.entries] == [
        ("Changed advice: Rest", "2026-11-23"),
        ("Corrected: Why does my heel hurt?", "2026-11-22"),
        ("Corrections of this guide", "2026-11-22"),
    ]
    assert feed.entries[0].summary == "Rest for <3 days, not 7."
    assert "20 minutes at most" in site.texts("corrections/index.html", ".fc-correction")[0]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (CORRECTION.but("symptoms/heel.md", "symptoms/hell.md"), "docs/data/corrections.yml:3: unknown-page"),
        (CORRECTION.but("2026-11-22", "2996-11-22"), "docs/data/corrections.yml:2: data-field"),
        (CORRECTION.but("smith-2020", "smith-2022"), "docs/data/corrections.yml:5: unknown-source"),
    ],
)
def test_a_wrong_correction_is_told_with_its_line(mistakes, entry, told):
    assert told in mistakes(CORRECTIONS, entry)


def test_a_missing_page_leads_on_from_any_depth_below_any_folder(build_site):
    site = build_site(site_url="https://feet.example/run/")
    page = site.page("404.html")
    links = [node.attributes["href"] for node in page.css("article a, article form") if "href" in node.attributes]
    assert [link for link in links if not link.startswith("/run/")] == []
    assert "/run/symptoms/heel/" in links
    assert of(page, "svg a.fc-region", "href") in {"/run/symptoms/heel/", "/run/symptoms/toe/"}
    assert page.css_first('meta[name="robots"]').attributes["content"] == "noindex"


def test_a_second_build_draws_and_copies_nothing(build_site, good_site, monkeypatch):
    def never(*_):
        raise AssertionError("made again")

    monkeypatch.setattr("footcare.cards.Studio.draw", never)
    monkeypatch.setattr("footcare.copies.markdown", never)
    assert build_site().files()["assets/cards/index.png"] == good_site.files()["assets/cards/index.png"]
