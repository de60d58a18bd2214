"""What the provider serves is found by its token, and what it does not serve is refused by it."""

import re

import pytest

from sandbox.provider import functions, introspect, registry
from sandbox.provider.errors import NotServedError
from sandbox.provider.schema import FOLDER, PROVIDER
from sandbox.provider.session import Session
from sandbox.provider.tokens import service_of


def test_every_type_is_declared_once_where_it_is_looked_for() -> None:
    """A type is declared in the module of its service, and nowhere else."""
    found = [
        (service, each) for service in registry.services() for each in registry.resources(service)
    ]
    assert [service for service, each in found if service_of(each.type) != service] == []
    tokens = [each.type for _, each in found]
    assert len(tokens) == len(set(tokens))


@pytest.mark.parametrize(
    ("token", "served"),
    [
        ("aws:organizations/tag:Tag", "aws:organizations/policy:Policy"),
        ("aws:nosuch/thing:Thing", "types of .*organizations"),
    ],
)
def test_an_unknown_type_is_refused(token: str, served: str) -> None:
    """The refusal names the type and what is served instead."""
    with pytest.raises(NotServedError, match=f"{re.escape(token)}; it serves .*{served}"):
        registry.resource(token)


def test_an_unknown_function_is_refused(session: Session) -> None:
    """The refusal names the function and what is served instead."""
    with pytest.raises(NotServedError, match=r"aws:ec2/getAmi:getAmi; it serves .*getRegion"):
        functions.invoke("aws:ec2/getAmi:getAmi", session, {})


def test_an_unknown_argument_is_refused(session: Session) -> None:
    """The refusal names the argument and what the function takes."""
    with pytest.raises(NotServedError, match=r"has no argument zone; it has .*region"):
        functions.invoke("aws:index/getRegion:getRegion", session, {"zone": "a"})


@pytest.mark.parametrize("service", [PROVIDER, *registry.services()])
def test_the_schema_is_what_pulumi_aws_says(service: str) -> None:
    """A schema file is what `python -m sandbox.provider.introspect` writes today."""
    assert (FOLDER / f"{service}.json").read_text() == introspect.render(service)
