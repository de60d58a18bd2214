"""Trying again: what is AWS's fault is, what is the caller's is not."""

import json
from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest

from sandbox.emulator.faults.settings import PATH
from sandbox.emulator.server import running
from sandbox.provider.clients import Keys, call
from sandbox.provider.errors import CallFailedError

KEYS = Keys("any", "words")


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """An emulator with an organization."""
    with running() as url:
        call("organizations", "CreateOrganization", "us-east-1", url, KEYS, {"FeatureSet": "ALL"})
        yield url


def have(endpoint: str, **faults: float) -> None:
    """Let the emulator have these faults."""
    body = json.dumps(faults).encode()
    urlopen(Request(endpoint + PATH, data=body, method="PUT")).close()  # noqa: S310 - loopback


@pytest.mark.parametrize("fault", ["throttled", "unavailable", "conflicting", "cut"])
def test_what_passes_is_waited_for(endpoint: str, fault: str) -> None:
    """Half of all calls fail, and none of the caller's does."""
    have(endpoint, **{fault: 0.5, "seed": 1})
    for principal in ("ram", "sso", "backup", "guardduty"):
        members = {"ServicePrincipal": f"{principal}.amazonaws.com"}
        call("organizations", "EnableAWSServiceAccess", "us-east-1", endpoint, KEYS, members)
    have(endpoint)


def test_a_refusal_is_told_at_once(endpoint: str) -> None:
    """A mistake of the caller's is not tried again."""
    have(endpoint)
    with pytest.raises(CallFailedError) as refused:
        call(
            "organizations", "DescribeAccount", "us-east-1", endpoint, KEYS, {"AccountId": "1" * 12}
        )
    assert refused.value.code == "AccountNotFoundException"
    with urlopen(endpoint + PATH) as answer:  # noqa: S310 - loopback
        assert json.load(answer)["injected"] == {}


def test_nobody_is_waited_for_who_is_gone() -> None:
    """Where nobody listens, the caller hears so: an emulator that is gone does not come back."""
    with pytest.raises(CallFailedError) as refused:
        call("organizations", "ListRoots", "us-east-1", "http://127.0.0.1:9", KEYS, {})
    assert refused.value.code == "EndpointConnectionError"
