"""The organization's administrator and settings, and the aggregation of findings.

Gap: moto has the first in part, and refuses central configuration. Recorded; no member is enabled.
Source: API reference of UpdateOrganizationConfiguration; "Enabling central configuration", Security
Hub User Guide.
"""

from typing import Any
from uuid import uuid4

from moto.securityhub.models import securityhub_backends

from sandbox.emulator.call import Answer, Call
from sandbox.emulator.delegation import Delegation
from sandbox.emulator.errors import AwsError
from sandbox.emulator.registry import answers
from sandbox.emulator.services.securityhub.hub import open_hub
from sandbox.emulator.state import GLOBAL, Table

DELEGATION = Delegation("securityhub.amazonaws.com", "InvalidAccessException")
LOCAL = {"ConfigurationType": "LOCAL", "Status": "ENABLED", "StatusMessage": ""}


@answers("securityhub", "EnableOrganizationAdminAccount")
def enable_organization_admin_account(call: Call) -> Answer:
    """Gap: moto keeps the administrator for ever, past a reset, and in one region for all.

    AWS enables Security Hub for the administrator. Source: "Setting up AWS Security Hub", Security
    Hub User Guide.
    """
    administrator = call.params["AdminAccountId"]
    DELEGATION.enable(call, administrator)
    securityhub_backends[administrator][call.region].enable_security_hub()
    open_hub(call, administrator)
    return {"AdminAccountId": administrator}


@answers("securityhub", "DisableOrganizationAdminAccount")
def disable_organization_admin_account(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    DELEGATION.disable(call, call.params["AdminAccountId"])
    return {}


@answers("securityhub", "ListOrganizationAdminAccounts")
def list_organization_admin_accounts(call: Call) -> Answer:
    """Gap: moto has no such operation."""
    accounts = DELEGATION.administrators(call)
    return {"AdminAccounts": [{"AccountId": account, "Status": "ENABLED"} for account in accounts]}


@answers("securityhub", "UpdateOrganizationConfiguration")
def update_organization_configuration(call: Call) -> Answer:
    """Central configuration leaves nothing to AutoEnable and needs a home region."""
    DELEGATION.require_administrator(call)
    wanted = call.params.get("OrganizationConfiguration", LOCAL)
    automatic = call.params["AutoEnable"] or call.params.get("AutoEnableStandards") == "DEFAULT"
    if wanted["ConfigurationType"] == "CENTRAL":
        if automatic:
            raise AwsError(
                "InvalidInputException",
                "AutoEnable must be false and AutoEnableStandards NONE with central configuration.",
            )
        if not aggregators(call):
            raise AwsError(
                "InvalidInputException",
                "Central configuration needs a finding aggregator in the home region.",
            )
    call.table("organization_configuration").update(
        AutoEnable=call.params["AutoEnable"],
        AutoEnableStandards=call.params.get("AutoEnableStandards", "DEFAULT"),
        OrganizationConfiguration={**wanted, "Status": "ENABLED"},
    )
    return {}


@answers("securityhub", "DescribeOrganizationConfiguration")
def describe_organization_configuration(call: Call) -> Answer:
    """Only the administrator may ask."""
    DELEGATION.require_administrator(call)
    begin = {
        "AutoEnable": False,
        "AutoEnableStandards": "DEFAULT",
        "MemberAccountLimitReached": False,
        "OrganizationConfiguration": LOCAL,
    }
    return {**begin, **call.table("organization_configuration")}


def aggregators(call: Call) -> Table:
    """The account's finding aggregator by its ARN: none or one, whatever the region."""
    return call.table("aggregators", region=GLOBAL)


@answers("securityhub", "CreateFindingAggregator")
def create_finding_aggregator(call: Call) -> Answer:
    """Make the call's region the home region; an account has one."""
    if aggregators(call):
        raise AwsError("LimitExceededException", "The account has a finding aggregator already.")
    arn = f"arn:aws:securityhub:{call.region}:{call.account}:finding-aggregator/{uuid4()}"
    aggregators(call)[arn] = {"FindingAggregatorArn": arn, "FindingAggregationRegion": call.region}
    return _linked(call, aggregators(call)[arn])


@answers("securityhub", "UpdateFindingAggregator")
def update_finding_aggregator(call: Call) -> Answer:
    """Link other regions."""
    return _linked(call, _aggregator(call))


@answers("securityhub", "GetFindingAggregator")
def get_finding_aggregator(call: Call) -> Answer:
    """One aggregator."""
    return _aggregator(call)


@answers("securityhub", "ListFindingAggregators")
def list_finding_aggregators(call: Call) -> Answer:
    """The account's aggregator."""
    return {"FindingAggregators": [{"FindingAggregatorArn": arn} for arn in aggregators(call)]}


@answers("securityhub", "DeleteFindingAggregator")
def delete_finding_aggregator(call: Call) -> Answer:
    """Stop aggregating."""
    del aggregators(call)[_aggregator(call)["FindingAggregatorArn"]]
    return {}


def _linked(call: Call, aggregator: dict[str, Any]) -> dict[str, Any]:
    aggregator["RegionLinkingMode"] = call.params["RegionLinkingMode"]
    aggregator["Regions"] = call.params.get("Regions", [])
    return aggregator


def _aggregator(call: Call) -> dict[str, Any]:
    arn = call.params["FindingAggregatorArn"]
    found: dict[str, Any] | None = aggregators(call).get(arn)
    if found is None:
        raise AwsError("ResourceNotFoundException", f"Finding aggregator {arn} was not found.")
    return found
