"""The pack judges stacks of any language: the engine runs it on their exported states."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bulkhead.check.read import read
from bulkhead.check.report import check
from bulkhead.check.settings import Settings
from sandbox.engine.locate import pulumi_cli
from sandbox.environment import own_language_host
from sandbox.home import REPOSITORY

STATES = sorted((Path(__file__).parent / "states").glob("*.json"))


def analyze(state: Path, pulumi_home: Path) -> list[dict[str, Any]]:
    """What `pulumi policy analyze` reports of a state; nobody is logged in anywhere."""
    pulumi = pulumi_cli()
    hosts = filter(None, [own_language_host(pulumi), Path(sys.executable).parent])
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([*map(str, hosts), os.environ["PATH"]]),
        "PULUMI_HOME": str(pulumi_home),
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "BULKHEAD_SANDBOX_PYTHON": sys.executable,
    }
    words = ["policy", "analyze", "--json", "--file", str(state)]
    done = subprocess.run(  # noqa: S603 - the engine, and files of our own
        [pulumi, *words, "--policy-pack", str(REPOSITORY / "policies")],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0, "a mandatory violation has to fail the analysis"
    events = map(json.loads, filter(lambda line: line.startswith("{"), done.stdout.splitlines()))
    return [event["policyEvent"] for event in events if "policyEvent" in event]


@pytest.mark.parametrize("state", [pytest.param(path, id=path.stem) for path in STATES])
def test_the_engine_and_the_check_without_it_say_the_same(state: Path, tmp_path: Path) -> None:
    """The pack, run by the engine, finds exactly what `bulkhead check` finds, in the same words."""
    findings = check([read(state.read_text(), str(state))], Settings()).findings
    expected = [
        (each.control.id, each.subject.inputs.urn if each.subject else "", each.message)
        for each in findings
        if each.control.checks or each.control.stack_checks
    ]

    told = [(e["policyName"], e["resourceUrn"], e["message"]) for e in analyze(state, tmp_path)]

    assert sorted(each[:2] for each in told) == sorted(each[:2] for each in expected)
    assert all(
        any((control, urn) == each[:2] and text in each[2] for each in told)
        for control, urn, text in expected
    )
    assert {urn.rpartition("::")[2] for _, urn, _ in told} >= {"uploads", "exports", "scratch"}
