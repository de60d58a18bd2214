"""A restriction of regions reaches services that answer from one region for everybody.

IAM, Route 53, CloudFront, billing and others answer from us-east-1 or us-west-2 whatever region a
company works in, so that a Deny outside the approved regions takes them away altogether. They are
named under NotAction, or their region is among the approved ones.
"""

from collections.abc import Iterator, Mapping

from bulkhead.lint.clause import Clause
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement
from bulkhead.service_authorization import covers, home_regions

SEVERITY = "error"
REGION = "aws:requestedregion"
# Without these an account cannot be worked in, or paid for; the others are missed by those who use
# them, and public lists of exempt services lack one or the other.
INDISPENSABLE = frozenset({"cloudfront", "iam", "organizations", "route53", "support"})


def check(document: Document) -> Iterator[Problem]:
    """Say which global services a restriction of regions takes away."""
    for statement in document.statements:
        if not statement.denies:
            continue
        for clause in statement.on(REGION):
            missed = sorted(_missed(statement, clause)) if clause.negated else []
            if missed:
                yield _problem(statement, clause, missed)


def _missed(statement: Statement, clause: Clause) -> Iterator[str]:
    """Services of which no region that they answer from is approved."""
    approved = [value.value for value in clause.values]
    for service, homes in home_regions().items():
        is_approved = any(covers(region, home) for region in approved for home in homes)
        if not is_approved and _reaches(statement, service):
            yield service


def _reaches(statement: Statement, service: str) -> bool:
    """Some of its actions under NotAction do not keep the service as a whole."""
    whole = any(covers(text.value.lower(), f"{service}:*") for text in statement.actions)
    return whole is not statement.not_action


def _problem(statement: Statement, clause: Clause, missed: list[str]) -> Problem:
    names = ", ".join(missed)
    lost = INDISPENSABLE & set(missed)
    how = "under NotAction" if statement.not_action else "in a statement with their regions"
    return Problem(
        clause.operator.place,
        f"the approved regions are not where these services answer from: {names}",
        f"name them {how}, each as service:*, or approve {_homes(missed)}",
        statement.label,
        None if lost else "warning",
    )


def _homes(services: list[str]) -> str:
    return " and ".join(sorted({home_regions()[service][0] for service in services}))


def _outside(regions: list[str], **actions: object) -> dict[str, object]:
    condition: Mapping[str, object] = {"StringNotEquals": {"aws:RequestedRegion": regions}}
    return {"Effect": "Deny", **actions, "Resource": "*", "Condition": condition}


EVERY = [f"{service}:*" for service in home_regions()]
EUROPE = ["eu-central-1", "eu-west-1"]
FIRES = (
    Example("a list without iam", _outside(EUROPE, NotAction=[e for e in EVERY if e != "iam:*"])),
    Example(
        "a list without sts",
        _outside(EUROPE, NotAction=[e for e in EVERY if e != "sts:*"]),
        severity="warning",
    ),
    Example("no list", _outside(EUROPE, Action="*")),
    Example(
        "a part of a service",
        _outside(EUROPE, NotAction=["iam:Get*", *(e for e in EVERY if e != "iam:*")]),
    ),
    Example(
        "a list without billing",
        _outside(EUROPE, NotAction=[e for e in EVERY if e != "billing:*"]),
        severity="warning",
    ),
    Example("a global service outside its region", _outside(EUROPE, Action=["cloudfront:*"])),
)
QUIET = (
    Example("every global service", _outside(EUROPE, NotAction=EVERY)),
    Example("their regions", _outside(["us-east-1", "us-west-2"], Action="*")),
    Example("an Allow inside regions", {**_outside(EUROPE, Action="iam:*"), "Effect": "Allow"}),
    Example("services that are regional", _outside(EUROPE, Action=["ec2:*", "s3:*"])),
    Example(
        "services that are pinned", _outside([*EUROPE, "us-east-1"], Action=["iam:*", "kms:*"])
    ),
)
