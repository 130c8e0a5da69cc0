"""axe-core finds nothing wrong with any page on a desk, light or dark."""

from __future__ import annotations

import pytest
from accessibility import violations
from visiting import DESK, pages


@pytest.mark.parametrize("address", pages(), ids=lambda address: address or "home")
def test_nobody_is_kept_out(turn_to, address):
    assert violations(turn_to(address, DESK)) == ""
