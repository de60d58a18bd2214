"""The checks on policies of OpenSearch Serverless, which are JSON of a form of their own.

Sources: "Network access for Amazon OpenSearch Serverless", "Encryption at rest for Amazon
OpenSearch Serverless" and "Data access control for Amazon OpenSearch Serverless", Amazon OpenSearch
Service Developer Guide.
"""

import json
from collections.abc import Callable, Iterator

from ._accounts import is_outsider
from ._check import Check
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs, as_bool, items
from ._json_text import parsed
from ._params import Params
from ._proof import STRANGER, TRUSTED_ACCOUNT
from ._rules import Rule
from ._types import tokens

PUBLIC = "AllowFromPublic"
KEY = "KmsARN"
SECURITY_POLICY = tokens("opensearch", "ServerlessSecurityPolicy")
NO_JSON = "is no JSON"
ROLE = "arn:aws:iam::{}:role/search"


def _in_each_part(kind: str, rule: Callable[[Inputs, Params], Iterator[Finding]]) -> Rule:
    """A rule for each part of a policy of one kind: the policy is one object or a list of them."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        given, document = inputs.get("type"), parsed(inputs.get("policy"))
        if given not in (kind, UNKNOWN):
            return
        if document is None:
            yield Violation("policy", NO_JSON, "policy=json.dumps(...)")
            return
        for part in Inputs({"policy": document}).blocks("policy"):
            for found in rule(part, params):
                yield found if given == kind else Undecided("type")

    return find


def _not_public(part: Inputs, _: Params) -> Iterator[Finding]:
    public = as_bool(part.get(PUBLIC))
    if public is UNKNOWN:
        yield Undecided(part.at(PUBLIC))
    elif public:
        write = f'{{"{PUBLIC}": False, "SourceVPCEs": [endpoint.id], ...}}'
        yield Violation(part.at(PUBLIC), "is true: everybody reaches the collection", write)


def _own_key(part: Inputs, params: Params) -> Iterator[Finding]:
    if not params.customer_managed_keys:
        return
    if part.value is UNKNOWN:
        yield Undecided(part.path)
    elif not part.is_set(KEY):
        write = f'{{"AWSOwnedKey": False, "{KEY}": key.arn, ...}}'
        yield Violation(part.at(KEY), "is not set: the key is one of AWS", write)


def _for_organization(part: Inputs, params: Params) -> Iterator[Finding]:
    principals = items(part.get("Principal"))
    if any(is_outsider(each, params) for each in principals):
        problem = "is of an account outside the organization"
        yield Violation(part.at("Principal"), problem, "principals of the organization's accounts")
    elif UNKNOWN in principals:
        yield Undecided(part.at("Principal"))


def _policy(kind: str, *parts: object) -> dict[str, object]:
    return {"type": kind, "policy": json.dumps(parts)}


def _let_in(account: str) -> dict[str, object]:
    return {"Rules": [], "Principal": [ROLE.format(account)]}


COLLECTION_NETWORK_CHECK = Check(
    name="search-collection",
    types=SECURITY_POLICY,
    find=_in_each_part("network", _not_public),
    passes=(
        _policy("network", {PUBLIC: False, "SourceVPCEs": ["vpce-1"]}),
        _policy("encryption", {"AWSOwnedKey": True}),
        {"type": "network", "policy": [{PUBLIC: False}]},
    ),
    fails=(
        _policy("network", {PUBLIC: True}),
        _policy("network", {PUBLIC: False}, {PUBLIC: True}),
        {"type": "network", "policy": [{PUBLIC: True}]},
        {"type": "network", "policy": "{"},
    ),
)
COLLECTION_KEY_CHECK = Check(
    name="search-collection",
    types=SECURITY_POLICY,
    find=_in_each_part("encryption", _own_key),
    passes=(
        {"type": "encryption", "policy": json.dumps({KEY: "arn:aws:kms:eu-central-1:1:key/a"})},
        _policy("network", {PUBLIC: False}),
    ),
    fails=({"type": "encryption", "policy": json.dumps({"AWSOwnedKey": True})},),
)
COLLECTION_ACCESS_CHECK = Check(
    name="search-collection",
    types=tokens("opensearch", "ServerlessAccessPolicy"),
    find=_in_each_part("data", _for_organization),
    passes=(
        _policy("data", _let_in(TRUSTED_ACCOUNT)),
        _policy("data", {"Rules": [], "Principal": ["saml/111122223333/people/group/search"]}),
    ),
    fails=(
        _policy("data", _let_in(TRUSTED_ACCOUNT), _let_in(STRANGER)),
        {"type": "data", "policy": [_let_in(STRANGER)]},
    ),
)
