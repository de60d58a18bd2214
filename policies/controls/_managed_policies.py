"""AWS's own policies that allow more than anybody needs, and where they stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, items
from ._params import Params
from ._rules import Rule
from ._types import tokens

ATTACHMENTS = {
    "policyArn": tokens(
        "iam",
        "GroupPolicyAttachment",
        "PolicyAttachment",
        "RolePolicyAttachment",
        "UserPolicyAttachment",
    ),
    "policyArns": tokens(
        "iam",
        "GroupPolicyAttachmentsExclusive",
        "RolePolicyAttachmentsExclusive",
        "UserPolicyAttachmentsExclusive",
    ),
    "managedPolicyArns": tokens("iam", "Role"),
}
"""Path of one or a list of policies' ARNs -> the types that attach them."""

PERMISSION_SET_ATTACHMENTS = {
    "managedPolicyArn": tokens("ssoadmin", "ManagedPolicyAttachment"),
    "managedPolicyArns": tokens("ssoadmin", "ManagedPolicyAttachmentsExclusive"),
}
"""The same for permission sets."""

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

WHOLE_SERVICES = {
    "AWSBackupFullAccess": "backup",
    "AWSCloudFormationFullAccess": "cloudformation",
    "AWSCloudTrail_FullAccess": "cloudtrail",
    "AWSLambda_FullAccess": "lambda",
    "AmazonDynamoDBFullAccess": "dynamodb",
    "AmazonDynamoDBFullAccess_v2": "dynamodb",
    "AmazonEC2ContainerRegistryFullAccess": "ecr",
    "AmazonEC2FullAccess": "ec2",
    "AmazonRDSFullAccess": "rds",
    "AmazonS3FullAccess": "s3",
    "AmazonSSMFullAccess": "ssm",
    "SecretsManagerReadWrite": "secretsmanager",
}
"""Name of a policy of AWS's -> the IAM prefix of the service of which it allows every action.

Source: AWS Managed Policy Reference Guide, read on 2026-11-24; services that hold data, keys,
identities, code or the record of what was done.
"""

WRITE = "the ARN of a policy with what is needed, such as aws.iam.Policy(...).arn"


def administrator_policies(policies: Iterable[object]) -> Iterator[str]:
    """The names of those policies, given by ARN, that make an administrator."""
    yield from sorted(ADMINISTRATOR_POLICIES.intersection(_names(policies)))


def _names(policies: Iterable[object]) -> Iterator[str]:
    """The names of those policies, given by ARN, that are AWS's own."""
    for policy in policies:
        if isinstance(policy, str) and ":iam::aws:" in policy:
            yield policy.rpartition("/")[2]


def no_whole_service(path: str) -> Rule:
    """None of the policies at a path allows every action of a service that is sensitive.

    A policy whose ARN is not known yet is one that the program makes: AWS's own are known before.
    """

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        for name in _names(items(inputs.get(path))):
            if WHOLE_SERVICES.get(name) in params.sensitive_services:
                problem = f"attaches {name}, which allows all of {WHOLE_SERVICES[name]}"
                yield Violation(inputs.at(path), problem, WRITE)

    return find


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


def attachment_checks(
    attachments: Mapping[str, tuple[str, ...]],
    rule: Callable[[str], Rule],
    *,
    passes: tuple[str, ...],
    fails: tuple[str, ...],
    of: str = "",
) -> Iterator[Check]:
    """A check for each path of an attachment.

    Args:
        attachments: Path -> types.
        rule: The rule for a path.
        passes: ARNs of policies that may be attached.
        fails: ARNs of policies that may not.
        of: What the policies are attached to, for the checks' names; nothing for IAM's own.
    """
    for path, types in attachments.items():

        def given(arn: str, path: str = path) -> dict[str, object]:
            return {path: [*passes, arn] if path.endswith("s") else arn}

        yield Check(
            name=f"attached-{of}{path}",
            types=types,
            find=rule(path),
            passes=tuple(map(given, passes)),
            fails=tuple(map(given, fails)),
        )
