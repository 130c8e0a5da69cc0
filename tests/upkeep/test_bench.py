"""`scripts/bench`: its guides are good ones, its arithmetic is right, its budgets bind. Nothing here is timed."""

from __future__ import annotations

import argparse
import copy
import json

import pytest
from benchmarks import build, generate, goals, plot, recorded
from benchmarks.build import HUGO, OURS, PLAIN, PLUGINS
from benchmarks.preview import DIRTY
from benchmarks.preview import OURS as SERVE
from benchmarks.rewriting import Language, Rewriter
from benchmarks.timing import Result, exponent, middle
from footcare import catalogue, check, navigation, project, titles
from sites import ROOT

# Guides of any size


@pytest.fixture(scope="module")
def real():
    return generate.Real.read(ROOT)


@pytest.fixture(scope="module")
def larger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("larger")
    assert generate.write(ROOT, folder, 128) == 128
    return folder


def test_the_guard_has_nothing_to_say_of_a_smaller_guide(tmp_path):
    assert generate.write(ROOT, tmp_path, 60) == 60
    assert check.problems(tmp_path) == []


def test_the_catalogue_has_nothing_to_say_of_a_larger_guide(larger):
    given = project.read(larger)
    found, problems = catalogue.read(given.pages, given.data, given.drawings)
    problems += titles.check(found, "Runner's Foot Guide")
    problems += navigation.check(given.behind["mkdocs.yml"], given.pages)
    assert [*given.problems, *problems] == []
    assert "achilles-tendinopathy-rowers" in found.conditions


def test_the_same_seed_makes_the_same_guide(larger, tmp_path):
    def state(folder):
        return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}

    generate.write(ROOT, tmp_path, 128)
    assert state(tmp_path) == state(larger)


def test_another_seed_finds_other_words(real):
    text = real.bodies["conditions/gout.md"]
    one, other = (Rewriter(real.language, seed).text(text) for seed in ("1", "2"))
    assert one != other
    assert len(one) == len(other) == len(text)


@pytest.mark.parametrize("pages", [10, 10_000])
def test_a_size_that_cannot_be_made_is_refused(pages, real):
    with pytest.raises(ValueError, match=f"a guide of {pages} pages cannot be made"):
        generate.plan(real, pages)


def test_every_beginning_of_a_group_has_its_share_of_every_folder():
    ordered = generate._in_proportion(["a/1.md", "a/2.md", "a/3.md", "a/4.md", "b/1.md", "b/2.md"])
    assert sorted(ordered[:3]) == ["a/1.md", "a/2.md", "b/1.md"]


def test_other_words_keep_length_links_and_markup():
    words = Rewriter(Language.of(["alpha bravo delta sigma " * 3 + "omega " * 9]), "seed", cite=lambda id_: f"{id_}-x",
                     link=lambda target: f"other-{target}")  # fmt: skip
    text = "## A delta\n\nThe [Alpha](there.md) is `bravo` [@one; @two-b] {{ macro('delta') }}."
    made = words.text(text)
    assert len(made) == len(text) + len("other-") + 2 * len("-x")
    assert "](other-there.md) is `bravo` [@one-x; @two-b-x] {{ macro('delta') }}." in made
    assert made.startswith("## A delta\n")


# Arithmetic


@pytest.mark.parametrize(("power", "cost"), [(0, 5), (1, 25), (2, 125)])
def test_growth(power, cost):
    assert exponent((200, 5), (1000, cost)) == pytest.approx(power)


def test_growth_is_told_from_200_pages_to_the_largest_size_of_each():
    sizes = {"60": seconds(9, 9), "200": seconds(1, 2), "1000": seconds(5, 50), "3000": {OURS: {"cpu": 15}}}
    assert build.growth(sizes) == pytest.approx({OURS: 1.0, PLAIN: 2.0})


def test_the_middle_of_several_runs():
    runs = [Result(3, 9, 50, 1), Result(1, 8, 70, 1), Result(2, 1, 60, 1)]
    assert middle(runs) == Result(2, 8, 70, 3)


def test_the_curves_name_every_builder_and_say_in_words_what_they_show():
    drawn = plot.lines({"60": seconds(1, 2), "1000": seconds(10, 40)}, [OURS, PLAIN, HUGO])
    drawing = plot.svg(drawn)
    assert plot.described(drawn).startswith(f"{OURS}: 1 seconds at 60 pages, 10 seconds at 1,000 pages; {PLAIN}: 2 ")
    assert drawing.count('<path class="line') == 2
    assert f">{PLAIN}</text>" in drawing


# Budgets


def seconds(ours, theirs):
    return {OURS: {"cpu": ours, "memory": 90}, PLAIN: {"cpu": theirs, "memory": 40}}


