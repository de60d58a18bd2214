"""Examples of IAM."""

from tests.sandbox.provider.examples import Example, Need
from tests.sandbox.provider.examples.policies import allow, trust

ROLE = Need(
    "aws:iam/role:Role", {"assumeRolePolicy": trust("config.amazonaws.com"), "name": "recorder"}
)
BOUNDARY = Need("aws:iam/policy:Policy", {"name": "boundary", "policy": allow("s3:*")})

EXAMPLES = {
    "aws:iam/role:Role": Example(
        needs={"boundary": BOUNDARY},
        inputs={
            "assumeRolePolicy": trust("config.amazonaws.com"),
            "description": "Records",
            "maxSessionDuration": 7200,
            "name": "auditor",
            "path": "/audit/",
            "permissionsBoundary": "${boundary.arn}",
            "tags": {"owner": "platform", "ring": "sandbox"},
        },
        changes=(
            ("assumeRolePolicy", trust("events.amazonaws.com")),
            ("description", "Reads"),
            ("forceDetachPolicies", True),
            ("maxSessionDuration", 3600),
            ("permissionsBoundary", None),
            ("tags", {"owner": "security", "tier": "1"}),
            ("tags", None),
        ),
        made_with=({"forceDetachPolicies": True, "maxSessionDuration": None, "path": None},),
        unprovable={"delete[0]": "test_iam.py proves it with a policy that is attached"},
    ),
    "aws:iam/rolePolicy:RolePolicy": Example(
        needs={"role": ROLE},
        inputs={"name": "own", "policy": allow("s3:ListBucket"), "role": "${role.name}"},
        changes=(("policy", allow("s3:GetObject")),),
    ),
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": Example(
        needs={"role": ROLE, "policy": BOUNDARY},
        inputs={"policyArn": "${policy.arn}", "role": "${role.name}"},
    ),
    "aws:iam/policy:Policy": Example(
        inputs={
            "description": "Lists",
            "name": "lister",
            "path": "/audit/",
            "policy": allow("s3:ListBucket"),
            "tags": {"owner": "platform", "ring": "sandbox"},
        },
        changes=(
            ("policy", allow("s3:GetObject")),
            ("tags", {"owner": "security", "tier": "1"}),
            ("tags", None),
        ),
        made_with=({"path": None},),
        unprovable={
            "delete[0]": "the emulator deletes a policy with all its versions; AWS refuses",
            "update[0]": "test_iam.py proves it with more than five versions",
        },
    ),
    "aws:iam/serviceLinkedRole:ServiceLinkedRole": Example(
        inputs={
            "awsServiceName": "config.amazonaws.com",
            "description": "Records",
            "tags": {"owner": "platform"},
        },
        changes=(("description", "Reads"), ("tags", {"owner": "security"}), ("tags", None)),
    ),
    "aws:iam/organizationsFeatures:OrganizationsFeatures": Example(
        needs={
            "organization": Need(
                "aws:organizations/organization:Organization",
                {"awsServiceAccessPrincipals": ["iam.amazonaws.com"]},
            )
        },
        inputs={"enabledFeatures": ["RootCredentialsManagement"]},
        changes=(
            ("enabledFeatures", ["RootSessions", "RootCredentialsManagement"]),
            ("enabledFeatures", ["RootSessions"]),
        ),
        gone_with=("organization",),
    ),
    "aws:iam/accountPasswordPolicy:AccountPasswordPolicy": Example(
        inputs={
            "allowUsersToChangePassword": False,
            "hardExpiry": True,
            "maxPasswordAge": 90,
            "minimumPasswordLength": 14,
            "passwordReusePrevention": 24,
            "requireLowercaseCharacters": True,
            "requireNumbers": True,
            "requireSymbols": True,
            "requireUppercaseCharacters": True,
        },
        changes=(
            ("allowUsersToChangePassword", True),
            ("hardExpiry", False),
            ("maxPasswordAge", 30),
            ("minimumPasswordLength", 20),
            ("passwordReusePrevention", 5),
            ("requireLowercaseCharacters", False),
            ("requireNumbers", False),
            ("requireSymbols", False),
            ("requireUppercaseCharacters", False),
        ),
        made_with=({"allowUsersToChangePassword": None, "minimumPasswordLength": None},),
        unprovable={
            "defaults.allowUsersToChangePassword": (
                "AWS has the opposite default, and nobody compares what the program leaves out"
            )
        },
    ),
    "aws:iam/accountAlias:AccountAlias": Example(inputs={"accountAlias": "example-logs"}),
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider": Example(
        inputs={
            "clientIdLists": ["sts.amazonaws.com", "https://gitlab.com"],
            "tags": {"owner": "platform"},
            "thumbprintLists": ["a" * 40, "b" * 40],
            "url": "https://gitlab.com",
        },
        changes=(
            ("clientIdLists", ["sts.amazonaws.com", "https://example.com"]),
            ("thumbprintLists", ["b" * 40]),
            ("tags", {"owner": "security"}),
            ("tags", None),
        ),
    ),
}
