"""`bulkhead check` as a person and a pipeline call it."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli.check import command

UNKNOWN_MARK = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
VOLUME = "aws:ebs/volume:Volume"
URN = f"urn:pulumi:dev::team::{VOLUME}::disk"
SAFE = {"type": VOLUME, "name": "safe", "props": {"encrypted": True}}
OPEN = {"type": VOLUME, "name": "disk", "props": {"encrypted": False}, "urn": URN}
LATER = {"type": VOLUME, "name": "later", "props": {"encrypted": UNKNOWN_MARK}}
CONTROL = "ebs_encryption_stays_on"


def lines(*resources: object) -> str:
    """Resources as JSON lines."""
    return "\n".join(each if isinstance(each, str) else json.dumps(each) for each in resources)


def run(given: str, *options: str) -> Result:
    """Run the command on standard input, for one control."""
    return CliRunner().invoke(command, ["--control", CONTROL, *options], input=given)


@pytest.mark.parametrize(
    ("given", "options", "code"),
    [
        (lines(SAFE), (), 0),
        (lines(SAFE, OPEN), (), 1),
        (lines(OPEN), ("--fail-on", "high"), 1),
        (lines(OPEN), ("--fail-on", "critical"), 0),
        (lines(OPEN), ("--fail-on", "nothing"), 0),
        (lines(LATER), (), 0),
        (lines(LATER), ("--fail-on", "undecided"), 1),
        (lines(OPEN, "{bad"), ("--fail-on", "nothing"), 2),
        ("", (), 2),
    ],
)
def test_exit_code_says_how_it_ended(given: str, options: tuple[str, ...], code: int) -> None:
    """0: all is right; 1: something is wrong; 2: something could not be read."""
    assert run(given, *options).exit_code == code


def test_text_is_by_resource_and_hides_nothing() -> None:
    """What is wrong, not decided or not read is shown; what is right is counted."""
    result = run(lines(SAFE, OPEN, LATER, "{bad"))

    assert f"disk  {VOLUME}  -:2" in result.stdout
    assert "high         ebs_encryption_stays_on/volume" in result.stdout
    assert "encrypted is false; write encrypted=True" in result.stdout
    assert "not decided  ebs_encryption_stays_on/volume" in result.stdout
    assert "safe" not in result.stdout
    summary = result.stdout.splitlines()[-1]
    assert summary.startswith("3 resources, 1 control, 1 violation (1 high), 1 not decided, ")
    assert summary.endswith("1 not read")
    assert "error: -:4: column 2: not JSON" in result.stderr


def test_json_is_a_finding_a_line() -> None:
    """Each line names control, check, resource, severity, path and message."""
    first, second = map(json.loads, run(lines(OPEN, LATER), "--json").stdout.splitlines())

    assert first == {
        "control": CONTROL,
        "check": "volume",
        "urn": URN,
        "name": "disk",
        "type": VOLUME,
        "file": "-",
        "line": 1,
        "kind": "violation",
        "severity": "high",
        "level": "mandatory",
        "path": "encrypted",
        "message": first["message"],
    }
    assert (second["kind"], second["name"], "urn" in second) == ("undecided", "later", False)


def test_sarif_has_a_rule_and_a_place_for_each_result(tmp_path: Path) -> None:
    """A result names its rule and the line of its resource; what is not decided is open."""
    file = tmp_path / "team.jsonl"
    file.write_text(lines(OPEN, LATER))

    log: dict[str, Any] = json.loads(run("", "--format", "sarif", str(file)).stdout)

    [found] = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == [CONTROL]
    first, second = found["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == (CONTROL, 0, "error")
    [place] = first["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": str(file)},
        "region": {"startLine": 1},
    }
    assert place["logicalLocations"][0]["fullyQualifiedName"] == URN
    assert (second["kind"], second["level"]) == ("open", "none")


def test_junit_has_a_case_for_each_resource() -> None:
    """A violation fails, what is not decided is skipped, a bad line is an error."""
    suite = ET.fromstring(run(lines(SAFE, OPEN, LATER, "{\x00"), "--format", "junit").stdout)  # noqa: S314 - our own output

    counts = {name: suite.get(name) for name in ("tests", "failures", "skipped", "errors")}
    assert counts == {"tests": "4", "failures": "1", "skipped": "1", "errors": "1"}
    outcomes = {case.get("name"): [part.tag for part in case] for case in suite}
    assert (outcomes["safe"], outcomes[URN], outcomes["later"]) == ([], ["failure"], ["skipped"])


def test_configuration_is_the_packs(tmp_path: Path) -> None:
    """Levels and parameters are those of the pack's configuration file."""
    file = tmp_path / "config.json"
    far = {"type": VOLUME, "name": "far", "props": {"encrypted": True, "region": "us-west-2"}}
    settings = {
        "all": "disabled",
        CONTROL: "advisory",
        "regions_restricted": {"allowed_regions": ["eu-west-1"], "enforcementLevel": "mandatory"},
    }
    file.write_text(json.dumps(settings))
    result = CliRunner().invoke(command, ["--json", "--config", str(file)], input=lines(OPEN, far))

    found = list(map(json.loads, result.stdout.splitlines()))
    levels = {each["control"]: each["level"] for each in found if each["name"] != "later"}
    assert levels == {CONTROL: "advisory", "regions_restricted": "mandatory"}
    assert result.exit_code == 1

    settings["regions_restricted"] = "disabled"
    file.write_text(json.dumps(settings))
    assert run(lines(OPEN), "--config", str(file)).exit_code == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            '{"ebs_encryption_stay_on": "advisory"}',
            "no such control; write ebs_encryption_stays_on",
        ),
        ('{"all": "off"}', "all: no level 'off'; write one of disabled, advisory"),
        ('{"regions_restricted": {"allowed_regions": 3}}', "regions_restricted.allowed_regions: "),
        ('{"regions_restricted": {"region": 3}}', "regions_restricted.region: Extra inputs"),
        ("{\n3", "config.json:2: not JSON"),
        ("[]", "config.json: no object"),
    ],
)
def test_wrong_configuration_is_told(content: str, said: str, tmp_path: Path) -> None:
    """A configuration that cannot be used ends it with 2 and says why, before anything is read."""
    file = tmp_path / "config.json"
    file.write_text(content)

    result = run(lines(OPEN), "--config", str(file))

    assert result.exit_code == 2
    assert said in result.stderr


def test_a_control_that_is_none_is_told() -> None:
    """A misspelt control would check nothing and look as if all were right."""
    result = run(lines(SAFE), "--control", "ebs")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "--control ebs: no such control" in result.stderr


def test_secrets_in_a_state_are_not_shown() -> None:
    """A password that is plain text in a state is told without its value."""
    type_ = "aws:rds/cluster:Cluster"
    state = {
        "urn": f"urn:pulumi:dev::team::{type_}::orders",
        "type": type_,
        "inputs": {"masterPassword": "hunter2"},
    }
    export = json.dumps({"version": 3, "deployment": {"resources": [state]}})

    result = CliRunner().invoke(command, ["--control", "secret_inputs_are_secret"], input=export)

    assert result.exit_code == 1
    assert "masterPassword is in the stack's state as plain text" in result.stdout
    assert "hunter2" not in result.output
