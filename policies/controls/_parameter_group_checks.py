"""The checks of `databases_require_tls` for parameter groups, and databases without one."""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._rules import Rule
from ._tls_parameters import TlsParameter, is_on, of_engine, of_family, value_of
from ._types import tokens

OFF = "clients without TLS are let in"


def _group(*, cluster: bool) -> Rule:
    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        family = inputs.get("family")
        if family is UNKNOWN:
            yield Undecided("family")
            return
        found = of_family(family, cluster=cluster) if isinstance(family, str) else None
        if found is not None:
            parameter, version = found
            yield from _parameter(inputs, parameter, on=parameter.by_default(version))

    return find


def _parameter(inputs: Inputs, parameter: TlsParameter, *, on: bool) -> Iterator[Finding]:
    given = value_of(inputs, parameter.name)
    if given is UNKNOWN:
        yield Undecided("parameters")
    elif not (on if given is None else is_on(given, parameter.on)):
        problem = f"have {parameter.name} {_as(given)}: {OFF}"
        yield Violation("parameters", problem, f"parameters=[{parameter.written}]")


def _as(given: object) -> str:
    return "not set" if given is None else f"set to {shown(given)}"


def _default_group(group: str, *, cluster: bool) -> Rule:
    """A database without a parameter group of its own has the default one, which nobody changes."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given, engine, version = (inputs.get(path) for path in (group, "engine", "engineVersion"))
        if any(
            inputs.is_set(path) for path in ("replicateSourceDb", "replicationSourceIdentifier")
        ):
            return  # a replica has its source's group
        if given is not None and not (isinstance(given, str) and given.startswith("default.")):
            return
        if UNKNOWN in (engine, version):
            yield Undecided("engine" if engine is UNKNOWN else "engineVersion")
            return
        parameter = of_engine(engine, cluster=cluster) if isinstance(engine, str) else None
        if parameter and not parameter.by_default("" if version is None else str(version)):
            write = f"{_snake(group)}=group.name, a group with {parameter.written}"
            yield Violation(group, f"is {shown(given)}, and by default {OFF}", write)

    return find


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)


def _never(name: str, *off: str, write: str) -> Rule:
    """A parameter that is on by default is not switched off."""

    def find(inputs: Inputs, _: Params) -> Iterator[Finding]:
        given = value_of(inputs, name)
        if given is UNKNOWN:
            yield Undecided("parameters")
        elif given is not None and shown(given).strip('"').lower() in off:
            yield Violation("parameters", f"have {name} switched off: {OFF}", write)

    return find


def _set(name: str, value: object, **more: object) -> dict[str, object]:
    return {**more, "parameters": [{"name": name, "value": value}]}


FORCE_SSL = "rds.force_ssl"
SECURE = "require_secure_transport"

PARAMETER_GROUP_CHECKS = (
    Check(
        name="parameter-group",
        types=tokens("rds", "ParameterGroup"),
        find=_group(cluster=False),
        passes=(
            {"family": "postgres16"},
            _set(FORCE_SSL, "1", family="postgres14"),
            _set(SECURE, "ON", family="mysql8.0"),
            _set(SECURE, 1, family="mariadb10.11"),
            _set(FORCE_SSL, "1", family="sqlserver-se-15.0"),
            {"family": "mysql9.7"},
            {"family": "oracle-ee-19"},
            _set("DB2COMM", "SSL", family="db2-ae-11.5"),
            {"family": "aurora-mysql8.0"},
        ),
        fails=(
            {"family": "postgres14"},
            _set(FORCE_SSL, "0", family="postgres16"),
            {"family": "mysql8.0"},
            _set("max_connections", "100", family="mariadb10.11"),
            _set(SECURE, "OFF", family="mysql8.4"),
            {"family": "sqlserver-ex-15.0"},
            {"family": "db2-se-11.5"},
            _set("db2comm", "TCPIP,SSL", family="db2-ae-11.5"),
        ),
    ),
    Check(
        name="cluster-parameter-group",
        types=tokens("rds", "ClusterParameterGroup"),
        find=_group(cluster=True),
        passes=(
            {"family": "aurora-postgresql17"},
            _set(FORCE_SSL, 1, family="aurora-postgresql15"),
            _set(SECURE, "ON", family="aurora-mysql8.0"),
        ),
        fails=(
            {"family": "aurora-postgresql15"},
            {"family": "aurora-mysql8.0"},
            _set(FORCE_SSL, 0, family="aurora-postgresql17"),
        ),
    ),
    Check(
        name="instance-without-group",
        types=tokens("rds", "Instance"),
        find=_default_group("parameterGroupName", cluster=False),
        passes=(
            {"engine": "postgres"},
            {"engine": "postgres", "engineVersion": "16.3"},
            {"engine": "mysql", "engineVersion": "8.0", "parameterGroupName": "orders"},
            {"engine": "mysql", "replicateSourceDb": "orders"},
            {"engine": "oracle-ee", "engineVersion": "19"},
        ),
        fails=(
            {"engine": "mysql", "engineVersion": "8.0"},
            {"engine": "postgres", "engineVersion": "14.9"},
            {"engine": "postgres", "engineVersion": 13},
            {"engine": "sqlserver-se"},
            {"engine": "mysql", "parameterGroupName": "default.mysql8.0"},
        ),
    ),
    Check(
        name="cluster-without-group",
        types=tokens("rds", "Cluster"),
        find=_default_group("dbClusterParameterGroupName", cluster=True),
        passes=(
            {"engine": "aurora-postgresql", "engineVersion": "17.4"},
            {"engine": "aurora-mysql", "dbClusterParameterGroupName": "orders"},
        ),
        fails=(
            {"engine": "aurora-mysql"},
            {"engine": "aurora-postgresql", "engineVersion": "15.4"},
        ),
    ),
    Check(
        name="documents",
        types=tokens("docdb", "ClusterParameterGroup"),
        find=_never("tls", "disabled", write='{"name": "tls", "value": "enabled"}'),
        passes=({"family": "docdb5.0"}, _set("tls", "enabled", family="docdb5.0")),
        fails=(_set("tls", "disabled", family="docdb5.0"),),
    ),
    Check(
        name="graph",
        types=tokens("neptune", "ClusterParameterGroup"),
        find=_never(
            "neptune_enforce_ssl", "0", write='{"name": "neptune_enforce_ssl", "value": "1"}'
        ),
        passes=({"family": "neptune1"}, _set("neptune_enforce_ssl", "1", family="neptune1")),
        fails=(_set("neptune_enforce_ssl", "0"), _set("neptune_enforce_ssl", 0)),
    ),
)
