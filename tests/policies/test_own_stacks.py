"""The landing zone's own stacks hold the baseline that they ask of everybody else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from config import LandingZone, load
from config.pack_config import pack_config
from policies.controls import CONTROLS, Inputs, Params, Violation
from policies.controls._types import ANY_AWS_TYPE
from tests.components.account_stacks import run_account, run_log_archive, run_security
from tests.components.conftest import BuildOrganization, build_organization
from tests.components.deployment import Deployment
from tests.components.registered import Registered
from tests.config.every_control import with_everything

PROVIDER = "pulumi:providers:aws"
DISABLED = "disabled"  # what the configuration does not name
__all__ = ["build_organization"]  # a fixture of the components' tests


def violations(deployment: Deployment, landing_zone: LandingZone) -> list[str]:
    """What the pack, configured as for the own stacks, says about what a stack registers."""
    settings = json.loads(pack_config(landing_zone))
    return [
        f"{control.id}: {resource.type} {resource.name}: {finding}"
        for control in CONTROLS
        if settings.get(control.id, DISABLED) != DISABLED
        for check in control.checks
        for resource in deployment.resources
        if resource.type in check.types or check.types == ANY_AWS_TYPE
        for finding in check.find(_checked(resource, deployment), _params(settings[control.id]))
        if isinstance(finding, Violation)
    ]


def _checked(resource: Registered, deployment: Deployment) -> Inputs:
    """Inputs as the pack gets them: with the default tags, which the real provider has put in."""
    providers = (one for one in deployment.resources if one.type == PROVIDER)
    provider = next((one for one in providers if resource.provider.startswith(one.urn)), None)
    default = provider.inputs.get("defaultTags") if provider else None
    default = json.loads(default) if isinstance(default, str) else default
    tags = (default or {}).get("tags", {}) | resource.inputs.get("tags", {})
    return Inputs({**resource.inputs, "tags": tags})


def _params(setting: dict[str, object]) -> Params:
    values = {name: value for name, value in setting.items() if name != "enforcementLevel"}
    return Params.model_validate(values)


@pytest.fixture(name="landing_zone", scope="module", params=["example", "everything"])
def _landing_zone(request: pytest.FixtureRequest) -> LandingZone:
    example = load(Path(__file__).parents[2] / "config")
    return with_everything(example) if request.param == "everything" else example


@pytest.mark.parametrize("run", [run_log_archive, run_security, run_account])
def test_account_stacks_hold_the_baseline(
    run: Callable[[LandingZone], Deployment], landing_zone: LandingZone
) -> None:
    """Nothing in the stacks of accounts, with a special part or without, violates a control."""
    assert violations(run(landing_zone), landing_zone) == []


def test_organization_stack_holds_the_baseline(
    build_organization: BuildOrganization, landing_zone: LandingZone
) -> None:
    """Nothing in the organization's stack violates a control."""
    deployment = build_organization(landing_zone)

    assert violations(deployment, landing_zone) == []
