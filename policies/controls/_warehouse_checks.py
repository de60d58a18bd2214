"""The checks of `databases_require_tls` for Amazon Redshift.

Source: "Configuring security options for connections", Amazon Redshift Management Guide.
"""

from collections.abc import Iterator

from ._check import Check
from ._finding import Finding, Undecided, Violation, shown
from ._inputs import UNKNOWN, Inputs
from ._params import Params
from ._tls_parameters import is_on, value_of
from ._types import tokens

PLAIN = "clients may come without TLS"
REDSHIFT = "require_ssl"
DEFAULTS_ON = ("redshift-2.0",)  # families where it is on by default


def _warehouse(inputs: Inputs, _: Params) -> Iterator[Finding]:
    given, family = value_of(inputs, REDSHIFT), inputs.get("family")
    if given is UNKNOWN or (given is None and family is UNKNOWN):
        yield Undecided("family" if given is None else "parameters")
    elif not (family in DEFAULTS_ON if given is None else is_on(given)):
        write = f'parameters=[{{"name": "{REDSHIFT}", "value": "true"}}]'
        yield Violation("parameters", f"do not have {REDSHIFT} on: {PLAIN}", write)


def _serverless(inputs: Inputs, _: Params) -> Iterator[Finding]:
    for block in inputs.blocks("configParameters"):
        name, value = block.get("parameterKey"), block.get("parameterValue")
        if name == REDSHIFT and value is not UNKNOWN and not is_on(value):
            write = f'{{"parameter_key": "{REDSHIFT}", "parameter_value": "true"}}'
            yield Violation(block.at("parameterValue"), f"is {shown(value)}: {PLAIN}", write)
        elif UNKNOWN in (name, value) and name in (REDSHIFT, UNKNOWN):
            yield Undecided(block.path)


def _config(value: object) -> dict[str, object]:
    return {"configParameters": [{"parameterKey": REDSHIFT, "parameterValue": value}]}


WAREHOUSE_CHECKS = (
    Check(
        name="warehouse",
        types=tokens("redshift", "ParameterGroup"),
        find=_warehouse,
        passes=(
            {"family": "redshift-1.0", "parameters": [{"name": REDSHIFT, "value": "true"}]},
            {"family": "redshift-2.0"},
        ),
        fails=(
            {"family": "redshift-1.0"},
            {"family": "redshift-2.0", "parameters": [{"name": REDSHIFT, "value": "false"}]},
        ),
    ),
    Check(
        name="serverless-warehouse",
        types=tokens("redshiftserverless", "Workgroup"),
        find=_serverless,
        passes=({}, _config("true")),
        fails=(_config("false"),),
    ),
)
