"""The pack through its own server and the SDK's: what a team sees, of known and unknown values."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from google.protobuf import empty_pb2, struct_pb2
from pulumi.runtime.proto import analyzer_pb2 as messages
from pulumi_policy import EnforcementLevel
from pulumi_policy.deserialize import SPECIAL_SECRET_SIG, SPECIAL_SIG_KEY
from pulumi_policy.policy import _PolicyAnalyzerServicer
from pulumi_policy.proxy import UNKNOWN_STRING_VALUE

from policies.controls import CONTROLS, PROOF_PARAMS, Check, Control, Finding, Inputs, Params
from policies.controls._analyzer import Analyzer
from policies.controls._crossguard import policies
from policies.controls._exemptions import EXEMPTIONS
from policies.controls._types import ANY_AWS_TYPE

BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"
BUCKET = "aws:s3/bucket:Bucket"
VOLUME = "aws:ebs/volume:Volume"
SECRET = "hunter2"  # noqa: S105 - stands for a secret that must not be shown
PARAMS = PROOF_PARAMS.model_dump(mode="json")
EBS = [control for control in CONTROLS if control.id == "ebs_encryption_stays_on"]
REGIONS = [control for control in CONTROLS if control.id == "regions_restricted"]
S3 = [control for control in CONTROLS if control.id == "s3_public_access_blocked"]
CASES = [
    pytest.param(control.id, token, props, id=f"{control.id}/{check.name}-{token}-{n}")
    for control in CONTROLS
    for check in control.checks
    for token in check.types
    for n, props in enumerate(check.fails)
    if check.types != ANY_AWS_TYPE
]


def of_the_sdk(controls: Iterable[Control]) -> Any:  # noqa: ANN401 - the SDK ships no types
    """The policies in the SDK's own server."""
    return _PolicyAnalyzerServicer(
        "bulkhead", "0.0.1", policies(controls), EnforcementLevel.MANDATORY
    )


def of_the_pack(controls: Iterable[Control]) -> Any:  # noqa: ANN401 - as the other
    """The pack's server, which the engine talks to."""
    return Analyzer(controls, policies(controls))


Server = Callable[[Iterable[Control]], Any]
SERVERS = (of_the_sdk, of_the_pack)
each_server = pytest.mark.parametrize("server", SERVERS)


def configured(server: Server, controls: Iterable[Control] = CONTROLS) -> Any:  # noqa: ANN401 - as above
    """A server with the configuration that the proofs ask for."""
    pack = server(controls)
    request = messages.ConfigureAnalyzerRequest()
    for control in controls:
        if control.parameters:
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


def told(found: Iterable[Any]) -> set[tuple[object, ...]]:
    """What diagnostics say, but for the words before what is not known."""
    titles = {control.id: control.title for control in CONTROLS}
    return {
        (
            d.policyName,
            d.enforcementLevel,
            d.urn,
            d.message.partition(f"{titles[d.policyName]}\n")[2]
            or d.message.rpartition("preview: ")[2],
        )
        for d in found
    }


@pytest.fixture(name="ours", scope="module")
def _ours() -> Any:  # noqa: ANN401 - as above
    return configured(of_the_pack)


@pytest.fixture(name="theirs", scope="module")
def _theirs() -> Any:  # noqa: ANN401 - as above
    return configured(of_the_sdk)


@pytest.mark.parametrize(("control", "token", "props"), CASES)
def test_reports_each_failing_input(
    ours: Any,  # noqa: ANN401 - as above
    theirs: Any,  # noqa: ANN401 - as above
    control: str,
    token: str,
    props: dict[str, object],
) -> None:
    """Each failing input of each type is a violation of its control, with the control's page.

    The pack's server says what the SDK's says, of known and of unknown values.
    """
    found = analyze(ours, token, props)
    assert told(found) == told(analyze(theirs, token, props))
    unknown = dict.fromkeys(props, UNKNOWN_STRING_VALUE)
    assert told(analyze(ours, token, unknown)) == told(analyze(theirs, token, unknown))

    mine = [d for d in found if d.policyName == control]
    assert mine
    assert all(d.enforcementLevel in {messages.MANDATORY, messages.ADVISORY} for d in mine)
    violations = [d for d in mine if "not known yet" not in d.message]
    page = f"{control}: docs/controls/{control}.md"
    assert all(d.message.splitlines()[2:] == [page] for d in violations)
    assert all(d.severity != messages.POLICY_SEVERITY_UNSPECIFIED for d in mine)


@each_server
def test_unknown_value_is_an_advisory_that_names_it(server: Server) -> None:
    """What is not known at preview neither blocks nor passes unseen."""
    [found] = analyze(server(EBS), VOLUME, {"encrypted": UNKNOWN_STRING_VALUE})

    assert found.enforcementLevel == messages.ADVISORY
    assert found.message.endswith("encrypted not known yet; decided at `pulumi up`")


@each_server
def test_unknown_value_does_not_hide_what_is_wrong_beside_it(server: Server) -> None:
    """A violation that can be told is told, whatever else is unknown."""
    blocked = dict.fromkeys(("blockPublicAcls", "ignorePublicAcls", "restrictPublicBuckets"), True)
    found = analyze(
        server(S3),
        BLOCK,
        {**blocked, "blockPublicPolicy": UNKNOWN_STRING_VALUE, "ignorePublicAcls": False},
    )

    assert [d.enforcementLevel for d in found] == [messages.MANDATORY, messages.ADVISORY]


