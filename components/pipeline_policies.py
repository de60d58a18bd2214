"""Which token may be the role of a pipeline, and which roles that role may make."""

from components.account_facts import AccountFacts
from components.policy_document import Document, document
from config.pipelines import Pipeline


def pipeline_trust(pipeline: Pipeline, provider_arn: str) -> Document:
    """Tokens of one issuer, for one audience, about one subject, and nobody else.

    Args:
        pipeline: The pipeline.
        provider_arn: ARN of the account's OpenID Connect provider for its issuer.
    """
    host = pipeline.issuer_host
    exact = {f"{host}:aud": pipeline.token_audience}
    subject = {f"{host}:sub": pipeline.subject}
    # A star stands for the commit in a subject of Buildkite's alone.
    like = {"StringLike": subject} if "*" in pipeline.subject else {}
    return document(
        [
            {
                "Sid": "OnePipeline",
                "Effect": "Allow",
                "Principal": {"Federated": provider_arn},
                "Action": "sts:AssumeRoleWithWebIdentity",
                "Condition": {"StringEquals": exact if like else {**exact, **subject}, **like},
            }
        ]
    )


def roles_within_boundary(facts: AccountFacts, roles: str, boundary_arn: str) -> Document:
    """What a pipeline may do with the roles of its application.

    Args:
        facts: The account.
        roles: Names (with `*`) of the roles.
        boundary_arn: The boundary that each of them carries.
    """
    arn = facts.iam_arn(f"role/{roles}")
    within = {"StringEquals": {"iam:PermissionsBoundary": boundary_arn}}
    return document(
        [
            {
                "Sid": "MakeRolesWithinBoundary",
                "Effect": "Allow",
                "Action": [
                    "iam:AttachRolePolicy",
                    "iam:CreateRole",
                    "iam:PutRolePermissionsBoundary",
                    "iam:PutRolePolicy",
                ],
                "Resource": arn,
                "Condition": within,
            },
            {
                "Sid": "KeepThem",
                "Effect": "Allow",
                "Action": [
                    "iam:DeleteRole",
                    "iam:DeleteRolePolicy",
                    "iam:DetachRolePolicy",
                    "iam:GetRole",
                    "iam:GetRolePolicy",
                    "iam:ListAttachedRolePolicies",
                    "iam:ListInstanceProfilesForRole",
                    "iam:ListRolePolicies",
                    "iam:ListRoleTags",
                    "iam:PassRole",
                    "iam:TagRole",
                    "iam:UntagRole",
                    "iam:UpdateAssumeRolePolicy",
                    "iam:UpdateRole",
                    "iam:UpdateRoleDescription",
                ],
                "Resource": arn,
            },
        ]
    )
