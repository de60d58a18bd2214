"""What a control is. Every module here without an underscore is one control."""

from dataclasses import dataclass
from typing import Literal

from ._audit import AuditQuery
from ._check import Check, StackCheck, StateCheck
from ._statement import Declarative, Deny

Severity = Literal["low", "medium", "high", "critical"]
Level = Literal["advisory", "mandatory"]
Bundle = Literal[
    "organization",
    "identity",
    "logging",
    "security",
    "regions",
    "data",
    "network",
    "quarantine",
]
"""The documents that statements are grouped into: one more statement changes one document."""


@dataclass(frozen=True, kw_only=True)
class Frameworks:
    """Where public baselines ask for the same.

    Attributes:
        cis_3_0: Recommendations of the CIS AWS Foundations Benchmark v3.0.0.
        cis_5_0: Recommendations of the CIS AWS Foundations Benchmark v5.0.0.
        fsbp: Control ids of the AWS Foundational Security Best Practices standard.
        security_hub: Ids of controls that AWS Security Hub has, but not in that standard.
    """

    cis_3_0: tuple[str, ...] = ()
    cis_5_0: tuple[str, ...] = ()
    fsbp: tuple[str, ...] = ()
    security_hub: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Control:
    """A rule of the baseline, stated once: what prevents, checks and audits it, and the proof.

    A control's module sets the first group; the second comes from the module's name and
    docstring.

    Attributes:
        severity: How bad it is when the rule does not hold.
        bundle: The document that its statements are part of; a control without any has none.
        frameworks: Where public baselines ask for the same.
        service_control: Statements of service control policies (SCPs).
        resource_control: Statements of resource control policies (RCPs).
        declarative: Parts of declarative policies.
        checks: What is checked on each resource before it is deployed.
        stack_checks: What only a whole stack can tell.
        state_checks: What only a state shows.
        level: What a violation does where the operator says nothing: it stops the run, or is told.
        parameters: Fields of `Params` that the checks read.
        needs: Fields of `Params` without which the control says nothing: whoever names it in the
            configuration gives them.
        audit: What an audit asks of AWS.
        id: The module's name.
        title: The state that holds, as one sentence: the docstring's first line.
        why: What goes wrong without it.
        exceptions: Who is exempt, and what the control cannot cover.
    """

    severity: Severity
    bundle: Bundle | None = None
    frameworks: Frameworks
    service_control: tuple[Deny, ...] = ()
    resource_control: tuple[Deny, ...] = ()
    declarative: tuple[Declarative, ...] = ()
    checks: tuple[Check, ...] = ()
    stack_checks: tuple[StackCheck, ...] = ()
    state_checks: tuple[StateCheck, ...] = ()
    level: Level = "mandatory"
    parameters: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    audit: tuple[AuditQuery, ...] = ()
    id: str = ""
    title: str = ""
    why: str = ""
    exceptions: str = ""
