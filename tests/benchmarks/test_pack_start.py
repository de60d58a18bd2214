"""A pack's start is measured by the port that it prints, and a pack that ends has none."""

from pathlib import Path

import pytest

from benchmarks.pack import BARE_PACK
from benchmarks.pack_start import Start, start, typical
from benchmarks.sampling import CommandError


def test_a_pack_has_started_when_it_prints_its_port() -> None:
    """Both times are of the pack's own process, and it is not left running."""
    found = start(BARE_PACK)
    assert found.wall_seconds > 0
    assert found.cpu_seconds > 0


def test_a_pack_that_ends_is_an_error(tmp_path: Path) -> None:
    """It is not one that started fast."""
    (tmp_path / "__main__.py").write_text("")
    with pytest.raises(CommandError, match="ended before it answered"):
        start(tmp_path)


def test_times_are_medians_each_by_itself() -> None:
    """One slow start does not decide."""
    starts = [Start(1.0, 0.5), Start(9.0, 0.1), Start(2.0, 0.4)]
    assert typical(starts) == Start(2.0, 0.4)
