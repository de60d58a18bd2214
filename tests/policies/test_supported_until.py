"""Until when what a name stands for is kept up to date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.controls._supported_until import EKS_VERSIONS, OPERATING_SYSTEMS, image_end

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
