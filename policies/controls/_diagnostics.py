"""What checks find, as the engine shows it to people."""

from collections.abc import Iterable, Iterator, Mapping

from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import analyzer_pb2 as messages

from ._exemptions import EXEMPTIONS, EXEMPTIONS_TITLE
from ._finding import Undecided
from ._model import Control, Severity
from ._pages import pointing
from ._run import Found

PACK_NAME = "bulkhead"
PACK_VERSION = "0.0.1"  # the engine shows the one in PulumiPolicy.yaml
_SEVERITIES: Mapping[Severity, messages.PolicySeverity.ValueType] = {
    "low": messages.POLICY_SEVERITY_LOW,
    "medium": messages.POLICY_SEVERITY_MEDIUM,
    "high": messages.POLICY_SEVERITY_HIGH,
    "critical": messages.POLICY_SEVERITY_CRITICAL,
}


def diagnostics(
    found: Iterable[Found],
    levels: Mapping[str, messages.EnforcementLevel.ValueType],
    *,
    of_stack: bool,
) -> Iterator[messages.AnalyzeDiagnostic]:
    """Give each violation as its control's, then what is not known yet, once for each control.

    What is not known blocks nothing at preview, and does not pass unseen either.

    Args:
        found: What the checks found.
        levels: The enforcement level of each control.
        of_stack: The resource at fault has to be named, as the engine asked about the whole stack.
    """
    unknown: dict[tuple[str, str], tuple[Control, set[str]]] = {}
    told: set[tuple[str, str, str]] = set()
    for each in found:
        urn = each.resource.urn if of_stack and each.resource else ""
        control, text = each.control, str(each.finding)
        if isinstance(each.finding, Undecided):
            unknown.setdefault((control.id, urn), (control, set()))[1].add(each.finding.path)
        elif (key := (control.id, urn, text)) not in told:
            told.add(key)
            level = _blocking(levels[control.id])
            yield _of_control(control, pointing(control.id, text), urn, level)
    for (_, urn), (control, paths) in unknown.items():
        yield _of_control(control, not_known(paths), urn, messages.ADVISORY)


def notices(
    said: Iterable[tuple[str, str]], level: messages.EnforcementLevel.ValueType
) -> Iterator[messages.AnalyzeDiagnostic]:
    """Say something about exemptions, each with the URN of the resource that it is about."""
    for urn, text in said:
        yield _diagnostic(EXEMPTIONS, EXEMPTIONS_TITLE, "low", text, urn, level)


def remediation(control: Control, properties: Struct) -> messages.Remediation:
    """Say that a control put a resource right, and hand over its properties."""
    return messages.Remediation(
        policyName=control.id,
        policyPackName=PACK_NAME,
        policyPackVersion=PACK_VERSION,
        description=control.title,
        properties=properties,
    )


def not_known(paths: Iterable[str]) -> str:
    """Say that values are not known, and when they will be."""
    return f"{', '.join(sorted(set(paths)))} not known yet; decided at `pulumi up`"


def _blocking(
    level: messages.EnforcementLevel.ValueType,
) -> messages.EnforcementLevel.ValueType:
    """The level of a violation: one that a remedy should have prevented is mandatory."""
    return messages.MANDATORY if level == messages.REMEDIATE else level


def _of_control(
    control: Control, text: str, urn: str, level: messages.EnforcementLevel.ValueType
) -> messages.AnalyzeDiagnostic:
    return _diagnostic(control.id, control.title, control.severity, text, urn, level)


def _diagnostic(
    name: str,
    title: str,
    severity: Severity,
    text: str,
    urn: str,
    level: messages.EnforcementLevel.ValueType,
) -> messages.AnalyzeDiagnostic:
    return messages.AnalyzeDiagnostic(
        policyName=name,
        policyPackName=PACK_NAME,
        policyPackVersion=PACK_VERSION,
        description=title,
        message=f"{title}\n{text}",
        urn=urn,
        enforcementLevel=level,
        severity=_SEVERITIES[severity],
    )
