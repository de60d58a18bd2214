"""Amazon GuardDuty: one detector in a region, and the organization's settings."""

from typing import Any

from moto.guardduty.models import guardduty_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.delegation import Delegation
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers, before

REFUSED = "BadRequestException"
DELEGATION = Delegation("guardduty.amazonaws.com", REFUSED)
INVALID_DETECTOR = (
    "The request is rejected because the input detectorId is not owned by the current account."
)


def detector(call: Call, detector_id: str) -> Any:  # noqa: ANN401 - moto's own detector
    """The detector.

    Raises:
        AwsError: The account has no such detector in this region.
    """
    found = guardduty_backends[call.account][call.region].detectors.get(detector_id)
    if found is None:
        raise AwsError(REFUSED, INVALID_DETECTOR)
    return found


@before("guardduty", "CreateDetector")
def region_has_no_detector(call: Call) -> None:
    """Refusal: moto makes any number of detectors. Source: quotas, GuardDuty User Guide: one."""
    if guardduty_backends[call.account][call.region].detectors:
        raise AwsError(
            REFUSED,
            "The request is rejected because a detector already exists for the current account.",
        )


@before("guardduty", "DeleteDetector", "GetDetector", "UpdateDetector")
def detector_is_there(call: Call) -> None:
    """Refusal: moto deletes what is not there."""
    detector(call, call.params["DetectorId"])


@answers("guardduty", "UpdateDetector")
def update_detector(call: Call) -> Answer:
    """Gap: moto replaces all features by those named; AWS changes those named."""
    changed = detector(call, call.params["DetectorId"])
    kept = list(changed.features)
    call.forward()
    named = _named(changed.features if "Features" in call.params else [])
    changed.features = list((_named(kept) | named).values())
    return {}


def _named(features: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {feature["name"]: feature for feature in features}


@answers("guardduty", "EnableOrganizationAdminAccount")
def enable_organization_admin_account(call: Call) -> Answer:
    """Gap: moto lets anybody name anybody, and tells Organizations nothing.

    AWS makes the administrator's detector. Source: "Permissions required to designate a delegated
    GuardDuty administrator account", GuardDuty User Guide.
    """
    administrator = call.params["AdminAccountId"]
    DELEGATION.enable(call, administrator)
    own = guardduty_backends[administrator][call.region]
    if not own.detectors:
        own.create_detector(
            enable=True, finding_publishing_frequency="", data_sources={}, tags={}, features=[]
        )
    return {}


@answers("guardduty", "DisableOrganizationAdminAccount")
def disable_organization_admin_account(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    DELEGATION.disable(call, call.params["AdminAccountId"])
    return {}


@answers("guardduty", "ListOrganizationAdminAccounts")
def list_organization_admin_accounts(call: Call) -> Answer:
    """Gap: moto's list is each account's own."""
    accounts = DELEGATION.administrators(call)
    return {"AdminAccounts": [{"AdminAccountId": a, "AdminStatus": "ENABLED"} for a in accounts]}


@answers("guardduty", "UpdateOrganizationConfiguration")
def update_organization_configuration(call: Call) -> Answer:
    """Gap: moto has no such operation. The settings are recorded; members are not enabled."""
    DELEGATION.require_administrator(call)
    detector(call, call.params["DetectorId"])
    configuration = call.table("organization_configuration")
    changes = {name: value for name, value in call.params.items() if name != "DetectorId"}
    features = {feature["Name"]: feature for feature in configuration.get("Features", [])}
    features |= {feature["Name"]: feature for feature in changes.pop("Features", [])}
    configuration.update(changes, Features=list(features.values()))
    return {}


@answers("guardduty", "DescribeOrganizationConfiguration")
def describe_organization_configuration(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    DELEGATION.require_administrator(call)
    detector(call, call.params["DetectorId"])
    begin = {"AutoEnableOrganizationMembers": "NONE", "MemberAccountLimitReached": False}
    configuration = {**begin, **call.table("organization_configuration")}
    automatic = configuration["AutoEnableOrganizationMembers"] in {"NEW", "ALL"}
    return {"AutoEnable": automatic, **configuration}


@answers("guardduty", "ListTagsForResource")
def list_tags_for_resource(call: Call) -> Answer:
    """Gap: moto keeps a detector's tags and does not list them."""
    return {"Tags": _tagged(call).tags}


@answers("guardduty", "TagResource")
def tag_resource(call: Call) -> Answer:
    """Gap: moto cannot change tags."""
    _tagged(call).tags.update(call.params["Tags"])
    return {}


@answers("guardduty", "UntagResource")
def untag_resource(call: Call) -> Answer:
    """Gap: moto cannot change tags."""
    for key in call.params["TagKeys"]:
        _tagged(call).tags.pop(key, None)
    return {}


def _tagged(call: Call) -> Any:  # noqa: ANN401 - moto's own detector
    return detector(call, call.params["ResourceArn"].partition(":detector/")[2])
