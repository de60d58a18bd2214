"""Requests as lines of JSON.

What a line does not say is settled here as its readers expect: a key that it does not give and
that does not follow from the principal is absent, not unknown.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from bulkhead.evaluator import AccessRequest, Context, Organization, RequestError, stated_request
from bulkhead.evaluator.context import State

Scalar = str | bool | int | float
Text = Annotated[str, Field(min_length=1)]

UNSAID: Mapping[str, State] = {
    "aws:principalorgpaths": None,
    "aws:principalservicenameslist": None,
    "aws:resourceaccount": None,
    "aws:resourceorgid": None,
    "aws:resourceorgpaths": None,
    "aws:userid": None,
}
"""Keys that AWS fills and that do not follow from the principal: absent where a line lacks them."""


class RequestLine(BaseModel):
    """One request, as people and programs write it.

    Attributes:
        principal: ARN of a role, session, user, root user or identity provider, the name of a
            service, or `anonymous`.
        action: IAM action, `service:Operation`.
        resource: ARN, or `*`.
        account: Account of the principal; the resource's for a service and for an outsider.
        resource_account: Account of the resource; by default `account`.
        context: Values by condition key.
        unknown: Condition keys that may be there or not, with any value.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    principal: Text
    action: Text
    resource: Text = "*"
    account: Text
    resource_account: Text | None = None
    context: dict[str, Scalar | list[Scalar]] = {}
    unknown: list[Text] = []


def read_request(text: str | bytes, organization: Organization) -> AccessRequest:
    """Read a request from one line of JSON.

    Raises:
        RequestError: It is no request; every problem of it, in one line.
    """
    try:
        line = RequestLine.model_validate_json(text)
    except ValidationError as error:
        raise RequestError("; ".join(map(_said, error.errors()))) from None
    return stated(line, organization)


def stated(line: RequestLine, organization: Organization) -> AccessRequest:
    """Make a request ready to be decided.

    Raises:
        RequestError: The principal or the action is none, or the line contradicts itself.
    """
    values = {key: _values(value) for key, value in line.context.items()}
    given = Context.of(values, unknown=line.unknown)
    context = Context({**UNSAID, **given.states})
    owner = line.resource_account or line.account
    request = stated_request(line.principal, line.action, line.resource, owner, context)
    own = request.principal.account
    if own is not None and own != line.account and organization.has_account(own):
        raise RequestError(
            f"account: {line.account!r} is not the principal's, {own}; the resource's account is "
            "resource_account"
        )
    return request


def _values(value: Scalar | list[Scalar]) -> list[str]:
    """Write values as AWS does: text, booleans in lower case."""
    listed = value if isinstance(value, list) else [value]
    return [str(each).lower() if isinstance(each, bool) else str(each) for each in listed]


def _said(error: ErrorDetails) -> str:
    place = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        near = get_close_matches(place, RequestLine.model_fields, n=1)
        return f"{place}: no field of a request" + (f"; near it is {near[0]}" if near else "")
    return f"{place}: {error['msg']}" if place else error["msg"]
