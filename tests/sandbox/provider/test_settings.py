"""Provider settings are understood or refused, never ignored."""

import json

import pytest

from sandbox.provider.settings import Role, faults_of, parse

ROLE = "arn:aws:iam::111111111111:role/deploy"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"region": "eu-west-1", "skipRegionValidation": "true", "version": "7.51.1"}, []),
        ({"assumeRoles": json.dumps([{"roleArn": ROLE, "sessionName": "s"}])}, []),
        ({"insecure": "false", "profile": ""}, []),
        ({"regoin": "eu-west-1"}, ["regoin is not a setting of the provider"]),
        (
            {"profile": "mine"},
            ["the sandbox does not serve the provider setting profile; remove it there"],
        ),
        (
            {"assumeRoles": json.dumps([{"sourceIdentity": "me"}])},
            [
                "assumeRoles: each role needs a roleArn",
                "the sandbox does not serve assumeRoles.sourceIdentity; remove it there",
            ],
        ),
        (
            {"defaultTags": json.dumps({"tags": ["a"]})},
            ["defaultTags.tags: is array, and should be map"],
        ),
    ],
)
def test_a_setting_that_is_not_served_is_named(
    settings: dict[str, str], expected: list[str]
) -> None:
    """A misspelt, mistyped or unserved setting is a fault that names it."""
    assert [why for _, why in faults_of(settings)] == expected


def test_nested_settings_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Roles, tags and endpoints arrive as JSON text and mean what they say."""
    monkeypatch.setenv("AWS_REGION", "eu-west-3")
    found = parse(
        {
            "assumeRoles": json.dumps([{"roleArn": ROLE, "externalId": "x", "duration": "15m"}]),
            "defaultTags": json.dumps({"tags": {"owner": "platform"}}),
            "ignoreTags": json.dumps({"keys": ["seen"], "keyPrefixes": ["auto:"]}),
            "endpoints": json.dumps([{"s3": "http://127.0.0.1:1"}]),
        }
    )
    assert found.region == "eu-west-3"
    assert found.roles == (Role(ROLE, external_id="x", duration="15m"),)
    assert found.default_tags == {"owner": "platform"}
    assert found.endpoints == {"s3": "http://127.0.0.1:1"}
    ignored = [key for key in ("seen", "auto:x", "aws:y", "owner") if found.ignores_tag(key)]
    assert ignored == ["seen", "auto:x", "aws:y"]


def test_secrets_are_not_shown() -> None:
    """The settings of a provider can be logged without their keys."""
    assert "hush" not in repr(parse({"accessKey": "a", "secretKey": "hush", "token": "hush"}))
