"""Check fills in what pulumi-aws fills in, and says everything that is wrong at once."""

import dataclasses

import pytest

from sandbox.provider.check import DEFAULTS, check, faults_of
from sandbox.provider.registry import resource
from sandbox.provider.settings import Settings
from sandbox.provider.values import UNKNOWN

POLICY = resource("aws:organizations/policy:Policy")
ACCOUNT = resource("aws:organizations/account:Account")
UNIT = resource("aws:organizations/organizationalUnit:OrganizationalUnit")
SETTINGS = Settings(region="eu-central-1", default_tags={"managed-by": "pulumi", "owner": "all"})
SEED = b"seed"


@pytest.mark.parametrize(
    ("kind", "inputs", "expected"),
    [
        (UNIT, {"parentId": "r-1", "tags": {"a": "b"}}, []),
        (UNIT, {"parentId": UNKNOWN, "tags": UNKNOWN}, []),
        (UNIT, {}, ["parentId is missing: organizations.OrganizationalUnit cannot do without it"]),
        (
            UNIT,
            {"parentId": ["r-1"], "parent": "x", "tags": {"a": {}}},
            [
                "parentId: is array, and should be string",
                (
                    "parent is not a property of organizations.OrganizationalUnit; "
                    "it has name, parentId, tags"
                ),
                "tags.a: is object, and should be string",
            ],
        ),
        (
            ACCOUNT,
            {"email": "a@example.com", "createGovcloud": True},
            [
                (
                    "the sandbox does not serve organizations.Account.createGovcloud: "
                    "the sandbox has the partition aws only; remove it there"
                )
            ],
        ),
    ],
)
def test_faults_are_told_all_at_once(
    kind: object, inputs: dict[str, object], expected: list[str]
) -> None:
    """A missing, mistyped, misspelt or unserved property is named with what would be right."""
    assert dataclasses.is_dataclass(kind)
    assert [why for _, why in faults_of(kind, inputs)] == expected  # type: ignore[arg-type]


def test_a_secret_value_is_in_no_fault() -> None:
    """A fault tells the type of a value, never the value."""
    (fault,) = faults_of(UNIT, {"parentId": ["hush"]})
    assert "hush" not in fault[1]


def test_a_left_out_name_is_chosen_once() -> None:
    """The engine's seed makes a name the same in preview and update; then the old one stays."""
    first = check(POLICY, SETTINGS, "logs", {"content": "{}"}, {}, SEED)
    again = check(POLICY, SETTINGS, "logs", {"content": "{}"}, {}, SEED)
    later = check(POLICY, SETTINGS, "logs", {"content": "{}"}, first, b"another")
    assert first["name"].startswith("logs-")
    assert len(first["name"]) == len("logs-") + 7
    assert first["name"] == again["name"] == later["name"]
    assert first[DEFAULTS] == ["name", "type"]


def test_a_given_name_is_kept() -> None:
    """A name that the program gives is neither changed nor noted as a default."""
    found = check(POLICY, SETTINGS, "logs", {"content": "{}", "name": "mine"}, {}, SEED)
    assert found["name"] == "mine"
    assert "name" not in found[DEFAULTS]


def test_the_provider_adds_its_tags() -> None:
    """All tags are the provider's and, winning over them, the program's; without ignored ones."""
    settings = dataclasses.replace(SETTINGS, ignored_tag_keys=frozenset({"seen"}))
    tags = {"owner": "platform", "seen": "never"}
    found = check(UNIT, settings, "u", {"parentId": "r-1", "tags": tags}, {}, SEED)
    assert found["tagsAll"] == {"managed-by": "pulumi", "owner": "platform"}
    assert found["tags"] == tags


def test_tags_not_known_yet_leave_all_tags_unknown() -> None:
    """A preview does not promise tags that depend on something unmade."""
    inputs = {"parentId": "r-1", "tags": {"id": UNKNOWN}}
    assert check(UNIT, SETTINGS, "u", inputs, {}, SEED)["tagsAll"] is UNKNOWN


@pytest.mark.parametrize(
    ("content", "expected"),
    [({"a": ["b"]}, '{"a": ["b"]}'), ('{"a":1}', '{"a":1}'), ({"a": UNKNOWN}, {"a": UNKNOWN})],
)
def test_a_document_becomes_text(content: object, expected: object) -> None:
    """A JSON document given as an object is text as soon as all of it is known."""
    assert check(POLICY, SETTINGS, "p", {"content": content}, {}, SEED)["content"] == expected
