"""Faults on request: what fails, how it looks to a caller, and that a seed settles it."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from botocore.exceptions import ConnectionClosedError
from hypothesis import given
from hypothesis import strategies as st

from sandbox.emulator.faults.dice import Dice, Throw
from sandbox.emulator.faults.new_accounts import CREATED_AT_ONCE
from sandbox.emulator.faults.settings import PATH
from tests.sandbox.emulator.aws import Aws, Organization


class Switch:
    """Sets an emulator's faults."""

    def __init__(self, endpoint: str) -> None:
        self._url = endpoint + PATH

    def set(self, **faults: object) -> dict[str, Any]:
        """Have these faults and no others."""
        return self._ask("PUT", json.dumps(faults).encode())

    def report(self) -> dict[str, Any]:
        """What the emulator says of its faults."""
        return self._ask("GET", None)

    def _ask(self, method: str, body: bytes | None) -> dict[str, Any]:
        request = Request(self._url, data=body, method=method)  # noqa: S310 - our own loopback
        with urlopen(request) as answer:  # noqa: S310 - our own loopback
            content: dict[str, Any] = json.load(answer)
        return content


@pytest.fixture
def switch(endpoint: str) -> Iterator[Switch]:
    """The switch of the emulator of all tests; off at the end."""
    switch = Switch(endpoint)
    yield switch
    switch.set()


@pytest.mark.parametrize(
    ("service", "operation", "code"),
    [
        ("organizations", "list_roots", "TooManyRequestsException"),
        ("ec2", "describe_vpcs", "RequestLimitExceeded"),
        ("s3", "list_buckets", "SlowDown"),
        ("iam", "list_roles", "Throttling"),
        ("sts", "get_caller_identity", "Throttling"),
        ("guardduty", "list_detectors", "ThrottlingException"),
    ],
)
def test_each_service_throttles_in_its_own_words(
    organization: Organization, switch: Switch, service: str, operation: str, code: str
) -> None:
    """Who asks too often gets the code by which SDKs know it."""
    switch.set(throttled=1)
    assert organization.aws.refusal(service, operation) == code
    assert switch.report()["injected"] == {"throttled": 1}


def test_aws_is_unavailable(aws: Aws, switch: Switch) -> None:
    """A failure of AWS's own is a 503."""
    switch.set(unavailable=1)
    assert aws.refusal("s3", "list_buckets") == "ServiceUnavailable"


def test_only_changes_to_the_organization_conflict(
    organization: Organization, switch: Switch
) -> None:
    """Reading never meets another change, nor do changes elsewhere."""
    switch.set(conflicting=1)
    aws = organization.aws
    assert aws.refusal("organizations", "list_roots") == ""
    assert aws.refusal("sns", "create_topic", Name="t") == ""
    unit = {"ParentId": organization.root_id, "Name": "unit"}
    code = "ConcurrentModificationException"
    assert aws.refusal("organizations", "create_organizational_unit", **unit) == code


def test_a_cut_connection_hides_whether_something_was_done(
    organization: Organization, switch: Switch
) -> None:
    """The caller gets no answer; for some calls AWS had acted already, for others not."""
    switch.set(cut=1, seed=3)
    names = [f"unit-{number}" for number in range(12)]
    for name in names:
        with pytest.raises(ConnectionClosedError):
            organization.aws.call(
                "organizations",
                "create_organizational_unit",
                ParentId=organization.root_id,
                Name=name,
            )
    injected = switch.report()["injected"]
    switch.set()
    listed = organization.aws.call(
        "organizations", "list_organizational_units_for_parent", ParentId=organization.root_id
    )["OrganizationalUnits"]
    assert {unit["Name"] for unit in listed} < set(names)
    assert len(listed) == injected["cut after"] > 0
    assert injected["cut before"] == len(names) - len(listed)


def test_the_same_seed_gives_the_same_faults(aws: Aws, switch: Switch) -> None:
    """What fails is settled by the seed, not by chance; another seed lets others fail."""

    def failures(seed: int) -> list[str]:
        switch.set(seed=seed, throttled=0.5)
        return [aws.refusal("s3", "list_buckets") for _ in range(20)]

    first = failures(1)
    assert first == failures(1)
    assert first != failures(2)
    assert {*first} == {"", "SlowDown"}