def _broken(_: Inputs, __: Params) -> Iterator[Finding]:
    raise RuntimeError(SECRET)
    yield  # a generator, as every check is


@each_server
def test_error_in_a_check_is_that_controls_failure(server: Server) -> None:
    """An error does not abort the run: it is reported with control and resource, without values."""
    [control] = EBS
    broken = replace(control, checks=(Check(name="broken", types=(VOLUME,), find=_broken),))

    [found] = analyze(server([broken]), VOLUME, {})

    assert found.policyName == control.id
    assert (
        f"{control.id} could not be checked on urn:pulumi:dev::team::{VOLUME}::it" in found.message
    )
    assert "RuntimeError at test_pack.py:" in found.message
    assert SECRET not in found.message


@each_server
def test_wrong_configuration_is_that_controls_failure(server: Server) -> None:
    """A configuration that cannot be used says so, instead of checking with other values."""
    pack = server(REGIONS)
    request = messages.ConfigureAnalyzerRequest()
    request.policyConfig["regions_restricted"].properties.update({"allowed_regions": 3})
    request.policyConfig["regions_restricted"].enforcementLevel = messages.MANDATORY
    pack.Configure(request, None)

    [found] = analyze(pack, VOLUME, {"encrypted": True})

    assert "its configuration allowed_regions: Input should be a valid tuple" in found.message


@each_server
def test_region_of_the_provider_counts(server: Server) -> None:
    """A resource without a region of its own is in its provider's."""
    provider = messages.AnalyzerProviderResource(
        type="pulumi:providers:aws", name="far", properties=struct({"region": "ap-southeast-2"})
    )
    request = messages.AnalyzeRequest(
        type=VOLUME, properties=struct({"encrypted": True}), name="it", provider=provider
    )

    [found] = configured(server, REGIONS).Analyze(request, None).diagnostics

    assert found.policyName == "regions_restricted"


@each_server
@pytest.mark.parametrize(
    ("depends", "messages_expected"), [(True, 0), (False, 1)], ids=["with", "without"]
)
def test_stack_check_joins_by_dependency(
    server: Server, *, depends: bool, messages_expected: int
) -> None:
    """A bucket and its block belong together by reference, while both ids are unknown."""
    bucket = messages.AnalyzerResource(type=BUCKET, urn="urn:bucket", name="orders")
    block = messages.AnalyzerResource(
        type=BLOCK, urn="urn:block", name="orders", properties=struct({"bucket": "orders-1"})
    )
    if depends:
        block.propertyDependencies["bucket"].urns.append("urn:bucket")
    request = messages.AnalyzeStackRequest(resources=[bucket, block])

    found = list(server(S3).AnalyzeStack(request, None).diagnostics)

    assert len(found) == messages_expected
    assert all((d.policyName, d.urn) == ("s3_public_access_blocked", "urn:bucket") for d in found)
    assert all("has no public access block" in d.message for d in found)


def test_lists_its_policies() -> None:
    """Each control that checks is one policy of its name, as the SDK itself would list it."""
    ours = of_the_pack(CONTROLS).GetAnalyzerInfo(empty_pb2.Empty(), None)
    theirs = of_the_sdk(CONTROLS).GetAnalyzerInfo(empty_pb2.Empty(), None)

    *controls, exemptions = ours.policies
    names = [policy.name for policy in controls]
    assert names == sorted(c.id for c in CONTROLS if c.checks or c.stack_checks)
    by_name = {policy.name: policy for policy in reversed(theirs.policies)}
    assert all(policy == by_name[policy.name] for policy in controls)
    assert exemptions.name == EXEMPTIONS
    assert EXEMPTIONS not in {control.id for control in CONTROLS}
    assert all("\n" not in policy.description for policy in ours.policies)
    assert (ours.name, ours.version) == (theirs.name, theirs.version)


@each_server
@pytest.mark.parametrize(
    ("level", "found_as"),
    [
        (messages.ADVISORY, [messages.ADVISORY]),
        (messages.MANDATORY, [messages.MANDATORY]),
        (messages.REMEDIATE, [messages.MANDATORY]),
        (messages.DISABLED, []),
    ],
)
def test_the_operator_sets_the_level(server: Server, level: Any, found_as: list[Any]) -> None:  # noqa: ANN401 - generated
    """A control stops the run, tells, or is off; what no remedy prevented stops it."""
    pack = server(EBS)
    request = messages.ConfigureAnalyzerRequest()
    request.policyConfig["ebs_encryption_stays_on"].enforcementLevel = level
    pack.Configure(request, None)

    assert [d.enforcementLevel for d in analyze(pack, VOLUME, {})] == found_as


@each_server
def test_a_secret_is_read_like_any_value(server: Server) -> None:
    """What a program keeps secret is checked as well."""
    secret = {SPECIAL_SIG_KEY: SPECIAL_SECRET_SIG, "value": False}

    assert len(analyze(server(EBS), VOLUME, {"encrypted": secret})) == 1
    assert not analyze(server(EBS), VOLUME, {"encrypted": {**secret, "value": True}})
