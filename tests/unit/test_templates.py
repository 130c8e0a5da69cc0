"""The sandbox: a page's template may call macros and look at data; whatever else it tries ends soon, as a problem."""

from __future__ import annotations

import time

import pytest
from footcare import templates
from footcare.macros import FILTERS, PageMacros
from footcare.templates import PageSandbox, macro_environment
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sites import ROOT, good, in_brief, in_full

CATALOGUE = good()
MACROS = PageMacros(CATALOGUE, "conditions/sore-heel.md", macro_environment(ROOT / "overrides" / "macros", FILTERS))
FIRST_LINE = 11


def render(source):
    """Render the body of a page whose first line is line 11 of its file."""
    return templates.render("docs/p.md", source, FIRST_LINE, MACROS.names(), PageSandbox())


def told(source):
    return in_full(render(source)[1])


@pytest.mark.parametrize("text", ["", "\n", "Just *text*.\n\n", "a { b } c % d # e", "ü — “x”", "a\r\nb", "{{ '{{' }}"])
def test_text_comes_through(text):
    assert render(text) == (text.replace("{{ '{{' }}", "{{").replace("\r\n", "\n"), [])


def test_a_macro_leaves_a_mark():
    text, problems = render("a\n\n{{ risks() }}\n\nb")
    assert (problems, 'data-drawn="' in text, "long runs" in text) == ([], True, False)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ page.title }}", "Sore heel"),
        ("{{ page.running.answer.value }}", "caution"),
        ("{% if page.exercises %}yes{% else %}no{% endif %}", "yes"),
        ("{% for step in page.today %}{{ loop.index }} {{ step }} {% endfor %}", "1 Rest it. 2 Cool it. "),
        ("{{ page.title|lower }}", "sore heel"),
        ("{{ page.also_called|length }}", "1"),
        ("{% for id in catalogue.conditions %}{{ id }} {% endfor %}", "sore-heel stiff-toe "),
        (
            "{% for id, entry in catalogue.places.items() %}{{ entry.title }} {% endfor %}",
            "Why does my heel hurt? Why does my toe hurt? ",
        ),
        ("{{ '<b>' }}", "&lt;b&gt;"),
    ],
)
def test_what_a_page_may_do(source, text):
    assert render(source) == (text, [])


def test_undefined_name():
    assert told("a\n\n{{ care_card() }}") == [
        "docs/p.md:13: template-undefined: 'care_card' is not defined; did you mean 'care_cards'?"
    ]


def test_undefined_name_like_no_other():
    assert told("{{ zzz }}")[0].startswith("docs/p.md:11: template-undefined: 'zzz' is not defined; the macros are ")


def test_undefined_field():
    assert in_brief(render("a\n{{ page.nothing }}")[1]) == ["docs/p.md:12: template-undefined"]


def test_unknown_filter():
    assert told("\n{{ page.title|lowr }}") == [
        "docs/p.md:12: template-unknown-filter: there is no filter 'lowr'; did you mean 'lower'?"
    ]


def test_unknown_test():
    assert in_brief(render("\n{% if page is zzz %}{% endif %}")[1]) == ["docs/p.md:12: template-unknown-test"]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("a\n{{ risks( }}", 12),
        ("a\n\n{{ risks() }", 13),
        ("\n{% if page %}\n\nno end", 12),
        ("a\n{% endif %}", 12),
        ("a\n{% iff page %}{% endif %}", 12),
        ("a\n{{ }}", 12),
        ("a\n{{ 'x }}", 12),
    ],
)
def test_syntax(source, line):
    assert in_brief(render(source)[1]) == [f"docs/p.md:{line}: template-syntax"]


def test_an_id_in_pandocs_manner():
    assert told("a\n\n## Heading {#own-id}\n\nb") == [
        "docs/p.md:13: template-syntax: Missing end of comment tag; "
        "'{#' begins a comment: write an id as '{: #id }', with a colon and a space"
    ]


