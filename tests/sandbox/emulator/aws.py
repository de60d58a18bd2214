"""Clients of an emulator, and the organization that most tests begin with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

REGION = "eu-west-1"
ONE_ATTEMPT = Config(retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=30)
ADMINISTRATOR = {"aws_access_key_id": "any", "aws_secret_access_key": "words"}


@dataclass(frozen=True)
class Aws:
    """Makes clients: as the management account, or through a role of another."""

    endpoint: str
    credentials: Mapping[str, str]
    region: str = REGION

    def client(self, service: str, region: str = "") -> Any:  # noqa: ANN401 - boto3 has no types
        """A client that asks once and never again."""
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=region or self.region,
            config=ONE_ATTEMPT,
            **self.credentials,
        )

    def assume(
        self,
        account: str,
        role: str = "OrganizationAccountAccessRole",
        session_name: str = "test",
        **limits: object,
    ) -> "Aws":
        """The same emulator with a session of that account's role, made with session policies."""
        arn = f"arn:aws:iam::{account}:role/{role}"
        named = {"RoleArn": arn, "RoleSessionName": session_name}
        return self.holding(self.client("sts").assume_role(**named, **limits)["Credentials"])

    def holding(self, session: Mapping[str, str]) -> "Aws":
        """The same emulator with the credentials that STS has given out."""
        names = {
            "aws_access_key_id": "AccessKeyId",
            "aws_secret_access_key": "SecretAccessKey",
            "aws_session_token": "SessionToken",
        }
        return Aws(self.endpoint, {name: session[key] for name, key in names.items()})

    def call(self, service: str, operation: str, /, **arguments: object) -> dict[str, Any]:
        """The answer, without what boto3 adds."""
        answer: dict[str, Any] = getattr(self.client(service), operation)(**arguments)
        answer.pop("ResponseMetadata", None)
        return answer

    def refusal(self, service: str, operation: str, /, **arguments: object) -> str:
        """The code of the error that the call ends with; empty when there is none."""
        try:
            self.call(service, operation, **arguments)
        except ClientError as error:
            return str(error.response["Error"]["Code"])
        return ""


@dataclass(frozen=True)
class Organization:
    """An organization with one member account."""

    aws: Aws
    root_id: str
    member_id: str

    @property
    def member(self) -> Aws:
        """The member account, through its access role."""
        return self.aws.assume(self.member_id)

    def trust(self, service_principal: str) -> None:
        """Turn trusted access on for a service."""
        self.aws.call(
            "organizations", "enable_aws_service_access", ServicePrincipal=service_principal
        )

    def delegate(self, service_principal: str) -> Aws:
        """Make the member the service's delegated administrator."""
        self.trust(service_principal)
        self.aws.call(
            "organizations",
            "register_delegated_administrator",
            AccountId=self.member_id,
            ServicePrincipal=service_principal,
        )
        return self.member
