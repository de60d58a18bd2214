"""Tags of the request, and keys that CloudTrail was told to record."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulkhead.evaluator import Outcome, decide_guardrails
from bulkhead.evaluator.context import State
from bulkhead.replay.authorisations import authorisations_of
from bulkhead.replay.context import RecordedKeys
from bulkhead.replay.requests import requests_of
from tests.bulkhead.replay.builders import Json, caller, deny, event, organization, place

UNKNOWN = "not known"
TAGS: Json = {"tags": [{"key": "Team", "value": "core"}, {"key": "stage", "value": "dev"}]}
LAUNCH_TAGS: Json = {
    "tagSpecificationSet": {
        "items": [{"resourceType": "instance", "tags": [{"key": "Team", "value": "core"}]}]
    }
}
BUCKET = "arn:aws:s3:::b"


def _keys(call: str, parameters: Json | None, **fields: object) -> list[RecordedKeys]:
    asked = event(call, requestParameters=parameters, **fields)
    who = caller(asked)
    found = authorisations_of(asked, who, place(asked))
    return [RecordedKeys(asked, who, each) for each in found]


@pytest.mark.parametrize(
    ("call", "parameters", "key", "expected"),
    [
        ("iam:CreateRole", TAGS, "aws:requesttag/team", ("core",)),
        ("iam:CreateRole", TAGS, "aws:requesttag/owner", None),
        ("iam:CreateRole", TAGS, "aws:tagkeys", ("Team", "stage")),
        ("iam:CreateRole", {"roleName": "r"}, "aws:tagkeys", None),
        ("iam:CreateRole", None, "aws:tagkeys", UNKNOWN),
        ("kms:CreateKey", {"tags": [{"tagKey": "a", "tagValue": "b"}]}, "aws:requesttag/a", ("b",)),
        ("lambda:CreateFunction20150331", {"tags": {"a": "b"}}, "aws:requesttag/a", ("b",)),
        (
            "ec2:CreateTags",
            {"tagSet": {"items": [{"key": "a", "value": "b"}]}},
            "aws:requesttag/a",
            ("b",),
        ),
        ("glue:CreateJob", {"tags": {"a": "b"}}, "aws:requesttag/a", UNKNOWN),
    ],
)
def test_tags_of_the_request_are_its_keys(
    call: str, parameters: Json | None, key: str, expected: State
) -> None:
    """In any case of letters; not known where the service's shape is not in the table."""
    assert {keys.get(key, UNKNOWN) for keys in _keys(call, parameters)} == {expected}


def test_tags_of_a_launch_belong_to_one_type_of_resource() -> None:
    """The instance gets its tags, the volume none."""
    instance, _, volume = _keys("ec2:RunInstances", LAUNCH_TAGS)
    assert instance.get("aws:requesttag/team") == ("core",)
    assert volume.get("aws:requesttag/team") is None
    assert "aws:requesttag/team" in volume


@pytest.mark.parametrize(
    ("context", "key", "expected"),
    [
        ({"requestContext": {"aws:SourceVpc": "vpc-1"}}, "aws:sourcevpc", ("vpc-1",)),
        ({"requestContext": {"aws:PrincipalArn": "arn:x"}}, "aws:principalarn", ("arn:x",)),
        ({"requestContext": {}}, "aws:principaltag/team", UNKNOWN),
        ({"tagContext": {"principalTags": {"Team": "core"}}}, "aws:principaltag/team", ("core",)),
        (
            {"tagContext": {"resourceTags": [{"arn": BUCKET, "tags": {"stage": "dev"}}]}},
            "aws:resourcetag/stage",
            ("dev",),
        ),
        (
            {"tagContext": {"resourceTags": [{"arn": "arn:other", "tags": {"stage": "dev"}}]}},
            "aws:resourcetag/stage",
            UNKNOWN,
        ),
        ("not an object", "aws:sourcevpc", None),
    ],
)
def test_key_that_cloudtrail_recorded_is_known(context: object, key: str, expected: State) -> None:
    """What CloudTrail added wins; what it was not told to add stays as it was."""
    (keys,) = _keys("s3:PutBucketPolicy", {"bucketName": "b"}, eventContext=context)
    assert keys.get(key, UNKNOWN) == expected


CONDITIONS = st.sampled_from(
    [
        {"StringEquals": {"aws:PrincipalTag/a": "x"}},
        {"StringNotEquals": {"aws:PrincipalTag/a": "x"}},
        {"StringNotEqualsIfExists": {"aws:PrincipalTag/b": "y"}},
        {"Null": {"aws:PrincipalTag/b": "true"}},
        {"StringEquals": {"aws:PrincipalTag/a": "${aws:PrincipalTag/b}"}},
    ]
)
TAG_VALUES = st.dictionaries(st.sampled_from("ab"), st.sampled_from("xy"))


@given(st.lists(CONDITIONS, min_size=1, max_size=3), TAG_VALUES, TAG_VALUES)
def test_adding_keys_only_makes_answers_more_definite(
    conditions: list[Json], some: Mapping[str, str], more: Mapping[str, str]
) -> None:
    """A record with more keys confirms a definite answer, or decides what was open."""
    nodes = organization(*(deny(Sid=f"S{n}", Condition=c) for n, c in enumerate(conditions)))

    def outcome(tags: Mapping[str, str]) -> Outcome:
        asked = event(eventContext={"tagContext": {"principalTags": tags}})
        (request,) = requests_of(asked, caller(asked))
        return decide_guardrails(request, nodes).outcome

    before, after = outcome(some), outcome({**more, **some})
    assert before in {Outcome.UNDETERMINED, after}
