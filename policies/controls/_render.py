"""Controls to policy documents: one per policy type and bundle, so that names and diffs last."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ._fill import setting, statements
from ._model import Control
from ._params import Params
from ._quotas import QUOTAS, Quota
from ._statement import PolicyType

SUFFIXES: Mapping[PolicyType, str] = {
    "SERVICE_CONTROL_POLICY": "",
    "RESOURCE_CONTROL_POLICY": "-resources",
    "DECLARATIVE_POLICY_EC2": "-ec2-settings",
    "S3_POLICY": "-s3-settings",
    "BACKUP_POLICY": "-backups",
    "AISERVICES_OPT_OUT_POLICY": "-ai-services",
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
        for bundle in {control.bundle for control in ordered if control.bundle}
    ]
    return tuple(sorted((d for d in found if d), key=lambda document: document.name))


def control_of(sid: str, controls: Iterable[Control]) -> str | None:
    """The control that a statement of a rendered document belongs to, by its `Sid`."""
    for control in controls:
        for deny in (*control.service_control, *control.resource_control):
            if sid == deny.sid or (deny.for_each and sid.startswith(deny.sid)):
                return control.id
    return None


def _document(
    policy_type: PolicyType, bundle: str, controls: list[Control], params: Params
) -> Document | None:
    parts = {control.id: list(_parts(control, policy_type, params)) for control in controls}
    used = tuple(control_id for control_id, found in parts.items() if found)
    if not used:
        return None
    body = _body(policy_type, [part for control_id in used for part in parts[control_id]])
    content = json.dumps(body, separators=(",", ":"), ensure_ascii=True)
    return Document(f"{bundle}{SUFFIXES[policy_type]}", policy_type, content, used)


def _parts(
    control: Control, policy_type: PolicyType, params: Params
) -> Iterator[Mapping[str, object]]:
    """A control's statements, or its settings, their holes filled."""
    match policy_type:
        case "SERVICE_CONTROL_POLICY" | "RESOURCE_CONTROL_POLICY":
            is_service_control = policy_type == "SERVICE_CONTROL_POLICY"
            denies = control.service_control if is_service_control else control.resource_control
            for deny in denies:
                yield from statements(deny, policy_type, params)
        case _:
            for part in control.declarative:
                if part.type == policy_type:
                    yield setting(part, params)


def _body(policy_type: PolicyType, parts: list[Mapping[str, object]]) -> Mapping[str, object]:
    if policy_type in {"SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"}:
        return {"Version": "2012-10-17", "Statement": parts}
    body: dict[str, object] = {}
    for part in parts:
        body = _merged(body, part)
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
