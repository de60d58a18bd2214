"""The pack through the SDK's own servicer: what a team sees, with known and unknown values."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from google.protobuf import empty_pb2, struct_pb2
from pulumi.runtime.proto import analyzer_pb2 as messages
from pulumi_policy import EnforcementLevel
from pulumi_policy.policy import _PolicyAnalyzerServicer
from pulumi_policy.proxy import UNKNOWN_STRING_VALUE

from policies.controls import CONTROLS, PROOF_PARAMS, Check, Finding, Inputs, Params
from policies.controls._crossguard import POLICIES, WHOLE_STACK, policies
from policies.controls._types import ANY_AWS_TYPE

BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"
BUCKET = "aws:s3/bucket:Bucket"
VOLUME = "aws:ebs/volume:Volume"
SECRET = "hunter2"  # noqa: S105 - stands for a secret that must not be shown
PARAMS = PROOF_PARAMS.model_dump(mode="json")
CASES = [
    pytest.param(control.id, token, props, id=f"{control.id}/{check.name}-{token}-{n}")
    for control in CONTROLS
    for check in control.checks
    for token in check.types
    for n, props in enumerate(check.fails)
    if check.types != ANY_AWS_TYPE
]


def servicer(given: list[Any] | None = None) -> Any:  # noqa: ANN401 - the SDK ships no types
    """The pack as the SDK serves it, configured as the proofs ask for."""
    pack: Any = _PolicyAnalyzerServicer(
        "bulkhead", "0.1.0", given or POLICIES, EnforcementLevel.MANDATORY
    )
    request = messages.ConfigureAnalyzerRequest()
    for control in CONTROLS:
        if control.parameters and given is None:
            config = request.policyConfig[control.id]
            config.enforcementLevel = messages.MANDATORY
            config.properties.update({name: PARAMS[name] for name in control.parameters})
    pack.Configure(request, None)
    return pack


def struct(values: Mapping[str, object]) -> struct_pb2.Struct:
    """Inputs as the engine sends them."""
    result = struct_pb2.Struct()
    result.update(json.loads(json.dumps(values)))
    return result


def analyze(pack: Any, token: str, props: Mapping[str, object]) -> list[Any]:  # noqa: ANN401
    """The diagnostics about one resource."""
    urn = f"urn:pulumi:dev::team::{token}::it"
    request = messages.AnalyzeRequest(type=token, properties=struct(props), urn=urn, name="it")
    return list(pack.Analyze(request, None).diagnostics)


@pytest.mark.parametrize(("control", "token", "props"), CASES)
def test_reports_each_failing_input(control: str, token: str, props: dict[str, object]) -> None:
    """Each failing input of each type is a mandatory violation of its control, in two lines."""
    found = analyze(servicer(), token, props)

    mine = [d for d in found if d.policyName == control]
    assert mine
    assert {d.enforcementLevel for d in mine} == {messages.MANDATORY}
    assert all(d.message.count("\n") == 1 for d in mine)
    assert all(d.severity != messages.POLICY_SEVERITY_UNSPECIFIED for d in mine)


def test_unknown_value_is_an_advisory_that_names_it() -> None:
    """What is not known at preview neither blocks nor passes unseen."""
    [found] = analyze(servicer(), VOLUME, {"encrypted": UNKNOWN_STRING_VALUE})

    assert found.enforcementLevel == messages.ADVISORY
    assert found.message.endswith("encrypted not known yet; decided at `pulumi up`")


def test_unknown_value_does_not_hide_what_is_wrong_beside_it() -> None:
    """A violation that can be told is told, whatever else is unknown."""
    blocked = dict.fromkeys(("blockPublicAcls", "ignorePublicAcls", "restrictPublicBuckets"), True)
    found = analyze(
        servicer(),
        BLOCK,
        {**blocked, "blockPublicPolicy": UNKNOWN_STRING_VALUE, "ignorePublicAcls": False},
    )

    assert [d.enforcementLevel for d in found] == [messages.MANDATORY, messages.ADVISORY]


def _broken(_: Inputs, __: Params) -> Iterator[Finding]:
    raise RuntimeError(SECRET)
    yield  # a generator, as every check is


def test_error_in_a_check_is_that_controls_failure() -> None:
    """An error does not abort the run: it is reported with control and resource, without values."""
    control = next(control for control in CONTROLS if control.id == "ebs_encryption_stays_on")
    broken = replace(control, checks=(Check(name="broken", types=(VOLUME,), find=_broken),))

    [found] = analyze(servicer(policies([broken])), VOLUME, {})

    assert found.policyName == control.id
    assert (
        f"{control.id} could not be checked on urn:pulumi:dev::team::{VOLUME}::it" in found.message
    )
    assert "RuntimeError at test_pack.py:" in found.message
    assert SECRET not in found.message


def test_wrong_configuration_is_that_controls_failure() -> None:
    """A configuration that cannot be used says so, instead of checking with other values."""
    pack = servicer()
    request = messages.ConfigureAnalyzerRequest()
    request.policyConfig["regions_restricted"].properties.update({"allowed_regions": 3})
    request.policyConfig["regions_restricted"].enforcementLevel = messages.MANDATORY
    pack.Configure(request, None)

    [found] = analyze(pack, VOLUME, {"encrypted": True})

    assert "its configuration allowed_regions: Input should be a valid tuple" in found.message


def test_region_of_the_provider_counts() -> None:
    """A resource without a region of its own is in its provider's."""
    provider = messages.AnalyzerProviderResource(
        type="pulumi:providers:aws", name="far", properties=struct({"region": "ap-southeast-2"})
    )
    request = messages.AnalyzeRequest(
        type=VOLUME, properties=struct({"encrypted": True}), name="it", provider=provider
    )

    [found] = servicer().Analyze(request, None).diagnostics

    assert found.policyName == "regions_restricted"


@pytest.mark.parametrize(
    ("depends", "messages_expected"), [(True, 0), (False, 1)], ids=["with", "without"]
)
def test_stack_check_joins_by_dependency(*, depends: bool, messages_expected: int) -> None:
    """A bucket and its block belong together by reference, while both ids are unknown."""
    bucket = messages.AnalyzerResource(type=BUCKET, urn="urn:bucket", name="orders")
    block = messages.AnalyzerResource(
        type=BLOCK, urn="urn:block", name="orders", properties=struct({"bucket": "orders-1"})
    )
    if depends:
        block.propertyDependencies["bucket"].urns.append("urn:bucket")
    request = messages.AnalyzeStackRequest(resources=[bucket, block])

    found = list(servicer().AnalyzeStack(request, None).diagnostics)

    assert len(found) == messages_expected
    assert all((d.policyName, d.urn) == (WHOLE_STACK, "urn:bucket") for d in found)
    assert all("s3_public_access_blocked: has no public access block" in d.message for d in found)


def test_lists_its_policies() -> None:
    """Each control that checks is one policy of its name, with one line of description."""
    info = servicer().GetAnalyzerInfo(empty_pb2.Empty(), None)

    assert {policy.name for policy in info.policies} == {
        WHOLE_STACK,
        *(control.id for control in CONTROLS if control.checks),
    }
    assert all("\n" not in policy.description for policy in info.policies)
    assert sum(policy.policy_type == messages.POLICY_TYPE_STACK for policy in info.policies) == 1
