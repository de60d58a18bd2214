"""What the sandbox cannot decide, and what a client may tell it."""

import json
from typing import Any

import pytest

from tests.sandbox.emulator.authorization.guarded import Guarded, by_policy, denying, refusal
from tests.sandbox.emulator.aws import Aws

UNDETERMINED = "UndeterminedInSandbox"


def test_what_cannot_be_known_is_refused_and_said(
    guarded: Guarded, caplog: pytest.LogCaptureFixture
) -> None:
    """A call that a key decides which the sandbox cannot supply does not pass in silence."""
    condition = {"StringEquals": {"sqs:MadeUp": "a"}}
    arn = guarded.attach(denying("sqs:*", Condition=condition))
    found = refusal(guarded.organization.member, "sqs", "list_queues")
    assert (found.code, found.status) == (UNDETERMINED, 400)
    assert arn in found.message
    assert "sqs:MadeUp" in found.message
    assert any(record.getMessage().startswith(found.code) for record in caplog.records)


def test_a_policy_that_cannot_be_read_is_not_passed_over(guarded: Guarded) -> None:
    """What the evaluator does not understand might deny: the call is refused, with the reason."""
    arn = guarded.attach(denying("sqs:*", Condition={"StringMadeUp": {"aws:username": "a"}}))
    found = refusal(guarded.organization.member, "iam", "list_users")
    assert found.code == UNDETERMINED
    assert arn in found.message
    assert "StringMadeUp" in found.message


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (denying("macie2:*"), "denied"),
        (denying("macie2:*", Resource="arn:aws:macie2:*:*:classification-job/*"), UNDETERMINED),
        (denying("sqs:*", Resource="arn:aws:sqs:*:*:queue"), "AccessDeniedException"),
    ],
)
def test_a_resource_that_is_not_known_is_not_taken_for_another(
    guarded: Guarded, statement: dict[str, object], code: str
) -> None:
    """Where the ARN would decide, the call is refused for want of it.

    What no statement is about reaches Macie, which says that nobody has enabled it.
    """
    arn = guarded.attach(statement)
    found = refusal(guarded.organization.member, "macie2", "get_macie_session")
    assert by_policy(found, arn) == code


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, ""),
        ({"aws:SecureTransport": "false"}, "denied"),
        ({"aws:PrincipalArn": "x"}, "refused"),
    ],
)
def test_a_client_tells_what_the_network_would(
    guarded: Guarded, told: dict[str, str], expected: str
) -> None:
    """There is no TLS to look at: a client may say so in a header, and nothing about itself."""
    arn = guarded.attach(denying("iam:*", Condition={"Bool": {"aws:SecureTransport": "false"}}))
    client = guarded.organization.member.client("iam")

    def tell(params: dict[str, Any], **_: object) -> None:
        params["headers"]["X-Sandbox-Context"] = json.dumps(told)

    client.meta.events.register("before-call", tell)
    found = refusal(_One(client), "iam", "list_users")
    assert {"ValidationError": "refused"}.get(found.code, by_policy(found, arn)) == expected


class _One(Aws):
    """One client, in place of those that are made for each call."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 - boto3 has no types
        super().__init__("", {})
        object.__setattr__(self, "only", client)

    def client(self, service: str, region: str = "") -> Any:  # noqa: ANN401, ARG002 - as above
        """The client."""
        return self.__dict__["only"]
