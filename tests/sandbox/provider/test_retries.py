"""Trying again: what is AWS's fault is, what is the caller's is not."""

from collections.abc import Iterator

import pytest

from sandbox.emulator.faults.settings import Faults
from sandbox.emulator.server import empty, running
from sandbox.faults import ask
from sandbox.provider.clients import Keys, call
from sandbox.provider.errors import CallFailedError

KEYS = Keys("any", "words")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """An emulator with an organization."""
    with running() as url:
        empty(url)
        call("organizations", "CreateOrganization", "us-east-1", url, KEYS, {"FeatureSet": "ALL"})
        yield url


@pytest.mark.parametrize("fault", ["throttled", "unavailable", "conflicting", "cut"])
def test_what_passes_is_waited_for(endpoint: str, fault: str) -> None:
    """Half of all calls fail, and none of the caller's does."""
    ask(endpoint, Faults.model_validate({fault: 0.5, "seed": 1}))
    for principal in ("ram", "sso", "backup", "guardduty"):
        members = {"ServicePrincipal": f"{principal}.amazonaws.com"}
        call("organizations", "EnableAWSServiceAccess", "us-east-1", endpoint, KEYS, members)
    ask(endpoint, Faults())


def test_a_refusal_is_told_at_once(endpoint: str) -> None:
    """A mistake of the caller's is not tried again."""
    ask(endpoint, Faults())
    with pytest.raises(CallFailedError) as refused:
        call(
            "organizations", "DescribeAccount", "us-east-1", endpoint, KEYS, {"AccountId": "1" * 12}
        )
    assert refused.value.code == "AccountNotFoundException"
    assert ask(endpoint).injected == {}


def test_nobody_is_waited_for_who_is_gone() -> None:
    """Where nobody listens, the caller hears so: an emulator that is gone does not come back."""
    with pytest.raises(CallFailedError) as refused:
        call("organizations", "ListRoots", "us-east-1", "http://127.0.0.1:9", KEYS, {})
    assert refused.value.code == "EndpointConnectionError"
