"""The accounts that use Security Hub, its administrator, and where findings come together."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.sources import UNCERTAIN, upstream
from sandbox.provider.steps import Call

SERVICE = "securityhub"
NOT_FOUND = "ResourceNotFoundException"
GONE = (NOT_FOUND, "InvalidAccessException: not subscribed to AWS Security Hub")

ACCOUNT = upstream("securityhub/account.go")
ADMINISTRATOR = upstream("securityhub/organization_admin_account.go")
CONFIGURATION = upstream("securityhub/organization_configuration.go")
AGGREGATOR = upstream("securityhub/finding_aggregator.go")

LOCAL = {"ConfigurationType": "LOCAL"}
LINKED = {"RegionLinkingMode": "$linkingMode", "Regions": "$specifiedRegions"}

ACCOUNT_TYPE = Resource(
    type="aws:securityhub/account:Account",
    service=SERVICE,
    id="{accountId}",
    create=(
        Call("EnableSecurityHub", out={"accountId": "={account}"}),
        Call("UpdateSecurityHubConfiguration"),
    ),
    read=(Call("DescribeHub", out={"arn": "HubArn"}),),
    update=(Call("UpdateSecurityHubConfiguration"),),
    delete=(Call("DisableSecurityHub"),),
    gone=GONE,
    replace_on={"enableDefaultStandards": ACCOUNT},
    defaults={
        "autoEnableControls": Default(value=True, source=ACCOUNT),
        "enableDefaultStandards": Default(value=True, source=ACCOUNT),
    },
    kept={"enableDefaultStandards": f"{ACCOUNT} (never read)"},
)

ADMINISTRATOR_TYPE = Resource(
    type="aws:securityhub/organizationAdminAccount:OrganizationAdminAccount",
    service=SERVICE,
    id="{adminAccountId}",
    create=(Call("EnableOrganizationAdminAccount"),),
    read=(
        Call(
            "ListOrganizationAdminAccounts",
            at="AdminAccounts[?AccountId=='{adminAccountId}'] | [0]",
        ),
    ),
    delete=(Call("DisableOrganizationAdminAccount"),),
    gone=("InvalidAccessException: is not the administrator",),
    replace_on={"adminAccountId": ADMINISTRATOR},
)

CONFIGURATION_TYPE = Resource(
    type="aws:securityhub/organizationConfiguration:OrganizationConfiguration",
    service=SERVICE,
    id="{accountId}",
    create=(Call("UpdateOrganizationConfiguration", out={"accountId": "={account}"}),),
    read=(Call("DescribeOrganizationConfiguration"),),
    update=(Call("UpdateOrganizationConfiguration"),),
    delete=(
        Call(
            "UpdateOrganizationConfiguration",
            {
                "AutoEnable": False,
                "AutoEnableStandards": "NONE",
                "OrganizationConfiguration": LOCAL,
            },
        ),
    ),
    remains="deletion makes it local, so that the aggregator and the administrator can go",
    gone=GONE,
    defaults={
        "organizationConfiguration": Default(
            {"configurationType": "LOCAL"},
            f"{CONFIGURATION}; {UNCERTAIN} whether it shows among the inputs",
        )
    },
)

AGGREGATOR_TYPE = Resource(
    type="aws:securityhub/findingAggregator:FindingAggregator",
    service=SERVICE,
    id="{arn}",
    create=(Call("CreateFindingAggregator", LINKED, out={"arn": "FindingAggregatorArn"}),),
    read=(
        Call(
            "GetFindingAggregator",
            {"FindingAggregatorArn": "$arn"},
            out={"linkingMode": "RegionLinkingMode", "specifiedRegions": "Regions"},
        ),
    ),
    update=(Call("UpdateFindingAggregator", {"FindingAggregatorArn": "$arn", **LINKED}),),
    delete=(Call("DeleteFindingAggregator", {"FindingAggregatorArn": "$arn"}),),
    gone=GONE,
    sets={"specifiedRegions": AGGREGATOR},
)

RESOURCES = (ACCOUNT_TYPE, ADMINISTRATOR_TYPE, CONFIGURATION_TYPE, AGGREGATOR_TYPE)
