"""Remedies: what they write passes, what is secret or unknown stays, none comes unasked."""

from collections.abc import Mapping
from typing import Any

import pytest
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import analyzer_pb2 as messages
from pulumi_policy.deserialize import SPECIAL_SECRET_SIG, SPECIAL_SIG_KEY
from pulumi_policy.proxy import UNKNOWN_STRING_VALUE

from policies.controls import CONTROLS, PROOF_PARAMS, Check, Inputs
from policies.controls._analyzer import Analyzer
from policies.controls._crossguard import policies
from policies.controls._remedies import remedied
from policies.controls._wire import plain

VOLUME = "aws:ebs/volume:Volume"
SECRET = {SPECIAL_SIG_KEY: SPECIAL_SECRET_SIG, "value": "hunter2"}
EBS = [control for control in CONTROLS if control.id == "ebs_encryption_stays_on"]
WITH_REMEDY = [
    pytest.param(check, id=f"{control.id}/{check.name}")
    for control in CONTROLS
    for check in control.checks
    if check.remedy
]


def struct(values: Mapping[str, Any]) -> Struct:
    """Inputs as the engine sends them."""
    result = Struct()
    result.update(values)
    return result


def remediate(level: Any, props: Mapping[str, Any]) -> list[Any]:  # noqa: ANN401 - generated
    """What the server changes of a volume."""
    pack = Analyzer(EBS, policies(EBS))
    request = messages.ConfigureAnalyzerRequest()
    request.policyConfig["ebs_encryption_stays_on"].enforcementLevel = level
    pack.Configure(request, None)
    asked = messages.AnalyzeRequest(type=VOLUME, urn="urn", properties=struct(props))
    return list(pack.Remediate(asked, None).remediations)


@pytest.mark.parametrize("check", WITH_REMEDY)
def test_what_a_remedy_writes_passes(check: Check) -> None:
    """After its remedy, the check finds nothing in any of its failing inputs."""
    for props in check.fails:
        after = remedied(struct(props), check.remedy)
        assert after is not None, props
        assert list(check.find(Inputs(plain(after)), PROOF_PARAMS)) == [], props


@pytest.mark.parametrize("check", WITH_REMEDY)
def test_a_remedy_leaves_alone_what_is_unknown_or_secret(check: Check) -> None:
    """Neither is overwritten, and nothing beside the remedy's own paths changes."""
    for special in (UNKNOWN_STRING_VALUE, SECRET):
        names = {path.partition(".")[0] for path in check.remedy}
        props = {**dict.fromkeys(names, special), "password": SECRET, "size": 5}
        assert remedied(struct(props), check.remedy) is None


def test_a_remedy_reaches_into_objects_and_lists() -> None:
    """It makes the object that is missing, and writes into each one of a list."""
    remedy = {"a.b": True}

    assert remedied(struct({}), remedy) == struct({"a": {"b": True}})
    assert remedied(struct({"a": None}), remedy) == struct({"a": {"b": True}})
    assert remedied(struct({"a": [{"b": False, "c": 1}, {}, 3]}), remedy) == struct(
        {"a": [{"b": True, "c": 1}, {"b": True}, 3]}
    )
    assert remedied(struct({"a": "text"}), remedy) is None


@pytest.mark.parametrize("level", [messages.ADVISORY, messages.MANDATORY, messages.DISABLED])
def test_nothing_is_put_right_unasked(level: Any) -> None:  # noqa: ANN401 - generated
    """Only a control whose level is `remediate` changes anything."""
    assert remediate(level, {"encrypted": False}) == []


def test_puts_right_where_it_is_asked_to() -> None:
    """The remediation names its control; secrets beside the remedy stay secret."""
    [done] = remediate(messages.REMEDIATE, {"encrypted": False, "name": SECRET})

    assert done.policyName == "ebs_encryption_stays_on"
    assert done.properties == struct({"encrypted": True, "name": SECRET})


@pytest.mark.parametrize("props", [{"encrypted": True}, {"encrypted": UNKNOWN_STRING_VALUE}])
def test_what_is_right_or_unknown_stays(props: dict[str, Any]) -> None:
    """No violation, no remedy."""
    assert remediate(messages.REMEDIATE, props) == []


def test_the_common_safe_values_have_remedies() -> None:
    """Encryption, rotation, public access blocks and instance metadata can be put right."""
    assert {control.id for control in CONTROLS for check in control.checks if check.remedy} >= {
        "databases_and_file_systems_encrypted",
        "ebs_encryption_stays_on",
        "imdsv2_only",
        "kms_keys_rotate",
        "s3_public_access_blocked",
    }