@given(seed=st.integers(), low=st.floats(0, 1), high=st.floats(0, 1))
def test_a_larger_share_spares_nobody(seed: int, low: float, high: float) -> None:
    """A call that fails at one share fails at every larger one; at 0 none does, at 1 each."""
    low, high = sorted((low, high))
    throw = Throw(seed, "s3:ListBuckets", 1)
    assert throw.falls(high, "cut") >= throw.falls(low, "cut")
    assert not throw.falls(0, "cut")
    assert throw.falls(1, "cut")


@given(order=st.permutations([*"aaaabbbb"]))
def test_the_order_of_different_operations_does_not_matter(order: list[str]) -> None:
    """The n-th call of an operation has the same fate whatever else is called in between."""
    dice = Dice(seed=5)
    throws = [dice.throw(operation) for operation in order]
    fates = {throw: throw.falls(0.5, "cut") for throw in throws}
    alone = Dice(seed=5)
    assert [fates[alone.throw("a")] for _ in range(4)] == [
        fates[throw] for throw in throws if throw.operation == "a"
    ]


def test_a_new_account_is_in_progress_and_then_there(
    organization: Organization, switch: Switch
) -> None:
    """A creation has no account's id until it has been asked for often enough."""
    switch.set(creating_polls=2)
    status = _create(organization.aws, "slow")
    seen = [status, *(_status(organization.aws, status["Id"]) for _ in range(3))]
    assert [one["State"] for one in seen] == [*["IN_PROGRESS"] * 3, "SUCCEEDED"]
    assert ["AccountId" in one for one in seen] == [False, False, False, True]


def test_aws_makes_five_accounts_at_a_time(organization: Organization, switch: Switch) -> None:
    """One more is refused until one of them is finished."""
    switch.set(creating_polls=1)
    made = [_create(organization.aws, f"a{number}") for number in range(CREATED_AT_ONCE)]
    one_more = {"AccountName": "more", "Email": "more@example.com"}
    code = "TooManyRequestsException"
    assert organization.aws.refusal("organizations", "create_account", **one_more) == code
    for _ in range(2):
        _status(organization.aws, made[0]["Id"])
    assert organization.aws.refusal("organizations", "create_account", **one_more) == ""


def test_a_new_account_cannot_be_entered_at_once(
    organization: Organization, switch: Switch
) -> None:
    """Its roles are refused as unknown ones are, so often as it was asked for; older ones work."""
    switch.set(unready_calls=2)
    account = _create(organization.aws, "new")["AccountId"]
    role = {
        "RoleArn": f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole",
        "RoleSessionName": "test",
    }
    tried = [organization.aws.refusal("sts", "assume_role", **role) for _ in range(3)]
    assert tried == ["AccessDenied", "AccessDenied", ""]
    assert organization.member.call("sts", "get_caller_identity")["Account"] != account


@pytest.mark.parametrize("wrong", [{"cut": 1.5}, {"throttle": 0.1}, {"creating_polls": -1}])
def test_faults_that_make_no_sense_change_nothing(switch: Switch, wrong: dict[str, object]) -> None:
    """They are refused with the name of what is wrong; the faults stay as they were."""
    switch.set(seed=7)
    with pytest.raises(HTTPError) as refused:
        switch.set(**wrong)
    (error,) = json.load(refused.value)["errors"]
    assert error["loc"] == [*wrong]
    assert switch.report()["faults"]["seed"] == 7


def _create(aws: Aws, name: str) -> dict[str, Any]:
    answer = aws.call(
        "organizations", "create_account", AccountName=name, Email=f"{name}@example.com"
    )
    status: dict[str, Any] = answer["CreateAccountStatus"]
    return status


def _status(aws: Aws, request: str) -> dict[str, Any]:
    answer = aws.call(
        "organizations", "describe_create_account_status", CreateAccountRequestId=request
    )
    status: dict[str, Any] = answer["CreateAccountStatus"]
    return status
