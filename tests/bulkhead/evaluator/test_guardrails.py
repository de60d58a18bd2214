"""Service and resource control policies over an organization, by AWS Organizations' user guide.

https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
"""

import pytest

from bulkhead.evaluator import (
    Node,
    Organization,
    OrganizationError,
    Outcome,
    PolicyKind,
    Reason,
    Source,
    decide_guardrails,
    explain,
)
from tests.bulkhead.evaluator.builders import (
    ARCHIVE,
    DEVELOPER,
    MANAGEMENT,
    ORGANIZATION_ID,
    OTHER_ROLE,
    ROOT_USER,
    SERVICE_LINKED_ROLE,
    USER,
    WORKLOAD,
    organization,
    rcp,
    request,
    scp,
    statement,
)

S3_DENY = rcp(statement("Deny", Sid="NoS3", Principal="*", Action="s3:*"))
DENY_ALL = scp(statement("Deny", Sid="Nothing"))
ALLOW_S3 = scp(statement(Action="s3:*"))


@pytest.mark.parametrize("level", ["root", "workloads", WORKLOAD])
def test_a_deny_on_any_level_wins(level: str) -> None:
    """One Deny between root and account denies, and the decision names where it stands."""
    parents = {"root": None, "workloads": "root", WORKLOAD: "workloads"}
    node = Node(level, parents[level], (DENY_ALL,))
    places = {"root": "root", "workloads": "workloads", WORKLOAD: "account"}
    decision = decide_guardrails(request(), organization(**{places[level]: node}))
    assert decision.outcome is Outcome.DENY
    assert decision.by == Source(PolicyKind.SERVICE_CONTROL, "scp", "Nothing", level)
    assert explain(decision) == (
        f"Denied by statement Nothing of the service control policy scp at {level}.",
    )


@pytest.mark.parametrize("level", ["root", "workloads", WORKLOAD])
@pytest.mark.parametrize(
    ("action", "outcome"), [("s3:GetObject", Outcome.ALLOW), ("ec2:RunInstances", Outcome.DENY)]
)
def test_an_allow_is_needed_on_every_level(level: str, action: str, outcome: Outcome) -> None:
    """Where FullAWSAccess was taken away, only what is allowed there passes."""
    parents = {"root": None, "workloads": "root", WORKLOAD: "workloads"}
    node = Node(level, parents[level], (ALLOW_S3,), full_access=False)
    places = {"root": "root", "workloads": "workloads", WORKLOAD: "account"}
    decision = decide_guardrails(request(action), organization(**{places[level]: node}))
    assert decision.outcome is outcome
    if outcome is Outcome.DENY:
        assert decision.reason is Reason.IMPLICIT_DENY
        assert decision.by == Source(PolicyKind.SERVICE_CONTROL, level=level)
        assert explain(decision)[0] == f"Denied: no service control policy at {level} allows it."


@pytest.mark.parametrize(
    ("principal", "outcome"),
    [
        (DEVELOPER, Outcome.DENY),
        (USER, Outcome.DENY),
        (ROOT_USER, Outcome.DENY),
        (SERVICE_LINKED_ROLE, Outcome.ALLOW),
        (f"arn:aws:sts::{WORKLOAD}:assumed-role/AWSServiceRoleForConfig/x", Outcome.ALLOW),
        (f"arn:aws:iam::{MANAGEMENT}:role/admin", Outcome.ALLOW),
        (f"arn:aws:iam::{MANAGEMENT}:root", Outcome.ALLOW),
        (f"arn:aws:iam::{WORKLOAD}:role/x/aws-service-role/y", Outcome.DENY),
        (f"arn:aws:iam::{WORKLOAD}:user/role/aws-service-role/y", Outcome.DENY),
        ("cloudtrail.amazonaws.com", Outcome.ALLOW),
        (OTHER_ROLE, Outcome.ALLOW),
        (f"arn:aws:iam::{WORKLOAD}:saml-provider/x", Outcome.ALLOW),
    ],
)
def test_whom_scps_bind(principal: str, outcome: Outcome) -> None:
    """SCPs bind members' users, roles and root users; not the management account, nor services.

    Nothing here is about an RCP: the action's service has none.
    """
    nodes = organization(root=Node("root", service_control=(DENY_ALL,)))
    decision = decide_guardrails(request("ec2:RunInstances", principal=principal), nodes)
    assert decision.outcome is outcome
    assert any("SCPs" in text for text in explain(decision)) is (outcome is Outcome.ALLOW)