def test_a_tag_that_pages_do_not_know():
    assert told("{% raw_html %}")[0].endswith("; a page knows only the tags 'if' and 'for'")


def test_every_mistake_of_a_page_is_told():
    assert in_brief(render("{{ a1 }}\n{{ b1 }}\n{% set c = 1 %}")[1]) == [
        "docs/p.md:13: template-forbidden",
        "docs/p.md:11: template-undefined",
        "docs/p.md:12: template-undefined",
    ]


FORBIDDEN = {
    "include": "{% include 'lists.jinja' %}",
    "import": "{% import 'lists.jinja' as x %}",
    "from import": "{% from 'lists.jinja' import today %}",
    "extends": "{% extends 'lists.jinja' %}",
    "set": "{% set x = 1 %}",
    "set block": "{% set x %}a{% endset %}",
    "macro": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "call": "{% call risks() %}{% endcall %}",
    "filter block": "{% filter upper %}x{% endfilter %}",
    "block": "{% block a %}{% endblock %}",
    "with": "{% with a = 1 %}{% endwith %}",
    "multiplied text": "{{ 'x' * 999999999 }}",
    "power": "{{ 9 ** 999999999 }}",
    "joined text": "{{ page.title ~ page.title }}",
    "sum": "{{ [1] + [2] }}",
    "division": "{{ 1 // 0 }}",
    "remainder": "{{ '%999999999d' % 1 }}",
    "slice": "{{ page.title[::2] }}",
    "recursive loop": "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
}


@pytest.mark.parametrize("source", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_forbidden(source):
    problems = in_brief(render(f"a\n{source}")[1])
    assert set(problems) <= {"docs/p.md:12: template-forbidden", "docs/p.md:12: template-undefined"}
    assert problems[0] == "docs/p.md:12: template-forbidden"


OUT_OF_REACH = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ page.__class__ }}",
    "{{ page['__class__'] }}",
    "{{ page.__init__.__globals__ }}",
    "{{ page.model_dump }}",
    "{{ page.model_copy() }}",
    "{{ page.model_fields_set }}",
    "{{ catalogue.of_kind }}",
    "{{ catalogue.of_kind('condition') }}",
    "{{ catalogue.look_alikes(page) }}",
    "{{ catalogue.tip('rest') }}",
    "{{ risks.__func__ }}",
    "{{ risks.__self__ }}",
    "{{ risks.__globals__ }}",
    "{{ ''.format }}",
    "{{ '{0.__class__}'.format(page) }}",
    "{{ '{:999999999}'.format(1) }}",
    "{{ '{a:999999999}'.format_map({'a': 1}) }}",
    "{{ 'a'.join(['b']) }}",
    "{{ ''.ljust(999999999) }}",
    "{{ page.title.center(999999999) }}",
    "{{ page.today.count }}",
    "{{ catalogue.pages.pop('index.md') }}",
    "{{ catalogue.conditions.clear() }}",
    "{{ catalogue.conditions.update({}) }}",
    "{{ page.reviewed.strftime('%999999999d') }}",
    "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
    "{{ (risks()).__html__() }}",
    "{{ [].append(1) }}",
]


@pytest.mark.parametrize("source", OUT_OF_REACH)
def test_out_of_reach(source):
    (problem,) = in_brief(render(f"a\n{source}")[1])
    assert problem in {"docs/p.md:12: template-forbidden", "docs/p.md:12: template-undefined"}


@pytest.mark.parametrize(
    "name", ["range", "lipsum", "dict", "cycler", "joiner", "namespace", "self", "config", "caller", "context"]
)
def test_nothing_of_jinjas_own_is_there(name):
    assert in_brief(render(f"{{{{ {name}(999999999) }}}}")[1]) == ["docs/p.md:11: template-undefined"]


