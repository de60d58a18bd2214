"""The organization, its organizational units, its accounts and their delegated administration."""

from sandbox.provider.declare import Autoname, Default, Resource
from sandbox.provider.sources import AUTONAMED, NEVER_TOLD, UNCERTAIN, upstream
from sandbox.provider.steps import Call, Each, Tags, Wait

SERVICE = "organizations"

ORGANIZATION = upstream("organizations/organization.go")
ORGANIZATIONAL_UNIT = upstream("organizations/organizational_unit.go")
ACCOUNT = upstream("organizations/account.go")
DELEGATED_ADMINISTRATOR = upstream("organizations/delegated_administrator.go")

TAGS = Tags("ListTagsForResource", "TagResource", "UntagResource", {"ResourceId": "$id"})
NAME = Autoname("name", AUTONAMED)
PARENT = Call("ListParents", {"ChildId": "$id"}, out={"parentId": "Parents[0].Id"})
STEERS_DELETION = "says what deletion does"

TRUSTED_SERVICES = Each(
    "awsServiceAccessPrincipals",
    add=Call("EnableAWSServiceAccess", {"ServicePrincipal": "$item"}),
    remove=Call("DisableAWSServiceAccess", {"ServicePrincipal": "$item"}),
)
POLICY_TYPES = Each(
    "enabledPolicyTypes",
    add=Call("EnablePolicyType", {"RootId": "$roots[0].id", "PolicyType": "$item"}),
    remove=Call("DisablePolicyType", {"RootId": "$roots[0].id", "PolicyType": "$item"}),
)

ORGANIZATION_TYPE = Resource(
    type="aws:organizations/organization:Organization",
    service=SERVICE,
    id="{id}",
    create=(
        Call("CreateOrganization", out={"id": "Organization.Id"}),
        Call("ListRoots", out={"roots": "Roots"}),
        TRUSTED_SERVICES,
        POLICY_TYPES,
    ),
    read=(
        Call("DescribeOrganization", at="[Organization][?Id=='{id}'] | [0]"),
        Call(
            "ListAccounts",
            out={
                "nonMasterAccounts": "Accounts[?Id!='{masterAccountId}']",
                "masterAccountName": "Accounts[?Id=='{masterAccountId}'].Name | [0]",
            },
        ),
        Call(
            "ListRoots",
            out={"enabledPolicyTypes": "Roots[0].PolicyTypes[?Status=='ENABLED'].Type"},
        ),
        Call(
            "ListAWSServiceAccessForOrganization",
            out={"awsServiceAccessPrincipals": "EnabledServicePrincipals[].ServicePrincipal"},
        ),
    ),
    update=(TRUSTED_SERVICES, POLICY_TYPES),
    delete=(Call("DeleteOrganization"),),
    gone=("AWSOrganizationsNotInUseException",),
    replace_on={"featureSet": f"{ORGANIZATION} (from ALL; the way back would be an update)"},
    defaults={"featureSet": Default("ALL", ORGANIZATION)},
    sets={"awsServiceAccessPrincipals": ORGANIZATION, "enabledPolicyTypes": ORGANIZATION},
    unserved={"returnOrganizationOnly": "it only saves calls where the API is throttled"},
)

ORGANIZATIONAL_UNIT_TYPE = Resource(
    type="aws:organizations/organizationalUnit:OrganizationalUnit",
    service=SERVICE,
    id="{id}",
    create=(Call("CreateOrganizationalUnit", out={"id": "OrganizationalUnit.Id"}),),
    read=(
        Call(
            "DescribeOrganizationalUnit",
            {"OrganizationalUnitId": "$id"},
            at="OrganizationalUnit",
        ),
        PARENT,
        Call("ListAccountsForParent", {"ParentId": "$id"}),
    ),
    update=(Call("UpdateOrganizationalUnit", {"OrganizationalUnitId": "$id"}),),
    delete=(Call("DeleteOrganizationalUnit", {"OrganizationalUnitId": "$id"}),),
    gone=("OrganizationalUnitNotFoundException",),
    tags=TAGS,
    autoname=NAME,
    replace_on={"parentId": ORGANIZATIONAL_UNIT},
)

ACCOUNT_TYPE = Resource(
    type="aws:organizations/account:Account",
    service=SERVICE,
    id="{id}",
    create=(
        Call(
            "CreateAccount",
            {"AccountName": "$name"},
            out={"request": "CreateAccountStatus.Id"},
        ),
        Wait(
            Call(
                "DescribeCreateAccountStatus",
                {"CreateAccountRequestId": "$request"},
                out={"id": "CreateAccountStatus.AccountId"},
            ),
            state="CreateAccountStatus.State",
            good=("SUCCEEDED",),
            bad=("FAILED",),
            reason="CreateAccountStatus.FailureReason",
        ),
        Call("ListParents", {"ChildId": "$id"}, out={"madeIn": "Parents[0].Id"}),
        Call(
            "MoveAccount",
            {
                "AccountId": "$id",
                "SourceParentId": "$madeIn",
                "DestinationParentId": "$parentId",
            },
            when="parentId && parentId != madeIn",
        ),
    ),
    read=(Call("DescribeAccount", {"AccountId": "$id"}, at="Account"), PARENT),
    update=(
        Call(
            "MoveAccount",
            {
                "AccountId": "$id",
                "SourceParentId": "$old.parentId",
                "DestinationParentId": "$parentId",
            },
        ),
    ),
    delete=(
        Call("CloseAccount", {"AccountId": "$id"}, when="closeOnDeletion"),
        Call("RemoveAccountFromOrganization", {"AccountId": "$id"}, when="!closeOnDeletion"),
    ),
    gone=("AccountAlreadyClosedException", "AccountNotFoundException"),
    gone_when="status == 'SUSPENDED'",
    tags=TAGS,
    autoname=NAME,
    replace_on={
        "email": ACCOUNT,
        "iamUserAccessToBilling": ACCOUNT,
        "name": f"{UNCERTAIN}: terraform-provider-aws #42350 updates it in place since 2025, "
        "pulumi-aws #6242 of 2026 reports a replacement",
        "roleName": ACCOUNT,
    },
    defaults={"closeOnDeletion": Default(value=False, source=ACCOUNT)},
    kept={"iamUserAccessToBilling": f"{ACCOUNT} (never read)", "roleName": NEVER_TOLD},
    local={"closeOnDeletion": STEERS_DELETION},
    unserved={"createGovcloud": "the sandbox has the partition aws only"},
    absent={"govcloudId": "the sandbox has the partition aws only"},
)

DELEGATED_ADMINISTRATOR_TYPE = Resource(
    type="aws:organizations/delegatedAdministrator:DelegatedAdministrator",
    service=SERVICE,
    id="{accountId}/{servicePrincipal}",
    create=(Call("RegisterDelegatedAdministrator"),),
    read=(
        Call(
            "ListDelegatedAdministrators",
            at="DelegatedAdministrators[?Id=='{accountId}'] | [0]",
        ),
    ),
    delete=(Call("DeregisterDelegatedAdministrator"),),
    gone=("AccountNotRegisteredException",),
    replace_on={
        "accountId": DELEGATED_ADMINISTRATOR,
        "servicePrincipal": DELEGATED_ADMINISTRATOR,
    },
)

RESOURCES = (
    ORGANIZATION_TYPE,
    ORGANIZATIONAL_UNIT_TYPE,
    ACCOUNT_TYPE,
    DELEGATED_ADMINISTRATOR_TYPE,
)
