"""Everybody but some: the `NotPrincipal` element."""

import pytest

from bulkhead.evaluator import AttachedPolicies, Outcome, PolicyKind, evaluate
from tests.bulkhead.evaluator.builders import (
    DEVELOPER,
    DEVELOPER_SESSION,
    OUTSIDER,
    ROOT_USER,
    USER,
    WORKLOAD,
    organization,
    policy,
    request,
    statement,
)


@pytest.mark.parametrize(
    ("element", "principal", "outcome"),
    [
        ("*", DEVELOPER, Outcome.ALLOW),
        ({"AWS": OUTSIDER}, DEVELOPER, Outcome.DENY),
        ({"AWS": OUTSIDER}, "anonymous", Outcome.DENY),
        ({"AWS": [WORKLOAD, DEVELOPER]}, DEVELOPER, Outcome.ALLOW),
        ({"AWS": [WORKLOAD, DEVELOPER]}, DEVELOPER_SESSION, Outcome.ALLOW),
        ({"AWS": [ROOT_USER, USER]}, USER, Outcome.ALLOW),
        ({"AWS": [ROOT_USER, USER]}, DEVELOPER, Outcome.UNDETERMINED),
        ({"AWS": USER}, USER, Outcome.UNDETERMINED),
        ({"AWS": USER}, DEVELOPER, Outcome.DENY),
        ({"AWS": [WORKLOAD, DEVELOPER_SESSION]}, DEVELOPER_SESSION, Outcome.UNDETERMINED),
        ({"AWS": WORKLOAD}, ROOT_USER, Outcome.ALLOW),
        ({"Service": "logging.s3.amazonaws.com"}, "logging.s3.amazonaws.com", Outcome.ALLOW),
        ({"Service": "logging.s3.amazonaws.com"}, "config.amazonaws.com", Outcome.DENY),
    ],
)
def test_not_principal(element: object, principal: str, outcome: Outcome) -> None:
    """Everybody is denied but who is named with account and identity; half of it is not enough.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
    """
    deny = statement("Deny", NotPrincipal=element)
    denying = policy(PolicyKind.RESOURCE, statement(Principal="*"), deny)
    attached = AttachedPolicies(resource=denying)
    decision = evaluate(request(principal=principal), attached, organization())
    assert decision.outcome is outcome


def test_not_principal_denies_whoever_has_a_boundary() -> None:
    """With a permissions boundary nobody is left alone, whoever is named.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
    """
    deny = statement("Deny", NotPrincipal={"AWS": [WORKLOAD, USER]})
    denying = policy(PolicyKind.RESOURCE, statement(Principal="*"), deny)
    boundary = policy(PolicyKind.BOUNDARY, statement())
    attached = AttachedPolicies(resource=denying, boundary=boundary)
    assert evaluate(request(principal=USER), attached, organization()).outcome is Outcome.DENY
