"""Organizations and requests that are made up at random, for this evaluator and the reference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from bulkhead.evaluator import Node, Organization
from tests.bulkhead.evaluator.builders import (
    ARCHIVE,
    DEVELOPER,
    MANAGEMENT,
    ORGANIZATION_ID,
    OUTSIDER,
    ROOT_USER,
    SERVICE_LINKED_ROLE,
    USER,
    WORKLOAD,
    document,
    rcp,
    scp,
)
from tests.bulkhead.evaluator.reference import TESTS, Level

PARENTS = {"root": None, "a": "root", WORKLOAD: "a", ARCHIVE: "root", MANAGEMENT: "root"}
ACTIONS = ("s3:GetObject", "s3:PutObject", "s3:GetBucketAcl", "sqs:SendMessage", "ec2:RunInstances")
ACTION_PATTERNS = ("*", "s3:*", "S3:get*", "s3:*Object", "s3:?etObject", "sqs:SendMessage", "ec2:*")
RESOURCES = ("*", "arn:aws:s3:::b/k", "arn:aws:s3:::b/logs/x", "arn:aws:sqs:r:1:q")
RESOURCE_PATTERNS = ("*", "arn:aws:s3:::b/*", "arn:aws:s3:::*/k", "arn:aws:s?s:*")
ROLES = "arn:aws:iam::*:role/*"
KEYS: Mapping[str, Sequence[str]] = {
    "aws:PrincipalArn": (DEVELOPER, ROLES, "arn:aws:iam::111111111111:*"),
    "aws:PrincipalAccount": (WORKLOAD, "1*", OUTSIDER),
    "aws:PrincipalOrgID": (ORGANIZATION_ID, "o-*", "o-other"),
    "aws:RequestedRegion": ("eu-west-1", "eu-*", "us-?ast-1"),
    "aws:TagKeys": ("team", "t*", "owner"),
    "s3:signatureAge": ("5", "10"),
}
GIVEN = ("eu-west-1", "us-east-1", "team", "owner", "7", "10", DEVELOPER, WORKLOAD, "o-other")
NEGATED = {
    "StringEquals": "StringNotEquals",
    "StringLike": "StringNotLike",
    "ArnLike": "ArnNotLike",
}
OPERATORS = [
    f"{quantifier}{name}{suffix}"
    for quantifier in ("", "ForAllValues:", "ForAnyValue:")
    for name in (*TESTS, *NEGATED.values())
    for suffix in ("", "IfExists")
]


@st.composite
def clauses(draw: st.DrawFn) -> dict[str, dict[str, object]]:
    """Give a condition of one key whose values the operator takes."""
    operator = draw(st.sampled_from([*OPERATORS, "Null"]))
    if operator == "Null":
        return {
            operator: {draw(st.sampled_from(list(KEYS))): draw(st.sampled_from(["true", "false"]))}
        }
    if "Arn" in operator:
        key = "aws:PrincipalArn"
    elif "Numeric" in operator:
        key = "s3:signatureAge"
    else:
        key = draw(st.sampled_from(list(KEYS)))
    values = draw(st.lists(st.sampled_from(KEYS[key]), min_size=1, max_size=2, unique=True))
    return {operator: {draw(st.sampled_from([key, key.lower()])): values}}


@st.composite
def statements(draw: st.DrawFn, effects: Sequence[str], *, not_action: bool) -> dict[str, object]:
    """Give a statement."""
    actions = draw(st.lists(st.sampled_from(ACTION_PATTERNS), min_size=1, max_size=2))
    resources = draw(st.lists(st.sampled_from(RESOURCE_PATTERNS), min_size=1, max_size=2))
    condition: dict[str, dict[str, object]] = {}
    for clause in draw(st.lists(clauses(), max_size=2)):
        condition |= clause
    return {
        "Effect": draw(st.sampled_from(effects)),
        draw(st.sampled_from(["Action", "NotAction"])) if not_action else "Action": actions,
        draw(st.sampled_from(["Resource", "NotResource"])): resources,
        "Condition": condition,
    }


def rcp_body(statement: dict[str, object]) -> dict[str, object]:
    """Keep to what an RCP may say."""
    allowed = [each for each in statement["Action"] if each.lower().startswith(("s3", "sqs"))]  # type: ignore[attr-defined]
    return {**statement, "Action": allowed or ["s3:*"], "Principal": "*"}


@dataclass(frozen=True)
class Case:
    """An organization, both ways."""

    organization: Organization
    levels: Mapping[str, Level]

    def chain(self, account: str) -> list[Level] | None:
        """Give the levels above and of an account; none for who is not bound."""
        if account in {OUTSIDER, MANAGEMENT}:
            return None
        chain, at = [], account
        while at:
            chain.append(self.levels[at])
            at = PARENTS[at] or ""
        return chain


scp_statements = st.lists(statements(("Allow", "Deny"), not_action=True), min_size=1, max_size=3)
rcp_statements = st.lists(
    statements(("Deny",), not_action=False).map(rcp_body), min_size=1, max_size=2
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Give an organization of three levels whose documents stand in several places."""
    service = draw(st.lists(scp_statements, min_size=1, max_size=3))
    resource = draw(st.lists(rcp_statements, min_size=1, max_size=2))
    scps, rcps = [scp(*each) for each in service], [rcp(*each) for each in resource]
    nodes, levels = [], {}
    for name, parent in PARENTS.items():
        own = draw(st.lists(st.integers(0, len(service) - 1), max_size=2, unique=True))
        of_resource = draw(st.lists(st.integers(0, len(resource) - 1), max_size=1))
        full = draw(st.sampled_from([True, True, False]))
        nodes.append(
            Node(
                name, parent, tuple(scps[n] for n in own), tuple(rcps[n] for n in of_resource), full
            )
        )
        levels[name] = Level(
            [document(*service[n]) for n in own],
            [document(*resource[n]) for n in of_resource],
            full,
        )
    return Case(Organization.of(ORGANIZATION_ID, MANAGEMENT, nodes), levels)


CALLERS = {
    DEVELOPER: WORKLOAD,
    USER: WORKLOAD,
    ROOT_USER: WORKLOAD,
    SERVICE_LINKED_ROLE: WORKLOAD,
    f"arn:aws:iam::{ARCHIVE}:role/a": ARCHIVE,
    f"arn:aws:iam::{MANAGEMENT}:role/a": MANAGEMENT,
    f"arn:aws:iam::{OUTSIDER}:role/a": OUTSIDER,
}


@dataclass(frozen=True)
class Ask:
    """A request, as it is written down."""

    caller: str
    action: str
    resource: str
    owner: str
    context: Mapping[str, list[str]]

    def keys(self) -> dict[str, Sequence[str]]:
        """Give the keys of the reference: what is given, else what follows from the caller."""
        account = CALLERS[self.caller]
        derived: dict[str, Sequence[str]] = {
            "aws:PrincipalArn": [self.caller],
            "aws:PrincipalAccount": [account],
        }
        if account != OUTSIDER:
            derived["aws:PrincipalOrgID"] = [ORGANIZATION_ID]
        return {**derived, **self.context}


asks = st.builds(
    Ask,
    st.sampled_from(list(CALLERS)),
    st.sampled_from(ACTIONS),
    st.sampled_from(RESOURCES),
    st.sampled_from([WORKLOAD, ARCHIVE, MANAGEMENT, OUTSIDER]),
    st.dictionaries(
        st.sampled_from([key for key in KEYS if key != "aws:PrincipalArn"]),
        st.lists(st.sampled_from(GIVEN), min_size=1, max_size=2, unique=True),
        max_size=3,
    ),
)
