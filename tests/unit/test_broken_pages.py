"""Whatever an author does to a page, the guard ends soon, and says nothing or says where.

A hundred broken pages in an ordinary run; thousands with GUIDE_FUZZ=1, which takes longer than a test may otherwise:

    GUIDE_FUZZ=1 .venv/bin/python -m pytest -o faulthandler_timeout=0 tests/unit/test_broken_pages.py
"""

from __future__ import annotations

import os
import re
import time

import pytest
from guarding import guide_of, problems_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sites import DATA, PAGES, Draft
from test_authored import ALL, GOOD

NEWLINE = re.compile(r"\r\n?")
PAGE_LIMIT = 2  # seconds of this process
THOROUGH = bool(os.environ.get("GUIDE_FUZZ"))
EXAMPLES = 4000 if THOROUGH else 35
OFTEN = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=not THOROUGH,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

MARKS = [
    "---", "***", "===", "# ", "## ", "###### ", "- ", "1. ", "> ", "    ", "\t", "| ", "|", "| - | - |", ":   ",
    "!!! ", "```", "~~~", "`", "**", "__", "*", "_", "[", "]", "(", ")", "](", "[^1]", "[^1]: ", "[x]: ", "![",
    "{: #x }", "{: ", "<", ">", "<!--", "-->", "</", "<div>", "<div markdown>", "</div>", "<p", "<script>", "<svg>",
    "<a href=", "&", "&#", "{{", "}}", "{%", "%}", "{#", "#}", "{{ symptoms() }}", "{{ sources() }}",
    "{% for x in page.title %}", "{% endfor %}", "{% if page %}", "{% endif %}", "{{ page }}", "{{ page.title }}",
    "{{ catalogue.", "|lower", "__class__", "{{ (", ": ", "a: b", "? ", "- - ", "&a ", "*a", "!!python/x ",
    "!!binary ", "<<: ", "'", '"', "|\n", ">-\n", "[a, b", "{a: ", "~", "0o7", "1e999", "-.inf", "2026-13-45",
    "99999999999999999999", "yes", "no", "null", "\n...\n", "%YAML 9", "@", "`x", "http://[::1",
    "https://a:b@c:999999/", "javascript:", "//", "../../..", "%00", "%zz", "mailto:", "#", "?", "\x00", "\x08",
    "\x0b", "\x1b", "\r", "\r\n", "\u2028", "\u202e", "\ufeff", "\u200b", "\ud7ff", "\U0010ffff", "\x02", "\x03",
    "\x021\x03", "\x02wzxhzdk:0\x03", "\x02klzzwxh:0001\x03", '<div data-drawn="9"></div>',
    '<sup data-cite="x"></sup>', "<!-- guard: link-text: x -->", "# guard: ", "[@smith-2020]", "[@nobody]", "[@",
    "--8<-- ", "<<<<<<< ", ">>>>>>> ",
]  # fmt: skip
FRAGMENT = st.one_of(
    st.sampled_from(MARKS),
    st.sampled_from(sorted(ALL)),
    st.sampled_from(GOOD.split("\n\n")),
    st.text(max_size=12),
    st.sampled_from(MARKS).map(lambda mark: mark * 300),
)
SOURCES = {**PAGES, "about.md": f"{PAGES['about.md']}\n{GOOD}"}


def changed(draw, text):
    """Return a text after one accident."""
    lines = text.split("\n")
    place = draw(st.integers(0, max(len(lines) - 1, 0)))
    match draw(st.sampled_from(["delete", "double", "swap", "insert", "type", "cut", "indent", "join"])):
        case "delete":
            del lines[place : place + draw(st.integers(1, 4))]
        case "double":
            lines[place:place] = lines[place : place + draw(st.integers(1, 4))]
        case "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[place], lines[other] = lines[other], lines[place]
        case "insert":
            lines.insert(place, draw(FRAGMENT))
        case "type":
            at = draw(st.integers(0, len(lines[place])))
            lines[place] = lines[place][:at] + draw(FRAGMENT) + lines[place][at:]
        case "cut":
            return text[: draw(st.integers(0, len(text)))]
        case "indent":
            lines[place] = draw(st.sampled_from([" ", "  ", "    ", "\t", "> ", "- "])) + lines[place]
        case "join":
            lines[place : place + 2] = ["".join(lines[place : place + 2])]
    return "\n".join(lines)


@st.composite
def broken(draw, texts):
    """Return a file of the guide after some accidents."""
    name = draw(st.sampled_from(sorted(texts)))
    text = texts[name]
    for _ in range(draw(st.integers(1, 4))):
        text = changed(draw, text)
    return Draft(name, text)


def judge(*drafts):
    """Check a broken guide; see to it that whatever is told stands somewhere."""
    guide = guide_of(*(Draft(draft.src_uri, NEWLINE.sub("\n", draft.text)) for draft in drafts))  # as a file is read
    began = time.process_time()
    problems = problems_of(guide)
    assert time.process_time() - began < PAGE_LIMIT * len(drafts)
    texts = {f"docs/{name}": text for name, text in {**guide.pages, **guide.data}.items()} | dict(guide.behind)
    for problem in problems:
        assert 1 <= problem.line <= texts[problem.path].count("\n") + 1, problem
        assert problem.what, problem
        assert problem.remedy, problem
        assert "\n" not in str(problem), problem


@OFTEN
@given(broken(SOURCES))
def test_a_broken_page(page):
    judge(page)


@OFTEN
@given(broken(DATA))
def test_broken_data(data):
    judge(data)


@OFTEN
@given(st.text(max_size=300) | st.lists(FRAGMENT, max_size=12).map("".join))
def test_anything_at_all(text):
    judge(Draft("about.md", text), Draft("conditions/sore-heel.md", f"{PAGES['conditions/sore-heel.md']}\n\n{text}"))


@pytest.mark.parametrize("mark", MARKS if THOROUGH else MARKS[::12], ids=ascii)
def test_a_mark_many_times_over(mark):
    judge(Draft("about.md", PAGES["about.md"] + f"\n{mark * 2000}\n\n{f'{mark}{chr(10)}' * 500}"))
