"""Account stacks beside the foundation: which are run, and in which order things go away."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from benchmarks.synthetic import synthetic
from sandbox import lifecycle
from sandbox.home import Home
from tests.end_to_end.landing_zone import LandingZone

ACCOUNTS = 5
FOLLOWERS = ("network", "product-0000-dev")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[LandingZone]:
    """A landing zone of the shared accounts and one more, brought up."""
    synthetic(ACCOUNTS).write(tmp_path / "config")
    zone = LandingZone(tmp_path / "config", Home(tmp_path / "sandbox"))
    zone.up()
    yield zone
    lifecycle.down(zone.home)


def test_what_is_still_assigned_goes_last(small: LandingZone) -> None:
    """A permission set and a group that are gone leave AWS after the accounts' assignments.

    AWS refuses to delete what is assigned; and what is new has to be there before it is assigned.
    """
    landing_zone = small.configuration / "landing-zone.yaml"
    text = landing_zone.read_text()
    for old, new in (("Developer", "Builder"), ("product-0000-developers", "builders")):
        assert text.count(old) > 1
        text = text.replace(old, new)
    landing_zone.write_text(text)

    small.up()

    told = small.outputs("organization")
    assert "Builder" in told["permission_set_arns"]
    assert {*told["group_ids"]} >= {"builders", "break-glass"}
    assert _in_aws(small) == {*told["permission_set_arns"].values()}
    for stack in ("organization", *FOLLOWERS):
        assert small.planned(stack) == {}


def _in_aws(zone: LandingZone) -> set[str]:
    """ARNs of the permission sets that there are."""
    sso = zone.client("sso-admin")
    instance = sso.list_instances()["Instances"][0]["InstanceArn"]
    return set(sso.list_permission_sets(InstanceArn=instance)["PermissionSets"])


def test_stacks_without_a_change_are_not_run_again(small: LandingZone) -> None:
    """What nothing has changed for is left alone; a change of file or of state brings a run."""
    assert "2 stacks not run" in small.up()
    small.edit("accounts/network.yaml", owner="somebody")
    report = small.up()
    assert re.search(r"stack network: \d+ updated, \d+ unchanged \(", report)
    assert "stack product-0000-dev:" not in report
    assert "1 stacks not run" in report
    small.pulumi("state", "unprotect", "--all", "--stack", "network", "--yes")
    small.pulumi("destroy", "--stack", "network", "--yes", "--skip-preview")
    report = small.up()
    assert "stack network:" in report
    assert "created" in report
    assert "1 stacks not run" in report


def test_a_new_account_is_waited_for(small: LandingZone) -> None:
    """AWS says that it is there before it can be worked in: its stack waits, and says so."""
    accounts = synthetic(ACCOUNTS + 1).accounts
    (name,) = accounts.keys() - synthetic(ACCOUNTS).accounts.keys()
    new = small.configuration / "accounts" / f"{name}.yaml"
    new.write_text(yaml.safe_dump(dict(accounts[name])))
    small.command("sandbox", "faults", "--unready-calls", "2")
    assert f"account {name}: waiting until AWS serves it: ready" in small.up()
    assert small.planned(name) == {}
