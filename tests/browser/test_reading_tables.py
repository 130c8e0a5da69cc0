"""Tables are tables on a desk, labelled values on a phone, and every row can be pointed to."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from visiting import DESK, PHONE

INDEX = "symptoms/"
TABLES = [INDEX, "symptoms/heel-under/", "symptoms/words/", "conditions/", "conditions/stress-fracture/", "doctor/"]
COLUMNS = [
    "Where it hurts",
    "What it feels like",
    "When it hurts",
    "What you may see or feel",
    "What it could be",
    "May I run?",
]
# Where each row of the table stands once it is pointed to, and where the page can first be seen: below the header.
POINT_TO = """async id => {
  location.hash = id;
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const header = document.querySelector("header").getBoundingClientRect();
  return [document.getElementById(id).getBoundingClientRect().top, header.bottom, innerHeight];
}"""
# Every cell of a table: its label, whether its label is shown, its box, and those of what stands in it.
CELLS = """table => [...table.tBodies].flatMap(body => [...body.rows]).flatMap(row => [...row.cells]).map(cell => ({
  label: cell.dataset.label,
  shown: getComputedStyle(cell, "::before").content,
  display: getComputedStyle(cell.parentElement).display,
  overflows: cell.scrollWidth > cell.clientWidth,
}))"""


def symptoms(page: Page) -> Locator:
    return page.get_by_role("table", name="From where it hurts to what it could be")


def column(page: Page, name: str) -> list[str]:
    cells = symptoms(page).get_by_role("row").locator(f"xpath=*[{COLUMNS.index(name) + 1}]")
    return [text.split("\n")[0] for text in cells.all_inner_texts()[1:]]


def header(page: Page, name: str) -> Locator:
    return symptoms(page).get_by_role("columnheader", name=name)


def test_on_a_desk_it_is_a_table_with_headers(visit):
    table = symptoms(visit(INDEX, DESK))
    expect(table).to_have_css("display", "table")
    expect(table.locator("caption")).to_be_visible()
    assert [text.strip() for text in table.get_by_role("columnheader").all_inner_texts()] == COLUMNS
    rows = table.get_by_role("row").count() - 1
    assert rows >= 15
    assert table.get_by_role("rowheader").count() == rows
    assert table.get_by_role("cell").count() == rows * (len(COLUMNS) - 1)


@pytest.mark.parametrize("address", TABLES)
def test_on_a_phone_every_cell_says_what_it_is(visit, address):
    page = visit(address, PHONE)
    for table in page.get_by_role("article").locator("table.fc-table").all():
        assert table.get_by_role("rowheader").count() == table.get_by_role("row").count() - 1
        for cell in table.evaluate(CELLS):
            assert cell["display"] in ("block", "grid"), "it still is a table"
            assert not cell["overflows"], cell
            assert cell["label"]
            if address != "doctor/":  # there, what you notice is plain from the heading
                assert cell["shown"] == f'"{cell["label"]}"'


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("address", [INDEX, "symptoms/heel-under/"])
def test_a_link_to_a_row_shows_the_row(visit, address, width):
    page = visit(address, width)
    ids = page.get_by_role("row").evaluate_all("rows => rows.map(row => row.id).filter(Boolean)")
    assert ids
    assert all(id_.startswith("row-") for id_ in ids)
    for id_ in ids:
        top, header_ends, screen_ends = page.evaluate(POINT_TO, id_)
        assert header_ends <= top < screen_ends, f"#{id_} hides under the header or is off the screen"


def test_a_click_on_a_header_sorts_the_table(visit):
    page = visit(INDEX, DESK)
    first = column(page, "What it could be")
    header(page, "What it could be").get_by_role("button").click()
    assert column(page, "What it could be") == sorted(first)
    expect(header(page, "What it could be")).to_have_attribute("aria-sort", "ascending")
    header(page, "What it could be").get_by_role("button").click()
    assert column(page, "What it could be") == sorted(first, reverse=True)
    expect(header(page, "What it could be")).to_have_attribute("aria-sort", "descending")


def test_the_first_column_sorts_by_the_order_of_the_foot(visit):
    page = visit(INDEX, DESK)
    places = column(page, "Where it hurts")
    header(page, "May I run?").get_by_role("button").click()
    assert column(page, "Where it hurts") != places
    header(page, "Where it hurts").get_by_role("button").press("Enter")
    assert column(page, "Where it hurts") == places
    expect(symptoms(page).locator("[aria-sort]")).to_have_count(1)


def test_without_javascript_headers_are_plain_and_rows_are_there(visit):
    table = symptoms(visit(INDEX, DESK, javascript=False))
    assert table.get_by_role("columnheader").all_inner_texts() == COLUMNS
    expect(table.get_by_role("button")).to_have_count(0)
    expect(table.get_by_role("row").last).to_be_visible()
