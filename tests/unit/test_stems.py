"""Stems: what a build stores is what the reader's browser looks for."""

from __future__ import annotations

import json
import re
import subprocess

import pytest
from footcare.stems import FOURTH, SECOND, THIRD, stem
from node import node
from sites import ROOT

STEMMER = ROOT / "docs" / "assets" / "vendor" / "stemmer.js"
ASK = """const { stemmer } = await import(process.argv[1]);
let text = "";
for await (const piece of process.stdin) text += piece;
console.log(JSON.stringify(JSON.parse(text).map(stemmer)));"""
# Each step of Porter's looks for some of these.
ENDINGS = [
    "s", "es", "ies", "sses", "ed", "eed", "ing", "y", "e", "ll", "ly", "ion", "sion", "tion", *SECOND, *THIRD, *FOURTH
]  # fmt: skip


def written() -> set[str]:
    """Return every word of the guide."""
    texts = [path.read_text(encoding="utf-8").lower() for path in (ROOT / "docs").rglob("*.md")]
    return {word for text in texts for word in re.findall("[a-z0-9]+", text)}


def test_every_word_has_the_stem_that_the_browser_finds(tmp_path):
    words = written()
    beginnings = sorted({word[:length] for word in words for length in (1, 3, 5)})
    asked = sorted(words | {f"{begin}{end}" for begin in beginnings for end in ENDINGS})
    library = tmp_path / "stemmer.mjs"
    library.write_bytes(STEMMER.read_bytes())
    command = [node(), "--input-type=module", "-e", ASK, library.as_uri()]
    theirs = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    assert len(asked) > 50_000
    assert [pair for pair in zip(asked, json.loads(theirs.stdout), strict=True) if stem(pair[0]) != pair[1]] == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("running", "run"),
        ("runs", "run"),
        ("hopping", "hop"),
        ("agreed", "agre"),
        ("relational", "relat"),
        ("is", "is"),
    ],
)
def test_some_that_porter_gives(word, expected):
    assert stem(word) == expected
