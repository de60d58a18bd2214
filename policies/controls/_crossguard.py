"""Controls as CrossGuard policies: one per control, and one for what only a whole stack can tell.

A violation goes out as the policy's violation. A value that is not known at preview goes out
through the SDK's own advisory line, and is decided at `pulumi up`. An error in a check becomes a
violation that names control and resource: an error that reaches the SDK would abort the whole run
without naming either.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pulumi_policy import (
    EnforcementLevel,
    Policy,
    PolicyComplianceFramework,
    PolicyConfigSchema,
    PolicyResource,
    ReportViolation,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    Severity,
    StackValidationArgs,
    StackValidationPolicy,
)
from pulumi_policy.proxy import UNKNOWN_STRING_VALUE, UnknownValueError

from . import CONTROLS
from ._check import Check, StackCheck
from ._finding import Finding, Undecided
from ._guard import Failure, guarded
from ._inputs import Inputs
from ._model import Control
from ._params import Params
from ._stack import Resource, Stack
from ._unwrap import unwrap

PACK_NAME = "bulkhead"
WHOLE_STACK = "whole_stack"
Told = tuple[str | Undecided, str | None]
"""What to report, and the URN to report it on; None is the resource under validation."""


class DecidedAtUpError(UnknownValueError):
    """What the SDK turns into an advisory line: something could not be decided yet."""

    def __init__(self, paths: Iterable[str]) -> None:
        names = sorted(set(paths))
        super().__init__(UNKNOWN_STRING_VALUE, names)
        self.message = f"{', '.join(names)} not known yet; decided at `pulumi up`"


def policies(controls: Iterable[Control]) -> list[Policy]:
    """The policies of the controls that check anything; nothing is started."""
    listed = list(controls)
    of_resources = [_resource_policy(control) for control in listed if control.checks]
    return [*of_resources, _stack_policy([control for control in listed if control.stack_checks])]


def _resource_policy(control: Control) -> ResourceValidationPolicy:
    return ResourceValidationPolicy(
        name=control.id,
        display_name=control.id.replace("_", " ").capitalize(),
        description=control.title,
        validate=_validate_resource(control),
        enforcement_level=EnforcementLevel.MANDATORY,
        severity=Severity(control.severity),
        framework=_framework(control),
        config_schema=_schema(control),
    )


def _framework(control: Control) -> PolicyComplianceFramework | None:
    if not control.frameworks.fsbp:
        return None
    return PolicyComplianceFramework(
        name="AWS Foundational Security Best Practices",
        version="1.0.0",
        specification=", ".join(control.frameworks.fsbp),
    )


def _schema(control: Control) -> PolicyConfigSchema | None:
    known = Params.model_json_schema()["properties"]
    wanted = {name: known[name] for name in control.parameters}
    return PolicyConfigSchema(properties=wanted) if wanted else None


def _validate_resource(
    control: Control,
) -> Callable[[ResourceValidationArgs, ReportViolation], None]:
    by_type: dict[str, list[Check]] = {}
    for check in control.checks:
        for token in check.types:
            by_type.setdefault(token, []).append(check)

    def validate(args: ResourceValidationArgs, report: ReportViolation) -> None:
        any_type = f"{args.resource_type.split(':')[0]}:*"
        checks = [*by_type.get(args.resource_type, ()), *by_type.get(any_type, ())]
        if checks:
            found = guarded(control.id, args.urn, partial(_findings, checks, args))
            _tell(((_said(finding), None) for finding in found), report)

    return validate


def _findings(checks: list[Check], args: ResourceValidationArgs) -> Iterator[Finding]:
    params = Params.model_validate(dict(args.get_config() or {}))
    inputs = Inputs(_with_region(args))
    for check in checks:
        yield from check.find(inputs, params)


def _with_region(args: ResourceValidationArgs) -> object:
    """The inputs; a resource without a region of its own is in its provider's."""
    inputs = unwrap(args.props)
    provider = Inputs(unwrap(args.provider.props) if args.provider else {})
    if isinstance(inputs, dict) and provider.is_set("region"):
        return {"region": provider.get("region"), **inputs}
    return inputs


def _stack_policy(controls: list[Control]) -> StackValidationPolicy:
    def validate(args: StackValidationArgs, report: ReportViolation) -> None:
        _tell(_stack_findings(controls, args), report)

    return StackValidationPolicy(
        name=WHOLE_STACK,
        display_name="Whole stack",
        description="The stack as a whole holds what one resource cannot tell.",
        validate=validate,
        enforcement_level=EnforcementLevel.MANDATORY,
        severity=Severity.HIGH,
    )


def _stack_findings(controls: list[Control], args: StackValidationArgs) -> Iterator[Told]:
    stack = Stack(tuple(map(_resource, args.resources)))
    for control in controls:
        for check in control.stack_checks:
            find = partial(_found_in_stack, check, stack)
            for found in guarded(control.id, "the stack", find):
                finding, urn = (found, None) if isinstance(found, Failure) else found
                said = _said(finding)
                # The policy's name is not the control's here, as it is for one resource.
                yield said if isinstance(said, Undecided) else f"{control.id}: {said}", urn


def _found_in_stack(check: StackCheck, stack: Stack) -> Iterator[tuple[Finding, str]]:
    for resource, finding in check.find(stack, Params()):
        yield finding, resource.urn


def _resource(resource: PolicyResource) -> Resource:
    inputs = unwrap(resource.props)
    return Resource(
        type=resource.resource_type,
        urn=resource.urn,
        inputs=inputs if isinstance(inputs, dict) else {},
        depends_on={
            name: tuple(other.urn for other in others)
            for name, others in resource.property_dependencies.items()
        },
    )


def _said(finding: Finding | Failure) -> str | Undecided:
    return finding if isinstance(finding, Undecided) else str(finding)


def _tell(findings: Iterable[Told], report: ReportViolation) -> None:
    undecided: list[str] = []
    for said, urn in findings:
        if isinstance(said, Undecided):
            undecided.append(said.path)
        else:
            report(said, urn)
    if undecided:
        raise DecidedAtUpError(undecided)


POLICIES = policies(CONTROLS)
