"""Policies: every type that AWS has, what a document may be, and what fits on a target."""

from typing import Any

from moto.organizations.models import FakePolicy, FakeRoot
from moto.organizations.utils import DEFAULT_RCP_POLICY_ID, DEFAULT_SCP_POLICY_ID

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before
from sandbox.emulator.services.organizations.documents import accept
from sandbox.emulator.services.organizations.organization import backend, organization
from sandbox.emulator.services.organizations.quotas import QUOTAS

# moto asks for the ARN's form only of the four types it knows
KNOWN_TO_MOTO = frozenset(
    {
        "AISERVICES_OPT_OUT_POLICY",
        "RESOURCE_CONTROL_POLICY",
        "SERVICE_CONTROL_POLICY",
        "TAG_POLICY",
    }
)
DEFAULTS = {
    "SERVICE_CONTROL_POLICY": DEFAULT_SCP_POLICY_ID,
    "RESOURCE_CONTROL_POLICY": DEFAULT_RCP_POLICY_ID,
}
FakePolicy.SUPPORTED_POLICY_TYPES = list(QUOTAS)
FakeRoot.SUPPORTED_POLICY_TYPES = list(QUOTAS)


@before("organizations", "CreatePolicy")
def document_is_accepted(call: Call) -> None:
    """Refusal: malformed or over-quota documents, which moto keeps."""
    if call.params["Type"] not in QUOTAS:
        raise AwsError(
            "InvalidInputException",
            f"You specified an invalid policy type: {call.params['Type']}.",
            Reason="INVALID_ENUM_POLICY_TYPE",
        )
    accept(call.params["Type"], call.params["Content"])


@answers("organizations", "CreatePolicy")
def create_policy(call: Call) -> Answer:
    """Gap: moto fails at BACKUP_POLICY and knows nothing of the types after it."""
    policy_type = call.params["Type"]
    if policy_type in KNOWN_TO_MOTO:
        return call.forward()
    _refuse_taken_name(call)
    policy = FakePolicy(organization(call.account), **{**call.params, "Type": "TAG_POLICY"})
    policy.type = policy_type
    policy._arn_format = policy._arn_format.replace("tag_policy", policy_type.lower())  # noqa: SLF001 - moto has no other way
    backend(call.account).policies.append(policy)
    answer: Answer = policy.describe()
    return answer


@before("organizations", "UpdatePolicy")
def update_is_accepted(call: Call) -> None:
    """Refusal: as for CreatePolicy; also AWS's own policies and a name that is taken."""
    policy = _policy(call)
    if policy.aws_managed:
        raise AwsError(
            "InvalidInputException",
            f"You can't modify {policy.name}: AWS manages it.",
            Reason="IMMUTABLE_POLICY",
        )
    if "Content" in call.params:
        accept(policy.type, call.params["Content"])
    if call.params.get("Name", policy.name) != policy.name:
        _refuse_taken_name(call)


@before("organizations", "AttachPolicy")
def target_takes_the_policy(call: Call) -> None:
    """Refusal: a type that is not enabled, a second attachment, more than the quota.

    Source: API reference of AttachPolicy; quotas.py.
    """
    policy, target = _policy(call), _target(call)
    if policy.type not in _enabled_types(call):
        raise AwsError(
            "PolicyTypeNotEnabledException",
            f"This operation can be performed only for enabled policy types; {policy.type} is not "
            "enabled in the root.",
        )
    if policy in target.attached_policies:
        raise AwsError(
            "DuplicatePolicyAttachmentException",
            "The selected policy is already attached to the specified target.",
        )
    attached = sum(other.type == policy.type for other in target.attached_policies)
    if attached >= QUOTAS[policy.type].per_target:
        raise AwsError(
            "ConstraintViolationException",
            f"You have attached the maximum number of {policy.type} to {target.id}: {attached}.",
            Reason="MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
        )


@before("organizations", "DetachPolicy")
def target_keeps_what_it_must(call: Call) -> None:
    """Refusal: what is not attached, RCPFullAWSAccess, and the last SCP.

    Source: API reference of DetachPolicy; "Detaching RCPs", Organizations User Guide.
    """
    policy, target = _policy(call), _target(call)
    if policy not in target.attached_policies:
        raise AwsError(
            "PolicyNotAttachedException",
            "The policy isn't attached to the specified target in the specified root.",
        )
    attached = sum(other.type == policy.type for other in target.attached_policies)
    if policy.id == DEFAULT_RCP_POLICY_ID or attached <= QUOTAS[policy.type].minimum_per_target:
        raise AwsError(
            "ConstraintViolationException",
            f"You can't detach {policy.name} from {target.id}: it must keep one {policy.type}.",
            Reason="MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
        )


@answers("organizations", "EnablePolicyType")
def enable_policy_type(call: Call) -> Answer:
    """Gap: enabling SCPs or RCPs again attaches AWS's default policy everywhere."""
    answer = call.forward()
    if default := DEFAULTS.get(call.params["PolicyType"]):
        for target in _targets(call):
            backend(call.account).attach_policy(PolicyId=default, TargetId=target.id)
    return answer


@answers("organizations", "DisablePolicyType")
def disable_policy_type(call: Call) -> Answer:
    """Gap: AWS detaches all policies of the type, moto leaves them. API: DisablePolicyType."""
    answer = call.forward()
    for policy in backend(call.account).policies:
        if policy.type == call.params["PolicyType"]:
            for target in policy.attachments:
                target.attached_policies.remove(policy)
            policy.attachments.clear()
    return answer


def _policy(call: Call) -> Any:  # noqa: ANN401 - moto's own policy
    return backend(call.account).get_policy_by_id(call.params["PolicyId"])


def _target(call: Call) -> Any:  # noqa: ANN401 - moto's own root, OU or account
    for target in _targets(call):
        if target.id == call.params["TargetId"]:
            return target
    raise AwsError("TargetNotFoundException", "You specified a target that doesn't exist.")


def _targets(call: Call) -> list[Any]:
    return [*backend(call.account).ou, *backend(call.account).accounts]


def _enabled_types(call: Call) -> set[str]:
    roots = (ou for ou in backend(call.account).ou if isinstance(ou, FakeRoot))
    return {enabled["Type"] for root in roots for enabled in root.policy_types}


def _refuse_taken_name(call: Call) -> None:
    if any(policy.name == call.params["Name"] for policy in backend(call.account).policies):
        raise AwsError("DuplicatePolicyException", "A policy with the same name already exists.")
