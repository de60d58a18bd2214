"""Sessions of service-linked roles, whose ARN does not hold the role's path."""

from bulkhead.evaluator.truth import Unknown
from tests.bulkhead.evaluator.builders import WORKLOAD, request

SESSION = f"arn:aws:sts::{WORKLOAD}:assumed-role/AWSServiceRoleForConfig/x"


def test_the_roles_arn_is_unknown_but_for_what_is_stated() -> None:
    """The path names a service that the session's name does not; who knows it can state it."""
    role = f"arn:aws:iam::{WORKLOAD}:role/aws-service-role/config.amazonaws.com/x"
    unknown = Unknown(frozenset({"aws:PrincipalArn"}))
    assert request(principal=SESSION).context.lookup("aws:PrincipalArn") == unknown
    stated = request(principal=SESSION, context={"aws:PrincipalArn": role})
    assert stated.context.lookup("aws:PrincipalArn") == (role,)
    assert stated.principal.is_service_linked_role
