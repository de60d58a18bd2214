"""What another account, a KMS key, a role, a root user or a service needs to get in.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
"""

import pytest

from bulkhead.evaluator import (
    AttachedPolicies,
    Outcome,
    Policy,
    PolicyKind,
    RequestError,
    Source,
)
from tests.bulkhead.evaluator.builders import (
    ARCHIVE,
    DEVELOPER,
    ROOT_USER,
    USER,
    WORKLOAD,
    policy,
    statement,
)
from tests.bulkhead.evaluator.granting import IDENTITY, OTHER_BOUNDARY, decide, opened_to

KEY = f"arn:aws:kms:eu-central-1:{WORKLOAD}:key/0123"

ROLE = f"arn:aws:iam::{WORKLOAD}:role/target"

LOGGING = "logging.s3.amazonaws.com"


@pytest.mark.parametrize(
    ("element", "identity", "outcome"),
    [
        ({"AWS": DEVELOPER}, (IDENTITY,), Outcome.ALLOW),
        ({"AWS": WORKLOAD}, (IDENTITY,), Outcome.ALLOW),
        ("*", (IDENTITY,), Outcome.ALLOW),
        ({"AWS": DEVELOPER}, (), Outcome.DENY),
        ("*", (), Outcome.DENY),
        ({"AWS": ARCHIVE}, (IDENTITY,), Outcome.DENY),
        (None, (IDENTITY,), Outcome.DENY),
    ],
)
def test_across_accounts_both_sides_allow(
    element: object, identity: tuple[Policy, ...], outcome: Outcome
) -> None:
    """Across accounts, the resource's policy and the caller's own must both allow."""
    resource = None if element is None else opened_to(element)
    attached = AttachedPolicies(identity=identity, resource=resource)
    assert decide(attached, owner=ARCHIVE).outcome is outcome


def test_across_accounts_limits_always_apply() -> None:
    """A boundary limits what another account's resource grants, however it names the caller."""
    attached = AttachedPolicies((IDENTITY,), OTHER_BOUNDARY, None, opened_to({"AWS": USER}))
    decision = decide(attached, principal=USER, owner=ARCHIVE)
    assert decision.outcome is Outcome.DENY
    assert decision.by == Source(PolicyKind.BOUNDARY)


@pytest.mark.parametrize(
    ("kind", "action", "resource"),
    [
        (PolicyKind.RESOURCE, "kms:Decrypt", KEY),
        (PolicyKind.TRUST, "sts:AssumeRole", ROLE),
    ],
)
@pytest.mark.parametrize(
    ("element", "identity", "outcome"),
    [
        ({"AWS": DEVELOPER}, (), Outcome.ALLOW),
        ({"AWS": WORKLOAD}, (IDENTITY,), Outcome.ALLOW),
        ({"AWS": WORKLOAD}, (), Outcome.DENY),
        ({"AWS": USER}, (IDENTITY,), Outcome.DENY),
        ({"Service": LOGGING}, (IDENTITY,), Outcome.DENY),
    ],
)
def test_keys_and_roles_are_opened_by_their_own_policies(
    kind: PolicyKind,
    action: str,
    resource: str,
    element: object,
    identity: tuple[Policy, ...],
    outcome: Outcome,
) -> None:
    """A KMS key or a role is reached only as its own policy says, or hands over to the account.

    https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
    """
    attached = AttachedPolicies(identity=identity, resource=opened_to(element, kind))
    assert decide(attached, action=action, resource=resource).outcome is outcome


def test_a_key_without_its_policy_is_not_guessed() -> None:
    """Every KMS key and every role has a policy, so one left out is an error, not a decision."""
    with pytest.raises(RequestError, match="policy of its own"):
        decide(AttachedPolicies((IDENTITY,)), action="kms:Decrypt", resource=KEY)
    with pytest.raises(RequestError, match="policy of its own"):
        decide(AttachedPolicies((IDENTITY,)), action="sts:AssumeRole", resource=ROLE)
    listing = decide(AttachedPolicies((IDENTITY,)), action="kms:ListKeys", resource="*")
    assert listing.outcome is Outcome.ALLOW


def test_root_user_needs_no_policy() -> None:
    """The root user may do everything in its account that no Deny and no SCP forbids."""
    assert decide(AttachedPolicies(), principal=ROOT_USER).outcome is Outcome.ALLOW
    denying = policy(PolicyKind.RESOURCE, statement("Deny", Principal="*"))
    denied = decide(AttachedPolicies(resource=denying), principal=ROOT_USER)
    assert denied.outcome is Outcome.DENY
    locked = AttachedPolicies(resource=opened_to({"AWS": DEVELOPER}))
    key = decide(locked, principal=ROOT_USER, action="kms:Decrypt", resource=KEY)
    assert key.outcome is Outcome.DENY


@pytest.mark.parametrize(
    ("principal", "element", "outcome"),
    [
        (LOGGING, {"Service": LOGGING}, Outcome.ALLOW),
        (LOGGING, {"Service": "config.amazonaws.com"}, Outcome.DENY),
        (LOGGING, None, Outcome.DENY),
        ("anonymous", "*", Outcome.ALLOW),
        ("anonymous", {"AWS": WORKLOAD}, Outcome.DENY),
    ],
)
def test_callers_without_policies_of_their_own(
    principal: str, element: object, outcome: Outcome
) -> None:
    """Services and the anonymous are let in by the resource's policy alone."""
    resource = None if element is None else opened_to(element)
    attached = AttachedPolicies(resource=resource)
    assert decide(attached, principal=principal).outcome is outcome
