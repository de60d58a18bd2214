"""The catalogue of controls as Markdown, written from the controls themselves."""

from collections.abc import Iterator, Mapping

from bulkhead.control_indexes import FRAMEWORKS, INDEXES, by_framework, by_service
from bulkhead.control_words import list_of_code, sentence, setting_lines
from bulkhead.guardrail_catalogue import entries
from policies.controls import CONTROLS, Check, Control, StackCheck, StateCheck

GENERATED = "<!-- Written by `bulkhead docs` from policies/controls/; change it there. -->"

CATALOGUE_GENERATED = (
    "<!-- Written by `bulkhead docs` from bulkhead/guardrail_catalogue.yaml; change it there. -->"
)
CATALOGUE_LINK = "What is asked for elsewhere, and where it is answered: [catalogue](catalogue.md)."
CATALOGUE_INTRODUCTION = (
    "What guardrails are commonly asked for, by published samples, accelerators and managed "
    "controls, and which control answers."
)


def pages() -> Mapping[str, str]:
    """File name -> text, for the folder docs/controls/."""
    controls = {f"{control.id}.md": _page(control) for control in CONTROLS}
    return {
        "README.md": _index(),
        "by-framework.md": _text([GENERATED, *by_framework()]),
        "by-service.md": _text([GENERATED, *by_service()]),
        "catalogue.md": _catalogue(),
        **controls,
    }


def _index() -> str:
    rows = [
        f"| [{control.id}]({control.id}.md) | {control.title} | {control.severity} "
        f"| {_means(control)} |"
        for control in CONTROLS
    ]
    head = ["| Control | What holds | Severity | By what |", "|---|---|---|---|"]
    return _text([GENERATED, "# Controls", INDEXES, CATALOGUE_LINK, "\n".join([*head, *rows])])


def _catalogue() -> str:
    rows = [
        f"| {entry_id} | {entry.asks} | "
        f"{', '.join(f'[{control}]({control}.md)' for control in entry.controls)} | "
        f"{entry.left_out} |"
        for entry_id, entry in entries().items()
    ]
    head = ["| Id | What is asked for | Control | Left out, and why |", "|---|---|---|---|"]
    return _text(
        [CATALOGUE_GENERATED, "# Catalogue", CATALOGUE_INTRODUCTION, "\n".join([*head, *rows])]
    )


def _means(control: Control) -> str:
    counts = {
        ("SCP statement", "SCP statements"): len(control.service_control),
        ("RCP statement", "RCP statements"): len(control.resource_control),
        ("setting kept by AWS", "settings kept by AWS"): len(control.declarative),
        ("check", "checks"): len(_all_checks(control)),
        ("audit query", "audit queries"): len(control.audit),
    }
    return ", ".join(
        f"{count} {one if count == 1 else many}" for (one, many), count in counts.items() if count
    )


def _page(control: Control) -> str:
    return _text(
        [
            GENERATED,
            f"# {control.id}",
            f"**{control.title}**",
            f"Severity: {control.severity}. {_frameworks(control)}",
            control.why,
            "## Exceptions",
            control.exceptions[0].upper() + control.exceptions[1:],
            *_prevention(control),
            *_checks(control),
            *_audit(control),
            f"Source: [`{control.id}.py`](../../policies/controls/{control.id}.py)",
        ]
    )


def _frameworks(control: Control) -> str:
    named = [
        f"{name}: {', '.join(getattr(control.frameworks, field))}."
        for field, name in FRAMEWORKS.items()
        if getattr(control.frameworks, field)
    ]
    return " ".join(named) or "No public framework asks for it."


def _prevention(control: Control) -> Iterator[str]:
    kinds = {
        "Service control policy": control.service_control,
        "Resource control policy": control.resource_control,
    }
    for kind, statements in kinds.items():
        if statements:
            yield f"## {kind}"
        for deny in statements:
            yield f"### {deny.sid}"
            yield sentence(deny)
            yield (
                f"Proof by requests: {len(deny.denied)} that must be denied, "
                f"{len(deny.allowed)} that must stay allowed."
            )
    if control.declarative:
        yield "## Settings that AWS keeps"
        yield "\n".join(line for part in control.declarative for line in setting_lines(part))


def _all_checks(control: Control) -> tuple[Check | StackCheck | StateCheck, ...]:
    return (*control.checks, *control.stack_checks, *control.state_checks)


def _checks(control: Control) -> Iterator[str]:
    checks = _all_checks(control)
    if not checks:
        return
    rows = [
        f"| {check.name} | {list_of_code(check.types)} | {len(check.passes)} / {len(check.fails)} |"
        for check in checks
    ]
    yield "## Checks before deployment"
    head = ["| Check | Types | Proof: passing / failing |", "|---|---|---|"]
    yield "\n".join([*head, *rows])
    remedies = {check.name: list_of_code(check.remedy) for check in control.checks if check.remedy}
    if remedies:
        written = "; ".join(f"{name} ({paths})" for name, paths in remedies.items())
        yield f"Put right where the level is `remediate`: {written}."
    if control.parameters:
        yield f"Configured by {list_of_code(control.parameters)}."


def _audit(control: Control) -> Iterator[str]:
    if not control.audit:
        return
    yield "## Audit"
    yield "\n".join(
        f"- {query.sentence} (`{query.service}:{query.operation}`, once per "
        f"{query.scope.replace('_', ' ')})"
        for query in control.audit
    )


def _text(blocks: list[str]) -> str:
    return "\n\n".join(blocks) + "\n"
