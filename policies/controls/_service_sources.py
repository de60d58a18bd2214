"""The checks of `services_act_for_organization_only`: who lets a service in says for whom.

Which service says for whom it acts where, in resource policies, is what its own guide shows as the
policy to write, with aws:SourceArn or aws:SourceAccount in it.
"""

import re
from collections.abc import Callable, Iterator

from ._check import Check
from ._condition_values import given_singles_out, singles_out
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._limits import limited
from ._params import Params
from ._policy_text import Document, Statement, read
from ._rules import Rule
from ._types import BUCKET, BUCKET_POLICY, tokens

SOURCE_KEYS = frozenset(
    {
        "aws:sourceaccount",
        "aws:sourcearn",
        "aws:sourceorgid",
        "aws:sourceorgpaths",
        "aws:sourceowner",
        "sts:externalid",
    }
)
TO_QUEUES = frozenset({"events", "s3", "sns"})
TO_TOPICS = frozenset({"budgets", "cloudwatch", "s3"})
TO_BUCKETS = frozenset(
    {"cloudfront", "cloudtrail", "config", "delivery.logs", "logging.s3", "s3"},
)
SERVICE = re.compile(r"(.+?)(?:\.[a-z]{2}(?:-[a-z]+)+-\d+)?\.amazonaws\.com(?:\.cn)?")
SOURCE_INPUTS = ("sourceArn", "sourceAccount", "principalOrgId", "eventSourceToken")
WRITE = '"Condition": {"StringEquals": {"aws:SourceAccount": account_id}}, or aws:SourceArn'
ServicesOf = Callable[[Params], frozenset[str]]


def _says_for_whom(path: str, services_of: ServicesOf) -> Rule:
    """A service that a policy lets in is asked for whom it acts."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        document = read(inputs, path) or Document(path)
        yield from map(Undecided, document.unknown)
        for statement in document.allowing:
            yield from _judged(statement, services_of(params))

    return find


def _judged(statement: Statement, services: frozenset[str]) -> Iterator[Finding]:
    principals = statement.principals("Service")
    named = sorted(services.intersection(map(_service, principals)))
    if not named and UNKNOWN not in principals:
        return
    found = limited(statement, SOURCE_KEYS.__contains__, singles_out)
    if found is True:
        return
    if not named or UNKNOWN in (found, statement.get("Effect")):
        yield Undecided(statement.at("Principal"))
        return
    yield Violation(
        statement.at("Principal"),
        f"lets in {named[0]}.amazonaws.com, on behalf of whichever customer",
        WRITE,
    )


def _service(principal: object) -> str:
    found = SERVICE.fullmatch(principal.lower()) if isinstance(principal, str) else None
    return found[1] if found else ""


def _invoker_is_limited(inputs: Inputs, _: Params) -> Iterator[Finding]:
    principal = inputs.get("principal")
    if any(given_singles_out(inputs.get(name)) for name in SOURCE_INPUTS):
        return
    if principal is UNKNOWN:
        yield Undecided("principal")
    elif isinstance(principal, str) and principal.endswith((".amazonaws.com", ".amazon.com")):
        yield Violation(
            "sourceArn",
            "names nobody, so the service invokes it on behalf of whichever customer",
            "source_arn=rule.arn, the ARN of what invokes it",
        )


def _policy(service: object, **condition: object) -> dict[str, object]:
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "*"}
    limits = {"Condition": condition} if condition else {}
    return {"Version": "2012-10-17", "Statement": [{**statement, **limits}]}


OURS = {"aws:SourceAccount": "111111111111"}


def _check(name: str, types: tuple[str, ...], services_of: ServicesOf, service: str) -> Check:
    path = "assumeRolePolicy" if name == "role" else "policy"
    principal = f"{service}.amazonaws.com"
    return Check(
        name=name,
        types=types,
        find=_says_for_whom(path, services_of),
        passes=(
            {},
            {path: _policy(principal, StringEquals=OURS)},
            {path: _policy([principal], ArnLike={"AWS:SourceArn": "arn:aws:*:*:111111111111:*"})},
            {path: _policy("ec2.amazonaws.com")},
        ),
        fails=(
            {path: _policy(principal)},
            {path: _policy(["ec2.amazonaws.com", principal])},
            {path: _policy(principal, StringEquals={"s3:x-amz-acl": "private"})},
            {path: _policy(principal, StringLike={"aws:SourceAccount": "*"})},
        ),
    )


SOURCE_CHECKS = (
    _check(
        "role",
        tokens("iam", "Role"),
        lambda params: frozenset(params.services_with_sources),
        "states",
    ),
    _check("queue", tokens("sqs", "Queue", "QueuePolicy"), lambda _: TO_QUEUES, "sns"),
    _check("topic", tokens("sns", "Topic", "TopicPolicy"), lambda _: TO_TOPICS, "s3"),
    _check("bucket", (*BUCKET, *BUCKET_POLICY), lambda _: TO_BUCKETS, "cloudtrail"),
    Check(
        name="function",
        types=tokens("lambda", "Permission"),
        find=_invoker_is_limited,
        passes=(
            {"principal": "111111111111"},
            {"principal": "events.amazonaws.com", "sourceArn": "arn:aws:events:::rule/nightly"},
            {"principal": "s3.amazonaws.com", "sourceAccount": "111111111111"},
            {"principal": "alexa-appkit.amazon.com", "eventSourceToken": "amzn1.ask.skill.1"},
        ),
        fails=(
            {"principal": "events.amazonaws.com"},
            {"principal": "events.amazonaws.com", "sourceArn": "arn:aws:events:*:*:rule/*"},
            {"principal": "s3.amazonaws.com", "action": "lambda:InvokeFunction"},
        ),
    ),
)
