"""What components ask of the configuration."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from config import Assignment, LandingZone, load
from config.names import Names
from tests.config.broken import EXAMPLE, LANDING_ZONE, copy_example

S3_LONGEST_BUCKET_NAME = 63  # Amazon S3 User Guide, "General purpose bucket naming rules"


@pytest.fixture(name="example", scope="module")
def _example() -> LandingZone:
    return load(EXAMPLE)


def changed(folder: Path, file: str, values: Mapping[str, Any]) -> LandingZone:
    """The example with other values in one of its files."""
    path = copy_example(folder) / file
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.write_text(yaml.safe_dump({**content, **values}), encoding="utf-8")
    return load(folder)


def test_nobody_changes_a_configuration(example: LandingZone) -> None:
    """What was checked stays as it was."""
    with pytest.raises(ValidationError, match="frozen"):
        example.organization.name = "other"  # type: ignore[misc]  # that is the point


def test_accounts_in_a_unit_are_those_at_any_depth(example: LandingZone) -> None:
    """`workloads` holds what is in the units below it, and nothing that only begins like it."""
    workloads = [name for name in example.accounts if name.startswith(("payments", "storefront"))]
    assert example.accounts_in("workloads") == tuple(sorted(workloads))
    assert example.accounts_in("work") == ()
    assert example.accounts_in("root") == tuple(sorted(example.accounts))


@pytest.mark.parametrize(
    ("path", "ring"),
    [
        ("workloads/production", "production"),
        ("workloads/production/eu", "production"),
        ("workloads", None),
    ],
)
def test_a_ring_reaches_down(example: LandingZone, path: str, ring: str | None) -> None:
    """A unit has its own ring, or that of the nearest unit above it that has one."""
    assert example.ring_of(path) == ring


def test_assignments_are_expanded_once_and_without_the_management_account(
    example: LandingZone,
) -> None:
    """Each group, permission set and account comes once; guardrails do not reach management."""
    found = example.assignments
    assert list(found) == sorted(set(found))
    assert Assignment("security-engineers", "SecurityAudit", "payments-prod") in found
    assert Assignment("payments-developers", "Developer", "sandbox") in found
    assert "management" not in {assignment.account for assignment in found}
    assert "management" not in example.member_accounts


def test_nobody_is_assigned_to_an_account_that_closes(tmp_path: Path) -> None:
    """An account that is given up loses its assignments."""
    landing_zone = changed(tmp_path, "accounts/sandbox.yaml", {"state": "closing"})
    assert "sandbox" not in {assignment.account for assignment in landing_zone.assignments}


def test_an_account_has_its_own_contacts_or_the_landing_zones(tmp_path: Path) -> None:
    """What an account leaves out comes from landing-zone.yaml."""
    own = {"name": "Own", "title": "Own", "email": "own@example.com", "phone": "+1 2"}
    landing_zone = changed(tmp_path, "accounts/sandbox.yaml", {"contacts": {"billing": own}})
    contacts = landing_zone.contacts_of("sandbox")
    assert contacts["billing"].name == "Own"
    assert contacts["security"] == landing_zone.contacts.security
    assert landing_zone.contacts_of("network")["billing"] == landing_zone.contacts.billing


def test_log_buckets_may_have_a_prefix_of_their_own(tmp_path: Path) -> None:
    """Names of buckets are unique world-wide, so that an organization's name may be taken."""
    logging = yaml.safe_load((EXAMPLE / LANDING_ZONE).read_text(encoding="utf-8"))["logging"]
    values = {"logging": {**logging, "bucket_prefix": "example-com"}}
    names = changed(tmp_path, LANDING_ZONE, values).names
    assert names.trail_bucket == "example-com-trail-logs-eu-central-1"
    assert names.log_key_alias == "alias/example-logs"


def test_the_longest_names_are_names_that_s3_takes() -> None:
    """The longest prefix and the longest region still make a bucket's name."""
    names = Names(organization="a" * 24, home_region="r" * 15, bucket_prefix="b" * 35)
    assert max(map(len, names.log_buckets)) <= S3_LONGEST_BUCKET_NAME
    assert len(set(names.log_buckets)) == len(names.log_buckets)


def test_a_closed_account_keeps_its_file_and_nothing_else(tmp_path: Path) -> None:
    """Nothing is built, assigned or attached for it, and no stack is its."""
    folder = copy_example(tmp_path)
    closed = (folder / "accounts/storefront-dev.yaml").read_text(encoding="utf-8")
    closed = closed.replace("storefront-dev", "old").replace("10.32", "10.99")
    (folder / "accounts/old.yaml").write_text(f"{closed}ring: sandbox\nstate: closed\n")
    landing_zone = load(folder)
    assert landing_zone.closed_accounts.keys() == {"old"}
    assert "old" not in landing_zone.accounts
    assert "old" not in landing_zone.account_stacks
    assert "old" not in landing_zone.accounts_in("workloads")
    assert "old" not in {assignment.account for assignment in landing_zone.assignments}
