"""Controls as policies of the SDK's: what the pack lists, and what its own server would run.

A violation goes out as the policy's violation. A value that is not known at preview goes out
through the SDK's own advisory line, and is decided at `pulumi up`. An error in a check becomes a
violation that names control and resource: an error that reaches the SDK would abort the whole run
without naming either.

The pack is served by `_server`, which finds the same and reads each resource once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, cast

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
from ._diagnostics import not_known
from ._finding import Undecided
from ._model import Control
from ._pages import page, pointing
from ._params import Params
from ._run import CheckIndex, Found, ParamsOf, resource_findings, stack_findings, with_region
from ._stack import Resource, Stack
from ._unwrap import unwrap

_LEVELS = {"advisory": EnforcementLevel.ADVISORY, "mandatory": EnforcementLevel.MANDATORY}


class DecidedAtUpError(UnknownValueError):
    """What the SDK turns into an advisory line: something could not be decided yet."""

    def __init__(self, paths: Iterable[str]) -> None:
        names = sorted(set(paths))
        super().__init__(UNKNOWN_STRING_VALUE, names)
        self.message = not_known(names)


def policies(controls: Iterable[Control]) -> list[Policy]:
    """The policies of the controls that check anything; nothing is started.

    A control with checks of both kinds is two of the SDK's, of one name.
    """
    listed = list(controls)
    of_resources = [_resource_policy(control) for control in listed if control.checks]
    return [*of_resources, *(_stack_policy(control) for control in listed if control.stack_checks)]


def _resource_policy(control: Control) -> ResourceValidationPolicy:
    return ResourceValidationPolicy(validate=_validate_resource(control), **_described(control))


def _stack_policy(control: Control) -> StackValidationPolicy:
    return StackValidationPolicy(validate=_validate_stack(control), **_described(control))


def _described(control: Control) -> dict[str, Any]:
    """What the SDK takes of a policy of either kind."""
    return {
        "name": control.id,
        "display_name": _display_name(control),
        "description": control.title,
        "enforcement_level": _LEVELS[control.level],
        "severity": Severity(control.severity),
        "framework": _framework(control),
        "config_schema": _schema(control),
        "remediation_steps": "Write what the violation says to write.",
        "url": page(control.id),
    }


def _display_name(control: Control) -> str:
    return control.id.replace("_", " ").capitalize()


def _framework(control: Control) -> PolicyComplianceFramework | None:
    if not control.frameworks.fsbp:
        return None
    return PolicyComplianceFramework(
        name="AWS Foundational Security Best Practices",
        version="1.0.0",
        specification=", ".join(control.frameworks.fsbp),
    )


def _schema(control: Control) -> PolicyConfigSchema | None:
    wanted = {name: _parameters()[name] for name in control.parameters}
    return PolicyConfigSchema(properties=wanted) if wanted else None


@cache
def _parameters() -> Mapping[str, Any]:
    """The JSON schema of every parameter, which takes long to make: longer than a start may."""
    return cast("Mapping[str, Any]", Params.model_json_schema()["properties"])


def _validate_resource(
    control: Control,
) -> Callable[[ResourceValidationArgs, ReportViolation], None]:
    index = CheckIndex([control])

    def validate(args: ResourceValidationArgs, report: ReportViolation) -> None:
        if checks := index.of_type(args.resource_type):
            resource = _of_request(args)
            params_of = _params_of(args)
            found = (
                each
                for _, check in checks
                for each in resource_findings(control, check, resource, params_of)
            )
            _tell(control, ((each, None) for each in found), report)

    return validate


def _of_request(args: ResourceValidationArgs) -> Resource:
    provider = _properties(args.provider.props) if args.provider else {}
    inputs = with_region(_properties(args.props), provider)
    return Resource(args.resource_type, args.urn, inputs)


def _properties(props: Mapping[str, object]) -> Mapping[str, object]:
    plain = unwrap(props)
    return plain if isinstance(plain, dict) else {}


def _params_of(args: ResourceValidationArgs | StackValidationArgs) -> ParamsOf:
    return lambda _: Params.model_validate(dict(args.get_config() or {}))


def _validate_stack(control: Control) -> Callable[[StackValidationArgs, ReportViolation], None]:
    def validate(args: StackValidationArgs, report: ReportViolation) -> None:
        stack = Stack(tuple(map(_of_stack, args.resources)))
        found = (
            each
            for check in control.stack_checks
            for each in stack_findings(control, check, stack, _params_of(args))
        )
        placed = ((each, each.resource.urn if each.resource else None) for each in found)
        _tell(control, placed, report)

    return validate


def _of_stack(resource: PolicyResource) -> Resource:
    return Resource(
        type=resource.resource_type,
        urn=resource.urn,
        inputs=_properties(resource.props),
        depends_on={
            name: tuple(other.urn for other in others)
            for name, others in resource.property_dependencies.items()
        },
    )


def _tell(
    control: Control, findings: Iterator[tuple[Found, str | None]], report: ReportViolation
) -> None:
    undecided: list[str] = []
    told: set[tuple[str, str | None]] = set()
    for found, urn in findings:
        if isinstance(found.finding, Undecided):
            undecided.append(found.finding.path)
        elif (said := (str(found.finding), urn)) not in told:
            told.add(said)
            report(pointing(control.id, said[0]), urn)
    if undecided:
        raise DecidedAtUpError(undecided)


POLICIES = policies(CONTROLS)
