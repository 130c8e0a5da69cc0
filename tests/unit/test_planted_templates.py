"""More planted mistakes in templates: each stands at the end of docs/about.md, on line 9."""

from __future__ import annotations

import pytest
from guarding import plant, told

ABOUT = "docs/about.md"
PLANTED = {
    "a value given twice": (
        "{{ symptoms(place='heel', place='toe') }}", "template-arguments: 'place' is given 2 times; keep one",
    ),
    "a filter on what a macro draws": (
        "{{ symptoms() | upper }}", "template-forbidden: the filter 'upper' would change what 'symptoms' draws; take t",
    ),
    "a list that is shown": ("{{ ('a', 'b') }}", "template-error: this is a list of values, not a text; show one of t"),
    "pairs that are shown": ("{{ {'a': 1} }}", "template-error: this is a list of values, not a text; show one of the"),
    "a list for a word": ("{{ symptoms(place=['heel']) }}", "template-arguments: a list cannot stand here; see the ma"),
    "a number for a word": ("{{ symptoms(place=1) }}", "template-arguments: a number cannot stand here; see the macro"),
    "nothing for a word": ("{{ programme(none) }}", "template-arguments: nothing cannot stand here; see the macro's"),
    "a call of what is drawn": ("{{ symptoms()() }}", "template-arguments: what a macro draws cannot stand here; see"),
    "a loop over a macro": (
        "{% for x in symptoms %}x{% endfor %}", "template-arguments: a macro without '()' cannot stand here; see the m",
    ),
    "a value that is missing": ("{{ health() }}", "template-arguments: 'health' needs a value for 'part'; see the mac"),
    "a value that is not known": ("{{ symptoms(plaze='a') }}", "template-arguments: 'symptoms' takes no 'plaze'; see"),
    "a page that is not there": (
        "{{ catalogue.conditions['gone'].title }}", "template-undefined: there is no 'gone' here; check the name",
    ),
    "a macro of exercises": ("{{ steps() }}", "template-wrong-page: 'steps' is for a page about an exercise; take it"),
    "brackets without end": (f"{{{{ {'(' * 300}1{')' * 300} }}}}", "template-syntax: the template is nested too deepl"),
    "brackets without end, and a slip behind them": (
        f"{{{{ {'(' * 300}1{')' * 300} }}}} {{{{ ` }}}}", "template-syntax: the template is nested too",
    ),
    "negations without end": (f"{{{{ {'not ' * 3000}page }}}}", "template-syntax: the template is nested too deeply t"),
    "conditions without end": (
        "{% if page %}" * 300 + "x" + "{% endif %}" * 300, "template-syntax: the template is nested too deeply to be r",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), PLANTED.values(), ids=PLANTED)
def test_it_is_told_once_and_on_its_line(text, said):
    (problem,) = told(plant(ABOUT, "", text))
    assert problem.startswith(f"{ABOUT}:9: {said}")


@pytest.mark.parametrize(
    "text",
    [
        "{% if page.wide == true %}Wide.{% else %}Narrow.{% endif %}",
        "{{ 'yes' if 'a' in 'abc' else 'no' }}",
        "{% if page.sources|length > 2 %}Many.{% endif %}",
        "{% for row in catalogue.conditions.values() %}{{ loop.index }}: {{ row.title }} {% endfor %}",
        "{% raw %}{{ symptoms() }}{% endraw %}",
        "{{- symptoms() -}}",
        "{{ symptoms(**{'place': 'heel'}) }}",
        "{{ page.title|upper }}",
        "{{ page.title[0] }}",
        "{# a comment #}",
    ],
)
def test_what_is_unusual_and_right_is_left_alone(text):
    assert told(plant(ABOUT, "", f"So: {text}")) == []


def test_sources_that_a_macro_cites_are_told_where_it_is_called():
    problems = told(plant("docs/about.md", "", "{{ myths() }}"))
    assert [problem.partition("; ")[0] for problem in problems] == [
        "docs/about.md:9: sources-unlisted: the page cites sources but does not list them"
    ]
