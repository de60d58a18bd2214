"""Amazon Macie."""

from sandbox.provider.declare import Resource
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call

SERVICE = "macie2"
NOT_FOUND = "ResourceNotFoundException"

ADMINISTRATOR = upstream("macie2/organization_admin_account.go")

ACCOUNT_TYPE = Resource(
    type="aws:macie2/account:Account",
    service=SERVICE,
    id="{accountId}",
    create=(Call("EnableMacie", out={"accountId": "={account}"}),),
    read=(Call("GetMacieSession"),),
    update=(Call("UpdateMacieSession"),),
    delete=(Call("DisableMacie"),),
    gone=(NOT_FOUND, "AccessDeniedException: Macie is not enabled"),
)

ADMINISTRATOR_TYPE = Resource(
    type="aws:macie2/organizationAdminAccount:OrganizationAdminAccount",
    service=SERVICE,
    id="{adminAccountId}",
    create=(Call("EnableOrganizationAdminAccount"),),
    read=(
        Call(
            "ListOrganizationAdminAccounts",
            at="adminAccounts[?accountId=='{adminAccountId}'] | [0]",
        ),
    ),
    delete=(Call("DisableOrganizationAdminAccount"),),
    gone=(NOT_FOUND,),
    replace_on={"adminAccountId": ADMINISTRATOR},
)

CONFIGURATION_TYPE = Resource(
    type="aws:macie2/organizationConfiguration:OrganizationConfiguration",
    service=SERVICE,
    # The upstream resource has no id. pulumi-aws takes it from the property autoEnable, which is
    # no text, and then falls back to this word: provider/computed_ids.go of pulumi-aws.
    id="id",
    create=(Call("UpdateOrganizationConfiguration"),),
    read=(Call("DescribeOrganizationConfiguration"),),
    update=(Call("UpdateOrganizationConfiguration"),),
    no_delete="pulumi-aws deletes nothing: what was set stays set",
    gone=(
        NOT_FOUND,
        "AccessDeniedException: you must be the Macie administrator for an organization",
    ),
)

RESOURCES = (ACCOUNT_TYPE, ADMINISTRATOR_TYPE, CONFIGURATION_TYPE)
