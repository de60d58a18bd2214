"""Every control is complete; one set of rules for all that there are and will be."""

import re
from collections.abc import Iterator
from typing import Any

import botocore.session
import jmespath
import pytest

from policies.controls import CONTROLS, PROOF_PARAMS, AuditQuery, Control, Deny, Param, Params

from .framework_ids import FRAMEWORK_IDS

each_control = pytest.mark.parametrize(
    "control", [pytest.param(control, id=control.id) for control in CONTROLS]
)
each_query = pytest.mark.parametrize(
    "query",
    [pytest.param(q, id=f"{c.id}-{q.operation}") for c in CONTROLS for q in c.audit],
)


def _holes(deny: Deny) -> Iterator[str]:
    values: list[object] = [*deny.resources, *deny.not_resources, *deny.exempt_role_arns]
    for keys in (*deny.condition.values(), *deny.unless.values()):
        for value in keys.values():
            values += value if isinstance(value, tuple) else (value,)
    yield from (value.name for value in values if isinstance(value, Param))
    yield from filter(None, (deny.needs, deny.for_each))


def test_the_twelve_controls_of_the_baseline_are_there() -> None:
    """The baseline consists of at least these controls."""
    assert {control.id for control in CONTROLS} >= {
        "accounts_stay_in_organization",
        "ebs_encryption_stays_on",
        "imdsv2_only",
        "landing_zone_roles_protected",
        "log_archive_and_backups_not_deleted",
        "logs_stay_on",
        "no_iam_users_or_access_keys",
        "nothing_shared_outside_organization",
        "regions_restricted",
        "root_user_not_used",
        "s3_public_access_blocked",
        "threat_detection_stays_on",
    }


@each_control
def test_says_what_holds_why_and_for_whom_not(control: Control) -> None:
    """A control's docstring is one sentence, the reason, and the exceptions."""
    assert re.fullmatch(r"[A-Z][^\n]{10,110}\.", control.title)
    assert control.why
    assert control.exceptions


@each_control
def test_acts_by_at_least_one_means(control: Control) -> None:
    """A control prevents or checks, and one that prevents audits: the past would stay unseen."""
    prevents = control.service_control or control.resource_control or control.declarative
    assert prevents or control.checks or control.stack_checks or control.state_checks
    assert control.audit or not prevents


@each_control
def test_statements_have_a_document_to_stand_in(control: Control) -> None:
    """A control with statements says which bundle holds them; one without has none to name."""
    assert bool(control.bundle) == bool(
        control.service_control or control.resource_control or control.declarative
    )


@each_control
def test_maps_to_frameworks(control: Control) -> None:
    """A framework has every id that a control names of it, and a control names it once."""
    for framework, known in FRAMEWORK_IDS.items():
        ids = getattr(control.frameworks, framework)
        assert set(ids) <= known, set(ids) - known
        assert len(ids) == len(set(ids))


@each_control
def test_maps_to_other_controls_of_security_hub(control: Control) -> None:
    """What is listed beside the standard has the form of an id, and is not in the standard."""
    ids = control.frameworks.security_hub
    assert all(re.fullmatch(r"[A-Z][A-Za-z0-9]+\.\d{1,3}", each) for each in ids), ids
    assert not set(ids) & FRAMEWORK_IDS["fsbp"]
    assert len(ids) == len(set(ids))


@each_control
def test_holes_and_parameters_exist(control: Control) -> None:
    """A hole in a statement names a value of `Params`, a parameter one of its fields."""
    for deny in (*control.service_control, *control.resource_control):
        assert all(getattr(PROOF_PARAMS, name) for name in _holes(deny))
    assert {*control.parameters, *control.needs} <= set(Params.model_fields)


def test_schemas_of_parameters_stand_alone() -> None:
    """The engine validates a parameter by its own schema, in which no reference leads anywhere."""
    assert "$ref" not in str(Params.model_json_schema()["properties"])


@each_query
def test_audit_asks_what_aws_answers(query: AuditQuery) -> None:
    """An audit query names an operation of AWS, arguments it takes, and an expression."""
    session = botocore.session.get_session()
    operation = session.get_service_model(query.service).operation_model(query.operation)
    taken = operation.input_shape.members if operation.input_shape else {}
    compiled = jmespath.compile(query.expression)

    assert set(query.arguments) <= set(taken)
    assert query.sentence.endswith(".")
    assert _fields(compiled.parsed) & set(operation.output_shape.members)


def _fields(node: Any) -> set[object]:  # noqa: ANN401 - a node of jmespath's syntax tree
    """Every field that an expression reads."""
    if not isinstance(node, dict):
        return set()
    found = {node["value"]} if node["type"] == "field" else set()
    return found.union(*map(_fields, node["children"]))
