"""Which databases let clients in without TLS where nobody says anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.controls import UNKNOWN, Inputs
from policies.controls._tls_parameters import is_on, of_engine, of_family, value_of


@pytest.mark.parametrize(
    ("family", "cluster", "name", "by_default"),
    [
        ("postgres14", False, "rds.force_ssl", False),
        ("postgres15", False, "rds.force_ssl", True),
        ("postgres9.6", False, "rds.force_ssl", False),
        ("aurora-postgresql16", True, "rds.force_ssl", False),
        ("aurora-postgresql17", True, "rds.force_ssl", True),
        ("mysql8.0", False, "require_secure_transport", False),
        ("mysql8.4", False, "require_secure_transport", False),
        ("mysql9.7", False, "require_secure_transport", True),
        ("aurora-mysql8.0", True, "require_secure_transport", False),
        ("mariadb11.4", False, "require_secure_transport", False),
        ("mariadb11.8", False, "require_secure_transport", True),
        ("sqlserver-web-16.0", False, "rds.force_ssl", False),
        ("db2-ae-11.5", False, "db2comm", False),
    ],
)
def test_each_family_has_its_parameter_and_default(
    family: str, *, cluster: bool, name: str, by_default: bool
) -> None:
    """What AWS documents for a version is what holds where a parameter group is silent."""
    found = of_family(family, cluster=cluster)

    assert found is not None
    parameter, version = found
    assert parameter.name == name
    assert parameter.by_default(version) is by_default


@pytest.mark.parametrize("family", ["mysql5.6", "mariadb10.4"])
def test_versions_without_the_parameter_are_not_asked_for_it(family: str) -> None:
    """A parameter that a version does not have cannot be set."""
    found = of_family(family, cluster=False)

    assert found is not None
    assert found[0].by_default(found[1])


@pytest.mark.parametrize(
    ("family", "cluster"),
    [("oracle-ee-19", False), ("aurora-mysql8.0", False), ("", True)],
)
def test_families_without_such_a_parameter_have_none(family: str, *, cluster: bool) -> None:
    """Engines that know no such parameter, or not at this level, are left alone."""
    assert of_family(family, cluster=cluster) is None


@given(engine=st.text(), version=st.text(), cluster=st.booleans())
def test_any_engine_and_version_have_an_answer(engine: str, version: str, *, cluster: bool) -> None:
    """Whatever a program writes as engine and version, the table answers."""
    of_family(engine + version, cluster=cluster)
    if parameter := of_engine(engine, cluster=cluster):
        assert parameter.by_default(version) in (True, False)


ON: list[object] = ["1", "ON", "on", "true", True, 1, 1.0]
OFF: list[object] = ["0", "OFF", "", False, 0, 0.0, None, [], {}]


@pytest.mark.parametrize("value", ON)
def test_a_value_is_on_however_it_is_written(value: object) -> None:
    """Text, numbers and booleans mean the same."""
    assert is_on(value) is True


@pytest.mark.parametrize("value", OFF)
def test_anything_else_is_off(value: object) -> None:
    """What is not known to be on is off, whatever it is."""
    assert is_on(value) is False


def test_a_parameter_of_an_unknown_name_may_be_the_one() -> None:
    """A name that is not known yet leaves it open, unless the parameter is there as well."""
    unknown = {"name": UNKNOWN, "value": "1"}
    known = {"name": "tls", "value": "enabled"}

    assert value_of(Inputs({"parameters": [unknown]}), "tls") is UNKNOWN
    assert value_of(Inputs({"parameters": [unknown, known]}), "tls") == "enabled"
    assert value_of(Inputs({"parameters": []}), "tls") is None
