"""Names and paths of what the landing zone builds: what AWS accepts for each.

Where nothing else is said, patterns and lengths are those of the AWS API models of 2026-11.
"""

from typing import Annotated

from config.base import Shape

OrganizationId = Annotated[
    str,
    Shape(
        r"o-[a-z0-9]{10,32}",
        "give o- and 10 to 32 lower-case letters and digits",
        "o-a1b2c3d4e5",
        34,
    ),
]
# It begins the names of buckets, at most 63 characters, so it leaves room for what follows.
OrganizationName = Annotated[
    str,
    Shape(
        r"[a-z](?:[a-z0-9-]*[a-z0-9])?",
        "give 1 to 24 lower-case letters, digits and hyphens, a letter first",
        "example",
        24,
    ),
]
BucketPrefix = Annotated[
    str,
    Shape(
        r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?",
        "give 1 to 35 lower-case letters, digits and hyphens",
        "example-com",
        35,
    ),
]
Region = Annotated[
    str,
    Shape(
        r"[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}",
        "give a region's code such as eu-central-1",
        "eu-central-1",
        15,
    ),
]
# AWS Organizations: names of 1 to 128 characters. They stand in paths here, so that a slash
# separates them.
_UNIT = r"[A-Za-z0-9_+=.@-](?:[A-Za-z0-9 _+=.@-]{0,126}[A-Za-z0-9_+=.@-])?"
_UNITS = rf"{_UNIT}(?:/{_UNIT})*"
_UNITS_EXPECTED = "names of 1 to 128 letters, digits, spaces and _+=.@-, separated by slashes"
OrganizationalUnitPath = Annotated[
    str,
    Shape(rf"(?!root$){_UNITS}", f"give {_UNITS_EXPECTED}", "workloads/production", 1000),
]
Place = Annotated[
    str,
    Shape(_UNITS, f"give root, or {_UNITS_EXPECTED}", "workloads/production", 1000),
]
RingName = Annotated[
    str,
    Shape(
        r"[a-z](?:[a-z0-9-]*[a-z0-9])?",
        "give 1 to 32 lower-case letters, digits and hyphens, a letter first",
        "production",
        32,
    ),
]
TierName = Annotated[
    str,
    Shape(
        r"[a-z](?:[a-z0-9-]*[a-z0-9])?",
        "give 1 to 32 lower-case letters, digits and hyphens, a letter first",
        "production",
        32,
    ),
]
Day = Annotated[
    str,
    Shape(
        r"20[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])",
        "give a day as year-month-day",
        "2026-11-24",
        10,
    ),
]
ControlId = Annotated[
    str,
    Shape(
        r"[a-z][a-z0-9_]*",
        "give the name of a file in policies/controls without .py",
        "root_user_not_used",
        100,
    ),
]
# Identity stores take up to 1,024 characters of almost any kind; in assignments, a name without
# surprises is read at a glance.
GroupName = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_.,+=@-](?:[A-Za-z0-9 _.,+=@-]*[A-Za-z0-9_.,+=@-])?",
        "give 1 to 128 letters, digits, spaces and _.,+=@-",
        "platform-engineers",
        128,
    ),
]
PermissionSetName = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_+=,.@-]+",
        "give 1 to 32 letters, digits and _+=,.@-",
        "SecurityAudit",
        32,
    ),
]
RoleName = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_+=,.@-]+",
        "give 1 to 64 letters, digits and _+=,.@-",
        "OrganizationAccountAccessRole",
        64,
    ),
]
# A pattern that begins with a wildcard would exempt roles that a team can make for itself.
RolePattern = Annotated[
    str,
    Shape(
        r"(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{3}[A-Za-z0-9_+=,.@*?-]*",
        "give a role's name, perhaps with its path and with * after at least three characters",
        "cloudformation-stacksets-*",
        512,
    ),
]
CustomerManagedPolicy = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_+=,.@-]+",
        "give the name of a policy: 1 to 128 letters, digits and _+=,.@-",
        "DeveloperBoundary",
        128,
    ),
]
ManagedPolicy = Annotated[
    str,
    Shape(
        r"(?:[A-Za-z0-9_+=,.@-]+/)*[A-Za-z0-9_+=,.@-]{1,128}",
        "give what follows `policy/` in the ARN of a policy that AWS manages",
        "job-function/ViewOnlyAccess",
        512,
    ),
]
# Security Hub API Reference, StandardsArn: what follows `standards/` or `ruleset/` in it.
Standard = Annotated[
    str,
    Shape(
        r"[a-z0-9-]+/v/[0-9]+\.[0-9]+\.[0-9]+",
        "give a standard and its version, such as cis-aws-foundations-benchmark/v/3.0.0",
        "aws-foundational-security-best-practices/v/1.0.0",
        128,
    ),
]
