"""For readers who use the keyboard alone, set colours or spacing of their own, or read much enlarged."""

from __future__ import annotations

import re

import pytest
from faults import sticking_out
from playwright.sync_api import Page, expect
from visiting import DESK, NARROW, PHONE

CONDITION = "conditions/plantar-fasciitis/"
FINDER = "finder/#age=adult&places=heel-under&feel=stabbing&when=first-steps"
STEPS = 25  # keys between two looks at how far the focus has come
SCENES = ["", "symptoms/heel-under/", CONDITION, FINDER, "doctor/", "exercises/heel-raise/"]

# What has the focus, if a line of it, or all, lies under something else; `null` if nothing does. A radio button or a
# checkbox is seen by its label.
COVERED = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return "";
  const label = focused.matches("input") && (focused.closest("label") ?? focused.nextElementSibling);
  const seen = label || focused;
  const lines = [...seen.getClientRects()].filter(({width, height}) => width && height);
  const free = lines.filter(({left, top, width, height}) => {
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there && (seen.contains(there) || there.closest("a, button, label") === seen);
  });
  return free.length && free.length === lines.length ? null : seen.outerHTML.replace(/\\s+/g, " ").slice(0, 120);
}"""
# From now on each press of the Tab key notes whether something lies on what has had the focus: all is at rest by then.
NOTE = f"""() => {{
  const covered = {COVERED};
  globalThis.noted = [];
  addEventListener("keydown", ({{key}}) => key === "Tab" && globalThis.noted.push(covered()), true);
}}"""
# As a reader's own setting, which no policy of a page keeps out.
OWN_STYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
# Words that do not fit into what holds them, and are cut off there.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(element => {
  const {overflowX, overflowY, display, clipPath} = getComputedStyle(element);
  if (![overflowX, overflowY].includes("hidden") || display === "inline" || clipPath !== "none") return false;
  if (element.closest(".fc-hidden, thead, [aria-hidden=true]")) return false;
  if (!element.checkVisibility({visibilityProperty: true})) return false;
  return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
}).map(element => element.outerHTML.replace(/\\s+/g, " ").slice(0, 120))"""

# How much of the height of the screen is taken by what does not scroll away, in pixels.
FIXED = """() => [...document.querySelectorAll("body *")].filter(element => {
  const shown = element.checkVisibility({visibilityProperty: true});
  return shown && /fixed|sticky/.test(getComputedStyle(element).position);
}).map(element => element.getBoundingClientRect()).filter(({left, right, top, bottom}) =>
  right - left > innerWidth / 2 && right > 0 && bottom > 0 && top < innerHeight
).reduce((sum, {height}) => sum + height, 0)"""


def arrive(page: Page) -> Page:
    if "finder" in page.url:
        expect(page.locator(".fc-finder[data-ready]")).to_be_attached()
    return page


