"""A page is drawn again when something has changed that it was drawn from, and no other page is."""

from __future__ import annotations

import pytest
from previews import EDITS, everything

HEEL, TOE = "conditions/sore-heel.md", "conditions/stiff-toe.md"


@pytest.fixture(scope="module")
def edits():
    return {edit.name: edit for edit in EDITS}


def drawn_again(guide, root, edit):
    """Return the pages whose content must be drawn again after an edit."""
    before = dict(guide.drawn.contents)
    edit.do(root)
    guide.refresh()
    everything(guide)
    return {name for name, content in guide.drawn.contents.items() if before.get(name) is not content}


def test_a_text_concerns_its_own_page_alone(root, preview, edits):
    guide = preview()
    everything(guide)
    assert drawn_again(guide, root, edits["the text of a condition"]) == {HEEL}


def test_a_field_concerns_those_who_show_it(root, preview, edits):
    guide = preview()
    everything(guide)
    assert drawn_again(guide, root, edits["what looks alike"]) == {HEEL, TOE}
    assert drawn_again(guide, root, edits["when to see a doctor"]) == {TOE, "symptoms/toe.md", "doctor.md"}
    assert drawn_again(guide, root, edits["a claim"]) == {"understand/myths.md"}
    assert drawn_again(guide, root, edits["a sign of danger"]) == {"finder.md"}


def test_a_source_concerns_those_who_cite_it(root, preview, edits):
    guide = preview()
    everything(guide)
    again = drawn_again(guide, root, edits["a source"])
    assert {HEEL, "relief/rest.md"} <= again
    assert TOE not in again


def test_styles_and_files_that_nobody_names_concern_no_page(root, preview, edits):
    guide = preview()
    everything(guide)
    assert drawn_again(guide, root, edits["a style"]) == set()
    assert drawn_again(guide, root, edits["a new picture"]) == set()
    assert drawn_again(guide, root, edits["a page's own style"]) == {"about.md"}


def test_only_the_page_that_is_looked_at_is_drawn(root, preview):
    guide = preview()
    guide.get("about/index.html")
    assert set(guide.drawn.contents) == {"about.md"}


def test_a_file_that_is_saved_as_it_was_concerns_nobody(root, preview):
    guide = preview()
    everything(guide)
    before = dict(guide.drawn.contents)
    path = root / "docs" / HEEL
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    assert guide.refresh() == {f"docs/{HEEL}"}
    assert guide.drawn.contents == before
