"""The checks of `nothing_shared_outside_organization` for permissions that name one principal.

Such a resource is one statement of a policy: the principal and what limits it are inputs.
"""

from collections.abc import Iterator

from ._accounts import is_outsider
from ._check import Check
from ._condition_values import given_singles_out
from ._finding import Finding, Undecided, Violation
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._proof import STRANGER, TRUSTED_ACCOUNT
from ._rules import Rule
from ._types import tokens

TO_ONE_SERVICE = 'principal="events.amazonaws.com", source_arn=rule.arn'
SHARE_WITHIN = "the id of an account of the organization"


def _unlimited_principal(*limits: str) -> Rule:
    """A principal of `*` is limited by one of some other inputs."""

    def find(inputs: Inputs, params: Params) -> Iterator[Finding]:
        principal = inputs.get("principal")
        given = {name: inputs.get(name) for name in limits}
        unknown = [name for name, value in given.items() if value is UNKNOWN]
        if any(given_singles_out(given[name]) for name in limits if name not in unknown):
            return
        outsider = is_outsider(principal, params)
        if principal is UNKNOWN or (unknown and (outsider or principal == "*")):
            yield Undecided("principal" if principal is UNKNOWN else unknown[0])
        elif outsider:
            yield Violation("principal", "is an account outside the organization", SHARE_WITHIN)
        elif principal == "*":
            yield Violation("principal", "is everybody", TO_ONE_SERVICE)

    return find


GRANT_CHECKS = (
    Check(
        name="function-permission",
        types=tokens("lambda", "Permission"),
        find=_unlimited_principal("principalOrgId", "sourceArn", "sourceAccount"),
        passes=(
            {"principal": "events.amazonaws.com"},
            {"principal": "*", "principalOrgId": "o-exampleorgid"},
        ),
        fails=(
            {"principal": "*"},
            {"principal": STRANGER},
            {"principal": "*", "sourceArn": "arn:aws:s3:::*"},
        ),
    ),
    Check(
        name="layer-permission",
        types=tokens("lambda", "LayerVersionPermission"),
        find=_unlimited_principal("organizationId"),
        passes=({"principal": "*", "organizationId": "o-exampleorgid"},),
        fails=({"principal": "*"}, {"principal": STRANGER}),
    ),
    Check(
        name="event-permission",
        types=tokens("cloudwatch", "EventPermission"),
        find=_unlimited_principal("condition.value"),
        passes=(
            {"principal": TRUSTED_ACCOUNT},
            {"principal": "*", "condition": {"key": "aws:PrincipalOrgID", "value": "o-1"}},
        ),
        fails=(
            {"principal": "*"},
            {"principal": STRANGER},
            {"principal": "*", "condition": {"key": "aws:PrincipalOrgID", "value": "*"}},
        ),
    ),
)