ENDLESS = {
    "nested loops": "{% for a in page.title %}" * 12 + "x" + "{% endfor %}" * 12,
    "loops in a row": (
        "{% for a in page.title %}{% for b in page.title %}{% for c in page.title %}x"
        "{% endfor %}{% endfor %}{% endfor %}"
    )
    * 30,
    "empty loops": "{% for a in page.title %}" * 12 + "{% endfor %}" * 12,
    "long words": "{% for a in page.title %}{% for b in page.title %}{% for c in page.title %}"
    + "x" * 5000
    + "{% endfor %}" * 3,
    "macros in loops": "{% for a in page.description %}" * 2 + "{{ risks() }}" + "{% endfor %}" * 2,
}


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS.keys())
def test_endless(source):
    began = time.process_time()
    problems = in_brief(render(f"a\n{source}")[1])
    assert time.process_time() - began < 1
    assert [problem.rpartition(": ")[2] for problem in problems] == ["template-endless"]


@pytest.mark.parametrize(
    "source",
    [
        "{{ " + "(" * 400 + "1" + ")" * 400 + " }}",
        "{{ " + "not " * 2000 + "1 }}",
        "{% if 1 %}" * 300 + "{% endif %}" * 300,
        "{{ " + "[" * 150 + "]" * 150 + " }}",
    ],
)
def test_deep_nesting_is_no_traceback(source):
    began = time.process_time()
    _, problems = render(f"a\n{source}")
    assert time.process_time() - began < 1
    assert all(problem.rule in {"template-endless", "template-syntax", "template-error"} for problem in problems)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ risks(1) }}", "'risks' takes no values, and was given 1"),
        ("{{ risks(a=1) }}", "'risks' takes no 'a'"),
        ("{{ symptoms(1, 2, 3, 4, 5, 6) }}", "'symptoms' takes at most 5 values, and was given 6"),
        ("{{ page() }}", "this value cannot stand here"),
        ("{% for x in 1 %}{% endfor %}", "a number cannot stand here"),
    ],
)
def test_wrong_arguments(source, said):
    assert told(f"a\n{source}") == [
        f"docs/p.md:12: template-arguments: {said}; see the macro's parameters in the guide for authors"
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ symptoms(place='hel') }}", "unknown-place: there is no place 'hel'; did you mean 'heel'?"),
        (
            "{{ symptoms(feel='xyz') }}",
            "unknown-feel: there is no feel 'xyz'; choose one from docs/data/vocabulary.yml",
        ),
        (
            "{{ verdict() }}",
            "template-wrong-page: 'verdict' is for a page about a remedy or a habit; take it out, or move the page",
        ),
    ],
)
def test_what_a_macro_is_asked_in_vain(source, said):
    assert told(f"a\n{source}") == [f"docs/p.md:12: {said}"]


PIECES = st.sampled_from(
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        " ",
        "\n",
        "if ",
        "for ",
        "in ",
        "endif",
        "endfor",
        "else",
        "set ",
        "macro ",
        "recursive",
        "page",
        "catalogue",
        "loop",
        "x",
        "risks",
        "symptoms",
        "()",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "|",
        ".",
        ",",
        ":",
        "~",
        "*",
        "**",
        "+",
        "-",
        "/",
        "==",
        "not ",
        "is ",
        "and ",
        "'",
        '"',
        "'a'",
        "1",
        "9999999",
        "title",
        "today",
        "__class__",
        "length",
        "list",
        "lower",
        "sort",
        "default",
        "defined",
        "{{ page.title }}",
        "{% for x in page.today %}",
        "{% endfor %}",
        "{{ risks() }}",
        "{% if x %}",
        "{% endif %}",
        "\\",
        "#",
        "ü",
        "\u2028",
        "\x00",
        "None",
        "true",
        "range",
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_a_page_says_it_ends_without_an_exception(source):
    began = time.process_time()
    text, problems = render(source)
    assert time.process_time() - began < 1
    last = FIRST_LINE + source.count("\n") + source.count("\u2028") + 1
    assert all(problem.path == "docs/p.md" and FIRST_LINE <= problem.line <= last for problem in problems)
    assert text == source if problems else isinstance(text, str)
