"""The alternate contacts of accounts, as far as AWS tells them."""

from collections.abc import Mapping
from typing import Any

from botocore.exceptions import ClientError

KINDS = ("security", "operations", "billing")
# There is none, or the management account may not ask for a member's: that takes trusted access for
# account.amazonaws.com. https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html
_UNREADABLE = frozenset({"ResourceNotFoundException", "AccessDeniedException"})


def alternate_contacts(client: Any, member_id: str | None) -> Mapping[str, Mapping[str, str]]:  # noqa: ANN401 - boto3 makes its clients at run time
    """The contacts of an account by kind, as the configuration writes them.

    Args:
        client: A client of AWS Account Management.
        member_id: Id of a member account; None for the management account itself, which AWS
            refuses to be named.
    """
    named = {"AccountId": member_id} if member_id else {}
    found: dict[str, Mapping[str, str]] = {}
    for kind in KINDS:
        try:
            answer = client.get_alternate_contact(AlternateContactType=kind.upper(), **named)
        except ClientError as error:
            if error.response["Error"]["Code"] not in _UNREADABLE:
                raise
            continue
        contact = answer["AlternateContact"]
        found[kind] = {
            "name": contact["Name"],
            "title": contact["Title"],
            "email": contact["EmailAddress"],
            "phone": contact["PhoneNumber"],
        }
    return found
