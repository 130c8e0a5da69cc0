"""What web servers say beside each file: one list, the same for every host."""

from __future__ import annotations

import base64
import hashlib

import pytest
from footcare import hosting

SCRIPT = "var a = 1 < 2;\n"
HASH = f"'sha256-{base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()}'"
RULES = hosting.rules([HASH], "/guide/")
PAGE = '<html><head>\n<meta charset="utf-8">\n<title>t</title>'


def said(path):
    return hosting.beside(RULES, path)


def directives(policy):
    return {name: sources for name, _, sources in (part.partition(" ") for part in policy.split("; "))}


def test_a_script_that_runs_has_its_hash_and_data_has_none():
    page = f'<script>{SCRIPT}</script><script type="application/ld+json">{{}}</script><script src="a.js"></script>'
    assert hosting.hashes(page) == [HASH]


def test_a_script_in_a_pages_own_words_gets_no_leave():
    words = "<p>x</p><script>smuggled()</script>"
    assert hosting.hashes(f"<script>{SCRIPT}</script><main>{words}</main>", words) == [HASH]


def test_nothing_runs_or_comes_but_what_is_the_guides_own():
    policy = directives(said("/guide/")["Content-Security-Policy"])
    assert policy["script-src"] == f"'self' {HASH}"
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert {source for sources in policy.values() for source in sources.split()} == {"'self'", "'none'", "data:", HASH}
    assert "data:" in policy["img-src"]


def test_a_page_says_its_policy_before_all_else():
    head, _, rest = hosting.with_policy(PAGE, [HASH]).partition('<meta http-equiv="Content-Security-Policy" content="')
    assert head.endswith('<meta charset="utf-8">\n')
    policy = directives(rest.partition('"')[0])
    assert policy == {k: v for k, v in directives(hosting.policy([HASH])).items() if k != "frame-ancestors"}
    assert rest.endswith('<meta name="referrer" content="no-referrer">\n<title>t</title>')


@pytest.mark.parametrize("path", ["/guide/", "/guide/doctor/", "/guide/sw.js", "/guide/assets/scripts/guide.js"])
def test_what_has_no_hash_in_its_name_is_asked_for_again(path):
    assert said(path)["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_what_has_a_hash_in_its_name_is_kept():
    assert said("/guide/assets/stylesheets/main.1.min.css")["Cache-Control"] == "public, max-age=31536000, immutable"


def test_open_data_may_be_read_by_other_sites():
    assert said("/guide/guide.json")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in said("/guide/doctor/")


def test_nothing_is_said_of_what_lies_outside_the_guide():
    assert said("/other/") == {"Cache-Control": hosting.REVALIDATE}


def test_the_list_is_read_as_it_was_written():
    assert hosting.read(hosting.written(RULES)) == RULES


def test_no_file_has_two_rules_for_one_header():
    """Netlify and Cloudflare Pages would put both values into it."""
    for path in ("/guide/", "/guide/guide.json", "/guide/assets/stylesheets/guide.1.min.css"):
        names = [name for rule in RULES if rule.covers(path) for name in rule.headers]
        assert len(names) == len(set(names))


def test_no_line_is_longer_than_cloudflare_reads():
    many = [f"'sha256-{'x' * 44}'"] * 1 + [f"'sha256-{n:044d}'" for n in range(20)]
    assert max(map(len, hosting.written(hosting.rules(many)).split("\n"))) < 2000
