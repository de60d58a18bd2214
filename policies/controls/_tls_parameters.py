"""Which parameter of a database makes it refuse clients without TLS, and what it is by default.

Sources, read on 2026-11-24: "Requiring an SSL connection to a PostgreSQL DB instance", "Requiring
SSL/TLS for all connections to a MySQL DB instance" (and "to a MariaDB DB instance"), "Forcing
connections to your DB instance to use SSL" (SQL Server), Amazon RDS User Guide; "Security with
Amazon Aurora PostgreSQL" and "TLS connections to Aurora MySQL DB clusters", Aurora User Guide;
"Using SSL/TLS with an Amazon RDS for Db2 DB instance": DB2COMM is "TCPIP,SSL" or "SSL" alone.
"""

import re
from dataclasses import dataclass

from ._inputs import UNKNOWN, Inputs, Unknown

TRUE = frozenset({"1", "on", "true", "yes"})
VERSION = re.compile(r"(\d{1,9})(?:\.(\d{1,9}))?")


@dataclass(frozen=True)
class TlsParameter:
    """The parameter of an engine that makes it refuse clients without TLS.

    Attributes:
        name: The parameter.
        on_since: First version where it is on by default; None where it never is.
        first: First version that has the parameter.
        newest_if_unsaid: A version that is not given is one where it is on by default.
        on: What switches it on, in lower case.
    """

    name: str
    on_since: tuple[int, int] | None = None
    first: tuple[int, int] = (0, 0)
    newest_if_unsaid: bool = False
    on: frozenset[str] = TRUE

    def by_default(self, version: str) -> bool:
        """Whether a database of some version refuses such clients where nothing is said."""
        number = _number(version)
        if number is None:
            return self.newest_if_unsaid
        if number < self.first:
            return True  # too old to be asked for it
        return self.on_since is not None and number >= self.on_since

    @property
    def written(self) -> str:
        """The parameter as a program writes it to switch it on."""
        return f'{{"name": "{self.name}", "value": "{min(self.on).upper()}"}}'


_POSTGRES = TlsParameter("rds.force_ssl", on_since=(15, 0), newest_if_unsaid=True)
_MYSQL = TlsParameter("require_secure_transport", on_since=(9, 7), first=(5, 7))
_MARIADB = TlsParameter("require_secure_transport", on_since=(11, 8), first=(10, 5))
_SQL_SERVER = TlsParameter("rds.force_ssl")
_DB2 = TlsParameter("db2comm", on=frozenset({"ssl"}))
OF_INSTANCES = {"postgres": _POSTGRES, "mysql": _MYSQL, "mariadb": _MARIADB}
OF_CLUSTERS = {
    "postgres": _POSTGRES,
    "mysql": _MYSQL,
    "aurora-mysql": TlsParameter("require_secure_transport"),
    "aurora-postgresql": TlsParameter("rds.force_ssl", on_since=(17, 0), newest_if_unsaid=True),
}
_FAMILY = re.compile(r"((?:db2-)?[a-z-]+?)-?(\d[\d.]*)?")


def of_engine(engine: str, *, cluster: bool) -> TlsParameter | None:
    """The parameter of an engine's instances or clusters; None where there is none to set there."""
    if engine.startswith("sqlserver-"):
        return None if cluster else _SQL_SERVER
    if engine.startswith("db2-"):
        return None if cluster else _DB2
    return (OF_CLUSTERS if cluster else OF_INSTANCES).get(engine)


def of_family(family: str, *, cluster: bool) -> tuple[TlsParameter, str] | None:
    """The parameter of a parameter group's family, and the family's version."""
    found = _FAMILY.fullmatch(family)
    parameter = (
        of_engine(family if family.startswith("sqlserver-") else found[1], cluster=cluster)
        if found
        else None
    )
    return (parameter, found[2] or "") if found and parameter else None


def value_of(inputs: Inputs, name: str, *, path: str = "parameters") -> object:
    """A parameter's value among a group's: None where it is not set, `UNKNOWN` if it may be."""
    result: object = None
    for block in inputs.blocks(path):
        given = block.get("name")
        if isinstance(given, str) and given.lower() == name:
            return block.get("value")
        if given is UNKNOWN:
            result = UNKNOWN
    return result


def is_on(value: object, on: frozenset[str] = TRUE) -> bool | Unknown:
    """Whether a parameter's value is one that switches it on, however that is written."""
    if value is UNKNOWN:
        return UNKNOWN
    if isinstance(value, float):
        return value == 1
    return str(value).lower() in on


def _number(version: str) -> tuple[int, int] | None:
    found = VERSION.match(version)
    return (int(found[1]), int(found[2] or 0)) if found else None
