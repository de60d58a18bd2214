"""How many calls are noted of where a resource is made."""

import sys
import traceback

import pytest

from components.stacks.source_positions import near_source_positions


def _deep(calls: int) -> int:
    return _deep(calls - 1) if calls else len(traceback.extract_stack())


def test_only_the_last_calls_are_noted() -> None:
    """However deep the program's calls go, what is kept of them has one length."""
    with near_source_positions():
        assert _deep(20) == _deep(40) < 20


@pytest.mark.parametrize("before", [None, 50])
def test_an_error_is_shown_with_all_its_calls(
    monkeypatch: pytest.MonkeyPatch, before: int | None
) -> None:
    """The limit ends with the making of resources, also where it ends in an error."""
    if before:
        monkeypatch.setattr(sys, "tracebacklimit", before, raising=False)
    with pytest.raises(RuntimeError), near_source_positions():
        raise RuntimeError
    assert getattr(sys, "tracebacklimit", None) == before
