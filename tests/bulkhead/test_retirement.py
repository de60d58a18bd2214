"""What is removed last."""

from pathlib import Path

import pytest

from bulkhead.retirement import retired
from config import load

LANDING_ZONE = load(Path(__file__).parents[2] / "config")
SETS = dict.fromkeys(LANDING_ZONE.identity.permission_sets, "arn")
GROUPS = dict.fromkeys(LANDING_ZONE.identity.groups, "id")


@pytest.mark.parametrize(
    ("outputs", "due"),
    [
        ({}, []),
        ({"permission_set_arns": SETS, "group_ids": GROUPS}, []),
        (
            {"permission_set_arns": SETS | {"Old": "arn"}, "group_ids": GROUPS | {"gone": "id"}},
            [
                "urn:pulumi:organization::**aws:ssoadmin/permissionSet:PermissionSet::Old",
                "urn:pulumi:organization::**aws:identitystore/group:Group::gone",
            ],
        ),
    ],
)
def test_what_the_configuration_no_longer_names_goes_last(
    outputs: dict[str, dict[str, str]], due: list[str]
) -> None:
    """What stack `organization` has and the configuration does not is kept for the moment."""
    assert retired(LANDING_ZONE, outputs) == due
