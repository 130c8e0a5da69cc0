"""How long a page takes to read."""

from __future__ import annotations

import pytest
from footcare.readability import minutes


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", 1),
        ("<p>Rest.</p>", 1),
        (f"<p>{'word ' * 238 * 3}</p>", 3),
        (f"<p class='one two three'>{'word ' * 238 * 2}</p>", 2),
        (f'<p>{"word " * 238}</p><h2 id="sources">Sources</h2><ol><li>{"word " * 2000}</li></ol>', 1),
    ],
)
def test_it_counts_words_not_marks_and_no_sources(html, expected):
    assert minutes(html) == expected
