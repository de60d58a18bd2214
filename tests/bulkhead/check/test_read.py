"""What Pulumi writes down of a stack, in each of its forms, is read as the engine would tell it."""

import json
from typing import Any

import pytest

from bulkhead.check.read import read
from policies.controls import UNKNOWN, Resource

BUCKET = "aws:s3/bucket:Bucket"
BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"
PREFIX = "urn:pulumi:dev::team"
BUCKET_URN, BLOCK_URN = f"{PREFIX}::{BUCKET}::orders", f"{PREFIX}::{BLOCK}::orders"
PROVIDER_URN = f"{PREFIX}::pulumi:providers:aws::default_7_51_1"
SIGNATURE = "4dabf18193072939515e22adb298388d"
SECRET = {SIGNATURE: "1b47061264138c4ac30d75fd1eb44270"}
UNKNOWN_MARK = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"

STATES: list[dict[str, Any]] = [
    {
        "urn": PROVIDER_URN,
        "type": "pulumi:providers:aws",
        "id": "1a2b",
        "inputs": {"region": "eu-west-1"},
    },
    {
        "urn": BUCKET_URN,
        "type": BUCKET,
        "id": "orders-1",
        "inputs": {"forceDestroy": True},
        "outputs": {"bucket": "orders-1"},
        "provider": f"{PROVIDER_URN}::1a2b",
        "sourcePosition": "project:///__main__.py#12,0",
    },
    {
        "urn": BLOCK_URN,
        "type": BLOCK,
        "inputs": {"bucket": "orders-1"},
        "outputs": {"bucket": "orders-1"},
        "propertyDependencies": {"bucket": [BUCKET_URN]},
    },
    {"urn": f"{PREFIX}::{BUCKET}::old", "type": BUCKET, "inputs": {}, "delete": True},
]
FORMS: dict[str, dict[str, Any]] = {
    "export": {"version": 3, "deployment": {"manifest": {}, "resources": STATES}},
    "checkpoint": {"version": 3, "checkpoint": {"stack": "s", "latest": {"resources": STATES}}},
    "deployment": {"manifest": {}, "resources": STATES},
    "preview": {
        "steps": [
            *({"op": "same", "newState": state} for state in STATES[:-1]),
            {"op": "delete", "oldState": STATES[-1]},
        ],
        "changeSummary": {"same": 3, "delete": 1},
    },
    "events": {
        "events": [
            {
                "sequence": number,
                "resourcePreEvent": {"metadata": {"urn": state["urn"], "new": state}},
            }
            for number, state in enumerate(STATES[:-1])
        ]
    },
}


def inputs_of(text: str) -> dict[str, Resource]:
    """The resources that are read, by name and type."""
    reading = read(text, "stack.json")
    assert reading.problems == []
    return {each.inputs.type: each.inputs for each in reading.subjects}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_tells_the_same(form: str) -> None:
    """A state, a preview and events give the same inputs, references and region."""
    found = inputs_of(json.dumps(FORMS[form], indent=2))

    assert found[BUCKET].inputs == {"region": "eu-west-1", "forceDestroy": True}
    assert found[BUCKET].urn == BUCKET_URN
    assert found[BLOCK].depends_on == {"bucket": (BUCKET_URN,)}
    assert len(found) == len(STATES) - 1


def test_event_log_is_lines() -> None:
    """The engine's log has an event on each line; those that are of no resource are passed over."""
    events: list[object] = [{"sequence": 99, "timestamp": 1, "preludeEvent": {"config": {}}}]
    events += FORMS["events"]["events"]

    found = inputs_of("\n".join(map(json.dumps, events)))

    assert found[BUCKET].inputs["region"] == "eu-west-1"


def test_outputs_are_what_whole_stacks_are_checked_with() -> None:
    """Checks of a stack read outputs, and the id that Pulumi keeps beside them."""
    [bucket] = [
        each.outputs
        for each in read(json.dumps(FORMS["export"]), "-").subjects
        if each.inputs.type == BUCKET
    ]

    assert bucket.inputs == {"id": "orders-1", "bucket": "orders-1"}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({**SECRET, "ciphertext": "v1:abc"}, UNKNOWN),
        ({**SECRET, "plaintext": '"hunter2"'}, "hunter2"),
        ({**SECRET, "plaintext": '{"a": 1'}, UNKNOWN),
        ({**SECRET, "plaintext": f'"{UNKNOWN_MARK}"'}, UNKNOWN),
        ("[secret]", UNKNOWN),
    ],
)
def test_secrets_are_set_and_known_as_secrets(given: object, wanted: object) -> None:
    """A secret is a value, known only where it was exported in plain text."""
    state = {"type": BUCKET, "urn": BUCKET_URN, "inputs": {"a": [{"b": given}]}}

    [bucket] = inputs_of(json.dumps({"resources": [state]})).values()

    assert bucket.get("a.b") == wanted
    assert bucket.secrets == frozenset({"a[0].b"})


