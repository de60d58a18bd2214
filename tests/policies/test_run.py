"""All findings of some resources, as the pack, `bulkhead check` and unit tests get them."""

from collections.abc import Iterator
from dataclasses import replace

from policies.controls import CONTROLS, Check, Finding, Inputs, Params, Resource, Stack, Violation
from policies.controls._guard import Failure
from policies.controls._run import CheckIndex, Found, findings, with_region

BUCKET = "aws:s3/bucket:Bucket"
VOLUME = "aws:ebs/volume:Volume"


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
