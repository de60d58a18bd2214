"""Actions, resources and principals of one statement."""

import pytest

from bulkhead.evaluator import (
    AttachedPolicies,
    Outcome,
    PolicyKind,
    RequestError,
    access_request,
    compile_policy,
    evaluate,
)
from policies.controls import Request
from tests.bulkhead.evaluator.builders import (
    DEVELOPER,
    DEVELOPER_SESSION,
    ROOT_USER,
    USER,
    WORKLOAD,
    document,
    organization,
    policy,
    request,
    statement,
)

BUCKET = "arn:aws:s3:::bucket"
SESSION_OF_SSO = f"arn:aws:sts::{WORKLOAD}:assumed-role/AWSReservedSSO_Admin_0123/alice"


@pytest.mark.parametrize(
    ("elements", "action", "applies"),
    [
        ({"Action": "s3:getobject"}, "S3:GetObject", True),
        ({"Action": "s3:Get*"}, "s3:GetObject", True),
        ({"Action": "s3:*Object"}, "s3:GetObject", True),
        ({"Action": "s3:Get?bject"}, "s3:GetObject", True),
        ({"Action": "s3:Get?"}, "s3:GetObject", False),
        ({"Action": ["s3:Put*", "*"]}, "s3:GetObject", True),
        ({"NotAction": "s3:Put*"}, "s3:GetObject", True),
        ({"NotAction": ["iam:*", "s3:Get*"]}, "s3:GetObject", False),
    ],
)
def test_actions(elements: dict[str, object], action: str, *, applies: bool) -> None:
    """Action names ignore case and take wildcards; NotAction is everything else.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
    """
    allow = {"Effect": "Allow", "Resource": "*", **elements}
    attached = AttachedPolicies(identity=(policy(PolicyKind.IDENTITY, allow),))
    outcome = evaluate(request(action), attached, organization()).outcome
    assert (outcome is Outcome.ALLOW) is applies


@pytest.mark.parametrize(
    ("elements", "resource", "applies"),
    [
        ({"Resource": f"{BUCKET}/*"}, f"{BUCKET}/a/b:c", True),
        ({"Resource": f"{BUCKET}/*"}, BUCKET, False),
        ({"Resource": "arn:aws:s3:::Bucket"}, BUCKET, False),
        ({"Resource": "arn:aws:s3:::*-logs"}, "arn:aws:s3:::x-logs", True),
        ({"Resource": f"{BUCKET}/${{aws:PrincipalTag/team}}/*"}, f"{BUCKET}/red/x", True),
        ({"Resource": f"{BUCKET}/${{aws:PrincipalTag/team}}/*"}, f"{BUCKET}/blue/x", False),
        ({"Resource": f"{BUCKET}/${{aws:username}}/*"}, f"{BUCKET}//x", False),
        ({"NotResource": f"{BUCKET}/*"}, BUCKET, True),
        ({"NotResource": f"{BUCKET}/*"}, f"{BUCKET}/x", False),
        ({"NotResource": f"{BUCKET}/${{aws:PrincipalTag/team}}/*"}, f"{BUCKET}/x", True),
        ({"NotResource": [BUCKET, f"{BUCKET}/${{aws:username}}/*"]}, f"{BUCKET}/x", False),
        ({"Resource": BUCKET}, "*", False),
    ],
)
def test_resources(elements: dict[str, object], resource: str, *, applies: bool) -> None:
    """ARNs match in the case given, with wildcards and variables; NotResource is everything else.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
    """
    allow = {"Effect": "Allow", "Action": "*", **elements}
    attached = AttachedPolicies(identity=(policy(PolicyKind.IDENTITY, allow),))
    asked = request(resource=resource, context={"aws:PrincipalTag/team": "red"})
    assert (evaluate(asked, attached, organization()).outcome is Outcome.ALLOW) is applies


@pytest.mark.parametrize(("version", "applies"), [("2012-10-17", True), ("2008-10-17", False)])
def test_variables_need_their_version(version: str, *, applies: bool) -> None:
    """A document of an older version has text where a newer one has a policy variable.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
    """
    allow = statement(Resource=f"{BUCKET}/${{aws:PrincipalAccount}}/*")
    compiled = compile_policy(document(allow, version=version), PolicyKind.IDENTITY, "x")
    asked = request(resource=f"{BUCKET}/{WORKLOAD}/x")
    outcome = evaluate(asked, AttachedPolicies(identity=(compiled,)), organization()).outcome
    assert (outcome is Outcome.ALLOW) is applies


