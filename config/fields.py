"""Types of single values: what AWS accepts for each, and how the configuration writes it.

Where nothing else is said, patterns and lengths are those of the AWS API models of 2026-11.
"""

from ipaddress import IPv4Network
from typing import Annotated

from pydantic import BeforeValidator, Field, Strict

from config.base import Shape

Whole = Annotated[int, Strict()]
Switch = Annotated[bool, Strict()]

AccountId = Annotated[
    str,
    Shape(r"[0-9]{12}", "give the 12 digits of an account id, in quotes", "111122223333", 12),
]
# Names are also stack names and parts of resource names, so less is allowed than AWS's 50 printable
# characters (CreateAccount).
AccountName = Annotated[
    str,
    Shape(
        r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?",
        "give 1 to 50 lower-case letters, digits and hyphens",
        "payments-prod",
        50,
    ),
]
# AWS Organizations API Reference, CreateAccount: 6 to 64 ASCII characters, none of white space,
# "'()<>[]:;,\|%&, no leading dot and no two dots in a row before the @.
Email = Annotated[
    str,
    Shape(
        r"(?=.{6,64}$)[A-Za-z0-9!#$*+/=?^_`{}~-]+(?:\.[A-Za-z0-9!#$*+/=?^_`{}~-]+)*"
        r"@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+",
        "give an e-mail address of 6 to 64 characters",
        "aws+payments-prod@example.com",
        64,
    ),
]
# AWS Account Management API Reference, PutAlternateContact.
Phone = Annotated[
    str,
    Shape(
        r"[\s0-9()+-]+",
        "give a telephone number of at most 25 digits, spaces, +, - and parentheses",
        "+49 30 1234567",
        25,
    ),
]
PersonName = Annotated[str, Shape(r".*\S.*", "give 1 to 64 characters", "Security team", 64)]
Title = Annotated[str, Shape(r".*\S.*", "give 1 to 50 characters", "Security", 50)]
# IAM Identity Center API Reference, CreatePermissionSet: Latin-1, at most 700 characters. One rule
# serves all descriptions.
Description = Annotated[
    str,
    Shape(
        r"[\t\n\r\x20-\x7e\xa1-\xff]*[\x21-\x7e\xa1-\xff][\t\n\r\x20-\x7e\xa1-\xff]*",
        "give 1 to 700 characters, none outside Latin-1",
        "Payments, production",
        700,
    ),
]
Owner = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_.:/=+@-]+(?: [A-Za-z0-9_.:/=+@-]+)*",
        "give 1 to 256 letters, digits, spaces and _.:/=+-@ (it becomes a tag)",
        "payments",
        256,
    ),
]
TagKey = Annotated[
    str,
    Shape(
        r"(?!aws:)[A-Za-z0-9_.:/=+@ -]+",
        "give 1 to 128 letters, digits, spaces and _.:/=+-@, not beginning with aws:",
        "cost-center",
        128,
    ),
]
TagValue = Annotated[
    str,
    Shape(
        r"[A-Za-z0-9_.:/=+@ -]*",
        "give at most 256 letters, digits, spaces and _.:/=+-@",
        "4711",
        256,
    ),
]
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
        "give 1 to 36 lower-case letters, digits and hyphens",
        "example-com",
        36,
    ),
]
Region = Annotated[
    str,
    Shape(
        r"[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}",
        "give a region's code such as eu-central-1",
        "eu-central-1",
        32,
    ),
]
# AWS Organizations: at most five levels below the root, names of 1 to 128 characters. They stand
# in paths here, so that a slash separates them.
OrganizationalUnitPath = Annotated[
    str,
    Shape(
        r"(?!root$)[A-Za-z0-9_+=.@-](?:[A-Za-z0-9 _+=.@-]{0,126}[A-Za-z0-9_+=.@-])?"
        r"(?:/[A-Za-z0-9_+=.@-](?:[A-Za-z0-9 _+=.@-]{0,126}[A-Za-z0-9_+=.@-])?)*",
        "give names of 1 to 128 letters, digits, spaces and _+=.@-, separated by slashes",
        "workloads/production",
        644,
    ),
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


def _network(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return IPv4Network(value)
    except ValueError:
        pass
    try:
        around = IPv4Network(value, strict=False)
    except ValueError:
        raise ValueError("is not a network; give a prefix such as 10.0.0.0/20") from None
    raise ValueError(f"has bits beyond its prefix; did you mean {around}?")


Network = Annotated[
    IPv4Network,
    BeforeValidator(_network),
    Field(json_schema_extra={"examples": ["10.16.0.0/20"]}),
]
