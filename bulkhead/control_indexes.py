"""The controls by what people look for: a service that they use, or a framework that asks."""

from collections.abc import Iterator, Mapping

from policies.controls import CONTROLS, Check, Control, StackCheck, StateCheck
from policies.controls._types import canonical

FRAMEWORKS = {
    "cis_3_0": "CIS AWS Foundations Benchmark v3.0.0",
    "cis_5_0": "CIS AWS Foundations Benchmark v5.0.0",
    "fsbp": "AWS Foundational Security Best Practices",
    "security_hub": "AWS Security Hub, other controls",
}

EVERY = "every service"

# Names of services, as actions or older modules have them -> module of pulumi-aws.
MODULES = {
    "*": EVERY,
    "access-analyzer": "accessanalyzer",
    "cognito-identity": "cognito",
    "cognito-idp": "cognito",
    "config": "cfg",
    "ds": "directoryservice",
    "elasticfilesystem": "efs",
    "elasticloadbalancing": "lb",
    "elasticsearch": "opensearch",
    "es": "opensearch",
    "events": "cloudwatch",
    "kafka": "msk",
    "logs": "cloudwatch",
    "sso": "ssoadmin",
    "states": "sfn",
}

DECLARATIVE = {
    "BACKUP_POLICY": "backup",
    "DECLARATIVE_POLICY_EC2": "ec2",
    "S3_POLICY": "s3",
}

INDEXES = (
    "By service: [by-service.md](by-service.md). By framework: [by-framework.md](by-framework.md)."
)


def by_service() -> Iterator[str]:
    """The blocks of the index by service: a service's controls, and the types that are checked."""
    yield "# Controls by service"
    yield (
        "Services go by their modules of pulumi-aws. A control without types prevents: it has "
        "statements about the service, and no check."
    )
    services = [(control, _services(control)) for control in CONTROLS]
    named = {service for _, of_control in services for service in of_control}
    for service in sorted(named, key=lambda each: (each == EVERY, each)):
        yield f"## {service}"
        rows = (
            f"| {_link(control.id)} | {control.title} | {control.severity} "
            f"| {', '.join(f'`{name}`' for name in of_control[service])} |"
            for control, of_control in services
            if service in of_control
        )
        yield _table("| Control | What holds | Severity | Types checked |", rows)


def by_framework() -> Iterator[str]:
    """The blocks of the index by framework: each id with the controls that answer it."""
    yield "# Controls by framework"
    for field, name in FRAMEWORKS.items():
        found: dict[str, list[str]] = {}
        for control in CONTROLS:
            for each in getattr(control.frameworks, field):
                found.setdefault(each, []).append(_link(control.id))
        yield f"## {name}"
        rows = (f"| {each} | {', '.join(found[each])} |" for each in sorted(found, key=_order))
        yield _table("| Id | Controls |", rows)


def _services(control: Control) -> Mapping[str, list[str]]:
    """The services of a control, each with the names of the types that it checks there."""
    found: dict[str, set[str]] = {}
    checks: tuple[Check | StackCheck | StateCheck, ...]
    checks = (*control.checks, *control.stack_checks, *control.state_checks)
    for token in (token for check in checks for token in check.types):
        service, name = _service_and_name(token)
        found.setdefault(service, set()).update(filter(None, [name]))
    for deny in (*control.service_control, *control.resource_control):
        # A statement about all but some actions is not about the services of those.
        for action in deny.actions or ("*",):
            prefix = action.partition(":")[0]
            found.setdefault(MODULES.get(prefix, prefix), set())
    for part in control.declarative:
        found.setdefault(DECLARATIVE.get(part.type, EVERY), set())
    return {service: sorted(names) for service, names in found.items()}


def _service_and_name(token: str) -> tuple[str, str]:
    package, _, path = token.partition(":")
    if path == "*":
        return EVERY, ""
    if package != "aws":
        return package, path.rpartition(":")[2]
    module, _, name = canonical(token).removeprefix("aws:").rpartition(":")
    service = module.partition("/")[0]
    return MODULES.get(service, service), name


def _order(framework_id: str) -> list[tuple[int, str, int]]:
    """Sort 2.10 behind 2.9, and S3.19 behind S3.2."""
    return [
        (1, "", int(part)) if part.isdigit() else (0, part, 0) for part in framework_id.split(".")
    ]


def _link(control_id: str) -> str:
    return f"[{control_id}]({control_id}.md)"


def _table(head: str, rows: Iterator[str]) -> str:
    return "\n".join([head, "|---" * (head.count("|") - 1) + "|", *rows])