@pytest.mark.parametrize(
    ("element", "principal", "named"),
    [
        ("*", "anonymous", True),
        ({"AWS": "*"}, USER, True),
        ({"AWS": WORKLOAD}, DEVELOPER_SESSION, True),
        ({"AWS": ROOT_USER}, USER, True),
        ({"AWS": "999999999999"}, USER, False),
        ({"AWS": "*"}, "logging.s3.amazonaws.com", True),
        ({"AWS": WORKLOAD}, "logging.s3.amazonaws.com", False),
        ({"AWS": DEVELOPER}, DEVELOPER, True),
        ({"AWS": DEVELOPER}, DEVELOPER_SESSION, True),
        ({"AWS": DEVELOPER}, USER, False),
        ({"AWS": DEVELOPER_SESSION}, DEVELOPER_SESSION, True),
        ({"AWS": f"{DEVELOPER_SESSION}2"}, DEVELOPER_SESSION, False),
        ({"AWS": [DEVELOPER, USER]}, USER, True),
        ({"Service": "logging.s3.amazonaws.com"}, "logging.s3.amazonaws.com", True),
        ({"Service": "logging.s3.amazonaws.com"}, "config.amazonaws.com", False),
        ({"Service": "logging.s3.amazonaws.com"}, USER, False),
        ({"Federated": "accounts.google.com"}, "accounts.google.com", True),
        (
            {"Federated": f"arn:aws:iam::{WORKLOAD}:saml-provider/x"},
            f"arn:aws:iam::{WORKLOAD}:saml-provider/x",
            True,
        ),
        ({"AWS": WORKLOAD}, f"arn:aws:iam::{WORKLOAD}:saml-provider/x", False),
        ({"Federated": "accounts.google.com"}, "www.amazon.com", False),
    ],
)
def test_principals(element: object, principal: str, *, named: bool) -> None:
    """A statement denies whom its Principal names: account, role, session, user, service, all.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
    """
    everyone = statement(Principal="*")
    denying = policy(PolicyKind.RESOURCE, everyone, statement("Deny", Principal=element))
    asked = request(principal=principal)
    outcome = evaluate(asked, AttachedPolicies(resource=denying), organization()).outcome
    assert outcome is (Outcome.DENY if named else Outcome.ALLOW)


def test_canonical_user_and_session_can_be_unknown() -> None:
    """Who is named by what the request does not tell is undetermined, not left out."""
    for element in ({"CanonicalUser": "79a5"}, {"AWS": DEVELOPER_SESSION}):
        denying = policy(
            PolicyKind.RESOURCE, statement(Principal="*"), statement("Deny", Principal=element)
        )
        asked = request(principal=DEVELOPER)
        decision = evaluate(asked, AttachedPolicies(resource=denying), organization())
        assert decision.outcome is Outcome.UNDETERMINED
        assert decision.missing in {("CanonicalUser",), ("role session name",)}


@pytest.mark.parametrize(
    ("principal", "key", "value"),
    [
        (DEVELOPER_SESSION, "aws:PrincipalArn", DEVELOPER),
        (
            SESSION_OF_SSO,
            "aws:PrincipalArn",
            f"arn:aws:iam::{WORKLOAD}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123",
        ),
        (USER, "aws:PrincipalArn", USER),
        (USER, "aws:PrincipalType", "User"),
        (USER, "aws:username", "bob"),
        (DEVELOPER, "aws:PrincipalType", "AssumedRole"),
        (DEVELOPER, "aws:username", None),
        (ROOT_USER, "aws:PrincipalType", "Account"),
        (DEVELOPER, "aws:PrincipalAccount", WORKLOAD),
        (DEVELOPER, "aws:PrincipalIsAWSService", "false"),
        (DEVELOPER, "aws:PrincipalServiceName", None),
        ("logging.s3.amazonaws.com", "aws:PrincipalIsAWSService", "true"),
        ("logging.s3.amazonaws.com", "aws:PrincipalServiceName", "logging.s3.amazonaws.com"),
        ("logging.s3.amazonaws.com", "aws:PrincipalArn", None),
        ("anonymous", "aws:PrincipalAccount", "anonymous"),
        ("anonymous", "aws:PrincipalArn", None),
        (DEVELOPER, "aws:ResourceAccount", WORKLOAD),
    ],
)
def test_derived_keys(principal: str, key: str, value: str | None) -> None:
    """Keys that follow from the caller are there without being given, and only where AWS has them.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    """
    assert request(principal=principal).context.lookup(key) == (value and (value,))


def test_given_keys_win_over_derived_ones() -> None:
    """What the request states is not overwritten: the caller's ARN, too, is what it says."""
    arn = f"arn:aws:iam::{WORKLOAD}:role/path/dev"
    asked = request(principal=DEVELOPER_SESSION, context={"aws:PrincipalArn": arn})
    assert asked.context.lookup("aws:PrincipalArn") == (arn,)
    assert asked.principal.arn == arn


@pytest.mark.parametrize(
    ("principal", "action"),
    [
        ("alice", "s3:GetObject"),
        ("arn:aws:iam::1:role/x", "s3:GetObject"),
        ("arn:aws:iam::111111111111:group/x", "s3:GetObject"),
        (USER, "GetObject"),
        (USER, "s3:*"),
    ],
)
def test_unclear_request_is_refused(principal: str, action: str) -> None:
    """A caller or an action that is none is refused by name."""
    with pytest.raises(RequestError) as refused:
        access_request(Request(principal=principal, action=action))
    assert principal in str(refused.value) or action in str(refused.value)


def test_resource_of_a_resource_policy_can_be_implied() -> None:
    """A resource-based policy without Resource speaks of what it is attached to."""
    opened = {"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage"}
    attached = AttachedPolicies(resource=compile_policy(document(opened), PolicyKind.RESOURCE, "r"))
    asked = request("ecr:BatchGetImage", f"arn:aws:ecr:eu-central-1:{WORKLOAD}:repository/r")
    assert evaluate(asked, attached, organization()).outcome is Outcome.ALLOW
