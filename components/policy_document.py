"""The JSON documents of IAM's policy language, as they are sent to AWS."""

import json
from collections.abc import Mapping, Sequence

Statement = Mapping[str, object]
Document = Mapping[str, object]


def document(statements: Sequence[Statement]) -> Document:
    """A policy document of the current version of the policy language."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def rendered(policy: Document) -> str:
    """The document as text without white space: AWS counts every character against its quotas."""
    return json.dumps(policy, separators=(",", ":"))
