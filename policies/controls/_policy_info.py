"""What the pack says of itself: its policies, as the engine lists and configures them."""

from collections.abc import Iterable

from pulumi.runtime.proto import analyzer_pb2 as messages
from pulumi_policy import (
    EnforcementLevel,
    Policy,
    PolicyComplianceFramework,
    PolicyConfigSchema,
    ResourceValidationPolicy,
)

from ._diagnostics import PACK_NAME, PACK_VERSION
from ._exemptions import EXEMPTIONS, EXEMPTIONS_TITLE, exemptions_schema

_LEVELS = {
    EnforcementLevel.ADVISORY: messages.ADVISORY,
    EnforcementLevel.MANDATORY: messages.MANDATORY,
    EnforcementLevel.REMEDIATE: messages.REMEDIATE,
    EnforcementLevel.DISABLED: messages.DISABLED,
}


def pack_info(policies: Iterable[Policy]) -> messages.AnalyzerInfo:
    """Describe the pack; a control with checks of both kinds is one policy."""
    info = messages.AnalyzerInfo(name=PACK_NAME, version=PACK_VERSION, supportsConfig=True)
    by_name = {policy.name: policy for policy in reversed(list(policies))}
    info.policies.extend(_policy_info(by_name[name]) for name in sorted(by_name))
    info.policies.append(_exemptions_info())
    return info


def _exemptions_info() -> messages.PolicyInfo:
    info = messages.PolicyInfo(
        name=EXEMPTIONS,
        displayName="Exemptions",
        description=EXEMPTIONS_TITLE,
        enforcementLevel=messages.ADVISORY,
        policy_type=messages.POLICY_TYPE_STACK,
        severity=messages.POLICY_SEVERITY_LOW,
    )
    info.configSchema.properties.update(exemptions_schema())
    return info


def _policy_info(policy: Policy) -> messages.PolicyInfo:
    of_resources = isinstance(policy, ResourceValidationPolicy)
    info = messages.PolicyInfo(
        name=policy.name,
        displayName=policy.display_name or "",
        description=policy.description,
        enforcementLevel=_LEVELS[policy.enforcement_level or EnforcementLevel.ADVISORY],
        policy_type=(messages.POLICY_TYPE_RESOURCE if of_resources else messages.POLICY_TYPE_STACK),
        severity=(
            messages.PolicySeverity.Value(f"POLICY_SEVERITY_{policy.severity.name}")
            if policy.severity
            else messages.POLICY_SEVERITY_UNSPECIFIED
        ),
        url=policy.url or "",
        remediation_steps=policy.remediation_steps or "",
    )
    _add_schema(info, policy.config_schema)
    _add_framework(info, policy.framework)
    return info


def _add_schema(info: messages.PolicyInfo, schema: PolicyConfigSchema | None) -> None:
    if schema is not None:
        info.configSchema.properties.update(schema.properties)
        info.configSchema.required.extend(schema.required or ())


def _add_framework(info: messages.PolicyInfo, framework: PolicyComplianceFramework | None) -> None:
    if framework is not None:
        info.framework.name = framework.name or ""
        info.framework.version = framework.version or ""
        info.framework.reference = framework.reference or ""
        info.framework.specification = framework.specification or ""
