"""People and workloads have no long-lived credentials: there are no IAM users and no access keys.

A stolen access key works from anywhere until somebody notices, and most breaches of AWS accounts
start with one. People sign in through Identity Center, workloads take their identity from roles,
pipelines from OpenID Connect: none of them needs a key that outlives the day.

Exceptions: the landing zone's own roles. Deactivating a key is denied with activating it (no
condition key tells the two apart); deleting one is always possible, and that is what a leaked key
needs. Credentials that a service makes under names of its own (SMTP users of SES are IAM users)
are covered, those of Transfer Family or databases are not IAM's.
"""

from collections.abc import Iterator

from ._audit import AuditQuery
from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._model import Control, Frameworks
from ._params import Params
from ._request import ADMINISTRATOR, DEPLOYER, LANDING_ZONE, ROOT_USER, calls
from ._rules import Rule, all_of, forbidden
from ._statement import Deny
from ._types import tokens

USER_ARN = "arn:aws:iam::111111111111:user/ci"

# CIS AWS Foundations Benchmark v5.0.0, 1.7 and 1.8: for whatever users there still are.
SHORTEST_PASSWORD = 14
REMEMBERED = 24
STRONG = {"minimumPasswordLength": SHORTEST_PASSWORD, "passwordReusePrevention": REMEMBERED}


def _no_users(inputs: Inputs, _: Params) -> Iterator[Finding]:
    users = inputs.get("users")
    if users is UNKNOWN:
        yield Undecided("users")
    elif users:
        yield Violation("users", "names IAM users", "roles=[role.name] and no users")


def _at_least(path: str, least: int, argument: str) -> Rule:
    """A number, which may be written as a text, is at least what it must be."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = inputs.get(path)
        if given is UNKNOWN:
            yield Undecided(path)
        elif not _is_at_least(given, least):
            yield Violation(path, f"is {shown(given)}", f"{argument}={least}")

    return find


def _is_at_least(given: object, least: int) -> bool:
    try:
        return float(given) >= least if isinstance(given, str | int | float) else False
    except ValueError:
        return False


CONTROL = Control(
    severity="high",
    bundle="identity",
    frameworks=Frameworks(
        cis_3_0=("1.8", "1.9", "1.12", "1.13", "1.14", "1.15", "1.21"),
        cis_5_0=("1.7", "1.8", "1.11", "1.12", "1.13", "1.14", "1.20"),
        fsbp=("IAM.2", "IAM.3", "IAM.5", "IAM.7", "IAM.8"),
    ),
    service_control=(
        Deny(
            sid="DenyLongLivedCredentials",
            actions=(
                "iam:CreateAccessKey",
                "iam:CreateLoginProfile",
                "iam:CreateServiceSpecificCredential",
                "iam:CreateUser",
                "iam:ResetServiceSpecificCredential",
                "iam:UpdateAccessKey",
                "iam:UpdateLoginProfile",
                "iam:UploadSSHPublicKey",
                "iam:UploadSigningCertificate",
            ),
            denied=(
                *calls(
                    ADMINISTRATOR,
                    "iam:CreateAccessKey",
                    "iam:CreateLoginProfile",
                    "iam:CreateUser",
                    "iam:UpdateAccessKey",
                    resource=USER_ARN,
                ),
                *calls(DEPLOYER, "iam:CreateUser", resource=USER_ARN),
                *calls(
                    ROOT_USER,
                    "iam:CreateAccessKey",
                    resource=ROOT_USER,
                    context={"aws:AssumedRoot": "true"},
                ),
            ),
            allowed=(
                *calls(
                    ADMINISTRATOR,
                    "iam:DeleteAccessKey",
                    "iam:DeleteUser",
                    "iam:ListUsers",
                    resource=USER_ARN,
                ),
                *calls(
                    DEPLOYER,
                    "iam:CreateRole",
                    resource="arn:aws:iam::111111111111:role/application",
                ),
                *calls(LANDING_ZONE, "iam:UpdateAccessKey", resource=USER_ARN),
            ),
        ),
    ),
    checks=(
        Check(
            name="user",
            types=tokens(
                "iam",
                "GroupMembership",
                "User",
                "UserGroupMembership",
                "UserPoliciesExclusive",
                "UserPolicy",
                "UserPolicyAttachment",
                "UserPolicyAttachmentsExclusive",
            ),
            find=forbidden(
                "IAM users keep credentials that never expire",
                "aws.iam.Role(...) for a workload, or an Identity Center assignment for a person",
            ),
            fails=({}, {"name": "ci"}),
            forbids=True,
        ),
        Check(
            name="credential",
            types=tokens(
                "iam",
                "AccessKey",
                "ServiceSpecificCredential",
                "SigningCertificate",
                "SshKey",
                "UserLoginProfile",
            ),
            find=forbidden(
                "long-lived credentials work for whoever finds them",
                "aws.iam.Role(...) and let the workload or the pipeline assume it",
            ),
            fails=({}, {"user": "ci"}),
            forbids=True,
        ),
        Check(
            name="policy-of-users",
            types=tokens("iam", "PolicyAttachment"),
            find=_no_users,
            passes=({"roles": ["shop"]}, {"users": []}),
            fails=({"users": ["ci"]}, {"users": ["ci"], "roles": ["shop"]}),
        ),
        Check(
            name="password-policy",
            types=tokens("iam", "AccountPasswordPolicy"),
            find=all_of(
                _at_least("minimumPasswordLength", SHORTEST_PASSWORD, "minimum_password_length"),
                _at_least("passwordReusePrevention", REMEMBERED, "password_reuse_prevention"),
            ),
            passes=(STRONG, {"minimumPasswordLength": "16", "passwordReusePrevention": 24}),
            fails=(
                {},
                {**STRONG, "minimumPasswordLength": 8},
                {"minimumPasswordLength": 14},
                {**STRONG, "passwordReusePrevention": "five"},
            ),
        ),
    ),
    audit=(
        AuditQuery(
            sentence="There is no IAM user.",
            scope="account",
            service="iam",
            operation="ListUsers",
            expression="Users[].Arn",
        ),
    ),
)
