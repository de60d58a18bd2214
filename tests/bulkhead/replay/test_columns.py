"""Records spread over the columns of Amazon Athena's and CloudTrail Lake's results."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from bulkhead.replay.inputs import Input
from bulkhead.replay.items import ItemError, event_from_row
from bulkhead.replay.reading import Problem, read_events
from bulkhead.replay.records import Event
from bulkhead.replay.structs import read_struct
from tests.bulkhead.replay.builders import WORKLOAD, record

ROLE = f"arn:aws:iam::{WORKLOAD}:role/team/builder"
ATHENA = {
    "eventversion": "1.11",
    "useridentity": (
        "{type=AssumedRole, principalid=AROAX:robot, arn=arn:aws:sts::1:assumed-role/builder/r, "
        f"accountid={WORKLOAD}, invokedby=null, accesskeyid=ASIAX, username=null, "
        "onbehalfof=null, sessioncontext={attributes={mfaauthenticated=false, "
        f"creationdate=2026-03-02T08:00:00Z}}, sessionissuer={{type=Role, arn={ROLE}, "
        "username=builder}, ec2roledelivery=2.0, webidfederationdata=null}}"
    ),
    "eventtime": "2026-03-02T09:15:00Z",
    "eventsource": "s3.amazonaws.com",
    "eventname": "GetObject",
    "awsregion": "eu-north-1",
    "sourceipaddress": "8.8.4.4",
    "errorcode": "",
    "requestparameters": '{"bucketName":"b","key":"a, b=c"}',
    "eventid": "id-7",
    "resources": "[{arn=arn:aws:s3:::b/k, accountid=null, type=AWS::S3::Object}, "
    f"{{arn=arn:aws:s3:::b, accountid={WORKLOAD}, type=AWS::S3::Bucket}}]",
    "tlsdetails": "{tlsversion=TLSv1.3, ciphersuite=X, clientprovidedhostheader=h}",
    "year": "2026",
}
LAKE = {
    **ATHENA,
    "eventTime": "2026-03-02 09:15:00.000",
    "requestParameters": '{bucketName=b, key=k, items={"list": [1, 2]}}',
}
del LAKE["eventtime"], LAKE["requestparameters"]


def _csv(*rows: Mapping[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _read(tmp_path: Path, content: bytes) -> list[Event | Problem]:
    path = tmp_path / "results"
    path.write_bytes(content)
    return list(read_events(Input(str(path), len(content))))


@pytest.mark.parametrize("row", [ATHENA, LAKE], ids=["athena", "lake"])
@pytest.mark.parametrize("form", ["csv", "json lines", "row"])
def test_columns_make_the_record_that_they_came_from(
    tmp_path: Path, row: Mapping[str, str], form: str
) -> None:
    """Structs, maps, timestamps and nulls are read as their writers write them."""
    content = _csv(row) if form == "csv" else json.dumps(row).encode()
    (event,) = [event_from_row(row)] if form == "row" else _read(tmp_path, content)
    assert not isinstance(event, Problem)
    assert event.event_time == "2026-03-02T09:15:00Z"
    assert (event.event_name, event.event_id, event.error_code) == ("GetObject", "id-7", None)
    assert event.parameters["bucketName"] == "b"
    identity = event.user_identity
    assert identity is not None
    session = identity.session_context
    assert session is not None
    assert session.session_issuer is not None
    assert session.session_issuer.arn == ROLE
    assert (session.ec2_role_delivery, identity.invoked_by) == ("2.0", None)
    assert [each.account_id for each in event.resources or ()] == [None, WORKLOAD]
    assert event.tls_details is not None
    assert event.tls_details.tls_version == "TLSv1.3"


def test_parameters_of_lake_are_a_map_of_texts() -> None:
    """What is more than text is JSON within it."""
    assert event_from_row(LAKE).parameters == {
        "bucketName": "b",
        "key": "k",
        "items": {"list": [1, 2]},
    }


@pytest.mark.parametrize("column", ["eventJson", "eventdata", "CloudTrailEvent"])
def test_column_with_the_whole_record_is_read(tmp_path: Path, column: str) -> None:
    """Whatever other columns there are."""
    rows = [{"id": "x", column: json.dumps(record(eventID=f"id-{n}"))} for n in range(3)]
    found = _read(tmp_path, _csv(*rows))
    assert [each.event_id for each in found if isinstance(each, Event)] == ["id-0", "id-1", "id-2"]


def test_answers_of_the_apis_are_read(tmp_path: Path) -> None:
    """GetQueryResults of CloudTrail Lake, and of Athena, which gives the names as a row."""
    lake = {"QueryResultRows": [[{name: value} for name, value in LAKE.items()]]}
    rows = [
        {"Data": [{"VarCharValue": each} for each in side]} for side in (ATHENA, ATHENA.values())
    ]
    athena = {"ResultSet": {"Rows": rows}}
    for answer in (lake, athena):
        (found,) = _read(tmp_path, json.dumps(answer).encode())
        assert isinstance(found, Event)
        assert found.event_id == "id-7"


def test_line_that_is_cut_off_costs_no_other(tmp_path: Path) -> None:
    """Its line number counts the header."""
    content = _csv(ATHENA, ATHENA)
    found = _read(tmp_path, content[:-200])
    assert [type(each) for each in found] == [Event, Problem]
    assert isinstance(found[1], Problem)
    assert (found[1].unit, found[1].number) == ("line", 3)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"useridentity": "{type=Root"}, "column useridentity: it does not begin with {"),
        ({"useridentity": "{type=Root, sessioncontext={a}"}, "its braces do not balance"),
        ({"resources": "[{x"}, "column resources: it does not begin with ["),
        ({"eventtime": ""}, "eventTime"),
    ],
)
def test_column_that_cannot_be_read_is_named(change: Mapping[str, str], reason: str) -> None:
    """The reason names the column, not its value."""
    with pytest.raises(ItemError, match=reason.replace("[", r"\[").replace("{", r"\{")):
        event_from_row({**ATHENA, **change})


def test_table_of_something_else_is_refused(tmp_path: Path) -> None:
    """A CSV file without a record's columns is no input, and the message says which are needed."""
    (found,) = _read(tmp_path, _csv({"name": "x", "size": "1"}))
    assert isinstance(found, Problem)
    assert "eventtime, eventsource and eventname" in found.reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", {}),
        ("{a=1, b=null}", {"a": "1", "b": None}),
        ("{a={b=2, c={d=3}}, e=4}", {"a": {"b": "2", "c": {"d": "3"}}, "e": "4"}),
        ("{a=x, y, b=z=1}", {"a": "x, y", "b": "z=1"}),
        ("{a=x, other=y}", {"a": "x, other=y"}),
    ],
)
def test_only_known_names_begin_a_value(text: str, expected: Mapping[str, object]) -> None:
    """The form has no quotes, so commas and equals signs may be part of a value."""
    assert read_struct(text, frozenset("abcde")) == expected
