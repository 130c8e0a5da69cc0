"""Nobody outside this machine is ever asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from far_away import FarAway, far_away


@pytest.fixture
def there() -> Iterator[FarAway]:
    """Return the server that stands for all others."""
    with far_away() as server:
        yield server
