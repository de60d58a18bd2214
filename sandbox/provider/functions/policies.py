"""The organization's policies, and what they are attached to."""

from typing import Any

from sandbox.provider.session import Session
from sandbox.provider.values import Properties

SERVICE = "organizations"


def get_policies(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the ids of the policies of a type."""
    found = session.call(SERVICE, "ListPolicies", Filter=arguments["filter"])
    return {"filter": arguments["filter"], "ids": _ids(found)}


def get_policies_for_target(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give the ids of the policies of a type that a unit, an account or the root has."""
    target, type_ = arguments["targetId"], arguments["filter"]
    found = session.call(SERVICE, "ListPoliciesForTarget", TargetId=target, Filter=type_)
    return {"filter": type_, "ids": _ids(found), "targetId": target}


def get_policy(session: Session, arguments: Properties) -> dict[str, Any]:
    """Give a policy and its document."""
    policy_id = arguments["policyId"]
    found = session.call(SERVICE, "DescribePolicy", PolicyId=policy_id)["Policy"]
    summary = found["PolicySummary"]
    return {
        "arn": summary["Arn"],
        "awsManaged": summary["AwsManaged"],
        "content": found["Content"],
        "description": summary.get("Description", ""),
        "id": policy_id,
        "name": summary["Name"],
        "policyId": policy_id,
        "type": summary["Type"],
    }


def _ids(answer: dict[str, Any]) -> list[str]:
    return [policy["Id"] for policy in answer["Policies"]]