def walk(page: Page, key: str) -> list[str]:
    """Press a key until the focus has gone through the whole page, and return what it reached under something else."""
    page.evaluate(NOTE)
    page.keyboard.press(key)
    for _ in range(1000 // STEPS):
        for _ in range(STEPS):
            page.keyboard.press(key)
        noted = page.evaluate("globalThis.noted")
        if "" in noted[1:]:  # round and past the last one
            reached = noted[1 : noted.index("", 1)]
            assert len(reached) > 25
            return [under for under in reached if under]
    pytest.fail(f"{key} never comes to the end of the page")


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("address", [CONDITION, "finder/"])
def test_what_has_the_focus_lies_under_nothing(visit, address, width, key):
    assert walk(arrive(visit(address, width)), key) == []


def test_on_the_longest_page_what_has_the_focus_lies_under_nothing(visit):
    assert walk(visit("doctor/", PHONE), "Shift+Tab") == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_where_a_link_leads_within_a_page_is_below_the_header(visit, width):
    page = visit(CONDITION, width)
    parts = page.locator("article h2[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(parts) > 5
    for part in parts:
        page.goto(f"{CONDITION}#{part}")
        top, header = page.evaluate(
            """id => [document.getElementById(id).getBoundingClientRect().top,
            document.querySelector("header").getBoundingClientRect().bottom]""",
            part,
        )
        assert header <= top < header + 120, part


# The menu of a phone


def open_menu(visit, address: str = CONDITION, width: int = PHONE) -> Page:
    page = visit(address, width)
    page.get_by_role("button", name="Menu", exact=True).press("Enter")
    expect(page.get_by_role("button", name="Close the menu")).to_be_focused()
    return page


def test_an_open_menu_keeps_the_focus_and_hides_none_of_its_links(visit):
    page = open_menu(visit)
    links = page.get_by_role("navigation", name="Pages").get_by_role("link")
    reached = []
    for _ in range(links.count()):
        page.keyboard.press("Tab")
        assert page.evaluate(COVERED) is None
        reached.append(page.evaluate("document.activeElement.innerText.trim()"))
    assert reached == [text.strip() for text in links.all_inner_texts()]
    page.keyboard.press("Tab")
    assert not page.evaluate("Boolean(document.activeElement.closest('article, header, footer'))")


def test_the_menu_says_which_page_is_open_and_leads_to_its_parts(visit):
    page = open_menu(visit)
    menu = page.get_by_role("navigation", name="Pages")
    expect(menu.get_by_role("link", name="Plantar fasciitis")).to_have_attribute("aria-current", "page")
    menu.get_by_role("link", name="What helps").press("Enter")
    expect(page.get_by_role("heading", name="What helps")).to_be_in_viewport()
    expect(menu).not_to_be_in_viewport()


def test_the_button_in_the_menu_closes_it_and_the_page_can_be_used_again(visit):
    page = open_menu(visit)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Menu", exact=True)).to_be_focused()
    expect(page.locator("[inert]")).to_have_count(0)


def test_a_menu_that_is_open_while_the_screen_grows_keeps_nobody_out(visit):
    page = open_menu(visit)
    page.set_viewport_size({"width": DESK, "height": 900})
    expect(page.locator("[inert]")).to_have_count(0)


# Readers' settings


@pytest.fixture
def settings(visit):
    """Return a function that opens a page for a reader with settings of their own; afterwards they are gone."""
    pages = []

    def open_with(address, width, **media):
        page = visit(address, width)
        pages.append(page)
        page.emulate_media(**media)
        return arrive(page)

    yield open_with
    for page in pages:
        page.emulate_media(forced_colors="null", contrast="null", reduced_motion="reduce")


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_with_colours_of_ones_own_drawings_are_drawn_in_the_colour_of_text(settings, scheme):
    page = settings(FINDER, PHONE, forced_colors="active")
    page.evaluate("scheme => document.documentElement.setAttribute('data-md-color-scheme', scheme)", scheme)
    text, paper, chosen = page.evaluate("""() => ["CanvasText", "Canvas", "Highlight"].map(color => {
      document.body.append(Object.assign(document.createElement("i"), {style: `color: ${color}`}));
      return getComputedStyle(document.body.lastChild).color;
    })""")
    region = page.locator(".fc-region[data-place='arch'] path").first
    expect(region).to_have_css("stroke", text)
    expect(region).to_have_css("fill", paper)
    expect(page.locator(".fc-region--chosen path").first).to_have_css("fill", chosen)


@pytest.mark.parametrize(
    ("address", "shape"),
    [
        (CONDITION, ".fc-pill"),
        (CONDITION, ".fc-card h3"),
        (CONDITION, ".fc-evidence"),
        (CONDITION, ".fc-summary"),
        ("", ".fc-map__list a"),
        (FINDER, ".fc-bar .fc-button"),
        (FINDER, ".fc-options--grid .fc-option label"),
        ("search/", ".fc-search-page .fc-search__go"),
    ],
)
def test_with_colours_of_ones_own_shapes_have_borders(settings, address, shape):
    page = settings(address, PHONE, forced_colors="active")
    border, around = page.locator(shape).first.evaluate("""one => {
      const {borderTopWidth, borderTopStyle, borderTopColor, color, backgroundColor} = getComputedStyle(one);
      return [borderTopStyle !== "none" && parseFloat(borderTopWidth) >= 1 && borderTopColor, [color, backgroundColor]];
    }""")
    assert border
    assert border != around[1]
    assert around[0] != around[1], "its words cannot be read"


@pytest.mark.parametrize("address", SCENES)
def test_with_more_contrast_text_has_seven_to_one(settings, judged, address):
    page = settings(address, PHONE, contrast="more")
    for scheme in ("default", "slate"):
        page.evaluate("scheme => document.documentElement.setAttribute('data-md-color-scheme', scheme)", scheme)
        assert judged.colours(page, "color-contrast-enhanced") == ""


def test_with_less_motion_nothing_moves(settings):
    page = settings(CONDITION, PHONE, reduced_motion="reduce")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter(element => {
      const {transitionDuration, animationDuration, scrollBehavior} = getComputedStyle(element);
      const longest = Math.max(...`${transitionDuration},${animationDuration}`.split(",").map(parseFloat));
      return longest > 0.01 || scrollBehavior === "smooth";
    }).map(element => element.outerHTML.slice(0, 120))""")
    assert moving == []


@pytest.mark.parametrize("address", SCENES)
def test_more_space_between_letters_words_and_lines_cuts_nothing_off(visit, address):
    page = arrive(visit(address, NARROW))
    page.evaluate(OWN_STYLE, SPACING)
    assert page.evaluate(CUT_OFF) == []
    assert sticking_out(page) == ""


@pytest.mark.parametrize("address", SCENES)
def test_enlarged_four_times_it_is_read_in_one_column_and_most_of_the_screen_is_text(visit, address):
    page = visit(address, NARROW)
    page.set_viewport_size({"width": 320, "height": 256})  # what 1280 by 1024 pixels are at 400 %
    arrive(page)
    assert sticking_out(page) == ""
    page.mouse.wheel(0, 3000)
    fixed = page.evaluate(FIXED)
    assert fixed < 256 / 2


def test_places_are_large_enough_for_a_thumb(visit):
    page = visit("", PHONE)
    boxes = page.locator(".fc-map__list a").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert len(boxes) > 10
    assert min(boxes) >= 44
    page = arrive(visit("finder/", PHONE))
    boxes = page.locator(".fc-option label:visible").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(boxes) >= 44


# By keyboard alone, from the first question to the page with the answer (docs/contribute/access.md tells it in words)


def tab_to(page: Page, name: str) -> None:
    for _ in range(150):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(document.activeElement.closest('label') ?? document.activeElement).innerText?.trim() ?? ''"
        )
        if re.match(name, said):
            return
    pytest.fail(f"the Tab key does not reach {name}")


def test_by_keyboard_from_home_to_the_finder_to_a_condition_its_red_flags_and_its_sheet(visit):
    page = visit("", PHONE)
    tab_to(page, "Foot finder|.*foot finder")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Foot finder")).to_be_visible()
    arrive(page)
    tab_to(page, "Under the heel")
    page.keyboard.press("Space")
    tab_to(page, "Stabbing or sharp")
    page.keyboard.press("Space")
    expect(page.locator("[data-says][role=status]")).to_contain_text("Answer:")
    tab_to(page, "See the answer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Your answer")).to_be_focused()
    tab_to(page, "Plantar fasciitis|.*plantar fasciitis")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Plantar fasciitis")).to_be_visible()
    tab_to(page, "any other warning sign")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="When to see a doctor")).to_be_in_viewport()
    page.go_back()  # to the summary, before the exercises
    tab_to(page, "Print the exercise sheet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Exercise sheet: plantar fasciitis")).to_be_visible()
    tab_to(page, "Print this sheet")
