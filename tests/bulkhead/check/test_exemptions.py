"""What a reviewed file lets be is left out for a while, and never unseen."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bulkhead.cli.check import command

VOLUME = "aws:ebs/volume:Volume"
URN = f"urn:pulumi:dev::team::{VOLUME}::disk"
LINE = json.dumps({"type": VOLUME, "name": "disk", "props": {"encrypted": False}, "urn": URN})
TODAY = datetime.now(UTC).date()
EXEMPTION = {
    "control": "ebs_encryption_stays_on",
    "urn": "urn:pulumi:dev::team::*::disk",
    "reason": "Moves in spring.",
    "approved_by": "security",
}


def run(folder: Path, **fields: str) -> Result:
    """Check the volume under a configuration with one exemption."""
    file = folder / "pack.json"
    file.write_text(json.dumps({"exemptions": {"granted": [{**EXEMPTION, **fields}]}}))
    options = ["--control", EXEMPTION["control"], "--config", str(file)]
    return CliRunner().invoke(command, options, input=LINE)


def test_an_exemption_works_until_its_day_and_is_told(tmp_path: Path) -> None:
    """What is exempt is no violation, and the report says who approved it, and why."""
    result = run(tmp_path, until=str(TODAY + timedelta(days=100)))

    assert result.exit_code == 0, result.output
    assert "0 violations, 0 not decided, 1 exempted" in result.stdout
    assert f"note: {URN}: ebs_encryption_stays_on: exempt until" in result.stdout
    assert "approved by security: Moves in spring." in result.stdout


def test_an_exemption_that_has_ended_works_no_more(tmp_path: Path) -> None:
    """The violation is back, with the reason for it."""
    result = run(tmp_path, until=str(TODAY - timedelta(days=1)))

    assert result.exit_code == 1
    assert "the exemption ended on" in result.stdout


def test_an_exemption_that_ends_soon_says_so(tmp_path: Path) -> None:
    """There is time to put right what it excuses."""
    result = run(tmp_path, until=str(TODAY + timedelta(days=9)))

    assert result.exit_code == 0, result.output
    assert "it ends in 9 days" in result.stdout


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "exemptions.granted[0].until: Field required"),
        ({"until": "soon"}, "exemptions.granted[0].until: "),
        ({"until": str(TODAY), "reason": " "}, "exemptions.granted[0].reason: "),
        ({"until": str(TODAY), "urn": "*"}, "exemptions.granted[0].urn: "),
    ],
)
def test_a_wrong_exemption_is_told(fields: dict[str, str], said: str, tmp_path: Path) -> None:
    """A configuration that cannot be used ends it with 2: nothing is exempt by mistake."""
    result = run(tmp_path, **fields)

    assert result.exit_code == 2
    assert said in result.stderr
