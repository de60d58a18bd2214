"""Which type tokens are one type under several names."""

import re
from functools import cache
from pathlib import Path

import pulumi_aws
import pytest

from policies.controls import CONTROLS, Check, StackCheck
from policies.controls._types import canonical, tokens

REGISTERED = re.compile(r"__init__\(\s*'(aws:[^']+)'")
ALIASES = re.compile(r"alias_opts = pulumi\.ResourceOptions\(aliases=\[(.*?)\]\)", re.DOTALL)
TOKEN = re.compile(r'"(aws:[^"]+)"')
# Older and newer kinds of a thing that are not the same thing: their inputs differ.
DIFFERENT = frozenset(
    {
        "aws:securityhub/accountV2:AccountV2",
        "aws:securityhub/aggregatorV2:AggregatorV2",
        "aws:securityhub/automationRuleV2:AutomationRuleV2",
        "aws:securityhub/connectorV2:ConnectorV2",
        "aws:securityhub/featureV2:FeatureV2",
    }
)


@cache
def _classes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each resource type of pulumi-aws, with the names that it says it had."""
    found = []
    for file in sorted(Path(pulumi_aws.__file__).parent.rglob("*.py")):
        text = file.read_text()
        if registered := REGISTERED.search(text):
            aliases = TOKEN.findall(" ".join(ALIASES.findall(text)))
            found.append((registered[1], tuple(aliases)))
    return tuple(found)


def test_every_name_that_a_type_had_is_a_twin() -> None:
    """What pulumi-aws itself says that a type was called leads to the same type here."""
    for token, aliases in _classes():
        for alias in aliases:
            # `aws:s3/BucketObject` has no such type: it names the class, not the token.
            name = alias.replace("/BucketObject:", "/bucketObject:")
            assert canonical(name) == canonical(token), (token, alias)


def test_every_second_version_is_a_twin_or_known_as_different() -> None:
    """A type named like another with `V2` is a twin, unless somebody has looked and says no."""
    known = {token for token, _ in _classes()}
    for token in known - DIFFERENT:
        if found := re.fullmatch(r"(aws:\w+/\w+)[vV]2:(\w+)[vV]2", token):
            assert f"{found[1]}:{found[2]}" in known
            assert canonical(token) == canonical(f"{found[1]}:{found[2]}")


@pytest.mark.parametrize(("module", "twin"), [("alb", "lb")])
def test_modules_with_the_same_types_are_twins(module: str, twin: str) -> None:
    """A module whose every type another has too, with the same inputs, is its twin."""
    names = [token.rsplit(":", 1)[1] for token, _ in _classes() if f":{module}/" in token]
    assert names
    for name in names:
        assert set(tokens(module, name)) == set(tokens(twin, name))


def test_every_check_knows_all_the_names_of_its_types() -> None:
    """No check is blind for a twin of a type that it looks at."""
    for control in CONTROLS:
        checks: tuple[Check | StackCheck, ...] = (*control.checks, *control.stack_checks)
        for check in checks:
            types = {type_ for type_ in check.types if not type_.endswith("*")}
            for type_ in types:
                parts = re.fullmatch(r"aws:(\w+)/\w+:(\w+)", type_)
                if parts:
                    assert types.issuperset(tokens(parts[1], parts[2])), (control.id, check.name)
