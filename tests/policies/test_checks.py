"""Every check finds what it must, and nothing else, however the inputs arrive."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pulumi_policy.proxy import UNKNOWN_STRING_VALUE, unknown_checking_proxy

from policies.controls import (
    CONTROLS,
    PROOF_PARAMS,
    UNKNOWN,
    Check,
    Finding,
    Inputs,
    Resource,
    Stack,
    StackCheck,
    Undecided,
    Violation,
)
from policies.controls import _types as types
from policies.controls._unwrap import DEEPEST, unwrap

from .pulumi_inputs import arguments, inputs

CHECKS = [(control.id, check) for control in CONTROLS for check in control.checks]
STACK_CHECKS = [(control.id, check) for control in CONTROLS for check in control.stack_checks]

each_check = pytest.mark.parametrize(
    "check", [pytest.param(check, id=f"{control}/{check.name}") for control, check in CHECKS]
)
each_deciding_check = pytest.mark.parametrize(
    "check",
    [
        pytest.param(check, id=f"{control}/{check.name}")
        for control, check in CHECKS
        if not check.forbids
    ],
)
each_stack_check = pytest.mark.parametrize(
    "check", [pytest.param(check, id=f"{control}/{check.name}") for control, check in STACK_CHECKS]
)


def run(check: Check, props: Mapping[str, object]) -> list[Finding]:
    """What a check says about inputs as the SDK hands them over."""
    return list(check.find(Inputs(unwrap(unknown_checking_proxy(as_sent(props)))), PROOF_PARAMS))


def as_sent(value: Any) -> Any:  # noqa: ANN401 - inputs are any data
    """Inputs as they arrive over the wire: whole numbers as floats, tuples as lists."""
    match value:
        case dict():
            return {key: as_sent(item) for key, item in value.items()}
        case list() | tuple():
            return [as_sent(item) for item in value]
        case int() if not isinstance(value, bool):
            return float(value)
        case _:
            return value


def violations(findings: Iterable[Finding]) -> list[Violation]:
    """The violations among some findings."""
    return [finding for finding in findings if isinstance(finding, Violation)]


@each_check
def test_finds_what_fails(check: Check) -> None:
    """Each failing input gives a violation that says what to write; a check has at least one."""
    assert check.fails
    for props in check.fails:
        found = violations(run(check, props))
        assert found, props
        assert all(violation.problem and violation.write for violation in found)


@each_check
def test_says_nothing_about_what_passes(check: Check) -> None:
    """No passing input gives a finding; only a check that forbids its types has none."""
    assert bool(check.passes) != check.forbids
    for props in check.passes:
        assert run(check, props) == [], props


@each_deciding_check
def test_unknown_values_are_no_violation(check: Check) -> None:
    """With every value unknown a check finds nothing wrong: nobody is blocked by what may be."""
    names = {name for props in (*check.passes, *check.fails) for name in props}

    assert violations(run(check, dict.fromkeys(names, UNKNOWN_STRING_VALUE))) == []


@each_deciding_check
def test_unknown_values_do_not_pass_unseen(check: Check) -> None:
    """Where a value is unknown a check is silent only if it is whatever that value turns out to be.

    Whether a value is set is known: a check that asks no more than that has its answer.
    """
    for props in check.fails:
        for name in props:
            if not run(check, {**props, name: UNKNOWN_STRING_VALUE}):
                assert not run(check, {**props, name: "anything"}), (name, props)


@each_check
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_survives_whatever_a_program_passes(check: Check, data: st.DataObject) -> None:
    """Random and malformed inputs, unknown values among them, raise nothing in any check."""
    names = sorted({name for props in (*check.passes, *check.fails) for name in props})
    keys = [*names, "Statement", "Principal", "AWS", "Condition", "encrypted", "httpTokens"]
    leaves = (
        st.none()
        | st.booleans()
        | st.floats(allow_nan=True)
        | st.text(max_size=20)
        | st.sampled_from([UNKNOWN_STRING_VALUE, "*", "{", '{"Statement": 3}', "all", "true"])
    )
    anything = st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(keys), inner, max_size=3)
        ),
        max_leaves=12,
    )
    props = data.draw(st.dictionaries(st.sampled_from(keys), anything, max_size=5))

    for finding in run(check, props):
        assert str(finding)


def test_survives_deep_and_large_inputs() -> None:
    """Inputs nested far deeper than Pulumi sends, and huge texts, raise nothing."""
    deep: dict[str, object] = {}
    for _ in range(DEEPEST * 3):
        deep = {"policy": {"Statement": [deep]}}
    for _, check in CHECKS:
        for props in (deep, {"policy": "[" * 100_000}, {"policy": "x" * 1_000_000}):
            list(check.find(Inputs(unwrap(props)), PROOF_PARAMS))


@each_check
def test_proof_names_inputs_that_exist(check: Check) -> None:
    """Every input in a proof is one of the type's in pulumi-aws: a misspelt one never fires."""
    for token in filter(_is_aws, check.types):
        for props in (*check.passes, *check.fails):
            if not check.forbids:
                _assert_inputs(arguments(token), props)


