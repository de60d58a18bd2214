"""AWS's own managed policies exist as soon as somebody names one."""

from moto.iam.models import iam_backends

from sandbox.emulator.call import Call
from sandbox.emulator.managed_policies import bring
from sandbox.emulator.registry import before
from sandbox.emulator.services.organizations.organization import PARTITION


@before(
    "iam",
    "AttachGroupPolicy",
    "AttachRolePolicy",
    "AttachUserPolicy",
    "GetPolicy",
    "GetPolicyVersion",
    "ListEntitiesForPolicy",
    "ListPolicyVersions",
)
def policy_is_there(call: Call) -> None:
    """Gap: moto has no AWS managed policy unless it loads all of them for every account."""
    bring(iam_backends[call.account][PARTITION], call.params["PolicyArn"])
