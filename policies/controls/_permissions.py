"""What identity policies permit: policies of IAM, inline ones of roles and permission sets."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ._check import Check, Props
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, Unknown, items
from ._params import Params
from ._policy_text import Document, Statement, read
from ._rules import Rule
from ._types import tokens

POLICY_TYPES = tokens("iam", "GroupPolicy", "Policy", "RolePolicy", "UserPolicy")
INLINE_TYPES = tokens("ssoadmin", "PermissionSetInlinePolicy")
ROLE = tokens("iam", "Role")
PATTERNS_KEPT = 4096

# Conditions that hold for everybody at most times limit nothing.
COMMON_KEYS = frozenset(
    {
        "aws:currenttime",
        "aws:epochtime",
        "aws:multifactorauthage",
        "aws:multifactorauthpresent",
        "aws:requestedregion",
        "aws:securetransport",
        "aws:tokenissuetime",
        "aws:useragent",
    }
)
# A wildcard alone, an ARN that one cuts off, or each of a type. What looks like a type in
# an ARN of S3 is a bucket.
EACH_RESOURCE = re.compile(
    r"\*+([:/]\*+)*"
    r"|arn(:[^:]*){0,4}:\*+([:/]\*+)*"
    r"|arn:[^:]*:(?!s3:)[^:]*:[^:]*:[^:]*:[a-z-]+[/:]\*+",
    re.IGNORECASE,
)

DocumentRule = Callable[[Document, Params], Iterator[Finding]]
StatementRule = Callable[[Statement, Params], Iterator[Finding]]


def identity_documents(inputs: Inputs) -> Iterator[Document]:
    """The identity policies among a resource's inputs, under whichever name its type has."""
    places = [(inputs, "policy"), (inputs, "inlinePolicy")]
    places += [(block, "policy") for block in inputs.blocks("inlinePolicies")]
    yield from filter(None, (read(*place) for place in places))


def document_rule(rule: DocumentRule) -> Rule:
    """A rule for each identity policy of a resource; what is not known yet is said so."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        for document in identity_documents(inputs):
            yield from map(Undecided, document.unknown)
            yield from rule(document, params)

    return find


def statement_rule(rule: StatementRule) -> Rule:
    """A rule for each statement that allows something."""

    def each(document: Document, params: Params) -> Iterator[Finding]:
        for statement in document.allowing:
            yield from rule(statement, params)

    return document_rule(each)


def permission_checks(
    find: Rule, *, passes: Iterable[object], fails: Iterable[object]
) -> tuple[Check, ...]:
    """A check for each type that holds identity policies, proved on the same documents."""
    good, bad = tuple(passes), tuple(fails)

    def check(name: str, types: tuple[str, ...], wrap: Callable[[object], Props]) -> Check:
        right, wrong = tuple(map(wrap, good)), tuple(map(wrap, bad))
        return Check(name=name, types=types, find=find, passes=right, fails=wrong)

    return (
        check("policy", POLICY_TYPES, lambda document: {"policy": document}),
        check("inline-policy", ROLE, lambda document: {"inlinePolicies": [{"policy": document}]}),
        check("permission-set-policy", INLINE_TYPES, lambda document: {"inlinePolicy": document}),
    )


def allows(statement: Statement, action: str) -> bool:
    """Whether the statement names an action, by a wildcard too; `*` alone is not looked at.

    Who is allowed everything is told so by `policies_without_full_access`.
    """
    wanted = action.lower()
    return any(
        matches(pattern, wanted) for pattern in statement.actions if not is_all_actions(pattern)
    )


def is_all_actions(pattern: str) -> bool:
    """Whether a pattern stands for every action of every service."""
    return not pattern.strip("*?:")


@lru_cache(maxsize=PATTERNS_KEPT)
def matches(pattern: str, text: str) -> bool:
    """Whether a text is what a pattern of IAM (`*`, `?`) describes."""
    parts = (
        {"*": ".*", "?": "."}.get(part, re.escape(part))
        for part in re.split(r"([*?])", re.sub(r"\*+", "*", pattern))
    )
    return re.fullmatch("".join(parts), text, re.DOTALL) is not None


def on_everything(statement: Statement) -> bool | Unknown:
    """Whether a statement is about every resource, or every one of a kind."""
    if any(map(EACH_RESOURCE.fullmatch, statement.texts("Resource"))):
        return True
    return UNKNOWN if statement.is_unknown("Resource") else False


def unconditioned(statement: Statement) -> bool | Unknown:
    """Whether no condition narrows the statement down."""
    keys = {condition.key for condition in statement.conditions} - COMMON_KEYS
    if keys - {""}:
        return False
    return UNKNOWN if keys else True


def certain(statement: Statement, *facts: bool | Unknown) -> bool | Unknown:
    """Whether all of some facts hold for a statement that may turn out to deny."""
    if False in facts:
        return False
    return UNKNOWN if UNKNOWN in (*facts, *items(statement.get("Effect"))) else True


def if_about_everything(
    statement: Statement, violation: Violation, *, free: bool | Unknown
) -> Iterator[Finding]:
    """What is wrong with a statement about every resource that nothing else narrows down.

    Args:
        statement: The statement, which allows what it should allow for some resources only.
        violation: What to say where it is so.
        free: Whether no condition narrows it down.
    """
    found = certain(statement, on_everything(statement), free)
    if found is UNKNOWN:
        yield Undecided(statement.at("Resource"))
    elif found:
        yield violation


def policy(*statements: object) -> dict[str, object]:
    """A policy document for a proof."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def allow(action: object, resource: object = "*", **more: object) -> dict[str, object]:
    """An allowing statement for a proof."""
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}