def _assert_inputs(of: Any, value: object) -> None:  # noqa: ANN401 - a generated class
    if isinstance(value, list | tuple):
        for item in value:
            _assert_inputs(of, item)
    if not isinstance(value, Mapping):
        return
    known = inputs(of)
    for name, item in value.items():
        assert name in known, f"{of.__name__} has no input {name}"
        if known[name] and "Policy" not in known[name][0].__name__:
            _assert_inputs(known[name][0], item)


@each_check
def test_types_exist_with_all_their_twins(check: Check) -> None:
    """A check's types exist in pulumi-aws, and a type under two names is checked under both."""
    assert len(set(check.types)) == len(check.types)
    for token in filter(_is_aws, check.types):
        arguments(token)
        for twin in (f"{token}V2", token.removesuffix("V2"), f"{token}v2"):
            if _exists(_renamed(twin)):
                assert _renamed(twin) in check.types, f"{token} has a twin"


def _is_aws(token: str) -> bool:
    """Whether it is a type of pulumi-aws, whose inputs are known here; not a provider's own."""
    return token.startswith("aws:") and token not in types.ANY_AWS_TYPE


def _renamed(token: str) -> str:
    module, name = token.rsplit("/", 1)[0], token.rsplit(":", 1)[1]
    return f"{module}/{name[0].lower()}{name[1:]}:{name}"


def _exists(token: str) -> bool:
    try:
        arguments(token)
    except AssertionError:
        return False
    return True


def test_names_are_unique_within_a_control() -> None:
    """A report names control and check, which together lead to one check."""
    names = [(control, check.name) for control, check in CHECKS]
    names += [(control, check.name) for control, check in STACK_CHECKS]

    assert len(names) == len(set(names))


@each_stack_check
def test_stack_checks_decide_their_proofs(check: StackCheck) -> None:
    """A stack check reports a resource of each failing stack, and none of a passing one."""
    assert check.passes
    assert check.fails
    for stack in check.passes:
        assert list(check.find(Stack(stack), PROOF_PARAMS)) == []
    for stack in check.fails:
        found = list(check.find(Stack(stack), PROOF_PARAMS))
        assert found
        assert all(resource in stack for resource, _ in found)
        assert violations(finding for _, finding in found)


@each_stack_check
def test_stack_checks_do_not_alarm_on_unknown_values(check: StackCheck) -> None:
    """A stack that is right stays so, or is undecided, when none of its values is known yet."""
    for stack in check.passes:
        unknown = tuple(
            Resource(r.type, r.urn, dict.fromkeys((*r.inputs, *r.depends_on), UNKNOWN))
            for r in stack
        )
        assert violations(f for _, f in check.find(Stack(unknown), PROOF_PARAMS)) == []


def test_undecided_says_which_value() -> None:
    """What cannot be decided names the input whose value is not known."""
    check = next(check for _, check in CHECKS if check.name == "volume")

    assert run(check, {"encrypted": UNKNOWN_STRING_VALUE}) == [Undecided("encrypted")]
