"""Taking up a run that was killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import boto3
import pytest

from sandbox import journal, lifecycle
from sandbox.home import Home
from sandbox.resumption import settle

UNITS = 60
# How many of them may be there when the run is killed.
ENOUGH = 15
ORGANIZATION = f"""
import pulumi_aws as aws
root = aws.organizations.Organization("o", feature_set="ALL").roots[0].id
for number in range({UNITS}):
    aws.organizations.OrganizationalUnit(f"u{{number}}", name=f"u{{number}}", parent_id=root)
"""


def pending(kind: str, urn: str) -> dict[str, Any]:
    """Give a pending operation as a state has it."""
    return {"type": kind, "resource": {"urn": urn, "type": "aws:s3/bucket:Bucket"}}


def test_what_exists_becomes_a_resource_with_its_id() -> None:
    """A creation whose id is known is in the state afterwards, and is read again."""
    deployment = {"resources": [], "pending_operations": [pending("creating", "urn:a")]}
    assert settle(deployment, {"urn:a": "id-of-a"}) == ["urn:a"]
    assert deployment == {
        "resources": [
            {"urn": "urn:a", "type": "aws:s3/bucket:Bucket", "id": "id-of-a", "outputs": {}}
        ]
    }


def test_what_was_never_created_is_forgotten() -> None:
    """A creation that AWS never answered leaves nothing: the next run makes the resource."""
    deployment = {"resources": [], "pending_operations": [pending("creating", "urn:a")]}
    assert settle(deployment, {"urn:b": "id-of-b"}) == []
    assert deployment == {"resources": []}


@pytest.mark.parametrize("kind", ["updating", "deleting"])
def test_what_was_being_changed_is_read_again(kind: str) -> None:
    """Nobody knows how far a change or a deletion got, so the resource is read again."""
    resource = {"urn": "urn:a", "id": "id-of-a"}
    deployment = {"resources": [resource], "pending_operations": [pending(kind, "urn:a")]}
    assert settle(deployment, {"urn:a": "id-of-a"}) == ["urn:a"]
    assert deployment == {"resources": [resource]}


def test_a_resource_whose_replacement_exists_is_deleted_by_the_next_run() -> None:
    """Of two resources with one name the newer stays, and the older is marked for deletion."""
    deployment = {
        "resources": [{"urn": "urn:a", "id": "old"}],
        "pending_operations": [pending("creating", "urn:a")],
    }
    settle(deployment, {"urn:a": "new"})
    found = [(each["id"], each.get("delete", False)) for each in deployment["resources"]]
    assert found == [("old", True), ("new", False)]


@pytest.mark.engine
def test_a_state_is_put_in_place_whole(real_home: Home, program: Callable[[str], Path]) -> None:
    """Nothing that the engine needs to load a state is written in place, where a kill can cut it.

    The file backend renames each file to its name, but for the attributes that it keeps beside it.
    """
    plan = lifecycle.Plan(
        program=program("import pulumi\npulumi.export('a', 1)\n"),
        stacks=("organization",),
        region="eu-west-1",
    )
    lifecycle.up(real_home, plan)
    files = [path for path in (real_home.state / ".pulumi").rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".json", ".yaml", ".bak"}
    assert [path for path in files if path.suffix == ".attrs"] == []


@pytest.mark.engine
def test_nothing_is_created_twice_after_a_kill(
    real_home: Home, program: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """A run killed while it creates is taken up again: each unit is there once, none is missing."""
    folder = program(ORGANIZATION)
    kill_in_the_middle(real_home, folder)
    plan = lifecycle.Plan(program=folder, stacks=("organization",), region="eu-west-1")
    lifecycle.up(real_home, plan)
    assert "taking it up again" in capsys.readouterr().err
    assert sorted(unit_names(real_home)) == sorted(f"u{number}" for number in range(UNITS))
    lifecycle.up(real_home, plan)
    assert f"{UNITS + 2} unchanged" in capsys.readouterr().err


def kill_in_the_middle(home: Home, folder: Path) -> None:
    """Kill a run, all at once, when some units are there."""
    words = ["sandbox", "up", "--no-policy-pack", "--program", str(folder)]
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", "from bulkhead.cli import main; main()", *words],
        env={**os.environ, "BULKHEAD_SANDBOX_HOME": str(home.folder)},
        stderr=subprocess.DEVNULL,
    ) as process:
        deadline = time.monotonic() + 60
        while len(journal.created(home.journal)) < ENOUGH and time.monotonic() < deadline:
            time.sleep(0.01)
        lock = next((home.state / ".pulumi" / "locks").glob("**/organization/*.json"))
        process.kill()
        os.kill(json.loads(lock.read_text())["pid"], signal.SIGKILL)
    assert ENOUGH <= len(journal.created(home.journal)) < UNITS


def unit_names(home: Home) -> list[str]:
    """List the units that the emulator has, whatever Pulumi thinks."""
    variables = lifecycle.variables_of_running(home)
    client = boto3.client(
        "organizations",
        endpoint_url=variables["AWS_ENDPOINT_URL"],
        region_name=variables["AWS_REGION"],
        aws_access_key_id=variables["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=variables["AWS_SECRET_ACCESS_KEY"],
    )
    root = client.list_roots()["Roots"][0]["Id"]
    pages = client.get_paginator("list_organizational_units_for_parent").paginate(ParentId=root)
    return [unit["Name"] for page in pages for unit in page["OrganizationalUnits"]]
