"""Controls to policy documents: one per policy type and bundle, so that names and diffs last."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ._model import Control
from ._params import Params
from ._quotas import QUOTAS, Quota
from ._statement import Declarative, Deny, Param, PolicyType

SUFFIXES: Mapping[PolicyType, str] = {
    "SERVICE_CONTROL_POLICY": "",
    "RESOURCE_CONTROL_POLICY": "-resources",
    "DECLARATIVE_POLICY_EC2": "-ec2-settings",
    "S3_POLICY": "-s3-settings",
}


@dataclass(frozen=True)
class Document:
    """A policy document as it is sent to AWS Organizations.

    Attributes:
        name: Bundle, with a suffix that tells the policy types apart.
        type: Policy type.
        content: Minified JSON, ASCII only.
        control_ids: The controls whose statements are in it.
    """

    name: str
    type: PolicyType
    content: str
    control_ids: tuple[str, ...]

    @property
    def size(self) -> int:
        """Length in characters, which in ASCII are bytes too: AWS has counted either way."""
        return len(self.content)

    @property
    def quota(self) -> Quota:
        """What AWS allows for its type."""
        return QUOTAS[self.type]


def documents(controls: Iterable[Control], params: Params) -> tuple[Document, ...]:
    """The documents that hold the preventive halves of some controls, in the order of their names.

    The order of the controls does not matter.
    """
    ordered = sorted(controls, key=lambda control: control.id)
    found = [
        _document(policy_type, bundle, [c for c in ordered if c.bundle == bundle], params)
        for policy_type in SUFFIXES
        for bundle in {control.bundle for control in ordered}
    ]
    return tuple(sorted((d for d in found if d), key=lambda document: document.name))


def _document(
    policy_type: PolicyType, bundle: str, controls: list[Control], params: Params
) -> Document | None:
    parts = {control.id: _parts(control, policy_type) for control in controls}
    used = tuple(control_id for control_id, found in parts.items() if found)
    if not used:
        return None
    body = _body(policy_type, [part for control_id in used for part in parts[control_id]], params)
    content = json.dumps(body, separators=(",", ":"), ensure_ascii=True)
    return Document(f"{bundle}{SUFFIXES[policy_type]}", policy_type, content, used)


def _parts(control: Control, policy_type: PolicyType) -> tuple[Deny | Declarative, ...]:
    match policy_type:
        case "SERVICE_CONTROL_POLICY":
            return control.service_control
        case "RESOURCE_CONTROL_POLICY":
            return control.resource_control
        case _:
            return tuple(part for part in control.declarative if part.type == policy_type)


def _body(
    policy_type: PolicyType, parts: list[Deny | Declarative], params: Params
) -> Mapping[str, object]:
    statements = [statement(p, policy_type, params) for p in parts if isinstance(p, Deny)]
    if statements:
        return {"Version": "2012-10-17", "Statement": statements}
    body: dict[str, object] = {}
    for part in parts:
        if isinstance(part, Declarative):
            body = _merged(body, part.content)
    return body


def _merged(left: Mapping[str, object], right: Mapping[str, object]) -> dict[str, object]:
    result = dict(left)
    for key, value in right.items():
        known = result.get(key)
        if isinstance(known, Mapping) and isinstance(value, Mapping):
            result[key] = _merged(known, value)
        elif known is None or known == value:
            result[key] = value
        else:
            raise ValueError(f"two controls set {key} to different values: {known} and {value}")
    return result


def statement(deny: Deny, policy_type: PolicyType, params: Params) -> dict[str, object]:
    """A Deny as a statement of a policy document, its holes filled and its exemptions added."""
    is_resource_control = policy_type == "RESOURCE_CONTROL_POLICY"
    result: dict[str, object] = {"Sid": deny.sid, "Effect": "Deny"}
    if is_resource_control:
        result["Principal"] = "*"
    if deny.not_actions:
        result["NotAction"] = _listed(deny.not_actions, params)
    else:
        result["Action"] = _listed(deny.actions, params)
    if deny.not_resources:
        result["NotResource"] = _listed(deny.not_resources, params)
    else:
        result["Resource"] = _listed(deny.resources, params)
    condition = _condition(deny, params)
    if condition:
        result["Condition"] = condition
    return result


def _condition(deny: Deny, params: Params) -> dict[str, dict[str, object]]:
    condition: dict[str, dict[str, object]] = {
        operator: {key: _filled(value, params) for key, value in keys.items()}
        for operator, keys in deny.condition.items()
    }
    if deny.absolute:
        return condition
    exempt = [*params.landing_zone_role_arns, *deny.exempt_role_arns]
    if "aws:PrincipalArn" in condition.setdefault("ArnNotLike", {}):
        raise ValueError(f"{deny.sid}: list exempt roles in exempt_role_arns, not in the condition")
    condition["ArnNotLike"]["aws:PrincipalArn"] = exempt
    return condition


def _filled(value: str | Param | tuple[str | Param, ...], params: Params) -> object:
    if isinstance(value, str):
        return value
    filled = _listed(value if isinstance(value, tuple) else (value,), params)
    return filled if len(filled) > 1 else filled[0]


def _listed(values: tuple[str | Param, ...], params: Params) -> list[str]:
    result: list[str] = []
    for value in values:
        filled = getattr(params, value.name) if isinstance(value, Param) else value
        result += [filled] if isinstance(filled, str) else filled
    if not result:
        raise ValueError(f"{', '.join(map(str, values))} is empty: a statement needs a value there")
    return result
