"""An organization whose policies bind, and how its calls end."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from tests.sandbox.emulator.aws import Aws, Organization

SCP, RCP = "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"


@dataclass(frozen=True)
class Refusal:
    """How a call was refused; all empty for one that was not."""

    code: str = ""
    message: str = ""
    status: int = 0


def denying(*actions: str, **more: object) -> Mapping[str, object]:
    """A statement that denies actions."""
    return {"Effect": "Deny", "Action": list(actions), "Resource": "*", **more}


def document(*statements: Mapping[str, object]) -> str:
    """A policy document."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


@dataclass(frozen=True)
class Guarded:
    """An organization with one member account, in which policies can be attached."""

    organization: Organization

    @classmethod
    def of(cls, organization: Organization) -> "Guarded":
        """Enable both types of policies."""
        for policy_type in (SCP, RCP):
            organization.aws.call(
                "organizations",
                "enable_policy_type",
                RootId=organization.root_id,
                PolicyType=policy_type,
            )
        return cls(organization)

    def policy(self, *statements: Mapping[str, object], policy_type: str = SCP) -> dict[str, Any]:
        """A new policy, attached nowhere: its id and ARN."""
        summary: dict[str, Any] = self.organization.aws.call(
            "organizations",
            "create_policy",
            Name=f"policy-{len(self.policies(policy_type))}-{policy_type}",
            Description="",
            Type=policy_type,
            Content=document(*statements),
        )["Policy"]["PolicySummary"]
        return summary

    def policies(self, policy_type: str) -> list[dict[str, Any]]:
        """The policies of a type."""
        answer = self.organization.aws.call("organizations", "list_policies", Filter=policy_type)
        return list(answer["Policies"])

    def attach(
        self, *statements: Mapping[str, object], to: str = "", policy_type: str = SCP
    ) -> str:
        """Attach a new policy to a node, by default the member account; gives its ARN."""
        policy = self.policy(*statements, policy_type=policy_type)
        target = to or self.organization.member_id
        self.organization.aws.call(
            "organizations", "attach_policy", PolicyId=policy["Id"], TargetId=target
        )
        return str(policy["Arn"])

    def detach(self, arn: str, target: str = "") -> None:
        """Detach a policy."""
        self.organization.aws.call(
            "organizations",
            "detach_policy",
            PolicyId=arn.rsplit("/", maxsplit=1)[-1],
            TargetId=target or self.organization.member_id,
        )


def refusal(aws: Aws, service: str, operation: str, /, **arguments: object) -> Refusal:
    """How a call is refused, if it is."""
    try:
        aws.call(service, operation, **arguments)
    except ClientError as error:
        said, metadata = error.response["Error"], error.response["ResponseMetadata"]
        return Refusal(said["Code"], said.get("Message") or "", metadata["HTTPStatusCode"])
    return Refusal()


def refused(guarded: Guarded, condition: Mapping[str, Any], *call: str, **arguments: object) -> str:
    """How the member's call ends under a Deny of everything with one condition: `denied`, or else.

    The policy is detached again.
    """
    arn = guarded.attach(denying("*", Condition=condition))
    service, operation = call
    found = refusal(guarded.organization.member, service, operation, **arguments)
    guarded.detach(arn)
    return by_policy(found, arn)


def by_policy(found: Refusal, arn: str) -> str:
    """`denied` where the refusal names the policy, and otherwise its code."""
    return "denied" if found.message.endswith(arn) else found.code
