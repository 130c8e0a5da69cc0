"""Texts that are kept small come out as they went in."""

from __future__ import annotations

import pytest
from footcare.packed import Packed
from hypothesis import given
from hypothesis import strategies as st


@given(st.dictionaries(st.text(), st.text(st.characters(codec=None))))
def test_texts_come_out_as_they_went_in_and_in_their_order(texts):
    packed = Packed()
    packed.update(texts)
    assert list(packed.items()) == list(texts.items())
    assert len(packed) == len(texts)


def test_a_text_can_be_put_in_again_and_taken_out_for_good():
    packed = Packed()
    packed["a"] = "first"
    packed["a"] = "second"
    assert packed.pop("a") == "second"
    assert "a" not in packed
    with pytest.raises(KeyError):
        packed["a"]
