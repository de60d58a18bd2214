"""Records spread over the columns of a query's result, by Amazon Athena or CloudTrail Lake.

AWS, "Create a table for CloudTrail logs in Athena", and "Supported SQL schemas for event data
stores": columns are named like the record's fields, in lower case.
https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-supported-event-schemas.html
A struct or map is written as `{name=value, name=value}`, without quotes; parameters are JSON text
in Athena, and a map of texts in CloudTrail Lake.
"""

from collections.abc import Mapping

import msgspec

from bulkhead.replay.records import (
    Event,
    RecordedResource,
    SessionAttributes,
    SessionContext,
    SessionIssuer,
    TlsDetails,
    UserIdentity,
    WebIdFederationData,
)
from bulkhead.replay.structs import read_struct, read_structs

NEEDED = frozenset({"eventtime", "eventsource", "eventname"})

_PARTS = (
    Event,
    RecordedResource,
    SessionAttributes,
    SessionContext,
    SessionIssuer,
    TlsDetails,
    UserIdentity,
    WebIdFederationData,
)
FIELDS: Mapping[str, str] = {
    name.lower(): name for part in _PARTS for name in part.__struct_encode_fields__
}
"""Lower-case name -> the name in a record."""

NAMES = FIELDS.keys() | {
    "ciphersuite",
    "clientprovidedhostheader",
    "credentialid",
    "credentialsissuedto",
    "ec2issuedinvpc",
    "identitystorearn",
    "inscopeof",
    "invokedbydelegate",
    "issuertype",
    "onbehalfof",
    "sourceaccount",
    "sourcearn",
    "userid",
}
"""The names that begin a value in a struct, those that replay does not read included."""

STRUCTS = frozenset({"useridentity", "tlsdetails"})
JSON_OR_MAP = frozenset({"requestparameters", "additionaleventdata"})
_NULLS = frozenset({"", "null", "NULL"})


def event_from_columns(row: Mapping[str, object]) -> dict[str, object] | None:
    """Put a record together from a row; None where the row has not the columns of one.

    Raises:
        ValueError: a column's text is not of the form that it should have.
    """
    columns = {name.lower(): value for name, value in row.items()}
    if not columns.keys() >= NEEDED:
        return None
    content = {
        FIELDS[name]: _value(name, value)
        for name, value in columns.items()
        if name in FIELDS and not (value is None or (isinstance(value, str) and value in _NULLS))
    }
    content["eventTime"] = _time(content.get("eventTime"))
    return content


def _value(name: str, value: object) -> object:
    if not isinstance(value, str):
        return _renamed(value) if name in STRUCTS or name == "resources" else value
    if name in JSON_OR_MAP:
        return _json_or_map(value)
    if name in STRUCTS:
        return _renamed(_json_or_struct(name, value))
    return _renamed(_json_or_structs(name, value)) if name == "resources" else value


def _json_or_map(text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return {key: _json_or_text(value) for key, value in read_struct(text, None).items()}


def _json_or_text(value: object) -> object:
    """CloudTrail Lake keeps each parameter as text, and what is more than text as JSON."""
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return msgspec.json.decode(value)
        except msgspec.DecodeError:
            return value
    return value


def _json_or_struct(name: str, text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        try:
            return read_struct(text, NAMES)
        except ValueError as error:
            raise ValueError(f"column {name}: {error}") from None


def _json_or_structs(name: str, text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        try:
            return read_structs(text, NAMES)
        except ValueError as error:
            raise ValueError(f"column {name}: {error}") from None


def _renamed(value: object) -> object:
    """Give the fields of structs their names in a record; a null is as good as nothing."""
    if isinstance(value, Mapping):
        named = ((FIELDS.get(str(key).lower(), str(key)), each) for key, each in value.items())
        return {key: _renamed(each) for key, each in named if each not in (None, "null")}
    if isinstance(value, list):
        return [_renamed(each) for each in value]
    return value


def _time(value: object) -> object:
    """Write a timestamp of SQL, which has a blank and no zone, as the record has it."""
    if not isinstance(value, str):
        return value
    moment = value.removesuffix(" UTC").replace(" ", "T", 1)
    return moment if moment.endswith("Z") else f"{moment.partition('.')[0]}Z"
