"""What the policies in an account need to know about it and its organization."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AccountFacts:
    """The ids that an account's own policies speak of.

    Attributes:
        partition: AWS partition of the organization.
        organization_id: Id of the organization (o-...).
        management_account_id: The management account.
        security_account_id: The account that the security team works in.
        account_id: The account itself.
    """

    partition: str
    organization_id: str
    management_account_id: str
    security_account_id: str
    account_id: str

    @property
    def root_arn(self) -> str:
        """The account as a principal: whoever its own IAM policies admit."""
        return self.iam_arn("root")

    def iam_arn(self, resource: str) -> str:
        """Something of IAM in the account, such as `policy/example-boundary`."""
        return f"arn:{self.partition}:iam::{self.account_id}:{resource}"


def managed_policy(policy: str) -> Callable[[AccountFacts], str]:
    """What gives the ARN of a policy that AWS manages, by what follows `policy/` in it."""
    return lambda facts: f"arn:{facts.partition}:iam::aws:policy/{policy}"


def own_policy(policy: str) -> Callable[[AccountFacts], str]:
    """What gives the ARN of a policy in the account, by its name."""
    return lambda facts: facts.iam_arn(f"policy/{policy}")
