"""A team's file about the policy pack, and what the engine is given from it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bulkhead.cli import main
from config import ConfigurationError
from config.enforcement import engine_settings
from config.enforcement_file import read_enforcement
from policies.controls import CONTROLS
from policies.controls._exemptions import EXEMPTIONS

FILE = """\
level: advisory
levels:
  imdsv2_only: mandatory
parameters:
  allowed_regions: [eu-central-1]
environments:
  production:
    level: mandatory
    levels:
      ebs_encryption_stays_on: remediate
  development:
    parameters:
      allowed_regions: [eu-west-1]
exemptions:
  - control: ebs_encryption_stays_on
    urn: "urn:pulumi:dev::team::*::disk"
    reason: Scratch only
    approved_by: Ann
    until: 2027-03-31
"""


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    path = tmp_path / "enforcement.yaml"
    path.write_text(FILE)
    return path


def settings(file: Path, environment: str | None = None) -> Any:  # noqa: ANN401 - JSON
    """What the engine is given."""
    return json.loads(engine_settings(read_enforcement(file), environment))


@pytest.mark.parametrize(
    ("environment", "ebs", "imds", "regions"),
    [
        (None, "advisory", "mandatory", ["eu-central-1"]),
        ("production", "remediate", "mandatory", ["eu-central-1"]),
        ("development", "advisory", "mandatory", ["eu-west-1"]),
    ],
)
def test_an_environment_changes_what_it_names(
    file: Path, environment: str | None, ebs: str, imds: str, regions: list[str]
) -> None:
    """Everything else in it is as in the rest of the file."""
    given = settings(file, environment)

    assert given["ebs_encryption_stays_on"] == {"enforcementLevel": ebs}
    assert given["imdsv2_only"] == {"enforcementLevel": imds}
    assert given["regions_restricted"]["allowed_regions"] == regions


def test_a_file_that_asks_for_nothing_leaves_each_control_as_it_is(file: Path) -> None:
    """Levels are the controls' own, and no parameter is given."""
    file.write_text("levels: {}")

    given = settings(file)

    exemptions = given.pop(EXEMPTIONS)
    assert exemptions == {"enforcementLevel": "advisory", "granted": []}
    assert given == {
        control.id: {"enforcementLevel": control.level}
        for control in CONTROLS
        if control.checks or control.stack_checks
    }


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("imdsv2_only: m", "imdsv2_onli: m", "3: levels.imdsv2_onli: imdsv2_onli is no control"),
        ("imdsv2_only: mandatory", "imdsv2_only: on", "3: levels.imdsv2_only: Input should be"),
        ("allowed_regions: [eu-c", "regions: [eu-c", "5: parameters.regions: Extra inputs"),
        ("- control: ebs", "- control: abs", "15: exemptions[0]: abs_encryption_stays_on is no"),
        ("2027-03-31", "2027-02-31", "19: exemptions[0].until: Input should be a valid date"),
        ("    reason: Scratch only\n", "", "15: exemptions[0].reason: Field required"),
        ("urn:pulumi:dev", "dev", "16: exemptions[0].urn: String should match"),
    ],
)
def test_a_mistake_is_told_with_its_line(file: Path, right: str, wrong: str, says: str) -> None:
    """No control is left out, and nothing exempt, by a slip."""
    file.write_text(FILE.replace(right, wrong, 1))

    with pytest.raises(ConfigurationError) as raised:
        read_enforcement(file)

    assert f"{file}:{says}" in str(raised.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """It may not be there, or no text."""
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe")
    for name in ("missing.yaml", "binary.yaml"):
        with pytest.raises(ConfigurationError, match="cannot be read"):
            read_enforcement(tmp_path / name)


def test_the_command_writes_the_engines_file(file: Path) -> None:
    """It names what is wrong and ends with 1, or writes where it is told to."""
    run = CliRunner().invoke

    assert run(main, ["enforcement", str(file)]).output == engine_settings(read_enforcement(file))
    unknown = run(main, ["enforcement", str(file), "--environment", "staging"])
    assert (unknown.exit_code, "production, development" in unknown.output) == (1, True)
    file.write_text("levels: 3")
    assert run(main, ["enforcement", str(file)]).exit_code == 1


def test_the_landing_zone_stands_in_where_the_file_sets_nothing(file: Path, tmp_path: Path) -> None:
    """What the company chose holds for a team that does not choose, and is no key where it is."""
    zone = Path(__file__).parents[2] / "config"
    file.write_text("parameters: {backup_tier_tag: tier}")
    out = tmp_path / "pack.json"

    words = ["enforcement", str(file), "--landing-zone", str(zone), "--out", str(out)]
    assert CliRunner().invoke(main, words).exit_code == 0

    given = json.loads(out.read_text())
    assert given["log_groups_kept_long_enough"]["log_retention_days"] == 365
    assert given["data_has_backup_tier"]["backup_tier_tag"] == "tier"
    assert given["regions_restricted"]["allowed_regions"][0] == "eu-central-1"
    assert "backup_retention_days" not in given["databases_backed_up"]  # the default itself


def test_a_landing_zone_that_is_wrong_is_told(file: Path, tmp_path: Path) -> None:
    """Nothing is written from half of a configuration."""
    result = CliRunner().invoke(main, ["enforcement", str(file), "--landing-zone", str(tmp_path)])

    assert result.exit_code == 1
    assert "landing-zone.yaml:1: cannot be read" in result.output


def test_the_example_in_the_documentation_is_right(tmp_path: Path) -> None:
    """What people copy works."""
    page = (Path(__file__).parents[2] / "docs/enforcement.md").read_text(encoding="utf-8")
    (tmp_path / "copied.yaml").write_text(page.partition("```yaml\n")[2].partition("```")[0])

    for environment in (None, "production", "development"):
        assert settings(tmp_path / "copied.yaml", environment)
