"""Every proof of every check through the SDK's server and the pack's: what passes, too."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from pulumi.runtime.proto import analyzer_pb2 as messages
from pulumi_policy.proxy import UNKNOWN_STRING_VALUE

from policies.controls import CONTROLS, UNKNOWN, Check, Control, Resource, StackCheck
from policies.controls._types import ANY_AWS_TYPE
from tests.policies.test_pack import BUCKET, SERVERS, Server, analyze, configured, struct

CHECKS = [
    pytest.param(control, check, id=f"{control.id}/{check.name}")
    for control in CONTROLS
    for check in control.checks
]
STACK_CHECKS = [
    pytest.param(control, check, id=f"{control.id}/{check.name}")
    for control in CONTROLS
    for check in control.stack_checks
]
each_server = pytest.mark.parametrize("server", SERVERS)


def told_of(server: Server, control: Control, stack: tuple[Resource, ...]) -> set[str]:
    """The URNs of the resources of a stack that a control reports."""
    request = messages.AnalyzeStackRequest(resources=map(_sent, stack))
    found = configured(server, [control]).AnalyzeStack(request, None).diagnostics
    return {d.urn for d in found if "not known yet" not in d.message}


def _sent(resource: Resource) -> messages.AnalyzerResource:
    sent = messages.AnalyzerResource(
        type=resource.type,
        urn=resource.urn,
        name=resource.urn,
        properties=struct(_as_sent(resource.inputs)),
    )
    for name, urns in resource.depends_on.items():
        sent.propertyDependencies[name].urns.extend(urns)
    return sent


def _as_sent(inputs: Mapping[str, object]) -> dict[str, object]:
    return {
        name: UNKNOWN_STRING_VALUE if value is UNKNOWN else value for name, value in inputs.items()
    }


@each_server
@pytest.mark.parametrize(("control", "check"), CHECKS)
def test_says_what_the_proofs_of_a_check_say(
    server: Server, control: Control, check: Check
) -> None:
    """Served, a check reports each failing input, and says nothing about one that passes."""
    pack = configured(server, [replace(control, checks=(check,), stack_checks=())])
    for token in (BUCKET,) if check.types == ANY_AWS_TYPE else check.types:
        assert all(analyze(pack, token, props) for props in check.fails)
        assert not [found for props in check.passes for found in analyze(pack, token, props)]


@each_server
@pytest.mark.parametrize(("control", "check"), STACK_CHECKS)
def test_says_what_the_proofs_of_a_stack_check_say(
    server: Server, control: Control, check: StackCheck
) -> None:
    """Served, a stack check reports a resource of each failing stack, and none that passes."""
    alone = replace(control, checks=(), stack_checks=(check,))
    for stack in check.fails:
        urns = told_of(server, alone, stack)
        assert urns
        assert urns <= {resource.urn for resource in stack}
    for stack in check.passes:
        assert told_of(server, alone, stack) == set()
