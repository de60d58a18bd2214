"""The checks of `nothing_shared_outside_organization`, by the way in which a resource is shared."""

import json
from collections.abc import Iterator

from ._check import Check
from ._documents import let_in_everybody, let_in_outsiders
from ._finding import Finding, Undecided, Violation
from ._grant_checks import GRANT_CHECKS, SHARE_WITHIN
from ._inputs import UNKNOWN, Inputs, items
from ._params import Params
from ._policy_types import POLICY_TYPES
from ._proof import STRANGER, TRUSTED_ACCOUNT
from ._rules import Rule, all_of, in_each, must_be, must_not_be
from ._types import tokens

LIMIT_PRINCIPAL = (
    '"Principal": {"AWS": role.arn}, or a condition on aws:PrincipalOrgID or aws:SourceArn'
)
EVERYBODY_STATEMENT = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
PUBLIC_POLICY = {"Version": "2012-10-17", "Statement": [EVERYBODY_STATEMENT]}
ORGANIZATION_POLICY = {
    "Version": "2012-10-17",
    "Statement": [
        {
            **EVERYBODY_STATEMENT,
            "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-exampleorgid"}},
        }
    ],
}


def _trusted(path: str) -> Rule:
    """Every account at a path (one, a list, or text with commas) is fine to share with."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        value = inputs.get(path)
        accounts = value.split(",") if isinstance(value, str) else items(value)
        for account in accounts:
            if account is UNKNOWN:
                yield Undecided(inputs.at(path))
            elif str(account).strip() not in params.trusted_accounts:
                yield Violation(
                    inputs.at(path), "names an account outside the organization", SHARE_WITHIN
                )

    return find


def _public_policy(path: str) -> Rule:
    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        yield from let_in_everybody(inputs, path, write=LIMIT_PRINCIPAL)
        if path != "assumeRolePolicy":  # see roles_assumed_by_known_accounts
            yield from let_in_outsiders(inputs, path, params, write=SHARE_WITHIN)

    return find


def _shared_with(account: str) -> dict[str, object]:
    principal = {"AWS": [f"arn:aws:iam::{account}:root"]}
    return {"Statement": [{**EVERYBODY_STATEMENT, "Principal": principal}]}


def _document_for(*accounts: str) -> dict[str, object]:
    return {"permissions": {"type": "Share", "accountIds": ", ".join(accounts)}}


def _policy_check(path: str, types: tuple[str, ...]) -> Check:
    return Check(
        name=f"public-{path}",
        types=types,
        find=_public_policy(path),
        passes=(
            {},
            {path: ORGANIZATION_POLICY},
            {path: _shared_with(TRUSTED_ACCOUNT)},
        ),
        fails=(
            {path: PUBLIC_POLICY},
            {path: json.dumps({"Statement": EVERYBODY_STATEMENT})},
            {path: "not a policy"},
            *(() if path == "assumeRolePolicy" else ({path: _shared_with(STRANGER)},)),
        ),
    )


SHARING_CHECKS = (
    *(_policy_check(path, types) for path, types in POLICY_TYPES.items()),
    Check(
        name="resource-share",
        types=tokens("ram", "ResourceShare"),
        find=must_be(
            "allowExternalPrincipals",
            wanted=False,
            default=False,
            write="allow_external_principals=False",
        ),
        passes=({"name": "subnets"}, {"allowExternalPrincipals": False}),
        fails=({"allowExternalPrincipals": True},),
    ),
    Check(
        name="database-snapshot",
        types=tokens("rds", "ClusterSnapshot", "ClusterSnapshotCopy", "Snapshot", "SnapshotCopy"),
        find=_trusted("sharedAccounts"),
        passes=({}, {"sharedAccounts": []}, {"sharedAccounts": [TRUSTED_ACCOUNT]}),
        fails=({"sharedAccounts": ["all"]}, {"sharedAccounts": [TRUSTED_ACCOUNT, STRANGER]}),
    ),
    Check(
        name="volume-snapshot",
        types=tokens("ec2", "SnapshotCreateVolumePermission"),
        find=_trusted("accountId"),
        passes=({"accountId": TRUSTED_ACCOUNT},),
        fails=({"accountId": STRANGER},),
    ),
    Check(
        name="image",
        types=tokens("ec2", "AmiLaunchPermission"),
        find=all_of(
            _trusted("accountId"),
            must_not_be("group", "all", problem="everybody can start it", write=SHARE_WITHIN),
        ),
        passes=({"accountId": TRUSTED_ACCOUNT}, {"organizationArn": "arn:aws:organizations::1:o"}),
        fails=({"group": "all"}, {"accountId": STRANGER}),
    ),
    Check(
        name="block-public-sharing",
        types=(
            *tokens("ebs", "SnapshotBlockPublicAccess"),
            *tokens("ec2", "ImageBlockPublicAccess"),
        ),
        find=must_not_be(
            "state", "unblocked", problem="sharing is open", write='state="block-new-sharing"'
        ),
        passes=({"state": "block-new-sharing"}, {"state": "block-all-sharing"}),
        fails=({"state": "unblocked"},),
    ),
    Check(
        name="document",
        types=tokens("ssm", "Document"),
        find=in_each("permissions", _trusted("accountIds")),
        passes=({}, *(_document_for(TRUSTED_ACCOUNT, *more) for more in ((), (TRUSTED_ACCOUNT,)))),
        fails=(_document_for("All"), _document_for(TRUSTED_ACCOUNT, STRANGER)),
    ),
    *GRANT_CHECKS,
    Check(
        name="function-url",
        types=tokens("lambda", "FunctionUrl"),
        find=must_be("authorizationType", wanted="AWS_IAM", write='authorization_type="AWS_IAM"'),
        passes=({"authorizationType": "AWS_IAM"},),
        fails=({"authorizationType": "NONE"},),
    ),
)
