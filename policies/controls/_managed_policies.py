"""AWS's own policies that make whoever has them an administrator, and where they stand."""

from collections.abc import Iterable, Iterator

from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, items
from ._params import Params
from ._rules import Rule

ADMINISTRATOR_POLICIES = frozenset(
    {
        "AdministratorAccess",
        "AdministratorAccess-AWSElasticBeanstalk",
        "AdministratorAccess-Amplify",
        "AWSOrganizationsFullAccess",
        "IAMFullAccess",
        "PowerUserAccess",
    }
)
"""Names of the policies. Source: AWS Managed Policy Reference Guide."""

WRITE = "the ARN of a policy with what is needed, such as aws.iam.Policy(...).arn"


def administrator_policies(policies: Iterable[object]) -> Iterator[str]:
    """The names of those policies, given by ARN or name, that make an administrator."""
    for policy in policies:
        if isinstance(policy, str) and ":iam::aws:" in policy:
            name = policy.rpartition("/")[2]
            if name in ADMINISTRATOR_POLICIES:
                yield name


def no_administrator_policy(path: str) -> Rule:
    """None of the policies at a path makes an administrator."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        yield from attached(inputs, path)

    return find


def attached(inputs: Inputs, path: str) -> Iterator[Finding]:
    """Findings about the policies, one or a list of ARNs, at a path."""
    policies = items(inputs.get(path))
    if UNKNOWN in policies:
        yield Undecided(inputs.at(path))
    for name in administrator_policies(policies):
        yield Violation(inputs.at(path), f"attaches {name}", WRITE)
