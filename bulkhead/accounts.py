"""The accounts of the organization that an environment's AWS answers for."""

from collections.abc import Mapping
from dataclasses import dataclass

from botocore.exceptions import ClientError

from bulkhead.aws_client import aws_client


@dataclass(frozen=True)
class Account:
    """A member of the organization, or its management account."""

    id: str
    name: str


def accounts(variables: Mapping[str, str]) -> list[Account]:
    """List the accounts; none where there is no organization.

    Args:
        variables: an environment with the usual AWS_* variables.
    """
    client = aws_client("organizations", variables)
    try:
        pages = list(client.get_paginator("list_accounts").paginate())
    except ClientError as error:
        if error.response["Error"]["Code"] == "AWSOrganizationsNotInUseException":
            return []
        raise
    return [Account(item["Id"], item["Name"]) for page in pages for item in page["Accounts"]]
