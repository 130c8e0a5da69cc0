"""Whatever an author changes, the preview shows what a clean build would show, byte for byte."""

from __future__ import annotations

import random

import pytest
from building import make
from previews import EDITS, SETTINGS, begin, everything, shown_at


def differing(shown, wanted):
    """Return the addresses at which two guides differ."""
    return sorted(name for name in {*shown, *wanted} if shown.get(name) != wanted.get(name))


def clean(root):
    """Return what a preview shows that has just begun."""
    guide = begin(root)
    try:
        return everything(guide)
    finally:
        guide.close()


def built(root):
    """Return what a build makes."""
    return make(root, **SETTINGS).files()


def test_it_shows_every_file_of_a_build_byte_for_byte(root, preview):
    assert differing(everything(preview()), built(root)) == []


def test_after_every_kind_of_edit_it_shows_what_a_clean_one_shows(root, preview):
    guide = preview()
    before = everything(guide)
    for some in [
        EDITS[at : at + 8] for at in range(0, len(EDITS), 8)
    ]:  # what is stale stays so until it is drawn again
        for edit in some:
            edit.do(root)
            guide.refresh()
            shown_at(guide, "index.html")
        shown, names = everything(guide), [edit.name for edit in some]
        assert differing(shown, before), f"{names} change nothing that anybody sees"
        assert differing(shown, clean(root)) == [], names
        before = shown
    next(edit for edit in EDITS if edit.name == "a draft").do(root)  # which a build leaves out
    guide.refresh()
    assert differing(everything(guide), built(root)) == []


@pytest.mark.parametrize("seed", range(2))
def test_edits_in_any_order_between_looks_at_any_page(root, preview, seed):
    chance, guide = random.Random(seed), preview()
    for _ in range(2):
        for edit in chance.choices(EDITS, k=8):
            edit.do(root)
            guide.refresh()
            for address in chance.sample(sorted(guide.pages), k=4):
                shown_at(guide, address)
        assert differing(everything(guide), clean(root)) == []
