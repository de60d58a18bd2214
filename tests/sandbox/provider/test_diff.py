"""Diff sees every difference that AWS would, at its exact path, and no other."""

import json

import pytest

from sandbox.provider.check import DEFAULTS
from sandbox.provider.diff import Change, changes, deletes_before_replacing
from sandbox.provider.registry import resource
from sandbox.provider.values import UNKNOWN

POLICY = resource("aws:organizations/policy:Policy")
ORGANIZATION = resource("aws:organizations/organization:Organization")


def document(**statement: object) -> str:
    """Write a policy of one statement."""
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Deny", **statement}]})


CONTENT = document(Action=["s3:*", "ec2:*"], Resource=["*"])
TAGS = {"owner": "platform", "cost center": "1"}
STATE: dict[str, object] = {
    "content": CONTENT,
    "description": "as it was",
    "id": "p-1",
    "name": "control",
    "tags": TAGS,
    "type": "SERVICE_CONTROL_POLICY",
}
INPUTS = {name: value for name, value in STATE.items() if name != "id"}


@pytest.mark.parametrize(
    "inputs",
    [
        pytest.param({}, id="the same"),
        pytest.param({"content": json.dumps(json.loads(CONTENT), indent=4)}, id="spaces"),
        pytest.param(
            {"content": document(Resource="*", Action=["ec2:*", "s3:*"])},
            id="order, one-element list",
        ),
        pytest.param({"skipDestroy": False}, id="false where nothing was"),
    ],
)
def test_what_means_the_same_is_no_difference(inputs: dict[str, object]) -> None:
    """JSON documents are compared by meaning, and empty values are like none."""
    assert changes(POLICY, STATE, {**INPUTS, **inputs}) == {}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"description": "new"}, {"description": Change("update")}),
        ({"description": None}, {"description": Change("delete")}),
        ({"skipDestroy": True}, {"skipDestroy": Change("add")}),
        ({"type": "TAG_POLICY"}, {"type": Change("update", replaces=True)}),
        ({"name": UNKNOWN}, {"name": Change("update")}),
        ({"content": document(Action="s3:*")}, {"content": Change("update")}),
        (
            {"tags": {"owner": "security", "tier": "1"}},
            {
                "tags.owner": Change("update"),
                "tags.tier": Change("add"),
                'tags["cost center"]': Change("delete"),
            },
        ),
    ],
)
def test_a_difference_has_its_exact_path(
    changed: dict[str, object], expected: dict[str, Change]
) -> None:
    """Each change is told with where it is, what kind it is, and whether it replaces."""
    inputs = {name: value for name, value in {**INPUTS, **changed}.items() if value is not None}
    assert changes(POLICY, STATE, inputs) == expected


@pytest.mark.parametrize(
    ("wanted", "differs"),
    [(["b", "a"], False), (["a"], True), (["a", "b", "c"], True), ([], True)],
)
def test_a_set_has_no_order(wanted: list[str], differs: bool) -> None:  # noqa: FBT001 - a table
    """The order of a set is no difference, and its elements are."""
    found = changes(
        ORGANIZATION,
        {"awsServiceAccessPrincipals": ["a", "b"], "featureSet": "ALL"},
        {"awsServiceAccessPrincipals": wanted, "featureSet": "ALL"},
    )
    assert bool(found) is differs


def test_what_aws_fills_in_may_be_left_out() -> None:
    """An input that AWS computes is no difference when the program says nothing of it."""
    account = resource("aws:organizations/account:Account")
    state = {"email": "a@example.com", "name": "a", "parentId": "r-1"}
    assert changes(account, state, {"email": "a@example.com", "name": "a"}) == {}


@pytest.mark.parametrize("ignored", [["tags"], ["tags.owner"], ['tags["owner"]', "tags.owner"]])
def test_ignored_changes_are_ignored(ignored: list[str]) -> None:
    """A path in ignoreChanges covers everything below it."""
    inputs = {**INPUTS, "tags": {**TAGS, "owner": "x"}}
    assert changes(POLICY, STATE, inputs, ignored) == {}


@pytest.mark.parametrize(
    ("defaults", "name", "first"),
    [([], "control", True), (["name"], "control", False), ([], "another", False)],
)
def test_a_chosen_name_is_given_up_before_it_is_taken_again(
    defaults: list[str],
    name: str,
    first: bool,  # noqa: FBT001 - a table
) -> None:
    """A replacement with the same chosen name has to wait for the deletion of the old one."""
    inputs = {**INPUTS, "name": name, "type": "TAG_POLICY", DEFAULTS: defaults}
    found = changes(POLICY, STATE, inputs)
    assert deletes_before_replacing(POLICY, inputs, found) is first
