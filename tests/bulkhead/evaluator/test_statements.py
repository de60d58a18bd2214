"""Actions, resources and variables of one statement, and requests that are unclear."""

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
    USER,
    WORKLOAD,
    document,
    organization,
    policy,
    request,
    statement,
)

BUCKET = "arn:aws:s3:::bucket"


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
