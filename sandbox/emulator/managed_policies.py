"""AWS's own managed policies, brought into an account when somebody names one.

Gap: moto has none of them, or (by a setting) all 1,583 in every account, which takes half a second
and tens of megabytes for each account. Their documents are moto's copy of AWS's.
"""

import json
from functools import cache

from moto.iam.aws_managed_policies import aws_managed_policies_data
from moto.iam.models import AWSManagedPolicy, IAMBackend, ManagedPolicy

AWS_OWNED = "arn:aws:iam::aws:policy/"


@cache
def _catalogue() -> dict[str, str]:
    """Each policy as text, by its ARN: parsed, all of them would take ten times the memory."""
    return {
        f"{AWS_OWNED}{policy['Path'].lstrip('/')}{name}": json.dumps({"name": name, **policy})
        for name, policy in json.loads(aws_managed_policies_data).items()
    }


def bring(iam: IAMBackend, arn: str) -> None:
    """Make the policy exist in the account, if AWS has it and the account does not yet."""
    if not arn.startswith(AWS_OWNED) or arn in iam.managed_policies or arn not in _catalogue():
        return
    data = json.loads(_catalogue()[arn])
    iam.managed_policies[arn] = AWSManagedPolicy.from_data(
        data["name"], iam.account_id, iam.region_name, data
    )


def managed_policy(iam: IAMBackend, arn: str) -> ManagedPolicy:
    """The policy in this account.

    Raises:
        KeyError: AWS has no such policy.
    """
    bring(iam, arn)
    return iam.managed_policies[arn]


def document_of(policy: ManagedPolicy) -> str:
    """What the policy says: its default version."""
    version = policy.default_version_id
    return next(str(each.document) for each in policy.versions if each.version_id == version)
