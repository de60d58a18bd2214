"""Amazon Inspector."""

from sandbox.provider.declare import Default, Resource
from sandbox.provider.sources import upstream
from sandbox.provider.steps import Call, Run, Work

SERVICE = "inspector2"

ADMINISTRATOR = upstream("inspector2/delegated_admin_account.go")
ENABLER = upstream("inspector2/enabler.go")
CONFIGURATION = upstream("inspector2/organization_configuration.go")

# What is scanned, by the name of its state in an account.
RESOURCE_TYPES = {
    "ec2": "EC2",
    "ecr": "ECR",
    "lambda": "LAMBDA",
    "lambdaCode": "LAMBDA_CODE",
    "codeRepository": "CODE_REPOSITORY",
}
ALL_TYPES = sorted(RESOURCE_TYPES.values())
OFF = {"ec2": False, "ecr": False, "lambda": False, "lambdaCode": False, "codeRepository": False}


def _switch(work: Work) -> dict[str, object]:
    """Scan the wanted types alone in the wanted accounts, and nothing in those left out."""
    accounts, types = (
        sorted(work.properties["accountIds"]),
        sorted(work.properties["resourceTypes"]),
    )
    work.call("Enable", accountIds=accounts, resourceTypes=types)
    others = [each for each in ALL_TYPES if each not in types]
    if others:
        work.call("Disable", accountIds=accounts, resourceTypes=others)
    removed = [each for each in work.old.get("accountIds", ()) if each not in accounts]
    if removed:
        work.call("Disable", accountIds=removed, resourceTypes=ALL_TYPES)
    return {"accounts": ":".join(accounts), "types": ":".join(types)}


def _scans(work: Work) -> dict[str, object] | None:
    """Accounts that are all switched off are no enabler any more."""
    accounts = work.properties.get("accountIds") or work.id.partition("-")[0].split(":")
    found = work.call("BatchGetAccountStatus", accountIds=accounts)["accounts"]
    enabled = [each for each in found if each["state"]["status"] == "ENABLED"]
    if not enabled:
        return None
    states = enabled[0]["resourceState"]
    return {
        "accountIds": [each["accountId"] for each in enabled],
        "resourceTypes": [
            resource_type
            for key, resource_type in RESOURCE_TYPES.items()
            if states.get(key, {}).get("status") == "ENABLED"
        ],
    }


ADMINISTRATOR_TYPE = Resource(
    type="aws:inspector2/delegatedAdminAccount:DelegatedAdminAccount",
    service=SERVICE,
    id="{accountId}",
    create=(Call("EnableDelegatedAdminAccount", {"delegatedAdminAccountId": "$accountId"}),),
    read=(
        Call(
            "ListDelegatedAdminAccounts",
            at="delegatedAdminAccounts[?accountId=='{accountId}'] | [0]",
            out={"relationshipStatus": "status"},
        ),
    ),
    delete=(Call("DisableDelegatedAdminAccount", {"delegatedAdminAccountId": "$accountId"}),),
    gone=("ResourceNotFoundException",),
    replace_on={"accountId": ADMINISTRATOR},
)

ENABLER_TYPE = Resource(
    type="aws:inspector2/enabler:Enabler",
    service=SERVICE,
    # Both sorted and joined by colons; the id stays what it was when either changes.
    id="{accounts}-{types}",
    create=(Run(_switch, sends=("accountIds", "resourceTypes")),),
    read=(Run(_scans, reads=("accountIds", "resourceTypes")),),
    update=(Run(_switch, sends=("accountIds", "resourceTypes")),),
    delete=(Call("Disable", {"accountIds": "$accountIds", "resourceTypes": ALL_TYPES}),),
    sets={"accountIds": ENABLER, "resourceTypes": ENABLER},
)

CONFIGURATION_TYPE = Resource(
    type="aws:inspector2/organizationConfiguration:OrganizationConfiguration",
    service=SERVICE,
    id="{accountId}",
    create=(Call("UpdateOrganizationConfiguration", out={"accountId": "={account}"}),),
    read=(Call("DescribeOrganizationConfiguration"),),
    update=(Call("UpdateOrganizationConfiguration"),),
    delete=(Call("UpdateOrganizationConfiguration", {"autoEnable": OFF}),),
    remains="deletion switches everything off",
    defaults=dict.fromkeys(
        ("autoEnable.codeRepository", "autoEnable.lambda", "autoEnable.lambdaCode"),
        Default(value=False, source=CONFIGURATION),
    ),
)

RESOURCES = (ADMINISTRATOR_TYPE, ENABLER_TYPE, CONFIGURATION_TYPE)
