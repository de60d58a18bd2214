"""What is said of a value that AWS or the landing zone does not take."""

from pathlib import Path

import pytest

from tests.config.broken import LANDING_ZONE, PROD, Broken, problems_of

VALUES = {
    "prefix too long": Broken(
        PROD,
        "10.18.0.0/20",
        "10.0.0.0/33",
        "cidr",
        "network.cidr: 10.0.0.0/33 is not a network; give a prefix between /16 and /24",
    ),
    "network too large": Broken(
        PROD,
        "10.18.0.0/20",
        "10.0.0.0/12",
        "cidr",
        "network.cidr: 10.0.0.0/12 is too large; give a prefix between /16 and /24",
    ),
    "network too small": Broken(
        PROD,
        "10.18.0.0/20",
        "10.18.0.0/29",
        "cidr",
        "network.cidr: 10.18.0.0/29 is too small; give a prefix between /16 and /24",
    ),
    "address in a network": Broken(
        PROD,
        "10.18.0.0/20",
        "10.18.0.1/20",
        "cidr",
        "network.cidr: 10.18.0.1/20 is an address in a network; did you mean 10.18.0.0/20?",
    ),
    "address without a domain": Broken(
        PROD,
        "aws+payments-prod@example.com",
        "payments-prod",
        "email",
        "email: payments-prod is not valid; give an e-mail address of 6 to 64 characters",
    ),
    "address too short": Broken(
        PROD,
        "aws+payments-prod@example.com",
        "a@b.c",
        "email",
        "email: a@b.c is not valid; give an e-mail address of 6 to 64 characters",
    ),
    "address too long": Broken(
        PROD,
        "aws+payments-prod@example.com",
        f"{'a' * 53}@example.com",
        "email",
        f"email: {'a' * 53}@exa... (65 characters) is too long; "
        "give an e-mail address of 6 to 64 characters",
    ),
    "number out of range": Broken(
        LANDING_ZONE,
        "unused_access_age_days: 90",
        "unused_access_age_days: 400",
        "unused_access_age_days",
        "security.access_analyzer.unused_access_age_days: 400 is out of range; "
        "give a whole number between 1 and 365",
    ),
    "empty text": Broken(
        PROD,
        "owner: payments",
        'owner: ""',
        "owner",
        'owner: "" is not valid; give 1 to 256 letters, digits, spaces and _.:/=+-@ '
        "(it becomes a tag)",
    ),
    "item twice": Broken(
        LANDING_ZONE,
        "[EC2, ECR, LAMBDA]",
        "[EC2, ECR, EC2]",
        "resource_types",
        "security.inspector.resource_types: names EC2 twice; remove one of the two",
    ),
    "misspelt choice": Broken(
        LANDING_ZONE,
        "mode: GOVERNANCE",
        "mode: governence",
        "governence",
        "logging.object_lock.mode: governence is not valid here; did you mean GOVERNANCE?",
    ),
    "choice in the wrong case": Broken(
        PROD,
        "environment: production",
        "environment: Production",
        "environment",
        "environment: Production is not valid here; did you mean production?",
    ),
    "misspelt choice in a list": Broken(
        LANDING_ZONE,
        "      - RDS_LOGIN_EVENTS",
        "      - RDS_LOGIN_EVENT",
        "RDS_LOGIN_EVENT",
        "security.guardduty.protection_plans[3]: RDS_LOGIN_EVENT is not valid here; "
        "did you mean RDS_LOGIN_EVENTS?",
    ),
    "long value": Broken(
        PROD,
        "owner: payments",
        f"owner: {'x' * 300}",
        "owner",
        f"owner: {'x' * 57}... (300 characters) is too long; "
        "give 1 to 256 letters, digits, spaces and _.:/=+-@ (it becomes a tag)",
    ),
    "region": Broken(
        LANDING_ZONE,
        "[eu-central-1, eu-west-1, us-east-1]",
        "[eu-central-1, Ireland, us-east-1]",
        "regions: [",
        "organization.regions[1]: Ireland is not valid; give a region's code such as eu-central-1",
    ),
    "policy by its ARN": Broken(
        LANDING_ZONE,
        "managed_policies: [SecurityAudit]",
        "managed_policies: ['arn:aws:iam::aws:policy/SecurityAudit']",
        "arn:aws:iam",
        "identity.permission_sets.SecurityAudit.managed_policies[0]: "
        "arn:aws:iam::aws:policy/SecurityAudit is not valid; "
        "give what follows `policy/` in the ARN of a policy that AWS manages",
    ),
    "wildcard that exempts everyone": Broken(
        LANDING_ZONE,
        "exempt_roles: []",
        'exempt_roles: ["*"]',
        "exempt_roles",
        "guardrails.exempt_roles[0]: * is not valid; give a role's name, perhaps with its path "
        "and with * after at least three characters",
    ),
    "two boundaries": Broken(
        LANDING_ZONE,
        "        managed_policy: PowerUserAccess",
        "        managed_policy: PowerUserAccess\n        customer_managed_policy: Boundary",
        "permissions_boundary",
        "identity.permission_sets.Developer.permissions_boundary: "
        "give one of managed_policy and customer_managed_policy, and only one",
    ),
    "organizational unit called root": Broken(
        LANDING_ZONE,
        "  workloads/staging:",
        "  root:\n    description: Everything\n  workloads/staging:",
        "root:",
        "organizational_units.root: the name root is not valid; give names of 1 to 128 "
        "letters, digits, spaces and _+=.@-, separated by slashes",
    ),
}


@pytest.mark.parametrize("broken", VALUES.values(), ids=VALUES)
def test_a_wrong_value_is_one_message(broken: Broken, tmp_path: Path) -> None:
    """A wrong value gives one message, with its line, the value and what would be right."""
    due = broken.write(tmp_path)
    assert [str(problem) for problem in problems_of(tmp_path)] == [due]
