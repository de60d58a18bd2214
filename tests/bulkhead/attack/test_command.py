"""The attack command, before anything is attacked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bulkhead.attack.attackers import landing_zone_session
from bulkhead.attack.run import look_around
from bulkhead.cli.attack import command, workload_of
from config import load
from config.location import configuration_folder
from sandbox.emulator.server import empty, running
from sandbox.errors import SandboxError


def test_without_a_sandbox_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but a running sandbox is ever attacked."""
    monkeypatch.setenv("BULKHEAD_SANDBOX_HOME", str(tmp_path / "nowhere"))
    result = CliRunner().invoke(command, [])
    assert result.exit_code == 1
    assert "the sandbox is not up; start it with `make up`" in result.output
    assert "Traceback" not in result.output


def test_it_attacks_from_an_account_for_experiments() -> None:
    """Unless another one is named."""
    landing_zone = load(configuration_folder())
    assert workload_of(landing_zone, None) == "sandbox"
    assert workload_of(landing_zone, "payments-dev") == "payments-dev"


def test_an_unknown_account_is_refused_with_those_that_there_are() -> None:
    """The management account is none of them: guardrails do not bind it."""
    landing_zone = load(configuration_folder())
    for name in ("no-such", "management"):
        with pytest.raises(SandboxError, match=f"no member account {name}; there are .*sandbox"):
            workload_of(landing_zone, name)


def test_an_organization_that_is_not_there_is_said(aws_variables: dict[str, str]) -> None:
    """An empty sandbox has nothing to attack, and one that is half built lacks accounts."""
    landing_zone = load(configuration_folder())
    with pytest.raises(SandboxError, match="there is no organization to attack"):
        look_around(landing_zone, aws_variables, "sandbox")
    client = landing_zone_session(aws_variables).client("organizations", "eu-central-1")
    client.create_organization(FeatureSet="ALL")
    with pytest.raises(SandboxError, match="there is no account log-archive, sandbox"):
        look_around(landing_zone, aws_variables, "sandbox")


@pytest.fixture
def aws_variables() -> Iterator[dict[str, str]]:
    """The environment of an empty AWS."""
    with running() as url:
        empty(url)
        yield {
            "AWS_ENDPOINT_URL": url,
            "AWS_ACCESS_KEY_ID": "any",
            "AWS_SECRET_ACCESS_KEY": "words",
        }
