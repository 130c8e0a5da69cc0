"""The store: what is noted is there again, whatever the browser, another tab or a broken text does."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module")
def told(run):
    """Return what happened in each of the scenes of stores.mjs."""
    return run("stores.mjs")


def test_what_is_noted_is_there_again(told):
    assert told["kept"] == {"ids": ["a", "b"], "unit": "mi", "problem": "", "waiting": False}


def test_two_tabs_lose_nothing_of_each_other(told):
    assert told["tabs"] == {"first": ["a", "b", "c"], "second": ["a", "b", "c"], "deleted": ["a", "c"]}


def test_a_full_store_loses_nothing(told):
    full = told["full"]
    assert (full["shown"], full["stored"]) == (["a", "b"], ["a"])
    assert (full["problem"], full["waiting"]) == ("full", True)
    assert full["later"] == {"ids": ["a", "b", "c"], "problem": "", "waiting": False}


def test_a_change_in_another_tab_does_not_drop_what_waits(told):
    assert told["waiting"] == ["a", "b", "c"]


def test_a_forbidden_store_is_told_and_the_log_works(told):
    assert told["blocked"] == {"before": "blocked", "ids": ["a"], "problem": "blocked", "waiting": True}


def test_a_store_that_only_reads_is_told_too(told):
    assert told["reads"] == {"ids": ["a"], "problem": "blocked", "waiting": True}


@pytest.mark.parametrize("text", ["cut", "other", "newer", "partly"])
def test_what_cannot_be_read_is_set_aside_as_it_was(told, text):
    found = told["broken"][text]
    assert found["aside"] == 1, "once, however often it is looked at"
    assert found["same"]
    assert found["ids"] == (["a", "new"] if text == "partly" else ["new"])


def test_where_there_is_no_room_to_set_it_aside_it_is_not_written_over(told):
    assert told["stuck"] == {"text": True, "aside": 1, "problem": "full", "ids": ["new"], "after": ["new"]}


def test_no_scene_of_chance_loses_an_entry(told):
    assert told["chance"] == []


def test_delete_all_leaves_nothing_behind(told):
    assert told["cleared"] == {"keys": ["other"], "ids": []}
