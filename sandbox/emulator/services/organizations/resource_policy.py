"""The organization's resource policy, by which management delegates policy work to members."""

from uuid import uuid4

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers
from sandbox.emulator.services.organizations.organization import organization


@answers("organizations", "PutResourcePolicy")
def put_resource_policy(call: Call) -> Answer:
    """Gap: moto has no resource policy. It is recorded; nobody is let in by it."""
    table = call.table("resource_policy")
    policy_id = table.get("id") or f"rp-{uuid4().hex[:8]}"
    organization_id = organization(call.account).id
    arn = f"arn:aws:organizations::{call.account}:resourcepolicy/{organization_id}/{policy_id}"
    summary = {"Id": policy_id, "Arn": arn}
    table.update(
        id=policy_id, policy={"ResourcePolicySummary": summary, "Content": call.params["Content"]}
    )
    return {"ResourcePolicy": table["policy"]}


@answers("organizations", "DescribeResourcePolicy")
def describe_resource_policy(call: Call) -> Answer:
    """Gap: moto has no resource policy."""
    _refuse_absent(call)
    return {"ResourcePolicy": call.table("resource_policy")["policy"]}


@answers("organizations", "DeleteResourcePolicy")
def delete_resource_policy(call: Call) -> Answer:
    """Gap: moto has no resource policy."""
    _refuse_absent(call)
    call.table("resource_policy").clear()
    return {}


def _refuse_absent(call: Call) -> None:
    if not call.table("resource_policy"):
        raise AwsError(
            "ResourcePolicyNotFoundException", "We can't find a resource policy request."
        )
