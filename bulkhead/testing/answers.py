"""What AWS's functions answer in a unit test where the test says nothing else."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Answer = Mapping[str, Any] | Callable[[Mapping[str, Any]], Mapping[str, Any]]

ACCOUNT = "111111111111"
REGION = "eu-central-1"
VERSION = "2012-10-17"


def policy_document(args: Mapping[str, Any]) -> Mapping[str, Any]:
    """Write a policy as `aws.iam.get_policy_document` does.

    Documents that it takes over (`source_policy_documents`, `override_policy_documents`) stand
    before and behind its own statements.
    """
    own = list(map(_statement, args.get("statements") or ()))
    before = _statements_of(args.get("sourcePolicyDocuments") or ())
    behind = _statements_of(args.get("overridePolicyDocuments") or ())
    statements = [*before, *own, *behind]
    document = {"Version": args.get("version") or VERSION, "Statement": statements}
    text = json.dumps(document)
    return {**args, "id": "1", "json": text, "minifiedJson": text}


def _statements_of(documents: Sequence[str]) -> Iterator[object]:
    for text in documents:
        found = json.loads(text).get("Statement", [])
        yield from found if isinstance(found, list) else [found]


def _statement(given: Mapping[str, Any]) -> Mapping[str, Any]:
    parts = {
        "Sid": given.get("sid"),
        "Effect": given.get("effect") or "Allow",
        "Action": given.get("actions"),
        "NotAction": given.get("notActions"),
        "Resource": given.get("resources"),
        "NotResource": given.get("notResources"),
        "Principal": _principals(given.get("principals") or ()),
        "NotPrincipal": _principals(given.get("notPrincipals") or ()),
        "Condition": _conditions(given.get("conditions") or ()),
    }
    return {name: value for name, value in parts.items() if value}


def _principals(given: Sequence[Mapping[str, Any]]) -> object:
    found: dict[str, list[str]] = {}
    for each in given:
        found.setdefault(each["type"], []).extend(each["identifiers"])
    return "*" if "*" in found else found


def _conditions(given: Sequence[Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for each in given:
        found.setdefault(each["test"], {})[each["variable"]] = each["values"]
    return found


ANSWERS: Mapping[str, Answer] = {
    "aws:iam/getPolicyDocument:getPolicyDocument": policy_document,
    "aws:index/getCallerIdentity:getCallerIdentity": {
        "accountId": ACCOUNT,
        "arn": f"arn:aws:iam::{ACCOUNT}:role/deploy",
        "id": ACCOUNT,
        "userId": "AROAEXAMPLE:test",
    },
    "aws:index/getPartition:getPartition": {
        "id": "aws",
        "partition": "aws",
        "dnsSuffix": "amazonaws.com",
        "reverseDnsPrefix": "com.amazonaws",
    },
    "aws:index/getRegion:getRegion": {
        "id": REGION,
        "region": REGION,
        "name": REGION,
        "endpoint": f"ec2.{REGION}.amazonaws.com",
        "description": "Europe (Frankfurt)",
    },
}