def test_policies_that_were_not_asked_are_named() -> None:
    """A decision says which kind of organization policy does not apply, and why."""
    elsewhere = decide_guardrails(request("ec2:RunInstances"), organization())
    assert elsewhere.exemptions == ("RCPs do not reach ec2:RunInstances",)
    assert decide_guardrails(request(), organization()).exemptions == ()


def test_rcps_follow_the_resource_and_scps_the_caller() -> None:
    """Across accounts, the caller's chain gives the SCPs and the resource's chain the RCPs."""
    only_archive = organization(archive=Node(ARCHIVE, "root", (DENY_ALL,), (S3_DENY,)))
    to_archive = decide_guardrails(request(owner=ARCHIVE), only_archive)
    assert to_archive.by == Source(PolicyKind.RESOURCE_CONTROL, "rcp", "NoS3", ARCHIVE)
    from_archive = request(principal=f"arn:aws:iam::{ARCHIVE}:role/x", owner=WORKLOAD)
    decision = decide_guardrails(from_archive, only_archive)
    assert decision.by == Source(PolicyKind.SERVICE_CONTROL, "scp", "Nothing", ARCHIVE)


def test_root_sessions_of_the_organization_stay_possible() -> None:
    """A Deny on root users that asks for Null on aws:AssumedRoot leaves AssumeRoot sessions alone.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    """
    no_root = scp(
        statement(
            "Deny",
            Condition={
                "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"},
                "Null": {"aws:AssumedRoot": "true"},
            },
        )
    )
    nodes = organization(root=Node("root", service_control=(no_root,)))
    session = {"aws:AssumedRoot": "true"}
    assert decide_guardrails(request(principal=ROOT_USER), nodes).outcome is Outcome.DENY
    in_session = request(principal=ROOT_USER, context=session)
    assert decide_guardrails(in_session, nodes).outcome is Outcome.ALLOW
    open_question = request(principal=ROOT_USER, unknown=["aws:AssumedRoot"])
    decision = decide_guardrails(open_question, nodes)
    assert decision.outcome is Outcome.UNDETERMINED
    assert decision.missing == ("aws:AssumedRoot",)
    assert "depends on aws:AssumedRoot" in explain(decision)[0]


def test_an_unknown_key_that_decides_nothing_is_not_missed() -> None:
    """A decision that holds whatever the key's value is does not wait for it."""
    conditional = scp(statement("Deny", Condition={"StringEquals": {"aws:RequestedRegion": "x"}}))
    asked = request(unknown=["aws:RequestedRegion"])
    both = Node("root", service_control=(conditional, DENY_ALL))
    assert decide_guardrails(asked, organization(root=both)).outcome is Outcome.DENY
    alone = Node("root", service_control=(conditional,))
    decision = decide_guardrails(asked, organization(root=alone))
    assert (decision.outcome, decision.missing) == (Outcome.UNDETERMINED, ("aws:RequestedRegion",))
    assert decision.by == Source(PolicyKind.SERVICE_CONTROL, "scp", "#1", "root")


@pytest.mark.parametrize(
    "nodes",
    [
        [Node("a")] * 2,
        [Node("a"), Node("b")],
        [Node("a"), Node("b", "c")],
        [Node("a"), Node("b", "c"), Node("c", "b")],
        [],
    ],
)
def test_nodes_make_a_tree(nodes: list[Node]) -> None:
    """Two roots, unknown parents and circles are refused."""
    with pytest.raises(OrganizationError):
        Organization.of(ORGANIZATION_ID, MANAGEMENT, nodes)


def test_a_policy_stands_where_its_kind_belongs() -> None:
    """An RCP is not attached as an SCP, nor the other way round."""
    with pytest.raises(OrganizationError, match="rcp: not a SERVICE_CONTROL_POLICY"):
        Node("root", service_control=(S3_DENY,))
    with pytest.raises(OrganizationError, match="scp: not a RESOURCE_CONTROL_POLICY"):
        Node("root", resource_control=(DENY_ALL,))
