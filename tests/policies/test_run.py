"""All findings of some resources, as the pack, `bulkhead check` and unit tests get them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from policies.controls import (
    CONTROLS,
    UNKNOWN,
    Check,
    Finding,
    Inputs,
    Params,
    Resource,
    Stack,
    StateCheck,
    Violation,
)
from policies.controls._guard import Failure
from policies.controls._run import CheckIndex, Found, findings, with_region

BUCKET = "aws:s3/bucket:Bucket"
VOLUME = "aws:ebs/volume:Volume"


each_state_check = pytest.mark.parametrize(
    "check",
    [
        pytest.param(check, id=f"{control.id}/{check.name}")
        for control in CONTROLS
        for check in control.state_checks
    ],
)


def found_in(*resources: Resource, params: Params | None = None) -> list[Found]:
    """What all controls find in some resources."""
    return list(findings(CONTROLS, resources, Stack(resources), lambda _: params or Params()))


def test_finds_what_one_resource_and_what_the_stack_tells() -> None:
    """Findings name control, check and resource, those of the whole stack come last."""
    volume, bucket = Resource(VOLUME, "disk", {"encrypted": False}), Resource(BUCKET, "orders")

    found = [(f.control.id, f.check, f.resource) for f in found_in(volume, bucket)]

    of_volume = found.index(("ebs_encryption_stays_on", "volume", volume))
    assert of_volume < found.index(("s3_public_access_blocked", "bucket-without-block", bucket))


def test_a_check_of_every_type_is_asked_about_its_package_only() -> None:
    """A check of `aws:*` is about each resource of pulumi-aws, and no other."""
    index = CheckIndex(CONTROLS)
    params = Params(allowed_regions=("eu-central-1",))
    far = Resource("aws:new/thing:Thing", "far", {"region": "ap-southeast-2"})

    assert "regions_restricted" in {f.control.id for f in found_in(far, params=params)}
    assert index.of_type("random:index/randomPet:RandomPet") == ()


def test_the_region_is_the_resources_own_or_its_providers() -> None:
    """A region that the resource names wins over its provider's."""
    assert with_region({}, {"region": "eu-west-1"}) == {"region": "eu-west-1"}
    assert with_region({"region": "eu-north-1"}, {"region": "eu-west-1"}) == {
        "region": "eu-north-1"
    }
    assert with_region({}, {}) == {}


def _broken(_: Inputs, __: Params) -> Iterator[Finding]:
    raise RuntimeError("hunter2")
    yield  # a generator, as every check is


def test_a_broken_check_hides_no_other() -> None:
    """An error in one check is its failure; what the others find is still found."""
    control = next(control for control in CONTROLS if control.id == "ebs_encryption_stays_on")
    broken = Check(name="broken", types=(VOLUME,), find=_broken)
    controls = [replace(control, checks=(broken, *control.checks))]
    volume = Resource(VOLUME, "disk", {"encrypted": False})

    first, second = findings(controls, [volume], Stack((volume,)), lambda _: Params())

    assert (first.check, type(first.finding)) == ("broken", Failure)
    assert (second.check, type(second.finding)) == ("volume", Violation)


@each_state_check
def test_state_checks_decide_their_proofs(check: StateCheck) -> None:
    """A state check reports each failing resource, and says nothing of a passing one."""
    assert check.passes
    assert check.fails
    for resource in check.passes:
        assert list(check.find(resource, Params())) == []
    for resource in check.fails:
        found = list(check.find(resource, Params()))
        assert any(isinstance(finding, Violation) for finding in found), resource


@each_state_check
def test_state_checks_show_no_secret(check: StateCheck) -> None:
    """No message holds a value of the resource: it may be a secret."""
    for resource in check.fails:
        values = {value for value in resource.inputs.values() if isinstance(value, str)}
        said = [str(finding) for finding in check.find(resource, Params())]
        assert not [text for text in said for value in values if value in text.split()]


@each_state_check
def test_state_checks_do_not_alarm_on_unknown_values(check: StateCheck) -> None:
    """What is not known is undecided, and what is marked is right, whatever it is."""
    for resource in check.fails:
        unknown = replace(resource, inputs=dict.fromkeys(resource.inputs, UNKNOWN))
        assert not [f for f in check.find(unknown, Params()) if isinstance(f, Violation)]
        marked = replace(resource, secrets=frozenset(resource.inputs))
        assert list(check.find(marked, Params())) == []


def test_nothing_is_said_of_secrets_where_they_do_not_show() -> None:
    """Without a state, nobody can tell a secret from plain text."""
    plain = Resource("aws:rds/cluster:Cluster", "orders", {"masterPassword": "hunter2"})
    names = [found.control.id for found in found_in(plain)]
    shown = [found.control.id for found in found_in(replace(plain, secrets=frozenset()))]

    assert "secret_inputs_are_secret" not in names
    assert "secret_inputs_are_secret" in shown
