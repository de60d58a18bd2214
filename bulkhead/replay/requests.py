"""From the record of a call to the requests that AWS authorised for it."""

from collections.abc import Iterator
from dataclasses import replace

from bulkhead.evaluator import AccessRequest, Context, stated_request
from bulkhead.replay.authorisations import Authorisation, authorisations_of
from bulkhead.replay.callers import Caller
from bulkhead.replay.context import RecordedKeys
from bulkhead.replay.records import Event
from bulkhead.replay.resources import Place

_PARTITIONS = {"cn-": "aws-cn", "us-gov-": "aws-us-gov"}
_ACCOUNT_DIGITS = 12


def place_of(event: Event, caller: Caller, *, iam_paths: bool = True) -> Place:
    """Say where the call was made.

    The account that the record was delivered to owns the resource, unless more is known of it.
    """
    region = event.aws_region or ""
    partition = next((p for begin, p in _PARTITIONS.items() if region.startswith(begin)), "aws")
    account = event.recipient_account_id or caller.principal.account or ""
    return Place(partition, region, account, iam_paths)


def requests_of(event: Event, caller: Caller, *, iam_paths: bool = True) -> Iterator[AccessRequest]:
    """Give the requests; none where the record does not tell the action.

    Args:
        event: the record of a call.
        caller: who called.
        iam_paths: users, groups, roles and policies may have a path; otherwise they have none.
    """
    place = place_of(event, caller, iam_paths=iam_paths)
    for authorisation in authorisations_of(event, caller, place):
        yield _request(event, caller, authorisation, place)


def _request(
    event: Event, caller: Caller, authorisation: Authorisation, place: Place
) -> AccessRequest:
    context = Context(RecordedKeys(event, caller, authorisation), others_unknown=True)
    owner = _owner(event, authorisation, place)
    resource, action = authorisation.resource, authorisation.action
    request = stated_request(caller.principal.name, action, resource, owner, context)
    is_managed = action.startswith("kms:") and _is_aws_managed(event)
    return replace(request, is_aws_managed_key=True) if is_managed else request


def _owner(event: Event, authorisation: Authorisation, place: Place) -> str:
    """Give the account of the resource: its ARN's, or the one that the record has beside it."""
    resource = authorisation.resource
    if isinstance(resource, str):
        account = resource.split(":", 5)[4] if resource.count(":") > 4 else ""  # noqa: PLR2004
        if len(account) == _ACCOUNT_DIGITS and account.isdigit():
            return account
        for recorded in event.resources or ():
            if recorded.account_id and recorded.arn and _is_within(resource, recorded.arn):
                return recorded.account_id
    return place.account


def _is_within(arn: str, recorded: str) -> bool:
    """Say whether the ARN is the recorded one, or that of an object in the recorded bucket."""
    return arn == recorded or arn.startswith(f"{recorded.rstrip('/')}/")


def _is_aws_managed(event: Event) -> bool:
    """Say whether the key is one that AWS manages, which only its alias tells."""
    alias = event.parameters.get("keyId")
    return isinstance(alias, str) and "alias/aws/" in alias
