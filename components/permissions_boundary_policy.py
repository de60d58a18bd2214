"""The most that a role made by a pipeline or a service may do."""

from components.account_facts import AccountFacts
from components.policy_document import Document, Statement, document

_MAKING_ROLES = (
    "iam:AttachRolePolicy",
    "iam:CreateRole",
    "iam:PutRolePermissionsBoundary",
    "iam:PutRolePolicy",
)
_LONG_LIVED_CREDENTIALS = (
    "iam:CreateAccessKey",
    "iam:CreateLoginProfile",
    "iam:CreateServiceSpecificCredential",
    "iam:CreateUser",
    "iam:UploadSSHPublicKey",
    "iam:UploadSigningCertificate",
)
_IDENTITY_PROVIDERS = (
    "iam:*OpenIDConnectProvider*",
    "iam:*SAMLProvider*",
    "rolesanywhere:*",
)
_ACCOUNT = (
    "account:*",
    "aws-portal:*",
    "billing:*",
    "iam:*AccountAlias",
    "iam:*AccountPasswordPolicy",
    "identitystore:*",
    "organizations:*",
    "sso:*",
    "sso-directory:*",
)
_WATCHING = (
    "access-analyzer:DeleteAnalyzer",
    "cloudtrail:DeleteTrail",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:StopLogging",
    "cloudtrail:UpdateTrail",
    "config:DeleteConfigurationRecorder",
    "config:DeleteDeliveryChannel",
    "config:StopConfigurationRecorder",
    "guardduty:DeleteDetector",
    "guardduty:DisassociateFromAdministratorAccount",
    "guardduty:UpdateDetector",
    "inspector2:Disable",
    "macie2:DisableMacie",
    "securityhub:DisableSecurityHub",
)
_ACCOUNT_SETTINGS = (
    "ec2:DisableEbsEncryptionByDefault",
    "ec2:DisableImageBlockPublicAccess",
    "ec2:DisableSnapshotBlockPublicAccess",
    "ec2:EnableSerialConsoleAccess",
    "ec2:ModifyEbsDefaultKmsKeyId",
    "ec2:ModifyInstanceMetadataDefaults",
    "ec2:ResetEbsDefaultKmsKeyId",
    "s3:PutAccountPublicAccessBlock",
    "ssm:ModifyDocumentPermission",
)


def permissions_boundary(
    facts: AccountFacts, boundary: str, protected_roles: tuple[str, ...]
) -> Document:
    """Everything that a workload may need, and nothing that lets it out of its bounds.

    A boundary grants nothing: what a role may do is what both its policies and the boundary allow.
    So it allows all actions, and denies what would undo itself: a role without it, another version
    of it, credentials that outlive a session, a further way into the account, the landing zone's
    own roles, and the switches that keep watch. Guardrails of the organization deny most of it as
    well; the boundary holds in accounts that they have not reached, and within an account it binds
    pipelines alone and leaves administrators their hands. Source:
    https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html

    Args:
        facts: The account.
        boundary: Name of this policy.
        protected_roles: Names (with `*`) of the landing zone's own roles.
    """
    arn = facts.iam_arn(f"policy/{boundary}")
    roles = [facts.iam_arn(f"role/{name}") for name in protected_roles]
    return document(
        [
            {"Sid": "Everything", "Effect": "Allow", "Action": "*", "Resource": "*"},
            _deny(
                "RolesWithinBoundary",
                _MAKING_ROLES,
                Condition={"StringNotEquals": {"iam:PermissionsBoundary": arn}},
            ),
            _deny("BoundaryStaysOn", ("iam:Delete*PermissionsBoundary",)),
            _deny(
                "BoundaryStaysAsItIs",
                ("iam:CreatePolicyVersion", "iam:DeletePolicy*", "iam:SetDefaultPolicyVersion"),
                Resource=arn,
            ),
            _deny(
                "LandingZoneRoles",
                ("iam:Delete*", "iam:Detach*", "iam:Put*", "iam:Tag*", "iam:Untag*", "iam:Update*"),
                Resource=roles,
            ),
            _deny("NoBecomingLandingZone", ("iam:PassRole", "sts:AssumeRole"), Resource=roles),
            _deny("NoLongLivedCredentials", _LONG_LIVED_CREDENTIALS),
            _deny("NoIdentityProviders", _IDENTITY_PROVIDERS),
            _deny("AccountIsNotTheirs", _ACCOUNT),
            _deny("WatchIsKept", (*_WATCHING, *_ACCOUNT_SETTINGS)),
        ]
    )


def _deny(sid: str, actions: tuple[str, ...], **more: object) -> Statement:
    return {"Sid": sid, "Effect": "Deny", "Action": list(actions), "Resource": "*", **more}
