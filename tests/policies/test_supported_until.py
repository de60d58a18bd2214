"""Until when versions, and what a name stands for, are kept up to date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.controls._supported_until import (
    EKS_VERSIONS,
    ENGINE_VERSIONS,
    OPERATING_SYSTEMS,
    engine_end,
    image_end,
    newest,
)

AMAZON_LINUX_2 = date(2026, 6, 30)
PARAMETERS = "resolve:ssm:/aws/service"
NAMES = (
    (f"{PARAMETERS}/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-arm64-gp2", AMAZON_LINUX_2),
    ("ssm:/aws/service/ami-amazon-linux-latest/amzn-ami-hvm-x86_64-gp2", date(2023, 12, 31)),
    (f"{PARAMETERS}/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-x86_64", None),
    (f"{PARAMETERS}/ecs/optimized-ami/amazon-linux-2023/recommended/image_id", None),
    (f"{PARAMETERS}/ecs/optimized-ami/amazon-linux-2/gpu/recommended/image_id", AMAZON_LINUX_2),
    (f"{PARAMETERS}/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id", None),
    ("64bit Amazon Linux 2023 v4.3.0 running Docker", None),
    ("64bit Amazon Linux 2 v4.0.0 running Docker", AMAZON_LINUX_2),
    ("ECS_AL2023", None),
    ("ami-0123456789abcdef0", None),
    ("1.99.0-20300101", date.max),
)


@pytest.mark.parametrize(("name", "end"), NAMES)
def test_a_name_tells_its_operating_system(name: str, end: date | None) -> None:
    """What is named after an operating system ends with it; what names none has no end here."""
    assert image_end(name) == end


@pytest.mark.parametrize(("version", "ends"), EKS_VERSIONS.items())
def test_an_image_for_nodes_ends_with_the_first_of_its_parts(version: str, ends: date) -> None:
    """The image of a version of Kubernetes ends with that version, or with its system before."""
    new = f"{PARAMETERS}/eks/optimized-ami/{version}/amazon-linux-2023/arm64/standard/recommended"
    old = f"{PARAMETERS}/eks/optimized-ami/{version}/amazon-linux-2-gpu/recommended/image_id"

    assert image_end(new) == image_end(f"{version}.0-20260101") == ends
    assert image_end(old) == min(ends, date(2025, 11, 26))


@given(st.text())
def test_any_name_has_an_end_that_is_in_the_tables_or_none(name: str) -> None:
    """Whatever the name, the day is one of those that are written down."""
    known = {*OPERATING_SYSTEMS.values(), *EKS_VERSIONS.values(), date.max, None}

    assert image_end(name) in known

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
