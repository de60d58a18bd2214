"""A Deny without MFA in an organization policy denies roles.

Sessions of roles carry no MFA of their own: the key is false or absent for every pipeline, every
function and everybody who comes from an identity provider. In an organization policy such a
statement stops them all. Ask for MFA where people sign in, or limit the statement to IAM users.

AWS, "aws:MultiFactorAuthPresent": policies with MFA conditions are for users, groups, resources
and the trust policies of roles that users assume.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
"""

from collections.abc import Iterator

from bulkhead.lint.clause import Clause
from bulkhead.lint.document import Document
from bulkhead.lint.example import Example, deny
from bulkhead.lint.finding import Problem
from bulkhead.lint.statement import Statement
from bulkhead.lint.types import DocumentType

SEVERITY = "error"
PRESENT, AGE = "aws:multifactorauthpresent", "aws:multifactorauthage"


def check(document: Document) -> Iterator[Problem]:
    """Say which statements stop roles."""
    for statement in document.statements:
        if not (document.is_organization_policy and statement.denies) or _is_for_users(statement):
            continue
        for clause in statement.on(PRESENT, AGE):
            if _holds_without_mfa(clause):
                yield Problem(
                    clause.operator.place,
                    f"{clause} holds for sessions of roles, which have no MFA",
                    'limit it to users: "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/*"}',
                    statement.label,
                )


def _holds_without_mfa(clause: Clause) -> bool:
    if clause.base == "Null":
        return clause.asks_for("true")
    return clause.if_exists or clause.negated or clause.asks_for("false")


def _is_for_users(statement: Statement) -> bool:
    for clause in statement.on("aws:principalarn", "aws:principaltype", "aws:username"):
        values = [value.value.lower() for value in clause.values]
        if clause.negated and all(":role/*" in v or v.endswith(":role*") for v in values):
            return True
        if not clause.negated and all(":user/" in v or v in {"user", "false"} for v in values):
            return True
    return False


def _without(**condition: object) -> dict[str, object]:
    return {"Effect": "Deny", "NotAction": "sts:*", "Resource": "*", "Condition": condition}


NO_MFA = {"aws:MultiFactorAuthPresent": "false"}
FIRES = (
    Example(
        "long ago, or absent",
        _without(NumericGreaterThanIfExists={"aws:MultiFactorAuthAge": "3600"}),
    ),
    Example(
        "some roles alone",
        _without(BoolIfExists=NO_MFA, ArnLike={"aws:PrincipalArn": "arn:*:iam::*:role/*"}),
    ),
    Example("the pattern for users", _without(BoolIfExists=NO_MFA)),
    Example("without IfExists", _without(Bool=NO_MFA)),
    Example("an absent key", _without(Null={"aws:MultiFactorAuthAge": "true"})),
    Example(
        "beside an exemption",
        _without(BoolIfExists=NO_MFA, ArnNotLike={"aws:PrincipalArn": "arn:*:iam::*:role/x"}),
    ),
)
QUIET = (
    Example("an Allow with MFA", {**_without(BoolIfExists=NO_MFA), "Effect": "Allow"}),
    Example("with MFA", _without(Bool={"aws:MultiFactorAuthPresent": "true"})),
    Example("long ago, if at all", _without(NumericGreaterThan={"aws:MultiFactorAuthAge": "3600"})),
    Example("a policy for a group", _without(BoolIfExists=NO_MFA), DocumentType.IDENTITY_POLICY),
    Example(
        "users, by their type",
        _without(BoolIfExists=NO_MFA, StringEquals={"aws:PrincipalType": "User"}),
    ),
    Example("users, by their names", _without(BoolIfExists=NO_MFA, Null={"aws:username": "false"})),
    Example(
        "all but roles, written in short",
        _without(BoolIfExists=NO_MFA, ArnNotLike={"aws:PrincipalArn": "arn:*:iam::*:role*"}),
    ),
    Example(
        "users alone",
        _without(BoolIfExists=NO_MFA, ArnLike={"aws:PrincipalArn": "arn:*:iam::*:user/*"}),
    ),
    Example(
        "all but roles",
        _without(BoolIfExists=NO_MFA, ArnNotLike={"aws:PrincipalArn": "arn:*:iam::*:role/*"}),
    ),
    Example("no MFA", deny("s3:*", Condition={"Bool": {"aws:SecureTransport": "false"}})),
)
