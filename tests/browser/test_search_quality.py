"""What runners really asked (tests/queries.yml) is answered: the engine alone, in a real browser."""

from __future__ import annotations

import pytest
import yaml
from visiting import ROOT

QUESTIONS = yaml.safe_load((ROOT / "tests" / "queries.yml").read_text(encoding="utf-8"))
FIRST, FIRST_THREE = 0.7, 0.9
ENGINE = """async ([home, questions]) => {
  const { search } = await import(`${home}assets/scripts/search/engine.js`);
  const { open } = await import(`${home}assets/scripts/search/library.js`);
  const library = await open(async (name) => (await fetch(`${home}${name}`)).json());
  const asked = async (question) => library.shown(await search(library, question));
  const answers = await Promise.all(questions.map(asked));
  return answers.map((results) => results.map(({ address }) => address.replace(/\\/$/, "")));
}"""


@pytest.fixture
def ask(turn_to, home):
    """Return a function that asks the engine some questions and returns the pages that it finds for each."""
    return lambda *questions: turn_to("about/").evaluate(ENGINE, [home, list(questions)])


@pytest.mark.parametrize("half", ["build", "kept"])
def test_the_right_page_is_found(ask, half):
    asked = QUESTIONS[half]
    answers = ask(*(one["says"] for one in asked))
    ranks = [
        min((answer.index(page) for page in one["right"] if page in answer), default=99)
        for one, answer in zip(asked, answers, strict=True)
    ]
    assert sum(at == 0 for at in ranks) / len(ranks) >= FIRST
    assert sum(at < 3 for at in ranks) / len(ranks) >= FIRST_THREE


def test_there_are_enough_questions_and_each_leads_somewhere():
    asked = QUESTIONS["build"] + QUESTIONS["kept"]
    assert len(asked) > 150
    assert len({one["says"] for one in asked}) == len(asked)
    for page in {page for one in asked for page in one["right"]}:
        assert (ROOT / "docs" / f"{page}.md").exists() or (ROOT / "docs" / page / "index.md").exists(), page


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("heel", "symptoms/heel-under"),
        ("gout", "conditions/gout"),
        ("Morton's neuroma", "conditions/mortons-neuroma"),
        ("mortons neroma", "conditions/mortons-neuroma"),
        ("calf raises", "exercises/heel-raise"),
        ("trainers worn out", "prevention/shoe-rotation"),
        ("doctor", "doctor"),
    ],
)
def test_one_word_is_enough(ask, said, page):
    [answer] = ask(said)
    assert page in answer[:2]


def test_capitals_marks_and_accents_make_no_difference(ask):
    plain, other = ask("achilles tendon sore", "  ACHILLÈS-tendon, sore?!")
    assert plain == other != []


def test_what_is_half_typed_finds_what_it_begins(ask):
    assert all("conditions/plantar-fasciitis" in answer[:3] for answer in ask("plan", "plantar fa", "plantar fasc"))


@pytest.mark.parametrize("said", ["", "   ", "?!", "zzxxyy", "the of and", "<>", "a" * 2000])
def test_nonsense_finds_nothing_and_breaks_nothing(ask, said):
    assert ask(said) == [[]]


def test_everyday_words_alone_lead_to_the_general_pages(ask):
    [answer] = ask("why do my feet hurt")
    assert "symptoms/everywhere" in answer[:3]


@pytest.mark.parametrize(
    "said",
    [
        "heard a snap and cannot stand on it",
        "I can't put any weight on my foot",
        "my foot is cold and numb",
        "red streak up my foot and a fever",
        "diabetes and a sore on my toe",
    ],
)
def test_what_may_be_an_emergency_leads_to_the_doctor_as_well(ask, said):
    [answer] = ask(said)
    assert "doctor" in answer[:2]
