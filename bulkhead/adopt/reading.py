"""Reading a live organization with the environment's credentials; nothing is written.

Every call is a List, Describe or Get, which AWS's managed policies AWSOrganizationsReadOnlyAccess,
AWSAccountManagementReadOnlyAccess and AWSSSOReadOnly allow.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

from bulkhead.adopt.contacts import alternate_contacts
from bulkhead.adopt.found import AdoptError, FoundAccount, FoundOrganization
from bulkhead.adopt.people import people
from bulkhead.attached.tree import RETRIES, Tree, pages
from config.account import ROOT

_NO_ORGANIZATION = "AWSOrganizationsNotInUseException"


def found_organization(region: str) -> FoundOrganization:
    """Read the organization.

    Args:
        region: The home region, in which Identity Center is.

    Raises:
        AdoptError: There are no credentials, or they are not those of the management account of an
            organization with all features, or they do not allow to read it.
    """
    try:
        return _read(boto3.client("organizations", region_name=region, config=RETRIES), region)
    except NoCredentialsError as error:
        raise AdoptError(
            "there are no AWS credentials in the environment; sign in to the management account "
            "(`aws sso login`) and set AWS_PROFILE"
        ) from error
    except (ClientError, BotoCoreError) as error:
        raise AdoptError(f"the organization cannot be read: {_in_words(error)}") from error


def _in_words(error: ClientError | BotoCoreError) -> str:
    if _NO_ORGANIZATION in str(error):
        return (
            "these credentials are for an account that is in no organization; give those of a "
            "management account, or let Bulkhead create the organization"
        )
    return str(error)


def _read(client: Any, region: str) -> FoundOrganization:  # noqa: ANN401 - boto3 makes its clients at run time
    organization = client.describe_organization()["Organization"]
    management_id = organization["MasterAccountId"]
    _require_management_account(management_id, region)
    if organization["FeatureSet"] != "ALL":
        raise AdoptError(
            f"organization {organization['Id']} has consolidated billing only, and guardrails need "
            "all features: enable them in the console of AWS Organizations, then run this again"
        )
    (root,) = pages(client, "list_roots", "Roots")
    tree = Tree(client)
    tree.walk(root["Id"], ROOT)
    return FoundOrganization(
        id=organization["Id"],
        management_id=management_id,
        unit_names={tree.units[unit_id]: name for unit_id, name in tree.unit_names.items()},
        accounts=tuple(_accounts(client, tree, management_id, region)),
        delegated=tuple(sorted(_delegated(client))),
        people=people(region),
    )


def _require_management_account(management_id: str, region: str) -> None:
    identity = boto3.client("sts", region_name=region, config=RETRIES).get_caller_identity()
    if identity["Account"] != management_id:
        raise AdoptError(
            f"these credentials are for account {identity['Account']}, a member of an "
            f"organization; give those of its management account, {management_id}"
        )


def _accounts(client: Any, tree: Tree, management_id: str, region: str) -> Iterator[FoundAccount]:  # noqa: ANN401 - as above
    contacts = boto3.client("account", region_name=region, config=RETRIES)
    for account_id, account in sorted(tree.accounts.items()):
        member_id = None if account_id == management_id else account_id
        # State replaces Status, which AWS answers no more one day.
        state = account.get("State") or account["Status"]
        yield FoundAccount(
            id=account_id,
            name=account["Name"],
            email=account["Email"],
            state=state,
            path=tree.places[account_id],
            tags=_tags(pages(client, "list_tags_for_resource", "Tags", ResourceId=account_id)),
            contacts=alternate_contacts(contacts, member_id) if state == "ACTIVE" else {},
        )


def _tags(found: Iterator[Mapping[str, Any]]) -> Mapping[str, str]:
    return {tag["Key"]: tag["Value"] for tag in found}


def _delegated(client: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
    for one in pages(client, "list_delegated_administrators", "DelegatedAdministrators"):
        operation, key = "list_delegated_services_for_account", "DelegatedServices"
        for service in pages(client, operation, key, AccountId=one["Id"]):
            yield one["Id"], service["ServicePrincipal"]
