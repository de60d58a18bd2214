"""Who attacks: an administrator that somebody in the account made, its root user, or an outsider.

The access role is no attacker: guardrails leave it alone. It only makes the administrators' roles.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import boto3
from botocore import UNSIGNED
from botocore.config import Config

ADMINISTRATOR_ROLE = "bulkhead-attack-administrator"
ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess"
SESSION = "bulkhead-attack"
# A refused call is an answer: asking again changes nothing.
ONCE = Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"})


@dataclass
class Session:
    """Credentials, and the clients that were made with them.

    Attributes:
        name: What people call it in the tables.
        endpoint: Where AWS is.
        credentials: As boto3's clients take them.
    """

    name: str
    endpoint: str
    credentials: Mapping[str, str]
    _clients: dict[tuple[str, str], Any] = field(default_factory=dict)

    def client(self, service: str, region: str) -> Any:  # noqa: ANN401 - boto3 makes its clients at run time
        """A client that asks once and never again."""
        if (service, region) not in self._clients:
            self._clients[service, region] = boto3.client(
                service,
                region_name=region,
                **self._endpoint(service, region),
                **self.credentials,
            )
        return self._clients[service, region]

    def _endpoint(self, service: str, region: str) -> dict[str, Any]:
        """Where a service is; S3 Control has the account in the host's name: by a proxy."""
        config = ONCE if self.credentials else ONCE.merge(Config(signature_version=UNSIGNED))
        if service != "s3control":
            return {"endpoint_url": self.endpoint, "config": config}
        through = config.merge(Config(proxies={"http": self.endpoint}))
        return {"endpoint_url": f"http://s3-control.{region}.amazonaws.com", "config": through}

    def assume(self, role_arn: str, region: str) -> "Session":
        """A session of a role."""
        answer = self.client("sts", region).assume_role(RoleArn=role_arn, RoleSessionName=SESSION)
        given = answer["Credentials"]
        credentials = {
            "aws_access_key_id": given["AccessKeyId"],
            "aws_secret_access_key": given["SecretAccessKey"],
            "aws_session_token": given["SessionToken"],
        }
        return Session(role_arn.rsplit("/", maxsplit=1)[-1], self.endpoint, credentials)

    def as_key(self, access_key_id: str) -> "Session":
        """A caller that the sandbox knows by a key id of its own: see `sessions` there."""
        credentials = {
            "aws_access_key_id": access_key_id,
            "aws_secret_access_key": "sandbox-not-a-credential",
        }
        return Session(access_key_id, self.endpoint, credentials)

    def unsigned(self) -> "Session":
        """Anybody: requests without a signature."""
        return Session("anybody", self.endpoint, {})


def landing_zone_session(variables: Mapping[str, str]) -> Session:
    """The landing zone's own credentials in the management account.

    Args:
        variables: An environment with the usual AWS_* variables.
    """
    credentials = {
        "aws_access_key_id": variables["AWS_ACCESS_KEY_ID"],
        "aws_secret_access_key": variables["AWS_SECRET_ACCESS_KEY"],
    }
    return Session("landing zone", variables["AWS_ENDPOINT_URL"], credentials)


@contextmanager
def administrator(
    access: Session, account: str, region: str, name: str = ADMINISTRATOR_ROLE, **limits: str
) -> Iterator[Session]:
    """An administrator's session in an account; its role is removed at the end.

    Args:
        access: The access role's session in that account.
        account: The account's id.
        region: Where IAM is asked.
        name: What its role is called.
        limits: What CreateRole takes besides, such as a permissions boundary.
    """
    iam = access.client("iam", region)
    trust = {"Effect": "Allow", "Principal": {"AWS": account}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    _remove(iam, name)
    made = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document, **limits)
    iam.attach_role_policy(RoleName=name, PolicyArn=ADMINISTRATOR_ACCESS)
    try:
        session = access.assume(made["Role"]["Arn"], region)
        yield Session("administrator", session.endpoint, session.credentials)
    finally:
        _remove(iam, name)


def _remove(iam: Any, name: str) -> None:  # noqa: ANN401 - boto3 makes its clients at run time
    """Remove the role, also one that a run that was killed has left behind."""
    absent = iam.exceptions.NoSuchEntityException
    with suppress(absent):
        iam.detach_role_policy(RoleName=name, PolicyArn=ADMINISTRATOR_ACCESS)
    with suppress(absent):
        iam.delete_role(RoleName=name)
