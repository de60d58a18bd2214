"""When versions of engines end: what is older than the table, and how a version begins."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.controls._engine_versions import ENGINE_VERSIONS, engine_end, newest

ENDS = {"9.6": date(2022, 4, 30), "10": date(2023, 4, 30), "10.1": date(2023, 5, 31)}
engines = st.sampled_from(sorted(ENGINE_VERSIONS))
numbers = st.lists(st.integers(min_value=0, max_value=99), max_size=3)


@pytest.mark.parametrize(
    ("version", "end"),
    [
        ("9.6", date(2022, 4, 30)),
        ("9.6.24", date(2022, 4, 30)),
        ("10.1.2", date(2023, 5, 31)),
        ("10.11", date(2023, 4, 30)),
        ("9.5", date(2022, 4, 30)),
        ("8", date(2022, 4, 30)),
        ("11", None),
        ("9.x", None),
        ("", None),
    ],
)
def test_the_longest_beginning_counts(version: str, end: date | None) -> None:
    """A version ends with what it begins with, and what is older with the oldest of the table."""
    assert engine_end(version, ENDS) == end


@given(engine=engines, parts=numbers, data=st.data())
def test_a_patch_ends_with_its_version(engine: str, parts: list[int], data: st.DataObject) -> None:
    """Whatever follows a version of the table, it ends no later than the last of the table."""
    ends = ENGINE_VERSIONS[engine]
    version = data.draw(st.sampled_from(sorted(ends)))
    full = ".".join([version, *map(str, parts)])

    found = engine_end(full, ends)
    assert found is not None
    assert found in {end for key, end in ends.items() if full == key or full.startswith(f"{key}.")}


def test_the_newest_is_by_number() -> None:
    """Ten comes after nine."""
    assert newest(ENDS) == "10.1"
