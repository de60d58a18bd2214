"""New accounts are waited for until AWS serves them, and old ones are not."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

import boto3
import pytest
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.organizations.models import organizations_backends

from bulkhead.readiness import (
    LONGEST_WAIT_SECONDS,
    missing_in,
    readiness,
    wait_until_ready,
)
from config import load
from sandbox.emulator.faults.settings import Faults
from sandbox.emulator.server import empty, running
from sandbox.errors import SandboxError
from sandbox.faults import ask
from sandbox.home import REPOSITORY

UNREADY = 3
EXAMPLE = REPOSITORY / "config"


@pytest.fixture(scope="module")
def variables() -> Iterator[Mapping[str, str]]:
    """The environment of the management account of an organization in an emulator."""
    with running() as url:
        empty(url)
        found = {
            "AWS_ENDPOINT_URL": url,
            "AWS_REGION": "eu-central-1",
            "AWS_ACCESS_KEY_ID": "any",
            "AWS_SECRET_ACCESS_KEY": "words",
        }
        client("organizations", found).create_organization(FeatureSet="ALL")
        yield found


def client(service: str, variables: Mapping[str, str]) -> "boto3.client":
    """A client of the emulator."""
    return boto3.client(
        service,
        endpoint_url=variables["AWS_ENDPOINT_URL"],
        region_name=variables["AWS_REGION"],
        aws_access_key_id=variables["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=variables["AWS_SECRET_ACCESS_KEY"],
    )


def new_account(variables: Mapping[str, str], name: str, unready_calls: int) -> str:
    """Make an account that cannot be entered at once; give the ARN of its access role."""
    ask(variables["AWS_ENDPOINT_URL"], Faults(unready_calls=unready_calls))
    answer = client("organizations", variables).create_account(
        AccountName=name, Email=f"{name}@example.com"
    )
    account = answer["CreateAccountStatus"]["AccountId"]
    return f"arn:aws:iam::{account}:role/OrganizationAccountAccessRole"


def nobody_waits(seconds: float) -> None:
    """Fail where somebody waits."""
    pytest.fail(f"waited {seconds} s")


def test_a_new_account_is_waited_for(
    variables: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is asked again and again, less and less often, and people see that it goes on."""
    role = new_account(variables, "slow", UNREADY)
    pauses: list[float] = []
    wait_until_ready("slow", role, variables, pauses.append)
    assert len(pauses) == 3 * UNREADY
    assert pauses == sorted(pauses)
    assert "account slow: waiting until AWS serves it: ready" in capsys.readouterr().err


def test_what_a_new_account_lacks_is_told_one_by_one(variables: Mapping[str, str]) -> None:
    """First nobody gets in, then a service is not there, then the organization is not known."""
    role = new_account(variables, "told", 1)
    assert [missing_in(role, variables) for _ in range(4)] == [
        "its access role cannot be assumed yet",
        "its services are not subscribed to yet",
        "it does not know its organization yet",
        "",
    ]


def test_an_account_that_is_ready_is_not_spoken_of(
    variables: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody waits, and nothing is said."""
    wait_until_ready("ready", new_account(variables, "ready", 0), variables, nobody_waits)
    assert capsys.readouterr().err == ""


def test_an_old_account_is_not_waited_for(variables: Mapping[str, str]) -> None:
    """What is missing there does not come by waiting: the message says what to look at."""
    role = new_account(variables, "old", UNREADY)
    account_id = role.split(":")[4]
    accounts = organizations_backends[DEFAULT_ACCOUNT_ID]["aws"].accounts
    account = next(each for each in accounts if each.id == account_id)
    account.create_time -= timedelta(seconds=LONGEST_WAIT_SECONDS)
    with pytest.raises(SandboxError) as raised:
        wait_until_ready("old", role, variables, nobody_waits)
    assert "its access role cannot be assumed yet" in str(raised.value)
    assert role in str(raised.value)


def test_an_account_outside_of_the_organization_is_not_ready(
    variables: Mapping[str, str],
) -> None:
    """Nobody enters an account that does not exist."""
    role = "arn:aws:iam::111111111111:role/OrganizationAccountAccessRole"
    assert missing_in(role, variables) == "its access role cannot be assumed yet"


def test_accounts_are_read_again_only_for_one_that_is_not_known(
    variables: Mapping[str, str],
) -> None:
    """A thousand stacks do not read the state as often; a new account is seen all the same."""
    roles = {name: new_account(variables, name, 0) for name in ("first", "second")}
    ids = {name: role.split(":")[4] for name, role in roles.items()}
    answers = iter([{}, {"first": ids["first"]}, ids])
    before = readiness(load(EXAMPLE), lambda: next(answers))
    for stack in ("organization", "first", "first", "second", "first", "second"):
        before(stack, variables)
    assert next(answers, None) is None
