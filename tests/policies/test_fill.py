"""Statements say what one landing zone configures, and no more."""

from policies.controls import PROOF_PARAMS, Declarative, Deny, Item, Param, Params
from policies.controls._fill import setting, statements

UNLESS_VENDOR = Deny(
    sid="DenyStrangers",
    actions=("s3:GetObject",),
    unless={"StringNotEquals": {"aws:PrincipalAccount": (Param("vendor_accounts"),)}},
    absolute=True,
)
PER_ISSUER = Deny(
    sid="DenySubjects",
    actions=("sts:AssumeRoleWithWebIdentity",),
    condition={"StringNotLike": {"{name}:sub": (Item("subjects"),)}},
    absolute=True,
    for_each="openid_connect",
)


def test_an_exception_without_values_is_left_out() -> None:
    """Nobody is excepted where the configuration names nobody; the statement stays."""
    [with_vendor] = statements(UNLESS_VENDOR, "SERVICE_CONTROL_POLICY", PROOF_PARAMS)
    [without] = statements(UNLESS_VENDOR, "SERVICE_CONTROL_POLICY", Params())

    assert with_vendor["Condition"] == {
        "StringNotEquals": {"aws:PrincipalAccount": PROOF_PARAMS.vendor_accounts[0]}
    }
    assert "Condition" not in without


def test_a_statement_is_left_out_where_it_needs_what_nobody_gives() -> None:
    """A statement about configured names says nothing where there are none."""
    deny = Deny(
        sid="DenyGroups",
        actions=("logs:DeleteLogGroup",),
        resources=(Param("log_group_arns"),),
        needs="protected_log_groups",
    )

    assert len(list(statements(deny, "SERVICE_CONTROL_POLICY", PROOF_PARAMS))) == 1
    assert not list(statements(deny, "SERVICE_CONTROL_POLICY", Params()))


def test_a_statement_for_each_item_names_it_in_sid_and_condition() -> None:
    """One statement for each item, each with a Sid of letters and digits of its own."""
    found = list(statements(PER_ISSUER, "RESOURCE_CONTROL_POLICY", PROOF_PARAMS))

    assert [each["Sid"] for each in found][:2] == [
        "DenySubjectsTokenActionsGithubusercontentCom",
        "DenySubjectsGitlabCom",
    ]
    assert found[1]["Condition"] == {"StringNotLike": {"gitlab.com:sub": "project_path:example/*"}}


def test_a_setting_takes_what_is_configured() -> None:
    """Holes of declarative policies are filled at any depth; a list stays one."""
    part = Declarative(
        type="DECLARATIVE_POLICY_EC2",
        content={"images": {"providers": {"@@assign": Param("image_providers")}, "hops": 2}},
    )

    assert setting(part, Params(image_providers=("amazon",))) == {
        "images": {"providers": {"@@assign": ["amazon"]}, "hops": 2}
    }