def good():
    """Return results that keep to every budget, with nothing to spare."""
    limits = goals.limits()
    sizes = {
        "60": seconds(limits["build.plain_at_60"], 1),
        "1000": {**seconds(0.75, 1), PLUGINS: {"memory": 60, "cpu": 0.75 / limits["build.everything_at_1000"]}},
        "3000": {OURS: {"cpu": 2, "memory": limits["build.memory_at_3000"]}},
    }
    page = {"bytes": limits["weight.first_visit"], "before_paint": limits["weight.before_paint"]}
    soon = {"median": 1, "worst": 1000 * limits["seconds.answer"]}
    weighed = {
        "pages": {"condition": page},
        "search": {"bytes": limits["weight.first_search"]},
        "offline": {"again": limits["weight.repeat_visit"]},
        "answers": {"search": soon, "finder": soon},
    }
    marks = dict.fromkeys(("seo", "accessibility", "best_practices", "performance"), 100)
    times = {"lcp": 1000 * limits["seconds.largest_paint"], "tbt": 1000 * limits["seconds.blocking"], "cls": 0.0}
    preview = {
        size: {
            SERVE: {"text": limit, "title": limit, "stale": False},
            PLAIN: {"text": 9, "title": 9, "stale": False},
            DIRTY: {"text": 1, "title": 1, "stale": True},
        }
        for size, limit in (("118", limits["seconds.preview"]), ("1000", limits["seconds.preview_at_1000"]))
    }
    return {
        "date": "2026-11-23",
        "machine": "a test",
        "failed": {},
        "build": {"sizes": sizes, "growth": {OURS: limits["build.exponent"], PLAIN: 1.3}, "missing": []},
        "guard": {"shares": {"60": (10, 10 * limits["guard.share"])}},
        "weight": {
            "guides": {"real": weighed, "1000": copy.deepcopy(weighed)},
            "lighthouse": [{"page": "home", **marks, **times}],
        },
        "preview": {"sizes": preview, "missing": []},
    }


def test_every_budget_has_a_goal_and_every_goal_a_budget():
    assert [goal.key for goal in goals.GOALS] == list(goals.limits())


def test_what_just_keeps_to_the_budgets_is_met():
    assert [one.goal.key for one in goals.judged(good()) if one.met is not True] == []


@pytest.mark.parametrize("key", list(goals.limits()))
def test_a_budget_that_is_a_little_tighter_is_broken_or_missed(key):
    budgets = goals.limits()
    goal = next(goal for goal in goals.GOALS if goal.key == key)
    budgets[key] += 1 if goal.at_least else -max(0.02, budgets[key] * 0.02)
    failing = [one for one in goals.judged(good(), budgets) if one.met is False]
    assert [one.goal.key for one in failing] == [key]
    assert failing[0].said == ("broken" if goal.binds else "missed")


def test_seconds_break_nothing():
    assert {goal.key for goal in goals.GOALS if not goal.binds} == {
        key for key in goals.limits() if key.startswith("seconds.") or key == "scores.speed"
    }


def checked(tmp_path, capsys, results):
    """Judge kept results by `scripts/bench check`; return its exit status and what it said."""
    file = tmp_path / "results.json"
    file.write_text(json.dumps(results), encoding="utf-8")

    status = recorded.run_check(ROOT, argparse.Namespace(given=file, json=None, quick=False))
    return status, capsys.readouterr().out


def test_check_passes_what_is_within_the_budgets(tmp_path, capsys):
    status, said = checked(tmp_path, capsys, good())
    assert status == 0
    assert "BROKEN" not in said


def test_check_fails_and_names_the_budget_that_is_broken(tmp_path, capsys):
    results = good()
    results["weight"]["guides"]["1000"]["pages"]["condition"]["bytes"] += 1
    status, said = checked(tmp_path, capsys, results)
    assert status == 1
    assert "BROKEN: weight.first_visit: 50,000, 50,001 at 1,000 pages" in said


def test_what_was_not_measured_is_said_and_breaks_nothing(tmp_path, capsys):
    results = {**good(), "failed": {"weight": "no Chromium"}}
    del results["weight"]
    del results["preview"]["sizes"]["1000"]
    status, said = checked(tmp_path, capsys, results)
    assert status == 2
    assert "missing: weight: no Chromium" in said
    assert said.count("not measured") == 11


def test_a_part_that_fails_does_not_stop_the_others(tmp_path, capsys):
    def fails():
        raise RuntimeError("the machine is on fire")

    results = recorded.measured(tmp_path, {"build": fails, "words": lambda: {"grade": 5}})
    assert results["failed"] == {"build": "the machine is on fire"}
    assert results["words"] == {"grade": 5}


def test_the_page_gets_the_results_between_its_marks():
    said = recorded.written(good())
    assert said.startswith("On 23 November 2026, 18 of 18 goals were met. The machine: a test.")
    assert "| The guard's share of a build | 10% | 10.0% at 60 pages |  |  | Met |" in said
    page = (ROOT / recorded.PAGE).read_text(encoding="utf-8")
    assert page.count(recorded.BEGIN) == page.count(recorded.END) == 1
