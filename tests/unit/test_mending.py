"""What can be mended without asking."""

from __future__ import annotations

import pytest
from footcare import mending
from footcare.mending import mended
from sites import PAGES


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: A: b\n---\nx\n", '---\ntitle: "A: b"\n---\nx\n'),
        ("---\ntitle: no\n---\nx\n", '---\ntitle: "no"\n---\nx\n'),
        ('---\ntitle: "no": b\n---\nx\n', '---\ntitle: "no": b\n---\nx\n'),
        ("---\nalso_called:\n\t- one\n---\nx\n", "---\nalso_called:\n  - one\n---\nx\n"),
        ("\ufeff---\r\ntitle: a\r\n---\r\nx", "---\ntitle: a\n---\nx\n"),
        ("---\ntitle: a\n---\nx\n\n\n", "---\ntitle: a\n---\nx\n"),
    ],
    ids=["colon", "yes or no", "quoted already", "tab", "Windows", "empty lines"],
)
def test_mended(before, after):
    assert mended("docs/about.md", before) == after


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_good_page_stays_as_it_is(name):
    assert mended(f"docs/{name}", PAGES[name]) == PAGES[name]


def test_only_what_is_wanted_is_mended(tmp_path):
    for name in ("one.md", "two.md"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"a\r\n")
    assert list(mending.mend(tmp_path, ["docs/two.md"])) == ["docs/two.md: mended"]
    assert (tmp_path / "docs" / "one.md").read_bytes() == b"a\r\n"
