"""Which parameter of a database makes it refuse clients without TLS, and what it is by default.

Sources, read on 2026-11-24: "Requiring an SSL connection to a PostgreSQL DB instance", "Requiring
SSL/TLS for all connections to a MySQL DB instance" (and "to a MariaDB DB instance"), "Forcing
connections to your DB instance to use SSL" (SQL Server), Amazon RDS User Guide; "Security with
Amazon Aurora PostgreSQL" and "TLS connections to Aurora MySQL DB clusters", Aurora User Guide.
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
    """

    name: str
    on_since: tuple[int, int] | None = None
    first: tuple[int, int] = (0, 0)
    newest_if_unsaid: bool = False

    def by_default(self, version: str) -> bool:
        """Whether a database of some version refuses such clients where nothing is said."""
        number = _number(version)
        if number is None:
            return self.newest_if_unsaid
        if number < self.first:
            return True  # too old to be asked for it
        return self.on_since is not None and number >= self.on_since


_POSTGRES = TlsParameter("rds.force_ssl", on_since=(15, 0), newest_if_unsaid=True)
_MYSQL = TlsParameter("require_secure_transport", on_since=(9, 7), first=(5, 7))
_MARIADB = TlsParameter("require_secure_transport", on_since=(11, 8), first=(10, 5))
_SQL_SERVER = TlsParameter("rds.force_ssl")
OF_INSTANCES = {"postgres": _POSTGRES, "mysql": _MYSQL, "mariadb": _MARIADB}
OF_CLUSTERS = {
    "postgres": _POSTGRES,
    "mysql": _MYSQL,
    "aurora-mysql": TlsParameter("require_secure_transport"),
    "aurora-postgresql": TlsParameter("rds.force_ssl", on_since=(17, 0), newest_if_unsaid=True),
}
_FAMILY = re.compile(r"([a-z-]+?)-?(\d[\d.]*)?")


def of_engine(engine: str, *, cluster: bool) -> TlsParameter | None:
    """The parameter of an engine's instances or clusters; None where there is none to set there."""
    if engine.startswith("sqlserver-"):
        return None if cluster else _SQL_SERVER
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
        if given == name:
            return block.get("value")
        if given is UNKNOWN:
            result = UNKNOWN
    return result


def is_on(value: object) -> bool | Unknown:
    """Whether a parameter's value switches it on, however that is written."""
    if value is UNKNOWN:
        return UNKNOWN
    if isinstance(value, float):
        return value == 1
    return str(value).lower() in TRUE


def _number(version: str) -> tuple[int, int] | None:
    found = VERSION.match(version)
    return (int(found[1]), int(found[2] or 0)) if found else None