def test_lines_and_events_do_not_show_what_is_secret() -> None:
    """Of JSON lines nobody says that a value without a mark is no secret."""
    [bucket] = inputs_of(json.dumps({"type": BUCKET, "name": "orders", "props": {}})).values()

    assert bucket.secrets is None


def test_output_values_are_unwrapped() -> None:
    """What the SDK wraps for the engine is what it wraps; without a value it is unknown."""
    wrapper = {SIGNATURE: "d0e6a833031e9bbcd3f4e8bde6ca49a4"}
    props = {"known": {**wrapper, "value": [1]}, "not": wrapper, "mark": UNKNOWN_MARK}

    [bucket] = inputs_of(json.dumps({"type": BUCKET, "name": "a", "props": props})).values()

    assert bucket.inputs == {"known": [1], "not": UNKNOWN, "mark": UNKNOWN}


def test_a_bad_line_is_told_and_the_rest_read() -> None:
    """Each line that is no resource is named by its number; the others count."""
    lines = [
        '{"type": "aws:s3/bucket:Bucket", "name": "a", "props": {}}',
        "",
        "{nonsense",
        "[1]",
        '{"type": 3, "name": "b"}',
        '{"type": "aws:s3/bucket:Bucket", "name": "c", "props": [1]}',
        '{"type": "aws:s3/bucket:Bucket", "name": "d"}',
    ]

    reading = read("\n".join(lines), "team.jsonl")

    assert [each.name for each in reading.subjects] == ["a", "d"]
    assert [problem.split(":")[1] for problem in reading.problems] == ["3", "4", "5", "6"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "stack.json: empty"),
        ("\n\n", "stack.json: empty"),
        ('{\n  "deployment": {\n    oops', "stack.json:3: column 5: not JSON"),
        ('{"foo": 1}', "stack.json: holds foo, none of deployment"),
        ("[3]", "stack.json: [0]: int where a resource belongs"),
        ("[" * 100_000, "nested too deeply"),
        ("3", "stack.json:1: int where a resource belongs"),
    ],
)
def test_what_is_no_stack_is_a_problem(text: str, said: str) -> None:
    """Whatever the file holds, the problem says where, what, and what would be right."""
    reading = read(text, "stack.json")

    assert not reading.subjects
    assert said in reading.problems[0]


@pytest.mark.parametrize(
    "text",
    [
        '{"version": 3, "deployment": {"manifest": {}}}',
        '{"version": 3, "checkpoint": {"stack": "s", "latest": null}}',
        '{"steps": [], "changeSummary": {}}',
        '{"sequence": 1, "timestamp": 1, "summaryEvent": {}}',
        "[]",
    ],
)
def test_nothing_to_check_is_said(text: str) -> None:
    """A stack without resources is no mistake, and does not look like one that was checked."""
    reading = read(text, "stack.json")

    assert (reading.subjects, reading.problems) == ([], [])
    assert reading.notes == ["stack.json: no resource is in it, so nothing was checked"]


def test_a_preview_without_what_stays_is_not_a_whole_stack() -> None:
    """Unchanged resources that a preview leaves out could be what a check of the stack asks for."""
    preview = {"steps": [{"op": "create", "newState": STATES[1]}], "changeSummary": {"same": 4}}

    reading = read(json.dumps(preview), "preview.json")

    assert not reading.whole
    assert "--show-sames" in reading.notes[0]


def test_resources_without_urns_are_told_apart() -> None:
    """Two lines of one type and name are two resources, and each has its name as id."""
    line = json.dumps({"type": BUCKET, "name": "a", "props": {}})

    first, second = read(f"{line}\n{line}", "-").subjects

    assert first.inputs.urn != second.inputs.urn
    assert (second.label, second.outputs.inputs["id"]) == ("a", "a")
