"""What a control prevents, as data: statements of organization policies, with their proof."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ._request import Request

DeclarativeType = Literal[
    "AISERVICES_OPT_OUT_POLICY", "BACKUP_POLICY", "DECLARATIVE_POLICY_EC2", "S3_POLICY"
]
PolicyType = Literal["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"] | DeclarativeType


@dataclass(frozen=True)
class Param:
    """A hole in a statement, filled with what `Params` holds under this name.

    Where a list is expected, a value that is a list is spliced in.
    """

    name: str


@dataclass(frozen=True)
class Item:
    """A hole in a statement that is repeated, filled from the item that it is repeated for."""

    name: str


Fields = Mapping[str, str | tuple[str, ...]]
"""What a statement is repeated for: an item's `name` and its other values."""
Value = str | Param | Item
Condition = Mapping[str, Mapping[str, Value | tuple[Value, ...]]]
"""Operator -> condition key -> value or values, as IAM's `Condition` element has them."""


@dataclass(frozen=True, kw_only=True)
class Deny:
    """One Deny statement of a service control policy or a resource control policy.

    Attributes:
        sid: Statement id, unique over all controls, so that one seen in AWS leads to its control.
        actions: IAM actions; exactly one of `actions` and `not_actions` is given.
        not_actions: Everything but these (service control policies only).
        resources: ARN patterns; not used when `not_resources` is given.
        not_resources: Everything but these (service control policies only).
        condition: When the statement applies; the exemptions are added to it.
        unless: More of the condition, with negated operators: what is excepted. A key is left out
            where the configuration names no value for it.
        exempt_role_arns: Service roles that this statement leaves alone, beside the landing
            zone's own roles.
        absolute: Nobody is exempt, the landing zone's own roles included.
        needs: A value of `Params` without which the statement is left out.
        for_each: A value of `Params` that holds names or named items: there is one statement for
            each of them. Its `Sid` ends with the name, condition keys hold it as `{name}`, and
            values are filled through `Item`.
        denied: Requests that this statement must deny.
        allowed: Requests that must stay allowed.
    """

    sid: str
    actions: tuple[str, ...] = ()
    not_actions: tuple[str, ...] = ()
    resources: tuple[str | Param, ...] = ("*",)
    not_resources: tuple[str | Param, ...] = ()
    condition: Condition = field(default_factory=dict)
    unless: Condition = field(default_factory=dict)
    exempt_role_arns: tuple[str | Param, ...] = ()
    absolute: bool = False
    needs: str = ""
    for_each: str = ""
    denied: tuple[Request, ...] = ()
    allowed: tuple[Request, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Declarative:
    """Part of a declarative policy: AWS itself keeps the setting, and nobody is exempt.

    Attributes:
        type: Policy type; parts of one type in one bundle are merged into one document.
        content: The document's attributes, with AWS's inheritance operators (`@@assign`) and
            holes.
    """

    type: DeclarativeType
    content: Mapping[str, object]
